"""PSM403: when rival-organisations is found, and when not."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from psm_model.entities import Organisation
from psm_model.values import AreaCode, Level, PartialDate, Verdict
from tests.rules import oracles
from tests.rules.organisations.organisations_records import (
    FEW_DAYS,
    IDS,
    organisation,
)
from tests.rules.samples import IPSM, MAYBE, NO, YES, run_rule, summarise, verdict

DAYS = st.none() | FEW_DAYS | FEW_DAYS | FEW_DAYS | st.sampled_from([PartialDate(2022, 1), PartialDate(2022, 2)])


@settings(max_examples=3 * settings().max_examples)
@given(DAYS, DAYS, DAYS, DAYS)
@example(None, PartialDate(2022, 1, 27), PartialDate(2022, 1, 27), None)
@example(PartialDate(2022, 2), PartialDate(2022, 2, 1), None, None)
@example(PartialDate(2022, 1), PartialDate(2022, 2, 1), PartialDate(2022, 1, 31), PartialDate(2022, 2, 2))
@example(PartialDate(2022, 2, 1), PartialDate(2022, 2, 1), PartialDate(2022, 2, 1), None)
def test_rivals_are_as_certain_as_the_days(
    founded: PartialDate | None,
    dissolved: PartialDate | None,
    other_founded: PartialDate | None,
    other_dissolved: PartialDate | None,
) -> None:
    """What PSM403 says of two in one place holds in all completions of their lives, in none, or in some."""
    first = attrs.evolve(IPSM, founded=founded, dissolved=dissolved)
    second = attrs.evolve(IPSM, id="p", founded=other_founded, dissolved=other_dissolved)
    expected = oracles.in_one_place([first, second])
    assert verdict("PSM403", first, second) is expected.get(frozenset("op"), NO)


@st.composite
def neighbours(draw: st.DrawFn) -> list[Organisation]:
    """Organisations of few places, some with one id, founded and dissolved within a few days, in order or not."""
    codes = st.sampled_from([None, AreaCode("33"), AreaCode("33", "2021"), AreaCode("33.25")])
    levels = st.sampled_from([Level.NATIONAL, Level.PROVINCE])
    return [
        attrs.evolve(
            organisation(draw(st.sampled_from([id_, id_, IDS[0]])), None, draw(levels)),
            area=draw(codes),
            founded=draw(FEW_DAYS),
            dissolved=draw(st.none() | FEW_DAYS),
        )
        for id_ in draw(st.permutations(IDS[: draw(st.integers(2, 4))]))
    ]


@given(neighbours())
def test_places_are_of_level_area_and_vintage(several: list[Organisation]) -> None:
    """PSM403 tells each level and area once, with all its organisations; only the nation needs no area."""
    findings = run_rule("PSM403", *several)
    assert {frozenset(finding.ids): finding.verdict for finding in findings} == oracles.in_one_place(several)
    assert all(len(set(finding.ids)) == len(finding.ids) == finding.params["count"] for finding in findings)


@pytest.mark.parametrize(
    ("dissolved", "founded", "expected"),
    [
        ("2022-02-01", "2022-02-01", NO),  # a handover day
        ("2022-02-01", "2022-02-02", NO),
        ("2022-02-02", "2022-02-01", YES),
        ("2022-02", "2022-02", MAYBE),
        ("2022", "2022", MAYBE),
        ("2021", "2022", NO),
        ("2023", "2022", YES),
    ],
)
def test_bounds_of_two_lives(dissolved: str, founded: str, expected: Verdict) -> None:
    """One may be founded on the last day on which the other is there."""
    old = attrs.evolve(IPSM, founded=PartialDate(2010), dissolved=PartialDate.parse(dissolved))
    assert verdict("PSM403", old, attrs.evolve(IPSM, id="p", founded=PartialDate.parse(founded))) is expected


@pytest.mark.parametrize(
    ("level", "area", "expected"),
    [
        (Level.PROVINCE, AreaCode("33"), YES),
        (Level.PROVINCE, AreaCode("32"), NO),
        (Level.PROVINCE, AreaCode("33", "2021"), NO),
        (Level.REGENCY_CITY, AreaCode("33"), NO),
        (Level.PROVINCE, None, NO),
    ],
)
def test_one_place(level: Level, area: AreaCode | None, expected: Verdict) -> None:
    """Two are in one place where level, code and vintage are the same; below the nation no code is no place."""
    first = attrs.evolve(organisation("a", None, Level.PROVINCE), area=AreaCode("33"))
    assert verdict("PSM403", first, attrs.evolve(organisation("b", None, level), area=area)) is expected
    assert run_rule("PSM403", attrs.evolve(first, area=None), attrs.evolve(first, id="b", area=None)) == []


def test_what_is_told_of_rivals() -> None:
    """PSM403 points to all organisations of the place, in order of their ids, and names the first few of them."""
    central = attrs.evolve(IPSM, level=Level.PROVINCE, area=AreaCode("33", "2021"))
    gone = attrs.evolve(central, id="g", dissolved=PartialDate(2012))
    (finding,) = run_rule("PSM403", *(attrs.evolve(central, id=id_) for id_ in "cba"), gone)
    assert summarise(finding) == {
        "code": "PSM403",
        "severity": "info",
        "verdict": "yes",
        "path": "/organisations/2",
        "params": {"count": 4, "organisations": "'a', 'b', 'c', …", "place": "province 33"},
        "ids": ["a", "b", "c", "g"],
        "related": ["/organisations/1", "/organisations/0", "/organisations/3"],
        "settled_by": [],
    }
    (other,) = run_rule("PSM403", attrs.evolve(IPSM, id="z"), IPSM)
    assert (other.path, other.related, other.ids) == ("/organisations/1", ("/organisations/0",), ("o", "z"))
    assert other.params["organisations"] == "'o', 'z'"
    assert run_rule("PSM403", IPSM, attrs.evolve(IPSM, name="Lain")) == []  # one id: PSM001 tells


def test_a_place_is_told_once_however_many_there_are() -> None:
    """Several hundred organisations of one place are one finding, certain where two are there for certain."""
    many = [attrs.evolve(IPSM, id=f"o-{number:03}", founded=PartialDate(2022)) for number in range(216)]
    (finding,) = run_rule("PSM403", *many)
    assert (finding.verdict, len(finding.ids), finding.params["count"]) == (YES, 216, 216)
    of_a_year = [attrs.evolve(organisation_, dissolved=PartialDate(2022)) for organisation_ in many]
    (other,) = run_rule("PSM403", *of_a_year)
    assert (other.verdict, len(other.ids), len(other.settled_by)) == (MAYBE, 216, 432)
    assert run_rule("PSM403", *of_a_year[:1], *(attrs.evolve(many[0], founded=PartialDate(2023)),)) == []


def test_what_settles_two_lives() -> None:
    """Where it is undetermined, the days of both that are not known would settle it, but no end that is not stated."""
    old = attrs.evolve(IPSM, founded=PartialDate(2010, 1, 1), dissolved=PartialDate(2022))
    new = attrs.evolve(IPSM, id="p", founded=PartialDate(2022))
    (finding,) = run_rule("PSM403", old, new)
    assert (finding.verdict, finding.settled_by) == (MAYBE, ("/organisations/0/dissolved", "/organisations/1/founded"))
    (other,) = run_rule("PSM403", old, attrs.evolve(new, founded=None))
    assert other.settled_by == ("/organisations/1/founded", "/organisations/0/dissolved")
    (third,) = run_rule("PSM403", old, attrs.evolve(new, founded=PartialDate(2022, 3, 1), dissolved=PartialDate(2030)))
    assert third.settled_by == ("/organisations/0/dissolved", "/organisations/1/dissolved")
