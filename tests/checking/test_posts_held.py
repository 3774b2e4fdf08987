"""Posts held: what is kept of appointments in one process is what another makes of its part."""

from __future__ import annotations

import pickle

import attrs

from psm_model.checking.posts_held import PostsHeld
from psm_model.entities import Membership
from tests.rules.samples import KASMAD, held, term


def test_sealed_appointments_are_opened_where_something_is_to_be_said() -> None:
    """A part from another process, merged, has the appointments of an honorary member with their places."""
    honorary = attrs.evolve(KASMAD, membership=Membership.HONORARY)
    board = term("2020-01-01/2024-12-31", "t", held("2021-01-01/2022-12-31", "a", member="m"))
    whole = PostsHeld(is_part=False)
    whole.add_member(honorary, is_first=True)
    for _ in range(2):
        part = PostsHeld(is_part=True)
        part.add_term(board, 0, {})
        whole.merge(pickle.loads(pickle.dumps(part)), {"m": 0}, 3)  # noqa: S301  # written in the line before
    first, second = whole.iter_all()
    assert first == second
    assert (first.member_id, first.position, first.id) == ("m", 3, "a")
