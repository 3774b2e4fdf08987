"""The rows of the matrix: which Python, which extras, which versions of the dependencies, and which tests."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import attrs

from release.interpreters import VERSIONS

__all__ = ["EXTRAS", "ROOT", "Row", "list_rows"]

ROOT: Final = Path(__file__).resolve().parents[1]
# Any: the table `project` of pyproject.toml.
_PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: Final = tuple(sorted(extra for extra in _PROJECT["optional-dependencies"] if extra != "all"))
"""All extras except the one that stands for all."""

_TESTS: Final = ("tests/values/test_period.py", "tests/formats/test_json.py")
"""Tests of the packages that are always needed."""
_TESTS_OF_EXTRAS: Final = {
    "areas": ("tests/values/test_area_table.py",),
    "arrow": ("tests/formats/test_parquet.py",),
    "charts": ("tests/charts/test_svg.py",),
    "cli": ("tests/test_progress.py",),
    "fast": ("tests/formats/test_fast.py",),
    "hypothesis": ("tests/test_hypothesis.py",),
    "pydantic": ("tests/formats/test_pydantic.py",),
    "xlsx": ("tests/formats/test_xlsx.py",),
    "zstd": ("tests/formats/test_files.py",),
}
"""Tests of the package of each extra; all tests would take hours in all rows."""
_TOOLS: Final = ("pytest", "sybil", "hypothesis")
"""What every test needs."""
_TOOLS_OF_EXTRAS: Final = {"arrow": ("duckdb", "pandas", "polars"), "pydantic": ("jsonschema",)}
"""What tests of an extra need besides."""


@attrs.frozen(kw_only=True)
class Row:
    """An environment to try."""

    python: str
    """The version of Python, such as 3.11."""
    extras: tuple[str, ...] = EXTRAS
    """The extras that are installed."""
    is_lowest: bool = False
    """Whether dependencies have the lowest versions that pyproject.toml allows, instead of the newest."""

    @property
    def name(self) -> str:
        """The name, which is also that of its folder: `3.11-newest`, `3.11-only-xlsx`."""
        if len(self.extras) > 1:
            return f"{self.python}-{'lowest' if self.is_lowest else 'newest'}"
        return f"{self.python}-only-{'-'.join(self.extras) or 'core'}"

    @property
    def requirements(self) -> list[str]:
        """The requirements of pyproject.toml that it installs."""
        optional = _PROJECT["optional-dependencies"]
        return [*_PROJECT["dependencies"], *(line for extra in self.extras for line in optional[extra])]

    @property
    def packages(self) -> list[str]:
        """The names of the packages that it installs for their versions."""
        return [re.split(r"[^A-Za-z0-9._-]", line)[0] for line in self.requirements]

    @property
    def tools(self) -> list[str]:
        """What its tests need besides, pinned as in the lock; a row with Hypothesis has its own version of that."""
        names = {*_TOOLS, *(tool for extra in self.extras for tool in _TOOLS_OF_EXTRAS.get(extra, ()))}
        lock = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
        pinned = re.findall(r"^(([a-z0-9-]+)==[^\\\n]+?) *\\?$", lock, re.MULTILINE)
        return [line for line, name in pinned if name in names - set(self.packages)]

    @property
    def tests(self) -> list[str]:
        """The tests that it runs."""
        return [*_TESTS, *(path for extra in self.extras for path in _TESTS_OF_EXTRAS[extra])]


def list_rows() -> list[Row]:
    """Return all rows: each Python with the newest and the lowest versions, and the first with each extra alone."""
    rows = [Row(python=python, is_lowest=is_lowest) for python in VERSIONS for is_lowest in (False, True)]
    return [*rows, *(Row(python=VERSIONS[0], extras=extras) for extras in [(), *((extra,) for extra in EXTRAS)])]
