"""pack_lanes: bars of one organisation in lanes, a second one only for boards that overlap."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from psm_model.values.bounds import UNBOUNDED, Bounds

__all__ = ["Bounded", "pack_lanes"]


class Bounded(Protocol):
    """What has the bounds of a term."""

    @property
    def bounds(self) -> Bounds:
        """The bounds of its start and end."""


B = TypeVar("B", bound=Bounded)


def pack_lanes(bars: Iterable[B]) -> tuple[tuple[B, ...], ...]:
    """Return bars in as few lanes as possible: only a board that overlaps another one needs a lane of its own.

    Boards that succeed each other share a lane, even if the days of the change are known only by month or year, and if
    nobody knows when the last of them ends. A board whose end is unknown may still be in office when the next one
    starts, so the next one has another lane.

    Args:
        bars: The bars by their start.

    >>> from psm_model.entities import BoardTerm
    >>> labels = "2015–2020", "2020–2025", "2024–2029"
    >>> terms = [BoardTerm(id=label, organisation_id="o", label=label) for label in labels]
    >>> [[term.label for term in lane] for lane in pack_lanes(terms)]
    [['2015–2020', '2020–2025'], ['2024–2029']]
    """
    lanes: list[list[B]] = []
    for bar in bars:
        for lane in lanes:
            if _fits_after(lane[-1].bounds, bar.bounds):
                lane.append(bar)
                break
        else:
            lanes.append([bar])
    return tuple(map(tuple, lanes))


def _fits_after(bounds: Bounds, next_bounds: Bounds) -> bool:
    """Return whether a bar fits after another in a lane: they need not overlap, and neither hides the other."""
    if bounds.start_days == next_bounds.start_days:
        return False
    if bounds.end_min <= next_bounds.start_min and bounds.end_max <= next_bounds.start_max:
        return True
    return (
        bounds.end_min <= next_bounds.start_max
        and _has_certain_days(bounds)
        and (_has_certain_days(next_bounds) or next_bounds.end_max >= UNBOUNDED)
        # An unknown end may be anywhere beyond the next start.
        and bounds.end_max < UNBOUNDED
        and next_bounds.start_min > -UNBOUNDED
    )


def _has_certain_days(bounds: Bounds) -> bool:
    return bounds.start_max < bounds.end_min
