"""DecreeIndex: what it finds, compared with all completions of the dates of decrees."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checking import decrees as decrees_module
from psm_model.checking.config import Config
from psm_model.checking.decrees import DecreeIndex
from psm_model.checks import check
from psm_model.entities import Decree, DecreeStatus, Register
from psm_model.entities.validity import DecreeEndings
from psm_model.values import PartialDate, Verdict
from psm_model.values.bounds import UNBOUNDED
from tests import decree_completions
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
    """Return the decrees that appoint: they exist, were issued and do more than amend others."""
    known = first_of_each(decrees)
    return [
        known[decree_id]
        for decree_id in decree_ids
        if decree_id in known
        and known[decree_id][1].status is DecreeStatus.ISSUED
        and (known[decree_id][1].ended_ids or not known[decree_id][1].amends_ids)
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


@settings(max_examples=40)
@given(decree_completions.decrees())
def test_ends_match_all_completions(decrees: list[Decree]) -> None:
    """The days on which a decree may end are those over all completions; none is excluded in any graph."""
    index = DecreeIndex(decrees)
    worlds = [*decree_completions.worlds(decrees)]
    is_exact = decree_completions.are_independent(decrees)
    for decree in decrees:
        found = index.find_end(decree.id)
        days = [
            min((day for day, effect in world.list_ends(decree.id) if effect is not False), default=None)
            for world in worlds
        ]
        possible = {None if day == decree_completions.AFTER else day for day in days}
        if found is None:
            assert possible == {None}
            continue
        assert found.surest in found.endings
        assert list(found.endings) == sorted(found.endings)
        assert possible != {None} or not is_exact
        for day in possible - {None}:
            assert day is not None
            assert found.endings[0].first <= day.toordinal() <= found.surest.last
        # A decree that may go on has no last day.
        assert None not in possible or found.surest.last >= UNBOUNDED


def test_facts_of_an_end_settle_it() -> None:
    """The facts are the open first days of those that end a decree and of those that may stop these, or a circle."""
    day, month = PartialDate(2022, 5, 1), PartialDate(2022, 5)
    decrees = [
        Decree(id="old"),
        Decree(id="a", in_force_from=month, revokes_ids=["old"]),
        Decree(id="b", in_force_from=month, revokes_ids=["a"]),
        Decree(id="late", in_force_from=PartialDate(2023), revokes_ids=["old", "a"]),
        Decree(id="c", in_force_from=day, revokes_ids=["old"], withheld=["status"]),
    ]
    circle = DecreeIndex([Decree(id="old"), Decree(id="self", in_force_from=day, revokes_ids=["old", "self"])])
    end = circle.find_end("old")
    assert end is not None
    assert [fact.pointer for fact in end.settled_by] == ["/decrees/1"]
    named = {
        ("old", "a"): ["/decrees/1/in_force_from"],
        ("old", "a", "b"): ["/decrees/1/in_force_from", "/decrees/2/in_force_from"],
        ("old", "a", "late"): ["/decrees/1/in_force_from"],
        ("old", "c"): ["/decrees/4/status"],
    }
    for ids, pointers in named.items():
        index = DecreeIndex()
        for position, decree in enumerate(decrees):
            if decree.id in ids:
                index.add(decree, position)
        found = index.find_end("old")
        assert found is not None
        assert [fact.pointer for fact in found.settled_by] == pointers


@given(DECREES, SOME_IDS)
def test_an_index_grows(decrees: list[Decree], decree_ids: list[str]) -> None:
    """An index to which decrees are added one at a time, while it is asked, gives the answers of a whole one."""
    whole, grown = DecreeIndex(decrees), DecreeIndex()
    for position, decree in enumerate(decrees):
        for decree_id in decree_ids:
            grown.find_end(decree_id)
        grown.add(decree, position)
    assert len(grown) == len(whole) == len({decree.id for decree in decrees})
    assert [grown.find_end(decree_id) for decree_id in IDS] == [whole.find_end(decree_id) for decree_id in IDS]
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
        found = DecreeIndex([ended, *order]).find_end("old")
        assert found is not None
        assert found.surest.act == "a"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, Verdict.YES),
        ({"amends_ids": ["x"]}, Verdict.NO),
        ({"amends_ids": ["x"], "replaces_ids": ["y"]}, Verdict.YES),
        ({"amends_ids": ["x"], "revokes_ids": ["y"]}, Verdict.YES),
        ({"status": DecreeStatus.NOT_ISSUED}, Verdict.NO),
        ({"withheld": ["status"]}, Verdict.UNDETERMINED),
        ({"withheld": ["amends_ids"]}, Verdict.UNDETERMINED),
        ({"withheld": ["amends_ids"], "replaces_ids": ["y"]}, Verdict.YES),
        ({"withheld": ["revokes_ids"], "amends_ids": ["x"]}, Verdict.UNDETERMINED),
        ({"withheld": ["number", "in_force_from"]}, Verdict.YES),
    ],
)
def test_decrees_that_only_amend_others_do_not_appoint(fields: dict[str, Any], expected: Verdict) -> None:
    """A decree appoints unless it only amends others; withheld fields may leave that open."""
    index = DecreeIndex([Decree(**{"id": "sk", "issued": PartialDate(2022), **fields})])
    assert index["sk"].appoints is expected
    assert bool(index.find_appointing(["sk"])) is expected.possible
    assert (index.find_issue(["sk"]) is not None) is expected.certain


def test_an_index_equals_indexes_alone() -> None:
    """An index of decrees, and what ends them, equal nothing of another type."""
    assert DecreeIndex() == DecreeIndex()
    assert DecreeIndex() != 5
    assert DecreeEndings() == DecreeEndings()
    assert DecreeEndings() != 5


@given(DECREES, DECREES, st.sets(st.sampled_from(["first", "second"])))
def test_an_index_that_was_asked_nothing_yet_grows(decrees: list[Decree], later: list[Decree], asked: set[str]) -> None:
    """Decrees are added, merged, compared and pickled alike before an index is first asked and after it."""
    first, second = DecreeIndex(iter(decrees)), DecreeIndex(iter(later))
    for name, index in (("first", first), ("second", second)):
        if name in asked:
            len(index)
    assert pickle.loads(pickle.dumps(first)) == DecreeIndex(decrees)  # noqa: S301  # its own
    assert copy.deepcopy(second) == DecreeIndex(later)
    first.extend(second, len(decrees))
    assert first == DecreeIndex([*decrees, *later])
    first.add(Decree(id="new"), 9)
    assert first["new"].position == 9


def test_rules_that_need_no_decree_index_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check by rules that ask about no decree makes no outline of one."""
    made = []
    monkeypatch.setattr(decrees_module, "DecreeOutline", lambda *fields: made.append(fields))
    register = Register(decrees=[Decree(id="sk-1")])
    check(register, config=Config(select=("PSM101",)))
    assert not made
    len(DecreeIndex(register.decrees))
    assert made
