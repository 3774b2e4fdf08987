"""Reading of a mapping's parsed TOML by the types of its classes, and the JSON Schema of the same types."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import NoneType
from typing import Any, Final, get_args, get_origin, get_type_hints

import attrs

from psm_model.errors import ConfigError

__all__ = ["describe_fields", "read_fields"]

_WORDS: Final[Mapping[type, tuple[str, str]]] = {
    str: ("a text", "string"),
    int: ("a whole number", "integer"),
    bool: ("true or false", "boolean"),
}
"""The words and the JSON type of each plain type."""


# Any, throughout: types, TOML values and JSON Schemas.
def read_fields(kind: Any, given: object, key: str) -> Any:
    """Make an instance of a class from a table whose keys are its fields.

    Raises:
        ConfigError: a key is unknown or missing, or a value has the wrong type.
    """
    if not isinstance(given, Mapping):
        raise ConfigError(key or "as a whole", "a table", given)
    hints = get_type_hints(kind)
    for name in given:
        if name not in hints:
            raise ConfigError(_join(key, name), f"one of the keys {', '.join(hints)}", name)
    for field in attrs.fields(kind):
        if field.default is attrs.NOTHING and field.name not in given:
            raise ConfigError(_join(key, field.name), "a value", None)
    return kind(**{name: _read_value(hints[name], value, _join(key, name)) for name, value in given.items()})


def _join(key: str, step: object) -> str:
    return f"{key}.{step}" if key else str(step)


def _read_value(hint: Any, given: object, key: str) -> Any:
    parts = get_args(hint)
    if NoneType in parts:
        return _read_value(next(part for part in parts if part is not NoneType), given, key)
    if get_origin(hint) is tuple:
        if not isinstance(given, list | tuple):
            raise ConfigError(key, "a list", given)
        return tuple(_read_value(parts[0], item, _join(key, at)) for at, item in enumerate(given))
    if get_origin(hint) is Mapping:
        if not isinstance(given, Mapping):
            raise ConfigError(key, "a table", given)
        return {name: _read_value(parts[1], item, _join(key, name)) for name, item in given.items()}
    if attrs.has(hint):
        return read_fields(hint, given, key)
    if issubclass(hint, StrEnum):
        if given not in list(hint):
            raise ConfigError(key, f"one of {', '.join(hint)}", given)
        return hint(given)
    # Not isinstance: a boolean is not a number here.
    if type(given) is not hint:
        raise ConfigError(key, _WORDS[hint][0], given)
    return given


def describe_fields(kind: Any) -> dict[str, Any]:
    """Return the JSON Schema of a table whose keys are the fields of a class."""
    hints = get_type_hints(kind)
    fields = attrs.fields(kind)
    return {
        "title": kind.__name__,
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in fields if field.default is attrs.NOTHING],
        "properties": {field.name: _describe_value(hints[field.name]) for field in fields},
    }


def _describe_value(hint: Any) -> dict[str, Any]:
    parts = get_args(hint)
    if NoneType in parts:
        return _describe_value(next(part for part in parts if part is not NoneType))
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _describe_value(parts[0])}
    if get_origin(hint) is Mapping:
        return {"type": "object", "additionalProperties": _describe_value(parts[1])}
    if attrs.has(hint):
        return describe_fields(hint)
    if issubclass(hint, StrEnum):
        return {"type": "string", "enum": [member.value for member in hint]}
    return {"type": _WORDS[hint][1]}
