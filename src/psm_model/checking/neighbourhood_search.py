"""NeighbourhoodSearch: finds the entities that a change affects in a store, key by key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from psm_model.entities.places import Entity, find_place

from .changed_ids import Placed
from .keys import Key, list_keys, make_id_key
from .neighbourhood import Neighbourhood, find_neighbourhood

__all__ = ["NeighbourhoodSearch"]


class NeighbourhoodSearch:
    """A search for the entities that a change affects. In each round, look up the `keys` and `add` the entities found.

    The search itself reads no store. A store keeps the keys of each entity (`list_keys`), and looks them up before it
    saves the change. It finishes after a few rounds: as many as there are levels of organisations, or decrees that end
    each other.

    >>> stored = {"o": (0, ipsm)}
    >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025")
    >>> search = NeighbourhoodSearch(saved=[term])
    >>> while search.keys:
    ...     search.add([stored[value] for field, value in search.keys if field == "organisations.id"])
    >>> old, new = search.finish()
    >>> [entity.id for entity in old], [entity.id for entity in new]
    (['o'], ['o', 't'])
    """

    def __init__(self, saved: Iterable[Entity] = (), *, deleted: Iterable[Entity] = ()) -> None:
        """Begin a search.

        Args:
            saved: The entities to save, each in the place of the one of its kind and id if there is one.
            deleted: The entities to delete before that; only kind and id count.

        Raises:
            WrongTypeError: an item is not an entity.
        """
        self._saved, self._deleted = tuple(saved), tuple(deleted)
        self._asked: set[Key] = set()
        # By class and position, so that an entity that several keys find counts once.
        self._placed: dict[tuple[type[Entity], int], Placed] = {}
        self._by_key: dict[Key, list[Placed]] = defaultdict(list)
        self._keys = frozenset(_make_own_key(entity) for entity in (*self._saved, *self._deleted))
        self._neighbourhood: Neighbourhood | None = None

    @property
    def keys(self) -> frozenset[Key]:
        """The keys to look up next; none if all entities are found."""
        return self._keys

    def add(self, found: Iterable[tuple[int, Entity]]) -> None:
        """Add all entities that the `keys` find, in any order, each with its position among all of its kind.

        Only the order of the positions matters; it must be that of the register.
        """
        for position, entity in found:
            placed = Placed(position, entity)
            if self._placed.setdefault((type(entity), position), placed) is placed:
                for key in (_make_own_key(entity), *list_keys(entity)):
                    self._by_key[key].append(placed)
        self._asked |= self._keys
        read: set[Key] = set()

        def look_up(key: Key) -> list[Placed]:
            read.add(key)
            return self._by_key.get(key, [])

        self._neighbourhood = find_neighbourhood(look_up, self._saved, self._deleted)
        self._keys = frozenset(read - self._asked)

    def finish(self) -> tuple[list[Entity], list[Entity]]:
        """Return the affected entities before and after the change, in the order of the store.

        Raises:
            ValueError: there are `keys` to look up.
        """
        if self._keys:
            msg = f"expected a finished search, got one with {len(self._keys)} keys to look up"
            raise ValueError(msg)
        if self._neighbourhood is None:
            return [], []
        return self._neighbourhood.old, self._neighbourhood.new


def _make_own_key(entity: Entity) -> Key:
    return make_id_key(find_place(entity).word, entity.id)
