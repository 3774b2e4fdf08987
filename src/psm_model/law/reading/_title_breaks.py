"""TitleEnd and LineBreaks: the ways in which a title ends, and the line breaks at which it does."""

from __future__ import annotations

from enum import Enum

from ._text import Tokens
from ._title_instruments import heads_list, is_titled_kind
from ._title_layout import (
    begins_item,
    begins_line,
    begins_paragraph,
    begins_stamp,
    follows_long_line,
    is_short_break,
    is_spread,
    is_wrapped,
    opens_clause,
    repeats_opening,
)
from ._title_style import TitleStyle
from ._title_words import JOIN_CHAIN, OFFICES

__all__ = ["LineBreaks", "TitleEnd"]


class TitleEnd(Enum):
    """A way in which a title ends at a word."""

    STOP = "the word never occurs in a title"
    CLAUSE = "the clause around the title continues"
    WORD = "the word may belong to the clause, or to a carelessly written title"


class LineBreaks:
    """The line breaks between the words of a title."""

    def __init__(self, tokens: Tokens, first: int, start: int, style: TitleStyle) -> None:
        """Prepare to judge the line breaks of a title.

        Args:
            tokens: The tokens.
            first: The index of the first word of the title.
            start: The offset where its citation starts.
            style: The style of the title.
        """
        self.tokens = tokens
        self.first = first
        self.style = style
        self._start = start

    def find_end_at(self, index: int) -> TitleEnd | None:
        """Return how the title ends at a line break before an item, a paragraph or a row; None if it continues."""
        tokens = self.tokens
        if index == self.first or not begins_line(tokens, index):
            return None
        if begins_item(tokens, index):
            return TitleEnd.STOP
        in_capitals = self.style is TitleStyle.CAPITALS
        # No title ends at a small word, and lines far apart may be one title, "ALOKASI DANA DESA\n\nTAHUN 2019".
        if tokens.word(index - 1) in JOIN_CHAIN or (in_capitals and tokens.word(index) in JOIN_CHAIN):
            return None
        if (
            repeats_opening(tokens, self.first, index)
            or is_titled_kind(tokens, index)
            or heads_list(tokens, index)
            or (not in_capitals and begins_stamp(tokens, index))
        ):
            return TitleEnd.STOP
        return self._find_end_at_ambiguous(index)

    def _find_end_at_ambiguous(self, index: int) -> TitleEnd | None:
        """Return how the title ends at a line break that may or may not end a row or a paragraph."""
        tokens, style = self.tokens, self.style
        joins = tokens.word(index) in JOIN_CHAIN
        if style is TitleStyle.NAMES and opens_clause(tokens, index):
            return TitleEnd.CLAUSE
        if style is not TitleStyle.CAPITALS and not joins and follows_long_line(tokens, index):
            return TitleEnd.WORD
        if not begins_paragraph(tokens, index):
            is_name = style is TitleStyle.NAMES and tokens.raw(index)[:1].isupper() and not joins
            return TitleEnd.WORD if is_name and is_short_break(tokens, index, self._start) else None
        continues = is_spread(tokens, self.first, self._start) and is_wrapped(tokens, index)
        return None if continues and tokens.word(index) not in OFFICES else TitleEnd.WORD
