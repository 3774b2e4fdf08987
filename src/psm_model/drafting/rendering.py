"""Drafts beside their texts, for reading and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from psm_model.formats.json import dumps
from psm_model.formats.offsets import lines_and_columns
from psm_model.i18n import Bilingual, Language
from psm_model.style import Style
from psm_model.text import display_width, escape, truncate

from ._fact_words import describe_fact
from ._missing_facts import iter_missing
from ._personal_numbers import hide_numbers
from .drafted import Basis, Draft, DraftedFact, UnresolvedReason

__all__ = ["render_draft", "render_draft_json"]

_WIDTH: Final = 120
_SHARE: Final = 0.55
"""The share of the width that the text takes."""
_GAP: Final = " | "
_SHORTEST: Final = 20
_NOTHING: Final = Bilingual("Nothing was read.", "Tidak ada yang terbaca.")
_LEGEND: Final = Bilingual(
    "The words in brackets support the facts beside them; ~ marks what follows from them without being stated.",
    "Kata dalam kurung siku mendukung fakta di sampingnya; ~ menandai yang disimpulkan, tidak dinyatakan.",
)
_LEGEND_COLOUR: Final = Bilingual(
    "The coloured words support the facts beside them; ~ marks what follows from them without being stated.",
    "Kata berwarna mendukung fakta di sampingnya; ~ menandai yang disimpulkan, tidak dinyatakan.",
)
_UNRESOLVED: Final = Bilingual("Not in the draft:", "Tidak masuk draf:")
_TO_FILL_IN: Final = Bilingual("To fill in by hand:", "Untuk diisi sendiri:")
_REASONS: Final = {
    UnresolvedReason.DAY_DEPENDS: Bilingual(
        "a day that needs the day of publication, or contradicts it or its weekday",
        "hari yang bergantung pada tanggal terbit, atau bertentangan dengannya atau dengan nama harinya",
    ),
    UnresolvedReason.NO_SUCH_DAY: Bilingual("a day that does not exist", "hari yang tidak ada dalam kalender"),
    UnresolvedReason.LEVEL_UNKNOWN: Bilingual(
        "an organisation whose level the text does not say", "organisasi yang tingkatnya tidak disebut"
    ),
    UnresolvedReason.NO_ORGANISATION: Bilingual(
        "no organisation that it belongs to was found", "organisasi yang memilikinya tidak ditemukan"
    ),
    UnresolvedReason.PERIOD_CONTRADICTS: Bilingual(
        "a term that ends before it starts", "masa bakti yang berakhir sebelum dimulai"
    ),
    UnresolvedReason.OTHER_BODY: Bilingual("a post in another body", "jabatan di badan lain"),
    UnresolvedReason.BOARD_UNCLEAR: Bilingual(
        "a post on one of several boards, and it is not clear which",
        "jabatan di salah satu dari beberapa kepengurusan, tidak jelas yang mana",
    ),
    UnresolvedReason.LINE_UNREAD: Bilingual(
        "a line of a list of officers that could not be read", "baris susunan pengurus yang tidak terbaca"
    ),
    UnresolvedReason.PERSONAL_NUMBER: Bilingual(
        "a number that may be a person's", "nomor yang mungkin milik seseorang"
    ),
    UnresolvedReason.DUPLICATE: Bilingual("a post that the draft already has", "jabatan yang sudah ada dalam draf"),
}


def render_draft(
    text: str, drafted: Draft, *, language: Language = "en", width: int | None = None, colour: bool = False
) -> str:
    """Return a text with marks on the words that support facts, and the facts beside them.

    Below them are the unresolved words and what to fill in by hand. Personal numbers, such as telephone numbers, are
    hidden, and characters that a terminal would not print are escaped.

    Args:
        text: The text.
        drafted: Its draft.
        language: The language of the words around it.
        width: The number of columns; None for 120.
        colour: Whether to mark words with colours of a terminal instead of brackets.
    """
    columns = _WIDTH if width is None else width
    legend = _LEGEND_COLOUR if colour else _LEGEND
    parts = [legend.translate(language) if drafted.facts else _NOTHING.translate(language)]
    parts.append("\n".join(_iter_rows(text, drafted, columns, language, colour=colour)))
    unresolved = [*_iter_unresolved(text, drafted, language)]
    if unresolved:
        parts.append("\n".join([_UNRESOLVED.translate(language), *unresolved]))
    missing = [*iter_missing(drafted, language)]
    if missing:
        parts.append("\n".join([_TO_FILL_IN.translate(language), *(f"  - {escape(line)}" for line in missing)]))
    return "\n\n".join(parts)


def render_draft_json(drafted: Draft) -> str:
    """Return a draft as a JSON document: the register, the facts with their spans, and the unresolved words.

    Offsets are counted in characters (Unicode code points).
    """
    document = {
        "psm_draft": 1,
        "register": json.loads(dumps(drafted.register)),
        "facts": [
            {"pointer": fact.pointer, "basis": fact.basis.value, "spans": [list(span) for span in fact.spans]}
            for fact in drafted.facts
        ],
        "unresolved": [{"reason": item.reason.value, "span": list(item.span)} for item in drafted.unresolved],
        "made_ids": list(drafted.made_ids),
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _iter_rows(text: str, drafted: Draft, columns: int, language: Language, *, colour: bool) -> Iterator[str]:
    """Yield the lines of the text, each with the facts that begin in it."""
    shown = hide_numbers(text)
    marked = {at for fact in drafted.facts for span in fact.spans for at in range(*span)}
    left = max(int(columns * _SHARE), _SHORTEST)
    right = max(columns - left - len(_GAP), _SHORTEST)
    facts = sorted(drafted.facts, key=lambda fact: fact.spans[0])
    position = 0
    offset = 0
    for line in shown.splitlines(keepends=True):
        end = offset + len(line)
        beside = []
        while position < len(facts) and facts[position].spans[0][0] < end:
            beside.append(_format_fact(facts[position], drafted, right, language))
            position += 1
        stop = offset + len(line.rstrip("\r\n"))
        rows = [*_wrap(shown, offset, stop, left, marked)] or [(offset, offset)]
        for number in range(max(len(rows), len(beside))):
            words = _mark(shown, *rows[number], marked, colour=colour) if number < len(rows) else ("", 0)
            fact = beside[number] if number < len(beside) else ""
            yield (words[0] + " " * max(left - words[1], 0) + _GAP + fact).rstrip() if fact else words[0].rstrip()
        offset = end


def _wrap(text: str, start: int, stop: int, width: int, marked: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the rows of a line, as wide as a column at most unless a word is longer."""
    row = start
    last = start
    for word in re.finditer(r"\S+", text[start:stop]):
        begin, end = start + word.start(), start + word.end()
        if last > row and _mark(text, row, end, marked, colour=False)[1] > width:
            yield row, last
            row = begin
        last = end
    if last > row:
        yield row, last


