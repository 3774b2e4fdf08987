"""Ends: which day the end of something is in a Popolo document."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Ends"]


class Ends(StrEnum):
    """Which day the ``end_date`` of a Popolo document is."""

    LAST_DAY = "last_day"
    """The last day, counted in, as in a `Period` and in most files."""
    DAY_AFTER = "day_after"
    """The day after the last.

    A month or a year has no day before it that is known. It is written as that of the last day, and where it is read
    as such, the difference is told as a loss.
    """
