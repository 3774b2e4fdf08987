"""ImportReport: counts that agree, and a bounded number of problems and notices."""

from __future__ import annotations

from psm_model.i18n import Bilingual
from psm_model.importing import CellCounts, RowProblem
from psm_model.importing.report import ReportBuilder

PROBLEM = RowProblem(place="P!1", expected=Bilingual("a", "b"), got=Bilingual("c", "d"), action=Bilingual("e", "f"))


def test_counts_are_complete() -> None:
    """Cells are complete if used, skipped and reported ones are all of them."""
    assert CellCounts(total=4, used=1, skipped={"dash": 1, "total": 1}, reported=1).is_complete
    assert not CellCounts(total=4, used=1, skipped={"dash": 1}, reported=1).is_complete


def test_problems_and_notices_are_bounded() -> None:
    """What exceeds the limits is counted, and a notice for many places is kept once."""
    builder = ReportBuilder("a.xlsx")
    for number in range(3000):
        builder.add_problem(PROBLEM)
        builder.add_notice(f"P!{number}", "same", "sama")
        builder.add_notice(f"P!{number}", f"notice {number}", f"catatan {number}")
    report = builder.finish({})
    assert len(report.problems) + report.more_problems == 3000
    assert len(report.problems) == 1000
    assert [notice.place for notice in report.notices if notice.text.english == "same"] == ["P!0"]
    assert len(report.notices) + report.more_notices == 3001
    assert not report.is_whole
