"""Words between a holder and a verb that say where the holder comes from: *Ani dari Desa Misal terpilih sebagai*."""

from __future__ import annotations

from typing import Final

from ._prose_links import STOPS
from ._prose_words import Prose
from ._word_sets import split_words

__all__ = ["OriginReader"]

_Place = tuple[int, int]

_FROM: Final = split_words("dari asal perwakilan utusan delegasi warga kelahiran mewakili")
"""Words before the place or the body that a holder comes from."""
_BEFORE_FROM: Final = frozenset(
    ("yang", "berasal", "perwakilan", "utusan", "delegasi", "wakil", "asal", "warga", "juga")
)
_LONGEST_ORIGIN: Final = 10
_LONGEST_CLAUSE: Final = 9
_ELECTED: Final = split_words(
    """
    terpilih dipilih dipercaya ditunjuk ditetapkan dilantik dikukuhkan diangkat didapuk didaulat diamanahi
    diamanahkan dinobatkan dipercayakan disepakati
    """
)
"""Verbs of those who are given a post."""


class OriginReader:
    """A reader of such words; places are indices of words."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose

    def find_name(self, at: int, end: int) -> _Place | None:
        """Return the name before words on where its owner comes from, or before a clause on what he or she does.

        Args:
            at: The last of these words.
            end: The word after the verb and those around it, before the post.
        """
        return self._find_before_origin(at) or self._find_before_clause(at, end)

    def _find_before_origin(self, at: int) -> _Place | None:
        prose = self._prose
        first = at
        while first > 0 and at - first < _LONGEST_ORIGIN and self._is_of_place(first):
            first -= 1
        if prose.bare(first) not in _FROM or first == at:
            return None
        while prose.bare(first) in _FROM | _BEFORE_FROM:
            first -= 1
        return self._find_before_age(first)

    def _is_of_place(self, at: int) -> bool:
        """Return whether a word may be of a place or a body: it has a capital, or is a comma between two such words."""
        prose = self._prose
        is_sign = prose.bare(at) in {",", "/", "(", ")"} or prose.bare(at).isdigit()
        return prose.is_capital(at) or is_sign

    def _find_before_age(self, at: int) -> _Place | None:
        """Return the name that ends at a word, with an age after it or not: *Ani, 42*, *Ani (42 tahun)*."""
        prose = self._prose
        while prose.bare(at) in {",", "(", ")", "tahun", "th"} or prose.bare(at).isdigit():
            at -= 1
        return prose.find_name_before(at + 1)

    def _find_before_clause(self, at: int, end: int) -> _Place | None:
        """Return the name before a clause without signs: *Ani yang sehari-hari guru dipercaya menjadi Ketua*."""
        prose = self._prose
        if not any(prose.bare(k) in _ELECTED for k in range(at + 1, end)):
            return None
        for first in range(at, max(0, at - _LONGEST_CLAUSE), -1):
            if prose.bare(first) in STOPS | {",", ":"}:
                return None
            if prose.bare(first) == "yang":
                return prose.find_name_before(first)
        return None
