"""Days in a text, and where they are."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from psm_model.errors import ParseError, WrongWeekdayError, require_type
from psm_model.values.date_words import FULL_MONTHS, MONTH_NUMBERS, RELATIVE_DAYS, SIDES, WEEKDAY_NUMBERS
from psm_model.values.partial_date import PartialDate, Precision, require_date

from ._calendar import JOINTS
from ._relative_days import read_relative_day
from ._tokens import Gap, Tokens, read_all
from ._vocabulary import words
from .found import Found

__all__ = ["find_dates", "list_dates", "may_exist"]

_MAX_TOKENS: Final = 14
_DAY_LENGTH: Final = 2
_RELATIVE_WORDS: Final = frozenset(word for phrase in RELATIVE_DAYS for word in phrase.split()) | {"kemaren"}
_TIMES: Final = words("dates", "times")
_SEPARATORS: Final = frozenset("/-.\u2013")
_SPACED_DAY: Final = re.compile(
    r"([0-9lIO]{1,2})\s*[-\u2010-\u2015]\s*(?P<month>[0-9lIO]{1,2}|[^\W\d_]{3,9})\s*[-\u2010-\u2015]\s*([0-9lIO]{4})"
)


def find_dates(text: str, *, published: date | None = None) -> tuple[Found[PartialDate | None], ...]:
    """Find the days that a text states, in order; years and months alone are not days.

    The value is None if the text does not settle the day: it depends on the day of publication, or contradicts itself.

    >>> [str(found.value) for found in find_dates("Rabu (15/10) di Batang, lalu 3 Maret 2025.")]
    ['None', '2025-03-03']

    Args:
        text: The text.
        published: The day of publication, as for `PartialDate.parse_text`.

    Raises:
        WrongTypeError: the text is not a text, or `published` is not a date.
    """
    day = None if published is None else require_date(published)
    return tuple(list_dates(Tokens(require_type(text, str, "a text")), published=day))


class _DateRead(NamedTuple):
    first: int
    """The first token."""
    stop: int
    """The token after it."""
    value: PartialDate | None
    """The day; None if it does not exist, or depends on the day of publication."""


def list_dates(tokens: Tokens, *, published: date | None = None) -> list[Found[PartialDate | None]]:
    """Return the days that tokens state."""
    return [
        Found(span=tokens.span(first, stop), as_written=tokens.slice(first, stop), value=value)
        for first, stop, value in read_all(tokens, lambda at: _read_date(tokens, at, published))
    ]


def may_exist(written: str) -> bool:
    """Return whether a day that is not settled exists in some year.

    >>> may_exist("Rabu (15/10)"), may_exist("31 Februari 2024")
    (True, False)
    """
    try:
        PartialDate.parse_text(_write_year(_close_dashes(written)))
    except WrongWeekdayError:
        return True
    except ParseError as error:
        return error.is_general or error.hint is not None
    return True


def _may_start(tokens: Tokens, at: int) -> bool:
    word = tokens[at].word
    # "akhir pekan kemarin" is not a day.
    if word in RELATIVE_DAYS and (
        tokens.word(at - 1) in {"pekan", "minggu", "bulan", "tahun", "hari"} or tokens.word(at - 1) in FULL_MONTHS
    ):
        return False
    return word in WEEKDAY_NUMBERS or word in RELATIVE_DAYS or word == "hari" or _is_day(tokens, at)


def _is_day(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    is_inside = token.gap is Gap.NONE and tokens.word(at - 1) not in {"(", "[", "", ",", ":", "–", "—"}
    return 1 <= len(token.text) <= _DAY_LENGTH and token.text[0] in "0123456789lIO" and not is_inside


def _read_date(tokens: Tokens, at: int, published: date | None) -> _DateRead | None:
    """Return the date that begins at a token; None if there is none."""
    if _ends_range(tokens, at):
        return None
    return _read_calendar_day(tokens, at, published) or _read_relative(tokens, at, published)


def _read_relative(tokens: Tokens, at: int, published: date | None) -> _DateRead | None:
    relative = read_relative_day(tokens, at, published)
    return None if relative is None else _DateRead(at, *relative)


def _read_calendar_day(tokens: Tokens, at: int, published: date | None) -> _DateRead | None:
    stops = _find_stops(tokens, at) if _may_start(tokens, at) else []
    if not stops:
        return None
    wrong = None
    for stop in stops:
        try:
            written = _write_year(_close_dashes(tokens.slice(at, stop)))
            day = PartialDate.parse_text(written, published=published)
        except ParseError as error:
            # A day that does not exist, has another weekday, or depends on the day of publication.
            if wrong is None and (not error.is_general or error.hint is not None):
                wrong = stop
        else:
            if day.precision is Precision.DAY:
                return _DateRead(at, stop, day)
    if wrong is None:
        return None
    is_bracketed = tokens.word(at - 1) == "(" and tokens.word(wrong) == ")"
    return _DateRead(at, wrong, _resolve_year(tokens.slice(at, wrong), published) if is_bracketed else None)


_DAY_AND_MONTH: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
_NEAR: Final = 100
"""The days from which a year is certain."""


def _resolve_year(day: str, published: date | None) -> PartialDate | None:
    """Return a day and a month in brackets, *(14/4)*, in the year in which they are near the day of publication."""
    match = _DAY_AND_MONTH.fullmatch(day)
    if match is None or published is None:
        return None
    number, month = (int(digits) for digits in match.groups())
    for year in (published.year, published.year - 1, published.year + 1):
        try:
            found = date(year, month, number)
        except ValueError:
            continue
        if abs((found - published).days) <= _NEAR:
            return PartialDate(year, month, number)
    return None


_SHORT_YEAR: Final = re.compile(r"(?<![0-9/])([0-9]{1,2})/([0-9]{1,2})/([0-9]{2})(?![0-9])")


def _write_year(day: str) -> str:
    """Return a day with a year of two digits in four, which its weekday confirms: *Selasa (30/11/2021)*."""
    is_confirmed = day.partition(" ")[0].rstrip(",").lower() in WEEKDAY_NUMBERS
    return _SHORT_YEAR.sub(r"\1/\2/20\3", day) if is_confirmed else day


def _close_dashes(written: str) -> str:
    """Return a day without the spaces around the dashes in it: *17 - 9 - 2020*, *17 - September - 2020*."""
    parts = _SPACED_DAY.fullmatch(written)
    if parts is None:
        return written
    return " ".join(parts.groups()) if parts["month"].isalpha() else "-".join(parts.groups())


def _ends_range(tokens: Tokens, at: int) -> bool:
    """Return whether a day is the last of several: *16 s.d. 17 Juli 2025*, *16-17 Juli 2025*."""
    if not _is_digits(tokens, at):
        return False
    joints = (joint for joint in JOINTS if tokens.matches(at - len(joint), joint))
    first = at - max(map(len, joints), default=0) - 1
    return 0 <= first < at - 1 and _is_day(tokens, first) and tokens[first].is_number


def _find_stops(tokens: Tokens, at: int) -> list[int]:
    """Return the tokens after which a date that starts at a token may end, the longest first."""
    stops = []
    has_core = tokens[at].word in _RELATIVE_WORDS and tokens[at].word != "hari"
    depth = 0
    for number in range(at, min(at + _MAX_TOKENS, len(tokens))):
        token = tokens[number]
        if number > at and token.gap is Gap.BLOCK:
            break
        depth += (token.text == "(") - (token.text == ")")
        if depth < 0:
            break
        is_core = (token.word.replace("0", "o") in MONTH_NUMBERS and number > at) or (
            token.text in _SEPARATORS and number > at and tokens[number - 1].is_word and _is_digits(tokens, number + 1)
        )
        has_core = has_core or is_core or (token.word == "ini" and tokens.word(number - 1) == "hari")
        is_end = _is_digits(tokens, number) or token.text == ")" or token.word in _ENDINGS
        if has_core and depth == 0 and is_end and not _cuts_number(tokens, number + 1):
            stops.append(number + 1)
    return stops[::-1]


_ENDINGS: Final = frozenset(SIDES) | _TIMES | _RELATIVE_WORDS | frozenset(MONTH_NUMBERS) | {"ini"}


def _is_digits(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and tokens[at].text[-1] in "0123456789OIl" and tokens[at].text[0] in "0123456789OIl"


def _cuts_number(tokens: Tokens, stop: int) -> bool:
    """Return whether the number continues after the date."""
    return (
        stop + 1 < len(tokens)
        and tokens[stop].text in _SEPARATORS
        and tokens[stop].gap is Gap.NONE
        and tokens[stop + 1].gap is Gap.NONE
        and _is_digits(tokens, stop + 1)
    )
