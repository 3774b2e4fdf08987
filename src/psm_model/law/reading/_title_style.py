"""TitleStyle: a title is in capitals, with initial capitals, or in small letters."""

from __future__ import annotations

from enum import Enum
from typing import Final

from psm_model.law._vocabulary import resolve_spelling

from ._clause_words import ends_clause
from ._kind_phrases import is_head
from ._text import Tokens
from ._title_marks import SPECKS, joins_word
from ._title_words import BOUND, ENDS, JOINS, MISREAD_ROMAN, SHORTENED

__all__ = ["TitleStyle", "find_style", "fits_style", "is_named", "turns_to_capitals"]

_MAX_NAME_LENGTH: Final = 8  # words that determine the style
_MAX_ACRONYM_LENGTH: Final = 5  # letters
_SHORTEST_CAPITALS: Final = 12  # letters of two words that are not acronyms


class TitleStyle(Enum):
    """The style of a title."""

    CAPITALS = "PEKERJA SOSIAL"
    NAMES = "Pekerja Sosial"
    SMALL = "pekerja sosial"


def find_style(tokens: Tokens, index: int) -> TitleStyle:
    """Return the style of the title at an index by its first words; acronyms and kinds do not count."""
    names: list[str] = []
    for cursor in range(index, index + _MAX_NAME_LENGTH):
        word = tokens.word(cursor)
        speck = cursor > index and word in SPECKS and joins_word(tokens, cursor)
        if word == "," or (resolve_spelling(word) in ENDS and not speck):
            break
        compound = cursor > index and tokens.word(cursor - 1) in {"-", "/"} | SPECKS
        if word in JOINS or compound or not word[0].isalpha() or (names and is_head(word)):
            continue
        names.append(tokens.raw(cursor))
        if len(names) > 1 and not all(name.isupper() and len(name) <= _MAX_ACRONYM_LENGTH for name in names):
            break
    first, last = (names or [""])[0], (names or [""])[-1]
    if first.isupper() and len(first) > 1 and (last.isupper() if len(names) > 1 else len(first) > _MAX_ACRONYM_LENGTH):
        return TitleStyle.CAPITALS
    written = len(names) <= 1 or last[0].isupper() or last in MISREAD_ROMAN or ends_clause(last)
    return TitleStyle.NAMES if first[:1].isupper() and written else TitleStyle.SMALL


def fits_style(tokens: Tokens, index: int, style: TitleStyle) -> bool:
    """Return whether a word has the capitals of a title, which is in capitals or with initial capitals."""
    word, raw = tokens.word(index), tokens.raw(index)
    if style is TitleStyle.CAPITALS:
        return raw.isupper() or raw[:-1].isupper()
    is_abbreviated = word in SHORTENED and tokens.word(index + 1) == "."
    return raw[0].isupper() or word in MISREAD_ROMAN or is_abbreviated or tokens.word(index - 1) in BOUND


def is_named(tokens: Tokens, index: int) -> bool:
    """Return whether the word at an index has an initial capital only."""
    return tokens.raw(index).istitle()


def turns_to_capitals(tokens: Tokens, index: int) -> bool:
    """Return whether a heading in capitals begins at an index, "TUGAS MAKALAH": two words too long for acronyms."""
    first, second = tokens.raw(index), tokens.raw(index + 1)
    words = first.isalpha() and second.isalpha() and first.isupper() and second.isupper()
    return words and len(first) + len(second) >= _SHORTEST_CAPITALS and not tokens.raw(index - 1).isupper()
