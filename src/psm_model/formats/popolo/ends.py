"""Ends: the meaning of end dates in a Popolo document."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Ends"]


class Ends(StrEnum):
    """The meaning of ``end_date`` in a Popolo document."""

    LAST_DAY = "last_day"
    """The last day, inclusive, as in a `Period` and in most files."""
    DAY_AFTER = "day_after"
    """The day after the last day.

    The day before an imprecise date is unknown, so a month or a year is written as the end itself, and read as it with
    a loss.
    """
