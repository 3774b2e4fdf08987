"""The entry point of Hypothesis: `from_type` knows the types of the package, whichever is imported first."""

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
from tests.strategies.draws import is_reached, simplest

FEW = max(10, settings().max_examples // 5)

# Every public class of an entity, a value or a law, and so any that is still to come.
TYPES: dict[str, type[Any]] = {  # Any: classes of all kinds
    name: getattr(package, name)
    for package in (entities, values, law)
    for name in package.__all__
    if isinstance(getattr(package, name), type)
}
# What the statute book is made of is read from a file, and what parsers find in a text nobody writes.
UNWRITTEN = {"ArticleShape", "Edge", "FoundCitation", "Gazette", "Relation", "Standing", "Statute", "StatuteBook"}


def printed_by(program: str) -> list[str]:
    """Run a program in an interpreter of its own and give the words that it prints."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize("name", [name for name in TYPES if name not in UNWRITTEN])
def test_from_type_gives_instances(name: str) -> None:
    """What `from_type` draws for a public type is of that type, and can be built, whatever the fields ask for."""

    @settings(max_examples=FEW)
    @given(st.from_type(TYPES[name]))
    def is_instance(drawn: object) -> None:
        assert isinstance(drawn, TYPES[name])
        if attrs.has(type(drawn)):
            assert attrs.evolve(drawn) == drawn

    is_instance()


@settings(max_examples=FEW)
@given(st.from_type(Register))
def test_from_type_gives_registers_that_can_be_written(register: Register) -> None:
    """A register that `from_type` draws is one that a document can hold."""
    assert loads(dumps(register)) == register


def test_each_type_has_its_strategy() -> None:
    """Each public class that is no enumeration is registered, each with a published strategy that draws it.

    What parsers find in a text is apart: nobody writes it, and its fields tell Hypothesis all that it is.
    """
    written = {name for name, kind in TYPES.items() if not issubclass(kind, Enum)} - UNWRITTEN
    assert set(_hypothesis.STRATEGIES) == written
    assert set(_hypothesis.STRATEGIES.values()) <= set(strategies.__all__)
    for name, strategy in _hypothesis.STRATEGIES.items():
        assert isinstance(simplest(getattr(strategies, strategy)()), TYPES[name])


def test_registering_twice_changes_nothing() -> None:
    """Registering again, as a test run that reloads plugins does, leaves the types as they were."""
    before = simplest(st.from_type(entities.Member))
    _hypothesis.register()
    assert simplest(st.from_type(entities.Member)) == before


def test_from_type_draws_from_the_published_strategy() -> None:
    """What is drawn is what the published strategy draws, and not what the types of the fields alone would allow."""
    assert is_reached(st.from_type(psm_model.Source), lambda source: source.url == "https://example.org/a")


# A member with an empty id is refused, so that fields alone would not do.
ASK = """
draw = settings(phases=[Phase.generate], database=None)
for kind in (Period, Member):
    print(type(find(from_type(kind), lambda _: True, settings=draw)).__name__)
"""
HYPOTHESIS = "from hypothesis import Phase, find, settings\nfrom hypothesis.strategies import from_type\n"
PACKAGE = "from psm_model import Member, Period\n"
STRATEGIES = "import psm_model.strategies\n"


@pytest.mark.parametrize("imports", ["".join(order) for order in permutations([HYPOTHESIS, PACKAGE, STRATEGIES])])
def test_works_whichever_is_imported_first(imports: str) -> None:
    """Hypothesis before the package or after, before its strategies or after: the types are known."""
    assert printed_by(imports + ASK) == ["Period", "Member"]


def test_importing_hypothesis_imports_no_strategy() -> None:
    """Whoever has the package installed and imports Hypothesis for something else pays for the types alone."""
    program = (
        "import hypothesis, sys; print(*(name for name in sys.modules if name.startswith(('psm_model', 'cattr'))))"
    )
    imported = set(printed_by(program))
    assert "psm_model._hypothesis" in imported
    assert not {name for name in imported if name.startswith(("psm_model.strategies", "psm_model.formats", "cattr"))}


def test_the_package_imports_no_hypothesis() -> None:
    """Who draws nothing needs no Hypothesis."""
    used = "import psm_model, sys; psm_model.check(psm_model.Register()); print(*sys.modules)"
    assert "hypothesis" not in printed_by(used)
