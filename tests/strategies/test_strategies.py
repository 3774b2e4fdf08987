"""The published strategies as an API: how they are named, called, documented and built."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import Any

import pytest

from psm_model import strategies

SOURCES = sorted(Path(strategies.__file__).parent.glob("*.py"))
PUBLISHED: dict[str, Any] = {  # Any: functions of all arguments
    name: getattr(strategies, name) for name in strategies.__all__ if name not in {"BrokenRegister", "sample"}
}
# The one thing that a strategy is about is given by position, as in `sampled_from(elements)`.
SUBJECTS = {"violations": ["code"], "completions": ["record"]}
# What is drawn and thrown away again, in a word; a unique list draws again what it has.
WASTEFUL = {"filter", "assume", "reject", "unique_by", "suppress_health_check", "HealthCheck"}

each_strategy = pytest.mark.parametrize("name", PUBLISHED)


@each_strategy
def test_named_in_the_plural(name: str) -> None:
    """A strategy is named after what it draws, in the plural."""
    assert name.endswith("s")


@each_strategy
def test_options_are_keywords(name: str) -> None:
    """Whatever is no more than an option is given by name, and can be left out."""
    parameters = inspect.signature(PUBLISHED[name]).parameters.values()
    subjects = [each.name for each in parameters if each.kind is not inspect.Parameter.KEYWORD_ONLY]
    assert subjects == SUBJECTS.get(name, [])
    assert all(each.default is not inspect.Parameter.empty for each in parameters if each.name not in subjects)


@each_strategy
def test_says_what_it_minimises_to(name: str) -> None:
    """The docstring says what a failing example ends in, and tells of each option."""
    told = inspect.getdoc(PUBLISHED[name]) or ""
    assert "This strategy minimises to" in " ".join(told.split())
    assert all(option in told for option in inspect.signature(PUBLISHED[name]).parameters if option not in SUBJECTS)


@pytest.mark.parametrize("name", [name for name in PUBLISHED if name != "completions"])
def test_built_once(name: str) -> None:
    """Asking for a strategy twice gives the one that is already there, so that nobody pays for it in each draw.

    Completions are apart: one record has few of them drawn, and would be kept for good.
    """
    arguments = ("PSM101",) if name == "violations" else ()
    assert PUBLISHED[name](*arguments) is PUBLISHED[name](*arguments)


def wasteful(source: str) -> set[str]:
    """Return what a module uses that throws draws away or hides how long they take."""
    nodes = list(ast.walk(ast.parse(source)))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    names |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    names |= {node.arg for node in nodes if isinstance(node, ast.keyword) and node.arg}
    return names & WASTEFUL


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.name)
def test_nothing_is_thrown_away(file: Path) -> None:
    """No strategy filters, rejects or assumes; only the draw for the command line, which is no test, goes unchecked."""
    allowed = {"suppress_health_check", "HealthCheck"} if file.name == "sampling.py" else set()
    assert wasteful(file.read_text(encoding="utf-8")) == allowed


@pytest.mark.parametrize("line", ["st.text().filter(str.strip)", "assume(x)", "st.lists(s, unique_by=len)"])
def test_waste_is_seen(line: str) -> None:
    """What throws draws away is found."""
    assert wasteful(line)
