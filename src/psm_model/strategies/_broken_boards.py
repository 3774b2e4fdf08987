"""Cases that break the rules of boards (PSM2xx).

A strategy is called `break_` and the name of its rule, or what several similar rules have in common.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.attestation import Attestation
from psm_model.entities.board_term import Roster, Tenure
from psm_model.entities.member import Membership
from psm_model.entities.post import CORE_POSTS, Post
from psm_model.values.area import Level
from psm_model.values.endpoint import OPEN
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

from ._broken import (
    MEMBER,
    ORGANISATION,
    OTHER_MEMBER,
    Case,
    make_case,
    make_five_years,
    make_term,
    starts,
    timedeltas,
)

__all__ = [
    "break_appointment_outside_term",
    "break_attested_outside_period",
    "break_chair_of_two_boards",
    "break_circular_replacement",
    "break_ex_officio_in_elected_post",
    "break_handover_day_of_posts",
    "break_honorary_officer",
    "break_missing_core_post",
    "break_post_before_birth",
    "break_post_held_twice",
    "break_repeated_chair",
    "break_replacement_in_another_post",
    "break_replacement_overlaps",
    "break_two_in_office",
]


@st.composite
def break_handover_day_of_posts(draw: st.DrawFn) -> Case:
    """Generate two members in one post, one starting on the other's last day, sometimes as a replacement."""
    start = draw(starts())
    handover = start + draw(timedeltas(1, 900))
    post = draw(st.sampled_from(CORE_POSTS))
    appointments = (
        Appointment(id="a", post=post, member_id="v-m", period=Period.from_dates(start, handover)),
        Appointment(
            id="b",
            post=post,
            member_id="v-n",
            period=Period.from_dates(handover, handover + draw(timedeltas(1, 600))),
            replaces_id=draw(st.sampled_from([None, "a"])),
        ),
    )
    return make_case(start, MEMBER, OTHER_MEMBER, appointments=tuple(draw(st.permutations(appointments))))


@st.composite
def break_attested_outside_period(draw: st.DrawFn) -> Case:
    """Generate a board or a post that is attested before or after its period."""
    start = draw(starts())
    end = start + relativedelta(years=5)
    day = draw(timedeltas(1, 900).map(lambda days: start - days) | timedeltas(0, 900).map(lambda days: end + days))
    attested = [Attestation(on=PartialDate.from_date(day))]
    if draw(st.booleans()):
        return make_case(start, attested=attested)
    period = draw(st.sampled_from([None, make_five_years(start)]))
    chair = Appointment(id="a", post=Post.CHAIR, member_id="v-m", period=period, attested=attested)
    return make_case(start, MEMBER, appointments=[chair])


@st.composite
def break_missing_core_post(draw: st.DrawFn) -> Case:
    """Generate a complete board without all core posts; the posts that it has vary."""
    posts_held = draw(st.lists(st.sampled_from(CORE_POSTS), unique=True, max_size=2))
    appointments = tuple(Appointment(id=post.value, post=post, office=f"Kantor {post}") for post in posts_held)
    return make_case(draw(starts()), roster=Roster.COMPLETE, appointments=appointments)


@st.composite
def break_two_in_office(
    draw: st.DrawFn, posts: tuple[Post, ...], second: str, capacities: tuple[Capacity, ...]
) -> Case:
    """Generate two overlapping appointments of one board in one capacity, in different posts if several are given."""
    start = draw(starts())
    first_day = start + draw(timedeltas(0, 900))
    last_day = first_day + draw(timedeltas(1, 900))
    capacity = draw(st.sampled_from(capacities))
    post, other = draw(st.permutations(posts))[:2] if len(posts) > 1 else posts * 2
    appointments = (
        Appointment(id="a", post=post, member_id="v-m", capacity=capacity, period=Period.from_dates(start, last_day)),
        Appointment(
            id="b", post=other, member_id=second, capacity=capacity, period=Period.from_dates(first_day, last_day)
        ),
    )
    return make_case(start, MEMBER, OTHER_MEMBER, appointments=tuple(draw(st.permutations(appointments))))


@st.composite
def break_appointment_outside_term(draw: st.DrawFn) -> Case:
    """Generate an appointment that starts before its term or ends after it; its days vary."""
    start = draw(starts())
    end = start + relativedelta(years=5) - timedelta(days=1)
    days = draw(timedeltas(1, 800))
    period = draw(
        st.sampled_from(
            [
                Period.from_dates(start - days, end),
                Period.from_dates(start, end + days),
                Period(PartialDate(start.year + 1), OPEN),
            ]
        )
    )
    capacity = draw(st.sampled_from([Capacity.SUBSTANTIVE, Capacity.ACTING, Capacity.EX_OFFICIO]))
    appointment = Appointment(id="a", post=Post.ADVISER, member_id="v-m", capacity=capacity, period=period)
    return make_case(start, MEMBER, appointments=(appointment,))


@st.composite
def break_replacement_overlaps(draw: st.DrawFn) -> Case:
    """Generate a replacement that starts before the replaced appointment ends; post and days vary."""
    start = draw(starts())
    left = start + draw(timedeltas(2, 900))
    begun = left - draw(timedeltas(1, 1 if left - start < timedelta(3) else 2))
    post = draw(st.sampled_from(Post))
    appointments = (
        Appointment(id="a", post=post, member_id="v-m", period=Period.from_dates(start, left)),
        Appointment(
            id="b", post=post, member_id="v-n", period=Period.from_dates(begun, left + timedelta(30)), replaces_id="a"
        ),
    )
    return make_case(start, MEMBER, OTHER_MEMBER, appointments=tuple(draw(st.permutations(appointments))))


