"""Cards of a board chart: posts, holders, capacities, periods and predecessors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import attrs

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.i18n import Bilingual, Language, describe_code
from psm_model.queries.holder import HolderKind, find_holder
from psm_model.text import escape
from psm_model.values.verdict import Verdict
from psm_model.views.seats import Seat
from psm_model.views.term_words import NOT_IN_REGISTER, WITHHELD, format_section

from ._board_layout import CARD
from ._canvas import Canvas
from ._lettering import wrap_width
from ._palette import FAINT, INK, PAPER

__all__ = [
    "SECTION_SLACK",
    "_PERHAPS_ON",
    "_REPLACES",
    "Card",
    "CardWriter",
    "_format_alt",
    "align_sections",
    "split_card",
]

_PERHAPS_ON: Final = Bilingual("may be on the board then", "mungkin menjabat pada waktu itu")
_REPLACES: Final = Bilingual("replaces", "menggantikan")
_NOT_RECORDED: Final = Bilingual("{id} (not recorded)", "{id} (tidak tercatat)")
_EDGE: Final = "#7a8794"
_CHAIR_EDGE: Final = "#005b8e"


class _TextStyle(NamedTuple):
    """The style of a text on a card."""

    font_size: float
    """Its font size."""
    line_height: float
    """The height of a line."""
    max_lines: int
    """The maximum number of its lines."""
    bold: bool = False
    """Whether it is bold."""
    colour: str = INK
    """Its colour."""


_SECTION: Final = _TextStyle(8.5, 12.5, max_lines=6, bold=True, colour=FAINT)
_POST: Final = _TextStyle(8.0, 11.5, max_lines=2, colour=FAINT)
_NAME: Final = _TextStyle(9.5, 12.5, max_lines=3, bold=True)
_LISTED: Final = _TextStyle(9.0, 12.5, max_lines=3)
_DETAIL: Final = _TextStyle(7.5, 10.5, max_lines=2, colour=FAINT)
_REPLACED: Final = _TextStyle(7.5, 10.5, max_lines=3, colour=FAINT)


SECTION_SLACK: Final = (_SECTION.max_lines - 1) * _SECTION.line_height
"""The space that `align_sections` may add to a card."""


class _Line(NamedTuple):
    """A line of a text on a card."""

    text: str
    """The line."""
    tip: str
    """The whole text, as the tooltip."""
    style: _TextStyle
    """The style of the text."""
    is_first: bool
    """Whether a holder, or the card, starts with it, so that a card may be divided before it."""


@attrs.frozen(kw_only=True)
class Card:
    """A card with its measured lines."""

    seats: tuple[Seat, ...]
    """The seats on it."""
    lines: tuple[_Line, ...]
    """The lines of its texts."""
    width: float
    """Its width."""
    is_listed: bool = False
    """Whether it is part of a list, without an edge."""
    is_advisory: bool = False
    """Whether its holders advise the board."""
    is_chair: bool = False
    """Whether it is the chair's."""
    section_lines: int = 0
    """The number of lines of the name of its section, at its top."""
    section_gap: float = 0.0
    """The space below that name, which aligns its holders with those of its neighbours."""

    @property
    def height(self) -> float:
        """Its height."""
        text = sum(line.style.line_height for line in self.lines) + self.section_gap
        return text + CARD.listed_gap if self.is_listed else text + 2 * CARD.padding - CARD.descent

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the card over connecting lines."""
        right, bottom = left + self.width, top + self.height
        if not self.is_listed:
            is_doubtful = any(seat.verdict is Verdict.UNDETERMINED for seat in self.seats)
            canvas.draw_box(left, top, right, bottom, fill=PAPER)
            canvas.draw_box(
                left,
                top,
                right,
                bottom,
                edge=_CHAIR_EDGE if self.is_chair else _EDGE,
                width=CARD.chair_width if self.is_chair else CARD.edge_width,
                dashed=self.is_advisory or (is_doubtful and len(self.seats) == 1),
            )
        padding = 0.0 if self.is_listed else CARD.padding
        x, baseline = left + padding, top + padding + CARD.ascent
        for number, (text, tip, style, _) in enumerate(self.lines):
            if number:
                baseline += style.line_height
            if number == self.section_lines:
                baseline += self.section_gap
            canvas.draw_text(x, baseline, text, size=style.font_size, bold=style.bold, colour=style.colour, tip=tip)


def align_sections(cards: Sequence[Card]) -> tuple[Card, ...]:
    """Return cards side by side whose holders begin at the same height, below the names of their sections."""
    lines = max(card.section_lines for card in cards)
    return tuple(
        attrs.evolve(card, section_gap=(lines - card.section_lines) * _SECTION.line_height)
        if card.section_lines
        else card
        for card in cards
    )


def split_card(card: Card, room: float) -> Iterator[Card]:
    """Yield a card, or parts of it that are no taller than the room; a part begins with a holder, if possible."""
    rest = card
    while rest.height > room and len(rest.lines) > 1:
        fitting = [
            end for end in range(1, len(rest.lines)) if attrs.evolve(rest, lines=rest.lines[:end]).height <= room
        ] or [1]
        end = max((end for end in fitting if rest.lines[end].is_first), default=fitting[-1])
        yield attrs.evolve(rest, lines=rest.lines[:end])
        rest = attrs.evolve(rest, lines=rest.lines[end:], seats=(), section_lines=0)
    yield rest


class CardWriter:
    """The cards of a board, of one width."""

    def __init__(self, register: Register, width: float, language: Language) -> None:
        self._lines: list[_Line] = []
        self._register = register
        self._width = width
        self._language: Language = language

    def make_card(self, seat: Seat, *, is_advisory: bool) -> Card:
        """Make the card of a seat: the post, the holder in bold, the details and the predecessors."""
        self._lines = []
        self._write(_format_title(seat.appointment, self._language), _POST, is_first=True)
        self._write_holder(seat, _NAME, in_section=False)
        is_chair = seat.appointment.post is Post.CHAIR
        return self._finish([seat], is_advisory=is_advisory, is_chair=is_chair)

    def make_section_card(self, section: str, seats: Sequence[Seat]) -> Card:
        """Make the card of a section: its name, its head in bold, and its members as a list."""
        self._lines = []
        self._write(section, _SECTION, is_first=True)
        section_lines = len(self._lines)
        for seat in seats:
            appointment = seat.appointment
            is_head = appointment.post is Post.SECTION_HEAD
            has_title = is_head or bool((appointment.title or "").strip())
            if has_title:
                self._write(_format_title(appointment, self._language), _POST, is_first=True)
            self._write_holder(seat, _NAME if is_head else _LISTED, in_section=True, is_first=not has_title)
        return attrs.evolve(self._finish(seats), section_lines=section_lines)

    def make_entry(self, seat: Seat) -> Card:
        """Make an entry of a list: the holder, with a title only if it is written."""
        self._lines = []
        self._write_holder(seat, _LISTED, in_section=False, is_first=True)
        title = (seat.appointment.title or "").strip()
        if title:
            self._write(title, _DETAIL)
        return attrs.evolve(self._finish([seat]), is_listed=True)

    def format_alt(self, seat: Seat) -> str:
        """Return the alternative text of a seat."""
        return _format_alt(self._register, seat, language=self._language)

    def _finish(self, seats: Sequence[Seat], *, is_advisory: bool = False, is_chair: bool = False) -> Card:
        return Card(
            seats=tuple(seats),
            lines=tuple(self._lines),
            width=self._width,
            is_advisory=is_advisory,
            is_chair=is_chair,
        )

    def _write_holder(self, seat: Seat, style: _TextStyle, *, in_section: bool, is_first: bool = False) -> None:
        appointment = seat.appointment
        self._write(_format_holder(self._register, appointment, self._language), style, is_first=is_first)
        for text in _format_details(appointment, self._language, in_section=in_section):
            self._write(text, _DETAIL)
        if seat.verdict is Verdict.UNDETERMINED:
            self._write(_PERHAPS_ON.translate(self._language), _DETAIL)
        for before in _get_predecessors(seat):
            details = _format_details(before, self._language, in_section=True)
            self._write_replaced([_format_holder(self._register, before, self._language), *details], _REPLACED)
        if seat.missing is not None:
            self._write_replaced([_format_missing(seat.missing, self._language)], _DETAIL)

    def _write_replaced(self, parts: Sequence[str], style: _TextStyle) -> None:
        self._write(f"{_REPLACES.translate(self._language)} {', '.join(parts)}", style)

    def _write(self, text: str, style: _TextStyle, *, is_first: bool = False) -> None:
        room = self._width - 2 * CARD.padding
        lines = wrap_width(text, room, style.font_size, max_lines=style.max_lines, bold=style.bold)
        for number, line in enumerate(line for line in lines if line):
            self._lines.append(_Line(line, text, style, is_first and number == 0))


def _get_predecessors(seat: Seat) -> tuple[Appointment, ...]:
    """Return the predecessors that a card names."""
    return seat.replaced if seat.apart is None else (*seat.replaced, seat.apart)


def _format_title(appointment: Appointment, language: Language) -> str:
    written = appointment.title or ""
    return written if written.strip() else describe_code(appointment.post).translate(language).capitalize()


def _format_holder(register: Register, appointment: Appointment, language: Language) -> str:
    kind, text = find_holder(register, appointment)
    match kind:
        case HolderKind.NAMED:
            return text
        case HolderKind.NOT_IN_REGISTER:
            return NOT_IN_REGISTER.translate(language).format(id=text)
        case HolderKind.WITHHELD:
            return WITHHELD.translate(language)


def _format_missing(predecessor_id: str, language: Language) -> str:
    """Return the words for a predecessor that is not recorded."""
    return _NOT_RECORDED.translate(language).format(id=predecessor_id)


def _format_details(appointment: Appointment, language: Language, *, in_section: bool) -> list[str]:
    """Return the details of an appointment other than title and holder."""
    parts = (
        []
        if appointment.capacity is Capacity.SUBSTANTIVE
        else [describe_code(appointment.capacity).translate(language)]
    )
    section = None if in_section else format_section(appointment)
    if section is not None:
        parts.append(section)
    if appointment.period is not None:
        parts.append(appointment.period.to_text(language=language))
    return parts


def _format_alt(register: Register, seat: Seat, *, language: Language) -> str:
    """Return the alternative text of a card."""
    appointment = seat.appointment
    parts = [
        f"{_format_title(appointment, language)}: {_format_holder(register, appointment, language)}",
        *_format_details(appointment, language, in_section=False),
    ]
    if seat.verdict is Verdict.UNDETERMINED:
        parts.append(_PERHAPS_ON.translate(language))
    parts += [
        f"{_REPLACES.translate(language)} {_format_holder(register, before, language)}"
        for before in _get_predecessors(seat)
    ]
    if seat.missing is not None:
        parts.append(f"{_REPLACES.translate(language)} {_format_missing(seat.missing, language)}")
    return escape(", ".join(parts))
