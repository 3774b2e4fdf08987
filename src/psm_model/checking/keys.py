"""Keys, by which a store looks up the few entities that a change affects."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from typing import Any, Final, NamedTuple

from psm_model.entities.decree import Decree
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.places import PLACES, Entity, find_place
from psm_model.entities.references import APPOINTMENT, find_reference_fields, iter_references
from psm_model.entities.schema import is_record, list_fields
from psm_model.entities.validity import ENDED_FIELDS
from psm_model.values.area import AreaCode, Level
from psm_model.values.identifier import Identifier

__all__ = [
    "ENDING_DECREES",
    "OPEN_DECREES",
    "Key",
    "find_referring_fields",
    "list_areas",
    "list_keys",
    "make_area_key",
    "make_id_key",
    "make_identifier_key",
]


class Key(NamedTuple):
    """A key of entities in a store: a field, with the list of the register that has it, and a value.

    Keys name the fields that hold ids as ``board_terms.member_id`` and ``organisations.parent_id``, wherever in the
    record the field is; ``board_terms.id`` is the id itself. The other keys are below.
    """

    field: str
    """The list and the field."""
    value: str
    """The value."""


IDENTIFIERS: Final = "members.identifiers"
"""Members by an identifier; the value is a digest, so that keys do not reveal identifiers."""
AREAS: Final = "organisations.areas"
"""Organisations by level and area, present or former; national ones only by level."""
ENDING_DECREES: Final = Key("decrees.ending", "known")
"""All decrees that replace or revoke others."""
OPEN_DECREES: Final = Key("decrees.ending", "withheld")
"""All decrees that withhold which others they replace or revoke."""
_ID_FIELDS: Final = {place.word: f"{place.field}.id" for place in PLACES.values()}
_AREA_PARTS: Final = "\n"


def list_keys(entity: Entity) -> frozenset[Key]:
    """Return the keys by which an entity is looked up, except for its id.

    >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
    >>> term = BoardTerm(id="t", organisation_id="o", decree_ids=["sk"], appointments=[chair])
    >>> sorted(f"{key.field} {key.value}" for key in list_keys(term))
    ['board_terms.decree_ids sk', 'board_terms.member_id m', 'board_terms.organisation_id o']

    Raises:
        WrongTypeError: the argument is not an entity.
    """
    return frozenset(_iter_keys(entity))


def _iter_keys(entity: Entity) -> Iterator[Key]:
    place = find_place(entity).field
    for reference in iter_references(entity):
        if reference.kind != APPOINTMENT:
            yield Key(f"{place}.{_find_field(reference.pointer)}", reference.id)
    if isinstance(entity, Member):
        for identifier in entity.identifiers:
            yield make_identifier_key(identifier)
    elif isinstance(entity, Organisation):
        for area in list_areas(entity):
            yield make_area_key(entity.level, area)
    elif isinstance(entity, Decree):
        if entity.ended_ids:
            yield ENDING_DECREES
        if not ENDED_FIELDS.isdisjoint(entity.withheld):
            yield OPEN_DECREES


def _find_field(pointer: str) -> str:
    """Return the name of the field that a JSON Pointer to an id leads to."""
    head, _, last = pointer.rpartition("/")
    return head.rpartition("/")[2] if last.isdecimal() else last


def make_id_key(kind: str, entity_id: str) -> Key:
    """Return the key of the entities of a kind with an id.

    >>> make_id_key("board term", "t")
    Key(field='board_terms.id', value='t')
    """
    return Key(_ID_FIELDS[kind], entity_id)


def list_areas(organisation: Organisation) -> tuple[AreaCode | None, ...]:
    """Return the present and former areas of an organisation, each once; None for the whole country.

    >>> list_areas(ipsm)
    (None,)
    """
    has_place = organisation.area is not None or organisation.level is Level.NATIONAL
    present = (organisation.area,) if has_place else ()
    return tuple(dict.fromkeys((*present, *(former.area for former in organisation.areas))))


def make_area_key(level: Level, area: AreaCode | None) -> Key:
    """Return the key of the organisations of a level in an area.

    >>> make_area_key(Level.DISTRICT, AreaCode("33.25.11")).value.split()
    ['district', '33.25.11']
    """
    parts = () if area is None else (area.code,) if area.vintage is None else (area.code, area.vintage)
    return Key(AREAS, _AREA_PARTS.join((level.value, *parts)))


def make_identifier_key(identifier: Identifier) -> Key:
    """Return the key of the members with an identifier."""
    text = f"{len(identifier.scheme)} {identifier.scheme}{identifier.value}"
    return Key(IDENTIFIERS, blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest())


@cache
def find_referring_fields(kind: str) -> tuple[str, ...]:
    """Return the fields of keys that refer to entities of a kind.

    >>> find_referring_fields("member")
    ('board_terms.member_id',)
    """
    return tuple(
        dict.fromkeys(
            f"{place.field}.{name}"
            for entity_type, place in PLACES.items()
            for name, target in _iter_reference_fields(entity_type)
            if target == kind
        )
    )


# Any: a class of records.
def _iter_reference_fields(record_type: Any) -> Iterator[tuple[str, str]]:
    """Yield the names of the fields of a class, and of the classes of its parts, with the kinds they refer to."""
    yield from find_reference_fields(record_type).items()
    for field in list_fields(record_type):
        for part in field.types:
            if is_record(part):
                yield from _iter_reference_fields(part)
