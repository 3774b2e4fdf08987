"""Known and gone findings as text: complete or limited with exact counts, for one file and for many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Report
from psm_model.formats.locations import Cell, Location, Position
from psm_model.i18n import Language
from psm_model.reports.baseline import Baseline
from psm_model.reports.baseline_text import render_baseline
from tests.reports.reports import flood, languages, reports, texts, troubled, whole_reports


@given(
    st.lists(st.tuples(texts(), whole_reports()), max_size=3),
    st.none() | reports(),
    languages(),
    st.none() | st.integers(0, 3),
)
def test_lists_are_complete_or_counted(
    several: list[tuple[str, Report]], gone: Report | None, language: Language, limit: int | None
) -> None:
    """Each known and each gone finding has a printable line; beyond the limit, one line counts the others."""
    left = None if gone is None else Baseline.of([gone])
    text = render_baseline(several, gone=left, language=language, limit=limit)
    known = [finding.code for _, report in several for finding in report.known]
    entries = [] if left is None else [entry["code"] for entry in left.to_list()]
    paragraphs = text.split("\n\n") if text else []
    expected = [(codes, count) for codes, count in ((known, len(known)), (entries, len(left or ()))) if codes]
    assert len(paragraphs) == len(expected)
    for paragraph, (codes, count) in zip(paragraphs, expected, strict=True):
        heading, *lines = paragraph.split("\n")
        assert all(line.isprintable() for line in (heading, *lines))
        assert heading.endswith(f": {count}")
        shown = codes if limit is None else codes[:limit]
        assert [line.split()[0] for line in lines[: len(shown)]] == shown
        rest = len(codes) - len(shown)
        words = {"en": f"  and {rest} more", "id": f"  dan {rest} lainnya"}
        assert lines[len(shown) :] == ([words[language]] if rest else [])


def test_places_are_lines_or_cells() -> None:
    """A known finding is placed in its file by line and column, by cell, or by pointer."""
    report = Report(findings=(), known=flood({"XYZ001": 3}).findings)
    locations: dict[str, dict[str, Location]] = {
        "a.json": {"/board_terms/0": Position(4, 7), "/board_terms/1": Cell("Masa bakti!B2")}
    }
    assert render_baseline([("a.json", report)], locations=locations).split("\n")[1:] == [
        "  XYZ001 name-of-xyz001, a.json:4:7 /board_terms/0: wrong",
        "  XYZ001 name-of-xyz001, a.json: Masa bakti!B2: wrong",
        "  XYZ001 name-of-xyz001, a.json:/board_terms/2: wrong",
    ]


@pytest.mark.parametrize(("language", "times"), [("en", "(2 times)"), ("id", "(2 kali)")])
def test_equal_gone_findings_are_one_line(language: Language, times: str) -> None:
    """What was found several times and is gone has one line with the number."""
    gone = Baseline.of([troubled(), troubled()])
    lines = render_baseline([], gone=gone, language=language).split("\n")[1:]
    assert len(lines) == len(troubled())
    assert all(line.endswith(times) for line in lines)
