"""ExtraData: an application's own data in a record."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from psm_model._source_code import Printable
from psm_model.errors import ParseError, WrongTypeError

__all__ = ["EXPECTED_KEYS", "KEY_PATTERN", "MAX_DEPTH", "NO_EXTRA_DATA", "ExtraData", "JsonValue", "convert_extra_data"]

JsonValue: TypeAlias = "str | int | float | bool | tuple[JsonValue, ...] | Mapping[str, JsonValue] | None"
"""A value of JSON, frozen: a list is a tuple."""

KEY_PATTERN: Final = "x_[a-z0-9_]*[a-z0-9]"
"""The regular expression of a key."""
EXPECTED_KEYS: Final = "keys of 'x_' and lower-case letters, digits and underscores, which do not end in an underscore"
"""The expected keys, for errors."""
_KEY: Final = re.compile(KEY_PATTERN)
MAX_DEPTH: Final = 32
"""The maximum nesting of objects and lists."""
_MIN_INTEGER: Final = -(2**63)
_MAX_INTEGER: Final = 2**64 - 1
"""The bounds of an integer, in 64 bits: some readers of JSON make a larger one inexact without notice."""


class _Object(Mapping[str, JsonValue]):
    """A frozen, hashable object of JSON, compared by the types and the values of its parts."""

    __slots__ = ("_hash", "_values")

    def __init__(self, values: Mapping[str, JsonValue]) -> None:
        self._values = dict(values)
        self._hash: int | None = None

    def __getitem__(self, key: str) -> JsonValue:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Object):
            return NotImplemented
        return self is other or _identify(self) == _identify(other)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(_identify(self))
        return self._hash

    def __repr__(self) -> str:
        """Return the number of keys, since the values may be personal."""
        return f"<{type(self).__name__.lstrip('_')}: {len(self)} keys>"

    def __reduce__(self) -> tuple[type[_Object], tuple[dict[str, JsonValue]]]:
        return type(self), (self._values,)


class ExtraData(_Object, Printable):
    """An application's own data in a record: a frozen mapping of keys that begin with ``x_`` to values of JSON.

    The package keeps it and never interprets or shows it, since it may be personal. Values are compared by type too:
    1, 1.0 and True differ. Texts and numbers of a subclass, such as members of an enumeration, are converted to plain
    ones.

    >>> own = ExtraData({"x_file": 12, "x_tags": ["a", "b"]})
    >>> own["x_tags"], own
    (('a', 'b'), <ExtraData: 2 keys>)

    Raises:
        ParseError: a key is not ``x_`` followed by lower-case letters, digits and underscores, or ends in an
            underscore; values are nested more than 32 deep; a number is not finite; or a whole number has more than 64
            bits: it is below -(2**63) or above 2**64 - 1.
        WrongTypeError: it is not a mapping, or a value is not a JSON value.
    """

    __slots__ = ()

    def __init__(self, values: Mapping[str, object] = {}) -> None:
        if not isinstance(values, Mapping):
            raise WrongTypeError("a mapping as extra", type(values))
        for key in values:
            if not isinstance(key, str) or not _KEY.fullmatch(key):
                raise ParseError("value of extra", EXPECTED_KEYS, None)
        super().__init__({str.__str__(key): _freeze(value, 1) for key, value in values.items()})


def convert_extra_data(values: Mapping[str, object]) -> ExtraData:
    """Convert a mapping to `ExtraData`.

    Raises:
        ParseError: as for `ExtraData`.
        WrongTypeError: as for `ExtraData`.
    """
    extra = values if type(values) is ExtraData else ExtraData(values)
    return extra or NO_EXTRA_DATA


def _freeze(value: object, depth: int) -> JsonValue:
    if depth > MAX_DEPTH:
        raise ParseError("value of extra", f"values nested at most {MAX_DEPTH} deep", None)
    match value:
        case None | bool():
            return value
        case str():
            return str.__str__(value)
        case int() | float():
            return _freeze_number(value)
        case list() | tuple():
            return tuple(_freeze(item, depth + 1) for item in value)
        case Mapping():
            if not all(isinstance(key, str) for key in value):
                raise WrongTypeError("objects with texts as keys in extra", type(value))
            return _Object({str.__str__(key): _freeze(item, depth + 1) for key, item in value.items()})
        case _:
            raise WrongTypeError("values of JSON in extra", type(value))


def _freeze_number(value: float) -> int | float:
    if isinstance(value, int):
        if not _MIN_INTEGER <= value <= _MAX_INTEGER:
            raise ParseError("value of extra", "whole numbers of at most 64 bits", None)
        return int(value)
    if not math.isfinite(value):
        raise ParseError("value of extra", "finite numbers", None)
    return float(value)


def _identify(value: JsonValue) -> object:
    """Return a hashable object that is equal for values of equal types and contents."""
    match value:
        case Mapping():
            return "object", frozenset((key, _identify(item)) for key, item in value.items())
        case tuple():
            return "list", tuple(map(_identify, value))
        case float():
            return "float", repr(value)
        case _:
            return type(value).__name__, value


NO_EXTRA_DATA: Final = ExtraData()
"""No data."""
