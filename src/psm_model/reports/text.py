"""A report in plain text, for reading in a terminal."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from psm_model.checking import Finding, Report, Rule, Severity
from psm_model.formats.locations import entity_pointer
from psm_model.i18n import Bilingual, Language
from psm_model.reports.explanation import grounds_in_words
from psm_model.rules import RULES
from psm_model.text import display_width, escape, fit_to_width, sanitize
from psm_model.values.verdict import Verdict

from .owners import Owner

if TYPE_CHECKING:
    from psm_model.formats.locations import Locations

    from .excerpts import Excerpt

__all__ = ["Look", "render_summary", "render_text"]

# One of them, and several.
_SEVERITIES = {
    Severity.ERROR: (Bilingual("error", "kesalahan"), Bilingual("errors", "kesalahan")),
    Severity.WARNING: (Bilingual("warning", "peringatan"), Bilingual("warnings", "peringatan")),
    Severity.INFO: (Bilingual("info", "informasi"), Bilingual("infos", "informasi")),
}
_UNDETERMINED = Bilingual("undetermined", "tidak dapat dipastikan")
_WHERE = Bilingual("where", "letak")
_WHAT = Bilingual("what", "isi")
_WHY = Bilingual("why", "dasar")
_SETTLED = Bilingual("settled by", "dipastikan oleh")
_NONE = Bilingual("no findings", "tidak ada temuan")
_MORE = (
    Bilingual("and {count} more {code} finding ({name})", "dan {count} temuan {code} lainnya ({name})"),
    Bilingual("and {count} more {code} findings ({name})", "dan {count} temuan {code} lainnya ({name})"),
)
_MORE_PLACES = Bilingual("and {count} more", "dan {count} lainnya")
_MOST_PLACES: Final = 10
"""How many of the places of one finding are shown; the report has all."""
_BY_YEARS = (
    Bilingual(
        "{count} {code} finding ({name}) is undetermined only because terms are dated by years",
        "{count} temuan {code} ({name}) belum pasti hanya karena masa bakti ditulis dengan tahun",
    ),
    Bilingual(
        "{count} {code} findings ({name}) are undetermined only because terms are dated by years",
        "{count} temuan {code} ({name}) belum pasti hanya karena masa bakti ditulis dengan tahun",
    ),
)
# The params that hold the periods of terms are called "period", or "first_period" and "second_period".
_OF_TERMS: Final = frozenset({"", "first_", "second_"})
_END_OF_TERM: Final = re.compile(r"/board_terms/[0-9]+/period/(?:start|end)")
_YEARS: Final = re.compile(r"[0-9]{4}/[0-9]{4}")
_NOT_ASKED = Bilingual("not asked: {codes} ({reason})", "tidak diperiksa: {codes} ({reason})")
_OTHERS: Final = {
    "members": Bilingual("Members", "Anggota"),
    "sources": Bilingual("Sources", "Sumber"),
    "": Bilingual("the check itself", "pemeriksaan itu sendiri"),
}
_NOWHERE: Locations = MappingProxyType({})
_NOTHING: Final[Mapping[str, Excerpt]] = MappingProxyType({})
_NOBODY: Final[Mapping[str, Owner]] = MappingProxyType({})
_WIDE: Final = 120
"""How wide a line of a document is shown where nothing else is said."""
# How a terminal is told of each, and of none of them.
_BOLD, _FAINT, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_COLOURS: Final = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;36m"}


@attrs.frozen(kw_only=True)
class Look:
    """How a report looks: made for a terminal, or plain."""

    width: int | None = None
    """The columns to keep to, as far as words can be divided; None to divide no line."""
    colour: bool = False
    """Whether parts are marked in colour, as terminals take it."""
    pages: str | None = None
    """The address of a rule's page, with ``{code}`` for the code; the code is then a link, as terminals take it."""

    def styled(self, text: str, style: str) -> str:
        """Return a text in a style, or as it is where there is no colour."""
        return f"{style}{text}{_PLAIN}" if self.colour else text

    def linked(self, code: str) -> str:
        """Return a code as a link to its page."""
        if self.pages is None:
            return code
        return f"\x1b]8;;{self.pages.replace('{code}', code)}\x1b\\{code}\x1b]8;;\x1b\\"

    def lines(self, text: str, indent: int) -> list[str]:
        """Divide a text into lines that have the width left beside an indent."""
        if self.width is None:
            return [text]
        room = max(self.width - indent, 20)
        return textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) or [text]


_PLAIN_LOOK: Final = Look()


class _Shown(NamedTuple):
    """What is shown beside a finding, and how."""

    rules: Mapping[str, Rule]
    places: Mapping[str, tuple[int, int] | str]
    excerpts: Mapping[str, Excerpt]
    look: Look


