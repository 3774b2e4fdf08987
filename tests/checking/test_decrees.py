"""DecreeIndex: what it finds, compared with all completions of the dates of decrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking.decrees import DecreeIndex, EndedDecree
from psm_model.entities import Decree, DecreeStatus
from psm_model.entities.validity import effect_days
from psm_model.values import PartialDate
from psm_model.values.bounds import UNBOUNDED
from tests.rules import oracles

IDS = ("sk-1", "sk-2", "sk-3")
# Few completions each, so that all of those of three decrees can be tried.
DATES = st.sampled_from(["2022-01-29", "2022-01-30", "2022-01-31", "2022-02-01", "2022-02-02", "2022-01", "2022-02"])
SOME_IDS = st.lists(st.sampled_from([*IDS, "nowhere"]), max_size=3)
MAYBE_IDS: st.SearchStrategy[list[str]] = st.just([]) | SOME_IDS
DECREES = st.lists(
    st.builds(
        Decree,
        id=st.sampled_from(IDS),
        issued=st.none() | DATES.map(PartialDate.parse),
        in_force_from=st.none() | DATES.map(PartialDate.parse),
        status=st.sampled_from([DecreeStatus.ISSUED, DecreeStatus.ISSUED, DecreeStatus.NOT_ISSUED]),
        amends_ids=st.just(()) | MAYBE_IDS,
        replaces_ids=MAYBE_IDS,
        revokes_ids=MAYBE_IDS,
    ),
    max_size=3,
)


def first_of_each(decrees: Sequence[Decree]) -> dict[str, tuple[int, Decree]]:
    """Return the first decree with each id, with its position."""
    return {decree.id: (position, decree) for position, decree in reversed(list(enumerate(decrees)))}


def list_appointing(decrees: Sequence[Decree], decree_ids: Sequence[str]) -> list[tuple[int, Decree]]:
    """Return the decrees that appoint: they exist, were issued and amend nothing."""
    known = first_of_each(decrees)
    return [
        known[decree_id]
        for decree_id in decree_ids
        if decree_id in known
        and known[decree_id][1].status is DecreeStatus.ISSUED
        and not known[decree_id][1].amends_ids
    ]


@given(DECREES, SOME_IDS)
def test_first_issue_matches_all_completions(decrees: list[Decree], decree_ids: list[str]) -> None:
    """The first and the last possible day of the earliest issue are those over all completions of the days of issue."""
    found = DecreeIndex(decrees).find_issue(decree_ids)
    appointing = list_appointing(decrees, decree_ids)
    if not appointing or any(decree.issued is None for _, decree in appointing):
        assert found is None
        return
    assert found is not None
    possible = [oracles.days_of_date(decree.issued) for _, decree in appointing if decree.issued is not None]
    earliest = {min(world).toordinal() for world in product(*possible)}
    assert (found.first, found.last) == (min(earliest), max(earliest))
    assert found.pointer in {f"/decrees/{position}/issued" for position, _ in appointing}
    # Facts are named if and only if the day is open, and each is a date that is not known to the day.
    assert bool(found.settled_by) is (len(earliest) > 1)
    imprecise = {
        f"/decrees/{position}/issued" for position, decree in appointing if decree.issued and decree.issued.day is None
    }
    assert {fact.pointer for fact in found.settled_by} <= imprecise


@given(DECREES, SOME_IDS)
def test_days_of_issue_are_those_of_the_issue(decrees: list[Decree], decree_ids: list[str]) -> None:
    """The days alone are those of the issue, and are missing where it is."""
    index = DecreeIndex(decrees)
    issue = index.find_issue(decree_ids)
    assert index.find_issue_days(decree_ids) == (None if issue is None else (issue.first, issue.last))


def test_written_days_of_issue() -> None:
    """A date is written as recorded; if no single date has the days of the earliest issue, they are a period."""
    year, month, day = Decree(id="y", issued=PartialDate(2022)), PartialDate(2022, 1), PartialDate(2022, 2, 3)
    index = DecreeIndex([year, Decree(id="m", issued=month), Decree(id="d", issued=day)])
    for decree_ids, written in (
        (["y"], "2022"),
        (["y", "m"], "2022-01"),
        (["m", "d"], "2022-01"),
        (["y", "d"], "2022-01-01/2022-02-03"),
    ):
        for ids in (decree_ids, decree_ids[::-1]):
            found = index.find_issue(ids)
            assert found is not None
            assert found.written == written


def iter_ends(
    decrees: Sequence[Decree], decree_ids: Sequence[str]
) -> Iterator[tuple[Mapping[str, int], Mapping[str, int]]]:
    """Yield the day on which each appointing decree ends, and each other comes into force, in every completion.

    A day that is not recorded is the day of issue, or else the first day of all, or a day after all others.
    """
    known = first_of_each(decrees)
    ending = {id_: decree for id_, (_, decree) in known.items() if decree.ended_ids}
    possible: list[list[int]] = []
    for decree in ending.values():
        if decree.in_force_from is not None:
            possible.append([day.toordinal() for day in oracles.days_of_date(decree.in_force_from)])
        else:
            possible.append([effect_days(decree)[0], UNBOUNDED])
    for world in product(*possible):
        effects = dict(zip(ending, world, strict=True))
        yield (
            {
                decree.id: min(effects[id_] for id_, other in ending.items() if decree.id in other.ended_ids)
                for _, decree in list_appointing(decrees, decree_ids)
                if any(decree.id in other.ended_ids for other in ending.values())
            },
            effects,
        )


def require_ended(found: EndedDecree | None) -> EndedDecree:
    """Return what was found, which must be something."""
    assert found is not None
    return found


@given(DECREES, SOME_IDS)
@example([Decree(id="sk-1"), Decree(id="sk-2", revokes_ids=["sk-1"])], ["sk-1"])
def test_end_matches_all_completions(decrees: list[Decree], decree_ids: list[str]) -> None:
    """The days on which the last appointing decree ends are those over all completions of the days in force."""
    index = DecreeIndex(decrees)
    found = index.find_end(decree_ids)
    appointing = {decree.id for _, decree in list_appointing(decrees, decree_ids)}
    worlds = list(iter_ends(decrees, decree_ids))
    if not appointing or worlds[0][0].keys() != appointing:
        assert found is None
        return
    ended = require_ended(found)
    ends = [max(world.values()) for world, _ in worlds]
    assert (ended.ending.first, ended.ending.last) == (min(ends), max(ends))
    assert set(ended.decree_ids) == appointing
    # In some completion, the named decree is the last to end, and the other one ends it.
    assert any(
        world[ended.decree_id] == max(world.values()) == effects[ended.ending.decree_id] for world, effects in worlds
    )
    assert ended.ending.settled_by or len(set(ends)) == 1
    assert index.has_endings(decree_ids)


@given(DECREES, SOME_IDS)
def test_facts_of_an_end_settle_it(decrees: list[Decree], decree_ids: list[str]) -> None:
    """In two completions that agree on the named facts, the last appointing decree ends on the same day."""
    found = DecreeIndex(decrees).find_end(decree_ids)
    if found is None:
        return
    positions = {id_: position for id_, (position, _) in first_of_each(decrees).items()}
    named = {fact.pointer for fact in found.ending.settled_by}
    ends: dict[tuple[int, ...], set[int]] = {}
    for world, effects in iter_ends(decrees, decree_ids):
        facts = tuple(day for id_, day in effects.items() if f"/decrees/{positions[id_]}/in_force_from" in named)
        ends.setdefault(facts, set()).add(max(world.values()))
    assert {len(days) for days in ends.values()} == {1}


@given(DECREES, SOME_IDS)
def test_an_index_grows(decrees: list[Decree], decree_ids: list[str]) -> None:
    """An index to which decrees are added one at a time, while it is asked, gives the answers of a whole one."""
    whole, grown = DecreeIndex(decrees), DecreeIndex()
    for position, decree in enumerate(decrees):
        grown.find_end(decree_ids)
        grown.add(decree, position)
    assert len(grown) == len(whole) == len({decree.id for decree in decrees})
    assert grown.find_end(decree_ids) == whole.find_end(decree_ids)
    assert grown.find_issue(decree_ids) == whole.find_issue(decree_ids)
    assert grown.relations == whole.relations
    for decree_id in IDS:
        assert (decree_id in grown) is (decree_id in whole)
        if decree_id in grown:
            assert grown[decree_id] == whole[decree_id]
            assert grown[decree_id].path == f"/decrees/{first_of_each(decrees)[decree_id][0]}"


@given(DECREES, SOME_IDS)
def test_issued_decrees_are_found(decrees: list[Decree], decree_ids: list[str]) -> None:
    """A decree counts if it exists and was issued, also if it amends another."""
    known = first_of_each(decrees)
    issued = [id_ for id_ in decree_ids if id_ in known and known[id_][1].status is DecreeStatus.ISSUED]
    assert DecreeIndex(decrees).has_issued(decree_ids) is bool(issued)


def test_ties_are_broken_by_id() -> None:
    """Of decrees that end another on the same day, the one with the first id is named, in any order."""
    day = PartialDate.from_date(date(2022, 1, 1))
    ended = Decree(id="old")
    others = [Decree(id=id_, in_force_from=day, revokes_ids=["old"]) for id_ in "ba"]
    for order in (others, others[::-1]):
        assert require_ended(DecreeIndex([ended, *order]).find_end(["old"])).ending.decree_id == "a"
