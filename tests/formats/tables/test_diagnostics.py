"""Diagnostics: a place is reported once, and there are only so many problems."""

from __future__ import annotations

from psm_model.formats.tables.diagnostics import Diagnostics


def test_reported_places_are_remembered() -> None:
    """A place counts as reported if it has a problem, or if its problems follow from another."""
    diagnostics = Diagnostics()
    diagnostics.report("A!B2", "a date", "'x'")
    diagnostics.suppress("A!3")
    assert [diagnostics.is_reported(place) for place in ("A!B2", "A!3", "A!B3")] == [True, True, False]
    assert [problem.path for problem in diagnostics.problems] == ["A!B2"]


def test_problems_have_a_limit() -> None:
    """After a thousand problems no more are looked for."""
    diagnostics = Diagnostics()
    for row in range(999):
        diagnostics.report(f"A!A{row}", "a date", "'x'")
    assert not diagnostics.is_full
    diagnostics.report("A!A999", "a date", "'x'")
    assert diagnostics.is_full
