"""The words of a text that say the section of a post, and the capacity of its holder."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from psm_model.entities import Capacity

from ._vocabulary import words
from .appointments import FoundAppointment

__all__ = ["find_capacity_place", "find_replacement_place", "find_section_place"]

_FARTHEST_SECTION: Final = 4000
"""Characters from the heading of a section to a post in it."""
_FARTHEST_NOTE: Final = 80
_FARTHEST_BEFORE: Final = 40
_FARTHEST_CHANGE: Final = 2000
"""Characters from the heading of the board before a change to a post on it."""
_PAST: Final = "|".join(
    sorted(words("past_holders", "deceased") | words("past_holders", "former"), key=len, reverse=True)
)
_WORDS: Final = {
    Capacity.ACTING: (
        r"plt|plh|pjs?|pgs|pymt|ymt|pelaksana\s+(?:tugas|harian)|pen?jabat(?:\s+sementara)?|(?:pengganti\s+)?sementara"
        r"|ad\s+interim|(?:tim\s+)?karteker|yang\s+melaksanakan\s+tugas"
    ),
    Capacity.FORMER: (
        rf"{_PAST}|lama|semula|sebelumnya|terdahulu|lalu|wafat|meninggal(?:\s+dunia)?|(?:meng)?undur(?:kan)?\s+diri|mundur"
        r"|(?:di)?ganti(?:kan)?(?:nya)?|menggantikan(?:nya)?|(?:di)?berhenti(?:kan)?|pensiun"
    ),
    Capacity.ELECT: r"(?:baru\s+)?terpilih",
    Capacity.HOLDOVER: r"demi[sz]{1,2}ion[ei]r",
    Capacity.HONORARY: r"kehormatan",
    Capacity.EX_OFFICIO: r"(?:secara\s+)?(?:ex|eks)[\s-]*officio|(?:karena|berdasarkan)\s+jabatan(?:nya)?",
}
_PATTERNS: Final = {
    capacity: re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", re.IGNORECASE) for capacity, pattern in _WORDS.items()
}
_LINE: Final = re.compile(r"[^\n\r]*")


def find_section_place(text: str, found: FoundAppointment) -> tuple[int, int]:
    """Return the place of the words for the section of a post: in it, beside its holder, or the last before it.

    If they are nowhere as they are, as in a text of a scanner, it is the place of the post.
    """
    pattern = _compile(found.section or "")
    first, last = min(found.post_span[0], found.span[0]), max(found.post_span[1], found.span[1])
    match = pattern.search(text, *found.post_span) or pattern.search(text, first, min(last + _FARTHEST_NOTE, len(text)))
    match = match or _find_last(pattern, text, max(0, first - _FARTHEST_SECTION), first)
    return found.post_span if match is None else match.span()


def find_capacity_place(
    text: str, found: FoundAppointment, capacity: Capacity, *, years: tuple[int, int] | None = None
) -> tuple[int, int]:
    """Return the place of the words for the capacity of a holder: in or beside the post, or beside the name.

    Args:
        text: The text.
        found: The appointment.
        capacity: The capacity.
        years: The place of the years of an earlier term, if they say it.
    """
    if years is not None:
        return years
    pattern = _PATTERNS[capacity]
    if capacity is Capacity.EX_OFFICIO and found.office is not None:
        return found.span
    first, last = min(found.post_span[0], found.span[0]), max(found.post_span[1], found.span[1])
    match = pattern.search(text, *found.post_span) or pattern.search(text, max(0, first - _FARTHEST_BEFORE), last)
    if match is None:
        match = pattern.search(text, last, min(_end_line(text, last), last + _FARTHEST_NOTE))
    if match is None and capacity is Capacity.FORMER:
        match = _find_last(pattern, text, max(0, first - _FARTHEST_CHANGE), first)
        match = match or pattern.search(text, last, min(last + _FARTHEST_CHANGE, len(text)))
    return found.post_span if match is None else match.span()


def find_replacement_place(text: str, found: FoundAppointment, replaced: tuple[int, int]) -> tuple[int, int]:
    """Return the place of the words for a replacement near both holders; that of the name of the replaced without."""
    first, last = min(found.span[0], replaced[0]), max(found.span[1], replaced[1])
    pattern = _PATTERNS[Capacity.FORMER]
    inside = pattern.search(text, first, last) or _find_last(pattern, text, max(0, first - _FARTHEST_CHANGE), first)
    match = inside or pattern.search(text, last, min(last + _FARTHEST_NOTE, len(text)))
    return replaced if match is None else match.span()


def _find_last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    last = None
    for match in pattern.finditer(text, start, end):
        last = match
    return last


def _end_line(text: str, at: int) -> int:
    match = _LINE.match(text, at)
    return len(text) if match is None else match.end()


@lru_cache(1 << 10)
def _compile(section: str) -> re.Pattern[str]:
    """Return a pattern of the words of a section, with any spaces between them."""
    joined = r"\s+".join(map(re.escape, section.split()))
    return re.compile(rf"(?<![^\W_])(?:{joined})(?![^\W_])", re.IGNORECASE)
