"""The brackets in a title: a short name, a translation, a number in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from psm_model.law._vocabulary import resolve_spelling

from ._kind_phrases import is_head
from ._text import Tokens
from ._title_layout import begins_paragraph, opens_enactment
from ._title_style import TitleStyle
from ._title_words import ENDS, JOINS, OFFICES, is_gazette

__all__ = ["skip_bracket"]

# Words and marks.
_MAX_NAME_LENGTH: Final = 8
_MAX_GLOSS_LENGTH: Final = 24
_MAX_SHORT_NAME_LENGTH: Final = 3


def skip_bracket(
    tokens: Tokens, first: int, index: int, style: TitleStyle, continues_at: Callable[[int], bool]
) -> tuple[int, bool] | None:
    """Skip brackets that are part of the title, or after which it continues.

    Args:
        tokens: The tokens.
        first: The index of the first word of the title.
        index: The index of the opening bracket.
        style: The style of the title.
        continues_at: Whether the title continues with the small word at an index.

    Returns:
        The index after the brackets, and whether they are part of the title even at its end. None if it ends before.
    """
    close = next((index + ahead for ahead in range(2, _MAX_GLOSS_LENGTH) if tokens.word(index + ahead) == ")"), None)
    inside = resolve_spelling(tokens.word(index + 1))
    # A name of the instrument, and not of the last words of its title.
    is_short_name = is_head(inside) or inside.startswith("uu")
    if close is None or is_short_name or inside in ENDS or not inside.isalpha() or is_gazette(tokens, index + 1):
        return None
    if inside == "persero" or _is_of_title(tokens, first, index, close, style):
        return close + 1, True
    if close >= index + _MAX_NAME_LENGTH:
        return None
    following, raw = tokens.word(close + 1), tokens.raw(close + 1)
    if following == ",":
        return close + 1, False
    is_joined = following in JOINS and continues_at(close + 1)
    is_followed = raw[:1].isupper() and resolve_spelling(following) not in ENDS and not is_head(following)
    is_one_word = tokens.raw(index + 1)[0].isupper() and close == index + 2 and following not in OFFICES
    is_acronym = is_followed and style is not TitleStyle.SMALL and (tokens.raw(index + 1).isupper() or is_one_word)
    return (close + 1, False) if is_joined or is_acronym or tokens.word(index - 1).isdigit() else None


def _is_of_title(tokens: Tokens, first: int, index: int, close: int, style: TitleStyle) -> bool:
    """Return whether brackets are certainly part of a title: a gazette follows, or nothing does."""
    following = tokens.word(close + 1)
    if following == "(" and is_gazette(tokens, close + 2):
        return True
    if tokens.raw(index + 1)[0].isupper() and any(tokens.word(near).isdigit() for near in range(index + 1, close)):
        return True  # "(COVID-19)"
    if index == first + 1 and tokens.raw(first).isupper() and style is not TitleStyle.CAPITALS:
        return False  # "PPHI (Penyelesaian Perselisihan)" is a short name and its meaning
    if tokens.word(first) == "pengesahan" and close > index + _MAX_SHORT_NAME_LENGTH:
        return True  # the name of the treaty, in translation
    is_capital = style is TitleStyle.CAPITALS
    ends = following in {"", ";"} or begins_paragraph(tokens, close + 1)
    ends = ends or (is_capital and opens_enactment(tokens, first, close + 1, ()))
    return ends and (is_capital or close > index + 2)
