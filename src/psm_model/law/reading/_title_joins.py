"""The small words, lists and ranges within a title, and those that belong to the clause around it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from psm_model.law._names import ORDINALS, split_words
from psm_model.law._number_shape import is_year
from psm_model.law._vocabulary import ABBREVIATED, resolve_spelling
from psm_model.values.date_words import FULL_MONTHS

from ._clause_words import ends_clause, ends_clause_at
from ._kind_phrases import is_head
from ._text import Tokens
from ._title_words import ENACTS, ENDS, HONORIFICS, JOIN_CHAIN, JOINS, LISTS, NESTS, OFFICES, PLACED, SHORTENED

__all__ = [
    "ends_at_join",
    "find_last_join",
    "find_last_year",
    "follows_seat",
    "is_date",
    "is_enactment",
    "is_plain_name",
    "lists_actions",
    "lists_office",
    "names_place",
    "opens_division",
]

_MAX_BETWEEN_LENGTH: Final = 5  # words between items of a list, or years of a range
_MAX_ITEM_LENGTH: Final = 8  # words of an item of a list
_MAX_CHAIN_LENGTH: Final = 8  # consecutive small words
_CACHE_SIZE: Final = 4096  # the same few words are looked up repeatedly
_THROUGH: Final = frozenset(["s", "sampai"])
_AND: Final = frozenset([",", "dan", "serta", "atau"])
_WEEKDAYS: Final = split_words("senin selasa rabu kamis jumat sabtu ahad")
_DAYS: Final = _WEEKDAYS | FULL_MONTHS | {"tanggal", "minggu"}
"""Words after "pada" that begin a date."""
_DIVISIONS: Final = split_words("bab bagian lampiran paragraf buku penjelasan")
_NUMERAL: Final = re.compile("[IVXLC]+|[0-9]{1,3}")
_PREPOSITIONS: Final = split_words(
    "di ke dari dalam pada untuk bagi atas dengan terhadap sebagai berdasarkan oleh guna"
)
_SPECIAL: Final = (
    (ENDS | JOINS | _WEEKDAYS | _DIVISIONS)
    | frozenset(map(str.lower, HONORIFICS))
    | {",", "menjadi", "terhadap", "tahun", "tambahan", "berita"}
)
_ACTION: Final = re.compile(r"p(?:e|er)[a-z]{2,}an|tata|pedoman|petunjuk|persyaratan|syarat|standar|izin")
"""First words of titles that may name an agent or a beneficiary."""
_AGENTS: Final = frozenset(["oleh", "kepada", "melalui", "dari", "sebagai"])
"""Words that continue the clause after a title that names no action."""
_LISTED_ACTION: Final = re.compile(r"(?:pe|ke)[a-z]{4,}an")
"""A word of a list of actions, "pengalokasian, penyaluran, dan pemantauan"."""


def ends_at_join(tokens: Tokens, title_start: int, join: int, end_index: int, *, is_small: bool) -> bool:
    """Return whether a title ends at a small word, even if words with capitals follow.

    Args:
        tokens: The tokens.
        title_start: The index of the first word of the title.
        join: The index of the small word.
        end_index: The index after it, and after further small words.
        is_small: Whether the title is in small letters.
    """
    word, following = tokens.word(join), tokens.word(end_index)
    if word == "secara":
        return ends_clause_at(tokens, join)
    if word in LISTS:
        # "beserta perubahannya", "dan peraturan pelaksanaannya", "dan UU lain"
        last = tokens.raw(tokens.skip(end_index, {"peraturan"}))
        refers_back = last.islower() and last.endswith("nya") and last != "lainnya"
        return refers_back or following in ABBREVIATED or _joins_unlike(tokens, title_start, join)
    if word == "antara":
        return following == "lain"
    if word == "terhadap":
        return is_head(resolve_spelling(following)) and tokens.word(title_start) != "pengujian"
    if word in _AGENTS or (is_small and word in {"untuk", "bagi"} and tokens.raw(title_start)[0].islower()):
        # With "yang" the title contains a clause, "Dana Desa yang bersumber dari".
        words_before = {tokens.word(before) for before in range(title_start, end_index)}
        return _ACTION.fullmatch(tokens.word(title_start)) is None and "yang" not in words_before
    return word == "pada" and following in _DAYS


def find_last_join(tokens: Tokens, index: int) -> int:
    """Return the index of the last of several small words, "dan/atau di", given that of the first."""
    last = index
    while last < index + _MAX_CHAIN_LENGTH and (
        tokens.word(last + 1) in JOIN_CHAIN or (tokens.word(last + 1) == "." and tokens.word(last) in SHORTENED)
    ):
        last += 1
    return last


def _joins_unlike(tokens: Tokens, title_start: int, join: int) -> bool:
    """Return whether "dan" joins a phrase to the clause, "dan dalam upaya": no such phrase precedes it."""
    following = tokens.word(join + 1)
    return following in _PREPOSITIONS and all(tokens.word(index) != following for index in range(title_start, join))


def is_date(tokens: Tokens, index: int) -> bool:
    """Return whether a date begins at an index, "Rabu siang", "tanggal 5 Mei"."""
    if tokens.raw(index) in {"tanggal", "tertanggal", "per"}:
        return tokens.word(index + 1).isdigit() and tokens.word(index + 2) in FULL_MONTHS
    return tokens.word(index) in _WEEKDAYS and tokens.word(index - 1) != "hari"


def opens_division(tokens: Tokens, index: int) -> bool:
    """Return whether a citation of a part of the instrument begins at an index, "Bab III", "Penjelasan Pasal 5"."""
    word, following = tokens.word(index), tokens.word(index + 1)
    if word not in _DIVISIONS or tokens.word(index - 1) in NESTS | PLACED:
        return False
    return following == "pasal" or following in ORDINALS or bool(_NUMERAL.fullmatch(tokens.raw(index + 1)))


def follows_seat(tokens: Tokens, comma: int) -> bool:
    """Return whether a comma separates the seat of an office from a date, "SAMARINDA, Februari 2016"."""
    month = comma + 1 + tokens.word(comma + 1).isdigit()
    return tokens.word(month) in FULL_MONTHS and tokens.word(month + 1).isdigit()


def is_plain_name(tokens: Tokens, first: int, index: int) -> bool:
    """Return whether a word with an initial capital certainly belongs to a title; a quick test that most words pass."""
    return (
        _is_ordinary_word(tokens.word(index))
        and (tokens.gap(index) == " " or index == first)
        and tokens.text.normalised[tokens.start(index)].isupper()
        and not tokens.raw(index)[1:].isupper()
        and tokens.word(index + 1) != "negara"
    )


@lru_cache(_CACHE_SIZE)
def _is_ordinary_word(word: str) -> bool:
    """Return whether a word has no special meaning in a title."""
    return word not in _SPECIAL and word.isalpha() and resolve_spelling(word) == word and not is_head(word)


def lists_office(tokens: Tokens, first: int, comma: int) -> bool:
    """Return whether the office after a comma is an item of a list."""
    before = {tokens.word(index) for index in range(max(first, comma - _MAX_BETWEEN_LENGTH), comma)}
    return tokens.word(comma - 1) in OFFICES or tokens.word(comma + 1) in before


def names_place(tokens: Tokens, index: int) -> bool:
    """Return whether a title names an article, "atas Pasal Tertentu", "Pajak Penghasilan Pasal 21"."""
    return tokens.word(index) == "pasal" and tokens.word(index - 1) in PLACED


def is_enactment(tokens: Tokens, first: int, index: int) -> bool:
    """Return whether the words of a title before an index say that it makes something an act, "Penetapan"."""
    return any(tokens.word(before) in ENACTS for before in range(first, index))


def lists_actions(tokens: Tokens, comma: int) -> bool:
    """Return whether a list of short items continues after a comma, "pembagian, pencairan, dan laporan"."""
    is_last = tokens.word(comma + 1) in LISTS
    index = tokens.skip(comma + 1, LISTS)
    is_action = _LISTED_ACTION.fullmatch(tokens.word(index)) is not None and not is_head(tokens.word(index))
    if is_last:
        return is_action or tokens.word(comma - 2) in _AND or tokens.word(comma - 3) in _AND
    cursor = index
    while cursor < index + _MAX_ITEM_LENGTH and tokens.word(cursor) not in _AND:
        if ends_clause(tokens.raw(cursor)):
            return False
        cursor += 1
    next_item = tokens.skip(cursor + 1, LISTS)
    is_further_action = _LISTED_ACTION.fullmatch(tokens.word(next_item)) is not None
    if cursor == index + 1 and tokens.word(cursor) in LISTS and is_further_action:
        return True  # "pajak daerah, retribusi dan penerimaan"
    if is_action:
        return tokens.word(cursor) in LISTS or (tokens.word(cursor) == "," and is_further_action)
    is_short = cursor <= index + 2 and tokens.raw(index).islower() and tokens.word(cursor) == ","
    return is_short and (next_item > cursor + 1 or any(tokens.word(next_item + ahead) in _AND for ahead in (1, 2)))


def find_last_year(tokens: Tokens, index: int) -> int | None:
    """Return the index of the last year of a range, "2018 s.d. 2023", given that of its word."""
    if resolve_spelling(tokens.word(index)) not in _THROUGH or not tokens.word(index - 1)[:1].isdigit():
        return None
    cursor = index + 1
    while tokens.word(cursor) in {"/", "d", ".", "dengan", "tahun"} and cursor < index + _MAX_BETWEEN_LENGTH:
        cursor += 1
    return cursor if is_year(tokens.word(cursor)) else None
