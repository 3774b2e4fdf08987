"""Words that only look like the kind of an instrument: the "pp." of pages, or the end of a longer name."""

from __future__ import annotations

from typing import Final

from psm_model.law._vocabulary import NUMBER_WORDS, resolve_spelling

from ._text import Tokens
from ._years import read_year

__all__ = ["is_false_match"]

_INDENT: Final = 40  # characters before an instrument on its line
_INITIALS: Final = frozenset(["bw", "hir", "rbg", "rv", "khi", "wvk", "wvs"])
"""Short names of codes that have other meanings in small letters."""
_JOINT: Final = frozenset(["seb", "perber"])
"""Short names of joint instruments, which have other meanings in small letters."""
_STATUTES: Final = frozenset(["ad", "art"])
"""Initials of the statutes of an association, which have other meanings before anything but its name."""
_ASSOCIATIONS: Final = frozenset(["Ikatan", "Persatuan", "Perkumpulan", "Karang"])
"""First words of the names of associations."""
_SHORTEST_ACRONYM: Final = 3
_LAST_GAZETTE: Final = 1949
"""The last year of the *Staatsblad*."""


def is_false_match(tokens: Tokens, kind: str, *, is_placed: bool) -> bool:
    """Return whether the first words only look like a kind.

    Args:
        tokens: The tokens, from the possible kind on.
        kind: The kind.
        is_placed: Whether a place precedes them.
    """
    word, raw = tokens.word(0), tokens.raw(0)
    if raw == "pp":
        return tokens.word(1) == "."
    if word == "s":
        return not _names_gazette(tokens)
    if word in _JOINT:
        return raw.islower() or tokens.word(1) == "/"
    if word in _INITIALS:
        is_cited = is_placed or resolve_spelling(tokens.word(tokens.skip(1, {","}))) == "pasal"
        return raw.islower() or (raw in {"BW", "Bw", "RV"} and not is_cited)
    if word in _STATUTES and tokens.word(1) != "/":
        return not raw.isupper() or not _names_association(tokens.raw(1))
    # At the beginning of a line it is the end of the long name.
    return kind == "perppu" and word == "pengganti" and (raw == "pengganti" or not _opens_line(tokens))


def _names_gazette(tokens: Tokens) -> bool:
    """Return whether "S." is the gazette, with one of its years and a number after it, "S. 1917 No. 497"."""
    year, end_index = read_year(tokens, 2)
    is_numbered = tokens.word(end_index) in {":", "-"} or resolve_spelling(tokens.word(end_index)) in NUMBER_WORDS
    is_of_gazette = year is not None and year <= _LAST_GAZETTE
    return tokens.raw(0) == "S" and tokens.word(1) == "." and is_of_gazette and is_numbered


def _names_association(raw: str) -> bool:
    """Return whether a word begins the name of an association, or is an acronym of one."""
    is_acronym = raw.isupper() and raw.isalpha() and len(raw) >= _SHORTEST_ACRONYM
    return is_acronym or raw in _ASSOCIATIONS


def _opens_line(tokens: Tokens) -> bool:
    """Return whether only blanks precede the tokens on their line."""
    start = tokens.start(0)
    return not tokens.text.normalised[max(0, start - _INDENT) : start].rpartition("\n")[2].strip()
