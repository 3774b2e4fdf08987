"""Named pointers: JSON Pointers that name an entity by its id, and stay true when other entities come and go.

In the pointer of a report, ``/members/4/birth_date``, a position stands for the entity. In a named pointer its id does,
escaped as in any JSON Pointer: ``/members/m-1/birth_date``. If several entities of a kind have one id, the second is
``/members/m-1~2``; a store refuses such an id.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import attrs

from psm_model.entities.places import Entity, find_place
from psm_model.pointers import escape_step, unescape_step

from .finding import Finding

__all__ = [
    "NamedEntity",
    "convert_pointers",
    "name_entities",
    "name_pointer",
    "read_named_pointer",
    "resolve_pointer",
]

_PARTS: Final = re.compile(r"/([a-z_]+)/([^/]*)(.*)", re.DOTALL)
_ESCAPED: Final = re.compile(r"(?:[^~]|~[01])*", re.DOTALL)
"""An id as a step of a pointer."""
_NUMBERED: Final = re.compile(r"(.*)~([2-9]|[1-9][0-9]+)", re.DOTALL)
"""An id with its number after it."""


def name_entities(entities: Iterable[Entity]) -> dict[str, list[str]]:
    """Return the names of entities in named pointers, by list and position.

    >>> name_entities([ipsm, ipsm, Source(id="a/b")])
    {'organisations': ['o', 'o~2'], 'sources': ['a~1b']}
    """
    names: dict[str, list[str]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for entity in entities:
        place = find_place(entity).field
        name = escape_step(entity.id)
        counts[place, name] += 1
        count = counts[place, name]
        names.setdefault(place, []).append(name if count == 1 else f"{name}~{count}")
    return names


def name_pointer(pointer: str, names: Mapping[str, Sequence[str]]) -> str:
    """Convert a JSON Pointer of a register into a named one.

    >>> name_pointer("/members/1/birth_date", {"members": ["m-0", "m-1"]})
    '/members/m-1/birth_date'
    """
    parts = _PARTS.fullmatch(pointer)
    if parts is None:
        return pointer
    place, position, rest = parts.groups()
    return f"/{place}/{names[place][int(position)]}{rest}"


class NamedEntity(NamedTuple):
    """An entity as a named pointer names it."""

    place: str
    """Its list."""
    id: str
    """Its id."""
    number: int
    """The number of entities with this id that precede it."""


def read_named_pointer(pointer: str) -> list[NamedEntity]:
    """Return the entities that a named pointer may lead into; none if it leads into no entity.

    There may be two: ``/members/m~10`` is in a member with the id "m/0", or in the tenth with the id "m".

    >>> read_named_pointer("/members/a~1b~2/birth_date")
    [NamedEntity(place='members', id='a/b', number=1)]
    """
    parts = _PARTS.fullmatch(pointer)
    if parts is None:
        return []
    place, name, _ = parts.groups()
    found = [NamedEntity(place, unescape_step(name), 0)] if _ESCAPED.fullmatch(name) else []
    numbered = _NUMBERED.fullmatch(name)
    if numbered is not None:
        found.append(NamedEntity(place, unescape_step(numbered[1]), int(numbered[2]) - 1))
    return found


def resolve_pointer(pointer: str, positions: Mapping[str, Mapping[str, int]]) -> str:
    """Convert a named pointer into a JSON Pointer of a register: the inverse of `name_pointer`.

    >>> resolve_pointer("/members/m-1/birth_date", {"members": {"m-1": 1}})
    '/members/1/birth_date'
    """
    parts = _PARTS.fullmatch(pointer)
    if parts is None:
        return pointer
    place, name, rest = parts.groups()
    return f"/{place}/{positions[place][name]}{rest}"


def convert_pointers(finding: Finding, convert: Callable[[str], str]) -> Finding:
    """Return a finding with all of its JSON Pointers converted."""
    return attrs.evolve(
        finding,
        path=convert(finding.path),
        related=tuple(map(convert, finding.related)),
        settled_by=tuple(map(convert, finding.settled_by)),
    )
