"""RegisterSubject: the outline of a register for rules of scope register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from typing import Any, ClassVar, Final, NamedTuple

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.member import CardKind, Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.references import APPOINTMENT, BOARD_TERM, DECREE, MEMBER, ORGANISATION, SOURCE
from psm_model.entities.register import PLACES, Entity, Register, entity_type_error
from psm_model.entities.source import Source
from psm_model.values.area import Level

from .chairs import ChairRef
from .dangling_references import DanglingReference, DanglingReferences
from .decrees import DecreeIndex
from .deferred_posts import DeferredTerm
from .organisation_outline import OrganisationOutline
from .outline_records import OutlineRecords
from .posts_held import AppointmentRef, BeforeBirth, PostsHeld
from .record_names import RecordNames
from .term_spans import TermSpan, TermSpans

__all__ = ["CardIssued", "DuplicateId", "RegisterSubject", "SharedIdentifier", "Unsourced"]

_PLACES: Final[Mapping[str, str]] = {kind: place for place, kind in PLACES.values()}


class DuplicateId(NamedTuple):
    """An id that several entities have."""

    kind: str
    """The kind of entity, as in messages: "board term"."""
    id: str
    """The id."""
    paths: tuple[str, ...]
    """JSON Pointers to all entities with the id, in document order."""


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


class SharedIdentifier(NamedTuple):
    """An identifier that several members have; its value is not kept."""

    scheme: str
    """The scheme of the identifier."""
    paths: Mapping[str, str]
    """JSON Pointers to its first occurrence, by member id."""


class Unsourced(NamedTuple):
    """An organisation, a board term or a decree without a source."""

    kind: str
    """The kind of entity, as in messages."""
    position: int
    """Its position among all of its kind."""
    ids: tuple[str, ...]
    """Its id, and that of the organisation that a term belongs to."""

    @property
    def path(self) -> str:
        """Its JSON Pointer."""
        return f"/{_PLACES[self.kind]}/{self.position}"


class _Owner(NamedTuple):
    """A member with an identifier."""

    member_id: str
    """The member."""
    position: int
    """The position of the member among all."""
    number: int
    """The position of the identifier among the member's."""

    @property
    def path(self) -> str:
        """The JSON Pointer of the identifier."""
        return f"/{_PLACES[MEMBER]}/{self.position}/identifiers/{self.number}"


