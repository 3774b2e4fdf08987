"""The entry point for Hypothesis: `from_type` knows the types of the package, in any order of imports."""

from __future__ import annotations

import subprocess
import sys
from enum import Enum
from itertools import permutations
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import psm_model
from psm_model import _hypothesis, dumps, entities, law, loads, strategies, values
from psm_model.entities import Register
from tests.strategies.draws import find_simplest, is_reached

FEW = max(10, settings().max_examples // 5)

# Every public class of an entity, a value or a law.
TYPES: dict[str, type[Any]] = {  # Any: classes of all kinds
    name: getattr(package, name)
    for package in (entities, values, law)
    for name in package.__all__
    if isinstance(getattr(package, name), type)
}
# The parts of the statute book are read from a file, and found citations come from the parser.
UNWRITTEN = {"ArticleShape", "Edge", "FoundCitation", "Gazette", "Relation", "Standing", "Statute", "StatuteBook"}


PROCESSES = pytest.mark.skipif(sys.platform == "emscripten", reason="needs processes, which browsers lack")


def run_program(program: str) -> list[str]:
    """Run a program in a separate interpreter and return the words that it prints."""
    process = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert process.returncode == 0, process.stderr
    return process.stdout.split()


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in TYPES if name not in UNWRITTEN])
def test_from_type_draws_instances(name: str) -> None:
    """`from_type` draws valid instances of a public type."""

    @settings(max_examples=FEW)
    @given(st.from_type(TYPES[name]))
    def is_instance(drawn: object) -> None:
        assert isinstance(drawn, TYPES[name])
        if attrs.has(type(drawn)):
            assert attrs.evolve(drawn) == drawn

    is_instance()


@settings(max_examples=FEW)
@given(st.from_type(Register))
def test_from_type_draws_registers_that_survive_a_document(register: Register) -> None:
    """A register from `from_type` survives a document."""
    assert loads(dumps(register)) == register


def test_each_type_has_a_strategy() -> None:
    """Each public class that is not an enumeration is registered with a public strategy that draws it.

    Results of parsers are not registered, because their fields are enough for Hypothesis.
    """
    expected = {name for name, kind in TYPES.items() if not issubclass(kind, Enum)} - UNWRITTEN
    assert set(_hypothesis.STRATEGIES) == expected
    assert set(_hypothesis.STRATEGIES.values()) <= set(strategies.__all__)
    for name, strategy in _hypothesis.STRATEGIES.items():
        assert isinstance(find_simplest(getattr(strategies, strategy)()), TYPES[name])


def test_registering_twice_changes_nothing() -> None:
    """Registering again, as a reload of plugins does, keeps the types."""
    before = find_simplest(st.from_type(entities.Member))
    _hypothesis.register()
    assert find_simplest(st.from_type(entities.Member)) == before


def test_from_type_uses_the_public_strategy() -> None:
    """Values come from the public strategy, not from the types of the fields alone."""
    assert is_reached(st.from_type(psm_model.Source), lambda source: source.url == "https://example.org/a")


# A member with an empty id is refused, so the types of the fields would not suffice.
PROGRAM = """
draw = settings(phases=[Phase.generate], database=None)
for kind in (Period, Member):
    print(type(find(from_type(kind), lambda _: True, settings=draw)).__name__)
"""
HYPOTHESIS = "from hypothesis import Phase, find, settings\nfrom hypothesis.strategies import from_type\n"
PACKAGE = "from psm_model import Member, Period\n"
STRATEGIES = "import psm_model.strategies\n"


@PROCESSES
@pytest.mark.slow
@pytest.mark.parametrize("imports", ["".join(order) for order in permutations([HYPOTHESIS, PACKAGE, STRATEGIES])])
def test_order_of_imports_does_not_matter(imports: str) -> None:
    """The types are known in every order of importing Hypothesis, the package and its strategies."""
    assert run_program(imports + PROGRAM) == ["Period", "Member"]


@PROCESSES
def test_importing_hypothesis_imports_no_strategy() -> None:
    """Importing Hypothesis imports only the types of the package, not its strategies."""
    program = (
        "import hypothesis, sys; print(*(name for name in sys.modules if name.startswith(('psm_model', 'cattr'))))"
    )
    imported = set(run_program(program))
    assert "psm_model._hypothesis" in imported
    assert not {name for name in imported if name.startswith(("psm_model.strategies", "psm_model.formats", "cattr"))}


@PROCESSES
def test_the_package_imports_no_hypothesis() -> None:
    """The package does not import Hypothesis by itself."""
    program = "import psm_model, sys; psm_model.check(psm_model.Register()); print(*sys.modules)"
    assert "hypothesis" not in run_program(program)
