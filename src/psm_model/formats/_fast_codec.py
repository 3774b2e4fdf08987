"""FastCodec: the fast reader and writer of JSON, if msgspec is installed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from psm_model.entities.register import Entity, Register

    from ._fast import FastResult
    from .line_keys import LineKeys

__all__ = ["FastCodec", "fast_codec"]


class FastCodec(Protocol):
    """The functions of `psm_model.formats._fast`."""

    def read(self, text: str | bytes) -> FastResult | None:
        """Read a register from a JSON document, None if only the strict reader can."""

    def read_lines(self, text: bytes) -> list[Entity] | None:
        """Read entities from lines, None if only the strict reader can."""

    def read_keys(self, line: bytes) -> LineKeys | None:
        """Read the ids in a line, None if they cannot be read."""

    def write(self, register: Register) -> str | None:
        """Return a register as a JSON document, None if only the strict writer can."""

    def write_lines(self, entities: list[Entity]) -> bytes | None:
        """Return entities as lines, None if only the strict writer can."""


@cache
def fast_codec() -> FastCodec | None:
    """Return the codec, None if msgspec is not installed."""
    try:
        from psm_model.formats import _fast
    except ModuleNotFoundError as error:
        if error.name != "msgspec":
            raise
        return None
    return _fast
