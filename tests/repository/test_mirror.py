"""The tests mirror the package: whoever knows a module knows where its tests are, and the other way round."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from psm_model.rules import RULES

ROOT: Final = Path(__file__).parents[2]
PACKAGE: Final = ROOT / "src" / "psm_model"
TESTS: Final = ROOT / "tests"
OTHERS: Final = {"cases", "docs", "examples", "repository"}
"""Folders of tests about real boards, the documentation, the examples and the repository."""
FILES: Final = sorted(
    path.relative_to(TESTS) for path in TESTS.rglob("test_*.py") if path.relative_to(TESTS).parts[0] not in OTHERS
)


def subjects(folder: Path) -> set[str]:
    """Return what the tests in a folder may be named after: its package, and the modules and packages in that."""
    package = PACKAGE / folder
    inside = {path.stem.lstrip("_") for path in package.glob("*.py")} | {
        path.parent.name for path in package.glob("*/*.py")
    }
    return {package.name} | inside - {"init", "main"}


def is_named_after(stem: str, subject: str) -> bool:
    """Return whether a file of tests is about a subject, or about one aspect of it."""
    return stem == f"test_{subject}" or stem.startswith(f"test_{subject}_")


@pytest.mark.parametrize("file", FILES, ids=str)
def test_tests_stand_where_their_subject_does(file: Path) -> None:
    """A file of tests is named after a module, or after the package, at the same place in the package."""
    assert any(is_named_after(file.stem, subject) for subject in subjects(file.parent))


@pytest.mark.parametrize(
    ("stem", "folder", "wanted"),
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
def test_a_wrong_place_is_seen(stem: str, folder: str, *, wanted: bool) -> None:
    """A name that only begins alike, and a module of another folder, are told apart."""
    assert any(is_named_after(stem, subject) for subject in subjects(Path(folder))) is wanted


def test_every_rule_has_tests_in_its_family() -> None:
    """Each rule is asked by its code in the folder that mirrors its own, beside what the catalogue asks of all."""
    missing = []
    for code, rule in RULES.items():
        *_, family, _ = rule.find.__module__.split(".")
        folder = TESTS / "rules" / family if family != "checking" else TESTS / "checking"
        if not any(code in path.read_text(encoding="utf-8") for path in folder.glob("test_*.py")):
            missing.append(code)
    assert missing == []
