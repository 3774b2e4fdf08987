"""Runs: a whole register and the stream of its entities have one report."""

from __future__ import annotations

from hypothesis import given

from psm_model.checking.engine import Engine
from psm_model.checking.run import check_stream, check_whole
from psm_model.checking.settings import CheckSettings
from psm_model.entities import Register
from psm_model.entities.grouping import iter_grouped
from psm_model.rules import RULES
from psm_model.strategies import registers
from tests.drawing import skeletons

SETTINGS = CheckSettings(rules=RULES, undetermined=True)


@given(skeletons() | registers())
def test_a_stream_has_the_report_of_the_register(register: Register) -> None:
    """The entities of a register, in groups, are reported as the register is."""
    entities = list(iter_grouped(register))
    assert check_stream(iter(entities), Engine(SETTINGS)) == check_whole(Register.of(*entities), SETTINGS)


def test_nothing_is_fine() -> None:
    """A register without entities, and a stream without any, have no finding."""
    assert check_whole(Register(), SETTINGS).ok
    assert check_stream([], Engine(SETTINGS)).ok
