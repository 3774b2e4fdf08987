"""The statements read in running text so far, and what the words around each say of its holder."""

from __future__ import annotations

from typing import Final

import attrs

from psm_model.entities import Capacity

from ._prose_clauses import ClauseReader
from ._prose_holders import HolderReader
from ._prose_posts import Mention
from ._prose_words import Prose
from ._statement import Statement

__all__ = ["StatementList"]

_Place = tuple[int, int]


class StatementList:
    """Statements in the order in which they are read; places are indices of words."""

    def __init__(self, prose: Prose, holders: HolderReader, clauses: ClauseReader) -> None:
        self._prose = prose
        self._holders = holders
        self._clauses = clauses
        self.found: Final[list[Statement]] = []
        """The statements."""
        self.taken: Final[set[int]] = set()
        """The offsets of the holders."""
        self.last = -1
        """The word after the last post or holder."""

    def add(
        self,
        mention: Mention,
        place: _Place,
        *,
        is_office: bool = False,
        is_former: bool = False,
        is_inferred: bool = False,
        replaced: _Place | None = None,
    ) -> None:
        """Add the statement that a holder has a post."""
        title = mention.title
        if is_former or self._clauses.is_left(place[1]) or self._clauses.is_left(mention.end):
            title = attrs.evolve(title, capacity=Capacity.FORMER)
        elif is_office and title.capacity is Capacity.SUBSTANTIVE:
            title = attrs.evolve(title, capacity=Capacity.EX_OFFICIO)
        if replaced is None and title.capacity is not Capacity.FORMER:
            replaced = self._clauses.find_replaced(max(place[1], mention.end))
        other = None if replaced is None else self._prose.span(*replaced)
        holder = self._holders.make(place, is_office=is_office)
        self.last = max(place[1], mention.end)
        self.taken.add(holder.start)
        self.found.append(Statement(holder, mention.post, title, mention.body, other, is_inferred=is_inferred))