def _mark(text: str, start: int, stop: int, marked: set[int], *, colour: bool) -> tuple[str, int]:
    """Return the words of a row with marks, and their width."""
    pieces = []
    at = start
    width = 0
    while at < stop:
        is_marked = at in marked
        end = at + 1
        while end < stop and (end in marked) == is_marked:
            end += 1
        piece = escape(text[at:end])
        if is_marked and not colour:
            piece = f"[{piece}]"
        width += display_width(piece)
        pieces.append(Style.CYAN.apply(piece, colour=colour) if is_marked else piece)
        at = end
    return "".join(pieces), width


def _format_fact(fact: DraftedFact, drafted: Draft, width: int, language: Language) -> str:
    mark = "~ " if fact.basis is Basis.INFERRED else ""
    words = describe_fact(drafted.register, fact.pointer, language=language)
    return truncate(escape(f"{mark}{words}"), width)


def _iter_unresolved(text: str, drafted: Draft, language: Language) -> Iterator[str]:
    places = lines_and_columns(text, (item.span[0] for item in drafted.unresolved))
    for item in drafted.unresolved:
        line, column = places[item.span[0]]
        words = " ".join(item.as_written.split())
        yield f"  {line}:{column}  {escape(words)}: {_REASONS[item.reason].translate(language)}"
