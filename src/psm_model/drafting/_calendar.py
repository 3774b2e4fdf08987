"""Names of months and weekdays, as far as they are no other words, and what joins days."""

from __future__ import annotations

from typing import Final

from psm_model.values.date_words import FULL_MONTHS, WEEKDAY_NUMBERS

__all__ = ["JOINTS", "is_month", "is_weekday"]

JOINTS: Final = (
    *((dash,) for dash in "-\u2010\u2011\u2012\u2013\u2014\u2015~\u2212/"),
    ("-", "-"),
    ("s", "/", "d"),
    ("s", ".", "d", "."),
    ("s", ".", "d"),
    ("sd",),
    ("sampai",),
    ("sampai", "dengan"),
    ("hingga",),
)
"""What joins two years or days."""
_SHORTEST: Final = len("rabu")
"""The length from which a name is no abbreviation, which may be another word ("min", "sel", "mar")."""


def is_month(word: str) -> bool:
    """Return whether a word in lower case is the name of a month.

    >>> is_month("oktober"), is_month("agus")
    (True, False)
    """
    return word in FULL_MONTHS


def is_weekday(word: str) -> bool:
    """Return whether a word in lower case is the name of a weekday.

    >>> is_weekday("minggu"), is_weekday("min")
    (True, False)
    """
    return word in WEEKDAY_NUMBERS and len(word) >= _SHORTEST
