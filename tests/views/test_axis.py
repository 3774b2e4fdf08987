"""The axis of a timeline and the edges of its bars: each known day, and room for unknown ends."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import (
    Inauguration,
)
from psm_model.values import PartialDate, Period
from psm_model.views.axis import Axis, Edges, make_axis
from psm_model.views.timeline import Bar
from tests.views.drawn_registers import make_term, timeline_with


@pytest.mark.parametrize(
    ("span", "axis"),
    [
        ("2020-01-01/2024-12-31", Axis(2020, 2025)),
        ("2020-01-01/2025-01-01", Axis(2020, 2026)),
        ("2020/2025", Axis(2020, 2026)),
        ("2020-06-01/", Axis(2020, 2026)),
        ("/2025-06-01", Axis(2020, 2026)),
        ("2020-06-01/..", Axis(2020, 2022)),
        ("/..", None),
        ("2200/2200", Axis(2200, 2201)),
        ("2199/", Axis(2199, 2201)),
    ],
)
def test_axis_has_room_for_unknown_ends(span: str, axis: Axis | None) -> None:
    """The axis shows five years for an unknown end and one for an open end; otherwise it ends with the last year."""
    assert make_axis(timeline_with(make_term(span))) == axis


@pytest.mark.parametrize(("text", "end_year"), [("2024-12-31", 2025), ("2025-01-01", 2026), ("2025-12", 2026)])
def test_axis_includes_the_last_inauguration(text: str, end_year: int) -> None:
    """The axis has the year of the latest possible day of an inauguration, even after the last term."""
    inauguration = Inauguration(date=PartialDate.parse(text))
    assert make_axis(timeline_with(make_term("2020-01-01/2024-12-31", inaugurations=(inauguration,)))) == Axis(
        2020, end_year
    )


@given(st.integers(1800, 2200), st.integers(1, 400), st.integers(1, 60))
def test_number_of_years_is_limited(first: int, count: int, limit: int) -> None:
    """At limit the given number of years is labelled, in even steps, and all if there is room."""
    axis = Axis(first, first + count)
    years = axis.choose_years(limit)
    assert len(years) <= max(limit, 3)
    assert len({later - year for year, later in pairwise(years)}) <= 1
    if limit > count:
        assert years == list(range(first, first + count + 1))


def make_bar(span: str) -> Bar:
    """Return the bar of a term with a period."""
    period = Period.parse(span)
    return Bar(term_id="t", label=None, span=period, bounds=period.bounds)


@pytest.mark.parametrize(
    ("span", "unknown_start", "unknown_end", "is_open"),
    [
        ("2020/2025", False, False, False),
        ("2020/", False, True, False),
        ("2020/..", False, False, True),
        ("/2025", True, False, False),
        ("/..", True, False, True),
    ],
)
def test_unknown_and_open_ends_differ(span: str, *, unknown_start: bool, unknown_end: bool, is_open: bool) -> None:
    """A bar states whether its start or end is unknown, and whether it is open."""
    bar = make_bar(span)
    assert (bar.is_start_unknown, bar.is_end_unknown, bar.is_end_open) == (unknown_start, unknown_end, is_open)


@given(st.lists(st.integers(0, 1000), min_size=4, max_size=4, unique=True).map(sorted), st.floats(0.01, 0.99))
def test_level_is_where_a_bar_has_that_strength(edge_days: list[int], strength: float) -> None:
    """`level` returns the start and end at which a bar has the given strength."""
    edges = Edges(*edge_days)
    start, end = edges.find_span(strength)
    assert edges.find_strength(start) == pytest.approx(strength)
    assert edges.find_strength(end) == pytest.approx(strength)


@pytest.mark.parametrize(
    ("span", "first_whole", "last_whole", "gone"),
    [
        ("2025-10-15/2030-10-14", "2025-10-15", "2030-10-14", "2030-10-15"),
        ("2025-10-15/2025-10-15", "2025-10-15", "2025-10-15", "2025-10-16"),
        ("2025/2030", "2025-12-31", "2030-01-01", "2031-01-01"),
        ("2025-10/2030-10", "2025-10-31", "2030-10-01", "2030-11-01"),
    ],
)
def test_bars_include_their_last_day(span: str, first_whole: str, last_whole: str, gone: str) -> None:
    """A bar is solid from its latest first day to its earliest last day, and ends after its latest last day."""
    edges = Axis(2000, 2050).find_edges(make_bar(span))
    whole, last, after = (date.fromisoformat(text).toordinal() for text in (first_whole, last_whole, gone))
    assert edges.find_strength(whole) == edges.find_strength(last) == edges.find_strength(last + 0.999) == 1
    assert edges.find_strength(whole - 1) < 1
    assert edges.find_strength(after - 1) > 0 == edges.find_strength(after)


@pytest.mark.parametrize(
    ("year", "axis"),
    [
        (2009, Axis(2020, 2025)),
        (2010, Axis(2010, 2025)),
        (2034, Axis(2020, 2035)),
        (2035, Axis(2020, 2025)),
    ],
)
def test_a_day_up_to_ten_years_away_is_included(year: int, axis: Axis) -> None:
    """A day is on the axis up to ten years before its first and after its last year."""
    assert make_axis(timeline_with(make_term("2020-01-01/2024-12-31")), on=date(year, 6, 30)) == axis


def test_an_unknown_end_fades_after_the_last_possible_start() -> None:
    """A board that started in a year, and whose end is unknown, fades from the first day after that year."""
    timeline = timeline_with(make_term("2020/"))
    axis = make_axis(timeline)
    assert axis is not None
    edges = axis.find_edges(timeline.rows[0].bars[0])
    assert (edges.whole, edges.fading) == (date(2020, 12, 31).toordinal(), date(2021, 1, 1).toordinal())
