"""The shape of an instrument's number and year: parts of regular expressions for a number and for one in a text.

A number is a first part, "100.1.1-6117" in "100.1.1-6117/PPK-1.2/2024", and parts after slashes.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "EXTENSIONS",
    "LAST_STOP",
    "LETTER",
    "OFFICE_CODE",
    "PLAIN_NUMBER",
    "YEAR_DIGITS",
    "is_roman",
    "is_short_number",
    "is_year",
]

EXTENSIONS: Final = r"(?:[.-][0-9]+[A-Za-z]{0,2}(?![A-Za-z])|-[A-Z]{2,4}[.][0-9]+|-[A-Z](?![0-9A-Za-z]))*"
"""After the first letters and digits: further numbers "100.1.1-6117", a series "3-KEP.12", a letter "15-A"."""
LETTER: Final = r"(?:(?<![12][0-9]{3})[.][A-Z](?![0-9A-Za-z.]))?"
"""After the digits of a part that is not a year: a letter, "12.A/2025"."""
OFFICE_CODE: Final = rf"(?:(?:[.][A-Z]{{2,4}}(?=/))|{LETTER})"
"""At the end of the first part: the code of an office, "12.HK/2010", or a letter."""
LAST_STOP: Final = r"(?:(?<=[.][A-Za-z])[.])?"
"""At the end of the last part: the last full stop of dotted initials, "5/P.M."."""
PLAIN_NUMBER: Final = r"[0-9]+[A-Za-z]?"
"""A number that no office registered, "52" or "52a"."""
YEAR_DIGITS: Final = 4
"""The number of digits of a year."""
_ROMAN_DIGITS: Final = frozenset("IVXLC")


def is_roman(text: str) -> bool:
    """Return whether a text consists of Roman digits up to a hundred."""
    return text != "" and _ROMAN_DIGITS.issuperset(text)


def is_year(text: str) -> bool:
    """Return whether a text has as many digits as a year, and nothing else."""
    return len(text) == YEAR_DIGITS and text.isdigit()


def is_short_number(text: str) -> bool:
    """Return whether a text is a number that is too short for a year."""
    return len(text) < YEAR_DIGITS and text.isdigit()
