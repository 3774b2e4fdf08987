"""A report in plain text, for the terminal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from psm_model.checking import Finding, Report, Rule, Severity
from psm_model.formats.locations import Cell
from psm_model.i18n import Bilingual, Language, describe_code, format_count, format_more, format_number
from psm_model.pointers import entity_pointer, split_pointer
from psm_model.rules import RULES
from psm_model.style import PLAIN, WIDE, Style, TerminalStyle
from psm_model.text import display_width, escape, fit_to_width, sanitise
from psm_model.values.verdict import Verdict

from .context import DocumentContext
from .explanation import SEVERITY_STYLES
from .owners import Owner

if TYPE_CHECKING:
    from psm_model.formats.locations import Location

    from .excerpts import Excerpt

__all__ = ["render_summary", "render_text"]


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
_WITH: Final = Bilingual("with", "dengan")
_REMEDY: Final = Bilingual("what to do", "tindak lanjut")
_SETTLED: Final = Bilingual("settled by", "dipastikan oleh")
_IDS: Final = Bilingual("ids", "id")
_NONE: Final = Bilingual("no findings", "tidak ada temuan")
_MORE: Final = _Counted(
    Bilingual("and {count} more {code} finding ({name})", "dan {count} temuan {code} lainnya ({name})"),
    Bilingual("and {count} more {code} findings ({name})", "dan {count} temuan {code} lainnya ({name})"),
)
_AND_OTHERS: Final = Bilingual("(and {count} more)", "(dan {count} lainnya)")
_MAX_PLACES: Final = 10  # the maximum number of locations shown for a finding. The report has all.
_BY_YEARS: Final = _Counted(
    Bilingual(
        "{count} {code} finding ({name}) is undetermined only because of dates whose year alone is known",
        "{count} temuan {code} ({name}) belum pasti karena sebagian tanggal hanya diketahui tahunnya",
    ),
    Bilingual(
        "{count} {code} findings ({name}) are undetermined only because of dates whose year alone is known",
        "{count} temuan {code} ({name}) belum pasti karena sebagian tanggal hanya diketahui tahunnya",
    ),
)
_MIN_EXCERPT: Final = 24  # the columns below which an excerpt moves from beside its place to a line of its own.
_MAX_LINES: Final = 5  # the lines of a finding in which as much of the remedy is shown as fits.
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.?!]) +(?=[A-Z])")
_SKIPPED: Final = Bilingual("skipped: {codes} ({reason})", "dilewati: {codes} ({reason})")
_OTHERS: Final = {
    "members": Bilingual("Members", "Anggota"),
    "sources": Bilingual("Sources", "Sumber"),
    "decrees": Bilingual("Decrees", "Surat keputusan"),
    "": Bilingual("Settings of the check", "Pengaturan pemeriksaan"),
}


_NO_CONTEXT: Final = DocumentContext()


class _Rendering(NamedTuple):
    """How the findings of a report are rendered."""

    language: Language
    """The language of the text."""
    name: str
    """The name of the document, "" for none."""
    rules: Mapping[str, Rule]
    """The rules for the titles of findings."""
    context: DocumentContext
    """What is shown of the document."""
    style: TerminalStyle
    """Width, colours and links."""
    with_ids: bool
    """Whether the ids of the records are shown."""


def render_text(
    report: Report,
    *,
    language: Language = "en",
    name: str = "",
    rules: Mapping[str, Rule] = RULES,
    context: DocumentContext = _NO_CONTEXT,
    limit: int | None = None,
    style: TerminalStyle = PLAIN,
    with_ids: bool = False,
) -> str:
    """Return a report as text, with five lines for a usual finding at a width of 80 columns.

    These are its severity, code and title, its place with an excerpt, its message, what to do, and what would settle
    it. As many sentences of what to do are shown as fit into these lines, and at least the first; all of them are in
    `psm_model.reports.explanation.explain`, with the grounds and sources of the rule. Characters that a terminal would
    not print, such as control characters, are escaped.

    Args:
        report: The report.
        language: The language of the text.
        name: The name of the document, such as its file name.
        rules: The rules for the titles of findings.
        context: Locations, excerpts and owners, by which findings are placed and grouped.
        limit: The maximum number of findings of each code, in the document's order. One line for each code counts the
            others, and another line the findings that are undetermined only because of dates whose year alone is
            known. None for all.
        style: Width, colours and links.
        with_ids: Whether a line below each finding has the ids of the records that it is about, of which a waiver needs
            one.

    >>> print(render_text(check(Register()), name="empty.json"))
    empty.json: no findings

    Raises:
        ValueError: limit is negative.
    """
    if limit is not None and limit < 0:
        raise ValueError(f"expected a number of findings from 0 for limit, got {limit}")
    rendering = _Rendering(language, name, rules, context, style, with_ids)
    shown: Counter[str] = Counter()
    groups: dict[str, list[str]] = {}
    by_years = Counter(finding.code for finding in report if limit is not None and finding.needs_only_days)
    for finding in report:
        if limit is not None and finding.needs_only_days:
            continue
        if limit is None or shown[finding.code] < limit:
            lines = _iter_lines(finding, rendering)
            shown[finding.code] += 1
            groups.setdefault(_find_heading(finding, context.owners, language), []).append("\n".join(lines))
    paragraphs = []
    # People come for their records, and read about settings afterwards.
    settings = _OTHERS[""].translate(language)
    for heading, group in sorted(groups.items(), key=lambda item: item[0] == settings):
        if heading:
            paragraphs.append(style.apply(Style.BOLD, fit_to_width(heading, style.width or WIDE)))
        paragraphs += group
    paragraphs += _format_omitted(report, shown, by_years, language)
    paragraphs += ["\n".join(style.wrap(line, 0)) for line in _format_skipped([report], language)]
    summary = sanitise(f"{name}: {_format_summary(report, language)}" if name else _format_summary(report, language))
    return "\n\n".join([*paragraphs, "\n".join(style.wrap(summary, 0))])


def render_summary(reports: Iterable[Report], *, language: Language = "en", style: TerminalStyle = PLAIN) -> str:
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
        grade = style.apply(SEVERITY_STYLES[severity], _format_grade(severity, verdict, language))
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


def _iter_lines(finding: Finding, rendering: _Rendering) -> Iterator[str]:
    """Yield the lines of a finding: its title, its place with an excerpt, its message and what to do."""
    style, language = rendering.style, rendering.language
    lines = [*_iter_title_lines(finding, rendering), *_iter_place_lines(finding, rendering)]
    # The heading says whose finding it is.
    owner = rendering.context.owners.get(entity_pointer(finding.path)) if finding.path else None
    message = finding.message(language=language, with_owner=owner is None or owner.name is None)
    lines += (f"  {line}" for line in style.wrap(sanitise(message), 2))
    settled: list[str] = []
    if finding.settled_by:
        places = _add_more(finding.settled_by[:_MAX_PLACES], finding.settled_by, language)
        settled += _iter_labelled_lines(_SETTLED, ", ".join(places), rendering)
    remedy = finding.remedy(language=language)
    if remedy is not None:
        lines += _fit_remedy(remedy, _MAX_LINES - len(lines) - len(settled), rendering)
    if rendering.with_ids and finding.ids:
        settled += _iter_labelled_lines(_IDS, escape(", ".join(finding.ids)), rendering)
    yield from (*lines, *settled)


def _fit_remedy(remedy: str, room: int, rendering: _Rendering) -> list[str]:
    """Return the lines of as many sentences of a remedy as fit into a number of lines, and at least the first."""
    sentences = _SENTENCE_ENDS.split(remedy)
    wrapped = (
        list(_iter_labelled_lines(_REMEDY, " ".join(sentences[:count]), rendering))
        for count in range(len(sentences), 0, -1)
    )
    first: list[str] = []
    for first in wrapped:
        if len(first) <= room:
            break
    return first


def _iter_title_lines(finding: Finding, rendering: _Rendering) -> Iterator[str]:
    """Yield the severity, code and title of a finding."""
    style, language = rendering.style, rendering.language
    severity = describe_code(finding.severity).translate(language)
    code = sanitise(finding.code)
    rule = rendering.rules.get(finding.code)
    title = sanitise(finding.name if rule is None else rule.title.translate(language))
    if finding.verdict is not Verdict.YES:
        title = f"{title} ({_UNDETERMINED.translate(language)})"
    first, *others = style.wrap(title, len(f"{severity} {code} "))
    head = f"{style.apply(SEVERITY_STYLES[finding.severity], severity)} {style.apply(Style.BOLD, style.link(code))}"
    yield f"{head} {style.apply(Style.BOLD, first)}"
    yield from (f"  {style.apply(Style.BOLD, line)}" for line in others)


def _iter_place_lines(finding: Finding, rendering: _Rendering) -> Iterator[str]:
    """Yield the places of a finding, and the line of the document beside them or, if it is too long, below."""
    style = rendering.style
    if not finding.path and rendering.context.owners:
        return  # The heading says that it is about the settings.
    lines = [f"  {line}" for line in style.wrap(_format_places(finding, rendering), 2)]
    excerpt = rendering.context.excerpts.get(finding.path)
    room = WIDE if style.width is None else style.width - display_width(lines[-1]) - 2
    faint = [style.apply(Style.FAINT, line) for line in lines]
    colour = SEVERITY_STYLES[finding.severity]
    if excerpt is None:
        yield from faint
    elif room < _MIN_EXCERPT:
        yield from faint
        yield f"  {_quote(excerpt, max((style.width or WIDE) - 2, _MIN_EXCERPT), style, colour)}"
    else:
        yield from faint[:-1]
        yield f"{faint[-1]}  {_quote(excerpt, room, style, colour)}"


def _iter_labelled_lines(label: Bilingual, text: str, rendering: _Rendering) -> Iterator[str]:
    """Yield a text after its label, with further lines indented."""
    words = f"{label.translate(rendering.language)}:"
    first, *others = rendering.style.wrap_below(f"{words} {sanitise(text)}", 4, first_indent=2)
    yield f"  {rendering.style.apply(Style.FAINT, words)}{first.removeprefix(words)}"
    yield from others


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


def _format_places(finding: Finding, rendering: _Rendering) -> str:
    """Return the places of a finding: as many of the others as fit on its line, and the number of the rest."""
    main = sanitise(_format_main_place(finding, rendering))
    if not finding.related:
        return main
    language, width = rendering.language, rendering.style.width
    related = [_format_place(pointer, rendering.context.locations) for pointer in finding.related[:_MAX_PLACES]]
    for count in range(len(related), 0, -1):
        others = sanitise(", ".join(_add_more(related[:count], finding.related, language)))
        places = f"{main} ({_WITH.translate(language)} {others})"
        if width is None or display_width(places) + 2 <= width:
            return places
    number = format_number(len(finding.related), language=language)
    return f"{main} {_AND_OTHERS.translate(language).format(count=number)}"


def _add_more(shown: Sequence[str], pointers: Sequence[str], language: Language) -> list[str]:
    """Return the pointers that are shown, and the number of the others."""
    more = len(pointers) - len(shown)
    return [*shown, format_more(more, language=language)] if more else list(shown)


def _quote(excerpt: Excerpt, room: int, style: TerminalStyle, colour: Style) -> str:
    """Return a line of the document, cut to a number of columns around the value, which is coloured."""
    before, value, after = (
        sanitise(part)
        for part in (
            excerpt.text[: excerpt.start],
            excerpt.text[excerpt.start : excerpt.end],
            excerpt.text[excerpt.end :],
        )
    )
    value = fit_to_width(value, room * 2 // 3)
    before = fit_to_width(before[::-1], (room - display_width(value)) * 2 // 3)[::-1]
    after = fit_to_width(after, room - display_width(value) - display_width(before))
    return f"{before}{style.apply(colour, value)}{after}"


def _format_place(pointer: str, locations: Mapping[str, Location]) -> str:
    """Return the line and column of a pointer, in the form that editors read, or its cell; the pointer if unknown."""
    match locations.get(pointer):
        case None:
            return pointer
        case Cell(name):
            return name
        case position:
            return str(position)
