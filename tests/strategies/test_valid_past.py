"""Registers that break no rule have organisations with a past, on which every rule is silent."""

from __future__ import annotations

import pytest
from hypothesis import given

from psm_model.checking import Severity
from psm_model.checks import check
from psm_model.entities import Register, Succession
from psm_model.strategies import valid_registers
from tests.strategies.draws import draw_sample


@given(valid_registers())
def test_organisations_with_a_past_break_no_rule(register: Register) -> None:
    """No rule finds an error or a warning, and organisations are no rivals of those that they continue."""
    findings = check(register, undetermined=True).findings
    assert "PSM403" not in {finding.code for finding in findings}
    assert [finding.code for finding in check(register) if finding.severity is not Severity.INFO] == []


@pytest.mark.slow
def test_every_kind_of_past_is_drawn() -> None:
    """There are predecessors of each kind, former names, parents and areas, and areas without a code."""
    organisations = [each for register in draw_sample(valid_registers(), 300) for each in register.organisations]
    assert {before.kind for each in organisations for before in each.predecessors} == set(Succession)
    for name in ("names", "parents", "areas"):
        assert any(part.period is not None for each in organisations for part in getattr(each, name))
    assert any(area.within is not None for each in organisations for area in each.area_names)
