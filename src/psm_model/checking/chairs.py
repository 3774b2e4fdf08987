"""Chairs: a member as chair of a board, and what is not known of the days."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntFlag, auto
from typing import Final, NamedTuple

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.tenure import AppointmentSpan
from psm_model.values.bounds import UNBOUNDED, Bounds

from .facts import Fact
from .imprecision import find_imprecise_ends, find_imprecise_term

__all__ = ["ChairRef", "Gap", "make_chair"]


class Gap(IntFlag):
    """What is not known of the days of a chair, and from where the days are; one number, to save memory.

    >>> Gap.START in Gap.START | Gap.START_YEAR
    True
    """

    START = auto()
    """The start is not known to the day."""
    START_YEAR = auto()
    """Of the start, only the year is known."""
    END = auto()
    """The end is not known to the day."""
    END_YEAR = auto()
    """Of the end, only the year is known."""
    CHANGED_END = auto()
    """The end that a change set is not known to the day."""
    OF_TERM = auto()
    """The days are those of the term."""
    SUCCEEDED = auto()
    """The days end with a successor."""
    UNTIL_NEXT = auto()
    """The term runs until the next board."""
    UNDATED = auto()
    """The post is held at some time within the term."""
    CAPACITY = auto()
    """The capacity is withheld, so that the post may not be held at all."""
    SECTION = auto()
    """The section is withheld, so that the post may not be for the whole board."""
    STATUS = auto()
    """The board is disputed, or its status is withheld."""


# Flags are slow to make and to combine, and most chairs have none.
_NO_GAPS: Final = Gap(0)


class ChairRef(NamedTuple):
    """A member as substantive chair of a board."""

    term_index: int
    """The position of the term among all."""
    appointment_index: int
    """The position of the appointment within the term."""
    term_id: str
    """The term."""
    organisation_id: str
    """The organisation of the term."""
    bounds: Bounds
    """The days on which it is held."""
    gaps: Gap
    """What is not known of these days."""
    change_count: int
    """The number of changes of the term if the days are those of the term, else 0."""

    @property
    def path(self) -> str:
        """The JSON Pointer of the appointment."""
        return f"{self._term_path}/appointments/{self.appointment_index}"

    @property
    def _term_path(self) -> str:
        return f"/board_terms/{self.term_index}"

    def find_unsettled(self, *, start: bool, end: bool) -> tuple[Fact, ...]:
        """Return the facts of the requested ends that are not known to the day, and those that leave it open."""
        return self._find_imprecise(start=start, end=end) + self._list_open()

    def _list_open(self) -> tuple[Fact, ...]:
        """Return the facts that leave open whether it is held at all, and for the whole board."""
        places = (
            (f"{self.path}/capacity", Gap.CAPACITY),
            (f"{self.path}/section", Gap.SECTION),
            (f"{self._term_path}/status", Gap.STATUS),
        )
        return tuple(Fact(pointer) for pointer, gap in places if gap in self.gaps)

    def _find_imprecise(self, *, start: bool, end: bool) -> tuple[Fact, ...]:
        own = Fact(f"{self.path}/period")
        if Gap.UNDATED in self.gaps:
            return (own,) if start or end else ()
        period = f"{self._term_path}/period" if Gap.OF_TERM in self.gaps else own.pointer
        facts: tuple[Fact, ...] = ()
        if start and Gap.START in self.gaps:
            facts += (Fact(f"{period}/start", Gap.START_YEAR in self.gaps),)
        if end and Gap.END in self.gaps:
            facts += (Fact(f"{period}/end", Gap.END_YEAR in self.gaps),)
        if end and self.gaps & (Gap.CHANGED_END | Gap.UNTIL_NEXT):
            facts += (self._make_change_fact(),)
        return (*facts, own) if end and Gap.SUCCEEDED in self.gaps else facts

    def _make_change_fact(self) -> Fact:
        """Return the fact of the last change, which ends the term; of all changes if none is recorded."""
        changes = f"{self._term_path}/changes"
        if not self.change_count:
            return Fact(changes)
        change = f"{changes}/{self.change_count - 1}"
        return Fact(change) if Gap.UNTIL_NEXT in self.gaps else Fact(f"{change}/until", Gap.END_YEAR in self.gaps)


def make_chair(
    appointment: Appointment, term: BoardTerm, span: AppointmentSpan, term_index: int, appointment_index: int
) -> ChairRef:
    """Return a substantive chair of a board.

    Args:
        appointment: The appointment of the chair.
        term: Its term.
        span: The days on which it is held.
        term_index: The position of the term among all.
        appointment_index: The position of the appointment within the term.

    >>> from psm_model.entities.tenure import find_appointment_span
    >>> appointment = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2025/2030-10-15"))
    >>> board = BoardTerm(id="t", organisation_id="o", appointments=(appointment,))
    >>> chair = make_chair(appointment, board, find_appointment_span(appointment, board), 0, 0)
    >>> chair.find_unsettled(start=True, end=True)
    (Fact(pointer='/board_terms/0/appointments/0/period/start', is_year=True),)
    """
    bounds, change_count = span.bounds, 0
    if appointment.period is not None:
        gaps = _find_imprecise_gaps(find_imprecise_ends("/period", appointment.period))
    elif span.is_whole_term and term.span is not None:
        gaps = _find_term_gaps(term, span)
        change_count = len(term.changes)
    else:
        gaps = Gap.UNDATED
    open_gaps = _find_open_gaps(appointment, term)
    if open_gaps:
        # It is open whether it is held at all, and for the whole board.
        bounds = Bounds(bounds.start_min, UNBOUNDED, -UNBOUNDED, bounds.end_max)
        gaps |= open_gaps
    return ChairRef(term_index, appointment_index, term.id, term.organisation_id, bounds, gaps, change_count)


def _find_term_gaps(term: BoardTerm, span: AppointmentSpan) -> Gap:
    """Return the gaps of a post that is held during the whole term."""
    gaps = _find_imprecise_gaps(find_imprecise_term("", term)) | Gap.OF_TERM
    if span.successor_ids:
        gaps |= Gap.SUCCEEDED
    return gaps | Gap.UNTIL_NEXT if term.runs_until_successor else gaps


def _find_open_gaps(appointment: Appointment, term: BoardTerm) -> Gap:
    """Return the gaps that leave open whether a post is held, and for the whole board."""
    gaps = _NO_GAPS
    if "capacity" in appointment.withheld:
        gaps |= Gap.CAPACITY
    if "section" in appointment.withheld:
        gaps |= Gap.SECTION
    return gaps | Gap.STATUS if term.has_status(TermStatus.DISPUTED).possible else gaps


def _find_imprecise_gaps(facts: Iterable[Fact]) -> Gap:
    """Return the gaps of facts that are not known to the day."""
    gaps = _NO_GAPS
    for fact in facts:
        if fact.pointer == "/period/start":
            gaps |= Gap.START | Gap.START_YEAR if fact.is_year else Gap.START
        else:
            end = Gap.END if fact.pointer == "/period/end" else Gap.CHANGED_END
            gaps |= end | Gap.END_YEAR if fact.is_year else end
    return gaps
