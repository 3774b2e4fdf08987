"""Marks within a title: between the parts of a word, between numbers, and those that a scanner made of specks."""

from __future__ import annotations

from typing import Final

from ._kind_phrases import is_head
from ._text import Tokens
from ._title_words import QUOTES

__all__ = ["SPECKS", "ends_word", "is_doubled", "joins_compound", "joins_word", "skip_quoted"]

SPECKS: Final = frozenset(['"', "{", "}", "[", "]", "("])
"""Marks that a scanner reads within a word for a part of a letter, "KETEI{TERAMAN"."""
_LONGEST_BRACKET: Final = 8
_LONGEST_QUOTED: Final = 5


def joins_compound(tokens: Tokens, place: int) -> bool:
    """Return whether the mark at a place joins the parts of a word, "Daerah-daerah", or numbers, "2018 - 2023"."""
    mark, before, after = (tokens.word(near) for near in (place, place - 1, place + 1))
    if tokens.start(place) == tokens.end(place - 1):
        return True
    if mark != "-":
        return not after[:1].isdigit()
    numbers = after[:1].isdigit() and before[:1].isdigit()
    return numbers or after == before or (before, after) == ("perundang", "undangan")


def is_doubled(tokens: Tokens, place: int) -> bool:
    """Return whether a word begins at a place that is written twice, "lain-lain"."""
    return tokens.word(place + 1) == "-" and tokens.word(place + 2) == tokens.word(place)


def ends_word(tokens: Tokens, place: int) -> bool:
    """Return whether the mark at a place is a speck at the end of a word, with a further word behind it."""
    return tokens.gap(place) == "" and tokens.gap(place + 1) == " " and tokens.raw(place + 1)[:1].isalpha()


def joins_word(tokens: Tokens, place: int) -> bool:
    """Return whether the mark at a place is a speck within a word."""
    if tokens.gap(place) or tokens.gap(place + 1) or not tokens.word(place + 1).isalpha():
        return False
    if tokens.word(place) != "(":
        return True
    closes = any(tokens.word(place + ahead) == ")" for ahead in range(1, _LONGEST_BRACKET))
    return not closes and tokens.word(place - 1).isalpha()


def skip_quoted(tokens: Tokens, place: int) -> int | None:
    """Return the place behind a name in quotation marks that the title goes on behind, 'Rumah Sakit "Contoh" Misal'.

    None where it does not, and where the marks enclose the short name of the instrument, "UU Contoh".
    """
    opens = tokens.gap(place) == " " and tokens.gap(place + 1) == "" and tokens.raw(place + 1)[:1].isupper()
    if not opens or is_head(tokens.word(place + 1)) or tokens.word(place + 1).startswith("uu"):
        return None
    close = next((at for at in range(place + 2, place + _LONGEST_QUOTED) if tokens.word(at) in QUOTES), None)
    if close is None or tokens.gap(close):
        return None
    goes_on = tokens.raw(close + 1)[:1].isupper() and not is_head(tokens.word(close + 1))
    return close + 1 if goes_on else None
