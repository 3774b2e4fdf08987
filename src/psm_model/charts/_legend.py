"""The legend of a timeline: what is on its page, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final, NamedTuple

from psm_model.entities.board_term import TermStatus
from psm_model.i18n import Language
from psm_model.values.bounds import Bounds
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict
from psm_model.views.axis import Axis
from psm_model.views.timeline import Bar, Mark, MarkKind, Row, Tick
from psm_model.views.wording import (
    BY_TURNS,
    CERTAIN,
    INAUGURATION,
    OPEN_END,
    PERHAPS,
    PLANNED,
    REACHES,
    SOFT_EDGE,
    SPREAD,
    STATUSES,
    UNKNOWN_END,
    timeline_title,
)

from ._bars import ARROW, BAR, SIGN, Scale, draw_bar, draw_question, draw_tick, is_spread
from ._brackets import draw_unseen, iter_unseen, merge_brackets
from ._lettering import drawable, fit_width, text_width
from ._palette import ALERT, GRID, INK
from ._sheet import Sheet

__all__ = ["Legend"]

_LINE: Final = 20.0
_SIZE: Final = 8.5
_COLUMNS: Final = (3, 2)
"""In how many columns the legend stands: in fewer where an entry is too long for more."""
_SAMPLED: Final = Axis(2000, 2003)
_SAMPLED_DAY: Final = PartialDate(2001, 7, 2)
SAMPLE: Final = 34.0
"""How wide a sample is."""


class _Entry(NamedTuple):
    draw: Callable[[Sheet, float, float], None]
    """Draws the sample from a left and a top."""
    words: str


class Legend:
    """What the signs on a page mean."""

    def __init__(self, rows: Sequence[Row], language: Language, scale: Scale | None) -> None:
        self.entries: list[_Entry] = []
        self.language: Language = language
        marks = [mark for row in rows for mark in row.marks]
        if scale is not None:
            self._add_bars(rows)
            self._add_ticks([bar.tick for row in rows for bar in row.bars if bar.tick is not None], scale)
        for code in sorted({mark.code for mark in marks}):
            shown = [mark for mark in marks if mark.code == code and mark.days is not None]
            title = timeline_title(code, language)
            if scale is not None and shown:
                self._add(_marked(shown[0]), f"{code} {title}")
            else:
                self._add(_written(code), title)
        reaching = (
            run
            for row in rows
            for mark, _ in merge_brackets([mark for mark in row.marks if mark.days is not None])
            for bar in row.bars
            for run in (iter_unseen(scale, mark, bar) if scale else ())
        )
        if any(reaching):
            self._add(_unseen, REACHES.translate(language))
        if any(mark.verdict is not Verdict.YES for mark in marks):
            self._add(_perhaps, f"PSM…? {PERHAPS.translate(language)}")

    def _add_bars(self, rows: Sequence[Row]) -> None:
        language = self.language
        bars = [bar for row in rows for bar in row.bars]
        statuses = {bar.status for bar in bars}
        in_office = TermStatus.IN_OFFICE
        turns = {turn % 2 for row in rows for turn, bar in enumerate(row.bars) if bar.status is in_office}
        if turns:
            self._add(_in_office(turns), (BY_TURNS if len(turns) > 1 else CERTAIN).translate(language))
        if any(_is_soft(bar.bounds) for bar in bars):
            self._add(_soft, SOFT_EDGE.translate(language))
        for status, words in STATUSES.items():
            if status in statuses:
                self._add(_status(status), words.translate(language))
        if any(bar.end_open for bar in bars):
            self._add(_open, OPEN_END.translate(language))
        if any(bar.start_unknown or bar.end_unknown for bar in bars):
            self._add(_question, UNKNOWN_END.translate(language))

    def _add_ticks(self, ticks: Sequence[Tick], scale: Scale) -> None:
        planned = {tick.planned for tick in ticks}
        for kind, words in ((False, INAUGURATION), (True, PLANNED)):
            if kind in planned:
                self._add(_inaugurated(_SAMPLED_DAY, planned=kind), words.translate(self.language))
        spread = {tick.planned for tick in ticks if is_spread(scale, tick)}
        if spread:
            self._add(_inaugurated(PartialDate(2001), planned=min(spread)), SPREAD.translate(self.language))

    def _add(self, draw: Callable[[Sheet, float, float], None], words: str) -> None:
        self.entries.append(_Entry(draw, words))

    def draw(self, sheet: Sheet, left: float, right: float, top: float) -> float:
        """Draw it below a height, column by column, and return where it ends."""
        if not self.entries:
            return top
        longest = max(text_width(drawable(entry.words), _SIZE) for entry in self.entries)
        columns = next((n for n in _COLUMNS if longest <= (right - left) / n - SAMPLE - 24), _COLUMNS[-1])
        lines = -(-len(self.entries) // columns)
        width = (right - left) / columns
        for position, entry in enumerate(self.entries):
            x, y = left + position // lines * width, top + 12 + position % lines * _LINE
            entry.draw(sheet, x + 6, y)
            text = fit_width(entry.words, width - SAMPLE - 24, _SIZE)
            sheet.words(x + SAMPLE + 14, y + BAR - 3.4, text, size=_SIZE, colour=INK, tip=entry.words)
        bottom = top + 8 + lines * _LINE + 2
        sheet.box(left, top + 4, right, bottom, edge=GRID, fill="none")
        return bottom


def _is_soft(bounds: Bounds) -> bool:
    return bounds.start_min < bounds.start_max or bounds.end_min < bounds.end_max


def _bar(span: str, status: TermStatus = TermStatus.IN_OFFICE) -> Bar:
    return Bar(term_id="-", label=None, span=Period.parse(span), status=status)


def _drawn(sheet: Sheet, left: float, top: float, *bars: Bar) -> None:
    for turn, bar in enumerate(bars):
        draw_bar(sheet, Scale(_SAMPLED, left, left + SAMPLE), bar, top, turn=turn)


def _in_office(turns: Collection[int]) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, left: float, top: float) -> None:
        if len(turns) > 1:
            _drawn(sheet, left, top, _bar("2000-01-01/2001-06-30"), _bar("2001-07-01/2002-12-31"))
        else:
            scale = Scale(_SAMPLED, left, left + SAMPLE)
            draw_bar(sheet, scale, _bar("2000-01-01/2002-12-31"), top, turn=min(turns))

    return draw


def _soft(sheet: Sheet, left: float, top: float) -> None:
    _drawn(sheet, left, top, _bar("2000/2002"))


def _open(sheet: Sheet, left: float, top: float) -> None:
    draw_bar(sheet, Scale(_SAMPLED, left, left + SAMPLE - ARROW), _bar("2000-01-01/.."), top, turn=0)


def _status(status: TermStatus) -> Callable[[Sheet, float, float], None]:
    return lambda sheet, left, top: _drawn(sheet, left, top, _bar("2000-01-01/2002-12-31", status))


def _question(sheet: Sheet, left: float, top: float) -> None:
    draw_question(sheet, left + SAMPLE / 2, top)


def _inaugurated(date: PartialDate, *, planned: bool) -> Callable[[Sheet, float, float], None]:
    tick = Tick(date=date, planned=planned)
    return lambda sheet, left, top: draw_tick(sheet, Scale(_SAMPLED, left, left + SAMPLE), tick, top)


def _marked(mark: Mark) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, left: float, top: float) -> None:
        if mark.kind in {MarkKind.OVERLAP, MarkKind.GAP}:
            hatch = "///" if mark.kind is MarkKind.OVERLAP else None
            sheet.box(left, top, left + SAMPLE, top + 7, fill="none", edge=ALERT, width=0.7, hatch=hatch)
        _bracket(sheet, left, top + 10, dashed=False)

    return draw


def _written(code: str) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, left: float, top: float) -> None:
        sheet.words(left + SAMPLE / 2, top + 9, code, size=7, bold=True, colour=ALERT, align="center")

    return draw


def _perhaps(sheet: Sheet, left: float, top: float) -> None:
    _bracket(sheet, left, top + 8, dashed=True)


def _unseen(sheet: Sheet, left: float, top: float) -> None:
    draw_question(sheet, left + SIGN / 2, top)
    draw_unseen(sheet, left + SIGN, left + SAMPLE, top)


def _bracket(sheet: Sheet, left: float, middle: float, *, dashed: bool) -> None:
    sheet.line((left, middle), (left + SAMPLE, middle), colour=ALERT, width=1.0, dashed=dashed)
    for at in (left, left + SAMPLE):
        sheet.line((at, middle - 3), (at, middle + 2), colour=ALERT, width=1.0)
