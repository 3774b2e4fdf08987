"""PSM212: when post-before-birth is found, and when not."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Capacity, Post, Tenure, TermStatus
from psm_model.values import PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.boards.births_records import DATES, born
from tests.rules.samples import IPSM, MAYBE, NO, YES, found, held, term, told, verdict

SPANS = st.none() | st.sampled_from(
    ["2022-01-31/2022-02-02", "2022-02/2022-02-03", "2022-01/2022-02", "2022-02-01/..", "2022-02-01/", "/2022-02-02"]
)


@given(DATES, SPANS, SPANS, st.sampled_from(Tenure), st.sampled_from(Capacity))
@example(PartialDate(2022, 2), "2022-01/2022-02", None, Tenure.WHOLE_TERM, Capacity.SUBSTANTIVE)
def test_posts_before_birth(
    birth: PartialDate, board: str | None, own: str | None, tenure: Tenure, capacity: Capacity
) -> None:
    """What PSM212 says of a post holds in all completions of the dates, in none, or in some."""
    chair = held(own, member="m", capacity=capacity)
    with_chair = attrs.evolve(term(board, "t", chair), tenure=tenure)
    starts = {first for first, _ in oracles.completions_held(chair, with_chair)}
    expected = oracles.judged(start < day for start in starts for day in oracles.days_of_date(birth)) if starts else NO
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
    """One may hold a post from the day of birth on, and not before."""
    day = None if birth is None else PartialDate.parse(birth)
    assert verdict("PSM212", IPSM, born(day), term("2020/2030", "t", held(own, member="m"))) is expected


@pytest.mark.parametrize(
    ("board", "expected"),
    [
        (term("2020-01-01/2021-12-31", "t", held(None, member="m")), YES),
        (term("2020-01-01/2022-12-31", "t", held(None, member="m")), MAYBE),
        (attrs.evolve(term("2020-01-01/2022-12-31", "t", held(None, member="m")), tenure=Tenure.WHOLE_TERM), YES),
        (term(None, "t", held(None, member="m"), label="2020–2021"), YES),
        (term(None, "t", held(None, member="m")), NO),  # when is not said
        (term("2020-01-01/2021-12-31", "t", held(None, member="m", capacity=Capacity.FORMER)), NO),
        (term("2020-01-01/2021-12-31", "t", held(None, member="m", capacity=Capacity.ELECT)), NO),
        (term("2020-01-01/2021-12-31", "t", held(None, member="m", capacity=Capacity.HOLDOVER)), MAYBE),
        (term("2020-01-01/2021-12-31", "t", held(None, office="Camat")), NO),
        (term("2020-01-01/2021-12-31", "t", held(None, member="n")), NO),
        (attrs.evolve(term("2020/2021", "t", held(None, member="m")), status=TermStatus.ANNULLED), YES),
    ],
)
def test_days_of_the_term_count_where_there_are_no_others(board: BoardTerm, expected: Verdict) -> None:
    """A post without a period starts within its term; whoever does not hold it holds it at no time."""
    assert verdict("PSM212", IPSM, born(PartialDate(2022, 6, 1)), board) is expected


def test_what_is_told_of_a_post_before_birth() -> None:
    """PSM212 points to the appointment and to the birth date, which it does not show; both settle it."""
    board = term(
        "2020/2025", "t", held("2022-01/2023", "b", member="m"), held("2022/2023", "a", Post.MEMBER, member="m")
    )
    first, second = found("PSM212", IPSM, born(PartialDate(2022)), board)
    assert told(first) == {
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
    undated = attrs.evolve(term("2022-01-01/2025", "t", held(None, member="m")))
    (third,) = found("PSM212", IPSM, born(PartialDate(2022, 5, 1)), undated)
    assert third.settled_by == ("/board_terms/0/appointments/0/period",)
    whole = attrs.evolve(undated, period=Period.parse("2022/2025"), tenure=Tenure.WHOLE_TERM)
    (fourth,) = found("PSM212", IPSM, born(PartialDate(2022, 5, 1)), whole)
    assert fourth.settled_by == ("/board_terms/0/period/start",)


def test_of_two_members_with_one_id_the_first_counts() -> None:
    """An appointment means the first member of its id, wherever the two stand."""
    board = term("2020-01-01/2021-12-31", "t", held(None, member="m"))
    assert found("PSM212", IPSM, born(None), born(PartialDate(2022)), board) == []
    assert len(found("PSM212", IPSM, born(PartialDate(2022)), born(None), board)) == 1
