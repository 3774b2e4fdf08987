"""PSM003, PSM402 and PSM403: organisations above, beside and below one another."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, product

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from psm_model.entities import Organisation
from psm_model.values import AreaCode, Level, PartialDate, Verdict
from tests.rules import oracles
from tests.rules.records import IPSM, MAYBE, NO, YES, found, term, told, verdict

IDS = ["a", "b", "c", "d", "e", "f"]
AREAS = st.sampled_from(["33", "33.25", "33.26", "33.25.11", "33.25.11.1013", "32", ""])
VINTAGES = st.sampled_from([None, None, "2021", "2025"])


def organisation(one_id: str, parent: str | None = None, level: Level = Level.NATIONAL) -> Organisation:
    """An organisation with a parent."""
    return attrs.evolve(IPSM, id=one_id, parent_id=parent, level=level)


# PSM003, circles of parents


@st.composite
def families(draw: st.DrawFn) -> list[Organisation]:
    """Organisations that have each other, none, or one that is not there as their parents, in any order."""
    ids = draw(st.permutations(IDS[: draw(st.integers(1, 6))]))
    parents = st.sampled_from([None, "nowhere", *ids, *ids])
    areas = st.builds(lambda code, vintage: AreaCode(code, vintage) if code else None, AREAS, VINTAGES)
    return [
        attrs.evolve(organisation(one, draw(parents), draw(st.sampled_from(Level))), area=draw(areas)) for one in ids
    ]


def circle(*ids: str) -> list[Organisation]:
    """Organisations each of which has the next as its parent, and the last the first."""
    return [organisation(one, parent) for one, parent in zip(ids, (*ids[1:], ids[0]), strict=True)]


@given(families())
@example(circle("a"))
@example([*circle("b", "a"), organisation("c", "a"), organisation("d", "c")])
@example([*circle("c", "b"), *circle("a", "d")])
def test_circles_are_each_told_once(several: list[Organisation]) -> None:
    """PSM003 tells each circle of parents once, from its smallest id on upwards, and no line that leads into one."""
    parents = {one.id: one.parent_id for one in several}
    places = {one.id: place for place, one in enumerate(several)}
    findings = found("PSM003", *several)
    assert sorted(sorted(one.ids) for one in findings) == sorted(map(sorted, oracles.circles(several)))
    for one in findings:
        assert one.ids[0] == min(one.ids)
        assert [parents[step] for step in one.ids] == [*one.ids[1:], one.ids[0]]
        assert [one.path, *one.related] == [f"/organisations/{places[step]}/parent_id" for step in one.ids]
        assert one.params == {"chain": " > ".join((*one.ids, one.ids[0]))}


def test_what_is_told_of_a_circle() -> None:
    """PSM003 points to the parent of the smallest id, and to those of the others."""
    (one,) = found("PSM003", organisation("x", "c"), *circle("c", "a", "b"))
    assert told(one) == {
        "code": "PSM003",
        "severity": "error",
        "verdict": "yes",
        "path": "/organisations/2/parent_id",
        "params": {"chain": "a > b > c > a"},
        "ids": ["a", "b", "c"],
        "related": ["/organisations/3/parent_id", "/organisations/1/parent_id"],
        "settled_by": [],
    }


def test_first_of_an_id_counts() -> None:
    """Where an id stands twice, the parent of the first is asked, as a look-up would give it."""
    assert len(found("PSM003", organisation("a", "b"), organisation("b", "a"), organisation("a"))) == 1
    assert found("PSM003", organisation("a"), organisation("b", "a"), organisation("a", "b")) == []
    village, regency = organisation("a", "b", Level.VILLAGE), organisation("b", None, Level.REGENCY_CITY)
    assert found("PSM402", village, regency, attrs.evolve(regency, level=Level.VILLAGE)) == []
    (one,) = found("PSM402", village, attrs.evolve(regency, level=Level.VILLAGE), regency)
    assert one.related == ("/organisations/1",)


def test_long_lines_are_no_matter() -> None:
    """A line of parents of any length is walked, and a circle of that length is told whole."""
    ids = [f"{place:05}" for place in range(5000)]
    line = [organisation(one, parent) for one, parent in pairwise(ids)]
    assert found("PSM003", *line, organisation(ids[-1])) == []
    (one,) = found("PSM003", *line, organisation(ids[-1], ids[0]))
    assert list(one.ids) == ids


# PSM402, a parent that is not above


@given(families())
def test_parents_are_above(several: list[Organisation]) -> None:
    """PSM402 tells each organisation whose parent is not of a higher level or does not hold its area, circles apart."""
    assert sorted(one.ids[0] for one in found("PSM402", *several)) == sorted(oracles.not_above(several))


@pytest.mark.parametrize(("parent", "child"), list(product(Level, Level)))
def test_levels_of_a_parent(parent: Level, child: Level) -> None:
    """A parent is of any higher level, and not of the same one."""
    above = oracles.LEVELS.index(parent) < oracles.LEVELS.index(child)
    assert bool(found("PSM402", organisation("a", "b", child), organisation("b", None, parent))) is not above


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
        (AreaCode("33"), AreaCode("33"), False),  # that the levels differ is enough; PSM401 tells of the code
        (AreaCode("33.25"), AreaCode("33"), True),
    ],
)
def test_areas_of_a_parent(parent: AreaCode | None, child: AreaCode | None, *, wrong: bool) -> None:
    """Areas are compared where both have a code of the same vintage, and the parent's is to hold the other."""
    above = attrs.evolve(organisation("b", None, Level.PROVINCE), area=parent)
    below = attrs.evolve(organisation("a", "b", Level.REGENCY_CITY), area=child)
    assert bool(found("PSM402", above, below)) is wrong


