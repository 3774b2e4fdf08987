"""A report in plain text, for the terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from psm_model.checking import Finding, Report, Rule, Severity
from psm_model.formats.locations import Cell, entity_pointer, split_pointer
from psm_model.i18n import Bilingual, Language, describe_code, format_count, format_number
from psm_model.rules import RULES
from psm_model.style import WIDE, Style, link
from psm_model.text import display_width, escape, fit_to_width, sanitise
from psm_model.values.verdict import Verdict

from .context import DocumentContext
from .explanation import format_grounds
from .owners import Owner

if TYPE_CHECKING:
    from psm_model.formats.locations import Location

    from .excerpts import Excerpt

__all__ = ["TerminalStyle", "render_summary", "render_text"]


class _Counted(NamedTuple):
    """A sentence about a number of findings."""

    singular: Bilingual
    """The sentence about one finding."""
    plural: Bilingual
    """The sentence about several."""

    def choose(self, count: int) -> Bilingual:
        """Return the sentence for a number from 1."""
        return self.singular if count == 1 else self.plural


_UNDETERMINED: Final = describe_code(Verdict.UNDETERMINED)
_WHERE: Final = Bilingual("where", "letak")
_WITH: Final = Bilingual("with", "dengan")
_WHAT: Final = Bilingual("what", "isi")
_WHY: Final = Bilingual("why", "dasar")
_SETTLED: Final = Bilingual("settled by", "dipastikan oleh")
_NONE: Final = Bilingual("no findings", "tidak ada temuan")
_MORE: Final = _Counted(
    Bilingual("and {count} more {code} finding ({name})", "dan {count} temuan {code} lainnya ({name})"),
    Bilingual("and {count} more {code} findings ({name})", "dan {count} temuan {code} lainnya ({name})"),
)
_MORE_PLACES: Final = Bilingual("and {count} more", "dan {count} lainnya")
_MAX_PLACES: Final = 10  # the maximum number of locations shown for a finding. The report has all.
_BY_YEARS: Final = _Counted(
    Bilingual(
        "{count} {code} finding ({name}) is undetermined only because of dates whose year alone is known",
        "{count} temuan {code} ({name}) tidak dapat dipastikan karena sebagian tanggal hanya diketahui tahunnya",
    ),
    Bilingual(
        "{count} {code} findings ({name}) are undetermined only because of dates whose year alone is known",
        "{count} temuan {code} ({name}) tidak dapat dipastikan karena sebagian tanggal hanya diketahui tahunnya",
    ),
)
_SKIPPED: Final = Bilingual("skipped: {codes} ({reason})", "dilewati: {codes} ({reason})")
_OTHERS: Final = {
    "members": Bilingual("Members", "Anggota"),
    "sources": Bilingual("Sources", "Sumber"),
    "decrees": Bilingual("Decrees", "Surat keputusan"),
    "": Bilingual("the check itself", "pemeriksaan itu sendiri"),
}
_COLOURS: Final = {Severity.ERROR: Style.BOLD_RED, Severity.WARNING: Style.BOLD_YELLOW, Severity.INFO: Style.BOLD_CYAN}


@attrs.frozen(kw_only=True)
class TerminalStyle:
    """What a terminal can show: the width of its lines, colours and links."""

    width: int | None = None
    """Width in columns at which lines are wrapped, except within words; None to wrap no line."""
    colour: bool = False
    """Whether to use colours of a terminal."""
    pages: str | None = None
    """Address of a rule's page, with ``{code}`` for the code, which becomes a link of a terminal."""

    def apply(self, style: Style, text: str) -> str:
        """Return a text in a style, unchanged without colours."""
        return style.apply(text, colour=self.colour)

    def link(self, code: str) -> str:
        """Return a code as a link to its page."""
        return code if self.pages is None else link(code, self.pages.replace("{code}", code))

    def wrap(self, text: str, indent: int) -> list[str]:
        """Wrap a text to the width that an indent leaves."""
        if self.width is None:
            return [text]
        room = max(self.width - indent, 20)
        return textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) or [text]


_PLAIN: Final = TerminalStyle()


_NO_CONTEXT: Final = DocumentContext()


class _Rendering(NamedTuple):
    """How the findings of a report are rendered."""

    language: Language
    """The language of the text."""
    name: str
    """The name of the document, "" for none."""
    rules: Mapping[str, Rule]
    """The rules for the grounds of findings."""
    context: DocumentContext
    """What is shown of the document."""
    style: TerminalStyle
    """Width, colours and links."""


