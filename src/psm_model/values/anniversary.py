"""Anniversaries of days, and spans that last a number of years."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from .bounds import UNBOUNDED, Bounds
from .verdict import Verdict

__all__ = ["add_years", "judge_length"]

_CACHE_SIZE: Final = 1 << 14


def add_years(ordinal: int, years: int) -> int:
    """Return the ordinal of the same day some years later; 29 February becomes the 28th in common years.

    The result is defined by ``dateutil.relativedelta.relativedelta(years=...)``.

    >>> from datetime import date
    >>> date.fromordinal(add_years(date(2024, 2, 29).toordinal(), 5))
    datetime.date(2029, 2, 28)
    """
    day = date.fromordinal(ordinal)
    try:
        return day.replace(year=day.year + years).toordinal()
    except ValueError:
        return date(day.year + years, 2, 28).toordinal()


# Many terms of a register have the same bounds.
@lru_cache(_CACHE_SIZE)
def judge_length(bounds: Bounds, years: int, early: int, late: int) -> Verdict:
    """Return whether a span with these bounds lasts a number of years."""
    start_min, start_max, end_min, end_max = bounds
    # The right last days for a start are its anniversary and the day before. For consecutive starts, they have no gaps
    # between them, because anniversaries of consecutive days are at most two days apart.
    soonest = -UNBOUNDED if start_min == -UNBOUNDED else add_years(start_min, years) - 1 - early
    latest = UNBOUNDED if start_max == UNBOUNDED else add_years(start_max, years) + late
    possible = soonest <= end_max and end_min <= latest
    always = (
        possible
        and start_min != -UNBOUNDED
        and end_max <= add_years(start_min, years) + late
        and end_min >= add_years(start_max, years) - 1 - early
    )
    return Verdict.of(always=always, possible=possible)
