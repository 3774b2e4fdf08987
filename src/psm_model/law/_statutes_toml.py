"""Statutes and edges as TOML writes them: parsed strictly; each error has the place of its key or value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

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
# Reads a value, given its place.
Reader: TypeAlias = Callable[[object, str], T]


def _unreadable(place: str, expected: str, given: object) -> ParseError:
    return ParseError("statute book", f"{expected} as {place}", given)


def _exactly(kind: type[T], expected: str) -> Reader[T]:
    def read(value: object, place: str) -> T:
        # Not isinstance: a boolean is no number here.
        if type(value) is not kind or value == "":
            raise _unreadable(place, expected, value)
        return value

    return read


def _read_member(kind: type[E]) -> Reader[E]:
    def read(value: object, place: str) -> E:
        member = next((member for member in kind if member == value), None)
        if member is None:
            raise _unreadable(place, f"one of {', '.join(kind)}", value)
        return member

    return read


def _day(value: object, place: str) -> PartialDate:
    try:
        # Not isinstance: a date with a time is no day here.
        return PartialDate.from_date(value) if type(value) is date else PartialDate.parse(_text(value, place))
    except ParseError as error:
        raise _unreadable(place, error.expected, value) from None


def _instrument(value: object, place: str) -> InstrumentId:
    try:
        citation = Citation.parse(_text(value, place))
    except ParseError as error:
        raise _unreadable(place, error.expected, value) from None
    if citation.pinpoints:
        raise _unreadable(place, "a whole instrument", value)
    return citation.instrument


def _each(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    def read(value: object, place: str) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise _unreadable(place, "an array", value)
        return tuple(reader(item, f"{place}[{index}]") for index, item in enumerate(value))

    return read


# Any: the values of a table are of as many types as it has keys, and the class that is made checks its own.
def _keys(value: object, place: str, readers: dict[str, Reader[Any]]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _unreadable(place, "a table", value)
    unknown = next((key for key in value if key not in readers), None)
    if unknown is not None:
        raise _unreadable(f"a key of {place}", f"one of {', '.join(readers)}", unknown)
    return {key: readers[key](item, f"{place}.{key}".removeprefix("the book.")) for key, item in value.items()}


def _table(kind: type[A]) -> Reader[A]:
    readers = {name: _reader_for(hint) for name, hint in get_type_hints(kind).items()}

    def read(value: object, place: str) -> A:
        fields = _keys(value, place, readers)
        for field in attrs.fields(kind):
            if field.init and field.default is attrs.NOTHING and field.name not in fields:
                raise _unreadable(f"{place}.{field.name}", "a value", None)
        try:
            return kind(**fields)
        except ParseError as error:
            raise _unreadable(place, error.expected, error.got) from None

    return read


_text = _exactly(str, "a text that is not empty")
_READERS: dict[type, Reader[Any]] = {
    str: _text,
    int: _exactly(int, "a whole number"),
    bool: _exactly(bool, "true or false"),
    PartialDate: _day,
    InstrumentId: _instrument,
}


# Any: a hint is a type, an optional one, or a tuple of one.
def _reader_for(hint: Any) -> Reader[Any]:
    parts = get_args(hint)
    if parts:
        reader = _reader_for(parts[0])
        return _each(reader) if get_origin(hint) is tuple else reader
    if hint in _READERS:
        return _READERS[hint]
    return _read_member(hint) if issubclass(hint, StrEnum) else _table(hint)


def read_entries(text: str) -> tuple[tuple[Statute, ...], tuple[Edge, ...]]:
    """Parse the entries of a book.

    Raises:
        ParseError: it is no TOML, exceeds a limit of `parse_toml`, or holds a key or value that a book has not.
    """
    entries = _keys(
        parse_toml(text, "statute book"), "the book", {"statutes": _each(_table(Statute)), "edges": _each(_table(Edge))}
    )
    return entries.get("statutes", ()), entries.get("edges", ())
