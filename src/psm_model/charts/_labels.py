"""The labels of a timeline's bars: where each has room, in its bar, beside it, or below it and joined to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

import attrs

from psm_model.values.period_words import TERM_WORDS
from psm_model.views.timeline import Bar

from ._bars import ARROW, BAR, Scale, bar_middle, bar_reach, iter_covered
from ._lettering import drawable, text_width, wrap_width
from ._palette import FAINT, FILLS, INK
from ._sheet import Sheet

__all__ = ["LINES", "UNDER", "Label", "draw_label", "draw_leader", "place_labels"]

LINES: Final = 3
"""In how many lines a label stands that is below its bar: as many as hold what is as wide as the page."""
UNDER: Final = 11.0
"""How high a line of labels below bars is."""
_SIZE: Final = 8.0
_CLEAR: Final = 4.0
"""How far from a tick letters stand."""
_AIR: Final = 3.0
"""How far from the ends of its room a label stands."""
_HOOK: Final = 5.0
"""How long the line is that leads from below a bar to the beginning of its label."""
_LOOKED_AT: Final = 200
"""Of how many letters of a label it is asked whether they fit: none has room for as many."""
_BEFORE_YEARS: Final = re.compile(rf"(?:(?:{TERM_WORDS}) )+(?=[0-9]{{4}}\b)", re.IGNORECASE)
"""What says no more of a label than that it is of a term, before its years."""

_Room = tuple[float, float]


class Label(NamedTuple):
    """A label, in its place."""

    bar: Bar
    words: str
    """All that it says."""
    lines: tuple[str, ...]
    """What of it is written."""
    left: float
    right: float
    under: int | None = None
    """How many lines of labels there are between its bar and itself; None where it stands in the lane."""


def place_labels(scale: Scale, bars: Sequence[Bar], words_of: Callable[[Bar], str]) -> tuple[Label, ...]:
    """Put the labels of the bars of a lane in their places.

    A label that has no room in its bar stands there without the word before its years, else beside the bar, else below.
    """
    lane = _Lane.of(scale, bars)
    labels, homeless = [], []
    for bar in bars:
        words = words_of(bar)
        if (label := _in_lane(scale, lane, bar, words)) is None:
            homeless.append((bar, words))
        else:
            labels.append(label)
    return (*labels, *_below(scale, homeless))


def _in_lane(scale: Scale, lane: _Lane, bar: Bar, words: str) -> Label | None:
    inside = lane.inside(scale, bar)
    beside = lane.beside(scale, bar)
    forms = dict.fromkeys((words, _BEFORE_YEARS.sub("", words, count=1)))
    for rooms in ((inside,), beside):
        for form in forms:
            text = drawable(form[:_LOOKED_AT])
            width = text_width(text, _SIZE)
            fitting = [room for room in rooms if width + 2 * _AIR <= room[1] - room[0]]
            if len(form) > _LOOKED_AT or not fitting:
                continue
            room = fitting[0]
            if rooms is beside:
                left = room[0] + _AIR if room == beside[0] else room[1] - _AIR - width
                lane.taken.append((left - _AIR, left + width + _AIR))
            else:
                left = (room[0] + room[1] - width) / 2
            return Label(bar, words, (text,), left, left + width)
    return None


def _below(scale: Scale, bars: Sequence[tuple[Bar, str]]) -> Iterator[Label]:
    """Put labels below the lane, the last first: so the lines that lead to those before pass on their left."""
    end = scale.right + ARROW
    placed: list[Label] = []
    for bar, words in reversed(bars):
        lines = wrap_width(words, end - scale.left - _HOOK, _SIZE, lines=LINES)
        width = max(text_width(line, _SIZE) for line in lines)
        left = min(_stem_of(scale, bar) + _HOOK, end - width)
        near = [one for one in placed if one.left - 2 * _HOOK < left + width and left - 2 * _HOOK < one.right]
        under = max(((one.under or 0) + len(one.lines) for one in near), default=0)
        placed.append(Label(bar, words, lines, left, left + width, under))
        yield placed[-1]


def _stem_of(scale: Scale, bar: Bar) -> float:
    """Return where the line starts that leads to a label below: well left, and where a bar that fades is seen."""
    start, end = bar_reach(scale, bar)
    return start + (end - start) / 4


def draw_leader(sheet: Sheet, scale: Scale, label: Label, top: float) -> None:
    """Draw the line that leads from a bar to its label, where that stands below."""
    if label.under is None:
        return
    stem, middle = _stem_of(scale, label.bar), top + BAR + (label.under + 0.5) * UNDER
    sheet.line((stem, top + BAR), (stem, middle), (max(stem, label.left - 1), middle), colour=FAINT)


def draw_label(sheet: Sheet, scale: Scale, label: Label, top: float, *, marked: Sequence[_Room]) -> None:
    """Write what a term is called; `marked` is where its bar has marks drawn over it."""
    start, end = bar_reach(scale, label.bar)
    within = start <= label.left and label.right <= end and label.under is None
    halo = within and (
        FILLS[label.bar.status].hatch is not None
        or any(left < label.right and label.left < right for left, right in marked)
    )
    baseline = top + BAR - 3.6 if label.under is None else top + BAR + label.under * UNDER + 8.4
    if not within:
        # Lines of years and those to other labels must not run through the letters.
        height = UNDER * (len(label.lines) - 1)
        sheet.box(label.left - 1, baseline - 7.9, label.right + 1, baseline + 2.1 + height, fill="white")
    for line in label.lines:
        middle = (label.left + label.right) / 2
        if label.under is None:
            sheet.words(middle, baseline, line, size=_SIZE, colour=INK, align="center", halo=halo)
        else:
            sheet.words(label.left, baseline, line, size=_SIZE, colour=INK)
        baseline += UNDER
    # Over all of it, for who points at it.
    sheet.box(start, top, end, top + BAR, fill="white", alpha=0, tip=label.words)


@attrs.define
class _Lane:
    """What stands in a lane: labels keep apart from it."""

    bars: Sequence[Bar]
    """The bars in it."""
    ticks: list[_Room]
    """From where to where ticks are."""
    taken: list[_Room]
    """From where to where bars are with their signs, and labels beside bars."""

    @classmethod
    def of(cls, scale: Scale, bars: Sequence[Bar]) -> _Lane:
        """Return the lane with these bars in it."""
        ticks = [bar.tick for bar in bars if bar.tick is not None]
        middles = [bar_middle(scale, tick) for tick in ticks]
        return cls(bars, [(at - _CLEAR, at + _CLEAR) for at in middles], [iter_covered(scale, bar) for bar in bars])

    def inside(self, scale: Scale, bar: Bar) -> _Room:
        """Return the widest part of a bar that is free of ticks; what it shares with the next is half of it."""
        start, end = reach = bar_reach(scale, bar)
        for left, right in (bar_reach(scale, other) for other in self.bars if other is not bar):
            if reach[0] <= left < end:
                end = (left + end) / 2
            elif start < right <= reach[1]:
                start = (start + right) / 2
        free = [start]
        for left, right in sorted(self.ticks):
            free += min(max(left, start), end), min(max(right, start), end)
        free.append(end)
        return max(zip(free[::2], free[1::2], strict=True), key=lambda room: room[1] - room[0])

    def beside(self, scale: Scale, bar: Bar) -> tuple[_Room, _Room]:
        """Return what is free to the right and to the left of a bar."""
        left, right = iter_covered(scale, bar)
        there = [*self.ticks, *self.taken]
        before = max([scale.left, *(end for start, end in there if start < left)])
        after = min([scale.right + ARROW, *(start for start, end in there if end > right)])
        return (right, after), (before, left)
