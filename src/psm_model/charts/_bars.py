"""The bars and ticks of a timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import attrs

from psm_model.entities.board_term import TermStatus
from psm_model.views.axis import Axis, Edges
from psm_model.views.timeline import Bar, Tick

from ._palette import FILLS, INK, tint
from ._sheet import Sheet

__all__ = [
    "ARROW",
    "BAR",
    "LANE",
    "SEEN",
    "SIGN",
    "SLIMMEST",
    "Scale",
    "bar_middle",
    "bar_reach",
    "draw_bar",
    "draw_question",
    "draw_tick",
    "is_spread",
    "iter_covered",
]

BAR: Final = 13.0
"""How high a bar is."""
LANE: Final = 18.0
"""How high a bar is with the tick above it."""
SIGN: Final = 12.0
"""How much room a question mark takes, beside its bar: nothing else in the lane is there."""
SEEN: Final = 3.0
"""How wide the days of an inauguration must be to be shown."""
ARROW: Final = 9.0
"""How long the arrow of a bar is that runs on."""
_STEP: Final = 2.0
"""How wide the steps are in which a bar fades."""
_MOST_STEPS: Final = 30
SLIMMEST: Final = 1.2
"""How wide what is drawn is at least."""


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
        """Return where a day begins."""
        return self.left + self.axis.share(day) * (self.right - self.left)

    def reach(self, days: tuple[int, int]) -> tuple[float, float]:
        """Return from where to where the days from a first to a last are, both counted in."""
        return self.x(days[0]), self.x(days[1] + 1)

    def day(self, x: float) -> float:
        """Return which day is somewhere."""
        share = (x - self.left) / (self.right - self.left)
        return self.axis.first + share * (self.axis.end - self.axis.first)


def draw_bar(sheet: Sheet, scale: Scale, bar: Bar, top: float, *, turn: int) -> None:
    """Draw a bar; `turn` tells which of the two colours it has."""
    edges = scale.axis.edges(bar)
    fill, bottom = FILLS[bar.status], top + BAR
    colour = fill.colours[turn % 2]
    faint, gone = bar_reach(scale, bar)
    ramp = list(_ramp(scale, edges))
    drawn = 0.0
    for left, right, share in ramp:
        # One over the other they cover as much as there is to be seen of the bar, without seams.
        sheet.box(left, top, right, bottom, fill=colour, alpha=(share - drawn) / (1 - drawn))
        drawn = share
    for left, right, share in _side_by_side(ramp) if fill.hatch else ():
        # Paler, and not less covering: programs that show SVG differ in how they take a hatching that lets through.
        edge = tint(fill.edge, share)
        sheet.box(left, top, right, bottom, edge=edge, width=0, fill="none", hatch=fill.hatch)
    start, end, _ = ramp[-1]
    # A line around what is whole, open where the bar fades.
    dashed = bar.status is TermStatus.ANNULLED
    for y in (top, bottom) if edges.whole < edges.fading and not bar.end_unknown else ():
        sheet.line((start, y), (end, y), colour=fill.edge, dashed=dashed)
    if bar.bounds.start_min == bar.bounds.start_max:
        sheet.line((start, top), (start, bottom), colour=fill.edge, width=1.2)
    if bar.bounds.end_min == bar.bounds.end_max and not bar.end_open:
        sheet.line((end, top), (end, bottom), colour=fill.edge, width=1.2)
    if bar.end_open:
        sheet.polygon((gone, top), (gone + ARROW, (top + bottom) / 2), (gone, bottom), fill=colour, edge=fill.edge)
    for unknown, x in ((bar.start_unknown, faint - SIGN / 2), (bar.end_unknown, gone + SIGN / 2)):
        if unknown:
            draw_question(sheet, x, top)


def draw_question(sheet: Sheet, middle: float, top: float) -> None:
    """Draw the sign of an end that is unknown."""
    sheet.words(middle, top + BAR - 3, "?", size=10, bold=True, colour=INK, align="center")


def bar_reach(scale: Scale, bar: Bar) -> tuple[float, float]:
    """Return from where to where a bar is drawn at all."""
    edges = scale.axis.edges(bar)
    faint = scale.x(edges.faint)
    return faint, max(scale.x(edges.gone), faint + SLIMMEST)


def _ramp(scale: Scale, edges: Edges) -> Iterator[tuple[float, float, float]]:
    """Yield stretches of a soft bar, each within the one before and more visible; the last is whole."""
    soft = max(scale.x(edges.whole) - scale.x(edges.faint), scale.x(edges.gone) - scale.x(edges.fading))
    steps = 1 if soft <= 0 else min(max(int(soft / _STEP), 2), _MOST_STEPS)
    for step in range(1, steps + 1):
        share = step / steps
        left, right = (scale.x(day) for day in edges.level(share if soft > 0 else 0))
        if right <= left and step > 1:
            break
        yield left, max(right, left + SLIMMEST), share


def _side_by_side(ramp: Sequence[tuple[float, float, float]]) -> Iterator[tuple[float, float, float]]:
    """Yield the parts of a ramp each alone: what there is more of within is left out."""
    for (left, right, share), (start, end, _) in pairwise(ramp):
        yield left, start, share
        yield end, right, share
    yield ramp[-1]


def iter_covered(scale: Scale, bar: Bar) -> tuple[float, float]:
    """Return from where to where a bar and its signs are drawn."""
    start, end = bar_reach(scale, bar)
    return start - SIGN * bar.start_unknown, end + SIGN * bar.end_unknown + ARROW * bar.end_open


def is_spread(scale: Scale, tick: Tick) -> bool:
    """Return whether the days on which an inauguration may have been are wide enough to be shown."""
    first, last = scale.reach((tick.first, tick.last))
    return tick.first < tick.last and last - first > SEEN


def bar_middle(scale: Scale, tick: Tick) -> float:
    """Return where the line of an inauguration stands: in the middle of the days on which it may have been."""
    return sum(scale.reach((tick.first, tick.last))) / 2


def draw_tick(sheet: Sheet, scale: Scale, tick: Tick, top: float, *, tip: str | None = None) -> None:
    """Draw an inauguration over a bar: a line with a head, hollow where it is planned, a bar across its days."""
    first, last = scale.reach((tick.first, tick.last))
    middle = bar_middle(scale, tick)
    sheet.line((middle, top - 1), (middle, top + BAR), colour=INK, width=1.3, dashed=tick.planned)
    if is_spread(scale, tick):
        sheet.line((first, top - 4), (last, top - 4), colour=INK)
        for end in (first, last):
            sheet.line((end, top - 2), (end, top - 5), colour=INK)
    fill = "white" if tick.planned else INK
    sheet.polygon((middle - 3, top - 4.5), (middle + 3, top - 4.5), (middle, top + 0.5), fill=fill, edge=INK)
    sheet.box(middle - 3, top - 5, middle + 3, top + BAR, fill="white", alpha=0, tip=tip)
