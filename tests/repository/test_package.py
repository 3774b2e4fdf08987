"""The package as a whole: public names, import time, and the content of the repository."""

from __future__ import annotations

import ast
import inspect
import os
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest

import psm_model
from tests.every_case import every_case

ROOT: Final = Path(__file__).parents[2]
PYPROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS: Final = ("requirements/dev.txt", "requirements/run.txt", "requirements/demo.txt")

HEAVY: Final = {"cattrs", "dateutil", "hypothesis", "json", "msgspec", "rich", "tomllib"}
"""Modules that are imported only when they are used."""

MAX_NAMES: Final = 45
"""The limit for public names at the top level."""


def list_imports(statement: str) -> set[str]:
    """Return the top-level modules that a statement adds to a fresh interpreter, which is not measured."""
    program = f"import sys; before = set(sys.modules); {statement}; print(*(set(sys.modules) - before))"
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    process = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True, env=unmeasured
    )
    return {name.partition(".")[0] for name in process.stdout.split()}


@pytest.mark.parametrize(
    "module", ["psm_model", *(f"psm_model.{layer}" for layer in ("values", "law", "entities", "rules"))]
)
def test_import_is_light(module: str) -> None:
    """Importing a layer below the formats imports no converter, no file format and no test tool."""
    added = list_imports(f"import {module}")
    assert "psm_model" in added
    assert added & HEAVY == set()


def test_command_starts_light() -> None:
    """The command imports neither rarely used modules nor extras at its start."""
    added = list_imports("import psm_model.cli")
    assert "json" in added
    assert added & {"cattrs", "dateutil", "hypothesis", "lokal", "msgspec", "multiprocessing", "rich"} == set()


def test_heavy_import_is_detected() -> None:
    """The check detects a heavy import."""
    assert list_imports("import json") & HEAVY == {"json"}


def parse_type_checking_imports(source: str) -> dict[str, str]:
    """Return the names that a module imports only for type checkers, with their modules."""
    return {
        alias.asname or alias.name: (statement.module or "")
        for node in ast.parse(source).body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for statement in node.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }


def test_lists_of_names_agree() -> None:
    """`__all__`, which has the lazily loaded names, and the names for type checkers are the same."""
    assert sorted(psm_model.__all__) == sorted(parse_type_checking_imports(inspect.getsource(psm_model)))
    assert len(psm_model.__all__) <= MAX_NAMES


def test_type_checking_imports_are_parsed() -> None:
    """The names for type checkers are those in the block, under their aliases."""
    source = "from a import b\nif TYPE_CHECKING:\n    from .c.d import e, f as g\n"
    assert parse_type_checking_imports(source) == {"e": "c.d", "g": "c.d"}


@every_case("name", psm_model.__all__)
def test_name_is_public(name: str) -> None:
    """Each public name is in the package, listed by `dir`, and public in its module."""
    value = getattr(psm_model, name)
    assert name in dir(psm_model)
    home = import_module(f"psm_model.{parse_type_checking_imports(inspect.getsource(psm_model))[name]}")
    assert value is getattr(home, name)
    assert name in home.__all__


def test_unknown_name_is_refused() -> None:
    """An unknown name raises AttributeError."""
    with pytest.raises(AttributeError, match="no attribute 'Registr'"):
        psm_model.Registr  # noqa: B018


@every_case("name", psm_model.__all__)
def test_name_is_documented(name: str) -> None:
    """Each public class and function has a docstring of its own."""
    value = getattr(psm_model, name)
    if inspect.isclass(value) or inspect.isroutine(value) or inspect.ismodule(value):
        assert value.__doc__
        assert value.__doc__.strip()
    else:
        # The docstring of a constant is a string literal below it, which is only in the source.
        home = import_module(f"psm_model.{parse_type_checking_imports(inspect.getsource(psm_model))[name]}")
        assert name in list_documented_constants(inspect.getsource(home))


def list_documented_constants(source: str) -> set[str]:
    """Return the names that a module assigns and describes in a string literal right below."""
    body = ast.parse(source).body
    found = set()
    for node, below in pairwise(body):
        if isinstance(node, ast.AnnAssign | ast.Assign) and isinstance(below, ast.Expr):
            targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets
            if isinstance(below.value, ast.Constant) and isinstance(below.value.value, str):
                found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return found


