"""Tenure: who holds a post on a day if a decree appoints the board for its whole term."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Appointment, BoardTerm, Capacity, Departure, DepartureReason, Post, Tenure, TermStatus
from psm_model.entities.tenure import find_appointment_span, holds_whole_term, judge_appointment, judge_appointments
from psm_model.entities.term_change import TermChange, TermChangeKind
from psm_model.strategies import completions
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


def judge_days(appointment: Appointment, term: BoardTerm, *days: str) -> list[Verdict]:
    """Return whether an appointment is held on each of some days given as texts."""
    return [judge_appointment(appointment, term, PartialDate.parse(day)) for day in days]


def make_unknown_start(period: str = "2025-10-15/2030-10-14") -> BoardTerm:
    """Return a board for a whole term, with a successor of unknown start and a successor of that one."""
    unknown = attrs.evolve(SUCCESSOR, period=None)
    later = attrs.evolve(unknown, id="c", member_id="o", replaces_id="b")
    return attrs.evolve(TERM, appointments=(CHAIR, unknown, later), period=Period.parse(period))


def test_whole_term_includes_first_and_last_day() -> None:
    """An undated appointment is held on every day of the term, and on none outside it."""
    assert judge_days(CHAIR, ALONE, "2025-10-14", "2025-10-15", "2030-10-14", "2030-10-15") == [NO, YES, YES, NO]
    unstated = attrs.evolve(ALONE, tenure=Tenure.UNSTATED)
    assert judge_days(CHAIR, unstated, "2027-01-01") == [MAYBE]


def test_successor_ends_it_the_day_before() -> None:
    """An appointment ends the day before the successor starts."""
    assert judge_days(CHAIR, TERM, "2027-02-28", "2027-03-01") == [YES, NO]
    assert judge_days(SUCCESSOR, TERM, "2027-02-28", "2027-03-01") == [NO, YES]
    assert find_appointment_span(CHAIR, TERM).successor_ids == {"b"}


def test_earliest_successor_counts() -> None:
    """The earliest of two successors counts; one in another capacity does not."""
    earlier = attrs.evolve(SUCCESSOR, id="c", period=Period.parse("2026-01-01/2026-06-30"))
    acting = attrs.evolve(earlier, capacity=Capacity.ACTING)
    both = attrs.evolve(TERM, appointments=(CHAIR, SUCCESSOR, earlier))
    assert judge_days(CHAIR, both, "2025-12-31", "2026-01-01") == [YES, NO]
    assert judge_days(CHAIR, attrs.evolve(TERM, appointments=(CHAIR, SUCCESSOR, acting)), "2026-03-01") == [YES]


@pytest.mark.parametrize("acting_from", ["2027-01-01/2027-02-28", None])
def test_whoever_replaces_the_acting_holder_succeeds(acting_from: str | None) -> None:
    """Chair, acting chair, new chair: the new chair ends the first one's post, not the acting one."""
    period = None if acting_from is None else Period.parse(acting_from)
    acting = attrs.evolve(SUCCESSOR, id="c", capacity=Capacity.ACTING, period=period)
    new = attrs.evolve(SUCCESSOR, replaces_id="c")
    term = attrs.evolve(TERM, appointments=(CHAIR, acting, new))
    assert judge_days(CHAIR, term, "2027-01-15", "2027-02-28", "2027-03-01") == [YES, YES, NO]
    assert judge_days(new, term, "2027-03-01") == [YES]
    undated = attrs.evolve(new, period=None)
    assert judge_days(undated, attrs.evolve(TERM, appointments=(CHAIR, acting, undated)), "2025-10-15") == [NO]


def test_undated_successor_makes_the_end_unknown() -> None:
    """With an undated successor, only the first day is certain."""
    unknown = attrs.evolve(SUCCESSOR, period=None)
    term = attrs.evolve(TERM, appointments=(CHAIR, unknown))
    assert judge_days(CHAIR, term, "2025-10-15", "2027-01-01", "2030-10-14") == [YES, MAYBE, NO]


def test_a_successor_of_unknown_start_starts_after_the_first_day() -> None:
    """On the first day the predecessor holds the post, so neither the successor nor who succeeds in turn does."""
    term = make_unknown_start()
    _, unknown, later = term.appointments
    for successor in (unknown, later):
        assert judge_days(successor, term, "2025-10-15", "2025-10-16", "2030-10-14") == [
            NO,
            MAYBE,
            MAYBE,
        ]
    acting = attrs.evolve(unknown, capacity=Capacity.ACTING)
    assert judge_days(acting, attrs.evolve(TERM, appointments=(CHAIR, acting)), "2025-10-15") == [MAYBE]
    unstated = attrs.evolve(term, tenure=Tenure.UNSTATED)
    assert judge_days(unknown, unstated, "2025-10-15") == [MAYBE]


