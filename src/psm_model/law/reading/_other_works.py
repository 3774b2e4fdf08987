"""Constitutions, codes and acts of other countries, of other times and of other courts, which a kind seems to name."""

from __future__ import annotations

from typing import Final

from psm_model.law._names import CODES, UUD_YEAR, split_words
from psm_model.law._vocabulary import NAMED_STOPS, NUMBER_WORDS, names_republic, resolve_republic, resolve_spelling

from ._kind_phrases import is_head, read_kind
from ._numbers import read_number
from ._text import Tokens
from ._years import read_year

__all__ = ["find_other_work", "is_country"]

_COUNTRIES: Final = split_words(
    """
    afganistan afghanistan aljazair amerika argentina australia austria bangladesh belanda belgia brasil brazil brunei
    bulgaria burma chile chili china cina denmark ethiopia fiji filipina finlandia hindia hongaria india inggris irak
    iran irlandia israel italia jepang jerman kamboja kanada kenya kolombia korea kuba kuwait laos lebanon libya
    malaysia maroko meksiko mesir myanmar nepal nigeria norwegia oman pakistan palestina perancis prancis polandia
    portugal qatar rumania rusia siam singapura skotlandia spanyol sudan suriah suriname swedia swiss taiwan tanzania
    thailand tiongkok tunisia turki ukraina venezuela vietnam yaman yordania yunani zimbabwe
    """
)
_COUNTRIES_OF_TWO_WORDS: Final = frozenset(
    [
        *("timor leste", "timor timur", "arab saudi", "uni emirat", "uni eropa", "uni soviet", "sri lanka"),
        *("selandia baru", "afrika selatan", "papua nugini", "hong kong", "negara pasundan"),
    ]
)
_ABBREVIATED_COUNTRIES: Final = frozenset(["AS", "USA", "US", "UK", "RRC", "RRT", "PRC", "UE", "PNG", "UEA"])
"""Short names of countries, which count in capitals only."""
_ASSOCIATIONS: Final = split_words(
    """
    partai parpol organisasi ormas perkumpulan perhimpunan yayasan koperasi serikat paguyuban ikatan karang pdi pdip pni
    pki ppp golkar pkb pks pan psi pbb hanura gerindra nasdem psii masyumi parkindo nu muhammadiyah ipsm
    """
)
"""Words after "UUD" that make of it the rules of an association."""
_BEFORE: Final = split_words("negara republik kerajaan federal federasi persekutuan di milik")
_MAX_BEFORE_LENGTH: Final = 3  # words
_MAX_NAME_LENGTH: Final = 8  # words
_TREATIES: Final = split_words(
    "pengesahan ratifikasi aksesi persetujuan perjanjian konvensi protokol ekstradisi sama kerjasama hubungan batas"
)
"""Words of names of our own acts about other countries, "UU Ekstradisi Australia"."""
_NATIONAL: Final = CODES | {"uud", "uuds", "uu"}
"""Kinds whose name may be followed by that of a country."""
_FEDERAL: Final = frozenset(["ris", "serikat"])


def is_country(words: list[str]) -> bool:
    """Return whether words in small letters begin with the name of another country."""
    return words[0] in _COUNTRIES or " ".join(words[:2]) in _COUNTRIES_OF_TWO_WORDS


def _skip_country(tokens: Tokens, index: int) -> int:
    """Skip the name of another country, "Negara Jepang", "di Malaysia"; return the same index if there is none."""
    cursor = index
    while tokens.word(cursor) in _BEFORE and cursor < index + _MAX_BEFORE_LENGTH:
        cursor += 1
    if f"{tokens.word(cursor)} {tokens.word(cursor + 1)}" in _COUNTRIES_OF_TWO_WORDS:
        return cursor + 2
    if tokens.word(cursor) not in _COUNTRIES and tokens.raw(cursor) not in _ABBREVIATED_COUNTRIES:
        return index
    return tokens.skip(cursor + 1, {"serikat"})


def _skip_foreign_name(tokens: Tokens, index: int) -> int:
    """Skip the name of an act of another country, "Keimigrasian Malaysia"; return the same index if it is not one.

    The country may be anywhere in a name with capitals. In small letters the number follows it.
    """
    is_name = True
    for cursor in range(index, index + _MAX_NAME_LENGTH):
        word, raw = tokens.word(cursor), tokens.raw(cursor)
        end_index = _skip_country(tokens, cursor)
        if end_index > cursor:
            is_numbered = resolve_spelling(tokens.word(end_index)) in NUMBER_WORDS or tokens.word(end_index).isdigit()
            return end_index if is_name or is_numbered else index
        is_part = word.isalpha() and not (
            is_head(word) or names_republic(word) or resolve_spelling(word) in NAMED_STOPS
        )
        if not is_part or word in _TREATIES:
            return index
        is_name = is_name and (raw[0].isupper() or word in {"dan", *_BEFORE})
    return index


def _skip_federation(tokens: Tokens, index: int) -> int:
    """Skip the name of the federation of 1949, "RIS", "Republik Indonesia Serikat"."""
    cursor = index
    while tokens.word(cursor) in {"negara", "republik", "indonesia"}:
        cursor += 1
    return cursor + 1 if resolve_republic(tokens.word(cursor)) in _FEDERAL else index


def find_other_work(tokens: Tokens, index: int) -> int | None:
    """Return the index after a work that is not ours, "KUHP Malaysia", "UUD RIS", "KUHAP Militer"; None without one."""
    named = read_kind(tokens, index)
    if named is None or named.kind not in _NATIONAL:
        return None
    cursor = _skip_country(tokens, named.end_index)
    if cursor == named.end_index and named.kind == "uu":
        cursor = _skip_foreign_name(tokens, cursor)
    if cursor == named.end_index and named.kind == "uud":
        is_of_association = tokens.word(cursor) in _ASSOCIATIONS
        cursor = cursor + 1 if is_of_association else _skip_federation(tokens, cursor)
        year, year_end = read_year(tokens, tokens.skip(cursor, {"tahun"}))
        cursor = year_end if year not in {None, UUD_YEAR} else cursor
    if cursor == named.end_index and named.kind == "kuhap":
        cursor = tokens.skip(cursor, {"-"})
        cursor = cursor + 1 if tokens.word(cursor) == "militer" else named.end_index
    if cursor == named.end_index:
        return None
    number = read_number(tokens, cursor, may_be_roman=False) if named.kind == "uu" else None
    return number.end_index if number else cursor
