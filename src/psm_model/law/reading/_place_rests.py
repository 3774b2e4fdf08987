"""The grammar of what follows a number and is not part of the place: the number in words, and parts without a level."""

from __future__ import annotations

import re
from typing import Final

from psm_model.law._names import ORDINALS, split_words
from psm_model.law._place_order import read_ordinal

from ._text import Tokens

__all__ = ["contradicts_words", "skip_number_words", "skip_rests"]

_PARTS: Final = split_words("kalimat alinea alenia paragraf strip baris kolom subbagian bagian")
"""Parts of an article or an annex for which a pinpoint has no level."""
_VALUE: Final = re.compile("[0-9]{1,3}|[IVXLC]+|[A-Za-z]|terakhir")
_ONWARDS: Final = frozenset(["seterusnya", "selanjutnya"])
_SPELLED: Final = re.compile("(?:se|ke)?(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|puluh|belas|ratus)")
_MAX_WORDS: Final = 6  # of a number


def skip_rests(tokens: Tokens, index: int) -> int:
    """Skip parts without a level after the place that contains them, "Pasal 38 kalimat kedua"."""
    here = index
    while (after := _skip_part(tokens, here)) > here:
        here = after
    return _skip_onwards(tokens, here)


def contradicts_words(tokens: Tokens, index: int, value: str) -> bool:
    """Return whether the number in words that begins at an index contradicts the value before it, "5 (enam)"."""
    after = skip_number_words(tokens, index)
    if after == index or not value.isdigit():
        return False
    return read_ordinal(" ".join(tokens.word(here) for here in range(index + 1, after - 1))) != int(value)


def skip_number_words(tokens: Tokens, index: int) -> int:
    """Skip a number in words in brackets, "Pasal 5 (lima)"; return the same index if there is none."""
    here = index + 1
    while here <= index + _MAX_WORDS and _SPELLED.fullmatch(tokens.word(here)):
        here += 1
    return here + 1 if tokens.word(index) == "(" and here > index + 1 and tokens.word(here) == ")" else index


def _skip_part(tokens: Tokens, index: int) -> int:
    """Skip a part without a level and its number; return the same index if there is none."""
    if tokens.word(index) not in _PARTS:
        return index
    here = index + 1
    if tokens.word(here) == "ke":
        here += 1 + (tokens.word(here + 1) == "-")
        return here + 1 if tokens.word(here).isdigit() else index
    if tokens.word(here) == "(" and tokens.word(here + 1).isdigit() and tokens.word(here + 2) == ")":
        return here + 3
    if _VALUE.fullmatch(tokens.raw(here)):
        return here + 1
    while tokens.word(here) in ORDINALS and here <= index + _MAX_WORDS:
        here += 1
    return here if here > index + 1 else index


def _skip_onwards(tokens: Tokens, index: int) -> int:
    """Skip "dan seterusnya" or "dst"; return the same index if there is none."""
    if tokens.word(index) in {"dan", "dan/atau"} and tokens.word(index + 1) in _ONWARDS:
        return index + 2
    return index + 1 + (tokens.word(index + 1) == ".") if tokens.word(index) == "dst" else index
