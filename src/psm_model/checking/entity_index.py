"""EntityIndex: the entities of a register that changes, by their keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final, TypeAlias

from psm_model.entities.places import PLACES, Entity
from psm_model.entities.register import Register

from .changed_ids import ChangedId, Placed
from .keys import Key, list_keys

__all__ = ["EntityIndex"]

_TYPES: Final = {place.field: entity_type for entity_type, place in PLACES.items()}
_FEW: Final = 8

# Most keys have one entity, and each kind of collection costs memory for every key.
_Ids: TypeAlias = str | tuple[str, ...] | set[str]


class EntityIndex:
    """The entities of a register, by their keys.

    >>> index = EntityIndex(Register.of(ipsm, BoardTerm(id="t", organisation_id="o", label="2020–2025")))
    >>> [placed.entity.id for placed in index.look_up(Key("board_terms.organisation_id", "o"))]
    ['t']
    """

    def __init__(self, register: Register) -> None:
        # By class and id, with positions that grow in the order of the register.
        self._placed: dict[type[Entity], dict[str, tuple[Placed, ...]]] = {kind: {} for kind in PLACES}
        # By field and value, ids of entities in the list that the field belongs to.
        self._ids: dict[str, dict[str, _Ids]] = {}
        self._count = 0
        for entity in register.iter_entities():
            by_id = self._placed[type(entity)]
            by_id[entity.id] = (*by_id.get(entity.id, ()), Placed(self._take_position(), entity))
            self._add_keys(entity.id, list_keys(entity))

    def _add_keys(self, entity_id: str, keys: Iterable[Key]) -> None:
        for field, value in keys:
            by_value = self._ids.setdefault(field, {})
            ids = by_value.get(value)
            if ids is None:
                by_value[value] = entity_id
            elif isinstance(ids, set):
                ids.add(entity_id)
            else:
                several = {*_list_ids(ids), entity_id}
                by_value[value] = several if len(several) > _FEW else tuple(several)

    def _remove_keys(self, entity_id: str, keys: Iterable[Key]) -> None:
        for field, value in keys:
            by_value = self._ids[field]
            ids = by_value[value]
            if isinstance(ids, set):
                ids.discard(entity_id)
            else:
                by_value[value] = tuple(each for each in _list_ids(ids) if each != entity_id)
            if not by_value[value]:
                del by_value[value]

    def look_up(self, key: Key) -> list[Placed]:
        """Return the entities with a key, and any others of the same kind and id."""
        place, _, name = key.field.partition(".")
        by_id = self._placed[_TYPES[place]]
        ids = (key.value,) if name == "id" else _list_ids(self._ids.get(key.field, {}).get(key.value, ()))
        return [placed for entity_id in ids for placed in by_id.get(entity_id, ())]

    def change(self, changed_ids: Collection[ChangedId]) -> None:
        """Change the entities with some ids."""
        known = {placed.position for changed in changed_ids for placed in changed.old}
        added = {placed.position for changed in changed_ids for placed in changed.new} - known
        # Those that are added follow all others, in their order.
        positions = {position: self._take_position() for position in sorted(added)}
        for entity_type, entity_id, old, new in changed_ids:
            before = {key for placed in old for key in list_keys(placed.entity)}
            after = {key for placed in new for key in list_keys(placed.entity)}
            self._remove_keys(entity_id, before - after)
            self._add_keys(entity_id, after - before)
            self._placed[entity_type].pop(entity_id, None)
            if new:
                self._placed[entity_type][entity_id] = tuple(
                    Placed(positions.get(position, position), entity) for position, entity in new
                )

    def _take_position(self) -> int:
        self._count += 1
        return self._count - 1

    def iter_entities(self) -> Iterator[Entity]:
        """Yield all entities, kind after kind, in the order of the register."""
        for by_id in self._placed.values():
            several = [placed for same in by_id.values() for placed in same]
            several.sort(key=lambda placed: placed.position)
            yield from (placed.entity for placed in several)


def _list_ids(ids: _Ids) -> Collection[str]:
    return (ids,) if isinstance(ids, str) else ids
