"""PSM212: conditions and report of post-before-birth."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import Attestation, BoardTerm, Capacity, Post, Tenure, TermStatus
from psm_model.values import PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.boards.births_records import DATES, born
from tests.rules.samples import IPSM, MAYBE, NO, YES, appoint, run_rule, summarise, term, verdict

SPANS = st.none() | st.sampled_from(
    ["2022-01-31/2022-02-02", "2022-02/2022-02-03", "2022-01/2022-02", "2022-02-01/..", "2022-02-01/", "/2022-02-02"]
)


@given(DATES, SPANS, SPANS, st.sampled_from(Tenure), st.sampled_from(Capacity))
@example(PartialDate(2022, 2), "2022-01/2022-02", None, Tenure.WHOLE_TERM, Capacity.SUBSTANTIVE)
def test_verdict_on_a_post_matches_all_completions(
    birth: PartialDate, board: str | None, own: str | None, tenure: Tenure, capacity: Capacity
) -> None:
    """The verdict of PSM212 on a post agrees with all completions of the dates."""
    chair = appoint(own, member="m", capacity=capacity)
    with_chair = attrs.evolve(term(board, "t", chair), tenure=tenure)
    starts = {first for first, _ in oracles.list_appointment_spans(chair, with_chair)}
    expected = (
        oracles.judge_all(start < day for start in starts for day in oracles.days_of_date(birth)) if starts else NO
    )
    assert verdict("PSM212", IPSM, born(birth), with_chair) is expected


@pytest.mark.parametrize(
    ("own", "birth", "expected"),
    [
        ("2022-02-01/2023-01-01", "2022-02-01", NO),
        ("2022-02-01/2023-01-01", "2022-02-02", YES),
        ("2022-02/2023-01-01", "2022-02-01", NO),
        ("2022-02/2023-01-01", "2022-02-02", MAYBE),
        ("2022-02/2023-01-01", "2022-02-28", MAYBE),
        ("2022-02/2023-01-01", "2022-03-01", YES),
        ("2022-02/2023-01-01", "2022-03", YES),
        ("2022-02/2023-01-01", "2022", MAYBE),
        ("/2023-01-01", "2022", MAYBE),
        ("/2023-01-01", "2024", YES),
        ("2022-02-01/2023-01-01", None, NO),
    ],
)
def test_bounds_of_births(own: str, birth: str | None, expected: Verdict) -> None:
    """A member may hold a post from the day of birth, not before."""
    day = None if birth is None else PartialDate.parse(birth)
    assert verdict("PSM212", IPSM, born(day), term("2020/2030", "t", appoint(own, member="m"))) is expected


@pytest.mark.parametrize(
    ("board", "expected"),
    [
        (term("2020-01-01/2021-12-31", "t", appoint(None, member="m")), YES),
        (term("2020-01-01/2022-12-31", "t", appoint(None, member="m")), MAYBE),
        (attrs.evolve(term("2020-01-01/2022-12-31", "t", appoint(None, member="m")), tenure=Tenure.WHOLE_TERM), YES),
        (term(None, "t", appoint(None, member="m"), label="2020–2021"), YES),
        (term(None, "t", appoint(None, member="m")), NO),  # the days are unknown
        (term("2020-01-01/2021-12-31", "t", appoint(None, member="m", capacity=Capacity.FORMER)), NO),
        (term("2020-01-01/2021-12-31", "t", appoint(None, member="m", capacity=Capacity.ELECT)), NO),
        (term("2020-01-01/2021-12-31", "t", appoint(None, member="m", capacity=Capacity.HOLDOVER)), MAYBE),
        (term("2020-01-01/2021-12-31", "t", appoint(None, office="Camat")), NO),
        (term("2020-01-01/2021-12-31", "t", appoint(None, member="n")), NO),
        (attrs.evolve(term("2020/2021", "t", appoint(None, member="m")), status=TermStatus.ANNULLED), YES),
    ],
)
def test_term_dates_a_post_without_a_period(board: BoardTerm, expected: Verdict) -> None:
    """A post without a period starts within its term; former and future holders are not checked."""
    assert verdict("PSM212", IPSM, born(PartialDate(2022, 6, 1)), board) is expected


def test_report_of_a_post_before_birth_is_complete() -> None:
    """PSM212 points to the appointment and to the birth date, which it does not show; both would settle it."""
    board = term(
        "2020/2025", "t", appoint("2022-01/2023", "b", member="m"), appoint("2022/2023", "a", Post.MEMBER, member="m")
    )
    first, second = run_rule("PSM212", IPSM, born(PartialDate(2022)), board)
    assert summarise(first) == {
        "code": "PSM212",
        "severity": "error",
        "verdict": "undetermined",
        "path": "/board_terms/0/appointments/0",
        "params": {"appointment": "b", "term": "t", "member": "m"},
        "ids": ["m", "b", "t", "o"],
        "related": ["/members/0/birth_date"],
        "settled_by": ["/board_terms/0/appointments/0/period/start", "/members/0/birth_date"],
    }
    assert second.path == "/board_terms/0/appointments/1"
    undated = attrs.evolve(term("2022-01-01/2025", "t", appoint(None, member="m")))
    (third,) = run_rule("PSM212", IPSM, born(PartialDate(2022, 5, 1)), undated)
    assert third.settled_by == ("/board_terms/0/appointments/0/period",)
    whole = attrs.evolve(undated, period=Period.parse("2022/2025"), tenure=Tenure.WHOLE_TERM)
    (fourth,) = run_rule("PSM212", IPSM, born(PartialDate(2022, 5, 1)), whole)
    assert fourth.settled_by == ("/board_terms/0/period/start",)


def test_first_of_two_members_with_one_id_counts() -> None:
    """An appointment refers to the first member with its id, in whichever order the two are recorded."""
    board = term("2020-01-01/2021-12-31", "t", appoint(None, member="m"))
    assert run_rule("PSM212", IPSM, born(None), born(PartialDate(2022)), board) == []
    assert len(run_rule("PSM212", IPSM, born(PartialDate(2022)), born(None), board)) == 1


def test_an_attested_day_before_birth_is_found_without_other_dates() -> None:
    """A post that a source attests before its holder was born is wrong, even if neither post nor term has a period."""
    chair = attrs.evolve(appoint(None, member="m"), attested=(Attestation(on=PartialDate(2021, 12, 31)),))
    board = BoardTerm(id="t", organisation_id="o", appointments=(chair,))
    assert verdict("PSM212", IPSM, born(PartialDate(2022)), board) is YES
    assert verdict("PSM212", IPSM, born(PartialDate(2021, 12, 31)), board) is not YES
