"""How fields of records are declared: lists kept as tuples, values of the type they want, personal data marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import UnionType
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

import attrs

from psm_model.errors import ParseError
from psm_model.values.person_name import PersonName

__all__ = ["SENSITIVE", "as_tuple", "convert_texts", "non_blank", "validate_types"]

T = TypeVar("T")

SENSITIVE: Final = {"sensitive": True}
"""The metadata of a field that holds personal data: left out of every repr, message and finding."""


# Any: a class's fields are of all types, and a validator is called with whatever class its field stands in.
def validate_types(_: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Refuse a value of another type than its field's, in a list too. It is the field transformer of a class.

    Type checkers see most of it, but not what comes from a form or a notebook; a text where a period is wanted would
    else be found out by the first rule that asks it something.
    """
    return [field.evolve(validator=_is_of_its_type) if field.validator is None else field for field in fields]


def as_tuple(items: Iterable[T]) -> tuple[T, ...]:
    """Keep what is given for a list as a tuple, so that a record never changes and can be hashed.

    A field's converter is a function of its own that calls this one with the type of the field's values: type checkers
    take no generic function for one, and would refuse a list.

    Raises:
        ParseError: it is a text, which holds letters, or holds nothing.
    """
    if isinstance(items, str) or not isinstance(items, Iterable):
        # Not shown, for it may be personal.
        raise ParseError("list", f"a tuple of values, and not of type {type(items).__name__}", None)
    return tuple(items)


def convert_texts(items: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Keep texts as a tuple; no other type is declared, since one text would be an iterable of its letters.

    Raises:
        ParseError: as `as_tuple` raises it.
    """
    return as_tuple(items)


def non_blank(_: Any, attribute: attrs.Attribute[str], value: str) -> None:
    """Refuse an id or name that is no text or an empty one.

    Raises:
        ParseError: it is.
    """
    if not isinstance(value, str) or not value.strip():
        raise ParseError(attribute.name, "a text that is not empty", value)


def _is_of_its_type(record: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    name = attribute.name
    listed, types, open_types = _types(type(record))[name]  # type: ignore[arg-type]  # a class can be hashed
    for one in value if listed else (value,):
        if type(one) not in types and not isinstance(one, open_types):
            wanted = " or ".join("None" if kind is type(None) else kind.__name__ for kind in types)
            if isinstance(one, types):
                wanted += ", of that very class"
            hidden = attribute.metadata == SENSITIVE or PersonName in types
            raise ParseError(f"value of {name}" if listed else name, wanted, None if hidden else one)


@cache
def _types(kind: type[object]) -> Mapping[str, tuple[bool, tuple[type, ...], tuple[type, ...]]]:
    """Return whether each field of a class is a list, the types of a value, and those of them that may be subclassed.

    A record or a value of ours may not: what is done by its class (redacting, writing, walking) would pass it by.
    It is not worked out with the class, since its annotations are texts until they are asked for.
    """
    found = {}
    for name, hint in get_type_hints(kind).items():
        listed = get_origin(hint) is tuple
        one = get_args(hint)[0] if listed else hint
        types = get_args(one) if isinstance(one, UnionType) else (one,)
        found[name] = (listed, types, tuple(each for each in types if not attrs.has(each)))
    return found
