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
def test_verdict_on_rivals_matches_all_completions(
    founded: PartialDate | None,
    dissolved: PartialDate | None,
    other_founded: PartialDate | None,
    other_dissolved: PartialDate | None,
) -> None:
    """The verdict of PSM403 on two organisations of one place is that of all completions of their dates."""
    first = attrs.evolve(IPSM, founded=founded, dissolved=dissolved)
    second = attrs.evolve(IPSM, id="p", founded=other_founded, dissolved=other_dissolved)
    expected = oracles.in_one_place([first, second])
    assert verdict("PSM403", first, second) is expected.get(frozenset("op"), NO)


@st.composite
def neighbours(draw: st.DrawFn) -> list[Organisation]:
    """Generate organisations of few places, some with the same id, founded and dissolved within a few days."""
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
def test_each_place_has_one_finding(several: list[Organisation]) -> None:
    """PSM403 reports each level, area and vintage once, with all organisations; only the nation needs no area."""
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
    """An organisation may be founded on the day on which another is dissolved."""
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
def test_a_place_is_level_code_and_vintage(level: Level, area: AreaCode | None, expected: Verdict) -> None:
    """Organisations of one place have the same level, code and vintage; below the nation, a place needs a code."""
    first = attrs.evolve(organisation("a", None, Level.PROVINCE), area=AreaCode("33"))
    assert verdict("PSM403", first, attrs.evolve(organisation("b", None, level), area=area)) is expected
    assert run_rule("PSM403", attrs.evolve(first, area=None), attrs.evolve(first, id="b", area=None)) == []


def test_report_of_rivals_is_complete() -> None:
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
    assert run_rule("PSM403", IPSM, attrs.evolve(IPSM, name="Lain")) == []  # the same id is left to PSM001


def test_many_rivals_have_one_finding() -> None:
    """Hundreds of organisations of one place have one finding, which is certain if two of them certainly coexist."""
    many = [attrs.evolve(IPSM, id=f"o-{number:03}", founded=PartialDate(2022)) for number in range(216)]
    (finding,) = run_rule("PSM403", *many)
    assert (finding.verdict, len(finding.ids), finding.params["count"]) == (YES, 216, 216)
    of_a_year = [attrs.evolve(organisation_, dissolved=PartialDate(2022)) for organisation_ in many]
    (other,) = run_rule("PSM403", *of_a_year)
    assert (other.verdict, len(other.ids), len(other.settled_by)) == (MAYBE, 216, 432)
    assert run_rule("PSM403", *of_a_year[:1], *(attrs.evolve(many[0], founded=PartialDate(2023)),)) == []


def test_facts_that_would_settle_rivals_are_named() -> None:
    """An undetermined finding names the imprecise days of both organisations, but no dissolution that is not stated."""
    old = attrs.evolve(IPSM, founded=PartialDate(2010, 1, 1), dissolved=PartialDate(2022))
    new = attrs.evolve(IPSM, id="p", founded=PartialDate(2022))
    (finding,) = run_rule("PSM403", old, new)
    assert (finding.verdict, finding.settled_by) == (MAYBE, ("/organisations/0/dissolved", "/organisations/1/founded"))
    (other,) = run_rule("PSM403", old, attrs.evolve(new, founded=None))
    assert other.settled_by == ("/organisations/1/founded", "/organisations/0/dissolved")
    (third,) = run_rule("PSM403", old, attrs.evolve(new, founded=PartialDate(2022, 3, 1), dissolved=PartialDate(2030)))
    assert third.settled_by == ("/organisations/0/dissolved", "/organisations/1/dissolved")
