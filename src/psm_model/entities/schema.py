"""The schema of records: how their fields are declared, and what formats, tables and rules can look up about them.

All that walks records reads it here, so that a new field is one line in its class.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from types import UnionType
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

import attrs

from psm_model.errors import ParseError, WrongTypeError, require_type
from psm_model.values.person_name import PersonName

__all__ = [
    "SENSITIVE",
    "FieldSpec",
    "as_tuple",
    "convert_texts",
    "fields_of",
    "is_record",
    "non_blank",
    "record_types",
    "validate_types",
]

T = TypeVar("T")
SENSITIVE: Final = {"sensitive": True}
"""The metadata of a field with personal data, which no repr, message or finding shows."""


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


# Any, here and below: attrs has no type for the classes that it made.
def fields_of(kind: type[Any]) -> tuple[FieldSpec, ...]:
    """Return the fields of a record's class, in their order.

    >>> [field.name for field in fields_of(Decree) if not field.is_required]
    ['number', 'issuer', 'issued', 'title', 'status']
    """
    key: Any = kind  # mypy does not take all classes for hashable
    return _derive(key)


@cache
def _derive(kind: Any) -> tuple[FieldSpec, ...]:
    hints = get_type_hints(kind)
    return tuple(_field(field, hints[field.name]) for field in attrs.fields(kind) if field.init)


# Any: a type hint may be anything.
def _field(field: attrs.Attribute[Any], hint: Any) -> FieldSpec:
    is_list = get_origin(hint) is tuple
    of_value = get_args(hint)[0] if is_list else hint
    types = get_args(of_value) if isinstance(of_value, UnionType) else (of_value,)
    return FieldSpec(
        name=field.name,
        types=tuple(option for option in types if option is not type(None)),
        is_list=is_list,
        is_optional=type(None) in types,
        default=field.default,
        is_sensitive=bool(field.metadata.get("sensitive")),
        is_filled=field.validator is non_blank,
    )


@cache
def record_types(kind: Any) -> tuple[type[Any], ...]:
    """Return the classes of records that a record may hold, at any depth, and last its own.

    >>> [one.__name__ for one in record_types(Inauguration)]
    ['Officiant', 'Speaker', 'Inauguration']
    """
    found: dict[type[Any], None] = {}
    for field in fields_of(kind):
        for inner in field.types:
            if is_record(inner):
                found |= dict.fromkeys(record_types(inner))
    return (*found, kind)


def is_record(kind: type[Any]) -> bool:
    """Return whether a class is one of records, whose fields are named when it is built, and not of values."""
    return attrs.has(kind) and all(field.kw_only for field in attrs.fields(kind))


# Any: fields have all types, and a validator receives instances of any class.
def validate_types(_: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Add type validation to fields, including items of lists. Use it as the field transformer of a class.

    Type checkers do not see values from forms and notebooks; without validation, a wrong type would fail in a rule.
    """
    return [field.evolve(validator=_validate_type) if field.validator is None else field for field in fields]


def as_tuple(items: Iterable[T]) -> tuple[T, ...]:
    """Convert items to a tuple, so that records are immutable and hashable.

    Each field has its own converter that calls this one, because type checkers reject a generic converter.

    Raises:
        WrongTypeError: the value is a text or not iterable.
    """
    if isinstance(items, str) or not isinstance(items, Iterable):
        # The value is not shown, because it may be personal.
        raise WrongTypeError("a list or tuple of values", type(items))
    return tuple(items)


def convert_texts(items: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Convert texts to a tuple. The type is narrow because a text is itself an iterable of texts.

    Raises:
        WrongTypeError: as in `as_tuple`.
    """
    return as_tuple(items)


def non_blank(_: Any, attribute: attrs.Attribute[str], value: str) -> None:
    """Validate that an id or name is a non-blank text.

    Raises:
        ParseError: the value is blank.
        WrongTypeError: the value is not a text.
    """
    if not require_type(value, str, f"a text as {attribute.name}").strip():
        raise ParseError(attribute.name, "a text that is not empty", value)


@cache
def _types(kind: Any) -> dict[str, tuple[FieldSpec, tuple[type, ...], tuple[type, ...]]]:
    """Return for each field its spec, the types of a value, and those of them that may be subclassed.

    Records and values of the package may not: redacting, writing and walking go by the class, and would pass a subclass
    by. Types are worked out when the first record is built, since annotations are texts until then.
    """
    found = {}
    for spec in fields_of(kind):
        types = (*spec.types, type(None)) if spec.is_optional else spec.types
        found[spec.name] = spec, types, tuple(each for each in types if not attrs.has(each))
    return found


def _validate_type(record: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    name = attribute.name
    kind: Any = type(record)  # as in `fields_of`
    spec, types, open_types = _types(kind)[name]
    for item in value if spec.is_list else (value,):
        if type(item) not in types and not isinstance(item, open_types):
            expected = " or ".join("None" if kind is type(None) else kind.__name__ for kind in types)
            if isinstance(item, types):
                expected += ", not a subclass,"
            is_hidden = spec.is_sensitive or PersonName in types
            got = type(item) if is_hidden else item
            raise WrongTypeError(f"{expected} {'in' if spec.is_list else 'as'} {name}", got)
