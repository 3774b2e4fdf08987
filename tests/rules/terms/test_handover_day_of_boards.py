"""PSM112: when handover-day-of-boards is found, and when not."""

from __future__ import annotations

import pytest

from psm_model.entities import (
    Roster,
    TermStatus,
)
from psm_model.values import Verdict
from tests.rules.samples import IPSM, MAYBE, NO, YES, found, term
from tests.rules.terms.terms_records import between


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
def test_handover_or_overlap(first: str, second: str, overlap: Verdict, handover: Verdict) -> None:
    """PSM112 asks for one shared day, the last of one and the first of the other; whatever else is shared overlaps."""
    for one, other in ((first, second), (second, first)):
        apart = {"roster": Roster.COMPLETE}
        assert between("PSM101", one, other, **apart) is overlap
        assert between("PSM112", one, other, **apart) is handover
        assert between("PSM109", one, other, **apart, status=TermStatus.DISPUTED) is overlap
        assert between("PSM112", one, other, **apart, status=TermStatus.DISPUTED) is handover
        assert between("PSM112", one, other, **apart, status=TermStatus.ANNULLED) is NO


@pytest.mark.parametrize(
    ("first", "second", "days", "facts"),
    [
        ("2025-10-15/2030-10-15", "2030-10-15/2035-10-15", "2030-10-15/2030-10-15", ()),
        ("2017/2022", "2022/2027", "2022-01-01/2022-12-31", ("0/period/end", "1/period/start")),
        ("2017/2022-10", "2022/2027", "2022-10-01/2022-10-31", ("0/period/end", "1/period/start")),
        ("2017/", "2022/2027", "2022-01-01/2022-12-31", ("0/period/end", "1/period/start")),
    ],
)
def test_what_is_said_of_a_handover_day(first: str, second: str, days: str, facts: tuple[str, ...]) -> None:
    """PSM112 names both boards and the days, one of which is shared; where it may be, the ends that decide."""
    (one,) = found("PSM112", IPSM, term(first, "old"), term(second, "new"))
    assert (one.severity.value, one.path, one.related) == ("info", "/board_terms/1", ("/board_terms/0",))
    assert one.ids == ("old", "new", "o")
    assert one.params == {
        "first": "old",
        "first_period": first,
        "second": "new",
        "second_period": second,
        "days": days,
    }
    assert one.settled_by == tuple(f"/board_terms/{fact}" for fact in facts)
