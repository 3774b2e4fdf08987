"""The ends of a bar: a line at a certain day, a question mark at an unknown end, an arrow at an open one; and heads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

import pytest

from psm_model.charts._bars import (
    Scale,
    draw_attested,
    draw_bars,
    draw_tick,
    find_bar_reach,
    find_covered_reach,
    find_extension_reach,
    has_extent,
)
from psm_model.charts._canvas import Canvas, Reach, Shape, TextItem
from psm_model.charts._palette import ATTESTED, INK, PAPER
from psm_model.charts._timeline_layout import BAR, EXTENT
from psm_model.entities import BoardTerm, Register, TermChange, TermChangeKind, TermStatus
from psm_model.values import PartialDate, Period
from psm_model.views.axis import Axis
from psm_model.views.timeline import Bar, Tick, make_timeline

SCALE: Final = Scale(Axis(2015, 2035), 0.0, 1000.0)
TOP: Final = 100.0
ENDS: Final = {
    "2020-01-01/2024-12-31": ("line", "line"),
    "2020/2024-12-31": ("fade", "line"),
    "2020-01-01/2024": ("line", "fade"),
    "2020/2024": ("fade", "fade"),
    "/2024-12-31": ("question", "line"),
    "2020-01-01/": ("line", "question"),
    "2020/": ("fade", "question"),
    "2020-01-01/..": ("line", "arrow"),
    "2020/..": ("fade", "arrow"),
}
"""What each end of a period has."""


def make_bar(span: str, status: TermStatus = TermStatus.IN_OFFICE) -> Bar:
    """Return the bar of a term."""
    term = BoardTerm(id="t", organisation_id="o", period=Period.parse(span), status=status)
    (row,) = make_timeline(Register.of(term)).rows
    return row.bars[0]


def draw(bar: Bar) -> Canvas:
    """Draw a bar alone."""
    canvas = Canvas()
    draw_bars(canvas, SCALE, [(bar, TOP)])
    return canvas


def list_shapes(canvas: Canvas) -> list[Shape]:
    """Return the shapes of a drawing."""
    return [item for item in canvas.items if isinstance(item, Shape)]


def find_signs(canvas: Canvas, reach: Reach) -> tuple[str, str]:
    """Return what is drawn at each end of a bar."""
    middle = (reach.left + reach.right) / 2
    found: list[tuple[float, str]] = [
        (item.x, "question") for item in canvas.items if isinstance(item, TextItem) and item.text == "?"
    ]
    for shape in list_shapes(canvas):
        xs = [x for x, _ in shape.points]
        if len(shape.points) == 2 and shape.width == BAR.edge_width and max(xs) - min(xs) == 0:
            found.append((xs[0], "line"))
        # An arrow points to the right from the end of the bar.
        elif len(shape.points) == 4 and min(xs) == reach.right and xs.count(max(xs)) == 1:
            found.append((max(xs), "arrow"))
    ends = [[sign for x, sign in found if is_left == (x < middle)] or ["fade"] for is_left in (True, False)]
    (left,), (right,) = ends
    return left, right


@pytest.mark.parametrize("status", TermStatus)
@pytest.mark.parametrize(("span", "signs"), ENDS.items())
def test_each_end_has_its_sign(span: str, signs: tuple[str, str], status: TermStatus) -> None:
    """Each end of a bar has the one sign that its date calls for, whatever the status of the board."""
    bar = make_bar(span, status)
    assert find_signs(draw(bar), find_bar_reach(SCALE, bar)) == signs


def test_lines_are_at_the_days() -> None:
    """The line of a certain day is at the start of the first and at the end of the last day."""
    lines = [
        shape.points[0][0]
        for shape in list_shapes(draw(make_bar("2020-01-01/2024-12-31")))
        if shape.width == BAR.edge_width
    ]
    days = (PartialDate(2020, 1, 1).ordinals[0], PartialDate(2025, 1, 1).ordinals[0])
    assert lines == pytest.approx([SCALE.find_x(day) for day in days])


@pytest.mark.parametrize("status", TermStatus)
def test_annulled_boards_have_a_dashed_outline(status: TermStatus) -> None:
    """The lines above and below a bar are dashed only if the board was annulled."""
    outline = [
        shape.dashed
        for shape in list_shapes(draw(make_bar("2020-01-01/2024-12-31", status)))
        if len(shape.points) == 2 and shape.points[0][1] == shape.points[1][1]
    ]
    assert outline == [status is TermStatus.ANNULLED] * 2


@pytest.mark.parametrize(
    ("draw_sign", "fill", "points_down", "is_dashed"),
    [
        (lambda canvas: draw_tick(canvas, SCALE, Tick(date=PartialDate(2021, 5, 1)), TOP), INK, True, False),
        (
            lambda canvas: draw_tick(canvas, SCALE, Tick(date=PartialDate(2021, 5, 1), is_planned=True), TOP),
            PAPER,
            True,
            True,
        ),
        (lambda canvas: draw_attested(canvas, SCALE, PartialDate(2021, 5, 1), TOP), ATTESTED, False, None),
    ],
    ids=["held", "planned", "attested"],
)
def test_heads_point_into_the_bar(
    draw_sign: Callable[[Canvas], None],
    fill: str,
    points_down: bool,  # noqa: FBT001  # a parameter of the test
    is_dashed: bool | None,  # noqa: FBT001  # a parameter of the test
) -> None:
    """An inauguration points down from above the bar, hollow if planned; an attested day points up from below."""
    canvas = Canvas()
    draw_sign(canvas)
    (head,) = (shape for shape in list_shapes(canvas) if len(shape.points) == 4)
    *base, tip = head.points[:3]
    assert head.fill == fill
    assert all((y < tip[1]) == points_down for _, y in base)
    assert TOP < tip[1] < TOP + BAR.height
    lines = [shape.dashed for shape in list_shapes(canvas) if len(shape.points) == 2]
    assert lines == ([] if is_dashed is None else [is_dashed])


@pytest.mark.parametrize("span", ENDS)
def test_signs_are_within_the_covered_reach(span: str) -> None:
    """A bar covers the place of the sign at an unknown or open end, and no more at the other one."""
    bar = make_bar(span)
    reach, covered = find_bar_reach(SCALE, bar), find_covered_reach(SCALE, bar)
    room = {"question": BAR.sign_width, "arrow": BAR.arrow_length}
    start, end = (room.get(sign, 0.0) for sign in ENDS[span])
    assert (reach.left - covered.left, covered.right - reach.right) == pytest.approx((start, end))


def make_extended(until: PartialDate) -> Bar:
    """Return the bar of a board of 2020 to 2024 that was extended."""
    change = TermChange(kind=TermChangeKind.EXTENDED, until=until)
    term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"), changes=[change])
    return make_timeline(Register.of(term)).rows[0].bars[0]


def test_an_extension_is_from_the_day_after_the_decreed_end() -> None:
    """An extension reaches from the day after the decreed end to the end of the bar, and on no axis beyond the bar."""
    bar = make_extended(PartialDate(2026, 12, 31))
    days = PartialDate(2025, 1, 1).ordinals[0], PartialDate(2026, 12, 31).ordinals[0]
    assert find_extension_reach(SCALE, bar) == pytest.approx(SCALE.find_reach(days))
    late = Scale(Axis(2026, 2035), 0.0, 1000.0)
    reach = find_extension_reach(late, bar)
    assert reach is not None
    assert reach == pytest.approx(find_bar_reach(late, bar))


def test_an_extension_that_is_too_narrow_is_not_drawn() -> None:
    """An extension no wider than the narrowest bar is left out."""
    assert find_extension_reach(SCALE, make_bar("2020-01-01/2024-12-31")) is None
    day_width = SCALE.find_x(SCALE.axis.first + 1)
    narrow, wide = int(BAR.min_width / day_width), int(BAR.min_width / day_width) + 1
    first = PartialDate(2025, 1, 1).ordinals[0]
    bars = [
        make_extended(PartialDate.from_date(date.fromordinal(first + days - 1))) for days in (narrow, wide) if days > 0
    ]
    assert [find_extension_reach(SCALE, bar) is None for bar in bars] == [True, False][-len(bars) :]


def test_only_an_imprecise_date_has_an_extent() -> None:
    """A day has no extent however wide it is drawn; a month has one if it is wide enough."""
    near = Scale(Axis(2020, 2021), 0.0, 1000.0 * EXTENT.min_width)
    assert not has_extent(near, PartialDate(2020, 6, 30))
    assert has_extent(near, PartialDate(2020, 6))
    assert not has_extent(Scale(Axis(2020, 2021), 0.0, EXTENT.min_width / 2), PartialDate(2020, 6))


@pytest.mark.parametrize("day", [SCALE.axis.first, PartialDate(2024, 2, 29).ordinals[0], SCALE.axis.end])
def test_a_position_leads_back_to_its_day(day: int) -> None:
    """The day at the position of a day is that day, up to the end of the axis."""
    assert SCALE.find_day(SCALE.find_x(day)) == pytest.approx(day, abs=1e-6)
