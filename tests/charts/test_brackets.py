"""Brackets: the days of findings, below the bars and within them."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given

from psm_model.charts import draw_timeline
from psm_model.charts._palette import ALERT
from psm_model.entities import BoardTerm, Register
from psm_model.values import Period
from psm_model.views.timeline import make_timeline
from tests.charts.pictures import list_shapes, list_texts
from tests.charts.registers import FEW
from tests.views.drawn_registers import IPSM, any_register


def test_marks_include_their_last_day() -> None:
    """Marks of shared days, gaps and handover days start and end where the bars do."""
    spans = {
        "a": "2020-01-01/2020-12-31",
        "b": "2020-07-01/2021-06-30",
        "c": "2022-01-01/2022-12-31",
        "d": "2022-12-31/2024-12-31",
    }
    terms = [BoardTerm(id=n, organisation_id="o", label=n, period=Period.parse(span)) for n, span in spans.items()]
    shapes = list_shapes(draw_timeline(Register.of(IPSM, *terms)))
    bars = {shape.tip: shape.points for shape in shapes if shape.tip in spans}
    starts, ends = ({name: pick(x for x, _ in points) for name, points in bars.items()} for pick in (min, max))
    bottom = max(y for points in bars.values() for _, y in points)
    shapes = [shape for shape in shapes if shape.edge == ALERT and shape.points[0][1] < bottom + 30]
    (gap,) = (shape.points for shape in shapes if len(shape.points) == 5 and shape.fill is None and shape.hatch is None)
    assert (gap[0][0], gap[2][0]) == pytest.approx((ends["b"], starts["c"]))
    (first, second) = (shape.points for shape in shapes if shape.hatch == "rising")
    assert (first[0][0], first[2][0]) == (second[0][0], second[2][0]) == pytest.approx((starts["b"], ends["a"]))
    day = (ends["d"] - starts["d"]) / 732
    assert ends["c"] - starts["d"] == pytest.approx(day)
    assert bars["c"][0][1] == bars["d"][0][1]
    handovers = [
        shape.points[0][0]
        for shape in shapes
        if len(shape.points) == 2 and shape.points[0][0] == shape.points[1][0] > starts["c"]
    ]
    assert any(x == pytest.approx(starts["d"] + day / 2, abs=day) for x in handovers)


def test_brackets_fade_like_bars() -> None:
    """A bracket ends where its days are known, and fades over an imprecise end."""
    ends_and_fading = {}
    for span in ("2020-01-01/2022-12-31", "2020/2022-12-31", "2020/2023"):
        pages = draw_timeline(Register.of(IPSM, BoardTerm(id="t", organisation_id="o", period=Period.parse(span))))
        legend_top = pages[0].height - 60
        lines = [shape for shape in list_shapes(pages) if shape.edge == ALERT and shape.points[0][1] < legend_top]
        ends = [shape for shape in lines if shape.points[0][0] == shape.points[1][0]]
        ends_and_fading[span] = len(ends), any(shape.alpha < 1 for shape in lines)
    assert {span: faded for span, (_, faded) in ends_and_fading.items()} == dict(
        zip(ends_and_fading, (False, True, True), strict=True)
    )
    numbers = [ends for ends, _ in ends_and_fading.values()]
    assert [numbers[0] - number for number in numbers] == [0, 1, 2]


def test_adjacent_shared_days_have_one_mark() -> None:
    """Adjacent shared days have one mark with the number of findings; separate days have separate marks."""
    nested = [
        BoardTerm(id=f"t-{n}", organisation_id="o", period=Period.parse(f"{2010 + n}-01-01/2019-12-31"))
        for n in range(6)
    ]
    (picture,) = draw_timeline(Register.of(IPSM, *nested))
    assert [word for word in list_texts(picture) if word.startswith("PSM101") and " t" not in word] == [
        "PSM101 \N{MULTIPLICATION SIGN}15"
    ]
    assert picture.alt.count("PSM101 (") == 15
    separate = [
        BoardTerm(id=f"t-{n}", organisation_id="o", period=Period.parse(span))
        for n, span in enumerate(("2010-01-01/2019-12-31", "2011-01-01/2011-12-31", "2015-01-01/2015-12-31"))
    ]
    assert list_texts(draw_timeline(Register.of(IPSM, *separate))[0]).count("PSM101") == 2
    # The first overlap ends on the day before the second starts.
    adjacent = attrs.evolve(separate[2], period=Period.parse("2012-01-01/2012-12-31"))
    assert "PSM101 \N{MULTIPLICATION SIGN}2" in list_texts(draw_timeline(Register.of(IPSM, *separate[:2], adjacent))[0])


def test_shared_days_are_hatched_within_bars() -> None:
    """Shared days are hatched within bars; the possible extent of an unknown end is a dashed line, explained."""
    spans = ["2010-01-01/", "2017-01-01/2020-12-31"]
    terms = [
        BoardTerm(id=f"t-{n}", organisation_id="o", period=Period.parse(span), label=f"t {n}")
        for n, span in enumerate(spans)
    ]
    pages = draw_timeline(Register.of(IPSM, *terms), undetermined=True)
    bars = {shape.tip: shape.points for shape in list_shapes(pages) if shape.tip}
    hatched = [shape.points for shape in list_shapes(pages) if shape.hatch and shape.edge == ALERT]
    (later,) = (points for points in hatched if points[0][0] >= bars["t 1"][0][0])
    assert [x for x, _ in later] == pytest.approx([x for x, _ in bars["t 1"]])
    assert bars["t 0"][2][1] < later[0][1]
    tail, run = (
        shape
        for shape in list_shapes(pages)
        if shape.dashed and shape.fill is None and bars["t 0"][0][1] < shape.points[0][1] < bars["t 0"][2][1]
    )
    assert bars["t 0"][0][0] < tail.points[0][0] < tail.points[1][0] <= bars["t 0"][2][0] < run.points[0][0]
    assert bars["t 0"][0][1] < run.points[0][1] == run.points[1][1] < bars["t 0"][2][1]
    assert run.points[1][0] == pytest.approx(later[2][0])
    explained = "an unknown end may reach this far"
    assert explained in list_texts(pages[0])
    assert explained not in list_texts(draw_timeline(Register.of(IPSM, *terms))[0])


@FEW
@given(any_register())
def test_marks_are_drawn(register: Register) -> None:
    """Each finding on days is on the pages by its code, alone or counted, and in the alternative text."""
    pages = draw_timeline(register)
    marks = [mark.code for row in make_timeline(register).rows for mark in row.marks]
    for code in set(marks):
        labels = [word.split(" \N{MULTIPLICATION SIGN}") for picture in pages for word in list_texts(picture)]
        assert sum(int("".join(times) or 1) for word, *times in labels if word == code) >= marks.count(code)
        assert sum(picture.alt.count(f"{code} (") for picture in pages) >= marks.count(code)
