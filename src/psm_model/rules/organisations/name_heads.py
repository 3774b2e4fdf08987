"""The words in the name of an organisation that say of which area it is."""

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
"""By level, the words that stand before the name of an area of it."""
ADMINISTRATIVE: Final = frozenset({"administrasi", "adm"})
# Words of organisations, behind which the name of their area stands. After any other word, "Kota" may be part of a name
# ("Lima Puluh Kota"), of a district's ("Kecamatan Kota") or a surname ("Jombang Kota Santri").
_OPENERS: Final = frozenset(
    """
    ipsm psm ikatan pekerja sosial masyarakat forum komunikasi organisasi perkumpulan persatuan paguyuban lembaga badan
    komunitas relawan pilar pengurus kepengurusan dewan pimpinan daerah cabang wilayah tingkat perwakilan sekretariat
    koordinator koordinasi tim anggota dpd dpc dpw dpp pd pc pw se di dari untuk kesejahteraan mandiri
    """.split()  # noqa: SIM905  # as words they can be read
)


def name_words(name: str) -> list[str]:
    """Return the words of a name, without case."""
    return [word.casefold() for word in _WORD.findall(name)]


def opens(words: Sequence[str], at: int) -> bool:
    """Return whether what stands at a place of a name begins the name of an area."""
    return at == 0 or words[at - 1] in _OPENERS


class Head(NamedTuple):
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


def iter_heads(words: Sequence[str], level: Level) -> Iterator[Head]:
    """Yield the words of a level that have a name behind them."""
    heads = HEADS[level] | _BOTH if level is Level.REGENCY_CITY else HEADS[level]
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
        while at < len(words) and words[at] in ADMINISTRATIVE:
            at += 1
        if at < len(words):
            yield Head(kinds, start, at)
