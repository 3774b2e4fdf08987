"""Offices that have a post in running text, after it: *Pelindung adalah Bupati Misal dan kapolres*."""

from __future__ import annotations

from typing import Final

import attrs

from psm_model.entities import Post

from ._inauguration_words import PASSIVE
from ._prose_handovers import HandoverReader
from ._prose_holders import HolderReader
from ._prose_links import ADVERBS, AFTER_OPENERS, AND, HOLDING, OPENERS, STOPS
from ._prose_posts import Mention
from ._prose_statements import StatementList
from ._prose_words import Prose

__all__ = ["ADVISORY", "OfficeReader"]

ADVISORY: Final = frozenset((Post.PATRON, Post.ADVISER, Post.DIRECTOR, Post.OTHER))
"""Posts that offices usually have."""
_FARTHEST_OFFICE: Final = 3


class OfficeReader:
    """A reader of such offices; places are indices of words."""

    def __init__(
        self, prose: Prose, holders: HolderReader, handovers: HandoverReader, statements: StatementList
    ) -> None:
        self._prose = prose
        self._holders = holders
        self._handovers = handovers
        self._statements = statements
        self._end = -len(prose.tokens) - _FARTHEST_OFFICE

    def read_after(self, mention: Mention) -> int | None:
        """Read the offices after a post; return the index after them, or None if there are none."""
        prose = self._prose
        if prose.bare(mention.start - 1) in {"selaku", "sebagai"}:
            # "Camat Suka H. Sugeng selaku Pembina, Kepala Desa": the holder is before the post.
            return None
        if prose.bare(mention.end - (prose.bare(mention.end) == "oleh")) in PASSIVE:
            # "pengurus dilantik oleh Bupati": the office acts on the board.
            return None
        at = mention.end
        while prose.bare(at) in ADVERBS - OPENERS and prose.bare(mention.end) not in STOPS:
            at += 1
        # The offices of a board are after a verb; the verb may be left out for those after the first.
        is_next = 0 <= mention.start - self._end <= _FARTHEST_OFFICE
        may_be = mention.title.post in ADVISORY or prose.bare(at) in HOLDING or is_next
        opener = at + (prose.bare(at) == ",")
        is_open = prose.bare(opener) in OPENERS or self._handovers.is_entrusted(mention.start, at)
        at = opener if is_open else at
        if is_open or prose.bare(at) in {",", ":"}:
            at += 1
            while prose.bare(at) in AFTER_OPENERS:
                at += 1
        if is_open:
            return self._add_all(mention, at)
        office = self._holders.find_office(at) if may_be and prose.is_capital(at) else None
        return None if office is None else self._add(mention, [office])

    def read_company(self, mention: Mention, end: int) -> int | None:
        """Read the offices after the holder of an advisory post, who leads the organ if there are others."""
        prose = self._prose
        at = end
        while prose.bare(at) in AND | {",", "bersama"}:
            at += 1
        if at == end:
            return None
        if prose.bare(mention.start) == "ketua":
            mention = attrs.evolve(mention, post=(prose.tokens[mention.start + 1].start, mention.post[1]))
        return self._add(mention, self._holders.find_offices(at))

    def _add_all(self, mention: Mention, at: int) -> int | None:
        """State the offices in a list that begins at a word; only one may have a post of the board."""
        offices = self._holders.find_offices(at)
        office = self._holders.find_office(at) if not offices and self._prose.is_capital(at) else None
        if office is not None:
            offices = [office]
        return self._add(mention, offices if mention.title.post in ADVISORY else offices[:1])

    def _add(self, mention: Mention, offices: list[tuple[int, int]]) -> int | None:
        for place in offices:
            self._statements.add(mention, place, is_office=True)
            self._end = place[1]
        return offices[-1][1] if offices else None
