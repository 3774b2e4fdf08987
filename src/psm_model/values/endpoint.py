"""Endpoint: what an end of a period is when it is no date."""

from __future__ import annotations

from enum import Enum
from typing import Final

__all__ = ["OPEN", "UNKNOWN", "Endpoint"]


class Endpoint(Enum):
    """What an end of a period is when it is no date."""

    UNKNOWN = ""
    """There is a day, and nothing is known of it."""
    OPEN = ".."
    """There is no day: it runs on."""

    def __str__(self) -> str:
        return self.value


OPEN: Final = Endpoint.OPEN
"""The end of a period that runs on."""
UNKNOWN: Final = Endpoint.UNKNOWN
"""The start or the end of a period of which nothing is known but that there is one."""
