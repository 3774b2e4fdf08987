"""Tests import public names and helpers: no private name of another package, and no other test."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

TESTS: Final = Path(__file__).parents[1]
PARSERS: Final = ("re._constants", "re._parser")
"""The only parser of regular expressions, for the texts that mislead them."""
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
    if name in PARSERS:
        return file.as_posix() != "repository/patterns.py"
    if name.startswith(DOCUMENTATION):
        return file.parts[0] != "docs"
    owner, dot, private = name.partition("._")
    if not dot or private.startswith("_"):
        return False
    if name.rpartition(".")[2].startswith("_") and not is_module(name):
        return True
    package, *folders = owner.split(".")
    # The tests of a package may be with those of the package around it, and use what that has for all of its packages.
    common = min(len(folders), len(file.parts) - 1)
    is_mirrored = tuple(folders[:common]) == file.parts[:common] and bool(common) == bool(
        len(file.parts) - 1 or folders
    )
    return package != "psm_model" or not is_mirrored


def is_module(name: str) -> bool:
    """Return whether a dotted name is that of a module of the package."""
    return (TESTS.parent / "src" / f"{name.replace('.', '/')}.py").is_file()


def is_of_a_test(name: str) -> bool:
    """Return whether a dotted name is that of a test file, or of something in it."""
    return name.startswith("tests.") and any(step.startswith("test_") for step in name.split("."))


@cache
def list_all_imports() -> list[tuple[Path, str]]:
    """Return the imports of all files of the tests, each with its file."""
    files = {path.relative_to(TESTS): path.read_text(encoding="utf-8") for path in sorted(TESTS.rglob("*.py"))}
    return [(file, name) for file, text in files.items() for name in iter_imports(text)]


def find_imports(is_wrong: Callable[[str, Path], bool]) -> list[tuple[str, str]]:
    """Return the wrong imports of all files of the tests, each with its file."""
    return [(str(file), name) for file, name in list_all_imports() if is_wrong(name, file)]


@pytest.mark.slow
def test_tests_import_no_private_name_of_others() -> None:
    """A test imports a private module only of the package that it mirrors, and no private name of any module."""
    assert find_imports(is_private_elsewhere) == []


def test_tests_import_no_other_test() -> None:
    """What several tests share is in a module of its own."""
    assert find_imports(lambda name, _: is_of_a_test(name)) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("tests.values.test_period.DAYS", True), ("tests.values.strategies.periods", False), ("test_period.DAYS", False)],
)
def test_imported_tests_are_detected(name: str, *, expected: bool) -> None:
    """A test file is distinguished from a module that tests share."""
    assert is_of_a_test(name) is expected


@pytest.mark.parametrize(
    ("name", "file", "expected"),
    [
        ("psm_model.charts._canvas.TextItem", "charts/test_board.py", False),
        ("psm_model.charts._canvas.TextItem", "views/test_board.py", True),
        ("psm_model.charts._cards._EDGE", "charts/test_board.py", True),
        ("psm_model.law.reading._text", "law/test_found_citation.py", False),
        ("psm_model.strategies.violations._BROKEN", "rules/test_catalogue.py", True),
        ("psm_model.formats._problems.WrongValueError", "formats/tables/test_cells.py", False),
        ("psm_model.formats._problems.WrongValueError", "test_errors.py", True),
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
