"""Terms in a text: their labels, with the word before the years, and the periods that these state."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

import attrs
from dateutil.relativedelta import relativedelta

from psm_model.errors import ParseError, require_type
from psm_model.values.date_words import MONTH_NUMBERS
from psm_model.values.number_words import parse_number_words
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Period

from ._calendar import JOINTS
from ._tokens import Gap, Tokens
from ._vocabulary import phrases, words
from .dates import list_dates
from .found import Found

__all__ = ["FoundPeriod", "find_periods", "iter_periods"]

_YEAR: Final = re.compile(r"(?:[12l][0-9OoIl]{3})")
_TERM_NAMES: Final = (
    ("periode",),
    ("priode",),
    ("perode",),
    ("preode",),
    *(
        (*head, tail)
        for head in (("masa",),)
        for tail in [
            "bakti",
            "bhakti",
            "khidmat",
            "khidmah",
            "khitmat",
            "jabatan",
            "kerja",
            "tugas",
            "kepengurusan",
            "kepemimpinan",
        ]
    ),
    *((f"masa{tail}",) for tail in ("bakti", "bhakti", "khidmat", "jabatan")),
)
"""The words for a term before its years."""
_YEAR_WORDS: Final = frozenset({"tahun", "th", "thn"})
_LENGTH_UNITS: Final = frozenset({"tahun", "thn", "bulan"})
_MAX_ORDINAL: Final = 4
_YEAR_DIGITS: Final = 4
_MAX_LENGTH_WORDS: Final = 12


@attrs.frozen(kw_only=True)
class FoundPeriod(Found[Period | None]):
    """The label of a term in a text, or its days.

    The value is None if the label states no valid period because it ends before it starts.
    """

    years: tuple[int, int]
    """The start and end of the years or days, without the words before them."""
    is_labelled: bool
    """Whether a word for a term is before the years."""


def find_periods(text: str) -> tuple[FoundPeriod, ...]:
    """Find the terms that a text states: two years or days, with the word before them ("masa bakti").

    >>> [(found.as_written, str(found.value)) for found in find_periods("IPSM Masa Bakti 2025 – 2030 dilantik")]
    [('Masa Bakti 2025 – 2030', '2025/2030')]

    Raises:
        WrongTypeError: the argument is not a text.
    """
    tokens = Tokens(require_type(text, str, "a text"))
    return tuple(iter_periods(tokens, list_dates(tokens)))


def iter_periods(tokens: Tokens, dates: list[Found[PartialDate | None]]) -> list[FoundPeriod]:
    """Return the terms in tokens, of which the days are known."""
    found = [
        label for at in range(len(tokens)) if (label := _read_years(tokens, at) or _read_months(tokens, at)) is not None
    ]
    found += _join_days(tokens, dates)
    found += _count_lengths(tokens, dates)
    return sorted(found, key=lambda label: label.span)


def _is_year(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and _YEAR.fullmatch(tokens[at].text) is not None


def _read_years(tokens: Tokens, at: int) -> FoundPeriod | None:
    """Return the label whose first year is a token; None if it is not the first of two years."""
    if not _is_year(tokens, at) or _is_inside_number(tokens, at):
        return None
    joint = tokens.find_longest(at + 1, JOINTS)
    last = at + 1 + joint
    if tokens.word(last) in {"tahun", "thn"}:
        last += 1
    if not joint and not _is_bare_pair(tokens, at):
        return None
    if not _is_year(tokens, last) or (tokens.word(last + 1) in _DIVIDERS and _continues(tokens, last + 1)):
        return None
    first = _find_term_word(tokens, at)
    years = None if joint else f"{tokens[at].text}-{tokens[last].text}"
    label = _make(tokens, first, at, last + 1, years=years)
    if first == at or tokens.word(at - 1) != "(" or tokens.word(last + 1) != ")":
        return label
    # The bracket after the years is that before them.
    span = tokens.span(first, last + 2)
    return attrs.evolve(label, span=span, as_written=tokens.slice(first, last + 2))


def _is_bare_pair(tokens: Tokens, at: int) -> bool:
    """Return whether two years after a word for a term have lost their dash: *periode tahun 2022 2027*."""
    is_pair = _is_year(tokens, at + 1) and tokens[at + 1].gap is Gap.SPACE
    return is_pair and _find_term_word(tokens, at) < at - (tokens.word(at - 1) in _YEAR_WORDS)


def _read_months(tokens: Tokens, at: int) -> FoundPeriod | None:
    """Return the label whose first month is a token: *Oktober 2022 – Oktober 2025*."""
    after = _find_month_stop(tokens, at)
    joint = 0 if after is None else tokens.find_longest(after, JOINTS)
    stop = None if after is None or not joint else _find_month_stop(tokens, after + joint)
    # After a day, the month is a part of a date.
    if stop is None or tokens.word(at - 1).isdecimal():
        return None
    period = _make(tokens, _find_term_word(tokens, at), at, stop)
    start, end = (None, None) if period.value is None else (period.value.start, period.value.end)
    lasts = isinstance(start, PartialDate) and isinstance(end, PartialDate) and _lasts(start, end)
    return period if lasts else None


def _find_month_stop(tokens: Tokens, at: int) -> int | None:
    """Return the token after a month and its year; None if there are none at a token."""
    if tokens.word(at) not in MONTH_NUMBERS:
        return None
    year = at + 1 + (tokens.word(at + 1) == ".")
    return year + 1 if _is_year(tokens, year) else None


_DIVIDERS: Final = frozenset("/-.")


def _continues(tokens: Tokens, at: int) -> bool:
    """Return whether a mark between digits continues as a number."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.gap is Gap.NONE and tokens[at].gap is Gap.NONE and following.is_number


