"""Statutes and edges in TOML, parsed strictly; each error names the location of its key or value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

import attrs

from psm_model._toml import parse_toml
from psm_model.errors import ParseError
from psm_model.values.partial_date import PartialDate

from .citation import Citation, InstrumentId
from .statute import Edge, Statute

__all__ = ["read_entries"]

A = TypeVar("A", bound=attrs.AttrsInstance)
E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

# Reads a value, given its location.
Reader: TypeAlias = Callable[[object, str], T]


def _make_error(location: str, expected: str, got: object) -> ParseError:
    """Return an error that names the location of a key or a value."""
    return ParseError("statute book", f"{expected} as {location}", got)


def _make_type_reader(kind: type[T], expected: str) -> Reader[T]:
    """Return the reader of values of exactly one type."""

    def read(value: object, location: str) -> T:
        # Not isinstance: a boolean is not a number here.
        if type(value) is not kind or value == "":
            raise _make_error(location, expected, value)
        return value

    return read


def _make_member_reader(kind: type[E]) -> Reader[E]:
    """Return the reader of the members of an enumeration."""

    def read(value: object, location: str) -> E:
        member = next((member for member in kind if member == value), None)
        if member is None:
            raise _make_error(location, f"one of {', '.join(kind)}", value)
        return member

    return read


def _read_day(value: object, location: str) -> PartialDate:
    """Read a date of TOML, or a text that is a partial date."""
    try:
        # Not isinstance: a date with a time is not a day here.
        return PartialDate.from_date(value) if type(value) is date else PartialDate.parse(_read_text(value, location))
    except ParseError as error:
        raise _make_error(location, error.expected, value) from None


def _read_instrument(value: object, location: str) -> InstrumentId:
    """Read a text that cites a whole instrument."""
    try:
        citation = Citation.parse(_read_text(value, location))
    except ParseError as error:
        raise _make_error(location, error.expected, value) from None
    if citation.pinpoints:
        raise _make_error(location, "a whole instrument", value)
    return citation.instrument


def _make_list_reader(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    """Return the reader of an array, given that of its items."""

    def read(value: object, location: str) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise _make_error(location, "an array", value)
        return tuple(reader(item, f"{location}[{index}]") for index, item in enumerate(value))

    return read


# Any: each key of a table has a type of its own, and the class validates its fields.
def _read_keys(value: object, location: str, readers: dict[str, Reader[Any]]) -> dict[str, Any]:
    """Read a table with the given keys, each by its reader."""
    if not isinstance(value, dict):
        raise _make_error(location, "a table", value)
    unknown = next((key for key in value if key not in readers), None)
    if unknown is not None:
        raise _make_error(f"a key of {location}", f"one of {', '.join(readers)}", unknown)
    return {key: readers[key](item, f"{location}.{key}".removeprefix("the book.")) for key, item in value.items()}


def _make_table_reader(kind: type[A]) -> Reader[A]:
    """Return the reader of a table whose keys are the fields of a class."""
    readers = {name: _make_reader(hint) for name, hint in get_type_hints(kind).items()}

    def read(value: object, location: str) -> A:
        fields = _read_keys(value, location, readers)
        for field in attrs.fields(kind):
            if field.init and field.default is attrs.NOTHING and field.name not in fields:
                raise _make_error(f"{location}.{field.name}", "a value", None)
        try:
            return kind(**fields)
        except ParseError as error:
            raise _make_error(location, error.expected, error.got) from None

    return read


_read_text = _make_type_reader(str, "a text that is not empty")
_READERS: Final[dict[type, Reader[Any]]] = {
    str: _read_text,
    int: _make_type_reader(int, "a whole number"),
    bool: _make_type_reader(bool, "true or false"),
    PartialDate: _read_day,
    InstrumentId: _read_instrument,
}


# Any: a hint is a type, an optional one, or a tuple of one.
def _make_reader(hint: Any) -> Reader[Any]:
    """Return the reader of values of a type hint."""
    parts = get_args(hint)
    if parts:
        reader = _make_reader(parts[0])
        return _make_list_reader(reader) if get_origin(hint) is tuple else reader
    if hint in _READERS:
        return _READERS[hint]
    return _make_member_reader(hint) if issubclass(hint, StrEnum) else _make_table_reader(hint)


def read_entries(text: str) -> tuple[tuple[Statute, ...], tuple[Edge, ...]]:
    """Parse the entries of a book.

    Raises:
        ParseError: it is not TOML, exceeds a limit of `parse_toml`, or has an invalid key or value.
    """
    entries = _read_keys(
        parse_toml(text, "statute book"),
        "the book",
        {
            "statutes": _make_list_reader(_make_table_reader(Statute)),
            "edges": _make_list_reader(_make_table_reader(Edge)),
        },
    )
    return entries.get("statutes", ()), entries.get("edges", ())
