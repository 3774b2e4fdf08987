"""Found: a value in a text, and where it is."""

from __future__ import annotations

from typing import Generic, TypeVar

import attrs

__all__ = ["Found"]

T_co = TypeVar("T_co", covariant=True)


@attrs.frozen(kw_only=True)
class Found(Generic[T_co]):
    """A value that is stated in a text.

    `text[start:end]` of the text that was read is `as_written`.

    >>> Found(span=(0, 5), as_written="Ketua", value="chair").value
    'chair'
    """

    span: tuple[int, int]
    """Its start and end in the text."""
    as_written: str
    """The words of the text for it."""
    value: T_co
    """The value."""
