"""Annotations for GitHub Actions, parsed as its runner parses them."""

from __future__ import annotations

from pathlib import PurePath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking import Finding, Report, Severity
from psm_model.formats.locations import locate_pointers
from psm_model.i18n import Language
from psm_model.reports.baseline import Baseline
from psm_model.reports.github import render_github
from psm_model.reports.unreadable import UnreadableFile
from psm_model.values.verdict import Verdict
from tests.reports.reports import (
    TROUBLED,
    findings,
    flood,
    languages,
    reports,
    texts,
    troubled,
    unreadable,
    whole_reports,
)

KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def parse_command(line: str) -> tuple[str, dict[str, str], str]:
    """Parse a line as the runner of GitHub Actions does, with percent signs unescaped last."""
    assert line.startswith("::")
    head, mark, data = line[2:].partition("::")
    assert mark
    name, _, property_list = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in property_list.split(",") if pair)
    return name, {key: unescape(value, within=True) for key, value in properties.items()}, unescape(data)


def unescape(text: str, *, within: bool = False) -> str:
    """Unescape a text, percent signs last."""
    for escape, letter in (
        ("%0D", "\r"),
        ("%0A", "\n"),
        *([("%3A", ":"), ("%2C", ",")] if within else []),
        ("%25", "%"),
    ):
        text = text.replace(escape, letter)
    return text


def escape_unprintable(text: str, *, keep: str = "\r\n") -> str:
    """Return a text with unprintable characters escaped, except some."""
    return "".join(letter if letter.isprintable() or letter in keep else ascii(letter)[1:-1] for letter in text)


@given(st.lists(st.tuples(texts(), whole_reports()), max_size=2), st.tuples(texts(), unreadable()), languages())
def test_runner_reads_every_finding(
    several: list[tuple[str, Report]], broken: tuple[str, UnreadableFile], language: Language
) -> None:
    """Each finding is a line with its file, title, message and remedy; so is each skipped rule."""
    first, *lines = render_github([broken, *several], language=language).split("\n")
    name, properties, data = parse_command(first)
    assert (name, properties) == ("error", {"file": escape_unprintable(PurePath(broken[0]).as_posix())})
    assert data == escape_unprintable(broken[1].message)
    found = [(file, finding) for file, report in several for finding in report]
    known = [finding for _, report in several for finding in report.known]
    if known:
        start = len(lines) - len(known) - 2
        assert (parse_command(lines[start])[0], lines[-1]) == ("group", "::endgroup::")
        for line, finding in zip(lines[start + 1 : -1], known, strict=True):
            assert line.startswith(f"{finding.code} {finding.name}, ")
            assert line.endswith(escape_unprintable(finding.message(language=language), keep=""))
        lines = lines[:start]
    skipped = {entry.code: entry for _, report in several for entry in report.skipped}
    assert len(lines) == len(found) + len(skipped)
    for line, missing in zip(lines[len(found) :], skipped.values(), strict=True):
        notice = (
            "notice",
            {"title": f"{missing.code} {missing.name}"},
            escape_unprintable(missing.reason.translate(language)),
        )
        assert parse_command(line) == notice
    for line, (file, finding) in zip(lines, found, strict=False):
        assert line.isprintable()
        name, properties, data = parse_command(line)
        certain = finding.verdict is Verdict.YES
        assert name == (KINDS[finding.severity] if certain else "notice")
        title = f"{finding.code} {finding.name}"
        if not certain:
            title += f" ({'belum pasti' if language == 'id' else 'undetermined'})"
        assert properties == {"file": escape_unprintable(PurePath(file).as_posix()), "title": title}
        remedy = finding.remedy(language=language)
        below = "" if remedy is None else f"\n{remedy}"
        assert data == escape_unprintable(finding.message(language=language)) + below


@given(st.lists(findings(), max_size=6), st.permutations(range(6)))
def test_order_does_not_matter(several: list[Finding], order: list[int]) -> None:
    """The same findings in any order give the same lines."""
    shuffled = [several[index] for index in order if index < len(several)]
    both = [render_github([("a.json", Report(findings=tuple(ordered)))]) for ordered in (several, shuffled)]
    assert both[0] == both[1]


@given(texts())
@example("a:b,c%2C::error::\n")
def test_file_name_cannot_end_its_property(file: str) -> None:
    """No file name can end its property."""
    report = flood({"XYZ001": 1})
    name, properties, data = parse_command(render_github([(file, report)]))
    assert (name, data, set(properties)) == ("error", "wrong", {"file", "title"})


@pytest.mark.parametrize(("severity", "kind"), KINDS.items())
def test_severities(severity: Severity, kind: str) -> None:
    """Errors, warnings and infos are errors, warnings and notices."""
    found = [finding for finding in troubled() if finding.severity is severity and finding.verdict is Verdict.YES]
    assert found
    lines = render_github([("r.json", Report(findings=tuple(found)))]).split("\n")
    assert {parse_command(line)[0] for line in lines} == {kind}


def test_lines_and_columns() -> None:
    """Line and column are given where they are known, for each file separately, and no finding is left out."""
    report = troubled()
    locations = locate_pointers(TROUBLED.read_text(encoding="utf-8"), report.pointers)
    text = render_github([("x/r.json", report), ("other.json", report)], locations={"x/r.json": locations})
    properties_by_line = [parse_command(line)[1] for line in text.split("\n")]
    count = len(report.findings)
    assert all("line" not in properties for properties in properties_by_line[count:])
    for finding, properties in zip(report, properties_by_line[:count], strict=True):
        line, column = locations.get(finding.path, (None, None))
        assert properties.get("line") == (line and str(line))
        assert properties.get("col") == (column and str(column))
    assert ("::error file=x/r.json,line=22,col=5,title=PSM101 overlapping-board-terms::") in text
    assert len(render_github([("a", flood({"XYZ001": 500}))]).split("\n")) == 500


@given(reports(), languages())
def test_gone_findings_are_a_group(gone: Report, language: Language) -> None:
    """The gone findings of a baseline are lines of a group of the log, none of which is a command."""
    left = Baseline.of([gone])
    lines = render_github([], language=language, gone=left).split("\n")
    if not len(left):
        assert lines == [""]
        return
    assert (parse_command(lines[0])[0], lines[-1]) == ("group", "::endgroup::")
    assert [line.split()[0] for line in lines[1:-1]] == [entry["code"] for entry in left.to_list()]
