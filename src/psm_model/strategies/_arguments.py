"""Validation of arguments of strategies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, TypeVar

from hypothesis.errors import InvalidArgument

from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR

__all__ = ["FIRST_DAY", "LAST_DAY", "argument_error", "check_bounds", "check_flag", "require_several"]

FIRST_DAY: Final = date(FIRST_YEAR, 1, 1)
"""First day that a date can represent."""
LAST_DAY: Final = date(LAST_YEAR, 12, 31)
"""Last day that a date can represent."""

T = TypeVar("T")


def argument_error(name: str, given: object, expected: str) -> InvalidArgument:
    """Return the error for an invalid argument."""
    return InvalidArgument(f"expected {expected}, got {name}={given!r}")


def check_bounds(min_value: object, max_value: object) -> None:
    """Check that two bounds are days in range and in order.

    Raises:
        InvalidArgument: a bound is not a day in range, or they are not in order.
    """
    days = []
    for name, value in (("min_value", min_value), ("max_value", max_value)):
        # A datetime is a date to Python, but cannot be compared with one.
        if not isinstance(value, date) or isinstance(value, datetime):
            raise argument_error(name, value, "a datetime.date")
        if not FIRST_DAY <= value <= LAST_DAY:
            raise argument_error(name, value, f"from {FIRST_DAY} to {LAST_DAY}")
        days.append(value)
    if days[1] < days[0]:
        raise argument_error("max_value", max_value, f"no earlier than min_value={min_value!r}")


def check_flag(name: str, given: object) -> None:
    """Check that a flag is a bool.

    Raises:
        InvalidArgument: it is not a bool.
    """
    if not isinstance(given, bool):
        raise argument_error(name, given, "True or False")


def require_several(name: str, given: object, kind: type[T]) -> tuple[T, ...]:
    """Return the values of a sequence that is not empty and holds one type.

    Raises:
        InvalidArgument: it is empty, or not a sequence of the type.
    """
    if isinstance(given, Sequence) and given and not isinstance(given, str):
        values = tuple(value for value in given if isinstance(value, kind))
        if len(values) == len(given):
            return values
    raise argument_error(name, given, f"a tuple of one or more of {kind.__name__}")
