"""Bounds: the days between which a span starts and ends."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from psm_model.values import Period
from tests.values.strategies import whole_days


@given(whole_days(), whole_days())
def test_ranges_of_days_are_those_of_the_ends(first: date, last: date) -> None:
    """A period between two days starts on the first; the possible days run from the first to the last."""
    start, end = sorted((first, last))
    bounds = Period.from_dates(start, end).bounds
    assert bounds.start_days == (start.toordinal(), start.toordinal())
    assert bounds.possible_days == (start.toordinal(), end.toordinal())


def test_an_imprecise_start_has_a_range_of_days() -> None:
    """The start of a period from a year is some day of that year."""
    bounds = Period.parse("2020/2021").bounds
    assert bounds.start_days == (date(2020, 1, 1).toordinal(), date(2020, 12, 31).toordinal())
    assert bounds.possible_days == (date(2020, 1, 1).toordinal(), date(2021, 12, 31).toordinal())
