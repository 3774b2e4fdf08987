"""The examples of the site run as shown, without anything else."""

from __future__ import annotations

import ast
import builtins
import re
from pathlib import Path
from typing import Any, Final

import pytest

import psm_model
from conftest import sybil_setup
from docs._ext.imports import ENTITIES, list_definitions, needed, programs, statements
from psm_model.rules import RULES
from tests.every_case import every_case

SITE: Final = Path(__file__).parents[2] / "build" / "docs" / "html"
PLACEHOLDERS: Final = {
    "how-to/api.md": {"__file__"},
    "how-to/testing-a-store.md": {"MyStore", "connect_to_an_empty_database"},
}
"""Names that the reader defines, or that every module has."""
DOCS: Final = Path(__file__).parents[2] / "docs"
# Of the folders below the reference, pages are generated.
FILES: Final = sorted(page for page in DOCS.rglob("*.md") if not {"rules", "reference"} & set(page.parts))
ANCHORS: Final = ("#run-the-examples", "#menjalankan-contoh")
"""The sections with the lines that the examples of the other pages need, in English and Indonesian."""
_BLOCK: Final = re.compile(r"^```(?:python|pycon)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def list_programs(page: str) -> list[str]:
    """Return the programs of a page of the site, as shown."""
    return _BLOCK.findall((SITE / page).read_text(encoding="utf-8"))


def test_entities_are_those_of_the_tests() -> None:
    """The two entities on the site are those of the tests."""
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
def test_needed_names_are_the_unbound_ones(program: str, names: list[str]) -> None:
    """A name is needed if it is read and not bound before."""
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
def test_import_lines_are_sufficient(names: list[str]) -> None:
    """The import lines run by themselves, and provide each name of the package."""
    namespace: dict[str, Any] = {}
    exec("\n".join(list_definitions(names)), namespace)  # noqa: S102  # our own lines
    assert set(names) - set(namespace) <= {"print", "nothing"}


def list_file_programs(page: Path) -> list[str]:
    """Return the programs of a page as a file of the repository."""
    return programs(_BLOCK.findall(page.read_text(encoding="utf-8")))


def list_bound_names(anchor: str) -> set[str]:
    """Return the names that the section about running examples defines."""
    page = DOCS / ("how-to/index.md" if anchor == ANCHORS[0] else "id/index.md")
    namespace: dict[str, Any] = {}
    lines = next(block for block in list_file_programs(page) if "kasmad = " in block)
    exec(lines, namespace)  # noqa: S102  # our own lines
    shared: dict[str, Any] = {}
    sybil_setup(shared)
    assert {name for name in shared if namespace.get(name) != shared[name]} == set()
    return set(namespace)


@every_case("page", FILES)
def test_files_name_their_imports(page: Path) -> None:
    """A reader of the files has every name: a page whose examples need imports links to the lines to paste."""
    name = page.relative_to(DOCS).as_posix()
    unbound = set(needed(list_file_programs(page))) - set(dir(builtins)) - PLACEHOLDERS.get(name, set())
    anchor = ANCHORS[name.startswith("id/")]
    if unbound:
        assert anchor in page.read_text(encoding="utf-8"), f"add a link to {anchor}, as the other guides have"
        assert unbound <= list_bound_names(anchor)


def test_program_has_no_output() -> None:
    """The output of an example is not part of its program."""
    assert statements(">>> 1 + 1\n2\n>>> x = [\n...     1]\n") == "1 + 1\nx = [\n    1]\n"
    assert programs(["x = 1", "x = "]) == ["x = 1"]


@pytest.mark.site
@pytest.mark.parametrize("code", RULES)
@pytest.mark.parametrize("folder", ["reference/rules", "id/rules"])
def test_examples_of_rules_run_alone(folder: str, code: str) -> None:
    """The examples of a rule run one after the other in an empty namespace."""
    namespace: dict[str, Any] = {}
    for program in programs(list_programs(f"{folder}/{code}.md")):
        exec(program, namespace)  # noqa: S102  # an example of the site


@pytest.mark.site
def test_pages_bind_their_names() -> None:
    """Outside the reference of modules, each name is bound on its page, or is built in."""
    open_names = {}
    for page in sorted(SITE.rglob("*.md")):
        name = page.relative_to(SITE).as_posix()
        if not name.startswith("reference/modules/"):
            page_programs = programs(list_programs(name))
            # A function may use names that are defined below it.
            later = {
                node.name for program in page_programs for node in ast.walk(ast.parse(program)) if hasattr(node, "name")
            }
            unbound = set(needed(page_programs)) - later - set(dir(builtins)) - PLACEHOLDERS.get(name, set())
            if unbound:
                open_names[name] = unbound
    assert open_names == {}


@pytest.mark.site
def test_pages_have_programs() -> None:
    """Pages have programs, so that the other tests are meaningful."""
    assert all(ast.parse(program) for program in programs(list_programs("how-to/strategies.md")))
    assert len(list_programs("reference/rules/PSM101.md")) > 1
