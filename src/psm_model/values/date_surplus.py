"""has_surplus: whether a text says more than the date that is read from it."""

from __future__ import annotations

import re
from typing import Final

from psm_model.errors import ParseError

from ._date_grammar import MONTH_NUMBERS, WEEKDAY_NUMBERS
from .date_words import normalise_words
from .number_words import replace_number_words
from .partial_date import PartialDate

__all__ = ["has_surplus"]

_OF_DATES: Final = frozenset(
    {
        *MONTH_NUMBERS,
        *WEEKDAY_NUMBERS,
        *("hari", "tanggal", "tgl", "bulan", "bln", "tahun", "thn", "th", "pada", "yaitu", "ini", "m", "masehi"),
        *("jum", "at", "ke", "on", "the", "of", "st", "nd", "rd"),
    }
)
"""Words that say no more than the date beside them."""
_MIDNIGHT: Final = re.compile(r"[T ]+0?0[:.]00(?:[:.]00(?:\.0+)?)?\s*$")
_TOKEN: Final = re.compile(r"[^\W\d_]+|[0-9]+")


def has_surplus(text: str) -> bool:
    """Return whether a text that `PartialDate.parse_text` reads has words or numbers besides those of the date.

    A place, the time of day or the date of another calendar is surplus, a weekday is not.

    >>> has_surplus("Rabu, 15 Oktober 2025"), has_surplus("Batang, 15 Oktober 2025"), has_surplus("15/10/2025 09.00")
    (False, True, True)
    """
    try:
        day = PartialDate.parse_text(text)
    except ParseError:
        return False
    # Midnight is what spreadsheets write after a date alone.
    text = _MIDNIGHT.sub("", text)
    numbers = {day.year, day.year % 100, day.month, day.day}
    tokens = _TOKEN.findall(replace_number_words(normalise_words(text)).casefold())
    return any(int(token) not in numbers if token.isdigit() else token not in _OF_DATES for token in tokens)
