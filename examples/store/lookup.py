"""Look-ups in a store: entities by their keys, an organisation with what belongs to it, and the check of a change."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import Connection, select

from psm_model import Organisation, Register, loads
from psm_model.checking import Key, NeighbourhoodSearch
from psm_model.entities.references import APPOINTMENT, iter_references
from psm_model.entities.register import PLACES, Entity
from psm_model.errors import NotFoundError
from psm_model.incremental_checks import FindingChanges, check_change

from .schema import appointments, board_terms, entities, entity_keys
from .store import lock_writers

__all__ = ["find_changes", "find_entities", "load_organisation"]

_MOST: Final = 10_000  # the number of values in one statement; SQLite takes 32,766
_PLACES: Final = {word: field for field, word in PLACES.values()}


def find_entities(keys: Iterable[Key], connection: Connection) -> list[tuple[int, Entity]]:
    """Return the stored entities that have any of some keys, each with its position."""
    ids: dict[str, set[str]] = defaultdict(set)
    others = []
    for field, value in keys:
        if field.endswith(".id"):
            ids[field.removesuffix(".id")].add(value)
        else:
            others.append(f"{field} {value}")
    for some in _batches(others):
        query = select(entity_keys.c.key, entity_keys.c.entity_id).where(entity_keys.c.key.in_(some))
        for key, entity_id in connection.execute(query):
            ids[key.partition(".")[0]].add(entity_id)
    return [*_load_by_id(ids, connection)]


def _load_by_id(ids: dict[str, set[str]], connection: Connection) -> Iterator[tuple[int, Entity]]:
    # Any: the JSON of entities, as psm-model writes it.
    tree: dict[str, Any] = {"psm_register": 1}
    positions: dict[str, list[int]] = {}
    for table in entities:
        rows: list[Any] = []
        for some in _batches(sorted(ids.get(table.name, ()))):
            rows += connection.execute(select(table.c.position, table.c.id, table.c.record).where(table.c.id.in_(some)))
        tree[table.name] = [record for _, _, record in rows]
        positions[table.name] = [position for position, _, _ in rows]
        if table is board_terms:
            _add_appointments({entity_id: record for _, entity_id, record in rows}, connection)
    register = loads(json.dumps(tree))
    for place, loaded in register.iter_lists():
        yield from zip(positions[place.field], loaded, strict=True)


def _add_appointments(terms: dict[str, Any], connection: Connection) -> None:
    """Add the appointments to the JSON of terms."""
    columns = appointments.c
    for some in _batches([*terms]):
        query = select(columns.board_term_id, columns.record).where(columns.board_term_id.in_(some))
        for term_id, record in connection.execute(query.order_by(columns.board_term_id, columns.position)):
            terms[term_id].setdefault("appointments", []).append(record)


def _batches(values: list[str]) -> Iterator[list[str]]:
    return (values[at : at + _MOST] for at in range(0, len(values), _MOST))


def load_organisation(organisation_id: str, connection: Connection) -> Register:
    """Load an organisation with its board terms and all that these refer to, and nothing else.

    That is sources, decrees, members of boards, and organisations above it or before it, without what these refer to
    in turn. The entities are in the order of the store.

    Raises:
        NotFoundError: the organisation is not stored.
    """
    own = [Key("organisations.id", organisation_id), Key("board_terms.organisation_id", organisation_id)]
    found = {(type(entity), position): entity for position, entity in find_entities(own, connection)}
    if not any(isinstance(entity, Organisation) for entity in found.values()):
        raise NotFoundError("organisation", organisation_id)
    references = {
        Key(f"{_PLACES[reference.kind]}.id", reference.id)
        for entity in found.values()
        for reference in iter_references(entity)
        if reference.kind != APPOINTMENT
    }
    found |= {(type(entity), position): entity for position, entity in find_entities(references, connection)}
    return Register.of(*(found[key] for key in sorted(found, key=lambda key: key[1])))


# Any: the options of a check.
def find_changes(
    connection: Connection, saved: Iterable[Entity] = (), *, removed: Iterable[Entity] = (), **options: Any
) -> FindingChanges:
    """Return how the findings of the stored register will change if entities are removed and others saved.

    Nothing is written. Call it before `remove` and `save`, in their transaction: no other can write in between.

    Args:
        connection: A connection with a transaction.
        saved: The entities to save.
        removed: The entities to remove before that.
        options: Options of `psm_model.incremental_checks.check_change`.

    Raises:
        NotFoundError: an entity to remove is not stored.
        ValueError: the connection has the isolation level AUTOCOMMIT.
    """
    lock_writers(connection)
    search = NeighbourhoodSearch(saved, deleted=removed)
    while search.keys:
        search.add(find_entities(search.keys, connection))
    return check_change(*search.finish(), **options)
