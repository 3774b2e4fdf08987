"""PSM212 and PSM309: what is dated before a member was born, against slow answers and on both sides of each bound."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Capacity, Card, CardKind, Decree, Member, Post, Tenure, TermStatus, Training
from psm_model.values import PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.records import IPSM, KASMAD, MAYBE, NO, YES, found, held, term, told, verdict

DAYS = st.dates(date(2022, 1, 30), date(2022, 2, 3)).map(PartialDate.from_date)
DATES = DAYS | DAYS | st.sampled_from([PartialDate(2022, 1), PartialDate(2022, 2)])
SPANS = st.none() | st.sampled_from(
    ["2022-01-31/2022-02-02", "2022-02/2022-02-03", "2022-01/2022-02", "2022-02-01/..", "2022-02-01/", "/2022-02-02"]
)


def born(day: PartialDate | None) -> Member:
    """The member "m", born on a day."""
    return attrs.evolve(KASMAD, birth_date=day)


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


# PSM309, trainings and cards


@given(DATES, DATES)
def test_trainings_before_birth(birth: PartialDate, day: PartialDate) -> None:
    """What PSM309 says of a date holds on all days that both may mean, on none, or on some."""
    pairs = [(one, other) for one in oracles.days_of_date(day) for other in oracles.days_of_date(birth)]
    expected = oracles.judged(one < other for one, other in pairs)
    assert verdict("PSM309", attrs.evolve(born(birth), training=(Training(title="Bimtek", date=day),))) is expected
    card = Card(kind=CardKind.NATIONAL, issued=day)
    assert verdict("PSM309", attrs.evolve(born(birth), cards=(card,))) is expected


@pytest.mark.parametrize(
    ("day", "birth", "expected"),
    [
        ("2022-02-01", "2022-02-01", NO),
        ("2022-01-31", "2022-02-01", YES),
        ("2022-01", "2022-02", YES),
        ("2022-02", "2022-02", MAYBE),
        ("2022-02-28", "2022-02", NO),
        ("2022-02-27", "2022-02", MAYBE),
        ("2022", None, NO),
        (None, "2022", NO),
    ],
)
def test_bounds_of_trainings(day: str | None, birth: str | None, expected: Verdict) -> None:
    """What is dated on the day of birth itself is not before it."""
    one, other = (None if text is None else PartialDate.parse(text) for text in (day, birth))
    assert verdict("PSM309", attrs.evolve(born(other), training=(Training(title="Bimtek", date=one),))) is expected


def test_each_date_is_told() -> None:
    """PSM309 tells each training and each card, points to its date, and leaves the decree to PSM307."""
    fields: dict[str, Any] = {
        "training": (
            Training(title="Dasar", date=PartialDate(2030)),
            Training(title="Lanjutan", date=PartialDate(1990)),
        ),
        "cards": (Card(kind=CardKind.TEMPORARY, issued=PartialDate(2005)),),
        "decree": Decree(issued=PartialDate(1980)),
    }
    card, training = found("PSM309", attrs.evolve(born(PartialDate(2005, 5)), **fields))
    assert told(training) == {
        "code": "PSM309",
        "severity": "error",
        "verdict": "yes",
        "path": "/members/0/training/1/date",
        "params": {"what": "training", "member": "m"},
        "ids": ["m"],
        "related": ["/members/0/birth_date"],
        "settled_by": [],
    }
    assert (card.verdict, card.params["what"], card.path) == (MAYBE, "card", "/members/0/cards/0/issued")
    assert card.settled_by == ("/members/0/cards/0/issued", "/members/0/birth_date")
    assert card.message("id") == "mungkin kartu anggota 'm' bertanggal sebelum anggota itu lahir"
