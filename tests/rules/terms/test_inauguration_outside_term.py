"""PSM104: when inauguration-outside-term is found, and when not."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.values import PartialDate, Verdict
from tests.rules import oracles
from tests.rules.samples import IPSM, MAYBE, NO, YES, found, period, term, told, verdict
from tests.rules.spans import spans
from tests.rules.terms.inaugurations_records import inaugurated

DAYS = st.builds(
    lambda day, known: str(day)[:known],
    st.dates(date(2022, 1, 25), date(2022, 2, 7)),
    st.sampled_from([10, 10, 7]),
)


@given(spans(), DAYS)
@example("2022-01-27/2022-02", "2022-02")
@example("2022/2022-02-01", "2022-01-31")
@example("/..", "2022-01-31")
def test_outside_is_as_certain_as_the_days(span: str, written: str) -> None:
    """What PSM104 says of a day holds in all completions of it and of the term, in none, or in some."""
    one = period(span)
    assert one is not None
    days = oracles.days_of_date(PartialDate.parse(written))
    expected = oracles.judged(not start <= day <= end for (start, end), day in product(oracles.completions(one), days))
    assert verdict("PSM104", inaugurated(term(span), written)) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2019-12-31", YES),
        ("2020-01-01", NO),
        ("2024-12-30", NO),
        ("2024-12-31", NO),
        ("2025-01-01", YES),
        ("2020", NO),
        ("2024-12", NO),
        ("2019-12", YES),
        ("2025", YES),
    ],
)
def test_bounds_of_a_term(written: str, expected: Verdict) -> None:
    """A board may be inaugurated on the first day of its term and on the last, not a day before or after."""
    assert verdict("PSM104", inaugurated(term("2020-01-01/2024-12-31"), written)) is expected


@pytest.mark.parametrize(
    ("written", "expected"), [("2019-12-31", YES), ("2020-05-01", MAYBE), ("2025-12-31", MAYBE), ("2026-01-01", YES)]
)
def test_outside_a_label(written: str, expected: Verdict) -> None:
    """Of a term whose label alone is known, days within its first and its last year are undetermined."""
    assert verdict("PSM104", inaugurated(term(None, label="2020–2025"), written)) is expected


def test_what_is_told_of_a_day_outside() -> None:
    """PSM104 points to the date and to the period, or to the label where there is none."""
    first, second = term("2020-01-01/2024-12-31", "t-0"), term(None, "t-1", label="2020–2025")
    one, other = found("PSM104", IPSM, term(None, "u"), inaugurated(first, "2019-12"), inaugurated(second, "2019"))
    assert told(one) == {
        "code": "PSM104",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/1/inauguration/date",
        "params": {"term": "t-0", "date": "2019-12", "period": "2020-01-01/2024-12-31"},
        "ids": ["t-0", "o"],
        "related": ["/board_terms/1/period"],
        "settled_by": [],
    }
    assert other.related == ("/board_terms/2/label",)


def test_what_settles_a_day_outside() -> None:
    """Where it is undetermined, the date and both ends of the term would settle it, if not known to the day."""
    date_, start, end = (f"/board_terms/0/{place}" for place in ("inauguration/date", "period/start", "period/end"))
    for span, written, facts in (
        ("2020/2025", "2020", (date_, start, end)),
        ("2020/2025", "2025-03-01", (start, end)),
        ("2020-06-01/2025", "2020", (date_, end)),
        ("2020-06-01/2025-06-01", "2025", (date_,)),
        ("2020-06-01/", "2025-01-01", (end,)),
        ("/..", "2025-01-01", (start,)),
    ):
        (one,) = found("PSM104", inaugurated(term(span), written))
        assert (one.verdict, one.settled_by) == (MAYBE, facts)
