"""The code that docstrings and pages name exists, and is set as code."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Final

import pytest

import psm_model
from tests.repository.generated import GENERATED

ROOT: Final = Path(__file__).parents[2]
SOURCES: Final = sorted((ROOT / "src").rglob("*.py"))
# Not the pages that the documentation generates, which may be of an earlier state.
PAGES: Final = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "docs/_ext/*.py", "examples/**/*.py", "benchmarks/**/*.py", "src/**/*.py")
    for path in ROOT.glob(pattern)
    if not path.relative_to(ROOT).as_posix().startswith(GENERATED)
)
PATH: Final = re.compile(r"`~?(psm_model(?:\.\w+)+)")
ATTRIBUTE: Final = re.compile(r"`([A-Z]\w*)\.(?!md\b)(\w+)(?:\(\))?`")
FOREIGN: Final = {"ValidationError"}
"""Classes of other libraries that texts name."""
CODE: Final = re.compile(r"``.*?``|`[^`]*`|\"[^\"]*\"|'[^']*'", re.DOTALL)
EXAMPLE: Final = re.compile(r"^ *>>>.*\n(?:.*\S.*\n?)*", re.MULTILINE)
WORD_OF_CODE: Final = re.compile(r"\b[a-z]+_[a-z_]+\b")
HEAD: Final = re.compile(r"[\w*]+(?:(?:, | and )\w+)*: |^ +[\w*]+: ", re.MULTILINE)


@cache
def exists(path: str) -> bool:
    """Return whether a dotted path leads to a module, or to an attribute or a field of one."""
    first, *rest = path.split(".")
    at: object = import_module(first)
    done = first
    for number, name in enumerate(rest):
        done = f"{done}.{name}"
        if hasattr(at, name):
            at = getattr(at, name)
        elif inspect.ismodule(at):
            try:
                at = import_module(done)
            except ModuleNotFoundError:
                return False
        else:
            return name in getattr(at, "__annotations__", {}) and number == len(rest) - 1
    return True


@cache
def classes() -> dict[str, list[type]]:
    """Return the classes of the package by name."""
    found: dict[str, list[type]] = {}
    for module in walk_packages(psm_model.__path__, "psm_model."):
        if not module.name.endswith("__main__"):
            for name, value in inspect.getmembers(import_module(module.name), inspect.isclass):
                if value.__module__.startswith("psm_model"):
                    found.setdefault(name, []).append(value)
    return found


def has_attribute(owner: str, name: str) -> bool:
    """Return whether a class of the package has an attribute or a field."""
    return any(hasattr(kind, name) or name in kind.__annotations__ for kind in classes().get(owner, ()))


def docstrings(text: str) -> Iterator[str]:
    """Yield the docstrings of modules, classes, functions and fields."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value


def bare_words(docstring: str) -> list[str]:
    """Return the words of code outside backticks, quotation marks, examples and the names before a colon."""
    return WORD_OF_CODE.findall(CODE.sub("", EXAMPLE.sub("", HEAD.sub("", docstring))))


def missing_names(text: str) -> list[str]:
    """Return the paths into the package, and the attributes of its classes, that a text names and that do not exist."""
    attributes = ((owner, name) for owner, name in ATTRIBUTE.findall(text) if owner not in FOREIGN)
    return [
        *(path for path in PATH.findall(text) if not exists(path)),
        *(f"{owner}.{name}" for owner, name in attributes if not has_attribute(owner, name)),
    ]


def faults(paths: Iterable[Path], find: Callable[[str], list[str]]) -> dict[str, list[str]]:
    """Return what is found in the texts of files, by file."""
    found = {str(path.relative_to(ROOT)): find(path.read_text(encoding="utf-8")) for path in paths}
    return {path: names for path, names in found.items() if names}


def test_named_code_exists() -> None:
    """Every path into the package, and every attribute of one of its classes, that a text names in backticks exists."""
    assert faults(PAGES, missing_names) == {}


@pytest.mark.slow
def test_words_of_code_stand_in_backticks() -> None:
    """A docstring sets the names of code as code, so that no name is written where a plain word is meant."""
    assert faults(SOURCES, lambda text: [word for doc in docstrings(text) for word in bare_words(doc)]) == {}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("psm_model.check", True),
        ("psm_model.values.period", True),
        ("psm_model.values.period.Period.parse", True),
        ("psm_model.queries.doubt.Reason.path", True),
        ("psm_model.explain", False),
        ("psm_model.values.period.Period.parsed", False),
        ("psm_model.nothing.at_all", False),
    ],
)
def test_missing_path_is_seen(path: str, *, expected: bool) -> None:
    """Modules, functions, methods and fields exist; other names do not."""
    assert exists(path) is expected


def test_missing_attribute_is_seen() -> None:
    """A field without a default counts as an attribute of its class; a name that it lacks does not."""
    assert missing_names("`Register.terms_of` and `Violation.path` of `psm_model.check`") == []
    assert missing_names("`Register.terms_on`, `Registry.terms_of()`, `psm_model.explain`") == [
        "psm_model.explain",
        "Register.terms_on",
        "Registry.terms_of",
    ]


def test_bare_word_of_code_is_seen() -> None:
    """A name of code in a sentence is seen; one in backticks, in an example or before a colon is not."""
    docstring = "board_on: a board.\n\n    Like `describe_code`.\n\n    >>> a_b\n    c_d\n\n    max_size: 'e_f'.\n"
    assert bare_words(docstring) == []
    assert bare_words("Return a number with the format_count noun.") == ["format_count"]
