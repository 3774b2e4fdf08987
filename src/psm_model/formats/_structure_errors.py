"""Errors of the strict converter: without personal data, and as problems with JSON Pointers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import attrs
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from psm_model.entities.register import Register
from psm_model.entities.schema import list_fields, record_types
from psm_model.errors import ParseError, Problem

from ._problems import NO_KEY_SHOWN, NOT_SHOWN, WrongValueError, describe, describe_key, make_step

__all__ = ["hide_personal", "hide_values", "is_personal", "iter_problems"]

_PLACE_NOTES: Final = (AttributeValidationNote, IterableValidationNote)


def hide_personal(kind: type, error: Exception) -> Exception:
    """Return the error of a field without values, if the field may hold personal data; else the error itself.

    Args:
        kind: The class of the field.
        error: An error that the converter noted with the name of the field.
    """
    note = _find_note(error)
    is_hidden = isinstance(note, AttributeValidationNote) and _holds_personal_data(kind, note.name)
    return hide_values(error) if is_hidden else error


def hide_values(error: Exception) -> Exception:
    """Return an error of the converter that shows no value and no key of what was given.

    It is a new error, because the traceback of an error shows its causes too.
    """
    hidden: Exception
    match error:
        case ClassValidationError() | IterableValidationError():
            hidden = error.derive([hide_values(inner) for inner in error.exceptions])
        case ForbiddenExtraKeysError():
            hidden = WrongValueError(_list_keys(error.cl), NO_KEY_SHOWN)
        case WrongValueError():
            hidden = WrongValueError(error.general, error.got if error.got == NO_KEY_SHOWN else NOT_SHOWN)
        case ParseError():
            hidden = WrongValueError(error.general_expectation, NOT_SHOWN)
        case KeyError():
            hidden = KeyError(*error.args)
        case _:
            return error
    for note in getattr(error, "__notes__", ()):
        hidden.add_note(note)
    return hidden


def iter_problems(error: Exception, pointer: str = "", *, general: bool = False) -> Iterator[Problem]:
    """Yield the problems of a converter's error with their JSON Pointers.

    Args:
        error: An error that the converter raised.
        pointer: The location of the converted value.
        general: Whether a problem says what is accepted in general, without any part of the value.
    """
    match error:
        case ClassValidationError() | IterableValidationError():
            for inner in error.exceptions:
                note = _find_note(inner)
                step = "" if note is None else f"/{_get_step(note)}"
                yield from iter_problems(inner, f"{pointer}{step}", general=general)
        case ForbiddenExtraKeysError():
            for key in sorted(error.extra_fields):
                yield Problem(f"{pointer}{make_step(key)}", _list_keys(error.cl), describe_key(key))
        case KeyError():
            yield Problem(pointer, "a value", "nothing")
        case WrongValueError():
            yield Problem(pointer, error.general if general else error.expected, error.got)
        case ParseError():
            got = "none of it" if error.got is None else describe(error.got)
            yield Problem(pointer, error.expectation, got)
        case _:
            raise error


def _find_note(error: Exception) -> AttributeValidationNote | IterableValidationNote | None:
    return next((note for note in getattr(error, "__notes__", []) if isinstance(note, _PLACE_NOTES)), None)


def _get_step(note: AttributeValidationNote | IterableValidationNote) -> str | int:
    return note.name if isinstance(note, AttributeValidationNote) else note.index


def _list_keys(kind: type) -> str:
    return f"one of the keys {', '.join(field.name for field in list_fields(kind))}"


@cache
def _holds_personal_data(kind: type, name: str) -> bool:
    """Return whether a field may hold personal data.

    It may if it is sensitive, or if its class and that of its value both have fields that identify somebody: values may
    slip from one field into another.
    """
    field = next((field for field in list_fields(kind) if field.name == name), None)
    if field is None:
        return False
    return field.is_sensitive or (_is_identifying(kind) and attrs.has(field.type) and _is_identifying(field.type))


def _is_identifying(kind: type) -> bool:
    return any(field.is_identifying for field in list_fields(kind))


def is_personal(kind: type) -> bool:
    """Return whether a class occurs only in fields that hold personal data.

    >>> from psm_model.entities import Departure
    >>> is_personal(Departure), is_personal(Member)
    (True, False)
    """
    fields = [field for record in record_types(Register) for field in list_fields(record) if kind in field.types]
    return bool(fields) and all(field.is_sensitive for field in fields)
