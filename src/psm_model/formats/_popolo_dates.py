"""The dates of a Popolo document, whose ends may be the last day, and how they become those of a `Period`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from psm_model.errors import ParseError, Problem
from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR, PartialDate, Precision
from psm_model.values.period import Period

from ._origins import From
from ._told import described

if TYPE_CHECKING:
    from ._popolo_things import Thing, Things
    from .popolo import Ends

__all__ = ["Dates", "moved"]

_TIMED: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}[0-9:.,+Z -]*")


def moved(day: PartialDate, days: int) -> PartialDate | None:
    """Give a whole day so many days later, where there is one to be written; months and years stay as they are."""
    if day.precision is not Precision.DAY:
        return day
    try:
        return PartialDate.from_date(date.fromordinal(day.ordinals[0] + days))
    except ParseError:
        return None


class Dates:
    """How the dates of things are read; what is wrong with one is told as it stands in the document."""

    def __init__(self, things: Things, ends: Ends) -> None:
        self.things = things
        self.ends = ends

    def date(self, thing: Thing, key: str) -> From | None:
        found = thing.said(key)
        timed = _TIMED.fullmatch(found.value) if isinstance(found.value, str) else None
        if timed is not None and _known(timed[1]) is not None:
            self.things.lose(found.origin, "the time of day has no place in a register")
            found = From(timed[1], found.origin)
        return None if found.value is None else found

    def period(self, thing: Thing) -> From | None:
        """Give the period from a start to an end, which is the day after the last day."""
        start, last = self.date(thing, "start_date"), self.date(thing, "end_date")
        if start is None and last is None:
            return None
        end = last if last is None or self.ends == "day_after" else self.day_after(last, start)
        if last is not None and end is None:
            return None
        first, then, told = (_known(day and day.value) for day in (start, end, last))
        if first and then:
            try:
                Period(first, then)
            except ParseError as error:
                wanted = f"a {error.what} ({error.wanted})"
                self.things.problems.append(Problem(thing.pointer, wanted, f"{first}/{told}"))
                return None
        return From({"start": start, "end": end}, thing.pointer)

    def day_after(self, last: From, start: From | None) -> From | None:
        """Give the day after the last day, where it is known; where a month or a year is, it ends some day in that."""
        end, first = _known(last.value), _known(start and start.value)
        # What starts on the last day of the month in which it ends, counted in, ends on that day.
        one_day = end and first and first.ordinals[0] == end.ordinals[1]
        return self.moved(last, first if one_day else end, 1)

    def last_day(self, thing: Thing) -> From | None:
        """Give the last day, counted in, as events of organisations have it."""
        end = self.date(thing, "end_date")
        return end if end is None or self.ends == "last_day" else self.moved(end, _known(end.value), -1)

    def moved(self, given: From, day: PartialDate | None, days: int) -> From | None:
        if day is None:
            # What is wrong with it is told when it is read.
            return given
        there = moved(day, days)
        if there is None:
            wanted = f"a date whose day {'after' if days > 0 else 'before'} is from {FIRST_YEAR} to {LAST_YEAR}"
            self.things.problems.append(Problem(given.origin, wanted, described(given.value)))
            return None
        return From(str(there), given.origin)


def _known(value: object) -> PartialDate | None:
    try:
        return PartialDate.parse(value)  # type: ignore[arg-type]  # what is no text is refused
    except ParseError:
        return None
