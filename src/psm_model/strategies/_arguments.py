"""What arguments of strategies must be: each refusal says what was wanted and what was given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, TypeVar

from hypothesis.errors import InvalidArgument

from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR

__all__ = ["FIRST_DAY", "LAST_DAY", "bounds", "flag", "refused", "several"]

FIRST_DAY: Final = date(FIRST_YEAR, 1, 1)
"""The first day that can be written."""
LAST_DAY: Final = date(LAST_YEAR, 12, 31)
"""The last day that can be written."""

T = TypeVar("T")


def refused(name: str, given: object, wanted: str) -> InvalidArgument:
    """Make the error for an argument that is not what it must be."""
    return InvalidArgument(f"{name}={given!r} must be {wanted}")


def bounds(min_value: object, max_value: object) -> None:
    """Refuse bounds that are no days, can't be written, or are out of order.

    Raises:
        InvalidArgument: they are.
    """
    days = []
    for name, value in (("min_value", min_value), ("max_value", max_value)):
        # A datetime is a date to Python, and can't be compared with one.
        if not isinstance(value, date) or isinstance(value, datetime):
            raise refused(name, value, "a datetime.date")
        if not FIRST_DAY <= value <= LAST_DAY:
            raise refused(name, value, f"from {FIRST_DAY} to {LAST_DAY}")
        days.append(value)
    if days[1] < days[0]:
        raise refused("max_value", max_value, f"no earlier than min_value={min_value!r}")


def flag(name: str, given: object) -> None:
    """Refuse a flag that is neither True nor False.

    Raises:
        InvalidArgument: it is.
    """
    if not isinstance(given, bool):
        raise refused(name, given, "True or False")


def several(name: str, given: object, kind: type[T]) -> tuple[T, ...]:
    """Return the values of one type of a sequence that is not empty.

    Raises:
        InvalidArgument: it is empty or no sequence of them.
    """
    if isinstance(given, Sequence) and given and not isinstance(given, str):
        values = tuple(value for value in given if isinstance(value, kind))
        if len(values) == len(given):
            return values
    raise refused(name, given, f"a tuple of one or more of {kind.__name__}")
