"""Brackets of a timeline: the days of findings, with their codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import attrs

from psm_model.checking import MarkKind
from psm_model.i18n import Language
from psm_model.values.verdict import Verdict
from psm_model.views.axis import Edges
from psm_model.views.timeline import Bar, Mark
from psm_model.views.timeline_words import format_mark, format_mark_terms

from ._bars import Scale, find_bar_reach, find_covered_reach
from ._canvas import Canvas, Reach
from ._lettering import measure_text
from ._palette import ALERT, PAPER
from ._timeline_layout import BAR, BRACKET, CODE, EXTENT

__all__ = [
    "OVERLAP_HATCH",
    "DatedMark",
    "PlacedMark",
    "draw_bracket",
    "draw_days",
    "draw_unseen",
    "format_bracket",
    "iter_unseen",
    "list_dated",
    "merge_brackets",
    "pack_brackets",
]

OVERLAP_HATCH: Final = "rising"
"""The hatching of shared days."""
_MIN_OPACITY: Final = 0.25  # the minimum opacity at which a bar that fades towards an unknown end is hatched
_TIMES: Final = "\N{MULTIPLICATION SIGN}"


class DatedMark(NamedTuple):
    """A mark with known days."""

    mark: Mark
    """The mark."""
    days: tuple[int, int]
    """The ordinals of its earliest and its latest day, inclusive."""


@attrs.frozen
class PlacedMark:
    """A mark with the positions of its line, bracket and code."""

    dated: DatedMark
    """The mark with its days."""
    line: int
    """The number of its line, from 0 at the top."""
    start: float
    """The left end of its bracket."""
    end: float
    """The right end of its bracket."""
    edges: Edges | None
    """The edges of its bar, if it covers exactly the bar."""
    closed: tuple[bool, bool]
    """Whether it has an end line on the left and on the right."""
    code: str
    """Its code, with the number of findings if several."""
    code_left: float
    """The left end of its code."""

    @property
    def mark(self) -> Mark:
        """The mark."""
        return self.dated.mark


def list_dated(marks: Sequence[Mark]) -> list[DatedMark]:
    """Return the marks with known days."""
    return [DatedMark(mark, mark.days) for mark in marks if mark.days is not None]


def merge_brackets(marks: Sequence[DatedMark]) -> list[tuple[DatedMark, int]]:
    """Merge adjacent overlap marks with the same code, and return each mark with its number of findings."""
    merged: list[tuple[DatedMark, int]] = []
    for dated in sorted(marks, key=lambda dated: dated.days):
        for place, (other, number) in enumerate(merged):
            if dated.mark.kind is MarkKind.OVERLAP and (joined := _merge_marks(other, dated)) is not None:
                merged[place] = joined, number + 1
                break
        else:
            merged.append((dated, 1))
    return merged


def _merge_marks(first: DatedMark, second: DatedMark) -> DatedMark | None:
    """Merge two marks, ordered by start, if they touch and mean the same; else return None."""
    means_same = (first.mark.code, first.mark.verdict) == (second.mark.code, second.mark.verdict)
    if not means_same or second.days[0] > first.days[1] + 1:
        return None
    days = first.days[0], max(first.days[1], second.days[1])
    term_ids = tuple(dict.fromkeys(first.mark.term_ids + second.mark.term_ids))
    term_names = tuple(dict.fromkeys(first.mark.term_names + second.mark.term_names))
    return DatedMark(attrs.evolve(first.mark, days=days, term_ids=term_ids, term_names=term_names), days)


def pack_brackets(scale: Scale, marks: Sequence[DatedMark], bars: Sequence[Bar]) -> list[PlacedMark]:
    """Place marks in as few lines as possible without overlaps."""
    lines: list[list[Reach]] = []
    placed = []
    for dated, number in merge_brackets(marks):
        mark = dated.mark
        start, end = scale.find_reach(dated.days)
        end = max(end, start + BAR.min_width)
        edges, closed = None, (True, True)
        own_bar = next(
            (bar for bar in bars if bar.term_id in mark.term_ids and bar.bounds.possible_days == dated.days), None
        )
        if own_bar is not None and mark.kind is MarkKind.OTHER:
            edges = scale.axis.find_edges(own_bar)
            start, end = find_bar_reach(scale, own_bar)
            closed = edges.faint == edges.whole, edges.fading == edges.gone and not own_bar.is_end_open
        code = format_bracket(mark, number)
        width = measure_text(code, CODE.font_size, bold=True)
        code_left = _place_code(scale, start, end, width)
        covered = Reach(min(start, code_left) - CODE.gap, max(end, code_left + width) + CODE.gap)
        line = _find_free_line(lines, covered)
        if line == len(lines):
            lines.append([])
        lines[line].append(covered)
        placed.append(PlacedMark(dated, line, start, end, edges, closed, code, code_left))
    return placed


def _place_code(scale: Scale, start: float, end: float, width: float) -> float:
    """Return the left end of a code: in its bracket, else after it, else before it."""
    if width + CODE.inside <= end - start:
        return (start + end - width) / 2
    after = end + CODE.beside
    return after if after + width <= scale.right + BAR.arrow_length else start - CODE.beside - width


def _find_free_line(lines: Sequence[Sequence[Reach]], covered: Reach) -> int:
    """Return the number of the first line that is free over a range; that of a new line if none is."""
    for number, ranges in enumerate(lines):
        if all(covered.right <= other.left or other.right <= covered.left for other in ranges):
            return number
    return len(lines)


def format_bracket(mark: Mark, number: int) -> str:
    """Return the code of a mark, with the number of findings if several."""
    return format_mark(mark) if number == 1 else f"{format_mark(mark)} {_TIMES}{number}"


def draw_days(
    canvas: Canvas, scale: Scale, placed: PlacedMark, bars: Sequence[tuple[Bar, float]], *, top: float, bottom: float
) -> None:
    """Hatch shared days on each visible bar, and frame days without a board over all lanes.

    Args:
        canvas: The canvas.
        scale: The scale.
        placed: The mark.
        bars: Each bar with its top.
        top: The top of the frame.
        bottom: The bottom of the frame.
    """
    mark, start, end = placed.mark, placed.start, placed.end
    is_doubtful = mark.verdict is not Verdict.YES
    if mark.kind is MarkKind.GAP:
        canvas.draw_box(start, top, end, bottom, edge=ALERT, width=BRACKET.frame_width, dashed=is_doubtful)
    if mark.kind is not MarkKind.OVERLAP:
        return
    shared: dict[float, Reach] = {}
    for bar, bar_top in bars:
        if bar.term_id in mark.term_ids:
            faint, gone = _find_visible_reach(scale, bar)
            left, right = max(start, faint), min(end, gone)
            if left < right:
                before = shared.get(bar_top, Reach(left, right))
                shared[bar_top] = Reach(min(left, before.left), max(right, before.right))
            for run in iter_unseen(scale, placed.dated, bar):
                draw_unseen(canvas, run, bar_top)
    for bar_top, (left, right) in shared.items():
        canvas.draw_box(
            left,
            bar_top - BRACKET.overhang,
            right,
            bar_top + BAR.height + BRACKET.overhang,
            edge=ALERT,
            width=BRACKET.frame_width,
            dashed=is_doubtful,
            hatch=OVERLAP_HATCH,
        )


def iter_unseen(scale: Scale, dated: DatedMark, bar: Bar) -> Iterator[Reach]:
    """Yield the stretches of a mark that an invisible part of a bar with an unknown end may cover."""
    if dated.mark.kind is not MarkKind.OVERLAP or bar.term_id not in dated.mark.term_ids:
        return
    start, end = scale.find_reach(dated.days)
    # Leave room for the signs of unknown ends.
    (seen, last), (faint, gone), (before, after) = (
        _find_visible_reach(scale, bar),
        find_bar_reach(scale, bar),
        find_covered_reach(scale, bar),
    )
    runs: list[Reach] = []
    if bar.is_end_unknown:
        runs += [Reach(last, min(gone, end)), Reach(after, end)]
    if bar.is_start_unknown:
        runs += [Reach(start, before), Reach(max(faint, start), seen)]
    yield from (run for run in runs if run.width > EXTENT.min_width)


def _find_visible_reach(scale: Scale, bar: Bar) -> Reach:
    """Return the reach of the visible part of a bar, without faint parts towards unknown ends."""
    faint, gone = find_bar_reach(scale, bar)
    seen, last = map(scale.find_x, scale.axis.find_edges(bar).find_span(_MIN_OPACITY))
    return Reach(seen if bar.is_start_unknown else faint, last if bar.is_end_unknown else gone)


def draw_unseen(canvas: Canvas, run: Reach, top: float) -> None:
    """Draw how far an invisible part of a bar may reach."""
    middle = top + BAR.height / 2
    canvas.draw_line((run.left, middle), (run.right, middle), colour=ALERT, width=BRACKET.line_width, dashed=True)


def draw_bracket(canvas: Canvas, scale: Scale, placed: PlacedMark, top: float, *, language: Language) -> None:
    """Draw the bracket of a mark with its code."""
    mark, start, end = placed.mark, placed.start, placed.end
    is_doubtful = mark.verdict is not Verdict.YES
    middle, ends_top = top + BRACKET.height * BRACKET.middle, top + BRACKET.height * BRACKET.ends_top
    width = measure_text(placed.code, CODE.font_size, bold=True)
    inside = start < placed.code_left < end
    pieces = (
        (Reach(start, placed.code_left - CODE.gap), Reach(placed.code_left + width + CODE.gap, end))
        if inside
        else (Reach(start, end),)
    )
    for piece in pieces:
        for left, right, alpha in _iter_faded_pieces(scale, placed.edges, piece):
            canvas.draw_line(
                (left, middle), (right, middle), colour=ALERT, width=BRACKET.line_width, dashed=is_doubtful, alpha=alpha
            )
    ends = [x for x, closed in zip((start, end), placed.closed, strict=True) if closed]
    for x in ends if end - start > EXTENT.min_width else ((start + end) / 2,):
        canvas.draw_line((x, ends_top), (x, middle + BRACKET.ends_below), colour=ALERT, width=BRACKET.line_width)
    # Keep year lines out of the text.
    left, right = placed.code_left - CODE.box_side, placed.code_left + width + CODE.box_side
    canvas.draw_box(left, middle - CODE.box_half, right, middle + CODE.box_half, fill=PAPER)
    tip = f"{mark.code}: {mark.title.translate(language)} ({format_mark_terms(mark, language=language)})"
    baseline = middle + CODE.baseline
    canvas.draw_text(placed.code_left, baseline, placed.code, size=CODE.font_size, bold=True, colour=ALERT, tip=tip)


def _iter_faded_pieces(scale: Scale, edges: Edges | None, piece: Reach) -> Iterator[tuple[float, float, float]]:
    """Yield the pieces of a line with their opacity, which is that of the bar."""
    start, end = piece
    left, before = start, 1.0
    steps = 1 if edges is None else max(round(piece.width / BRACKET.step), 1)
    for step in range(steps):
        x = start + piece.width * step / steps
        strength = 1.0 if edges is None else edges.find_strength(scale.find_day(x + piece.width / steps / 2))
        if strength != before:
            if before and x > left:
                yield left, x, before
            left, before = x, strength
    if before:
        yield left, end, before
