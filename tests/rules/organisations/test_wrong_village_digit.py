"""PSM406: when wrong-village-digit is found, and when not."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import FormerArea
from psm_model.strategies import area_codes
from psm_model.values import AreaCode, Level, Period
from tests.rules.organisations.areas_records import of, only
from tests.rules.samples import IPSM, run_rule


@given(st.none() | area_codes(), st.sampled_from(Level))
def test_villages_begin_with_one_two_or_three(area: AreaCode | None, level: Level) -> None:
    """PSM406 reports codes of four blocks whose last begins with another digit, whatever the level."""
    blocks = [] if area is None else area.code.split(".")
    wrong = len(blocks) == 4 and blocks[-1][0] not in "123"
    assert bool(run_rule("PSM406", attrs.evolve(IPSM, level=level, area=area))) is wrong


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("33.25.11.0999", True),
        ("33.25.11.1000", False),
        ("33.25.11.1999", False),
        ("33.25.11.2000", False),
        ("33.25.11.3999", False),
        ("33.25.11.4000", True),
        ("33.25.11", False),
        ("33.70", False),  # of no kind, and not a village
        ("00", False),
    ],
)
def test_bounds_of_villages(code: str, *, wrong: bool) -> None:
    """PSM406 accepts numbers of villages from 1000 to 3999 and reports others; shorter codes are not villages."""
    assert bool(run_rule("PSM406", of(code, Level.VILLAGE))) is wrong


def test_report_of_a_village_is_complete() -> None:
    """PSM406 points to the area."""
    finding = only(run_rule("PSM406", attrs.evolve(IPSM, id="p"), of("33.25.11.0001", Level.VILLAGE)))
    assert (finding.path, finding.related, finding.ids) == ("/organisations/1/area", (), ("o",))
    assert finding.params == {"organisation": "o", "area": "33.25.11.0001"}


@given(st.lists(area_codes(), max_size=3))
def test_areas_of_other_times_are_checked_too(areas: list[AreaCode]) -> None:
    """PSM406 reports each former code of four blocks whose last begins with another digit."""
    former = [FormerArea(area=area, period=Period.parse("/2019")) for area in areas]
    findings = run_rule("PSM406", attrs.evolve(IPSM, areas=former))
    assert [(finding.path, finding.params["area"]) for finding in findings] == [
        (f"/organisations/0/areas/{number}/area", area.code)
        for number, area in enumerate(areas)
        if len(area.code) == len("33.25.11.4001") and area.code[-4] not in "123"
    ]
