"""Tokens: the words, numbers and marks of a text with their places, its lines and its sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from enum import IntEnum
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple, Protocol, TypeVar, overload

from ._page_links import blank_links
from ._scanned_words import cut_word, mend_word
from ._vocabulary import words

__all__ = ["Gap", "Token", "Tokens", "join_words", "read_all"]

_SPACED: Final = r"(?<![^\W_])[A-Za-z](?: [A-Za-z]){3,}(?![^\W_])"
"""A word with a space after each letter: *N o m o r*."""
_SPACED_LETTERS: Final = re.compile(_SPACED)
_BROKEN: Final = r"[^\W\d_]+-[ \t]*\r?\n[ \t]*[^\W\d_]+"
"""A word that a line break cuts."""
_WORD: Final = r"[^\W_]+(?:['’`][^\W_]+)*|[^\w\s]|_+"
_TOKEN: Final = re.compile(rf"{_SPACED}|{_BROKEN}|{_WORD}")
_PLAIN_TOKEN: Final = re.compile(_WORD)
# A word begins there, so that a long one is looked at once.
_HYPHEN_AT_BREAK: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-[ \t]*\r?\n[ \t]*([^\W\d_]+)")
_ENDS: Final = frozenset(".!?")
_CLOSING: Final = frozenset("\"'”’)]»")
# A line shorter than this is a heading or a row, unless the next one continues in lower case.
_WRAPPED: Final = 58
_ABBREVIATIONS: Final = words("tokens", "abbreviations")
"""Words whose full stop does not end a sentence."""


class Gap(IntEnum):
    """What separates a token from the one before it."""

    NONE = 0
    """Nothing."""
    SPACE = 1
    """Spaces, or a line break within a sentence."""
    LINE = 2
    """The start of a line."""
    BLOCK = 3
    """The start of the text, or an empty line."""


class Token(NamedTuple):
    """A word, a number or a mark."""

    text: str
    """As written."""
    word: str
    """In lower case."""
    start: int
    """The offset where it starts."""
    end: int
    """The offset where it ends."""
    gap: Gap
    """What separates it from the token before it."""

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, and not a mark."""
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_number(self) -> bool:
        """Whether it consists of digits."""
        return self.text.isdecimal()


class _Read(Protocol):
    @property
    def stop(self) -> int: ...


_ReadT = TypeVar("_ReadT", bound=_Read)


def read_all(tokens: Tokens, read: Callable[[int], _ReadT | None]) -> list[_ReadT]:
    """Return what is read of tokens, in order; nothing overlaps.

    Args:
        tokens: The tokens.
        read: Returns what begins at a token, with the token after it as `stop`, or None.
    """
    found = []
    index = 0
    while index < len(tokens):
        match = read(index)
        if match is None:
            index += 1
        else:
            found.append(match)
            index = match.stop
    return found


def join_words(text: str) -> str:
    r"""Return a text with single spaces, and without the hyphens of words that a line break cuts.

    >>> join_words("IKATAN PEKERJA SOSIAL MASYA-\nRAKAT")
    'IKATAN PEKERJA SOSIAL MASYARAKAT'
    """
    closed = _SPACED_LETTERS.sub(lambda spaced: spaced[0].replace(" ", ""), text)
    return " ".join(_HYPHEN_AT_BREAK.sub(_join_broken, closed).split())


def _join_broken(match: re.Match[str]) -> str:
    return match[1] + match[2] if _is_broken(match[1], match[2]) else match[0]


def _is_broken(before: str, after: str) -> bool:
    """Return whether a line break cuts a word: neither *majelis-majelis* nor *Bani-Tefa* is one."""
    return before.lower() != after.lower() and (after.islower() or (before.isupper() and after.isupper()))


