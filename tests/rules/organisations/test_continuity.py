"""Continuity: what PSM107 and PSM403 make of organisations that continue others."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import RegisterSubject
from psm_model.entities import NameKind, Organisation, OrganisationName, Predecessor, Register, Succession
from psm_model.entities.area_name import AreaName
from psm_model.rules.organisations.continuity import Continuity
from psm_model.values import AreaCode, Level, PartialDate, Verdict
from tests.rules import oracles
from tests.rules.organisations.organisations_records import FEW_DAYS, IDS, organisation
from tests.rules.samples import IPSM, MAYBE, NO, YES, run_rule, term, verdict

KINDS = st.sampled_from(list(Succession))


@st.composite
def successions(draw: st.DrawFn) -> list[Organisation]:
    """Generate three or four organisations of the nation, of which later ones may continue earlier ones."""
    several: list[Organisation] = []
    for id_ in draw(st.permutations(IDS[: draw(st.integers(2, 4))])):
        before = [
            Predecessor(organisation_id=other.id, kind=draw(KINDS), on=draw(st.none() | FEW_DAYS))
            for other in several
            if draw(st.booleans())
        ]
        several.append(
            attrs.evolve(
                organisation(id_),
                founded=draw(FEW_DAYS),
                dissolved=draw(st.none() | FEW_DAYS),
                predecessors=before,
            )
        )
    return draw(st.permutations(several))


def continues(several: list[Organisation], first: str, second: str) -> bool:
    """Return whether the first organisation continues the second, by trying all ways."""
    (before,) = (each.predecessors for each in several if each.id == first)
    return any(
        predecessor.kind is not Succession.SPLIT
        and (predecessor.organisation_id == second or continues(several, predecessor.organisation_id, second))
        for predecessor in before
    )


def list_lives(several: list[Organisation], subject: Organisation) -> set[oracles.Span | None]:
    """Return all lives that an organisation may have had; it ends before the first day on which another takes over.

    A dissolution that certainly contradicts that day leaves open which of them, or of the days between, was its last.
    """
    lives = oracles.list_lives(subject.founded, subject.dissolved)
    days = [
        None if predecessor.on is None else oracles.days_of_date(predecessor.on)[0] - timedelta(days=1)
        for other in several
        for predecessor in other.predecessors
        if predecessor.organisation_id == subject.id and predecessor.kind is not Succession.SPLIT
    ]
    if subject.dissolved is not None and days and None not in days:
        takeover = min(day for day in days if day is not None)
        last = {life[1] for life in lives if life is not None}
        contradicts = last and (max(last) < takeover or min(last) > takeover + timedelta(days=1))
        if contradicts:
            between = oracles.days_from(min(*last, takeover), max(*last, takeover))
            return {(life[0], end) for life, end in product(lives, between) if life is not None and life[0] <= end}
    if subject.dissolved is not None or not days:
        return set(lives)
    latest = min((day for day in days if day is not None), default=oracles.HORIZON)
    # Days after all others that are drawn differ in nothing.
    ends = (
        {latest} if None not in days else {*oracles.days_from(date(2022, 1, 25), min(latest, date(2022, 2, 8))), latest}
    )
    return {(life[0], end) for life, end in product(lives, ends) if life is not None and life[0] <= end}


@given(successions())
def test_rivals_are_those_that_do_not_continue_each_other(several: list[Organisation]) -> None:
    """The verdict of PSM403 is that of all completions of the lives of all pairs that are not connected."""
    verdicts = []
    for first, second in combinations(several, 2):
        if continues(several, first.id, second.id) or continues(several, second.id, first.id):
            continue
        worlds = [list_lives(several, each) for each in (first, second)]
        if all(worlds):
            verdicts.append(
                oracles.judge_all(
                    a is not None and b is not None and oracles.coexist(a, b) for a, b in product(*worlds)
                )
            )
    expected = YES if YES in verdicts else MAYBE if MAYBE in verdicts else NO
    assert verdict("PSM403", *several) is expected


@given(successions())
def test_lines_are_connected(several: list[Organisation]) -> None:
    """Organisations of one line continue one another, and connections are found in both directions."""
    continuity = Continuity(RegisterSubject.of(Register.of(*several)).organisations)
    for first, second in combinations([each.id for each in several], 2):
        connected = continues(several, first, second) or continues(several, second, first)
        assert continuity.are_connected(first, second) is continuity.are_connected(second, first) is connected
        assert connected or continuity.find_line(first) != continuity.find_line(second)


@pytest.mark.parametrize("kind", list(Succession))
def test_only_a_split_leaves_a_rival(kind: Succession) -> None:
    """An organisation that was split off from another of the same place is a rival of it; others are none."""
    new = attrs.evolve(IPSM, id="p", predecessors=[Predecessor(organisation_id="o", kind=kind)])
    dated = [attrs.evolve(each, founded=PartialDate(2000)) for each in (IPSM, new)]
    assert verdict("PSM403", *dated) is (YES if kind is Succession.SPLIT else NO)


def test_a_long_line_is_followed() -> None:
    """A long line of organisations of one place has no rivals, nor has a long circle of them."""
    ids = [f"{number:04}" for number in range(3000)]
    line = [
        attrs.evolve(organisation(id_), predecessors=[Predecessor(organisation_id=before, kind=Succession.RENAMED)])
        for before, id_ in zip([ids[-1], *ids], ids, strict=False)
    ]
    assert run_rule("PSM403", *line) == []
    assert run_rule("PSM403", attrs.evolve(line[0], predecessors=[]), *line[1:]) == []


@pytest.mark.parametrize(
    ("on", "founded", "expected"),
    [
        ("2024-01-01", "2024-01-01", NO),
        ("2024-01-02", "2024-01-01", NO),  # a handover day
        ("2024-01-03", "2024-01-01", YES),
        ("2024", "2024", MAYBE),
        (None, "2024", MAYBE),
    ],
)
def test_a_predecessor_ends_before_it_is_continued(on: str | None, founded: str, expected: Verdict) -> None:
    """A predecessor without a dissolution ends before the day of its successor, which may be unknown."""
    old = attrs.evolve(IPSM, founded=PartialDate(2010))
    moved = Predecessor(
        organisation_id="o", kind=Succession.AREA_CHANGED, on=None if on is None else PartialDate.parse(on)
    )
    # The successor works in another place.
    new = attrs.evolve(IPSM, id="p", level=Level.PROVINCE, area=AreaCode("33"), predecessors=[moved])
    other = attrs.evolve(IPSM, id="q", founded=PartialDate.parse(founded))
    assert verdict("PSM403", old, new, other) is expected
    for finding in run_rule("PSM403", old, new, other):
        assert ("/organisations/1/predecessors/0/on" in finding.settled_by) is (expected is MAYBE)


@pytest.mark.parametrize("kind", list(Succession))
def test_a_board_may_be_older_than_an_organisation_that_continues_another(kind: Succession) -> None:
    """PSM107 allows a term before the founding where the organisation continues another one, but none after its end."""
    young = attrs.evolve(IPSM, founded=PartialDate(2022), predecessors=[Predecessor(organisation_id="x", kind=kind)])
    assert verdict("PSM107", young, term("2020/2025")) is (YES if kind is Succession.SPLIT else NO)
    gone = attrs.evolve(young, dissolved=PartialDate(2023))
    assert verdict("PSM107", gone, term("2020/2025")) is YES


def test_names_of_other_times_are_not_judged() -> None:
    """PSM404 judges the present name; PSM401 does not ask the area around one without a code."""
    city = Organisation(
        id="o",
        name="IPSM Kota Contoh",
        level=Level.REGENCY_CITY,
        area=AreaCode("33.72"),
        names=[OrganisationName(name="IPSM Kabupaten Contoh", kind=NameKind.FORMER)],
        area_names=[AreaName(level=Level.VILLAGE, name="Kelurahan Contoh", within=AreaCode("33.25"))],
    )
    for code in ("PSM401", "PSM404"):
        assert run_rule(code, city) == []
