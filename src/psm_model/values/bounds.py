"""Bounds: within which days a period starts and ends."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["NEVER", "UNBOUNDED", "Bounds"]


class Bounds(NamedTuple):
    """Within which days a period starts and ends, as ordinals, both ends counted in.

    They are tightened by the knowledge that a period starts no later than it ends. An unknown start has
    ``-UNBOUNDED`` for its first, an unknown end ``UNBOUNDED`` for its last, and an open end a number beyond that.
    """

    start_min: int
    """The earliest day that may be its first."""
    start_max: int
    """The latest day that may be its first."""
    end_min: int
    """The earliest day that may be its last."""
    end_max: int
    """The latest day that may be its last."""


UNBOUNDED: Final = 10**9
"""An ordinal later than every day: how late an unknown end may be. Negated, how early an unknown start may be."""
NEVER: Final = 2 * UNBOUNDED
"""An ordinal later than every unknown end: where an open period ends."""
