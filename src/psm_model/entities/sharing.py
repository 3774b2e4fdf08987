"""Registers in several parts: `merge_lists` and `take_lists`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any, Final, Literal, Protocol, TypeAlias

from psm_model.errors import MergeConflictError, NotFoundError, WrongTypeError

from .board_term import BoardTerm
from .decree import Decree
from .organisation import Organisation
from .organisation_life import index_takeovers
from .places import Entity, Place, find_place, iter_first
from .references import DECREE, ORGANISATION, iter_references

__all__ = ["OnConflict", "merge_lists", "take_lists"]

OnConflict: TypeAlias = Literal["error", "first", "second"]
"""What to do with two different records of one kind with the same id."""
_CHANGING: Final = frozenset({"amends_ids", "replaces_ids", "revokes_ids"})
"""The fields of a decree with the decrees that it changes."""
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


def take_lists(register: _Lists, organisation_ids: Collection[str]) -> dict[str, Any]:
    """Return the lists of some organisations and all entities that they refer to, as `Register.subset` describes."""
    if isinstance(organisation_ids, str):
        raise WrongTypeError("a collection of ids of organisations", organisation_ids)
    terms = defaultdict(list)
    for term in register.board_terms:
        terms[term.organisation_id].append(term)
    by_id = {place.word: _group_by_id(entities) for place, entities in register.iter_lists()}
    followers, chosen = _find_followers(register), dict.fromkeys(organisation_ids)
    # What they withhold may be any other, so no certain answer may depend on their absence.
    open_decrees = [(DECREE, decree.id) for decree in register.decrees if not _CHANGING.isdisjoint(decree.withheld)]
    open_organisations = [
        (ORGANISATION, organisation.id)
        for _, organisation in iter_first(register.organisations)
        if "predecessors" in organisation.withheld
    ]
    # They decide how long an organisation exists.
    takeovers = index_takeovers(register.organisations)
    stack: list[Entity] = []
    for organisation_id in chosen:
        if organisation_id not in by_id[ORGANISATION] and organisation_id not in terms:
            raise NotFoundError(ORGANISATION, organisation_id)
        stack += (*by_id[ORGANISATION].get(organisation_id, ()), *terms[organisation_id])
    taken = {(find_place(entity).word, entity.id) for entity in stack}
    while stack:
        entity = stack.pop()
        targets = [(reference.kind, reference.id) for reference in iter_references(entity)]
        if isinstance(entity, Decree):
            targets += ((DECREE, decree_id) for decree_id in followers.get(entity.id, ()))
            targets, open_decrees = targets + open_decrees, []
        elif isinstance(entity, Organisation):
            targets += ((ORGANISATION, takeover.organisation_id) for takeover in takeovers.get(entity.id, ()))
            targets, open_organisations = targets + open_organisations, []
        for target in targets:
            if target not in taken:
                taken.add(target)
                kind, entity_id = target
                # An appointment that is replaced is in the same term.
                stack += by_id.get(kind, {}).get(entity_id, ())
    lists: dict[str, Any] = {
        place.field: tuple(entity for entity in entities if (place.word, entity.id) in taken)
        for place, entities in register.iter_lists()
    }
    # Nothing refers to a term, and another organisation may have one with the same id.
    lists["board_terms"] = tuple(term for term in register.board_terms if term.organisation_id in chosen)
    return lists


def _find_followers(register: _Lists) -> dict[str, list[str]]:
    """Return the decrees that amend, replace or revoke each decree: they decide what it says and how long it holds."""
    followers: dict[str, list[str]] = defaultdict(list)
    for decree in register.decrees:
        for changed in decree.changed_ids:
            followers[changed].append(decree.id)
    return followers
