"""PSM201: conditions and report of missing-core-post."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Capacity, Departure, DepartureReason, Post, Roster, TermStatus
from tests.rules.boards.boards_records import BOARD, CORE
from tests.rules.samples import IPSM, appoint, run_rule, summarise, term


def make_complete_board(*posts: Post, capacity: Capacity = Capacity.SUBSTANTIVE) -> BoardTerm:
    """Return a board with these posts and a complete roster."""
    seated = (appoint(None, f"a-{number}", post, capacity=capacity) for number, post in enumerate(posts))
    return attrs.evolve(term(BOARD, "t", *seated), roster=Roster.COMPLETE)


def list_missing_posts(board: BoardTerm, **options: object) -> list[str]:
    """Return the vacant posts that PSM201 reports."""
    return [str(finding.params["post"]) for finding in run_rule("PSM201", IPSM, board, **options)]


def test_each_missing_core_post_has_a_finding() -> None:
    """A finding for each vacant core post names the post and points to the appointments."""
    first, second = run_rule("PSM201", IPSM, make_complete_board(Post.SECRETARY))
    assert (first.params["post"], second.params["post"]) == ("chair", "treasurer")
    assert summarise(first) == {
        "code": "PSM201",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/0/appointments",
        "params": {"term": "t", "post": "chair"},
        "ids": ["t", "o"],
        "related": [],
        "settled_by": [],
    }


@given(st.lists(st.sampled_from(Post), max_size=6), st.lists(st.sampled_from(Post), unique=True))
def test_core_posts_follow_the_configuration(posts: list[Post], core: list[Post]) -> None:
    """Exactly the vacant core posts of the configuration are missing."""
    assert sorted(list_missing_posts(make_complete_board(*posts), core_posts=tuple(core))) == sorted(
        set(core) - set(posts)
    )


def test_core_post_configured_twice_is_reported_once() -> None:
    """A post that the configuration names twice is one post."""
    assert list_missing_posts(make_complete_board(), core_posts=(Post.CHAIR, Post.CHAIR)) == ["chair"]


def test_nothing_is_missing_without_core_posts() -> None:
    """An empty board is complete if the configuration has no core post."""
    assert list_missing_posts(make_complete_board(), core_posts=()) == []


def test_nothing_is_missing_from_a_partial_roster() -> None:
    """Only a roster that is recorded as complete shows that a post is vacant."""
    assert list_missing_posts(attrs.evolve(make_complete_board(), roster=Roster.PARTIAL)) == []


@pytest.mark.parametrize(
    ("status", "needs_posts"),
    [
        (TermStatus.IN_OFFICE, True),
        (TermStatus.DISPUTED, True),
        (TermStatus.ANNULLED, False),
        (TermStatus.CARETAKER, False),
    ],
)
def test_annulled_boards_and_caretakers_need_no_core_posts(status: TermStatus, *, needs_posts: bool) -> None:
    """Boards that were never in office, and caretakers, need no core posts."""
    assert bool(list_missing_posts(attrs.evolve(make_complete_board(), status=status))) is needs_posts


@pytest.mark.parametrize("reason", [None, DepartureReason.DIED, DepartureReason.RESIGNED])
def test_a_post_that_stayed_vacant_during_the_term_is_not_missing(reason: DepartureReason | None) -> None:
    """A core post that somebody held for a part of the term is not reported, whatever ended it."""
    ended = None if reason is None else Departure(reason=reason)
    chair = attrs.evolve(appoint("2020-02-01/2021-03-04", "a", Post.CHAIR), ended=ended)
    board = make_complete_board(Post.SECRETARY, Post.TREASURER)
    assert list_missing_posts(attrs.evolve(board, appointments=(chair, *board.appointments[1:]))) == ["secretary"]


@pytest.mark.parametrize("capacity", Capacity)
def test_holdovers_and_former_holders_leave_a_post_empty(capacity: Capacity) -> None:
    """Holders fill a post in any capacity but holdover and honorary; former holders and holders elect do not."""
    left = list_missing_posts(make_complete_board(*CORE, capacity=capacity))
    is_empty = capacity in {Capacity.HOLDOVER, Capacity.HONORARY} or not capacity.holds
    assert left == (["chair", "secretary", "treasurer"] if is_empty else [])
