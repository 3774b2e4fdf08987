"""PSM216: conditions and report of post-after-death."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import Appointment, BoardTerm, Capacity, Departure, DepartureReason, Member, Tenure
from psm_model.values import PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.boards.births_records import DATES
from tests.rules.samples import IPSM, KASMAD, MAYBE, NO, YES, appoint, run_rule, summarise, term, verdict

DIED = Departure(reason=DepartureReason.DIED)
SPANS = st.none() | st.sampled_from(
    ["2022-01-31/2022-02-02", "2022-01-29/2022-02", "2022-01/2022-02", "2022-01-30/..", "2022-01-30/", "/2022-02-01"]
)


def die(service: str | None, **fields: Any) -> Member:
    """Return the member "m", whose service ended by death."""
    period = None if service is None else Period.parse(service)
    return attrs.evolve(KASMAD, **{"service": period, "service_ended": DIED, **fields})


@given(DATES, SPANS, SPANS, st.sampled_from(Tenure), st.sampled_from(Capacity))
@example(PartialDate(2022, 1), "2022-01/2022-02", None, Tenure.WHOLE_TERM, Capacity.SUBSTANTIVE)
def test_verdict_on_a_post_matches_all_completions(
    death: PartialDate, board: str | None, own: str | None, tenure: Tenure, capacity: Capacity
) -> None:
    """The verdict of PSM216 on a post agrees with all completions of the dates."""
    chair = appoint(own, member="m", capacity=capacity)
    with_chair = attrs.evolve(term(board, "t", chair), tenure=tenure)
    ends = {last for _, last in oracles.list_appointment_spans(chair, with_chair)}
    expected = oracles.judge_all(end > day for end in ends for day in oracles.days_of_date(death)) if ends else NO
    assert verdict("PSM216", IPSM, die(f"/{death}"), with_chair) is expected


@pytest.mark.parametrize(
    ("service", "own", "expected"),
    [
        ("2010/2023-05-04", "2020/2023-05-04", NO),
        ("2010/2023-05-04", "2020/2023-05-05", YES),
        ("2010/2023-05-04", "2020/2023-05", MAYBE),
        ("2010/2023-05-04", "2020/..", YES),
        ("2010/2023-05-04", "2020/", MAYBE),
        ("2010/2023-05-04", "2024/", YES),
        ("2010/2023", "2020/2023-12-30", MAYBE),
        ("2010/2023", "2020/2023-01-01", NO),
        ("2010/2023", "2020/2024", YES),
        ("2010/", "2020/2024", MAYBE),
        ("2010/..", "2020/2024", NO),  # no last day
        (None, "2020/2024", NO),
    ],
)
def test_bounds_of_deaths(service: str | None, own: str, expected: Verdict) -> None:
    """A member may hold a post until the last day of a service that death ended, not after it."""
    assert verdict("PSM216", IPSM, die(service), term("2020/2030", "t", appoint(own, member="m"))) is expected


UNDATED = appoint(None, member="m")
LATER = attrs.evolve(term("2024-01-01/2026-12-31", "t", UNDATED), tenure=Tenure.WHOLE_TERM)
WHOLE = attrs.evolve(term("2020-01-01/2025-12-31", "t", UNDATED), tenure=Tenure.WHOLE_TERM)


@pytest.mark.parametrize(
    ("board", "expected"),
    [
        (WHOLE, YES),
        (LATER, YES),
        (attrs.evolve(WHOLE, tenure=Tenure.UNSTATED), MAYBE),
        (attrs.evolve(LATER, tenure=Tenure.UNSTATED), YES),
        (attrs.evolve(WHOLE, appointments=[attrs.evolve(UNDATED, ended=DIED)]), NO),
        (attrs.evolve(WHOLE, appointments=[attrs.evolve(UNDATED, capacity=Capacity.FORMER)]), NO),
        (attrs.evolve(WHOLE, appointments=[attrs.evolve(UNDATED, withheld=["capacity"])]), MAYBE),
        (attrs.evolve(WHOLE, appointments=[attrs.evolve(UNDATED, withheld=["period"])]), MAYBE),
        (attrs.evolve(WHOLE, appointments=[UNDATED, appoint("2023-05-05/2025", "b", member="n", replaces="a")]), NO),
        (term(None, "t", UNDATED), NO),  # the days are unknown
        (term("2020/2030", "t", appoint("2024/2025", office="Camat")), NO),
    ],
)
def test_term_dates_a_post_without_a_period(board: BoardTerm, expected: Verdict) -> None:
    """A post without a period ends within its term, or with it, unless its holder's death ended it."""
    assert verdict("PSM216", IPSM, die("2010/2023-05-04"), board) is expected


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        (die("2010/2023-05-04", service_ended=None), NO),
        (die("2010/2023-05-04", service_ended=Departure(reason=DepartureReason.MOVED)), NO),
        (die("2010/2023-05-04", service_ended=None, withheld=["service_ended"]), MAYBE),
        (die(None, withheld=["service"]), MAYBE),
        (die(None, service_ended=None, withheld=["service", "service_ended"]), MAYBE),
        (die("2010/2026-05-04", service_ended=None, withheld=["service_ended"]), NO),
    ],
)
def test_only_a_recorded_death_is_certain(member: Member, expected: Verdict) -> None:
    """A service that ended for another reason says nothing; one whose reason or days are withheld may."""
    assert verdict("PSM216", IPSM, member, WHOLE) is expected


def test_report_of_a_post_after_death_is_complete() -> None:
    """PSM216 points to the appointment and to the service, whose last day it does not show; both would settle it."""
    chair = appoint("2020/2023", "b", member="m")
    (found,) = run_rule("PSM216", IPSM, die("2010/2023"), term("2020/2025", "t", chair))
    assert summarise(found) == {
        "code": "PSM216",
        "severity": "error",
        "verdict": "undetermined",
        "path": "/board_terms/0/appointments/0",
        "params": {"appointment": "b", "term": "t", "member": "m"},
        "ids": ["m", "b", "t", "o"],
        "related": ["/members/0/service"],
        "settled_by": ["/board_terms/0/appointments/0/period/end", "/members/0/service/end"],
    }
    settled = {
        UNDATED: ["/board_terms/0/appointments/0/period"],
        attrs.evolve(UNDATED, withheld=("capacity",)): ["/board_terms/0/appointments/0/capacity"],
    }
    for appointment, pointers in settled.items():
        assert isinstance(appointment, Appointment)
        board = attrs.evolve(term("2020-01-01/2023-12-31", "t", appointment), tenure=Tenure.UNSTATED)
        (found,) = run_rule("PSM216", IPSM, die("2010/2023-05-04"), board)
        assert set(pointers) <= set(found.settled_by)
    (found,) = run_rule("PSM216", IPSM, die("2010/2023-05-04"), attrs.evolve(WHOLE, period=Period.parse("2020/2023")))
    assert found.settled_by == ("/board_terms/0/period/end",)
