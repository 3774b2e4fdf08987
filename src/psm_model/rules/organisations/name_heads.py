"""Words in the names of organisations that introduce the name of an area."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from psm_model.values.area import AreaKind, Level

__all__ = ["ADMINISTRATIVE", "HEADS", "Head", "iter_heads", "name_words", "opens"]

_WORD: Final = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")
_REGENCY: Final = frozenset({"kabupaten", "kab"})
_CITY: Final = frozenset({"kota", "kotamadya", "kodya"})
_BOTH: Final = frozenset({"kabkota", "kabkot"})
# Between the two words of "Kabupaten/Kota": a stroke, a dash or one of these.
_OR: Final = frozenset({"dan", "atau", "maupun"})
HEADS: Final[Mapping[Level, frozenset[str]]] = {
    Level.PROVINCE: frozenset({"provinsi", "propinsi", "prov", "prop"}),
    Level.REGENCY_CITY: _REGENCY | _CITY,
    Level.DISTRICT: frozenset({"kecamatan", "kec", "distrik", "kapanewon", "kemantren"}),
    Level.VILLAGE: frozenset(
        {"desa", "kelurahan", "kel", "kalurahan", "nagari", "gampong", "kampung", "pekon", "lembang"}
    ),
}
"""The words before the name of an area, by level."""
ADMINISTRATIVE: Final = frozenset({"administrasi", "adm"})
"""The words between such a word and the name: "Kota Administrasi Jakarta Pusat"."""
# Words of organisations before the name of their area. After any other word, "Kota" may be part of a name
# ("Lima Puluh Kota"), of a district's ("Kecamatan Kota") or a surname ("Jombang Kota Santri").
_OPENERS: Final = frozenset(
    """
    ipsm psm ikatan pekerja sosial masyarakat forum komunikasi organisasi perkumpulan persatuan paguyuban lembaga badan
    komunitas relawan pilar pengurus kepengurusan dewan pimpinan daerah cabang wilayah tingkat perwakilan sekretariat
    koordinator koordinasi tim anggota dpd dpc dpw dpp pd pc pw se di dari untuk kesejahteraan mandiri
    """.split()  # noqa: SIM905  # as words they can be read
)


def name_words(name: str) -> list[str]:
    """Return the case-folded words of a name."""
    return [word.casefold() for word in _WORD.findall(name)]


def opens(words: Sequence[str], position: int) -> bool:
    """Return whether the name of an area may begin at a position."""
    return position == 0 or words[position - 1] in _OPENERS


class Head(NamedTuple):
    """A word such as *Kabupaten* in a name."""

    kinds: frozenset[AreaKind]
    """The kinds of regencies and cities that it may mean; empty for other levels."""
    start: int
    """Its position among the words."""
    end: int
    """The position at which the name after it begins."""


_KINDS: Final = {
    **dict.fromkeys(_REGENCY, frozenset({AreaKind.REGENCY})),
    **dict.fromkeys(_CITY, frozenset({AreaKind.CITY})),
    **dict.fromkeys(_BOTH, frozenset({AreaKind.REGENCY, AreaKind.CITY})),
}


def iter_heads(words: Sequence[str], level: Level) -> Iterator[Head]:
    """Yield the heads of a level that are followed by a name."""
    heads = HEADS[level] | _BOTH if level is Level.REGENCY_CITY else HEADS[level]
    position = 0
    while position < len(words):
        if words[position] not in heads:
            position += 1
            continue
        start, kinds = position, _KINDS.get(words[position], frozenset())
        position += 1
        # "Kabupaten/Kota Batang" comes from a form and is ambiguous.
        while level is Level.REGENCY_CITY and position < len(words):
            skip = position + 1 if words[position] in _OR and position + 1 < len(words) else position
            if words[skip] not in _KINDS:
                break
            kinds, position = kinds | _KINDS[words[skip]], skip + 1
        while position < len(words) and words[position] in ADMINISTRATIVE:
            position += 1
        if position < len(words):
            yield Head(kinds, start, position)
