"""Pictures that messages use as bullets, arrows and decoration."""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["ARROWS", "PICTURE", "is_picture"]

PICTURE: Final = r"[\u2600-\u27bf\u2b00-\u2bff\u25a0-\u25ff\U0001f100-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
"""A pattern of a picture, with the signs that change its form."""
ARROWS: Final = (
    r"(?:[\u2192\u2794\u279c\u27a1\u21d2\u25b6\u25ba\u00bb]|\U0001f449|\U0001f4cc)[\ufe0f\U0001f3fb-\U0001f3ff]*"
)
"""A pattern of arrows between a post and its holder."""
_MODIFIERS: Final = frozenset("\ufe0f\u200d\u20e3")


def is_picture(sign: str) -> bool:
    """Return whether a sign is a picture, or changes the form of the picture before it.

    >>> is_picture("\U0001f64f"), is_picture("\ufe0f"), is_picture("A")
    (True, True, False)
    """
    return sign in _MODIFIERS or unicodedata.category(sign) in {"So", "Sk"}
