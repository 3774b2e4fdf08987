"""How fields of entities are declared: lists kept as tuples, ids that are not empty, personal data marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import attrs

from psm_model.errors import ParseError

__all__ = ["SENSITIVE", "is_text", "tuples"]

SENSITIVE: Final = {"sensitive": True}
"""The metadata of a field that holds personal data: left out of every repr, message and finding."""


# Any: a class's fields are of all types, and a validator is called with whatever class its field stands in.
def tuples(_: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Keep what is given for a field of tuple type as a tuple, so that an entity never changes and can be hashed.

    Type checkers want a tuple; a list given all the same is copied into one. It is the field transformer of a class.
    """
    return [field.evolve(converter=_tuple) if str(field.type).startswith("tuple[") else field for field in fields]


def _tuple(items: Iterable[object]) -> tuple[object, ...]:
    if isinstance(items, str):
        raise ParseError("list", "a tuple of values, not one text", items)
    return tuple(items)


def is_text(_: Any, attribute: attrs.Attribute[str], value: str) -> None:
    """Refuse an id or name that is no text or an empty one.

    Raises:
        ParseError: it is.
    """
    if not isinstance(value, str) or not value.strip():
        raise ParseError(attribute.name, "a text that is not empty", value)
