"""Rows of a timeline: name, bars, undated terms and marks of an organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from psm_model.checking.messages import period_in_words
from psm_model.checking.spans import format_days
from psm_model.i18n import Language
from psm_model.text import escape
from psm_model.values.area import Level
from psm_model.values.bounds import UNBOUNDED
from psm_model.views.timeline import Bar, Mark, MarkKind, Row, Undated
from psm_model.views.wording import (
    NO_TERMS,
    dates_beside_label,
    inauguration_words,
    mark_words,
    organisation_heading,
    term_words,
    without_dates,
)

from ._bars import BAR, LANE, Scale, draw_bar, draw_tick
from ._brackets import BRACKET, PlacedMark, bracket_words, draw_bracket, draw_days, iter_unseen, pack_brackets
from ._canvas import Canvas
from ._labels import LINES, UNDER, Label, draw_label, draw_leader, place_labels
from ._lettering import drawable, text_width, wrap_width
from ._palette import ALERT, FAINT, INK

__all__ = ["HEADING", "RowDrawing", "row_alt"]

HEADING: Final = 22.0
_SIZE: Final = 9.0
_SMALL: Final = 8.0
_CODE: Final = 7.0
_LINE: Final = 11.0
_UNDATED_HEIGHT: Final = 12.5
"""The height of the line of an undated term."""
_INDENT: Final = 10.0


class RowDrawing:
    """A row that is measured first and drawn later."""

    def __init__(self, row: Row, language: Language) -> None:
        self.row = row
        self.language: Language = language
        self.name = organisation_heading(row, language=language)
        deep = row.level in {Level.DISTRICT, Level.VILLAGE}
        self.indent = _INDENT * deep * (1 + (row.level is Level.VILLAGE))

    @property
    def natural_width(self) -> float:
        """The width of its name in one line."""
        return self.indent + text_width(drawable(self.name[:200]), _SIZE) + 6

    def prepare(self, left: float, middle: float, right: float, scale: Scale | None) -> float:
        """Lay out the row, with names from `left` to `middle`, and return its height."""
        self.left, self.middle, self.right, self.scale = left + self.indent, middle, right, scale
        self.names = wrap_width(self.name, middle - self.left - 12, _SIZE, lines=2)
        self.lanes = [_Lane(scale, bars, self.language) for bars in self.row.lanes] if scale else []
        self.drop = LANE - BAR if self.lanes else 0.0
        dated = [mark for mark in self.row.marks if mark.days is not None]
        self.placed: list[PlacedMark] = pack_brackets(scale, dated, self.row.bars) if scale else []
        terms: tuple[Bar | Undated, ...] = self.row.undated if scale else (*self.row.bars, *self.row.undated)
        self.undated = [
            self._make_undated(without_dates(term, language=self.language), _list_codes(self.row, term))
            for term in terms
        ]
        if not self.lanes and not self.undated:
            self.undated.append(self._make_undated(NO_TERMS.translate(self.language), ()))
        brackets = BRACKET * (max((placed.line for placed in self.placed), default=-1) + 1)
        beside = sum(lane.height for lane in self.lanes) + brackets + sum(line.height for line in self.undated)
        return max(beside + 5, _LINE * len(self.names) + 8 + self.drop)

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draw the row."""
        at = top + 3
        baseline = at + self.drop + 9.5
        for line in self.names:
            colour = INK if self.row.name is not None else FAINT
            canvas.draw_text(self.left, baseline, line, size=_SIZE, colour=colour, tip=self.name)
            baseline += _LINE
        if self.scale is not None:
            at = self._draw_bars(canvas, self.scale, at)
        for entry in self.undated:
            entry.draw(canvas, self.middle + 4, at)
            at += entry.height

    def _draw_bars(self, canvas: Canvas, scale: Scale, top: float) -> float:
        """Draw the bars, then marks, then labels; return the bottom."""
        turns = {bar: turn for turn, bar in enumerate(self.row.bars)}
        # A list of pairs, because duplicate terms have equal bars.
        bars: list[tuple[Bar, float]] = []
        labels: list[tuple[Label, float]] = []
        bottom = top
        for lane in self.lanes:
            at = bottom + LANE - BAR
            bars += ((bar, at) for bar in lane.bars)
            labels += ((label, at) for label in lane.labels)
            bottom += lane.height
        for label, at in labels:
            draw_leader(canvas, scale, label, at)
        for bar, at in bars:
            draw_bar(canvas, scale, bar, at, turn=turns[bar])
        for placed in self.placed:
            draw_days(canvas, scale, placed, bars, lanes=(top + 4, bottom + 1))
        end = bottom
        for placed in self.placed:
            at = bottom + 1 + placed.line * BRACKET
            draw_bracket(canvas, scale, placed, at, language=self.language)
            end = max(end, bottom + (placed.line + 1) * BRACKET)
        overlaps = [placed for placed in self.placed if placed.mark.kind is MarkKind.OVERLAP]
        for label, at in labels:
            marked = [
                (overlap.start, overlap.end) for overlap in overlaps if label.bar.term_id in overlap.mark.term_ids
            ]
            marked += [run for overlap in overlaps for run in iter_unseen(scale, overlap.mark, label.bar)]
            draw_label(canvas, scale, label, at, marked=marked)
        for bar, at in bars:
            if bar.tick is not None:
                draw_tick(canvas, scale, bar.tick, at, tip=inauguration_words(bar.tick, language=self.language))
        return end

    def _make_undated(self, words: str, codes: Sequence[str]) -> _UndatedLine:
        widths = [text_width(code, _CODE, bold=True) + 6 for code in codes]
        lines = wrap_width(words, self.right - self.middle - 4 - sum(widths), _SMALL, lines=LINES)
        return _UndatedLine(words, lines, tuple(zip(codes, widths, strict=True)))


