"""PSM206: conditions and report of ex-officio-in-elected-post."""

from __future__ import annotations

from itertools import product

from psm_model.entities import Capacity, Post
from psm_model.rules.boards.board_posts import ELECTED
from tests.every_case import every_case
from tests.rules.boards.boards_records import BOARD
from tests.rules.samples import IPSM, NO, YES, appoint, run_rule, summarise, term, verdict


@every_case(("post", "capacity"), list(product(Post, Capacity)))
def test_only_elected_posts_held_ex_officio_are_reported(post: Post, capacity: Capacity) -> None:
    """A holder by office may advise, but may not fill a post that a congress elects; other capacities may."""
    free = {"adviser", "patron", "director", "motivator", "member", "other"}
    expected = YES if capacity is Capacity.EX_OFFICIO and post.value not in free else NO
    assert verdict("PSM206", IPSM, term(BOARD, "t", appoint(None, post=post, capacity=capacity))) is expected
    assert (post in ELECTED) is (post.value not in free)


def test_report_of_an_ex_officio_holder_is_complete() -> None:
    """The finding points to the post and to the capacity that contradicts it."""
    board = term(BOARD, "t", appoint(None, "b"), appoint(None, post=Post.SECTION_HEAD, capacity=Capacity.EX_OFFICIO))
    (finding,) = run_rule("PSM206", IPSM, board)
    assert summarise(finding) == {
        "code": "PSM206",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/0/appointments/1/post",
        "params": {"term": "t", "appointment": "a", "post": "section_head"},
        "ids": ["a", "t", "o"],
        "related": ["/board_terms/0/appointments/1/capacity"],
        "settled_by": [],
    }
