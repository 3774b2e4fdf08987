"""The grammar of the words between two places: commas, "dan" and the like, ranges, and further charges."""

from __future__ import annotations

from enum import Enum
from typing import Final

from psm_model.law._vocabulary import resolve_spelling

from ._place_units import LEVELS_BY_WORD
from ._quoted_phrases import skip_phrase
from ._text import Tokens

__all__ = ["FOLLOWS_NUMBER", "Separator", "read_separator"]

FOLLOWS_NUMBER: Final = frozenset(
    [
        *("", *',;).:("”+&', "dan", "atau", "and", "or", "of", "serta", "beserta", "maupun", "ataupun", "jo"),
        *("sampai", "hingga", "bis", "ter"),
    ]
)
"""Tokens after a number in a list of places."""
_NARROWS: Final = frozenset(
    [
        *("khususnya", "terutama", "utamanya", "yaitu", "yakni", "tepatnya", "persisnya", "spesifiknya"),
        *("lebih tepatnya", "lebih khusus", "lebih khususnya", "secara khusus", "lebih spesifik"),
    ]
)
"""Words between a place and a part of it, which is what is cited."""
_INCLUDES: Final = frozenset(["termasuk", "termasuk juga", "termasuk pula"])
"""Words between a place and a part of it, both of which are cited, or another place."""
_COMPARES: Final = frozenset(
    [
        *("vs", "versus", "lawan", "melawan", "dengan", "bersama", "bersama dengan", "plus"),
        *(f"{verb} dengan" for verb in ("dihubungkan", "dikaitkan", "disandingkan", "dibandingkan")),
    ]
)
"""Words between two articles of one instrument."""
_WITHIN: Final = frozenset(["dalam", "pada", "di", "dari"])
_LISTED: Final = frozenset(["dan", "atau", "and", "or", "serta", "beserta", "maupun", "ataupun", "&", "+", "/", "jo"])
_BARE_CHARGES: Final = frozenset(["subs", "subsider", "subsidair", "subsidier", "subsidiair", "subsidiar"])
"""Words between two charges, the second of which may be an article without its word; "sub 2" is an item."""
_CHARGES: Final = _BARE_CHARGES | {"sub", "alternatif"}
"""Words between the articles of two charges, the second in case the first fails."""


class Separator(Enum):
    """The relation of a place to the one before it."""

    COMMA = "a comma"
    """The next place of a list, or an inner part of the same place."""
    AND = "dan"
    """The next place of a list."""
    NARROWS = "khususnya"
    """An inner part of the same place, or the next place of a list."""
    THROUGH = "sampai dengan"
    """The last place of a range."""


def read_separator(tokens: Tokens, index: int) -> tuple[Separator, int] | None:
    """Read the separator of two places; return it and the index after it, None if there is none."""
    end = _skip_range_word(tokens, index)
    if end is not None:
        return Separator.THROUGH, end
    cursor = tokens.skip(index, {","})
    charge = _skip_charge(tokens, cursor)
    if charge is not None:
        return Separator.AND, charge
    joined = _read_words_before_level(tokens, tokens.skip(cursor, {"("}))
    if joined is not None:
        return joined
    listed = _read_listed(tokens, index, cursor)
    return listed and (listed[0], _skip_phrase_within(tokens, listed[1]))


def _skip_phrase_within(tokens: Tokens, index: int) -> int:
    """Skip a phrase that is quoted from the next place, `dan frasa "b" dalam Pasal 6`."""
    end_index = skip_phrase(tokens, index)
    is_within = end_index is not None and tokens.word(end_index) in _WITHIN and _is_level(tokens, end_index + 1)
    return end_index + 1 if end_index is not None and is_within else index


def _is_level(tokens: Tokens, index: int) -> bool:
    """Return whether a token is the word of a level."""
    return resolve_spelling(tokens.word(index)) in LEVELS_BY_WORD


def _read_words_before_level(tokens: Tokens, index: int) -> tuple[Separator, int] | None:
    """Read words that join two places only before the word of a level, "khususnya ayat (2)", "vs. Pasal 6"."""
    for size in (2, 1):
        words = " ".join(tokens.word(cursor) for cursor in range(index, index + size))
        cursor = index + size
        if words == "vs":
            cursor = tokens.skip(cursor, {"."})
        if not _is_level(tokens, cursor):
            continue
        if words in _NARROWS:
            return Separator.NARROWS, cursor
        is_article = LEVELS_BY_WORD[resolve_spelling(tokens.word(cursor))] == "article"
        if words in _INCLUDES or (words in _COMPARES and is_article):
            return Separator.AND, cursor
    return None


def _read_listed(tokens: Tokens, index: int, cursor: int) -> tuple[Separator, int] | None:
    """Read a comma at an index, "dan" or the like at a cursor, or both; None if there is neither."""
    word = resolve_spelling(tokens.word(cursor))
    if word not in _LISTED:
        return (Separator.COMMA, cursor) if cursor > index else None
    cursor += 1
    if tokens.word(cursor) == "/" and tokens.word(cursor + 1) in _LISTED:
        cursor += 2
    elif (word == "dan" and tokens.word(cursor) in {"atau", "juga"}) or (word == "jo" and tokens.word(cursor) == "."):
        cursor += 1
    return Separator.AND, cursor


def _skip_range_word(tokens: Tokens, index: int) -> int | None:
    """Skip the word of a range, "sampai dengan", "s/d" or a hyphen; None if there is none."""
    word = resolve_spelling(tokens.word(index))
    if word == "-":
        return index + 1
    if word == "s" and tokens.word(index + 1) == "/" and tokens.word(index + 2) == "d":
        return index + 3
    if word == "sampai":
        return tokens.skip(index + 1, {"dengan"})
    to = index + 1 if word == "up" else index
    is_range = word == "through" or (tokens.word(to) == "to" and _ends_range(tokens, to + 1))
    return to + 1 if is_range else None


def _ends_range(tokens: Tokens, index: int) -> bool:
    """Return whether a place follows "to", and not a count ("apply Article 5 to 10 people")."""
    word = tokens.word(index)
    is_value = word[:1].isdigit() or (len(word) == 1 and word.isalpha())
    is_place = resolve_spelling(word) in LEVELS_BY_WORD or word == "("
    return is_place or (is_value and tokens.word(index + 1) in FOLLOWS_NUMBER)


def _skip_charge(tokens: Tokens, index: int) -> int | None:
    """Skip the word of a further charge before its article, "subsider Pasal 3"; None if there is none."""
    charge = index + 1 if resolve_spelling(tokens.word(index)) == "lebih" else index
    word = tokens.word(charge)
    if word not in _CHARGES:
        return None
    article = tokens.skip(charge + 1, {"."})
    is_bare = word in _BARE_CHARGES and tokens.word(article)[:1].isdigit()
    is_article = is_bare or LEVELS_BY_WORD.get(resolve_spelling(tokens.word(article))) == "article"
    return article if is_article else None
