"""Bounds: the days between which a span starts and ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from psm_model.values import Period, Verdict
from psm_model.values.bounds import Bounds
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


@st.composite
def small_bounds(draw: st.DrawFn) -> Bounds:
    """Draw the bounds of a span within a few days."""
    earliest, latest, length, delay = (draw(st.integers(0, 4)) for _ in range(4))
    return Bounds.tighten((earliest, earliest + latest), (earliest + length, earliest + length + delay))


def iter_spans(bounds: Bounds) -> Iterator[set[int]]:
    """Yield the days of each span with such bounds."""
    for start, end in product(range(bounds.start_min, bounds.start_max + 1), range(bounds.end_min, bounds.end_max + 1)):
        if start <= end:
            yield set(range(start, end + 1))


@given(small_bounds(), small_bounds())
def test_overlap_is_that_of_all_spans(first: Bounds, second: Bounds) -> None:
    """Spans overlap if all of them share a day, and do not if none of them does."""
    shared = {bool(own & other) for own, other in product(iter_spans(first), iter_spans(second))}
    assert first.overlaps(second) is Verdict.of(always=False not in shared, possible=True in shared)
