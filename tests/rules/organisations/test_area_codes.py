"""PSM401, PSM405 and PSM406: codes of areas against levels and the decree's table."""

from __future__ import annotations

import pytest

from psm_model.values import AreaCode
from psm_model.values.area_table import VINTAGE, find_area_name
from tests.rules.organisations.areas_records import Table, of
from tests.rules.samples import run_rule, term


@pytest.mark.parametrize("code", ["PSM401", "PSM404", "PSM405", "PSM406", "PSM408"])
def test_silent_where_no_organisation_is_known(table: Table, code: str) -> None:
    """An organisation that only terms name, or one without a code, has no finding about its area."""
    table({})
    assert run_rule(code, term("2020/2025")) == []
    assert run_rule(code, of(None)) == []


def test_areas_have_the_names_of_the_table(table: Table) -> None:
    """An area has the name of the table; without a table, it has none."""
    table({"33": "Jawa Tengah"})
    assert find_area_name(AreaCode("33")) == find_area_name(AreaCode("33", VINTAGE)) == "Jawa Tengah"
    assert find_area_name(AreaCode("33", "137/2017")) is find_area_name(AreaCode("34")) is None
    table(None)
    assert find_area_name(AreaCode("33")) is None
