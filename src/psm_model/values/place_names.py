"""Names of places in Indonesia, and words of the language that are not names of places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from typing import Final

import attrs

from ._patterns import compile_pattern
from .area import Level

__all__ = [
    "find_listed_level",
    "is_area_phrase",
    "is_further_word",
    "is_listed_place",
    "may_be_longer_place",
    "names_level",
]

_AFFIXED: Final = (
    "(?:(?:di|ter|ber|me)[a-z]{4,}|(?:ke|pe)[a-z]{3,}an|[a-z]{3,}(?:nya|kan|ed)|se(?:lambat|cepat|kurang|lebih)[a-z-]*)"
)
"""A pattern of words with affixes."""
_LARGE: Final = frozenset(("kabupaten", "kab", "kota", "provinsi", "prov", "wilayah", "daerah", "karesidenan"))
_SMALL: Final = frozenset(
    (
        *("kecamatan", "kec", "desa", "kelurahan", "kel", "kalurahan", "kapanewon", "nagari", "gampong", "distrik"),
        *("dusun", "pekon", "kampung"),
    )
)
_MAX_SMALL_LENGTH: Final = 3
_MAX_BARE_LENGTH: Final = 2
_LEVEL_LISTS: Final = {
    "provinces": Level.PROVINCE,
    "short_provinces": Level.PROVINCE,
    "regencies": Level.REGENCY_CITY,
    "short_regencies": Level.REGENCY_CITY,
}
"""The lists of names of areas of one level."""
_LIKE_SPELLING: Final = 0.7
"""The least similarity, from 0 to 1, of two spellings of one name, "Sidempuan" and "Sidimpuan"."""


@attrs.frozen
class _Names:
    """The lists of `place_names.toml`, prepared for look-ups."""

    listed: frozenset[str]
    """The names of provinces, regencies, cities and seats of regencies, in lower case and without gaps."""
    levels: Mapping[str, frozenset[Level]]
    """The levels of the areas that a name may mean alone, by the name in lower case and without gaps."""
    further_words: frozenset[str]
    """Words after the first one in the names of provinces, regencies and cities, and all words of provinces."""
    no_name: str
    """A pattern of words that no name of a place has: words with affixes, and words about days and terms."""
    no_village: str
    """The same after *Desa* or *Kecamatan*: some names of villages and districts look like they had affixes."""


@cache
def _load_names() -> _Names:
    # Most programs read no names of places.
    from psm_model._toml import parse_toml

    lists = parse_toml(files(__package__).joinpath("place_names.toml").read_text(encoding="utf-8"), "names of places")
    provinces, regencies, towns = ([name.lower() for name in lists[key]] for key in ("provinces", "regencies", "towns"))
    words, stems, named = ("|".join(lists[key]) for key in ("words", "stems", "names_with_affixes"))
    verbs = rf"(?:di|ter|mem?per|memp?|men[gy]?|me)(?:per)?(?:{stems})(?:kan|i)?|(?:di|me)[a-z]{{3,}}kan|[a-z]{{3,}}nya"
    further = (word for name in (*provinces, *regencies) for word in name.replace("-", " ").split()[1:])
    levels: dict[str, frozenset[Level]] = {}
    for key, level in _LEVEL_LISTS.items():
        for name in lists[key]:
            bare = _remove_gaps(name)
            levels[bare] = levels.get(bare, frozenset()) | {level}
    return _Names(
        levels=levels,
        listed=frozenset(_remove_gaps(name) for name in (*provinces, *regencies, *towns)),
        further_words=frozenset(further) - {"dan"} | {*" ".join(provinces).split(), *lists["further_words"]},
        no_name=rf"(?!(?:{named})(?![a-z])){_AFFIXED}|{words}",
        no_village=f"{verbs}|{words}",
    )


def _remove_gaps(name: str) -> str:
    return re.sub("[ .-]", "", name.lower())


def find_listed_level(name: str) -> Level | None:
    """Return the level of the area that a name means without a word such as *Kabupaten* before it.

    Return None if it is not listed, or names areas of several levels, as *Jambi* does.

    >>> find_listed_level("Jateng"), find_listed_level("Batang"), find_listed_level("Jambi")
    (<Level.PROVINCE: 'province'>, <Level.REGENCY_CITY: 'regency_city'>, None)
    """
    levels = _load_names().levels.get(_remove_gaps(name), frozenset())
    return next(iter(levels)) if len(levels) == 1 else None


def is_further_word(word: str) -> bool:
    """Return whether a word may follow the first one in the name of a large area.

    >>> is_further_word("tengah"), is_further_word("batang")
    (True, False)
    """
    return word in _load_names().further_words


def is_listed_place(name: str) -> bool:
    """Return whether a name is that of a province, a regency, a city or the seat of a regency.

    >>> is_listed_place("BATANG"), is_listed_place("Bau-Bau"), is_listed_place("Menjelang")
    (True, True, False)
    """
    return _remove_gaps(name) in _load_names().listed


def may_be_longer_place(name: str, rest: str) -> bool:
    """Return whether words after a listed name may abbreviate, or spell otherwise, the end of a longer listed name.

    >>> may_be_longer_place("solok", "sel"), may_be_longer_place("padang", "sidempuan")
    (True, True)
    >>> may_be_longer_place("batang", "budi")
    False
    """
    beginning, end = (_remove_gaps(text) for text in (name, rest))
    longer = (place[len(beginning) :] for place in _load_names().listed if place.startswith(beginning))
    return any(
        _abbreviates(end, full) or SequenceMatcher(None, end, full).ratio() >= _LIKE_SPELLING
        for full in longer
        if end and full and end[0] == full[0]
    )


def _abbreviates(short: str, full: str) -> bool:
    """Return whether all letters of a short form occur in the full one in that order, "brt" in "barat"."""
    letters = iter(full)
    return all(letter in letters for letter in short)


def names_level(text: str) -> bool:
    """Return whether the first word says what kind of area the next ones name.

    >>> names_level("Kab. Batang"), names_level("Batang")
    (True, False)
    """
    return text.lower().partition(" ")[0].rstrip(".") in _LARGE | _SMALL


def is_area_phrase(text: str) -> bool:
    """Return whether words can only be the name of an area, or of several from small to large.

    The first word of the name of a regency is free, and the others are listed. The name of a district or a village, and
    one without what it is called, may have further words. None may be a word of the language.

    >>> [is_area_phrase(text) for text in ("Kabupaten Batang", "Desa Karang Baru", "Kabupaten Batang Ditunda")]
    [True, True, False]
    """
    names = _load_names()
    words = [word.rstrip(".,") for word in text.lower().split()]
    longest, length, no_name = _MAX_BARE_LENGTH, 0, names.no_name
    for at, word in enumerate(words):
        level = word.removeprefix("se-").removeprefix("se")
        if level in _LARGE | _SMALL:
            longest, length = _MAX_SMALL_LENGTH if level in _SMALL else 1, 0
            no_name = names.no_village if level in _SMALL else names.no_name
        elif word == "tingkat" or (word == "eks" and words[at + 1 : at + 2] == ["karesidenan"]):
            continue
        else:
            length += 1
            if length > 1 and is_further_word(word):
                continue
            if length > longest or compile_pattern(no_name).fullmatch(word):
                return False
            no_name = names.no_name
    return True
