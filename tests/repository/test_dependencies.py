"""Dependencies: only their public parts are used, and none has an upper bound."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
SOURCES: Final = sorted((ROOT / "src").rglob("*.py"))
# The types of the standard library have a module that type checkers alone know.
_OWN: Final = frozenset({"psm_model", "_typeshed", ""}) | frozenset(sys.stdlib_module_names)


def list_private(text: str) -> list[str]:
    """Return the private parts of dependencies that a program imports, and the silenced checks for others."""
    found = re.findall("noqa: .*SLF001", text)
    for node in ast.walk(ast.parse(text)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            first, *others = name.split(".")
            if first not in _OWN and any(part.startswith("_") for part in (first, *others)):
                found.append(name)
    return found


@pytest.mark.slow
def test_no_private_part_is_used() -> None:
    """No module imports a private part of a dependency or reads a private attribute, which ruff finds."""
    assert {file.name: found for file in SOURCES if (found := list_private(file.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from openpyxl.worksheet._reader import WorkSheetParser", ["openpyxl.worksheet._reader.WorkSheetParser"]),
        ("import attr._make", ["attr._make"]),
        ("cell._value = 1  # noqa: SLF001", ["noqa: SLF001"]),
        ("from . import _files\nfrom psm_model._toml import parse_toml\nimport _csv", []),
    ],
)
def test_private_parts_are_found(text: str, expected: list[str]) -> None:
    """Private parts of dependencies are found; those of this package and of Python are others."""
    assert list_private(text) == expected


def test_no_dependency_has_an_upper_bound() -> None:
    """Each dependency and each extra may be newer than what was tried; the locks have what is tried."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [
        *project["dependencies"],
        *(each for name, several in extras.items() for each in several if name != "all"),
    ]
    assert len(wanted) > 8
    for requirement in wanted:
        assert re.fullmatch(r"[\w-]+>=[\d.]+", requirement.partition(";")[0].strip()), requirement
