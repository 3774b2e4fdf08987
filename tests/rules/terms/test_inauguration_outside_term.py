"""PSM104: conditions and report of inauguration-outside-term."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.values import PartialDate, Verdict
from tests.rules import oracles
from tests.rules.samples import IPSM, MAYBE, NO, YES, period, run_rule, summarise, term, verdict
from tests.rules.spans import generate_span
from tests.rules.terms.inaugurations_records import with_inauguration

DAYS = st.builds(
    lambda day, known: str(day)[:known],
    st.dates(date(2022, 1, 25), date(2022, 2, 7)),
    st.sampled_from([10, 10, 7]),
)


@given(generate_span(), DAYS)
@example("2022-01-27/2022-02", "2022-02")
@example("2022/2022-02-01", "2022-01-31")
@example("/..", "2022-01-31")
def test_verdict_on_an_inauguration_matches_all_completions(span: str, written: str) -> None:
    """The verdict of PSM104 on a day agrees with all completions of it and of the term."""
    board_period = period(span)
    assert board_period is not None
    days = oracles.days_of_date(PartialDate.parse(written))
    expected = oracles.judge_all(
        not start <= day <= end for (start, end), day in product(oracles.list_completions(board_period), days)
    )
    assert verdict("PSM104", with_inauguration(term(span), written)) is expected


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
    """A board may be inaugurated from the first to the last day of its term, not a day before or after."""
    assert verdict("PSM104", with_inauguration(term("2020-01-01/2024-12-31"), written)) is expected


@pytest.mark.parametrize(
    ("written", "expected"), [("2019-12-31", YES), ("2020-05-01", MAYBE), ("2025-12-31", MAYBE), ("2026-01-01", YES)]
)
def test_verdict_on_a_term_with_only_a_label(written: str, expected: Verdict) -> None:
    """Days within the first and the last year of a term with only a label are undetermined."""
    assert verdict("PSM104", with_inauguration(term(None, label="2020–2025"), written)) is expected


def test_report_of_an_inauguration_outside_its_term_is_complete() -> None:
    """PSM104 points to the date and to the period, or to the label if there is no period."""
    first, second = term("2020-01-01/2024-12-31", "t-0"), term(None, "t-1", label="2020–2025")
    finding, other = run_rule(
        "PSM104", IPSM, term(None, "u"), with_inauguration(first, "2019-12"), with_inauguration(second, "2019")
    )
    assert summarise(finding) == {
        "code": "PSM104",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/1/inaugurations/0/date",
        "params": {"term": "t-0", "date": "2019-12", "period": "2020-01-01/2024-12-31"},
        "ids": ["t-0", "o"],
        "related": ["/board_terms/1/period"],
        "settled_by": [],
    }
    assert other.related == ("/board_terms/2/label",)


def test_facts_that_would_settle_an_inauguration_are_named() -> None:
    """An undetermined finding names the date and the ends of the term that are imprecise."""
    date_, start, end = (f"/board_terms/0/{place}" for place in ("inaugurations/0/date", "period/start", "period/end"))
    for span, written, facts in (
        ("2020/2025", "2020", (date_, start, end)),
        ("2020/2025", "2025-03-01", (start, end)),
        ("2020-06-01/2025", "2020", (date_, end)),
        ("2020-06-01/2025-06-01", "2025", (date_,)),
        ("2020-06-01/", "2025-01-01", (end,)),
        ("/..", "2025-01-01", (start,)),
    ):
        (finding,) = run_rule("PSM104", with_inauguration(term(span), written))
        assert (finding.verdict, finding.settled_by) == (MAYBE, facts)
