"""PostsHeld: the compact records of a part are those that the whole would have."""

from __future__ import annotations

import pickle

import attrs

from psm_model.checking.posts_held import PostsHeld
from psm_model.entities import Membership
from tests.rules.samples import KASMAD, appoint, term


def test_a_merged_part_keeps_the_appointments_that_matter() -> None:
    """A part of another process, once merged, has the appointments of an honorary member with their positions."""
    honorary = attrs.evolve(KASMAD, membership=Membership.HONORARY)
    board = term("2020-01-01/2024-12-31", "t", appoint("2021-01-01/2022-12-31", "a", member="m"))
    whole = PostsHeld(is_part=False)
    whole.add_member(honorary, is_first=True)
    for _ in range(2):
        part = PostsHeld(is_part=True)
        part.add_term(board, 0, {})
        whole.merge(pickle.loads(pickle.dumps(part)), {"m": 0}, 3)  # noqa: S301  # written in the line before
    first, second = whole.iter_all()
    assert first == second
    assert (first.member_id, first.position, first.id) == ("m", 3, "a")
