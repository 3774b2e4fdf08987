"""Neighbourhood: the entities that a check needs in order to find the findings that a change adds and removes.

A rule judges *units*: an organisation with its terms, a member, or, if its scope is the register, what the table names.
A change concerns the units for which a rule reads a changed entity, before the change or after it. The neighbourhood
has all that the rules read on these units, so they are judged as in the whole register. On any other unit nothing
changes: what is found there, even if only because something was not loaded, is found before and after, and cancels.
Hence

    findings of the register, after - before = findings of the neighbourhood, after - before

and the same holds for all that contains the neighbourhood.

The explanation of incremental checks has a table of what each rule reads. Two words are used throughout: the *line*
of an organisation consists of its predecessors and successors, and of theirs, and so on. The *outline* of an entity is
what a rule reads of it where others refer to it; if only the rest changes, nothing but the entity is concerned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from psm_model.entities.appointment import Capacity
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.places import PLACES, Entity
from psm_model.entities.post import Post
from psm_model.entities.references import APPOINTMENT, DECREE, ORGANISATION, iter_references
from psm_model.values.area import Level

from .changed_ids import ChangedId, Placed, find_changed_ids
from .keys import (
    ENDING_DECREES,
    OPEN_DECREES,
    Key,
    find_referring_fields,
    list_areas,
    list_keys,
    make_area_key,
    make_id_key,
    make_identifier_key,
)
from .organisation_outline import OrganisationOutline

__all__ = ["LookUp", "Neighbourhood", "find_neighbourhood"]

LookUp: TypeAlias = Callable[[Key], Iterable[Placed]]
"""Callback that returns all entities with a key, and any others of the same kind and id."""

_TERMS_OF_MEMBER: Final = "board_terms.member_id"
_TERMS_OF_ORGANISATION: Final = "board_terms.organisation_id"
_CARDS: Final = "members.issuer_id"
_CHILDREN: Final = "organisations.parent_id"
_SUCCESSORS: Final = "organisations.organisation_id"
_ENDING: Final = ("decrees.replaces_ids", "decrees.revokes_ids")


class Neighbourhood(NamedTuple):
    """The entities around a change of a register, in its order."""

    changed_ids: list[ChangedId]
    """What the change does."""
    old: list[Entity]
    """The entities before the change."""
    new: list[Entity]
    """The entities after it."""


def find_neighbourhood(look_up: LookUp, saved: Iterable[Entity] = (), deleted: Iterable[Entity] = ()) -> Neighbourhood:
    """Return the neighbourhood of a change.

    Args:
        look_up: Looks entities up as they are before the change.
        saved: The entities to put in the place of the first of their kind and id, or else after all others.
        deleted: The entities to delete before that, each the first of its kind and id; nothing else of them counts.

    Raises:
        NotFoundError: there is no entity to delete.
        WrongTypeError: an item is not an entity.

    >>> find_neighbourhood(lambda key: [], [ipsm]).new == [ipsm]
    True
    """
    search = _Search(look_up)
    changed_ids = find_changed_ids(search.find_placed, saved, deleted)
    search.read(changed_ids)
    return search.make_neighbourhood(changed_ids)


class _Search:
    """The search for a neighbourhood: it reads what the rules read, of the entities before and after a change."""

    def __init__(self, look_up: LookUp) -> None:
        self._look_up = look_up
        # What was read: the entities before the change, and those before and after it by key.
        self._placed: dict[tuple[type[Entity], int], Placed] = {}
        self._read: dict[Key, list[Entity]] = {}
        # The entities that the change saves.
        self._saved: dict[Key, list[Entity]] = defaultdict(list)
        # The organisations that are judged with their terms, and the decrees by which these or members are judged.
        self._groups: dict[str, None] = {}
        self._decrees: dict[str, None] = {}

    def find_placed(self, entity_type: type[Entity], entity_id: str) -> list[Placed]:
        """Return the entities of a class with an id before the change, in order."""
        found = [*self._look_up(make_id_key(PLACES[entity_type].word, entity_id))]
        self._placed |= {(entity_type, placed.position): placed for placed in found}
        return sorted(found, key=lambda placed: placed.position)

    def _find(self, key: Key) -> list[Entity]:
        """Return the entities with a key, before and after the change."""
        if key not in self._read:
            found = [*self._look_up(key)]
            self._placed |= {(type(placed.entity), placed.position): placed for placed in found}
            self._read[key] = [*(placed.entity for placed in found), *self._saved.get(key, ())]
        return self._read[key]

    def _find_by_field(self, field: str, value: str) -> list[Entity]:
        return self._find(Key(field, value))

    def _find_organisations(self, key: Key) -> Iterator[Organisation]:
        return (entity for entity in self._find(key) if isinstance(entity, Organisation))

    def _find_decrees(self, key: Key) -> Iterator[Decree]:
        return (entity for entity in self._find(key) if isinstance(entity, Decree))

    def read(self, changed_ids: Iterable[ChangedId]) -> None:
        """Read all that the rules read on what a change concerns."""
        for changed in changed_ids:
            for _, entity in changed.new:
                for key in (make_id_key(PLACES[changed.entity_type].word, changed.id), *list_keys(entity)):
                    self._saved[key].append(entity)
        for changed in changed_ids:
            self._read_changed_id(changed)
        for organisation_id in self._groups:
            self._read_group(organisation_id)
        if _walk(self._decrees, self._find_ending_ids):
            self._find(OPEN_DECREES)

    def _read_changed_id(self, changed: ChangedId) -> None:
        """Read what a change of the entities with an id concerns."""
        for _, entity in (*changed.old, *changed.new):
            self._read_changed(entity)
        if bool(changed.old) != bool(changed.new):
            for field in find_referring_fields(PLACES[changed.entity_type].word):
                self._find_by_field(field, changed.id)
        if _list_outlines(changed.old) != _list_outlines(changed.new):
            self._read_users(changed)

    def _read_changed(self, entity: Entity) -> None:
        """Read what a changed entity is judged with, whatever changed."""
        for reference in iter_references(entity):
            if reference.kind != APPOINTMENT:
                self._find(make_id_key(reference.kind, reference.id))
        match entity:
            case Member():
                self._add_decrees(entity)
                for identifier in entity.identifiers:
                    self._find(make_identifier_key(identifier))
            case BoardTerm():
                self._groups[entity.organisation_id] = None
                self._find_by_field(_SUCCESSORS, entity.organisation_id)
                for member_id in _list_chairs(entity):
                    self._find_by_field(_TERMS_OF_MEMBER, member_id)
            case Organisation():
                self._groups[entity.id] = None
            case _:
                pass

    def _read_users(self, changed: ChangedId) -> None:
        """Read what is judged by entities whose outline changed."""
        if changed.entity_type is Member:
            self._find_by_field(_TERMS_OF_MEMBER, changed.id)
        elif changed.entity_type is Organisation:
            if _find_first_level(changed.old) != _find_first_level(changed.new):
                self._find_by_field(_CARDS, changed.id)
            self._find_by_field(_CHILDREN, changed.id)
            _walk([changed.id], self._find_parent_ids)
            self._read_places(changed)
        elif changed.entity_type is Decree:
            self._read_ended(changed)

    def _find_parent_ids(self, organisation_id: str) -> Iterator[str]:
        for organisation in self._find_organisations(make_id_key(ORGANISATION, organisation_id)):
            if organisation.parent_id is not None:
                yield organisation.parent_id
            yield from (former.parent_id for former in organisation.parents)

    def _find_line_ids(self, organisation_id: str) -> Iterator[str]:
        """Yield the organisations that an organisation continues, and those that continue it."""
        for organisation in self._find_organisations(make_id_key(ORGANISATION, organisation_id)):
            yield from (predecessor.organisation_id for predecessor in organisation.predecessors)
        for organisation in self._find_organisations(Key(_SUCCESSORS, organisation_id)):
            yield organisation.id

    def _read_places(self, changed: ChangedId) -> None:
        """Read the line of an organisation, the terms of its predecessors, and who else is where these are."""
        for _, organisation in (*changed.old, *changed.new):
            for predecessor in organisation.predecessors if isinstance(organisation, Organisation) else ():
                self._find_by_field(_TERMS_OF_ORGANISATION, predecessor.organisation_id)
        line = _walk([changed.id], self._find_line_ids)
        neighbours = [
            neighbour.id
            for organisation_id in line
            for organisation in self._find_organisations(make_id_key(ORGANISATION, organisation_id))
            for area in list_areas(organisation)
            for neighbour in self._find_organisations(make_area_key(organisation.level, area))
        ]
        _walk(neighbours, self._find_line_ids)

    def _read_ended(self, changed: ChangedId) -> None:
        """Read what is judged by a decree: the decrees that it changes or may end, and all that name one of these."""
        versions = [entity for _, entity in (*changed.old, *changed.new) if isinstance(entity, Decree)]
        _walk([changed.id], self._find_changed_ids)
        for field in ("decrees.amends_ids", *_ENDING):
            self._find_by_field(field, changed.id)
        concerned = [changed.id]
        if any(OPEN_DECREES in list_keys(decree) for decree in versions):
            # It may have ended any decree that ends others.
            concerned += (ended for decree in self._find_decrees(ENDING_DECREES) for ended in decree.ended_ids)
        for decree_id in _walk(concerned, self._find_ended_ids):
            self._decrees[decree_id] = None
            for field in find_referring_fields(DECREE):
                for entity in () if field.startswith("decrees.") else self._find_by_field(field, decree_id):
                    if isinstance(entity, BoardTerm):
                        self._groups[entity.organisation_id] = None
                    elif isinstance(entity, Organisation):
                        self._groups[entity.id] = None
                    else:
                        self._add_decrees(entity)

    def _find_changed_ids(self, decree_id: str) -> Iterator[str]:
        for decree in self._find_decrees(make_id_key(DECREE, decree_id)):
            yield from decree.changed_ids

    def _find_ended_ids(self, decree_id: str) -> Iterator[str]:
        for decree in self._find_decrees(make_id_key(DECREE, decree_id)):
            yield from decree.ended_ids

    def _find_ending_ids(self, decree_id: str) -> Iterator[str]:
        self._find(make_id_key(DECREE, decree_id))
        for field in _ENDING:
            yield from (decree.id for decree in self._find_decrees(Key(field, decree_id)))

    def _read_group(self, organisation_id: str) -> None:
        """Read an organisation with its terms."""
        for key in (make_id_key(ORGANISATION, organisation_id), Key(_TERMS_OF_ORGANISATION, organisation_id)):
            for entity in self._find(key):
                self._add_decrees(entity)

    def _add_decrees(self, entity: Entity) -> None:
        self._decrees |= {reference.id: None for reference in iter_references(entity) if reference.kind == DECREE}

    def make_neighbourhood(self, changed_ids: list[ChangedId]) -> Neighbourhood:
        """Return all that was read, before and after the change."""
        old, new = self._placed, dict(self._placed)
        for changed in changed_ids:
            for placed in changed.old:
                new.pop((changed.entity_type, placed.position), None)
            new |= {(changed.entity_type, placed.position): placed for placed in changed.new}
        return Neighbourhood(changed_ids, _list_in_order(old.values()), _list_in_order(new.values()))


def _walk(ids: Iterable[str], find_following: Callable[[str], Iterable[str]]) -> list[str]:
    """Return ids and all that follow from them, over and over."""
    found = dict.fromkeys(ids)
    waiting = [*found]
    while waiting:
        following = dict.fromkeys(each for each in find_following(waiting.pop()) if each not in found)
        found |= following
        waiting += following
    return [*found]


def _list_in_order(several: Iterable[Placed]) -> list[Entity]:
    return [placed.entity for placed in sorted(several, key=lambda placed: placed.position)]


def _list_chairs(term: BoardTerm) -> list[str]:
    """Return the members who are substantive chairs in a term, of the whole board or of a section."""
    return [
        appointment.member_id
        for appointment in term.appointments
        if appointment.post is Post.CHAIR
        and appointment.capacity is Capacity.SUBSTANTIVE
        and appointment.member_id is not None
    ]


def _find_first_level(several: Iterable[Placed]) -> Level | None:
    """Return the level of the first of several organisations, which is the one that others refer to."""
    return next((placed.entity.level for placed in several if isinstance(placed.entity, Organisation)), None)


def _list_outlines(several: Iterable[Placed]) -> list[tuple[int, object]]:
    """Return what others read of entities with one id, and their places: findings may list entities in their order."""
    return [(placed.position, _make_outline(placed.entity)) for placed in several]


def _make_outline(entity: Entity) -> object:
    match entity:
        case Organisation():
            return OrganisationOutline.of(entity)
        case Member():
            return entity.birth_date, entity.membership, entity.withheld
        case Decree():
            relations = entity.amends_ids, entity.replaces_ids, entity.revokes_ids
            return entity.issued, entity.in_force_from, entity.status, relations, entity.withheld
        case _:
            return entity.id
