"""The grammar of the year of an instrument, before or after its number."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from psm_model.law._number_shape import YEAR_DIGITS, is_short_number
from psm_model.law._ocr import repair_digits
from psm_model.law._vocabulary import NUMBER_WORDS, resolve_spelling
from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR

from ._furniture import precedes_page
from ._text import BLANK, Tokens

__all__ = ["YearAfter", "parse_year", "read_leading_year", "read_year", "read_year_after"]

_YEAR_SHAPE: Final = re.compile(r"[0-9OoIlL]{4}")
_SPECKS: Final = frozenset("\"'|~-:")
"""Marks that a scanner makes of specks before "Tahun"."""
_DATED: Final = frozenset(["tanggal", "tertanggal", "tgl", "dated"])
_DATE: Final = re.compile(
    r"(?:(?:0?[1-9]|[12][0-9]|3[01])(?P<mark>[ ]?[./-][ ]?)(?:0?[1-9]|1[0-2])(?P=mark)(?P<year>[0-9]{4})"
    r"|(?P<first>[0-9]{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))(?![0-9A-Za-z])"
)
_DATE_TOKENS: Final = 5  # of a date in figures


def parse_year(text: str) -> int | None:
    """Return the year of four digits, possibly misread; None if the text is not one."""
    if _YEAR_SHAPE.fullmatch(text) is None or not any(char.isdigit() for char in text):
        return None
    year = int(repair_digits(text))
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def read_year(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """Read a year, which spaces may split ("1 95 6"); return it and the index after it, or None and the same index."""
    year = parse_year(tokens.raw(index))
    if year is not None:
        return year, index + 1
    joined = ""
    for ahead in range(index, index + YEAR_DIGITS):
        if not tokens.word(ahead).isdigit() or not tokens.are_on_one_line(index, ahead):
            break
        joined += tokens.raw(ahead)
        if len(joined) == YEAR_DIGITS and not tokens.word(ahead + 1).isdigit():
            return parse_year(joined), ahead + 1
    return None, index


def _read_dated(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """Read the year of a date, "tanggal 14 Agustus 2006" or "tgl. 14-08-2006"."""
    if tokens.word(index) not in _DATED:
        return None, index
    cursor = tokens.skip(index + 1, {"."})
    if tokens.word(cursor).isdigit() and tokens.word(cursor + 1).isalpha():
        return read_year(tokens, cursor + 2)
    date = _DATE.match(tokens.text.normalised, tokens.start(cursor))
    if date is None:
        return None, index
    return parse_year(date["year"] or date["first"]), cursor + _DATE_TOKENS


def _is_page_number(tokens: Tokens, index: int) -> bool:
    """Return whether a token is a page number in a paragraph of its own, too short for a year."""
    word = tokens.word(index)
    return is_short_number(word) and precedes_page(tokens.text.normalised, tokens.end(index - 1))


def _is_garbled_year(word: str) -> bool:
    """Return whether a word is an unreadable year, "2a11"."""
    return len(word) == YEAR_DIGITS and word[0] in "12z" and sum(map(str.isdigit, word)) >= YEAR_DIGITS // 2


class YearAfter(NamedTuple):
    """The year after a number."""

    year: int | None
    """The year; None if there is none, or it is unreadable."""
    end_index: int
    """The index after it."""
    has_word: bool
    """Whether the word "Tahun" or "of" is before it."""


def read_year_after(tokens: Tokens, index: int) -> YearAfter:
    """Read the year after a number, "Tahun 2019" or "2019"."""
    if tokens.word(index) == "(" and resolve_spelling(tokens.word(index + 1)) == "tahun":
        year, end_index = read_year(tokens, index + 2)
        is_closed = year is not None and tokens.word(end_index) == ")"
        return YearAfter(year, end_index + 1, has_word=True) if is_closed else YearAfter(None, index, has_word=False)
    cursor = index
    while tokens.word(cursor) in {".", ",", "/", "]"} and cursor < index + 2:
        cursor += 1
    if tokens.word(cursor) in _SPECKS and resolve_spelling(tokens.word(cursor + 1)) == "tahun":
        cursor += 1
    word = tokens.word(cursor)
    # It may be misread as "Tahurr" or "Tahwn".
    if resolve_spelling(word) == "tahun" or (word.startswith("tah") and len(word) < len("tahunan")):
        cursor += 1
        while tokens.word(cursor) in {".", ":", ","}:
            cursor += 1
        year, end_index = read_year(tokens, cursor + 1 if _is_page_number(tokens, cursor) else cursor)
        if year is not None:
            return YearAfter(year, end_index, has_word=True)
        is_unreadable = tokens.word(cursor) == BLANK or _is_garbled_year(tokens.word(cursor))
        return YearAfter(None, cursor + 1 if is_unreadable else cursor, has_word=True)
    year, end_index = read_year(tokens, cursor + 1) if word == "of" else _read_dated(tokens, cursor)
    if year is not None:
        return YearAfter(year, end_index, has_word=word == "of")
    if cursor == index or tokens.word(index) in {"/", "."}:
        year = parse_year(tokens.raw(cursor))
        if year is not None:
            return YearAfter(year, cursor + 1, has_word=False)
    return YearAfter(None, index, has_word=False)


def read_leading_year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read a year before its number, "Tahun 1950 No. 12" or "tanggal 3 Maret 2025 Nomor 5".

    Returns:
        The year, and the index of "Nomor".
    """
    if resolve_spelling(tokens.word(index)) == "tahun":
        year, end_index = read_year(tokens, index + 1)
    else:
        year, end_index = _read_dated(tokens, index)
    end_index = tokens.skip(end_index, {","})
    return (year, end_index) if year is not None and resolve_spelling(tokens.word(end_index)) in NUMBER_WORDS else None
