"""PSM204: when appointment-outside-term is found, and when not."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given

from psm_model.entities import Capacity
from psm_model.values import Period, Verdict
from tests.rules import oracles
from tests.rules.boards.appointments_records import BOARD, EXAMPLES
from tests.rules.samples import IPSM, MAYBE, NO, YES, found, held, term, told, verdict
from tests.rules.spans import spans


def within(span: str | None, board: str | None = BOARD, capacity: Capacity = Capacity.SUBSTANTIVE) -> Verdict:
    """What PSM204 says of one appointment to a board."""
    return verdict("PSM204", IPSM, term(board, "t", held(span, capacity=capacity)))


@EXAMPLES
@given(spans(), spans())
def test_an_appointment_is_outside_its_term_as_completions_have_it(span: str, board: str) -> None:
    """The verdict is that of all completions of both: a day of the appointment before the term or after it."""
    assert within(span, board) is oracles.outside_term(Period.parse(span), Period.parse(board))


@pytest.mark.parametrize(
    ("span", "wanted"),
    [
        ("2020-01-01/2024-12-31", NO),
        ("2019-12-31/2024-12-31", YES),
        ("2020-01-01/2025-01-01", YES),
        ("2020-01-02/2024-12-30", NO),
        ("2020-01-01/2020-01-01", NO),
        ("2024-12-31/2024-12-31", NO),
        ("2025-01-01/2025-01-01", YES),
        ("2020-01-01/..", YES),
        ("2019-12/2024", YES),
        ("2020/2024", NO),
        ("2020/2025", YES),
        ("2019/2024", YES),
        ("/2024-12-31", MAYBE),
        ("2024-12-31/", MAYBE),
        ("2025-01-01/", YES),
        ("2024-12/2026-01", YES),
    ],
)
def test_bounds_of_a_term(span: str, wanted: Verdict) -> None:
    """An appointment may start on the first day of its term and end on its last, and go no day beyond."""
    assert within(span) is wanted


@pytest.mark.parametrize("capacity", Capacity)
def test_only_holdovers_stay_beyond_the_term(capacity: Capacity) -> None:
    """A holdover is expected to stay beyond the term, others who hold a post are not."""
    wanted = YES if capacity.holds and capacity is not Capacity.HOLDOVER else NO
    assert within("2021-01-01/2026-01-01", capacity=capacity) is wanted


def test_what_is_not_dated_is_outside_of_nothing() -> None:
    """An appointment without a period, or to a term without one, is asked nothing."""
    assert within(None) is NO
    assert within("2021-01-01/2022-01-01", None) is NO


def test_an_undated_term_hides_no_other() -> None:
    """A term without days, an appointment without a period and a holdover do not end the search."""
    seated = (
        held(None, "a"),
        held("2021-01-01/..", "b", capacity=Capacity.HOLDOVER),
        held("2021-01-01/2026-01-01", "c"),
    )
    findings = found("PSM204", IPSM, term(None, "s", *seated), term(BOARD, "t", *seated))
    assert [one.ids for one in findings] == [("c", "t", "o")]


def test_an_appointment_outside_its_term_is_told_whole() -> None:
    """The finding points to the period and to the term, and tells both spans."""
    board = term(BOARD, "t", held(BOARD, "b"), held("2021-01-01/2026-01-01"))
    (one,) = found("PSM204", IPSM, term(None, "u"), board)
    assert told(one) == {
        "code": "PSM204",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/1/appointments/1/period",
        "params": {"appointment": "a", "held": "2021-01-01/2026-01-01", "term": "t", "period": BOARD},
        "ids": ["a", "t", "o"],
        "related": ["/board_terms/1"],
        "settled_by": [],
    }


def test_what_would_settle_an_appointment_outside_its_term_is_told() -> None:
    """Where it is open, the finding names the ends of the appointment and of the term that are not known."""
    (one,) = found("PSM204", IPSM, term("2020/2025-01-01", "t", held("2020-06-01/2025")))
    assert one.verdict is MAYBE
    assert one.settled_by == ("/board_terms/0/appointments/0/period/end", "/board_terms/0/period/start")
    (one,) = found("PSM204", IPSM, term("2020/2025-01-01", "t", held("2020-06-01/2026")))
    assert (one.verdict, one.settled_by) == (YES, ())


def test_a_term_is_as_long_as_its_label_where_no_period_is_recorded() -> None:
    """The label tells the span where no period does, and does not where one does."""
    by_label = term(None, "t", held("2021-01-01/2026-01-01"), label="periode 2020–2025")
    assert verdict("PSM204", IPSM, by_label) is YES
    assert verdict("PSM204", IPSM, attrs.evolve(by_label, period=Period.parse("2020/2027"))) is NO


OF_HELD = "/board_terms/0/appointments/0/period"


@pytest.mark.parametrize(
    ("span", "board", "facts"),
    [
        ("2020-01/2021-01-01", "2020/2025-01-01", [f"{OF_HELD}/start", "/board_terms/0/period/start"]),
        ("2021-01-01/2025", "2020/2025-02", [f"{OF_HELD}/end", "/board_terms/0/period/end"]),
        ("2021-01/2025", "2020/2025-02-01", [f"{OF_HELD}/end"]),
    ],
)
def test_what_would_settle_a_stay_is_told(span: str, board: str, facts: list[str]) -> None:
    """Where it is open whether an appointment goes beyond its term, the ends are named on the side on which it may."""
    (one,) = found("PSM204", IPSM, term(board, "t", held(span)))
    assert (one.verdict, list(one.settled_by)) == (MAYBE, facts)
