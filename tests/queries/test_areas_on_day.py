"""The areas in which an organisation or a member may be on a day, and the level and area of a question."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from psm_model.checking.subjects import OrganisationSubject
from psm_model.entities import BoardTerm, FormerArea, Member, Organisation
from psm_model.entities.area_name import AreaName
from psm_model.queries import Doubt
from psm_model.queries.areas_on_day import find_member_areas, find_organisation_areas
from psm_model.queries.organisation_scope import OrganisationScope
from psm_model.values import AreaCode, Level, PartialDate, Period, PersonName, Verdict

DAY = date(2025, 6, 15)
IPSM = Organisation(id="o", name="IPSM", level=Level.DISTRICT, area=AreaCode("33.25.11"))
BATANG = AreaCode("33.25")
YES, NO, OPEN = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED


def name_area(within: str | None) -> AreaName:
    """Return the name of an area that another one contains."""
    return AreaName(level=Level.DISTRICT, name="Contoh", within=None if within is None else AreaCode(within))


@pytest.mark.parametrize(
    ("fields", "expected", "doubt"),
    [
        ({}, YES, None),
        ({"area": AreaCode("34.01.01")}, NO, None),
        ({"area": AreaCode("33")}, OPEN, Doubt.AREA_UNKNOWN),
        ({"area": None}, OPEN, Doubt.AREA_UNKNOWN),
        ({"area": None, "withheld": ["area"]}, OPEN, Doubt.AREA_WITHHELD),
        ({"withheld": ["areas"]}, OPEN, Doubt.AREA_WITHHELD),
        ({"area": None, "area_names": [name_area("33.25")]}, YES, None),
        ({"area": None, "area_names": [name_area("33")]}, OPEN, Doubt.AREA_UNKNOWN),
        ({"area": None, "area_names": [name_area("34")]}, NO, None),
        ({"area": None, "area_names": [name_area(None)]}, OPEN, Doubt.AREA_UNKNOWN),
        ({"areas": [FormerArea(area=AreaCode("34.01.01"), period=Period.parse("2010/2024"))]}, YES, None),
        ({"areas": [FormerArea(area=AreaCode("34.01.01"), period=Period.parse("2010/2026"))]}, NO, None),
        (
            {"areas": [FormerArea(area=AreaCode("34.01.01"), period=Period.parse("2010/2025"))]},
            OPEN,
            Doubt.AREA_UNDATED,
        ),
        ({"level": Level.PROVINCE, "area": AreaCode("33")}, NO, None),
        ({"level": Level.NATIONAL, "area": None}, NO, None),
    ],
)
def test_whether_an_organisation_is_in_an_area(fields: dict[str, Any], expected: Verdict, doubt: Doubt | None) -> None:
    """Its code on the day decides, or else the codes of areas that contain its own."""
    subject = OrganisationSubject(organisation=attrs.evolve(IPSM, **fields), path="/organisations/0", terms=())
    judgement = OrganisationScope(area=BATANG).judge(subject, DAY)
    assert judgement.verdict is expected
    assert [reason.doubt for reason in judgement.reasons] == ([] if doubt is None else [doubt])


def test_the_level_must_be_the_same() -> None:
    """An organisation of another level is left out, and one that is not in the register may be of any."""
    subject = OrganisationSubject(organisation=IPSM, path="/organisations/0", terms=())
    assert OrganisationScope(level=Level.DISTRICT).judge(subject, DAY).verdict is YES
    assert OrganisationScope(level=Level.VILLAGE).judge(subject, DAY).verdict is NO
    unknown = OrganisationSubject(
        organisation=None, path="/board_terms/0", terms=(("/board_terms/0", BoardTerm(id="t", organisation_id="x")),)
    )
    assert OrganisationScope().judge(unknown, DAY).verdict is YES
    assert OrganisationScope(area=BATANG).judge(unknown, DAY).reasons == (
        (Doubt.ORGANISATION_UNKNOWN, "/board_terms/0/organisation_id"),
    )


def test_codes_of_a_month_are_those_of_its_days() -> None:
    """In the month of a change, both areas are possible."""
    moved = attrs.evolve(IPSM, areas=[FormerArea(area=AreaCode("34.01.01"), period=Period.parse("2010/2025-06-14"))])
    areas = find_organisation_areas(moved, "/organisations/0", PartialDate(2025, 6))
    assert {(code.code, verdict) for code, verdict in areas.codes} == {("33.25.11", OPEN), ("34.01.01", OPEN)}
    assert not areas.is_known(Level.PROVINCE)


def test_the_area_of_a_member_is_that_of_service() -> None:
    """The domicile does not count."""
    member = Member(id="m", name=PersonName("Siti"), domicile_area=AreaCode("34"))
    assert find_member_areas(member, "/members/0").codes == ()
    assert find_member_areas(attrs.evolve(member, area=BATANG), "/members/0").codes == ((BATANG, YES),)
