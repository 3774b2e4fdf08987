"""Hatching: lines within their box, evenly spaced, that meet those of the next box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.charts._hatching import HATCHES, iter_strokes

_PLACES = st.floats(0, 500)
_SIZES = st.floats(0, 100)


@given(st.sampled_from(sorted(HATCHES)), _PLACES, _PLACES, _SIZES, _SIZES)
def test_lines_stay_in_their_box(hatch: str, left: float, top: float, width: float, height: float) -> None:
    """Both ends of each line are on the edge of the box, however narrow it is."""
    right, bottom = left + width, top + height
    for stroke in iter_strokes([(left, top), (right, bottom)], hatch):
        for x, y in stroke:
            assert left - 1e-6 <= x <= right + 1e-6
            assert top - 1e-6 <= y <= bottom + 1e-6
            assert min(abs(x - left), abs(x - right), abs(y - top), abs(y - bottom)) < 1e-6


@pytest.mark.parametrize(("hatch", "number"), [("level", 10), ("rising", 20), ("crossed", 40)])
def test_lines_are_even(hatch: str, number: int) -> None:
    """A box has as many lines as its size allows, and two halves of it have the same ones together."""
    strokes = list(iter_strokes([(0.5, 0.5), (50.5, 35.5)], hatch))
    assert abs(len(strokes) - number) <= number / 5
    halves = [*iter_strokes([(0.5, 0.5), (20.5, 35.5)], hatch), *iter_strokes([(20.5, 0.5), (50.5, 35.5)], hatch)]

    def measure(lines: list[tuple[tuple[float, float], tuple[float, float]]]) -> float:
        return sum(abs(b[0] - a[0]) for a, b in lines)

    assert measure(halves) == pytest.approx(measure(strokes))
