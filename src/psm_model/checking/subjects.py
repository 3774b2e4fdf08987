"""Arguments of rule functions: an organisation with its terms, a member, and the context of a check."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

import attrs

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.member import Member
from psm_model.entities.next_board import find_bounds
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.entities.successions import Successions, find_successions
from psm_model.entities.term_order import term_order
from psm_model.entities.titles import find_section
from psm_model.law.citation import InstrumentId
from psm_model.values.bounds import UNBOUNDED, Bounds
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from .config import Config
from .decrees import NO_DECREES, DecreeIndex

__all__ = [
    "Board",
    "CitedBasis",
    "Context",
    "DatedTerm",
    "MemberSubject",
    "OrganisationSubject",
    "get_holder",
    "index_appointments",
    "iter_appointments",
    "iter_members",
    "iter_organisations",
    "term_sort_key",
]

_SEATED: Final = frozenset(post for post in Post if post.seats is not None)
_OF_SEAT: Final = frozenset({"capacity", "section", "title"})
"""The optional fields that decide which seat an appointment takes."""


@attrs.frozen(kw_only=True)
class Context:
    """Settings of a check, and the decrees of the register.

    >>> Context(config=Config(term_years=4)).config.term_years
    4
    """

    config: Config = attrs.field(factory=Config)
    """The configuration."""
    on: date | None = None
    """The day of the check; None skips everything that depends on the day."""
    decrees: DecreeIndex = NO_DECREES
    """The decrees of the register."""


class DatedTerm(NamedTuple):
    """A term with a span."""

    path: str
    """Its JSON Pointer."""
    term: BoardTerm
    """The term."""
    span: Period
    """Its span; of a term that runs until the next board, the longest that it may be."""
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


@attrs.frozen
class Board:
    """A term with facts about its appointments, computed once so that most rules can skip them."""

    path: str
    """The JSON Pointer of the term."""
    term: BoardTerm
    """The term."""
    has_shared_seat: bool
    """Whether two appointments share a post with a single seat, a section and a capacity, or may do so."""
    has_repeated_member: bool
    """Whether two appointments have the same member."""
    has_replacements: bool
    """Whether an appointment replaces another, or withholds which."""
    has_ex_officio: bool
    """Whether any appointment is ex officio."""
    has_repeated_holder: bool
    """Whether two appointments have the same member, name or office."""
    chairs: Mapping[str, Verdict]
    """The members who are substantive chairs, or may be if their capacity is withheld."""
    bounds: Bounds | None = None
    """The bounds of the term among the others of its organisation."""

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """The positions of the appointments by id; the first of several with one id."""
        return {appointment.id: position for position, appointment in reversed([*enumerate(self.term.appointments)])}

    @cached_property
    def successions(self) -> Successions:
        """The replacements on the board."""
        return find_successions(self.term) if self.has_replacements else Successions()


def _make_board(path: str, term: BoardTerm, bounds: Bounds | None) -> Board:
    seats: set[tuple[Post, str | None, Capacity]] = set()
    members: set[str] = set()
    others: set[tuple[str | None, ...]] = set()
    chairs: dict[str, Verdict] = {}
    seated = named = unknown = 0
    has_replacements = has_ex_officio = is_open = False
    for appointment in term.appointments:
        member_id = appointment.member_id
        if appointment.is_holder_withheld:
            unknown += 1
        elif member_id is None:
            others.add(get_holder(appointment))
        else:
            named += 1
            members.add(member_id)
        if appointment.post in _SEATED and appointment.capacity.takes_seat:
            seated += 1
            seats.add((appointment.post, find_section(appointment.section), appointment.capacity))
            is_open = is_open or not _OF_SEAT.isdisjoint(appointment.withheld)
            if (
                appointment.post is Post.CHAIR
                and appointment.capacity is Capacity.SUBSTANTIVE
                and member_id is not None
            ):
                is_chair = Verdict.UNDETERMINED if "capacity" in appointment.withheld else Verdict.YES
                chairs[member_id] = chairs.get(member_id, is_chair) | is_chair
        if appointment.capacity is Capacity.EX_OFFICIO:
            has_ex_officio = True
        if appointment.replaces_id is not None or "replaces_id" in appointment.withheld:
            has_replacements = True
    return Board(
        path=path,
        term=term,
        has_shared_seat=len(seats) < seated or (is_open and seated > 1),
        has_repeated_member=len(members) < named,
        has_replacements=has_replacements,
        has_ex_officio=has_ex_officio,
        has_repeated_holder=len(members) + len(others) + unknown < len(term.appointments),
        chairs=chairs,
        bounds=bounds,
    )


def get_holder(appointment: Appointment) -> tuple[str | None, ...]:
    """Return the recorded holder of an appointment: a member, a name or an office.

    A withheld holder has the id of the appointment, since it is not known to be anybody else's.

    >>> get_holder(Appointment(id="a", post=Post.CHAIR, member_id="m"))
    ('m', None, None)
    >>> get_holder(Appointment(id="a", post=Post.CHAIR, withheld=["name"]))
    ('a',)
    """
    if appointment.is_holder_withheld:
        return (appointment.id,)
    return appointment.member_id, None if appointment.name is None else appointment.name.text, appointment.office


@attrs.frozen(kw_only=True)
class OrganisationSubject:
    """One organisation with its board terms, for rules of scope organisation.

    Terms of an organisation that is not in the register are checked together too.
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
    def boards(self) -> tuple[Board, ...]:
        """The board of each term, in the order of the terms."""
        return tuple(_make_board(path, term, self.find_bounds(term)) for path, term in self.terms)

    @cached_property
    def appointments(self) -> Mapping[str, tuple[tuple[str, Appointment], ...]]:
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
        if len(self.terms) > 1 and any(term.span is None and term.attested_days for _, term in self.terms):
            return True
        latest = -UNBOUNDED - 1
        for _, term in self.terms:
            bounds = term.shortest_bounds
            # Terms without a span come last.
            if bounds is None or term.span is None:
                break
            first, _, _, last = bounds
            if first <= latest:
                return True
            latest = max(latest, last)
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
        """Return the bounds of a term among the others, as `find_bounds`; None if nothing is known of its days."""
        return find_bounds(term, (other for _, other in self.terms), complete=complete)

    def iter_dated_terms(self, *without: TermStatus) -> Iterator[DatedTerm]:
        """Yield the dated terms with their pointers, spans and bounds, except terms of the given statuses."""
        for path, term in self.terms:
            span, bounds = term.span, self.find_bounds(term)
            if span is None or bounds is None or term.has_status(*without).certain:
                continue
            if term.runs_until_successor and bounds.end_max < UNBOUNDED:
                span = Period(span.start, PartialDate.from_date(date.fromordinal(bounds.end_max)))
            yield DatedTerm(path, term, span, bounds)


