"""What a user of the package relies on before calling anything: its names, its lightness, what the repository holds."""

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

ROOT: Final = Path(__file__).parents[2]
PYPROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS: Final = ("requirements/dev.txt", "requirements/run.txt")

HEAVY: Final = {"cattrs", "dateutil", "hypothesis", "json", "msgspec", "rich", "tomllib"}
"""What nobody pays for who does not use it."""

MOST_NAMES: Final = 45
"""How many names an application has to look through at the top."""


def imported_by(statement: str) -> set[str]:
    """Return the top-level modules that a statement adds to those of a fresh interpreter, which is not measured."""
    program = f"import sys; before = set(sys.modules); {statement}; print(*(set(sys.modules) - before))"
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True, env=unmeasured
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize(
    "module", ["psm_model", *(f"psm_model.{layer}" for layer in ("values", "law", "entities", "rules"))]
)
def test_import_is_light(module: str) -> None:
    """Importing a layer below the formats imports no converter, no file format and no test tool."""
    added = imported_by(f"import {module}")
    assert "psm_model" in added
    assert added & HEAVY == set()


def test_command_starts_light() -> None:
    """The command loads neither what only few documents and few commands need, nor any extra, before it is used."""
    added = imported_by("import psm_model.cli")
    assert "json" in added
    assert added & {"cattrs", "dateutil", "hypothesis", "lokal", "msgspec", "multiprocessing", "rich"} == set()


def test_heavy_import_is_seen() -> None:
    """The check for lightness sees an import that is heavy."""
    assert imported_by("import json") & HEAVY == {"json"}


def type_checkers_names(source: str) -> dict[str, str]:
    """Return the names that a module imports for type checkers alone, each with the module that it comes from."""
    return {
        alias.asname or alias.name: (statement.module or "")
        for node in ast.parse(source).body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for statement in node.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }


def test_names_are_told_alike() -> None:
    """`__all__`, what is loaded when first used and what type checkers see are the same names, of the same modules."""
    lazily = {name: module for module, names in psm_model._HOMES.items() for name in names}  # noqa: SLF001
    source = inspect.getsource(psm_model)
    assert lazily == type_checkers_names(source)
    assert set(psm_model.__all__) == set(lazily)
    assert len(lazily) <= MOST_NAMES
    assert len(psm_model.__all__) == len(set(psm_model.__all__))


def test_type_checkers_names_are_read() -> None:
    """The names for type checkers are those of the block, under the name that they are given."""
    source = "from a import b\nif TYPE_CHECKING:\n    from .c.d import e, f as g\n"
    assert type_checkers_names(source) == {"e": "c.d", "g": "c.d"}


@pytest.mark.parametrize("name", psm_model.__all__)
def test_name_is_there(name: str) -> None:
    """Each public name can be had from the package, is listed by dir, and is public in the module it comes from."""
    value = getattr(psm_model, name)
    assert name in dir(psm_model)
    home = import_module(f"psm_model.{type_checkers_names(inspect.getsource(psm_model))[name]}")
    assert value is getattr(home, name)
    assert name in home.__all__


def test_unknown_name_is_refused() -> None:
    """A name that the package does not have is an AttributeError, as for any module."""
    with pytest.raises(AttributeError, match="no attribute 'Registr'"):
        psm_model.Registr  # noqa: B018


@pytest.mark.parametrize("name", psm_model.__all__)
def test_name_is_documented(name: str) -> None:
    """Each public class and function says in a docstring of its own what it is."""
    value = getattr(psm_model, name)
    if inspect.isclass(value) or inspect.isroutine(value) or inspect.ismodule(value):
        assert value.__doc__
        assert value.__doc__.strip()
    else:
        # A constant has the string literal under it, which only its module's source tells.
        home = import_module(f"psm_model.{type_checkers_names(inspect.getsource(psm_model))[name]}")
        assert name in documented_constants(inspect.getsource(home))


def documented_constants(source: str) -> set[str]:
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
    assert documented_constants("A: int = 1\n'''one'''\nB = 2\n'''two'''\nC = 3\nD = 4\nE()\n'''no'''\n") == {"A", "B"}


def test_version_is_told_alike() -> None:
    """pyproject.toml, the package, the changelog and the file for those who cite it name one version."""
    assert f"\nversion: {psm_model.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert PYPROJECT["project"]["version"] == psm_model.__version__
    assert f"## [{psm_model.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", sorted(ROOT.glob("*.md")), ids=lambda file: file.name)
def test_texts_lead_to_what_is_there(text: Path) -> None:
    """Each link of a text beside the package leads to a file, and to a heading in it where it names one."""
    for path, place in re.findall(r"\]\(([^)#:]+)(?:#([^)]+))?\)", text.read_text(encoding="utf-8")):
        file = ROOT / path
        assert file.is_file(), path
        headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert not place or place in {one.lower().replace(" ", "-") for one in headings}, f"{path}#{place}"


def unwanted(text: str) -> list[str]:
    """Return what a text says of a registry's hosts, of its address, or of the machine that it was written on."""
    # In pieces, so that this file holds none of them.
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
    """No file names a registry's host or a path of the machine that it was made on."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout.split("\0")
    files = [name for name in listed if name and (ROOT / name).is_file()]
    assert "pyproject.toml" in files
    found = {name: unwanted((ROOT / name).read_text(encoding="utf-8", errors="replace")) for name in files}
    assert {name: what for name, what in found.items() if what} == {}


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
def test_machine_is_seen(text: str) -> None:
    """A text that names one is found out."""
    assert unwanted(text)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_is_pinned_and_hashed(lock: str) -> None:
    """A lock holds versions and hashes, for every package at least one, and nothing else."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    entry = r"[a-z0-9-]+==[^ \n]+(?: ; [^\n\\]+)?(?: \\\n {4}--hash=sha256:[0-9a-f]{64})+\n"
    assert re.fullmatch(f"(?:{entry})+", text)


def locked(lock: str) -> dict[str, str]:
    """Return the packages of a lock with their versions."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


def test_locks_agree() -> None:
    """What the package needs has the same version in both locks, and each thing asked for is in its lock."""
    tools, needs = locked(LOCKS[0]), locked(LOCKS[1])
    assert needs == {name: tools[name] for name in needs}
    extras = PYPROJECT["project"]["optional-dependencies"].values()
    asked_to_run = names(PYPROJECT["project"]["dependencies"])
    asked_to_develop = names([*PYPROJECT["dependency-groups"]["dev"], *(line for extra in extras for line in extra)])
    assert asked_to_run <= set(needs)
    assert asked_to_develop - {"psm-model"} <= set(tools)


def names(requirements: list[str]) -> set[str]:
    """Return the names of packages in requirements: "attrs>=24.2" asks for attrs."""
    return {re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower() for requirement in requirements}
