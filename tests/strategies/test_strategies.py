"""The public strategies as an API: names, parameters, documentation and caching."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import Any

import pytest

from psm_model import strategies

SOURCES = sorted(Path(strategies.__file__).parent.glob("*.py"))
OTHERS = {"BrokenRegister", "Question", "QuestionKind", "sample", "to_source_code"}
PUBLIC: dict[str, Any] = {  # Any: functions of all arguments
    name: getattr(strategies, name) for name in strategies.__all__ if name not in OTHERS
}
# The subject of a strategy is positional, as in `sampled_from(elements)`.
SUBJECTS = {"violations": ["code"], "completions": ["record"]}
# Names of what discards draws; a unique list draws duplicates again.
WASTEFUL = {"filter", "assume", "reject", "unique_by", "suppress_health_check", "HealthCheck"}

each_strategy = pytest.mark.parametrize("name", PUBLIC)


@each_strategy
def test_named_in_the_plural(name: str) -> None:
    """The name of a strategy is the plural of what it draws."""
    assert name.endswith(("s", "_data"))


@each_strategy
def test_options_are_keywords(name: str) -> None:
    """Options are keyword-only and optional."""
    parameters = inspect.signature(PUBLIC[name]).parameters.values()
    subjects = [each.name for each in parameters if each.kind is not inspect.Parameter.KEYWORD_ONLY]
    assert subjects == SUBJECTS.get(name, [])
    assert all(each.default is not inspect.Parameter.empty for each in parameters if each.name not in subjects)


@each_strategy
def test_docstring_is_complete(name: str) -> None:
    """The docstring states what the strategy minimises to, and describes each option."""
    docstring = inspect.getdoc(PUBLIC[name]) or ""
    assert "This strategy minimises to" in " ".join(docstring.split())
    assert all(option in docstring for option in inspect.signature(PUBLIC[name]).parameters if option not in SUBJECTS)


@pytest.mark.parametrize("name", [name for name in PUBLIC if name != "completions"])
def test_strategies_are_cached(name: str) -> None:
    """A strategy with the same arguments is the same object, so that a draw does not build it again.

    Completions are not cached, because the cache would keep every record alive.
    """
    arguments = ("PSM101",) if name == "violations" else ()
    assert PUBLIC[name](*arguments) is PUBLIC[name](*arguments)


def find_waste(source: str) -> set[str]:
    """Return the names in a module that discard draws or hide how long they take."""
    nodes = list(ast.walk(ast.parse(source)))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    names |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    names |= {node.arg for node in nodes if isinstance(node, ast.keyword) and node.arg}
    return names & WASTEFUL


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.name)
def test_no_draw_is_discarded(file: Path) -> None:
    """No strategy filters, rejects or assumes; only the draw for the command line skips health checks."""
    allowed = {"suppress_health_check", "HealthCheck"} if file.name == "sampling.py" else set()
    assert find_waste(file.read_text(encoding="utf-8")) == allowed


@pytest.mark.parametrize("line", ["st.text().filter(str.strip)", "assume(x)", "st.lists(s, unique_by=len)"])
def test_waste_is_detected(line: str) -> None:
    """A construct that discards draws is found."""
    assert find_waste(line)
