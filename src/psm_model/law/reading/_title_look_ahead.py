"""The search beyond a possible end of a title for a sign that the title continues."""

from __future__ import annotations

from typing import Final

from psm_model.law._vocabulary import resolve_spelling

from ._clause_words import ends_clause_at
from ._kind_phrases import is_head
from ._text import Tokens
from ._title_breaks import LineBreaks, TitleEnd
from ._title_instruments import is_numbered_instrument
from ._title_layout import begins_item, opens_enactment
from ._title_style import TitleStyle
from ._title_words import ENDS, is_gazette

__all__ = ["MAX_TITLE_LENGTH", "fills_text", "find_later_end"]

MAX_TITLE_LENGTH: Final = 80
"""The maximum number of words and marks of a title."""


def fills_text(tokens: Tokens, index: int, *, is_listed: bool) -> bool:
    """Return whether a title fills the text before an index: up to a gazette in brackets, or the next item of a list.

    Args:
        tokens: The tokens.
        index: The index after the possible title.
        is_listed: Whether its citation opens an item of a list.
    """
    fills_item = is_listed and (tokens.word(index) == ";" or begins_item(tokens, index))
    return fills_item or (tokens.word(index) == "(" and is_gazette(tokens, index + 1))


def find_later_end(
    breaks: LineBreaks, office: tuple[str, ...], index: int, *, clause_continues: bool, is_listed: bool
) -> int | None:
    """Return the index after a title that continues beyond a possible end; None if nothing shows that it does.

    Args:
        breaks: The line breaks of the title.
        office: The words of the office whose line follows the title of its own instrument.
        index: The index of the possible end.
        clause_continues: Whether the clause around the title continues there.
        is_listed: Whether the citation of the title opens an item of a list.
    """
    tokens, first, style = breaks.tokens, breaks.first, breaks.style
    cursor, all_capitals = index, style is TitleStyle.CAPITALS
    while cursor < first + MAX_TITLE_LENGTH and breaks.find_end_at(cursor) is not TitleEnd.STOP:
        if all_capitals and opens_enactment(tokens, first, cursor, office):
            return cursor  # lines far apart are one title up to "DENGAN RAHMAT"
        all_capitals = all_capitals and tokens.raw(cursor) == tokens.raw(cursor).upper()
        if (
            resolve_spelling(tokens.word(cursor)) in ENDS
            or _begins_other_instrument(tokens, cursor, style)
            or is_gazette(tokens, cursor)
        ):
            break
        clause_continues = clause_continues or ends_clause_at(tokens, cursor)
        cursor += 1
    is_filled = cursor > first and fills_text(tokens, cursor, is_listed=is_listed and not clause_continues)
    return cursor if is_filled else None


def _begins_other_instrument(tokens: Tokens, index: int, style: TitleStyle) -> bool:
    """Return whether another instrument begins after a possible end of a title."""
    word = tokens.word(index)
    if style is TitleStyle.CAPITALS:
        return is_head(word) and is_numbered_instrument(tokens, index)
    return is_head(word) and word != "anggaran"
