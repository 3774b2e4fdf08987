"""What the tests of values draw: made piece by piece, so that nothing drawn is ever thrown away."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

FIRST_DAY = date(1800, 1, 1)
LAST_DAY = date(2200, 12, 31)
LEAP_WINDOWS = (1900, 2023, 2024, 2027, 2028, 2100)
"""Years whose end of February tells a right reckoning from a wrong one: leap, common, common in spite of a four."""

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def whole_days() -> SearchStrategy[date]:
    """Any day that a partial date may have."""
    return st.dates(FIRST_DAY, LAST_DAY)


def length_of(year: int, month: int) -> int:
    """How many days the month has in that year."""
    return 29 if month == 2 and isleap(year) else LENGTHS[month - 1]


@st.composite
def partial_date_parts(draw: DrawFn) -> tuple[int, ...]:
    """The arguments of any partial date: a year, a year and a month, or all three."""
    year = draw(st.integers(1800, 2200))
    known = draw(st.integers(1, 3))
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, length_of(year, month)))
    return (year, month, day)[:known]


def iso(*parts: int) -> str:
    """The written form of a year, a month and a day, as many as are given."""
    return "-".join(f"{part:0{width}}" for part, width in zip(parts, (4, 2, 2), strict=False))


def iso_dates() -> SearchStrategy[str]:
    """The written form of any partial date."""
    return partial_date_parts().map(lambda parts: iso(*parts))


@st.composite
def dates_near(draw: DrawFn, day: date, *, precisions: Sequence[int] = (4, 7, 10), reach: int = 40) -> str:
    """The written form of a partial date that has a day within so many days of the given one, often next to it."""
    near = day + timedelta(days=draw(st.integers(-2, 1) | st.integers(-reach, reach)))
    return near.isoformat()[: draw(st.sampled_from(precisions))]


@st.composite
def ends_of_february(draw: DrawFn) -> date:
    """A first of March, so that what is drawn near it has a 28 and at times a 29 February in it."""
    return date(draw(st.sampled_from(LEAP_WINDOWS)), 3, 1)


@st.composite
def periods_near(draw: DrawFn, day: date, *, precisions: Sequence[int] = (4, 7, 10), unknown: bool = True) -> str:
    """The written form of a period whose known ends lie near the day; on request none that has an unknown end."""
    first, second = (draw(dates_near(day, precisions=precisions)) for _ in range(2))
    ways = [in_order(first, second), f"{first}/..", f"{first}/", f"/{second}", "/.."]
    # Of five ways two have known ends alone; they are drawn as often as the others, and more.
    return ways[draw(st.sampled_from([0, 0, 0, 1, 2, 3, 4] if unknown else [0, 0, 1]))]


@st.composite
def completed(draw: DrawFn, period: str) -> tuple[date, date | None]:
    """A start and an end day that a written period may have, an unknown one within ten years; None for an open end."""
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
def refined(draw: DrawFn, period: str) -> str:
    """A written period of which more is known than of the given one, or as much: all its days are days of that one."""
    start, end = period.split("/")
    first, last = draw(completed(period))
    return f"{draw(_between(start, first))}/{end if last is None else draw(_between(end, last))}"


def _between(known: str, day: date) -> SearchStrategy[str]:
    return st.sampled_from([known] + [day.isoformat()[:length] for length in (4, 7, 10) if length > len(known)])


def in_order(first: str, second: str) -> str:
    """The written form of the period from the one to the other, or from the other to the one."""
    start, end = (first, second) if earliest(first) <= latest(second) else (second, first)
    return f"{start}/{end}"


def earliest(text: str) -> date:
    """The first day that a written partial date may stand for."""
    return date.fromisoformat(text + "-01-01"[: 10 - len(text)])


def latest(text: str) -> date:
    """The last day that a written partial date may stand for."""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    return date(year, month or 12, day or length_of(year, month or 12))


def written_periods() -> SearchStrategy[str]:
    """The written form of any period."""
    return st.one_of(
        st.tuples(iso_dates(), iso_dates()).map(lambda pair: in_order(*pair)),
        iso_dates().map("{}/..".format),
        iso_dates().map("{}/".format),
        iso_dates().map("/{}".format),
        st.just("/.."),
    )
