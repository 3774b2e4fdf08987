"""Codes in a text: articles of several that share one word, a name that repeats an instrument, an act in brackets."""

from __future__ import annotations

from typing import Final

from psm_model.law._names import CODES
from psm_model.law.instrument import InstrumentKey
from psm_model.law.kinds import InstrumentKind

from ._instruments import read_instruments
from ._kind_phrases import is_head, read_kind
from ._places import ReadPlaces, read_places
from ._series import ReadInstrument
from ._text import Text

__all__ = ["is_code", "precedes_number", "read_article_of_next_code", "repeats_previous"]

_CODES: Final = frozenset(map(InstrumentKind, CODES))
_SHARE: Final = frozenset(["/", "jo", "juncto", "jis", "dan", "atau", ","])
"""Marks and words between two codes that share the word "Pasal" before the first."""
_NEAR: Final = 4
"""The maximum number of characters between an instrument and its name in brackets."""


def is_code(instrument: InstrumentKey) -> bool:
    """Return whether an instrument is a code, which has a name and no number."""
    return instrument.kind in _CODES


def read_article_of_next_code(text: Text, end: int) -> tuple[int, ReadPlaces] | None:
    """Read an article of a further code without the word, "Pasal 164 HIR/284 RBg".

    Args:
        text: The text.
        end: The offset where the code before it ends.

    Returns:
        The offset of the further code, and the article; None if there is none.
    """
    tokens = text.tokenise(end)
    if tokens.word(0) not in _SHARE:
        return None
    read = read_places(tokens, tokens.skip(1, {"."}), may_be_bare=True)
    named = read_kind(tokens, read.end_index) if read else None
    if read is None or not read.pinpoints or named is None or named.kind not in CODES:
        return None
    code = tokens.start(read.end_index)
    return (code, read) if read_instruments(text, code, is_placed=True) else None


def repeats_previous(text: Text, read: ReadInstrument, previous_end: int) -> bool:
    """Return whether a name without a number repeats the previous instrument, in brackets or as its title.

    Args:
        text: The text.
        read: The instrument that is named.
        previous_end: The offset where the previous instrument ends, with its places and title.
    """
    if read.key.number is not None:
        return False
    is_bracketed = text.normalised[max(0, read.start - _NEAR) : read.start].rstrip(' "“').endswith("(")
    if is_bracketed and (read.name or (is_code(read.key) and 0 < read.start - previous_end <= _NEAR)):
        return True
    return is_code(read.key) and text.lowered.endswith("tentang ", 0, read.start)


def precedes_number(text: Text, read: ReadInstrument) -> bool:
    """Return whether a code is followed by its act in brackets, "KUHP (UU Nomor 1 Tahun 2023)"."""
    if not is_code(read.key):
        return False
    tokens = text.tokenise(read.end)
    if tokens.word(0) != "(" or not is_head(tokens.word(1)):
        return False
    return any(bracketed.key.number for bracketed in read_instruments(text, tokens.start(1)))
