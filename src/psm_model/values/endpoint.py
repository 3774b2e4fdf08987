"""Endpoint: the ends of a period that are not dates."""

from __future__ import annotations

from enum import Enum
from typing import Final

__all__ = ["OPEN", "UNKNOWN", "Endpoint"]


class Endpoint(Enum):
    """An end of a period that is not a date."""

    UNKNOWN = ""
    """There is an end, but the day is unknown."""
    OPEN = ".."
    """There is no end."""

    def __str__(self) -> str:
        return self.value


OPEN: Final = Endpoint.OPEN
"""The end of an open period."""
UNKNOWN: Final = Endpoint.UNKNOWN
"""The start or end of a period on an unknown day."""
