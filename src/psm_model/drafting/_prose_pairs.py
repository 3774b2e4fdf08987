"""Sentences that are only a holder and a post, as *Ani, ketua. Budi, sekretaris* are."""

from __future__ import annotations

from typing import Final

from ._prose_links import AND, STOPS
from ._prose_posts import POST_WORDS
from ._prose_words import ADDRESSES, Prose

__all__ = ["PairReader"]

_JOINTS: Final = AND | {",", ";"}
_OPENERS: Final = frozenset((":", "yakni", "yaitu", "ialah", "adalah"))


class PairReader:
    """A reader of such sentences; numbers are indices of words."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self.end = -1
        """Where the last one ended."""

    def find_name(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the name before a post, if both are a whole sentence or the end of one after a colon.

        Args:
            start: The first word of the post.
            end: The word after it.
        """
        prose = self._prose
        name = prose.find_name_before(start - 1) if prose.bare(start - 1) == "," else None
        if name is None or (prose.bare(end) not in STOPS and end < len(prose.tokens)):
            return None
        return name if name[0] == 0 or prose.bare(name[0] - 1) in STOPS | {":"} else None

    def find_name_beside(self, start: int, end: int, *, last: int) -> tuple[int, int] | None:
        """Return the name right before a post in a series: *Ani sebagai ketua, Budi sekretaris, Cici bendahara*.

        Args:
            start: The first word of the post.
            end: The word after it.
            last: Where the statement before ended.
        """
        prose = self._prose
        name = prose.find_name_before(start)
        if name is None or not self._ends_part(end):
            return None
        before = name[0] - 1
        while prose.bare(before) in ADDRESSES:
            before -= 1
        first = before
        while prose.bare(first) in _JOINTS:
            first -= 1
        if first < before:
            return name if first + 1 == last else None
        # The first of a series has a sign or a verb before it, and another one after it.
        following = prose.find_name(end + 1) if prose.bare(before) in _OPENERS else None
        return name if following is not None and prose.bare(following[1]) in POST_WORDS | {"wakil"} else None

    def _ends_part(self, at: int) -> bool:
        return at >= len(self._prose.tokens) or self._prose.bare(at) in STOPS | _JOINTS
