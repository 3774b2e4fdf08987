"""Registers in several parts: `merge_lists`, `take_lists`, and `find_belonging`, which finds related entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final, Literal, Protocol, TypeAlias

from psm_model.errors import MergeConflictError, NotFoundError, WrongTypeError

from .board_term import BoardTerm
from .decree import Decree
from .organisation import Organisation
from .organisation_life import index_takeovers
from .places import Entity, Place, find_place, iter_first
from .references import APPOINTMENT, DECREE, ORGANISATION, iter_references

__all__ = ["CHANGING_FIELDS", "OnConflict", "ReferenceLookup", "find_belonging", "merge_lists", "take_lists"]

OnConflict: TypeAlias = Literal["error", "first", "second"]
"""What to do with two different records of one kind with the same id."""
CHANGING_FIELDS: Final = frozenset({"amends_ids", "replaces_ids", "revokes_ids"})
"""The fields of a decree with the ids of the decrees that it changes."""
_CHOICES: Final = ("error", "first", "second")


class _Lists(Protocol):
    """The lists of a register, whose module imports this one."""

    @property
    def organisations(self) -> tuple[Organisation, ...]: ...

    @property
    def decrees(self) -> tuple[Decree, ...]: ...

    @property
    def board_terms(self) -> tuple[BoardTerm, ...]: ...

    def iter_lists(self) -> Iterator[tuple[Place, tuple[Entity, ...]]]: ...


# Any, here and below: the lists of a register are of several classes.
def merge_lists(first: _Lists, second: _Lists, on_conflict: OnConflict) -> dict[str, Any]:
    """Return the lists of two merged registers, as `Register.merge` describes."""
    if on_conflict not in _CHOICES:
        msg = f"expected one of {', '.join(_CHOICES)} as on_conflict, got {on_conflict!r}"
        raise ValueError(msg)
    conflicts: list[tuple[str, str]] = []
    merged: dict[str, Any] = {}
    for (place, own), (_, others) in zip(first.iter_lists(), second.iter_lists(), strict=True):
        known, given = _group_by_id(own), _group_by_id(others)
        added = [entity for entity in others if entity.id not in known]
        # An entity that equals one of the first register is that one.
        different = {
            entity_id: entities
            for entity_id, entities in given.items()
            if entity_id in known and not all(entity in known[entity_id] for entity in entities)
        }
        conflicts += ((place.word, entity_id) for entity_id in different)
        if on_conflict == "second":
            merged[place.field] = (*_replace(own, different), *added)
        else:
            merged[place.field] = (*own, *added)
    if conflicts and on_conflict == "error":
        raise MergeConflictError(tuple(conflicts))
    return merged


def _group_by_id(entities: tuple[Entity, ...]) -> dict[str, list[Entity]]:
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(entity.id, []).append(entity)
    return groups


def _replace(entities: tuple[Entity, ...], replaced: dict[str, list[Entity]]) -> list[Entity]:
    """Return entities with others in the place of the first with an id; further ones with that id are dropped."""
    result: list[Entity] = []
    done: set[str] = set()
    for entity in entities:
        if entity.id not in replaced:
            result.append(entity)
        elif entity.id not in done:
            done.add(entity.id)
            result += replaced[entity.id]
    return result


class ReferenceLookup(Protocol):
    """A look-up of the entities that belong to an organisation, in a register or in the lines of a file."""

    def find(self, kind: str, entity_id: str) -> Iterable[Entity]:
        """Return all entities of a kind with an id."""

    def find_terms(self, organisation_id: str) -> Iterable[BoardTerm]:
        """Return the terms of an organisation."""

    def find_changing(self, decree_id: str) -> Iterable[str]:
        """Return the ids of the decrees that amend, replace or revoke one."""

    def find_takeovers(self, organisation_id: str) -> Iterable[str]:
        """Return the ids of the organisations whose takeovers end one (see `index_takeovers`)."""

    def list_open_decrees(self) -> Iterable[str]:
        """Return the ids of the decrees that withhold a field of `CHANGING_FIELDS`."""

    def list_open_organisations(self) -> Iterable[str]:
        """Return the ids of the organisations that withhold which ones they continue. The first with an id counts."""


def find_belonging(lookup: ReferenceLookup, organisation_ids: Iterable[str]) -> set[tuple[str, str]]:
    """Return the kinds and ids of the entities that `Register.subset` takes.

    Only terms of the organisations themselves are included: nothing refers to a term, and another organisation may have
    a term with the same id.

    Raises:
        NotFoundError: no organisation has one of the ids, and no term refers to it.
    """
    stack: list[Entity] = []
    for organisation_id in organisation_ids:
        own = (*lookup.find(ORGANISATION, organisation_id), *lookup.find_terms(organisation_id))
        if not own:
            raise NotFoundError(ORGANISATION, organisation_id)
        stack += own
    taken = {(find_place(entity).word, entity.id) for entity in stack}
    # What they withhold may be any other, so no certain answer may depend on their absence.
    openings = {DECREE: lookup.list_open_decrees, ORGANISATION: lookup.list_open_organisations}
    while stack:
        entity = stack.pop()
        kind = find_place(entity).word
        targets = [(reference.kind, reference.id) for reference in iter_references(entity)]
        targets += ((kind, changing_id) for changing_id in _find_changing(lookup, entity))
        if kind in openings:
            targets += ((kind, open_id) for open_id in openings.pop(kind)())
        for target in targets:
            if target not in taken:
                taken.add(target)
                # An appointment that is replaced is in the same term.
                if target[0] != APPOINTMENT:
                    stack += lookup.find(*target)
    return taken


def _find_changing(lookup: ReferenceLookup, entity: Entity) -> Iterable[str]:
    """Return the ids of the entities that decide how long a decree is in force, or an organisation exists."""
    if isinstance(entity, Decree):
        return lookup.find_changing(entity.id)
    return lookup.find_takeovers(entity.id) if isinstance(entity, Organisation) else ()


class _RegisterLookup:
    """The look-up in a register."""

    def __init__(self, register: _Lists) -> None:
        self._by_id = {place.word: _group_by_id(entities) for place, entities in register.iter_lists()}
        self._terms: dict[str, list[BoardTerm]] = defaultdict(list)
        for term in register.board_terms:
            self._terms[term.organisation_id].append(term)
        self._changing: dict[str, list[str]] = defaultdict(list)
        for decree in register.decrees:
            for changed in decree.changed_ids:
                self._changing[changed].append(decree.id)
        self._takeovers = index_takeovers(register.organisations)
        self._register = register

    def find(self, kind: str, entity_id: str) -> Iterable[Entity]:
        return self._by_id[kind].get(entity_id, ())

    def find_terms(self, organisation_id: str) -> Iterable[BoardTerm]:
        return self._terms.get(organisation_id, ())

    def find_changing(self, decree_id: str) -> Iterable[str]:
        return self._changing.get(decree_id, ())

    def find_takeovers(self, organisation_id: str) -> Iterable[str]:
        return (takeover.organisation_id for takeover in self._takeovers.get(organisation_id, ()))

    def list_open_decrees(self) -> Iterable[str]:
        decrees = self._register.decrees
        return (decree.id for decree in decrees if not CHANGING_FIELDS.isdisjoint(decree.withheld))

    def list_open_organisations(self) -> Iterable[str]:
        firsts = iter_first(self._register.organisations)
        return (organisation.id for _, organisation in firsts if "predecessors" in organisation.withheld)


def take_lists(register: _Lists, organisation_ids: Collection[str]) -> dict[str, Any]:
    """Return the lists of some organisations and all entities that they refer to, as `Register.subset` describes."""
    if isinstance(organisation_ids, str):
        raise WrongTypeError("a collection of ids of organisations", organisation_ids)
    chosen = dict.fromkeys(organisation_ids)
    taken = find_belonging(_RegisterLookup(register), chosen)
    lists: dict[str, Any] = {
        place.field: tuple(entity for entity in entities if (place.word, entity.id) in taken)
        for place, entities in register.iter_lists()
    }
    # Another organisation may have a term with the same id.
    lists["board_terms"] = tuple(term for term in register.board_terms if term.organisation_id in chosen)
    return lists
