"""Titles that the statute book knows, by which a title in a text ends for sure."""

from __future__ import annotations

from functools import lru_cache

from ._book_file import find_title
from ._text import Text, Tokens
from .citation import InstrumentId

__all__ = ["skip_known_title"]

_KEPT = 4096  # few instruments are named, and those again and again


def skip_known_title(tokens: Tokens, place: int, instrument: InstrumentId) -> int | None:
    """Return the place behind the title that the book has of an instrument; None if it does not stand at a place."""
    words = _title_words(instrument)
    if not words or any(tokens.word(place + ahead) != word for ahead, word in enumerate(words)):
        return None
    return place + len(words)


@lru_cache(_KEPT)
def _title_words(instrument: InstrumentId) -> tuple[str, ...]:
    """Return the words and marks of the title that the book has of an instrument; none where it has no title."""
    title = find_title(instrument.short)
    if title is None:
        return ()
    tokens = Tokens(Text(title), 0)
    words: list[str] = []
    while word := tokens.word(len(words)):
        words.append(word)
    return tuple(words)
