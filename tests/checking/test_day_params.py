"""Message params of days: unbounded days and years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.day_params import format_days, get_year
from psm_model.values.bounds import NEVER, UNBOUNDED


def number(text: str) -> int:
    """Return the ordinal of a written day."""
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (number("2022-01-01"), number("2022-01-02"), "2022-01-01/2022-01-02"),
        (number("2022-01-01"), number("2022-01-01"), "2022-01-01/2022-01-01"),
        (number("2022-01-02"), number("2022-01-01"), "-"),
        (number("2022-01-01"), UNBOUNDED, "2022-01-01/.."),
        (number("2022-01-01"), NEVER, "2022-01-01/.."),
        (-UNBOUNDED, number("2021-12-31"), "/2021-12-31"),
        (-UNBOUNDED, UNBOUNDED, "/.."),
        (-UNBOUNDED, NEVER, "/.."),
        (UNBOUNDED, UNBOUNDED, "-"),
        (UNBOUNDED, NEVER, "-"),
    ],
)
def test_format_days(first: int, last: int, words: str) -> None:
    """Days are formatted as EDTF, with unknown and open ends; without days, as a dash."""
    assert format_days(first, last) == words


@given(st.dates(date(1800, 1, 1), date(2200, 12, 31)), st.integers(0, 4000))
def test_formatted_days_are_read_back(first: date, length: int) -> None:
    """The formatted days are the given ones, both inclusive."""
    start, _, last = format_days(first.toordinal(), first.toordinal() + length).partition("/")
    assert date.fromisoformat(start) == first
    assert date.fromisoformat(last) == first + timedelta(length)


@given(st.dates())
def test_year_of_a_day(day: date) -> None:
    """The year of an ordinal is that of its date; unbounded ordinals are beyond every year."""
    assert get_year(day.toordinal()) == day.year
    assert get_year(-UNBOUNDED) < day.year < get_year(UNBOUNDED)
