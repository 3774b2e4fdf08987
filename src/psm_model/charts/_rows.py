"""Rows of a timeline: name, bars, undated terms and marks of an organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

import attrs

from psm_model.checking import MarkKind
from psm_model.checking.day_params import format_days
from psm_model.checking.messages import format_period
from psm_model.i18n import Language
from psm_model.text import escape
from psm_model.values.area import Level
from psm_model.values.bounds import UNBOUNDED
from psm_model.views.term_words import format_attested_days
from psm_model.views.timeline import Bar, Mark, Row, Undated
from psm_model.views.timeline_words import (
    NO_TERMS,
    format_dated_term,
    format_inauguration,
    format_mark,
    format_mark_terms,
    format_organisation_name,
    format_undated_term,
)

from ._bars import Scale, draw_attested, draw_bars, draw_tick
from ._brackets import PlacedMark, draw_bracket, draw_days, format_bracket, iter_unseen, list_dated, pack_brackets
from ._canvas import Canvas, Reach
from ._labels import Label, draw_label, draw_leader, place_labels
from ._lettering import make_drawable, measure_text, wrap_width
from ._palette import ALERT, FAINT, INK, PAPER
from ._timeline_layout import BAR, BRACKET, LABEL, NAME, ROW, UNDATED

__all__ = ["RowLayout", "format_row_alt", "lay_out_row", "measure_name"]

_DEPTHS: Final[dict[Level | None, int]] = {Level.DISTRICT: 1, Level.VILLAGE: 2}  # the number of indents by level


class _LaneLayout(NamedTuple):
    """A lane of bars with their labels."""

    bars: Sequence[Bar]
    """The bars."""
    labels: tuple[Label, ...]
    """Their labels."""

    @property
    def height(self) -> float:
        """Its height, including labels below its bars."""
        under = max((label.under + len(label.lines) for label in self.labels if label.under is not None), default=0)
        return BAR.lane_height + LABEL.line_height * under


class _UndatedLine(NamedTuple):
    """The text of an undated term in place of a bar, and the codes of its findings."""

    words: str
    """The whole text, as the tooltip."""
    lines: tuple[str, ...]
    """The lines that are drawn."""
    codes: tuple[tuple[str, float], ...]
    """The codes with their widths."""

    @property
    def height(self) -> float:
        """Its height."""
        return UNDATED.height + UNDATED.line_height * (len(self.lines) - 1)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the text over a white box, which hides year lines."""
        for number, line in enumerate(self.lines, start=1):
            x = left + measure_text(line, UNDATED.font_size) + UNDATED.code_gap
            codes = self.codes if number == len(self.lines) else ()
            end = x + sum(width for _, width in codes) - UNDATED.after_box
            canvas.draw_box(left - UNDATED.box_side, top + UNDATED.box_top, end, top + UNDATED.height, fill=PAPER)
            canvas.draw_text(left, top + UNDATED.baseline, line, size=UNDATED.font_size, colour=FAINT, tip=self.words)
            for code, width in codes:
                canvas.draw_text(x, top + UNDATED.baseline, code, size=UNDATED.code_size, bold=True, colour=ALERT)
                x += width
            top += UNDATED.line_height


