"""Officials in tokens: an office with its body and area, and the person who holds it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import Final, NamedTuple

from psm_model.values.area import Level
from psm_model.values.person_name import is_honorific

from ._area_reader import LEVEL_WORDS, AreaReader
from ._name_reader import read_name
from ._organisation_reader import OrganisationReader
from ._tokens import Gap, Tokens, read_all
from ._vocabulary import pairs, phrase_keys, phrases, words

__all__ = ["OfficialRead", "OfficialReader", "expand_office"]

_ACTING: Final = phrases("official_reader", "acting")
_ANY: Final = "any"
_PHRASES: Final = {phrase: None if name == _ANY else Level(name) for phrase, name in phrase_keys("offices").items()}
"""The words for an office, with the level of the area after it if that has no word of its own."""
_BY_FIRST: Final = {
    word: [phrase for phrase in _PHRASES if phrase[0] == word] for word in {phrase[0] for phrase in _PHRASES}
}
_INSTITUTION: Final = words("official_reader", "institution")
"""Words of the names of institutions, which are not names of persons."""
_INSTITUTION_STARTS: Final = words("official_reader", "institution_starts")
"""Those of them that begin the name of another institution."""
_ACRONYM: Final = re.compile(r"[A-Z][A-Z0-9]{1,7}")
_NUMERAL: Final = re.compile(r"[IVX]{1,4}|[0-9]{1,2}")
_SECOND: Final = phrases("official_reader", "second")
"""Words between two offices of one person."""
_BEFORE_NAME: Final = phrases("official_reader", "before_name")
_BALINESE: Final = words("official_reader", "balinese")
_VENUES: Final = words("official_reader", "venues")
_JOINTS: Final = frozenset({"dan", "&", "-"})
_DIVISIONS: Final = frozenset({"bidang", "seksi", "kabid", "kasi", "kabag", "kasubag", "kasubbag"})
"""Last words of offices within a larger one."""
_AROUND: Final = frozenset({"dinas", "dinsos", "badan", "sekretariat", "setda", "kementerian", "kantor"})
"""First words of the institutions around them."""
_LONGEST_SHORT: Final = 4
_AFTER_OFFICE: Final = words("official_reader", "after_office")
_LABEL_WORDS: Final = words("official_reader", "label_words")
_HAJI: Final = frozenset({"HM", "HA", "KHM"})
"""Honorifics of those who made the pilgrimage, with the initial of a name."""
_MAX_LABEL: Final = 9
_MAX_TAIL: Final = 16
_MAX_NAME: Final = 7


class OfficialRead(NamedTuple):
    """An office, a person or both, in tokens."""

    first: int
    """The first token of both."""
    stop: int
    """The token after both."""
    office: tuple[int, int] | None
    """The tokens of the office."""
    name: tuple[int, int] | None
    """The tokens of the person's name."""