def render_text(
    report: Report,
    *,
    language: Language = "en",
    name: str = "",
    rules: Mapping[str, Rule] = RULES,
    context: DocumentContext = _NO_CONTEXT,
    limit: int | None = None,
    style: TerminalStyle = _PLAIN,
) -> str:
    """Return a report as text: for each finding its code, location, message, and what would settle it.

    The grounds of a rule are printed once, with its first finding. Characters that a terminal would not print, such as
    control characters, are escaped.

    Args:
        report: The report.
        language: The language of the text.
        name: The name of the document, such as its file name.
        rules: The rules for the grounds of findings.
        context: Locations, excerpts and owners, by which findings are placed and grouped.
        limit: The maximum number of findings of each code, in the document's order. One line for each code counts the
            others, and another line the findings that are undetermined only because of dates whose year alone is
            known. None for all.
        style: Width, colours and links.

    >>> print(render_text(check(Register()), name="empty.json"))
    empty.json: no findings

    Raises:
        ValueError: limit is negative.
    """
    if limit is not None and limit < 0:
        raise ValueError(f"expected a number of findings from 0 for limit, got {limit}")
    rendering = _Rendering(language, name, rules, context, style)
    shown: Counter[str] = Counter()
    groups: dict[str, list[str]] = {}
    by_years = Counter(finding.code for finding in report if limit is not None and finding.needs_only_days)
    for finding in report:
        if limit is not None and finding.needs_only_days:
            continue
        if limit is None or shown[finding.code] < limit:
            lines = _iter_lines(finding, rendering, is_first=not shown[finding.code])
            shown[finding.code] += 1
            groups.setdefault(_find_heading(finding, context.owners, language), []).append("\n".join(lines))
    paragraphs = []
    for heading, group in groups.items():
        if heading:
            paragraphs.append(style.apply(Style.BOLD, fit_to_width(heading, style.width or WIDE)))
        paragraphs += group
    paragraphs += _format_omitted(report, shown, by_years, language)
    paragraphs += ["\n".join(style.wrap(line, 0)) for line in _format_skipped([report], language)]
    summary = sanitise(f"{name}: {_format_summary(report, language)}" if name else _format_summary(report, language))
    return "\n\n".join([*paragraphs, "\n".join(style.wrap(summary, 0))])


def render_summary(reports: Iterable[Report], *, language: Language = "en", style: TerminalStyle = _PLAIN) -> str:
    """Return how often each rule is broken in reports, most frequent first, and the skipped rules.

    >>> print(render_summary([check(Register())]))
    no findings
    """
    reports = list(reports)
    findings = [finding for report in reports for finding in report]
    counts = Counter((finding.code, finding.name, finding.severity, finding.verdict) for finding in findings)
    skipped = _format_skipped(reports, language)
    if not counts:
        return "\n".join([_NONE.translate(language), *skipped])
    numbers = {key: format_number(count, language=language) for key, count in counts.items()}
    width = max(map(len, numbers.values()))
    lines = []
    for key, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0][0], item[0][3].value)):
        code, name, severity, verdict = key
        grade = style.apply(_COLOURS[severity], _format_grade(severity, verdict, language))
        lines.append(f"{numbers[key]:>{width}}  {style.link(code)} {name} ({grade})")
    return "\n".join([*lines, *skipped])


def _format_skipped(reports: Iterable[Report], language: Language) -> list[str]:
    """Return a line for each reason why rules were skipped."""
    codes: dict[str, dict[str, None]] = {}
    for rule in chain.from_iterable(report.skipped for report in reports):
        codes.setdefault(rule.reason.translate(language), {})[rule.code] = None
    template = _SKIPPED.translate(language)
    return [sanitise(template.format(codes=", ".join(group), reason=reason)) for reason, group in codes.items()]


def _find_heading(finding: Finding, owners: Mapping[str, Owner], language: Language) -> str:
    """Return the heading of a finding, "" without owners."""
    if not owners:
        return ""
    entity = entity_pointer(finding.path)
    if entity in owners:
        owner = owners[entity]
        return escape(owner.id if owner.name is None else f"{owner.name} ({owner.id})")
    return _OTHERS[split_pointer(finding.path)[0] if finding.path else ""].translate(language)


def _format_summary(report: Report, language: Language) -> str:
    if not report.findings:
        return _NONE.translate(language)
    counts = [
        format_count(count, describe_code(severity), language=language)
        for severity, count in report.by_severity.items()
        # Errors decide whether a check fails: beside undetermined findings, zero errors are counted too.
        if count or (report.undetermined and severity is Severity.ERROR)
    ]
    if report.undetermined:
        number = format_number(len(report.undetermined), language=language)
        counts.append(f"{number} {_UNDETERMINED.translate(language)}")
    return ", ".join(counts)


def _format_omitted(report: Report, shown: Counter[str], by_years: Counter[str], language: Language) -> list[str]:
    """Return a paragraph that counts the omitted findings of each code."""
    names = {finding.code: finding.name for finding in report}
    lines = []
    for code, count in report.by_code.items():
        for sentences, rest in ((_MORE, count - shown[code] - by_years[code]), (_BY_YEARS, by_years[code])):
            if rest:
                number = format_number(rest, language=language)
                sentence = sentences.choose(rest).translate(language)
                lines.append(sentence.format(count=number, code=code, name=names[code]))
    return ["\n".join(map(sanitise, lines))] if lines else []


def _format_grade(severity: Severity, verdict: Verdict, language: Language) -> str:
    grade = describe_code(severity).translate(language)
    return grade if verdict is Verdict.YES else f"{grade}, {_UNDETERMINED.translate(language)}"


