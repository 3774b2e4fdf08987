"""PSM208: conditions and report of honorary-officer."""

from __future__ import annotations

from itertools import product

import attrs
import pytest

from psm_model.entities import Appointment, BoardTerm, Capacity, Member, Membership, Post
from psm_model.values import PersonName, Verdict
from tests.every_case import every_case
from tests.rules.boards.appointments_records import BOARD
from tests.rules.samples import IPSM, KASMAD, NO, YES, appoint, run_rule, summarise, term, verdict


def verdict_on_officer(post: Post, capacity: Capacity, membership: Membership | None) -> Verdict:
    """Return the verdict of PSM208 on a member who holds a post."""
    member = attrs.evolve(KASMAD, membership=membership)
    return verdict("PSM208", IPSM, member, term(BOARD, "t", appoint(None, post=post, member="m", capacity=capacity)))


@every_case(("post", "capacity"), list(product(Post, Capacity)))
def test_honorary_members_in_elected_posts_are_reported(post: Post, capacity: Capacity) -> None:
    """An honorary member may not hold an elected post, substantive or acting. All else is allowed."""
    free = {"adviser", "patron", "director", "motivator", "member", "other"}
    expected = YES if post.value not in free and capacity.value in {"substantive", "acting"} else NO
    assert verdict_on_officer(post, capacity, Membership.HONORARY) is expected


@pytest.mark.parametrize("membership", [Membership.ORDINARY, None])
def test_other_members_may_hold_elected_posts(membership: Membership | None) -> None:
    """An ordinary member, or a member of unknown kind, may hold any post."""
    assert verdict_on_officer(Post.CHAIR, Capacity.SUBSTANTIVE, membership) is NO


def test_report_of_an_honorary_officer_is_complete() -> None:
    """The finding points to the reference to the member, and names member, appointment and post."""
    honorary = Member(id="n", name=PersonName("Contoh"), membership=Membership.HONORARY)
    board = term(BOARD, "t", appoint(None, "b", member="m"), appoint(None, post=Post.TREASURER, member="n"))
    (finding,) = run_rule("PSM208", IPSM, KASMAD, honorary, BoardTerm(id="u", organisation_id="o"), board)
    assert summarise(finding) == {
        "code": "PSM208",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/1/appointments/1/member_id",
        "params": {"member": "n", "appointment": "a", "post": "treasurer"},
        "ids": ["n", "a", "t", "o"],
        "related": [],
        "settled_by": [],
    }


def test_offices_and_names_have_no_membership() -> None:
    """A holder that is an office or a name has no recorded membership."""
    named = Appointment(id="b", post=Post.CHAIR, name=PersonName("Kasmad"))
    honorary = attrs.evolve(KASMAD, membership=Membership.HONORARY)
    assert run_rule("PSM208", IPSM, honorary, term(BOARD, "t", appoint(None), named)) == []
