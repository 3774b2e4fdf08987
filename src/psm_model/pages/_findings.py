"""The findings of a report by area: what is wrong, why it matters and where it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from psm_model._markup import EMPTY, Content, Markup, element, join
from psm_model.checking import Finding, Rule, Severity
from psm_model.formats.locations import Cell
from psm_model.i18n import Bilingual, describe_code, format_more
from psm_model.pointers import split_pointer
from psm_model.reports.excerpts import Excerpt
from psm_model.reports.explanation import format_grounds
from psm_model.text import capitalise
from psm_model.values.verdict import Verdict

from ._areas import AreaSection
from ._content import ReportContent
from ._reasons import find_reason, format_remedy

__all__ = ["render_findings"]

_FINDINGS: Final = Bilingual("Findings by area", "Temuan menurut wilayah")
_NONE: Final = Bilingual("The check found nothing.", "Pemeriksaan tidak menemukan apa pun.")
_WHY: Final = Bilingual("Why it matters", "Mengapa penting")
_REMEDY: Final = Bilingual("What to do", "Tindak lanjut")
_BASIS: Final = Bilingual("Basis", "Dasar")
_WHERE: Final = Bilingual("Where", "Letak")
_WITH: Final = Bilingual("With", "Bandingkan dengan")
_SETTLED: Final = Bilingual("Settled by", "Dapat dipastikan dengan melengkapi")
_LINE: Final = Bilingual("line {line}", "baris {line}")
_SHEET_CELL: Final = Bilingual("{sheet}, cell {cell}", "{sheet}, sel {cell}")
_SHEET_ROW: Final = Bilingual("{sheet}, row {cell}", "{sheet}, baris {cell}")
_SETTINGS: Final = Bilingual("the settings of the check", "pengaturan pemeriksaan")
_MAYBE: Final = Bilingual("undetermined", "belum pasti")
_KNOWN: Final = Bilingual("known", "sudah dikenal")
_ONCE: Final = Bilingual(
    "A rule is explained in full once, with its first finding.",
    "Setiap kaidah dijelaskan lengkap satu kali, yaitu pada temuan pertamanya.",
)
_SKIPPED: Final = Bilingual("Not checked", "Tidak diperiksa")
_MAX_PLACES: Final = 10
_AROUND: Final = 40
"""The number of letters that an excerpt has before and after its value."""
_VALUE: Final = 120
"""The number of letters of the value."""
_RANKS: Final = tuple(Severity)


def render_findings(content: ReportContent) -> Markup:
    """Return the findings of a report, by area and rule."""
    numbers = {id(finding): number for number, (finding, _) in enumerate(content.findings, start=1)}
    explained: set[str] = set()
    sections = [
        _render_section(content, section, numbers, explained)
        for section in content.index.sections
        if section.id in content.findings_by_section
    ]
    return element(
        "section",
        element("h2", content.say(_FINDINGS)),
        element("p", content.say(_ONCE), class_="printed note") if sections else None,
        sections or element("p", content.say(_NONE), class_="nothing"),
        _render_skipped(content),
        id="findings",
        class_="part",
    )


def _render_skipped(content: ReportContent) -> Markup:
    if not content.report.skipped:
        return EMPTY
    items = [
        element("li", element("span", rule.code, class_="code"), f" {rule.reason.translate(content.language)}")
        for rule in content.report.skipped
    ]
    return join((element("h3", content.say(_SKIPPED)), element("ul", items, class_="skipped")))


def _render_section(
    content: ReportContent, section: AreaSection, numbers: dict[int, int], explained: set[str]
) -> Markup:
    groups: dict[tuple[int, str], list[tuple[Finding, bool]]] = {}
    for finding, is_known in content.findings_by_section[section.id]:
        groups.setdefault((_RANKS.index(finding.severity), finding.code), []).append((finding, is_known))
    return element(
        "section",
        element("h3", section.heading.translate(content.language)),
        [_render_rule(content, section, groups[key], numbers, explained) for key in sorted(groups)],
        id=section.id,
        class_="area group",
    )


def _render_rule(
    content: ReportContent,
    section: AreaSection,
    findings: Sequence[tuple[Finding, bool]],
    numbers: dict[int, int],
    explained: set[str],
) -> Markup:
    """Return the findings of one rule in an area, with what they have in common."""
    first = findings[0][0]
    rule = content.rules.get(first.code)
    severity = describe_code(first.severity).translate(content.language)
    title = first.name if rule is None else rule.title.translate(content.language)
    facts = _render_facts(content, first, rule)
    kind = "facts again" if first.code in explained else "facts"
    explained.add(first.code)
    return element(
        "article",
        element(
            "h4",
            element("span", capitalise(severity), class_=f"badge {first.severity.value}"),
            " ",
            element("span", capitalise(title), class_="title"),
            " ",
            element("span", first.code, class_="code"),
        ),
        element("dl", facts, class_=kind) if facts else None,
        element(
            "ol",
            [
                _render_finding(content, section, finding, numbers[id(finding)], is_known)
                for finding, is_known in findings
            ],
            class_="findings",
        ),
        class_=f"rule group {first.severity.value}",
    )


def _render_facts(content: ReportContent, finding: Finding, rule: Rule | None) -> list[Markup]:
    """Return why findings of a rule matter, what to do, and what the rule is based on.

    On paper, only the first sentence of what to do is repeated.
    """
    facts: list[tuple[Bilingual, Content, str | None]] = []
    if rule is not None:
        facts.append((_WHY, find_reason(rule, language=content.language), None))
    remedy = finding.remedy(language=content.language)
    if remedy is not None:
        sentence, mark, rest = format_remedy(remedy).partition(". ")
        facts.append((_REMEDY, (sentence + mark.rstrip(), element("span", f" {rest}") if rest else None), "remedy"))
    if rule is not None:
        grounds = capitalise(format_grounds(rule, language=content.language, with_places=True))
        facts.append((_BASIS, grounds, None))
    return [
        join((element("dt", content.say(words), class_=kind), element("dd", text, class_=kind)))
        for words, text, kind in facts
    ]


def _render_finding(
    content: ReportContent,
    section: AreaSection,
    finding: Finding,
    number: int,
    is_known: bool,  # noqa: FBT001
) -> Markup:
    status = "known" if is_known else "undetermined" if finding.verdict is Verdict.UNDETERMINED else "certain"
    labels = {"known": _KNOWN, "undetermined": _MAYBE}
    owner = content.name_owner(finding)
    message = finding.message(language=content.language, with_owner=owner is None)
    return element(
        "li",
        element(
            "p",
            element("strong", owner) if owner is not None else None,
            (" ", element("span", content.say(labels[status]), class_=f"badge {status}")) if status in labels else None,
            class_="who",
        )
        if owner is not None or status in labels
        else None,
        element("p", f"{capitalise(message).rstrip('.')}.", class_="what"),
        element("dl", list(_iter_places(content, finding)), class_="places"),
        _render_excerpt(content.context.excerpts.get(finding.path)),
        id=f"finding-{number}",
        class_="finding filtered",
        data_area=section.id,
        data_severity=finding.severity.value,
        data_rule=finding.code,
        data_status=status,
    )


def _iter_places(content: ReportContent, finding: Finding) -> Iterator[Markup]:
    """Yield where a finding is in the files, with what it clashes, and what would settle it."""
    yield element("div", element("dt", content.say(_WHERE)), element("dd", _format_place(content, finding.path)))
    for words, pointers in ((_WITH, finding.related), (_SETTLED, finding.settled_by)):
        if pointers:
            texts = [_format_place(content, pointer) for pointer in pointers[:_MAX_PLACES]]
            if len(pointers) > _MAX_PLACES:
                texts.append(format_more(len(pointers) - _MAX_PLACES, language=content.language))
            yield element("div", element("dt", content.say(words)), element("dd", "; ".join(dict.fromkeys(texts))))


def _format_place(content: ReportContent, pointer: str) -> str:
    """Return the place of a value in words: its file and its line or cell, else the record that has it."""
    if not pointer:
        return content.say(_SETTINGS)
    # The only file of a report is named at its top and on each of its sheets.
    file = content.context.files.get(pointer, "") if len(content.files) != 1 else ""
    location = content.context.locations.get(pointer)
    if location is None:
        place, position, inner = split_pointer(pointer)
        text = f"{place} {position + 1}{inner}"
    elif isinstance(location, Cell):
        text = _format_cell(content, location.name)
    else:
        text = content.say(_LINE, line=content.format_number(location.line))
    return f"{file}, {text}" if file else text


def _format_cell(content: ReportContent, name: str) -> str:
    sheet, mark, cell = name.rpartition("!")
    if not mark:
        return name
    return content.say(_SHEET_ROW if cell.isdigit() else _SHEET_CELL, sheet=sheet, cell=cell)


def _render_excerpt(excerpt: Excerpt | None) -> Markup:
    """Return the line of a finding with its value marked; its surroundings are cut if it is long."""
    if excerpt is None:
        return EMPTY
    before, value = excerpt.text[: excerpt.start], excerpt.text[excerpt.start : excerpt.end]
    after = excerpt.text[excerpt.end :]
    before = f"…{before[-_AROUND:]}" if len(before) > _AROUND else before
    value = f"{value[:_VALUE]}…" if len(value) > _VALUE else value
    after = f"{after[:_AROUND]}…" if len(after) > _AROUND else after
    return element("code", before, element("mark", value), after, class_="excerpt")
