"""NestedInstruments: the instruments that a title names, "Perubahan atas Undang-Undang Nomor 6 Tahun 2014"."""

from __future__ import annotations

from typing import Final

from psm_model.law._vocabulary import resolve_spelling

from ._kind_phrases import is_head
from ._known_titles import KnownTitles
from ._nested_reads import read_nested
from ._series import read_sibling
from ._text import Tokens
from ._title_instruments import is_numbered_name, is_office_regulation, is_other_instrument, is_titled_kind
from ._title_lead import skip_lead
from ._title_words import JOINS, NESTS

__all__ = ["NestedInstruments"]

_CONTINUES: Final = JOINS | {",", "(", "-"}
"""Tokens after the title of an instrument in another title, which continues there."""


class NestedInstruments:
    """The instruments in a title, as far as a pass over its words has come."""

    def __init__(self, tokens: Tokens, first: int, known: KnownTitles) -> None:
        """Begin before the first word of a title.

        Args:
            tokens: The tokens.
            first: The index of the first word of the title.
            known: The known titles.
        """
        self._tokens = tokens
        self._first = first
        self._known = known
        self._head: int | None = None
        """The index of the last word in the title with which an instrument may begin; None without one."""
        self._has_any = False
        """True if the title may name another instrument."""
        self.has_place = False
        """True if the title names a place in another instrument."""
        self.are_altered = False
        """True if the title lists the instruments that it changes, "dengan mengubah"."""

    def add(self, index: int) -> None:
        """Add a word with which an instrument may begin."""
        self._head = index
        self._has_any = True

    def may_begin_at(self, index: int) -> bool:
        """Return whether an instrument that begins at an index is one in the title."""
        before = resolve_spelling(self._tokens.word(index - 1))
        return before in NESTS or is_head(before) or self.has_place or self.are_altered

    def skip_at(self, index: int) -> tuple[int, bool] | None:
        """Skip an instrument, and its own title if that is known.

        Returns:
            The index after it, and whether the title may continue there. None if there is no instrument.
        """
        tokens = self._tokens
        found = self._known.find_nested_end(tokens.start(index), self._find_end)
        if found is None:
            return None
        offset, is_titled = found
        end = tokens.skip_to(offset, index)
        return end, not is_titled or tokens.word(end) in _CONTINUES

    def _find_end(self, offset: int) -> tuple[int, bool] | None:
        """Return the offset where the instrument at an offset ends, and whether that is the end of its known title."""
        text = self._tokens.text
        read = read_nested(text, offset)
        if not read or not read[-1].key.number:
            return None
        tokens = text.tokenise(read[-1].end)
        lead = skip_lead(text, tokens)
        title_end = None if lead is None else self._known.skip(tokens, lead, read[-1].key)
        return (read[-1].end, False) if title_end is None else (tokens.end(title_end - 1), True)

    def skip_last(self) -> int:
        """Return the index after the last instrument, whose offices and numbers may be a list."""
        head, self._head = self._head, None
        if head is None:
            return self._first
        read = read_nested(self._tokens.text, self._tokens.start(head))
        return self._tokens.skip_to(read[-1].end, head) if read and read[0].key.number else head

    def are_followed_by_sibling(self, index: int) -> bool:
        """Return whether a sibling of the instrument with the title is at an index, ", No. 6 Tahun 2001 tentang"."""
        return not self._has_any and read_sibling(self._tokens, index) is not None

    def are_followed_by_other(self, join: int, index: int) -> bool:
        """Return whether "dan" or the like joins another instrument, and not a word of the title.

        Args:
            join: The index of "dan".
            index: The index of the joined word.
        """
        tokens = self._tokens
        if self.are_followed_by_sibling(join) or is_numbered_name(tokens, index):
            return True
        if not is_head(resolve_spelling(tokens.word(index))) or self.are_altered:
            return False
        if not self._has_any and (is_titled_kind(tokens, index) or is_office_regulation(tokens, index)):
            return True
        return is_other_instrument(tokens, index)
