"""References to an instrument named before, "aturan tersebut", or to the text itself, "Undang-Undang ini"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from psm_model.law._issuers import normalise
from psm_model.law._names import OWN_KINDS
from psm_model.law._vocabulary import MAX_ISSUER_LENGTH, ends_issuer
from psm_model.law.instrument import InstrumentKey

from ._kind_phrases import read_kind
from ._text import Tokens

__all__ = ["read_reference"]

_DEMONSTRATIVES: Final = frozenset(["tersebut", "dimaksud", "itu"])
_ANY_LAW: Final = frozenset(["aturan", "peraturan", "ketentuan", "regulasi", "beleid", "ketetapan"])


def _is_of_issuer(tokens: Tokens, index: int) -> bool:
    """Return whether a word continues the name of an office."""
    word = tokens.word(index)
    return word == "," or (
        word.isalpha() and word not in _DEMONSTRATIVES and not ends_issuer(word, tokens.word(index + 1))
    )


def read_reference(
    tokens: Tokens, index: int, named: Iterable[InstrumentKey]
) -> tuple[InstrumentKey | None, int] | None:
    """Read a reference to an instrument without its number.

    Args:
        tokens: The tokens.
        index: The index where the reference may begin.
        named: The possible instruments, the most likely first.

    Returns:
        The instrument, None if it is the text itself or unknown, and the offset where the reference ends. None if there
        is no reference.
    """
    named_kind = read_kind(tokens, index)
    after = named_kind.after if named_kind else index + 1
    if not named_kind and tokens.word(index) not in _ANY_LAW:
        return None
    issuer = None
    if named_kind and named_kind.office is not None:
        first = after
        while after < first + MAX_ISSUER_LENGTH and _is_of_issuer(tokens, after):
            after += 1
        stated = tokens.text.low[tokens.start(first) : tokens.end(after - 1)] if after > first else ""
        if stated or " " in named_kind.office:
            issuer = normalise(" ".join(f"{named_kind.office} {stated}".split()))
        if not named_kind.office and not (issuer or "").startswith("menteri "):
            issuer, after = None, first  # any word may follow, "peraturan baru tersebut"
    pointer = tokens.word(after)
    if pointer == "ini":
        return None, tokens.end(after)
    if pointer not in _DEMONSTRATIVES:
        return None
    sort = named_kind.kind if named_kind and named_kind.kind != "other" and named_kind.kind not in OWN_KINDS else None
    for instrument in named:
        if (sort is None or instrument.kind == sort) and issuer in {None, instrument.issuer}:
            return instrument, tokens.end(after)
    return None, tokens.end(after)
