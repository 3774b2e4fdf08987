"""Dates in words and digits, as Indonesian and English print writes them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from psm_model.i18n import MONTHS

from ._date_grammar import (
    AFTER,
    BEFORE,
    DATELINE,
    FAR,
    FORMS,
    MONTH_NUMBERS,
    ONLY_WEEKDAY,
    OTHER_CALENDAR,
    RELATIVE,
    RELATIVE_DAYS,
    REPEATED,
    ROMAN_MONTHS,
    SIDES,
    TWO_RELATIVE,
    WEEKDAY_NUMBERS,
)
from ._patterns import compile_pattern
from .number_words import mend_scanned_digits, replace_number_words
from .place_names import is_area_phrase, is_listed_place, names_level

__all__ = [
    "FULL_MONTHS",
    "MONTH_NUMBERS",
    "RELATIVE_DAYS",
    "SIDES",
    "WEEKDAY_NUMBERS",
    "DateWords",
    "has_place",
    "is_on_side",
    "normalise_words",
    "read_date",
    "read_weekday",
    "resolve_year",
]

FULL_MONTHS: Final = frozenset(name.lower() for name in MONTHS["id"]) | {"pebruari", "nopember"}
"""The Indonesian names of the months in full, in lower case."""
# Characters used as apostrophes, and invisible ones.
_AS_PRINTED: Final = {
    **dict.fromkeys(map(ord, "’‘`\u00b4\u02bc\u02bb\u2032\uff07"), "'"),
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    0xFF0D: "-",
    0xFF0F: "/",
    0xFF0E: ".",
    0xFF1A: ":",
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), ""),
}
# Longer than any date, but short enough to match quickly.
_MAX_LENGTH: Final = 240


def normalise_words(text: str) -> str:
    r"""Return the text with single spaces, plain apostrophes and no invisible characters.

    >>> normalise_words("Jum’at,  5 September\n2025")
    "Jum'at, 5 September 2025"
    """
    return " ".join(text.translate(_AS_PRINTED).split())


class DateWords(NamedTuple):
    """The parts of a date that a text states. The day may not exist."""

    year: int | None
    """The year; None if the text does not state all of it."""
    month: int | None
    """The month, from 1; None if it is not stated."""
    day: int | None
    """The day of the month; None if it is not stated."""
    weekday: int | None
    """The weekday beside the date, Monday being 0."""
    days_from_publication: int | None = None
    """The number of days after the day of publication ("kemarin" is -1)."""
    short_year: int | None = None
    """The last two digits of the year, if the text states only these."""
    side: tuple[int, int] | None = None
    """The least and the most days after the day of publication, if the text says past or future ("lalu")."""


def read_date(text: str) -> DateWords | None:
    """Return the date that a text states; None if the text is anything else or ambiguous.

    >>> read_date("Rabu, 15 Oktober 2025")
    DateWords(year=2025, month=10, day=15, weekday=2, days_from_publication=None, short_year=None, side=None)
    >>> read_date("15 (lima belas) bulan Oktober tahun 2025") == read_date("15/10/2025")
    True
    >>> read_date("03/04/25").short_year
    25
    """
    plain = normalise_words(text).removeprefix("'")
    if len(plain) > _MAX_LENGTH or compile_pattern(TWO_RELATIVE).search(plain):
        return None
    trimmed = _remove_other_calendar(replace_number_words(mend_scanned_digits(plain)))
    relative = compile_pattern(RELATIVE).fullmatch(trimmed)
    if relative:
        beside = _read_beside_relative(relative["rest"])
        distance = RELATIVE_DAYS[relative["word"].lower()]
        return None if beside is None else beside._replace(days_from_publication=distance)
    repeated = compile_pattern(REPEATED).fullmatch(trimmed)
    if repeated and (words := read_date(repeated["words"])) is not None:
        return words if words._replace(weekday=None) == _read_core(repeated["digits"]) else None
    start = _find_date(trimmed)
    before = compile_pattern(BEFORE).match(trimmed, start)
    start = before.end() if before else start
    after = compile_pattern(AFTER).search(trimmed, start)
    core = trimmed[start : after.start() if after else len(trimmed)]
    inner = _unwrap_date(core)
    read = None if inner is None else _read_core(inner)
    names = [match["weekday"] for match in (before, after) if match is not None and match["weekday"]]
    weekdays = {WEEKDAY_NUMBERS[name.lower()] for name in names}
    sides = {SIDES[match["side"].lower()] for match in (before, after) if match is not None and match["side"]}
    if read is None or len(weekdays) > 1 or len(sides) > 1:
        return None
    # Only a whole day has a place, a weekday, a time of day or brackets around it.
    mark = (after and after["mark"]) or ""
    if read.day is None and not inner == core == trimmed.removesuffix(mark):
        return None
    return read._replace(weekday=weekdays.pop() if weekdays else None, side=sides.pop() if sides else None)


def _read_beside_relative(text: str | None) -> DateWords | None:
    """Return the date or the weekday beside a word relative to the day of publication: *hari ini (Kamis, 16/10)*."""
    nothing = DateWords(None, None, None, None)
    if text is None:
        return nothing
    inner = text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text
    weekday = read_weekday(inner)
    return read_date(inner) if weekday is None else nothing._replace(weekday=weekday)


def read_weekday(text: str) -> int | None:
    """Return the weekday that a text states without a date, Monday being 0; None if it states anything else.

    >>> read_weekday("Sabtu malam"), read_weekday("Sabtu (9/12)"), read_weekday("minggu lalu")
    (5, None, None)
    """
    match = compile_pattern(ONLY_WEEKDAY).fullmatch(normalise_words(text).rstrip(".,"))
    if match is None or (match["side"] and not match["named"] and match["weekday"].lower() == "minggu"):
        return None
    return WEEKDAY_NUMBERS[match["weekday"].lower()]


def _remove_other_calendar(text: str) -> str:
    """Return the text without a date of the Islamic calendar beside another date, and without a final mark."""
    unmarked = text[:-1].rstrip() if text.endswith((".", ",", ";")) else text
    return compile_pattern(OTHER_CALENDAR).sub("", unmarked, count=1)


def has_place(text: str) -> bool:
    """Return whether plain words name a place of signature before the date.

    >>> has_place("Batang, 3 Maret 2025"), has_place("Menjelang, 3 Maret 2025")
    (True, False)
    """
    return _find_date(text) > 0


def _find_date(text: str) -> int:
    """Return the offset of the date after a place of signature; 0 without a place."""
    match = compile_pattern(DATELINE, re.ASCII).match(text)
    if match is None:
        return 0
    is_place = match["place"] is None or _is_place(match["place"], has_preposition=match["at"] is not None)
    return match.end() if is_place else 0


def _is_place(text: str, *, has_preposition: bool) -> bool:
    """Return whether words before a date can only be a place: a listed one, or any name after "di" or "Desa"."""
    words = text.lower().split()
    return is_listed_place(text) or (
        (has_preposition or (names_level(text) and len(words) > 1))
        and is_area_phrase(text)
        and not any(word in WEEKDAY_NUMBERS or word in MONTH_NUMBERS for word in words)
    )


def _unwrap_date(text: str) -> str | None:
    """Return the text without brackets that enclose all of it; None if it has other brackets."""
    inner = text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text
    return None if "(" in inner or ")" in inner else inner


def _find_month(month: str) -> int | None:
    """Return the number of a month in digits, by its name, or in capital Roman numerals; None if it is not a month."""
    if not month.isalpha():
        return int(month)
    return MONTH_NUMBERS.get(month.lower()) or (ROMAN_MONTHS.get(month) if month.isupper() else None)


def _read_core(text: str) -> DateWords | None:
    """Return the date in a text that states nothing else; None for any other text."""
    for form in FORMS:
        match = compile_pattern(form).fullmatch(text)
        if match is None:
            continue
        parts = match.groupdict()
        year, month, day, short = (parts.get(name) for name in ("year", "month", "day", "short"))
        number = None if month is None else _find_month(month)
        if number is not None or month is None:
            return DateWords(
                None if year is None or short is not None else int(year),
                number,
                None if day is None else int(day),
                None,
                short_year=None if short is None else int(short),
            )
    return None


def resolve_year(words: DateWords, published: date) -> date | None:
    """Return the day that a text published on a day means; None if that does not settle it.

    A year of two digits is the year of publication or one next to it. A date without a year is the nearest one to the
    day of publication, if its weekday is stated and agrees. A word relative to that day ("kemarin") must agree with
    everything stated beside it.

    >>> resolve_year(read_date("Rabu (15/10)"), date(2025, 10, 16))
    datetime.date(2025, 10, 15)
    >>> resolve_year(read_date("31/12/24"), date(2025, 1, 2))
    datetime.date(2024, 12, 31)
    """
    if words.days_from_publication is not None:
        try:
            stated_day = published + timedelta(days=words.days_from_publication)
        except OverflowError:
            return None
        agrees = _agrees(words, stated_day) and is_on_side(words, stated_day, published)
        return stated_day if agrees else None
    if words.month is None or words.day is None or (words.short_year is None and words.weekday is None):
        return None
    years = [
        year
        for year in (published.year - 1, published.year, published.year + 1)
        if words.short_year in {None, year % 100}
    ]
    days = [day for year in years if (day := _make_day(year, words.month, words.day)) is not None]
    nearest = min(days, key=lambda day: abs((day - published).days), default=None)
    return (
        nearest if nearest is not None and _agrees(words, nearest) and is_on_side(words, nearest, published) else None
    )


def is_on_side(words: DateWords, day: date, published: date) -> bool:
    """Return whether a day is in the past or the future of the day of publication, if the text says so.

    >>> is_on_side(read_date("Jumat (17/10/2025) kemarin"), date(2025, 10, 17), date(2025, 10, 16))
    False
    """
    least, most = words.side or (-FAR, FAR)
    return least <= (day - published).days <= most


def _agrees(words: DateWords, day: date) -> bool:
    """Return whether a day has all the parts that a text states."""
    stated = (words.year, words.month, words.day, words.weekday, words.short_year)
    actual = (day.year, day.month, day.day, day.weekday(), day.year % 100)
    return all(part is None or part == other for part, other in zip(stated, actual, strict=True))


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
