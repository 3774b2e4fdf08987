"""How a title is written: in capitals, with capitals, or in small letters."""

from __future__ import annotations

from enum import Enum
from typing import Final

from ._text import Tokens
from ._title_marks import SPECKS, joins_word
from ._title_words import ENDS, JOINS, MISREAD_ROMAN, ends_clause
from ._vocabulary import spelling

__all__ = ["Style", "find_style"]

_LONGEST_NAME: Final = 8
_LONGEST_ACRONYM: Final = 5


class Style(Enum):
    """How a title is written."""

    CAPITALS = "PEKERJA SOSIAL"
    NAMES = "Pekerja Sosial"
    SMALL = "pekerja sosial"


def find_style(tokens: Tokens, place: int) -> Style:
    """Return how the title that begins at a place is written, by its first words."""
    first = second = ""
    for here in range(place, place + _LONGEST_NAME):
        word = tokens.word(here)
        speck = here > place and word in SPECKS and joins_word(tokens, here)
        if word == "," or (spelling(word) in ENDS and not speck):
            break
        compound = here > place and tokens.word(here - 1) in {"-", "/"} | SPECKS
        if word in JOINS or compound or not word[0].isalpha():
            continue
        if first:
            second = tokens.raw(here)
            break
        first = tokens.raw(here)
    if first.isupper() and len(first) > 1 and (second.isupper() if second else len(first) > _LONGEST_ACRONYM):
        return Style.CAPITALS
    names = not second or second[0].isupper() or second in MISREAD_ROMAN or ends_clause(second)
    return Style.NAMES if first[:1].isupper() and names else Style.SMALL