def _is_inside_number(tokens: Tokens, at: int) -> bool:
    """Return whether a year is a part of a number of a decree or of a day: *460/2025-2030*."""
    before = tokens.word(at - 1)
    return at > 1 and before in _DIVIDERS and tokens[at].gap is Gap.NONE and tokens[at - 1].gap is Gap.NONE


def _find_term_word(tokens: Tokens, years: int) -> int:
    """Return the token where the words before the years begin; the years themselves without such words."""
    at = years
    for _ in range(_MAX_ORDINAL + 1):
        before = at - 1
        if before < 0 or tokens[at].gap is Gap.BLOCK:
            break
        for name in _TERM_NAMES:
            first = at - len(name)
            if first >= 0 and tokens.matches(first, name):
                return first
        is_length = (
            tokens.word(at) in _LENGTH_UNITS
            and tokens[before].is_number
            and tokens[before].end - tokens[before].start < _YEAR_DIGITS
        )
        if (
            tokens.word(before) not in {"tahun", "thn", ":", "th", ".", "(", "ke", "-"}
            and not is_length
            and not (tokens[before].text.isupper() and set(tokens[before].text) <= set("IVX"))
        ):
            break
        at = before
    # "tahun 2025-2030" and "TH. 2025-2030" are labels too.
    if tokens.word(years - 1) in _YEAR_WORDS:
        return years - 1
    is_short = tokens.word(years - 1) == "." and tokens.word(years - 2) in _YEAR_WORDS
    return years - 2 if is_short and tokens[years].gap < Gap.LINE else years


def _make(tokens: Tokens, first: int, start: int, stop: int, *, years: str | None = None) -> FoundPeriod:
    """Make the term whose years are from one token up to another; `years` are they as they should be printed."""
    try:
        value = Period.parse_text(years or tokens.slice(start, stop))
    except ParseError:
        value = None
    return FoundPeriod(
        span=tokens.span(first, stop),
        as_written=tokens.slice(first, stop),
        value=value,
        years=tokens.span(start, stop),
        is_labelled=first != start,
    )


def _is_whole_day(found: Found[PartialDate | None]) -> bool:
    return found.value is not None and found.value.precision is Precision.DAY


def _join_days(tokens: Tokens, dates: list[Found[PartialDate | None]]) -> list[FoundPeriod]:
    """Return the terms between two days."""
    found = []
    for start, end in pairwise(dates):
        after = tokens.at_offset(start.span[1])
        joint = tokens.find_longest(after, JOINTS)
        until = after + joint
        if tokens.word(until) in {"tanggal", "tgl"}:
            until += 1
        is_joined = joint and until < len(tokens) and tokens[until].start == end.span[0]
        if is_joined and _is_whole_day(start) and _is_whole_day(end):
            years = tokens.at_offset(start.span[0])
            # Days too may have a word for a term before them.
            first = _find_term_word(tokens, years)
            period = _make(tokens, first, years, tokens.at_offset(end.span[1]))
            # A few days are an event.
            if period.value is not None and _lasts(start.value, end.value):
                found.append(period)
    return found


def _lasts(start: PartialDate | None, end: PartialDate | None) -> bool:
    """Return whether two days are in different years, as those of a term are."""
    return start is not None and end is not None and end.year > start.year


_CARDINALS: Final = words("periods", "cardinals")
_SINCE: Final = phrases("periods", "since")


def _count_lengths(tokens: Tokens, dates: list[Found[PartialDate | None]]) -> list[FoundPeriod]:
    """Return the terms that last some years from a day: *5 (lima) tahun terhitung sejak 1 Maret 2024*."""
    found = []
    for day in dates:
        if not _is_whole_day(day):
            continue
        date_at = tokens.at_offset(day.span[0])
        at = date_at - (tokens.word(date_at - 1) in {"tanggal", "tgl"})
        since = max((len(words) for words in _SINCE if tokens.matches(at - len(words), words)), default=0)
        unit = at - since - 1
        if not since or tokens.word(unit) not in _LENGTH_UNITS:
            continue
        first = _find_length(tokens, unit)
        stop = tokens.at_offset(day.span[1])
        if first is None:
            continue
        try:
            value = _make_period(tokens, first, unit, (date_at, stop), day.value)
        except ParseError:
            continue
        span = tokens.span(first, stop)
        if value is None:
            continue
        found.append(
            FoundPeriod(span=span, as_written=tokens.slice(first, stop), value=value, years=span, is_labelled=False)
        )
    return found


def _make_period(
    tokens: Tokens, first: int, unit: int, date: tuple[int, int], start: PartialDate | None
) -> Period | None:
    """Return the period of a length in years, or in months, from a day."""
    if tokens.word(unit) != "bulan":
        return Period.parse_label(f"{tokens.join(first, unit + 1)} terhitung sejak {tokens.join(*date)}")
    months = int(tokens[first].text) if tokens[first].is_number else parse_number_words(tokens.join(first, unit))
    return None if months is None or start is None else Period.lasting(start, relativedelta(months=months))


def _find_length(tokens: Tokens, unit: int) -> int | None:
    """Return the first token of the number before a word for years or months: *5 (lima) tahun*, *dua puluh bulan*."""
    first = None
    for at in range(unit - 1, max(unit - _MAX_LENGTH_WORDS // 2, 0) - 1, -1):
        is_number = tokens[at].is_number or tokens[at].word in _CARDINALS
        if not is_number and tokens[at].text not in {"(", ")"}:
            break
        if is_number:
            first = at
    return first
