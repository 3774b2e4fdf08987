"""Verbs that state who leads a body, or who is in it: *IPSM Misal dipimpin oleh Sugeng*."""

from __future__ import annotations

from typing import Final

from psm_model.entities import Post
from psm_model.entities.titles import ParsedTitle

from ._name_words import is_body_word
from ._offices import starts_office
from ._prose_bodies import PERIOD_WORDS
from ._prose_holders import HolderReader
from ._prose_links import ADVERBS, CHAIN
from ._prose_posts import PostReader
from ._prose_words import Prose
from ._statement import Statement
from ._word_sets import split_words

__all__ = ["LeadReader"]

_LED: Final = split_words("dipimpin diketuai dinakhodai dinahkodai dinakodai dikomandoi dikomandani")
_LEADING: Final = split_words("memimpin mengetuai menakhodai menahkodai mengomandoi")
_BEFORE_LEADING: Final = ADVERBS | CHAIN | split_words("terus siap")
_LEADERSHIP: Final = frozenset(("pimpinan", "kepemimpinan", "komando", "nakhoda"))
_HELMSMAN: Final = frozenset(("nahkoda", "nakhoda", "nakoda", "pucuk", "tampuk", "kendali"))
_IS: Final = frozenset(("adalah", "ialah", "yakni", "yaitu", "dipegang", "dijabat"))
_STARTERS: Final = split_words("sementara sedangkan adapun dan kini serta kepengurusan pengurus yang")
_CLAUSE_SIGNS: Final = frozenset((".", ";", ":", "\n", "!", "?", "\u201c", "\u201d", '"', "\u2013", "\u2014", ","))
_DASHES: Final = frozenset("-\u2013\u2014")
_LONGEST_CLAUSE: Final = 24
_OFFICE_WORDS: Final = 8


class LeadReader:
    """A reader of verbs of leading."""

    def __init__(self, prose: Prose, posts: PostReader, holders: HolderReader) -> None:
        self._prose = prose
        self._posts = posts
        self._holders = holders

    def read(self, at: int) -> list[Statement]:
        """Read what a verb at a word states; nothing for other words and for events."""
        bare = self._prose.bare(at)
        if bare in _LED:
            return self._read_led(at, subject_end=at)
        if bare in _LEADERSHIP and self._prose.bare(at - 1) == "bawah":
            return self._read_led(at, subject_end=at - 2)
        if bare in _LEADING:
            return self._read_leading(at)
        if bare in _HELMSMAN:
            return self._read_helmsman(at)
        return self._read_members(at) if bare == "beranggotakan" else []

    def _read_led(self, at: int, *, subject_end: int) -> list[Statement]:
        """Read who leads the body before a verb."""
        prose = self._prose
        after = at + 1
        while prose.bare(after) in {"oleh", "langsung", "kembali"}:
            after += 1
        name = prose.find_name(after) or self.find_name_after_office(after)
        body = None if name is None else self._find_body_before(subject_end)
        return [] if name is None or body is None else [self._state(at, name, body)]

    def _read_helmsman(self, at: int) -> list[Statement]:
        """Read who is called the helmsman: *Nakhoda baru organisasi itu adalah Sugeng*."""
        prose = self._prose
        # Ships have helmsmen too.
        is_of_body = False
        for verb in range(at + 1, at + _OFFICE_WORDS):
            if prose.bare(verb) in _CLAUSE_SIGNS:
                return []
            is_of_body |= is_body_word(prose.bare(verb))
            if is_of_body and prose.bare(verb) in _IS:
                name = prose.find_name(verb + 1 + (prose.bare(verb + 1) == "oleh"))
                post, title = prose.span(at, at + 1), ParsedTitle(Post.CHAIR)
                holders = [] if name is None else [self._holders.make(name)]
                return [Statement(holder, post, title, is_inferred=True) for holder in holders]
        return []

    def find_name_after_office(self, at: int) -> tuple[int, int] | None:
        """Return the name after an office and a comma: *mantan Camat Suka, Sugeng*."""
        prose = self._prose
        at += prose.bare(at) in {"mantan", "eks"}
        end = at
        while end < at + _OFFICE_WORDS and prose.is_capital(end):
            end += 1
        is_office = end > at and prose.bare(end) == "," and starts_office(prose.write(at, end))
        return prose.find_name(end + 1) if is_office else None

    def find_name_after_area(self, at: int) -> tuple[int, int] | None:
        """Return the name after an office and its area: *Wakil Bupati Suka Sugeng*, if it is known where that ends."""
        prose = self._prose
        end = at
        while end < at + _OFFICE_WORDS and prose.is_capital(end) and prose.find_run_end(end) == end:
            end += 1
        if end == at or not starts_office(prose.write(at, end)):
            return None
        area = self._posts.find_area_end(end)
        return prose.find_name(area) if area is not None and area > end else None

    def _find_body_before(self, at: int) -> tuple[int, int] | None:
        """Return the place of the body that a clause begins with, before the verb."""
        prose = self._prose
        end = at
        while end > 0 and prose.bare(end - 1) in ADVERBS:
            end -= 1
        start = end
        while start > 0 and end - start < _LONGEST_CLAUSE and not self._is_clause_end(start - 1):
            start -= 1
        if prose.bare(end) == "yang":
            first, start = start, end
            # "IPSM Misal masa bakti 2021-2026 yang diketuai Sugeng"
            while start > first and (
                prose.bare(start - 1) in PERIOD_WORDS | _DASHES or prose.bare(start - 1).isdigit()
            ):
                start -= 1
            while start > first and (prose.is_capital(start - 1) or prose.bare(start - 1) in "()"):
                start -= 1
            start = next((k for k in range(start, end) if is_body_word(prose.bare(k))), end)
        if start == end or not prose.is_capital(start) or not is_body_word(prose.bare(start)):
            return None
        stop = start
        while stop < end and (prose.is_capital(stop) or prose.bare(stop) in "()"):
            stop += 1
        return prose.span(start, stop)

    def _is_clause_end(self, at: int) -> bool:
        """Return whether a word or a sign divides clauses; a dash between years does not."""
        prose = self._prose
        is_between_years = prose.bare(at - 1).isdigit() and prose.bare(at + 1).isdigit()
        return prose.bare(at) in _CLAUSE_SIGNS | _STARTERS and not is_between_years

    def _read_leading(self, at: int) -> list[Statement]:
        """Read who leads the body after a verb."""
        prose = self._prose
        body = self._posts.find_body(at + 1)
        end = at
        while prose.bare(end - 1) in _BEFORE_LEADING:
            end -= 1
        name = prose.find_name_before(end - (prose.bare(end - 1) == ","))
        if name is None or body is None or self._holders.is_in_office(name) or self._holders.is_after_capital(name):
            return []
        return [self._state(at, name, body)]

    def _state(self, at: int, name: tuple[int, int], body: tuple[int, int]) -> Statement:
        post = self._prose.span(at, at + 1)
        return Statement(self._holders.make(name), post, ParsedTitle(Post.CHAIR), body, is_inferred=True)

    def _read_members(self, at: int) -> list[Statement]:
        """Read the members after *beranggotakan*."""
        name = self._prose.find_name(at + 1)
        post, title = self._prose.span(at, at + 1), ParsedTitle(Post.MEMBER)
        places = [] if name is None else self._holders.find_list(name)
        return [Statement(self._holders.make(place), post, title, is_inferred=True) for place in places]
