"""PSM401: when level-contradicts-area is found, and when not."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import FormerArea
from psm_model.strategies import area_codes
from psm_model.values import AreaCode, Level, Period
from tests.rules.oracles import LEVELS
from tests.rules.organisations.areas_records import of, only
from tests.rules.samples import IPSM, run_rule


@given(st.sampled_from(Level), st.none() | area_codes())
def test_the_level_is_given_by_the_number_of_blocks(level: Level, area: AreaCode | None) -> None:
    """PSM401 reports codes whose number of blocks is that of another level, with or without a vintage."""
    organisation = attrs.evolve(IPSM, level=level, area=area)
    blocks = None if area is None else len(area.code.split("."))
    assert bool(run_rule("PSM401", organisation)) is (blocks is not None and LEVELS[blocks] != level)


def test_report_of_a_level_is_complete() -> None:
    """PSM401 points to the area and to the level, and names both levels."""
    finding = only(run_rule("PSM401", of("33"), attrs.evolve(IPSM, id="p")))
    assert (finding.path, finding.related, finding.ids) == (
        "/organisations/0/area",
        ("/organisations/0/level",),
        ("o",),
    )
    assert finding.params == {"organisation": "o", "level": "regency_city", "area": "33", "area_level": "province"}


@given(st.sampled_from(Level), st.lists(area_codes(), max_size=3))
def test_areas_of_other_times_are_checked_too(level: Level, areas: list[AreaCode]) -> None:
    """PSM401 reports each former area whose number of blocks is that of another level."""
    former = [FormerArea(area=area, period=Period.parse("/2019")) for area in areas]
    findings = run_rule("PSM401", attrs.evolve(IPSM, level=level, areas=former))
    assert [(finding.path, finding.params["area"]) for finding in findings] == [
        (f"/organisations/0/areas/{number}/area", area.code)
        for number, area in enumerate(areas)
        if LEVELS[len(area.code.split("."))] != level
    ]
