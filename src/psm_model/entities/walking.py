"""walk_record: a record and all records in it; Record: any of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

from .appointment import Appointment
from .area_name import AreaName
from .attestation import Attestation
from .board_term import BoardTerm
from .decree import Decree
from .departure import Departure
from .event import Event
from .inauguration import Inauguration
from .legal_basis import LegalBasis
from .member import Card, Member, Training
from .names import MemberName, OrganisationName
from .organisation import Organisation, StatedCount
from .participant import Participant
from .predecessor import FormerArea, FormerParent, Predecessor
from .schema import is_record, list_fields
from .source import LawClaim, Source
from .term_change import TermChange

__all__ = ["Record", "walk_record"]

Record: TypeAlias = (
    Source
    | Decree
    | Organisation
    | Member
    | BoardTerm
    | Appointment
    | AreaName
    | Attestation
    | Card
    | Departure
    | Event
    | FormerArea
    | FormerParent
    | Inauguration
    | LawClaim
    | LegalBasis
    | MemberName
    | OrganisationName
    | Participant
    | Predecessor
    | StatedCount
    | TermChange
    | Training
)
"""A record of a register: an entity or a part of one."""


def walk_record(pointer: str, record: Record) -> Iterator[tuple[str, Record]]:
    """Yield a record at a JSON Pointer, and all records in it, with their pointers; a record precedes its parts.

    >>> ipsm = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL, events=[Event()])
    >>> [pointer for pointer, _ in walk_record("", ipsm)]
    ['', '/events/0']
    """
    yield pointer, record
    record_type: Any = type(record)  # to mypy, a class may be unhashable
    for name in _find_parts(record_type):
        value = getattr(record, name)
        if isinstance(value, tuple):
            for position, part in enumerate(value):
                yield from walk_record(f"{pointer}/{name}/{position}", part)
        elif value is not None:
            yield from walk_record(f"{pointer}/{name}", value)


# Any: as above.
@cache
def _find_parts(record_type: Any) -> tuple[str, ...]:
    """Return the fields of a class of records that may contain records."""
    return tuple(field.name for field in list_fields(record_type) if any(map(is_record, field.types)))
