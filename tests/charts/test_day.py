"""The day of a timeline: its line, the states of the bars, and their numbers in the heading."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.charts import Picture, draw_timeline
from psm_model.charts._canvas import Shape
from psm_model.charts._day import format_states
from psm_model.charts._palette import find_fill
from psm_model.charts._timeline_layout import DAY
from psm_model.entities import BoardTerm, Register, TermStatus
from psm_model.i18n import Language
from psm_model.values import Period
from psm_model.views.term_state import STATES, TermState
from tests.charts.pictures import list_texts
from tests.views.drawn_registers import IPSM

SPANS: Final = {
    "a": "2010-01-01/2014-12-31",
    "b": "2015-01-01/2019-12-31",
    "c": "2020/2025",
    "d": "2026-03-01/2031-02-28",
}
REGISTER: Final = Register.of(
    IPSM,
    *(
        BoardTerm(id=name, organisation_id="o", label=f"masa {name}", period=Period.parse(span))
        for name, span in SPANS.items()
    ),
)


def find_line(picture: Picture) -> float:
    """Return the position of the line for the day."""
    (line,) = (item for item in picture.items if isinstance(item, Shape) and item.width == DAY.line_width)
    return line.points[0][0]


def list_bars(picture: Picture) -> dict[str, tuple[float, float, str | None]]:
    """Return the left and right ends and the colour of each bar, by its label."""
    shapes = [item for item in picture.items if isinstance(item, Shape)]
    boxes = {shape.tip: shape.points for shape in shapes if shape.tip in {f"masa {name}" for name in SPANS}}
    bars = {}
    for tip, points in boxes.items():
        fills = [
            shape.fill
            for shape in shapes
            if shape.fill not in {None, "white"}
            and shape.tip is None
            and len(shape.points) == 5
            and points[0][0] - 1 <= shape.points[0][0] < shape.points[1][0] <= points[1][0] + 1
            and shape.points[0][1] == points[0][1]
        ]
        bars[tip or ""] = points[0][0], points[1][0], fills[-1] if fills else None
    return bars


@given(st.dates(date(2012, 1, 1), date(2033, 1, 1)))
def test_line_is_on_the_day(on: date) -> None:
    """The line crosses the bar of the board in office, and is between boards that ended and those to come."""
    (picture,) = draw_timeline(REGISTER, on=on)
    x = find_line(picture)
    for name, (left, right, _) in list_bars(picture).items():
        first, last = Period.parse(SPANS[name[-1]]).bounds.possible_days
        assert (x > right) == (on.toordinal() > last)
        assert (x < left) == (on.toordinal() < first)


def test_last_day_belongs_to_the_board() -> None:
    """On the last day of a board the line is within its bar, before the line of its end; on the next day it is not."""
    for day, ended in ((date(2019, 12, 31), False), (date(2020, 1, 1), True)):
        (picture,) = draw_timeline(REGISTER, on=day)
        left, right, colour = list_bars(picture)["masa b"]
        assert (find_line(picture) > right) == ended
        assert left < find_line(picture)
        state = TermState.ENDED if ended else TermState.IN_OFFICE
        assert colour == find_fill(TermStatus.IN_OFFICE, state).colour


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["30 June 2016", "1 in office", "2 to come", "1 ended"]),
        ("id", ["30 Juni 2016", "1 sedang menjabat", "2 akan datang", "1 sudah berakhir"]),
    ],
)
def test_heading_counts_the_states(language: Language, words: list[str]) -> None:
    """The heading has the day and the number of boards in each state; the alternative text has both, and each state."""
    (picture,) = draw_timeline(REGISTER, on=date(2016, 6, 30), language=language)
    assert set(words) <= set(list_texts(picture))
    assert f"{words[0]}: {', '.join(words[1:])}." in picture.alt
    assert "masa b, 1 Jan" in picture.alt
    assert picture.alt.count(STATES[TermState.TO_COME].translate(language)) == 3


def test_states_differ_without_colour() -> None:
    """Boards in office, uncertain, to come and ended have fills of their own, and none has a state without a day."""
    colours = {find_fill(TermStatus.IN_OFFICE, state).colour for state in TermState}
    assert len(colours) == len(TermState)
    assert find_fill(TermStatus.ANNULLED, TermState.ENDED) == find_fill(TermStatus.ANNULLED, None)
    (picture,) = draw_timeline(REGISTER)
    assert {colour for _, _, colour in list_bars(picture).values()} == {find_fill(TermStatus.IN_OFFICE, None).colour}


def test_far_days_have_no_line() -> None:
    """A day more than ten years away is in the heading and does not squeeze the axis."""
    far = date(2031, 2, 28) + timedelta(days=366 * 30)
    (picture,) = draw_timeline(REGISTER, on=far)
    assert not any(isinstance(item, Shape) and item.width == DAY.line_width for item in picture.items)
    assert "4 ended" in list_texts(picture)
    assert "outside the years drawn" in list_texts(picture)
    assert "; outside the years drawn." in picture.alt
    (near,) = draw_timeline(REGISTER, on=date(2031, 2, 28), language="id")
    assert not any("di luar tahun" in text for text in (*list_texts(near), near.alt))
    assert format_states(far, {}, language="en").endswith(": 0")
