"""Subjects: the arguments of rule functions, an organisation with its terms or a member."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import ClassVar, NamedTuple

import attrs

from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.member import Member
from psm_model.entities.next_board import find_bounds
from psm_model.entities.organisation import Organisation
from psm_model.entities.places import Entity
from psm_model.entities.references import BOARD_TERM, ORGANISATION
from psm_model.entities.register import Register
from psm_model.entities.term_order import term_order
from psm_model.law.citation import InstrumentId
from psm_model.pointers import entity_pointer
from psm_model.values.bounds import UNBOUNDED, Bounds
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

from .board import Board, PlacedAppointment, iter_appointments, make_board
from .record_names import NO_NAMES, RecordNames

__all__ = [
    "CitedBasis",
    "DatedTerm",
    "MemberSubject",
    "OrganisationSubject",
    "iter_members",
    "iter_organisations",
    "term_sort_key",
]


class DatedTerm(NamedTuple):
    """A term with a span."""

    path: str
    """Its JSON Pointer."""
    term: BoardTerm
    """The term."""
    span: Period
    """Its span; for a term that runs until the next board, the longest possible span."""
    bounds: Bounds
    """The bounds of its span among the other terms, within which all attested days lie."""


class CitedBasis(NamedTuple):
    """A legal basis that names an instrument."""

    path: str
    """Its JSON Pointer."""
    basis: LegalBasis
    """The basis."""
    instrument: InstrumentId
    """The instrument."""
    ids: tuple[str, ...]
    """The ids of the entities that rely on it."""
    owner_path: str
    """The JSON Pointer of the organisation or term that relies on it."""
    term: BoardTerm | None
    """The board that relies on it; None if the organisation itself does."""


@attrs.frozen(kw_only=True)
class OrganisationSubject:
    """One organisation with its board terms, for rules of scope organisation.

    The terms of an organisation that is not in the register are also checked together.
    """

    organisation: Organisation | None
    """The organisation; None if only terms name it."""
    path: str
    """The JSON Pointer of the organisation, or of the first of its terms."""
    terms: tuple[tuple[str, BoardTerm], ...]
    """Its terms with the JSON Pointer of each, in order of start and id."""

    @property
    def organisation_id(self) -> str:
        """The id of the organisation, whether it is in the register or only terms name it."""
        return self.terms[0][1].organisation_id if self.organisation is None else self.organisation.id

    @cached_property
    def names(self) -> RecordNames:
        """What people call the organisation and the records of its terms."""
        return RecordNames(_OrganisationRecords(self))

    @cached_property
    def boards(self) -> tuple[Board, ...]:
        """The board of each term, in the order of the terms."""
        return tuple(make_board(path, term, self.find_bounds(term)) for path, term in self.terms)

    @cached_property
    def appointments(self) -> Mapping[str, tuple[PlacedAppointment, ...]]:
        """The appointments of each term by the term's JSON Pointer, each with a pointer of its own."""
        return {path: tuple(iter_appointments(path, term)) for path, term in self.terms}

    @cached_property
    def identical_terms(self) -> tuple[tuple[tuple[str, BoardTerm], ...], ...]:
        """Groups of terms that are identical except for their ids, each in the order of the terms."""
        # Comparing whole terms is slow, and few share both label and days.
        candidates: dict[object, list[tuple[str, BoardTerm]]] = defaultdict(list)
        for path, term in self.terms:
            days = None if term.period is None else term.period.bounds
            candidates[term.label, days, term.status, len(term.appointments)].append((path, term))
        groups: dict[object, list[tuple[str, BoardTerm]]] = defaultdict(list)
        for terms in candidates.values():
            for path, term in terms if len(terms) > 1 else ():
                # The order of appointments in a document has no meaning.
                board = frozenset(Counter(term.appointments).items())
                groups[attrs.evolve(term, id="-", appointments=()), board].append((path, term))
        return tuple(tuple(group) for group in groups.values() if len(group) > 1)

    def may_share_days(self) -> bool:
        """Return whether any two terms may share a day, dated or only attested."""
        if len(self.terms) < 2:  # noqa: PLR2004  # two terms
            return False
        latest = -UNBOUNDED - 1
        for _, term in self.terms:
            # The two differ only if the term was changed.
            bounds = term.shortest_bounds if term.changes else term.bounds
            if bounds is None:
                continue
            # Terms without a span come last. The bounds of these are those of attested days, which may be shared.
            if term.span is None or bounds.start_min <= latest:
                return True
            latest = bounds.end_max
        return False

    @cached_property
    def cited_bases(self) -> tuple[CitedBasis, ...]:
        """Legal bases of the organisation and its terms that name an instrument."""
        owners: list[tuple[str, BoardTerm | None, tuple[LegalBasis, ...], tuple[str, ...]]] = []
        if self.organisation is not None and self.organisation.legal_bases:
            owners.append((self.path, None, self.organisation.legal_bases, (self.organisation.id,)))
        owners += ((path, term, term.legal_bases, (term.id, term.organisation_id)) for path, term in self.terms)
        return tuple(
            CitedBasis(f"{path}/legal_bases/{position}", basis, basis.citation.instrument, ids, path, term)
            for path, term, bases, ids in owners
            for position, basis in enumerate(bases)
            if basis.citation is not None and basis.citation.instrument is not None
        )

    @property
    def has_all_terms(self) -> bool:
        """Whether the register has all terms of the organisation."""
        return self.organisation is not None and self.organisation.terms_complete

    def find_bounds(self, term: BoardTerm, *, complete: bool = False) -> Bounds | None:
        """Return the bounds of a term among the others, as in `find_bounds`; None if none of its days is known."""
        return find_bounds(term, (other for _, other in self.terms), complete=complete)

    def iter_dated_terms(self, *without: TermStatus) -> Iterator[DatedTerm]:
        """Return the dated terms with their pointers, spans and bounds, except terms of the given statuses."""
        if not without:
            return iter(self._dated_terms)
        return (dated for dated in self._dated_terms if not dated.term.has_status(*without).certain)

    @cached_property
    def _dated_terms(self) -> tuple[DatedTerm, ...]:
        dated = []
        for path, term in self.terms:
            span, bounds = term.span, self.find_bounds(term)
            if span is None or bounds is None:
                continue
            if term.runs_until_successor and bounds.end_max < UNBOUNDED:
                span = Period(span.start, PartialDate.from_date(date.fromordinal(bounds.end_max)))
            dated.append(DatedTerm(path, term, span, bounds))
        return tuple(dated)


