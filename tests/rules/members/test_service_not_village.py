"""PSM302: when service-not-village is found, and when not."""

from __future__ import annotations

import pytest

from psm_model.values import Verdict
from tests.rules.members.members_records import (
    find_second,
    make_summary,
    serving,
)
from tests.rules.samples import NO, YES, summarise, verdict


@pytest.mark.parametrize(
    ("area", "expected"),
    [(None, NO), ("33", YES), ("33.25", YES), ("33.25.11", YES), ("33.25.11.1013", NO), ("33.25.11.9001", NO)],
)
def test_service_is_in_a_village(area: str | None, expected: Verdict) -> None:
    """Any area of service other than a village is found; a member without an area has no finding."""
    assert verdict("PSM302", serving(area)) is expected


def test_report_of_service_in_more_than_a_village_is_complete() -> None:
    """The finding points to the area and has its code."""
    finding = find_second("PSM302", serving("33.25"))
    params = {"member": "m", "area": "33.25"}
    assert summarise(finding) == make_summary("PSM302", "warning", path="/members/1/area", params=params)
