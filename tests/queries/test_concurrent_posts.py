"""People on two boards at once: what two posts say, compared two by two."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Appointment, BoardTerm, Capacity, Member, Organisation, Post, Register, TermStatus
from psm_model.queries import Doubt, find_concurrent_posts
from psm_model.strategies import periods
from psm_model.values import UNKNOWN, Level, PartialDate, Period, PersonName, Verdict
from tests.values.possible_worlds import overlaps_beyond_handover

IPSM = [Organisation(id=name, name=f"IPSM {name}", level=Level.VILLAGE) for name in ("o", "p")]
KASMAD = Member(id="m", name=PersonName("Kasmad"))
YES, NO, OPEN = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED
# Without a start, a post may have been held before the term.
SPANS = periods(min_value=date(2024, 12, 1), max_value=date(2025, 2, 28)).filter(lambda span: span.start is not UNKNOWN)


# Any: the fields of the post and of the term.
def make_board(owner: str, days: str, *, number: int = 0, post: dict[str, Any] | None = None, **term: Any) -> BoardTerm:
    """Return a board of a century with one post, held by the member unless the fields say otherwise."""
    holder = {"member_id": "m"} if post is None or not {"name", "office"} & post.keys() else {}
    chair = Appointment(id="a", post=Post.CHAIR, period=Period.parse(days), **(holder | (post or {})))
    century = Period.parse("2000-01-01/2099-12-31")
    plain = BoardTerm(id=f"t-{owner}-{number}", organisation_id=owner, period=century, appointments=[chair])
    return attrs.evolve(plain, **term)


def ask(*boards: BoardTerm, on: date | PartialDate | None = None) -> list[tuple[str | None, Verdict]]:
    """Return the members, or None for a name, with the verdicts."""
    answers = find_concurrent_posts(Register.of(*IPSM, KASMAD, *boards), on)
    for answer in answers:
        assert bool(answer.reasons) == (answer.verdict is OPEN)
    return [(None if answer.member is None else answer.member.id, answer.verdict) for answer in answers]


@given(SPANS, SPANS)
def test_two_posts_overlap_as_in_every_completion(first: Period, second: Period) -> None:
    """Two posts of a member share days beyond a handover day as all completions of their periods say."""
    expected = overlaps_beyond_handover(str(first), str(second))
    boards = make_board("o", str(first)), make_board("p", str(second))
    assert ask(*boards) == ([("m", expected)] if expected.possible else [])


@given(st.lists(SPANS, min_size=2, max_size=4))
def test_the_answer_is_that_of_the_pairs(spans: list[Period]) -> None:
    """Somebody sits on two boards at once if any two of their posts are, and the posts are those of such pairs."""
    boards = [make_board("o", str(span), number=number) for number, span in enumerate(spans)]
    answers = find_concurrent_posts(Register.of(*IPSM, KASMAD, *boards))
    pairs = [
        (first.id, second.id, find_concurrent_posts(Register.of(*IPSM, KASMAD, first, second)))
        for first, second in combinations(boards, 2)
    ]
    expected = {term_id for first, second, found in pairs if found for term_id in (first, second)}
    assert {post.term.id for answer in answers for post in answer.posts} == expected
    verdicts = [answer.verdict for *_, found in pairs for answer in found]
    assert [answer.verdict for answer in answers] == ([YES if YES in verdicts else OPEN] if verdicts else [])


@pytest.mark.parametrize(
    ("periods_of", "on", "expected"),
    [
        (("2020-01-01/2024-12-31", "2024-01-01/2028-12-31"), date(2024, 6, 1), YES),
        (("2020-01-01/2024-12-31", "2024-01-01/2028-12-31"), date(2023, 6, 1), None),
        (("2020-01-01/2024-12-31", "2024-12-31/2028-12-31"), date(2024, 12, 31), None),
        (("2020-01-01/2024", "2024-01-01/2028-12-31"), date(2024, 6, 1), OPEN),
        (("2020-01-01/2024-06-10", "2024-01-01/2028-12-31"), PartialDate(2024, 6), OPEN),
    ],
)
def test_on_a_day(periods_of: tuple[str, str], on: date | PartialDate, expected: Verdict | None) -> None:
    """Both posts are held on the day, and not as a handover."""
    boards = make_board("o", periods_of[0]), make_board("p", periods_of[1])
    assert ask(*boards, on=on) == ([] if expected is None else [("m", expected)])


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (("2020-01-01/2024-12-31", "2024-12-31/2029-12-30"), []),
        (("2024-12-31/2024-12-31", "2024-12-31/2029-12-30"), []),
        (("2024-12-31/2024-12-31", "2024-12-31/2024-12-31"), [("m", YES)]),
        (("2020-01-01/2025-01-01", "2024-12-31/2029-12-30"), [("m", YES)]),
        (("2020-01-01/2025-01", "2024-12-31/2029-12-30"), [("m", YES)]),
        (("2020-01-01/2025", "2024/2029-12-30"), [("m", YES)]),
        (("2020-01-01/2024-12-31", "2024-12/2029-12-30"), [("m", OPEN)]),
    ],
)
@pytest.mark.parametrize("on", [None, date(2024, 12, 31)])
def test_posts_on_the_handover_day_of_their_boards(
    terms: tuple[str, str], on: date | None, expected: list[tuple[str, Verdict]]
) -> None:
    """Two posts of one day, on which one board ends and the other starts, are not held at once."""
    day = "2024-12-31/2024-12-31"
    first, second = (make_board(owner, day, period=Period.parse(term)) for owner, term in zip("op", terms, strict=True))
    assert ask(first, second, on=on) == expected


@given(SPANS, SPANS, st.dates(date(2024, 12, 1), date(2025, 2, 28)))
def test_posts_share_no_more_than_their_boards(first: Period, second: Period, day: date) -> None:
    """Posts of one day are held at once only if their terms share more than a handover day."""
    terms = overlaps_beyond_handover(str(first), str(second))
    spans = (first, second)
    boards = [make_board(owner, f"{day}/{day}", period=span) for owner, span in zip("op", spans, strict=True)]
    verdict = dict(ask(*boards)).get("m", NO)
    assert verdict.possible <= terms.possible
    assert verdict.certain <= terms.certain


def test_a_holdover_may_sit_on_the_next_board() -> None:
    """A holdover stays after the term, so the handover day of the boards is not the last of the post."""
    old = make_board(
        "o",
        "2024-12-31/2025-01-31",
        post={"capacity": Capacity.HOLDOVER},
        period=Period.parse("2020-01-01/2024-12-31"),
    )
    new = make_board("p", "2024-12-31/2029-12-30", period=Period.parse("2024-12-31/2029-12-30"))
    assert ask(old, new) == [("m", YES)]


def test_doubtful_boards_are_undetermined() -> None:
    """A post on a disputed board, one in a withheld capacity, and one outside its term are not certain."""
    whole, day = "2020-01-01/2024-12-31", date(2022, 1, 1)
    sure = make_board("o", whole)
    assert ask(sure, make_board("p", whole), on=day) == [("m", YES)]
    assert ask(sure, make_board("p", whole, status=TermStatus.ANNULLED), on=day) == []
    assert ask(sure, make_board("p", whole, status=TermStatus.DISPUTED), on=day) == [("m", OPEN)]
    assert ask(sure, make_board("p", whole, post={"withheld": ["capacity"]}), on=day) == [("m", OPEN)]
    assert ask(sure, make_board("p", whole, post={"capacity": Capacity.FORMER}), on=day) == []
    assert ask(sure, make_board("p", whole, period=Period.parse("2025/2030"))) == []


def test_a_post_that_may_be_outside_its_term_is_not_certain() -> None:
    """A post may have ended before the term began, so that it was held on no day."""
    imprecise = make_board("o", "2019-06-01/2020", period=Period.parse("2020-06-01/2025-05-31"))
    assert ask(imprecise, make_board("p", "2019-01-01/2021-12-31")) == [("m", OPEN)]


def test_a_post_on_a_board_without_dates_is_not_certain() -> None:
    """As for `Register.board_on`, it is not certain that a post is held if nothing is known of its term."""
    undated = make_board("o", "2020-01-01/2024-12-31", period=None)
    assert ask(undated, make_board("p", "2020-01-01/2024-12-31")) == [("m", OPEN)]


def test_two_posts_on_one_board_do_not_count() -> None:
    """Two posts on the same board are not two boards."""
    board = make_board("o", "2020/2024")
    twice = attrs.evolve(board, appointments=[*board.appointments, attrs.evolve(board.appointments[0], id="b")])
    assert ask(twice) == []


def test_a_name_is_never_certainly_the_same_person() -> None:
    """A person without a record may be a member, or another person with the name."""
    whole, day = "2020-01-01/2024-12-31", date(2022, 1, 1)
    named = make_board("p", whole, post={"name": PersonName("H. KASMAD")})
    assert ask(make_board("o", whole), named, on=day) == [(None, OPEN)]
    assert ask(make_board("o", whole, post={"name": PersonName("Kasmad")}), named, on=day) == [(None, OPEN)]
    assert ask(make_board("o", whole, post={"name": PersonName("Siti")}), named, on=day) == []
    assert ask(make_board("o", whole, post={"office": "Kasmad"}), named, on=day) == []
    (answer,) = find_concurrent_posts(Register.of(*IPSM, KASMAD, make_board("o", whole), named), day)
    assert answer.reasons == ((Doubt.NAME_ONLY, "/board_terms/1/appointments/0/member_id"),)
    document = answer.to_dict()
    assert (document["member"], len(document["posts"])) == (None, 2)


def test_many_posts_are_one_answer() -> None:
    """More posts than pairs are compared are still one answer about one person."""
    boards = [make_board("o", "2020-01-01/2024-12-31", number=number) for number in range(30)]
    (answer,) = find_concurrent_posts(Register.of(*IPSM, KASMAD, *boards))
    assert (len(answer.posts), answer.verdict) == (30, YES)
