"""Heads and members of sections and organs in running text: *Bidang Seni diketuai Ani, Bidang Data oleh Budi*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from psm_model.entities import Capacity, Post
from psm_model.entities.titles import NUMBERS, ParsedTitle, is_section_name

from ._holders import join_spaces
from ._labels import parse
from ._name_words import is_body_word
from ._offices import starts_office
from ._prose_holders import HolderReader
from ._prose_links import AND, STOPS
from ._prose_words import Prose
from ._statement import Statement
from ._word_sets import split_words

__all__ = ["SectionReader"]

_SECTIONS: Final = split_words("bidang seksi sie divisi pokja")
_KEPT: Final = frozenset(("pokja",))
"""What a section is called that belongs to its name."""
_ORGANS: Final = frozenset(("dewan", "majelis", "badan"))
_IN_ORGAN: Final = split_words(
    "kehormatan pembina penasihat penasehat pertimbangan pakar pengarah penyantun pengawas etik"
)
_HEADING: Final = split_words(
    """
    diketuai dipimpin dikoordinatori dikoordinasikan dikoordinir dikoordinasi dikepalai dikomandoi dikomandani
    dinakhodai dinahkodai dinakodai digawangi
    """
)
"""Verbs of the head of a section."""
_TRUSTING: Final = split_words("dipercayakan diserahkan diamanahkan diisi ditempati dipegang ditangani diemban diampu")
"""Verbs of those in a section, who may be its head or its members."""
_TO: Final = frozenset(("oleh", "kepada", "pada", "langsung"))
_JOINS: Final = AND | split_words(", ; sedangkan sementara adapun kemudian lalu dan")
_BEFORE: Final = split_words("untuk selanjutnya demikian kini lantas")
_LISTS: Final = (("masing-masing",), ("antara", "lain"), ("yakni",), ("yaitu",), (":",))
"""Words before the holders of a post, each with a section or an area in brackets."""
_LONGEST_NAME: Final = 8
_HEADS: Final = frozenset(("ketua", "ketuanya", "koordinator"))
_BEFORE_HEADS: Final = frozenset((";", ":", ",", "-", "\u2013", "("))
"""Signs between an organ and its head: *Dewan Pakar; Ketua Ani, anggota Budi*."""
_BEFORE_MEMBERS: Final = frozenset((",", ";", "dengan", "serta", "dan", "beserta", "para"))
_MEMBERS: Final = frozenset(("anggota", "anggotanya", "beranggotakan"))
_AREAS: Final = split_words("wilayah kecamatan desa kelurahan kota kabupaten zona dusun")
_FARTHEST_LIST: Final = 14
_MOST_JOINS: Final = 3
_LONGEST_NOTE: Final = 8

_Place = tuple[int, int]
_Read = tuple[list[Statement], int]


class SectionReader:
    """A reader of sections and organs with their holders; places are indices of words."""

    def __init__(self, prose: Prose, holders: HolderReader) -> None:
        self._prose = prose
        self._holders = holders

    def read(self, at: int) -> _Read | None:
        """Read what is stated of a section, an organ or posts of several sections that begin at a word.

        Also return the index of the next word to read. None if nothing is stated there.
        """
        prose = self._prose
        bare = prose.bare(at)
        if bare in _ORGANS and prose.bare(at + 1) in _IN_ORGAN and prose.is_capital(at):
            return self._read_organ(at)
        if bare in _SECTIONS and prose.is_capital(at):
            return self._read_sections(at)
        is_head = bare == "ketua" and prose.bare(at + 1) in _SECTIONS and not prose.is_capital(at + 1)
        is_coordinator = bare == "koordinator" and not prose.is_capital(at + 1)
        return self._read_distributed(at, is_head=is_head) if is_head or is_coordinator else None

    def _read_sections(self, at: int) -> _Read | None:
        """Read a section with a verb and those after it, whose verbs may be left out."""
        prose = self._prose
        end = self._find_verb(at + 1)
        # "Kepala Bidang Humas" and "Bidang Humas Dinas Sosial" are of an office.
        is_of_office = prose.is_capital(at - 1) and prose.bare(at - 1) not in _JOINS | _BEFORE
        if end is None or is_of_office or self._names_body(at + 1, end):
            return None
        verb, found = end, list[Statement]()
        name = (at if prose.bare(at) in _KEPT else at + 1, verb)
        post = prose.span(verb, verb + 1) if prose.bare(verb) in _HEADING else prose.span(at, verb)
        is_head = prose.bare(verb) in _HEADING
        at = verb + 1
        while True:
            while prose.bare(at) in _TO:
                at += 1
            title = ParsedTitle(
                Post.SECTION_HEAD if is_head else Post.SECTION_MEMBER, section=join_spaces(prose.write(*name))
            )
            stop = self._state(at, post, title, found, is_list=not is_head)
            if stop is None:
                return (found, at) if found else None
            at = self._read_members(stop, title, found) if is_head else stop
            section = self._skip_joins(at)
            if prose.bare(section) not in _SECTIONS or not prose.is_capital(section):
                return found, at
            inner = self._find_section_end(section + 1)
            if inner is None:
                return found, at
            name = (section if prose.bare(section) in _KEPT else section + 1, inner)
            if prose.bare(inner) in _HEADING | _TRUSTING:
                is_head = prose.bare(inner) in _HEADING
                post, at = prose.span(*((inner, inner + 1) if is_head else (section, inner))), inner + 1
            else:
                post, at = post if is_head else prose.span(section, inner), inner

    def _names_body(self, start: int, end: int) -> bool:
        """Return whether words after the first of a section begin a body or an office."""
        words = range(start + 1, end)
        return any(is_body_word(self._prose.bare(at)) or starts_office(self._prose.write(at, end)) for at in words)

    def _find_verb(self, at: int) -> int | None:
        """Return the index of the verb after the name of a section; None if there is none."""
        prose = self._prose
        end = at
        while end < at + _LONGEST_NAME and (prose.is_capital(end) or prose.bare(end) in AND):
            end += 1
        return end if end > at and prose.bare(end) in _HEADING | _TRUSTING else None

    def _find_section_end(self, at: int) -> int | None:
        """Return where the name of a section ends that a verb, "oleh" or a holder follows."""
        prose = self._prose
        end = at
        while end < at + _LONGEST_NAME and (prose.is_capital(end) or prose.bare(end) in AND):
            end += 1
        if end > at and prose.bare(end) in _HEADING | _TRUSTING | _TO:
            return end
        for stop in range(at + 1 if prose.bare(at) in NUMBERS else end, at, -1):
            words = [prose.bare(word) for word in range(at, stop)]
            if words[-1] not in AND and is_section_name(words, is_headed=False) and prose.find_name(stop) is not None:
                return stop
        return None

    def _skip_joins(self, at: int) -> int:
        first = at
        while at < first + _MOST_JOINS and self._prose.bare(at) in _JOINS:
            at += 1
        return at

    def _state(self, at: int, post: _Place, title: ParsedTitle, found: list[Statement], *, is_list: bool) -> int | None:
        """Add the statements of the holders at a word; return the index after them, or None without holders."""
        prose = self._prose
        name = prose.find_name(at)
        if name is None:
            office = self._holders.find_office(at)
            if office is None:
                return None
            title = ParsedTitle(title.post, Capacity.EX_OFFICIO, title.section)
            found.append(Statement(self._holders.make(office, is_office=True), post, title, is_inferred=True))
            return office[1]
        names = self._holders.find_list(name) if is_list else [name]
        found += (Statement(self._holders.make(place), post, title, is_inferred=True) for place in names)
        return names[-1][1]

    def _read_organ(self, at: int) -> _Read | None:
        """Read an organ with its head, and its members after: *Dewan Pakar dipimpin Ani, dengan anggota Budi*."""
        prose = self._prose
        is_listed = prose.bare(at + 2) in _BEFORE_HEADS and prose.bare(at + 3) in _HEADS
        if prose.bare(at + 2) not in _HEADING and not is_listed:
            return None
        title = parse(prose.write(at, at + 2)) or ParsedTitle(Post.OTHER)
        found = list[Statement]()
        first = at + (4 if is_listed else 3)
        while prose.bare(first) in _TO:
            first += 1
        end = self._state(first, prose.span(at, at + 2), title, found, is_list=False)
        if end is None:
            return None
        return found, self._read_members(end, title, found)

    def _read_members(self, end: int, title: ParsedTitle, found: list[Statement]) -> int:
        """Add the members after the head of a section or an organ; return the index after them."""
        prose, at = self._prose, end
        while prose.bare(at) in _BEFORE_MEMBERS:
            at += 1
        if at == end or prose.bare(at) not in _MEMBERS:
            return end
        post = Post.SECTION_MEMBER if title.post is Post.SECTION_HEAD else title.post
        inner = ParsedTitle(post, section=title.section)
        return self._state(at + 1, prose.span(at, at + 1), inner, found, is_list=True) or end

    def _read_distributed(self, at: int, *, is_head: bool) -> _Read | None:
        """Read the holders of a post with their sections or areas in brackets."""
        prose = self._prose
        start = self._find_list_start(at + 1)
        pairs = [] if start is None else list(self._iter_noted(start))
        is_certain = is_head or all(prose.is_capital(note[0]) or prose.bare(note[0]) in _AREAS for _, note in pairs)
        if not pairs or not is_certain:
            return None
        found, end = list[Statement](), at
        post = prose.span(at, at + 2)
        for place, note in pairs:
            words = (note[0] + (is_head and prose.bare(note[0]) in _SECTIONS - _KEPT), note[1])
            title = ParsedTitle(
                Post.SECTION_HEAD if is_head else Post.COORDINATOR, section=join_spaces(prose.write(*words))
            )
            found.append(Statement(self._holders.make(place), post, title))
            end = note[1] + 1
        return found, end

    def _find_list_start(self, at: int) -> int | None:
        prose = self._prose
        for index in range(at, at + _FARTHEST_LIST):
            if prose.bare(index) in STOPS:
                return None
            for words in _LISTS:
                if all(prose.bare(index + offset) == word for offset, word in enumerate(words)):
                    return index + len(words)
        return None

    def _iter_noted(self, at: int) -> Iterator[tuple[_Place, _Place]]:
        """Yield the names with the words in brackets after each."""
        prose = self._prose
        while (name := prose.find_name(at)) is not None and prose.bare(name[1]) == "(":
            close = name[1] + 1
            while close < name[1] + _LONGEST_NOTE and prose.bare(close) not in STOPS | {")", "("}:
                close += 1
            if prose.bare(close) != ")" or close == name[1] + 1 or prose.bare(name[1] + 1).isdigit():
                return
            yield name, (name[1] + 1, close)
            at = self._skip_joins(close + 1)
            if at == close + 1:
                return
