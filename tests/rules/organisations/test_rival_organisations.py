"""PSM403: when rival-organisations is found, and when not."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import attrs
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from psm_model.entities import FormerArea, Organisation, Predecessor, Register, Succession
from psm_model.values import OPEN, UNKNOWN, AreaCode, Level, PartialDate, Period, Verdict
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
    expected = oracles.judge_rivals_by_place([first, second])
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
    assert {frozenset(finding.ids): finding.verdict for finding in findings} == oracles.judge_rivals_by_place(several)
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


PLACES = st.sampled_from([AreaCode("33.25.11.2001"), AreaCode("33.25.11.2002")])
FORMER_AREAS = st.builds(
    FormerArea,
    area=PLACES,
    period=st.one_of(
        st.builds(lambda *days: Period(*sorted(days, key=str)), FEW_DAYS, FEW_DAYS),
        st.builds(lambda day: Period(UNKNOWN, day), FEW_DAYS),
        st.builds(lambda day: Period(day, OPEN), FEW_DAYS),
    ),
)


@st.composite
def movers(draw: st.DrawFn) -> list[Organisation]:
    """Generate organisations of villages that moved from one place to another, or may have."""
    several = []
    for id_ in IDS[: draw(st.integers(2, 3))]:
        areas = draw(st.lists(FORMER_AREAS, max_size=2))
        dissolved = draw(st.none() | FEW_DAYS)
        absent = [*["areas"] * (not areas), *["dissolved"] * (dissolved is None)]
        several.append(
            attrs.evolve(
                organisation(id_, None, Level.VILLAGE),
                area=draw(PLACES | st.none()),
                areas=areas,
                # Without either day, it exists at some time after all days that are asked about.
                founded=draw(FEW_DAYS if dissolved is None else st.none() | FEW_DAYS),
                dissolved=dissolved,
                withheld=[name for name in absent if not draw(st.integers(0, 2))],
            )
        )
    return several


WINDOW = oracles.days_from(date(2022, 1, 27), date(2022, 2, 6))
"""All days that are drawn, and a few before and after, on which nothing changes any more."""


def list_days_in(register: Register, id_: str, area: AreaCode) -> tuple[set[date], set[date]]:
    """Return the days on which an organisation certainly, or possibly, exists and is in an area."""
    states = {day: register.organisation_on(id_, day) for day in WINDOW}
    verdicts = {day: state.exists & dict(state.areas).get(area, NO) for day, state in states.items()}
    return {day for day in WINDOW if verdicts[day] is YES}, {day for day in WINDOW if verdicts[day] is not NO}


def has_single_day(days: set[date]) -> bool:
    """Return whether any of the days has neither the day before nor the day after among them."""
    return any(days.isdisjoint({day - timedelta(1), day + timedelta(1)}) for day in days)


@given(movers())
@example(
    # One was in the place by two records that follow each other.
    [
        attrs.evolve(
            organisation("a", None, Level.VILLAGE),
            founded=PartialDate(2022, 2, 1),
            areas=[FormerArea(area=AreaCode("33.25.11.2001"), period=Period.parse("2022-01-30/2022-02-02"))],
        ),
        attrs.evolve(
            organisation("b", None, Level.VILLAGE),
            area=AreaCode("33.25.11.2001"),
            areas=[FormerArea(area=AreaCode("33.25.11.2001"), period=Period.parse("/2022-02-01"))],
        ),
    ]
)
@example(
    # The start of one of two records is unknown.
    [
        attrs.evolve(
            organisation("a", None, Level.VILLAGE),
            founded=PartialDate(2022, 2, 1),
            areas=[FormerArea(area=AreaCode("33.25.11.2001"), period=Period.parse("2022-01-30/2022-02-02"))],
        ),
        attrs.evolve(
            organisation("b", None, Level.VILLAGE),
            founded=PartialDate(2022, 1, 30),
            areas=[
                FormerArea(area=AreaCode("33.25.11.2001"), period=Period.parse("/2022-02-02")),
                FormerArea(area=AreaCode("33.25.11.2001"), period=Period.parse("2022-01-30/2022-02-01")),
            ],
        ),
    ]
)
def test_rivals_are_in_one_place_on_one_day(several: list[Organisation]) -> None:
    """PSM403 agrees with `organisation_on` on each day: two organisations exist and are in one area."""
    register = Register.of(*several)
    expected = {}
    for area in {AreaCode("33.25.11.2001"), AreaCode("33.25.11.2002")}:
        verdicts = [NO]
        for first, second in combinations(several, 2):
            days = [list_days_in(register, each.id, area) for each in (first, second)]
            certain, possible = (days[0][at] & days[1][at] for at in (0, 1))
            # A single day may be a handover day, which other tests are about.
            assume(not has_single_day(certain))
            assume(not has_single_day(possible))
            verdicts.append(YES if certain else MAYBE if possible else NO)
        worst = YES if YES in verdicts else MAYBE if MAYBE in verdicts else NO
        if worst is not NO:
            expected[f"village {area}"] = worst
    assert {finding.params["place"]: finding.verdict for finding in run_rule("PSM403", *several)} == expected


def test_rivals_are_compared_by_the_areas_of_each_time() -> None:
    """An organisation is a rival in a former area, and not in its present one before it moved there."""
    first, second = AreaCode("33.25.11.2001"), AreaCode("33.25.11.2002")
    village = attrs.evolve(organisation("a", None, Level.VILLAGE), founded=PartialDate(2000))
    until_2023 = FormerArea(area=second, period=Period.parse("2000/2023-12-31"))
    moved = attrs.evolve(village, area=first, areas=[until_2023])
    gone = attrs.evolve(village, id="b", area=first, founded=PartialDate(1990), dissolved=PartialDate(2020, 12, 31))
    assert verdict("PSM403", moved, gone) is MAYBE  # it may have been founded in 2000 before it came to its former area
    since_founding = attrs.evolve(until_2023, period=Period.parse("2000-01-01/2023-12-31"))
    assert verdict("PSM403", attrs.evolve(moved, areas=[since_founding]), gone) is NO
    there = attrs.evolve(village, id="b", area=second)
    (finding,) = run_rule("PSM403", moved, there)
    assert (finding.verdict, finding.ids, finding.params["place"]) == (YES, ("a", "b"), f"village {second}")


def test_areas_left_out_on_purpose_are_a_fact_that_would_settle() -> None:
    """An undetermined rival by an area names the areas of other times, and withheld predecessors too."""
    village = attrs.evolve(organisation("a", None, Level.VILLAGE), founded=PartialDate(2000, 1, 1))
    placed = attrs.evolve(village, area=AreaCode("33.25.11.2001"))
    for name in ("areas", "predecessors", "dissolved"):
        other = attrs.evolve(placed, id="b", withheld=[name], founded=PartialDate(2001, 1, 1))
        (finding,) = run_rule("PSM403", attrs.evolve(placed, founded=PartialDate(2002, 1, 1)), other)
        assert (finding.verdict, finding.settled_by) == (MAYBE, (f"/organisations/1/{name}",))


def test_a_line_with_predecessors_left_out_may_continue_any_other() -> None:
    """An organisation may continue a rival through predecessors that are left out, also those of its predecessor."""
    old = attrs.evolve(organisation("a"), withheld=["predecessors"], founded=PartialDate(2000))
    before = Predecessor(organisation_id="a", kind=Succession.RENAMED, on=PartialDate(2005))
    new = attrs.evolve(organisation("b"), predecessors=[before], founded=PartialDate(2005))
    other = attrs.evolve(organisation("c"), founded=PartialDate(2010))
    assert verdict("PSM403", old, new, other) is MAYBE
    assert verdict("PSM403", attrs.evolve(old, withheld=[]), new, other) is YES


def test_predecessors_left_out_in_a_circle_do_no_harm() -> None:
    """Organisations that continue each other, of which both may continue more, are followed once."""
    first, second = (
        attrs.evolve(
            organisation(id_),
            founded=PartialDate(2000),
            predecessors=[Predecessor(organisation_id=other, kind=Succession.MERGED, on=PartialDate(2005))],
        )
        for id_, other in (("a", "b"), ("b", "a"))
    )
    secret = attrs.evolve(organisation("x"), withheld=["predecessors"], founded=PartialDate(1990))
    before = Predecessor(organisation_id="x", kind=Succession.MERGED, on=PartialDate(2000))
    first = attrs.evolve(first, predecessors=[*first.predecessors, before])
    other = attrs.evolve(organisation("c"), founded=PartialDate(2001))
    assert verdict("PSM403", first, second, secret, other) is MAYBE


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
