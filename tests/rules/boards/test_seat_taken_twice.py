"""PSM202: when seat-taken-twice is found, and when not."""

from __future__ import annotations

from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given

from psm_model.entities import Appointment, Capacity, Post, Tenure
from psm_model.values import PersonName, Verdict
from tests.rules import oracles
from tests.rules.boards.boards_records import BOARD, EXAMPLES, beside, boards
from tests.rules.samples import IPSM, MAYBE, NO, YES, found, held, term, told, verdict


@EXAMPLES
@given(boards())
def test_seats_are_those_taken_twice_on_some_day(board: tuple[Appointment, ...]) -> None:
    """On known days, exactly the pairs of different holders of one seat on one day are found, each once."""
    findings = found("PSM202", IPSM, term(BOARD, "t", *board))
    known = {frozenset(one.ids[:2]): one.verdict for one in findings}
    assert known == oracles.seats_taken_twice(board)
    assert len(known) == len(findings)


def test_a_seat_taken_twice_is_told_whole() -> None:
    """The finding points from the one that starts later to the other and tells the days that they share."""
    board = term(BOARD, "t", held("2021-03-01/2022-01-01"), held("2021-01-01/2021-03-02", "b"))
    (one,) = found("PSM202", IPSM, term("2014-01-01/2019-01-01", "u"), board)
    assert told(one) == {
        "code": "PSM202",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/1/appointments/0",
        "params": {
            "term": "t",
            "first": "b",
            "second": "a",
            "post": "chair",
            "certain_days": "2021-03-01/2021-03-02",
            "possible_days": "2021-03-01/2021-03-02",
        },
        "ids": ["b", "a", "t", "o"],
        "related": ["/board_terms/1/appointments/1"],
        "settled_by": [],
    }


def test_what_would_settle_a_seat_is_told() -> None:
    """Where it is open, the finding names the ends that are not known, and an absent period whole."""
    board = term(BOARD, "t", held("2021/2022-03-01"), held(None, "b"))
    (one,) = found("PSM202", IPSM, board)
    assert one.verdict is MAYBE
    assert one.ids == ("b", "a", "t", "o")
    assert one.settled_by == ("/board_terms/0/appointments/1/period", "/board_terms/0/appointments/0/period/start")
    assert (one.params["certain_days"], one.params["possible_days"]) == ("-", "2021-01-01/2022-03-01")


@pytest.mark.parametrize(
    ("second", "wanted"), [("2021-12-31/2023-01-01", YES), ("2022-01-01/2023-01-01", NO), ("2022-01-02/..", NO)]
)
def test_a_seat_may_be_taken_on_the_last_day_of_the_other(second: str, wanted: Verdict) -> None:
    """One who starts on the other's last day shares a handover day alone, one who starts the day before shares two."""
    assert beside("PSM202", held("2021-01-01/2022-01-01"), held(second, "b")) is wanted


@pytest.mark.parametrize("post", Post)
def test_only_single_seats_are_taken_twice(post: Post) -> None:
    """Chair, secretary and treasurer have one seat, other posts any number."""
    wanted = YES if post.value in {"chair", "secretary", "treasurer"} else NO
    assert beside("PSM202", held(BOARD, post=post), held(BOARD, "b", post)) is wanted


@pytest.mark.parametrize(("first", "second"), list(product(Capacity, Capacity)))
def test_capacities_are_counted_apart(first: Capacity, second: Capacity) -> None:
    """Two holders compete in one capacity alone: acting, holdover and by office are seats of their own."""
    wanted = YES if first is second and first.holds else NO
    assert beside("PSM202", held(BOARD, capacity=first), held(BOARD, "b", capacity=second)) is wanted


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [(None, None, YES), ("Usaha", "Usaha", YES), ("Usaha", "Dana", NO), (None, "Dana", NO)],
)
def test_sections_are_counted_apart(first: str | None, second: str | None, wanted: Verdict) -> None:
    """Two chairs of one section compete, those of two sections or of a section and the whole don't."""
    assert beside("PSM202", held(BOARD, section=first), held(BOARD, "b", section=second)) is wanted


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("Sekretaris I", "Sekretaris II", NO),
        ("Sekretaris Umum", "Sekretaris 1", NO),
        ("Sekretaris 2", "Sekretaris II", YES),
        ("Sekretaris", "Sekretaris Umum", YES),
        ("Juru tulis I", "Juru tulis II", YES),
    ],
)
def test_numbers_are_counted_apart(first: str, second: str, wanted: Verdict) -> None:
    """The first and the second secretary compete for no seat, even where both are recorded as secretaries."""
    seats = held(BOARD, "a", Post.SECRETARY, member="m"), held(BOARD, "b", Post.SECRETARY, member="n")
    assert beside("PSM202", attrs.evolve(seats[0], title=first), attrs.evolve(seats[1], title=second)) is wanted


