"""Refinement: a certain verdict stays certain when dates become more precise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model import load
from psm_model.strategies import valid_registers
from tests.cases.documents import DOCUMENTS
from tests.rules.clashes import clashes
from tests.rules.refinements import find_unstable, refinements


@settings(max_examples=max(40, settings().max_examples))
@given(st.data())
def test_certain_verdicts_are_stable_in_clashing_registers(data: st.DataObject) -> None:
    """If dates are near each other, certain findings stay and no new ones appear when the dates become more precise."""
    register = data.draw(clashes())
    assert find_unstable(register, data.draw(refinements(register))) == []


@given(st.data())
def test_certain_verdicts_are_stable_in_valid_registers(data: st.DataObject) -> None:
    """In a register that breaks no rule, no finding appears that was not possible before."""
    register = data.draw(valid_registers())
    assert find_unstable(register, data.draw(refinements(register))) == []


@pytest.mark.parametrize("case", DOCUMENTS, ids=lambda case: case.stem)
def test_certain_verdicts_are_stable_in_real_boards(case: Path) -> None:
    """In the documents of real boards, certain findings stay and no new ones appear."""
    register = load(case)

    @settings(max_examples=5)
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        assert find_unstable(register, data.draw(refinements(register))) == []

    holds()
