"""PSM402: when parent-not-above is found, and when not."""

from __future__ import annotations

from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import FormerParent, Organisation
from psm_model.values import AreaCode, Level, Period
from tests.rules import oracles
from tests.rules.organisations.organisations_records import (
    IDS,
    circle,
    families,
    organisation,
)
from tests.rules.samples import IPSM, YES, run_rule, summarise


@given(families())
def test_parents_are_above(several: list[Organisation]) -> None:
    """Except in circles, PSM402 reports each parent that is not of a higher level or does not contain the area."""
    assert sorted(finding.ids[0] for finding in run_rule("PSM402", *several)) == sorted(oracles.find_not_above(several))


@pytest.mark.parametrize(("parent", "child"), list(product(Level, Level)))
def test_levels_of_a_parent(parent: Level, child: Level) -> None:
    """A parent is of any higher level, and not of the same one."""
    above = oracles.LEVELS.index(parent) < oracles.LEVELS.index(child)
    assert bool(run_rule("PSM402", organisation("a", "b", child), organisation("b", None, parent))) is not above


def test_report_of_a_parent_is_complete() -> None:
    """PSM402 points to the reference and to the parent, and has the places of both."""
    regency = attrs.evolve(organisation("r", None, Level.REGENCY_CITY), area=AreaCode("33.26"))
    village = attrs.evolve(organisation("v", "r", Level.VILLAGE), area=AreaCode("33.25.11.2001"))
    (finding,) = run_rule("PSM402", regency, IPSM, village)
    assert summarise(finding) == {
        "code": "PSM402",
        "severity": "warning",
        "verdict": "yes",
        "path": "/organisations/2/parent_id",
        "params": {
            "child": "v",
            "child_place": "village 33.25.11.2001",
            "parent": "r",
            "parent_place": "regency_city 33.26",
        },
        "ids": ["v", "r"],
        "related": ["/organisations/0"],
        "settled_by": [],
    }
    (other,) = run_rule("PSM402", organisation("a", "o", Level.NATIONAL), IPSM)
    assert (other.params["child_place"], other.params["parent_place"]) == ("national", "national")


def test_circles_are_left_to_their_rule() -> None:
    """PSM402 has no finding about organisations in a circle of parents, but judges those below one."""
    assert run_rule("PSM402", *circle("a", "b"), organisation("v", "a", Level.VILLAGE)) == []
    assert [finding.ids for finding in run_rule("PSM402", *circle("a", "b"), organisation("v", "a"))] == [("v", "a")]
    assert run_rule("PSM402", organisation("a", "nowhere")) == []
    assert run_rule("PSM402", organisation("a")) == []


@given(st.lists(st.sampled_from([*IDS[:3], "nowhere"]), max_size=3), st.permutations(list(Level)))
def test_parents_of_other_times_are_of_a_higher_level(former: list[str], levels: list[Level]) -> None:
    """PSM402 reports each former parent whose level is not higher; the areas of other times are not compared."""
    period = Period.parse("/2019")
    areas = [AreaCode("33"), AreaCode("32.01"), AreaCode("31")]
    several = [
        attrs.evolve(organisation(id_, None, level), area=area)
        for id_, level, area in zip(IDS[:3], levels, areas, strict=False)
    ]
    several[0] = attrs.evolve(several[0], parents=[FormerParent(parent_id=id_, period=period) for id_ in former])
    depth = {each.id: oracles.LEVELS.index(each.level) for each in several}
    findings = run_rule("PSM402", *several)
    assert [(finding.path, finding.ids, finding.verdict) for finding in findings] == [
        (f"/organisations/0/parents/{number}/parent_id", ("a", id_), YES)
        for number, id_ in enumerate(former)
        if id_ in depth and id_ != "a" and depth[id_] >= depth["a"]
    ]
    for finding in findings:
        assert finding.related == (f"/organisations/{IDS.index(finding.ids[1])}",)
        assert finding.params["child_place"] == levels[0].value
