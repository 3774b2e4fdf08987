"""The schema of records: their fields, derived once from the attrs classes.

All that walks records reads it (formats, tables, redaction, excerpts, differences), so that a new field is one line in
its class.
"""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Any, Final, TypeAlias, get_args, get_origin, get_type_hints

import attrs

__all__ = ["SENSITIVE", "FieldSpec", "fields_of", "record_types"]

SENSITIVE: Final = {"sensitive": True}
"""The metadata of a field that holds personal data: left out of every repr, message and finding."""


@attrs.frozen(kw_only=True)
class FieldSpec:
    """One field of a record."""

    name: str
    """Its name."""
    types: tuple[type, ...]
    """The types that its value may have, or each item of a list; None is left out."""
    is_list: bool
    """Whether it holds several values, as a tuple."""
    is_optional: bool
    """Whether it may be None."""
    # Any: a default is of its field's type.
    default: Any
    """What it holds where nothing is given; `attrs.NOTHING` where something must be."""
    is_sensitive: bool
    """Whether it holds personal data."""
    is_filled: bool
    """Whether it is a text that is not blank."""

    @property
    def type(self) -> type:
        """The first of its types; nearly all fields have one."""
        return self.types[0]

    @property
    def is_required(self) -> bool:
        """Whether something must be given for it."""
        return self.default is attrs.NOTHING

    @property
    def is_record(self) -> bool:
        """Whether its values are records, or values with fields of their own."""
        return attrs.has(self.type)


# Any: attrs takes a class of any kind, and a mark on it that no type knows.
Record: TypeAlias = Any


@cache
def fields_of(kind: Record) -> tuple[FieldSpec, ...]:
    """Return the fields of a record's class, in their order.

    >>> [field.name for field in fields_of(Decree) if not field.is_required]
    ['number', 'issuer', 'issued', 'title', 'status']
    """
    hints = get_type_hints(kind)
    return tuple(_field(field, hints[field.name]) for field in attrs.fields(kind) if field.init)


# Any: a type hint may be anything.
def _field(field: attrs.Attribute[Any], hint: Any) -> FieldSpec:
    is_list = get_origin(hint) is tuple
    of_value = get_args(hint)[0] if is_list else hint
    types = get_args(of_value) if isinstance(of_value, UnionType) else (of_value,)
    return FieldSpec(
        name=field.name,
        types=tuple(one for one in types if one is not type(None)),
        is_list=is_list,
        is_optional=type(None) in types,
        default=field.default,
        is_sensitive=bool(field.metadata.get("sensitive")),
        is_filled=getattr(field.validator, "is_filled", False),
    )


@cache
def record_types(kind: Record) -> tuple[type, ...]:
    """Return the classes of records that a record may hold, at any depth, and last its own.

    >>> [one.__name__ for one in record_types(Inauguration)]
    ['Officiant', 'Speaker', 'Inauguration']
    """
    found: dict[type, None] = {}
    for field in fields_of(kind):
        for inner in field.types:
            if is_record(inner):
                found |= dict.fromkeys(record_types(inner))
    return (*found, kind)


def is_record(kind: type) -> bool:
    """Return whether a class is one of records, whose fields are named when it is built, and not of values."""
    return attrs.has(kind) and all(field.kw_only for field in attrs.fields(kind))
