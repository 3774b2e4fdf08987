"""Values that know where they came from, so that what is wrong with what is made of them is told of there."""

from __future__ import annotations

from typing import Any, Final

import attrs

from ._told import escape_token

__all__ = ["Located", "locate", "strip_locations"]

# How deep a value may stand that has a place in a register: what is deeper stands where something else is wanted.
_DEEPEST: Final = 8


# Any, throughout: JSON, in which some values know where they came from.
@attrs.frozen
class Located:
    """A value, and where it stood in what was given."""

    value: Any
    origin: str


def strip_locations(value: Any, origins: dict[str, str], pointer: str = "") -> Any:
    """Return a value without what is absent from it, and note where each part came from.

    Args:
        value: The value, in which any value may be one that knows its origin.
        origins: Is given the origin of each of these, by its place in the value, as a JSON Pointer.
        pointer: Where the value stands itself.
    """
    if isinstance(value, Located):
        origins[pointer] = value.origin
        value = value.value
    match value:
        case _ if pointer.count("/") > _DEEPEST:
            return value
        case dict():
            found = {
                key: strip_locations(item, origins, f"{pointer}/{escape_token(key)}") for key, item in value.items()
            }
            return {key: item for key, item in found.items() if item is not None}
        case list():
            return [strip_locations(item, origins, f"{pointer}/{position}") for position, item in enumerate(value)]
        case _:
            return value


def locate(pointer: str, origins: dict[str, str]) -> tuple[str, str]:
    """Return the origin of the smallest known part that holds a place, and the way from there.

    >>> locate("/members/0/name", {"/members/0": "/persons/7"})
    ('/persons/7', '/name')
    """
    head, rest = pointer, ""
    while head and head not in origins:
        head, _, step = head.rpartition("/")
        rest = f"/{step}{rest}"
    return origins.get(head, ""), rest
