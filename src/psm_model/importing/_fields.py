"""Field: a value that a row has for a target."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Field"]


class Field(NamedTuple):
    """A value that a row has for a target."""

    raw: object
    """The cell, or the text of a constant or a title."""
    place: str
    """The name of the cell; empty for a constant."""
    heading: str | None = None
    """The heading of the column."""
