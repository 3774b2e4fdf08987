"""Lines above an article that say when it was published, and the day that they state."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from psm_model.errors import ParseError
from psm_model.values.partial_date import PartialDate, Precision

from ._tokens import Gap, Tokens
from ._vocabulary import words
from .found import Found

__all__ = ["find_publication_day", "is_byline"]

_MAX_BYLINE: Final = 16
_MAX_ALONE: Final = 8
_MAX_LINES: Final = 14
_TIME_ZONES: Final = words("bylines", "time_zones")
_PUBLISHED: Final = words("bylines", "published")
_ENGLISH: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}\b"
)


def is_byline(tokens: Tokens, at: int) -> bool:
    """Return whether a day at a token is in a line of its own, with the time of day or alone."""
    first, stop = tokens.sentence_at(at)
    is_short = stop - first <= _MAX_BYLINE and tokens[stop - 1].text != "."
    return is_short and (
        any(token.word in _TIME_ZONES for token in tokens[first:stop])
        or (stop - first <= _MAX_ALONE and tokens[first].gap >= Gap.LINE)
    )


def find_publication_day(tokens: Tokens, days: Iterable[Found[PartialDate | None]]) -> date | None:
    """Return the day of publication that a line above an article states; None if there is none."""
    line_stop = _find_line_stop(tokens)
    for day in days:
        at = tokens.at_offset(day.span[0])
        if at >= line_stop:
            break
        if day.value is not None and day.value.precision is Precision.DAY and _states_publication(tokens, at):
            return day.value.earliest
    end = tokens[line_stop - 1].end if line_stop else 0
    for match in _ENGLISH.finditer(tokens.text, 0, end):
        at = tokens.at_offset(match.start())
        if is_byline(tokens, at) or _states_publication(tokens, at):
            try:
                return PartialDate.parse_text(match[0]).earliest
            except ParseError:
                continue
    return None


def _states_publication(tokens: Tokens, at: int) -> bool:
    """Return whether a day is in a line with the time of day, or with a word for publication."""
    first, stop = tokens.sentence_at(at)
    is_line = tokens[first].gap >= Gap.LINE and (stop >= len(tokens) or tokens[stop].gap >= Gap.LINE)
    if not is_line or stop - first > 2 * _MAX_BYLINE:
        return False
    return any(token.word in _TIME_ZONES | _PUBLISHED for token in tokens[first:stop])


def _find_line_stop(tokens: Tokens) -> int:
    """Return the token after the first lines of a text."""
    lines = 0
    for at, token in enumerate(tokens):
        lines += token.gap >= Gap.LINE
        if lines > _MAX_LINES:
            return at
    return len(tokens)
