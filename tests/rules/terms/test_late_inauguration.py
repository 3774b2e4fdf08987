"""PSM105: conditions and report of late-inauguration."""

from __future__ import annotations

from datetime import date
from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.values import PartialDate
from tests.rules import oracles
from tests.rules.samples import IPSM, run_rule, summarise, term, verdict
from tests.rules.terms.inaugurations_records import with_inauguration


@st.composite
def near_turns(draw: st.DrawFn) -> str:
    """Draw a date of any precision within a few years, often near the turn of a year."""
    turns = [date(year, *day) for year in range(2019, 2024) for day in ((1, 1), (12, 31))]
    day = draw(st.sampled_from(turns) | st.dates(date(2019, 1, 1), date(2023, 12, 31)))
    return str(day)[: draw(st.sampled_from([10, 10, 7, 4]))]


@given(near_turns(), near_turns(), st.sampled_from(["2024-06-01", "2024", "", ".."]))
@example("2020-12-31", "2022-01-01", "..")
@example("2021-01-01", "2022-12-31", "..")
@example("2020", "2022", "..")
def test_verdict_on_a_late_inauguration_matches_all_completions(start: str, written: str, end: str) -> None:
    """The verdict of PSM105 on a day agrees with all completions of it and of the start of the term."""
    starts, days = (oracles.days_of_date(PartialDate.parse(text)) for text in (start, written))
    expected = oracles.judge_all(oracles.is_late(day, first) for day, first in product(days, starts))
    assert verdict("PSM105", with_inauguration(term(f"{start}/{end}"), written)) is expected


def test_report_of_a_late_inauguration_is_complete() -> None:
    """PSM105 points to the date and to the period; an undetermined finding names date and start."""
    late = with_inauguration(term("2020-05-01/2025", label="2020–2025"), "2022-03")
    (finding,) = run_rule("PSM105", IPSM, term(None, "u"), late)
    assert summarise(finding) == {
        "code": "PSM105",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/1/inaugurations/0/date",
        "params": {"term": "t", "date": "2022-03", "period": "2020-05-01/2025"},
        "ids": ["t", "o"],
        "related": ["/board_terms/1/period"],
        "settled_by": [],
    }
    (other,) = run_rule("PSM105", with_inauguration(term("/2025"), "2022"))
    assert other.settled_by == ("/board_terms/0/inaugurations/0/date", "/board_terms/0/period/start")
