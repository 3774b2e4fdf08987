"""Strategies for values."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from psm_model.values.area import AreaCode, AreaKind, Level
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR, PartialDate, Precision
from psm_model.values.period import OPEN, UNKNOWN, Period
from psm_model.values.person_name import PersonName
from psm_model.values.verdict import Verdict

__all__ = [
    "area_codes",
    "identifiers",
    "partial_dates",
    "periods",
    "person_names",
    "precise",
    "texts",
    "verdicts",
]

_FIRST, _LAST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)

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


def verdicts() -> st.SearchStrategy[Verdict]:
    """Any verdict.

    This strategy minimises to YES.
    """
    return st.sampled_from(Verdict)


def texts(*, min_size: int = 1, max_size: int | None = None) -> st.SearchStrategy[str]:
    """Any text that a document can hold and that is not blank, whatever its characters.

    This strategy minimises to "0".

    Args:
        min_size: The least number of characters, at least one.
        max_size: The greatest number of characters, or None for no bound.
    """
    if min_size < 1:
        msg = f"min_size={min_size} must be at least 1"
        raise InvalidArgument(msg)
    anything = st.characters(codec="utf-8")
    # A character that is no space, then anything: built so that it is not blank, without throwing blank ones away.
    visible = st.characters(codec="utf-8", exclude_categories=("Z", "C"))
    rest = st.text(anything, min_size=min_size - 1, max_size=None if max_size is None else max_size - 1)
    return st.builds(str.__add__, visible, rest)


def partial_dates(
    *,
    min_value: date = _FIRST,
    max_value: date = _LAST,
    precisions: tuple[Precision, ...] = tuple(Precision),
) -> st.SearchStrategy[PartialDate]:
    """Partial dates that stand for at least one day within the bounds.

    This strategy minimises to the year 2000, or to the year within the bounds that is nearest to it.

    Args:
        min_value: A day that the latest day of the date is not before.
        max_value: A day that the earliest day of the date is not after.
        precisions: How much of the date may be known.
    """
    if min_value < _FIRST or max_value > _LAST or min_value > max_value:
        msg = f"min_value={min_value} and max_value={max_value} must be in order and within {_FIRST} and {_LAST}"
        raise InvalidArgument(msg)
    if not precisions:
        msg = "precisions must not be empty"
        raise InvalidArgument(msg)
    of_days = st.dates(min_value, max_value)
    # 29 February is where arithmetic with years goes wrong, and dates drawn at large seldom are one.
    leap_days = [
        date(year, 2, 29)
        for year in range(min_value.year, max_value.year + 1)
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) and min_value <= date(year, 2, 29) <= max_value
    ]
    days = of_days | st.sampled_from(leap_days) if leap_days else of_days
    return st.builds(_cut, days, st.sampled_from(precisions))


def _cut(day: date, precision: Precision) -> PartialDate:
    if precision is Precision.YEAR:
        return PartialDate(day.year)
    return PartialDate(day.year, day.month, day.day if precision is Precision.DAY else None)


@st.composite
def periods(
    draw: st.DrawFn,
    *,
    min_value: date = _FIRST,
    max_value: date = _LAST,
    allow_unknown: bool = True,
    allow_open: bool = True,
) -> Period:
    """Periods whose dates may be imprecise, unknown or open.

    Where known, the start may be the day `min_value` or later and the end the day `max_value` or earlier; an
    end may be unknown with `allow_unknown`, and the period run on with `allow_open`. This strategy minimises to a
    period of the year 2000 that ends in the same year.
    """
    if max_value - min_value < timedelta(days=1):
        msg = f"max_value={max_value} must be at least a day after min_value={min_value}"
        raise InvalidArgument(msg)
    # A day for each end, the first before the last; each is then known as far as its precision has it.
    first = draw(st.dates(min_value, max_value - timedelta(days=1)))
    start = draw(partial_dates_of(first))
    end = draw(st.dates(first + timedelta(days=1), max_value).flatmap(partial_dates_of))
    kinds = ["dates"] + ["unknown start", "unknown end"] * allow_unknown + ["open"] * allow_open
    kinds += ["open, unknown start"] * (allow_unknown and allow_open)
    kind = draw(st.sampled_from(kinds))
    if kind == "dates":
        return Period(start, end)
    if kind == "unknown start":
        return Period(UNKNOWN, end)
    if kind == "unknown end":
        return Period(start, UNKNOWN)
    return Period(UNKNOWN if kind == "open, unknown start" else start, OPEN)


def partial_dates_of(day: date) -> st.SearchStrategy[PartialDate]:
    """Partial dates that may stand for the day: the day itself, its month or its year.

    This strategy minimises to the year.
    """
    return st.sampled_from([_cut(day, precision) for precision in Precision])


P = TypeVar("P", PartialDate, Period)


@st.composite
def precise(draw: st.DrawFn, value: P) -> P:
    """Completions of a partial date or a period: what it may stand for, known to the day.

    An unknown end is given some day in the thirty years after the start, an unknown start one in those before the end;
    an open end stays open. This strategy minimises to the earliest days.

    Raises:
        InvalidArgument: the period starts on the last day that can be written, and an end after it is unknown.
    """
    if isinstance(value, PartialDate):
        return PartialDate.from_date(draw(st.dates(value.earliest, value.latest)))
    start_from, start_to, end_from, end_to = value.bounds
    last_day = _LAST.toordinal()
    # An end that is a day comes after the start, and no later than the last day that can be written.
    last_start = min(start_to, last_day if value.end is OPEN else last_day - 1)
    if last_start < start_from:
        msg = f"value={value} must start before the last day that can be written, {_LAST}"
        raise InvalidArgument(msg)
    thirty_years = 30 * 366
    first_start = max(start_from, min(last_start, end_to) - thirty_years, _FIRST.toordinal())
    start = draw(st.integers(first_start, last_start))
    if value.end is OPEN:
        return Period(PartialDate.from_date(date.fromordinal(start)), OPEN)
    last_end = min(end_to, max(start, end_from) + thirty_years, last_day)
    end = draw(st.integers(max(end_from, start + 1), last_end))
    return Period(PartialDate.from_date(date.fromordinal(start)), PartialDate.from_date(date.fromordinal(end)))


def area_codes(
    *, levels: tuple[Level, ...] = tuple(Level)[1:], kinds: tuple[AreaKind, ...] | None = None
) -> st.SearchStrategy[AreaCode]:
    """Codes of areas, with or without a vintage, listed by a decree or not.

    This strategy minimises to "00".

    Args:
        levels: The levels that the areas may be of; the national one has no codes.
        kinds: The kinds that the areas may be of, or None for codes of no kind too.
    """
    if Level.NATIONAL in levels or not levels:
        msg = f"levels={levels} must not be empty or hold the national level, which has no codes"
        raise InvalidArgument(msg)
    if kinds is not None and not kinds:
        msg = "kinds must not be empty"
        raise InvalidArgument(msg)
    shapes = [_BLOCKS[level.depth] for level in levels] if kinds is None else [_CODES_OF_KIND[kind] for kind in kinds]
    codes = st.sampled_from(shapes).flatmap(lambda blocks: st.tuples(*blocks)).map(".".join)
    vintages = st.none() | st.sampled_from(["300.2.2-2138 Tahun 2025", "050-145 Tahun 2022"])
    return st.builds(AreaCode, codes, vintages)


def _numbers(first: int, last: int, width: int) -> st.SearchStrategy[str]:
    return st.integers(first, last).map(lambda number: f"{number:0{width}}")


_TWO = _numbers(0, 99, 2)
_BLOCKS = ((), (_TWO,), (_TWO, _TWO), (_TWO, _TWO, _TWO), (_TWO, _TWO, _TWO, _numbers(0, 9999, 4)))
_CODES_OF_KIND = {
    AreaKind.PROVINCE: _BLOCKS[1],
    AreaKind.REGENCY: (_TWO, _numbers(1, 69, 2)),
    AreaKind.CITY: (_TWO, _numbers(71, 99, 2)),
    AreaKind.DISTRICT: _BLOCKS[3],
    AreaKind.URBAN_VILLAGE: (_TWO, _TWO, _TWO, _numbers(1000, 1999, 4)),
    AreaKind.VILLAGE: (_TWO, _TWO, _TWO, _numbers(2000, 2999, 4)),
    AreaKind.CUSTOMARY_VILLAGE: (_TWO, _TWO, _TWO, _numbers(3000, 3999, 4)),
}


def person_names() -> st.SearchStrategy[PersonName]:
    """Names of people, one word or several, with and without titles, and any other text that is not blank.

    This strategy minimises to a name of one word.
    """
    return st.builds(PersonName, st.sampled_from(_NAMES) | texts())


def identifiers() -> st.SearchStrategy[Identifier]:
    """Identifiers of any scheme.

    This strategy minimises to the scheme "nik" and a value of one digit.
    """
    return st.builds(Identifier, st.sampled_from(["nik", "kta"]) | texts(), st.text("0123456789", min_size=1) | texts())
