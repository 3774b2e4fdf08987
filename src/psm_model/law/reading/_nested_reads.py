"""Instruments in titles, which several titles around them ask for."""

from __future__ import annotations

from typing import Final

from ._instruments import read_instruments
from ._series import ReadInstrument
from ._text import Text

__all__ = ["read_nested"]

_CACHE_SIZE: Final = 256  # offsets; more than the words of the longest title


def read_nested(text: Text, offset: int) -> tuple[ReadInstrument, ...]:
    """Read the instrument at an offset, and further ones of its kind, as part of a title.

    The latest results are kept, because the titles in a row of amendments contain one another.
    """
    read: tuple[ReadInstrument, ...] | None = text.nested_reads.get(offset)
    if read is None:
        if len(text.nested_reads) >= _CACHE_SIZE:
            text.nested_reads.clear()
        read = text.nested_reads[offset] = tuple(read_instruments(text, offset))
    return read
