"""The grammar of ordinances of the Netherlands Indies, cited by their number in the *Staatsblad*."""

from __future__ import annotations

import re
from typing import Final

from psm_model.law._number_shape import PLAIN_NUMBER
from psm_model.law._ocr import repair
from psm_model.law._vocabulary import AND, NUMBER_WORDS, names_republic, resolve_spelling

from ._numbers import ReadNumber, read_number
from ._series import ListedNumber, ReadInstrument, build_instruments
from ._text import BLANK, Tokens
from ._years import read_year

__all__ = ["read_staatsblad"]

_MAX_NUMBER_LENGTH: Final = 3  # digits of a number without its year in a list
_FOLLOWS_NUMBER: Final = frozenset(["", ")", ";", ",", ".", "dan", "serta", "(", ":", "tentang"])
"""Tokens after a number of a list."""
_GAZETTED: Final = re.compile(PLAIN_NUMBER)


def read_staatsblad(tokens: Tokens, index: int, kind: str) -> list[ReadInstrument]:
    """Read "Staatsblad 1847:52", or a list, "1847:52 jo. 1849:63" or "1940 Nomor 14 dan 450"."""
    found = _read_gazette_number(tokens, index, kind, tokens.start(0))
    while found:
        between = following = tokens.skip_to(found[-1].end, index)
        following = tokens.skip(following, {","})
        if resolve_spelling(tokens.word(following)) in AND - {","}:
            following += 1
            following = tokens.skip(following, {"."})
        if following == between:
            break
        year, end_index = read_year(tokens, following)
        if year is not None and tokens.word(end_index) in {":", "-", "/"}:
            further = _read_gazette_number(tokens, following, kind, tokens.start(following))
        else:
            further = _read_same_year(tokens, following, kind, found[-1].key.year)
        if not further:
            break
        index = following
        found += further
    return found


def _read_same_year(tokens: Tokens, index: int, kind: str, year: int | None) -> list[ReadInstrument]:
    """Read another number of the previous year."""
    cursor = index
    while resolve_spelling(tokens.word(cursor)) in NUMBER_WORDS or (cursor > index and tokens.word(cursor) == "."):
        cursor += 1
    word = tokens.word(cursor)
    if (
        year is None
        or not word.isdigit()
        or len(word) > _MAX_NUMBER_LENGTH
        or tokens.word(cursor + 1) not in _FOLLOWS_NUMBER
    ):
        return []
    return _build(ReadNumber(word, year, None, cursor + 1, tokens.end(cursor)), tokens.start(index), kind)


def _read_gazette_number(tokens: Tokens, index: int, kind: str, start: int) -> list[ReadInstrument]:
    """Read a year and a number, "1847:52" or "Tahun 1847 Nomor 52"."""
    cursor = index
    while (
        tokens.word(cursor) in {".", ":"}
        or resolve_spelling(tokens.word(cursor)) == "tahun"
        or names_republic(tokens.word(cursor))
    ):
        cursor += 1
    year, end_index = read_year(tokens, cursor)
    if year is None:
        found = read_number(tokens, cursor, may_be_roman=False)
        return _build(found, start, kind) if found else []
    cursor = end_index
    while tokens.word(cursor) in {",", ":", "-", "/", "."} or resolve_spelling(tokens.word(cursor)) in NUMBER_WORDS:
        cursor += 1
    number = None if tokens.word(cursor) == BLANK else repair(tokens.raw(cursor))
    if number is not None and not _GAZETTED.fullmatch(number):
        return []
    return _build(ReadNumber(number, year, None, cursor + 1, tokens.end(cursor)), start, kind)


def _build(number: ReadNumber, start: int, kind: str) -> list[ReadInstrument]:
    """Build the instrument of a number in the gazette; none if the number is invalid."""
    return build_instruments([ListedNumber(number, start)], kind, None)
