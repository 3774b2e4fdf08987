"""The matrix of versions: its rows, what they install and run, and the page with their results."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from release.environments import Result, summarise
from release.every_module import NEEDED_BY, get_missing_extra, list_modules
from release.interpreters import VERSIONS, find_interpreters, get_exact_version
from release.matrix import format_page
from release.rows import EXTRAS, Row, list_rows

ROOT: Final = Path(__file__).parents[2]
PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def result(row: Row, *, is_good: bool = True) -> Result:
    """Return the result of a row in which something ran."""
    return Result(
        row=row,
        python="3.11.7",
        versions="attrs 24.2.0",
        modules="9 modules",
        tests="3 passed",
        is_good=is_good,
        day="2026-12-01",
    )


def test_versions_are_those_of_the_metadata() -> None:
    """The matrix has each Python that the classifiers name, and starts at the lowest that is accepted."""
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    assert list(VERSIONS) == named
    assert PROJECT["requires-python"] == f">={VERSIONS[0]}"


def test_rows_cover_everything() -> None:
    """Each Python has a row with the newest and one with the lowest versions, and each extra is alone once."""
    rows = list_rows()
    names = [row.name for row in rows]
    assert len(names) == len(set(names))
    assert {f"{version}-{kind}" for version in VERSIONS for kind in ("newest", "lowest")} <= set(names)
    assert {f"3.11-only-{extra}" for extra in (*EXTRAS, "core")} <= set(names)


@pytest.mark.parametrize("row", list_rows(), ids=lambda row: row.name)
def test_rows_have_requirements_and_tests(row: Row) -> None:
    """A row requires what pyproject.toml does, pins its other tools, and its tests exist."""
    assert row.requirements[: len(PROJECT["dependencies"])] == PROJECT["dependencies"]
    assert all((ROOT / path).exists() for path in row.tests)
    assert all(re.match(r"[a-z0-9-]+==\d", line) for line in row.tools)
    names = {line.partition("==")[0] for line in row.tools}
    assert {"pytest", "sybil"} <= names
    assert ("hypothesis" in names) is ("hypothesis" not in row.extras)


def test_every_dependency_has_a_lowest_version() -> None:
    """Each requirement of users has a lower bound and no other, so that the lowest versions can be tried."""
    lines = [*PROJECT["dependencies"], *(line for extra in EXTRAS for line in PROJECT["optional-dependencies"][extra])]
    assert [line for line in lines if not re.fullmatch(r"[a-z-]+>=[\d.]+(?:; .+)?", line)] == []


def test_interpreters_are_what_they_say() -> None:
    """An interpreter that is found has the version under which it is found."""
    for version, path in find_interpreters().items():
        assert (get_exact_version(path) or "").startswith(f"{version}.")
    assert get_exact_version(ROOT / "no-such-file") is None


def test_modules_are_listed_without_private_ones() -> None:
    """The public modules are listed, and what needs an extra is among them."""
    modules = set(list_modules())
    assert {"psm_model.values.period", "psm_model.cli", *NEEDED_BY} <= modules
    assert not [name for name in modules if "._" in name]


def test_missing_extras_are_recognised() -> None:
    """A message that names an extra is recognised; another missing module is an error."""

    def miss(message: str) -> None:
        raise ModuleNotFoundError(message)

    assert get_missing_extra(lambda: miss("charts need the extra charts: install psm-model[charts]")) == "charts"
    assert get_missing_extra(lambda: None) is None
    with pytest.raises(ModuleNotFoundError):
        get_missing_extra(lambda: miss("No module named 'matplotlib'"))


@pytest.mark.parametrize(
    ("output", "summary"),
    [
        ("..\n2 passed, 1 skipped in 3.04s\n", "2 passed, 1 skipped"),
        ("=== 1 failed, 2 passed in 63.04s (0:01:03) ===\n", "1 failed, 2 passed"),
        ("Traceback", "no tests ran"),
    ],
)
def test_output_is_summarised(output: str, summary: str) -> None:
    """The summary of pytest is kept without its time."""
    assert summarise(output) == summary


def test_page_has_all_results() -> None:
    """The page has a row for each result with its day, what failed, and what was not tried."""
    results = [result(Row(python="3.12")), result(Row(python="3.11", extras=("xlsx",)), is_good=False)]
    page = format_page(results, ["3.14-newest"])
    assert "| 3.12 | newest | 3.11.7 | 3 passed | 2026-12-01 |" in page
    assert "| `xlsx` | 9 modules | 3 passed | 2026-12-01 |" in page
    assert "These failed: 3.11-only-xlsx. Not tried: 3.14-newest." in page
    assert "Nothing failed." in format_page(results[:1], [])


def test_results_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A saved result is loaded with every field, and a row that was never tried has none."""
    monkeypatch.setattr("release.environments.FOLDER", tmp_path)
    kept = result(Row(python="3.12", is_lowest=True), is_good=False)
    kept.save()
    assert Result.load(kept.row) == kept
    assert Result.load(Row(python="3.12")) is None
