"""Reading of citations from text, one step in each module; used by `find_citations` and the `parse` methods."""

from __future__ import annotations

from typing import NamedTuple

from psm_model.law.instrument import InstrumentKey
from psm_model.law.pinpoint import Pinpoint

from ._known_titles import KnownTitles, find_doubtful_titles
from ._read_citation import ReadCitation
from ._reader import Reader
from ._text import Text

__all__ = ["ReadCitation", "WholeCitation", "read_citations", "read_whole"]


class WholeCitation(NamedTuple):
    """The first citation of a text that is expected to be one."""

    instrument: InstrumentKey | None
    """The instrument; None if the text has only places."""
    pinpoints: tuple[Pinpoint, ...]
    """The places in it."""
    start: int
    """The offset where it starts."""
    end: int
    """The offset where it ends, without its title."""
    title_end: int
    """The offset where it ends, with its title."""


def read_citations(text: str) -> list[ReadCitation]:
    """Read the citations in a text, in order.

    If the text states several titles of one instrument, it is read again: a title whose end is certain decides where
    the others end.
    """
    reader = Reader(Text(text))
    found = reader.read()
    doubtful = find_doubtful_titles(reader.titles)
    return Reader(reader.text, known=KnownTitles(doubtful)).read() if doubtful else found


def read_whole(text: str) -> WholeCitation | None:
    """Read the first citation of a text that is expected to be one; None if there is none."""
    reader = Reader(Text(text), is_whole=True)
    found = reader.read()
    if not found:
        return None
    first = found[0]
    start, end = first.span
    return WholeCitation(first.instrument, first.pinpoints, start, end, max(end, reader.first_title_end))
