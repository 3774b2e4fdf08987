"""PSM208: when officer-not-member is found, and when not."""

from __future__ import annotations

from itertools import product

import attrs
import pytest

from psm_model.entities import Appointment, BoardTerm, Capacity, Member, Membership, Post
from psm_model.values import PersonName, Verdict
from tests.rules.boards.appointments_records import BOARD
from tests.rules.samples import IPSM, KASMAD, NO, YES, found, held, term, told, verdict


def officer(post: Post, capacity: Capacity, membership: Membership | None) -> Verdict:
    """What PSM208 says of a member who holds a post."""
    member = attrs.evolve(KASMAD, membership=membership)
    return verdict("PSM208", IPSM, member, term(BOARD, "t", held(None, post=post, member="m", capacity=capacity)))


@pytest.mark.parametrize(("post", "capacity"), list(product(Post, Capacity)))
def test_honorary_members_are_not_elected(post: Post, capacity: Capacity) -> None:
    """An honorary member may hold no elected post in their own right or acting; any other post or capacity is free."""
    free = {"adviser", "patron", "director", "motivator", "member", "other"}
    wanted = YES if post.value not in free and capacity.value in {"substantive", "acting"} else NO
    assert officer(post, capacity, Membership.HONORARY) is wanted


@pytest.mark.parametrize("membership", [Membership.ORDINARY, None])
def test_other_members_are_elected(membership: Membership | None) -> None:
    """An ordinary member, and one of whom nothing is said, may hold any post."""
    assert officer(Post.CHAIR, Capacity.SUBSTANTIVE, membership) is NO


def test_an_officer_who_is_no_member_is_told_whole() -> None:
    """The finding points to the reference to the member, and names member, appointment and post."""
    honorary = Member(id="n", name=PersonName("Contoh"), membership=Membership.HONORARY)
    board = term(BOARD, "t", held(None, "b", member="m"), held(None, post=Post.TREASURER, member="n"))
    (one,) = found("PSM208", IPSM, KASMAD, honorary, BoardTerm(id="u", organisation_id="o"), board)
    assert told(one) == {
        "code": "PSM208",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/1/appointments/1/member_id",
        "params": {"member": "n", "appointment": "a", "post": "treasurer"},
        "ids": ["n", "a", "t", "o"],
        "related": [],
        "settled_by": [],
    }


def test_offices_and_names_are_no_members() -> None:
    """A post held by an office or a name is nobody's whose membership is recorded."""
    named = Appointment(id="b", post=Post.CHAIR, name=PersonName("Kasmad"))
    honorary = attrs.evolve(KASMAD, membership=Membership.HONORARY)
    assert found("PSM208", IPSM, honorary, term(BOARD, "t", held(None), named)) == []
