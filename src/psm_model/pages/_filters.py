"""The filters of a report, which its script shows: by area, severity, rule, status and text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from psm_model._markup import Markup, element, mask
from psm_model.checking import Severity
from psm_model.i18n import Bilingual, describe_code
from psm_model.values.verdict import Verdict

from ._content import ReportContent

__all__ = ["render_filters"]

_FILTER: Final = Bilingual("Filter", "Saring")
_AREA: Final = Bilingual("Area", "Wilayah")
_SEVERITY: Final = Bilingual("Severity", "Keparahan")
_RULE: Final = Bilingual("Rule", "Kaidah")
_STATUS: Final = Bilingual("Status", "Status")
_TEXT: Final = Bilingual("Text", "Kata")
_ALL: Final = Bilingual("all", "semua")
_CERTAIN: Final = Bilingual("certain", "pasti")
_UNDETERMINED: Final = Bilingual("undetermined", "belum pasti")
_KNOWN: Final = Bilingual("known", "sudah dikenal")
_RESET: Final = Bilingual("Show everything", "Tampilkan semua")
_PRINT: Final = Bilingual("Print", "Cetak")
_COUNT: Final = Bilingual("{shown} of {all} findings shown", "{shown} dari {all} temuan ditampilkan")
_ACTIVE: Final = Bilingual("Filtered:", "Disaring:")


def render_filters(content: ReportContent) -> Markup:
    """Return the filters, hidden until the script runs, because without it they do nothing."""
    findings = [finding for finding, _ in content.findings]
    sections = [
        (section.id, section.heading.translate(content.language))
        for section in content.index.sections
        if section.subjects or section.id in content.findings_by_section
    ]
    present = {finding.severity for finding in findings}
    severities = [
        (severity.value, describe_code(severity).translate(content.language))
        for severity in Severity
        if severity in present
    ]
    titles = {
        code: content.rules[code].title.translate(content.language) if code in content.rules else ""
        for code in sorted({finding.code for finding in findings})
    }
    rules = [(code, f"{code} {title}".strip()) for code, title in titles.items()]
    return element(
        "form",
        _render_choice(content, "area", _AREA, sections),
        _render_choice(content, "severity", _SEVERITY, severities),
        _render_choice(content, "rule", _RULE, rules),
        _render_choice(content, "status", _STATUS, _list_statuses(content)),
        element(
            "label",
            element("span", content.say(_TEXT)),
            element("input", type="search", name="text", autocomplete="off", spellcheck="false"),
        ),
        element(
            "div",
            element(
                "p",
                id="count",
                role="status",
                data_words=_COUNT.translate(content.language),
                data_active=content.say(_ACTIVE),
            ),
            element("button", content.say(_RESET), type="reset"),
            element("button", content.say(_PRINT), type="button", id="print"),
            class_="buttons",
        ),
        id="filters",
        role="search",
        aria_label=content.say(_FILTER),
        hidden="",
    )


def _list_statuses(content: ReportContent) -> list[tuple[str, str]]:
    """Return the statuses that findings have."""
    present = {
        "known" if is_known else "undetermined" if finding.verdict is Verdict.UNDETERMINED else "certain"
        for finding, is_known in content.findings
    }
    words = {"certain": _CERTAIN, "undetermined": _UNDETERMINED, "known": _KNOWN}
    return [(status, content.say(word)) for status, word in words.items() if status in present]


def _render_choice(content: ReportContent, name: str, label: Bilingual, choices: Iterable[tuple[str, str]]) -> Markup:
    options = [element("option", mask(words), value=value) for value, words in choices]
    return element(
        "label",
        element("span", content.say(label)),
        element("select", element("option", content.say(_ALL), value=""), options, name=name),
    )