class OfficialReader:
    """Reads the officials in tokens."""

    def __init__(self, tokens: Tokens, areas: AreaReader, organisations: OrganisationReader) -> None:
        self._tokens: Final = tokens
        self._areas: Final = areas
        self._organisations: Final = organisations

    @cached_property
    def reads(self) -> list[OfficialRead]:
        """The officials, in order; a person with an office after the name is one."""
        return read_all(self._tokens, self.read)

    @cached_property
    def by_first(self) -> dict[int, OfficialRead]:
        """The officials by their first token."""
        return {read.first: read for read in self.reads}

    @cached_property
    def by_stop(self) -> dict[int, OfficialRead]:
        """The officials by the token after them."""
        return {read.stop: read for read in self.reads}

    def list_between(self, first: int, stop: int) -> list[OfficialRead]:
        """Return the officials that begin from one token up to another."""
        starts = self._starts
        return self.reads[bisect_left(starts, first) : bisect_left(starts, stop)]

    @cached_property
    def _starts(self) -> list[int]:
        return [read.first for read in self.reads]

    def read(self, at: int) -> OfficialRead | None:
        """Read the office at a token, and the name of its holder after or before it."""
        office = self.read_office(at)
        if office is None:
            return None
        tokens = self._tokens
        if office == at + 1 and not tokens.is_capitalised(at) and not self._has_name(office):
            return None
        # "pembina umum adalah", "pengurus": posts in lower case without a body are not offices of officials.
        # "Pendopo Gubernur Banten, Serang" is a place.
        name = None if tokens.word(at - 1) in _VENUES else self._find_name(office)
        if name is not None:
            return OfficialRead(at, name[1], (at, office), name)
        before = self._find_name_before(at)
        if before is not None:
            return OfficialRead(before[0], office, (at, office), before)
        return OfficialRead(at, office, (at, office), None)

    def _has_name(self, at: int) -> bool:
        return self._tokens.is_capitalised(at)

    def read_office(self, at: int) -> int | None:
        """Return the token after the office at a token; None if there is none, or it is not clear where it ends."""
        tokens = self._tokens
        head = at + tokens.find_longest(at, _ACTING)
        phrase = max(
            (p for p in _BY_FIRST.get(tokens.word(head), ()) if tokens.matches(head, p)), key=len, default=None
        )
        if phrase is None:
            return None
        stop = head + len(phrase)
        level = _PHRASES[phrase]
        if level is not None:
            area = self._areas.read_after_office(stop, level)
            if area is not None:
                return self._skip_bracket(area)
            if self._areas.is_person(stop, level):
                return stop
            # "Bupati" alone; but not where the end of the area's name is not known.
            return None if self._is_unclear(stop) else stop
        tail = self._read_tail(stop)
        # "Kepala Bidang Misal, Dinas Sosial Kabupaten Contoh"
        is_of_division = phrase[-1] in _DIVISIONS and tokens.word(tail) == "," and tokens.word(tail + 1) in _AROUND
        return self._read_tail(tail + 1) if is_of_division and tokens.is_capitalised(tail + 1) else tail

    def _is_unclear(self, at: int) -> bool:
        """Return whether words with capitals follow, of which some belong to an area and some to a person."""
        tokens = self._tokens
        if not tokens.is_capitalised(at) or tokens[at].gap >= Gap.LINE:
            return False
        return not (is_honorific(tokens[at].text) or tokens[at].text in _HAJI)

    def _read_tail(self, at: int) -> int:
        """Return the token after the numeral, the body and the area of an office."""
        tokens = self._tokens
        stop = at
        for _ in range(_MAX_TAIL):
            if stop >= len(tokens) or tokens[stop].gap >= Gap.LINE:
                break
            following = self._read_part(stop, is_first=stop == at)
            if following is None:
                break
            stop = following
        return stop

    def _read_part(self, at: int, *, is_first: bool) -> int | None:
        """Return the token after one part of the body of an office; None if there is no further part."""
        tokens = self._tokens
        token = tokens[at]
        organisation = self._organisations.read(at)
        if organisation is not None:
            return organisation.stop
        if token.text == "(":
            stop = self._skip_bracket(at)
            return stop if stop > at else None
        area = self._areas.read(at, before_name=True) if token.is_capitalised else None
        if area is not None:
            return area.stop
        # "Perekonomian dan Pembangunan"
        is_joint = token.word in _JOINTS and self._is_of_institution(at + 1)
        is_numeral = is_first and _NUMERAL.fullmatch(token.text) is not None and not self._is_balinese(at)
        # "Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak"
        is_listed = (
            token.text == ","
            and tokens.word(at - 1) in _INSTITUTION
            and tokens.word(at + 1) in _INSTITUTION - _INSTITUTION_STARTS
            and tokens.is_capitalised(at + 1)
            and tokens[at + 1].gap < Gap.LINE
        )
        is_part = is_numeral or ((is_joint or is_listed) and not is_first) or self._is_of_institution(at)
        return at + 1 if is_part else None

    def _is_balinese(self, at: int) -> bool:
        """Return whether "I" begins a Balinese name, and is no numeral: *Sekda I Gede Misal*."""
        return self._tokens[at].text == "I" and self._tokens.word(at + 1) in _BALINESE

    def _is_of_institution(self, at: int) -> bool:
        """Return whether a word is of the name of an institution: listed, or an acronym."""
        tokens = self._tokens
        if not tokens.is_capitalised(at):
            return False
        token, before = tokens[at], tokens[at - 1].text
        if token.word in _INSTITUTION or token.word in LEVEL_WORDS:
            return True
        # In a text in capitals, every word looks like an acronym.
        in_capitals = before.isupper() and len(before) > _LONGEST_SHORT
        return _ACRONYM.fullmatch(token.text) is not None and not is_honorific(token.text) and not in_capitals

    def _skip_bracket(self, at: int) -> int:
        """Return the token after an acronym or a short name in brackets: *Menteri Sosial (Mensos)*."""
        tokens = self._tokens
        if tokens.word(at) == "(" and tokens.is_capitalised(at + 1):
            for stop in range(at + 2, at + 5):
                if tokens.word(stop) == ")":
                    return stop + 1
        return at

    def _find_name(self, at: int) -> tuple[int, int] | None:
        """Return the name after an office, or after a second one: *Bupati Misal selaku pembina, Budi Contoh*."""
        name = self._find_name_after(at)
        if name is not None:
            return name
        length = self._tokens.find_longest(at, _SECOND)
        second = self.read_office(at + length) if length else None
        return None if second is None else self._find_name_after(second)

    def _find_name_after(self, at: int) -> tuple[int, int] | None:
        tokens = self._tokens
        first = self._skip_label(at + (tokens.word(at) in _AFTER_OFFICE))
        is_apart = False
        if tokens.word(first) == ",":
            first = self._skip_areas(first) + 1
            is_apart = True
        first += tokens.find_longest(first, _BEFORE_NAME)
        if first >= len(tokens) or tokens[first].gap >= Gap.LINE:
            return None
        stop = self._read_person(first)
        if stop is None:
            return None
        # A list: "Ketua DPRD, Kapolres Misal, Dandim"
        if is_apart and stop - first == 1 and tokens.word(stop) == "," and tokens[first].text.isupper():
            return None
        return first, stop

    def _skip_areas(self, comma: int) -> int:
        """Return the last comma of areas around that of an office: *Lurah A, Kecamatan B, Kota C, Budi*."""
        tokens = self._tokens
        at = comma
        while tokens.word(at) == "," and tokens.word(at + 1) in LEVEL_WORDS:
            area = self._areas.read_named(at + 1)
            if area is None or tokens.word(area.stop) != ",":
                break
            at = area.stop
        return at

    def _skip_label(self, at: int) -> int:
        """Return the comma after the label of a term: *Ketua IPSM Batang periode 2025-2030, Budi*."""
        tokens = self._tokens
        for stop in range(at, min(at + _MAX_LABEL, len(tokens))):
            if tokens.word(stop) == ",":
                return stop
            if not (tokens[stop].is_number or tokens.word(stop) in _LABEL_WORDS or not tokens[stop].is_word):
                break
        return at

    def _read_person(self, at: int) -> int | None:
        tokens = self._tokens
        if tokens.word(at) in _INSTITUTION or self.read_office(at) is not None:
            return None
        if self._organisations.read(at) is not None:
            return None
        return read_name(tokens, at)

    def _find_name_before(self, at: int) -> tuple[int, int] | None:
        """Return the name before an office: *Budi Santoso, Ketua IPSM Batang, mengatakan*; *Budi selaku Ketua*."""
        tokens = self._tokens
        link = at - 1
        if tokens.word(link) not in {",", "selaku", "sebagai"} or tokens.word(link) == "sebagai":
            return None
        stop = link
        for first in range(max(stop - _MAX_NAME, 0), stop):
            is_start = first == 0 or tokens[first].gap >= Gap.LINE or not tokens.is_capitalised(first - 1)
            if (
                is_start
                and tokens.is_capitalised(first)
                and (tokens.word(first - 1) not in {",", "di", "-", "."} or tokens.sentence_at(first)[0] == first)
                and self._read_person(first) == stop
            ):
                return first, stop
        return None


_SHORT_OFFICES: Final = {name: tuple(full.split()) for full, name in pairs("short_offices")}


def expand_office(tokens: Tokens, first: int, stop: int) -> list[str]:
    """Return the words of an office, with its short forms in full: *Sekda* is *sekretaris daerah*."""
    listed = [token.word for token in tokens[first:stop] if token.is_word]
    return [word for short in listed for word in _SHORT_OFFICES.get(short, (short,))]
