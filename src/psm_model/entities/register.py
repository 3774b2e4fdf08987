"""Register: organisations, board terms, members, decrees and sources together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import attrs

from psm_model._source_code import Printable
from psm_model.errors import DuplicateIdError, NotFoundError, require_type
from psm_model.i18n import Language
from psm_model.values.endings import Ending, judge_in_force
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict

from ._register_table import render_register
from .appointment import Appointment
from .board_term import BoardTerm
from .decree import Decree
from .member import Member
from .organisation import Organisation
from .organisation_state import OrganisationState, OrganisationStates
from .places import PLACES, Entity, Place, entity_type_error, find_place, find_position, iter_first
from .schema import as_tuple, prepare_fields
from .sharing import OnConflict, merge_lists, take_lists
from .source import Source
from .tenure import judge_appointments
from .term_order import term_order
from .validity import DecreeEndings, Validity, find_decree_days, find_validity
from .walking import Record, walk_record

__all__ = ["PLACES", "Entity", "Record", "Register", "entity_type_error"]

E = TypeVar("E", Source, Decree, Organisation, Member, BoardTerm)


def _convert_sources(items: Iterable[Source]) -> tuple[Source, ...]:
    return as_tuple(items)


def _convert_decrees(items: Iterable[Decree]) -> tuple[Decree, ...]:
    return as_tuple(items)


def _convert_organisations(items: Iterable[Organisation]) -> tuple[Organisation, ...]:
    return as_tuple(items)


def _convert_members(items: Iterable[Member]) -> tuple[Member, ...]:
    return as_tuple(items)


def _convert_board_terms(items: Iterable[BoardTerm]) -> tuple[BoardTerm, ...]:
    return as_tuple(items)


@attrs.frozen(kw_only=True, repr=False, field_transformer=prepare_fields)
class Register(Printable):
    """A register of organisations with their board terms, members, decrees and sources.

    A register may contain errors, such as duplicate ids, unknown references or two boards at once. Rules report them;
    building the register does not fail. It is immutable: `add`, `replace` and `remove` return a new one.

    >>> Register(organisations=[Organisation(id="o", name="IPSM", level=Level.NATIONAL)]).organisation("o").name
    'IPSM'
    """

    sources: tuple[Source, ...] = attrs.field(default=(), converter=_convert_sources)
    """The sources that entities refer to by `source_ids`."""
    decrees: tuple[Decree, ...] = attrs.field(default=(), converter=_convert_decrees)
    """The decrees that entities refer to by `decree_ids`."""
    organisations: tuple[Organisation, ...] = attrs.field(default=(), converter=_convert_organisations)
    """The organisations."""
    members: tuple[Member, ...] = attrs.field(default=(), converter=_convert_members)
    """The members."""
    board_terms: tuple[BoardTerm, ...] = attrs.field(default=(), converter=_convert_board_terms)
    """The board terms, of all organisations."""

    def __repr__(self) -> str:
        counts = [
            f"{len(entities)} {place.word if len(entities) == 1 else place.label}"
            for place, entities in self.iter_lists()
            if entities
        ]
        return f"<Register: {', '.join(counts) or 'empty'}>"

    @cached_property
    def _indexes(self) -> dict[type, dict[str, Any]]:  # Any: each class has entities of its own
        """Entities by id, for each class that was asked for; the first of several duplicates wins."""
        return {}

    @cached_property
    def _terms_by_organisation(self) -> dict[str, tuple[BoardTerm, ...]]:
        groups = defaultdict(list)
        for term in self.board_terms:
            groups[term.organisation_id].append(term)
        return {organisation_id: tuple(sorted(terms, key=term_order)) for organisation_id, terms in groups.items()}

    @cached_property
    def _children_by_parent(self) -> dict[str, tuple[Organisation, ...]]:
        groups = defaultdict(list)
        for organisation in sorted(self.organisations, key=lambda organisation: organisation.id):
            if organisation.parent_id is not None:
                groups[organisation.parent_id].append(organisation)
        return {parent_id: tuple(children) for parent_id, children in groups.items()}

    @cached_property
    def _endings(self) -> DecreeEndings:
        """The decrees that replace or revoke others; the first of several duplicates wins."""
        endings = DecreeEndings()
        for _, decree in iter_first(self.decrees):
            endings.add(decree)
        return endings

    @cached_property
    def _states(self) -> OrganisationStates:
        return OrganisationStates(self.organisations)

    @classmethod
    def of(cls, *entities: Entity) -> Register:
        """Make a register from entities of any kind; each kind keeps the given order.

        >>> Register.of(Source(id="s-1"), Organisation(id="o", name="IPSM", level=Level.NATIONAL)).sources[0].id
        's-1'

        Raises:
            WrongTypeError: an argument is not an entity.
        """
        lists: dict[str, list[Entity]] = {}
        for entity in entities:
            lists.setdefault(find_place(entity).field, []).append(entity)
        return cls(**{place: tuple(listed) for place, listed in lists.items()})  # type: ignore[arg-type]  # by their type

    def _look_up(self, entity_type: type[E], entity_id: str) -> E:
        place, word = PLACES[entity_type]
        # Read and built only once each, because another thread may replace what was read.
        indexes = self._indexes
        index = indexes.get(entity_type)
        if index is None:
            index = indexes[entity_type] = {entity.id: entity for entity in reversed(getattr(self, place))}
        entity: E | None = index.get(entity_id)
        if entity is None:
            raise NotFoundError(word, entity_id)
        return entity

    def source(self, source_id: str) -> Source:
        """Return the source with the id.

        Raises:
            NotFoundError: there is no entity with the id.
        """
        return self._look_up(Source, source_id)

    def decree(self, decree_id: str) -> Decree:
        """Return the decree with the id.

        Raises:
            NotFoundError: there is no entity with the id.
        """
        return self._look_up(Decree, decree_id)

    def organisation(self, organisation_id: str) -> Organisation:
        """Return the organisation with the id.

        Raises:
            NotFoundError: there is no entity with the id.
        """
        return self._look_up(Organisation, organisation_id)

    def member(self, member_id: str) -> Member:
        """Return the member with the id.

        Raises:
            NotFoundError: there is no entity with the id.
        """
        return self._look_up(Member, member_id)

    def board_term(self, term_id: str) -> BoardTerm:
        """Return the board term with the id.

        Raises:
            NotFoundError: there is no entity with the id.
        """
        return self._look_up(BoardTerm, term_id)

    def terms_of(self, organisation_id: str) -> tuple[BoardTerm, ...]:
        """Return the terms of an organisation, ordered by earliest start, latest start and id.

        Raises:
            NotFoundError: no organisation has the id, and no term refers to it.
        """
        if organisation_id not in self._terms_by_organisation:
            self.organisation(organisation_id)
        return self._terms_by_organisation.get(organisation_id, ())

    def children_of(self, organisation_id: str) -> tuple[Organisation, ...]:
        """Return the organisations that have this one as their parent, ordered by id.

        Raises:
            NotFoundError: no organisation has the id, and none has it as its parent.
        """
        if organisation_id not in self._children_by_parent:
            self.organisation(organisation_id)
        return self._children_by_parent.get(organisation_id, ())

    def board_on(self, organisation_id: str, on: date | PartialDate) -> tuple[tuple[Appointment, Verdict], ...]:
        """Return the appointments that may be held on the board of an organisation on a day, with verdicts.

        The verdicts are those of `psm_model.entities.tenure.judge_appointment`. A term that runs until the next board
        has ended once another recorded board has started. Appointments are ordered by term, and then as recorded.

        >>> period = Period.parse("2025-10-15/2030-10-14")
        >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m", period=period)
        >>> term = BoardTerm(id="t", organisation_id="o", period=period, appointments=[chair])
        >>> holders = Register(board_terms=[term]).board_on("o", date(2026, 1, 1))
        >>> [(appointment.id, verdict.value) for appointment, verdict in holders]
        [('a', 'yes')]

        Raises:
            NotFoundError: no organisation has the id, and no term refers to it.
            WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
        """
        find_ordinals(on)  # validate the day, even if the organisation has no terms
        terms = self.terms_of(organisation_id)
        return tuple(
            (appointment, verdict)
            for term in terms
            for appointment, verdict in judge_appointments(term, on, terms)
            if verdict.possible
        )

    def organisation_on(self, organisation_id: str, on: date | PartialDate) -> OrganisationState:
        """Return the state of an organisation on a day: whether it exists, its names, parents and areas.

        >>> moved = FormerArea(area=AreaCode("33.25.11"), period=Period.parse("/2019-12-31"))
        >>> district = Organisation(id="o", name="IPSM", level=Level.DISTRICT, area=AreaCode("33.25.12"), areas=[moved])
        >>> Register.of(district).organisation_on("o", date(2020, 1, 1)).areas
        ((AreaCode('33.25.12'), <Verdict.YES: 'yes'>),)

        Raises:
            NotFoundError: there is no entity with the id.
            WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
        """
        return self._states.find(self.organisation(organisation_id), on)

    def in_force(self, decree_id: str, on: date | PartialDate) -> tuple[Verdict, Decree | None]:
        """Return whether a decree is in force on a day, and the decree that replaced or revoked it.

        YES means that it is in force as far as the register knows; see `psm_model.entities.validity.DecreeEndings`. The
        other decree is None if no decree decides the answer. If the answer is UNDETERMINED, it is the earliest decree
        that may have ended this one.

        >>> old = Decree(id="sk-1", in_force_from=PartialDate(2020, 1, 1))
        >>> new = Decree(id="sk-2", in_force_from=PartialDate(2025, 1, 1), revokes_ids=["sk-1"])
        >>> Register.of(old, new).in_force("sk-1", date(2024, 12, 31))
        (<Verdict.YES: 'yes'>, None)

        Raises:
            NotFoundError: there is no decree with the id.
            WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
        """
        start, days = find_decree_days(self.decree(decree_id)), find_ordinals(on)
        return judge_in_force(start, self._find_endings(decree_id), days)

    def validity(self, decree_id: str) -> Validity:
        """Return the period in which a decree is in force, and the decrees that may have ended it.

        >>> old = Decree(id="sk-1", in_force_from=PartialDate(2020, 1, 1))
        >>> new = Decree(id="sk-2", in_force_from=PartialDate(2025, 1, 1), revokes_ids=["sk-1"])
        >>> Register.of(old, new).validity("sk-1").period
        Period.parse('2020-01-01/2024-12-31')

        Raises:
            NotFoundError: there is no decree with the id.
        """
        return find_validity(self.decree(decree_id), self._find_endings(decree_id))

    def _find_endings(self, decree_id: str) -> list[Ending[Decree]]:
        endings = (*self._endings.find(decree_id), *self._endings.find_open(decree_id))
        return [Ending(ending.first, ending.last, self.decree(ending.act)) for ending in endings]

    def iter_lists(self) -> Iterator[tuple[Place, tuple[Entity, ...]]]:
        """Yield the place of each kind of entity with the entities there, in the order of documents."""
        for place in PLACES.values():
            yield place, getattr(self, place.field)

    def iter_entities(self) -> Iterator[Entity]:
        """Return all entities, kind after kind, in the order of documents.

        >>> [entity.id for entity in Register.of(ipsm, kasmad, Source(id="s")).iter_entities()]
        ['s', 'o', 'm']
        """
        return (entity for _, entities in self.iter_lists() for entity in entities)

    def walk(self) -> Iterator[tuple[str, Record]]:
        """Yield all records in document order with their JSON Pointers; a record precedes its parts.

        >>> ipsm = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
        >>> [pointer for pointer, _ in Register(organisations=[ipsm]).walk()]
        ['/organisations/0']
        """
        for place, entities in self.iter_lists():
            for position, entity in enumerate(entities):
                yield from walk_record(f"/{place.field}/{position}", entity)

    def add(self, entity: Entity) -> Register:
        """Return a register with the entity added as the last of its kind.

        Raises:
            DuplicateIdError: an entity of its kind already has its id.
            WrongTypeError: the argument is not an entity.
        """
        place, kind = find_place(entity)
        entities = getattr(self, place)
        if any(other.id == entity.id for other in entities):
            raise DuplicateIdError(kind, entity.id)
        return attrs.evolve(self, **{place: (*entities, entity)})

    def replace(self, entity: Entity) -> Register:
        """Return a register with the entity in place of the one of its kind with the same id.

        Raises:
            NotFoundError: there is no entity with the id.
            WrongTypeError: the argument is not an entity.
        """
        place, kind = find_place(entity)
        entities = getattr(self, place)
        position = find_position(entities, kind, entity.id)
        return attrs.evolve(self, **{place: (*entities[:position], entity, *entities[position + 1 :])})

    def remove(self, entity: Entity) -> Register:
        """Return a register without the entity of its kind and id; references to it stay, for rules to report.

        Raises:
            NotFoundError: there is no entity with the id.
            WrongTypeError: the argument is not an entity.
        """
        place, kind = find_place(entity)
        entities = getattr(self, place)
        position = find_position(entities, kind, entity.id)
        return attrs.evolve(self, **{place: (*entities[:position], *entities[position + 1 :])})

    def merge(self, other: Register, *, on_conflict: OnConflict = "error") -> Register:
        """Return a register with the entities of both: first those of this one, then those that only the other has.

        Two entities of one kind with the same id are the same entity. If they differ, they are in conflict. Fields are
        never merged.

        Args:
            other: The other register.
            on_conflict: "error" to refuse conflicts; "first" or "second" to take the entity of this register or of the
                other. Its position is that in this register.

        >>> first, second = Source(id="s-1"), Source(id="s-2", publisher="Contoh")
        >>> [source.id for source in Register.of(first).merge(Register.of(second, first)).sources]
        ['s-1', 's-2']

        Raises:
            MergeConflictError: there are conflicts, and `on_conflict` is "error". The error contains all of them.
            ValueError: `on_conflict` is another text.
            WrongTypeError: the other is not a register.
        """
        return attrs.evolve(self, **merge_lists(self, require_type(other, Register, "a register"), on_conflict))

    def subset(self, organisation_ids: Collection[str]) -> Register:
        """Return a register of some organisations with their terms, and all entities that these refer to.

        These are sources, decrees, members of boards, parent organisations, predecessors and issuers of cards, and the
        entities that these refer to in turn, without the terms of further organisations. Decrees that change an
        included decree, or may change it because a field is withheld, are included. So are known and possible
        successors of organisations.

        >>> above = Organisation(id="p", name="IPSM Provinsi Contoh", level=Level.PROVINCE)
        >>> below = Organisation(id="k", name="IPSM Kota Contoh", level=Level.REGENCY_CITY, parent_id="p")
        >>> [organisation.id for organisation in Register.of(ipsm, above, below).subset(["k"]).organisations]
        ['p', 'k']

        Raises:
            NotFoundError: no organisation has one of the ids, and no term refers to it.
            WrongTypeError: the ids are a single text.
        """
        return attrs.evolve(self, **take_lists(self, organisation_ids))

    def to_html(self, *, language: Language = "en") -> str:
        """Return the register as HTML for notebooks: its first organisations with their terms, and its sources.

        Raises:
            ValueError: the language is not supported.
        """
        counts = {place.word: len(entities) for place, entities in self.iter_lists()}
        return render_register(counts, self.organisations, self._terms_by_organisation, self.sources, language=language)

    def _repr_html_(self) -> str:
        return self.to_html()
