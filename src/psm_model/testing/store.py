"""Store: the protocol of a store of registers. MemoryStore: a store that keeps a register in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Protocol

import attrs

from psm_model.checking.spans import compare_spans
from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.decree import Decree
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Entity, Register
from psm_model.entities.source import Source
from psm_model.errors import DuplicateIdError, NotFoundError, ParseError, PsmModelError, safe_repr
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.verdict import Verdict

__all__ = ["MemoryStore", "RefusedError", "Store"]

_NEVER_IN_OFFICE = (TermStatus.ANNULLED, TermStatus.DISPUTED)


class RefusedError(PsmModelError, ValueError):
    """The error for a change after which a register would contradict itself."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        """Reason for the rejection."""

    def __str__(self) -> str:
        return self.reason


@contextmanager
def _convert_errors() -> Iterator[None]:
    """Turn the errors of a register and its values into refusals."""
    try:
        yield
    except (DuplicateIdError, NotFoundError, ParseError) as error:
        raise RefusedError(str(error)) from None


class Store(Protocol):
    """An adapter between a test and a store.

    A method rejects a change by raising one of the exceptions in `refusals`, and leaves the store as it was. Any other
    exception is a failure.
    """

    @property
    def refusals(self) -> tuple[type[Exception], ...]:
        """Exceptions by which the store rejects changes."""

    def clear(self) -> None:
        """Remove everything."""

    def add_source(self, source: Source) -> None:
        """Add a source. Reject an id that is taken.

        The store decides whether the decrees that it reproduces must exist; the kit only uses ones that do.
        """

    def add_decree(self, decree: Decree) -> None:
        """Add a decree. Reject an id that is taken, and an unknown source.

        The store decides whether the decrees that it amends, replaces or revokes must exist; the kit only uses ones
        that do.
        """

    def add_organisation(self, organisation: Organisation) -> None:
        """Add an organisation. Reject an id that is taken, and an unknown parent, decree or source.

        Accept an organisation that is its own parent: nothing is missing, and a rule reports it.
        """

    def add_member(self, member: Member) -> None:
        """Add a member. Reject an id that is taken, and an unknown decree or source.

        The store decides whether the issuer of a card must exist; the kit only uses issuers that do.
        """

    def open_term(self, term: BoardTerm) -> None:
        """Add a board term without appointments.

        Reject an id that is taken, an unknown organisation, decree or source, and a term whose `span` certainly
        overlaps that of another term of the organisation. Accept terms that may overlap, terms that share only a
        handover day (the last day of one and the first of the other), and annulled or disputed terms. The store decides
        about a term whose status is withheld; the kit uses none.
        """

    def close_term(self, term_id: str, end: PartialDate) -> None:
        """Set the last day of a term, inclusive, in its last change or else in its period.

        The start is unchanged, even if it is unknown. The period and the changes are no longer withheld, as in
        `BoardTerm.end_on`.

        Reject an unknown term, an end before every possible start, and, like `open_term`, a term that then certainly
        overlaps another.
        """

    def appoint(self, term_id: str, appointment: Appointment) -> None:
        """Add an appointment that replaces no other, after the others of its term.

        Reject an unknown term, member or decree, and an id that is taken in the term. Other terms may use the same id.
        """

    def replace(self, term_id: str, appointment: Appointment) -> None:
        """Add an appointment that replaces the one named by its `replaces_id`.

        The last day of the replaced appointment becomes the day before the start of the new one; if only the month or
        the year of the start is known, some day of that. Its period is no longer withheld, as in `Appointment.end_on`.
        Reject what `appoint` rejects, an appointment that replaces none of its term, and one before whose start the
        replaced one cannot end.
        """

    def load(self) -> Register:
        """Return everything, in any order of entities."""


class MemoryStore:
    """A store that keeps a register in memory: the model for other stores, and an example of an adapter.

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
        """Exceptions by which the store rejects changes."""
        return (RefusedError,)

    def clear(self) -> None:
        """Remove everything."""
        self._register = Register()

    def load(self) -> Register:
        """Return the register."""
        return self._register

    def add_source(self, source: Source) -> None:
        """Add a source."""
        self._add(source)

    def add_decree(self, decree: Decree) -> None:
        """Add a decree."""
        self._require_sources(decree.source_ids)
        self._add(decree)

    def add_organisation(self, organisation: Organisation) -> None:
        """Add an organisation."""
        self._require_sources(organisation.source_ids)
        self._require_decrees(organisation.decree_ids)
        if organisation.parent_id is not None and organisation.parent_id != organisation.id:
            self._require_organisation(organisation.parent_id)
        self._add(organisation)

    def add_member(self, member: Member) -> None:
        """Add a member."""
        self._require_sources(member.source_ids)
        self._require_decrees(member.decree_ids)
        self._add(member)

    def open_term(self, term: BoardTerm) -> None:
        """Add a board term."""
        self._require_organisation(term.organisation_id)
        self._require_sources(term.source_ids)
        self._require_decrees(term.decree_ids)
        self._require_no_overlap(term)
        self._add(term)

    def close_term(self, term_id: str, end: PartialDate) -> None:
        """Set the last day of a term."""
        term = self._get_term(term_id)
        with _convert_errors():
            closed = term.end_on(end)
        self._require_no_overlap(closed)
        self._register = self._register.replace(closed)

    def appoint(self, term_id: str, appointment: Appointment) -> None:
        """Add an appointment."""
        term = self._get_term(term_id)
        self._require_valid_appointment(term, appointment)
        self._register = self._register.replace(attrs.evolve(term, appointments=(*term.appointments, appointment)))

    def replace(self, term_id: str, appointment: Appointment) -> None:
        """Add an appointment that replaces another."""
        term = self._get_term(term_id)
        self._require_valid_appointment(term, appointment)
        replaced = next((other for other in term.appointments if other.id == appointment.replaces_id), None)
        if replaced is None:
            raise RefusedError(f"no appointment {safe_repr(appointment.replaces_id)} in term {safe_repr(term_id)}")
        start = None if appointment.period is None else appointment.period.start
        if not isinstance(start, PartialDate):
            raise RefusedError("an appointment that replaces another starts some day")
        with _convert_errors():
            ended = replaced.end_on(_find_day_before(start))
        others = (ended if other is replaced else other for other in term.appointments)
        self._register = self._register.replace(attrs.evolve(term, appointments=(*others, appointment)))

    def _add(self, entity: Entity) -> None:
        with _convert_errors():
            self._register = self._register.add(entity)

    def _require_sources(self, source_ids: tuple[str, ...]) -> None:
        with _convert_errors():
            for source_id in source_ids:
                self._register.source(source_id)

    def _require_decrees(self, decree_ids: tuple[str, ...]) -> None:
        with _convert_errors():
            for decree_id in decree_ids:
                self._register.decree(decree_id)

    def _require_organisation(self, organisation_id: str) -> None:
        with _convert_errors():
            self._register.organisation(organisation_id)

    def _get_term(self, term_id: str) -> BoardTerm:
        with _convert_errors():
            return self._register.board_term(term_id)

    def _require_no_overlap(self, term: BoardTerm) -> None:
        """Reject a term that certainly overlaps another, as PSM101 does."""
        if term.span is None or term.has_status(*_NEVER_IN_OFFICE).possible:
            return
        for other in self._register.board_terms:
            if (
                other.organisation_id != term.organisation_id
                or other.id == term.id
                or other.has_status(*_NEVER_IN_OFFICE).possible
            ):
                continue
            if other.span is not None and compare_spans(other.span.bounds, term.span.bounds).overlap is Verdict.YES:
                raise RefusedError(f"terms {safe_repr(other.id)} and {safe_repr(term.id)} certainly overlap")

    def _require_valid_appointment(self, term: BoardTerm, appointment: Appointment) -> None:
        if any(other.id == appointment.id for other in term.appointments):
            raise RefusedError(f"there is an appointment {safe_repr(appointment.id)} already")
        self._require_decrees(appointment.decree_ids)
        if appointment.member_id is not None:
            with _convert_errors():
                self._register.member(appointment.member_id)


def _find_day_before(start: PartialDate) -> PartialDate:
    """Return the day before a start; for an imprecise start, some day of its month or year."""
    if start.precision is not Precision.DAY:
        return start
    with _convert_errors():
        return PartialDate.from_date(start.earliest - timedelta(days=1))