def render_text(
    report: Report,
    language: Language = "en",
    *,
    name: str = "",
    rules: Mapping[str, Rule] = RULES,
    places: Mapping[str, tuple[int, int] | str] = _NOWHERE,
    excerpts: Mapping[str, Excerpt] = _NOTHING,
    owners: Mapping[str, Owner] = _NOBODY,
    most: int | None = None,
    look: Look = _PLAIN_LOOK,
) -> str:
    """Put a report into text: for each finding its code, where it is, what is wrong, and what would settle it.

    What a rule rests on is told with the first finding of its code.
    What a terminal would not print as it stands, such as control characters, is shown escaped.

    Args:
        report: What is put into text.
        language: Of the messages and the words around them.
        name: What the text calls the document, such as the name of its file.
        rules: Where to look up what a finding rests on.
        places: Line and column by JSON Pointer, as `psm_model.formats.locations.positions` gives them; or what is shown
            in place of the pointer, such as a cell of a workbook.
        excerpts: Lines of the document by JSON Pointer, as `psm_model.reports.excerpts.excerpts` gives them.
        owners: Organisations by the pointers to entities, as `psm_model.reports.owners.owners` gives them. Where there
            are any, what is found stands in groups, each with a heading; members and sources have their own.
        most: How many findings of one code are shown, of those in the document's order; the others are counted in
            one line a code, and so are all that are undetermined only because terms are dated by years. None for all.
        look: Width, colours and links.

    >>> print(render_text(check(Register()), name="empty.json"))
    empty.json: no findings

    Raises:
        ValueError: `most` is below zero.
    """
    if most is not None and most < 0:
        msg = f"want a number of findings from 0 for most, got {most}"
        raise ValueError(msg)
    beside = _Shown(rules, places, excerpts, look)
    shown: Counter[str] = Counter()
    groups: dict[str, list[str]] = {}
    by_years = Counter(found.code for found in report if most is not None and _rests_on_years(found))
    for found in report:
        if most is not None and _rests_on_years(found):
            continue
        if most is None or shown[found.code] < most:
            lines = _lines(found, language, name, beside, first=not shown[found.code])
            shown[found.code] += 1
            groups.setdefault(_heading(found, owners, language), []).append("\n".join(lines))
    paragraphs = []
    for heading, told in groups.items():
        if heading:
            paragraphs.append(look.styled(fit_to_width(heading, look.width or _WIDE), _BOLD))
        paragraphs += told
    paragraphs += _others(report, shown, by_years, language)
    paragraphs += ["\n".join(look.lines(line, 0)) for line in _not_asked([report], language)]
    summary = sanitize(f"{name}: {_summary(report, language)}" if name else _summary(report, language))
    return "\n\n".join([*paragraphs, "\n".join(look.lines(summary, 0))])


def render_summary(reports: Iterable[Report], language: Language = "en", *, look: Look = _PLAIN_LOOK) -> str:
    """Return how often each rule is broken in reports, the most often first, and which rules were not asked.

    >>> print(render_summary([check(Register())]))
    no findings
    """
    reports = list(reports)
    findings = [found for report in reports for found in report]
    counts = Counter((found.code, found.name, found.severity, found.verdict) for found in findings)
    not_asked = _not_asked(reports, language)
    if not counts:
        return "\n".join([_NONE.translate(language), *not_asked])
    numbers = {told: _number(count, language) for told, count in counts.items()}
    width = max(map(len, numbers.values()))
    lines = []
    for told, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0][0], one[0][3].value)):
        code, name, severity, verdict = told
        grade = look.styled(_grade(severity, verdict, language), _COLOURS[severity])
        lines.append(f"{numbers[told]:>{width}}  {look.linked(code)} {name} ({grade})")
    return "\n".join([*lines, *not_asked])


def _not_asked(reports: Iterable[Report], language: Language) -> list[str]:
    """Return a line for each reason why rules were not asked."""
    codes: dict[str, dict[str, None]] = {}
    for one in chain.from_iterable(report.not_asked for report in reports):
        codes.setdefault(one.reason.translate(language), {})[one.code] = None
    template = _NOT_ASKED.translate(language)
    return [sanitize(template.format(codes=", ".join(few), reason=reason)) for reason, few in codes.items()]


def _heading(found: Finding, owners: Mapping[str, Owner], language: Language) -> str:
    """Return the heading that a finding stands below; "" where there are none."""
    if not owners:
        return ""
    entity = entity_pointer(found.path)
    if entity in owners:
        owner = owners[entity]
        return escape(owner.id if owner.name is None else f"{owner.name} ({owner.id})")
    return _OTHERS[found.path.split("/")[1] if found.path else ""].translate(language)


def _number(count: int, language: Language) -> str:
    return f"{count:,}".replace(",", "." if language == "id" else ",")


def _summary(report: Report, language: Language) -> str:
    if not report.findings:
        return _NONE.translate(language)
    counts = report.by_severity.items()
    return ", ".join(
        f"{_number(count, language)} {_SEVERITIES[severity][count > 1].translate(language)}"
        for severity, count in counts
        if count
    )


