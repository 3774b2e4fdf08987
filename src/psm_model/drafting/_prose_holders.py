"""Names and offices in running text, alone or in lists, before and after a post."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from psm_model.entities.titles import NUMBERS
from psm_model.values.place_names import is_area_phrase

from ._holders import Holder, join_spaces, names_affair
from ._offices import starts_office
from ._prose_links import AND, LINKS, STOPS
from ._prose_posts import POST_WORDS
from ._prose_words import ADDRESSES, Prose
from ._word_sets import split_words

__all__ = ["HolderReader"]

_SMALL_OFFICES: Final = split_words(
    """
    kapolda kapolres kapolsek dandim danrem danramil kajari kajati gubernur bupati wali walikota wakil camat lurah
    kepala kades sekda sekdaprov sekdakab sekretaris daerah provinsi kabupaten kota kecamatan desa kelurahan dinas
    sosial badan bappeda kesbangpol asisten bidang bagian kesra kantor setda staf ahli kodim polres kemenag panewu
    kapanewon kadis kadinsos sekcam nagari pemerintahan
    """
)
"""Words of offices that may be written in small letters."""
_OFFICE_JOINTS: Final = AND | {",", "bersama"}
_AFTER_OFFICES: Final = frozenset(
    (")", "(", "sebagai", "selaku", "setempat", "sedangkan", "sementara", "yang", "dengan")
)
"""Words after an office."""
_BEFORE_OFFICES: Final = AND | {"menunjuk", "menetapkan", "mengangkat", "oleh"}
_PARTIES: Final = split_words("golkar gerindra nasdem hanura perindo pdip pkb pks ppp")
"""Parties, before the name of one who is in them: *politikus Partai Golkar Sugeng*."""
_OFFICE_WORDS: Final = 12
_AREA_WORDS: Final = 3
_INSERTED_WORDS: Final = 10


class HolderReader:
    """A reader of names and offices in running text; places are indices of words."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose

    def make(self, place: tuple[int, int], *, is_office: bool = False) -> Holder:
        """Return the holder in a place."""
        start, end = self._prose.span(*place)
        return Holder(start, end, join_spaces(self._prose.text[start:end]), is_office)

    def find_list(self, name: tuple[int, int]) -> list[tuple[int, int]]:
        """Return the names joined by commas and "dan", from the first one."""
        prose = self._prose
        names = [name]
        while True:
            at = names[-1][1]
            while prose.bare(at) in AND | {","}:
                at += 1
            following = prose.find_name(at) if at > names[-1][1] else None
            if following is None or prose.bare(following[1]) in LINKS:
                return names
            names.append(following)

    def find_list_before(self, name: tuple[int, int], taken: Container[int]) -> list[tuple[int, int]]:
        """Return the names joined by commas and "dan" that end with a name.

        Args:
            name: The last name.
            taken: The offsets of names that have a post already.
        """
        prose = self._prose
        names = [name]
        while True:
            at = self.skip_addresses_back(names[0][0] - 1)
            if prose.bare(at) not in AND | {","}:
                return names
            while prose.bare(at) in AND | {","}:
                at -= 1
            before = prose.find_name_before(at + 1)
            is_other = before is None or self.is_after_capital(before) or self.is_in_office(before)
            if before is None or is_other or prose.tokens[before[0]].start in taken:
                return names
            names.insert(0, before)

    def skip_addresses_back(self, at: int) -> int:
        """Return the index before forms of address."""
        while self._prose.bare(at) in ADDRESSES:
            at -= 1
        return at

    def find_office(self, at: int) -> tuple[int, int] | None:
        """Return the words of an office that begins at a word: up to a sign, a conjunction or a small letter."""
        prose = self._prose
        end = at
        while end < at + _OFFICE_WORDS and prose.is_capital(end):
            end += 1
        return (at, end) if end > at and starts_office(prose.write(at, end)) and self._is_bare_office(at, end) else None

    def find_offices(self, at: int) -> list[tuple[int, int]]:
        """Return the offices joined by commas and "dan" from a word on, which may be written in small letters."""
        prose = self._prose
        found = list[tuple[int, int]]()
        while (office := self._find_any_office(at)) is not None:
            found.append(office)
            at = office[1]
            while prose.bare(at) in _OFFICE_JOINTS:
                at += 1
            if at == office[1]:
                break
        return found

    def _find_any_office(self, at: int) -> tuple[int, int] | None:
        """Return the words of an office without a name, in capitals or not: *kapolres*, *danrem 072/Misal*."""
        prose = self._prose
        end = at
        while end < at + _OFFICE_WORDS and self._is_of_office(end, at):
            end += 1
        if end == at or not starts_office(prose.write(at, end)) or not self._is_bare_office(at, end):
            return None
        is_end = end >= len(prose.tokens) or prose.bare(end) in STOPS | _OFFICE_JOINTS | _AFTER_OFFICES
        return (at, end) if is_end else None

    def _is_of_office(self, at: int, first: int) -> bool:
        prose = self._prose
        is_coded = at > first and (prose.bare(at).isdigit() or (prose.bare(at) == "/" and prose.bare(at - 1).isdigit()))
        return prose.is_capital(at) or prose.bare(at) in _SMALL_OFFICES or is_coded

    def find_office_before(self, end: int) -> tuple[int, int] | None:
        """Return the words of an office that end before a word and begin a clause."""
        prose = self._prose
        start = end
        while start > 0 and end - start < _OFFICE_WORDS and prose.is_capital(start - 1):
            start -= 1
        for first in range(start, end):
            if starts_office(prose.write(first, end)):
                is_first = first == start or prose.bare(first - 1) in _BEFORE_OFFICES
                return (first, end) if is_first and self._is_bare_office(first, end) else None
        return None

    def _is_bare_office(self, at: int, end: int) -> bool:
        """Return whether the words are an office without the name of its holder."""
        prose = self._prose
        if prose.bare(at) in POST_WORDS and prose.find_name(at + 1) == (at + 1, end):
            # "Ketua Sugeng" is an officer with a name.
            return False
        first = end
        while first > at and prose.find_run_end(first - 1) == end:
            first -= 1
        if first == end or names_affair(prose.write(first, end)):
            return True
        level = prose.write(max(at, first - 1), first)
        return end - first <= _AREA_WORDS and is_area_phrase(f"{level} {prose.write(first, end)}")

    def is_in_office(self, name: tuple[int, int]) -> bool:
        """Return whether the words before a name are an office, so that the name may be that of its area."""
        prose = self._prose
        first = name[0]
        while first > 0 and name[0] - first < _OFFICE_WORDS and prose.is_capital(first - 1):
            first -= 1
            is_post = prose.bare(first + (prose.bare(first) == "wakil")) == "ketua"
            if not is_post and starts_office(prose.write(first, name[1])):
                return not starts_office(prose.write(*name))
        return False

    def is_after_capital(self, name: tuple[int, int]) -> bool:
        """Return whether a word with a capital is before a name, so that it may belong to the name."""
        prose = self._prose
        before = name[0] - 1
        if not prose.is_capital(before) or self.is_first(before) or prose.tokens[before].in_capitals:
            return False
        bare = prose.bare(before)
        if bare in _PARTIES:
            return False
        return bare not in ADDRESSES | POST_WORDS and bare not in NUMBERS

    def is_first(self, at: int) -> bool:
        """Return whether a word begins a sentence."""
        return at <= 0 or self._prose.bare(at - 1) in STOPS | {":", ")"}

    def find_name_before_insertion(self, at: int) -> tuple[int, int] | None:
        """Return the name before words between commas or in brackets that end at a sign."""
        prose = self._prose
        opening = "(" if prose.bare(at) == ")" else ","
        for other in range(at - 1, max(0, at - _INSERTED_WORDS), -1):
            if prose.bare(other) in STOPS:
                return None
            if prose.bare(other) == opening:
                is_after_other = opening == "," and prose.bare(other - 1) == ")"
                return self.find_name_before_insertion(other - 1) if is_after_other else prose.find_name_before(other)
        return None
