"""The title of an instrument: where it begins behind the number, and where it ends."""

from __future__ import annotations

import re
from typing import Final

from ._heads import is_head
from ._known_titles import skip_known_title
from ._text import Text, Tokens
from ._title_scan import LONGEST, TitleScan
from ._title_words import ENDS, JOINS, LEADS, QUOTES
from ._vocabulary import spelling
from .citation import InstrumentId

__all__ = ["read_title", "skip_brackets"]

_LONGEST_GAZETTE: Final = 300
_LONGEST_NAME: Final = 8
_BRACKET: Final = re.compile("[()]")
_LIST_MARK: Final = re.compile(r"(?:^|[\n;:.)]\s*)\(?(?:[0-9]{1,2}|[a-z]{1,2})[.)]\s*$")
_INDENT: Final = 24
_DATES: Final = frozenset(["tanggal", "tertanggal", "per"])
"""What stands before the day of an instrument."""


def skip_brackets(text: Text, start: int) -> int | None:
    """Return where the bracket that opens at an offset closes; None if it does not within a gazette's length."""
    depth = 0
    for bracket in _BRACKET.finditer(text.even, start, start + _LONGEST_GAZETTE):
        depth += 1 if bracket[0] == "(" else -1
        if depth == 0:
            return bracket.end()
    return None


def read_title(
    text: Text, start: int, end: int, instrument: InstrumentId, *, nested: bool, local: bool
) -> tuple[str | None, int]:
    """Read the title of an instrument; None where there is none. Also return the offset where it ends.

    Args:
        text: The text.
        start: Where the citation of the instrument starts.
        end: Where its number ends.
        instrument: The instrument.
        nested: Whether it stands in another instrument's title, whose own end it does not take.
        local: Whether a region or an unknown office issued it, so that the title may name an area.
    """
    tokens = text.tokens(end)
    first = _behind_lead(text, tokens)
    if first is None:
        return _in_brackets(text, tokens) or (None, end)
    if not tokens.raw(first)[:1].isalnum() and tokens.word(first) not in QUOTES:
        return None, end
    scan = TitleScan(tokens, first, nested=nested, local=local)
    listed = _LIST_MARK.search(text.low[max(0, start - _INDENT) : start]) is not None
    last = _quoted(tokens, first) or skip_known_title(tokens, first, instrument) or scan.run(listed=listed)
    if last == first:
        return None, end
    first += tokens.word(first) in QUOTES
    return text.words(tokens.start(first), tokens.end(last - 1)), tokens.end(last - 1)


def _quoted(tokens: Tokens, first: int) -> int | None:
    """Return the place behind a title in quotation marks, that of the closing one."""
    if tokens.word(first) not in QUOTES:
        return None
    closes = (place for place in range(first + 2, first + LONGEST) if tokens.word(place) in QUOTES)
    return next(closes, None)


def _behind_lead(text: Text, tokens: Tokens) -> int | None:
    """Return the place behind "tentang", before which a gazette and the date of the instrument may stand."""
    here = 0
    while True:
        word = tokens.word(here)
        if word == "(":
            close = skip_brackets(text, tokens.start(here))
            if close is None:
                return None
            here = tokens.after(close, here)
        elif (
            word in {"tanggal", "tertanggal", "per"}
            and tokens.word(here + 1).isdigit()
            and tokens.word(here + 2).isalpha()
        ):
            here += 4
        elif word == ",":
            here += 1
        else:
            break
    word = spelling(tokens.word(here))
    if word in {"ten", "tent"}:  # "ten tang", "ten[ang"
        last = here + 1 + (tokens.word(here + 1) == "[")
        if tokens.word(last) in {"tang", "ang"}:
            here, word = last, "tentang"
    if word not in LEADS or (word != "tentang" and not tokens.raw(here + 1)[:1].isupper()):
        return None
    here += 1
    while tokens.word(here) in {".", ":"}:
        here += 1
    return here


def _in_brackets(text: Text, tokens: Tokens) -> tuple[str, int] | None:
    """Read a title that stands in brackets, "UU No. 11/2009 (Kesejahteraan Sosial)"."""
    if tokens.word(0) != "(":
        return None
    for place in range(1, _LONGEST_NAME + 1):
        word, raw = tokens.word(place), tokens.raw(place)
        if word == ")" and place > 1:
            return text.words(tokens.start(1), tokens.end(place - 1)), tokens.end(place)
        named = raw.isalpha() and raw[0].isupper() and spelling(word) not in ENDS
        if place == 1 and (not named or is_head(word) or word.startswith("uu") or word in {"ri", "drt", "darurat"}):
            return None
        if not named and word not in JOINS:
            return None
    return None