@pytest.mark.parametrize("period", ["2025-10-15/2025-10-15", "2025/2025"])
def test_a_term_of_one_day_leaves_no_later_day_for_a_successor(period: str) -> None:
    """Where the term may be one day, a successor of unknown start may hold the post on the first day too."""
    unknown = attrs.evolve(SUCCESSOR, period=None)
    term = attrs.evolve(TERM, appointments=(CHAIR, unknown), period=Period.parse(period))
    assert judge_days(unknown, term, str(term.period.start) if term.period else "") == [MAYBE]


@given(
    st.sampled_from(["2025-10-15/2030-10-14", "2025/2026", "2025/2025", "2025-12/2026-01", "2025/2026-01-02"]),
    st.dates(date(2024, 12, 30), date(2027, 1, 2)),
    st.data(),
)
def test_answers_hold_in_every_completion(period: str, day: date, data: st.DataObject) -> None:
    """A certain answer about successors of unknown start stays the same, whenever the term and the successors start."""
    term = make_unknown_start(period)
    completed = data.draw(completions(term))
    for appointment, known in zip(term.appointments, completed.appointments, strict=True):
        answer = judge_appointment(appointment, term, day)
        assert answer in {MAYBE, judge_appointment(known, completed, day)}


@pytest.mark.parametrize("reason", [None, *DepartureReason])
def test_whoever_left_early_may_have_left_on_any_day(reason: DepartureReason | None) -> None:
    """A post is held on the first day; later, it is certain only if the holder left with the term or a successor."""
    ended = None if reason is None else Departure(reason=reason)
    left = attrs.evolve(CHAIR, ended=ended, withheld=["ended"] if reason is None else ())
    later = YES if reason is DepartureReason.TERM_ENDED else MAYBE
    alone = attrs.evolve(TERM, appointments=(left,))
    days = ("2025-10-14", "2025-10-15", "2026-01-01", "2030-10-14")
    assert judge_days(left, alone, *days) == [NO, YES, later, later]
    before_successor = YES if reason in {DepartureReason.TERM_ENDED, DepartureReason.REPLACED} else MAYBE
    replaced = attrs.evolve(TERM, appointments=(left, SUCCESSOR))
    assert judge_days(left, replaced, "2025-10-15", "2027-02-28", "2027-03-01") == [YES, before_successor, NO]
    # The last day is known where the appointment has a period of its own.
    own = attrs.evolve(left, period=Period.parse("2025-10-15/2026-06-30"))
    assert judge_days(own, attrs.evolve(TERM, appointments=(own,)), "2026-06-30") == [YES]


def test_successor_from_the_first_day() -> None:
    """If the successor starts with the term, no day of the predecessor is certain."""
    at_once = attrs.evolve(SUCCESSOR, period=Period.parse("2025-10-15/2030-10-14"))
    assert judge_days(CHAIR, attrs.evolve(TERM, appointments=(CHAIR, at_once)), "2025-10-15") == [MAYBE]


@pytest.mark.parametrize(
    "fields",
    [
        {"replaces_id": "z"},
        {"capacity": Capacity.ACTING},
        {"capacity": Capacity.HOLDOVER},
        {"period": Period.parse("2026/2027")},
    ],
)
def test_appointments_for_less_than_the_whole_term(fields: dict[str, object]) -> None:
    """Replacements, acting holders and holdovers start on an unknown day; an own period takes precedence."""
    appointment = attrs.evolve(CHAIR, **fields)  # type: ignore[arg-type]  # fields of several types
    assert not holds_whole_term(appointment, ALONE)
    assert judge_days(appointment, attrs.evolve(ALONE, appointments=(appointment,)), "2025-10-15") != [YES]


@pytest.mark.parametrize(
    ("status", "expected"), [(TermStatus.ANNULLED, NO), (TermStatus.DISPUTED, MAYBE), (TermStatus.CARETAKER, YES)]
)
def test_status_of_the_board_counts(status: TermStatus, expected: Verdict) -> None:
    """No appointment is held on an annulled board, and none certainly on a disputed one."""
    assert judge_days(CHAIR, attrs.evolve(ALONE, status=status), "2026-01-01") == [expected]


def test_undated_term() -> None:
    """If the term is undated, the appointment is undetermined."""
    assert judge_days(CHAIR, attrs.evolve(ALONE, period=None), "2026-01-01") == [MAYBE]


