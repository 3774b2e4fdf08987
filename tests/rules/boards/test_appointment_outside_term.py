"""PSM204: conditions and report of appointment-outside-term."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given

from psm_model.entities import Capacity
from psm_model.values import Period, Verdict
from tests.rules import oracles
from tests.rules.boards.appointments_records import BOARD, EXAMPLES
from tests.rules.samples import IPSM, MAYBE, NO, YES, appoint, run_rule, summarise, term, verdict
from tests.rules.spans import generate_span


def verdict_on_appointment(
    span: str | None, board: str | None = BOARD, capacity: Capacity = Capacity.SUBSTANTIVE
) -> Verdict:
    """Return the verdict of PSM204 on one appointment to a board."""
    return verdict("PSM204", IPSM, term(board, "t", appoint(span, capacity=capacity)))


@EXAMPLES
@given(generate_span(), generate_span())
def test_verdict_on_an_appointment_matches_all_completions(span: str, board: str) -> None:
    """The verdict agrees with all completions of both: the appointment has a day before the term or after it."""
    assert verdict_on_appointment(span, board) is oracles.judge_outside_term(Period.parse(span), Period.parse(board))


@pytest.mark.parametrize(
    ("span", "expected"),
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
def test_bounds_of_a_term(span: str, expected: Verdict) -> None:
    """An appointment may start on the first day of its term and end on its last, and may exceed neither by a day."""
    assert verdict_on_appointment(span) is expected


@pytest.mark.parametrize("capacity", Capacity)
def test_only_holdovers_stay_beyond_the_term(capacity: Capacity) -> None:
    """A holdover is expected to stay beyond the term; other holders of a post are not."""
    expected = YES if capacity.holds and capacity is not Capacity.HOLDOVER else NO
    assert verdict_on_appointment("2021-01-01/2026-01-01", capacity=capacity) is expected


def test_undated_appointments_and_terms_have_no_finding() -> None:
    """An appointment without a period, or to a term without one, is not checked."""
    assert verdict_on_appointment(None) is NO
    assert verdict_on_appointment("2021-01-01/2022-01-01", None) is NO


def test_search_continues_after_undated_records() -> None:
    """A term without days, an appointment without a period and a holdover do not end the search."""
    seated = (
        appoint(None, "a"),
        appoint("2021-01-01/..", "b", capacity=Capacity.HOLDOVER),
        appoint("2021-01-01/2026-01-01", "c"),
    )
    findings = run_rule("PSM204", IPSM, term(None, "s", *seated), term(BOARD, "t", *seated))
    assert [finding.ids for finding in findings] == [("c", "t", "o")]


def test_report_of_an_appointment_outside_its_term_is_complete() -> None:
    """The finding points to the period and to the term, and shows both spans."""
    board = term(BOARD, "t", appoint(BOARD, "b"), appoint("2021-01-01/2026-01-01"))
    (finding,) = run_rule("PSM204", IPSM, term(None, "u"), board)
    assert summarise(finding) == {
        "code": "PSM204",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/1/appointments/1/period",
        "params": {"appointment": "a", "held": "2021-01-01/2026-01-01", "term": "t", "period": BOARD},
        "ids": ["a", "t", "o"],
        "related": ["/board_terms/1"],
        "settled_by": [],
    }


def test_facts_that_would_settle_an_appointment_are_named() -> None:
    """An undetermined finding names the unknown ends of the appointment and of the term."""
    (finding,) = run_rule("PSM204", IPSM, term("2020/2025-01-01", "t", appoint("2020-06-01/2025")))
    assert finding.verdict is MAYBE
    assert finding.settled_by == ("/board_terms/0/appointments/0/period/end", "/board_terms/0/period/start")
    (finding,) = run_rule("PSM204", IPSM, term("2020/2025-01-01", "t", appoint("2020-06-01/2026")))
    assert (finding.verdict, finding.settled_by) == (YES, ())


def test_label_dates_a_term_without_a_period() -> None:
    """The label gives the span of a term only if no period is recorded."""
    by_label = term(None, "t", appoint("2021-01-01/2026-01-01"), label="periode 2020–2025")
    assert verdict("PSM204", IPSM, by_label) is YES
    assert verdict("PSM204", IPSM, attrs.evolve(by_label, period=Period.parse("2020/2027"))) is NO


APPOINTMENT_PERIOD = "/board_terms/0/appointments/0/period"


@pytest.mark.parametrize(
    ("span", "board", "facts"),
    [
        ("2020-01/2021-01-01", "2020/2025-01-01", [f"{APPOINTMENT_PERIOD}/start", "/board_terms/0/period/start"]),
        ("2021-01-01/2025", "2020/2025-02", [f"{APPOINTMENT_PERIOD}/end", "/board_terms/0/period/end"]),
        ("2021-01/2025", "2020/2025-02-01", [f"{APPOINTMENT_PERIOD}/end"]),
    ],
)
def test_only_ends_on_an_undetermined_side_are_named(span: str, board: str, facts: list[str]) -> None:
    """An undetermined finding names only the ends of the side on which the appointment may exceed its term."""
    (finding,) = run_rule("PSM204", IPSM, term(board, "t", appoint(span)))
    assert (finding.verdict, list(finding.settled_by)) == (MAYBE, facts)
