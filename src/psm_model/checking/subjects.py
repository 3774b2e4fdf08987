"""What the functions of rules are called with: an organisation with its terms, a member, and the context of a check."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

import attrs

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.register import Register, term_order
from psm_model.entities.tenure import successors_in
from psm_model.law.citation import InstrumentId
from psm_model.values.bounds import UNBOUNDED
from psm_model.values.period import Period

from .config import Config

__all__ = [
    "Board",
    "Cited",
    "Context",
    "MemberSubject",
    "OrganisationSubject",
    "appointments",
    "holder_of",
    "in_order",
    "iter_members",
    "iter_organisations",
]

_SEATED: Final = frozenset(post for post in Post if post.seats is not None)


@attrs.frozen(kw_only=True)
class Context:
    """What a check was asked.

    >>> Context(config=Config(term_years=4)).config.term_years
    4
    """

    config: Config = attrs.field(factory=Config)
    """The configuration."""
    as_of: date | None = None
    """The day of which it is asked; where None, nothing that depends on the day is."""


class Cited(NamedTuple):
    """A legal basis that names an instrument."""

    path: str
    """Its JSON Pointer."""
    basis: LegalBasis
    """The basis."""
    instrument: InstrumentId
    """The instrument."""
    ids: tuple[str, ...]
    """The ids of whatever rests on it."""
    owner_path: str
    """The JSON Pointer of whatever rests on it."""
    term: BoardTerm | None
    """The board that rests on it; None where the organisation itself does."""


class Board(NamedTuple):
    """A board as one look at all of its appointments shows it, so that most rules need not look at each again."""

    path: str
    """The JSON Pointer of the term."""
    term: BoardTerm
    """The term."""
    seat_twice: bool
    """Whether two appointments are to one post with a single seat, in one section and one capacity."""
    member_twice: bool
    """Whether two appointments are of one member."""
    replacing: bool
    """Whether any appointment replaces another."""
    by_office: bool
    """Whether anybody sits on it by another office."""
    holder_twice: bool
    """Whether two appointments are of one member, one name or one office."""
    chairs: frozenset[str]
    """The members who chair it in their own right."""

    def successors(self) -> Mapping[str, Sequence[Appointment]]:
        """Return who replaces whom, by the id of the one replaced. It looks at all appointments each time."""
        return successors_in(self.term) if self.replacing else {}


def _board(path: str, term: BoardTerm) -> Board:
    seats: set[tuple[Post, str | None, Capacity]] = set()
    members: set[str] = set()
    others: set[tuple[str | None, str | None, str | None]] = set()
    chairs: set[str] = set()
    seated = named = 0
    replacing = by_office = False
    for held in term.appointments:
        member_id = held.member_id
        if member_id is None:
            others.add(holder_of(held))
        else:
            named += 1
            members.add(member_id)
        if held.post in _SEATED and held.capacity.holds:
            seated += 1
            seats.add((held.post, held.section, held.capacity))
            if held.post is Post.CHAIR and held.capacity is Capacity.SUBSTANTIVE and member_id is not None:
                chairs.add(member_id)
        if held.capacity is Capacity.EX_OFFICIO:
            by_office = True
        if held.replaces_id is not None:
            replacing = True
    return Board(
        path=path,
        term=term,
        seat_twice=len(seats) < seated,
        member_twice=len(members) < named,
        replacing=replacing,
        by_office=by_office,
        holder_twice=len(members) + len(others) < len(term.appointments),
        chairs=frozenset(chairs),
    )


def holder_of(held: Appointment) -> tuple[str | None, str | None, str | None]:
    """Return who holds a post, as recorded: a member, a name or an office.

    >>> holder_of(Appointment(id="a", post=Post.CHAIR, member_id="m"))
    ('m', None, None)
    """
    return held.member_id, None if held.name is None else held.name.text, held.office


@attrs.frozen(kw_only=True)
class OrganisationSubject:
    """One organisation with its board terms: all that a rule of scope organisation sees.

    Where terms name an organisation that is not in the register, they are checked together all the same.
    """

    organisation: Organisation | None
    """The organisation; None where only terms name it."""
    path: str
    """The JSON Pointer of the organisation, or of the first of its terms."""
    terms: tuple[tuple[str, BoardTerm], ...]
    """Its terms with the JSON Pointer of each, in order of start and id."""

    @cached_property
    def boards(self) -> tuple[Board, ...]:
        """What there is to ask of each board, in the order of the terms."""
        return tuple(_board(path, term) for path, term in self.terms)

    @cached_property
    def appointments(self) -> Mapping[str, tuple[tuple[str, Appointment], ...]]:
        """The appointments of each term by the term's JSON Pointer, each with a pointer of its own."""
        return {path: tuple(appointments(path, term)) for path, term in self.terms}

    @cached_property
    def alike(self) -> tuple[tuple[tuple[str, BoardTerm], ...], ...]:
        """Terms that are alike but for their ids, each group in the order of the terms."""
        # To look at all of a term takes long, and few have both the label and the days of another.
        look_alikes: dict[object, list[tuple[str, BoardTerm]]] = defaultdict(list)
        for path, term in self.terms:
            days = None if term.period is None else term.period.bounds
            look_alikes[term.label, days, term.status, len(term.appointments)].append((path, term))
        groups: dict[object, list[tuple[str, BoardTerm]]] = defaultdict(list)
        for terms in look_alikes.values():
            for path, term in terms if len(terms) > 1 else ():
                # The order in which a document lists a board says nothing.
                board = frozenset(Counter(term.appointments).items())
                groups[attrs.evolve(term, id="-", appointments=()), board].append((path, term))
        return tuple(tuple(group) for group in groups.values() if len(group) > 1)

    def share_days(self) -> bool:
        """Return whether any two of its terms may share a day."""
        latest = -UNBOUNDED - 1
        for _, term in self.terms:
            span = term.span
            # Those without a span come last.
            if span is None:
                break
            first, _, _, last = span.bounds
            if first <= latest:
                return True
            latest = max(latest, last)
        return False

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """The legal bases of the organisation and its terms that name an instrument."""
        owners: list[tuple[str, BoardTerm | None, tuple[LegalBasis, ...], tuple[str, ...]]] = []
        if self.organisation is not None and self.organisation.legal_bases:
            owners.append((self.path, None, self.organisation.legal_bases, (self.organisation.id,)))
        owners += ((path, term, term.legal_bases, (term.id, term.organisation_id)) for path, term in self.terms)
        return tuple(
            Cited(f"{path}/legal_bases/{position}", basis, basis.citation.instrument, ids, path, term)
            for path, term, bases, ids in owners
            for position, basis in enumerate(bases)
            if basis.citation is not None and basis.citation.instrument is not None
        )

    def dated(self, *without: TermStatus) -> Iterator[tuple[str, BoardTerm, Period]]:
        """Yield the terms whose span is known, with their pointers and spans; without those of some statuses."""
        for path, term in self.terms:
            if term.span is not None and term.status not in without:
                yield path, term, term.span


