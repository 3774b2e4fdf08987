"""PSM112: conditions and report of handover-day-of-boards."""

from __future__ import annotations

import pytest

from psm_model.entities import (
    Roster,
    TermStatus,
)
from psm_model.values import Verdict
from tests.rules.samples import IPSM, MAYBE, NO, YES, run_rule, term
from tests.rules.terms.terms_records import verdict_on_terms


@pytest.mark.parametrize(
    ("first", "second", "overlap", "handover"),
    [
        ("2025-10-15/2030-10-15", "2030-10-15/2035-10-15", NO, YES),
        ("2025-10-15/2030-10-14", "2030-10-15/2035-10-14", NO, NO),
        ("2025-10-15/2030-10-16", "2030-10-15/2035-10-14", YES, NO),
        ("2025-10-15/2025-10-15", "2025-10-15/2025-10-15", YES, NO),  # one and the same day
        ("2025-10-15/2025-10-15", "2025-10-15/2030-10-14", NO, YES),
        ("2025-10-15/2025-10-15", "2020-10-15/2030-10-14", YES, NO),  # a day within
        ("2017/2022", "2022/2027", MAYBE, MAYBE),
        ("2017/2022", "2023/2027", NO, NO),
        ("2017/2022-12-31", "2022/2027", MAYBE, MAYBE),
        ("2017/2022-01-01", "2022/2027", NO, MAYBE),
        ("2017/2022-10", "2022-10-31/2027", NO, MAYBE),
        ("2022-10/2022-10-15", "2022-10-15/2022-10", MAYBE, MAYBE),
    ],
)
def test_shared_days_are_a_handover_or_an_overlap(first: str, second: str, overlap: Verdict, handover: Verdict) -> None:
    """A single shared day, the last of one and the first of the other, is a handover; all else is an overlap."""
    for left, right in ((first, second), (second, first)):
        apart = {"roster": Roster.COMPLETE}
        assert verdict_on_terms("PSM101", left, right, **apart) is overlap
        assert verdict_on_terms("PSM112", left, right, **apart) is handover
        assert verdict_on_terms("PSM109", left, right, **apart, status=TermStatus.DISPUTED) is overlap
        assert verdict_on_terms("PSM112", left, right, **apart, status=TermStatus.DISPUTED) is handover
        assert verdict_on_terms("PSM112", left, right, **apart, status=TermStatus.ANNULLED) is NO


@pytest.mark.parametrize(
    ("first", "second", "days", "facts"),
    [
        ("2025-10-15/2030-10-15", "2030-10-15/2035-10-15", "2030-10-15/2030-10-15", ()),
        ("2017/2022", "2022/2027", "2022-01-01/2022-12-31", ("0/period/end", "1/period/start")),
        ("2017/2022-10", "2022/2027", "2022-10-01/2022-10-31", ("0/period/end", "1/period/start")),
        ("2017/", "2022/2027", "2022-01-01/2022-12-31", ("0/period/end", "1/period/start")),
    ],
)
def test_report_of_a_handover_day_is_complete(first: str, second: str, days: str, facts: tuple[str, ...]) -> None:
    """PSM112 names both boards and the possible days; if undetermined, also the ends that decide."""
    (finding,) = run_rule("PSM112", IPSM, term(first, "old"), term(second, "new"))
    assert (finding.severity.value, finding.path, finding.related) == ("info", "/board_terms/1", ("/board_terms/0",))
    assert finding.ids == ("old", "new", "o")
    assert finding.params == {
        "first": "old",
        "first_period": first,
        "second": "new",
        "second_period": second,
        "days": days,
    }
    assert finding.settled_by == tuple(f"/board_terms/{fact}" for fact in facts)
