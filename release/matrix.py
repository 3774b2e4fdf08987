"""Try psm-model with each Python, the newest and the lowest version of each dependency, and each extra alone.

    python3 dev.py matrix [--write] [ROW ...]

A row of the matrix is an environment in build/matrix with the wheel and its dependencies. In each, every public module
is imported, and what needs a missing extra is called (`release/every_module.py`). Then the tests of the row run. If
this machine lacks a Python that Pyodide has, that one is used, under Node. Rows are named like 3.12-lowest and
3.11-only-xlsx; without names, all are tried. The results are kept in build/matrix. With --write, the last result of
each row in this clone is written into docs/explanation/matrix.md, after each row that is tried.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Final

import attrs

from docs._ext.playground_files import install_modules
from release.environments import FOLDER, PURE, InstallError, Result, build_wheel, try_in_pyodide, try_row
from release.interpreters import find_interpreters
from release.rows import ROOT, Row, list_rows

__all__ = ["format_page", "main"]

PAGE: Final = ROOT / "docs" / "explanation" / "matrix.md"
NO_INTERPRETER: Final = "not tried, since there is no such interpreter"
INTRODUCTION: Final = """\
# Versions and extras, tried

This page shows with which versions of Python and of its dependencies psm-model was tried. `python3 dev.py matrix
--write` tries them and writes this page; maintainers run it before a release. In each environment every public module
is imported, everything that needs a missing extra is called and must name that extra, and the tests of the packages in
question run. *Lowest* means the lowest versions that psm-model accepts and that have a wheel for that Python.
"""


def _list_all(results: Sequence[Result]) -> list[str]:
    return [
        f"| {each.row.python} | {'lowest' if each.row.is_lowest else 'newest'} | {each.python} | {each.tests} "
        f"| {each.day} |"
        for each in results
        if len(each.row.extras) > 1
    ]


def _list_versions(results: Sequence[Result]) -> list[str]:
    return [
        f"- {each.row.python}, {'lowest' if each.row.is_lowest else 'newest'}: {each.versions}"
        for each in results
        if len(each.row.extras) > 1
    ]


def _list_alone(results: Sequence[Result]) -> list[str]:
    return [
        f"| {', '.join(f'`{extra}`' for extra in each.row.extras) or 'none'} | {each.modules} | {each.tests} "
        f"| {each.day} |"
        for each in results
        if len(each.row.extras) <= 1
    ]


def format_page(results: Sequence[Result], untried: Sequence[str]) -> str:
    """Return the page with the results of rows, and the names of the rows that were not tried."""
    bad = [each.row.name for each in results if not each.is_good]
    state = f"These failed: {', '.join(bad)}." if bad else "Nothing failed."
    absent = f" Not tried: {', '.join(untried)}." if untried else ""
    alone = {each.python for each in results if len(each.row.extras) <= 1}
    parts = [
        INTRODUCTION,
        f"Tried on {sys.platform}. {state}{absent}\n",
        "## Each Python, with all extras\n",
        "| Python | dependencies | interpreter | tests | day |",
        "|---|---|---|---|---|",
        *_list_all(results),
        "",
        "Pyodide, which is Python for browsers, runs under Node where there is no other interpreter. It has the extras",
        f"{', '.join(f'`{extra}`' for extra in PURE)}, whose packages are not compiled, and `zstd`, which is part of",
        "Python 3.14.\n",
        "The versions:\n",
        *_list_versions(results),
        "",
        f"## Each extra alone, with Python {' and '.join(sorted(alone))}\n",
        "| extra | imported and called | tests | day |",
        "|---|---|---|---|",
        *_list_alone(results),
        "",
    ]
    return "\n".join(parts)


def _try(row: Row, interpreters: dict[str, Path], engine: Path | None) -> Result | str:
    """Try a row and print what it did; return why it could not be tried."""
    result: Result | str
    try:
        if row.python in interpreters:
            result = try_row(row, interpreters[row.python])
        elif engine is not None:
            result = try_in_pyodide(attrs.evolve(row, extras=PURE), engine)
            if not result.python.startswith(f"{row.python}."):
                result = NO_INTERPRETER
        else:
            result = NO_INTERPRETER
    except InstallError as error:
        result = f"not installed\n{error}"
    if isinstance(result, str):
        print(f"{row.name}: {result}", flush=True)
    else:
        state = "passed" if result.is_good else f"FAILED, see {(FOLDER / row.name).relative_to(ROOT)}.log"
        result.save()
        print(f"{row.name}: {state} ({result.python}; {result.modules}; {result.tests})", flush=True)
    return result


def main(arguments: Sequence[str]) -> int:
    """Try the named rows, or all, print what each did, and write the page if asked to."""
    parser = argparse.ArgumentParser(prog="dev.py matrix")
    parser.add_argument("--write", action="store_true", help="write docs/explanation/matrix.md")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="how many rows to try at once; one by default")
    parser.add_argument("rows", nargs="*", metavar="ROW", help="the rows to try; all by default")
    options = parser.parse_args(arguments)
    rows = list_rows()
    unknown = set(options.rows) - {row.name for row in rows}
    if unknown:
        parser.error(f"expected rows of {', '.join(row.name for row in rows)}")
    wanted = [row for row in rows if not options.rows or row.name in options.rows]
    interpreters = find_interpreters()
    needs_engine = any(row.python not in interpreters for row in wanted) and shutil.which("node") is not None
    engine = install_modules() / "pyodide" if needs_engine else None
    FOLDER.mkdir(parents=True, exist_ok=True)
    build_wheel()
    outcomes: dict[str, Result | str] = {}
    with ThreadPoolExecutor(options.jobs) as pool:
        futures = {pool.submit(_try, row, interpreters, engine): row for row in wanted}
        for future in as_completed(futures):
            outcomes[futures[future].name] = future.result()
            if options.write:
                last = {row.name: Result.load(row) for row in rows}
                results = [each for each in last.values() if each is not None]
                untried = [name for name, each in last.items() if each is None]
                PAGE.write_text(format_page(results, untried), encoding="utf-8")
    are_good = (each.is_good if isinstance(each, Result) else each == NO_INTERPRETER for each in outcomes.values())
    return 0 if all(are_good) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
