"""The grammar of the names of divisions, before their places or after them."""

from __future__ import annotations

from typing import Final

import attrs

from psm_model.law._number_shape import is_roman
from psm_model.law.pinpoint import Division, Pinpoint

from ._place_words import CLOSING, CONSIDERATIONS, PREAMBLE
from ._text import Tokens

__all__ = ["fits_division", "put_into_closing", "read_closing_name", "read_division_after", "read_division_name"]

_PLACED_IN: Final = frozenset(["dalam", "pada", "di", "dari", "bagian"])
"""Words before the recitals after their letter, "huruf b bagian Menimbang"."""
_MAX_JOIN_LENGTH: Final = 2  # words


def read_division_name(tokens: Tokens, index: int) -> tuple[Division, int] | None:
    """Read the name of a division that has no articles; return it and the index after it, None if there is none."""
    is_preamble = tokens.word(index) in CONSIDERATIONS
    if tokens.word(index) == "pertimbangan" and tokens.word(index + 1) not in {"huruf", "menimbang"}:
        return None
    cursor = index + 1 if is_preamble else index
    word = tokens.word(cursor)
    if word in PREAMBLE:
        return PREAMBLE[word], cursor + 1
    if is_preamble:
        return Division.RECITALS, cursor
    if word == "penjelasan" and tokens.word(cursor + 1) == "umum":
        return Division.GENERAL_ELUCIDATION, cursor + 2
    return (Division.ANNEX, cursor + 1) if word == "lampiran" else None


def fits_division(tokens: Tokens, end_index: int, found: list[Pinpoint]) -> bool:
    """Return whether places can be in the division whose name ends before an index.

    A "konsiderans" is the recitals, which are lettered; the numbers of the citations are cited with "Mengingat".
    """
    return tokens.word(end_index - 1) not in CONSIDERATIONS or all(place.letter for place in found)


def read_closing_name(tokens: Tokens, index: int) -> tuple[Division, int] | None:
    """Read "Aturan Peralihan" or "Aturan Tambahan"; return the division and the index after it, None at other words."""
    if tokens.word(index) != "aturan" or tokens.word(index + 1) not in CLOSING:
        return None
    return CLOSING[tokens.word(index + 1)], tokens.skip(index + 2, {","})


def put_into_closing(place: Pinpoint, division: Division) -> Pinpoint:
    """Put an article with a Roman number into a division; other articles are numbered through the instrument."""
    if place.article is None or not is_roman(place.article) or place.division or place.chapter or place.annex:
        return place
    return _put_into(place, division)


def read_division_after(tokens: Tokens, index: int, found: list[Pinpoint]) -> tuple[list[Pinpoint], int]:
    """Read the division named after its places, "huruf b konsiderans", "Pasal I Aturan Peralihan".

    Returns:
        The places, in the division if one is named, and the index after its name.
    """
    closing = read_closing_name(tokens, index)
    if closing:
        placed = [put_into_closing(place, closing[0]) for place in found]
        return (found, index) if placed == found else (placed, index + 2)
    cursor = index
    while tokens.word(cursor) in _PLACED_IN and cursor < index + _MAX_JOIN_LENGTH:
        cursor += 1
    named = read_division_name(tokens, cursor)
    if named is None or named[0] is Division.ANNEX or not found or not all(map(_is_inner, found)):
        return found, index
    division, end_index = named
    # "Huruf b mengingat" may continue a sentence.
    is_name = tokens.raw(cursor)[:1].isupper() or cursor > index or tokens.word(cursor) not in PREAMBLE
    if not is_name:
        return found, index
    if not fits_division(tokens, end_index, found):
        return [], end_index
    return [_put_into(place, division) for place in found], end_index


def _put_into(place: Pinpoint, division: Division) -> Pinpoint:
    """Put a place into a division, with the end of its range."""
    through = attrs.evolve(place.through, division=division) if place.through else None
    return attrs.evolve(place, division=division, through=through)


def _is_inner(place: Pinpoint) -> bool:
    """Return whether a place is a letter or an item that names nothing around it."""
    return not (place.is_standalone or place.paragraph) and bool(place.letter or place.item)
