"""The grammar of words that put a place into the elucidation of an instrument."""

from __future__ import annotations

from typing import Final

from psm_model.law._vocabulary import resolve_spelling

from ._text import Tokens

__all__ = ["skip_explanation"]

_EXPLAINS: Final = frozenset(["penjelasan", "penjelasannya", "elucidation"])
_OF: Final = frozenset(["atas", "dari", "ketentuan", "of", "to"])
_EXPLAINED: Final = frozenset(["pasal", "bab", "ayat", "huruf", "angka"])


def skip_explanation(tokens: Tokens, index: int) -> int | None:
    """Skip the words that put a place into the elucidation, "Penjelasan atas Pasal 5"; None if there are none."""
    if tokens.word(index) not in _EXPLAINS:
        return None
    cursor = tokens.skip(index + 1, _OF)
    return cursor if resolve_spelling(tokens.word(cursor)) in _EXPLAINED else None
