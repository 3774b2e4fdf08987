"""PSM202: conditions and report of seat-taken-twice."""

from __future__ import annotations

from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given

from psm_model.entities import Appointment, Capacity, Post, Tenure
from psm_model.values import PersonName, Verdict
from tests.every_case import every_case
from tests.rules import oracles
from tests.rules.boards.boards_records import BOARD, EXAMPLES, boards, verdict_on_pair
from tests.rules.samples import IPSM, MAYBE, NO, YES, appoint, run_rule, summarise, term, verdict


@EXAMPLES
@given(boards())
def test_each_seat_taken_twice_on_known_days_has_one_finding(board: tuple[Appointment, ...]) -> None:
    """On known days, exactly the pairs of different holders of one seat on one day are reported, each once."""
    findings = run_rule("PSM202", IPSM, term(BOARD, "t", *board))
    known = {frozenset(finding.ids[:2]): finding.verdict for finding in findings}
    assert known == oracles.find_shared_seats(board)
    assert len(known) == len(findings)


def test_report_of_a_seat_taken_twice_is_complete() -> None:
    """The finding points to the later appointment, then to the earlier, and shows the days that they share."""
    board = term(BOARD, "t", appoint("2021-03-01/2022-01-01"), appoint("2021-01-01/2021-03-02", "b"))
    (finding,) = run_rule("PSM202", IPSM, term("2014-01-01/2019-01-01", "u"), board)
    assert summarise(finding) == {
        "code": "PSM202",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/1/appointments/0",
        "params": {
            "term": "t",
            "first": "b",
            "first_member": "m-b",
            "second": "a",
            "second_member": "m-a",
            "post": "chair",
            "title": "",
            "certain_days": "2021-03-01/2021-03-02",
            "possible_days": "2021-03-01/2021-03-02",
        },
        "ids": ["b", "a", "t", "o"],
        "related": ["/board_terms/1/appointments/1"],
        "settled_by": [],
    }


def test_facts_that_would_settle_a_seat_are_named() -> None:
    """An undetermined finding names the unknown ends, or the period if it is absent."""
    board = term(BOARD, "t", appoint("2021/2022-03-01"), appoint(None, "b"))
    (finding,) = run_rule("PSM202", IPSM, board)
    assert finding.verdict is MAYBE
    assert finding.ids == ("b", "a", "t", "o")
    assert finding.settled_by == ("/board_terms/0/appointments/1/period", "/board_terms/0/appointments/0/period/start")
    assert (finding.params["certain_days"], finding.params["possible_days"]) == ("-", "2021-01-01/2022-03-01")


@pytest.mark.parametrize(
    ("second", "expected"), [("2021-12-31/2023-01-01", YES), ("2022-01-01/2023-01-01", NO), ("2022-01-02/..", NO)]
)
def test_a_seat_may_be_taken_on_the_last_day_of_the_other(second: str, expected: Verdict) -> None:
    """A start on the other's last day is a handover; a start one day earlier shares two days."""
    assert verdict_on_pair("PSM202", appoint("2021-01-01/2022-01-01"), appoint(second, "b")) is expected


@pytest.mark.parametrize("post", Post)
def test_only_single_seats_are_taken_twice(post: Post) -> None:
    """Chair, secretary and treasurer have a single seat; other posts may have any number."""
    expected = YES if post.value in {"chair", "secretary", "treasurer"} else NO
    assert verdict_on_pair("PSM202", appoint(BOARD, post=post), appoint(BOARD, "b", post)) is expected


