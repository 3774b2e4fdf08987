"""The schema of records, derived from their classes.

Formats, tables, redaction, comparison and strategies use it to walk records, so that a new field is one line in its
class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from types import UnionType
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

import attrs

from psm_model.errors import ParseError, WrongTypeError, require_type
from psm_model.masking import masked_repr
from psm_model.values.person_name import PersonName

from ._field_docs import read_field_docs

__all__ = [
    "MAX_INTEGER",
    "FieldSpec",
    "Invariant",
    "as_tuple",
    "convert_texts",
    "find_invariants",
    "is_record",
    "list_fields",
    "non_blank",
    "non_negative",
    "prepare_fields",
    "record_types",
]

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class FieldSpec:
    """The specification of a field of a record."""

    record: type
    """Class of the record."""
    name: str
    """Name of the field."""
    types: tuple[type, ...]
    """Types of the value, or of each item of a list; without None."""
    is_list: bool
    """Whether the value is a tuple of items."""
    is_optional: bool
    """Whether the value may be None."""
    # Any: a default is of the type of its field.
    default: Any
    """Default value; `attrs.NOTHING` if the field is required."""
    is_sensitive: bool
    """Whether the field contains personal data."""
    is_identifying: bool
    """Whether it contains numbers or a birth date, which identify somebody."""
    is_non_blank: bool
    """Whether the value is a text that must not be blank."""
    refers_to: str | None
    """The kind of entity whose id the value is; None if it is not the id of another entity."""

    @property
    def doc(self) -> str:
        """The docstring below the field, on one line.

        Raises:
            OSError: the source code of the record is not available.
        """
        return read_field_docs(self.record)[self.name]

    @property
    def qualified_name(self) -> str:
        """Its name after the name of its class, as in "member.birth_date"."""
        return f"{self.record.__name__.lower()}.{self.name}"

    @property
    def type(self) -> type:
        """Its type; the first one, if its values may have several types."""
        return self.types[0]

    @property
    def is_required(self) -> bool:
        """Whether the field has no default."""
        return self.default is attrs.NOTHING


# Any, here and below: attrs has no type for its classes.
def list_fields(record_type: type[Any]) -> tuple[FieldSpec, ...]:
    """Return the fields of a class of records, in the order of their definition.

    >>> [field.name for field in list_fields(AreaName)]
    ['level', 'name', 'within']
    """
    key: Any = record_type  # to mypy, a class may be unhashable
    return _make_specs(key)


@cache
def _make_specs(record_type: Any) -> tuple[FieldSpec, ...]:
    hints = get_type_hints(record_type)
    return tuple(_make_spec(record_type, field, hints[field.name]) for field in attrs.fields(record_type) if field.init)


# Any: a type hint may be any object.
def _make_spec(record_type: type, field: attrs.Attribute[Any], hint: Any) -> FieldSpec:
    is_list = get_origin(hint) is tuple
    item_hint = get_args(hint)[0] if is_list else hint
    types = get_args(item_hint) if isinstance(item_hint, UnionType) else (item_hint,)
    return FieldSpec(
        record=record_type,
        name=field.name,
        types=tuple(option for option in types if option is not type(None)),
        is_list=is_list,
        is_optional=type(None) in types,
        default=field.default,
        is_sensitive=bool(field.metadata.get("sensitive")),
        is_identifying=bool(field.metadata.get("identifying")),
        is_non_blank=field.validator is non_blank,
        refers_to=field.metadata.get("refers_to"),
    )


@attrs.frozen
class Invariant:
    """A condition on several fields of a record. A class lists its own in `INVARIANTS`."""

    fields: tuple[str, ...]
    """The names of the fields that the check takes, in its order."""
    check: Callable[..., ParseError | None]
    """Returns the error for the values of these fields, which may be plain data; None if they meet the condition."""
    alternatives: tuple[str, ...] = ()
    """The names of the fields of which the condition requires one, if it is such a condition."""
    is_exclusive: bool = True
    """Whether exactly one alternative is required; otherwise at least one, and a blank text does not count."""

    @property
    def may_be_withheld(self) -> bool:
        """Whether all alternatives may be absent if one of them is withheld."""
        return "withheld" in self.fields


def find_invariants(record_type: type[Any]) -> tuple[Invariant, ...]:
    """Return the conditions on several fields of a class of records.

    >>> [invariant.alternatives for invariant in find_invariants(LegalBasis)]
    [('citation', 'as_written')]
    """
    invariants: tuple[Invariant, ...] = getattr(record_type, "INVARIANTS", ())
    return invariants


@cache
def record_types(record_type: Any) -> tuple[type[Any], ...]:
    """Return the classes of the records in a record, at any depth, followed by its own class.

    >>> [record.__name__ for record in record_types(Inauguration)]
    ['Participant', 'Inauguration']
    """
    inner: dict[type[Any], None] = {}
    for field in list_fields(record_type):
        for field_type in field.types:
            if is_record(field_type):
                inner |= dict.fromkeys(record_types(field_type))
    return (*inner, record_type)


def is_record(candidate: type[Any]) -> bool:
    """Return whether a class is a record, whose fields are keyword-only, and not a value."""
    return attrs.has(candidate) and all(field.kw_only for field in attrs.fields(candidate))


# Any: a validator receives fields of all types and instances of all classes.
def prepare_fields(_: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Add type validation to fields, including items of lists. Use it as the field transformer of a class.

    Type checkers do not see values from forms and notebooks; without validation, a wrong type would fail only in a
    rule. Inherited fields are moved after the others. Texts are masked in the repr, because any may have the number of
    a person in the wrong field.
    """
    return [
        field.evolve(
            validator=_validate_type if field.validator is None else field.validator,
            repr=masked_repr if field.repr is True else field.repr,
        )
        for field in sorted(fields, key=lambda field: field.inherited)  # type: ignore[attr-defined]  # not in the stub
    ]


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
        raise ParseError(f"value of {attribute.name}", "a text that is not empty", value)


