"""The grammar of the words between a number and a title: gazettes, dates, and "tentang" in all spellings."""

from __future__ import annotations

import re
from typing import Final

from psm_model.law._vocabulary import resolve_spelling

from ._text import Text, Tokens
from ._title_words import LEADS

__all__ = ["find_closing_bracket", "skip_lead"]

_MAX_GAZETTE_LENGTH: Final = 300  # characters
_MAX_DATE_LENGTH: Final = 12  # words and marks of a date in two calendars
_BRACKET: Final = re.compile("[()]")
_MISREAD_LEAD: Final = re.compile("ten[a-z]ang|te[a-z]tang|t[a-z]ntang|tent[a-z]ng|tentan[a-z]")
"""The word "tentang" with one letter misread."""
_WEEKDAYS: Final = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
"""Words after the English "on" that are not a title."""
_DATES: Final = frozenset(["tanggal", "tertanggal", "per"])
"""Words before the date of an instrument."""


def find_closing_bracket(text: Text, start: int) -> int | None:
    """Return the offset after the closing bracket; None if it is farther away than the length of a gazette."""
    depth = 0
    for bracket in _BRACKET.finditer(text.normalised, start, start + _MAX_GAZETTE_LENGTH):
        depth += 1 if bracket[0] == "(" else -1
        if depth == 0:
            return bracket.end()
    return None


def skip_lead(text: Text, tokens: Tokens) -> int | None:
    """Skip gazettes, dates and "tentang"; return the index after them, None if there is no "tentang"."""
    found = _skip_gazettes_and_dates(text, tokens)
    lead = None if found is None else _find_lead_end(tokens, found)
    if lead is None:
        return None
    cursor = lead + 1
    while tokens.word(cursor) in {".", ":"} or resolve_spelling(tokens.word(cursor)) == "tentang":
        cursor += 1
    # Some lines after "TENTANG", no title begins with a small letter.
    is_small = tokens.raw(lead).isupper() and tokens.raw(cursor)[:1].islower()
    return None if is_small and tokens.gap(cursor).count("\n") > 1 else cursor


def _skip_gazettes_and_dates(text: Text, tokens: Tokens) -> int | None:
    """Return the index after gazettes and dates; None if a bracket is not closed."""
    cursor = 0
    while True:
        word = tokens.word(cursor)
        if word == "(":
            close = find_closing_bracket(text, tokens.start(cursor))
            if close is None:
                return None
            cursor = tokens.skip_to(close, cursor)
        elif word in _DATES and (end_index := _skip_date(tokens, cursor)):
            cursor = end_index
        elif word == ",":
            cursor += 1
        else:
            return cursor


def _skip_date(tokens: Tokens, index: int) -> int | None:
    """Return the index after a date, which may be in two calendars; None if there is no date."""
    cursor = tokens.skip(index + 1, {":"})
    if not tokens.word(cursor).isdigit() or not tokens.word(cursor + 1).isalpha():
        return None
    for end_index in range(cursor + 2, cursor + _MAX_DATE_LENGTH):
        if resolve_spelling(tokens.word(end_index)) == "tentang":
            return end_index
        if not tokens.word(end_index).isalnum() and tokens.word(end_index) != "/":
            break
    return cursor + 3


def _find_lead_end(tokens: Tokens, index: int) -> int | None:
    """Return the index of the last token of "tentang", which may be split or misread; None if it is another word."""
    word = resolve_spelling(tokens.word(index))
    if word in {"ten", "tent"}:  # "ten tang", "ten[ang", "ten-tang"
        last = tokens.skip(index + 1, {"[", "-"})
        return last if tokens.word(last) in {"tang", "ang"} else None
    if word == "tentang":
        return index
    if word not in LEADS and _MISREAD_LEAD.fullmatch(word) is None:
        return None
    last = index + 1 if tokens.word(index + 1) == "the" else index
    is_title = tokens.raw(last + 1)[:1].isupper() and tokens.word(last + 1) not in _WEEKDAYS
    return last if is_title else None