def test_what_is_told_of_a_parent() -> None:
    """PSM402 points to the reference and to the parent, and tells the places of both."""
    regency = attrs.evolve(organisation("r", None, Level.REGENCY_CITY), area=AreaCode("33.26"))
    village = attrs.evolve(organisation("v", "r", Level.VILLAGE), area=AreaCode("33.25.11.2001"))
    (one,) = found("PSM402", regency, IPSM, village)
    assert told(one) == {
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
    (other,) = found("PSM402", organisation("a", "o", Level.NATIONAL), IPSM)
    assert (other.params["child_place"], other.params["parent_place"]) == ("national", "national")


def test_circles_are_left_to_their_rule() -> None:
    """PSM402 is silent about what is in a circle of parents, and not about what stands below one."""
    assert found("PSM402", *circle("a", "b"), organisation("v", "a", Level.VILLAGE)) == []
    assert [one.ids for one in found("PSM402", *circle("a", "b"), organisation("v", "a"))] == [("v", "a")]
    assert found("PSM402", organisation("a", "nowhere")) == []
    assert found("PSM402", organisation("a")) == []


# PSM403, several in one place

FEW_DAYS = st.dates(date(2022, 1, 30), date(2022, 2, 3)).map(PartialDate.from_date)
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
            organisation(draw(st.sampled_from([one, one, IDS[0]])), None, draw(levels)),
            area=draw(codes),
            founded=draw(FEW_DAYS),
            dissolved=draw(st.none() | FEW_DAYS),
        )
        for one in draw(st.permutations(IDS[: draw(st.integers(2, 4))]))
    ]


@given(neighbours())
def test_places_are_of_level_area_and_vintage(several: list[Organisation]) -> None:
    """PSM403 tells each level and area once, with all its organisations; only the nation needs no area."""
    findings = found("PSM403", *several)
    assert {frozenset(one.ids): one.verdict for one in findings} == oracles.in_one_place(several)
    assert all(len(set(one.ids)) == len(one.ids) == one.params["count"] for one in findings)


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
    assert found("PSM403", attrs.evolve(first, area=None), attrs.evolve(first, id="b", area=None)) == []


def test_what_is_told_of_rivals() -> None:
    """PSM403 points to all organisations of the place, in order of their ids, and names the first few of them."""
    central = attrs.evolve(IPSM, level=Level.PROVINCE, area=AreaCode("33", "2021"))
    gone = attrs.evolve(central, id="g", dissolved=PartialDate(2012))
    (one,) = found("PSM403", *(attrs.evolve(central, id=id_) for id_ in "cba"), gone)
    assert told(one) == {
        "code": "PSM403",
        "severity": "info",
        "verdict": "yes",
        "path": "/organisations/2",
        "params": {"count": 4, "organisations": "'a', 'b', 'c', …", "place": "province 33"},
        "ids": ["a", "b", "c", "g"],
        "related": ["/organisations/1", "/organisations/0", "/organisations/3"],
        "settled_by": [],
    }
    (other,) = found("PSM403", attrs.evolve(IPSM, id="z"), IPSM)
    assert (other.path, other.related, other.ids) == ("/organisations/1", ("/organisations/0",), ("o", "z"))
    assert other.params["organisations"] == "'o', 'z'"
    assert found("PSM403", IPSM, attrs.evolve(IPSM, name="Lain")) == []  # one id: PSM001 tells


