"""References to an instrument named before, "aturan tersebut", or to the text itself, "Undang-Undang ini"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from psm_model.law._issuers import make_comparison_key, normalise
from psm_model.law._names import OWN_KINDS, split_words
from psm_model.law._vocabulary import MAX_ISSUER_LENGTH, ends_issuer
from psm_model.law.instrument import InstrumentKey

from ._clause_words import is_predicate
from ._instruments import read_instruments
from ._kind_phrases import is_head, read_kind
from ._text import Text, Tokens

__all__ = ["find_reference_before", "may_belong_to_later", "read_reference"]

_DEMONSTRATIVES: Final = frozenset(["tersebut", "dimaksud", "itu"])
_ANY_LAW: Final = frozenset(["aturan", "peraturan", "ketentuan", "regulasi", "beleid", "ketetapan"])
_BEFORE: Final = 80  # characters that may hold a reference before a place
_POINTED: Final = re.compile(
    r"(?P<pointer>tersebut|itu|yang\s+sama)(?:\s*,)?(?:(?!\s*\n\s*\n)\s+(?:di|dalam|pada|khususnya|yaitu|yakni|tepatnya"
    r"|terutama|ketentuan))*(?!\s*\n\s*\n)\s+$"
)
_WORD: Final = re.compile("[a-z][a-z-]*")
_CLAUSES: Final = split_words(
    """
    dan atau serta beserta jo juncto dengan oleh untuk bagi kepada terhadap sesuai berdasarkan tentang maka agar supaya
    karena yang adalah ialah yaitu yakni bahwa atas guna ke via lalu
    """
)
"""Words that continue the clause after a place of the text itself, "Pasal 5 dan UU 11/2009"."""
_MAX_GAP_LENGTH: Final = 3  # words


def find_reference_before(
    text: Text, start: int, iter_named: Callable[[], Iterator[InstrumentKey]]
) -> tuple[InstrumentKey | None, int] | None:
    """Find a reference directly before a place, "UU tersebut, Pasal 59".

    Args:
        text: The text.
        start: The offset where the place starts.
        iter_named: Yields the possible instruments, the most likely first.

    Returns:
        The instrument, and the offset where the reference starts; None if there is none.
    """
    search_start = max(0, start - _BEFORE)
    pointed = _POINTED.search(text.lowered, search_start, start)
    if pointed is None:
        return None
    for word in _WORD.finditer(text.lowered, search_start, pointed.start()):
        if word.start() > search_start or search_start == 0:
            read = read_reference(Tokens(text, word.start()), 0, iter_named())
            if read is not None and read[1] == pointed.end("pointer"):
                return read[0], word.start()
    return None


def may_belong_to_later(tokens: Tokens, index: int) -> bool:
    """Return whether the places before an index may belong to an instrument some words later, "Pasal 5 lama UU 1".

    It is not known what such words mean, so that the places are not claimed to be the text's own.
    """
    for cursor in range(index, index + _MAX_GAP_LENGTH + 1):
        word = tokens.word(cursor)
        if cursor > index and is_head(word) and read_instruments(tokens.text, tokens.start(cursor)):
            return True
        if not (word.isalpha() and tokens.raw(cursor) == word) or word in _CLAUSES or is_predicate(word):
            return False
    return False


def _is_of_issuer(tokens: Tokens, index: int) -> bool:
    """Return whether a word continues the name of an office."""
    word = tokens.word(index)
    return word == "," or (
        word.isalpha() and word not in _DEMONSTRATIVES and not ends_issuer(word, tokens.word(index + 1))
    )


def _skip_pointer(tokens: Tokens, index: int) -> int | None:
    """Skip words that point back, "tersebut" or "yang sama"; None at other words."""
    if tokens.word(index) in _DEMONSTRATIVES:
        return index + 1
    is_same = (tokens.word(index), tokens.word(index + 1)) == ("yang", "sama") and tokens.word(index + 2) != "dengan"
    return index + 2 if is_same else None


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
        is not a reference.
    """
    named_kind = read_kind(tokens, index)
    cursor = named_kind.end_index if named_kind else index + 1
    if not named_kind and tokens.word(index) not in _ANY_LAW:
        return None
    issuer = None
    if named_kind and named_kind.office is not None:
        first = cursor
        while cursor < first + MAX_ISSUER_LENGTH and _is_of_issuer(tokens, cursor):
            cursor += 1
        stated = tokens.text.lowered[tokens.start(first) : tokens.end(cursor - 1)] if cursor > first else ""
        if stated or " " in named_kind.office:
            issuer = normalise(" ".join(f"{named_kind.office} {stated}".split()))
        if not named_kind.office and not (issuer or "").startswith(("menteri ", "bersama ")):
            issuer, cursor = None, first  # any word may follow, "peraturan baru tersebut"
    if tokens.word(cursor) == "ini":
        return None, tokens.end(cursor)
    end_index = _skip_pointer(tokens, cursor)
    if end_index is None:
        return None
    end = tokens.end(end_index - 1)
    kind = named_kind.kind if named_kind and named_kind.kind != "other" and named_kind.kind not in OWN_KINDS else None
    for instrument in named:
        if (kind is None or instrument.kind == kind) and _is_same_office(issuer, instrument.issuer):
            return instrument, end
    return None, end


def _is_same_office(stated: str | None, issuer: str | None) -> bool:
    """Return whether an instrument's office is the stated one; it is if none is stated."""
    return stated in {None, issuer} or bool(
        stated and issuer and make_comparison_key(stated) == make_comparison_key(issuer)
    )
