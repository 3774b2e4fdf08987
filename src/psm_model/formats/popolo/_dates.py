"""The dates of a Popolo document, whose ends may be the day after the last, and how they become those of ours."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from psm_model.errors import ParseError, Problem
from psm_model.formats._origins import Located
from psm_model.formats._told import describe
from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR, PartialDate, Precision

if TYPE_CHECKING:
    from ._objects import PopoloGraph, PopoloObject
    from .ends import Ends

__all__ = ["Dates", "shift"]

_TIMED: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}[0-9:.,+Z -]*")


def shift(day: PartialDate, days: int) -> PartialDate | None:
    """Return a whole day so many days later; None where that can't be written. Months and years stay as they are."""
    if day.precision is not Precision.DAY:
        return day
    try:
        return PartialDate.from_date(date.fromordinal(day.ordinals[0] + days))
    except ParseError:
        return None


class Dates:
    """How the dates of things are read; what is wrong with one is told as it stands in the document."""

    def __init__(self, things: PopoloGraph, ends: Ends) -> None:
        self.things = things
        self.ends = ends

    def date(self, thing: PopoloObject, key: str) -> Located | None:
        found = thing.said(key)
        timed = _TIMED.fullmatch(found.value) if isinstance(found.value, str) else None
        if timed is not None and _known(timed[1]) is not None:
            self.things.lose(found.origin, "the time of day has no place in a register")
            found = Located(timed[1], found.origin)
        return None if found.value is None else found

    def period(self, thing: PopoloObject) -> Located | None:
        """Return the period from a start to a last day; None where there is neither, or none that can be."""
        start, written = self.date(thing, "start_date"), self.date(thing, "end_date")
        if start is None and written is None:
            return None
        end = self.last_day(written)
        if written is not None and end is None:
            return None
        return (
            Located({"start": start, "end": end}, thing.pointer)
            if self.are_in_order(thing, start, end, written)
            else None
        )

    def are_in_order(
        self, thing: PopoloObject, start: Located | None, end: Located | None, written: Located | None
    ) -> bool:
        """Return whether a first and a last day can be those of a period; if not, that is a problem of the document.

        Args:
            thing: What has them.
            start: The first day.
            end: The last day.
            written: The `end_date` by which the last day is told.
        """
        first, last = (_known(day and day.value) for day in (start, end))
        if first is None or last is None or not last.precedes(first).certain:
            return True
        wanted = "a period (a start no later than its end)"
        if self.ends == "day_after":
            wanted += "; its end_date is the day after its last"
        self.things.problems.append(Problem(thing.pointer, wanted, f"{first}/{_known(written and written.value)}"))
        return False

    def last_day(self, end: Located | None) -> Located | None:
        """Return the last day of what has such an `end_date`; None where there is none, or none that can be written."""
        if end is None or self.ends == "last_day":
            return end
        day = _known(end.value)
        if day is None:
            # What is wrong with it is said when it is read.
            return end
        if day.precision is not Precision.DAY:
            self.things.lose(
                end.origin, "the day before a month or a year is not known; it is read as that of the last day"
            )
            return end
        last = shift(day, -1)
        if last is None:
            wanted = f"a date whose day before is from {FIRST_YEAR} to {LAST_YEAR}"
            self.things.problems.append(Problem(end.origin, wanted, describe(end.value)))
            return None
        return Located(str(last), end.origin)


def _known(value: object) -> PartialDate | None:
    try:
        return PartialDate.parse(value)  # type: ignore[arg-type]  # what is no text is refused
    except ParseError:
        return None
