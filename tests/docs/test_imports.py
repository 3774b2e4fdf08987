"""The examples of the site run for whoever copies them, with nothing but what is shown."""

from __future__ import annotations

import ast
import builtins
import re
from pathlib import Path
from typing import Any, Final

import pytest

import psm_model
from conftest import sybil_setup
from docs._ext.imports import ENTITIES, needed, programs, shown, statements
from psm_model.rules import RULES

SITE: Final = Path(__file__).parents[2] / "build" / "docs" / "html"
PLACEHOLDERS: Final = {
    "how-to/api.md": {"__file__"},
    "how-to/testing-a-store.md": {"MyStore", "connect_to_an_empty_database"},
}
"""What stands for something of the reader's, or is there in every module."""
_BLOCK: Final = re.compile(r"^```(?:python|pycon)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def blocks(page: str) -> list[str]:
    """Return the programs of a page of the site, as they are shown."""
    return _BLOCK.findall((SITE / page).read_text(encoding="utf-8"))


def test_entities_are_those_of_the_tests() -> None:
    """What the site shows for the two entities makes those that the tests give."""
    namespace: dict[str, Any] = {}  # Any: whatever an example makes
    sybil_setup(namespace)
    assert {name: eval(text, dict(namespace)) for name, text in ENTITIES.items()} == {  # noqa: S307  # our own texts
        name: namespace[name] for name in ENTITIES
    }


@pytest.mark.parametrize(
    ("program", "names"),
    [
        ("x = check", ["check"]),
        ("x = x", ["x"]),
        ("x = 1\nx", []),
        ("def f(a):\n    return a + b", ["b"]),
        ("import psm_model.values as v\nv", []),
        ("from psm_model import *\ncheck", []),
        ("[a for a in b]", ["b"]),
        ("match a:\n    case [b]:\n        b", ["a"]),
    ],
)
def test_needed_names_are_those_that_nothing_binds(program: str, names: list[str]) -> None:
    """A name is needed that is read and not bound, by what stands before or inside."""
    assert needed([program]) == names


@pytest.mark.parametrize(
    "names",
    [
        ["check"],
        ["date", "attrs"],
        sorted(psm_model.__all__),
        ["Membership", "RULES", "Violation", "in_force", "Bilingual", "ConfigError", "Precision"],
        [*ENTITIES],
        ["print", "nothing"],
        [],
    ],
)
def test_shown_lines_bring_what_is_needed(names: list[str]) -> None:
    """The lines run by themselves, and after them each name of the package is there."""
    namespace: dict[str, Any] = {}
    exec("\n".join(shown(names)), namespace)  # noqa: S102  # what was just made
    assert set(names) - set(namespace) <= {"print", "nothing"}


def test_program_is_taken_from_its_prompts() -> None:
    """What an example tells is no program."""
    assert statements(">>> 1 + 1\n2\n>>> x = [\n...     1]\n") == "1 + 1\nx = [\n    1]\n"
    assert programs(["x = 1", "x = "]) == ["x = 1"]


@pytest.mark.site
@pytest.mark.parametrize("code", RULES)
@pytest.mark.parametrize("folder", ["reference/rules", "id/rules"])
def test_examples_of_rules_run_alone(folder: str, code: str) -> None:
    """In an empty namespace, one example after the other runs, and the expressions of the first one are right."""
    namespace: dict[str, Any] = {}
    for program in programs(blocks(f"{folder}/{code}.md")):
        exec(program, namespace)  # noqa: S102  # what the site shows


@pytest.mark.site
def test_no_page_reads_what_it_does_not_show() -> None:
    """Outside the reference of modules, each name is bound on its page, or is one of Python's own."""
    open_names = {}
    for page in sorted(SITE.rglob("*.md")):
        name = page.relative_to(SITE).as_posix()
        if not name.startswith("reference/modules/"):
            told = programs(blocks(name))
            # A function is called later than it is defined, and may name what stands below it.
            later = {node.name for program in told for node in ast.walk(ast.parse(program)) if hasattr(node, "name")}
            unbound = set(needed(told)) - later - set(dir(builtins)) - PLACEHOLDERS.get(name, set())
            if unbound:
                open_names[name] = unbound
    assert open_names == {}


@pytest.mark.site
def test_examples_are_there_to_be_looked_at() -> None:
    """Pages have blocks that are programs, or the tests above would look at nothing."""
    assert all(ast.parse(program) for program in programs(blocks("how-to/strategies.md")))
    assert len(blocks("reference/rules/PSM101.md")) > 1
