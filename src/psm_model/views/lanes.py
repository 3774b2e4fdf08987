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

    Boards that succeed each other share a lane, even if the days of the change are known only by month or year.

    Args:
        bars: The bars by their start.
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
        and _has_certain_days(next_bounds)
        # An unknown end may be anywhere beyond the next start.
        and bounds.end_max < UNBOUNDED
        and next_bounds.start_min > -UNBOUNDED
    )


def _has_certain_days(bounds: Bounds) -> bool:
    return bounds.start_max < bounds.end_min