def test_a_place_is_told_once_however_many_there_are() -> None:
    """Several hundred organisations of one place are one finding, certain where two are there for certain."""
    many = [attrs.evolve(IPSM, id=f"o-{number:03}", founded=PartialDate(2022)) for number in range(216)]
    (one,) = found("PSM403", *many)
    assert (one.verdict, len(one.ids), one.params["count"]) == (YES, 216, 216)
    of_a_year = [attrs.evolve(one, dissolved=PartialDate(2022)) for one in many]
    (other,) = found("PSM403", *of_a_year)
    assert (other.verdict, len(other.ids), len(other.settled_by)) == (MAYBE, 216, 432)
    assert found("PSM403", *of_a_year[:1], *(attrs.evolve(many[0], founded=PartialDate(2023)),)) == []


def test_what_settles_two_lives() -> None:
    """Where it is undetermined, the days of both that are not known would settle it, but no end that is not stated."""
    old = attrs.evolve(IPSM, founded=PartialDate(2010, 1, 1), dissolved=PartialDate(2022))
    new = attrs.evolve(IPSM, id="p", founded=PartialDate(2022))
    (one,) = found("PSM403", old, new)
    assert (one.verdict, one.settled_by) == (MAYBE, ("/organisations/0/dissolved", "/organisations/1/founded"))
    (other,) = found("PSM403", old, attrs.evolve(new, founded=None))
    assert other.settled_by == ("/organisations/1/founded", "/organisations/0/dissolved")
    (third,) = found("PSM403", old, attrs.evolve(new, founded=PartialDate(2022, 3, 1), dissolved=PartialDate(2030)))
    assert third.settled_by == ("/organisations/0/dissolved", "/organisations/1/dissolved")


# PSM407, dissolved before founded


@given(FEW_DAYS | st.sampled_from([PartialDate(2022, 1), PartialDate(2022)]), FEW_DAYS | st.just(PartialDate(2022, 2)))
def test_dissolved_first(founded: PartialDate, dissolved: PartialDate) -> None:
    """What PSM407 says of the two dates holds on all days that they may mean, on none, or on some."""
    organisation = attrs.evolve(IPSM, founded=founded, dissolved=dissolved)
    assert verdict("PSM407", organisation) is oracles.dissolved_first(founded, dissolved)


@pytest.mark.parametrize(
    ("founded", "dissolved", "expected"),
    [
        ("2022-02-02", "2022-02-01", YES),
        ("2022-02-01", "2022-02-01", NO),
        ("2022-02", "2022-02-27", MAYBE),
        ("2022-02", "2022-02-28", NO),
        ("2022-02-28", "2022-03", NO),
        ("2022", "2022", MAYBE),
        ("2022", "2021", YES),
        ("2022", None, NO),
        (None, "2022", NO),
    ],
)
def test_bounds_of_a_life(founded: str | None, dissolved: str | None, expected: Verdict) -> None:
    """An organisation may be dissolved on the day of its founding, and not before."""
    first, last = (None if text is None else PartialDate.parse(text) for text in (founded, dissolved))
    assert verdict("PSM407", attrs.evolve(IPSM, founded=first, dissolved=last)) is expected


def test_what_is_told_of_a_life() -> None:
    """PSM407 points to the day of dissolution and to that of founding; both settle it where they are not known."""
    (one,) = found("PSM407", attrs.evolve(IPSM, founded=PartialDate(2022), dissolved=PartialDate(2022, 5)))
    assert told(one) == {
        "code": "PSM407",
        "severity": "error",
        "verdict": "undetermined",
        "path": "/organisations/0/dissolved",
        "params": {"organisation": "o", "founded": "2022", "dissolved": "2022-05"},
        "ids": ["o"],
        "related": ["/organisations/0/founded"],
        "settled_by": ["/organisations/0/founded", "/organisations/0/dissolved"],
    }
    assert found("PSM407", term("2020/2025")) == []