class Tokens(Sequence[Token]):
    """The tokens of a text, in order.

    >>> tokens = Tokens("Ketua IPSM, Siti")
    >>> [token.word for token in tokens], tokens.slice(0, 2)
    (['ketua', 'ipsm', ',', 'siti'], 'Ketua IPSM')
    """

    def __init__(self, text: str) -> None:
        self.text: Final = text
        # Links to other articles keep their places, but have no tokens.
        self._items: Final = _split(blank_links(text))

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...

    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        return self._items[at]

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Return the offsets of the tokens from `first` up to `stop`."""
        return self._items[first].start, self._items[stop - 1].end

    def slice(self, first: int, stop: int) -> str:
        """Return the text of the tokens from `first` up to `stop`."""
        return self.text[self._items[first].start : self._items[stop - 1].end]

    def join(self, first: int, stop: int) -> str:
        """Return the text of the tokens from `first` up to `stop`, with single spaces."""
        return join_words(self.slice(first, stop))

    def word(self, at: int) -> str:
        """Return a token in lower case; an empty text outside the text."""
        return self._items[at].word if 0 <= at < len(self._items) else ""

    def is_capitalised(self, at: int) -> bool:
        """Return whether there is a word with a capital letter."""
        return 0 <= at < len(self._items) and self._items[at].is_capitalised

    def starts_line(self, at: int) -> bool:
        """Return whether a token starts a line, or there is none."""
        return not 0 <= at < len(self._items) or self._items[at].gap >= Gap.LINE

    def matches(self, at: int, words: Sequence[str]) -> bool:
        """Return whether words in lower case are at a place."""
        if words and self.word(at) != words[0]:
            # As nearly always: this is called several times for each token.
            return False
        return all(self.word(at + number) == word for number, word in enumerate(words))

    def find_longest(self, at: int, phrases: Collection[tuple[str, ...]]) -> int:
        """Return the number of tokens of the longest of some phrases at a place; 0 if there is none."""
        first = self.word(at)
        return max((len(phrase) for phrase in phrases if phrase[0] == first and self.matches(at, phrase)), default=0)

    def at_offset(self, offset: int) -> int:
        """Return the index of the token that covers an offset, or of the first one after it."""
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and self._items[at].end > offset else at + 1

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self._items]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The first token of each sentence and the one after its last."""
        starts, mark = [], 0
        for at, token in enumerate(self._items):
            if at == 0 or self._begins_sentence(at, mark):
                starts.append(at)
            if at == 0 or token.text not in _CLOSING or token.gap is not Gap.NONE:
                mark = at
        return [*pairwise([*starts, len(self._items)])]

    def sentence_at(self, at: int) -> tuple[int, int]:
        """Return the sentence of a token."""
        return self.sentences[bisect_right(self._sentence_starts, at) - 1]

    def sentence_number(self, at: int) -> int:
        """Return the position of the sentence of a token."""
        return bisect_right(self._sentence_starts, at) - 1

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [first for first, _ in self.sentences]

    def _begins_sentence(self, at: int, before: int) -> bool:
        """Return whether a token begins a sentence.

        Args:
            at: The token.
            before: The last token before it that closes no bracket or quotation.
        """
        token = self._items[at]
        if token.gap >= Gap.LINE:
            return True
        mark = self._items[before]
        if mark.text not in _ENDS or token.text in _CLOSING:
            return False
        word = self._items[before - 1] if before else None
        if mark.text == "." and word is not None and mark.gap is Gap.NONE:
            is_short = (
                word.word in _ABBREVIATIONS or (len(word.text) == 1 and word.text.isalpha()) or self._begins_degree(at)
            )
            if is_short or (token.gap is Gap.NONE and not (word.word.isdecimal() and token.is_capitalised)):
                return False
        return token.is_capitalised or not token.is_word or token.is_number

    def _begins_degree(self, at: int) -> bool:
        """Return whether a degree with a full stop within it is at a token, after another one: *S.H. M.Si*."""
        after = self._items[at : at + 3]
        return (
            len(after) > _INNER_STOP
            and len(after[0].text) == 1
            and after[0].text in _DEGREES
            and after[1].text == "."
            and after[1].gap is after[2].gap is Gap.NONE
        )


