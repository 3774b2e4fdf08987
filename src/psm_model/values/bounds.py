"""Bounds: the possible days of the start and the end of a period."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["NEVER", "UNBOUNDED", "Bounds"]


class Bounds(NamedTuple):
    """The inclusive ordinals of the possible days of the start and the end of a period.

    They are tightened, because a period starts no later than it ends. An unknown start begins at ``-UNBOUNDED``, an
    unknown end reaches ``UNBOUNDED``, and an open end is beyond that.
    """

    start_min: int
    """The earliest possible first day."""
    start_max: int
    """The latest possible first day."""
    end_min: int
    """The earliest possible last day."""
    end_max: int
    """The latest possible last day."""


UNBOUNDED: Final = 10**9
"""An ordinal later than every day, for an unknown end; negated, for an unknown start."""
NEVER: Final = 2 * UNBOUNDED
"""An ordinal later than every unknown end, for an open end."""
