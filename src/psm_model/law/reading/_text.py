"""Text and Tokens: a text normalised for the reader, with offsets into the original, and its tokens."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Any, Final

from ._furniture import BARRIER, blank_furniture
from ._hyphenation import find_word_breaks

__all__ = ["BLANK", "Text", "Tokens", "find_joined_kind"]

# Each character is replaced by one, so that offsets are kept: dashes by hyphens, blanks by spaces. A capital I with a
# dot is the only letter whose small form is longer.
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_REPLACEMENTS: Final = {
    **dict.fromkeys(_SPACES, " "),
    "\u0130": "I",
    "\u2019": "'",
    "\u2018": "'",
    "\u2044": "/",
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full width
    **dict.fromkeys(_DASHES, "-"),
}
_REPLACEABLE: Final = re.compile(f"[{''.join(_REPLACEMENTS)}]")
# Invisible characters: soft hyphen, zero width, direction.
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# In brackets, in a paragraph of its own within a sentence; after a sentence it numbers a paragraph.
_PAGE_NUMBER: Final = re.compile(
    r"(?<=[0-9a-z,]\n\n)\([0-9]{1,4}\)(?=\n\n[0-9a-z])|(?<=[0-9a-z,]\n\n\n)\([0-9]{1,4}\)(?=\n\n[0-9a-z])"
)
# Two consecutive page numbers, on both sides of a blank line within a sentence; the page number of a copy may precede
# the second.
_PAGE_BREAK: Final = re.compile(
    r"(?<=[0-9A-Za-z,])[ \t]+(?P<page>[0-9]{1,3})[ \t]*\n[ \t]*\n\s{0,9}(?:[0-9]{1,3}[ \t]+)?(?P<next>[0-9]{1,3})"
    r"(?=[ \t]+[A-Za-z])"
)
_JOINED: Final = re.compile(
    "(dengan|dalam|atas|dan|oleh|dari|pada|berdasarkan|melaksanakan)(?:peraturan|keputusan|instruksi)"
)
_MIN_JOINED_LENGTH: Final = 12
_CACHE_SIZE: Final = 4  # offsets
_LINE_BREAK: Final = re.compile("[\n-\r\x1c-\x1e\x85\u2028\u2029]")


def find_joined_kind(word: str) -> int:
    """Return the position in a word where the name of a kind begins, "denganperaturan"; 0 if none does."""
    match = _JOINED.fullmatch(word) if len(word) >= _MIN_JOINED_LENGTH else None
    return match.end(1) if match else 0


def _iter_between(text: str, offsets: Sequence[int]) -> Iterator[str]:
    """Yield the parts of a text between the characters at offsets, which are left out."""
    start = 0
    for offset in offsets:
        yield text[start:offset]
        start = offset + 1
    yield text[start:]


class Text:
    """A text, normalised and also in small letters; both have the same length.

    Page numbers, running heads and the like are blank in both. A word broken by a line is joined.
    """

    __slots__ = (
        "_page_breaks",
        "_removed",
        "_removed_normalised",
        "_tokens",
        "lowered",
        "nested_reads",
        "normalised",
        "original",
    )

    def __init__(self, original: str) -> None:
        self.original = original
        self._tokens: dict[int, Tokens] = {}
        self.nested_reads: dict[int, Any] = {}  # their type is defined above this module
        """The instruments that were read as part of a title, by their offset."""
        self._removed: list[int] = []
        """The offset of each removed character in the original."""
        self._page_breaks: list[tuple[int, int]] = []
        normalised = original
        if not original.isascii():
            self._removed = [match.start() for match in _INVISIBLE.finditer(original)]
            # Faster than str.translate.
            normalised = _REPLACEABLE.sub(lambda match: _REPLACEMENTS[match[0]], original)
        breaks = find_word_breaks(normalised)
        if breaks.unknown:
            normalised = BARRIER.join(_iter_between(normalised, breaks.unknown))
        if breaks.removed:
            self._removed = sorted({*self._removed, *breaks.removed})
        normalised = "".join(_iter_between(normalised, self._removed))
        self._removed_normalised = [offset - index for index, offset in enumerate(self._removed)]
        """The offset of each removed character in the normalised text."""
        normalised = _PAGE_BREAK.sub(self._blank_page_numbers, normalised)
        normalised = _PAGE_NUMBER.sub(self._blank_page_number, normalised)
        self.normalised = blank_furniture(normalised, lambda start, end: self._page_breaks.append((start, end)))
        self._page_breaks.sort()
        self.lowered = self.normalised.lower()

    def _blank_page_number(self, match: re.Match[str]) -> str:
        """Return a blank for the number of a page, and record it."""
        self._page_breaks.append(match.span())
        return "\n".ljust(len(match[0]))

    def _blank_page_numbers(self, match: re.Match[str]) -> str:
        """Return blanks for the numbers of two pages, or the match itself if they are not consecutive."""
        if int(match["next"]) != int(match["page"]) + 1:
            return match[0]
        self._page_breaks.append(match.span())
        return "\n".ljust(len(match[0]))

    def tokenise(self, offset: int) -> Tokens:
        """Return the tokens from an offset on; the latest are cached, because several grammars start at one offset."""
        tokens = self._tokens.get(offset)
        if tokens is None:
            if len(self._tokens) >= _CACHE_SIZE:
                self._tokens.clear()
            tokens = self._tokens[offset] = Tokens(self, offset)
        return tokens

    def to_original_span(self, start: int, end: int) -> tuple[int, int]:
        """Convert a non-empty span to the original, without removed characters around it."""
        return self.to_original(start), self.to_original(end - 1) + 1

    def extract(self, start: int, end: int) -> str:
        """Return the words of a non-empty span as in the original, separated by single spaces."""
        parts: list[str] = []
        first = bisect_right(self._page_breaks, (start, start))
        for left, right in islice(self._page_breaks, first, None):
            if right >= end:
                break
            parts.append(self._extract(start, left))
            start = max(start, right)
        parts.append(self._extract(start, end))
        return " ".join(" ".join(parts).split())

    def _extract(self, start: int, end: int) -> str:
        """Return a span as in the original, without invisible characters and the hyphens of words broken by a line."""
        first, last = self.to_original_span(start, end)
        removed = self._removed[bisect_left(self._removed, first) : bisect_left(self._removed, last)]
        return "".join(_iter_between(self.original[first:last], [offset - first for offset in removed]))

    def breaks_page(self, start: int, end: int) -> bool:
        """Return whether a page ends between two offsets."""
        first = bisect_right(self._page_breaks, (start, start))
        return first < len(self._page_breaks) and self._page_breaks[first][1] <= end

    def to_original(self, offset: int) -> int:
        """Convert an offset to the original."""
        return offset + bisect_right(self._removed_normalised, offset)


_COUNTED_YEAR: Final = r"[12][0-9]{3}(?=[a-z]{3}|(?:uu|pp)[ .]?(?:no|[0-9]))"
"""A year before a word or another citation that is joined to it, "2009pp 39/2012"."""
_GLUED_KIND: Final = (
    r"(?:uu|pp|perpres|perp?pu|keppres|inpres|perda|pergub|perbup|perwali|pmk|(?:permen|kepmen)[a-z]+)"
    r"(?=[0-9]{1,3}/[12][0-9]{3}(?![0-9]))"
)
"""A short name of a kind before a number that is joined to it, "pp39/2012"."""
# Tokens are separated by white space, the marks of Markdown, and signs that a scanner makes of specks. A word may
# contain digits, because letters are misread. "Undang-Undang" is one token, and so are a dotted abbreviation and the
# dots of a number left blank.
_TOKEN: Final = re.compile(
    r"[\s*_`#^\u00a9\u00ae]*(?:"
    r"(?P<act>undang[\s:-]{0,6}u(?:nd(?:ang|nag|agn|arg)|udang)(?![0-9a-z])|undang[2\u00b2](?![0-9a-z]))"
    r"|(?P<dotted>(?:[a-z]\.){2,8}(?:[a-z](?![0-9a-z]))?|[a-z]\.[a-z](?![0-9a-z.])|r\.bg(?![0-9a-z]))"
    r"|(?P<counted>[0-9][0-9oil]{0,5}(?=(?:tahun|thn?|ttg|pasal|ayat|huruf)(?![a-z])|tentang|peraturan|undang)"
    rf"|{_COUNTED_YEAR})"
    rf"|(?P<glued>(?:nomor|no|pasal|ayat|tahun|th)(?=[0-9])|uud(?=(?:19)?45(?![0-9a-z]))|{_GLUED_KIND})"
    r"|(?P<blank>[.\u2026](?:\s?[.\u2026])+|\u2026)"
    r"|(?P<word>[0-9a-z]+|.))",
    re.DOTALL,
)
BLANK: Final = "..."
"""The token of a number left blank."""
_WORDS_OF_GROUPS: Final = {"act": "undang-undang", "blank": BLANK}
_LOOK_AHEAD: Final = 4  # tokens that are cut in advance


class Tokens:
    """The tokens of a text from an offset on, cut on demand.

    Tokens past the end are empty, so that a grammar can look ahead without checking where the text ends.
    """

    __slots__ = ("_ends", "_matches", "_starts", "_words", "text")

    def __init__(self, text: Text, offset: int) -> None:
        self.text = text
        self._words: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._matches = _TOKEN.finditer(text.lowered, offset)

    def _fill(self, index: int) -> None:
        """Cut the tokens up to an index and a few more; past the end, add empty ones."""
        words, starts, ends = self._words, self._starts, self._ends
        lowered = self.text.lowered
        for match in islice(self._matches, index + _LOOK_AHEAD - len(words)):
            group = match.lastgroup
            start, end = match.span(group or 0)
            word = lowered[start:end]
            if group != "word":
                word = _WORDS_OF_GROUPS.get(group or "", word)
                if group == "dotted":
                    word = word.replace(".", "")
            elif len(word) >= _MIN_JOINED_LENGTH and (head := find_joined_kind(word)):
                words.append(word[:head])
                starts.append(start)
                ends.append(start + head)
                start, word = start + head, word[head:]
            words.append(word)
            starts.append(start)
            ends.append(end)
        while len(words) <= index:
            words.append("")
            starts.append(len(lowered))
            ends.append(len(lowered))

    def word(self, index: int) -> str:
        """Return the token at an index in small letters; "..." for a run of dots."""
        # Most tokens are requested several times.
        try:
            return self._words[index]
        except IndexError:
            self._fill(index)
            return self._words[index]

    def start(self, index: int) -> int:
        """Return the offset where the token starts."""
        try:
            return self._starts[index]
        except IndexError:
            self._fill(index)
            return self._starts[index]

    def end(self, index: int) -> int:
        """Return the offset where the token ends."""
        try:
            return self._ends[index]
        except IndexError:
            self._fill(index)
            return self._ends[index]

    def raw(self, index: int) -> str:
        """Return the token as in the normalised text."""
        return self.text.normalised[self.start(index) : self.end(index)]

    def gap(self, index: int) -> str:
        """Return the text between a token and the one before it."""
        return self.text.normalised[self.end(index - 1) : self.start(index)]

    def are_on_one_line(self, first: int, last: int) -> bool:
        """Return whether there is no line break between two tokens."""
        return _LINE_BREAK.search(self.text.normalised, self.end(first), self.start(last)) is None

    def skip(self, index: int, words: AbstractSet[str]) -> int:
        """Return the index after a token that is one of some words; the same index if it is another."""
        return index + 1 if self.word(index) in words else index

    def skip_to(self, offset: int, index: int) -> int:
        """Return the first index, from a given one on, whose token starts at an offset or after it."""
        while self.word(index) and self.start(index) < offset:
            index += 1
        return index
