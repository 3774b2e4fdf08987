"""Dates of a Popolo document, whose ends may be the day after the last day."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from psm_model.errors import ParseError, Problem
from psm_model.formats._origins import Located
from psm_model.formats._problems import describe
from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR, PartialDate, Precision

from .ends import Ends

if TYPE_CHECKING:
    from ._objects import PopoloGraph, PopoloObject

__all__ = ["Dates", "shift"]

_TIMED: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}[0-9:.,+Zz -]*)")
_ZONED: Final = re.compile(
    r"(?P<hour>[0-9]{2})(?::?[0-9]{2}(?::?[0-9]{2}(?:[.,][0-9]+)?)?)? ?(?:[Zz]|(?P<zone>[+-][0-9]{2}).*)"
)


def shift(day: PartialDate, days: int) -> PartialDate | None:
    """Return a day shifted by a number of days, None if the result is out of range. Imprecise dates stay unchanged."""
    if day.precision is not Precision.DAY:
        return day
    try:
        return PartialDate.from_date(date.fromordinal(day.ordinals[0] + days))
    except ParseError:
        return None


class Dates:
    """A reader of the dates of objects, which reports problems at their location in the document."""

    def __init__(self, graph: PopoloGraph, ends: Ends) -> None:
        self._graph = graph
        self._ends = ends

    def read_date(self, obj: PopoloObject, key: str) -> Located | None:
        value = obj.take_non_empty(key)
        timed = _TIMED.fullmatch(value.value) if isinstance(value.value, str) else None
        if timed is not None and _try_parse(timed[1]) is not None:
            doubt = ", and in Indonesia it may be another day" if _is_other_day(timed[2]) else ""
            self._graph.record_loss(value.origin, f"the time of day has no place in a register{doubt}")
            value = Located(timed[1], value.origin)
        return None if value.value is None else value

    def read_period(self, obj: PopoloObject) -> Located | None:
        """Return the period of an object, None if it has no valid one."""
        start, written = self.read_date(obj, "start_date"), self.read_date(obj, "end_date")
        if start is None and written is None:
            return None
        end = self.read_last_day(written)
        if written is not None and end is None:
            return None
        return (
            Located({"start": start, "end": end}, obj.pointer) if self.check_order(obj, start, end, written) else None
        )

    def check_order(
        self, obj: PopoloObject, start: Located | None, end: Located | None, written: Located | None
    ) -> bool:
        """Return whether a period could have these ends, and report a problem if not.

        Args:
            obj: The object with the dates.
            start: The first day.
            end: The last day.
            written: The `end_date` in the document.
        """
        first, last = (_try_parse(day and day.value) for day in (start, end))
        if first is None or last is None or not last.precedes(first).certain:
            return True
        expected = "a period (a start no later than its end)"
        if self._ends is Ends.DAY_AFTER:
            expected += "; its end_date is the day after its last"
        self._graph.problems.append(Problem(obj.pointer, expected, f"{first}/{_try_parse(written and written.value)}"))
        return False

    def read_last_day(self, end: Located | None) -> Located | None:
        """Return the last day for an `end_date`, None if there is none or it is out of range."""
        if end is None or self._ends is Ends.LAST_DAY:
            return end
        day = _try_parse(end.value)
        if day is None:
            # The strict reader reports it.
            return end
        if day.precision is not Precision.DAY:
            self._graph.record_loss(
                end.origin, "the day before an imprecise date is unknown; it is read as the last day"
            )
            return end
        last = shift(day, -1)
        if last is None:
            expected = f"a date whose day before is from {FIRST_YEAR} to {LAST_YEAR}"
            self._graph.problems.append(Problem(end.origin, expected, describe(end.value)))
            return None
        return Located(str(last), end.origin)


def _is_other_day(time: str) -> bool:
    """Return whether a time with a time zone may be on the day before or after in Indonesia (UTC+7 to UTC+9)."""
    zoned = _ZONED.fullmatch(time)
    if zoned is None or zoned["zone"] in {"+07", "+08", "+09"}:
        return False
    universal = int(zoned["hour"]) - int(zoned["zone"] or 0)
    return universal + 7 < 0 or universal + 9 >= 24  # noqa: PLR2004  # the zones above, and the hours of a day


def _try_parse(value: object) -> PartialDate | None:
    if not isinstance(value, str):
        return None
    try:
        return PartialDate.parse(value)
    except ParseError:
        return None
