"""Strategies for the tests of values, built from parts, so that no draw is discarded."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

WEEKDAYS = (
    ("Senin",),
    ("Selasa",),
    ("Rabu",),
    ("Kamis",),
    ("Jumat", "Jum'at", "Jum’at"),
    ("Sabtu",),
    ("Minggu", "Ahad"),
)
"""The names of each day of the week, from Monday on."""


FIRST_DAY = date(1800, 1, 1)
LAST_DAY = date(2200, 12, 31)
LEAP_WINDOWS = (1900, 2023, 2024, 2027, 2028, 2100)
"""Years whose end of February is critical: leap years, common years, and common years divisible by four."""

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def whole_days() -> SearchStrategy[date]:
    """Generate any day that a partial date may have."""
    return st.dates(FIRST_DAY, LAST_DAY)


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return 29 if month == 2 and isleap(year) else LENGTHS[month - 1]


@st.composite
def partial_date_parts(draw: DrawFn) -> tuple[int, ...]:
    """Generate the arguments of any partial date: a year, a year and a month, or all three."""
    year = draw(st.integers(1800, 2200))
    known = draw(st.integers(1, 3))
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, days_in_month(year, month)))
    return (year, month, day)[:known]


def format_iso(*parts: int) -> str:
    """Return the ISO form of a year, a month and a day, as far as given."""
    return "-".join(f"{part:0{width}}" for part, width in zip(parts, (4, 2, 2), strict=False))


def iso_dates() -> SearchStrategy[str]:
    """Generate the text of any partial date."""
    return partial_date_parts().map(lambda parts: format_iso(*parts))


@st.composite
def dates_near(draw: DrawFn, day: date, *, precisions: Sequence[int] = (4, 7, 10), reach: int = 40) -> str:
    """Generate the text of a partial date with a day near the given one, often next to it."""
    near = day + timedelta(days=draw(st.integers(-2, 1) | st.integers(-reach, reach)))
    return near.isoformat()[: draw(st.sampled_from(precisions))]


@st.composite
def ends_of_february(draw: DrawFn) -> date:
    """Generate a first of March, so that dates near it include 28 and sometimes 29 February."""
    return date(draw(st.sampled_from(LEAP_WINDOWS)), 3, 1)


@st.composite
def periods_near(draw: DrawFn, day: date, *, precisions: Sequence[int] = (4, 7, 10), unknown: bool = True) -> str:
    """Generate the text of a period whose known ends are near the day, optionally without unknown ends."""
    first, second = (draw(dates_near(day, precisions=precisions)) for _ in range(2))
    forms = [sort_period(first, second), f"{first}/..", f"{first}/", f"/{second}", "/.."]
    # Periods with two known ends are drawn more often.
    return forms[draw(st.sampled_from([0, 0, 0, 1, 2, 3, 4] if unknown else [0, 0, 1]))]


@st.composite
def completed_days(draw: DrawFn, period: str) -> tuple[date, date | None]:
    """Generate a possible start and end day of a period, an unknown one within ten years; None for an open end."""
    start, end = period.split("/")
    ten_years = timedelta(days=3653)
    sample = latest(end) if end not in {"", ".."} else latest(start) + ten_years if start else date(2000, 1, 1)
    first = draw(
        st.dates(earliest(start), min(latest(start), sample)) if start else st.dates(sample - ten_years, sample)
    )
    if end == "..":
        return first, None
    return first, draw(st.dates(max(earliest(end), first), sample) if end else st.dates(first, sample))


@st.composite
def refined_periods(draw: DrawFn, period: str) -> str:
    """Generate the text of a period that is at least as precise as the given one, with days of that one."""
    start, end = period.split("/")
    first, last = draw(completed_days(period))
    return f"{draw(_between(start, first))}/{end if last is None else draw(_between(end, last))}"


def _between(known: str, day: date) -> SearchStrategy[str]:
    return st.sampled_from([known] + [day.isoformat()[:length] for length in (4, 7, 10) if length > len(known)])


def sort_period(first: str, second: str) -> str:
    """Return the text of the period between two dates, in the possible order."""
    start, end = (first, second) if earliest(first) <= latest(second) else (second, first)
    return f"{start}/{end}"


def earliest(text: str) -> date:
    """Return the first day of a partial date given as text."""
    return date.fromisoformat(text + "-01-01"[: 10 - len(text)])


def latest(text: str) -> date:
    """Return the last day of a partial date given as text."""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    return date(year, month or 12, day or days_in_month(year, month or 12))


def written_periods() -> SearchStrategy[str]:
    """Generate the text of any period."""
    return st.one_of(
        st.tuples(iso_dates(), iso_dates()).map(lambda pair: sort_period(*pair)),
        iso_dates().map("{}/..".format),
        iso_dates().map("{}/".format),
        iso_dates().map("/{}".format),
        st.just("/.."),
    )