@attrs.frozen(kw_only=True)
class RowLayout:
    """A measured row, which can be drawn at any height."""

    row: Row
    """The row."""
    language: Language
    """The language of the text."""
    scale: Scale | None
    """The scale of the bars; None if no day is known."""
    name_left: float
    """The left end of the name."""
    axis_left: float
    """The left end of the bars."""
    names: tuple[str, ...]
    """The lines of the name."""
    lanes: tuple[_LaneLayout, ...]
    """The lanes of bars."""
    placed: tuple[PlacedMark, ...]
    """The marks below the lanes."""
    undated: tuple[_UndatedLine, ...]
    """The texts in place of bars."""

    @property
    def height(self) -> float:
        """Its height."""
        brackets = BRACKET.height * (max((placed.line for placed in self.placed), default=-1) + 1)
        beside = sum(lane.height for lane in self.lanes) + brackets + sum(line.height for line in self.undated)
        return max(beside + ROW.bottom, NAME.line_height * len(self.names) + ROW.name_space + self._drop)

    @property
    def _drop(self) -> float:
        """The distance of the name from the top of the row."""
        return BAR.lane_height - BAR.height if self.lanes else 0.0

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draw the row."""
        content_top = top + ROW.top
        baseline = content_top + self._drop + NAME.baseline
        name = format_organisation_name(self.row, language=self.language)
        for name_line in self.names:
            colour = INK if self.row.name is not None else FAINT
            canvas.draw_text(self.name_left, baseline, name_line, size=NAME.font_size, colour=colour, tip=name)
            baseline += NAME.line_height
        if self.scale is not None:
            content_top = self._draw_bars(canvas, self.scale, content_top)
        for line in self.undated:
            line.draw(canvas, self.axis_left + UNDATED.inset, content_top)
            content_top += line.height

    def _draw_bars(self, canvas: Canvas, scale: Scale, top: float) -> float:
        """Draw the bars, then marks, then labels; return the bottom."""
        bars: list[tuple[Bar, float]] = []
        labels: list[tuple[Label, float]] = []
        bottom = top
        for lane in self.lanes:
            bar_top = bottom + BAR.lane_height - BAR.height
            bars += ((bar, bar_top) for bar in lane.bars)
            labels += ((label, bar_top) for label in lane.labels)
            bottom += lane.height
        for label, bar_top in labels:
            draw_leader(canvas, scale, label, bar_top)
        draw_bars(canvas, scale, bars)
        for placed in self.placed:
            draw_days(canvas, scale, placed, bars, top=top + ROW.frame_top, bottom=bottom + ROW.lanes_bottom)
        end = bottom
        for placed in self.placed:
            bracket_top = bottom + ROW.lanes_bottom + placed.line * BRACKET.height
            draw_bracket(canvas, scale, placed, bracket_top, language=self.language)
            end = max(end, bottom + (placed.line + 1) * BRACKET.height)
        overlaps = [placed for placed in self.placed if placed.mark.kind is MarkKind.OVERLAP]
        for label, bar_top in labels:
            marked = [
                Reach(overlap.start, overlap.end) for overlap in overlaps if label.bar.term_id in overlap.mark.term_ids
            ]
            marked += [run for overlap in overlaps for run in iter_unseen(scale, overlap.dated, label.bar)]
            draw_label(canvas, scale, label, bar_top, marked=marked)
        for bar, bar_top in bars:
            for on in bar.attested:
                draw_attested(canvas, scale, on, bar_top, tip=format_attested_days([on], language=self.language))
            for tick in bar.ticks:
                draw_tick(canvas, scale, tick, bar_top, tip=format_inauguration(tick, language=self.language))
        return end


def measure_name(row: Row, *, language: Language) -> float:
    """Return the width of the name of a row in one line."""
    name = format_organisation_name(row, language=language)
    return _find_indent(row) + measure_text(make_drawable(name[: NAME.max_letters]), NAME.font_size) + NAME.margin


def lay_out_row(
    row: Row, *, language: Language, scale: Scale | None, names_left: float, axis_left: float, axis_right: float
) -> RowLayout:
    """Lay out a row.

    Args:
        row: The row.
        language: The language of the text.
        scale: The scale of the bars; None if no day is known.
        names_left: The left end of the column of names.
        axis_left: The left end of the bars.
        axis_right: The right end of the bars.
    """
    name_left = names_left + _find_indent(row)
    name = format_organisation_name(row, language=language)
    terms: tuple[Bar | Undated, ...] = row.undated if scale else (*row.bars, *row.undated)
    room = axis_right - axis_left - UNDATED.inset
    undated = [
        _make_undated(format_undated_term(term, language=language), room, _list_codes(row, term)) for term in terms
    ]
    if not row.bars and not terms and not row.marks:
        undated.append(_make_undated(NO_TERMS.translate(language), room, ()))
    placed = tuple(pack_brackets(scale, list_dated(row.marks), row.bars)) if scale else ()
    return RowLayout(
        row=row,
        language=language,
        scale=scale,
        name_left=name_left,
        axis_left=axis_left,
        names=wrap_width(name, axis_left - name_left - NAME.gap, NAME.font_size, max_lines=NAME.max_lines),
        lanes=tuple(_make_lane(scale, bars, placed, language) for bars in row.lanes) if scale else (),
        placed=placed,
        undated=tuple(undated),
    )


def _find_indent(row: Row) -> float:
    return NAME.indent * _DEPTHS.get(row.level, 0)


def _make_lane(scale: Scale, bars: Sequence[Bar], placed: Sequence[PlacedMark], language: Language) -> _LaneLayout:
    term_ids = {bar.term_id for bar in bars}
    hatched = [
        Reach(mark.start, mark.end)
        for mark in placed
        if mark.mark.kind is MarkKind.OVERLAP and term_ids.intersection(mark.mark.term_ids)
    ]
    return _LaneLayout(bars, place_labels(scale, bars, hatched=hatched, language=language))


def _make_undated(words: str, room: float, codes: Sequence[str]) -> _UndatedLine:
    widths = [measure_text(code, UNDATED.code_size, bold=True) + UNDATED.code_gap for code in codes]
    lines = wrap_width(words, room - sum(widths), UNDATED.font_size, max_lines=UNDATED.max_lines)
    return _UndatedLine(words, lines, tuple(zip(codes, widths, strict=True)))


def _list_codes(row: Row, term: Bar | Undated) -> list[str]:
    """Return the codes of the findings on an undated term, without duplicates."""
    marks = [mark for mark in row.marks if mark.days is None and term.term_id in mark.term_ids]
    numbers = Counter(map(format_mark, marks))
    return [
        format_bracket(mark, numbers[format_mark(mark)])
        for mark in {format_mark(mark): mark for mark in marks}.values()
    ]


def format_row_alt(row: Row, *, language: Language) -> str:
    """Return the alternative text of a row."""
    parts = [format_dated_term(bar, language=language) for bar in row.bars]
    parts += [format_undated_term(term, language=language) for term in row.undated]
    marks = [_format_mark_alt(mark, language) for mark in row.marks]
    name = format_organisation_name(row, language=language)
    return escape(f"{name}: {'; '.join([*parts, *marks]) or NO_TERMS.translate(language)}")


def _format_mark_alt(mark: Mark, language: Language) -> str:
    """Return the code of a finding with its terms, and its days unless they are those of a term."""
    words = f"{format_mark(mark)} ({format_mark_terms(mark, language=language)})"
    if mark.days is None or mark.kind is MarkKind.OTHER or mark.days == (-UNBOUNDED, UNBOUNDED):
        return words
    return f"{words}: {format_period(format_days(*mark.days), language=language)}"