@attrs.frozen(kw_only=True)
class MemberSubject:
    """One member, for rules of scope member."""

    member: Member
    """The member."""
    path: str
    """The JSON Pointer of the member."""


def iter_appointments(path: str, term: BoardTerm) -> Iterator[tuple[str, Appointment]]:
    """Yield the appointments of a term, each with its JSON Pointer."""
    for position, appointment in enumerate(term.appointments):
        yield f"{path}/appointments/{position}", appointment


def index_appointments(placed: Iterable[tuple[str, Appointment]]) -> dict[str, tuple[str, Appointment]]:
    """Map ids to appointments with their pointers; duplicate ids are omitted."""
    by_id: dict[str, tuple[str, Appointment]] = {}
    repeated: set[str] = set()
    for path, appointment in placed:
        if appointment.id in by_id:
            repeated.add(appointment.id)
        by_id[appointment.id] = (path, appointment)
    return {appointment_id: placement for appointment_id, placement in by_id.items() if appointment_id not in repeated}


def iter_organisations(register: Register) -> Iterator[OrganisationSubject]:
    """Yield the organisations of a register with their terms; the first of several duplicates gets the terms."""
    groups: dict[str, list[tuple[str, BoardTerm]]] = defaultdict(list)
    for position, term in enumerate(register.board_terms):
        groups[term.organisation_id].append((f"/board_terms/{position}", term))
    for terms in groups.values():
        terms.sort(key=term_sort_key)
    for position, organisation in enumerate(register.organisations):
        terms = groups.pop(organisation.id, [])
        yield OrganisationSubject(organisation=organisation, path=f"/organisations/{position}", terms=tuple(terms))
    for orphans in groups.values():
        yield OrganisationSubject(organisation=None, path=orphans[0][0], terms=tuple(orphans))


def term_sort_key(placed: tuple[str, BoardTerm]) -> tuple[int, int, str]:
    """Return the sort key of a term in a subject."""
    return term_order(placed[1])


def iter_members(register: Register) -> Iterator[MemberSubject]:
    """Yield the members of a register."""
    for position, member in enumerate(register.members):
        yield MemberSubject(member=member, path=f"/members/{position}")
