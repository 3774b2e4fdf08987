"""The seats of a board have everybody once, with the replaced holder, in tiers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Appointment, Post
from psm_model.values import Verdict
from psm_model.views.seats import TierRole, make_seats, make_tiers
from tests.views.boards import make_appointment

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def generate_chains() -> SearchStrategy[tuple[Appointment, ...]]:
    """Generate appointments that replace one another in any way: in a chain, in a circle, or themselves."""
    ids = st.sampled_from("abcde")
    replaced = st.none() | ids
    return st.lists(
        st.builds(Appointment, id=ids, post=st.sampled_from(Post), office=st.just("x"), replaces_id=replaced),
        max_size=7,
    ).map(tuple)


@pytest.mark.parametrize("post", Post)
def test_every_post_has_a_tier(post: Post) -> None:
    """A holder of any post is in exactly one tier."""
    tiers = make_tiers(make_seats([make_appointment("a", post)]))
    placed = [seat.appointment.post for tier in tiers for _, column in tier.columns for seat in column]
    assert placed == [post], "add the post to _TIERS in src/psm_model/views/seats.py"


@given(generate_chains())
def test_everybody_has_one_place(appointments: tuple[Appointment, ...]) -> None:
    """Each appointment has a seat or is listed as replaced in one, and each seat is in one tier."""
    seats = make_seats(appointments)
    appointments_shown = [appointment for seat in seats for appointment in (seat.appointment, *seat.replaced)]
    assert sorted(map(id, appointments_shown)) == sorted(map(id, appointments))
    tiers = make_tiers(seats)
    placed = [seat for tier in tiers for _, column in tier.columns for seat in column]
    assert sorted(map(id, placed)) == sorted(map(id, seats))


@given(generate_chains())
def test_replacements_are_in_order(appointments: tuple[Appointment, ...]) -> None:
    """In a seat each holder is replaced by the one before; a replaced holder who is not recorded is named."""
    known = {appointment.id for appointment in appointments}
    for seat in make_seats(appointments):
        chain = (seat.appointment, *seat.replaced)
        for later, earlier in pairwise(chain):
            assert later.replaces_id == earlier.id
        replaced_id = chain[-1].replaces_id
        assert seat.missing == (replaced_id if replaced_id not in known else None)
        predecessor = next((appointment for appointment in appointments if appointment.id == replaced_id), None)
        assert seat.apart == (None if predecessor in chain else predecessor)


@given(generate_chains(), st.sets(st.integers(0, 6)))
def test_seats_on_a_day(appointments: tuple[Appointment, ...], on: set[int]) -> None:
    """On a day, exactly those who may be on the board have a place, each once."""
    verdicts = {place: Verdict.YES for place in on if place < len(appointments)}
    seats = make_seats(appointments, verdicts)
    sitting = {id(appointments[place]) for place in verdicts}
    assert {id(seat.appointment) for seat in seats} <= sitting
    shown = [id(appointment) for seat in seats for appointment in (seat.appointment, *seat.replaced)]
    assert len(shown) == len(set(shown))
    assert sitting <= set(shown)


def test_tiers_are_in_order() -> None:
    """Advisers are above the chair and others below; a section's head is above its members."""
    seats = make_seats(
        [
            make_appointment("member"),
            make_appointment("humas member", Post.SECTION_MEMBER, section="Humas"),
            make_appointment("humas head", Post.SECTION_HEAD, section="Humas"),
            make_appointment("chair", Post.CHAIR),
            make_appointment("patron", Post.PATRON),
            make_appointment("secretary", Post.SECRETARY),
            make_appointment("head alone", Post.SECTION_HEAD),
        ]
    )
    assert [
        (tier.role, [[seat.appointment.id for seat in column] for _, column in tier.columns])
        for tier in make_tiers(seats)
    ] == [
        (TierRole.ADVISES, [["patron"]]),
        (TierRole.LEADS, [["chair"]]),
        (TierRole.FOLLOWS, [["secretary"]]),
        (TierRole.FOLLOWS, [["humas head", "humas member"], ["head alone"]]),
        (TierRole.FOLLOWS, [["member"]]),
    ]
