"""What somebody new to the library writes to find the chair on a day, correctly and with typical mistakes."""

from __future__ import annotations

from datetime import date
from typing import Final

from psm_model.entities import Appointment, BoardTerm, Capacity, Post, Register, TermStatus
from psm_model.entities.tenure import holds_whole_term
from psm_model.strategies import Question
from psm_model.values import UNKNOWN, PartialDate, Period

__all__ = ["BUGS", "Newcomer", "find_expected"]

Chairs = set[tuple[str, str]]


def find_expected(question: Question) -> Chairs:
    """Return the chairs who certainly hold the post on the day, by the library: ids of the term and the appointment."""
    register = question.register
    return {
        (term.id, appointment.id)
        for term in register.terms_of(question.organisation_id)
        for appointment, verdict in register.board_on(question.organisation_id, question.on)
        if appointment in term.appointments and appointment.post is Post.CHAIR and verdict.certain
    }


class Newcomer:
    """A program that finds the chairs who certainly hold the post on a day; subclasses have a mistake."""

    def is_board(self, term: BoardTerm) -> bool:
        """Return whether a board was in office."""
        return term.status not in {TermStatus.ANNULLED, TermStatus.DISPUTED}

    def is_chair(self, appointment: Appointment) -> bool:
        """Return whether an appointment is of a chair who holds the post."""
        return appointment.post is Post.CHAIR and appointment.capacity.holds

    def has_begun(self, period: Period, on: date) -> bool:
        """Return whether a period has begun on a day."""
        return isinstance(period.start, PartialDate) and period.start.latest <= on

    def is_over(self, period: Period, on: date) -> bool:
        """Return whether a period may be over on a day."""
        if period.end is UNKNOWN:
            return isinstance(period.start, PartialDate) and period.start.earliest < on
        return isinstance(period.end, PartialDate) and period.end.earliest < on

    def choose_term_span(self, term: BoardTerm) -> Period | None:
        """Return the days on which the board is certainly in office, if it ever is."""
        return term.shortest_span

    def list_periods(self, term: BoardTerm, appointment: Appointment) -> list[Period | None]:
        """Return the periods that must contain the day: that of the holder, and that of the term."""
        span = self.choose_term_span(term)
        if appointment.period is None:
            return [span if holds_whole_term(appointment, term) else None]
        return [appointment.period] if appointment.capacity is Capacity.HOLDOVER else [appointment.period, span]

    def choose_terms(self, terms: tuple[BoardTerm, ...]) -> tuple[BoardTerm, ...]:
        """Return the terms to look at."""
        return terms

    def find(self, register: Register, organisation_id: str, on: date) -> Chairs:
        """Return the chairs."""
        return {
            (term.id, appointment.id)
            for term in self.choose_terms(register.terms_of(organisation_id))
            if self.is_board(term)
            for appointment in term.appointments
            if self.is_chair(appointment)
            and all(
                period is not None and self.has_begun(period, on) and not self.is_over(period, on)
                for period in self.list_periods(term, appointment)
            )
        }


class EndsBeforeTheLastDay(Newcomer):
    """It takes the last day for the first on which a period no longer runs."""

    def is_over(self, period: Period, on: date) -> bool:
        """Return whether a period may be over on a day."""
        return super().is_over(period, on) or (isinstance(period.end, PartialDate) and period.end.earliest == on)


class StartsAfterTheFirstDay(Newcomer):
    """It leaves out the first day of a period."""

    def has_begun(self, period: Period, on: date) -> bool:
        """Return whether a period has begun on a day."""
        return isinstance(period.start, PartialDate) and period.start.latest < on


class TakesEveryPossibleEnd(Newcomer):
    """It takes an imprecise end for the last day that it may mean."""

    def is_over(self, period: Period, on: date) -> bool:
        """Return whether a period may be over on a day."""
        return isinstance(period.end, PartialDate) and period.end.latest < on


class IgnoresPeriodsOfHolders(Newcomer):
    """It thinks that everybody stays for the whole term."""

    def list_periods(self, term: BoardTerm, appointment: Appointment) -> list[Period | None]:  # noqa: ARG002  # unused
        """Return the period of the term."""
        return [self.choose_term_span(term)]


class IgnoresChangesOfTerms(Newcomer):
    """It ignores that a term was extended or shortened."""

    def choose_term_span(self, term: BoardTerm) -> Period | None:
        """Return the term as first decreed."""
        return term.decreed_span


class TakesTheFirstBoard(Newcomer):
    """It looks at the first board only."""

    def choose_terms(self, terms: tuple[BoardTerm, ...]) -> tuple[BoardTerm, ...]:
        """Return the first term."""
        return terms[:1]


class TakesTheLastBoard(Newcomer):
    """It looks at the last board only."""

    def choose_terms(self, terms: tuple[BoardTerm, ...]) -> tuple[BoardTerm, ...]:
        """Return the last term."""
        return terms[-1:]


class IgnoresActingChairs(Newcomer):
    """It finds only chairs in their own right."""

    def is_chair(self, appointment: Appointment) -> bool:
        """Return whether an appointment is of a chair in their own right."""
        return super().is_chair(appointment) and appointment.capacity is not Capacity.ACTING


class TakesFormerChairs(Newcomer):
    """It takes everybody without a period for a chair during the whole term, former and elected ones too."""

    def is_chair(self, appointment: Appointment) -> bool:
        """Return whether an appointment is of a chair."""
        return appointment.post is Post.CHAIR

    def list_periods(self, term: BoardTerm, appointment: Appointment) -> list[Period | None]:
        """Return the period of the holder, or else of the term."""
        return [self.choose_term_span(term) if appointment.period is None else appointment.period]


class IgnoresTheStatus(Newcomer):
    """It takes annulled and disputed boards for boards in office."""

    def is_board(self, term: BoardTerm) -> bool:
        """Return whether a term is one."""
        return isinstance(term, BoardTerm)


class IgnoresCaretakers(Newcomer):
    """It leaves out boards of caretakers."""

    def is_board(self, term: BoardTerm) -> bool:
        """Return whether a board was in office."""
        return term.status is TermStatus.IN_OFFICE


class KeepsTheLastChair(Newcomer):
    """It keeps the last chair until there is another one."""

    def is_over(self, period: Period, on: date) -> bool:
        """Return False: nobody ever leaves."""
        return on < date(1800, 1, 1) and super().is_over(period, on)


BUGS: Final = (
    EndsBeforeTheLastDay,
    StartsAfterTheFirstDay,
    TakesEveryPossibleEnd,
    IgnoresPeriodsOfHolders,
    IgnoresChangesOfTerms,
    TakesTheFirstBoard,
    TakesTheLastBoard,
    IgnoresActingChairs,
    TakesFormerChairs,
    IgnoresTheStatus,
    IgnoresCaretakers,
    KeepsTheLastChair,
)
"""Programs with a typical mistake each."""
