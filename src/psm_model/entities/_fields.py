"""How fields of entities are declared: lists kept as tuples, ids that are not empty, personal data marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from psm_model.errors import ParseError

if TYPE_CHECKING:
    import attrs

__all__ = ["SENSITIVE", "as_tuple", "is_text"]

T = TypeVar("T")

SENSITIVE: Final = {"sensitive": True}
"""The metadata of a field that holds personal data: left out of every repr, message and finding."""


def as_tuple(items: Iterable[T]) -> tuple[T, ...]:
    """Keep what was given as a tuple, so that an entity never changes and can be hashed."""
    return tuple(items)


# Any: a validator is called with whatever class its field stands in.
def is_text(_: Any, attribute: attrs.Attribute[str], value: str) -> None:
    """Refuse an id or name that is no text or an empty one.

    Raises:
        ParseError: it is.
    """
    if not isinstance(value, str) or not value.strip():
        raise ParseError(attribute.name, "a text that is not empty", value)
