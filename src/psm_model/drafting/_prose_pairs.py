"""Sentences that are only a holder and a post, as *Ani, ketua. Budi, sekretaris* are."""

from __future__ import annotations

from ._prose_links import STOPS
from ._prose_words import Prose

__all__ = ["PairReader"]


class PairReader:
    """A reader of such sentences; numbers are indices of words."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self.end = -1
        """Where the last one ended."""

    def find_name(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the name before a post, if both are a whole sentence or the end of one behind a colon.

        Args:
            start: The first word of the post.
            end: The word behind it.
        """
        prose = self._prose
        name = prose.find_name_before(start - 1) if prose.bare(start - 1) == "," else None
        if name is None or (prose.bare(end) not in STOPS and end < len(prose.tokens)):
            return None
        return name if name[0] == 0 or prose.bare(name[0] - 1) in STOPS | {":"} else None