def test_posts_are_counted_apart() -> None:
    """A chair and a secretary have a seat each."""
    assert beside("PSM202", held(BOARD, post=Post.CHAIR), held(BOARD, "b", Post.SECRETARY)) is NO


def test_terms_are_counted_apart() -> None:
    """Holders of one seat in two terms are left to the rules about terms."""
    assert found("PSM202", IPSM, term(BOARD, "t", held(BOARD)), term(BOARD, "u", held(BOARD, "b"))) == []


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ({"member_id": "m"}, {"member_id": "m"}, NO),
        ({"member_id": "m"}, {"member_id": "n"}, YES),
        ({"name": PersonName("Kasmad")}, {"name": PersonName("Kasmad")}, NO),
        ({"name": PersonName("Kasmad")}, {"name": PersonName("Asri")}, MAYBE),
        ({"office": "Camat"}, {"office": "Camat"}, NO),
        ({"office": "Camat"}, {"office": "Lurah"}, MAYBE),
        ({"member_id": "Kasmad"}, {"name": PersonName("Kasmad")}, MAYBE),
        ({"member_id": "m"}, {"office": "Camat"}, MAYBE),
        ({"name": PersonName("Camat")}, {"office": "Camat"}, MAYBE),
    ],
)
def test_a_holder_recorded_twice_is_one_holder(first: dict[str, Any], second: dict[str, Any], wanted: Verdict) -> None:
    """Records of one member, name or office on one seat are one holder; two members are two, and others may be."""

    def seat(appointment_id: str, holder: dict[str, Any]) -> Appointment:
        blank = held(BOARD, appointment_id)
        return attrs.evolve(blank, **{"member_id": None, **holder})

    assert beside("PSM202", seat("a", first), seat("b", second)) is wanted


@pytest.mark.parametrize(
    ("board", "wanted"), [("2020-01-01/2020-01-01", YES), ("2020-01-01/2020-01-02", MAYBE), ("2020/2025", MAYBE)]
)
def test_without_a_period_some_days_of_the_term_are_meant(board: str, wanted: Verdict) -> None:
    """Two without periods may follow each other in their term, unless it has one day."""
    assert beside("PSM202", held(None), held(None, "b"), board) is wanted


def test_a_holdover_without_a_period_may_stay_for_ever() -> None:
    """Nobody says how long after its term a holdover stays."""
    late = held("2050-01-01/2051-01-01", "b", capacity=Capacity.HOLDOVER)
    assert beside("PSM202", held(None, capacity=Capacity.HOLDOVER), late) is MAYBE


@pytest.mark.parametrize("capacity", [Capacity.SUBSTANTIVE, Capacity.ACTING])
def test_the_ends_of_a_line_of_replacements_are_compared(capacity: Capacity) -> None:
    """One who replaces somebody's replacement is compared with the one replaced first, as no other rule does."""
    first = held("2021-01-01/2023-01-01")
    between = held("2020-01-01/2020-02-01", "b", capacity=capacity, replaces="a")
    last = held("2022-12-31/2024-01-01", "c", replaces="b")
    assert verdict("PSM202", IPSM, term(BOARD, "t", first, between, last)) is YES
    assert verdict("PSM202", IPSM, term(BOARD, "t", first, between, attrs.evolve(last, replaces_id="a"))) is NO


@pytest.mark.parametrize(
    ("start", "facts", "needs_only_days"),
    [
        (None, ["/appointments/1/period"], False),
        ("2022/2024", ["/appointments/1/period/start"], True),
        ("2022-01/2024", ["/appointments/1/period/start"], False),
    ],
)
def test_the_start_of_a_successor_settles_a_whole_term(
    start: str | None,
    facts: list[str],
    needs_only_days: bool,  # noqa: FBT001
) -> None:
    """If a holder for the whole term is replaced, the start of the successor decides whether another took the seat."""
    successor = attrs.evolve(held(start, "b", member="n"), replaces_id="a")
    board = attrs.evolve(
        term("2020-01-01/2024-12-31", "t", held(None, "a"), successor, held("2022-01-04/2022-01-05", "c", member="o")),
        tenure=Tenure.WHOLE_TERM,
    )
    (finding,) = [finding for finding in found("PSM202", IPSM, board) if finding.ids[:2] == ("a", "c")]
    assert finding.verdict is MAYBE
    assert finding.settled_by == tuple(f"/board_terms/0{fact}" for fact in facts)
    assert finding.needs_only_days is needs_only_days
