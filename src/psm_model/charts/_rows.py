"""The rows of a timeline: the name of an organisation, its bars, its terms without dates, its marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from psm_model._visible import visible
from psm_model.rules import Language
from psm_model.values.area import Level
from psm_model.views.timeline import Bar, Mark, MarkKind, Row, Undated
from psm_model.views.wording import NO_TERMS, inaugurated, mark_of, name_of, period_of, term_of, without_dates

from ._bars import BAR, LANE, Lane, Scale, draw_bar, draw_label, draw_tick
from ._brackets import BRACKET, Placed, draw_bracket, packed, told
from ._lettering import drawable, fitted, width_of, wrapped
from ._palette import ALERT, FAINT, INK
from ._sheet import Sheet

__all__ = ["HEADING", "RowDrawing", "alt_of"]

HEADING: Final = 22.0
_SIZE: Final = 9.0
_SMALL: Final = 8.0
_LINE: Final = 11.0
_TELLING: Final = 12.5
"""How high the line of a term without dates is."""
_INDENT: Final = 10.0


class RowDrawing:
    """A row, first measured, then drawn."""

    def __init__(self, row: Row, language: Language) -> None:
        self.row = row
        self.language: Language = language
        self.name = name_of(row, language)
        deep = row.level in {Level.DISTRICT, Level.VILLAGE}
        self.indent = _INDENT * deep * (1 + (row.level is Level.VILLAGE))

    @property
    def natural_width(self) -> float:
        """How wide its name would be in one line."""
        return self.indent + width_of(drawable(self.name[:200]), _SIZE) + 6

    def prepare(self, left: float, middle: float, right: float, scale: Scale | None) -> float:
        """Put everything in its place beside the names from `left` to `middle`, and give how high it is."""
        self.left, self.middle, self.right, self.scale = left + self.indent, middle, right, scale
        self.names = wrapped(self.name, middle - self.left - 12, _SIZE, lines=2)
        self.lanes = self.row.lanes if scale else ()
        self.drop = LANE - BAR if self.lanes else 0.0
        dated = [mark for mark in self.row.marks if mark.days is not None]
        self.placed: list[Placed] = packed(scale, dated, self.row.bars) if scale else []
        self.told: tuple[Bar | Undated, ...] = self.row.undated if scale else (*self.row.bars, *self.row.undated)
        self.nothing = not self.lanes and not self.told
        self.lines = max((one.line for one in self.placed), default=-1) + 1
        beside = LANE * len(self.lanes) + BRACKET * self.lines + _TELLING * (len(self.told) + self.nothing)
        return max(beside + 5, _LINE * len(self.names) + 8 + self.drop)

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw it."""
        at = top + 3
        baseline = at + self.drop + 9.5
        for line in self.names:
            colour = INK if self.row.name is not None else FAINT
            sheet.words(self.left, baseline, line, size=_SIZE, colour=colour, tip=self.name)
            baseline += _LINE
        if self.scale is not None:
            self._draw_bars(sheet, self.scale, at)
            at += LANE * len(self.lanes) + BRACKET * self.lines
        if self.nothing:
            self._write(sheet, NO_TERMS.in_(self.language), (), at)
        for term in self.told:
            self._tell(sheet, term, at)
            at += _TELLING

    def _draw_bars(self, sheet: Sheet, scale: Scale, top: float) -> None:
        """Draw the bars, over them what is marked, over that what is written."""
        turns = {bar: turn for turn, bar in enumerate(self.row.bars)}
        tops = [(bar, top + lane * LANE + LANE - BAR) for lane, bars in enumerate(self.lanes) for bar in bars]
        ticks = [(bar.tick, at) for bar, at in tops if bar.tick is not None]
        of_tops = {
            top + number * LANE + LANE - BAR: Lane.of(scale, bars, [bar.tick for bar in bars if bar.tick is not None])
            for number, bars in enumerate(self.lanes)
        }
        for bar, at in tops:
            draw_bar(sheet, scale, bar, at, turn=turns[bar])
        bottom = top + LANE * len(self.lanes)
        for one in self.placed:
            at = bottom + 1 + one.line * BRACKET
            draw_bracket(sheet, scale, one, at, lanes=(top + 4, bottom + 1), language=self.language)
        overlaps = [one for one in self.placed if one.mark.kind is MarkKind.OVERLAP]
        for bar, at in tops:
            hatched = [(one.start, one.end) for one in overlaps if bar.term_id in one.mark.term_ids]
            draw_label(sheet, scale, bar, at, term_of(bar, self.language), lane=of_tops[at], hatched=hatched)
        for tick, at in ticks:
            draw_tick(sheet, scale, tick, at, tip=inaugurated(tick, self.language))

    def _tell(self, sheet: Sheet, term: Bar | Undated, top: float) -> None:
        """Write of a term without dates what it is called, and the codes that say so."""
        self._write(sheet, without_dates(term, self.language), _codes_of(self.row, term), top)

    def _write(self, sheet: Sheet, words: str, codes: Sequence[str], top: float) -> None:
        """Write words and codes where bars would be; lines of years must not run through the letters."""
        start = self.middle + 4
        widths = [width_of(code, 7, bold=True) + 6 for code in codes]
        text = fitted(words, self.right - start - sum(widths), _SMALL)
        x = start + width_of(text, _SMALL) + 6
        sheet.box(start - 2, top + 1.5, x + sum(widths) - 4, top + 12.5, fill="white")
        sheet.words(start, top + 10, text, size=_SMALL, colour=FAINT, tip=words)
        for code, width in zip(codes, widths, strict=True):
            sheet.words(x, top + 10, code, size=7, bold=True, colour=ALERT)
            x += width


def _codes_of(row: Row, term: Bar | Undated) -> list[str]:
    """Give the codes of what is found on a term without dates, each once."""
    marks = [mark for mark in row.marks if mark.days is None and term.term_id in mark.term_ids]
    numbers = Counter(map(mark_of, marks))
    return [told(mark, numbers[mark_of(mark)]) for mark in {mark_of(mark): mark for mark in marks}.values()]


def alt_of(row: Row, language: Language) -> str:
    """Tell in words what a row shows."""
    told = []
    for bar in row.bars:
        tick = f", {inaugurated(bar.tick, language)}" if bar.tick else ""
        told.append(f"{term_of(bar, language)} ({period_of(bar.span)}){tick}")
    told += [without_dates(term, language) for term in row.undated]
    marks = [_marked(mark) for mark in row.marks]
    name = name_of(row, language)
    return visible(f"{name}: {'; '.join([*told, *marks]) or NO_TERMS.in_(language)}")


def _marked(mark: Mark) -> str:
    return f"{mark_of(mark)} ({', '.join(mark.term_ids)})"
