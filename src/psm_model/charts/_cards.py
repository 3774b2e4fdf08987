"""Cards of a board chart: post, holder, capacity, period and predecessors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import TermStatus
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.i18n import Bilingual, Language, describe_code
from psm_model.queries.holder import HolderKind, find_holder
from psm_model.text import escape
from psm_model.values.verdict import Verdict
from psm_model.views.seats import Seat
from psm_model.views.term_words import NOT_IN_REGISTER, WITHHELD, format_section

from ._board_layout import CARD, SAMPLE_CARD
from ._canvas import Canvas
from ._lettering import wrap_width
from ._palette import FAINT, FILLS, INK

__all__ = ["PERHAPS_ON", "REPLACES", "SeatCard", "draw_sample", "format_card_alt", "make_card"]

PERHAPS_ON: Final = Bilingual("may be on the board then", "mungkin menjabat pada waktu itu")
REPLACES: Final = Bilingual("replaces", "menggantikan")
_NOT_RECORDED: Final = Bilingual("{id} (not recorded)", "{id} (tidak tercatat)")
_EDGE: Final = FILLS[TermStatus.IN_OFFICE].edge
_CHAIR_FILL: Final = "#8fcdf0"
_BOARD_FILL: Final = "#e4f3fc"
_ADVISORY_FILL: Final = "#f4f4f4"


class _TextStyle(NamedTuple):
    """The style of a text on a card."""

    font_size: float
    """Its font size."""
    max_lines: int
    """The maximum number of its lines."""
    bold: bool = False
    """Whether it is bold."""
    colour: str = INK
    """Its colour."""
    indent: float = 0.0
    """The width that it leaves free at the right end."""


_TITLE: Final = _TextStyle(8.5, max_lines=2, bold=True, indent=10.0)  # leaves room for the question mark
_HOLDER: Final = _TextStyle(9.5, max_lines=3)
_DETAIL: Final = _TextStyle(8.0, max_lines=2, colour=FAINT)
_REPLACED: Final = _TextStyle(8.0, max_lines=3, colour=FAINT)


class _Line(NamedTuple):
    """A line of a text on a card."""

    text: str
    """The line."""
    tip: str
    """The whole text, as the tooltip."""
    style: _TextStyle
    """The style of the text."""


class _CardWriter:
    """The lines of a card, written text by text."""

    def __init__(self, register: Register, language: Language) -> None:
        self.lines: list[_Line] = []
        self._register = register
        self._language: Language = language

    def write_seat(self, seat: Seat, *, in_section: bool) -> None:
        """Write the title, the holder, the details and the predecessors of a seat."""
        appointment = seat.appointment
        self._write(_format_title(appointment, self._language), _TITLE)
        self._write(_format_holder(self._register, appointment, self._language), _HOLDER)
        for text in _format_details(appointment, self._language, in_section=in_section):
            self._write(text, _DETAIL)
        for before in _get_predecessors(seat):
            details = _format_details(before, self._language, in_section=True)
            self._write_replaced([_format_holder(self._register, before, self._language), *details], _REPLACED)
        if seat.missing is not None:
            self._write_replaced([_format_missing(seat.missing, self._language)], _DETAIL)

    def _write_replaced(self, parts: Sequence[str], style: _TextStyle) -> None:
        self._write(f"{REPLACES.translate(self._language)} {', '.join(parts)}", style)

    def _write(self, text: str, style: _TextStyle) -> None:
        room = CARD.width - 2 * CARD.padding - style.indent
        lines = wrap_width(text, room, style.font_size, max_lines=style.max_lines, bold=style.bold)
        self.lines.extend(_Line(line, text, style) for line in lines if line)


class SeatCard(NamedTuple):
    """A card with its measured lines."""

    seat: Seat
    """The seat."""
    lines: tuple[_Line, ...]
    """The lines of its texts."""
    fill: str
    """The colour of the card."""
    is_advisory: bool
    """Whether the holder advises the board."""

    @property
    def height(self) -> float:
        """Its height."""
        return CARD.line_height * len(self.lines) + 2 * CARD.padding - CARD.descent

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the card."""
        is_doubtful = self.seat.verdict is Verdict.UNDETERMINED
        dashed = self.is_advisory or is_doubtful
        edge = FAINT if self.is_advisory else _EDGE
        right, bottom = left + CARD.width, top + self.height
        _draw_card(canvas, left, top, right, bottom, fill=self.fill, edge=edge, dashed=dashed)
        baseline = top + CARD.padding + CARD.ascent
        for text, tip, style in self.lines:
            x = left + CARD.padding
            canvas.draw_text(x, baseline, text, size=style.font_size, bold=style.bold, colour=style.colour, tip=tip)
            baseline += CARD.line_height
        if is_doubtful:
            x, y = left + CARD.width - CARD.mark_right, top + CARD.mark_baseline
            canvas.draw_text(x, y, "?", size=CARD.mark_size, bold=True, colour=INK, align="right")


def _draw_card(
    canvas: Canvas, left: float, top: float, right: float, bottom: float, *, fill: str, edge: str, dashed: bool
) -> None:
    """Draw the surface of a card, and its edge over it."""
    canvas.draw_box(left, top, right, bottom, fill=fill)
    canvas.draw_box(left, top, right, bottom, edge=edge, width=CARD.edge_width, dashed=dashed)


def draw_sample(canvas: Canvas, left: float, baseline: float, *, is_advisory: bool) -> None:
    """Draw a sample card for the legend: an advisory or an uncertain one."""
    edge, fill = (FAINT, _ADVISORY_FILL) if is_advisory else (_EDGE, _BOARD_FILL)
    top, right, bottom = baseline - SAMPLE_CARD.above, left + SAMPLE_CARD.width, baseline + SAMPLE_CARD.below
    _draw_card(canvas, left, top, right, bottom, fill=fill, edge=edge, dashed=True)
    if not is_advisory:
        x, y = right - SAMPLE_CARD.mark_right, baseline + SAMPLE_CARD.mark_below
        canvas.draw_text(x, y, "?", size=SAMPLE_CARD.mark_size, bold=True, colour=INK, align="right")


def make_card(register: Register, seat: Seat, *, language: Language, is_advisory: bool, in_section: bool) -> SeatCard:
    """Make the card of a seat."""
    writer = _CardWriter(register, language)
    writer.write_seat(seat, in_section=in_section)
    is_chair = seat.appointment.post is Post.CHAIR
    fill = _ADVISORY_FILL if is_advisory else _CHAIR_FILL if is_chair else _BOARD_FILL
    return SeatCard(seat, tuple(writer.lines), fill, is_advisory)


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


def format_card_alt(register: Register, seat: Seat, *, language: Language) -> str:
    """Return the alternative text of a card."""
    appointment = seat.appointment
    parts = [
        f"{_format_title(appointment, language)}: {_format_holder(register, appointment, language)}",
        *_format_details(appointment, language, in_section=False),
    ]
    if seat.verdict is Verdict.UNDETERMINED:
        parts.append(PERHAPS_ON.translate(language))
    parts += [
        f"{REPLACES.translate(language)} {_format_holder(register, before, language)}"
        for before in _get_predecessors(seat)
    ]
    if seat.missing is not None:
        parts.append(f"{REPLACES.translate(language)} {_format_missing(seat.missing, language)}")
    return escape(", ".join(parts))
