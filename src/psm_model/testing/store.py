"""Store: what a store of registers is asked to do; MemoryStore: one that keeps a register in memory."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

import attrs

from psm_model.checking.spans import compare_spans
from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Entity, Register
from psm_model.entities.source import Source
from psm_model.errors import DuplicateIdError, NotFoundError, ParseError, PsmModelError, safe_repr
from psm_model.values.endpoint import UNKNOWN
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

__all__ = ["MemoryStore", "RefusedError", "Store"]

_NEVER_IN_OFFICE = (TermStatus.ANNULLED, TermStatus.DISPUTED)


class RefusedError(PsmModelError, ValueError):
    """A store was asked for what would make its register contradict itself."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        """Why it was refused."""

    def __str__(self) -> str:
        return self.reason


class Store(Protocol):
    """What stands between a test and a store: an adapter of a few methods.

    Whatever a method is told to refuse, it refuses with one of the exceptions that `refusals` names, and leaves the
    store as it was. Any other exception is a failure.
    """

    @property
    def refusals(self) -> tuple[type[Exception], ...]:
        """The exceptions by which the store refuses."""

    def clear(self) -> None:
        """Take everything out."""

    def add_source(self, source: Source) -> None:
        """Add a source; refuse an id that is taken."""

    def add_organisation(self, organisation: Organisation) -> None:
        """Add an organisation; refuse an id that is taken, and a parent or a source that is not there.

        One that names itself as its parent is accepted: nothing is missing, and a rule reports it.
        """

    def add_member(self, member: Member) -> None:
        """Add a member; refuse an id that is taken, and a source that is not there.

        Whether an issuer of a card must be there is left to the store; it is asked for none that is not.
        """

    def open_term(self, term: BoardTerm) -> None:
        """Add a board term that has no appointments yet.

        Refuse an id that is taken, an organisation or a source that is not there, and a term whose `span` certainly
        overlaps that of another of the organisation. Accept two that may overlap, two that share a handover day, which
        is the last of one and the first of the other and no more, and one that is annulled or disputed.
        """

    def close_term(self, term_id: str, end: PartialDate) -> None:
        """Have a term end: `end` is its last day, counted in; its start stays, known or not.

        Refuse a term that is not there, an end that is before every possible start, and, as `open_term`, a term that
        then certainly overlaps another.
        """

    def appoint(self, term_id: str, appointment: Appointment) -> None:
        """Add an appointment that replaces none, behind the others of its term.

        Refuse a term or a member that is not there, and an id that is taken in the term; in another it is no matter.
        """

    def replace(self, term_id: str, appointment: Appointment) -> None:
        """Add an appointment that replaces another, the one that its `replaces_id` names.

        The last day of the one that is replaced is the day before the other starts; where only the month or the year
        of this is known, it is some day of that. Refuse what `appoint` refuses, one that replaces nothing of its term,
        and one before whose start the other can't end.
        """

    def load(self) -> Register:
        """Return all that is stored; in which order its entities stand is no matter."""


class MemoryStore:
    """A store that keeps a register in memory: the model that others are held to, and an example of an adapter.

    >>> store = MemoryStore()
    >>> store.open_term(BoardTerm(id="t", organisation_id="o"))
    Traceback (most recent call last):
    ...
    psm_model.testing.store.RefusedError: no organisation 'o'
    """

    def __init__(self) -> None:
        self._register = Register()

    @property
    def refusals(self) -> tuple[type[Exception], ...]:
        """The exception by which it refuses."""
        return (RefusedError,)

    def clear(self) -> None:
        """Take everything out."""
        self._register = Register()

    def load(self) -> Register:
        """Return all that is stored."""
        return self._register

    def add_source(self, source: Source) -> None:
        """Add a source."""
        self._add(source)

    def add_organisation(self, organisation: Organisation) -> None:
        """Add an organisation."""
        self._see_that_they_are_there(organisation.source_ids)
        if organisation.parent_id is not None and organisation.parent_id != organisation.id:
            self._organisation(organisation.parent_id)
        self._add(organisation)

    def add_member(self, member: Member) -> None:
        """Add a member."""
        self._see_that_they_are_there(member.source_ids)
        self._add(member)

    def open_term(self, term: BoardTerm) -> None:
        """Add a board term."""
        self._organisation(term.organisation_id)
        self._see_that_they_are_there(term.source_ids)
        self._see_that_it_is_alone(term)
        self._add(term)

    def close_term(self, term_id: str, end: PartialDate) -> None:
        """Have a term end."""
        term = self._term(term_id)
        closed = attrs.evolve(term, period=_until(term.period, end))
        self._see_that_it_is_alone(closed)
        self._register = self._register.replace(closed)

    def appoint(self, term_id: str, appointment: Appointment) -> None:
        """Add an appointment."""
        term = self._term(term_id)
        self._see_that_it_can_be(term, appointment)
        self._register = self._register.replace(attrs.evolve(term, appointments=(*term.appointments, appointment)))

    def replace(self, term_id: str, appointment: Appointment) -> None:
        """Add an appointment that replaces another."""
        term = self._term(term_id)
        self._see_that_it_can_be(term, appointment)
        replaced = next((one for one in term.appointments if one.id == appointment.replaces_id), None)
        if replaced is None:
            reason = f"no appointment {safe_repr(appointment.replaces_id)} in term {safe_repr(term_id)}"
            raise RefusedError(reason)
        start = None if appointment.period is None else appointment.period.start
        if not isinstance(start, PartialDate):
            raise RefusedError("an appointment that replaces another starts some day")
        ended = attrs.evolve(replaced, period=_until(replaced.period, _last_day_before(start)))
        others = (ended if one is replaced else one for one in term.appointments)
        self._register = self._register.replace(attrs.evolve(term, appointments=(*others, appointment)))

    def _add(self, entity: Entity) -> None:
        try:
            self._register = self._register.add(entity)
        except DuplicateIdError as error:
            raise RefusedError(str(error)) from None

    def _see_that_they_are_there(self, source_ids: tuple[str, ...]) -> None:
        try:
            for source_id in source_ids:
                self._register.source(source_id)
        except NotFoundError as error:
            raise RefusedError(str(error)) from None

    def _organisation(self, organisation_id: str) -> None:
        try:
            self._register.organisation(organisation_id)
        except NotFoundError as error:
            raise RefusedError(str(error)) from None

    def _term(self, term_id: str) -> BoardTerm:
        try:
            return self._register.board_term(term_id)
        except NotFoundError as error:
            raise RefusedError(str(error)) from None

    def _see_that_it_is_alone(self, term: BoardTerm) -> None:
        """Refuse a term that certainly overlaps another, as PSM101 does."""
        if term.span is None or term.status in _NEVER_IN_OFFICE:
            return
        for other in self._register.board_terms:
            if other.organisation_id != term.organisation_id or other.id == term.id or other.status in _NEVER_IN_OFFICE:
                continue
            if other.span is not None and compare_spans(other.span.bounds, term.span.bounds).overlap is Verdict.YES:
                raise RefusedError(f"terms {safe_repr(other.id)} and {safe_repr(term.id)} certainly overlap")

    def _see_that_it_can_be(self, term: BoardTerm, appointment: Appointment) -> None:
        if any(one.id == appointment.id for one in term.appointments):
            raise RefusedError(f"there is an appointment {safe_repr(appointment.id)} already")
        if appointment.member_id is not None:
            try:
                self._register.member(appointment.member_id)
            except NotFoundError as error:
                raise RefusedError(str(error)) from None


def _last_day_before(start: PartialDate) -> PartialDate:
    """Return the last day before a start: the day before it, or some day of its month or year."""
    if start.precision is not Precision.DAY:
        return start
    try:
        return PartialDate.from_date(start.earliest - timedelta(days=1))
    except ParseError as error:
        raise RefusedError(str(error)) from None


def _until(period: Period | None, end: PartialDate) -> Period:
    """Return a period with another last day."""
    try:
        return Period(UNKNOWN if period is None else period.start, end)
    except ParseError as error:
        raise RefusedError(str(error)) from None