@given(
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.booleans(),
)
def test_each_day_has_one_of_two_holders(first_drawn: date, second_drawn: date, day: date, is_exact: bool) -> None:  # noqa: FBT001
    """In every completion, each day has the predecessor or, from the first day of the successor, the successor."""
    first, start = min(first_drawn, second_drawn), max(first_drawn, second_drawn)
    successor = attrs.evolve(SUCCESSOR, period=Period.from_dates(start, date(2027, 1, 1)))
    exact = Period.from_dates(first, date(2027, 1, 1))
    term = attrs.evolve(TERM, appointments=(CHAIR, successor), period=exact)
    if start > first:
        is_predecessor = first <= day < start
        assert judge_days(CHAIR, term, str(day)) == [YES if is_predecessor else NO]
        vague = attrs.evolve(term, period=exact if is_exact else Period(PartialDate(first.year), PartialDate(2027)))
        assert judge_days(CHAIR, vague, str(day)) in ([MAYBE], [YES if is_predecessor else NO])
        assert judge_days(CHAIR, vague, str(start + timedelta(days=1))) == [NO]


@pytest.mark.parametrize(
    "fields",
    [
        {"replaces_id": "a", "withheld": ["capacity"]},
        {"withheld": ["replaces_id"]},
        {"withheld": ["replaces_id", "period"]},
    ],
)
def test_who_may_be_a_successor_leaves_the_end_open(fields: dict[str, Any]) -> None:
    """A post is not certainly held to the end of its term if another appointment may have replaced it."""
    chair = Appointment(id="a", post=Post.CHAIR, office="Camat")
    other = Appointment(id="b", post=Post.CHAIR, office="Lurah", **fields)
    term = BoardTerm(id="t", organisation_id="o", label="2020–2025", tenure=Tenure.WHOLE_TERM)
    assert judge_appointment(chair, attrs.evolve(term, appointments=[chair]), date(2023, 1, 1)) is Verdict.YES
    assert (
        judge_appointment(chair, attrs.evolve(term, appointments=[chair, other]), date(2023, 1, 1))
        is Verdict.UNDETERMINED
    )


def test_a_period_that_is_left_out_on_purpose_may_be_any() -> None:
    """A post whose period is withheld is certainly held on no day, whatever the tenure of the board."""
    chair = Appointment(id="a", post=Post.CHAIR, office="Camat", withheld=["period"])
    term = BoardTerm(id="t", organisation_id="o", label="2020–2025", tenure=Tenure.WHOLE_TERM, appointments=[chair])
    assert judge_appointment(chair, term, date(2023, 1, 1)) is Verdict.UNDETERMINED


def test_who_acts_in_another_capacity_leaves_a_post_as_it_is() -> None:
    """An acting holder does not end a post that is held for the whole term."""
    chair = Appointment(id="a", post=Post.CHAIR, office="Camat")
    acting = Appointment(id="b", post=Post.CHAIR, office="Lurah", capacity=Capacity.ACTING, withheld=["replaces_id"])
    term = BoardTerm(
        id="t", organisation_id="o", label="2020–2025", tenure=Tenure.WHOLE_TERM, appointments=[chair, acting]
    )
    assert judge_appointment(chair, term, date(2023, 1, 1)) is Verdict.YES


def test_appointments_are_judged_as_recorded() -> None:
    """The verdicts are those of each appointment, in the order of the term, even if nobody holds a post."""
    for day in (date(2025, 10, 14), date(2027, 2, 28), PartialDate(2027)):
        assert judge_appointments(TERM, day, [TERM]) == tuple(
            (appointment, judge_appointment(appointment, TERM, day)) for appointment in (CHAIR, SUCCESSOR)
        )


def test_the_next_board_ends_the_appointments() -> None:
    """The next board of the organisation ends a term that runs until then, and the posts of the whole term."""
    until_next = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
    extended = attrs.evolve(ALONE, changes=[until_next])
    following = BoardTerm(id="next", organisation_id="o", period=Period.parse("2031-03-01/2036-02-28"))
    day = date(2031, 3, 2)
    assert judge_appointments(extended, day, [extended]) == ((CHAIR, MAYBE),)
    assert judge_appointments(extended, day, [extended, following]) == ((CHAIR, NO),)


def test_a_day_is_required_of_an_empty_board() -> None:
    """A `datetime` is refused even if nobody is on the board."""
    with pytest.raises(TypeError):
        judge_appointments(attrs.evolve(TERM, appointments=[]), datetime(2026, 1, 1, tzinfo=UTC), [])
