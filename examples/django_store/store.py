"""A store for registers in Django, on PostgreSQL and SQLite: `save`, `load`, `load_organisation` and `find_changes`.

The database knows no rule. Each change is checked before it is written, by one writer at a time, and is refused if it
breaks a rule; a reference without a target does too. SQLite needs the option ``transaction_mode`` to be ``IMMEDIATE``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from django.db import connection, transaction

from psm_model import Finding, Register, Report, dumps, loads
from psm_model.checking import Key, NeighbourhoodSearch, list_keys
from psm_model.entities.places import PLACES, find_place
from psm_model.entities.references import APPOINTMENT, iter_references
from psm_model.entities.register import Entity
from psm_model.errors import NotFoundError
from psm_model.incremental_checks import FindingChanges, check_change

from .models import StoredEntity, StoredKey

__all__ = ["RefusedError", "find_changes", "load", "load_organisation", "save"]

_MOST: Final = 10_000  # the number of values in one statement; SQLite takes 32,766
_PLACES: Final = {place.word: place.field for place in PLACES.values()}


class RefusedError(Exception):
    """A change after which the register would break a rule that it does not break now."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("the register would break a rule")
        self.findings = findings


# Any, here and below: the options of `check_change`.
def save(saved: Iterable[Entity] = (), *, removed: Iterable[Entity] = (), **options: Any) -> FindingChanges:
    """Remove entities and save others, and return how the findings change. A stored entity keeps its place.

    Raises:
        NotFoundError: an entity to remove is not stored. Nothing has changed.
        RefusedError: the register would break a rule. Nothing has changed.
    """
    saved, removed = tuple(saved), tuple(removed)
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(7353001)")
        changes = find_changes(saved, removed=removed, **options)
        added, gone = (Report(findings=findings).errors for findings in changes)
        more = Counter(map(_identify, added)) - Counter(map(_identify, gone))
        if more:
            raise RefusedError(tuple(finding for finding in added if _identify(finding) in more))
        for entity in removed:
            _find_stored([_make_id_key(entity)]).delete()
        # The last of several with one id counts.
        for entity in {_make_id_key(entity): entity for entity in saved}.values():
            _write(entity)
    return changes


def _identify(finding: Finding) -> tuple[str, tuple[str, ...]]:
    """Return what stays the same of a finding if its details change."""
    return finding.code, finding.ids


def _make_id_key(entity: Entity) -> Key:
    return Key(f"{find_place(entity).field}.id", entity.id)


def _write(entity: Entity) -> None:
    place = find_place(entity).field
    (record,) = json.loads(dumps(Register.of(entity)))[place]
    row, _ = StoredEntity.objects.update_or_create(
        place=place, entity_id=entity.id, defaults={"record": json.dumps(record)}
    )
    row.keys.all().delete()
    keys = (_make_id_key(entity), *list_keys(entity))
    StoredKey.objects.bulk_create(StoredKey(entity=row, key=" ".join(key)) for key in keys)


def find_changes(saved: Iterable[Entity] = (), *, removed: Iterable[Entity] = (), **options: Any) -> FindingChanges:
    """Return how the findings of the stored register will change if entities are removed and others saved.

    Nothing is written.

    Raises:
        NotFoundError: an entity to remove is not stored.
    """
    search = NeighbourhoodSearch(saved, deleted=removed)
    while search.keys:
        search.add(_find_entities(search.keys).items())
    return check_change(*search.finish(), **options)


def load() -> Register:
    """Load all that is stored as one register."""
    return Register.of(*(entity for _, entity in _read(StoredEntity.objects.all())))


def load_organisation(organisation_id: str) -> Register:
    """Load an organisation with its board terms and all that these refer to, in the order of the store.

    Raises:
        NotFoundError: the organisation is not stored.
    """
    own = [Key("organisations.id", organisation_id), Key("board_terms.organisation_id", organisation_id)]
    found = _find_entities(own)
    if not any(find_place(entity).field == "organisations" for entity in found.values()):
        raise NotFoundError("organisation", organisation_id)
    references = (reference for entity in found.values() for reference in iter_references(entity))
    keys = {Key(f"{_PLACES[each.kind]}.id", each.id) for each in references if each.kind != APPOINTMENT}
    found |= _find_entities(keys)
    return Register.of(*(found[position] for position in sorted(found)))


def _find_entities(keys: Iterable[Key]) -> dict[int, Entity]:
    """Return the stored entities that have any of some keys, by their positions."""
    found: dict[int, Entity] = {}
    remaining = iter(keys)
    while some := list(islice(remaining, _MOST)):
        found.update(_read(_find_stored(some)))
    return found


# Any: a query.
def _find_stored(keys: Iterable[Key]) -> Any:
    return StoredEntity.objects.filter(pk__in=StoredKey.objects.filter(key__in=map(" ".join, keys)).values("entity"))


def _read(rows: Any) -> Iterator[tuple[int, Entity]]:
    """Yield the entities of a query, each with its position."""
    tree: dict[str, Any] = {place.field: [] for place in PLACES.values()}
    positions: dict[str, list[int]] = {name: [] for name in tree}
    for position, place, record in rows.order_by("position").values_list("position", "place", "record"):
        tree[place].append(json.loads(record))
        positions[place].append(position)
    register = loads(json.dumps({"psm_register": 1, **tree}))
    for place, entities in register.iter_lists():
        yield from zip(positions[place.field], entities, strict=True)
