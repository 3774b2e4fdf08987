"""PSM003, PSM402 and PSM403: organisations above, beside and below one another."""

from __future__ import annotations

import attrs
import pytest

from psm_model.values import AreaCode, Level
from tests.rules.organisations.organisations_records import (
    organisation,
)
from tests.rules.samples import run_rule


def test_the_first_of_duplicate_ids_counts() -> None:
    """If two organisations have the same id, the parent of the first counts, as in look-ups."""
    assert len(run_rule("PSM003", organisation("a", "b"), organisation("b", "a"), organisation("a"))) == 1
    assert run_rule("PSM003", organisation("a"), organisation("b", "a"), organisation("a", "b")) == []
    village, regency = organisation("a", "b", Level.VILLAGE), organisation("b", None, Level.REGENCY_CITY)
    assert run_rule("PSM402", village, regency, attrs.evolve(regency, level=Level.VILLAGE)) == []
    (finding,) = run_rule("PSM402", village, attrs.evolve(regency, level=Level.VILLAGE), regency)
    assert finding.related == ("/organisations/1",)


@pytest.mark.parametrize(
    ("parent", "child", "wrong"),
    [
        (AreaCode("33"), AreaCode("33.25"), False),
        (AreaCode("33"), AreaCode("32.25"), True),
        (AreaCode("33", "2021"), AreaCode("32.25", "2021"), True),
        (AreaCode("33", "2021"), AreaCode("32.25", "2025"), False),
        (AreaCode("33", "2021"), AreaCode("32.25"), False),
        (AreaCode("33"), AreaCode("32.25", "2021"), False),
        (None, AreaCode("32.25"), False),
        (AreaCode("33"), None, False),
        (AreaCode("33"), AreaCode("33"), False),  # the levels differ, which is enough; PSM401 reports the code
        (AreaCode("33.25"), AreaCode("33"), True),
    ],
)
def test_areas_of_a_parent(parent: AreaCode | None, child: AreaCode | None, *, wrong: bool) -> None:
    """If both areas have a code of the same vintage, that of the parent must contain the other."""
    above = attrs.evolve(organisation("b", None, Level.PROVINCE), area=parent)
    below = attrs.evolve(organisation("a", "b", Level.REGENCY_CITY), area=child)
    assert bool(run_rule("PSM402", above, below)) is wrong
