"""Validation of documents before they are written: every text in them can be read back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from psm_model.entities.extra_data import ExtraData
from psm_model.entities.register import Register
from psm_model.entities.schema import list_fields, record_types
from psm_model.errors import FormatError, Problem

from ._problems import MAX_TEXT_LENGTH, WrongValueError, require_text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["iter_unwritable", "require_writable"]


def require_writable(text: str, tree: object, pointer: str = "") -> None:
    """Raise if a document could not be encoded or read back.

    Args:
        text: The document, or a line of one.
        tree: The same as plain data.
        pointer: The location of a line in the document.

    Raises:
        FormatError: a text in it holds half of a surrogate pair or is too long. The error contains every such problem.
    """
    if len(text) > MAX_TEXT_LENGTH or not _is_encodable(text):
        problems = tuple(iter_unwritable(tree, pointer))
        if problems:
            raise FormatError(problems)


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def iter_unwritable(value: object, pointer: str = "", *, is_own: bool = False) -> Iterator[Problem]:
    """Yield the problems of the texts in a document that could not be read back.

    Args:
        value: The document, or a part of it.
        pointer: The location of the part.
        is_own: Whether the part is an application's own data, in which a key is a text like any other and may be
            personal, so that locations end above it.
    """
    match value:
        case str():
            try:
                require_text(value)
            except WrongValueError as error:
                yield Problem(pointer, error.expected, error.got)
        case dict():
            for key, item in value.items():
                if is_own:
                    yield from iter_unwritable(key, pointer)
                below = pointer if is_own else f"{pointer}/{key}"
                yield from iter_unwritable(item, below, is_own=is_own or key in _find_own_names())
        case list():
            for position, item in enumerate(value):
                yield from iter_unwritable(item, pointer if is_own else f"{pointer}/{position}", is_own=is_own)
        case _:
            pass


@cache
def _find_own_names() -> frozenset[str]:
    """Return the names of the fields with an application's own data."""
    return frozenset(
        field.name for kind in record_types(Register) for field in list_fields(kind) if field.type is ExtraData
    )
