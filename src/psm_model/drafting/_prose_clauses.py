"""What the clauses around a post and its holder say: who has left, who is replaced, and where they end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ._name_words import is_degree_text
from ._prose_links import AND, APPOINTING, BEFORE, DISMISSALS, HOLDING, LEFT, REPLACES, STOPS, VACATED
from ._prose_words import Prose

__all__ = ["ClauseReader"]

_Place = tuple[int, int]

_LONGEST_CHAIN: Final = 14
_LISTING: Final = frozenset(("terdiri", "meliputi", "yakni", "yaitu", "beranggotakan", ":"))
_BOARD: Final = frozenset(("pengurus", "kepengurusan", "sedangkan", "sementara", "adapun"))
"""Words for the board, and before another clause."""
_FARTHEST_NAME: Final = 8
_LONGEST_SENTENCE: Final = 60


class ClauseReader:
    """A reader of clauses; places are indices of words."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose

    def is_left(self, at: int) -> bool:
        """Return whether the words after a holder or a post say that the holder has left."""
        prose = self._prose
        while prose.bare(at) in {"yang", "telah", "sudah", "karena", "(", ")", "alm", "almarhum"}:
            at += 1
        if prose.bare(at) in AND and prose.bare(at - 1) == ")":
            # "Ani (Ketua) dan Budi (Sekretaris) telah mengundurkan diri".
            verbs = (k for k in self.iter_sentence(at, _LONGEST_CHAIN) if prose.bare(k) in {"telah", "sudah", ","})
            at = next(verbs, at) + 1
        return prose.bare(at) in LEFT

    def find_replaced(self, at: int) -> _Place | None:
        """Return the name that a sentence says is replaced."""
        prose = self._prose
        for verb in self.iter_sentence(at, _LONGEST_CHAIN):
            if prose.bare(verb) in REPLACES and prose.bare(verb + 1) not in {"antar", "antarwaktu"}:
                names = (prose.find_name(first) for first in self.iter_sentence(verb + 1, _FARTHEST_NAME))
                return next((name for name in names if name is not None), None)
            if prose.bare(verb) in AND and prose.find_name(verb + 1) is not None:
                # Another statement begins.
                return None
        return None

    def iter_sentence(self, at: int, limit: int) -> Iterator[int]:
        """Yield the indices of words to the end of the sentence; a full stop after a comma is a slip."""
        prose = self._prose
        for index in range(at, min(at + limit, len(prose.tokens))):
            if prose.bare(index) in STOPS and prose.bare(index - 1) != ",":
                return
            yield index

    def skip_clause(self, at: int) -> int:
        """Return the index after a clause on who left the post: *Ketua yang ia tinggalkan diisi Sugeng*."""
        prose = self._prose
        if prose.bare(at - 1) != "yang" or prose.bare(at) not in VACATED:
            return at
        words = list(self.iter_sentence(at, _FARTHEST_NAME))
        verb = next((k for k in words if prose.bare(k) in HOLDING), at)
        return at if any(prose.bare(k) in BEFORE | {","} for k in range(at, verb)) else verb

    def ends_apposition(self, at: int) -> bool:
        """Return whether an apposition may end before a word: a sign, a verb, or the end."""
        prose = self._prose
        if at >= len(prose.tokens) or prose.bare(at) in STOPS | {",", ")", "("}:
            return True
        if is_degree_text(prose.tokens[at - 1].text) and prose.tokens[at - 1].text[-1] == ".":
            # The full stop of the last degree ends the sentence too.
            return True
        return prose.tokens[at].text[0].islower() and prose.bare(at) not in {"sebagai", "selaku"}

    def find_list_end(self, at: int) -> int:
        """Return where the list of an organ's officers ends that a verb introduces; the word if there is none.

        *Dewan Penasihat terdiri dari Ketua Ani dan Sekretaris Budi*.
        """
        prose = self._prose
        words = list(self.iter_sentence(at, _LONGEST_SENTENCE))
        verb = next((k for k in words[:_LONGEST_CHAIN] if prose.bare(k) in _LISTING), None)
        if verb is None or any(prose.bare(k) in AND | _BOARD for k in range(at, verb)):
            return at
        return next((k for k in words if k > verb and prose.bare(k) in _BOARD), words[-1] + 1)

    def is_dismissed(self, at: int) -> bool:
        """Return whether the last verb of the sentence before a word is one of dismissing."""
        for before in range(at - 1, max(-1, at - _LONGEST_SENTENCE), -1):
            bare = self._prose.bare(before)
            if bare in STOPS | APPOINTING:
                return False
            if bare in DISMISSALS:
                return True
        return False
