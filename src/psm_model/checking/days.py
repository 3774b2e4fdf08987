"""Days: the days on which something may have happened, with the facts that would settle them."""

from __future__ import annotations

from typing import NamedTuple

from psm_model.values.partial_date import PartialDate

from .facts import Fact
from .imprecision import find_imprecise

__all__ = ["Days", "make_days"]


class Days(NamedTuple):
    """The days on which something may have happened."""

    first: int
    """The ordinal of the first."""
    last: int
    """The ordinal of the last."""
    written: str
    """The days in EDTF."""
    pointer: str
    """The JSON Pointer of the day."""
    settled_by: tuple[Fact, ...]
    """The facts that would settle the day."""


def make_days(day: PartialDate, pointer: str) -> Days:
    """Return the days of a date, which has a JSON Pointer.

    >>> make_days(PartialDate(2025, 10), "/board_terms/0/inauguration/date").written
    '2025-10'
    """
    return Days(*day.ordinals, str(day), pointer, find_imprecise(pointer, day))
