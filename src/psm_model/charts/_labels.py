"""Labels of bars: placed in the bar, beside it, or below it with a leader line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

import attrs

from psm_model.i18n import Language
from psm_model.masking import mask_digits
from psm_model.values.period_words import TERM_WORDS
from psm_model.views.timeline import Bar
from psm_model.views.timeline_words import format_term

from ._bars import Scale, find_bar_reach, find_covered_reach, find_extension_reach, find_middle
from ._canvas import Canvas, Reach
from ._lettering import make_drawable, measure_text, wrap_width
from ._palette import FAINT, INK, PAPER, find_fill
from ._timeline_layout import BAR, LABEL

__all__ = ["Label", "draw_label", "draw_leader", "list_forms", "place_labels"]

_BEFORE_YEARS: Final = re.compile(rf"(?:(?:{TERM_WORDS}) )+(?=[0-9]{{4}}\b)", re.IGNORECASE)
"""Generic words for a term before the years of a label."""
_YEARS: Final = re.compile(r"[0-9]{4} ?[-–/] ?[0-9]{4}")
"""Years that the axis shows too."""


class _Place(NamedTuple):
    """A place that a label may take in its lane."""

    room: Reach
    """The free room."""
    side: Literal["left", "right"]
    """The side of the room of the label."""
    start: float = 0.0
    """A position before which it does not start, if it has room after it."""

    def find_left(self, width: float) -> float:
        """Return the left end of a label of a width."""
        last = self.room.right - LABEL.padding - width
        return last if self.side == "right" else min(max(self.room.left, self.start) + LABEL.padding, last)


class Label(NamedTuple):
    """A placed label."""

    bar: Bar
    """Its bar."""
    words: str
    """Its full text."""
    lines: tuple[str, ...]
    """The lines that are drawn."""
    left: float
    """Its left end."""
    right: float
    """Its right end."""
    under: int | None = None
    """The number of label lines between its bar and itself; None if it is in the lane."""


def list_forms(bar: Bar, *, language: Language) -> tuple[str, ...]:
    """Return the forms of the label of a bar, longest first: the chair's name before the term, then without its words.

    The shortest leaves out years, which the axis shows, if the chair's name takes their place.
    """
    words = format_term(bar, language=language)
    short = _BEFORE_YEARS.sub("", words, count=1)
    if bar.chair is None:
        return tuple(dict.fromkeys((words, short)))
    chair = mask_digits(bar.chair)
    without_years = f"{chair}{_YEARS.sub('', short, count=1)}"
    forms = [f"{chair}, {short}"]
    if _YEARS.match(short):
        forms.append(without_years)
    return tuple(forms)


def place_labels(
    scale: Scale, bars: Sequence[Bar], *, hatched: Sequence[Reach], language: Language
) -> tuple[Label, ...]:
    """Place the labels of the bars of a lane.

    A label goes in its bar, if necessary in a shorter form, else beside the bar, else below. In its bar it avoids the
    hatching of shared days, if there is room.
    """
    lane = _OccupiedLane.make(scale, bars, hatched)
    labels, unplaced = [], []
    for bar in bars:
        forms = list_forms(bar, language=language)
        if (label := _place_in_lane(scale, lane, bar, forms)) is None:
            unplaced.append((bar, forms[0]))
        else:
            labels.append(label)
    return (*labels, *_place_below(scale, unplaced))


def _place_in_lane(scale: Scale, lane: _OccupiedLane, bar: Bar, forms: Sequence[str]) -> Label | None:
    after, before = lane.find_beside(scale, bar)
    certain = scale.find_x(scale.axis.find_edges(bar).whole)
    clear, whole = (
        (_Place(lane.find_inside(scale, bar, occupied), "left", certain),)
        for occupied in ([*lane.ticks, *lane.hatched], lane.ticks)
    )
    beside = _Place(after, "left"), _Place(before, "right")
    for places in (clear, whole, beside):
        for form in forms:
            text = make_drawable(form[: LABEL.max_letters])
            width = measure_text(text, LABEL.font_size)
            fitting = [place for place in places if width + 2 * LABEL.padding <= place.room.width]
            if len(form) > LABEL.max_letters or not fitting:
                continue
            left = fitting[0].find_left(width)
            if places is beside:
                lane.taken.append(Reach(left - LABEL.padding, left + width + LABEL.padding))
            return Label(bar, forms[0], (text,), left, left + width)
    return None


def _place_below(scale: Scale, bars: Sequence[tuple[Bar, str]]) -> Iterator[Label]:
    """Place labels below the lane, last first, so that leader lines of earlier ones pass on their left."""
    end = scale.right + BAR.arrow_length
    placed: list[Label] = []
    for bar, words in reversed(bars):
        lines = wrap_width(words, end - scale.left - LABEL.hook, LABEL.font_size, max_lines=LABEL.max_lines)
        width = max(measure_text(line, LABEL.font_size) for line in lines)
        left = min(_find_stem(scale, bar) + LABEL.hook, end - width)
        near = [
            other
            for other in placed
            if other.left - 2 * LABEL.hook < left + width and left - 2 * LABEL.hook < other.right
        ]
        under = max(((other.under or 0) + len(other.lines) for other in near), default=0)
        placed.append(Label(bar, words, lines, left, left + width, under))
        yield placed[-1]


def _find_stem(scale: Scale, bar: Bar) -> float:
    """Return the position of the leader line to a label below: left, but on a visible part of the bar."""
    start, end = find_bar_reach(scale, bar)
    return start + (end - start) * LABEL.stem


def draw_leader(canvas: Canvas, scale: Scale, label: Label, top: float) -> None:
    """Draw the leader line from a bar to a label below it."""
    if label.under is None:
        return
    stem, middle = _find_stem(scale, label.bar), top + BAR.height + (label.under + 0.5) * LABEL.line_height
    canvas.draw_line(
        (stem, top + BAR.height), (stem, middle), (max(stem, label.left - LABEL.box_side), middle), colour=FAINT
    )


def draw_label(canvas: Canvas, scale: Scale, label: Label, top: float, *, marked: Sequence[Reach]) -> None:
    """Draw a label; `marked` are the ranges in which marks cover its bar."""
    start, end = find_bar_reach(scale, label.bar)
    covered = (*marked, find_extension_reach(scale, label.bar) or Reach(end, end))
    within = start <= label.left and label.right <= end and label.under is None
    halo = within and (
        find_fill(label.bar.status, label.bar.state).hatch is not None
        or any(left < label.right and label.left < right for left, right in covered)
    )
    bottom = top + BAR.height
    baseline = (
        bottom - LABEL.baseline
        if label.under is None
        else bottom + label.under * LABEL.line_height + LABEL.below_baseline
    )
    if not within:
        # Keep year lines and other leader lines out of the text.
        height = LABEL.line_height * (len(label.lines) - 1)
        canvas.draw_box(
            label.left - LABEL.box_side,
            baseline - LABEL.ascent,
            label.right + LABEL.box_side,
            baseline + LABEL.descent + height,
            fill=PAPER,
        )
    for line in label.lines:
        canvas.draw_text(label.left, baseline, line, size=LABEL.font_size, colour=INK, halo=halo)
        baseline += LABEL.line_height
    # A transparent box for the tooltip.
    canvas.draw_box(start, top, end, top + BAR.height, fill=PAPER, alpha=0, tip=label.words)


@attrs.define
class _OccupiedLane:
    """The occupied ranges of a lane."""

    bars: Sequence[Bar]
    """The bars in it."""
    ticks: list[Reach]
    """The ranges of ticks and attested days."""
    taken: list[Reach]
    """The ranges of bars with their signs, and of labels beside bars."""
    hatched: Sequence[Reach] = ()
    """The ranges of days that its boards share with others."""

    @classmethod
    def make(cls, scale: Scale, bars: Sequence[Bar], hatched: Sequence[Reach]) -> _OccupiedLane:
        """Make a lane with bars and shared days."""
        dates = (on for bar in bars for on in (*(tick.date for tick in bar.ticks), *bar.attested))
        middles = [find_middle(scale, on) for on in dates]
        return cls(
            bars,
            [Reach(middle - LABEL.tick_gap, middle + LABEL.tick_gap) for middle in middles],
            [find_covered_reach(scale, bar) for bar in bars],
            hatched,
        )

    def find_inside(self, scale: Scale, bar: Bar, occupied: Sequence[Reach]) -> Reach:
        """Return the widest part of a bar outside occupied ranges; a part shared with the next bar is divided."""
        start, end = reach = find_bar_reach(scale, bar)
        for left, right in (find_bar_reach(scale, other) for other in self.bars if other is not bar):
            if reach.left <= left < end:
                end = (left + end) / 2
            elif start < right <= reach.right:
                start = (start + right) / 2
        free = [start]
        for left, right in sorted(occupied):
            free += min(max(left, start), end), min(max(right, start), end)
        free.append(end)
        # Occupied ranges may overlap.
        rooms = (Reach(max(free[: place + 1]), free[place + 1]) for place in range(0, len(free), 2))
        return max(rooms, key=lambda room: room.width)

    def find_beside(self, scale: Scale, bar: Bar) -> tuple[Reach, Reach]:
        """Return the free ranges to the right and to the left of a bar."""
        left, right = find_covered_reach(scale, bar)
        occupied = [*self.ticks, *self.taken]
        before = max([scale.left, *(end for start, end in occupied if start < left)])
        after = min([scale.right + BAR.arrow_length, *(start for start, end in occupied if end > right)])
        return Reach(right, after), Reach(before, left)
