"""Bars and ticks of a timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, TypeAlias

import attrs

from psm_model.entities.board_term import TermStatus
from psm_model.values.partial_date import PartialDate
from psm_model.views.axis import Axis, Edges
from psm_model.views.timeline import Bar, Tick

from ._canvas import Canvas, Reach
from ._palette import ATTESTED, INK, PAPER, Fill, find_fill, tint
from ._timeline_layout import BAR, EXTENT, TICK

__all__ = [
    "Scale",
    "draw_attested",
    "draw_bars",
    "draw_question",
    "draw_tick",
    "find_bar_reach",
    "find_covered_reach",
    "find_extension_reach",
    "find_middle",
    "has_extent",
]

_EXTENDED: Final = "level"  # the hatching of an extension
_PALER: Final = "#fdfdfd"  # the colour over an extension
_PALER_ALPHA: Final = 0.6

_Stretch: TypeAlias = tuple[float, float, float]
"""The left and right ends of a stretch, and its opacity."""


@attrs.frozen
class Scale:
    """The mapping from the days of an axis to positions on a page."""

    axis: Axis
    """The axis."""
    left: float
    """The left end of the axis."""
    right: float
    """The right end of the axis."""

    def find_x(self, day: float) -> float:
        """Return the position of the start of a day."""
        return self.left + self.axis.find_share(day) * (self.right - self.left)

    def find_reach(self, days: tuple[int, int]) -> Reach:
        """Return the reach of an inclusive range of days."""
        return Reach(self.find_x(days[0]), self.find_x(days[1] + 1))

    def find_day(self, x: float) -> float:
        """Return the day at a position."""
        share = (x - self.left) / (self.right - self.left)
        return self.axis.first + share * (self.axis.end - self.axis.first)


def draw_bars(canvas: Canvas, scale: Scale, bars: Sequence[tuple[Bar, float]]) -> None:
    """Draw bars, each with its top; the faded part of one hides no certain days of another."""
    for bar, top in bars:
        _draw_fade(canvas, scale, bar, top)
    for bar, top in bars:
        _draw_certain_days(canvas, scale, bar, top)


def _draw_fade(canvas: Canvas, scale: Scale, bar: Bar, top: float) -> None:
    colour = find_fill(bar.status, bar.state).colour
    drawn = 0.0
    for left, right, share in [*_iter_ramp(scale, scale.axis.find_edges(bar))][:-1]:
        # Stacked layers add up to the opacity of the bar, without seams.
        canvas.draw_box(left, top, right, top + BAR.height, fill=colour, alpha=(share - drawn) / (1 - drawn))
        drawn = share


def _draw_certain_days(canvas: Canvas, scale: Scale, bar: Bar, top: float) -> None:
    """Draw the opaque part of a bar, its hatching, its outline and the signs of its ends."""
    edges = scale.axis.find_edges(bar)
    fill, bottom = find_fill(bar.status, bar.state), top + BAR.height
    faint, gone = find_bar_reach(scale, bar)
    ramp = list(_iter_ramp(scale, edges))
    start, end, share = ramp[-1]
    before = ramp[-2][2] if len(ramp) > 1 else 0.0
    canvas.draw_box(start, top, end, bottom, fill=fill.colour, alpha=(share - before) / (1 - before))
    _draw_hatching(canvas, fill, ramp, find_extension_reach(scale, bar) or Reach(gone, gone), top)
    _draw_outline(canvas, bar, Reach(start, end), top, is_closed=edges.whole < edges.fading and not bar.is_end_unknown)
    if bar.is_end_open:
        tip = (gone + BAR.arrow_length, (top + bottom) / 2)
        canvas.draw_polygon((gone, top), tip, (gone, bottom), fill=fill.colour, edge=fill.edge)
    for is_unknown, x in (
        (bar.is_start_unknown, faint - BAR.sign_width / 2),
        (bar.is_end_unknown, gone + BAR.sign_width / 2),
    ):
        if is_unknown:
            draw_question(canvas, x, top)


def _draw_outline(canvas: Canvas, bar: Bar, reach: Reach, top: float, *, is_closed: bool) -> None:
    """Outline the opaque part of a bar, open where the bar fades, with a line at each certain first or last day.

    Args:
        canvas: The canvas.
        bar: The bar.
        reach: The reach of its opaque part.
        top: Its top.
        is_closed: Whether the opaque part has lines above and below.
    """
    (start, end), bottom, colour = reach, top + BAR.height, find_fill(bar.status, bar.state).edge
    if is_closed:
        for y in (top, bottom):
            canvas.draw_line((start, y), (end, y), colour=colour, dashed=bar.status is TermStatus.ANNULLED)
    if bar.bounds.start_min == bar.bounds.start_max:
        canvas.draw_line((start, top), (start, bottom), colour=colour, width=BAR.edge_width)
    if bar.bounds.end_min == bar.bounds.end_max and not bar.is_end_open:
        canvas.draw_line((end, top), (end, bottom), colour=colour, width=BAR.edge_width)


def _draw_hatching(canvas: Canvas, fill: Fill, ramp: Sequence[_Stretch], extension: Reach, top: float) -> None:
    """Hatch a bar as its status has it, and make its extension paler, with a hatching of its own."""
    bottom = top + BAR.height
    extended, gone = extension
    if extended < gone:
        canvas.draw_box(extended, top, gone, bottom, fill=_PALER, alpha=_PALER_ALPHA)
        canvas.draw_line((extended, top), (extended, bottom), colour=fill.edge, dashed=True)
    for left, right, share in _iter_disjoint(ramp):
        # Use a paler colour instead of opacity: SVG viewers differ in transparent hatching.
        edge = tint(fill.edge, share)
        for start, end, hatch in ((left, min(right, extended), fill.hatch), (max(left, extended), right, _EXTENDED)):
            if hatch is not None and start < end:
                canvas.draw_box(start, top, end, bottom, edge=edge, width=0, hatch=hatch)


def draw_question(canvas: Canvas, middle: float, top: float) -> None:
    """Draw the sign of an unknown end."""
    baseline = top + BAR.height - BAR.sign_baseline
    canvas.draw_text(middle, baseline, "?", size=BAR.sign_size, bold=True, colour=INK, align="center", halo=True)


def find_bar_reach(scale: Scale, bar: Bar) -> Reach:
    """Return the reach of a bar."""
    edges = scale.axis.find_edges(bar)
    faint = scale.find_x(edges.faint)
    return Reach(faint, max(scale.find_x(edges.gone), faint + BAR.min_width))


def _iter_ramp(scale: Scale, edges: Edges) -> Iterator[_Stretch]:
    """Yield nested stretches of a soft bar with increasing opacity; the last is opaque."""
    soft = max(
        scale.find_x(edges.whole) - scale.find_x(edges.faint), scale.find_x(edges.gone) - scale.find_x(edges.fading)
    )
    steps = 1 if soft <= 0 else min(max(int(soft / BAR.step), 2), BAR.max_steps)
    for step in range(1, steps + 1):
        share = step / steps
        left, right = (scale.find_x(day) for day in edges.find_span(share if soft > 0 else 0))
        if right <= left and step > 1:
            break
        yield left, max(right, left + BAR.min_width), share


def _iter_disjoint(ramp: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """Yield the stretches of a ramp without the more opaque ones inside."""
    for (left, right, share), (start, end, _) in pairwise(ramp):
        yield left, start, share
        yield end, right, share
    yield ramp[-1]


def find_covered_reach(scale: Scale, bar: Bar) -> Reach:
    """Return the reach of a bar with its signs."""
    start, end = find_bar_reach(scale, bar)
    return Reach(
        start - BAR.sign_width * bar.is_start_unknown,
        end + BAR.sign_width * bar.is_end_unknown + BAR.arrow_length * bar.is_end_open,
    )


def find_extension_reach(scale: Scale, bar: Bar) -> Reach | None:
    """Return the reach of the extension of a bar; None if it has none that is wide enough to be seen."""
    start, end = find_bar_reach(scale, bar)
    if bar.extension is None or end - scale.find_x(bar.extension) <= BAR.min_width:
        return None
    return Reach(max(scale.find_x(bar.extension), start), end)


def has_extent(scale: Scale, on: PartialDate) -> bool:
    """Return whether the possible days of a date are wide enough to be shown."""
    return on.ordinals[0] < on.ordinals[1] and scale.find_reach(on.ordinals).width > EXTENT.min_width


def find_middle(scale: Scale, on: PartialDate) -> float:
    """Return the position of a date: the middle of its possible days."""
    return sum(scale.find_reach(on.ordinals)) / 2


def draw_tick(canvas: Canvas, scale: Scale, tick: Tick, top: float, *, tip: str | None = None) -> None:
    """Draw an inauguration over a bar: a line with a head (hollow if planned) and a bracket over its days."""
    middle, bottom = find_middle(scale, tick.date), top + BAR.height
    line = (middle, top - TICK.line_top), (middle, bottom)
    canvas.draw_line(*line, colour=INK, width=TICK.line_width, dashed=tick.is_planned)
    _draw_extent(canvas, scale, tick.date, top - EXTENT.above, outward=-1)
    fill = PAPER if tick.is_planned else INK
    _draw_head(canvas, middle, top - TICK.head_top, top + TICK.head_tip, fill=fill)
    canvas.draw_box(
        middle - TICK.head, top - TICK.tooltip_top, middle + TICK.head, bottom, fill=PAPER, alpha=0, tip=tip
    )


def draw_attested(canvas: Canvas, scale: Scale, on: PartialDate, top: float, *, tip: str | None = None) -> None:
    """Draw an attested day at the lower edge of a bar: a head that points up, with a bracket under its days."""
    middle, bottom = find_middle(scale, on), top + BAR.height
    _draw_extent(canvas, scale, on, bottom + EXTENT.below, outward=1)
    _draw_head(canvas, middle, bottom + TICK.attested_base, bottom - TICK.attested_tip, fill=ATTESTED)
    canvas.draw_box(
        middle - TICK.head, bottom - TICK.attested_tip, middle + TICK.head, bottom, fill=PAPER, alpha=0, tip=tip
    )


def _draw_head(canvas: Canvas, middle: float, base: float, tip: float, *, fill: str) -> None:
    """Draw a triangle from its base to its tip, which points up or down."""
    canvas.draw_polygon((middle - TICK.head, base), (middle + TICK.head, base), (middle, tip), fill=fill, edge=INK)


def _draw_extent(canvas: Canvas, scale: Scale, on: PartialDate, y: float, *, outward: Literal[-1, 1]) -> None:
    """Draw a bracket at a height over the possible days of a date, if they are wide enough to be shown.

    Args:
        canvas: The canvas.
        scale: The scale.
        on: The date.
        y: The height of the line.
        outward: The direction away from the bar: -1 for up, 1 for down.
    """
    if not has_extent(scale, on):
        return
    first, last = scale.find_reach(on.ordinals)
    canvas.draw_line((first, y), (last, y), colour=INK)
    for end in (first, last):
        canvas.draw_line((end, y - outward * EXTENT.inward), (end, y + outward * EXTENT.outward), colour=INK)
