"""The cards of a board's chart: who holds a post, as what, when, and whom they replaced."""

from __future__ import annotations

from typing import Final, NamedTuple

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import TermStatus
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.errors import NotFoundError
from psm_model.i18n import Bilingual, Language, in_words
from psm_model.text import escape
from psm_model.values.verdict import Verdict

from ._lettering import wrap_width
from ._palette import FAINT, FILLS, INK
from ._seats import Seat
from ._sheet import Sheet

__all__ = ["CARD", "PERHAPS_ON", "REPLACES", "SAMPLE", "Card", "card_alt", "draw_sample", "make_card"]

CARD: Final = 200.0
"""How wide a card is."""
SAMPLE: Final = 28.0
"""How wide a card in the legend is."""
PERHAPS_ON: Final = Bilingual("may be on the board that day", "mungkin menjabat pada hari itu")
REPLACES: Final = Bilingual("replaces", "menggantikan")
_NOT_THERE: Final = Bilingual("not in the register", "tidak ada di dalam register")
_NOT_RECORDED: Final = Bilingual("not recorded", "tidak tercatat")
_PADDING: Final = 8.0
_LINE: Final = 11.5
_EDGE: Final = FILLS[TermStatus.IN_OFFICE].edge
_OF_CHAIR: Final = "#8fcdf0"
_LED: Final = "#e4f3fc"
_ADVISORY: Final = "#f4f4f4"


class _Line(NamedTuple):
    text: str
    size: float
    bold: bool
    colour: str
    whole: str


class Card(NamedTuple):
    """A card, measured."""

    seat: Seat
    lines: tuple[_Line, ...]
    fill: str
    advisory: bool

    @property
    def height(self) -> float:
        """How high it is."""
        return _LINE * len(self.lines) + 2 * _PADDING - 3

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        """Draw it."""
        perhaps = self.seat.verdict is Verdict.UNDETERMINED
        dashed = self.advisory or perhaps
        edge = FAINT if self.advisory else _EDGE
        sheet.box(left, top, left + CARD, top + self.height, fill=self.fill)
        sheet.box(left, top, left + CARD, top + self.height, fill="none", edge=edge, width=1.0, dashed=dashed)
        baseline = top + _PADDING + 7.5
        for line in self.lines:
            sheet.words(
                left + _PADDING, baseline, line.text, size=line.size, bold=line.bold, colour=line.colour, tip=line.whole
            )
            baseline += _LINE
        if perhaps:
            sheet.words(left + CARD - 6, top + 13, "?", size=11, bold=True, colour=INK, align="right")


def draw_sample(sheet: Sheet, left: float, baseline: float, *, advisory: bool) -> None:
    """Draw a small card beside words on a line, of those who advise or of those who may be on the board."""
    edge, fill = (FAINT, _ADVISORY) if advisory else (_EDGE, _LED)
    sheet.box(left, baseline - 10, left + SAMPLE, baseline + 3, fill=fill)
    sheet.box(left, baseline - 10, left + SAMPLE, baseline + 3, fill="none", edge=edge, width=1.0, dashed=True)
    if not advisory:
        sheet.words(left + SAMPLE - 4, baseline + 0.5, "?", size=10, bold=True, colour=INK, align="right")


def make_card(register: Register, seat: Seat, language: Language, *, advisory: bool, in_section: bool) -> Card:
    """Measure the card of a seat."""
    lines: list[_Line] = []

    def write(text: str, size: float, *, most: int, bold: bool = False, colour: str = INK, room: float = 0) -> None:
        fitting = wrap_width(text, CARD - 2 * _PADDING - room, size, lines=most, bold=bold)
        lines.extend(_Line(line, size, bold, colour, text) for line in fitting if line)

    held = seat.held
    write(_title(held, language), 8.5, most=2, bold=True, room=10)
    write(_holder(register, held, language), 9.5, most=3)
    for text in _details(held, language, in_section=in_section):
        write(text, 8, most=2, colour=FAINT)
    for before in _before(seat):
        text = ", ".join([_holder(register, before, language), *_details(before, language, in_section=True)])
        write(f"{REPLACES.translate(language)} {text}", 8, most=3, colour=FAINT)
    if seat.missing is not None:
        write(
            f"{REPLACES.translate(language)} {seat.missing} ({_NOT_RECORDED.translate(language)})",
            8,
            most=2,
            colour=FAINT,
        )
    fill = _ADVISORY if advisory else _OF_CHAIR if held.post is Post.CHAIR else _LED
    return Card(seat, tuple(lines), fill, advisory)


def _before(seat: Seat) -> tuple[Appointment, ...]:
    """Return whom a card names as replaced."""
    return seat.replaced if seat.apart is None else (*seat.replaced, seat.apart)


def _title(held: Appointment, language: Language) -> str:
    written = held.title or ""
    return written if written.strip() else in_words(held.post).translate(language).capitalize()


def _holder(register: Register, held: Appointment, language: Language) -> str:
    if held.name is not None:
        return held.name.text
    if held.member_id is None:
        return held.office or ""
    try:
        return register.member(held.member_id).name.text
    except NotFoundError:
        return f"{held.member_id} ({_NOT_THERE.translate(language)})"


def _details(held: Appointment, language: Language, *, in_section: bool) -> list[str]:
    """Return what is written of an appointment beside its title and its holder."""
    told = [] if held.capacity is Capacity.SUBSTANTIVE else [in_words(held.capacity).translate(language)]
    if held.section is not None and not in_section:
        told.append(held.section)
    if held.period is not None:
        told.append(held.period.to_text(language=language))
    return told


def card_alt(register: Register, seat: Seat, language: Language) -> str:
    """Return in words what a card shows."""
    held = seat.held
    told = [
        f"{_title(held, language)}: {_holder(register, held, language)}",
        *_details(held, language, in_section=False),
    ]
    if seat.verdict is Verdict.UNDETERMINED:
        told.append(PERHAPS_ON.translate(language))
    told += [f"{REPLACES.translate(language)} {_holder(register, before, language)}" for before in _before(seat)]
    if seat.missing is not None:
        told.append(f"{REPLACES.translate(language)} {seat.missing} ({_NOT_RECORDED.translate(language)})")
    return escape(", ".join(told))
