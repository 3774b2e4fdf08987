"""The grammar of values in a list of places without the words of their levels, "Pasal 18 dan 20"."""

from __future__ import annotations

from string import ascii_lowercase
from typing import Final

from psm_model.law._number_shape import is_roman
from psm_model.law._ocr import begins_article
from psm_model.law._place_levels import NUMBERED_LEVELS, ORDINAL_LEVELS, OUTER_LEVELS, PlaceLevel

from ._clause_words import ends_clause
from ._kind_phrases import is_head
from ._place_separators import FOLLOWS_NUMBER, Separator
from ._place_units import BEFORE_BRACKETS, Unit, read_letter, read_number_word, read_numeral, read_unit
from ._place_words import list_place_words
from ._text import Tokens

__all__ = ["read_bare_unit"]

_MAX_NUMBER_LENGTH: Final = 3  # digits of an article without its word in a list


def read_bare_unit(
    tokens: Tokens, index: int, level_before: PlaceLevel, separator: Separator, *, is_bracketed: bool
) -> Unit | None:
    """Read a value whose level precedes: "Pasal 18 dan 20", "ayat (1) dan (2)", "huruf c dan d", "Bab II dan III".

    Args:
        tokens: The tokens.
        index: The index of the value.
        level_before: The level of the value before it.
        separator: The separator between the two.
        is_bracketed: Whether the value before it is in brackets.
    """
    unit = _read_value(tokens, index, level_before, is_bracketed=is_bracketed)
    if unit is None or separator is Separator.THROUGH or (separator is Separator.AND and tokens.word(index) == "("):
        return unit
    following = tokens.word(unit.end_index)
    if following == "/":
        return unit if not _may_be_year(tokens, unit.end_index + 1) else None
    is_predicate = ends_clause(tokens.raw(unit.end_index))  # "Pasal 5 dan 6 mengatur", but not "Pasal 5 dan 12 orang"
    if following not in FOLLOWS_NUMBER | list_place_words() and not (
        is_predicate or unit.value.endswith("bis") or is_head(following)
    ):
        return None
    # In ", 3. Undang-Undang" the number is that of a list item.
    return None if separator is Separator.COMMA and following == "." and tokens.word(unit.end_index + 1) else unit


def _read_value(tokens: Tokens, index: int, level_before: PlaceLevel, *, is_bracketed: bool) -> Unit | None:
    """Read a value as one of the level before it, or of the level that contains that one."""
    word = tokens.word(index)
    if tokens.word(index - 1) == "/" and _may_be_year(tokens, index):
        return None
    if word == "(" and level_before in BEFORE_BRACKETS:
        return read_numeral("paragraph", tokens, index)
    if level_before in OUTER_LEVELS:
        return _read_outer_value(tokens, index, level_before)
    if word == "(" and level_before == "letter":
        is_closed = len(tokens.word(index + 1)) == 1 and tokens.word(index + 2) == ")"
        return read_letter(tokens, index) if is_closed and tokens.word(index + 1).isalpha() else None
    if word[:1].isdigit() or (level_before == "article" and begins_article(tokens.raw(index))):
        level = (
            "article" if (is_bracketed and level_before == "paragraph") or level_before == "letter" else level_before
        )
        is_long = len(word.rstrip(ascii_lowercase)) > _MAX_NUMBER_LENGTH + 1
        return (
            read_unit(level, tokens, index)
            if (level == "article" or level in NUMBERED_LEVELS) and not is_long
            else None
        )
    is_letter = level_before == "letter" and len(word) == 1 and word.isalpha()
    return read_letter(tokens, index) if is_letter else read_number_word(level_before, tokens, index)


def _may_be_year(tokens: Tokens, index: int) -> bool:
    """Return whether the number after a slash may be a year, "Pasal 5/2009", since the one before has fewer digits."""
    following, before = tokens.word(index), tokens.word(index - 2)
    return len(following) > _MAX_NUMBER_LENGTH and following.isdigit() and len(before) <= _MAX_NUMBER_LENGTH


def _read_outer_value(tokens: Tokens, index: int, level_before: PlaceLevel) -> Unit | None:
    """Read the number of an annex or a chapter, or the ordinal of a part or a dictum."""
    raw = tokens.raw(index)
    if level_before in ORDINAL_LEVELS:
        fits = raw[:1].isupper() or tokens.raw(index - 2).islower()  # "diktum pertama dan kedua"
    else:
        is_number = raw.isdigit() and len(raw) < _MAX_NUMBER_LENGTH
        is_letter = level_before == "annex" and len(raw) == 1 and raw.isascii() and raw.isupper()
        fits = is_number or is_letter or is_roman(raw)
    return read_unit(level_before, tokens, index) if fits else None
