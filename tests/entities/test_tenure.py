"""Tenure: who of a board holds a post on a day, where a decree appoints it for its whole term."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Appointment, BoardTerm, Capacity, Post, Tenure, TermStatus
from psm_model.entities.tenure import held_on, held_span, holds_whole_term
from psm_model.values import PartialDate, Period, Verdict

YES, NO, MAYBE = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED
CHAIR = Appointment(id="a", post=Post.CHAIR, member_id="m")
SUCCESSOR = Appointment(
    id="b", post=Post.CHAIR, member_id="n", replaces_id="a", period=Period.parse("2027-03-01/2030-10-14")
)
TERM = BoardTerm(
    id="t",
    organisation_id="o",
    period=Period.parse("2025-10-15/2030-10-14"),
    tenure=Tenure.WHOLE_TERM,
    appointments=(CHAIR, SUCCESSOR),
)
ALONE = attrs.evolve(TERM, appointments=(CHAIR,))


def on(held: Appointment, term: BoardTerm, day: str) -> Verdict:
    """Whether an appointment is held on a written day."""
    return held_on(held, term, PartialDate.parse(day))


def test_a_board_of_whole_terms_holds_from_the_first_day_to_the_last() -> None:
    """An appointment without a period is held on every day of the term, and on none outside it."""
    assert [on(CHAIR, ALONE, day) for day in ("2025-10-14", "2025-10-15", "2030-10-14", "2030-10-15")] == [
        *(NO, YES, YES, NO)
    ]
    unstated = attrs.evolve(ALONE, tenure=Tenure.UNSTATED)
    assert on(CHAIR, unstated, "2027-01-01") is MAYBE


def test_a_successor_ends_it_on_the_day_before() -> None:
    """Until the day before the successor starts, and not longer."""
    assert [on(CHAIR, TERM, day) for day in ("2027-02-28", "2027-03-01")] == [YES, NO]
    assert [on(SUCCESSOR, TERM, day) for day in ("2027-02-28", "2027-03-01")] == [NO, YES]
    assert held_span(CHAIR, TERM).successor_ids == {"b"}


def test_the_earliest_of_several_successors_counts() -> None:
    """Of two who succeed, the first ends it; one in another capacity does not."""
    earlier = attrs.evolve(SUCCESSOR, id="c", period=Period.parse("2026-01-01/2026-06-30"))
    acting = attrs.evolve(earlier, capacity=Capacity.ACTING)
    both = attrs.evolve(TERM, appointments=(CHAIR, SUCCESSOR, earlier))
    assert [on(CHAIR, both, day) for day in ("2025-12-31", "2026-01-01")] == [YES, NO]
    assert on(CHAIR, attrs.evolve(TERM, appointments=(CHAIR, SUCCESSOR, acting)), "2026-03-01") is YES


def test_a_successor_of_unknown_start_leaves_the_end_unknown() -> None:
    """Somebody succeeds some day: on the first day it is held, later nobody can say."""
    unknown = attrs.evolve(SUCCESSOR, period=None)
    term = attrs.evolve(TERM, appointments=(CHAIR, unknown))
    assert [on(CHAIR, term, day) for day in ("2025-10-15", "2027-01-01", "2030-10-14")] == [YES, MAYBE, NO]


def test_a_successor_from_the_first_day_leaves_nothing_certain() -> None:
    """Where a successor starts with the term, nothing says when the one replaced held the post."""
    at_once = attrs.evolve(SUCCESSOR, period=Period.parse("2025-10-15/2030-10-14"))
    assert on(CHAIR, attrs.evolve(TERM, appointments=(CHAIR, at_once)), "2025-10-15") is MAYBE


@pytest.mark.parametrize(
    "changed",
    [
        {"replaces_id": "z"},
        {"capacity": Capacity.ACTING},
        {"capacity": Capacity.HOLDOVER},
        {"period": Period.parse("2026/2027")},
    ],
)
def test_who_does_not_hold_for_the_whole_term(changed: dict[str, object]) -> None:
    """Replacements, acting holders and holdovers start on a day that is not known; a period of its own goes first."""
    held = attrs.evolve(CHAIR, **changed)  # type: ignore[arg-type]  # fields of several types
    assert not holds_whole_term(held, ALONE)
    assert on(held, attrs.evolve(ALONE, appointments=(held,)), "2025-10-15") is not YES


@pytest.mark.parametrize(
    ("status", "expected"), [(TermStatus.ANNULLED, NO), (TermStatus.DISPUTED, MAYBE), (TermStatus.CARETAKER, YES)]
)
def test_the_status_of_the_board_counts(status: TermStatus, expected: Verdict) -> None:
    """Nothing is held on an annulled board, and nothing surely on a disputed one."""
    assert on(CHAIR, attrs.evolve(ALONE, status=status), "2026-01-01") is expected


def test_a_term_without_dates_is_no_whole_term() -> None:
    """Where the term is not dated, it is not known when a post is held."""
    assert on(CHAIR, attrs.evolve(ALONE, period=None), "2026-01-01") is MAYBE


@given(
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.booleans(),
)
def test_each_day_of_a_term_has_one_of_two_holders(one: date, other: date, asked: date, known: bool) -> None:  # noqa: FBT001
    """Every completion of a year label with a successor has, on each day, the predecessor, then the successor."""
    first, start = min(one, other), max(one, other)
    succeeding = attrs.evolve(SUCCESSOR, period=Period.from_dates(start, date(2027, 1, 1)))
    exact = Period.from_dates(first, date(2027, 1, 1))
    term = attrs.evolve(TERM, appointments=(CHAIR, succeeding), period=exact)
    if start > first:
        wanted = first <= asked < start
        assert on(CHAIR, term, str(asked)) is (YES if wanted else NO)
        vague = attrs.evolve(term, period=exact if known else Period(PartialDate(first.year), PartialDate(2027)))
        assert on(CHAIR, vague, str(asked)) in {MAYBE, YES if wanted else NO}
        assert on(CHAIR, vague, str(start + timedelta(days=1))) is NO
