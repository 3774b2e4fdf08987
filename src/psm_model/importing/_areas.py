"""Codes of areas from their names, by the table of the extra `areas` and the names of a mapping."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from psm_model.i18n import Bilingual
from psm_model.values.area_table import list_area_names

from ._row_kinds import show_text
from ._targets import PLACES
from .mapping import AreaSettings

__all__ = [
    "DISTRICT",
    "REGENCY",
    "VILLAGE",
    "AreaFinder",
    "FoundArea",
    "find_area_word",
    "is_area_name",
    "list_codes",
    "strip_area_word",
]

_KIND: Final = re.compile(
    r"(?:desa|kelurahan|kel|ds|kalurahan|nagari|gampong|kecamatan|kec|kapanewon|kemantren|distrik|kabupaten|kab|kota"
    r"|provinsi|propinsi|prov)\b[.:\s]*",
    re.IGNORECASE,
)
_CITY: Final = re.compile(r"kota\b", re.IGNORECASE)
_NO_NAME: Final = re.compile(r"[^0-9a-z]+")
_CODE: Final = re.compile(r"[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?")
_FIRST_CITY: Final = 71
_MAX_SHOWN: Final = 5
REGENCY: Final = 2
"""The depth of regencies and cities."""
DISTRICT: Final = 3
"""The depth of districts."""
VILLAGE: Final = 4
"""The depth of villages."""
_DEPTHS: Final = {name: depth for depth, name in enumerate(PLACES, start=1)}


class FoundArea(NamedTuple):
    """What is known of an area that a row names."""

    code: str | None
    """Its code; None if it is not known."""
    names: tuple[dict[str, str], ...]
    """As in the JSON document, its name and those of the areas around it whose code is not known."""
    doubt: Bilingual | None
    """Why its code is not known."""
    doubtful: str | None = None
    """The target of the name that has no code."""


class AreaFinder:
    """A finder of codes of areas. An ambiguous name has none."""

    def __init__(self, settings: AreaSettings) -> None:
        self._within = settings.within or ""
        self._names = {_fold(name): code for name, code in settings.names.items()}
        self._known: dict[tuple[str, tuple[tuple[str, str], ...]], FoundArea] = {}

    def find(self, places: Mapping[str, str], title_area: str = "") -> FoundArea | None:
        """Return the smallest area of a row.

        Args:
            places: Names by target, as in `PLACES`.
            title_area: The code of the area that titles name, in which they are looked up too.
        """
        named = tuple((name, places[name]) for name in PLACES if places.get(name))
        if not named:
            return None
        around = title_area if f"{title_area}.".startswith(f"{self._within}.") or not self._within else self._within
        if (around, named) not in self._known:
            if len(self._known) > 1 << 14:
                self._known.clear()
            self._known[around, named] = self._find(named, around)
        return self._known[around, named]

    def _find(self, named: tuple[tuple[str, str], ...], around: str) -> FoundArea:
        parts: list[str] = [around]
        # The first level of which several areas have the name, which a smaller area may settle.
        unclear: tuple[int, list[str], str] | None = None
        for at, (target, name) in enumerate(named):
            codes = sorted({code for part in parts for code in self._list_codes(name, _DEPTHS[target], part)})
            if not codes:
                unclear = unclear or (at, codes, around)
                break
            if len(codes) > 1:
                unclear = unclear or (at, codes, around)
            else:
                unclear = None
                around = max(around, codes[0], key=len)
            parts = [max(_find_part(code, parts), code, key=len) for code in codes]
        if unclear is None:
            return FoundArea(codes[0], (), None)
        at, codes, around = unclear
        target, name = named[at]
        within = {"within": around} if around else {}
        # From small to large.
        names = tuple({"level": PLACES[each].value, "name": text, **within} for each, text in named[at:][::-1])
        doubt = _describe_doubt(name, codes, around, is_table_known=list_area_names(1) is not None)
        return FoundArea(None, names, doubt, target)

    def _list_codes(self, name: str, depth: int, around: str) -> list[str]:
        if _CODE.fullmatch(name.strip()) and name.count(".") == depth - 1:
            return [name.strip()]
        own = self._names.get(_fold(name))
        return list_codes(name, depth, around) if own is None else [own]


def _find_part(code: str, parts: Sequence[str]) -> str:
    """Return the area that has an area in it, or is in it."""
    return next((part for part in parts if code.startswith(part) or part.startswith(code)), "")


def list_codes(name: str, depth: int, around: str) -> list[str]:
    """Return the codes of all areas of a name, by the table of the extra `areas`; none without it.

    Args:
        name: The name. A word for the kind of the area may precede it, and decides between a regency and a city.
        depth: The level, from 1 for provinces to 4 for villages.
        around: The code of an area in which, or around which, they are; empty for the whole country.
    """
    # They may also be around the area in which names are looked up, as its province is.
    codes = [
        code
        for code in _index_names(depth).get(_strip_kind(name), [])
        if f"{code}.".startswith(f"{around}.") or f"{around}.".startswith(f"{code}.") or not around
    ]
    if depth == REGENCY and len(codes) > 1:
        is_city = _CITY.match(name.strip()) is not None
        codes = [code for code in codes if (int(code[3:5]) >= _FIRST_CITY) == is_city]
    return codes


def strip_area_word(name: str) -> str:
    """Return the name of an area without the word for its kind.

    >>> strip_area_word("Kec. Contoh"), strip_area_word("KALURAHAN WARU"), strip_area_word("Desa")
    ('Contoh', 'WARU', 'Desa')
    """
    return _KIND.sub("", name.strip(), count=1).strip() or name


def find_area_word(name: str) -> str | None:
    """Return the word for the kind of an area before its name, in small letters; None if there is none.

    >>> find_area_word("Kec. Contoh"), find_area_word("Contoh")
    ('kec', None)
    """
    match = _KIND.match(name.strip())
    return None if match is None else match[0].rstrip(".: ").casefold()


def is_area_name(text: str) -> bool:
    """Return whether a text is the name of an area, by a word for its kind or by the table of the extra `areas`.

    >>> is_area_name("Desa Waru"), is_area_name("Siti Contoh")
    (True, False)
    """
    return _KIND.match(text.strip()) is not None or any(list_codes(text, depth, "") for depth in _DEPTHS.values())


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def _strip_kind(name: str) -> str:
    return _NO_NAME.sub("", _KIND.sub("", name.strip(), count=1).casefold())


@cache
def _index_names(depth: int) -> Mapping[str, list[str]]:
    """Return the codes of a level by name, without the words for the kind of an area."""
    index: dict[str, list[str]] = {}
    for code, name in (list_area_names(depth) or {}).items():
        index.setdefault(_strip_kind(name), []).append(code)
    return index


def _describe_doubt(name: str, codes: list[str], around: str, *, is_table_known: bool) -> Bilingual:
    """Return why a name has no code. Only the name of an area is shown: another may be that of a person."""
    within_english, within_indonesian = (f" within {around}", f" di dalam {around}") if around else ("", "")
    if codes:
        name = show_text(name)
        listed = ", ".join(codes[:_MAX_SHOWN]) + (", …" if len(codes) > _MAX_SHOWN else "")
        return Bilingual(
            f"{len(codes)} areas are called {name!r}{within_english}: {listed}; choose one under areas.names",
            f"ada {len(codes)} wilayah bernama {name!r}{within_indonesian}: {listed}; pilih salah satu di areas.names",
        )
    if not is_table_known:
        return Bilingual(
            "the code of this area is not known without the extra `areas`; the name is kept",
            "kode wilayah ini tidak diketahui tanpa paket tambahan `areas`; namanya disimpan",
        )
    return Bilingual(
        f"no area has this name{within_english}; the name is kept",
        f"tidak ada wilayah dengan nama ini{within_indonesian}; namanya disimpan",
    )
