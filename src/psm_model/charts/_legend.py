"""Legend of a timeline: only the signs on its page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeAlias

import attrs

from psm_model.checking import MarkKind
from psm_model.entities.term_change import TermChange, TermChangeKind
from psm_model.i18n import OPEN_ENDED, Language, describe_code
from psm_model.values.bounds import Bounds
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict
from psm_model.views.axis import Axis
from psm_model.views.timeline import Bar, Mark, Row, Tick
from psm_model.views.timeline_words import (
    ATTESTED,
    ATTESTED_SPREAD,
    EXTENSION,
    INAUGURATION,
    PLANNED,
    REACHES,
    SOFT_EDGE,
    SPREAD,
    UNKNOWN_END,
)

from ._bars import (
    Scale,
    draw_attested,
    draw_bars,
    draw_question,
    draw_tick,
    find_extension_reach,
    has_extent,
)
from ._brackets import OVERLAP_HATCH, draw_unseen, iter_unseen, list_dated, merge_brackets
from ._canvas import Canvas, Reach
from ._lettering import fit_width, make_drawable, measure_text
from ._palette import ALERT, FAINT
from ._timeline_layout import BAR, BRACKET, LEGEND, SAMPLE

__all__ = ["Legend"]

_SAMPLED: Final = Axis(2000, 2003)
_SAMPLED_DAY: Final = PartialDate(2001, 7, 2)
_SAMPLED_YEAR: Final = PartialDate(2001)
_FIRST_BAR: Final = "2000-01-01/2001-06-30"
_SECOND_BAR: Final = "2001-07-01/2002-12-31"
_WHOLE_BAR: Final = "2000-01-01/2002-12-31"

_DrawSample: TypeAlias = Callable[[Canvas, float, float], None]
"""A callback that draws a sample at a left and a top."""


class _Entry(NamedTuple):
    """A sign on the page, with its meaning."""

    draw: _DrawSample
    """Callback that draws the sample."""
    words: str
    """The meaning."""


class Legend:
    """The meanings of the signs on a page."""

    def __init__(self, rows: Sequence[Row], language: Language, scale: Scale | None) -> None:
        self._entries: list[_Entry] = []
        self._language: Language = language
        marks = [mark for row in rows for mark in row.marks]
        if scale is not None:
            self._add_bars(rows, scale)
            self._add_ticks([tick for row in rows for bar in row.bars for tick in bar.ticks], scale)
            self._add_attested([on for row in rows for bar in row.bars for on in bar.attested], scale)
        for code, words in sorted({mark.code: mark.title for mark in marks}.items()):
            drawn_marks = [mark for mark in marks if mark.code == code and mark.days is not None]
            title = words.translate(language)
            if scale is not None and drawn_marks:
                self._add(_make_mark_sample(drawn_marks[0]), f"{code} {title}")
            else:
                self._add(_make_code_sample(code), title)
        reaching = (
            run
            for row in rows
            for dated, _ in merge_brackets(list_dated(row.marks))
            for bar in row.bars
            for run in (iter_unseen(scale, dated, bar) if scale else ())
        )
        if any(reaching):
            self._add(_draw_unseen, REACHES.translate(language))
        if any(mark.verdict is not Verdict.YES for mark in marks):
            self._add(_draw_doubtful_bracket, f"PSM…? {describe_code(Verdict.UNDETERMINED).translate(language)}")

    def _add_bars(self, rows: Sequence[Row], scale: Scale) -> None:
        language = self._language
        bars = [bar for row in rows for bar in row.bars]
        if any(_is_soft(bar.bounds) for bar in bars):
            self._add(_draw_soft, SOFT_EDGE.translate(language))
        if any(find_extension_reach(scale, bar) for bar in bars):
            self._add(_draw_extension, EXTENSION.translate(language))
        if any(bar.is_end_open for bar in bars):
            self._add(_draw_open, OPEN_ENDED.translate(language))
        if any(bar.is_start_unknown or bar.is_end_unknown for bar in bars):
            self._add(_draw_question, UNKNOWN_END.translate(language))

    def _add_ticks(self, ticks: Sequence[Tick], scale: Scale) -> None:
        for is_planned, words in ((False, INAUGURATION), (True, PLANNED)):
            if any(tick.is_planned is is_planned for tick in ticks):
                sample = _make_inauguration_sample(_SAMPLED_DAY, is_planned=is_planned)
                self._add(sample, words.translate(self._language))
        wide_ticks = [tick for tick in ticks if has_extent(scale, tick.date)]
        if wide_ticks:
            are_planned = all(tick.is_planned for tick in wide_ticks)
            sample = _make_inauguration_sample(_SAMPLED_YEAR, is_planned=are_planned)
            self._add(sample, SPREAD.translate(self._language))

    def _add_attested(self, days: Sequence[PartialDate], scale: Scale) -> None:
        for is_wide, on, words in ((False, _SAMPLED_DAY, ATTESTED), (True, _SAMPLED_YEAR, ATTESTED_SPREAD)):
            if any(has_extent(scale, day) is is_wide for day in days):
                self._add(_make_attested_sample(on), words.translate(self._language))

    def _add(self, draw: _DrawSample, words: str) -> None:
        self._entries.append(_Entry(draw, words))

    def draw(self, canvas: Canvas, left: float, right: float, top: float) -> float:
        """Draw the legend below a height, column by column, and return its bottom."""
        if not self._entries:
            return top
        longest = max(measure_text(make_drawable(entry.words), LEGEND.font_size) for entry in self._entries)
        columns = next(
            (
                number
                for number in LEGEND.columns
                if longest <= (right - left) / number - SAMPLE.width - LEGEND.column_gap
            ),
            LEGEND.columns[-1],
        )
        lines = -(-len(self._entries) // columns)
        width = (right - left) / columns
        for position, entry in enumerate(self._entries):
            x, y = left + position // lines * width, top + LEGEND.first_line + position % lines * LEGEND.line_height
            entry.draw(canvas, x + LEGEND.inset, y)
            text = fit_width(entry.words, width - SAMPLE.width - LEGEND.column_gap, LEGEND.font_size)
            baseline = y + BAR.height - LEGEND.baseline
            canvas.draw_text(
                x + SAMPLE.width + LEGEND.text_gap, baseline, text, size=LEGEND.font_size, colour=FAINT, tip=entry.words
            )
        return top + LEGEND.first_line + lines * LEGEND.line_height


def _is_soft(bounds: Bounds) -> bool:
    return bounds.start_min < bounds.start_max or bounds.end_min < bounds.end_max


def _make_bar(span: str) -> Bar:
    period = Period.parse(span)
    return Bar(term_id="-", label=None, span=period, bounds=period.bounds)


def _make_scale(left: float, *, end: float = 0.0) -> Scale:
    """Make the scale of a sample, with some room free at its end."""
    return Scale(_SAMPLED, left, left + SAMPLE.width - end)


def _draw_bars(canvas: Canvas, left: float, top: float, *bars: Bar, end: float = 0.0) -> None:
    draw_bars(canvas, _make_scale(left, end=end), [(bar, top) for bar in bars])


def _draw_soft(canvas: Canvas, left: float, top: float) -> None:
    _draw_bars(canvas, left, top, _make_bar("2000/2002"))


def _draw_open(canvas: Canvas, left: float, top: float) -> None:
    _draw_bars(canvas, left, top, _make_bar("2000-01-01/.."), end=BAR.arrow_length)


def _draw_question(canvas: Canvas, left: float, top: float) -> None:
    draw_question(canvas, left + SAMPLE.width / 2, top)


def _make_inauguration_sample(date: PartialDate, *, is_planned: bool) -> _DrawSample:
    tick = Tick(date=date, is_planned=is_planned)
    return lambda canvas, left, top: draw_tick(canvas, _make_scale(left), tick, top)


def _draw_extension(canvas: Canvas, left: float, top: float) -> None:
    decreed, until = _make_bar(_FIRST_BAR), _make_bar(_WHOLE_BAR)
    change = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2002, 12, 31))
    _draw_bars(canvas, left, top, attrs.evolve(decreed, bounds=until.bounds, change=change))


def _make_attested_sample(on: PartialDate) -> _DrawSample:
    return lambda canvas, left, top: draw_attested(canvas, _make_scale(left), on, top - BAR.height / 2)


def _make_mark_sample(mark: Mark) -> _DrawSample:
    def draw(canvas: Canvas, left: float, top: float) -> None:
        if mark.kind in {MarkKind.OVERLAP, MarkKind.GAP}:
            hatch = OVERLAP_HATCH if mark.kind is MarkKind.OVERLAP else None
            right, bottom = left + SAMPLE.width, top + SAMPLE.frame
            canvas.draw_box(left, top, right, bottom, edge=ALERT, width=BRACKET.frame_width, hatch=hatch)
        _draw_bracket(canvas, left, top + SAMPLE.bracket_below_frame, dashed=False)

    return draw


def _make_code_sample(code: str) -> _DrawSample:
    def draw(canvas: Canvas, left: float, top: float) -> None:
        middle, baseline = left + SAMPLE.width / 2, top + SAMPLE.code_baseline
        canvas.draw_text(middle, baseline, code, size=SAMPLE.code_size, bold=True, colour=ALERT, align="center")

    return draw


def _draw_doubtful_bracket(canvas: Canvas, left: float, top: float) -> None:
    _draw_bracket(canvas, left, top + SAMPLE.bracket_alone, dashed=True)


def _draw_unseen(canvas: Canvas, left: float, top: float) -> None:
    draw_question(canvas, left + BAR.sign_width / 2, top)
    draw_unseen(canvas, Reach(left + BAR.sign_width, left + SAMPLE.width), top)


def _draw_bracket(canvas: Canvas, left: float, middle: float, *, dashed: bool) -> None:
    canvas.draw_line(
        (left, middle), (left + SAMPLE.width, middle), colour=ALERT, width=BRACKET.line_width, dashed=dashed
    )
    for end in (left, left + SAMPLE.width):
        canvas.draw_line(
            (end, middle - SAMPLE.bracket_above),
            (end, middle + SAMPLE.bracket_below),
            colour=ALERT,
            width=BRACKET.line_width,
        )
