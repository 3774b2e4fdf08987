"""Cards of a board chart: post, holder, capacity, period and predecessors."""

from __future__ import annotations

from typing import Final, NamedTuple

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import TermStatus
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.i18n import Bilingual, Language, describe_code
from psm_model.text import escape
from psm_model.values.verdict import Verdict
from psm_model.views.holder import HolderKind, find_holder
from psm_model.views.seats import Seat
from psm_model.views.term_words import NOT_IN_REGISTER, WITHHELD, format_section

from ._canvas import Canvas
from ._lettering import wrap_width
from ._palette import FAINT, FILLS, INK

__all__ = ["CARD", "PERHAPS_ON", "REPLACES", "SAMPLE_CARD", "SeatCard", "draw_sample", "format_card_alt", "make_card"]

CARD: Final = 200.0
"""The width of a card."""
SAMPLE_CARD: Final = 28.0
"""The width of a sample card in the legend."""
PERHAPS_ON: Final = Bilingual("may be on the board then", "mungkin menjabat pada waktu itu")
REPLACES: Final = Bilingual("replaces", "menggantikan")
_NOT_RECORDED: Final = Bilingual("not recorded", "tidak tercatat")
_PADDING: Final = 8.0
_LINE: Final = 11.5
_BOTTOM: Final = 3.0  # the part of the lower padding that the descent of the last line takes
_ASCENT: Final = 7.5  # the distance of the first baseline from the padding
_TITLE_SIZE: Final = 8.5
_HOLDER_SIZE: Final = 9.5
_DETAIL_SIZE: Final = 8.0
_MARK_ROOM: Final = 10.0  # the width that the title leaves to the question mark
_MARK_SIZE: Final = 11.0
_MARK_RIGHT: Final = 6.0  # the distance of the question mark from the right end of the card
_MARK_BASELINE: Final = 13.0
_SAMPLE_ABOVE: Final = 10.0  # the height of a sample card above the baseline of its words
_SAMPLE_BELOW: Final = 3.0  # the height of a sample card below that baseline
_SAMPLE_MARK_SIZE: Final = 10.0
_SAMPLE_MARK_RIGHT: Final = 4.0
_SAMPLE_MARK_BELOW: Final = 0.5
_EDGE_WIDTH: Final = 1.0
_TITLE_LINES: Final = 2  # the maximum number of lines of a title
_HOLDER_LINES: Final = 3
_DETAIL_LINES: Final = 2
_REPLACED_LINES: Final = 3
_EDGE: Final = FILLS[TermStatus.IN_OFFICE].edge
_CHAIR_FILL: Final = "#8fcdf0"
_BOARD_FILL: Final = "#e4f3fc"
_ADVISORY_FILL: Final = "#f4f4f4"


class _Line(NamedTuple):
    text: str
    size: float
    bold: bool
    colour: str
    whole: str


class SeatCard(NamedTuple):
    """A card with its measured lines."""

    seat: Seat
    lines: tuple[_Line, ...]
    fill: str
    is_advisory: bool

    @property
    def height(self) -> float:
        """Its height."""
        return _LINE * len(self.lines) + 2 * _PADDING - _BOTTOM

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the card."""
        is_doubtful = self.seat.verdict is Verdict.UNDETERMINED
        dashed = self.is_advisory or is_doubtful
        edge = FAINT if self.is_advisory else _EDGE
        canvas.draw_box(left, top, left + CARD, top + self.height, fill=self.fill)
        canvas.draw_box(
            left, top, left + CARD, top + self.height, fill="none", edge=edge, width=_EDGE_WIDTH, dashed=dashed
        )
        baseline = top + _PADDING + _ASCENT
        for line in self.lines:
            canvas.draw_text(
                left + _PADDING, baseline, line.text, size=line.size, bold=line.bold, colour=line.colour, tip=line.whole
            )
            baseline += _LINE
        if is_doubtful:
            x, y = left + CARD - _MARK_RIGHT, top + _MARK_BASELINE
            canvas.draw_text(x, y, "?", size=_MARK_SIZE, bold=True, colour=INK, align="right")


def draw_sample(canvas: Canvas, left: float, baseline: float, *, is_advisory: bool) -> None:
    """Draw a sample card for the legend: an advisory or an uncertain one."""
    edge, fill = (FAINT, _ADVISORY_FILL) if is_advisory else (_EDGE, _BOARD_FILL)
    top, right, bottom = baseline - _SAMPLE_ABOVE, left + SAMPLE_CARD, baseline + _SAMPLE_BELOW
    canvas.draw_box(left, top, right, bottom, fill=fill)
    canvas.draw_box(left, top, right, bottom, fill="none", edge=edge, width=_EDGE_WIDTH, dashed=True)
    if not is_advisory:
        x, y = right - _SAMPLE_MARK_RIGHT, baseline + _SAMPLE_MARK_BELOW
        canvas.draw_text(x, y, "?", size=_SAMPLE_MARK_SIZE, bold=True, colour=INK, align="right")


def make_card(register: Register, seat: Seat, *, language: Language, is_advisory: bool, in_section: bool) -> SeatCard:
    """Make the card of a seat."""
    lines: list[_Line] = []

    def write(text: str, size: float, *, most: int, bold: bool = False, colour: str = INK, room: float = 0) -> None:
        fitting = wrap_width(text, CARD - 2 * _PADDING - room, size, lines=most, bold=bold)
        lines.extend(_Line(line, size, bold, colour, text) for line in fitting if line)

    appointment = seat.appointment
    write(_format_title(appointment, language), _TITLE_SIZE, most=_TITLE_LINES, bold=True, room=_MARK_ROOM)
    write(_format_holder(register, appointment, language), _HOLDER_SIZE, most=_HOLDER_LINES)
    for text in _format_details(appointment, language, in_section=in_section):
        write(text, _DETAIL_SIZE, most=_DETAIL_LINES, colour=FAINT)
    for before in _get_predecessors(seat):
        text = ", ".join(
            [_format_holder(register, before, language), *_format_details(before, language, in_section=True)]
        )
        write(f"{REPLACES.translate(language)} {text}", _DETAIL_SIZE, most=_REPLACED_LINES, colour=FAINT)
    if seat.missing is not None:
        write(
            f"{REPLACES.translate(language)} {seat.missing} ({_NOT_RECORDED.translate(language)})",
            _DETAIL_SIZE,
            most=_DETAIL_LINES,
            colour=FAINT,
        )
    fill = _ADVISORY_FILL if is_advisory else _CHAIR_FILL if appointment.post is Post.CHAIR else _BOARD_FILL
    return SeatCard(seat, tuple(lines), fill, is_advisory)


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
        parts.append(f"{REPLACES.translate(language)} {seat.missing} ({_NOT_RECORDED.translate(language)})")
    return escape(", ".join(parts))
