"""PSM201: when missing-core-post is found, and when not."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Capacity, Post, Roster, TermStatus
from tests.rules.boards.boards_records import BOARD, CORE
from tests.rules.samples import IPSM, found, held, term, told


def complete(*posts: Post, capacity: Capacity = Capacity.SUBSTANTIVE) -> BoardTerm:
    """A board of which all posts are recorded: these."""
    seated = (held(None, f"a-{number}", post, capacity=capacity) for number, post in enumerate(posts))
    return attrs.evolve(term(BOARD, "t", *seated), roster=Roster.COMPLETE)


def missing(board: BoardTerm, **options: object) -> list[str]:
    """Which posts PSM201 finds that nobody holds."""
    return [str(one.params["post"]) for one in found("PSM201", IPSM, board, **options)]


def test_missing_core_posts_are_each_told() -> None:
    """A finding for each core post that nobody holds tells the post, and points to the appointments."""
    one, other = found("PSM201", IPSM, complete(Post.SECRETARY))
    assert (one.params["post"], other.params["post"]) == ("chair", "treasurer")
    assert told(one) == {
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
def test_core_posts_are_those_of_the_configuration(posts: list[Post], core: list[Post]) -> None:
    """Missing is each post that the configuration calls a core post and nobody holds, and no other."""
    assert sorted(missing(complete(*posts), core_posts=tuple(core))) == sorted(set(core) - set(posts))


def test_a_core_post_named_twice_is_missed_once() -> None:
    """A post that the configuration names twice is one post."""
    assert missing(complete(), core_posts=(Post.CHAIR, Post.CHAIR)) == ["chair"]


def test_nothing_is_missing_where_no_post_is_core() -> None:
    """Where the configuration has no core post, an empty board lacks none."""
    assert missing(complete(), core_posts=()) == []


def test_nobody_is_missing_from_a_part_of_a_board() -> None:
    """Where the roster is not said to be complete, that it names nobody is no fact."""
    assert missing(attrs.evolve(complete(), roster=Roster.PARTIAL)) == []


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        (TermStatus.IN_OFFICE, True),
        (TermStatus.DISPUTED, True),
        (TermStatus.ANNULLED, False),
        (TermStatus.CARETAKER, False),
    ],
)
def test_annulled_boards_and_caretakers_need_no_core_posts(status: TermStatus, *, asked: bool) -> None:
    """A board that was never in office, or only until another, is not asked for its posts."""
    assert bool(missing(attrs.evolve(complete(), status=status))) is asked


@pytest.mark.parametrize("capacity", Capacity)
def test_holdovers_and_former_holders_leave_a_post_empty(capacity: Capacity) -> None:
    """Whoever holds a post in any capacity but as a holdover fills it; those who have left or are to come do not."""
    left = missing(complete(*CORE, capacity=capacity))
    is_empty = capacity is Capacity.HOLDOVER or not capacity.holds
    assert left == (["chair", "secretary", "treasurer"] if is_empty else [])
