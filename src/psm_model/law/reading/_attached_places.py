"""Places that follow an instrument and belong to it."""

from __future__ import annotations

from typing import Final

import attrs

from psm_model.law.pinpoint import Pinpoint

from ._context import skip_to_places
from ._instruments import read_instruments
from ._kind_phrases import is_head
from ._places import ReadPlaces, read_places
from ._references import read_reference
from ._text import Text, Tokens

__all__ = ["read_paragraphs_after", "read_places_after"]


_OF: Final = frozenset(["dalam", "pada", "dari", "di"])
"""Words between places and their instrument; after an instrument with places before it, they open the next place."""


def read_places_after(text: Text, end: int, title_end: int, *, between: str | None) -> ReadPlaces | None:
    """Read the places after an instrument, its title or its gazette; None if none belong to it.

    Args:
        text: The text.
        end: The offset where the instrument ends.
        title_end: The offset where its title ends; the same without a title.
        between: The words between the instrument and the places before it; None without places before it.

    Returns:
        The places. They are empty if they may as well belong to the next instrument.
    """
    for offset in (end, title_end) if title_end != end else (end,):
        tokens = skip_to_places(text, offset)
        read = read_places(tokens, 0) if tokens else None
        if tokens is None or read is None or not any(place.is_standalone for place in read.pinpoints):
            continue
        if _belong_to_next(tokens, read.end_index, offset):
            return None
        if between is None or not _precede_instrument(tokens, read.end_index):
            return read
        # In "Pasal 38, UU 11/2009, Pasal 41, UU 13/2011" all places precede.
        return None if between.startswith(",") or tokens.word(read.end_index) != "," else read._replace(pinpoints=[])
    return None


def _belong_to_next(tokens: Tokens, index: int, offset: int) -> bool:
    """Return whether another instrument follows the places between an offset and an index, so that they are its own."""
    if read_reference(tokens, index, ()) is not None:
        return True
    follows = is_head(tokens.word(index)) and not _ends_line(tokens, index, offset)
    return follows and bool(read_instruments(tokens.text, tokens.start(index)))


def _precede_instrument(tokens: Tokens, index: int) -> bool:
    """Return whether a comma or a small word joins an instrument to the places before an index."""
    cursor = tokens.skip(index, {","})
    cursor = tokens.skip(cursor, _OF)
    return cursor > index and is_head(tokens.word(cursor)) and bool(read_instruments(tokens.text, tokens.start(cursor)))


def _ends_line(tokens: Tokens, index: int, offset: int) -> bool:
    """Return whether a line of the text ends between an offset and an index, with nothing but blanks after it."""
    end = tokens.start(index)
    line_break = tokens.text.normalised.find("\n", offset, end)
    return line_break >= 0 and not tokens.text.normalised[line_break:end].strip()


def read_paragraphs_after(text: Text, end: int, before: Pinpoint) -> ReadPlaces | None:
    """Read the paragraphs after an instrument that belong to the article before it, "Pasal 311 KUHP ayat (1)"."""
    tokens = text.tokenise(end)
    if tokens.word(0) != "ayat" or before.article is None or before != Pinpoint(before.article):
        return None
    read = read_places(tokens, 0)
    if read is None or not read.pinpoints or any(place.is_standalone or place.through for place in read.pinpoints):
        return None
    return read._replace(pinpoints=[attrs.evolve(place, article=before.article) for place in read.pinpoints])
