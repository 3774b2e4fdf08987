"""Import every public module of the installed package, and call what needs an extra.

    python -I release/every_module.py xlsx charts

The arguments are the extras that are installed. What needs another one must raise ModuleNotFoundError with the name of
that extra, and everything else must work. The program needs nothing but psm-model, and prints how much it did.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import psm_model
from psm_model import Level, Organisation, Register, check, dump, dumps, load, loads

MISSING = re.compile(r"install psm-model\[([a-z]+)\]$")
NEEDED_BY = {
    "psm_model.charts": "charts",
    "psm_model.formats.arrow": "arrow",
    "psm_model.formats.parquet": "arrow",
    "psm_model.formats.pydantic": "pydantic",
    "psm_model.reports.arrow": "arrow",
    "psm_model.strategies": "hypothesis",
    "psm_model.testing": "hypothesis",
}
"""Modules and packages that need an extra to be imported."""
REGISTER = Register.of(Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL))


def list_modules() -> Iterator[str]:
    """Yield the public modules; packages that need a missing extra are not entered."""
    for module in walk_packages(psm_model.__path__, "psm_model.", onerror=lambda _: None):
        if not any(part.startswith("_") for part in module.name.split(".")):
            yield module.name


def read_back(name: str) -> None:
    """Write the register into a file, and read it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        dump(REGISTER, file)
        if load(file) != REGISTER:
            sys.exit(f"{name}: not what was written")


def list_empty_areas() -> None:
    """Ask for the provinces that no organisation has."""
    from psm_model.queries import find_areas_without_organisation

    find_areas_without_organisation(REGISTER, Level.PROVINCE, date(2026, 1, 1))


def read_json() -> None:
    """Write, read and check the register, which no extra is needed for."""
    if loads(dumps(REGISTER)) != REGISTER or not check(REGISTER).ok:
        sys.exit("JSON: not what was written")


CALLS: tuple[tuple[str | None, Callable[[], None]], ...] = (
    (None, read_json),
    (None, lambda: read_back("r.json")),
    (None, lambda: read_back("r.jsonl.gz")),
    ("xlsx", lambda: read_back("r.xlsx")),
    ("arrow", lambda: read_back("r.parquet")),
    ("zstd", lambda: read_back("r.json.zst")),
    ("areas", list_empty_areas),
)
"""What each extra is for, where the package itself does not need it to be imported."""


def get_missing_extra(call: Callable[[], object]) -> str | None:
    """Call a function, and return the extra that it needs and misses.

    Raises:
        ModuleNotFoundError: the message names no extra.
    """
    try:
        call()
    except ModuleNotFoundError as error:
        found = MISSING.search(str(error))
        if found is None:
            raise
        return found[1]
    return None


def main(installed: set[str]) -> str | None:
    """Import and call everything; return the first contradiction."""
    if sys.version_info >= (3, 14):
        installed |= {"zstd"}
    modules = sorted(list_modules())
    for name in modules:
        extra = next((extra for package, extra in NEEDED_BY.items() if f"{name}.".startswith(f"{package}.")), None)
        expected = None if extra in installed else extra
        missing = get_missing_extra(lambda name=name: import_module(name))  # type: ignore[misc]
        if missing != expected:
            return f"{name}: expected the missing extra {expected}, got {missing}"
    for extra, call in CALLS:
        expected = None if extra in installed else extra
        missing = get_missing_extra(call)
        if missing != expected:
            return f"a call for {extra}: expected the missing extra {expected}, got {missing}"
    print(f"{len(modules)} modules, {len(CALLS)} calls")
    return None


if __name__ == "__main__":
    sys.exit(main(set(sys.argv[1:])))
