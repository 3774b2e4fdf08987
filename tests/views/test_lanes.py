"""Lanes: boards that succeed each other share one, boards that overlap do not."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.spans import compare_spans
from psm_model.strategies import periods
from psm_model.values import Period
from psm_model.values.bounds import Bounds
from psm_model.values.verdict import Verdict
from psm_model.views.lanes import pack_lanes


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
