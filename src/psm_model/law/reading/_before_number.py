"""The grammar of the words between a kind of instrument and its number: the state, an office, or a name."""

from __future__ import annotations

from typing import Final

from psm_model.law._issuers import normalise, repair_word
from psm_model.law._names import ACEH, PROVINCES
from psm_model.law._ocr import is_damaged
from psm_model.law._vocabulary import (
    MAX_ISSUER_LENGTH,
    NAMED_STOPS,
    NUMBER_WORDS,
    TOPIC_WORDS,
    ends_issuer,
    names_republic,
    resolve_republic,
    resolve_spelling,
)

from ._issuer_ends import LOOSE_WORDS
from ._kind_phrases import is_head
from ._named_works import skip_republic, skip_short_name
from ._text import BLANK, Tokens
from ._years import read_leading_year

__all__ = ["read_issuer", "read_region", "skip_name", "skip_to_number"]

# Words and the marks between them.
_MAX_ISSUER_LENGTH: Final = 2 * MAX_ISSUER_LENGTH
_MAX_NAME_LENGTH: Final = 8
_COUNTS: Final = {"2": "dua", "3": "tiga", "4": "empat", "5": "lima"}
_MARKS: Final = frozenset([",", "/", "-", "'"])
"""Marks within the name of an office."""
_BRACKETED: Final = frozenset(["kep", "kepulauan", "dan kep", "dan kepulauan"])
"""What may end the name of an area in brackets, "Banggai (Kep.)"."""
_JOINS: Final = frozenset(["dan", "serta", "/", ",", "&"])
"""Words and marks between two kinds that share a number."""


def skip_to_number(tokens: Tokens, kind: str, index: int) -> tuple[str, int]:
    """Skip the words before a number; return the kind, which "Darurat" changes, and the index of the number."""
    cursor = index
    while True:
        cursor = _skip_loose_words(tokens, skip_short_name(tokens, skip_republic(tokens, cursor)))
        if kind == "uu" and tokens.word(cursor) in {"drt", "darurat"}:
            kind, cursor = "uu_darurat", cursor + 1
        elif tokens.word(cursor) in {".", ",", ":"} and (
            resolve_spelling(tokens.word(cursor + 1)) in NUMBER_WORDS or names_republic(tokens.word(cursor + 1))
        ):
            cursor += 1
        elif tokens.word(cursor) == "-" and names_republic(tokens.word(cursor + 1)):
            cursor += 1  # "MPR-RI"
        else:
            return kind, cursor


def _skip_loose_words(tokens: Tokens, index: int) -> int:
    """Skip words between an office and a number that are part of neither, "terbaru", "dengan nomor", "(Nomor"."""
    cursor = index
    while tokens.word(cursor) in LOOSE_WORDS and tokens.raw(cursor).islower():
        cursor = tokens.skip(cursor + 1, {",", ":"})
    cursor = tokens.skip(cursor, {"dengan", "("})
    has_label = resolve_spelling(tokens.word(cursor)) in NUMBER_WORDS
    has_digits = tokens.word(cursor)[:1].isdigit() and tokens.word(cursor - 1) in LOOSE_WORDS
    return cursor if has_label or has_digits else index


def skip_name(tokens: Tokens, index: int) -> int | None:
    """Skip an act's name before its number, "UU Narkotika No. 35 Tahun 2009"; None if there is no number."""
    for cursor in range(index, index + _MAX_NAME_LENGTH):
        word = tokens.word(cursor)
        if cursor > index and (
            resolve_spelling(word) in NUMBER_WORDS
            or (word == "(" and resolve_spelling(tokens.word(cursor + 1)) in NUMBER_WORDS)
        ):
            return tokens.skip(cursor, {"("})
        if not word.isalpha() or resolve_spelling(word) in NAMED_STOPS or is_head(word):
            return None
    return None


