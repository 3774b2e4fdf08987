"""validity: when a decree is in force, compared with all completions of its register."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.entities import Decree, DecreeStatus, Register
from psm_model.entities.validity import DecreeEndings
from psm_model.errors import NotFoundError, WrongTypeError
from psm_model.values import PartialDate, Period, Verdict
from tests.decree_completions import IDS, WINDOW, are_independent, decrees, depend_in_circle, ends, worlds
from tests.rules import oracles

DAYS = st.sampled_from(WINDOW[2:8])


def judge(known: list[Decree], decree_id: str, on: date) -> Verdict:
    """Return whether a decree is in force on a day, over all completions; undetermined if one of them is."""
    answers = {world.is_in_force(decree_id, on) for world in worlds(known)}
    return Verdict.UNDETERMINED if None in answers else oracles.judge_all(map(bool, answers))


@settings(max_examples=max(30, settings().max_examples))
@given(decrees(), DAYS)
def test_validity_is_sound_in_any_graph(known: list[Decree], on: date) -> None:
    """The answer is that of all completions, or open; if each date matters once, it is never open without reason."""
    register = Register.of(*known)
    for decree in known:
        verdict, ending = register.in_force(decree.id, on)
        expected = judge(known, decree.id, on)
        assert verdict in ({expected} if are_independent(known) else {expected, Verdict.UNDETERMINED})
        # The other decree is one that ends it, and is named if the decree may have been in force without it.
        alone = Register.of(decree).in_force(decree.id, on)[0]
        assert ending is not None or verdict is alone
        assert ending is None or (ends(ending, decree.id) and verdict is not Verdict.YES)


@settings(max_examples=max(30, settings().max_examples))
@given(decrees(precise=True), DAYS)
def test_validity_is_exact_if_all_dates_are_known(known: list[Decree], on: date) -> None:
    """If every date is known to the day, the answer is certain, unless decrees end each other in a circle."""
    register = Register.of(*known)
    for decree in known:
        verdict, _ = register.in_force(decree.id, on)
        expected = judge(known, decree.id, on)
        assert verdict in {expected, Verdict.UNDETERMINED} if depend_in_circle(known) else verdict is expected


@settings(max_examples=max(30, settings().max_examples))
@given(decrees())
def test_the_period_of_validity_agrees_with_every_day(known: list[Decree]) -> None:
    """On no day is a decree certainly in force by its period and certainly not by the edges, or the reverse."""
    register = Register.of(*known)
    for decree in known:
        validity = register.validity(decree.id)
        for day in WINDOW:
            verdict, ending = register.in_force(decree.id, day)
            assert ending is None or ending in validity.ended_by
            if validity.period is not None and (by_period := validity.period.contains(day)) is not Verdict.UNDETERMINED:
                assert verdict is by_period


@given(decrees(precise=True))
def test_the_period_of_validity_is_exact_if_all_dates_are_known(known: list[Decree]) -> None:
    """If every date is known to the day, the period has exactly the days in force, unless decrees form a circle."""
    register = Register.of(*known)
    for decree in () if depend_in_circle(known) else known:
        days = [day for day in WINDOW if register.in_force(decree.id, day)[0] is Verdict.YES]
        period = register.validity(decree.id).period
        assert days == [day for day in WINDOW if period is not None and period.contains(day) is Verdict.YES]


@given(decrees(), st.randoms(use_true_random=False), DAYS)
def test_the_order_of_decrees_has_no_effect(known: list[Decree], chance: Random, on: date) -> None:
    """The answer and the decree that decides it are the same in any order of the decrees."""
    shuffled = chance.sample(known, len(known))
    for decree in known:
        assert Register.of(*shuffled).in_force(decree.id, on) == Register.of(*known).in_force(decree.id, on)


@given(decrees(), DAYS)
def test_a_date_is_a_partial_date(known: list[Decree], on: date) -> None:
    """A date and a partial date that is known to the day have the same answer."""
    register = Register.of(*known)
    for decree in known:
        assert register.in_force(decree.id, on) == register.in_force(decree.id, PartialDate.from_date(on))


@given(decrees().filter(bool), DAYS, st.data())
def test_withheld_references_leave_answers_open(known: list[Decree], on: date, data: st.DataObject) -> None:
    """Whichever decrees another one ends, no certain answer is reversed; one in a circle may become open."""
    chosen, name = data.draw(st.sampled_from(known)), data.draw(st.sampled_from(["revokes_ids", "replaces_ids"]))
    ended = data.draw(st.lists(st.sampled_from([other for other in IDS if other != chosen.id]), unique=True))
    absent: dict[str, Any] = {name: (), "withheld": [name]}
    given_ids: dict[str, Any] = {name: ended, "withheld": ()}
    withheld, filled = attrs.evolve(chosen, **absent), attrs.evolve(chosen, **given_ids)
    before, after = (
        Register.of(*(other if decree.id == chosen.id else decree for decree in known)) for other in (withheld, filled)
    )
    is_circle = depend_in_circle([*after.decrees])
    for decree in known:
        expected = after.in_force(decree.id, on)[0]
        if not (is_circle and expected is Verdict.UNDETERMINED):
            assert before.in_force(decree.id, on)[0] in {expected, Verdict.UNDETERMINED}


@given(decrees(), DAYS)
def test_a_withheld_status_leaves_answers_open(known: list[Decree], on: date) -> None:
    """A decree whose status is left out may not have been issued, so no certain answer depends on that."""
    withheld = [
        attrs.evolve(decree, withheld=["status"]) if decree.status is DecreeStatus.ISSUED and number == 0 else decree
        for number, decree in enumerate(known)
    ]
    issued, never = (
        [attrs.evolve(decree, status=status, withheld=()) if decree.withheld else decree for decree in withheld]
        for status in DecreeStatus
    )
    for decree in withheld:
        verdict, _ = Register.of(*withheld).in_force(decree.id, on)
        both = {Register.of(*each).in_force(decree.id, on)[0] for each in (issued, never)}
        assert verdict in {*both, Verdict.UNDETERMINED}
        assert verdict is Verdict.UNDETERMINED or both == {verdict}


@given(decrees().filter(bool), DAYS, st.sampled_from(WINDOW), st.data())
def test_a_recorded_first_day_reverses_no_certain_answer(
    known: list[Decree], on: date, first: date, data: st.DataObject
) -> None:
    """Whatever first day a decree turns out to have, before its issue or after, no certain answer was wrong."""
    chosen = attrs.evolve(data.draw(st.sampled_from(known)), in_force_from=None)
    others = [decree for decree in known if decree.id != chosen.id]
    before = Register.of(chosen, *others)
    after = Register.of(attrs.evolve(chosen, in_force_from=PartialDate.from_date(first)), *others)
    for decree in known:
        answer = before.in_force(decree.id, on)[0]
        # In a circle, the answer may stay open.
        assert answer is Verdict.UNDETERMINED or after.in_force(decree.id, on)[0] in {answer, Verdict.UNDETERMINED}


@pytest.mark.parametrize("first", ["2025-10-15", "2025-11-20", "2026-01-01"])
def test_a_decree_may_be_in_force_before_its_issue(first: str) -> None:
    """A retroactive decree was in force before its issue, so that is open while its first day is not recorded."""
    decree = Decree(id="sk-1", issued=PartialDate(2025, 11, 20))
    for day in (date(2025, 11, 1), date(2025, 11, 20), date(2025, 12, 1)):
        assert Register.of(decree).in_force("sk-1", day)[0] is Verdict.UNDETERMINED
        known = attrs.evolve(decree, in_force_from=PartialDate.parse(first))
        assert Register.of(known).in_force("sk-1", day)[0] is (Verdict.YES if str(day) >= first else Verdict.NO)


P = PartialDate
OLD = Decree(id="sk-1", in_force_from=P(2020, 1, 1))
NEW = Decree(id="sk-2", in_force_from=P(2024, 6, 1), revokes_ids=["sk-1"])


@pytest.mark.parametrize(
    ("revoked", "expected"),
    [
        (P(2024, 5, 1), Verdict.YES),
        (P(2024, 6, 1), Verdict.YES),
        (P(2024, 6, 2), Verdict.NO),
        (P(2025), Verdict.NO),
        (P(2024), Verdict.UNDETERMINED),
        (None, Verdict.UNDETERMINED),
    ],
)
def test_a_revocation_that_never_took_effect_ends_nothing(revoked: PartialDate | None, expected: Verdict) -> None:
    """A revocation that is revoked on its first day or before ends nothing; one that is revoked later did."""
    last = Decree(id="sk-3", in_force_from=revoked, revokes_ids=["sk-2"])
    verdict, ending = Register.of(OLD, NEW, last).in_force("sk-1", date(2026, 1, 1))
    assert (verdict, ending) == (expected, None if expected is Verdict.YES else NEW)


def test_whoever_revokes_the_revocation_may_end_the_decree_too() -> None:
    """A decree that one of two others ended is over, even if nobody knows which of them did."""
    last = Decree(id="sk-3", revokes_ids=["sk-1", "sk-2"])
    assert Register.of(OLD, NEW, last).in_force("sk-1", date(2026, 1, 1))[0] is Verdict.NO


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (OLD, NEW, "2020-01-01/2024-05-31"),
        (OLD, attrs.evolve(NEW, in_force_from=P(2024)), "2020-01-01/"),
        (OLD, attrs.evolve(NEW, revokes_ids=()), "2020-01-01/.."),
        (OLD, attrs.evolve(NEW, in_force_from=P(2020, 1, 1)), None),
        (attrs.evolve(OLD, in_force_from=None), NEW, None),
        (attrs.evolve(OLD, in_force_from=None), attrs.evolve(NEW, revokes_ids=()), "/.."),
        (attrs.evolve(OLD, in_force_from=P(2024)), NEW, None),
        (attrs.evolve(OLD, in_force_from=P(2023)), NEW, "2023/2024-05-31"),
        (attrs.evolve(OLD, status=DecreeStatus.NOT_ISSUED), NEW, None),
        (attrs.evolve(OLD, withheld=["status"]), NEW, None),
    ],
)
def test_the_period_of_validity_of_boundary_cases(old: Decree, new: Decree, expected: str | None) -> None:
    """The period ends the day before; it is None if the decree may never be in force."""
    register = Register.of(old, new)
    validity = register.validity("sk-1")
    assert validity.period == (None if expected is None else Period.parse(expected))
    assert validity.ended_by == ((new,) if new.revokes_ids else ())
    assert register.validity("sk-2").ended_by == ()


def test_long_chains_are_judged() -> None:
    """Each decree of a long chain revokes the one before, on a day before that one: every second one takes effect."""
    chain = [
        Decree(id=f"{number:04}", in_force_from=P.from_date(date.fromordinal(730_000 - number)), revokes_ids=[ended])
        for number in range(3000)
        for ended in [f"{number - 1:04}"]
    ]
    register = Register.of(*chain)
    verdicts = [register.in_force(decree.id, date(2020, 1, 1))[0] for decree in chain[-4:]]
    assert verdicts == [Verdict.NO, Verdict.YES, Verdict.NO, Verdict.YES]


def test_the_first_of_several_decrees_with_one_id_counts() -> None:
    """A second decree with the id of another ends nothing."""
    again = attrs.evolve(NEW, revokes_ids=[], id="sk-2")
    assert Register.of(OLD, again, NEW).in_force("sk-1", date(2026, 1, 1)) == (Verdict.YES, None)
    assert Register.of(OLD, NEW, again).in_force("sk-1", date(2026, 1, 1)) == (Verdict.NO, NEW)


def test_the_earliest_ending_is_named() -> None:
    """The earliest of several decrees that ended another is named; if open, the earliest that may have."""
    later = Decree(id="a", in_force_from=P(2022, 3, 1), revokes_ids=["sk-1"])
    earlier = Decree(id="b", in_force_from=P(2022, 2, 1), replaces_ids=["sk-1"])
    verdict, ending = Register.of(OLD, later, earlier).in_force("sk-1", date(2022, 4, 1))
    assert (verdict, ending) == (Verdict.NO, earlier)
    undated = Decree(id="c", revokes_ids=["sk-1"])
    verdict, ending = Register.of(OLD, later, earlier, undated).in_force("sk-1", date(2022, 1, 1))
    assert (verdict, ending) == (Verdict.UNDETERMINED, undated)


@given(decrees())
def test_endings_are_found_while_decrees_are_added(known: list[Decree]) -> None:
    """Endings to which decrees are added one at a time, while they are asked, are those of all decrees."""
    whole, grown = DecreeEndings(), DecreeEndings()
    for decree in known:
        whole.add(decree)
    for decree in known:
        grown.find("sk-1")
        grown.add(decree)
    assert [grown.find(id_) for id_ in IDS] == [whole.find(id_) for id_ in IDS]
    assert [grown.find_rivals(id_) for id_ in IDS] == [whole.find_rivals(id_) for id_ in IDS]
    assert len(grown) == sum(bool(decree.ended_ids) for decree in known)


def test_questions_about_no_decree_are_refused() -> None:
    """An unknown decree and a datetime are refused."""
    with pytest.raises(NotFoundError, match="no decree 'sk'"):
        Register().in_force("sk", date(2022, 1, 1))
    with pytest.raises(WrongTypeError, match="expected a date without time"):
        Register.of(Decree(id="sk")).in_force("sk", datetime(2022, 1, 1, tzinfo=UTC))
