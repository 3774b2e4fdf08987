"""The names of kinds of instrument at the beginning of a citation: in full, short, or with the office joined."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final, NamedTuple

from psm_model.law._issuers import find_minister
from psm_model.law._offices import EXPANSIONS
from psm_model.law._vocabulary import ABBREVIATED, GLUED, PHRASES, add_spellings, resolve_spelling

from ._text import Tokens

__all__ = ["BEGINNINGS", "NamedKind", "is_head", "list_head_words", "read_kind"]

_CACHE_SIZE: Final = 4096  # the same few words are looked up repeatedly
_MORE_WORDS: Final = 3
"""The maximum number of words of a minister's short name after the one joined to "Permen"."""
_REGIONAL: Final = {"pergub": "gubernur", "perbup": "bupati"}
"""The office of a regional regulation whose region is joined to its kind, "PERGUBSUMUT"."""
BEGINNINGS: Final = tuple(GLUED)
"""The beginnings of words that end with an office."""
_CUT: Final = {"per": "peraturan", "kep": "keputusan", "ins": "instruksi"}
"""Abbreviations before the name of an office, "Per. Mendagri"."""
_OFFICES: Final = ("men", "gub", "bup", "wali", "dirjen", "presiden")
_LEADS: Final = (*_CUT, "sk", "surat", "se", "perubahan", "undang", "undangundang")


class NamedKind(NamedTuple):
    """A kind of instrument that a text names."""

    kind: str
    """The kind."""
    office: str | None
    """The beginning of its issuer's name; None if it has one issuer."""
    end_index: int
    """The index after its name."""


@cache
def _group_phrases() -> dict[str, dict[str, list[tuple[tuple[str, ...], tuple[str, str | None]]]]]:
    """Return the phrases by their first and second word, the longest first; "" if there is no second word."""
    table: dict[str, dict[str, list[tuple[tuple[str, ...], tuple[str, str | None]]]]] = {}
    for phrase, kind in (*PHRASES.items(), *ABBREVIATED.items()):
        words = (*phrase.split(), "")
        table.setdefault(words[0], {}).setdefault(words[1], []).append((words[2:-1], kind))
    for second in table.values():
        for found in second.values():
            found.sort(key=lambda row: -len(row[0]))
    return table


def _read_office(tokens: Tokens, index: int, beginning: str) -> tuple[str, int] | None:
    """Return the minister whose short name follows a beginning, and the index after it; it may be several words."""
    name = tokens.word(index).removeprefix(beginning)
    cursor = index + 1
    office = find_minister(name)
    found = (office, cursor) if office else None
    for _ in range(_MORE_WORDS):
        cursor = tokens.skip(cursor, {"-", "/", ","})
        name = f"{name} {tokens.word(cursor)}"
        cursor += 1
        office = find_minister(name)
        found = (office, cursor) if office else found
    return found


def _read_glued(tokens: Tokens, index: int, word: str) -> NamedKind | None:
    """Read a kind with its office from a word that joins them, and the words after it ("Permenpan RB")."""
    parts = _split_glued(word)
    if parts is None:
        return None
    beginning, kind, issuer = parts
    office = _read_office(tokens, index, beginning) if (issuer or "").startswith("menteri") else None
    return NamedKind(kind, *(office or (issuer, index + 1)))


def _split_glued(word: str) -> tuple[str, str, str | None] | None:
    """Split a word that ends with an office ("permensos") into its beginning, kind and office."""
    for head, rows in GLUED.items():
        rest = word.removeprefix(head)
        for beginning, kind in rows if rest != word and rest else ():
            office = find_minister(rest)
            if head == "perda" and rest.startswith(beginning):
                return head, kind, None
            if head in _REGIONAL:
                region = EXPANSIONS.get(rest)
                return head, kind, f"{_REGIONAL[head]} {region}" if region else None
            if head == "kemen" and office:
                return head, kind, office.replace("menteri", "kementerian", 1)
            if head not in {"perda", "kemen"}:
                return head, kind, office or ("menteri koordinator" if rest == "ko" else "menteri")
    return None


@cache
def list_head_words() -> frozenset[str]:
    """Return the words with which an instrument may begin, in small letters."""
    # "Dokumen" is the name in `long` and `short` of an instrument without a kind, and too common a word to look for.
    return frozenset(add_spellings({*_group_phrases(), *_LEADS} - {"dokumen"}))


@lru_cache(_CACHE_SIZE)
def is_head(word: str) -> bool:
    """Return whether an instrument may begin with a word, in small letters."""
    return word in list_head_words() or (word.startswith(BEGINNINGS) and _split_glued(word) is not None)


def read_kind(tokens: Tokens, index: int) -> NamedKind | None:
    """Read the kind named at an index; None if there is none."""
    first = resolve_spelling(tokens.word(index))
    if first in _CUT and tokens.word(index + 1) == ".":
        office = tokens.word(index + 2).startswith(_OFFICES)
        return _match_phrase(tokens, _CUT[first], index + 1) if office else None
    if first in {"sk", "se"} or (first == "surat" and resolve_spelling(tokens.word(index + 1)) == "keputusan"):
        return _read_letter(tokens, index)
    named = _match_phrase(tokens, first, index)
    return named or (_read_glued(tokens, index, first) if first.startswith(BEGINNINGS) else None)


def _match_phrase(tokens: Tokens, first: str, index: int) -> NamedKind | None:
    """Return the longest phrase that begins with a word at an index; an implied word has the index before the next."""
    phrases = _group_phrases().get(first)
    if phrases is None:
        return None
    for rest, (kind, office) in phrases.get(resolve_spelling(tokens.word(index + 1)), ()):
        cursor = index + 2
        for word in rest:
            if resolve_spelling(tokens.word(cursor)) != word:
                break
            cursor += 1
        else:
            return NamedKind(kind, office, cursor)
    if "" not in phrases:
        return None
    _, (kind, office) = phrases[""][0]
    return NamedKind(kind, office, index + 1)


def _read_letter(tokens: Tokens, index: int) -> NamedKind:
    """Read "SK Mensos", "Surat Keputusan Menteri Sosial", "SE Mendagri": a decree or circular by its office."""
    first = tokens.word(index)
    cursor = index + 2 if first == "surat" else index + 1
    if tokens.word(cursor) == ".":
        cursor += 1
    if first == "se":
        return NamedKind("surat_edaran", "", cursor)
    # "SK Gubernur" is read as "Keputusan Gubernur".
    return _match_phrase(tokens, "keputusan", cursor - 1) or NamedKind("keputusan", "", cursor)
