"""Stores that keep a register wrongly, each in one respect."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Final

import attrs

from examples.store.adapter import StoreInTables
from examples.store.store import save
from psm_model import ParseError, Verdict
from psm_model.checking.spans import Sharing, compare_spans
from psm_model.entities import Appointment, BoardTerm, Member, Organisation, Register
from psm_model.testing import MemoryStore, RefusedError
from psm_model.values import Level, PartialDate, Period, Precision

JAKARTA: Final = timezone(timedelta(hours=7))


class LosesReplacement(StoreInTables):
    """Loses which appointment another replaces."""

    def replace(self, term_id: str, appointment: Appointment) -> None:
        """Replace, but lose the id of the replaced appointment."""
        super().replace(term_id, appointment)
        term = self.load().board_term(term_id)
        self._put(
            attrs.evolve(term, appointments=tuple(attrs.evolve(item, replaces_id=None) for item in term.appointments))
        )

    def _put(self, term: BoardTerm) -> None:

        with self.engine.begin() as connection:
            save(Register.of(term), connection)


class OffByOneDay(MemoryStore):
    """Stores half-open ranges, and returns the day after the last as the last day."""

    def close_term(self, term_id: str, end: PartialDate) -> None:
        """Close a day too late."""
        super().close_term(term_id, shift_days(end, 1))


class ForgetsTimeZone(MemoryStore):
    """Stores days as midnights in Jakarta, and returns the days in Greenwich."""

    def open_term(self, term: BoardTerm) -> None:
        """Open, but lose the time zone."""
        if term.period is not None and isinstance(term.period.start, PartialDate):
            term = attrs.evolve(term, period=Period(to_greenwich(term.period.start), term.period.end))
        super().open_term(term)


def shift_days(day: PartialDate, days: int) -> PartialDate:
    """Return a whole day shifted by some days; other dates stay."""
    if day.precision is not Precision.DAY:
        return day
    return PartialDate.from_date(date.fromordinal(day.ordinals[0] + days))


def to_greenwich(day: PartialDate) -> PartialDate:
    """Return the day in Greenwich at which a day in Jakarta begins."""
    if day.precision is not Precision.DAY:
        return day
    midnight = datetime.combine(date.fromordinal(day.ordinals[0]), datetime.min.time(), JAKARTA)
    return PartialDate.from_date(midnight.astimezone(UTC).date())


class AcceptsTwoBoards(MemoryStore):
    """Ignores overlaps."""

    # Any: the entity.
    def _require_no_overlap(self, _term: Any) -> None:
        pass


class AcceptsTwoBoardsAtTheEnd(MemoryStore):
    """Ignores overlaps when a term is closed."""

    def close_term(self, term_id: str, end: PartialDate) -> None:
        """Close without a check."""
        term = self._get_term(term_id)
        if isinstance(end, PartialDate) and self._register.board_terms:
            try:
                self._register = self._register.replace(term.end_on(end))
            except ParseError as error:
                raise RefusedError(str(error)) from None


class OverlooksLabels(MemoryStore):
    """Checks only recorded periods for overlaps, not labels."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        if term.period is not None:
            super()._require_no_overlap(term)


class RefusesPossibleOverlaps(MemoryStore):
    """Refuses terms that may overlap."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        super()._require_no_overlap(term)
        self._refuse(term, lambda first, second: compare(first, second).overlap is Verdict.UNDETERMINED)

    def _refuse(self, term: BoardTerm, is_wrong: Callable[[Period, Period], bool]) -> None:
        for other in self._register.board_terms:
            span, other_span = term.span, other.span
            if (
                other.organisation_id != term.organisation_id
                or other.id == term.id
                or span is None
                or other_span is None
            ):
                continue
            if is_wrong(span, other_span):
                raise RefusedError("two boards")


def compare(first: Period, second: Period) -> Sharing:
    """Compare the days of two periods."""
    return compare_spans(first.bounds, second.bounds)


class RefusesHandoverDays(RefusesPossibleOverlaps):
    """Refuses terms that share any day."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        self._refuse(term, lambda first, second: first.overlaps(second) is Verdict.YES)


class RefusesNeighbours(RefusesPossibleOverlaps):
    """Counts the day after the last as a day of the term."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        super()._require_no_overlap(term)
        self._refuse(term, lambda first, second: first.meets(second) is Verdict.YES)


class OverlooksSingleDays(MemoryStore):
    """Accepts any term of a single day, as a comparison of half-open ranges with the last day as end does."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        one_day = term.span is not None and len(set(term.span.bounds)) == 1
        if not one_day:
            super()._require_no_overlap(term)


class RefusesAnnulled(RefusesPossibleOverlaps):
    """Checks overlaps also of boards that were never in office."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        self._refuse(term, lambda first, second: compare(first, second).overlap is Verdict.YES)


class RequiresUniqueAppointmentIds(MemoryStore):
    """Requires ids of appointments to be unique across terms."""

    def appoint(self, term_id: str, appointment: Appointment) -> None:
        """Appoint, unless any term has the id."""
        if any(existing.id == appointment.id for term in self._register.board_terms for existing in term.appointments):
            raise RefusedError("taken")
        super().appoint(term_id, appointment)


class IgnoresCase(MemoryStore):
    """Treats ids as equal that differ only in case."""

    def add_member(self, member: Member) -> None:
        """Add, unless an id is equal except for case."""
        if any(existing.id.casefold() == member.id.casefold() for existing in self._register.members):
            raise RefusedError("taken")
        super().add_member(member)


class SortsAppointments(MemoryStore):
    """Returns appointments in the order of their ids."""

    def load(self) -> Register:
        """Load in another order."""
        loaded = super().load()
        for term in loaded.board_terms:
            seats = tuple(sorted(term.appointments, key=lambda appointment: appointment.id))
            loaded = loaded.replace(attrs.evolve(term, appointments=seats))
        return loaded


class OverlooksSources(MemoryStore):
    """Accepts references to missing sources."""

    def _require_sources(self, _source_ids: tuple[str, ...]) -> None:
        pass


class OverlooksDecrees(MemoryStore):
    """Accepts references to missing decrees."""

    def _require_decrees(self, _decree_ids: tuple[str, ...]) -> None:
        pass


class RefusesVillages(MemoryStore):
    """Refuses villages."""

    def add_organisation(self, organisation: Organisation) -> None:
        """Add an organisation, unless it is of a village."""
        if organisation.level is Level.VILLAGE:
            raise RefusedError("no villages")
        super().add_organisation(organisation)


class RaisesOnTraining(MemoryStore):
    """Raises if a member has training."""

    def add_member(self, member: Member) -> None:
        """Add a member without training."""
        if member.training:
            raise ZeroDivisionError
        super().add_member(member)


class CannotBeCleared(MemoryStore):
    """Raises at once."""

    def clear(self) -> None:
        """Raise."""
        raise ZeroDivisionError


class ChangesBeforeRefusing(MemoryStore):
    """Does half of a refused step."""

    def replace(self, term_id: str, appointment: Appointment) -> None:
        """Replace, and check only afterwards."""
        before = self._register
        try:
            super().replace(term_id, appointment)
        except RefusedError:
            self._register = Register(board_terms=before.board_terms)
            raise