class _Lane:
    """A lane of bars with their labels."""

    def __init__(self, scale: Scale, bars: Sequence[Bar], language: Language) -> None:
        self.bars = bars
        self.labels: tuple[Label, ...] = place_labels(scale, bars, lambda bar: term_words(bar, language=language))

    @property
    def height(self) -> float:
        """Its height, including labels below its bars."""
        under = max((label.under + len(label.lines) for label in self.labels if label.under is not None), default=0)
        return LANE + UNDER * under


class _UndatedLine(NamedTuple):
    """The text of an undated term in place of a bar, and the codes of its findings."""

    words: str
    lines: tuple[str, ...]
    codes: tuple[tuple[str, float], ...]
    """The codes with their widths."""

    @property
    def height(self) -> float:
        """Its height."""
        return _UNDATED_HEIGHT + _LINE * (len(self.lines) - 1)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the text over a white box, which hides year lines."""
        for number, line in enumerate(self.lines, start=1):
            x = left + text_width(line, _SMALL) + 6
            codes = self.codes if number == len(self.lines) else ()
            canvas.draw_box(left - 2, top + 1.5, x + sum(width for _, width in codes) - 4, top + 12.5, fill="white")
            canvas.draw_text(left, top + 10, line, size=_SMALL, colour=FAINT, tip=self.words)
            for code, width in codes:
                canvas.draw_text(x, top + 10, code, size=_CODE, bold=True, colour=ALERT)
                x += width
            top += _LINE


def _list_codes(row: Row, term: Bar | Undated) -> list[str]:
    """Return the codes of the findings on an undated term, without duplicates."""
    marks = [mark for mark in row.marks if mark.days is None and term.term_id in mark.term_ids]
    numbers = Counter(map(mark_words, marks))
    return [
        bracket_words(mark, numbers[mark_words(mark)]) for mark in {mark_words(mark): mark for mark in marks}.values()
    ]


def row_alt(row: Row, *, language: Language) -> str:
    """Return the alternative text of a row."""
    parts = []
    for bar in row.bars:
        dates = dates_beside_label(bar.label, bar.span, language=language)
        tick = inauguration_words(bar.tick, language=language) if bar.tick else None
        parts.append(", ".join(part for part in (term_words(bar, language=language), dates, tick) if part is not None))
    parts += [without_dates(term, language=language) for term in row.undated]
    marks = [_format_mark(mark, language) for mark in row.marks]
    name = organisation_heading(row, language=language)
    return escape(f"{name}: {'; '.join([*parts, *marks]) or NO_TERMS.translate(language)}")


def _format_mark(mark: Mark, language: Language) -> str:
    """Return the code of a finding with its terms, and its days unless they are those of a term."""
    words = f"{mark_words(mark)} ({', '.join(mark.term_ids)})"
    if mark.days is None or mark.kind is MarkKind.OTHER or mark.days == (-UNBOUNDED, UNBOUNDED):
        return words
    return f"{words}: {period_in_words(format_days(*mark.days), language=language)}"
