"""Strategies for values."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from datetime import date
from functools import cache
from typing import Final, TypeVar

from hypothesis import strategies as st

from psm_model.values.area import AreaCode, AreaKind, Level
from psm_model.values.bounds import UNBOUNDED, Bounds
from psm_model.values.endpoint import OPEN, UNKNOWN
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName
from psm_model.values.verdict import Verdict

from ._arguments import FIRST_DAY, LAST_DAY, argument_error, check_bounds, check_flag, require_several

__all__ = ["area_codes", "identifiers", "partial_dates", "periods", "person_names", "texts", "verdicts"]

# Names of nobody, in the forms of Indonesian names.
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


def short_tuples(strategy: st.SearchStrategy[T], max_size: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    """Generate tuples of up to a number of examples.

    Gaps are removed afterwards. Hypothesis deletes only a few consecutive choices at once, so it can remove a large
    example from the middle of a list only after turning it into a gap.
    """
    return st.lists(st.none() | strategy, max_size=max_size).map(_without_gaps)


def _without_gaps(drawn: list[T | None]) -> tuple[T, ...]:
    return tuple(item for item in drawn if item is not None)


# Hypothesis validates a strategy on its first draw, which takes longer than drawing. So each strategy is built once in
# a process, here and in the other modules, and not for each draw.
@cache
def verdicts() -> st.SearchStrategy[Verdict]:
    """Generate any verdict. This strategy minimises to YES."""
    return st.sampled_from(Verdict)


def texts(*, min_size: int = 1, max_size: int | None = None) -> st.SearchStrategy[str]:
    """Generate any text that a document can hold and that is not blank.

    This strategy minimises to "0", or to as many of them as required.

    Args:
        min_size: The minimum number of characters, at least one.
        max_size: The maximum number of characters; None for no maximum.

    Raises:
        InvalidArgument: a size is not a whole number, `min_size` is less than one, or `max_size` less than
            `min_size`.
    """
    # True equals 1 in Python; as a size it is a mistake.
    if type(min_size) is not int or min_size < 1:
        raise argument_error("min_size", min_size, "a whole number of at least 1")
    if max_size is not None and (type(max_size) is not int or max_size < min_size):
        raise argument_error("max_size", max_size, f"None or a whole number of at least min_size={min_size}")
    return _texts(min_size, max_size)


@cache
def _texts(min_size: int, max_size: int | None) -> st.SearchStrategy[str]:
    # All characters but surrogates, which cannot be encoded.
    return st.text(st.characters(exclude_categories=["Cs"]), min_size=min_size, max_size=max_size).map(_make_visible)


def _make_visible(text: str) -> str:
    """Return the text if any character is visible, else with its first character replaced by a 0."""
    blank = all(unicodedata.category(character)[0] in "CZ" for character in text)
    return f"0{text[1:]}" if blank else text


def partial_dates(
    *, min_value: date = FIRST_DAY, max_value: date = LAST_DAY, precisions: tuple[Precision, ...] = tuple(Precision)
) -> st.SearchStrategy[PartialDate]:
    """Generate partial dates that may mean at least one day within the bounds.

    This strategy minimises to the year 2000, or to the nearest year within the bounds.

    Args:
        min_value: The day that the latest day of the date may not precede.
        max_value: The day that the earliest day of the date may not follow.
        precisions: The allowed precisions, simplest first.

    Raises:
        InvalidArgument: a bound is not a day in range, the bounds are out of order, or there is no precision.
    """
    check_bounds(min_value, max_value)
    return _partial_dates(min_value, max_value, require_several("precisions", precisions, Precision))


@cache
def _partial_dates(first: date, last: date, precisions: tuple[Precision, ...]) -> st.SearchStrategy[PartialDate]:
    return st.builds(with_precision, days_between(first, last), st.sampled_from(precisions))


_SIMPLEST_DAY: Final = date(2000, 1, 1).toordinal()


@cache
def days_between(first: date, last: date) -> st.SearchStrategy[date]:
    """Generate days between two days, both inclusive, often leap days; they minimise to the day nearest to 2000."""
    # One choice, whereas `st.dates` takes three.
    middle = _SIMPLEST_DAY
    days = st.integers(first.toordinal() - middle, last.toordinal() - middle).map(
        lambda distance: date.fromordinal(middle + distance)
    )
    leap_days = [
        date(year, 2, 29)
        for year in range(first.year, last.year + 1)
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) and first <= date(year, 2, 29) <= last
    ]
    if not leap_days:
        return days

    # Arithmetic with years fails on 29 February, which random dates seldom hit. It is derived from another day: drawn
    # directly it would take fewer choices, and Hypothesis would shrink towards it.
    def leap(day: date, expected: bool) -> date:  # noqa: FBT001
        return leap_days[min(bisect_left(leap_days, day), len(leap_days) - 1)] if expected else day

    return st.builds(leap, days, st.booleans())


def with_precision(day: date, precision: Precision) -> PartialDate:
    """Return the partial date of a day with a precision."""
    if precision is Precision.YEAR:
        return PartialDate(day.year)
    return PartialDate(day.year, day.month, day.day if precision is Precision.DAY else None)


def periods(
    *, min_value: date = FIRST_DAY, max_value: date = LAST_DAY, allow_unknown: bool = True, allow_open: bool = True
) -> st.SearchStrategy[Period]:
    """Generate periods with dates that may be imprecise, unknown or open.

    A known start may mean `min_value` or a later day, a known end `max_value` or an earlier one. This strategy
    minimises to a period within the year 2000, or within the nearest year within the bounds.

    Args:
        min_value: The day that the latest day of the start may not precede.
        max_value: The day that the earliest day of the end may not follow.
        allow_unknown: Whether a start or an end may be unknown.
        allow_open: Whether an end may be open.

    Raises:
        InvalidArgument: a bound is not a day in range, the bounds are out of order, or a flag is not a bool.
    """
    check_bounds(min_value, max_value)
    check_flag("allow_unknown", allow_unknown)
    check_flag("allow_open", allow_open)
    return _periods(min_value, max_value, allow_unknown, allow_open)


@cache
def _periods(first: date, last: date, unknown: bool, open_: bool) -> st.SearchStrategy[Period]:  # noqa: FBT001
    kinds = ["dates"] + ["unknown start", "unknown end"] * unknown + ["open"] * open_
    kinds += ["open, unknown start"] * (unknown and open_)
    precisions = st.sampled_from(Precision)

    def period(kind: str, day: date, other: date, start_precision: Precision, end_precision: Precision) -> Period:
        # The first day is no later than the last; each is then reduced to its precision.
        start, end = with_precision(min(day, other), start_precision), with_precision(max(day, other), end_precision)
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


def partial_dates_for(day: date) -> st.SearchStrategy[PartialDate]:
    """Generate partial dates that may mean a day: the day itself, its month or its year.

    This strategy minimises to the year.
    """
    return st.sampled_from([with_precision(day, precision) for precision in Precision])


P = TypeVar("P", PartialDate, Period)


def precise_values(value: P) -> st.SearchStrategy[P]:
    """Generate the possible meanings of a partial date or a period, known to the day; see `completions`."""
    if isinstance(value, PartialDate):
        return st.integers(*value.ordinals).map(from_ordinal)
    return precise_periods(value.bounds)


_THIRTY_YEARS = 30 * 365  # without leap days


@st.composite
def precise_periods(draw: st.DrawFn, bounds: Bounds) -> Period:
    """Generate the periods known to the day that have these bounds."""
    start_min, start_max, end_min, end_max = bounds
    last_day = LAST_DAY.toordinal()
    last_start = min(start_max, last_day)
    first_start = max(start_min, min(last_start, end_max) - _THIRTY_YEARS, FIRST_DAY.toordinal())
    start = draw(st.integers(first_start, last_start))
    if end_min > UNBOUNDED:
        return Period(from_ordinal(start), OPEN)
    last_end = min(end_max, max(start, end_min) + _THIRTY_YEARS, last_day)
    return Period(from_ordinal(start), from_ordinal(draw(st.integers(max(end_min, start), last_end))))


def from_ordinal(ordinal: int) -> PartialDate:
    """Return the date with an ordinal."""
    return PartialDate.from_date(date.fromordinal(ordinal))


def area_codes(
    *, levels: tuple[Level, ...] = tuple(Level)[1:], kinds: tuple[AreaKind, ...] | None = None
) -> st.SearchStrategy[AreaCode]:
    """Generate codes of areas, with or without a vintage, listed by a decree or not.

    This strategy minimises to the lowest code of the first kind, or else of the first level: "00".

    Args:
        levels: The allowed levels. The national level has no codes.
        kinds: The allowed kinds, each of an allowed level, or None to include codes without a kind.

    Raises:
        InvalidArgument: `levels` or `kinds` is empty, or contains one without codes.
    """
    levels = require_several("levels", levels, Level)
    if Level.NATIONAL in levels:
        raise argument_error("levels", levels, "levels below the national one, which has no codes")
    if kinds is None:
        return _area_codes(tuple(_BLOCKS[level.depth] for level in levels))
    kinds = require_several("kinds", kinds, AreaKind)
    shapes = tuple(_CODES_OF_KIND[kind] for kind in kinds)
    if not {len(shape) for shape in shapes} <= {level.depth for level in levels}:
        raise argument_error("kinds", kinds, f"kinds of areas of levels={levels}")
    return _area_codes(shapes)


@cache
def _area_codes(shapes: tuple[tuple[st.SearchStrategy[str], ...], ...]) -> st.SearchStrategy[AreaCode]:
    codes = st.one_of([st.tuples(*blocks).map(".".join) for blocks in shapes])
    vintages = st.sampled_from([None, "300.2.2-2138 Tahun 2025", "050-145 Tahun 2022"])
    return st.builds(AreaCode, codes, vintages)


def _numbers(first: int, last: int, width: int) -> st.SearchStrategy[str]:
    return st.integers(first, last).map(lambda number: f"{number:0{width}}")


_TWO = _numbers(0, 99, 2)
# The first digit of a village's number encodes its kind; seven of ten digits encode none.
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
    """Generate names of people, of one or several words, with and without titles, and any other text that is not blank.

    This strategy minimises to a name of one word.
    """
    return st.builds(PersonName, st.sampled_from(_NAMES) | texts())


@cache
def identifiers() -> st.SearchStrategy[Identifier]:
    """Generate identifiers of any scheme. This strategy minimises to the scheme "nik" and a value of one digit."""
    return st.builds(Identifier, st.sampled_from(["nik", "kta"]) | texts(), st.text("0123456789", min_size=1) | texts())
