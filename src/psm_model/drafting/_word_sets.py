"""Sets of words, written as a text."""

from __future__ import annotations

__all__ = ["split_words"]


def split_words(text: str) -> frozenset[str]:
    """Return the words of a text.

    >>> sorted(split_words("ketua  anggota"))
    ['anggota', 'ketua']
    """
    return frozenset(text.split())
