"""A report for a terminal: its width, colours and links, quotations of the document, grouping by organisation."""

from __future__ import annotations

import re
from typing import Final

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking import Report, Severity
from psm_model.checks import check
from psm_model.entities import Register
from psm_model.formats import loads
from psm_model.formats.locations import locate_pointers
from psm_model.i18n import Language
from psm_model.reports.context import DocumentContext
from psm_model.reports.excerpts import Excerpt, make_excerpts
from psm_model.reports.owners import Owner, find_owners
from psm_model.reports.text import render_summary, render_text
from psm_model.style import TerminalStyle
from psm_model.text import display_width, sanitise
from psm_model.values.verdict import Verdict
from tests.reports.reports import TROUBLED, languages, reports, texts, troubled

ESCAPES: Final = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")
COLOURED: Final = TerminalStyle(colour=True)
TEXT: Final = TROUBLED.read_text(encoding="utf-8")


@given(reports(), languages(), st.integers(40, 200))
def test_colours_and_links_add_only_escape_sequences(report: Report, language: Language, width: int) -> None:
    """Without its escape sequences, a coloured report with links is the plain one."""
    plain = render_text(report, language=language, style=TerminalStyle(width=width))
    style = TerminalStyle(width=width, colour=True, pages="https://example.org/{code}.html")
    coloured = render_text(report, language=language, style=style)
    assert "\x1b" not in plain
    assert ESCAPES.sub("", coloured) == plain
    assert coloured.count("\x1b]8;;https://example.org/") == len(report)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("language", ["en", "id"])
def test_words_keep_to_the_width(width: int, language: Language) -> None:
    """No line is wider than the terminal, unless it is a single word such as an address."""
    report = troubled()
    excerpts = make_excerpts(TEXT, report.pointers)
    locations = locate_pointers(TEXT, report.pointers)
    context = DocumentContext(locations=locations, excerpts=excerpts)
    text = render_text(report, language=language, name="t.json", context=context, style=TerminalStyle(width=width))
    wide_lines = [line for line in text.splitlines() if display_width(line) > width]
    assert all(len(line.split()[-1]) > width // 2 for line in wide_lines)


@given(texts(), texts(), texts(), st.integers(40, 120), st.integers(1, 10**6))
@example("中国" * 30, "国" * 50, "x" * 10_000, 40, 7)
@example("", "", "", 40, 1)
def test_a_value_is_quoted_in_its_colour(before: str, value: str, after: str, width: int, number: int) -> None:
    """The value is in the colour of the severity, beside the place or below it, whatever the line contains."""
    report = Report(findings=troubled().findings[3:4])
    path = report.findings[0].path
    text = (before + value + after).replace("\n", " ")
    excerpt = Excerpt(line=number, text=text, start=len(before), end=len(before) + len(value))
    context = DocumentContext(excerpts={path: excerpt})
    coloured, plain = (
        render_text(report, context=context, style=TerminalStyle(width=width, colour=colour)).splitlines()
        for colour in (True, False)
    )
    bare = render_text(report, style=TerminalStyle(width=width)).splitlines()
    assert [ESCAPES.sub("", line) for line in coloured] == plain
    assert all(line.isprintable() for line in plain)
    assert len(plain) - len(bare) in {0, 1}
    assert all(display_width(line) <= width for line in plain)
    marked = [found for line in coloured[1:] for found in re.findall(r"\x1b\[1;31m(.+?)\x1b\[0m", line)]
    assert len(marked) == bool(value)
    if marked and "…" not in marked[0]:
        assert marked[0] == sanitise(value.replace("\n", " "))


def test_findings_are_below_their_organisation() -> None:
    """Each organisation is one heading with its name and id, followed by its findings."""
    register = loads(TEXT)
    report = check(register)
    text = render_text(report, context=DocumentContext(owners=find_owners(register, report.pointers)))
    paragraphs = [paragraph for paragraph in text.split("\n\n") if "\n" not in paragraph]
    assert paragraphs[:-1] == [
        "IPSM Kabupaten Contoh (ipsm-contoh)",
        "IPSM Kecamatan Misal (ipsm-misal)",
        "Sources",
    ]
    first = text.index("IPSM Kecamatan Misal (")
    assert text.index("2017–2022 and") < first < text.index("term 2014–2019")


@given(st.text(min_size=1), st.none() | st.text())
def test_headings_are_printable(organisation_id: str, name: str | None) -> None:
    """The name of an organisation adds no lines and no control characters."""
    report = Report(findings=troubled().findings[3:4])
    entity = "/".join(report.findings[0].path.split("/")[:3])
    context = DocumentContext(owners={entity: Owner(organisation_id, name)})
    heading, *_ = render_text(report, context=context).split("\n\n")
    assert heading.isprintable()


@given(st.lists(reports(), max_size=3), languages())
def test_statistics_count_each_finding_once(several: list[Report], language: Language) -> None:
    """The lines count the findings of each code, the most frequent first."""
    lines = render_summary(several, language=language).splitlines()
    findings = [finding for report in several for finding in report]
    if not findings:
        assert lines == ["no findings" if language == "en" else "tidak ada temuan"]
        return
    counts = [int(line.split()[0].replace(",", "").replace(".", "")) for line in lines]
    assert sum(counts) == len(findings)
    assert counts == sorted(counts, reverse=True)
    assert {line.split()[1] for line in lines} == {finding.code for finding in findings}


def test_statistics_separate_undetermined_findings() -> None:
    """Certain and undetermined findings are counted in separate lines."""
    report = troubled()
    certain = report.errors[0]
    undetermined = attrs.evolve(certain, verdict=Verdict.UNDETERMINED)
    lines = render_summary([Report(findings=(certain, undetermined, undetermined))], style=COLOURED).splitlines()
    assert [ESCAPES.sub("", line) for line in lines] == [
        f"2  {certain.code} {certain.name} (error, undetermined)",
        f"1  {certain.code} {certain.name} (error)",
    ]
    assert all("\x1b[1;31m" in line for line in lines)


def test_each_severity_has_its_colour() -> None:
    """The three severities have three colours, next to their words."""
    finding = troubled().errors[0]
    colours = {
        severity: re.findall(
            r"\x1b\[1;(\d+)m", render_text(Report(findings=(attrs.evolve(finding, severity=severity),)), style=COLOURED)
        )
        for severity in Severity
    }
    assert len({tuple(set(sequences)) for sequences in colours.values()}) == len(Severity)
    assert render_text(check(Register()), style=COLOURED) == "no findings"
