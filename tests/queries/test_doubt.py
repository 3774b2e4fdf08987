"""Reasons for doubt: what would settle an undetermined answer, and nothing else."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Capacity, Departure, DepartureReason, Tenure, TermStatus
from psm_model.entities.tenure import judge_appointment
from psm_model.queries.doubt import Doubt, Reason
from psm_model.strategies import completions, periods
from psm_model.values import PartialDate, Period, Verdict
from psm_model.views.board_records import SeatOnDay, TermBoard
from psm_model.views.board_text import render_board
from tests.drawing import boards
from tests.views.boards import DAYS, FIRST, LAST, board_of_one_term, make_chair, make_whole_term

DAYS_ASKED = {Doubt.PART_OF_TIME, Doubt.MAYBE_PART_OF_TIME}
"""The reasons that lie in what was asked."""


@given(boards(FIRST, LAST), DAYS)
def test_only_undetermined_answers_have_reasons(term: BoardTerm, day: PartialDate) -> None:
    """An answer has reasons if and only if it is undetermined."""
    for term_board in board_of_one_term(attrs.evolve(term, id="t"), str(day), absent=True).terms:
        answers: list[TermBoard | SeatOnDay] = [term_board, *term_board.seats]
        for answer in answers:
            assert bool(answer.reasons) == (answer.verdict is Verdict.UNDETERMINED)
            assert len(set(answer.reasons)) == len(answer.reasons)
            assert all((path is None) == (doubt in DAYS_ASKED) for doubt, path in answer.reasons)


@pytest.mark.parametrize("doubt", Doubt)
def test_codes_are_the_names(doubt: Doubt) -> None:
    """The code of a doubt in a JSON object is its name."""
    assert doubt.value == doubt.name.lower()


def complete_period(period: Period | None, known: Period, pointer: str, paths: set[str | None]) -> Period | None:
    """Return a period whose listed ends are known, or the known period if the whole is listed."""
    if pointer in paths:
        return known
    if period is None:
        return None
    start = known.start if f"{pointer}/start" in paths else period.start
    return Period(start, known.end if f"{pointer}/end" in paths else period.end)


@given(boards(FIRST, LAST), DAYS, st.data())
def test_reasons_suffice(term: BoardTerm, day: PartialDate, data: st.DataObject) -> None:
    """If the reasons are resolved, and nothing else, the answer is certain."""
    term = attrs.evolve(term, status=TermStatus.IN_OFFICE)
    (term_board,) = board_of_one_term(attrs.evolve(term, id="t"), str(day), absent=True).terms
    any_period = periods(min_value=FIRST, max_value=LAST)
    known_span = data.draw(completions(term.span or data.draw(any_period)))
    for number, seat in enumerate(term_board.seats):
        appointment = seat.appointment
        paths = {path for _, path in seat.reasons}
        known_period = data.draw(completions(appointment.period or data.draw(any_period)))
        appointment = attrs.evolve(
            appointment,
            period=complete_period(
                appointment.period, known_period, f"{term_board.path}/appointments/{number}/period", paths
            ),
        )
        known_term = attrs.evolve(
            term, period=complete_period(term.span, known_span, f"{term_board.path}/period", paths)
        )
        depends_on_day = any(doubt in DAYS_ASKED for doubt, _ in seat.reasons)
        known_day = data.draw(completions(day)) if depends_on_day else day
        assert judge_appointment(appointment, known_term, known_day) is not Verdict.UNDETERMINED


@given(boards(FIRST, LAST), DAYS, st.data())
def test_days_asked_about_are_a_reason_only_where_some_are_surely_out(
    term: BoardTerm, day: PartialDate, data: st.DataObject
) -> None:
    """A post that is surely not held on all days asked about is never; without another doubt, it is held on some."""
    term = attrs.evolve(term, id="t", status=TermStatus.IN_OFFICE)
    completed = data.draw(completions(term))
    (board,) = board_of_one_term(term, str(day), absent=True).terms
    for seat, known in zip(board.seats, completed.appointments, strict=True):
        doubts = {doubt for doubt, _ in seat.reasons}
        if Doubt.PART_OF_TIME in doubts:
            assert judge_appointment(known, completed, day) is not Verdict.YES
        if doubts == {Doubt.PART_OF_TIME}:
            assert judge_appointment(known, completed, day) is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("term", "day", "reasons"),
    [
        ({"label": "2025–2030"}, "2026-01-01", [(Doubt.POST_UNDATED, "/appointments/0/period")]),
        ({}, "2026-01-01", [(Doubt.POST_UNDATED, "/appointments/0/period"), (Doubt.TERM_UNDATED, "/period")]),
        (
            {"label": "2025–2030", "status": TermStatus.DISPUTED},
            "2026-01-01",
            [(Doubt.POST_UNDATED, "/appointments/0/period"), (Doubt.STATUS, "/status")],
        ),
        (
            {"label": "2025–2030"},
            "2025-06-01",
            [(Doubt.POST_UNDATED, "/appointments/0/period"), (Doubt.TERM_START, "/period/start")],
        ),
        (
            {"label": "2025–2030"},
            "2030-06-01",
            [(Doubt.POST_UNDATED, "/appointments/0/period"), (Doubt.TERM_END, "/period/end")],
        ),
        (
            {"period": Period.parse("2025-10-15/2030-10-15")},
            "2025",
            [(Doubt.POST_UNDATED, "/appointments/0/period"), (Doubt.PART_OF_TIME, None)],
        ),
    ],
)
def test_reasons(term: dict[str, Any], day: str, reasons: list[tuple[Doubt, str | None]]) -> None:
    """Each reason occurs, for a term and for an appointment without dates."""
    full_term = BoardTerm(id="t", organisation_id="o", appointments=(make_chair("A"),), **term)
    (seat,) = board_of_one_term(full_term, day).terms[0].seats
    expected = [Reason(doubt, None if path is None else f"/board_terms/0{path}") for doubt, path in reasons]
    assert list(seat.reasons) == expected
    assert list(board_of_one_term(full_term, day).terms[0].reasons) == [
        reason for reason in expected if reason.doubt is not Doubt.POST_UNDATED
    ]


@pytest.mark.parametrize(
    ("period", "day", "doubt"),
    [
        ("2026/2028", "2026-06-01", [Doubt.POST_START]),
        ("2026/2028", "2028-06-01", [Doubt.POST_END]),
        ("2026-01-01/", "2027-01-01", [Doubt.POST_END]),
        ("2026/2028", "2027-01-01", []),
        ("2026/2028", "2026-12-30", [Doubt.POST_START]),
        ("2026/2028", "2026-12-31", []),
        ("2026/2028", "2027-12-31", []),
        ("2026/2028", "2028-01-01", []),
        ("2026/2028", "2028-01-02", [Doubt.POST_END]),
        ("2026-01-01/2028-03-01", "2028-03-01", []),
        ("2026-03-01/2028-03-01", "2028", [Doubt.PART_OF_TIME]),
        ("2026-03-01/2028", "2026", [Doubt.PART_OF_TIME]),
        ("2026/2028", "2026", [Doubt.POST_START, Doubt.MAYBE_PART_OF_TIME]),
    ],
)
def test_reasons_in_an_appointment(period: str, day: str, doubt: list[Doubt]) -> None:
    """An imprecise period of an appointment is a reason."""
    term = BoardTerm(
        id="t",
        organisation_id="o",
        label="2025–2030",
        appointments=(make_chair("A", period=Period.parse(period)),),
    )
    (seat,) = board_of_one_term(term, day).terms[0].seats
    assert [reason.doubt for reason in seat.reasons] == doubt
    disputed = attrs.evolve(term, status=TermStatus.DISPUTED)
    assert [reason.doubt for reason in board_of_one_term(disputed, day).terms[0].seats[0].reasons] == [
        *doubt,
        Doubt.STATUS,
    ]


def test_holdover_depends_on_a_dispute() -> None:
    """A holdover does not depend on the days of the term, but on its dispute."""
    holdover = make_chair("A", capacity=Capacity.HOLDOVER, period=Period.parse("2030-12-01/2031-02-01"))
    term = BoardTerm(
        id="t", organisation_id="o", label="2025–2030", appointments=(holdover,), status=TermStatus.DISPUTED
    )
    (term_board,) = board_of_one_term(term, "2031-01-01").terms
    assert term_board.verdict is Verdict.NO
    assert [reason.doubt for reason in term_board.seats[0].reasons] == [Doubt.STATUS]


@pytest.mark.parametrize(
    ("successor", "day", "verdict", "reasons"),
    [
        (None, "2025-10-15", "yes", []),
        (None, "2028-01-01", "undetermined", [(Doubt.SUCCESSOR_UNDATED, "/appointments/1/period")]),
        ("2028/2030", "2028-03-01", "undetermined", [(Doubt.SUCCESSOR_UNDATED, "/appointments/1/period/start")]),
        ("2028/2030", "2027-12-31", "yes", []),
        ("2028-03-01/2030", "2028-02-29", "yes", []),
        ("2028-03-01/2030", "2028-03-01", "no", []),
        ("2028-03-01/2030", "2028", "undetermined", [(Doubt.PART_OF_TIME, None)]),
        (
            "2028/2030",
            "2028-06",
            "undetermined",
            [(Doubt.SUCCESSOR_UNDATED, "/appointments/1/period/start"), (Doubt.MAYBE_PART_OF_TIME, None)],
        ),
        ("2024-01-01/2030", "2026-01-01", "undetermined", [(Doubt.POST_UNDATED, "/appointments/0/period")]),
    ],
)
def test_reasons_of_a_whole_term_with_a_successor(
    successor: str | None, day: str, verdict: str, reasons: list[tuple[Doubt, str | None]]
) -> None:
    """A holder for the whole term serves until the successor starts; an unknown start is the reason."""
    period = None if successor is None else Period.parse(successor)
    term = make_whole_term(make_chair("A"), make_chair("B", replaces_id="A", period=period))
    seat = board_of_one_term(term, day, absent=True).terms[0].seats[0]
    assert (seat.verdict is not None and seat.verdict.value) == verdict
    assert list(seat.reasons) == [Reason(doubt, path and f"/board_terms/0{path}") for doubt, path in reasons]
    assert "until replaced" in render_board(board_of_one_term(term, day, absent=True), language="en", width=120)


LEFT = Departure(reason=DepartureReason.RESIGNED)


@pytest.mark.parametrize(
    ("chair", "doubt"),
    [
        ({"ended": LEFT}, Doubt.POST_LEFT_EARLY),
        ({"withheld": ["ended"]}, Doubt.POST_LEAVING_WITHHELD),
        ({"ended": LEFT, "withheld": ["period"]}, Doubt.POST_WITHHELD),
        ({"capacity": Capacity.ACTING}, Doubt.POST_UNDATED),
    ],
)
def test_whoever_left_a_post_for_the_whole_term_left_on_an_unknown_day(chair: dict[str, Any], doubt: Doubt) -> None:
    """The reason is that the day of leaving is not recorded, not that no date is: the term has them."""
    seat = attrs.evolve(make_chair("A"), **chair)
    term = BoardTerm(
        id="t",
        organisation_id="o",
        period=Period.parse("2025-10-15/2030-10-14"),
        tenure=Tenure.WHOLE_TERM,
        appointments=[seat],
    )
    (shown,) = board_of_one_term(term, "2026-01-01").terms[0].seats
    assert list(shown.reasons) == [Reason(doubt, "/board_terms/0/appointments/0/period")]


def test_the_successor_of_an_acting_holder_is_a_reason() -> None:
    """A chair's post ends when the chair after the acting one starts, so an unknown day of that is the reason."""
    chair, acting, new = (attrs.evolve(make_chair(name), id=name.lower()) for name in "ABC")
    acting = attrs.evolve(acting, capacity=Capacity.ACTING, replaces_id="a", period=Period.parse("2027/2028"))
    new = attrs.evolve(new, replaces_id="b", period=Period.parse("2028/2030-10-14"))
    term = BoardTerm(
        id="t",
        organisation_id="o",
        period=Period.parse("2025-10-15/2030-10-14"),
        tenure=Tenure.WHOLE_TERM,
        appointments=[chair, acting, new],
    )
    shown = board_of_one_term(term, "2028-06-01").terms[0].seats[0]
    assert list(shown.reasons) == [Reason(Doubt.SUCCESSOR_UNDATED, "/board_terms/0/appointments/2/period/start")]
