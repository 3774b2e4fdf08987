"""An environment for a row of the matrix: it is created, everything is imported in it, and the row's tests run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

import attrs

from release.interpreters import PROGRAM, get_exact_version
from release.rows import ROOT, Row

__all__ = ["FOLDER", "PURE", "InstallError", "Result", "build_wheel", "summarise", "try_in_pyodide", "try_row"]

FOLDER: Final = ROOT / "build" / "matrix"
"""Where the environments are, and the output of pytest in each."""
PURE: Final = ("areas", "cli", "hypothesis", "xlsx")
"""The extras whose packages are without compiled parts, so that Pyodide can use them; zstd is in Python 3.14."""


@attrs.frozen(kw_only=True)
class Result:
    """What a row did."""

    row: Row
    """The row."""
    python: str
    """The exact version of Python, and how it ran."""
    versions: str
    """The versions of its packages."""
    modules: str
    """How much was imported and called, or the first contradiction."""
    tests: str
    """The summary of pytest."""
    is_good: bool
    """Whether nothing failed."""
    day: str
    """The day on which it was tried, as 2026-11-30."""

    def save(self) -> None:
        """Keep it beside the environment, so that a page has what several runs tried."""
        data = {key: value for key, value in attrs.asdict(self, recurse=False).items() if key != "row"}
        (FOLDER / f"{self.row.name}.json").write_text(json.dumps(data), encoding="utf-8")

    @classmethod
    def load(cls, row: Row) -> Result | None:
        """Return what the row did when it was last tried in this clone, or None."""
        file = FOLDER / f"{row.name}.json"
        return cls(row=row, **json.loads(file.read_text(encoding="utf-8"))) if file.exists() else None


class InstallError(Exception):
    """An environment could not be made; the text is the output of the tool."""


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise InstallError(f"{done.stdout}{done.stderr}".strip())


def _uv(*arguments: str | Path) -> None:
    # The configuration of the machine is ignored, as in `dev.py lock`.
    _run(sys.executable, "-m", "uv", *arguments, "--quiet", "--no-config", "--system-certs")


@cache
def build_wheel() -> Path:
    """Build the wheel that all rows install, once, and return it.

    Raises:
        InstallError: it can't be built.
    """
    shutil.rmtree(FOLDER / "dist", ignore_errors=True)
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", FOLDER / "dist")
    (wheel,) = (FOLDER / "dist").glob("*.whl")
    return wheel


def summarise(output: str) -> str:
    r"""Return the last line of pytest's output, without its time.

    >>> summarise("....\n3 passed, 1 skipped in 0.12s\n")
    '3 passed, 1 skipped'
    """
    found = re.findall(r"^=* ?(\d+ [a-z]+(?:, \d+ [a-z]+)*) in [\d.]+s", output, re.MULTILINE)
    return found[-1] if found else "no tests ran"


def _read_versions(site: Path, row: Row) -> str:
    found = {
        re.sub(r"[-_.]+", "-", each.name).lower(): each.version for each in metadata.distributions(path=[str(site)])
    }
    return ", ".join(f"{name} {found[name]}" for name in row.packages if name in found)


def _call(*command: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CI": "1"}
    # The installed package is tried, not the sources.
    environment.pop("PYTHONPATH", None)
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def _list_options(row: Row, *, are_warnings_errors: bool) -> list[str]:
    options = ["-q", "-p", "no:cacheprovider", "--hypothesis-profile=quick", *row.tests]
    return options if are_warnings_errors else ["-o", "filterwarnings=default", *options]


def _conclude(row: Row, python: str, site: Path, *done: subprocess.CompletedProcess[str]) -> Result:
    """Return the result of a row from the imports and the tests, and keep their output."""
    everything, tests = done
    log = "".join(each.stdout + each.stderr for each in done)
    (FOLDER / f"{row.name}.log").write_text(log, encoding="utf-8")
    return Result(
        row=row,
        python=python,
        versions=_read_versions(site, row),
        modules=(everything.stdout.strip() or everything.stderr.strip()).splitlines()[-1],
        tests=summarise(tests.stdout),
        is_good=not any(each.returncode for each in done),
        day=f"{datetime.now(UTC):%Y-%m-%d}",
    )


def try_row(row: Row, interpreter: Path) -> Result:
    """Try a row in an environment of an interpreter.

    Raises:
        InstallError: its packages can't be installed.
    """
    folder = FOLDER / row.name
    _uv("venv", "--clear", "--python", interpreter, folder)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = ("pip", "install", "--python", python)
    # A version without a wheel for this Python would have to be compiled, so the next higher one is the lowest.
    resolution = "lowest-direct" if row.is_lowest else "highest"
    _uv(*pip, "--only-binary=:all:", f"--resolution={resolution}", *row.requirements)
    _uv(*pip, "--no-deps", build_wheel())
    # Before the tools of the tests, which bring packages that psm-model must do without.
    everything = _call(python, "-I", "release/every_module.py", *row.extras)
    _uv(*pip, "--only-binary=:all:", *row.tools)
    (site,) = folder.glob("lib/python*/site-packages") if os.name != "nt" else [folder / "Lib" / "site-packages"]
    version = get_exact_version(interpreter) or row.python
    # Old packages warn of each other.
    tests = _call(python, "-m", "pytest", *_list_options(row, are_warnings_errors=not row.is_lowest))
    return _conclude(row, version, site, everything, tests)


def try_in_pyodide(row: Row, engine: Path) -> Result:
    """Try a row with the extras that it can have in Pyodide, which is Python for browsers, under Node.

    Raises:
        InstallError: its packages can't be installed.
    """
    site = FOLDER / row.name
    shutil.rmtree(site, ignore_errors=True)
    pip = ("pip", "install", "--target", site, f"--python-version={row.python}")
    pure = (*pip, "--python-platform=wasm32-pyodide2024", "--only-binary=:all:")
    resolution = "lowest-direct" if row.is_lowest else "highest"
    # The newest Hypothesis without compiled parts, which is not the pinned one.
    tools = [re.sub(r"^hypothesis==.*", "hypothesis", line) for line in row.tools]
    _uv(*pure, f"--resolution={resolution}", *row.requirements)
    _uv(*pure, *tools)
    _uv(*pip, "--no-deps", build_wheel())
    node = ("node", "release/in_pyodide.mjs", engine, ROOT, site)
    version = _call(*node, "-c", PROGRAM).stdout.strip()
    everything = _call(*node, "release/every_module.py", *row.extras)
    # This Hypothesis is older than Python 3.14, of which it warns.
    tests = _call(*node, "pytest", *_list_options(row, are_warnings_errors=False))
    return _conclude(row, f"{version} (Pyodide)", site, everything, tests)
