"""Ids that differ from each other."""

from __future__ import annotations

__all__ = ["Numbering"]


class Numbering:
    """Makes ids unique by numbers after them.

    >>> numbering = Numbering()
    >>> [numbering.make_unique(text) for text in ("ketua", "ketua", "ketua-2")]
    ['ketua', 'ketua-2', 'ketua-2-2']
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def make_unique(self, text: str) -> str:
        """Return an id that was not returned before: the text, with a number after it if it is taken."""
        count = self._counts.get(text, 0) + 1
        unique = text if count == 1 else f"{text}-{count}"
        while unique in self._taken:
            count += 1
            unique = f"{text}-{count}"
        self._counts[text] = count
        self._taken.add(unique)
        return unique
