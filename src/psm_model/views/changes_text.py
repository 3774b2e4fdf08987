"""render_changes: the changes between two registers, as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from psm_model.entities.register import PLACES
from psm_model.errors import safe_repr
from psm_model.i18n import VOCABULARY, Bilingual, Language, format_count
from psm_model.style import PLAIN, Style, TerminalStyle

from .change import Change, Changes
from .columns import NARROWEST, shorten, wrap

__all__ = ["render_changes"]

_NONE: Final = Bilingual("no changes", "tidak ada perubahan")
_OTHERS: Final = Bilingual("members, decrees and sources", "anggota, SK, dan sumber")
_MARKS: Final = {"+": Style.GREEN, "-": Style.RED, "~": Style.YELLOW}
_FEW: Final = 3  # as many new or removed entities of a kind have a line each; more share a sentence.
_TOGETHER: Final = {
    "+": Bilingual("{count} are new: {ids}", "{count} baru: {ids}"),
    "-": Bilingual("{count} were removed: {ids}", "{count} dihapus: {ids}"),
}
_NOUNS: Final = {place: VOCABULARY["entity"][word] for place, word in PLACES.values()}
_RECORD: Final = Bilingual("changes of the record:", "perubahan catatan:")


def render_changes(
    changes: Changes, *, language: Language = "en", width: int = 80, style: TerminalStyle = PLAIN
) -> str:
    """Render changes as text, by organisation: events first, then changes of the record.

    A plus marks additions, a minus removals, a tilde changes; with colours they are green, red and yellow. More than
    three new or removed entities of a kind share a sentence. No line is wider than the width, and unprintable
    characters are escaped.

    >>> from psm_model.views.changes import compare_registers
    >>> renamed = attrs.evolve(ipsm, name="IPSM Lain")
    >>> print(render_changes(compare_registers(Register.of(ipsm), Register.of(kasmad, renamed))))
    IPSM Lain (o)
      ~ organisation 'o' is called 'IPSM Lain' (before: 'IPSM Contoh')
    <BLANKLINE>
    members, decrees and sources
      + member 'm' is new

    Raises:
        ValueError: the width is less than 40, or the language is not supported.
    """
    if width < NARROWEST:
        raise ValueError(f"expected a width of at least {NARROWEST} columns, got {width}")
    names = dict(changes.names)
    groups: dict[str | None, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.organisation_id, []).append(change)
    blocks = []
    for organisation_id, concerned in groups.items():
        if organisation_id is None:
            heading = _OTHERS.translate(language)
        else:
            name, shown_id = names.get(organisation_id), shorten(organisation_id)
            heading = shown_id if name is None else f"{shorten(name)} ({shown_id})"
        lines = [style.apply(Style.BOLD, line) for line in wrap(heading, width)]
        lines += _format_lines((change for change in concerned if change.is_event), language, width, style)
        corrections = [change for change in concerned if not change.is_event]
        if corrections:
            lines += [f"  {style.apply(Style.FAINT, line)}" for line in wrap(_RECORD.translate(language), width - 2)]
            lines += _format_lines(corrections, language, width, style)
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) or _NONE.translate(language)


def _format_lines(changes: Iterable[Change], language: Language, width: int, style: TerminalStyle) -> list[str]:
    lines = []
    for mark, sentence in _iter_sentences(changes, language):
        shown = style.apply(_MARKS[mark], mark)
        for line in wrap(sentence, width - 4):
            lines.append(f"  {shown} {line}")
            shown = " "
    return lines


def _iter_sentences(changes: Iterable[Change], language: Language) -> Iterator[tuple[str, str]]:
    """Yield the mark and the sentence of each change; one sentence for several new or removed entities of a kind."""
    for (mark, place), group in groupby(changes, _find_group):
        alike = list(group)
        if place is None or len(alike) <= _FEW:
            yield from ((mark, change.to_sentence(language=language)) for change in alike)
        else:
            count = format_count(len(alike), _NOUNS[place], language=language)
            ids = ", ".join(safe_repr(change.ids[0]) for change in alike)
            yield mark, _TOGETHER[mark].translate(language).format(count=count, ids=ids)


def _find_group(change: Change) -> tuple[str, str | None]:
    """Return the mark of a change, and the list of an entity whose sentence says only that it is new or removed."""
    mark = "+" if change.old_path is None else "-" if change.new_path is None else "~"
    path = change.old_path or change.new_path or ""
    _, place, *rest = path.split("/")
    is_whole_entity = len(rest) == 1 and [name for name, _ in change.param_items] == ["what"]
    return mark, place if is_whole_entity and mark in _TOGETHER else None