def read_issuer(tokens: Tokens, index: int, office: str) -> tuple[str, int] | None:
    """Read the words of an office up to the number.

    Args:
        tokens: The tokens.
        index: The index after the kind.
        office: The beginning of the office's name, which the kind implies.

    Returns:
        The words and the index of the number; None if there is no number.
    """
    words: list[str] = []
    cursor = index
    for _ in range(_MAX_ISSUER_LENGTH):
        bracketed = _read_bracketed(tokens, cursor) if words else []
        words += bracketed
        cursor = _skip_loose_words(tokens, skip_short_name(tokens, cursor))
        word = _normalise_word(tokens, cursor)
        if word == BLANK and not words:
            cursor += 1
            continue  # a form, "PERATURAN DESA ........ NOMOR ...."
        if _begins_number(tokens, cursor, word):
            return _join_words(words), cursor
        if word in {".", "!"} and words:
            cursor += 1
            continue
        repaired = repair_word(word)
        if not _is_of_issuer(tokens, cursor, repaired):
            return None
        if ends_issuer(repaired, tokens.word(cursor + 1)):
            has_topic = bool(words or office) and repaired in TOPIC_WORDS
            is_numbered = read_leading_year(tokens, cursor) or (has_topic and skip_name(tokens, cursor))
            return (_join_words(words), cursor) if is_numbered else None
        if repaired in _JOINS and is_head(tokens.word(cursor + 1)):
            return None  # "Perbup dan Perda Nomor 10"
        words.append(repaired)
        cursor += 1
    return None


def _read_bracketed(tokens: Tokens, index: int) -> list[str]:
    """Return the words in brackets that end the name of an area; none in other brackets, which hold a short name."""
    if tokens.word(index) != "(":
        return []
    words: list[str] = []
    while (word := tokens.word(index + 1 + len(words))).isalpha():
        words.append(word)
    return words if " ".join(words) in _BRACKETED else []


def _normalise_word(tokens: Tokens, index: int) -> str:
    """Return a word of an office, that of the state in its standard spelling, and a count of offices in words."""
    word = resolve_republic(tokens.word(index))
    if word in _COUNTS and tokens.word(index + 1) == "menteri":
        return _COUNTS[word]  # "SKB 3 Menteri"
    return word


def _begins_number(tokens: Tokens, index: int, word: str) -> bool:
    """Return whether a number begins at a word or a mark."""
    if resolve_spelling(word) in NUMBER_WORDS or word[:1].isdigit() or word == ":":
        return True
    following = tokens.word(index + 1)
    return word in {"/", "-"} and (not following.isalpha() or resolve_spelling(following) in NUMBER_WORDS)


def _is_of_issuer(tokens: Tokens, index: int, repaired: str) -> bool:
    """Return whether a word may be part of an office's name: not one that is misread and can't be repaired."""
    if repaired == tokens.word(index) and is_damaged(tokens.raw(index)):
        return False
    return (repaired.isalpha() and repaired.isascii()) or repaired in _MARKS


def _join_words(words: list[str]) -> str:
    """Join the words of an office, without the name of the state at their end."""
    text = " ".join(words).replace(" ,", ",").replace(" ' ", "'").replace(" / ", "/").replace(" - ", "-")
    while True:
        trimmed = text.removesuffix(" ri").removesuffix(" nkri").removesuffix(" republik indonesia")
        trimmed = trimmed.removesuffix(" negara kesatuan").strip(" ,/")
        if trimmed == text:
            return text
        text = trimmed


def read_region(kind: str, name: str) -> tuple[str, str | None]:
    """Read the region of a regional regulation; return its kind and issuer.

    Args:
        kind: The kind of the regulation, which the region may change.
        name: The words after the kind, "khusus provinsi papua".
    """
    special, _, rest = name.partition(" ")
    if special in {"khusus", "istimewa"}:
        if rest.startswith(("ibukota", "yogyakarta", "aceh")):
            return read_region(kind, f"daerah {name}")  # the region is a "daerah istimewa"
        _, region = read_region(kind, rest)
        return "perda_prov", normalise(f"{special} {region}") if region else None
    issuer = normalise(name) or ""
    for region_kind in ("kabupaten", "kota"):
        if issuer == region_kind or issuer.startswith(f"{region_kind} "):
            return "perda_kabkota", issuer
    if issuer == "provinsi" or issuer.startswith("provinsi "):
        return "perda_prov", issuer
    if issuer in PROVINCES.values() or issuer.startswith("daerah istimewa "):
        return "perda_prov", f"provinsi {issuer}"
    aceh = ACEH.get(issuer)  # where a regency is called by its name alone, "Qanun Banda Aceh"
    return ("perda_kabkota", f"{aceh} {issuer}") if aceh and kind == "perda_prov" else (kind, None)
