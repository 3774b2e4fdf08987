"""Strategies for values."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from datetime import date
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from psm_model.values.area import AreaCode, AreaKind, Level
from psm_model.values.endpoint import OPEN, UNKNOWN
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName
from psm_model.values.verdict import Verdict

from ._arguments import FIRST_DAY, LAST_DAY, bounds, flag, refused, several

__all__ = [
    "area_codes",
    "identifiers",
    "partial_dates",
    "periods",
    "person_names",
    "texts",
    "verdicts",
]

# Names that nobody has, of the shapes that Indonesian names have.
_NAMES = (
    "Contoh",
    "Misal",
    "Contoh Satu",
    "Dr. Misal Dua, M.Pd.",
    "H. Umpama",
    "Ir H Andai Kata ST",
    "Prof. Dr. Ibarat Seumpama, M.Si.",
)


T = TypeVar("T")


def some(strategy: st.SearchStrategy[T], most: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    """Up to so many of what a strategy draws.

    Gaps among them are closed afterwards: Hypothesis deletes a few choices in a row at most, and so what takes many
    from the middle of a list only once it has become a gap.
    """
    return st.lists(st.none() | strategy, max_size=most).map(_without_gaps)


def _without_gaps(drawn: list[T | None]) -> tuple[T, ...]:
    return tuple(one for one in drawn if one is not None)


# A strategy is checked and taken apart when it is first drawn from, which takes longer than drawing does. So each is
# built once in a process, here and in the other modules, and not in each draw.
@cache
def verdicts() -> st.SearchStrategy[Verdict]:
    """Any verdict.

    This strategy minimises to YES.
    """
    return st.sampled_from(Verdict)


def texts(*, min_size: int = 1, max_size: int | None = None) -> st.SearchStrategy[str]:
    """Any text that a document can hold and that is not blank, whatever its characters.

    This strategy minimises to "0", or to as many of them as there must be.

    Args:
        min_size: The least number of characters, at least one.
        max_size: The greatest number of characters, or None for no bound.

    Raises:
        InvalidArgument: a size is no whole number, min_size is less than one, or max_size less than min_size.
    """
    # To Python True is 1; here it is a mistake.
    if type(min_size) is not int or min_size < 1:
        raise refused("min_size", min_size, "a whole number of at least 1")
    if max_size is not None and (type(max_size) is not int or max_size < min_size):
        raise refused("max_size", max_size, f"None or a whole number of at least min_size={min_size}")
    return _texts(min_size, max_size)


@cache
def _texts(min_size: int, max_size: int | None) -> st.SearchStrategy[str]:
    # Any characters but surrogates, which can't be encoded.
    return st.text(st.characters(exclude_categories=["Cs"]), min_size=min_size, max_size=max_size).map(_visible)


def _visible(text: str) -> str:
    """Return the text if anything of it is visible, else the text behind a 0."""
    blank = all(unicodedata.category(character)[0] in "CZ" for character in text)
    return f"0{text[1:]}" if blank else text


def partial_dates(
    *,
    min_value: date = FIRST_DAY,
    max_value: date = LAST_DAY,
    precisions: tuple[Precision, ...] = tuple(Precision),
) -> st.SearchStrategy[PartialDate]:
    """Partial dates that stand for at least one day within the bounds.

    This strategy minimises to the year 2000, or to the year within the bounds that is nearest to it.

    Args:
        min_value: A day that the latest day of the date is not before.
        max_value: A day that the earliest day of the date is not after.
        precisions: How much of the date may be known, the simplest first.

    Raises:
        InvalidArgument: a bound is no day that can be written, they are out of order, or there is no precision.
    """
    bounds(min_value, max_value)
    return _partial_dates(min_value, max_value, several("precisions", precisions, Precision))


@cache
def _partial_dates(first: date, last: date, precisions: tuple[Precision, ...]) -> st.SearchStrategy[PartialDate]:
    return st.builds(cut, days_between(first, last), st.sampled_from(precisions))


@cache
def days_between(first: date, last: date) -> st.SearchStrategy[date]:
    """Days within two days, both included, many of them leap days; they minimise to the one nearest to 2000."""
    days = st.dates(first, last)
    leap_days = [
        date(year, 2, 29)
        for year in range(first.year, last.year + 1)
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) and first <= date(year, 2, 29) <= last
    ]
    if not leap_days:
        return days

    # 29 February is where arithmetic with years goes wrong, and dates drawn at large seldom are one. It is made of
    # another day, for were it drawn in fewer choices, what has it would count as simpler than what has not.
    def leap(day: date, wanted: bool) -> date:  # noqa: FBT001
        return leap_days[min(bisect_left(leap_days, day), len(leap_days) - 1)] if wanted else day

    return st.builds(leap, days, st.booleans())


def cut(day: date, precision: Precision) -> PartialDate:
    """Return the partial date of a day of which only so much is known."""
    if precision is Precision.YEAR:
        return PartialDate(day.year)
    return PartialDate(day.year, day.month, day.day if precision is Precision.DAY else None)


def periods(
    *,
    min_value: date = FIRST_DAY,
    max_value: date = LAST_DAY,
    allow_unknown: bool = True,
    allow_open: bool = True,
) -> st.SearchStrategy[Period]:
    """Periods whose dates may be imprecise, unknown or open.

    Where known, the start may be the day `min_value` or later and the end the day `max_value` or earlier. This strategy
    minimises to a period of the year 2000 that ends in the same year, or of the year within the bounds that is nearest.

    Args:
        min_value: A day that the latest day of the start is not before.
        max_value: A day that the earliest day of the end is not after.
        allow_unknown: Whether a start or an end may be unknown.
        allow_open: Whether a period may run on.

    Raises:
        InvalidArgument: a bound is no day that can be written, they are out of order, or a flag is no bool.
    """
    bounds(min_value, max_value)
    flag("allow_unknown", allow_unknown)
    flag("allow_open", allow_open)
    return _periods(min_value, max_value, allow_unknown, allow_open)


@cache
def _periods(first: date, last: date, unknown: bool, open_: bool) -> st.SearchStrategy[Period]:  # noqa: FBT001
    kinds = ["dates"] + ["unknown start", "unknown end"] * unknown + ["open"] * open_
    kinds += ["open, unknown start"] * (unknown and open_)
    precisions = st.sampled_from(Precision)

    def period(kind: str, one: date, other: date, start_known: Precision, end_known: Precision) -> Period:
        # A day for each end, the first no later than the last; each is then known as far as its precision has it.
        start, end = cut(min(one, other), start_known), cut(max(one, other), end_known)
        match kind:
            case "unknown start":
                return Period(UNKNOWN, end)
            case "unknown end":
                return Period(start, UNKNOWN)
            case "open":
                return Period(start, OPEN)
            case "open, unknown start":
                return Period(UNKNOWN, OPEN)
            case _:
                return Period(start, end)

    days = days_between(first, last)
    return st.builds(period, st.sampled_from(kinds), days, days, precisions, precisions)


def partial_dates_of(day: date) -> st.SearchStrategy[PartialDate]:
    """Partial dates that may stand for the day: the day itself, its month or its year.

    This strategy minimises to the year.
    """
    return st.sampled_from([cut(day, precision) for precision in Precision])


P = TypeVar("P", PartialDate, Period)


def precise(value: P) -> st.SearchStrategy[P]:
    """What a partial date or a period may stand for, known to the day; see `completions`."""
    if isinstance(value, PartialDate):
        return st.integers(*value.ordinals).map(on_day)
    return _precise_periods(value)


_THIRTY_YEARS = 30 * 365  # but for the leap days


@st.composite
def _precise_periods(draw: st.DrawFn, value: Period) -> Period:
    start_min, start_max, end_min, end_max = value.bounds
    last_day = LAST_DAY.toordinal()
    last_start = min(start_max, last_day)
    first_start = max(start_min, min(last_start, end_max) - _THIRTY_YEARS, FIRST_DAY.toordinal())
    start = draw(st.integers(first_start, last_start))
    if value.end is OPEN:
        return Period(on_day(start), OPEN)
    last_end = min(end_max, max(start, end_min) + _THIRTY_YEARS, last_day)
    return Period(on_day(start), on_day(draw(st.integers(max(end_min, start), last_end))))


def on_day(ordinal: int) -> PartialDate:
    """Return the partial date of a day that is told by its ordinal."""
    return PartialDate.from_date(date.fromordinal(ordinal))


def area_codes(
    *, levels: tuple[Level, ...] = tuple(Level)[1:], kinds: tuple[AreaKind, ...] | None = None
) -> st.SearchStrategy[AreaCode]:
    """Codes of areas, with or without a vintage, listed by a decree or not.

    This strategy minimises to the lowest code of the first of the kinds or else of the first of the levels: "00".

    Args:
        levels: The levels that the areas may be of; the national one has no codes.
        kinds: The kinds that the areas may be of, each of one of the levels, or None for codes of no kind too.

    Raises:
        InvalidArgument: there is no level or no kind, or one that has no codes.
    """
    levels = several("levels", levels, Level)
    if Level.NATIONAL in levels:
        raise refused("levels", levels, "levels below the national one, which has no codes")
    if kinds is None:
        return _area_codes(tuple(_BLOCKS[level.depth] for level in levels))
    kinds = several("kinds", kinds, AreaKind)
    shapes = tuple(_CODES_OF_KIND[kind] for kind in kinds)
    if not {len(shape) for shape in shapes} <= {level.depth for level in levels}:
        raise refused("kinds", kinds, f"kinds of areas of levels={levels}")
    return _area_codes(shapes)


@cache
def _area_codes(shapes: tuple[tuple[st.SearchStrategy[str], ...], ...]) -> st.SearchStrategy[AreaCode]:
    codes = st.one_of([st.tuples(*blocks).map(".".join) for blocks in shapes])
    vintages = st.sampled_from([None, "300.2.2-2138 Tahun 2025", "050-145 Tahun 2022"])
    return st.builds(AreaCode, codes, vintages)


def _numbers(first: int, last: int, width: int) -> st.SearchStrategy[str]:
    return st.integers(first, last).map(lambda number: f"{number:0{width}}")


_TWO = _numbers(0, 99, 2)
# The first digit of a village's number tells its kind; seven of ten tell none.
_FOUR = _numbers(0, 9999, 4) | _numbers(1000, 1999, 4) | _numbers(2000, 2999, 4) | _numbers(3000, 3999, 4)
_BLOCKS = ((), (_TWO,), (_TWO, _TWO), (_TWO, _TWO, _TWO), (_TWO, _TWO, _TWO, _FOUR))
_CODES_OF_KIND = {
    AreaKind.PROVINCE: _BLOCKS[1],
    AreaKind.REGENCY: (_TWO, _numbers(1, 69, 2)),
    AreaKind.CITY: (_TWO, _numbers(71, 99, 2)),
    AreaKind.DISTRICT: _BLOCKS[3],
    AreaKind.URBAN_VILLAGE: (_TWO, _TWO, _TWO, _numbers(1000, 1999, 4)),
    AreaKind.VILLAGE: (_TWO, _TWO, _TWO, _numbers(2000, 2999, 4)),
    AreaKind.CUSTOMARY_VILLAGE: (_TWO, _TWO, _TWO, _numbers(3000, 3999, 4)),
}


@cache
def person_names() -> st.SearchStrategy[PersonName]:
    """Names of people, one word or several, with and without titles, and any other text that is not blank.

    This strategy minimises to a name of one word.
    """
    return st.builds(PersonName, st.sampled_from(_NAMES) | texts())


@cache
def identifiers() -> st.SearchStrategy[Identifier]:
    """Identifiers of any scheme.

    This strategy minimises to the scheme "nik" and a value of one digit.
    """
    return st.builds(Identifier, st.sampled_from(["nik", "kta"]) | texts(), st.text("0123456789", min_size=1) | texts())
