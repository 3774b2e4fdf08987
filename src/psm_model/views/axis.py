"""Axis: the days of a timeline, and the edges of bars with open or unknown ends."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

import attrs

from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR

from .timeline import Bar, Timeline

__all__ = ["Axis", "Edges", "make_axis"]

_REACH: Final = 1826  # the number of days over which an unknown end fades: five years
_FAR: Final = 10  # the number of years beyond which a day would squeeze the others
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200)


class Edges(NamedTuple):
    """The ordinals of the days on which a bar fades in, is whole, fades out and is gone.

    A day is drawn from its ordinal to the next one, so a bar ends at the start of the day after its last.
    """

    faint: int
    """The ordinal of the first day on which it may run."""
    whole: int
    """The first certain day; after `fading` if there is none."""
    fading: int
    """The first day on which it may be over."""
    gone: int
    """The first day on which it is over."""

    def find_strength(self, day: float) -> float:
        """Return the opacity of a bar on a day, from 0 to 1; it changes linearly.

        >>> Edges(100, 200, 400, 500).find_strength(150), Edges(100, 100, 400, 400).find_strength(399)
        (0.5, 1.0)
        """
        if not self.faint <= day < self.gone:
            return 0.0
        grown = 1.0 if day >= self.whole else (day - self.faint) / (self.whole - self.faint)
        left = 1.0 if day < self.fading else (self.gone - day) / (self.gone - self.fading)
        return min(grown, left)

    def find_span(self, strength: float) -> tuple[float, float]:
        """Return the span with at least this opacity; it is empty if there is none.

        >>> Edges(100, 200, 400, 500).find_span(0.5)
        (150.0, 450.0)
        """
        return (self.faint + strength * (self.whole - self.faint), self.gone - strength * (self.gone - self.fading))


@attrs.frozen
class Axis:
    """The days of a timeline, in whole years."""

    first_year: int
    """The first year."""
    end_year: int
    """The year after the last."""

    @property
    def first(self) -> int:
        """The ordinal of the first day."""
        return date(self.first_year, 1, 1).toordinal()

    @property
    def end(self) -> int:
        """The ordinal of the day after the last."""
        return date(self.end_year, 1, 1).toordinal()

    def find_edges(self, bar: Bar) -> Edges:
        """Return the edges of a bar: an unknown end fades over five years, an open one reaches the end of the axis."""
        edges = _find_edges(bar, self.end)
        return Edges(*(min(max(day, self.first), self.end) for day in edges))

    def find_share(self, day: float) -> float:
        """Return the position of a day, from 0 at the start of the axis to 1 at its end; days beyond are clamped.

        >>> Axis(2020, 2021).find_share(date(2020, 7, 2).toordinal())
        0.5
        """
        return min(max((day - self.first) / (self.end - self.first), 0.0), 1.0)

    def choose_years(self, limit: int) -> list[int]:
        """Return at most `limit` years to label, in even steps.

        >>> Axis(2011, 2032).choose_years(5)
        [2015, 2020, 2025, 2030]
        """
        whole = range(self.first_year, self.end_year + 1)
        for step in _STEPS:
            years = [year for year in whole if year % step == 0]
            if len(years) <= max(limit, 1):
                break
        return years


def make_axis(timeline: Timeline, *, on: date | None = None) -> Axis | None:
    """Return an axis for all known days, faded unknown ends, and at least a year after the last start.

    Return None if no day is known.

    Args:
        timeline: The timeline.
        on: A day to include, unless it is more than ten years away.

    >>> from psm_model.views.timeline import Timeline
    >>> make_axis(Timeline(groups=())) is None
    True
    """
    extent = timeline.extent
    if extent is None:
        return None
    first, end = extent[0], extent[1] + 1
    for bar in (bar for row in timeline.rows for bar in row.bars):
        edges = _find_edges(bar, end)
        # Leave room for an open bar before its arrow.
        first, end = min(first, edges.faint), max(end, edges.gone, edges.whole + 365 * bar.is_end_open)
    first_year, end_year = date.fromordinal(first).year, date.fromordinal(end - 1).year + 1
    if on is not None and first_year - _FAR <= on.year < end_year + _FAR:
        first_year, end_year = min(first_year, on.year), max(end_year, on.year + 1)
    return Axis(max(first_year, FIRST_YEAR), min(end_year, LAST_YEAR + 1))


def _find_edges(bar: Bar, end: int) -> Edges:
    """Return the edges of a bar on an axis that ends at the start of the day `end`."""
    faint, whole, fading, gone = (
        bar.bounds.start_min,
        bar.bounds.start_max,
        bar.bounds.end_min + 1,
        bar.bounds.end_max + 1,
    )
    if bar.is_start_unknown and bar.is_end_unknown:
        # Only attested days are known; it fades on both sides of them.
        return Edges(whole - _REACH, whole, fading, fading + _REACH)
    if bar.is_end_open:
        fading = gone = max(end, 1 if bar.is_start_unknown else faint + 1)
    if bar.is_end_unknown:
        # A bar without a known end fades after its last certain day.
        fading = max(fading, whole + 1)
        gone = fading + _REACH
    if bar.is_start_unknown:
        # Days that are certain before the end, such as attested ones, are opaque.
        whole = min(whole, fading, gone)
        return Edges((whole if whole < fading else gone) - _REACH, whole, fading, gone)
    return Edges(faint, whole, fading, gone)
