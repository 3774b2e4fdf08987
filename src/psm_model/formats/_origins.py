"""Values that carry their origin, so that a problem in what is built from them can name it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import attrs

from ._problems import escape_token
from .offsets import iter_ancestors

__all__ = ["Located", "find_origin", "strip_locations"]

# The depth of the deepest value in a register; anything deeper is in the wrong place.
_DEEPEST: Final = 8


# Any, throughout: JSON, in which some values are Located.
@attrs.frozen
class Located:
    """A value and its location in the input."""

    value: Any
    origin: str


def strip_locations(value: Any, origins: dict[str, str], pointer: str = "") -> Any:
    """Return a value without its absent parts, and record the origin of each part.

    An application's own data (`extra`) stays as it is, since null is a value in it.

    Args:
        value: The value. It, and any value in it, may be `Located`.
        origins: Receives the origin of each located value, by its JSON Pointer.
        pointer: The location of the value itself.
    """
    if isinstance(value, Located):
        origins[pointer] = value.origin
        value = value.value
    match value:
        case _ if pointer.count("/") > _DEEPEST or pointer.endswith("/extra"):
            return value
        case dict():
            items = {
                key: strip_locations(item, origins, f"{pointer}/{escape_token(key)}") for key, item in value.items()
            }
            return {key: item for key, item in items.items() if item is not None}
        case list():
            return [strip_locations(item, origins, f"{pointer}/{position}") for position, item in enumerate(value)]
        case _:
            return value


def find_origin(pointer: str, origins: Mapping[str, str]) -> tuple[str, str]:
    """Return the origin of the smallest located part that contains a pointer, and the rest of the pointer.

    >>> find_origin("/members/0/name", {"/members/0": "/persons/7"})
    ('/persons/7', '/name')
    """
    head = next((ancestor for ancestor in iter_ancestors(pointer) if ancestor in origins), "")
    return origins.get(head, ""), pointer.removeprefix(head)
