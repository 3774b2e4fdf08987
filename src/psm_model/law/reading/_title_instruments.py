"""Whether an instrument begins at a word of a title, and whether it may be part of the title."""

from __future__ import annotations

from typing import Final

from psm_model.law._names import split_words
from psm_model.law._vocabulary import resolve_spelling

from ._kind_phrases import is_head, read_kind
from ._named_works import skip_short_name
from ._nested_reads import read_nested
from ._text import Tokens
from ._title_words import NESTS

__all__ = [
    "heads_list",
    "is_numbered_instrument",
    "is_numbered_name",
    "is_office_regulation",
    "is_other_instrument",
    "is_titled_kind",
]

_NAMED_OFFICES: Final = frozenset(["menteri", "gubernur", "bupati", "walikota"])
_MAX_NAME_LENGTH: Final = 8  # words before "tersebut"
_MAKES: Final = split_words("pembentukan penyusunan pembuatan rancangan perancangan pengundangan evaluasi naskah")
"""Words after which "Peraturan Daerah" is part of the title."""


def is_office_regulation(tokens: Tokens, index: int) -> bool:
    """Return whether a regulation of a named office without a number begins at an index, "Peraturan Menteri Sosial"."""
    named = read_kind(tokens, index)
    return named is not None and named.office in _NAMED_OFFICES and tokens.raw(named.end_index)[:1].isupper()


def is_numbered_name(tokens: Tokens, index: int) -> bool:
    """Return whether a short name with its number in brackets begins at an index, "RPJPN (UU Nomor 59 Tahun 2024"."""
    return (
        tokens.word(index + 1) == "(" and is_head(tokens.word(index + 2)) and is_numbered_instrument(tokens, index + 2)
    )


def is_numbered_instrument(tokens: Tokens, index: int) -> bool:
    """Return whether an instrument with a number begins at an index."""
    return any(read.key.number for read in read_nested(tokens.text, tokens.start(index)))


def is_other_instrument(tokens: Tokens, index: int) -> bool:
    """Return whether another instrument, or a reference to one, begins at an index."""
    if any(tokens.word(index + ahead) in {"tersebut", "itu", "ini"} for ahead in range(1, _MAX_NAME_LENGTH)):
        return True
    return bool(read_nested(tokens.text, tokens.start(index)))


def is_titled_kind(tokens: Tokens, index: int) -> bool:
    """Return whether a kind with a title begins at an index, "Peraturan Daerah (PERDA) tentang"."""
    named = read_kind(tokens, index) if is_head(tokens.word(index)) and tokens.word(index - 1) not in NESTS else None
    return named is not None and resolve_spelling(tokens.word(skip_short_name(tokens, named.end_index))) == "tentang"


def heads_list(tokens: Tokens, index: int) -> bool:
    """Return whether a line begins with a kind and its office, like a heading, not continuing the word before."""
    before = tokens.word(index - 1)
    if is_head(before) or before in NESTS or before in _MAKES:
        return False
    return is_office_regulation(tokens, index) and not is_numbered_instrument(tokens, index)