def _rests_on_years(found: Finding) -> bool:
    """Return whether a finding is undetermined only because the terms that it is about are dated by years."""
    periods = [str(value) for name, value in found.params.items() if name.removesuffix("period") in _OF_TERMS]
    return (
        found.verdict is Verdict.UNDETERMINED
        and bool(periods and found.settled_by)
        and all(_END_OF_TERM.fullmatch(pointer) for pointer in found.settled_by)
        and all(_YEARS.fullmatch(period) for period in periods)
    )


def _others(report: Report, shown: Counter[str], by_years: Counter[str], language: Language) -> list[str]:
    """Count in one paragraph what is not shown of each code, and why."""
    names = {found.code: found.name for found in report}
    lines = []
    for code, count in report.by_code.items():
        for templates, left in ((_MORE, count - shown[code] - by_years[code]), (_BY_YEARS, by_years[code])):
            if left:
                number = _number(left, language)
                lines.append(templates[left > 1].translate(language).format(count=number, code=code, name=names[code]))
    return ["\n".join(map(sanitize, lines))] if lines else []


def _grade(severity: Severity, verdict: Verdict, language: Language) -> str:
    grade = _SEVERITIES[severity][0].translate(language)
    return grade if verdict is Verdict.YES else f"{grade}, {_UNDETERMINED.translate(language)}"


def _lines(found: Finding, language: Language, name: str, shown: _Shown, *, first: bool) -> Iterator[str]:
    look = shown.look
    grade = look.styled(_grade(found.severity, found.verdict, language), _COLOURS[found.severity])
    title = f"{look.styled(look.linked(sanitize(found.code)), _BOLD)} {sanitize(found.name)}"
    plain = f"{found.code} {found.name} ({_grade(found.severity, found.verdict, language)})"
    if look.width is None or len(plain) <= look.width:
        yield f"{title} ({grade})"
    else:
        yield from (title, f"  ({grade})")
    place = _place(found.path, shown.places) if found.path else _OTHERS[""].translate(language)
    if name and found.path in shown.places:
        place = f"{name}: {place}" if isinstance(shown.places[found.path], str) else f"{name}:{place}"
    related = _first(
        [_place(pointer, shown.places) for pointer in found.related[:_MOST_PLACES]], found.related, language
    )
    where = " ~ ".join((place, *related))
    facts = {_WHERE: [where], _WHAT: [found.message(language)]}
    if first and found.code in shown.rules:
        rule = shown.rules[found.code]
        facts[_WHY] = [grounds_in_words(rule, language), *rule.sources]
    if found.settled_by:
        facts[_SETTLED] = _first(found.settled_by[:_MOST_PLACES], found.settled_by, language)
    width = max(len(head.translate(language)) for head in facts)
    indent = width + 4
    for head, values in facts.items():
        label = head.translate(language)
        for line in (line for value in values for line in look.lines(sanitize(value), indent)):
            yield f"  {look.styled(f'{label:<{width}}', _FAINT) if label else ' ' * width}  {line}"
            label = ""
        if head is _WHERE and found.path in shown.excerpts:
            yield from _quoted(shown.excerpts[found.path], indent, look, _COLOURS[found.severity])


def _first(shown: Sequence[str], pointers: Sequence[str], language: Language) -> list[str]:
    """Return what is shown of pointers, and how many more there are."""
    more = len(pointers) - len(shown)
    return [*shown, _MORE_PLACES.translate(language).format(count=_number(more, language))] if more else list(shown)


def _quoted(excerpt: Excerpt, indent: int, look: Look, style: str) -> Iterator[str]:
    """Quote a line of the document, cut to the width, with carets below what is meant."""
    before, value, after = (
        sanitize(part)
        for part in (
            excerpt.text[: excerpt.start],
            excerpt.text[excerpt.start : excerpt.end],
            excerpt.text[excerpt.end :],
        )
    )
    gutter = f"{' ' * indent}{excerpt.line} | "
    room = max((look.width or _WIDE) - len(gutter), 20)
    value = fit_to_width(value, room * 2 // 3)
    before = fit_to_width(before[::-1], (room - display_width(value)) * 2 // 3)[::-1]
    after = fit_to_width(after, room - display_width(value) - display_width(before))
    yield look.styled(gutter, _FAINT) + before + value + after
    empty = f"{' ' * (len(gutter) - 2)}| "
    yield (
        look.styled(empty, _FAINT)
        + " " * display_width(before)
        + look.styled("^" * max(display_width(value), 1), style)
    )


def _place(pointer: str, places: Mapping[str, tuple[int, int] | str]) -> str:
    """Return a pointer behind its line and column, as an editor takes them, or its cell, where these are known."""
    match places.get(pointer):
        case None:
            return pointer
        case str() as cell:
            return cell
        case line, column:
            return f"{line}:{column} {pointer}"
