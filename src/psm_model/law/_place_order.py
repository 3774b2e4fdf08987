"""The order of places in an instrument, as far as their numbers decide it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ._place_levels import LEVELS, ORDINAL_LEVELS, PlaceLevel

__all__ = ["read_ordinal", "runs_backwards"]

_ROMAN_DIGITS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NUMBER: Final = re.compile(r"(?P<number>[0-9]+)(?P<suffix>bis|ter|quater|[A-Za-z]*)")
_BIS: Final = ("bis", "ter", "quater")
_UNITS: Final = {
    unit: value
    for value, units in enumerate(
        ["satu pertama", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"],
        start=1,
    )
    for unit in units.split()
}
_UNORDERED: Final[frozenset[PlaceLevel]] = frozenset(["letter", "item"])
"""Levels either of which may contain the other, "angka 1 huruf c" and "huruf c angka 1"."""


def runs_backwards(first: Sequence[str | None], last: Sequence[str | None]) -> bool:
    """Return whether a place certainly precedes the one with which its range begins.

    Args:
        first: The values of the place with which the range begins, in the order of `LEVELS`; None for those not named.
        last: The values of the place with which it ends.
    """
    inner: list[bool | None] = []
    for level, start, end in zip(LEVELS, first, last, strict=True):
        if start == end:
            continue
        ordered = None if start is None or end is None else _precedes(level, end, start)
        if level not in _UNORDERED:
            return ordered is True
        inner.append(ordered)
    return bool(inner) and all(inner)


def _precedes(level: PlaceLevel, left: str, right: str) -> bool | None:
    """Return whether the value of a level precedes another; None if their forms can't be compared."""
    if level in ORDINAL_LEVELS:
        return read_ordinal(left) < read_ordinal(right)
    if level == "letter":
        # After z comes aa.
        return (len(left), left) < (len(right), right)
    numbers = _NUMBER.fullmatch(left), _NUMBER.fullmatch(right)
    if numbers[0] and numbers[1]:
        return _precedes_number(numbers[0], numbers[1])
    if any(numbers):
        return None
    return _precedes_roman(level, left, right)


def _precedes_roman(level: PlaceLevel, left: str, right: str) -> bool | None:
    """Return whether a Roman number precedes another; the number of an annex may also be a letter, "C"."""
    romans = _read_roman(left), _read_roman(right)
    by_letter = left < right if level == "annex" and len(left) == len(right) == 1 else None
    if romans[0] is None or romans[1] is None:
        return by_letter
    by_number = romans[0] < romans[1]
    return by_number if by_letter in {None, by_number} else None


def _precedes_number(left: re.Match[str], right: re.Match[str]) -> bool | None:
    """Return whether a number, with an inserted letter or not, precedes another; None if the letters are unlike."""
    numbers = int(left["number"]), int(right["number"])
    if numbers[0] != numbers[1]:
        return numbers[0] < numbers[1]
    suffixes = left["suffix"], right["suffix"]
    if not all(suffixes):
        return not suffixes[0]
    if suffixes[0] in _BIS and suffixes[1] in _BIS:
        return _BIS.index(suffixes[0]) < _BIS.index(suffixes[1])
    if suffixes[0] in _BIS or suffixes[1] in _BIS or len(suffixes[0]) != len(suffixes[1]):
        return None
    return suffixes[0] < suffixes[1]


def _read_roman(text: str) -> int | None:
    """Return the value of a Roman number, before an inserted letter ("IVA"); None for any other text."""
    digits = text.rstrip("ABDEFGHJKMNOPQRSTUWYZ") if len(text) > 1 else text
    if not digits or set(digits) - _ROMAN_DIGITS.keys():
        return None
    values = [_ROMAN_DIGITS[digit] for digit in digits]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def read_ordinal(text: str) -> int:
    """Return the value of a number in words up to 999, or of an ordinal: "KEDUA PULUH SATU", "seratus lima".

    >>> read_ordinal("KESATU"), read_ordinal("dua belas"), read_ordinal("kedua puluh satu"), read_ordinal("seratus dua")
    (1, 12, 21, 102)
    """
    total = value = 0
    for word in text.lower().split():
        number = word.removeprefix("ke")
        if number == "belas":
            value += 10
        elif number == "puluh":
            value *= 10
        elif number in {"ratus", "seratus"}:
            total, value = 100 * max(value, 1), 0
        else:
            value += _UNITS.get(number, 0)
    return total + value