class RegisterSubject:
    """The outline of a register, for rules of scope register.

    It is filled entity by entity, so that it supports streaming, and keeps no entity. References to known ids are not
    kept either: if sources, members and parents come first, it grows only with the number of ids.

    >>> RegisterSubject.of(Register.of(ipsm, attrs.evolve(ipsm, name="IPSM Lain"))).find_duplicate_ids()[0].paths
    ('/organisations/0', '/organisations/1')
    """

    __slots__ = (
        "_cards",
        "_dangling",
        "_duplicate_appointments",
        "_duplicate_ids",
        "_other_owners",
        "_owners",
        "_places",
        "_posts",
        "_spans",
        "_unsourced",
        "_waived_ids",
        "counts",
        "decrees",
        "ids_found",
        "organisations",
        "register",
    )

    path: ClassVar = ""
    """The JSON Pointer of the register."""
    places: ClassVar = _PLACES
    """The list of each kind in the register, by the name of the kind in messages."""

    def __init__(
        self,
        register: Register | None = None,
        waived_ids: Collection[str] = (),
        *,
        decrees: DecreeIndex | None = None,
        is_part: bool = False,
        is_deferred: bool = False,
        expect_sources: bool = False,
    ) -> None:
        """Create an empty outline.

        Args:
            register: The register, if it is available as a whole.
            waived_ids: The ids to look for, which waivers name.
            decrees: The decrees of the register; none by default.
            is_part: Whether the outline will be merged into one of earlier entities, whose members take precedence over
                members with the same id.
            is_deferred: Whether to keep none of the appointments of a part, which `add_posts` adds if they matter.
            expect_sources: Whether to keep which entities name no source.
        """
        self.register = register
        """The register, for rules that need it (`needs_register`); None for all others, and in a stream."""
        self.decrees = DecreeIndex() if decrees is None else decrees
        """The decrees, by id."""
        self.organisations: list[OrganisationOutline] = []
        """All organisations, in document order."""
        self.counts = dict.fromkeys(_PLACES, 0)
        """The number of entities of each kind, by the name of the kind in messages."""
        self.ids_found: set[str] = set()
        """The waived ids that exist."""
        self._waived_ids = frozenset(waived_ids)
        self._places: dict[str, dict[str, int]] = {kind: {} for kind in _PLACES}
        self._duplicate_ids: list[tuple[str, str, int]] = []
        self._duplicate_appointments: list[tuple[int, str, tuple[int, ...]]] = []
        self._dangling = DanglingReferences(self._places)
        self._posts = PostsHeld(is_part=is_part, is_deferred=is_deferred)
        self._unsourced: list[Unsourced] | None = [] if expect_sources else None
        self._spans = TermSpans()
        self._cards: list[CardIssued] = []
        self._owners: dict[tuple[str, str], _Owner] = {}
        self._other_owners: list[tuple[tuple[str, str], _Owner]] = []

    @classmethod
    def of(
        cls,
        register: Register,
        waived_ids: Collection[str] = (),
        *,
        decrees: DecreeIndex | None = None,
        expect_sources: bool = False,
    ) -> RegisterSubject:
        """Make the outline of a whole register, with its decrees if they are indexed already."""
        known = DecreeIndex(register.decrees) if decrees is None else decrees
        outline = cls(register, waived_ids, decrees=known, expect_sources=expect_sources)
        # Add the targets of references first.
        for entity in register.iter_entities():
            outline.add(entity)
        return outline

    def add(self, entity: Entity) -> None:
        """Add the next entity of its kind.

        Raises:
            WrongTypeError: the entity is of an unknown type.
        """
        if isinstance(entity, Member):
            self._add_member(entity)
        elif isinstance(entity, BoardTerm):
            self._add_term(entity)
        elif isinstance(entity, Organisation):
            self._add_organisation(entity)
        elif isinstance(entity, Decree):
            position = self._add_id(DECREE, entity.id)
            self._dangling.add_entity(entity, position)
            self._add_unsourced(DECREE, position, entity, entity.id)
        elif isinstance(entity, Source):
            self._dangling.add_entity(entity, self._add_id(SOURCE, entity.id))
        else:
            raise entity_type_error(entity)

    def _add_id(self, kind: str, entity_id: str) -> int:
        position = self.counts[kind]
        self.counts[kind] = position + 1
        if self._places[kind].setdefault(entity_id, position) != position:
            self._duplicate_ids.append((kind, entity_id, position))
        if entity_id in self._waived_ids:
            self.ids_found.add(entity_id)
        return position

    def _add_unsourced(self, kind: str, position: int, entity: Organisation | BoardTerm | Decree, *ids: str) -> None:
        if self._unsourced is not None and not entity.source_ids and "source_ids" not in entity.withheld:
            self._unsourced.append(Unsourced(kind, position, ids))

    def _add_organisation(self, organisation: Organisation) -> None:
        position = self._add_id(ORGANISATION, organisation.id)
        self.organisations.append(OrganisationOutline.of(organisation))
        self._dangling.add_entity(organisation, position)
        self._add_unsourced(ORGANISATION, position, organisation, organisation.id)

    def _add_member(self, member: Member) -> None:
        position = self._add_id(MEMBER, member.id)
        self._dangling.add_entity(member, position)
        for number, card in enumerate(member.cards):
            if card.issuer_id is not None:
                self._cards.append(CardIssued(member.id, position, number, card.kind, card.issuer_id))
        for number, identifier in enumerate(member.identifiers):
            self._add_owner((identifier.scheme, identifier.value), _Owner(member.id, position, number))
        self._posts.add_member(member, is_first=self._places[MEMBER][member.id] == position)

    def _add_owner(self, number: tuple[str, str], owner: _Owner) -> None:
        if self._owners.setdefault(number, owner) is not owner:
            self._other_owners.append((number, owner))

    def _add_term(self, term: BoardTerm) -> None:
        position = self._add_id(BOARD_TERM, term.id)
        self._dangling.add_entity(term, position)
        self._add_unsourced(BOARD_TERM, position, term, term.id, term.organisation_id)
        self._posts.add_term(term, position, self._places[MEMBER], sum(self.counts.values()) - 1)
        self._spans.add(term, position)
        appointments = term.appointments
        ids = {appointment.id for appointment in appointments}
        if len(ids) < len(appointments):
            self._duplicate_appointments += _find_duplicate_appointments(position, appointments)
        if not self._waived_ids.isdisjoint(ids):
            self.ids_found |= self._waived_ids & ids
        self._dangling.add_appointments(term, position, ids)

    @property
    def names(self) -> RecordNames:
        """What people call the organisations; nothing else is kept of any names."""
        return RecordNames(OutlineRecords(self.organisations, self._places[ORGANISATION]))

    def merge(self, part: RegisterSubject) -> None:
        """Merge the outline of the part that follows."""
        before = {_PLACES[kind]: count for kind, count in self.counts.items()}
        self._merge_ids(part)
        self.organisations += part.organisations
        self.ids_found |= part.ids_found
        terms, members = before[_PLACES[BOARD_TERM]], before[_PLACES[MEMBER]]
        self._duplicate_appointments += (
            (terms + position, entity_id, numbers) for position, entity_id, numbers in part._duplicate_appointments
        )
        self._dangling.merge(part._dangling, before)
        self._posts.merge(part._posts, self._places[MEMBER], terms)
        self._spans.merge(part._spans, terms)
        if self._unsourced is not None:
            self._unsourced += (
                unsourced._replace(position=before[_PLACES[unsourced.kind]] + unsourced.position)
                for unsourced in part._unsourced or ()
            )
        self._cards += (card._replace(position=members + card.position) for card in part._cards)
        for number, owner in (*part._owners.items(), *part._other_owners):
            self._add_owner(number, owner._replace(position=members + owner.position))

    def find_needed_terms(self, part: RegisterSubject) -> list[DeferredTerm]:
        """Return the terms, of a part with deferred appointments that was just merged, that `add_posts` needs."""
        return self._posts.find_needed(part._posts, self._places[MEMBER])

    def add_posts(self, terms: Iterable[tuple[int, BoardTerm]]) -> None:
        """Add the appointments of terms that were deferred, each with the position of the term among all."""
        self._posts.add_again(terms, self._places[MEMBER])

    def _merge_ids(self, part: RegisterSubject) -> None:
        for kind, ids in part._places.items():
            known, offset = self._places[kind], self.counts[kind]
            for entity_id, position in ids.items():
                if known.setdefault(entity_id, offset + position) != offset + position:
                    self._duplicate_ids.append((kind, entity_id, offset + position))
            self._duplicate_ids += (
                (kind, entity_id, offset + position)
                for other_kind, entity_id, position in part._duplicate_ids
                if other_kind == kind
            )
            self.counts[kind] = offset + part.counts[kind]

    def find_duplicate_ids(self) -> list[DuplicateId]:
        """Return the ids of several entities of a kind, or of several appointments of a term."""
        positions: dict[tuple[str, str], list[int]] = defaultdict(list)
        for kind, entity_id, position in self._duplicate_ids:
            positions[kind, entity_id].append(position)
        duplicates = []
        for (kind, entity_id), others in positions.items():
            paths = (f"/{_PLACES[kind]}/{position}" for position in (self._places[kind][entity_id], *sorted(others)))
            duplicates.append(DuplicateId(kind, entity_id, tuple(paths)))
        for position, entity_id, numbers in self._duplicate_appointments:
            inside = tuple(f"/{_PLACES[BOARD_TERM]}/{position}/appointments/{number}" for number in numbers)
            duplicates.append(DuplicateId(APPOINTMENT, entity_id, inside))
        return duplicates

    def iter_dangling_references(self) -> Iterator[DanglingReference]:
        """Yield the references to ids that do not exist."""
        yield from self._dangling
        for appointment in self._posts.iter_all():
            if appointment.member_id not in self._places[MEMBER]:
                rest = f"/appointments/{appointment.appointment_index}/member_id"
                yield DanglingReference(
                    MEMBER, appointment.member_id, appointment.id, _PLACES[BOARD_TERM], appointment.term_index, rest
                )

    def iter_honorary_holders(self) -> Iterator[AppointmentRef]:
        """Yield the appointments of honorary members."""
        return self._posts.iter_honorary()

    def iter_posts_before_birth(self) -> Iterator[BeforeBirth]:
        """Yield the appointments that start, or may start, before their holder was born."""
        return self._posts.iter_before_birth(self._places[MEMBER])

    def iter_chairs(self) -> Iterator[tuple[str, list[ChairRef]]]:
        """Yield the members who are substantive chairs several times; annulled boards are left out."""
        return self._posts.iter_chairs()

    def iter_unsourced(self) -> Iterator[Unsourced]:
        """Yield the organisations, terms and decrees that name no source and do not withhold them, if kept."""
        return iter(self._unsourced or ())

    @property
    def dated_organisation_ids(self) -> Collection[str]:
        """The ids of the organisations with dated terms, in the order of the first of these terms."""
        return self._spans.organisation_ids

    def iter_dated_terms(self, organisation_ids: Container[str] | None = None) -> Iterator[TermSpan]:
        """Yield the spans of the terms that have dates, of all organisations or of some."""
        return iter(self._spans) if organisation_ids is None else self._spans.iter_terms(organisation_ids)

    def __getstate__(self) -> dict[str, Any]:
        """Return the state."""
        return {name: getattr(self, name) for name in self.__slots__} | {"register": None, "decrees": DecreeIndex()}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Restore the state."""
        for name, value in state.items():
            setattr(self, name, value)

    def iter_cards(self) -> Iterator[tuple[CardIssued, Level]]:
        """Yield the cards of existing issuers, with the level of the issuer."""
        places = self._places[ORGANISATION]
        for card in self._cards:
            if card.issuer_id in places:
                yield card, self.organisations[places[card.issuer_id]].level

    def find_position(self, organisation_id: str) -> int | None:
        """Return the position of the first organisation with an id; None if there is none."""
        return self._places[ORGANISATION].get(organisation_id)

    def iter_shared_identifiers(self) -> Iterator[SharedIdentifier]:
        """Yield the identifiers of several members."""
        others: dict[tuple[str, str], list[_Owner]] = defaultdict(list)
        for number, owner in self._other_owners:
            others[number].append(owner)
        for number, later in others.items():
            paths: dict[str, str] = {}
            for owner in sorted((self._owners[number], *later), key=lambda owner: owner[1:]):
                paths.setdefault(owner.member_id, owner.path)
            if len(paths) > 1:
                yield SharedIdentifier(number[0], paths)


def _find_duplicate_appointments(
    position: int, appointments: tuple[Appointment, ...]
) -> Iterator[tuple[int, str, tuple[int, ...]]]:
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, appointment in enumerate(appointments):
        numbers[appointment.id].append(number)
    return ((position, entity_id, tuple(repeated)) for entity_id, repeated in numbers.items() if len(repeated) > 1)