def _iter_lines(finding: Finding, rendering: _Rendering, *, is_first: bool) -> Iterator[str]:
    """Yield the lines of a finding; the first of its code has the grounds of the rule."""
    yield from _format_title(finding, rendering)
    yield from _iter_fact_lines(finding, _collect_facts(finding, rendering, is_first=is_first), rendering)


def _format_title(finding: Finding, rendering: _Rendering) -> list[str]:
    """Return the code, name and grade of a finding, on two lines if they do not fit one."""
    style = rendering.style
    plain_grade = _format_grade(finding.severity, finding.verdict, rendering.language)
    grade = style.apply(_COLOURS[finding.severity], plain_grade)
    title = f"{style.apply(Style.BOLD, style.link(sanitise(finding.code)))} {sanitise(finding.name)}"
    fits = style.width is None or len(f"{finding.code} {finding.name} ({plain_grade})") <= style.width
    return [f"{title} ({grade})"] if fits else [title, f"  ({grade})"]


def _collect_facts(finding: Finding, rendering: _Rendering, *, is_first: bool) -> dict[Bilingual, Sequence[str]]:
    """Return what is known of a finding, by label."""
    language = rendering.language
    facts: dict[Bilingual, Sequence[str]] = {_WHERE: [_format_main_place(finding, rendering)]}
    if finding.related:
        facts[_WITH] = [", ".join(_format_related_places(finding, rendering))]
    facts[_WHAT] = [finding.message(language=language)]
    if is_first and finding.code in rendering.rules:
        facts[_WHY] = [format_grounds(rendering.rules[finding.code], language=language)]
    if finding.settled_by:
        facts[_SETTLED] = _add_more(finding.settled_by[:_MAX_PLACES], finding.settled_by, language)
    return facts


def _iter_fact_lines(
    finding: Finding, facts: Mapping[Bilingual, Sequence[str]], rendering: _Rendering
) -> Iterator[str]:
    """Yield facts in a column beside their labels, and the line of the document below the location."""
    style, excerpts = rendering.style, rendering.context.excerpts
    labels = {fact: fact.translate(rendering.language) for fact in facts}
    width = max(map(len, labels.values()))
    indent = width + 4
    for fact, values in facts.items():
        label = labels[fact]
        for value in values:
            for line in style.wrap(sanitise(value), indent):
                yield f"  {style.apply(Style.FAINT, f'{label:<{width}}') if label else ' ' * width}  {line}"
                label = ""
        if fact is _WHERE and finding.path in excerpts:
            yield from _iter_quotation(excerpts[finding.path], indent, style, _COLOURS[finding.severity])


def _format_main_place(finding: Finding, rendering: _Rendering) -> str:
    """Return the place of a finding, after the name of the document if its location is known."""
    if not finding.path:
        place = _OTHERS[""].translate(rendering.language)
    else:
        place = _format_place(finding.path, rendering.context.locations)
    location = rendering.context.locations.get(finding.path)
    if not rendering.name or location is None:
        return place
    return f"{rendering.name}: {place}" if isinstance(location, Cell) else f"{rendering.name}:{place}"


def _format_related_places(finding: Finding, rendering: _Rendering) -> list[str]:
    shown = [_format_place(pointer, rendering.context.locations) for pointer in finding.related[:_MAX_PLACES]]
    return _add_more(shown, finding.related, rendering.language)


def _add_more(shown: Sequence[str], pointers: Sequence[str], language: Language) -> list[str]:
    """Return what is shown of pointers, and the number of further pointers."""
    more = len(pointers) - len(shown)
    return (
        [*shown, _MORE_PLACES.translate(language).format(count=format_number(more, language=language))]
        if more
        else list(shown)
    )


def _iter_quotation(excerpt: Excerpt, indent: int, style: TerminalStyle, colour: Style) -> Iterator[str]:
    """Yield a line of the document cut to the width, and carets below the value."""
    before, value, after = (
        sanitise(part)
        for part in (
            excerpt.text[: excerpt.start],
            excerpt.text[excerpt.start : excerpt.end],
            excerpt.text[excerpt.end :],
        )
    )
    gutter = f"{' ' * indent}{excerpt.line} | "
    room = max((style.width or WIDE) - len(gutter), 20)
    value = fit_to_width(value, room * 2 // 3)
    before = fit_to_width(before[::-1], (room - display_width(value)) * 2 // 3)[::-1]
    after = fit_to_width(after, room - display_width(value) - display_width(before))
    yield style.apply(Style.FAINT, gutter) + before + value + after
    empty = f"{' ' * (len(gutter) - 2)}| "
    yield (
        style.apply(Style.FAINT, empty)
        + " " * display_width(before)
        + style.apply(colour, "^" * max(display_width(value), 1))
    )


def _format_place(pointer: str, locations: Mapping[str, Location]) -> str:
    """Return a pointer after its line and column, in the form that editors read, or its cell, if known."""
    match locations.get(pointer):
        case None:
            return pointer
        case Cell(name):
            return name
        case position:
            return f"{position} {pointer}"
