"""The marks within a title: between parts of a word, between numbers, and those that a scanner made of specks."""

from __future__ import annotations

from typing import Final

from ._kind_phrases import is_head
from ._text import Tokens
from ._title_words import QUOTES

__all__ = ["SPECKS", "ends_word", "is_doubled", "joins_compound", "joins_word", "skip_quoted"]

SPECKS: Final = frozenset(['"', "{", "}", "[", "]", "("])
"""Marks that a scanner makes of a part of a letter, "KETEI{TERAMAN"."""
# Words and marks.
_MAX_BRACKET_LENGTH: Final = 8
_MAX_QUOTED_LENGTH: Final = 5


def joins_compound(tokens: Tokens, index: int) -> bool:
    """Return whether the mark at an index joins the parts of a word, "Daerah-daerah", or numbers, "2018 - 2023"."""
    mark, before, after = (tokens.word(near) for near in (index, index - 1, index + 1))
    if tokens.start(index) == tokens.end(index - 1):
        return True
    if mark != "-":
        return not after[:1].isdigit()
    are_numbers = after[:1].isdigit() and before[:1].isdigit()
    return are_numbers or after == before or (before, after) == ("perundang", "undangan")


def is_doubled(tokens: Tokens, index: int) -> bool:
    """Return whether a reduplicated word begins at an index, "lain-lain"."""
    return tokens.word(index + 1) == "-" and tokens.word(index + 2) == tokens.word(index)


def ends_word(tokens: Tokens, index: int) -> bool:
    """Return whether the mark at an index is a speck at the end of a word, with another word after it."""
    return tokens.gap(index) == "" and tokens.gap(index + 1) == " " and tokens.raw(index + 1)[:1].isalpha()


def joins_word(tokens: Tokens, index: int) -> bool:
    """Return whether the mark at an index is a speck within a word."""
    if tokens.gap(index) or tokens.gap(index + 1) or not tokens.word(index + 1).isalpha():
        return False
    if tokens.word(index) != "(":
        return True
    closes = any(tokens.word(index + ahead) == ")" for ahead in range(1, _MAX_BRACKET_LENGTH))
    return not closes and tokens.word(index - 1).isalpha()


def skip_quoted(tokens: Tokens, index: int) -> int | None:
    """Return the index after a quoted name within the title, 'Rumah Sakit "Contoh" Misal'.

    None if the title ends there, or if the quoted name is the short name of the instrument, "UU Contoh".
    """
    is_opened = tokens.gap(index) == " " and tokens.gap(index + 1) == "" and tokens.raw(index + 1)[:1].isupper()
    if not is_opened or is_head(tokens.word(index + 1)) or tokens.word(index + 1).startswith("uu"):
        return None
    close = next(
        (cursor for cursor in range(index + 2, index + _MAX_QUOTED_LENGTH) if tokens.word(cursor) in QUOTES), None
    )
    if close is None or tokens.gap(close):
        return None
    continues = tokens.raw(close + 1)[:1].isupper() and not is_head(tokens.word(close + 1))
    return close + 1 if continues else None