@st.composite
def break_post_held_twice(draw: st.DrawFn) -> Case:
    """Generate a member with two appointments to one post on about the same days."""
    start = draw(starts())
    post, capacity = draw(st.sampled_from(Post)), draw(st.sampled_from([Capacity.SUBSTANTIVE, Capacity.ACTING]))
    last = start + draw(timedeltas(2, 900))
    appointments = tuple(
        Appointment(
            id=appointment_id, post=post, member_id="v-m", capacity=capacity, period=Period.from_dates(first, last)
        )
        for appointment_id, first in (("a", start), ("b", start + draw(timedeltas(0, 1))))
    )
    return make_case(start, MEMBER, appointments=tuple(draw(st.permutations(appointments))))


@st.composite
def break_circular_replacement(draw: st.DrawFn) -> Case:
    """Generate appointments that replace each other in a cycle, or one that replaces itself."""
    start, length = draw(starts()), draw(st.integers(1, 4))
    appointments = tuple(
        Appointment(
            id=f"a-{place}", post=Post.MEMBER, office=f"Kantor {place}", replaces_id=f"a-{(place + 1) % length}"
        )
        for place in range(length)
    )
    return make_case(start, appointments=tuple(draw(st.permutations(appointments))))


@st.composite
def break_replacement_in_another_post(draw: st.DrawFn) -> Case:
    """Generate a replacement in another post or section than that of the replaced appointment."""
    start = draw(starts())
    left = start + draw(timedeltas(1, 900))
    old = Appointment(
        id="a", post=Post.SECTION_HEAD, member_id="v-m", section="Humas", period=Period.from_dates(start, left)
    )
    # Any: a post or a section.
    elsewhere: tuple[dict[str, Any], ...] = ({"post": Post.VICE_CHAIR}, {"section": "Usaha"}, {"section": None})
    new = attrs.evolve(
        old,
        id="b",
        member_id="v-n",
        replaces_id="a",
        period=Period.from_dates(left + timedelta(days=1), left + timedelta(days=30)),
        **draw(st.sampled_from(elsewhere)),
    )
    return make_case(start, MEMBER, OTHER_MEMBER, appointments=tuple(draw(st.permutations((old, new)))))


@st.composite
def break_ex_officio_in_elected_post(draw: st.DrawFn) -> Case:
    """Generate an office that holds an elected post ex officio; the post varies."""
    post = draw(st.sampled_from([Post.CHAIR, Post.VICE_CHAIR, Post.TREASURER, Post.SECTION_HEAD, Post.COORDINATOR]))
    appointment = Appointment(id="a", post=post, office="Camat Contoh", capacity=Capacity.EX_OFFICIO)
    return make_case(draw(starts()), appointments=(appointment,))


@st.composite
def break_repeated_chair(draw: st.DrawFn) -> Case:
    """Generate a member who chairs consecutive boards; their number and order vary."""
    start = draw(st.dates(date(1990, 1, 1), date(2000, 12, 31)))
    appointments = (Appointment(id="a", post=Post.CHAIR, member_id="v-m"),)
    terms = []
    for number in range(draw(st.integers(2, 4))):
        terms.append(make_term(start, number, appointments=appointments))
        start += relativedelta(years=5)
    return (ORGANISATION, MEMBER, *draw(st.permutations(terms))), {}


@st.composite
def break_chair_of_two_boards(draw: st.DrawFn) -> Case:
    """Generate a member who chairs boards of two organisations with overlapping terms."""
    start = draw(starts())
    appointments = (Appointment(id="a", post=Post.CHAIR, member_id="v-m", period=make_five_years(start)),)
    first = make_term(start, appointments=appointments)
    later = make_five_years(start + draw(timedeltas(0, 1800)))
    appointments = (attrs.evolve(appointments[0], period=later),)
    second = make_term(start, number=1, organisation_id="v-2", period=later, appointments=appointments)
    other = attrs.evolve(ORGANISATION, id="v-2", level=Level.DISTRICT)
    return (*draw(st.permutations([ORGANISATION, other])), MEMBER, *draw(st.permutations([first, second]))), {}


@st.composite
def break_post_before_birth(draw: st.DrawFn) -> Case:
    """Generate a member who holds a post from before birth."""
    start = draw(starts())
    born = PartialDate.from_date(start + draw(timedeltas(1, 1800)))
    own = make_five_years(start)
    appointment = Appointment(
        id="a", post=draw(st.sampled_from([Post.CHAIR, Post.MEMBER])), member_id="v-m", period=own
    )
    tenure = draw(st.sampled_from(Tenure))
    if tenure is Tenure.WHOLE_TERM:
        appointment = attrs.evolve(appointment, period=None)
    return make_case(start, attrs.evolve(MEMBER, birth_date=born), appointments=(appointment,), tenure=tenure)


@st.composite
def break_honorary_officer(draw: st.DrawFn) -> Case:
    """Generate an honorary member on a board; post and capacity vary."""
    post = draw(st.sampled_from([*CORE_POSTS, Post.SECTION_MEMBER]))
    capacity = draw(st.sampled_from([Capacity.SUBSTANTIVE, Capacity.ACTING]))
    appointment = Appointment(id="a", post=post, member_id="v-m", capacity=capacity)
    return make_case(draw(starts()), attrs.evolve(MEMBER, membership=Membership.HONORARY), appointments=(appointment,))
