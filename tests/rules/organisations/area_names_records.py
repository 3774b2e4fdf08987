"""Records and oracles that the tests of several rules share."""

from __future__ import annotations

from typing import Final

import pytest

from psm_model.checking import Finding
from psm_model.entities import Organisation
from psm_model.values import AreaCode, Level
from psm_model.values.area_table import list_area_names
from tests.rules.samples import YES

NAMES: Final = {level: list_area_names(level.depth) or {} for level in Level if level is not Level.NATIONAL}
LISTED: Final = pytest.mark.skipif(not NAMES[Level.PROVINCE], reason="the table is in the extra `areas`")


def of(code: str | None, name: str, level: Level | None = None, vintage: str | None = None) -> Organisation:
    """Return the organisation "o" with a name and an area, by default of the level of its code."""
    area = None if code is None else AreaCode(code, vintage)
    return Organisation(id="o", name=name, level=level or (area.level if area else Level.REGENCY_CITY), area=area)


def only(findings: list[Finding]) -> Finding:
    """Return the only finding, which is certain."""
    (finding,) = findings
    assert (finding.verdict, finding.settled_by) == (YES, ())
    return finding
