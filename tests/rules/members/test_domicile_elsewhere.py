"""PSM303: when domicile-elsewhere is found, and when not."""

from __future__ import annotations

import attrs
import pytest

from psm_model.values import AreaCode, Verdict
from tests.rules.members.members_records import (
    find_second,
    make_summary,
    serving,
)
from tests.rules.samples import KASMAD, MAYBE, NO, YES, summarise, verdict


@pytest.mark.parametrize(
    ("domicile", "expected"),
    [
        (None, NO),
        (AreaCode("33.25.11.1013"), NO),
        (AreaCode("33.25.11.1014"), YES),
        (AreaCode("33.25.12.1013"), YES),
        (AreaCode("33.25.11"), MAYBE),
        (AreaCode("33.25.12"), YES),
        (AreaCode("33.25"), MAYBE),
        (AreaCode("33.26"), YES),
        (AreaCode("33"), MAYBE),
        (AreaCode("32"), YES),
        # In another vintage, a different code may be that of the village, and the same code that of another.
        (AreaCode("33.25.11.1014", "another decree"), MAYBE),
        (AreaCode("33.25.11.1013", "another decree"), MAYBE),
        (AreaCode("33.25.11.1014", "a decree"), YES),
        (AreaCode("33.25.11.1013", "a decree"), NO),
    ],
)
def test_domicile_is_in_the_village_of_service(domicile: AreaCode | None, expected: Verdict) -> None:
    """A domicile outside the village is found; an area around it, or one of another vintage, is undetermined."""
    village = AreaCode("33.25.11.1013", "a decree")
    assert verdict("PSM303", attrs.evolve(KASMAD, area=village, domicile_area=domicile)) is expected


@pytest.mark.parametrize(("mine", "domicile"), [(None, "a decree"), ("a decree", None), (None, None)])
def test_codes_without_vintage_are_compared_as_they_stand(mine: str | None, domicile: str | None) -> None:
    """If one of two codes has no vintage, both are assumed to be of the same vintage."""
    apart = attrs.evolve(
        KASMAD, area=AreaCode("33.25.11.1013", mine), domicile_area=AreaCode("33.25.11.1014", domicile)
    )
    assert verdict("PSM303", apart) is YES


def test_domicile_within_a_wider_area_of_service() -> None:
    """A domicile in a village of the district of service is within it."""
    assert verdict("PSM303", serving("33.25.11", None, AreaCode("33.25.11.1013"))) is NO


def test_without_an_area_of_service_no_domicile_is_outside_it() -> None:
    """Without a recorded area of service, there is no finding."""
    assert verdict("PSM303", serving(None, None, AreaCode("33.25.11.1013"))) is NO


def test_report_of_a_domicile_elsewhere_is_complete() -> None:
    """The finding points to the domicile and to the area of service, and has both."""
    finding = find_second("PSM303", serving("33.25.11.1013", None, AreaCode("33.25.12.2001")))
    assert summarise(finding) == make_summary(
        "PSM303",
        "warning",
        path="/members/1/domicile_area",
        params={"member": "m", "area": "33.25.11.1013", "domicile": "33.25.12.2001"},
        related=["/members/1/area"],
    )


def test_facts_that_would_settle_a_domicile_are_named() -> None:
    """The finding names an imprecise domicile, and the end of service if that is imprecise too."""
    finding = find_second("PSM303", serving("33.25.11.1013", "2010-01-01/2019", AreaCode("33.25")))
    assert finding.verdict is MAYBE
    assert finding.settled_by == ("/members/1/domicile_area", "/members/1/service/end")
    nearer = find_second("PSM303", serving("33.25.11.1013", None, AreaCode("33.25")))
    assert nearer.settled_by == ("/members/1/domicile_area",)
