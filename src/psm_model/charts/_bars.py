"""The bars, ticks and brackets of a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from psm_model.entities.board_term import TermStatus
from psm_model.rules import Language
from psm_model.values.verdict import Verdict
from psm_model.views.axis import Axis, Edges
from psm_model.views.timeline import Bar, Mark, MarkKind, Tick
from psm_model.views.wording import mark_of, title_of

from ._lettering import fitted, width_of
from ._palette import ALERT, FILLS, INK
from ._sheet import Sheet

__all__ = [
    "ARROW",
    "BAR",
    "BRACKET",
    "LANE",
    "Placed",
    "Scale",
    "draw_bar",
    "draw_bracket",
    "draw_label",
    "draw_tick",
    "packed",
]

BAR: Final = 13.0
"""How high a bar is."""
LANE: Final = 18.0
"""How high a bar is with the tick above it."""
BRACKET: Final = 12.0
"""How high a line of brackets is."""
_SIZE: Final = 8.0
_SMALL: Final = 7.0
_SIGN: Final = 12.0
"""How much room a question mark takes, beside its bar: nothing else in the lane is there."""
_HATCHED: Final = 0.4
"""How much of a bar is to be seen where it is hatched."""
_CLEAR: Final = 4.0
"""How far from a tick letters stand."""
_SEEN: Final = 3.0
"""How wide the days of an inauguration must be to be shown."""
ARROW: Final = 9.0
"""How long the arrow of a bar is that runs on."""
_STEP: Final = 2.0
"""How wide the steps are in which a bar fades."""
_MOST_STEPS: Final = 30
_SLIMMEST: Final = 1.2


@attrs.frozen
class Scale:
    """Where on a page the days of an axis are."""

    axis: Axis
    """The days."""
    left: float
    """Where the axis starts."""
    right: float
    """Where it ends."""

    def x(self, day: float) -> float:
        """Give where a day is."""
        return self.left + self.axis.share(day) * (self.right - self.left)


def draw_bar(sheet: Sheet, scale: Scale, bar: Bar, top: float, *, turn: int) -> None:
    """Draw a bar; `turn` tells which of the two colours it has."""
    edges = scale.axis.edges(bar)
    fill, bottom = FILLS[bar.status], top + BAR
    colour = fill.colours[turn % 2]
    faint, gone = reach_of(scale, bar)
    start, end = _ramp(sheet, scale, edges, (top, bottom), colour)
    if fill.hatch:
        left, right = (scale.x(day) for day in edges.level(_HATCHED))
        left, right = (left, right) if left < right else (faint, gone)
        sheet.box(left, top, right, bottom, edge=fill.edge, width=0, fill="none", hatch=fill.hatch)
    # A line around what is whole, open where the bar fades.
    dashed = bar.status is TermStatus.ANNULLED
    for y in (top, bottom):
        sheet.line((start, y), (end, y), colour=fill.edge, dashed=dashed)
    if bar.bounds[0] == bar.bounds[1]:
        sheet.line((start, top), (start, bottom), colour=fill.edge, width=1.2)
    if bar.bounds[2] == bar.bounds[3] and not bar.end_open:
        sheet.line((end, top), (end, bottom), colour=fill.edge, width=1.2)
    if bar.end_open:
        sheet.polygon((gone, top), (gone + ARROW, (top + bottom) / 2), (gone, bottom), fill=colour, edge=fill.edge)
    for unknown, x in ((bar.start_unknown, faint - _SIGN / 2), (bar.end_unknown, gone + _SIGN / 2)):
        if unknown:
            sheet.words(x, bottom - 3, "?", size=10, bold=True, colour=fill.edge, align="center")


def reach_of(scale: Scale, bar: Bar) -> tuple[float, float]:
    """Give from where to where a bar is drawn at all."""
    edges = scale.axis.edges(bar)
    faint = scale.x(edges.faint)
    return faint, max(scale.x(edges.gone), faint + _SLIMMEST)


def _ramp(sheet: Sheet, scale: Scale, edges: Edges, height: tuple[float, float], colour: str) -> tuple[float, float]:
    """Draw a surface that grows and fades, and give from where to where it is whole."""
    soft = max(scale.x(edges.whole) - scale.x(edges.faint), scale.x(edges.gone) - scale.x(edges.fading))
    steps = 1 if soft <= 0 else min(max(int(soft / _STEP), 2), _MOST_STEPS)
    drawn = 0.0
    start, end = scale.x(edges.faint), scale.x(edges.gone)
    for step in range(1, steps + 1):
        share = step / steps
        left, right = (scale.x(day) for day in edges.level(share if soft > 0 else 0))
        if right <= left and step > 1:
            break
        start, end = left, max(right, left + _SLIMMEST)
        # One over the other they cover as much as there is to be seen of the bar, without seams.
        sheet.box(start, height[0], end, height[1], fill=colour, alpha=(share - drawn) / (1 - drawn))
        drawn = share
    return start, end


def draw_label(
    sheet: Sheet,
    scale: Scale,
    bar: Bar,
    top: float,
    words: str,
    *,
    ticks: Sequence[Tick],
    hatched: Sequence[tuple[float, float]],
) -> None:
    """Write what a term is called within its bar, where it has most room beside ticks, legible where it is hatched."""
    start, end = reach_of(scale, bar)
    free = [start]
    for tick in sorted(ticks, key=lambda tick: tick.first):
        middle = (scale.x(tick.first) + scale.x(tick.last)) / 2
        free += min(max(middle - _CLEAR, start), end), min(max(middle + _CLEAR, start), end)
    free.append(end)
    start, end = max(zip(free[::2], free[1::2], strict=True), key=lambda room: room[1] - room[0])
    text = fitted(words, end - start - 6, _SIZE)
    if len(text.rstrip("…")) >= min(len(words), 3):
        middle = (start + end) / 2
        half = width_of(text, _SIZE) / 2 + 2
        if FILLS[bar.status].hatch or any(left < middle + half and middle - half < right for left, right in hatched):
            sheet.box(middle - half, top + 1.5, middle + half, top + BAR - 1.5, fill="white", alpha=0.85)
        sheet.words(middle, top + BAR - 3.6, text, size=_SIZE, colour=INK, align="center")
    # Over all of it, for who points at it.
    start, end = reach_of(scale, bar)
    sheet.box(start, top, end, top + BAR, fill="white", alpha=0, tip=words)


def draw_tick(sheet: Sheet, scale: Scale, tick: Tick, top: float, *, tip: str | None = None) -> None:
    """Draw an inauguration over a bar: a line with a head, hollow where it is planned, a bar across its days."""
    first, last = scale.x(tick.first), scale.x(tick.last)
    middle = (first + last) / 2
    sheet.line((middle, top - 1), (middle, top + BAR), colour=INK, width=1.3, dashed=tick.planned)
    if last - first > _SEEN:
        sheet.line((first, top - 4), (last, top - 4), colour=INK)
        for end in (first, last):
            sheet.line((end, top - 2), (end, top - 5), colour=INK)
    fill = "white" if tick.planned else INK
    sheet.polygon((middle - 3, top - 4.5), (middle + 3, top - 4.5), (middle, top + 0.5), fill=fill, edge=INK)
    sheet.box(middle - 3, top - 5, middle + 3, top + BAR, fill="white", alpha=0, tip=tip)


@attrs.frozen
class Placed:
    """A mark with the line that it stands in, and from where to where its bracket and its code are."""

    mark: Mark
    line: int
    start: float
    end: float
    code: float
    """Where its code starts."""


def packed(scale: Scale, marks: Sequence[Mark]) -> list[Placed]:
    """Put marks in as few lines as hold them without one running into another."""
    ends: list[list[tuple[float, float]]] = []
    placed = []
    for mark in marks:
        first, last = mark.days or (scale.axis.first, scale.axis.end)
        start, end = scale.x(first), max(scale.x(last), scale.x(first) + _SLIMMEST)
        width = width_of(mark_of(mark), _SMALL, bold=True)
        if width + 16 <= end - start:
            code = (start + end - width) / 2
        else:
            code = end + 4 if end + 4 + width <= scale.right + ARROW else start - 4 - width
        covered = min(start, code) - 3, max(end, code + width) + 3
        free = (
            n for n, line in enumerate(ends) if all(covered[1] <= left or right <= covered[0] for left, right in line)
        )
        line = next(free, len(ends))
        if line == len(ends):
            ends.append([])
        ends[line].append(covered)
        placed.append(Placed(mark, line, start, end, code))
    return placed


def draw_bracket(sheet: Sheet, placed: Placed, top: float, lanes: tuple[float, float], language: Language) -> None:
    """Draw the bracket of a mark with its code, and over the lanes the days that are shared or without a board."""
    mark, start, end = placed.mark, placed.start, placed.end
    perhaps = mark.verdict is not Verdict.YES
    if mark.kind is not MarkKind.OTHER:
        shown = {MarkKind.OVERLAP: "///", MarkKind.GAP: None}[mark.kind]
        sheet.box(start, lanes[0], end, lanes[1], fill="none", edge=ALERT, width=0.7, dashed=perhaps, hatch=shown)
    middle, bottom = top + BRACKET * 0.45, top + BRACKET * 0.2
    code, width = mark_of(mark), width_of(mark_of(mark), _SMALL, bold=True)
    inside = start < placed.code < end
    pieces = ((start, placed.code - 3), (placed.code + width + 3, end)) if inside else ((start, end),)
    for left, right in pieces:
        sheet.line((left, middle), (right, middle), colour=ALERT, width=1.0, dashed=perhaps)
    for at in (start, end) if end - start > _SEEN else ((start + end) / 2,):
        sheet.line((at, bottom), (at, middle + 2), colour=ALERT, width=1.0)
    tip = f"{code}: {title_of(mark.code, language)} ({', '.join(mark.term_ids)})"
    sheet.words(placed.code, middle + 2.6, code, size=_SMALL, bold=True, colour=ALERT, tip=tip)