@attrs.frozen
class _OrganisationRecords:
    """The records of an organisation with its terms."""

    subject: OrganisationSubject
    """The organisation."""

    @cached_property
    def _by_place(self) -> Mapping[str, Entity]:
        organisation = self.subject.organisation
        return dict(self.subject.terms) | ({} if organisation is None else {self.subject.path: organisation})

    @cached_property
    def _terms_by_id(self) -> Mapping[str, BoardTerm]:
        return {term.id: term for _, term in reversed(self.subject.terms)}

    def find(self, kind: str, entity_id: str) -> Entity | None:
        """Return the organisation, or the first of its terms with an id."""
        if kind == BOARD_TERM:
            return self._terms_by_id.get(entity_id)
        organisation = self.subject.organisation
        is_meant = organisation is not None and kind == ORGANISATION and organisation.id == entity_id
        return organisation if is_meant else None

    def find_at(self, pointer: str) -> Entity | None:
        """Return the organisation or the term that a JSON Pointer leads into."""
        return self._by_place.get(entity_pointer(pointer))

    def list_terms(self, organisation_id: str) -> Iterable[BoardTerm]:
        """Return the terms of the organisation."""
        return (term for _, term in self.subject.terms if term.organisation_id == organisation_id)


@attrs.frozen(kw_only=True)
class MemberSubject:
    """One member, for rules of scope member."""

    member: Member
    """The member."""
    path: str
    """The JSON Pointer of the member."""
    names: ClassVar = NO_NAMES
    """What people call the records of the member: nothing, since messages name members by id."""


def iter_organisations(register: Register) -> Iterator[OrganisationSubject]:
    """Yield the organisations of a register with their terms; the first of several duplicates gets the terms."""
    groups: dict[str, list[tuple[str, BoardTerm]]] = defaultdict(list)
    for position, term in enumerate(register.board_terms):
        groups[term.organisation_id].append((f"/board_terms/{position}", term))
    for position, organisation in enumerate(register.organisations):
        terms = groups.pop(organisation.id, [])
        terms.sort(key=term_sort_key)
        yield OrganisationSubject(organisation=organisation, path=f"/organisations/{position}", terms=tuple(terms))
    for orphans in groups.values():
        orphans.sort(key=term_sort_key)
        yield OrganisationSubject(organisation=None, path=orphans[0][0], terms=tuple(orphans))


def term_sort_key(placed: tuple[str, BoardTerm]) -> tuple[int, int, str]:
    """Return the sort key of a term in a subject."""
    return term_order(placed[1])


def iter_members(register: Register) -> Iterator[MemberSubject]:
    """Yield the members of a register."""
    for position, member in enumerate(register.members):
        yield MemberSubject(member=member, path=f"/members/{position}")
