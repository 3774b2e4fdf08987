"""The grammar of a phrase that is quoted from a place, `frasa "dapat" dalam Pasal 5`."""

from __future__ import annotations

from typing import Final

from psm_model.law._names import split_words

from ._text import Tokens
from ._title_words import QUOTES

__all__ = ["skip_phrase"]

_NAMES: Final = split_words("frasa frase kata klausul norma kalimat bunyi istilah")
_LEADS: Final = split_words("sepanjang mengenai khusus khususnya")
_MAX_LEADS: Final = 2  # words
_MAX_PHRASE_LENGTH: Final = 40  # words and marks


def skip_phrase(tokens: Tokens, index: int) -> int | None:
    """Skip a phrase in quotation marks; return the index after it, None if there is none."""
    cursor = index
    while tokens.word(cursor) in _LEADS and cursor < index + _MAX_LEADS:
        cursor += 1
    if tokens.word(cursor) not in _NAMES or tokens.word(cursor + 1) not in QUOTES:
        return None
    first = cursor + 2
    closes = (place for place in range(first, first + _MAX_PHRASE_LENGTH) if tokens.word(place) in QUOTES)
    close = next(closes, None)
    return None if close is None else close + 1
