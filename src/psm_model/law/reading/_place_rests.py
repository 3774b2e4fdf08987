"""The grammar of what follows a number and is not part of the place: the number in words, and parts without a level."""

from __future__ import annotations

import re
from typing import Final

from psm_model.law._names import ORDINALS, split_words
from psm_model.law._place_order import read_ordinal

from ._quoted_phrases import skip_phrase
from ._text import Tokens

__all__ = ["contradicts_words", "skip_number_words", "skip_rests"]

_PARTS: Final = split_words("kalimat alinea alenia paragraf strip baris kolom subbagian bagian")
"""Parts of an article or an annex for which a pinpoint has no level."""
_VALUE: Final = re.compile("[0-9]{1,3}|[IVXLC]+|[A-Za-z]|terakhir")
_ROMAN_ITEM: Final = re.compile("[ivx]{2,4}")
_ONWARDS: Final = frozenset(["seterusnya", "selanjutnya"])
_SPELLED: Final = re.compile("(?:se|ke)?(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|puluh|belas|ratus)")
_MAX_WORDS: Final = 6  # of a number
_MAX_RESTS: Final = 20
"""The maximum number of parts in a row, so that a row of parts without a place is not skipped again and again."""


def skip_rests(tokens: Tokens, index: int) -> int:
    """Skip parts without a level after the place that contains them, "Pasal 38 kalimat kedua"."""
    cursor = index
    for _ in range(_MAX_RESTS):
        end_index = _skip_part(tokens, cursor)
        if end_index == cursor:
            break
        cursor = end_index
    return _skip_onwards(tokens, cursor)


def contradicts_words(tokens: Tokens, index: int, value: str) -> bool:
    """Return whether the number in words that begins at an index contradicts the value before it, "5 (enam)"."""
    end_index = skip_number_words(tokens, index)
    if end_index == index or not value.isdigit():
        return False
    return read_ordinal(" ".join(tokens.word(cursor) for cursor in range(index + 1, end_index - 1))) != int(value)


def skip_number_words(tokens: Tokens, index: int) -> int:
    """Skip a number in words in brackets, "Pasal 5 (lima)"; return the same index if there is none."""
    cursor = index + 1
    while cursor <= index + _MAX_WORDS and _SPELLED.fullmatch(tokens.word(cursor)):
        cursor += 1
    return cursor + 1 if tokens.word(index) == "(" and cursor > index + 1 and tokens.word(cursor) == ")" else index


def _skip_part(tokens: Tokens, index: int) -> int:
    """Skip a part without a level and its number, or a quoted phrase; return the same index if there is none."""
    if tokens.word(index) not in _PARTS or skip_phrase(tokens, index):
        is_bracketed = tokens.word(index) == "(" and tokens.word(index + 2) == ")" and not tokens.gap(index)
        is_item = is_bracketed and _ROMAN_ITEM.fullmatch(tokens.raw(index + 1))  # "Pasal 9(2)(ii)"
        return index + 3 if is_item else skip_phrase(tokens, index) or index
    cursor = index + 1
    if tokens.word(cursor) == "ke":
        cursor = tokens.skip(cursor + 1, {"-"})
        return cursor + 1 if tokens.word(cursor).isdigit() else index
    if tokens.word(cursor) == "(" and tokens.word(cursor + 1).isdigit() and tokens.word(cursor + 2) == ")":
        return cursor + 3
    if _VALUE.fullmatch(tokens.raw(cursor)):
        return cursor + 1
    while tokens.word(cursor) in ORDINALS and cursor <= index + _MAX_WORDS:
        cursor += 1
    return cursor if cursor > index + 1 else index


def _skip_onwards(tokens: Tokens, index: int) -> int:
    """Skip "dan seterusnya" or "dst"; return the same index if there is none."""
    if tokens.word(index) in {"dan", "dan/atau"} and tokens.word(index + 1) in _ONWARDS:
        return index + 2
    return tokens.skip(index + 1, {"."}) if tokens.word(index) == "dst" else index
