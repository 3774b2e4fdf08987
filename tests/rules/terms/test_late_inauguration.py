"""PSM105: when late-inauguration is found, and when not."""

from __future__ import annotations

from datetime import date
from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.values import PartialDate
from tests.rules import oracles
from tests.rules.samples import IPSM, found, term, told, verdict
from tests.rules.terms.inaugurations_records import inaugurated


@st.composite
def near_turns(draw: st.DrawFn) -> str:
    """A day within a few years, near the turn of a year or not, known more or less."""
    turns = [date(year, *day) for year in range(2019, 2024) for day in ((1, 1), (12, 31))]
    day = draw(st.sampled_from(turns) | st.dates(date(2019, 1, 1), date(2023, 12, 31)))
    return str(day)[: draw(st.sampled_from([10, 10, 7, 4]))]


@given(near_turns(), near_turns(), st.sampled_from(["2024-06-01", "2024", "", ".."]))
@example("2020-12-31", "2022-01-01", "..")
@example("2021-01-01", "2022-12-31", "..")
@example("2020", "2022", "..")
def test_late_is_as_certain_as_the_days(start: str, written: str, end: str) -> None:
    """What PSM105 says of a day holds in all completions of it and of the term's start, in none, or in some."""
    starts, days = (oracles.days_of_date(PartialDate.parse(text)) for text in (start, written))
    expected = oracles.judged(oracles.late(day, first) for day, first in product(days, starts))
    assert verdict("PSM105", inaugurated(term(f"{start}/{end}"), written)) is expected


def test_what_is_told_of_a_late_day() -> None:
    """PSM105 points to the date and to the period; where it is undetermined, date and start would settle it."""
    late = inaugurated(term("2020-05-01/2025", label="2020–2025"), "2022-03")
    (one,) = found("PSM105", IPSM, term(None, "u"), late)
    assert told(one) == {
        "code": "PSM105",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/1/inauguration/date",
        "params": {"term": "t", "date": "2022-03", "period": "2020-05-01/2025"},
        "ids": ["t", "o"],
        "related": ["/board_terms/1/period"],
        "settled_by": [],
    }
    (other,) = found("PSM105", inaugurated(term("/2025"), "2022"))
    assert other.settled_by == ("/board_terms/0/inauguration/date", "/board_terms/0/period/start")
