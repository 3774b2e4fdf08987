"""The tests mirror the package: the path of a module gives the path of its tests, and the reverse."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from psm_model.rules import RULES

ROOT: Final = Path(__file__).parents[2]
PACKAGE: Final = ROOT / "src" / "psm_model"
TESTS: Final = ROOT / "tests"
OTHERS: Final = {"cases", "docs", "examples", "repository"}
"""Folders of tests that are not about a module: real boards, documentation, examples and the repository."""
FILES: Final = sorted(
    path.relative_to(TESTS) for path in TESTS.rglob("test_*.py") if path.relative_to(TESTS).parts[0] not in OTHERS
)


def list_subjects(folder: Path) -> set[str]:
    """Return the possible subjects of tests in a folder: its package, and its modules and packages."""
    package = PACKAGE / folder
    inside = {path.stem.lstrip("_") for path in package.glob("*.py")} | {
        path.parent.name for path in package.glob("*/*.py")
    }
    return {package.name} | inside - {"init", "main"}


def is_named_after(stem: str, subject: str) -> bool:
    """Return whether a test file is about a subject, or about one aspect of it."""
    return stem == f"test_{subject}" or stem.startswith(f"test_{subject}_")


def test_tests_are_at_the_mirrored_path() -> None:
    """A test file is named after a module, or after the package, at the same place in the package."""
    assert [
        str(file)
        for file in FILES
        if not any(is_named_after(file.stem, subject) for subject in list_subjects(file.parent))
    ] == []


@pytest.mark.parametrize(
    ("stem", "folder", "expected"),
    [
        ("test_period", "values", True),
        ("test_period_text", "values", True),
        ("test_periods", "values", False),
        ("test_fast", "formats", True),
        ("test_rules_soundness", "rules", True),
        ("test_period", "law", False),
        ("test_popolo", "formats/popolo", True),
    ],
)
def test_wrong_place_is_detected(stem: str, folder: str, *, expected: bool) -> None:
    """A similar name, and a module of another folder, are distinguished."""
    assert any(is_named_after(stem, subject) for subject in list_subjects(Path(folder))) is expected


def test_every_rule_has_tests_in_its_family() -> None:
    """Each rule is tested by its code in the folder that mirrors its own, in addition to the tests of all rules."""
    missing = []
    for code, rule in RULES.items():
        *_, family, _ = rule.find.__module__.split(".")
        folder = TESTS / "rules" / family if family != "checking" else TESTS / "checking"
        if not any(code in path.read_text(encoding="utf-8") for path in folder.glob("test_*.py")):
            missing.append(code)
    assert missing == []
