"""Numbers that a form leaves blank in part, numbers that blanks or lines break, and citations joined by a slash."""

from __future__ import annotations

import re
from typing import Final

from ._kind_phrases import is_head
from ._years import parse_year

__all__ = ["find_blank_end", "find_joined_citation", "is_broken"]

_MARK: Final = r"(?:[ \t._\u2026*?~#-]|\([ \t._\u2026*-]*\)|\[[ \t._\u2026*-]*\])"
"""Blanks, and marks in a blank of a form."""
_SLASHES: Final = re.compile(rf"{_MARK}*(?:/{_MARK}*)+")
_DOTTED_REST: Final = re.compile(r"[.-][A-Z]{1,5}[.-][0-9]")
_DOT_GOES_ON: Final = re.compile(r"[.][0-9A-Za-z]{1,8}[ \t]{0,2}/")
"""A part in another form after a full stop, "12.a/2025"."""
_TRAILING_SLASH: Final = re.compile(r"[ \t]*/")
_FILLED: Final = re.compile(r"[._\u2026*?~#()\[\]{}-]|[ \t]{2}|/[ \t]*/")
"""Marks and gaps that only a blank has."""
_FILLED_AFTER_YEAR: Final = re.compile(r"[ \t]*/[ \t]*(?:[_\u2026?]|[.]{2}|[(\[][ \t._\u2026]*[)\]])")
_REST: Final = re.compile(rf"(?:[0-9A-Z][0-9A-Za-z.-]{{0,15}}{_MARK}*/{_MARK}*)*")
"""The segments between a blank and the year."""
_PLACEHOLDER: Final = re.compile(r"/[ \t]*[Xx]{2,}(?![0-9A-Za-z])")
_YEAR: Final = re.compile(r"/[ \t]*(?P<year>[12][0-9OIl]{3})\Z")
_LINE_ENDS: Final = ("\n", "\r", "\f")
_MONTH: Final = r"jan|feb|mar|apr|mei|jun|jul|ag[us]|sep|okt|nop|nov|des"
_GAP: Final = r"(?:[ \t]{1,2}|[ \t]*[\r\n\f]\s*)"
_SEGMENT: Final = r"[0-9A-Z][0-9A-Z]{0,5}(?:[.][0-9A-Z]+)*[ \t]{0,2}/[ \t]{0,2}[0-9A-Z]"
_DIGITS: Final = rf"(?![12][0-9OIl]{{3}}(?![0-9A-Za-z]))[0-9]+(?![0-9A-Za-z])(?![ \t]+(?i:{_MONTH}))"
"""Digits that are neither a year nor the day of a date."""
_SEGMENT_BROKEN: Final = re.compile(rf"{_GAP}{_SEGMENT}|[ \t]{{1,2}}{_DIGITS}")
"""What continues a number with slashes after a gap: a segment before a slash, or digits that are not a year."""
_NUMBER_BROKEN: Final = re.compile(r"[ \t]{0,2}[.-][ \t]{1,2}[0-9]+[ \t]{0,2}/")
"""What continues a number without slashes after a mark and a gap, "188. 45/117"."""
_JOINT: Final = re.compile(r"(?:(?P<slash>[ \t]{0,2}/[ \t]{0,2})|-)(?P<word>[A-Za-z]+)")
_SLASH_APART: Final = re.compile(r"[ \t]+/[ \t]+")
_NUMBERED: Final = re.compile(r"[ \t]*+[.:]?[ \t]*+(?:(?i:nomor|no)(?![A-Za-z])|(?<![A-Za-z])[0-9])")
_MAX_OFFICE_LENGTH: Final = 3
"""Letters of the short name of an office after the year of a registry number, "460/2025/SK"."""
_ACTS: Final = frozenset(["uu", "uud"])
_PLACES: Final = frozenset(["pasal", "psl", "ayat", "bab", "lampiran"])


def _is_year_at_end(number: str) -> bool:
    """Return whether a number ends with its year, "460/334/2025"."""
    year = _YEAR.search(number)
    return year is not None and parse_year(year["year"]) is not None


def find_joined_citation(text: str, start: int, end: int) -> int | None:
    """Return where another citation begins in what looks like one number, "11/2009/PP 39/2012".

    Args:
        text: The text.
        start: The offset where the number starts.
        end: The offset where it ends.

    Returns:
        The offset of the slash or hyphen before the other citation; None if there is none.
    """
    slash = _SLASH_APART.search(text, start, end)
    if slash and " " not in text[start : slash.start()] and _is_year_at_end(text[start : slash.start()]):
        return slash.start()
    for mark in _JOINT.finditer(text, start, end):
        word = mark["word"].lower()
        if not (is_head(word) or word in _PLACES) or not _is_year_at_end(text[start : mark.start()]):
            continue
        if len(word) > _MAX_OFFICE_LENGTH or word in _ACTS or _NUMBERED.match(text, mark.end()):
            return mark.start()
    return None


def find_blank_end(text: str, start: int, end: int) -> int | None:
    """Return where a number that is blank in part ends, "460/    /2025"; its year may follow.

    Args:
        text: The text.
        start: The offset where the number starts.
        end: The offset where its first part ends.

    Returns:
        The offset; None if the number is not blank in part.
    """
    number = text[start:end]
    if _PLACEHOLDER.search(number):
        year = _YEAR.search(number)
        return start + year.start() + 1 if year else end
    slashes = _SLASHES.match(text, end)
    if slashes is None:
        return None
    following = text[slashes.end() : slashes.end() + 1]
    if _is_year_at_end(number):
        is_filled = _FILLED_AFTER_YEAR.match(text, end) is not None
    else:
        is_filled = not following or _FILLED.search(slashes[0]) is not None
    if not is_filled or following in _LINE_ENDS:
        return None
    rest = _REST.match(text, slashes.end())
    return rest.end() if rest else slashes.end()


def is_broken(text: str, start: int, end: int) -> bool:
    """Return whether a number continues after a gap, so that it is ambiguous what belongs to it, "460/3 34/2025"."""
    number = text[start:end]
    if "/" not in number:
        return any(
            pattern.match(text, end) for pattern in (_NUMBER_BROKEN, _TRAILING_SLASH, _DOTTED_REST, _DOT_GOES_ON)
        )
    if _is_year_at_end(number):
        return False
    return any(
        pattern.match(text, end)
        for pattern in (_SEGMENT_BROKEN, _NUMBER_BROKEN, _TRAILING_SLASH, _DOTTED_REST, _DOT_GOES_ON)
    )
