"""Lanes: boards that succeed each other share one, boards that overlap do not."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.spans import compare_spans
from psm_model.entities.lanes import pack_lanes
from psm_model.strategies import periods
from psm_model.values import Period
from psm_model.values.bounds import UNBOUNDED, Bounds
from psm_model.values.verdict import Verdict


class Spanned:
    """What has bounds."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds


@given(st.lists(periods(), max_size=6))
def test_lanes_have_each_bar_once(spans: list[Period]) -> None:
    """Each bar is in one lane, in order, and no two in a lane certainly overlap."""
    bars = [Spanned(span.bounds) for span in sorted(spans, key=lambda span: span.bounds)]
    lanes = pack_lanes(bars)
    assert sorted(map(id, (bar for lane in lanes for bar in lane))) == sorted(map(id, bars))
    for lane in lanes:
        places = [bars.index(bar) for bar in lane]
        assert places == sorted(places)
        for place, bar in enumerate(lane):
            for later in lane[place + 1 :]:
                assert compare_spans(bar.bounds, later.bounds).overlap is not Verdict.YES


@given(
    st.lists(st.integers(1, 6), min_size=1, max_size=8), st.lists(st.sampled_from(["", "-05"]), min_size=9, max_size=9)
)
def test_succession_has_one_lane(lengths: list[int], days: list[str]) -> None:
    """Boards that follow each other have one lane, although some days of change are known by month, others by year."""
    years = [2000, *accumulate(lengths, initial=2000)][1:]
    texts = [f"{year}{day}" for year, day in zip(years, days, strict=False)]
    bars = [Spanned(Period.parse(f"{start}/{end}").bounds) for start, end in pairwise(texts)]
    assert len(pack_lanes(bars)) == 1


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("2020-01-01/2024-12-31", "2024-12-31/2029-12-31", 1),
        ("2020-01-01/2024-12-31", "2024-12-30/2029-12-31", 2),
        ("2020/2025", "2025/2030", 1),
        ("2020/2025-06", "2025/2030", 1),
        ("2020/", "2025/2030", 2),
        ("2020-10-15/2025-12-31", "2025/", 1),
        ("2020-10-15/2025-12-31", "2025/..", 1),
        ("2020/2025", "2025/", 1),
        ("2020/2025-06", "2025/", 1),
        ("2020/2025-12-31", "2025-06/", 2),
        ("2020/2026", "2025-06/2030", 2),
        ("2020-01-01/2024", "2020/2024-12-31", 2),
        ("2020/2020-12-31", "2020-07-01/2025", 2),
    ],
)
def test_boards_share_a_lane_unless_one_hides_the_other(first: str, second: str, count: int) -> None:
    """A board shares the lane of one before it if they need not overlap, and if both have days that are certain."""
    bars = [Spanned(Period.parse(span).bounds) for span in (first, second)]
    assert len(pack_lanes(bars)) == count


def test_a_bar_without_certain_days_hides_none() -> None:
    """A bar that may be as short as a day does not share a lane with one that ends after it starts."""
    short, long = Bounds(1, 10, 10, 30), Bounds(5, 20, 25, 40)
    assert len(pack_lanes([Spanned(short), Spanned(long)])) == 2
    assert len(pack_lanes([Spanned(short._replace(start_max=9)), Spanned(long)])) == 1
    assert len(pack_lanes([Spanned(short._replace(start_max=9)), Spanned(long._replace(end_min=20))])) == 2


@pytest.mark.parametrize(("end_max", "count"), [(20, 1), (21, 2)])
def test_ends_in_order_need_no_certain_days(end_max: int, count: int) -> None:
    """A bar without certain days shares a lane up to the last day on which the next one may start."""
    assert len(pack_lanes([Spanned(Bounds(1, 5, 5, end_max)), Spanned(Bounds(5, 20, 25, 40))])) == count


@pytest.mark.parametrize(("end_max", "count"), [(30, 1), (UNBOUNDED - 1, 1), (UNBOUNDED, 2)])
def test_a_bar_whose_end_is_unknown_has_its_own_lane(end_max: int, count: int) -> None:
    """A bar that is certain up to a day, and whose end is unknown, may reach over all of the next one."""
    assert len(pack_lanes([Spanned(Bounds(1, 3, 10, end_max)), Spanned(Bounds(5, 20, 25, 40))])) == count