def non_negative(_: Any, attribute: attrs.Attribute[int | None], value: object) -> None:
    """Validate that a count is None or a whole number from 0.

    Raises:
        ParseError: the value is negative, or larger than 9,007,199,254,740,991, which not all programs read exactly.
        WrongTypeError: the value is neither None nor a whole number.
    """
    if value is None:
        return
    if type(value) is not int:
        raise WrongTypeError(f"a whole number or None as {attribute.name}", value)
    if not 0 <= value <= MAX_INTEGER:
        raise ParseError(f"value of {attribute.name}", f"a whole number from 0 to {MAX_INTEGER:,}", str(value))


MAX_INTEGER: Final = 2**53 - 1
"""The largest number that programs with floating-point numbers read exactly."""


@cache
def _resolve_types(record_type: Any) -> dict[str, tuple[FieldSpec, tuple[type, ...], tuple[type, ...]]]:
    """Return by name of each field its spec, the types of a value, and those types that allow subclasses.

    Records and values of the package do not, because redaction and formats dispatch on the exact class. The types are
    resolved when the first record is built, because annotations are texts before.
    """
    resolved = {}
    for spec in list_fields(record_type):
        types = (*spec.types, type(None)) if spec.is_optional else spec.types
        resolved[spec.name] = spec, types, tuple(option for option in types if not attrs.has(option))
    return resolved


def _validate_type(record: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    name = attribute.name
    record_type: Any = type(record)  # as in `list_fields`
    spec, types, open_types = _resolve_types(record_type)[name]
    for item in value if spec.is_list else (value,):
        if type(item) not in types and not isinstance(item, open_types):
            expected = " or ".join("None" if option is type(None) else option.__name__ for option in types)
            if isinstance(item, types):
                expected += ", not a subclass,"
            is_hidden = spec.is_sensitive or PersonName in types
            got = type(item) if is_hidden else item
            raise WrongTypeError(f"{expected} {'in' if spec.is_list else 'as'} {name}", got)