@every_case(("first", "second"), list(product(Capacity, Capacity)))
def test_capacities_are_counted_separately(first: Capacity, second: Capacity) -> None:
    """Two holders compete only in the same capacity: acting, holdover and ex officio are separate seats.

    Honorary holders take no seat.
    """
    expected = YES if first.holds and first is second is not Capacity.HONORARY else NO
    assert verdict_on_pair("PSM202", appoint(BOARD, capacity=first), appoint(BOARD, "b", capacity=second)) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(None, None, YES), ("Usaha", "Usaha", YES), ("Usaha", "Dana", NO), (None, "Dana", NO)],
)
def test_sections_are_counted_separately(first: str | None, second: str | None, expected: Verdict) -> None:
    """Two chairs of one section compete; chairs of two sections, or of a section and the board, do not."""
    assert verdict_on_pair("PSM202", appoint(BOARD, section=first), appoint(BOARD, "b", section=second)) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Sekretaris I", "Sekretaris II", NO),
        ("Sekretaris Umum", "Sekretaris 1", NO),
        ("Sekretaris 2", "Sekretaris II", YES),
        ("Sekretaris", "Sekretaris Umum", YES),
        ("Juru tulis I", "Juru tulis II", YES),
    ],
)
def test_numbered_posts_are_counted_separately(first: str, second: str, expected: Verdict) -> None:
    """The first and the second secretary do not compete, even if both are recorded as secretaries."""
    seats = appoint(BOARD, "a", Post.SECRETARY, member="m"), appoint(BOARD, "b", Post.SECRETARY, member="n")
    assert (
        verdict_on_pair("PSM202", attrs.evolve(seats[0], title=first), attrs.evolve(seats[1], title=second)) is expected
    )


def test_posts_are_counted_separately() -> None:
    """A chair and a secretary have a seat each."""
    assert verdict_on_pair("PSM202", appoint(BOARD, post=Post.CHAIR), appoint(BOARD, "b", Post.SECRETARY)) is NO


def test_terms_are_counted_separately() -> None:
    """Rules on terms report holders of one seat in two terms."""
    assert run_rule("PSM202", IPSM, term(BOARD, "t", appoint(BOARD)), term(BOARD, "u", appoint(BOARD, "b"))) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
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
def test_equal_holders_are_one_holder(first: dict[str, Any], second: dict[str, Any], expected: Verdict) -> None:
    """Equal members, names or offices are one holder; two members are two people, and others may be."""

    def seat(appointment_id: str, holder: dict[str, Any]) -> Appointment:
        blank = appoint(BOARD, appointment_id)
        return attrs.evolve(blank, **{"member_id": None, **holder})

    assert verdict_on_pair("PSM202", seat("a", first), seat("b", second)) is expected


@pytest.mark.parametrize(
    ("board", "expected"), [("2020-01-01/2020-01-01", YES), ("2020-01-01/2020-01-02", MAYBE), ("2020/2025", MAYBE)]
)
def test_seat_without_periods_is_certain_only_in_a_term_of_one_day(board: str, expected: Verdict) -> None:
    """Two appointments without periods may follow each other, unless their term has a single day."""
    assert verdict_on_pair("PSM202", appoint(None), appoint(None, "b"), board) is expected


def test_holdover_without_a_period_has_no_limit() -> None:
    """A holdover without a period may stay any time after its term."""
    late = appoint("2050-01-01/2051-01-01", "b", capacity=Capacity.HOLDOVER)
    assert verdict_on_pair("PSM202", appoint(None, capacity=Capacity.HOLDOVER), late) is MAYBE


@pytest.mark.parametrize("capacity", [Capacity.SUBSTANTIVE, Capacity.ACTING])
def test_the_ends_of_a_line_of_replacements_are_compared(capacity: Capacity) -> None:
    """PSM202 compares the replacement of a replacement with the first appointment; no other rule does."""
    first = appoint("2021-01-01/2023-01-01")
    between = appoint("2020-01-01/2020-02-01", "b", capacity=capacity, replaces="a")
    last = appoint("2022-12-31/2024-01-01", "c", replaces="b")
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
def test_start_of_a_successor_would_settle_a_whole_term(
    start: str | None,
    facts: list[str],
    needs_only_days: bool,  # noqa: FBT001
) -> None:
    """The start of the successor decides how long a replaced holder for the whole term kept the seat."""
    successor = attrs.evolve(appoint(start, "b", member="n"), replaces_id="a")
    board = attrs.evolve(
        term(
            "2020-01-01/2024-12-31",
            "t",
            appoint(None, "a"),
            successor,
            appoint("2022-01-04/2022-01-05", "c", member="o"),
        ),
        tenure=Tenure.WHOLE_TERM,
    )
    (finding,) = [finding for finding in run_rule("PSM202", IPSM, board) if finding.ids[:2] == ("a", "c")]
    assert finding.verdict is MAYBE
    assert finding.settled_by == tuple(f"/board_terms/0{fact}" for fact in facts)
    assert finding.needs_only_days is needs_only_days
