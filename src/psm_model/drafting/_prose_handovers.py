"""Posts that go from one holder to another in running text: *Ketua yang lama dijabat Ani digantikan Budi*."""

from __future__ import annotations

from typing import Final

import attrs

from psm_model.entities import Capacity, Post
from psm_model.entities.titles import ParsedTitle

from ._name_words import is_body_word
from ._prose_clauses import ClauseReader
from ._prose_links import HOLDING
from ._prose_posts import Mention
from ._prose_statements import StatementList
from ._prose_words import Prose
from ._word_sets import split_words

__all__ = ["HandoverReader"]

_Place = tuple[int, int]

_BEFORE: Final = frozenset(("yang", ",", "sebelumnya", "semula", "lama", "(", "dulunya"))
"""Words at the beginning of a clause on who had the post."""
_PASSED: Final = split_words("digantikan diganti beralih berpindah diserahkan diteruskan dilanjutkan diestafetkan")
"""Verbs of a post that goes to somebody."""
_NOW: Final = split_words("kini sekarang akhirnya lalu kemudian selanjutnya")
_TO: Final = split_words("oleh ke kepada pada tangan langsung almarhum almarhumah alm")
_TRUSTING: Final = split_words(
    "mempercayakan menyerahkan memberikan mengamanahkan mengamanatkan melimpahkan dipercayakan diserahkan diamanahkan"
)
"""Verbs before a post that somebody is given."""
_LEADERSHIP: Final = split_words("kepemimpinan estafet tampuk kendali tongkat")
_MOST_WORDS: Final = 45
_FARTHEST_VERB: Final = 12
_FARTHEST_TRUST: Final = 4
_FARTHEST_BODY: Final = 8


class HandoverReader:
    """A reader of such sentences; places are indices of words."""

    def __init__(self, prose: Prose, clauses: ClauseReader, statements: StatementList) -> None:
        self._prose = prose
        self._clauses = clauses
        self._statements = statements

    def is_entrusted(self, start: int, end: int) -> bool:
        """Return whether a post is given to somebody: *mempercayakan jabatan Ketua kepada Ani*."""
        words = {self._prose.bare(at) for at in range(max(0, start - _FARTHEST_TRUST), start)}
        return self._prose.bare(end) in {"kepada", "pada"} and bool(words & _TRUSTING)

    def read_transfer(self, mention: Mention) -> int:
        """Read a post that goes from one holder to another: *jabatan Ketua dari Ani kepada Budi*."""
        prose = self._prose
        first = prose.find_name(mention.end + 1)
        second = prose.find_name(first[1] + 1) if first and prose.bare(first[1]) in {"kepada", "ke"} else None
        if second is None:
            return mention.end
        self._statements.add(mention, second, replaced=first)
        return second[1]

    def read_succession(self, mention: Mention) -> int | None:
        """Read who had a post and who has it now: *Ketua yang lama dijabat Ani digantikan Budi*."""
        is_former = mention.title.capacity is Capacity.FORMER
        both = self._find_successor(mention.end) if is_former or self._prose.bare(mention.end) in _BEFORE else None
        if both is None:
            return None
        mention = attrs.evolve(mention, title=attrs.evolve(mention.title, capacity=Capacity.SUBSTANTIVE))
        self._statements.add(mention, both[0], is_former=True)
        self._statements.add(mention, both[1], replaced=both[0])
        return both[1][1]

    def read_leaders(self, at: int) -> int | None:
        """Read who leads a body now: *Kepemimpinan IPSM Misal beralih dari Ani kepada Budi*."""
        found = self._find_leaders(at)
        if found is None:
            return None
        former, successor, body = found
        post = self._prose.span(at, at + 1)
        mention = Mention(at, body[1], post, ParsedTitle(Post.CHAIR), body=self._prose.span(*body))
        self._statements.add(mention, successor, replaced=former, is_inferred=True)
        return successor[1]

    def _find_successor(self, at: int) -> tuple[_Place, _Place] | None:
        """Return who had a post by the clause after it, and who has it now."""
        prose = self._prose
        words = list(self._clauses.iter_sentence(at, _MOST_WORDS))
        verb = next((k for k in words[:_FARTHEST_VERB] if prose.bare(k) in HOLDING), None)
        if verb is None or any(prose.is_capital(k) for k in range(at, verb)):
            return None
        former = prose.find_name(self._skip(verb + 1))
        if former is None:
            return None
        for k in words:
            is_now = prose.bare(k) in HOLDING and prose.bare(k - 1) in _NOW
            if k >= former[1] and (prose.bare(k) in _PASSED or is_now):
                successor = prose.find_name(self._skip(k + 1))
                return None if successor is None else (former, successor)
        return None

    def _find_leaders(self, at: int) -> tuple[_Place, _Place, _Place] | None:
        """Return who led a body, who leads it now, and its words: *Kepemimpinan IPSM beralih dari Ani kepada Budi*."""
        prose = self._prose
        if prose.bare(at) not in _LEADERSHIP:
            return None
        body = next((k for k in range(at + 1, at + _FARTHEST_BODY) if self._begins_body(k)), None)
        if body is None:
            return None
        end = body
        while prose.is_capital(end) or prose.bare(end) in {"(", ")"}:
            end += 1
        for k in self._clauses.iter_sentence(end, _FARTHEST_VERB):
            former = prose.find_name(k + 1) if prose.bare(k) == "dari" else None
            if former is not None:
                successor = prose.find_name(former[1] + 1) if prose.bare(former[1]) in {"kepada", "ke"} else None
                return None if successor is None else (former, successor, (body, end))
        return None

    def _begins_body(self, at: int) -> bool:
        return self._prose.is_capital(at) and is_body_word(self._prose.bare(at))

    def _skip(self, at: int) -> int:
        while self._prose.bare(at) in _TO:
            at += 1
        return at
