"""PSM003: when parent-cycle is found, and when not."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, product

import attrs
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import FormerParent, Organisation, Register
from psm_model.values import OPEN, Period, Verdict
from tests.rules import oracles
from tests.rules.organisations.organisations_records import (
    FEW_DAYS,
    IDS,
    circle,
    families,
    organisation,
)
from tests.rules.samples import MAYBE, NO, YES, run_rule, summarise


@given(families())
@example(circle("a"))
@example([*circle("b", "a"), organisation("c", "a"), organisation("d", "c")])
@example([*circle("c", "b"), *circle("a", "d")])
def test_each_circle_has_one_finding(several: list[Organisation]) -> None:
    """PSM003 reports each circle of parents once, upwards from its smallest id, and no chain that leads into one."""
    parents = {organisation_.id: organisation_.parent_id for organisation_ in several}
    places = {organisation_.id: place for place, organisation_ in enumerate(several)}
    findings = run_rule("PSM003", *several)
    assert sorted(sorted(finding.ids) for finding in findings) == sorted(map(sorted, oracles.find_circles(several)))
    for finding in findings:
        assert finding.ids[0] == min(finding.ids)
        assert [parents[step] for step in finding.ids] == [*finding.ids[1:], finding.ids[0]]
        assert [finding.path, *finding.related] == [f"/organisations/{places[step]}/parent_id" for step in finding.ids]
        assert finding.params == {"chain": " > ".join(map(repr, (*finding.ids, finding.ids[0])))}


def test_report_of_a_circle_is_complete() -> None:
    """PSM003 points to the parent of the smallest id, and to those of the others."""
    (finding,) = run_rule("PSM003", organisation("x", "c"), *circle("c", "a", "b"))
    assert summarise(finding) == {
        "code": "PSM003",
        "severity": "error",
        "verdict": "yes",
        "path": "/organisations/2/parent_id",
        "params": {"chain": "'a' > 'b' > 'c' > 'a'"},
        "ids": ["a", "b", "c"],
        "related": ["/organisations/3/parent_id", "/organisations/1/parent_id"],
        "settled_by": [],
    }


def test_long_chains_are_followed() -> None:
    """A long chain of parents is followed, and a circle of the same length is reported completely."""
    ids = [f"{place:05}" for place in range(5000)]
    line = [organisation(id_, parent) for id_, parent in pairwise(ids)]
    assert run_rule("PSM003", *line, organisation(ids[-1])) == []
    (finding,) = run_rule("PSM003", *line, organisation(ids[-1], ids[0]))
    assert list(finding.ids) == ids


SOME_DAYS = [
    *oracles.days_from(date(2022, 1, 29), date(2022, 2, 5)),
    *oracles.days_from(date(2022, 2, 27), date(2022, 3, 2)),
]
"""All days on which a drawn date may be, but for the middle of the month, and a few before and after."""
FORMER_PARENTS = st.builds(
    FormerParent,
    parent_id=st.sampled_from([*IDS[:3], "nowhere"]),
    period=st.builds(lambda *days: Period(*sorted(days, key=str)), FEW_DAYS, FEW_DAYS)
    | st.builds(lambda day: Period(day, OPEN), FEW_DAYS)
    | st.sampled_from([Period.parse("/2022-02-01"), Period.parse("2022-02/2022-02")]),
)


@st.composite
def families_over_time(draw: st.DrawFn) -> list[Organisation]:
    """Generate organisations with parents of several times, none of which is its own parent."""
    several = []
    for id_ in IDS[: draw(st.integers(2, 3))]:
        parent = draw(st.sampled_from([None, *(other for other in IDS[:3] if other != id_)]))
        former = draw(st.lists(FORMER_PARENTS, max_size=2))
        # A present parent that was one before is in the circle of present parents, and in others.
        former = [each for each in former if each.parent_id not in {id_, parent}]
        several.append(attrs.evolve(organisation(id_, parent), parents=former))
    return several


def find_loops(edges: set[tuple[str, str]]) -> set[frozenset[str]]:
    """Return the groups of ids that reach one another along edges."""
    reaches = set(edges)
    for middle, start, end in product(IDS[:3], repeat=3):
        if (start, middle) in reaches and (middle, end) in reaches:
            reaches.add((start, end))
    looping = {id_ for id_ in IDS if (id_, id_) in reaches}
    return {
        frozenset(other for other in looping if other == id_ or {(id_, other), (other, id_)} <= reaches)
        for id_ in looping
    }


@given(families_over_time())
@example(
    [
        attrs.evolve(organisation("a"), parents=[FormerParent(parent_id="b", period=Period.parse("2022-02/2022-02"))]),
        attrs.evolve(organisation("b"), parents=[FormerParent(parent_id="a", period=Period.parse("2022-02/2022-02"))]),
    ]
)
def test_parents_of_one_time_are_in_a_circle(several: list[Organisation]) -> None:
    """PSM003 reports circles with former parents if they are closed on one day, by the answers of `organisation_on`.

    A present parent counts as certain only if an earlier one is recorded. Circles of present parents are reported as
    such, and not with others.
    """
    register = Register.of(*several)
    present_loops = oracles.find_circles(several)
    circling = set().union(*present_loops)
    ever = {(each.id, former.parent_id) for each in several for former in each.parents}
    ever |= {(each.id, each.parent_id) for each in several if each.parent_id and each.id not in circling}
    expected: dict[frozenset[str], Verdict] = dict.fromkeys(present_loops, YES)
    for group in find_loops(ever):
        verdicts = {NO}
        for day in SOME_DAYS:
            certain, possible = set(), set()
            for each in several:
                for parent, known in register.organisation_on(each.id, day).parent_ids:
                    is_former = any(former.parent_id == parent for former in each.parents)
                    if {each.id, parent} <= group and (each.id not in circling or is_former):
                        possible.add((each.id, parent))
                        certain |= {(each.id, parent)} if known is YES and each.parents else set()
            verdicts.add(YES if find_loops(certain) else MAYBE if find_loops(possible) else NO)
        worst = YES if YES in verdicts else MAYBE if MAYBE in verdicts else NO
        if worst is not NO:
            expected[group] = YES if group in present_loops else worst
    findings = run_rule("PSM003", *several)
    got: dict[frozenset[str], Verdict] = {}
    for finding in findings:
        ids = frozenset(finding.ids)
        got[ids] = YES if YES in {got.get(ids), finding.verdict} else finding.verdict
    assert got == expected


def test_an_organisation_was_never_its_own_parent() -> None:
    """PSM003 reports an organisation that was above itself at another time, with all references that say so."""
    own = [FormerParent(parent_id=id_, period=Period.parse("/2019")) for id_ in ("a", "b", "a")]
    (finding,) = run_rule("PSM003", organisation("b"), attrs.evolve(organisation("a"), parents=own))
    assert (finding.path, finding.related) == (
        "/organisations/1/parents/0/parent_id",
        ("/organisations/1/parents/2/parent_id",),
    )
    assert (finding.ids, finding.verdict, finding.params) == (("a",), YES, {"chain": "'a' > 'a'"})


def test_a_circle_of_two_times_is_none() -> None:
    """Two organisations may have been above each other one after the other; without days, that is not certain."""
    period = Period.parse("2000-01-01/2009-12-31")
    first = attrs.evolve(organisation("a", "x"), parents=[FormerParent(parent_id="b", period=period)])
    other = FormerParent(parent_id="x", period=Period.parse("1990/2010-12-31"))
    second = attrs.evolve(organisation("b", "a"), parents=[other])
    assert run_rule("PSM003", first, second) == []
    (finding,) = run_rule("PSM003", first, attrs.evolve(second, parents=[]))
    assert (finding.verdict, finding.settled_by) == (MAYBE, ("/organisations/1/parents",))
    assert [finding.path, *finding.related] == ["/organisations/0/parents/0/parent_id", "/organisations/1/parent_id"]


def test_circles_of_many_times_are_undetermined() -> None:
    """A circle of organisations with hundreds of former parents is not judged day by day."""
    periods = [Period.parse(f"{year}-01-01/{year}-12-31") for year in range(1900, 2000)]
    several = [
        attrs.evolve(organisation(id_), parents=[FormerParent(parent_id=other, period=period) for period in periods])
        for id_, other in (("a", "b"), ("b", "a"))
    ]
    (finding,) = run_rule("PSM003", *several)
    assert finding.verdict is MAYBE
