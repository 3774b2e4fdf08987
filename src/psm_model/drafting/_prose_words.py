"""The words of running text, and the runs of them that can be names of persons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from psm_model.values.place_names import is_listed_place

from ._name_words import is_bare_degree, is_body_word, is_degree_text, is_honorific_word, is_name_word, is_person_name
from ._vocabulary import words
from ._word_sets import split_words

__all__ = ["ADDRESSES", "Prose", "Token"]


@attrs.frozen
class Token:
    """A word, a number or a sign; a line break that ends a sentence is a sign too."""

    text: str
    """As written, with the dot of an abbreviation."""
    start: int
    """Where it starts in the text."""
    end: int
    """Where it ends."""
    bare: str
    """In small letters without dots at its end."""
    is_capital: bool
    """Whether it is a word with a capital."""
    in_headline: bool
    """Whether all words around it have capitals, so that a capital says nothing."""
    in_capitals: bool = False
    """Whether its line is all in capitals."""


NOTHING: Final[Mapping[int, int]] = MappingProxyType({})
_BLANK: Final = Token("", 0, 0, "", is_capital=False, in_headline=False)
_TOKEN: Final = re.compile(
    r"[^\W\d_](?:[^\W\d_]|['\u2019`\u00b4/-](?=[^\W\d_])|(?<![^\W\d_]{5})\.(?=[^\W\d_])|(?<=[A-Z])0(?=[A-Z]))*\.?"
    r"|\d+(?:[.,/]\d+)*|[^\w\s]"
)
_LINE: Final = re.compile(r"[^\n\r]+")
_ABBREVIATIONS: Final = split_words(
    """
    sdr sdri sdra plt plh pj pjs pgs kab kec kel prov no muh moh mhd abd wkl st gr bq dg m sek bend ka hm ha khm
    rts kms kgs mgs msy dt rd hi tgk alm almh
    """
)
_END: Final = '.!?:;\u201d"'
_WRAPPED: Final = 50
"""From this length on, a line without a full stop may continue in the next one."""
_COLUMNS: Final = re.compile(r"\t|[ \u00a0]{4,}")
_FEWEST_WORDS: Final = 5
_LONGEST_HEADLINE: Final = 160
_MOST_CAPITALS: Final = 0.8
_LONG_WORD: Final = 4
_PARTICLES: Final = split_words(
    """
    bin binti al el van der de ibnu
    """
)
_SMALL_TITLES: Final = frozenset(("dr", "drg", "drh"))
"""Titles that are written in small letters."""
_SHORT_NAMES: Final = split_words("hm ha hr hs ham hma khm kha kma")
"""A title and the first letter of a name: *HM Sugeng* is H. M. Sugeng."""
ADDRESSES: Final = frozenset(("sdr", "sdri", "sdra", "saudara", "saudari", "sdr/i")) | words("past_holders", "deceased")
"""Forms of address, and words for the deceased, that do not belong to a name."""
_RANKED: Final = frozenset(("purn",))
_SERVICES: Final = frozenset(("tni", "pol", "purn", "inf", "marinir"))
"""Words after a rank."""
_OPENING: Final = "\"'\u201c\u2018"
_CLOSING: Final = "\"'\u201d\u2019"
_LONGEST_RUN: Final = 12
_LONGEST_DEGREE: Final = 3
_LONGEST_ACRONYM: Final = 4


class Prose:
    """Running text in words."""

    def __init__(self, text: str, *, without: Mapping[int, int] = NOTHING) -> None:
        """Divide a text.

        Args:
            text: The text.
            without: Where a list begins in a line, by the start of the line; nothing is read from there on.
        """
        self.text = text
        self.tokens = self._split(without)
        self._run_end: dict[int, int] = {}
        self._run_start: dict[int, int] = {}
        self._find_runs()

    def _split(self, without: Mapping[int, int]) -> list[Token]:
        tokens: list[Token] = []
        last = ""
        for line in _LINE.finditer(self.text):
            written = line[0].strip()
            if not written:
                last = ""
                continue
            first = line.start() + len(line[0]) - len(line[0].lstrip())
            goes_on = bool(last) and last[-1] not in _END and (len(last) >= _WRAPPED or last[-1] == ",")
            # Words in columns, as signatures are, do not continue in the next line.
            is_in_columns = _COLUMNS.search(written) is not None
            goes_on &= not is_in_columns
            is_adjacent = self.text.count("\n", tokens[-1].end, first) <= 1 if tokens else False
            if tokens and not (is_adjacent and (goes_on or (last and written[0].islower()))):
                tokens.append(attrs.evolve(_BLANK, text="\n", bare="\n", start=first, end=first))
            stop = without.get(first, line.end())
            if stop == first:
                last = ""
                continue
            blank = attrs.evolve(_BLANK, in_headline=_is_headline(written), in_capitals=written.isupper())
            for match in _TOKEN.finditer(self.text, line.start(), stop):
                if is_in_columns and tokens and _COLUMNS.search(self.text, max(first, tokens[-1].end), match.start()):
                    tokens.append(attrs.evolve(_BLANK, text="\n", bare="\n", start=match.start(), end=match.start()))
                tokens.append(_make_token(match, blank))
            last = "" if is_in_columns or first in without else written
        # The dot of a word that is no abbreviation ends its sentence.
        return [part for token in tokens for part in _split_dot(token)]

    def _find_runs(self) -> None:
        """Find the longest runs of words that may be names."""
        at = 0
        while at < len(self.tokens):
            end = self._find_run_end(at)
            for inside in range(at, end):
                self._run_end[inside] = end
            if end > at:
                self._run_start[end] = at
            at = max(end, at + 1)

    def _find_run_end(self, at: int) -> int:
        end, count = at, 0
        while end < len(self.tokens) and count < _LONGEST_RUN:
            token = self.tokens[end]
            is_inner = token.bare in _PARTICLES and count > 0 and self.is_capital(end + 1)
            is_word = token.is_capital and (is_name_word(token.text) or is_honorific_word(token.text))
            is_word |= token.bare in _SMALL_TITLES and token.text[-1] == "." and self.is_capital(end + 1)
            is_word |= token.bare in _SERVICES and end > at and is_honorific_word(self.tokens[end - 1].text)
            if end > at and self._is_nickname(end):
                end, count = end + 3, count + 1
                continue
            if self._is_retired(end):
                end += 3
                continue
            if not (is_word or is_inner) or token.bare in ADDRESSES or self._is_acronym(end, at):
                break
            end, count = end + 1, count + 1
        while end > at and (degrees := self._find_degrees_end(end)) > end:
            end = degrees
            after = self.tokens[end + 1 : end + 2]
            goes_on = bool(after) and (after[0].text == "," or after[0].text[0].islower())
            # A full stop after degrees in a sentence that continues is theirs: "S. Sos. terpilih".
            end += self.bare(end) == "." and goes_on
        return end

    def _is_retired(self, at: int) -> bool:
        """Return whether "(Purn)" of an officer begins there."""
        words = [token.bare for token in self.tokens[at : at + 3]]
        return words in [["(", word, ")"] for word in _RANKED]

    def _is_nickname(self, at: int) -> bool:
        """Return whether a word in quotes begins there with a name after it: *Asep "Acil" Saputra*."""
        inside, closing, after = (self.tokens[k : k + 1] for k in (at + 1, at + 2, at + 3))
        if not after or self.tokens[at].text not in _OPENING or closing[0].text not in _CLOSING:
            return False
        return all(word[0].is_capital and is_name_word(word[0].text) for word in (inside, after))

    def _is_acronym(self, at: int, first: int) -> bool:
        """Return whether a word in capitals among others is an acronym and not a rank, a degree or an initial."""
        token = self.tokens[at]
        if is_body_word(token.text):
            return token.bare not in _SERVICES or at == first
        if "-" in token.text and token.text.isupper() and not token.in_capitals:
            return True
        is_plain = bool(token.text.isalpha() and token.text.isupper()) and 1 < len(token.text) <= _LONGEST_ACRONYM
        is_title = is_honorific_word(token.text) or token.bare in _SHORT_NAMES
        return is_plain and at == first and not token.in_capitals and not is_title

    def _find_degrees_end(self, end: int) -> int:
        """Return where the degrees end that a comma, or nothing, divides from a name."""
        at = end + 1 if self.bare(end) == "," else end
        if self.bare(at) == "." and at > end:
            # "Ani,. S.Sos"
            at += 1
        elif (self.bare(end), self.bare(end + 1)) == (".", ","):
            at = end + 2
        for length in range(_LONGEST_DEGREE, 0, -1):
            words = self.tokens[at : at + length]
            is_single = length == 1 and at > end and len(words) == 1
            if is_single and not words[0].in_capitals and is_bare_degree(self.tokens[end - 1].text, words[0].text):
                return at + 1
            if len(words) == length and all(word.is_capital for word in words):
                written = self.text[words[0].start : words[-1].end]
                is_certain = (at > end or "." in written) and (length == 1 or words[0].text[1:] == ".")
                if is_certain and is_degree_text(written):
                    return at + length
        return end

    def bare(self, at: int) -> str:
        """Return a word in small letters; nothing outside of the text."""
        return self.tokens[at].bare if 0 <= at < len(self.tokens) else ""

    def is_capital(self, at: int) -> bool:
        """Return whether a word has a capital."""
        return 0 <= at < len(self.tokens) and self.tokens[at].is_capital

    def skip_address(self, at: int) -> int:
        """Return the index after forms of address."""
        while self.bare(at) in ADDRESSES:
            at += 1
        return at

    def find_name(self, at: int) -> tuple[int, int] | None:
        """Return the indices of the name that begins at a word, after a form of address."""
        at = self.skip_address(at)
        end = self._run_end.get(at)
        return (at, end) if end is not None and self.is_name(at, end) and not self._is_area(at, end) else None

    def _is_area(self, at: int, end: int) -> bool:
        """Return whether a word is the first of several areas: *yakni Purbalingga, Pati dan Rembang*."""
        is_list = end == at + 1 and self.bare(end) in {",", "dan"} and self.is_capital(end + 1)
        return is_list and all(is_listed_place(self.tokens[k].text) for k in (at, end + 1))

    def find_name_before(self, end: int) -> tuple[int, int] | None:
        """Return the indices of the name that ends before a word."""
        start = self._run_start.get(end)
        return (start, end) if start is not None and self.is_name(start, end) else None

    def find_run_end(self, at: int) -> int:
        """Return the end of the run of words with capitals at a word; the word itself if there is none."""
        return self._run_end.get(at, at)

    def is_name(self, start: int, end: int) -> bool:
        """Return whether words are a name."""
        return is_person_name(" ".join(self.write(start, end).split()))

    def write(self, start: int, end: int) -> str:
        """Return words as written."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place of words in the text."""
        return self.tokens[start].start, self.tokens[end - 1].end


