"""Files that change after they were read and before they are read again for the places of findings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from psm_model.errors import FormatError
from psm_model.text import sanitise

from ._terminal import print_error

__all__ = ["read_again"]

T = TypeVar("T")


def read_again(file: str, read: Callable[[], T], otherwise: T) -> T:
    """Read a file again; if it has changed, print a message and return another value.

    Args:
        file: The name of the file.
        read: The function that reads it.
        otherwise: The value to return if the file is gone or cannot be read any more.
    """
    try:
        return read()
    except (FormatError, OSError, UnicodeDecodeError):
        print_error(f"{sanitise(file)}: changed while it was checked; the lines of its findings are not shown")
        return otherwise
