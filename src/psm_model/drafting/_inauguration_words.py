"""Words for an inauguration in tokens."""

from __future__ import annotations

from typing import Final

from ._tokens import Tokens

__all__ = ["ACTIVE", "KINDS", "NOUNS", "PASSIVE", "find_kind_stop"]

ACTIVE: Final = frozenset({"melantik", "mengukuhkan", "lantik", "kukuhkan"})
"""Verbs after the one who inaugurates."""
PASSIVE: Final = frozenset({"dilantik", "dikukuhkan", "dilantiknya"})
"""Verbs after the board."""
NOUNS: Final = frozenset({"pelantikan", "pengukuhan"})
"""Nouns for the event."""
KINDS: Final = ACTIVE | PASSIVE | NOUNS
"""All of them."""


def find_kind_stop(tokens: Tokens, at: int) -> int:
    """Return the token after a word for the inauguration: *di lantik*, *pelantikan dan pengukuhan*."""
    if tokens.word(at) == "di":
        return at + 2
    if tokens.word(at) in NOUNS and tokens.word(at + 1) == "dan" and tokens.word(at + 2) in NOUNS:
        return at + 3
    return at + 1