def _make_token(match: re.Match[str], line: Token) -> Token:
    """Return the token of a match in a line, of which a token without words says how it is written."""
    written = match[0]
    bare = written.rstrip(".").casefold() or written
    is_capital = written[0].isupper()
    return Token(
        written,
        *match.span(),
        bare,
        is_capital=is_capital,
        in_headline=line.in_headline,
        in_capitals=line.in_capitals,
    )


def _is_headline(written: str) -> bool:
    words = [match[0] for match in re.finditer(r"[^\W\d_]+", written) if len(match[0]) >= _LONG_WORD]
    if len(words) < _FEWEST_WORDS or len(written) > _LONGEST_HEADLINE or written[-1] in '.!?\u201d",;:':
        return False
    return sum(word[0].isupper() for word in words) >= _MOST_CAPITALS * len(words)


def _split_dot(token: Token) -> tuple[Token, ...]:
    """Return a word and the full stop after it; the dot of an abbreviation belongs to the word."""
    bare = token.text[:-1]
    if not bare or token.text[-1] != "." or not bare[0].isalpha():
        return (token,)
    if len(bare) == 1 or "." in bare or token.bare in _ABBREVIATIONS or is_honorific_word(bare) or is_degree_text(bare):
        return (token,)
    return (
        attrs.evolve(token, text=bare, end=token.end - 1),
        attrs.evolve(token, text=".", start=token.end - 1, bare=".", is_capital=False),
    )
