"""Areas in a text: their level, their name, and their code if the table of areas has only one."""

from __future__ import annotations

from functools import cache
from typing import Final

import attrs

from psm_model.errors import require_type
from psm_model.values.area import AreaCode, AreaKind, Level
from psm_model.values.area_table import list_area_names

from ._area_reader import AreaRead, AreaReader
from ._tokens import Tokens, read_all
from .found import Found

__all__ = ["FoundArea", "find_area_code", "find_areas", "make_area"]


@attrs.frozen(kw_only=True)
class FoundArea(Found[str]):
    """An area in a text. The value is its name without the word for its level."""

    level: Level
    """Its level."""
    area: AreaCode | None = None
    """Its code, if `psm-model[areas]` is installed and only one area of the level has the name."""


def find_areas(text: str) -> tuple[FoundArea, ...]:
    """Find the areas that a text names with a word for their level, in order.

    >>> [(found.as_written, found.level.value) for found in find_areas("di Desa Misal Kecamatan Contoh, Kab. Batang")]
    [('Desa Misal', 'village'), ('Kecamatan Contoh', 'district'), ('Kab. Batang', 'regency_city')]

    Raises:
        WrongTypeError: the argument is not a text.
    """
    tokens = Tokens(require_type(text, str, "a text"))
    reader = AreaReader(tokens)
    return tuple(make_area(tokens, read) for read in read_all(tokens, reader.read_named))


def make_area(tokens: Tokens, read: AreaRead) -> FoundArea:
    """Make what `find_areas` returns of an area in tokens."""
    as_written = " ".join(tokens.slice(read.first, read.stop).split())
    name = " ".join(tokens.slice(read.name, read.stop).split())
    kind = tokens.word(read.first) if read.name > read.first else None
    code = find_area_code(read.level, name, kind=kind)
    return FoundArea(
        span=tokens.span(read.first, read.stop), as_written=as_written, value=name, level=read.level, area=code
    )


_CITY_WORDS: Final = frozenset({"kota"})


def find_area_code(
    level: Level, name: str, *, kind: str | None = None, within: AreaCode | None = None
) -> AreaCode | None:
    """Return the code of an area; None if several or no areas have the name, or the table is not installed.

    Args:
        level: The level of the area.
        name: Its name without the word for its level.
        kind: That word in lower case, which distinguishes a city from a regency.
        within: An area that contains it.
    """
    folded = _fold(name)
    codes = _index_names(level).get(folded, ())
    if level is Level.REGENCY_CITY and kind is not None:
        codes = tuple(code for code in codes if (AreaCode(code).kind is AreaKind.CITY) == (kind in _CITY_WORDS))
    if within is not None:
        codes = tuple(code for code in codes if code.startswith(f"{within.code}."))
    return AreaCode(codes[0]) if len(codes) == 1 else None


def _fold(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum())


@cache
def _index_names(level: Level) -> dict[str, tuple[str, ...]]:
    """Map names without the word for their level to the codes of the areas that have them."""
    names = list_area_names(level.depth) if level.depth else None
    index: dict[str, tuple[str, ...]] = {}
    for code, name in (names or {}).items():
        bare = name.removeprefix("Kabupaten ").removeprefix("Kota ") if level is Level.REGENCY_CITY else name
        index[_fold(bare)] = (*index.get(_fold(bare), ()), code)
    return index
