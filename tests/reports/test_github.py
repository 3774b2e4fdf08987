"""Annotations for GitHub Actions, read back as its runner reads them."""

from __future__ import annotations

from pathlib import PurePath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking import Finding, Report, Severity
from psm_model.formats.locations import locate_pointers
from psm_model.i18n import Language
from psm_model.reports.github import render_github
from psm_model.reports.unreadable import Unreadable
from psm_model.values.verdict import Verdict
from tests.reports.reports import TROUBLED, findings, flood, languages, texts, troubled, unreadable, whole_reports

KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def command(line: str) -> tuple[str, dict[str, str], str]:
    """Read a line as the runner of GitHub Actions does: a name, properties and data, percent signs undone last."""
    assert line.startswith("::")
    head, mark, data = line[2:].partition("::")
    assert mark
    name, _, listed = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in listed.split(","))
    return name, {key: unescaped(value, within=True) for key, value in properties.items()}, unescaped(data)


def unescaped(text: str, *, within: bool = False) -> str:
    """Undo the escapes, that of the percent sign last."""
    for escape, letter in (
        ("%0D", "\r"),
        ("%0A", "\n"),
        *([("%3A", ":"), ("%2C", ",")] if within else []),
        ("%25", "%"),
    ):
        text = text.replace(escape, letter)
    return text


def seen(text: str) -> str:
    """A text with what can't be printed escaped, but for the ends of lines."""
    return "".join(letter if letter.isprintable() or letter in "\r\n" else ascii(letter)[1:-1] for letter in text)


@given(st.lists(st.tuples(texts(), whole_reports()), max_size=2), st.tuples(texts(), unreadable()), languages())
def test_runner_reads_what_was_found(
    several: list[tuple[str, Report]], broken: tuple[str, Unreadable], language: Language
) -> None:
    """Each finding is one line, from which the runner reads its file, its title and its message; so is what was not."""
    first, *lines = render_github([broken, *several], language=language).split("\n")
    name, properties, data = command(first)
    assert (name, properties) == ("error", {"file": seen(PurePath(broken[0]).as_posix())})
    assert data == seen(broken[1].message)
    found = [(file, one) for file, report in several for one in report]
    not_asked = {one.code: one for _, report in several for one in report.not_asked}
    assert len(lines) == len(found) + len(not_asked)
    for line, missing in zip(lines[len(found) :], not_asked.values(), strict=True):
        notice = ("notice", {"title": f"{missing.code} {missing.name}"}, seen(missing.reason.translate(language)))
        assert command(line) == notice
    for line, (file, one) in zip(lines, found, strict=False):
        assert line.isprintable()
        name, properties, data = command(line)
        certain = one.verdict is Verdict.YES
        assert name == (KINDS[one.severity] if certain else "notice")
        title = f"{one.code} {one.name}" if certain else f"{one.code} {one.name} (undetermined)"
        assert properties == {"file": seen(PurePath(file).as_posix()), "title": title}
        assert data == seen(one.message(language=language))


@given(st.lists(findings(), max_size=6), st.permutations(range(6)))
def test_order_does_not_matter(several: list[Finding], order: list[int]) -> None:
    """The same findings in any order give the same lines."""
    shuffled = [several[index] for index in order if index < len(several)]
    both = [render_github([("a.json", Report(findings=tuple(one)))]) for one in (several, shuffled)]
    assert both[0] == both[1]


@given(texts())
@example("a:b,c%2C::error::\n")
def test_properties_stay_apart(file: str) -> None:
    """No name of a file can end the property that it stands in."""
    report = flood({"XYZ001": 1})
    name, properties, data = command(render_github([(file, report)]))
    assert (name, data, set(properties)) == ("error", "wrong", {"file", "title"})


@pytest.mark.parametrize(("severity", "kind"), KINDS.items())
def test_severities(severity: Severity, kind: str) -> None:
    """Errors, warnings and infos are errors, warnings and notices."""
    found = [one for one in troubled() if one.severity is severity and one.verdict is Verdict.YES]
    assert found
    lines = render_github([("r.json", Report(findings=tuple(found)))]).split("\n")
    assert {command(line)[0] for line in lines} == {kind}


def test_lines_and_columns() -> None:
    """Line and column are told where they are known, of each file its own; all findings are, however many."""
    report = troubled()
    locations = locate_pointers(TROUBLED.read_text(encoding="utf-8"), report.pointers)
    text = render_github([("x/r.json", report), ("other.json", report)], locations={"x/r.json": locations})
    read = [command(line)[1] for line in text.split("\n")]
    count = len(report.findings)
    assert all("line" not in properties for properties in read[count:])
    for found, properties in zip(report, read[:count], strict=True):
        line, column = locations.get(found.path, (None, None))
        assert properties.get("line") == (line and str(line))
        assert properties.get("col") == (column and str(column))
    assert ("::error file=x/r.json,line=22,col=5,title=PSM101 overlapping-board-terms::") in text
    assert len(render_github([("a", flood({"XYZ001": 500}))]).split("\n")) == 500
