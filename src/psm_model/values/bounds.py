"""Bounds: the possible days of the start and the end of a period."""

from __future__ import annotations

from typing import Final, NamedTuple

from .verdict import Verdict

__all__ = ["ALWAYS", "NEVER", "UNBOUNDED", "Bounds"]


class Bounds(NamedTuple):
    """The inclusive ordinals of the possible days of the start and the end of a period.

    They are tightened, because a period starts no later than it ends. An unknown start may be as early as
    ``-UNBOUNDED``, an unknown end as late as ``UNBOUNDED``, and an open end is later than that.

    >>> bounds = Bounds(1, 3, 5, 9)
    >>> bounds.start_days, bounds.end_days, bounds.possible_days
    ((1, 3), (5, 9), (1, 9))
    """

    start_min: int
    """The earliest possible first day."""
    start_max: int
    """The latest possible first day."""
    end_min: int
    """The earliest possible last day."""
    end_max: int
    """The latest possible last day."""

    @classmethod
    def tighten(cls, start: tuple[int, int], end: tuple[int, int]) -> Bounds:
        """Return the bounds of a period that starts no later than it ends.

        If every start is after every end, `start_min > end_max`.

        Args:
            start: The ordinals of the earliest and the latest first day, as far as they do not depend on the end.
            end: The ordinals of the earliest and the latest last day, as far as they do not depend on the start.

        >>> Bounds.tighten((1, 9), (5, 7))
        Bounds(start_min=1, start_max=7, end_min=5, end_max=7)
        """
        return cls(start[0], min(start[1], end[1]), max(end[0], start[0]), end[1])

    @property
    def start_days(self) -> tuple[int, int]:
        """The earliest and the latest possible first day."""
        return self.start_min, self.start_max

    @property
    def end_days(self) -> tuple[int, int]:
        """The earliest and the latest possible last day."""
        return self.end_min, self.end_max

    @property
    def breakpoints(self) -> tuple[int, int, int, int]:
        """The days on which the answer to `covers` may change."""
        return self.start_min, self.start_max, self.end_min + 1, self.end_max + 1

    @property
    def possible_days(self) -> tuple[int, int]:
        """The earliest possible first day and the latest possible last day."""
        return self.start_min, self.end_max

    def covers(self, first: int, last: int) -> Verdict:
        """Return whether such a period contains an unknown day between a first and a last day.

        >>> Bounds(1, 3, 5, 9).covers(4, 4), Bounds(1, 3, 5, 9).covers(8, 12)
        (<Verdict.YES: 'yes'>, <Verdict.UNDETERMINED: 'undetermined'>)
        """
        return Verdict.of(
            always=self.start_max <= first and last <= self.end_min,
            possible=self.start_min <= last and first <= self.end_max,
        )

    def intersect(self, other: Bounds) -> Bounds:
        """Return the bounds of the shared days.

        If the periods certainly share no day, the earliest start is after the latest end.

        >>> Bounds(1, 3, 5, 9).intersect(Bounds(2, 2, 6, 7))
        Bounds(start_min=2, start_max=3, end_min=5, end_max=7)
        """
        return Bounds.tighten(
            (max(self.start_min, other.start_min), max(self.start_max, other.start_max)),
            (min(self.end_min, other.end_min), min(self.end_max, other.end_max)),
        )

    def overlaps(self, other: Bounds) -> Verdict:
        """Return whether the periods share a day.

        >>> Bounds(1, 3, 5, 9).overlaps(Bounds(5, 5, 6, 6)), Bounds(1, 3, 5, 9).overlaps(Bounds(6, 6, 7, 7))
        (<Verdict.YES: 'yes'>, <Verdict.UNDETERMINED: 'undetermined'>)
        """
        return Verdict.of(
            always=self.start_max <= other.end_min and other.start_max <= self.end_min,
            possible=self.start_min <= other.end_max and other.start_min <= self.end_max,
        )


UNBOUNDED: Final = 10**9
"""An ordinal later than every day, for an unknown end; negated, for an unknown start."""
NEVER: Final = 2 * UNBOUNDED
"""An ordinal later than every unknown end, for an open end."""
ALWAYS: Final = Bounds(-UNBOUNDED, UNBOUNDED, -UNBOUNDED, UNBOUNDED)
"""The bounds of an unknown span."""
