"""Days that only the day of publication settles, without a date: *Rabu lalu*, *tiga hari yang lalu*."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from psm_model.values.date_words import WEEKDAY_NUMBERS
from psm_model.values.number_words import parse_number_words
from psm_model.values.partial_date import PartialDate

from ._calendar import is_weekday
from ._tokens import Gap, Tokens
from ._vocabulary import words

__all__ = ["RelativeDay", "read_relative_day"]

_PAST: Final = words("relative_days", "past")
_FUTURE: Final = words("relative_days", "future")
_TIMES: Final = words("dates", "times")
_WEEK: Final = 7


class RelativeDay(NamedTuple):
    """A day in words that are relative to the day of publication."""

    stop: int
    """The token after it."""
    value: PartialDate | None
    """The day; None if the day of publication does not settle it."""


def read_relative_day(tokens: Tokens, at: int, published: date | None) -> RelativeDay | None:
    """Return the weekday or the number of days that begins at a token, with a word for the past or the future.

    The past weekday is the last one before the day of publication, the coming one the first after it. On the same
    weekday, neither is settled.
    """
    return _read_weekday(tokens, at, published) or _read_days_ago(tokens, at, published)


def _read_weekday(tokens: Tokens, at: int, published: date | None) -> RelativeDay | None:
    # "Minggu lalu" is last week.
    if not is_weekday(tokens.word(at)) or (tokens.word(at) == "minggu" and tokens.word(at - 1) != "hari"):
        return None
    number = at + 1
    if tokens.word(number) in _TIMES:
        number += 1
    number += tokens.word(number) == "yang"
    side = tokens.word(number)
    if side not in _PAST | _FUTURE or any(tokens[inside].gap >= Gap.LINE for inside in range(at + 1, number + 1)):
        return None
    stop = number + 1 + (tokens.word(number + 1) in _TIMES)
    if published is None:
        return RelativeDay(stop, None)
    days = (WEEKDAY_NUMBERS[tokens.word(at)] - published.weekday()) % _WEEK
    if not days:
        return RelativeDay(stop, None)
    return RelativeDay(stop, _move(published, days - _WEEK if side in _PAST else days))


def _read_days_ago(tokens: Tokens, at: int, published: date | None) -> RelativeDay | None:
    if tokens.word(at + 1) != "hari":
        return None
    number = at + 2 + (tokens.word(at + 2) == "yang")
    if tokens.word(number) not in {"lalu", "silam"}:
        return None
    text = tokens[at].text
    count = int(text) if tokens[at].is_number else parse_number_words(tokens.word(at))
    if count is None:
        return None
    return RelativeDay(number + 1, None if published is None else _move(published, -count))


def _move(day: date, days: int) -> PartialDate | None:
    """Return the day some days after another one; None if the calendar does not have it."""
    try:
        return PartialDate.from_date(day + timedelta(days=days))
    except OverflowError:
        return None