def test_documented_constants_are_found() -> None:
    """A constant is documented by the string right below it, and by no other."""
    assert list_documented_constants("A: int = 1\n'''one'''\nB = 2\n'''two'''\nC = 3\nD = 4\nE()\n'''no'''\n") == {
        "A",
        "B",
    }


def test_versions_agree() -> None:
    """pyproject.toml, the package, the changelog and the citation file have the same version."""
    assert f"\nversion: {psm_model.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert PYPROJECT["project"]["version"] == psm_model.__version__
    assert f"## [{psm_model.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", sorted(ROOT.glob("*.md")), ids=lambda file: file.name)
def test_links_of_texts_are_valid(text: Path) -> None:
    """Each link of a text in the root leads to a file, and to a heading if it names one."""
    for path, place in re.findall(r"\]\(([^)#:]+)(?:#([^)]+))?\)", text.read_text(encoding="utf-8")):
        file = ROOT / path
        assert file.is_file(), path
        headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert not place or place in {heading.lower().replace(" ", "-") for heading in headings}, f"{path}#{place}"


def find_machine_names(text: str) -> list[str]:
    """Return hosts of registries and paths of machines in a text."""
    # In pieces, so that this file contains none of them.
    pieces = [
        ("pypi", r"\.org"),
        ("python", "hosted"),
        ("registry", r"\.npmjs"),
        ("deb", r"\.debian"),
        ("index", "-url"),
        ("find", "-links"),
        ("/wo", "rk/"),
        ("/ro", "ot/"),
        ("/fa", "rm/"),
        ("/opt", "/(?:pypi|wheels)"),
    ]
    return re.findall("|".join("".join(piece) for piece in pieces), text)


def test_repository_names_no_machine() -> None:
    """No file names a registry's host or a path of the machine on which it was made."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout.split("\0")
    files = [name for name in names if name and (ROOT / name).is_file()]
    assert "pyproject.toml" in files
    names_by_file = {
        name: find_machine_names((ROOT / name).read_text(encoding="utf-8", errors="replace")) for name in files
    }
    assert {name: what for name, what in names_by_file.items() if what} == {}


@pytest.mark.parametrize(
    "text",
    [
        "--index" + "-url=x",
        "https://files.python" + "hosted.org/x",
        "see pypi" + ".org",
        "/wo" + "rk/main/x.py",
        "/ro" + "ot/.cache",
    ],
)
def test_machine_names_are_detected(text: str) -> None:
    """A text with such a name is detected."""
    assert find_machine_names(text)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_is_pinned_and_hashed(lock: str) -> None:
    """A lock has versions and hashes, at least one for each package, and nothing else."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    entry = r"[a-z0-9-]+==[^ \n]+(?: ; [^\n\\]+)?(?: \\\n {4}--hash=sha256:[0-9a-f]{64})+\n"
    assert re.fullmatch(f"(?:{entry})+", text)


def read_lock(lock: str) -> dict[str, str]:
    """Return the packages of a lock with their versions."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


def test_locks_agree() -> None:
    """All locks have the same versions, and each requirement is in its lock."""
    tools, needs, tried = map(read_lock, LOCKS)
    assert needs.items() <= tried.items() <= tools.items()
    extras = PYPROJECT["project"]["optional-dependencies"].values()
    asked_to_run = parse_names(PYPROJECT["project"]["dependencies"])
    groups = PYPROJECT["dependency-groups"]
    asked_to_build = parse_names(groups["build"])
    asked_to_develop = asked_to_build | parse_names(
        [*filter(lambda line: isinstance(line, str), groups["dev"]), *(line for extra in extras for line in extra)]
    )
    assert asked_to_run <= set(needs)
    assert asked_to_build <= set(tried)
    assert asked_to_develop - {"psm-model"} <= set(tools)


def parse_names(requirements: list[str]) -> set[str]:
    """Return the names of the packages in requirements."""
    return {re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower() for requirement in requirements}
