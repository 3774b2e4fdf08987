"""An application's own data in documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from psm_model.entities.extra_data import (
    EXPECTED_KEYS,
    KEY_PATTERN,
    MAX_DEPTH,
    ExtraData,
    JsonValue,
    convert_extra_data,
)
from psm_model.errors import ParseError, WrongTypeError

from ._problems import MAX_TEXT_LENGTH, NO_KEY_SHOWN, NOT_SHOWN, WrongValueError, require_text

__all__ = ["make_extra", "read_extra", "write_extra"]

_EXTRA_KEY: Final = re.compile(KEY_PATTERN)
_EXTRA_DEPTH: Final = 2 * MAX_DEPTH
# From here on, a float may stand for a whole number of more than 64 bits.
_LARGE: Final = 2.0**63


def read_extra(value: object, _: object) -> ExtraData:
    """Read an application's own data strictly.

    Raises:
        WrongValueError: it is not an object, or a key or a value is wrong. Neither is shown.
    """
    if isinstance(value, ExtraData):
        return value
    if not isinstance(value, dict):
        raise WrongValueError("an object", NOT_SHOWN)
    if not all(isinstance(key, str) and _EXTRA_KEY.fullmatch(key) for key in value):
        raise WrongValueError(EXPECTED_KEYS, NO_KEY_SHOWN)
    _validate_texts(value, 0)
    try:
        return ExtraData(value)
    except ParseError as error:
        raise WrongValueError(error.expectation, NOT_SHOWN) from None
    except WrongTypeError as error:
        raise WrongValueError(error.expected, NOT_SHOWN) from None


def _validate_texts(value: object, depth: int) -> None:
    """Raise if a text in an application's own data cannot be read back; what is nested too deep is refused later."""
    if depth > _EXTRA_DEPTH:
        return
    match value:
        case str():
            require_text(value)
        case dict():
            for key, item in value.items():
                _validate_texts(key, depth + 1)
                _validate_texts(item, depth + 1)
        case list() | tuple():
            for item in value:
                _validate_texts(item, depth + 1)
        case _:
            pass


# Any, here and below: JSON.
def write_extra(extra: ExtraData) -> dict[str, Any]:
    """Return an application's own data as `json` writes it."""
    return {key: _thaw(value) for key, value in extra.items()}


def _thaw(value: JsonValue) -> Any:
    """Return a frozen value of JSON as `json` writes it."""
    match value:
        case tuple():
            return [_thaw(item) for item in value]
        case Mapping():
            return {key: _thaw(item) for key, item in value.items()}
        case _:
            return value


def make_extra(values: dict[str, Any]) -> ExtraData:
    """Make an application's own data.

    Raises:
        ValueError: the data is invalid, or may have a whole number of more than 64 bits, which msgspec makes a float.
        WrongTypeError: a value is not one of JSON.
    """
    _require_exact(values)
    return convert_extra_data(values)


def _require_exact(value: Any) -> None:
    match value:
        case float() if abs(value) >= _LARGE:
            raise ValueError(value)
        case str() if len(value) > MAX_TEXT_LENGTH:
            raise ValueError(value)
        case dict():
            for key, item in value.items():
                _require_exact(key)
                _require_exact(item)
        case list():
            for item in value:
                _require_exact(item)
        case _:
            pass
