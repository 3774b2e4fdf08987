"""Numbers of decrees in tokens."""

from __future__ import annotations

import re
from typing import Final

from ._tokens import Gap, Tokens, join_words
from ._vocabulary import words
from .found import Found

__all__ = ["NUMBER_WORDS", "make", "read_number"]

NUMBER_WORDS: Final = words("decree_reader", "number_words")
"""Words before a number."""
# "411.4/Kep. 15-Ds/2020" has a space after a full stop.
_PART: Final = r"[A-Za-z0-9](?:[A-Za-z0-9.,\-–_]|(?<=[A-Za-z]\.)[ \t](?=[0-9]+[\-–/]))*"
# "400.9/ 12 - Kesos/2025" has spaces around a dash.
# The same in "466 - 187 TAHUN 2022".
_SECOND_NUMBER: Final = r"[0-9]+(?=[ \t\u00a0]+(?:[-–]|[Tt][Aa][Hh][Uu][Nn])|[ \t\u00a0]*[\r\n])"
_SPACED_DASH: Final = rf"[ \t\u00a0]+[-–][ \t\u00a0]*(?:{_PART}(?=[ \t\u00a0]*/)|{_SECOND_NUMBER})"
# "19/S.KP/PMI Jateng/PSD-ORG/V/2017" has a space within a part that is not the first.
_INNER_PART: Final = rf"{_PART}(?:[ \t][A-Z][A-Za-z]*(?=/))?"
_NUMBER: Final = re.compile(rf"{_PART}(?:[ \t\u00a0]*/[ \t\u00a0]*{_INNER_PART}|{_SPACED_DASH})*")
_YEAR_AFTER: Final = re.compile(
    r"(?:[ \t\u00a0]*/?[ \t\u00a0]+TAHUN|(?<=/TAHUN))[ \t\u00a0]+[0-9OIl]{4}", re.IGNORECASE
)
_BLANK: Final = re.compile(r"[ \t\u00a0]*/?[ \t\u00a0]*[._…]{2,}|[ \t\u00a0]*/[ \t\u00a0]*/")


def make(tokens: Tokens, first: int, stop: int) -> Found[str]:
    """Return the words of some tokens, with single spaces."""
    as_written = tokens.slice(first, stop)
    return Found(span=tokens.span(first, stop), as_written=as_written, value=join_words(as_written))


def read_number(tokens: Tokens, at: int) -> Found[str] | None:
    """Return the number after the word "Nomor" at a token."""
    first = at + 1
    while tokens.word(first) in {".", ":"}:
        first += 1
    if first >= len(tokens) or tokens[first].gap is Gap.BLOCK:
        return None
    start = tokens[first].start
    match = _NUMBER.match(tokens.text, start)
    is_number = match is not None and any(character.isdigit() for character in match[0])
    # A number that is still to be filled in: "460/....../2025"
    if match is None or not is_number or _BLANK.match(tokens.text, match.end()) or ".." in match[0] or "__" in match[0]:
        return None
    end = match.end()
    year = _YEAR_AFTER.match(tokens.text, end)
    if year is not None:
        end = year.end()
    as_written = tokens.text[start:end].rstrip(".,-–/")
    end = start + len(as_written)
    return Found(span=(start, end), as_written=as_written, value=" ".join(as_written.split()))
