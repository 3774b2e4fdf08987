"""A timeline as text, for a terminal of any width."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from psm_model.entities.board_term import TermStatus
from psm_model.i18n import Bilingual, Language
from psm_model.text import display_width, fit_to_width

from .axis import Axis, make_axis
from .fitting import fitted_within, plain_text
from .timeline import Bar, Mark, MarkKind, Row, Tick, Timeline, Undated
from .wording import (
    CERTAIN,
    INAUGURATION,
    NO_TERMS,
    OPEN_END,
    PERHAPS,
    PLANNED,
    SOFT_EDGE,
    STATUSES,
    UNKNOWN_END,
    heading,
    mark_words,
    organisation_heading,
    timeline_title,
    without_dates,
)

__all__ = ["NARROWEST", "render_timeline"]

NARROWEST: Final = 40
"""The narrowest terminal that a timeline is drawn for."""
_YEAR: Final = 6
"""How many columns a year on the axis takes at least."""


class _Glyphs(NamedTuple):
    shades: str
    """From faint to whole."""
    first: str
    """The first column of a bar right behind another."""
    statuses: dict[TermStatus, str]
    open_end: str
    held: str
    planned: str
    extent: str
    """Where an imprecise inauguration begins and ends."""
    bracket: str
    """The start, the middle, the end and the whole of a mark that is one column wide."""
    gap: str


_UNICODE: Final = _Glyphs(
    "░▒▓█",
    "▐",
    {TermStatus.ANNULLED: "x", TermStatus.DISPUTED: "▚", TermStatus.CARETAKER: "▤"},
    "►",
    "┃",
    "┊",
    "├┤",
    "└─┘╵",
    "·",
)
_ASCII: Final = _Glyphs(
    ".-=#",
    "[",
    {TermStatus.ANNULLED: "x", TermStatus.DISPUTED: "%", TermStatus.CARETAKER: "+"},
    ">",
    "|",
    ":",
    "{}",
    "\\_/^",
    "~",
)
_STYLES: Final = {
    TermStatus.IN_OFFICE: "36",
    TermStatus.ANNULLED: "2",
    TermStatus.DISPUTED: "33",
    TermStatus.CARETAKER: "32",
}
_WHOLE: Final = 0.95
"""From what strength on a bar is drawn whole."""
_TOLD: Final = 0.4
"""The same for a bar whose status is told by its letter, which must be seen."""
_HEAD, _MARK, _FAINT = "1", "31", "2"
_BEHIND: Final = Bilingual("a term right behind another", "masa bakti tepat sesudah yang lain")
_EXTENT: Final = Bilingual("the inauguration is some day in between", "pengukuhan pada salah satu hari di antaranya")
_CONCERNED: Final = Bilingual("days of a finding", "rentang hari yang dipersoalkan kaidah")
_WITHOUT: Final = Bilingual("no board on them", "tanpa kepengurusan")


def render_timeline(
    timeline: Timeline,
    *,
    width: int = 80,
    language: Language = "en",
    unicode: bool = True,
    colour: bool = False,
) -> str:
    """Draw a timeline in characters: a line for each organisation, more where terms run side by side or are marked.

    No line is wider than asked. What doesn't fit ends in an ellipsis. A legend of what was used stands below.

    Args:
        timeline: The timeline.
        width: How many columns there are, 40 at least; of fewer, as of 40.
        language: Of the words around.
        unicode: Whether the output takes block characters; else ASCII alone is used, what is not is escaped.
        colour: Whether to colour by escape sequences; nothing is told by colour alone.

    >>> from psm_model.views.timeline import make_timeline
    >>> term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2025-01-01/2029-12-31"))
    >>> for line in render_timeline(make_timeline(Register.of(ipsm, term)), width=40, unicode=False).splitlines()[:3]:
    ...     print(line)
                       2026      2028
    National
      IPSM Contoh ##########################
    """
    drawing = _Drawing(timeline, max(width, NARROWEST), language, unicode=unicode, colour=colour)
    return "\n".join(drawing.lines())


class _Cell(NamedTuple):
    letter: str = " "
    style: str = ""
    meaning: Bilingual | None = None


class _Drawing:
    def __init__(
        self,
        timeline: Timeline,
        width: int,
        language: Language,
        *,
        unicode: bool,
        colour: bool,
    ) -> None:
        self.timeline = timeline
        self.width = width
        self.language: Language = language
        self.unicode = unicode
        self.colour = colour
        self.glyphs = _UNICODE if unicode else _ASCII
        self.axis = make_axis(timeline)
        names = [display_width(self._plain(organisation_heading(row, language))) for row in timeline.rows]
        self.left = min(max(names, default=0), max(width // 3, 16)) + 3
        self.room = width - self.left
        self.signs: dict[Bilingual, set[str]] = {}
        """The signs that stand in the drawing, by what they mean."""
        self.meanings = dict.fromkeys(self.glyphs.bracket, _CONCERNED) | {self.glyphs.gap: _WITHOUT}
        self.codes: set[str] = set()
        """The codes that stand in it."""
        self.perhaps = False
        """Whether one of them has a question mark."""

    def lines(self) -> Iterator[str]:
        if not self.timeline.groups:
            return
        if self.axis is not None:
            yield from self._years(self.axis)
        for group in self.timeline.groups:
            yield self._styled(self._fitted(self._plain(heading(group.areas, self.language)), self.width), _HEAD)
            for row in group.rows:
                yield from self._row(row)
        if self.signs or self.codes:
            yield ""
            yield from self._legend()

    def _plain(self, text: str) -> str:
        return plain_text(text, unicode=self.unicode)

    def _fitted(self, text: str, width: int) -> str:
        return fit_to_width(text, width, unicode=self.unicode)

    def _styled(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and style and text else text

    def _years(self, axis: Axis) -> Iterator[str]:
        cells = [" "] * self.room
        for year in axis.years(self.room // _YEAR):
            at = self._column(axis, date(year, 1, 1).toordinal())
            if at + 4 <= self.room:
                cells[at : at + 4] = f"{year}"
        yield self._styled(" " * self.left + "".join(cells).rstrip(), _FAINT)

    def _column(self, axis: Axis, day: float) -> int:
        """Return the column of a day; the last of them has the end of the axis too."""
        return min(int(axis.share(day) * self.room), self.room - 1)

    def _row(self, row: Row) -> Iterator[str]:
        name = "  " + fitted_within(
            self._plain(organisation_heading(row, self.language)), self.left - 3, unicode=self.unicode
        )
        lines = list(self._beside(row))
        if not lines:
            lines = [self._styled(self._fitted(NO_TERMS.translate(self.language), self.room), _FAINT)]
        for position, line in enumerate(lines):
            head = name if position == 0 else ""
            yield (head + " " * (self.left - display_width(head)) + line).rstrip()

    def _beside(self, row: Row) -> Iterator[str]:
        """Yield what stands beside the name of an organisation."""
        axis = self.axis
        told: tuple[Bar | Undated, ...] = row.undated
        if axis is None:
            told = (*row.bars, *row.undated)
        else:
            for lane in row.lanes:
                yield self._lane(axis, lane)
            yield from self._marks(axis, [mark for mark in row.marks if mark.days is not None])
        for term in told:
            words = self._plain(without_dates(term, self.language))
            codes = [self._code(mark) for mark in row.marks if mark.days is None and term.term_id in mark.term_ids]
            room = self.room - sum(len(code) + 1 for code in codes)
            yield " ".join([self._fitted(words, room), *(self._styled(code, _MARK) for code in codes)])

    def _lane(self, axis: Axis, lane: tuple[Bar, ...]) -> str:
        cells = [_Cell() for _ in range(self.room)]
        for bar in lane:
            self._bar(axis, bar, cells)
        for bar in lane:
            if bar.tick is not None:
                self._tick(axis, bar.tick, cells)
        return self._joined(cells)

    def _joined(self, cells: list[_Cell]) -> str:
        """Join the cells, those of one style within one escape sequence, and have the legend tell of them."""
        pieces: list[tuple[str, str]] = []
        for cell in cells:
            if cell.meaning is not None:
                self.signs.setdefault(cell.meaning, set()).add(cell.letter)
            if pieces and pieces[-1][1] == cell.style:
                pieces[-1] = pieces[-1][0] + cell.letter, cell.style
            else:
                pieces.append((cell.letter, cell.style))
        while pieces and not pieces[-1][0].strip():
            pieces.pop()
        return "".join(self._styled(text, style) for text, style in pieces)

    def _bar(self, axis: Axis, bar: Bar, cells: list[_Cell]) -> None:
        glyphs, edges, style = self.glyphs, axis.edges(bar), _STYLES[bar.status]
        days = (axis.end - axis.first) / self.room
        first, last = self._column(axis, edges.faint), self._column(axis, max(edges.gone - 1, edges.faint))
        whole = _Cell(glyphs.statuses.get(bar.status, glyphs.shades[-1]), style, STATUSES.get(bar.status, CERTAIN))
        for column in range(first, last + 1):
            # Of a bar within one column, what there is most of.
            day = axis.first + (column + 0.5) * days
            strength = edges.strength(min(max(day, edges.faint), edges.gone - 1))
            cell = whole
            if strength < (_WHOLE if bar.status is TermStatus.IN_OFFICE else _TOLD):
                cell = _Cell(glyphs.shades[min(int(strength * 3), 2)], style, SOFT_EDGE)
            elif (
                column == first
                and column
                and cells[column - 1].letter != " "
                and bar.bounds.start_min == bar.bounds.start_max
            ):
                cell = _Cell(glyphs.first, style, _BEHIND)
            # What is whole is not hidden by what fades.
            if cell.meaning is not SOFT_EDGE or cells[column].meaning in {None, SOFT_EDGE}:
                cells[column] = cell
        if bar.end_open:
            _sign(cells, last, glyphs.open_end, OPEN_END)
        for unknown, column in ((bar.start_unknown, first), (bar.end_unknown, last)):
            if unknown:
                _sign(cells, column, "?", UNKNOWN_END)

    def _tick(self, axis: Axis, tick: Tick, cells: list[_Cell]) -> None:
        first, last = self._column(axis, tick.first), self._column(axis, tick.last)
        # Where there is no room for a bracket, it is as if the day were known.
        if last - first < 2:  # noqa: PLR2004
            last = first
        else:
            _sign(cells, first, self.glyphs.extent[0], _EXTENT)
            _sign(cells, last, self.glyphs.extent[1], _EXTENT)
        sign, meaning = (self.glyphs.planned, PLANNED) if tick.planned else (self.glyphs.held, INAUGURATION)
        _sign(cells, (first + last) // 2, sign, meaning)

    def _code(self, mark: Mark) -> str:
        code = mark_words(mark)
        self.codes.add(mark.code)
        self.perhaps |= code != mark.code
        return code

    def _marks(self, axis: Axis, marks: list[Mark]) -> Iterator[str]:
        """Yield the lines of marks, each below its days, as many in a line as have room."""
        lines: list[list[_Cell]] = []
        for mark in marks:
            start, text = self._bracket(axis, mark)
            room = range(max(start - 1, 0), min(start + len(text) + 1, self.room))
            for line in lines:
                if all(line[column].letter == " " for column in room):
                    break
            else:
                line = [_Cell() for _ in range(self.room)]
                lines.append(line)
            for column, letter in enumerate(text, start):
                line[column] = _Cell(letter, _MARK, self.meanings.get(letter))
        for line in lines:
            yield self._joined(line)

    def _bracket(self, axis: Axis, mark: Mark) -> tuple[int, str]:
        """Return a mark with its code, and the column in which it starts."""
        days = mark.days or (axis.first, axis.end - 1)
        first, last = self._column(axis, days[0]), self._column(axis, days[1])
        code = self._code(mark)
        left, middle, right, alone = tuple(self.glyphs.bracket)
        if mark.kind is MarkKind.GAP:
            middle = self.glyphs.gap
        width = last - first + 1
        if width >= len(code) + 4:
            return first, left + f" {code} ".center(width - 2, middle) + right
        bracket = alone if width == 1 else left + middle * (width - 2) + right
        if last + 2 + len(code) <= self.room:
            return first, f"{bracket} {code}"
        # Behind the bracket there is no room, so before it.
        return max(first - len(code) - 1, 0), f"{code} {bracket}"[: self.room]

    def _legend(self) -> Iterator[str]:
        """Yield what the signs mean, as many in a line as fit; the codes one in a line."""
        line = ""
        for sign, meaning in self._meant():
            piece = self._fitted(f"{sign} {meaning.translate(self.language)}", self.width)
            if line and display_width(line) + 3 + display_width(piece) > self.width:
                yield self._styled(line, _FAINT)
                line = ""
            line = f"{line}   {piece}" if line else piece
        if line:
            yield self._styled(line, _FAINT)
        for code in sorted(self.codes):
            yield self._styled(self._fitted(f"{code} {timeline_title(code, self.language)}", self.width), _FAINT)

    def _meant(self) -> Iterator[tuple[str, Bilingual]]:
        """Yield the signs that stand in the drawing, those of one meaning together."""
        glyphs = self.glyphs
        order = (
            *(glyphs.shades[-1], *glyphs.statuses.values(), *glyphs.shades[:-1], glyphs.first, glyphs.open_end, "?"),
            *(glyphs.held, glyphs.planned, *glyphs.extent, *glyphs.bracket, glyphs.gap),
        )
        for meaning, signs in sorted(self.signs.items(), key=lambda one: min(map(order.index, one[1]))):
            yield "".join(sorted(signs, key=order.index)), meaning
        if self.perhaps:
            yield "PSM…?" if self.unicode else "PSM...?", PERHAPS


def _sign(cells: list[_Cell], column: int, sign: str, meaning: Bilingual) -> None:
    cells[column] = _Cell(sign, cells[column].style, meaning)
