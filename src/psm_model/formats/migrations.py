"""migrate: a document of an older version of the format as one of the present version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

__all__ = ["MIGRATIONS", "VERSION", "Migration", "find_oldest_version", "migrate_document", "migrate_entity"]

VERSION: Final = 1
"""The version of the document that is written and the newest that can be read."""

Migration: TypeAlias = Callable[[str, Mapping[str, object]], Mapping[str, object]]
"""A function that returns an entity of a version as one of the next version.

It gets the list of the entity in the JSON document, such as "organisations", and the entity as it was parsed. It is
pure: it reads nothing else and changes neither. It passes on what it does not know, which the reader of the present
version reports.
"""
MIGRATIONS: Final[Mapping[int, Migration]] = MappingProxyType({})
"""The migrations by the version that they read. Version 1 is the first that was released, so there are none yet."""


def find_oldest_version() -> int:
    """Return the oldest version that the migrations bring to the present version, each to the next.

    >>> find_oldest_version()
    1
    """
    version = VERSION
    while version - 1 in MIGRATIONS:
        version -= 1
    return version


def migrate_entity(place: str, entity: Mapping[str, object], version: int) -> Mapping[str, object]:
    """Return an entity of a version as one of the present version.

    Args:
        place: The list of the entity in the JSON document.
        entity: The parsed entity, which stays as it is.
        version: Its version, at least `find_oldest_version`.
    """
    for older in range(version, VERSION):
        entity = MIGRATIONS[older](place, entity)
    return entity


def migrate_document(tree: Mapping[str, object], version: object) -> Mapping[str, object]:
    """Return a parsed document of a version as one of the present version; the document stays as it is.

    Args:
        tree: The document. What is not a list of objects is passed on, for the reader to report.
        version: What it states as its version. One that no migration reads is left to the reader too.
    """
    if type(version) is not int or not find_oldest_version() <= version < VERSION:
        return tree
    return {
        place: [migrate_entity(place, item, version) if isinstance(item, dict) else item for item in entities]
        if isinstance(entities, list)
        else entities
        for place, entities in tree.items()
    }
