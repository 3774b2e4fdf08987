"""Words that a line breaks with a hyphen, "Peker-ja" on two lines."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from psm_model.law._names import ORDINALS, PROVINCES
from psm_model.law._shipped_files import list_all_titles
from psm_model.law._vocabulary import KEYWORDS, PHRASES

__all__ = ["WordBreaks", "find_word_breaks"]

_BREAK: Final = re.compile(r"(?<=[A-Za-z])-[ \t\r]{0,40}\n[ \t]{0,40}(?=[A-Za-z])")
_BEFORE: Final = re.compile(r"(?<![A-Za-z0-9/.-])[A-Za-z]{2,30}\Z")
_AFTER: Final = re.compile(r"[A-Za-z]{2,30}(?![A-Za-z0-9/])")
_MAX_PART_LENGTH: Final = 31  # of a part of a word, with a mark
_SHORTEST_STEM: Final = 4  # letters
_SHORTEST_WORD: Final = 6  # letters of a word that the text repeats
_WORD: Final = re.compile("[a-z]+")
_WHOLE_WORD: Final = re.compile(r"(?<![a-z-])[a-z]+(?![a-z-])")


class WordBreaks(NamedTuple):
    """The words that lines break with a hyphen."""

    removed: list[int]
    """The offsets of characters that are not part of a word."""
    unknown: list[int]
    """The offsets of hyphens of which it is unknown whether they are part of a word."""


def find_word_breaks(text: str) -> WordBreaks:
    """Find the words that lines break with a hyphen, in a text whose dashes are hyphens.

    A hyphen belongs to a word that repeats a stem, "daerah-daerah", "perundang-undangan". It does not if the joined
    word is known or occurs elsewhere in the text. Otherwise it may or may not. Before a capital letter it comes
    between two words, "Sosial-Ekonomi", if each of them is known or is in the text by itself.
    """
    found = WordBreaks([], [])
    words: frozenset[str] | None = None
    """The words of the text, listed at the first break."""
    for match in _BREAK.finditer(text):
        start, end = match.span()
        before = _BEFORE.search(text[max(0, start - _MAX_PART_LENGTH) : start])
        after = _AFTER.match(text, end)
        if before is None or after is None:
            continue
        first, last = before[0].lower(), after[0].lower()
        words = _list_own_words(text) if words is None else words
        is_joined = _is_one_case(before[0], after[0])
        if _repeats_stem(first, last) or (not is_joined and {first, last} <= words | _list_words()):
            found.removed.extend(range(start + 1, end))
        elif not is_joined:
            found.unknown.append(start)
        elif first + last in _list_words() or (len(first + last) >= _SHORTEST_WORD and first + last in words):
            found.removed.extend(range(start, end))
        else:
            found.unknown.append(start)
    return found


def _list_own_words(text: str) -> frozenset[str]:
    """Return the words of a text without those beside a hyphen, which may be parts of a word."""
    return frozenset(_WHOLE_WORD.findall(_BREAK.sub("-", text).lower()))


def _is_one_case(before: str, after: str) -> bool:
    """Return whether two parts may be one word: the second is in small letters, or both are in capitals."""
    return (after.islower() and before[1:].islower()) or (before.isupper() and after.isupper())


def _repeats_stem(first: str, last: str) -> bool:
    """Return whether the second half of a compound begins with the end of the first."""
    return any(first.endswith(last[:size]) for size in range(min(_SHORTEST_STEM, len(last)), len(last) + 1))


@cache
def _list_words() -> frozenset[str]:
    """Return the words of titles, kinds and provinces, and those between them."""
    texts = [*list_all_titles(), *PHRASES, *PROVINCES.values(), *KEYWORDS, *ORDINALS]
    return frozenset(_WORD.findall(" ".join(texts).lower()))
