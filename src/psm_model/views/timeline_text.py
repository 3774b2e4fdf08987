"""A timeline as text, for a terminal of any width."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from psm_model.checking import MarkKind
from psm_model.entities.board_term import TermStatus
from psm_model.i18n import OPEN_ENDED, Bilingual, Language, describe_code
from psm_model.style import Style
from psm_model.text import display_width, fit_to_width
from psm_model.values.verdict import Verdict

from ._timeline_glyphs import ASCII, UNICODE
from .axis import Axis, Edges, make_axis
from .columns import NARROWEST
from .fitting import escape_line, shorten_middle
from .term_words import STATUSES, format_day
from .timeline import Bar, Mark, Row, Tick, Timeline, Undated
from .timeline_words import (
    ATTESTED,
    ATTESTED_SPREAD,
    CERTAIN,
    EXTENSION,
    INAUGURATION,
    NO_TERMS,
    NOT_DRAWN,
    PLANNED,
    SOFT_EDGE,
    UNKNOWN_END,
    format_area,
    format_area_heading,
    format_mark,
    format_organisation_name,
    format_undated_term,
)

__all__ = ["render_timeline"]

_YEAR: Final = 6  # the minimum number of columns per year label
_STYLES: Final = {
    TermStatus.IN_OFFICE: Style.CYAN,
    TermStatus.ANNULLED: Style.FAINT,
    TermStatus.DISPUTED: Style.YELLOW,
    TermStatus.CARETAKER: Style.GREEN,
}
_OPAQUE: Final = 0.95  # the minimum strength of a bar drawn whole
_STATUS_OPAQUE: Final = 0.4  # the same for a status letter or an extension, which must stay visible
_ADJACENT: Final = Bilingual("a term directly after another", "masa bakti tepat sesudah yang lain")
_EXTENT: Final = Bilingual("inaugurated on some day in between", "pengukuhan pada salah satu hari di antaranya")
_CONCERNED: Final = Bilingual("days of a finding", "rentang hari yang dipersoalkan kaidah")
_CHAIRS: Final = Bilingual("below a bar: the chair", "di bawah batang: ketua")
_MIN_NAME: Final = 4  # the columns below which a name says nothing.
_WITHOUT: Final = Bilingual("without a board", "tanpa kepengurusan")


def render_timeline(
    timeline: Timeline, *, width: int = 80, language: Language = "en", unicode: bool = True, colour: bool = False
) -> str:
    """Draw a timeline as text: a line per organisation, or more for parallel terms and marks.

    No line is wider than the width; longer texts end in an ellipsis. A legend of the signs used follows.

    Args:
        timeline: The timeline.
        width: The number of columns, at least 40; smaller values count as 40.
        language: The language of the text.
        unicode: Whether to use block characters; otherwise the output is ASCII, and other characters are escaped.
        colour: Whether to use colour escape sequences; colour is never the only sign.

    >>> from psm_model.views.timeline import make_timeline
    >>> term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2025-01-01/2029-12-31"))
    >>> for line in render_timeline(make_timeline(Register.of(ipsm, term)), width=40, unicode=False).splitlines()[:3]:
    ...     print(line)
                       2026      2028
    National
      IPSM Contoh ##########################
    """
    drawing = _TextDrawing(timeline, max(width, NARROWEST), language, unicode=unicode, colour=colour)
    return "\n".join(drawing.iter_lines())


class _Cell(NamedTuple):
    """A column of a line."""

    letter: str = " "
    """Its sign."""
    style: Style | None = None
    """The style of the sign."""
    meaning: Bilingual | None = None
    """The meaning of the sign in the legend; None if it needs none."""


class _TextDrawing:
    """The drawing of a timeline as text, with the signs and codes that its legend explains."""

    def __init__(self, timeline: Timeline, width: int, language: Language, *, unicode: bool, colour: bool) -> None:
        self._timeline = timeline
        self._width = width
        self._language: Language = language
        self._unicode = unicode
        self._colour = colour
        self._glyphs = UNICODE if unicode else ASCII
        self._axis = make_axis(timeline, on=timeline.on)
        names = [display_width(self._escape(format_organisation_name(row, language=language))) for row in timeline.rows]
        self._left = min(max(names, default=0), max(width // 3, 16)) + 3
        self._room = width - self._left
        self._signs: dict[Bilingual, set[str]] = {}
        """The signs in the drawing, by meaning."""
        self._meanings = dict.fromkeys(self._glyphs.brackets, _CONCERNED) | {self._glyphs.gap: _WITHOUT}
        self._day = self._find_day()
        """The column of the day asked about; None without one on the axis."""
        self._has_chairs = False
        """Whether the drawing names chairs."""
        self._titles: dict[str, Bilingual] = {}
        """The codes in the drawing."""
        self._has_undetermined = False
        """Whether any code has a question mark."""

    def iter_lines(self) -> Iterator[str]:
        if not self._timeline.groups:
            return
        if self._axis is not None:
            yield from self._iter_year_lines(self._axis)
            yield from self._iter_day_lines()
        for group in self._timeline.groups:
            text = self._escape(format_area_heading(group.areas, language=self._language))
            yield self._apply(Style.BOLD, self._fit(text, self._width))
            for row in group.rows:
                if row.within is not None:
                    yield self._fit(f"  {self._escape(format_area(row.within, language=self._language))}", self._width)
                yield from self._iter_row(row)
        if self._signs or self._titles or self._has_chairs:
            yield ""
            yield from self._iter_legend()

    def _escape(self, text: str) -> str:
        return escape_line(text, unicode=self._unicode)

    def _fit(self, text: str, width: int) -> str:
        return fit_to_width(text, width, unicode=self._unicode)

    def _apply(self, style: Style | None, text: str) -> str:
        return text if style is None else style.apply(text, colour=self._colour)

    def _iter_year_lines(self, axis: Axis) -> Iterator[str]:
        cells = [" "] * self._room
        for year in axis.choose_years(self._room // _YEAR):
            at = self._find_column(axis, date(year, 1, 1).toordinal())
            if at + 4 <= self._room:
                cells[at : at + 4] = f"{year}"
        yield self._apply(Style.FAINT, " " * self._left + "".join(cells).rstrip())

    def _find_day(self) -> int | None:
        axis, on = self._axis, self._timeline.on
        if axis is None or on is None or not axis.first <= on.toordinal() < axis.end:
            return None
        return self._find_column(axis, on.toordinal())

    def _iter_day_lines(self) -> Iterator[str]:
        """Yield the line of the day asked about, whose name is where there is room."""
        if self._timeline.on is None:
            return
        name = format_day(self._timeline.on, language=self._language)
        if self._day is None:
            note = f"{name}: {NOT_DRAWN.translate(self._language)}"
            yield self._apply(Style.BOLD, self._fit(note, self._width))
            return
        sign = self._glyphs.day
        text = f"{sign} {name}"
        start = self._day
        if start + len(text) > self._room and self._left + start > len(name):
            text, start = f"{name} {sign}", start - len(name) - 1
        line = self._fit(text, self._room - start)
        yield " " * (self._left + start) + self._apply(Style.BOLD, line)

    def _find_column(self, axis: Axis, day: float) -> int:
        """Return the column of a day; the last of them has the end of the axis too."""
        return min(int(axis.find_share(day) * self._room), self._room - 1)

    def _iter_row(self, row: Row) -> Iterator[str]:
        name = "  " + shorten_middle(
            self._escape(format_organisation_name(row, language=self._language)), self._left - 3, unicode=self._unicode
        )
        lines = list(self._iter_row_lines(row))
        if not lines:
            lines = [self._apply(Style.FAINT, self._fit(NO_TERMS.translate(self._language), self._room))]
        for position, line in enumerate(lines):
            head = name if position == 0 else ""
            yield (head + " " * (self._left - display_width(head)) + line).rstrip()

    def _iter_row_lines(self, row: Row) -> Iterator[str]:
        """Yield the lines to the right of the name of an organisation."""
        axis = self._axis
        undrawn: tuple[Bar | Undated, ...] = row.undated
        if axis is None:
            undrawn = (*row.bars, *row.undated)
        else:
            for lane in row.lanes:
                yield self._format_lane(axis, lane)
                if any(bar.chair is not None for bar in lane):
                    yield from self._iter_chair_lines(axis, lane)
                if any(bar.attested for bar in lane):
                    yield self._format_attested(axis, lane)
            yield from self._iter_mark_lines(axis, [mark for mark in row.marks if mark.days is not None])
        for term in undrawn:
            words = self._escape(format_undated_term(term, language=self._language))
            codes = [self._use_code(mark) for mark in row.marks if mark.days is None and term.term_id in mark.term_ids]
            room = self._room - sum(len(code) + 1 for code in codes)
            yield " ".join([self._fit(words, room), *(self._apply(Style.RED, code) for code in codes)])

    def _format_lane(self, axis: Axis, lane: tuple[Bar, ...]) -> str:
        cells = [_Cell() for _ in range(self._room)]
        for bar in lane:
            self._draw_bar(axis, bar, cells)
        for bar in lane:
            # The brackets of an imprecise inauguration hide no other.
            for tick in sorted(bar.ticks, key=lambda tick: tick.first - tick.last):
                self._draw_tick(axis, tick, cells)
        if self._day is not None and cells[self._day].letter == " ":
            cells[self._day] = _Cell(self._glyphs.day_between, Style.FAINT)
        return self._join_cells(cells)

    def _iter_chair_lines(self, axis: Axis, lane: tuple[Bar, ...]) -> Iterator[str]:
        """Yield the line with the chair of each bar above it, as far as there is room."""
        starts = [self._find_column(axis, axis.find_edges(bar).faint) for bar in lane]
        line = ""
        for number, (bar, start) in enumerate(zip(lane, starts, strict=True)):
            end = starts[number + 1] - 1 if number + 1 < len(lane) else self._room
            if bar.chair is None or end - start < _MIN_NAME or display_width(line) > start:
                continue
            line += " " * (start - display_width(line)) + self._fit(self._escape(bar.chair), end - start)
        if line:
            self._has_chairs = True
            yield self._apply(Style.FAINT, line)

    def _format_attested(self, axis: Axis, lane: tuple[Bar, ...]) -> str:
        """Return the line of the attested days of the bars above it."""
        cells = [_Cell() for _ in range(self._room)]
        glyphs = self._glyphs
        columns = [
            tuple(self._find_column(axis, ordinal) for ordinal in attested.ordinals)
            for bar in lane
            for attested in bar.attested
        ]
        # A day within a longer time stays visible.
        for first, last in sorted(columns, key=lambda ends: ends[0] - ends[1]):
            sign, meaning = (
                (glyphs.attested_day, ATTESTED) if first == last else (glyphs.attested_spread, ATTESTED_SPREAD)
            )
            cell = _Cell(sign, None, meaning)
            cells[first : last + 1] = [cell] * (last + 1 - first)
        return self._join_cells(cells)

    def _join_cells(self, cells: list[_Cell]) -> str:
        """Join the cells, with one escape sequence per style, and record their signs for the legend."""
        pieces: list[tuple[str, Style | None]] = []
        for cell in cells:
            if cell.meaning is not None:
                self._signs.setdefault(cell.meaning, set()).add(cell.letter)
            if pieces and pieces[-1][1] == cell.style:
                pieces[-1] = pieces[-1][0] + cell.letter, cell.style
            else:
                pieces.append((cell.letter, cell.style))
        while pieces and not pieces[-1][0].strip():
            pieces.pop()
        return "".join(self._apply(style, text) for text, style in pieces)

    def _draw_bar(self, axis: Axis, bar: Bar, cells: list[_Cell]) -> None:
        edges, style = axis.find_edges(bar), _STYLES[bar.status]
        first, last = self._find_column(axis, edges.faint), self._find_column(axis, max(edges.gone - 1, edges.faint))
        # A bar that certainly starts right after another one needs a sign between them.
        is_adjacent = first > 0 and cells[first - 1].letter != " " and bar.bounds.start_min == bar.bounds.start_max
        for column in range(first, last + 1):
            cell = self._choose_cell(axis, bar, edges, column, is_first=column == first)
            if column == first and is_adjacent and cell.meaning is not SOFT_EDGE:
                cell = _Cell(self._glyphs.first, style, _ADJACENT)
            # A fading part does not hide a whole one.
            if cell.meaning is not SOFT_EDGE or cells[column].meaning in {None, SOFT_EDGE}:
                cells[column] = cell
        if bar.is_end_open:
            _put_sign(cells, last, self._glyphs.open_end, OPEN_ENDED)
        for is_unknown, column in ((bar.is_start_unknown, first), (bar.is_end_unknown, last)):
            if is_unknown:
                _put_sign(cells, column, "?", UNKNOWN_END)

    def _choose_cell(self, axis: Axis, bar: Bar, edges: Edges, column: int, *, is_first: bool) -> _Cell:
        """Return the cell of a bar in a column: whole, extended or fading."""
        glyphs, style = self._glyphs, _STYLES[bar.status]
        day = axis.first + (column + 0.5) * (axis.end - axis.first) / self._room
        # Clamp, so that a bar within one column shows its strongest part.
        strength = edges.find_strength(min(max(day, edges.faint), edges.gone - 1))
        is_extended = bar.extension is not None and not is_first and day >= bar.extension
        opaque = _OPAQUE if bar.status is TermStatus.IN_OFFICE and not is_extended else _STATUS_OPAQUE
        if strength < opaque:
            faint_shades = glyphs.shades[:-1]
            shade = faint_shades[min(int(strength * len(faint_shades)), len(faint_shades) - 1)]
            return _Cell(shade, style, SOFT_EDGE)
        if is_extended:
            return _Cell(glyphs.extension, style, EXTENSION)
        return _Cell(glyphs.statuses.get(bar.status, glyphs.shades[-1]), style, STATUSES.get(bar.status, CERTAIN))

    def _draw_tick(self, axis: Axis, tick: Tick, cells: list[_Cell]) -> None:
        first, last = self._find_column(axis, tick.first), self._find_column(axis, tick.last)
        # Without room for a bracket, draw a single sign.
        if last - first < 2:  # noqa: PLR2004
            last = first
        else:
            _put_sign(cells, first, self._glyphs.extent_start, _EXTENT)
            _put_sign(cells, last, self._glyphs.extent_end, _EXTENT)
        glyphs = self._glyphs
        sign, meaning = (glyphs.planned, PLANNED) if tick.is_planned else (glyphs.inauguration, INAUGURATION)
        _put_sign(cells, (first + last) // 2, sign, meaning)

    def _use_code(self, mark: Mark) -> str:
        code = format_mark(mark)
        self._titles[mark.code] = mark.title
        self._has_undetermined |= code != mark.code
        return code

    def _iter_mark_lines(self, axis: Axis, marks: list[Mark]) -> Iterator[str]:
        """Yield the lines of marks, each below its days and packed into few lines."""
        lines: list[list[_Cell]] = []
        for mark in marks:
            start, text = self._format_bracket(axis, mark)
            room = range(max(start - 1, 0), min(start + len(text) + 1, self._room))
            for line in lines:
                if all(line[column].letter == " " for column in room):
                    break
            else:
                line = [_Cell() for _ in range(self._room)]
                lines.append(line)
            for column, letter in enumerate(text, start):
                line[column] = _Cell(letter, Style.RED, self._meanings.get(letter))
        for line in lines:
            yield self._join_cells(line)

    def _format_bracket(self, axis: Axis, mark: Mark) -> tuple[int, str]:
        """Return the column and the text of a mark with its code."""
        days = mark.days or (axis.first, axis.end - 1)
        first, last = self._find_column(axis, days[0]), self._find_column(axis, days[1])
        code = self._use_code(mark)
        glyphs = self._glyphs
        middle = glyphs.gap if mark.kind is MarkKind.GAP else glyphs.bracket_middle
        width = last - first + 1
        if width >= len(code) + 4:
            return first, glyphs.bracket_start + f" {code} ".center(width - 2, middle) + glyphs.bracket_end
        bracket = glyphs.bracket_alone
        if width > 1:
            bracket = glyphs.bracket_start + middle * (width - 2) + glyphs.bracket_end
        if last + 2 + len(code) <= self._room:
            return first, f"{bracket} {code}"
        # There is no room after the bracket, so the code goes before it.
        return max(first - len(code) - 1, 0), f"{code} {bracket}"[: self._room]

    def _iter_legend(self) -> Iterator[str]:
        """Yield the legend: signs packed into lines, then one code per line."""
        line = ""
        for sign, meaning in self._iter_meanings():
            piece = self._fit(f"{sign} {meaning.translate(self._language)}".strip(), self._width)
            if line and display_width(line) + 3 + display_width(piece) > self._width:
                yield self._apply(Style.FAINT, line)
                line = ""
            line = f"{line}   {piece}" if line else piece
        if line:
            yield self._apply(Style.FAINT, line)
        for code, title in sorted(self._titles.items()):
            text = f"{code} {title.translate(self._language)}"
            yield self._apply(Style.FAINT, self._fit(text, self._width))

    def _iter_meanings(self) -> Iterator[tuple[str, Bilingual]]:
        """Yield the signs of the drawing, grouped by meaning."""
        glyphs = self._glyphs
        order = (
            *(glyphs.shades[-1], *glyphs.statuses.values(), glyphs.extension, *glyphs.shades[:-1], glyphs.first),
            *(glyphs.open_end, "?", glyphs.inauguration, glyphs.planned, glyphs.extent_start, glyphs.extent_end),
            *(glyphs.attested_day, glyphs.attested_spread, *glyphs.brackets, glyphs.gap),
        )
        for meaning, signs in sorted(self._signs.items(), key=lambda item: min(map(order.index, item[1]))):
            yield "".join(sorted(signs, key=order.index)), meaning
        if self._has_chairs:
            yield "", _CHAIRS
        if self._has_undetermined:
            yield "PSM…?" if self._unicode else "PSM...?", describe_code(Verdict.UNDETERMINED)


def _put_sign(cells: list[_Cell], column: int, sign: str, meaning: Bilingual) -> None:
    cells[column] = _Cell(sign, cells[column].style, meaning)
