"""RegisterSubject: what rules of scope register see: the ids of a whole register, and what refers to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any, ClassVar, Final, NamedTuple

import attrs

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.member import CardKind, Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Entity, Register, no_entity
from psm_model.entities.source import Source
from psm_model.values.area import AreaCode, Level
from psm_model.values.partial_date import PartialDate

from .posts_held import AppointmentRef, BeforeBirth, ChairRef, PostsHeld

__all__ = ["CardIssued", "OrganisationOutline", "Reference", "RegisterSubject", "Repeated", "Shared"]

SOURCE, ORGANISATION, MEMBER, TERM, APPOINTMENT = "source", "organisation", "member", "board term", "appointment"
_PLACES: Final[Mapping[str, str]] = {
    SOURCE: "sources",
    ORGANISATION: "organisations",
    MEMBER: "members",
    TERM: "board_terms",
}


@attrs.frozen
class OrganisationOutline:
    """An organisation, as far as it lies to others: what an `Organisation` says of that, and no more."""

    id: str
    """Its id."""
    level: Level
    """Its level."""
    area: AreaCode | None
    """Its area, where recorded."""
    parent_id: str | None
    """The organisation above it, where recorded."""
    founded: PartialDate | None
    """When it was founded, where recorded."""
    dissolved: PartialDate | None
    """When it was dissolved, where recorded."""


class Repeated(NamedTuple):
    """An id that stands more than once."""

    kind: str
    """What has it, as messages call that: "board term"."""
    id: str
    """The id."""
    paths: tuple[str, ...]
    """JSON Pointers to all that have it, in the order of the document."""


class Reference(NamedTuple):
    """A field that holds the id of something."""

    kind: str
    """What it refers to, as messages call that: "board term"."""
    id: str
    """The id that it holds."""
    owner: str
    """The id of what refers to it."""
    place: str
    """The list of the register that the owner stands in: "board_terms"."""
    position: int
    """The position in that list."""
    rest: str
    """Where in the owner it stands: the rest of the JSON Pointer."""
    also: tuple[str, ...] = ()
    """Ids of others concerned."""

    @property
    def path(self) -> str:
        """The JSON Pointer of the field."""
        return f"/{self.place}/{self.position}/{self.rest}"


class CardIssued(NamedTuple):
    """A member's card whose issuer is recorded."""

    member_id: str
    """The member."""
    position: int
    """The position of the member among all."""
    number: int
    """The position of the card among the member's."""
    kind: CardKind
    """National or temporary."""
    issuer_id: str
    """The organisation that issued it."""

    @property
    def path(self) -> str:
        """The JSON Pointer of the field that names the issuer."""
        return f"/{_PLACES[MEMBER]}/{self.position}/cards/{self.number}/issuer_id"


class Shared(NamedTuple):
    """An identifier that several members have; which it is, is not told."""

    scheme: str
    """Who gives it."""
    paths: Mapping[str, str]
    """By the ids of the members, JSON Pointers to where it first stands with each."""


class _Owner(NamedTuple):
    member_id: str
    position: int
    number: int

    @property
    def path(self) -> str:
        return f"/{_PLACES[MEMBER]}/{self.position}/identifiers/{self.number}"


