"""KnownTitles: titles from the data files or stated elsewhere in the text, which determine where a title ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

from psm_model.law._shipped_files import find_titles
from psm_model.law._vocabulary import resolve_spelling
from psm_model.law.instrument import InstrumentKey

from ._text import Text, Tokens

__all__ = ["KnownTitles", "find_doubtful_titles"]

Words: TypeAlias = tuple[str, ...]

_CACHE_SIZE: Final = 4096  # the same few instruments are named repeatedly
_MAX_NESTED: Final = 256  # offsets; more than the words of the longest title
_AMENDED: Final = re.compile(r"Perubahan\b.*?\btentang (?P<title>.+)")
_ENDS: Final = frozenset(["", ";", "."])
"""Marks that end every known title."""
_GOES_ON: Final = frozenset(["tentang", ",", "/", "-"])
"""Tokens that never follow a title that the text states elsewhere."""
_SHORTEST_MISREAD: Final = 5  # letters
_SHORTEST_START: Final = 2  # words
_WORDS_PER_MISREAD: Final = 3


class KnownTitles:
    """The known titles of instruments: those in the data files, and those that a text states with a certain end."""

    def __init__(self, stated: Mapping[InstrumentKey, frozenset[Words]] | None = None) -> None:
        self._stated = stated or {}
        self._nested_ends: dict[int, tuple[int, bool] | None] = {}
        """The ends of instruments in titles, by the offsets where they begin."""

    def find_nested_end(self, offset: int, find: Callable[[int], tuple[int, bool] | None]) -> tuple[int, bool] | None:
        """Return what a function finds of the instrument at an offset, which the titles around it all ask for."""
        if offset not in self._nested_ends:
            if len(self._nested_ends) >= _MAX_NESTED:
                self._nested_ends.clear()
            self._nested_ends[offset] = find(offset)
        return self._nested_ends[offset]

    def skip(self, tokens: Tokens, index: int, instrument: InstrumentKey) -> int | None:
        """Return the index after the known title at an index; None if there is none."""
        for words in _list_shipped_titles(instrument):
            end_index = _skip_words(tokens, index, words)
            if end_index is not None:
                return end_index
        for words in sorted(self._stated.get(instrument, ()), key=len):
            end_index = _skip_words(tokens, index, words)
            if end_index is not None and tokens.word(end_index) not in _GOES_ON:
                return end_index
        return None

    def skip_start(self, tokens: Tokens, index: int, instrument: InstrumentKey) -> int:
        """Return the index after the words that begin a known title; the same index if there are none.

        A title in other words than the known one is at least as long as their common beginning.
        """
        longest = index
        for words in _list_shipped_titles(instrument):
            matched, end_index, cursor = 0, index, _skip_marks(tokens, index)
            while matched < len(words) and resolve_spelling(tokens.word(cursor)) == words[matched]:
                matched += 1
                end_index = cursor + 1
                cursor = _skip_marks(tokens, end_index)
            if matched >= _SHORTEST_START:
                longest = max(longest, end_index)
        return longest


def find_doubtful_titles(stated: Mapping[InstrumentKey, Mapping[str, bool]]) -> dict[InstrumentKey, frozenset[Words]]:
    """Return the words of the certain titles of the instruments with several titles.

    Args:
        stated: The titles that a text states, and whether their ends are certain.
    """
    doubtful: dict[InstrumentKey, frozenset[Words]] = {}
    for instrument, titles in stated.items():
        if len(titles) == 1:
            continue
        certain: dict[Words, bool] = {}
        for title, is_certain in titles.items():
            certain.setdefault(_split_title_words(title), is_certain)
        if len(certain) > 1 and any(certain.values()):
            doubtful[instrument] = frozenset(words for words, is_certain in certain.items() if is_certain)
    return doubtful


def _split_title_words(title: str) -> Words:
    """Split a title into comparable words: in small letters, without marks."""
    tokens = Tokens(Text(title), 0)
    words: list[str] = []
    index = 0
    while tokens.word(index):
        if tokens.word(index)[0].isalnum():
            words.append(resolve_spelling(tokens.word(index)))
        index += 1
    return tuple(words)


@lru_cache(_CACHE_SIZE)
def _list_shipped_titles(instrument: InstrumentKey) -> tuple[Words, ...]:
    """Return the titles of an instrument in the data files, the longest first.

    Sources often use the title of the amended instrument for an amendment.
    """
    titles = list(find_titles(instrument.short))
    titles += [match["title"] for title in titles if (match := _AMENDED.match(title))]
    return tuple(sorted(map(_split_title_words, titles), key=len, reverse=True))


def _skip_marks(tokens: Tokens, index: int) -> int:
    """Return the index of the first word, or mark that ends a title, from an index on."""
    while tokens.word(index) not in _ENDS and not tokens.word(index)[0].isalnum():
        index += 1
    return index


def _skip_words(tokens: Tokens, index: int, words: Words) -> int | None:
    """Return the index after words, some of which may be misread or joined; None if the tokens differ."""
    cursor, matched, misread = index, 0, 0
    while matched < len(words):
        cursor = _skip_marks(tokens, cursor)
        word = resolve_spelling(tokens.word(cursor))
        if not word:
            return None
        if word != words[matched]:
            if word == "".join(words[matched : matched + 2]):
                matched += 1  # "Ketentuanketentuan"
            elif _is_misread(word, words[matched]):
                misread += 1
            else:
                return None
        matched += 1
        cursor += 1
    closes = tokens.word(cursor) == ")" and any(tokens.word(before) == "(" for before in range(index, cursor))
    return None if misread * _WORDS_PER_MISREAD > len(words) else cursor + closes


def _is_misread(word: str, known: str) -> bool:
    """Return whether a word is a known one with one letter misread, added or missing: "sosiai", "pernbentukan"."""
    if len(known) < _SHORTEST_MISREAD or abs(len(word) - len(known)) > 1:
        return False
    if word.replace("rn", "m") == known:
        return True
    shorter, longer = min(len(word), len(known)), max(len(word), len(known))
    start = next((index for index in range(shorter) if word[index] != known[index]), shorter)
    end = next((index for index in range(shorter - start) if word[-1 - index] != known[-1 - index]), shorter - start)
    return longer - start - end <= 1