@attrs.frozen(kw_only=True)
class MemberSubject:
    """One member: all that a rule of scope member sees."""

    member: Member
    """The member."""
    path: str
    """The JSON Pointer of the member."""


def appointments(path: str, term: BoardTerm) -> Iterator[tuple[str, Appointment]]:
    """Yield the appointments of a term, each with its JSON Pointer."""
    for position, appointment in enumerate(term.appointments):
        yield f"{path}/appointments/{position}", appointment


def iter_organisations(register: Register) -> Iterator[OrganisationSubject]:
    """Yield the organisations of a register, each with its terms; of several with one id, the first has the terms."""
    groups: dict[str, list[tuple[str, BoardTerm]]] = defaultdict(list)
    for position, term in enumerate(register.board_terms):
        groups[term.organisation_id].append((f"/board_terms/{position}", term))
    for terms in groups.values():
        terms.sort(key=in_order)
    for position, organisation in enumerate(register.organisations):
        terms = groups.pop(organisation.id, [])
        yield OrganisationSubject(organisation=organisation, path=f"/organisations/{position}", terms=tuple(terms))
    for strays in groups.values():
        yield OrganisationSubject(organisation=None, path=strays[0][0], terms=tuple(strays))


def in_order(placed: tuple[str, BoardTerm]) -> tuple[int, int, str]:
    """Return what the terms of a subject are ordered by."""
    return term_order(placed[1])


def iter_members(register: Register) -> Iterator[MemberSubject]:
    """Yield the members of a register."""
    for position, member in enumerate(register.members):
        yield MemberSubject(member=member, path=f"/members/{position}")