class RegisterSubject:
    """A register in outline: all that a rule of scope register sees.

    It is filled entity by entity, so that it can be made of what is read piece by piece, and holds no entity. What
    leads to something that it knows already is not kept: if sources, members and parents come before what refers to
    them, it grows with the number of ids alone.

    >>> RegisterSubject.of(Register.of(ipsm, attrs.evolve(ipsm, name="IPSM Lain"))).repeated()[0].paths
    ('/organisations/0', '/organisations/1')
    """

    __slots__ = (
        "_again",
        "_cards",
        "_doubled",
        "_other_owners",
        "_owners",
        "_places",
        "_posts",
        "_references",
        "_sought",
        "counts",
        "ids_found",
        "organisations",
        "register",
    )

    path: ClassVar = ""
    """The JSON Pointer of the register."""
    places: ClassVar = _PLACES
    """By what messages call each kind, the list of the register that it stands in."""

    def __init__(
        self, register: Register | None = None, sought: Collection[str] = (), *, is_part: bool = False
    ) -> None:
        """Begin with nothing.

        Args:
            register: What it will be the outline of, where that is at hand as a whole.
            sought: Ids of which is to be told whether they are there.
            is_part: Whether another outline will merge this one, with entities that come before these: a member of
                theirs may have the id of a member of these, and is then the one that appointments mean.
        """
        self.register = register
        """The register, where it was checked as a whole; None where it is checked as it is read."""
        self.organisations: list[OrganisationOutline] = []
        """All organisations, in the order of the document."""
        self.counts = dict.fromkeys(_PLACES, 0)
        """How many there are of each kind, by what messages call it."""
        self.ids_found: set[str] = set()
        """Which of the ids sought are there."""
        self._sought = frozenset(sought)
        self._places: dict[str, dict[str, int]] = {kind: {} for kind in _PLACES}
        self._again: list[tuple[str, str, int]] = []
        self._doubled: list[tuple[int, str, tuple[int, ...]]] = []
        self._references: dict[tuple[str, str], list[Reference]] = {}
        self._posts = PostsHeld(is_part=is_part)
        self._cards: list[CardIssued] = []
        self._owners: dict[tuple[str, str], _Owner] = {}
        self._other_owners: list[tuple[tuple[str, str], _Owner]] = []

    @classmethod
    def of(cls, register: Register, sought: Collection[str] = ()) -> RegisterSubject:
        """Return the outline of a register that is there as a whole."""
        made = cls(register, sought)
        # Whom others refer to first.
        for entities in (register.sources, register.organisations, register.members, register.board_terms):
            for entity in entities:
                made.add(entity)
        return made

    def add(self, entity: Entity) -> None:
        """Take in the next entity of its kind.

        Raises:
            TypeError: it is of no kind that a register holds.
        """
        if isinstance(entity, Member):
            self._add_member(entity)
        elif isinstance(entity, BoardTerm):
            self._add_term(entity)
        elif isinstance(entity, Organisation):
            self._add_organisation(entity)
        elif isinstance(entity, Source):
            self._add_id(SOURCE, entity.id)
        else:
            raise no_entity(entity)

    def _add_id(self, kind: str, entity_id: str) -> int:
        position = self.counts[kind]
        self.counts[kind] = position + 1
        if self._places[kind].setdefault(entity_id, position) != position:
            self._again.append((kind, entity_id, position))
        if entity_id in self._sought:
            self.ids_found.add(entity_id)
        return position

    def _refer(self, reference: Reference) -> None:
        if reference.id not in self._places.get(reference.kind, ()):
            self._references.setdefault((reference.kind, reference.id), []).append(reference)

    def _refer_to_sources(self, entity: Organisation | Member | BoardTerm, place: str, position: int) -> None:
        for number, source_id in enumerate(entity.source_ids):
            if source_id not in self._places[SOURCE]:
                self._refer(Reference(SOURCE, source_id, entity.id, place, position, f"source_ids/{number}"))

    def _add_organisation(self, one: Organisation) -> None:
        position = self._add_id(ORGANISATION, one.id)
        self.organisations.append(
            OrganisationOutline(one.id, one.level, one.area, one.parent_id, one.founded, one.dissolved)
        )
        place = _PLACES[ORGANISATION]
        self._refer_to_sources(one, place, position)
        if one.parent_id is not None:
            self._refer(Reference(ORGANISATION, one.parent_id, one.id, place, position, "parent_id"))

    def _add_member(self, member: Member) -> None:
        position = self._add_id(MEMBER, member.id)
        place = _PLACES[MEMBER]
        if member.source_ids:
            self._refer_to_sources(member, place, position)
        for number, card in enumerate(member.cards):
            if card.issuer_id is not None:
                self._cards.append(CardIssued(member.id, position, number, card.kind, card.issuer_id))
                rest = f"cards/{number}/issuer_id"
                self._refer(Reference(ORGANISATION, card.issuer_id, member.id, place, position, rest))
        for number, identifier in enumerate(member.identifiers):
            self._own((identifier.scheme, identifier.value), _Owner(member.id, position, number))
        self._posts.add_member(member, is_first=self._places[MEMBER][member.id] == position)

    def _own(self, number: tuple[str, str], owner: _Owner) -> None:
        if self._owners.setdefault(number, owner) is not owner:
            self._other_owners.append((number, owner))

    def _add_term(self, term: BoardTerm) -> None:
        position = self._add_id(TERM, term.id)
        place = _PLACES[TERM]
        self._refer_to_sources(term, place, position)
        if term.organisation_id not in self._places[ORGANISATION]:
            self._refer(Reference(ORGANISATION, term.organisation_id, term.id, place, position, "organisation_id"))
        self._posts.add_term(term, position, self._places[MEMBER])
        held_here = term.appointments
        ids = {held.id for held in held_here}
        if len(ids) < len(held_here):
            self._doubled += _doubled(position, held_here)
        if not self._sought.isdisjoint(ids):
            self.ids_found |= self._sought & ids
        for number, held in enumerate(held_here):
            if held.replaces_id is not None and held.replaces_id not in ids:
                rest = f"appointments/{number}/replaces_id"
                self._refer(Reference(APPOINTMENT, held.replaces_id, held.id, place, position, rest, (term.id,)))

    def merge(self, part: RegisterSubject) -> None:
        """Take in the outline of the part that follows; its entities come after all that this outline holds."""
        before = {_PLACES[kind]: count for kind, count in self.counts.items()}
        self._merge_ids(part)
        self.organisations += part.organisations
        self.ids_found |= part.ids_found
        terms, members = before[_PLACES[TERM]], before[_PLACES[MEMBER]]
        self._doubled += ((terms + position, entity_id, numbers) for position, entity_id, numbers in part._doubled)
        for (kind, entity_id), references in part._references.items():
            if entity_id not in self._places.get(kind, ()):
                for one in references:
                    self._refer(one._replace(position=before[one.place] + one.position))
        self._posts.merge(part._posts, self._places[MEMBER], terms)
        self._cards += (card._replace(position=members + card.position) for card in part._cards)
        for number, owner in (*part._owners.items(), *part._other_owners):
            self._own(number, owner._replace(position=members + owner.position))

    def _merge_ids(self, part: RegisterSubject) -> None:
        for kind, ids in part._places.items():
            known, offset = self._places[kind], self.counts[kind]
            for entity_id, position in ids.items():
                if known.setdefault(entity_id, offset + position) != offset + position:
                    self._again.append((kind, entity_id, offset + position))
            self._again += ((one, entity_id, offset + at) for one, entity_id, at in part._again if one == kind)
            self.counts[kind] = offset + part.counts[kind]

    def repeated(self) -> list[Repeated]:
        """Return the ids that several entities of a kind have, or several appointments of a term."""
        positions: dict[tuple[str, str], list[int]] = defaultdict(list)
        for kind, entity_id, position in self._again:
            positions[kind, entity_id].append(position)
        found = []
        for (kind, entity_id), others in positions.items():
            paths = (f"/{_PLACES[kind]}/{at}" for at in (self._places[kind][entity_id], *sorted(others)))
            found.append(Repeated(kind, entity_id, tuple(paths)))
        for position, entity_id, numbers in self._doubled:
            inside = tuple(f"/{_PLACES[TERM]}/{position}/appointments/{number}" for number in numbers)
            found.append(Repeated(APPOINTMENT, entity_id, inside))
        return found

    def dangling(self) -> Iterator[Reference]:
        """Yield the references that lead to nothing."""
        for (kind, entity_id), references in self._references.items():
            if entity_id not in self._places.get(kind, ()):
                yield from references
        for held in self._posts.iter_all():
            if held.member_id not in self._places[MEMBER]:
                rest = f"appointments/{held.number}/member_id"
                yield Reference(MEMBER, held.member_id, held.id, _PLACES[TERM], held.position, rest)

    def iter_honorary_holders(self) -> Iterator[AppointmentRef]:
        """Yield the appointments of members who are recorded as honorary ones."""
        return self._posts.iter_honorary()

    def iter_posts_before_birth(self) -> Iterator[BeforeBirth]:
        """Yield the appointments that start, or may start, before the member who holds them was born."""
        return self._posts.iter_before_birth(self._places[MEMBER])

    def iter_chairs(self) -> Iterator[tuple[str, list[ChairRef]]]:
        """Yield the members who chair boards more than once, in their own right; annulled boards are left out."""
        return self._posts.iter_chairs()

    def __getstate__(self) -> dict[str, Any]:
        """Return what another process needs."""
        return {name: getattr(self, name) for name in self.__slots__} | {"register": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take what another process gives."""
        for name, value in state.items():
            setattr(self, name, value)

    def cards(self) -> Iterator[tuple[CardIssued, Level]]:
        """Yield the cards whose issuer is there, each with the issuer's level."""
        places = self._places[ORGANISATION]
        for card in self._cards:
            if card.issuer_id in places:
                yield card, self.organisations[places[card.issuer_id]].level

    def position_of(self, organisation_id: str) -> int | None:
        """Return the position of an organisation among all, the first of its id; None if it is not there."""
        return self._places[ORGANISATION].get(organisation_id)

    def shared_identifiers(self) -> Iterator[Shared]:
        """Yield the identifiers that several members have."""
        others: dict[tuple[str, str], list[_Owner]] = defaultdict(list)
        for number, owner in self._other_owners:
            others[number].append(owner)
        for number, later in others.items():
            paths: dict[str, str] = {}
            for owner in sorted((self._owners[number], *later), key=lambda owner: owner[1:]):
                paths.setdefault(owner.member_id, owner.path)
            if len(paths) > 1:
                yield Shared(number[0], paths)


def _doubled(position: int, held_here: tuple[Appointment, ...]) -> Iterator[tuple[int, str, tuple[int, ...]]]:
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, held in enumerate(held_here):
        numbers[held.id].append(number)
    return ((position, entity_id, tuple(those)) for entity_id, those in numbers.items() if len(those) > 1)
