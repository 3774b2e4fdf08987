"""PSM206: when adviser-as-officer is found, and when not."""

from __future__ import annotations

from itertools import product

import pytest

from psm_model.entities import Capacity, Post
from psm_model.rules.boards.board_posts import ELECTED
from tests.rules.boards.boards_records import BOARD
from tests.rules.samples import IPSM, NO, YES, found, held, term, told, verdict


@pytest.mark.parametrize(("post", "capacity"), list(product(Post, Capacity)))
def test_elected_posts_are_not_held_by_office(post: Post, capacity: Capacity) -> None:
    """By office one may advise and not fill a post that a congress fills; in any other capacity one may."""
    free = {"adviser", "patron", "director", "motivator", "member", "other"}
    wanted = YES if capacity is Capacity.EX_OFFICIO and post.value not in free else NO
    assert verdict("PSM206", IPSM, term(BOARD, "t", held(None, post=post, capacity=capacity))) is wanted
    assert (post in ELECTED) is (post.value not in free)


def test_an_adviser_as_officer_is_told_whole() -> None:
    """The finding points to the post and to the capacity that speaks against it."""
    board = term(BOARD, "t", held(None, "b"), held(None, post=Post.SECTION_HEAD, capacity=Capacity.EX_OFFICIO))
    (one,) = found("PSM206", IPSM, board)
    assert told(one) == {
        "code": "PSM206",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/0/appointments/1/post",
        "params": {"term": "t", "appointment": "a", "post": "section_head"},
        "ids": ["a", "t", "o"],
        "related": ["/board_terms/0/appointments/1/capacity"],
        "settled_by": [],
    }
