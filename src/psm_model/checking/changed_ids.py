"""Changed ids: what a change of a register does to the entities with an id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias

from psm_model.entities.places import Entity, find_place
from psm_model.errors import NotFoundError

__all__ = ["ChangedId", "Placed", "find_changed_ids"]

_AFTER: Final = 1 << 62


class Placed(NamedTuple):
    """An entity with its position."""

    position: int
    """A number by which the entities of a kind are in the order of the register."""
    entity: Entity
    """The entity."""


class ChangedId(NamedTuple):
    """The entities of a kind with one id, before and after a change."""

    entity_type: type[Entity]
    """Their class."""
    id: str
    """Their id."""
    old: tuple[Placed, ...]
    """The entities before the change, in order; several if the id is duplicated."""
    new: tuple[Placed, ...]
    """The entities after it; one that was added is after all others of its kind."""


FindPlaced: TypeAlias = Callable[[type[Entity], str], Sequence[Placed]]
"""Callback that returns the entities of a class with an id, in order."""


def find_changed_ids(find_placed: FindPlaced, saved: Iterable[Entity], deleted: Iterable[Entity]) -> list[ChangedId]:
    """Return the ids whose entities differ after a change.

    Args:
        find_placed: Finds the entities before the change.
        saved: The entities to put in the place of the first of their kind and id, or else after all others.
        deleted: The entities to delete before that, each the first of its kind and id; nothing else of them counts.

    Raises:
        NotFoundError: there is no entity to delete.
        WrongTypeError: an item is not an entity.

    >>> old, new = Source(id="s"), Source(id="s", publisher="Contoh")
    >>> find_changed_ids(lambda kind, entity_id: [Placed(0, old)], [new], [])[0].new == (Placed(0, new),)
    True
    """
    groups: dict[tuple[type[Entity], str], list[Placed]] = {}

    def find_group(entity: Entity) -> list[Placed]:
        key = type(entity), entity.id
        if key not in groups:
            groups[key] = [*find_placed(*key)]
        return groups[key]

    for entity in deleted:
        kind = find_place(entity).word
        group = find_group(entity)
        if not group:
            raise NotFoundError(kind, entity.id)
        del group[0]
    for number, entity in enumerate(saved):
        find_place(entity)  # validate its type
        group = find_group(entity)
        position = group[0].position if group else _AFTER + number
        group[:1] = [Placed(position, entity)]
    changed = (ChangedId(*key, tuple(find_placed(*key)), tuple(group)) for key, group in groups.items())
    return [each for each in changed if each.old != each.new]
