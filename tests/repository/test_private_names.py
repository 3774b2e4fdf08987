"""Tests go through public names: the private ones of a package are for its own tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

TESTS: Final = Path(__file__).parents[1]
DOCUMENTATION: Final = ("docs._ext", "docs._playground")
"""The programs of the documentation, for its own tests."""


def iter_imports(source: str) -> Iterator[str]:
    """Yield the dotted names that a file imports anywhere."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_private_elsewhere(name: str, file: Path) -> bool:
    """Return whether a test file imports a private name, other than from a private module of the package it mirrors."""
    if name.startswith(DOCUMENTATION):
        return file.parts[0] != "docs"
    owner, dot, private = name.partition("._")
    if not dot or private.startswith("_"):
        return False
    if name.rpartition(".")[2].startswith("_") and not is_module(name):
        return True
    package, *folders = owner.split(".")
    # The tests of a package may be those of the package around it.
    return package != "psm_model" or tuple(folders)[: len(file.parts) - 1] != file.parts[:-1]


def is_module(name: str) -> bool:
    """Return whether a dotted name is that of a module of the package."""
    return (TESTS.parent / "src" / f"{name.replace('.', '/')}.py").is_file()


def test_tests_import_no_private_name_of_others() -> None:
    """A test imports a private module only of the package that it mirrors, and no private name of any module."""
    found = []
    for path in sorted(TESTS.rglob("*.py")):
        file = path.relative_to(TESTS)
        found += [
            (str(file), name)
            for name in iter_imports(path.read_text(encoding="utf-8"))
            if is_private_elsewhere(name, file)
        ]
    assert found == []


@pytest.mark.parametrize(
    ("name", "file", "expected"),
    [
        ("psm_model.charts._canvas.TextItem", "charts/test_board.py", False),
        ("psm_model.charts._canvas.TextItem", "views/test_board.py", True),
        ("psm_model.charts._seats._TIERS", "charts/test_board.py", True),
        ("psm_model.law.reading._text", "law/test_found_citation.py", False),
        ("psm_model.strategies.violations._BROKEN", "rules/test_catalogue.py", True),
        ("psm_model._html.table", "test_html.py", False),
        ("psm_model._progress.show_progress", "cli/test_check.py", True),
        ("psm_model.__version__", "cli/test_cli.py", False),
        ("__future__.annotations", "cli/test_cli.py", False),
        ("tests.rules.samples._term", "rules/test_cycles.py", True),
        ("docs._ext.generated.pages", "docs/test_generated.py", False),
        ("docs._ext.generated.pages", "rules/test_catalogue.py", True),
    ],
)
def test_private_names_are_detected(name: str, file: str, *, expected: bool) -> None:
    """Private names, and private modules of other packages, are distinguished from those of the mirrored package."""
    assert is_private_elsewhere(name, Path(file)) is expected