_INNER_STOP: Final = 2
_DEGREES: Final = frozenset("SM")
_MIN_WIDTH, _MAX_WIDTH = 50, 110
_FULL: Final = 0.8
"""The least share of the width that the lines of a wrapped paragraph usually fill."""
_MIN_FULL_LINES: Final = 3
_ITEM: Final = re.compile(r"(?:[0-9]+|[a-zA-Z])[.)]|[0-9]+\b|[-\u2013\u2022*]")


def _find_wrapped(text: str) -> set[int]:
    """Return the offsets of the lines that continue the sentence of the line before.

    A line was wrapped if the first word of the next one would not have fitted in the width of the text.
    """
    lines = text.split("\n")
    width = max(len(line.strip()) for line in lines)
    full = sum(len(line.strip()) >= _FULL * width for line in lines)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH or full < _MIN_FULL_LINES:
        return set()
    wrapped: set[int] = set()
    offset = 0
    for before, line in pairwise(lines):
        offset += len(before) + 1
        ended, begun = before.strip(), line.strip()
        if not ended or not begun or ended[-1] in ".;:!?" or _ITEM.match(begun):
            continue
        word = begun.split(maxsplit=1)[0]
        if len(ended) + 1 + len(word) > width:
            wrapped.add(offset)
    return wrapped


def _split(text: str) -> list[Token]:
    wrapped = _find_wrapped(text)
    items: list[Token] = []
    line_start = end = 0
    for match in _iter_matches(text):
        start = match.start()
        between = text[end:start]
        breaks = between.count("\n") + between.count("\f") + (between.count("\r") if "\n" not in between else 0)
        if not items or breaks > 1:
            gap = Gap.BLOCK
        elif breaks:
            is_address = (
                text[match.end() : match.end() + 1] == "." and text[match.end() + 1 : match.end() + 2].isalpha()
            )
            row = text.rfind("\n", 0, start) + 1
            is_item = len(match[0]) == 1 and text[match.end() : match.end() + 1] in {".", ")"}
            is_apart = is_address or is_item
            goes_on = row in wrapped or (not is_apart and _goes_on(text[line_start:end], match[0], items))
            gap = Gap.SPACE if goes_on else Gap.LINE
        else:
            gap = Gap.SPACE if between else Gap.NONE
        if breaks or not items:
            line_start = start
        items.extend(_make_tokens(match, gap))
        end = match.end()
    return items


def _make_tokens(match: re.Match[str], gap: Gap) -> Iterator[Token]:
    """Yield the token of a match, or those of the words in it that have no space between them."""
    word = _HYPHEN_AT_BREAK.sub(r"\1\2", match[0]).replace(" ", "")
    parts = list(cut_word(word)) if word[0].isalpha() else [word]
    start = match.start()
    for number, part in enumerate(parts):
        mended = mend_word(part)
        length = len(part) if number + 1 < len(parts) else match.end() - start
        # The letters may have spaces between them.
        stop = start + length if len(word) == len(match[0]) else _find_letter_end(match, start, len(part))
        yield Token(mended, mended.lower(), start, stop if number + 1 < len(parts) else match.end(), gap)
        start, gap = stop, Gap.NONE
        while start < match.end() and match.string[start].isspace():
            start += 1


def _find_letter_end(match: re.Match[str], start: int, letters: int) -> int:
    """Return the offset after some letters of a match that has spaces between them."""
    at = start
    while at < match.end() and letters:
        letters -= not match.string[at].isspace()
        at += 1
    return at


def _iter_matches(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while (match := _TOKEN.search(text, at)) is not None:
        broken = _HYPHEN_AT_BREAK.fullmatch(match[0])
        if broken is not None and not _is_broken(broken[1], broken[2]):
            match = _PLAIN_TOKEN.match(text, match.start()) or match
        yield match
        at = match.end()


_HANGING: Final = words("tokens", "hanging")


def _goes_on(line: str, first: str, items: list[Token]) -> bool:
    """Return whether the sentence of a line continues in the next one, which begins with a word."""
    last = items[-1].text
    if last in _ENDS or last in {":", ";"} or not first[0].isalnum():
        return False
    if first[0].islower() and (last == "," or last[-1].islower() or last == "-"):
        return True
    return last.lower() in _HANGING and len(line) >= _WRAPPED
