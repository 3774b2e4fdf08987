"""The reading of citations from text, one module a step; `find_citations` and the `parse` methods build on it."""

from __future__ import annotations

from typing import NamedTuple

from psm_model.law.instrument import InstrumentKey
from psm_model.law.pinpoint import Pinpoint

from ._known_titles import KnownTitles
from ._reader import ReadCitation, Reader
from ._text import Text

__all__ = ["ReadCitation", "WholeCitation", "read_citations", "read_whole"]


class WholeCitation(NamedTuple):
    """The first citation of a text that is expected to be one."""

    instrument: InstrumentKey | None
    """The instrument; None where the text names only places."""
    pinpoints: tuple[Pinpoint, ...]
    """The places in it."""
    start: int
    """The offset where it starts."""
    stop: int
    """The offset where it ends, its title left out."""
    end: int
    """The offset where it ends, with its title."""


def read_citations(text: str) -> list[ReadCitation]:
    """Read the citations in a text, in its order.

    Where the text states the title of an instrument in several ways, it is read again: a title whose end is certain
    settles where the others end.
    """
    reader = Reader(Text(text))
    doubtful = reader.find_doubtful_titles()
    return (Reader(reader.text, known=KnownTitles(doubtful)) if doubtful else reader).found


def read_whole(text: str) -> WholeCitation | None:
    """Read the first citation of a text that is expected to be one; None if there is none."""
    reader = Reader(Text(text), whole=True)
    if not reader.found:
        return None
    first = reader.found[0]
    start, stop = first.span
    return WholeCitation(first.instrument, first.pinpoints, start, stop, max(stop, reader.first_title_end))
