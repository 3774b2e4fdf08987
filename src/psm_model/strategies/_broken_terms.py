"""Cases that break the rules of terms and boards (PSM1xx, PSM2xx): one strategy for a rule, or for similar rules."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.attestation import Attestation
from psm_model.entities.board_term import Roster, Tenure, TermStatus
from psm_model.entities.decree import Decree, DecreeStatus
from psm_model.entities.inauguration import Inauguration
from psm_model.entities.member import Membership
from psm_model.entities.post import CORE_POSTS, Post
from psm_model.entities.term_change import TermChange, TermChangeKind
from psm_model.i18n import WEEKDAYS
from psm_model.values.area import Level
from psm_model.values.endpoint import OPEN
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

from ._broken import (
    MEMBER,
    ORGANISATION,
    SECOND,
    Case,
    five_years,
    make_case,
    make_term,
    period_between,
    starts,
    timedeltas,
)

__all__ = [
    "attested_outside",
    "chair_of_two",
    "changed_the_other_way",
    "changed_without_decree",
    "circle_of_replacements",
    "early_replacement",
    "ended_decree",
    "ex_officio_in_elected_post",
    "gap",
    "handover_of_boards",
    "handover_of_posts",
    "honorary_officer",
    "inauguration_after",
    "label_contradicts",
    "late_decree",
    "misprinted_date",
    "missing_post",
    "outside_life",
    "outside_term",
    "post_before_birth",
    "repeated_chair",
    "repeated_holder",
    "replacement_elsewhere",
    "two_in_office",
    "two_terms",
    "unreadable_label",
    "unusual_length",
]


@st.composite
def two_terms(draw: st.DrawFn, status: TermStatus = TermStatus.IN_OFFICE) -> Case:
    """Generate two terms of five years that certainly overlap."""
    start = draw(starts())
    later = start + draw(timedeltas(1, 1800))
    first, second = make_term(start, status=status), make_term(later, number=1)
    if draw(st.booleans()):
        # By labels alone, of years far enough apart to overlap on any days.
        years = draw(st.integers(1, 4))
        first = attrs.evolve(first, period=None, label=f"{start.year}–{start.year + 5}")
        second = attrs.evolve(second, period=None, label=f"periode {start.year + years}-{start.year + years + 5}")
    return (ORGANISATION, *draw(st.permutations([first, second]))), {}


@st.composite
def handover_of_boards(draw: st.DrawFn) -> Case:
    """Generate two terms of five years, one starting on the last day of the other."""
    start = draw(starts())
    handover = start + relativedelta(years=5)
    first = make_term(start, period=period_between(start, handover))
    second = make_term(handover, number=1, period=period_between(handover, handover + relativedelta(years=5)))
    return (ORGANISATION, *draw(st.permutations([first, second]))), {}


@st.composite
def handover_of_posts(draw: st.DrawFn) -> Case:
    """Generate two members in one post, one starting on the other's last day, sometimes as a replacement."""
    start = draw(starts())
    handover = start + draw(timedeltas(1, 900))
    post = draw(st.sampled_from(CORE_POSTS))
    appointments = (
        Appointment(id="a", post=post, member_id="v-m", period=period_between(start, handover)),
        Appointment(
            id="b",
            post=post,
            member_id="v-n",
            period=period_between(handover, handover + draw(timedeltas(1, 600))),
            replaces_id=draw(st.sampled_from([None, "a"])),
        ),
    )
    return make_case(start, MEMBER, SECOND, appointments=tuple(draw(st.permutations(appointments))))


@st.composite
def changed_without_decree(draw: st.DrawFn) -> Case:
    """Generate a term that was changed without a decree, or by one that was not issued."""
    start = draw(starts())
    decree = draw(st.sampled_from([None, Decree(id="v-x", status=DecreeStatus.NOT_ISSUED)]))
    kind = draw(st.sampled_from(TermChangeKind))
    days = timedeltas(0, 1000) if kind is TermChangeKind.EXTENDED else timedeltas(-1000, -1)
    until = PartialDate.from_date(start + relativedelta(years=5) + draw(days))
    change = TermChange(kind=kind, until=until, decree_ids=() if decree is None else (decree.id,))
    if draw(st.booleans()):
        change = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True, decree_ids=change.decree_ids)
    return make_case(start, *([] if decree is None else [decree]), changes=[change])


@st.composite
def changed_the_other_way(draw: st.DrawFn) -> Case:
    """Generate a term that was extended to an earlier end, shortened to a later one, or ended before it started."""
    start = draw(starts())
    end = start + relativedelta(years=5)
    kind = draw(st.sampled_from(TermChangeKind))
    earlier = timedeltas(-2400, -2)
    days = earlier if kind is TermChangeKind.EXTENDED else timedeltas(1, 900) | timedeltas(-2400, -2000)
    change = TermChange(kind=kind, until=PartialDate.from_date(end + draw(days)))
    return make_case(start, changes=[change])


@st.composite
def attested_outside(draw: st.DrawFn) -> Case:
    """Generate a board or a post that is attested before or after its period."""
    start = draw(starts())
    end = start + relativedelta(years=5)
    day = draw(timedeltas(1, 900).map(lambda days: start - days) | timedeltas(0, 900).map(lambda days: end + days))
    attested = [Attestation(on=PartialDate.from_date(day))]
    if draw(st.booleans()):
        return make_case(start, attested=attested)
    period = draw(st.sampled_from([None, five_years(start)]))
    chair = Appointment(id="a", post=Post.CHAIR, member_id="v-m", period=period, attested=attested)
    return make_case(start, MEMBER, appointments=[chair])


@st.composite
def unusual_length(draw: st.DrawFn) -> Case:
    start = draw(starts())
    years = draw(st.sampled_from([1, 2, 3, 4, 6, 7, 10]))
    end = start + relativedelta(years=years) + draw(timedeltas(-30, 30))
    return make_case(start, period=period_between(start, end))


@st.composite
def label_contradicts(draw: st.DrawFn) -> Case:
    start = draw(starts())
    shift = draw(st.sampled_from([-5, -2, -1, 1, 2, 10]))
    return make_case(start, label=f"periode {start.year + shift}–{start.year + shift + 5}")


@st.composite
def inauguration_after(draw: st.DrawFn, least: int, most: int) -> Case:
    """Generate a term inaugurated a number of days after its start, negative for before."""
    start = draw(starts())
    day = start + draw(timedeltas(least, most))
    return make_case(start, inaugurations=(Inauguration(date=PartialDate.from_date(day)),))


@st.composite
def gap(draw: st.DrawFn) -> Case:
    start = draw(starts())
    first = make_term(start)
    later = start + relativedelta(years=5) + draw(timedeltas(1, 2000))
    terms = draw(st.permutations([first, make_term(later, number=1)]))
    return (attrs.evolve(ORGANISATION, terms_complete=True), *terms), {}


@st.composite
def outside_life(draw: st.DrawFn) -> Case:
    start = draw(starts())
    inside = PartialDate.from_date(start + draw(timedeltas(1, 1800)))
    late, early = attrs.evolve(ORGANISATION, founded=inside), attrs.evolve(ORGANISATION, dissolved=inside)
    return (draw(st.sampled_from([late, early])), make_term(start)), {}


@st.composite
def unreadable_label(draw: st.DrawFn) -> Case:
    first = draw(st.integers(1900, 2100))
    backwards = f"periode {first}-{first - draw(st.integers(1, 90))}"
    label = draw(st.sampled_from([backwards, "lima tahun ke depan", "masa bakti mendatang", str(first)]))
    return make_case(date(2000, 1, 1), period=None, label=label)


@st.composite
def missing_post(draw: st.DrawFn) -> Case:
    posts_held = draw(st.lists(st.sampled_from(CORE_POSTS), unique=True, max_size=2))
    appointments = tuple(Appointment(id=post.value, post=post, office=f"Kantor {post}") for post in posts_held)
    return make_case(draw(starts()), roster=Roster.COMPLETE, appointments=appointments)


@st.composite
def two_in_office(draw: st.DrawFn, posts: tuple[Post, ...], second: str, capacities: tuple[Capacity, ...]) -> Case:
    """Generate two overlapping appointments of one board in one capacity, in different posts if several are given."""
    start = draw(starts())
    first_day = start + draw(timedeltas(0, 900))
    last_day = first_day + draw(timedeltas(1, 900))
    capacity = draw(st.sampled_from(capacities))
    post, other = draw(st.permutations(posts))[:2] if len(posts) > 1 else posts * 2
    appointments = (
        Appointment(id="a", post=post, member_id="v-m", capacity=capacity, period=period_between(start, last_day)),
        Appointment(
            id="b", post=other, member_id=second, capacity=capacity, period=period_between(first_day, last_day)
        ),
    )
    return make_case(start, MEMBER, SECOND, appointments=tuple(draw(st.permutations(appointments))))


@st.composite
def outside_term(draw: st.DrawFn) -> Case:
    start = draw(starts())
    end = start + relativedelta(years=5) - timedelta(days=1)
    days = draw(timedeltas(1, 800))
    period = draw(
        st.sampled_from(
            [
                period_between(start - days, end),
                period_between(start, end + days),
                Period(PartialDate(start.year + 1), OPEN),
            ]
        )
    )
    capacity = draw(st.sampled_from([Capacity.SUBSTANTIVE, Capacity.ACTING, Capacity.EX_OFFICIO]))
    appointment = Appointment(id="a", post=Post.ADVISER, member_id="v-m", capacity=capacity, period=period)
    return make_case(start, MEMBER, appointments=(appointment,))


@st.composite
def early_replacement(draw: st.DrawFn) -> Case:
    start = draw(starts())
    left = start + draw(timedeltas(2, 900))
    begun = left - draw(timedeltas(1, 1 if left - start < timedelta(3) else 2))
    post = draw(st.sampled_from(Post))
    appointments = (
        Appointment(id="a", post=post, member_id="v-m", period=period_between(start, left)),
        Appointment(
            id="b", post=post, member_id="v-n", period=period_between(begun, left + timedelta(30)), replaces_id="a"
        ),
    )
    return make_case(start, MEMBER, SECOND, appointments=tuple(draw(st.permutations(appointments))))


@st.composite
def repeated_holder(draw: st.DrawFn) -> Case:
    """Generate a member with two appointments to one post on about the same days."""
    start = draw(starts())
    post, capacity = draw(st.sampled_from(Post)), draw(st.sampled_from([Capacity.SUBSTANTIVE, Capacity.ACTING]))
    last = start + draw(timedeltas(2, 900))
    appointments = tuple(
        Appointment(
            id=appointment_id, post=post, member_id="v-m", capacity=capacity, period=period_between(first, last)
        )
        for appointment_id, first in (("a", start), ("b", start + draw(timedeltas(0, 1))))
    )
    return make_case(start, MEMBER, appointments=tuple(draw(st.permutations(appointments))))


@st.composite
def circle_of_replacements(draw: st.DrawFn) -> Case:
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
def replacement_elsewhere(draw: st.DrawFn) -> Case:
    """Generate a replacement in another post or section than that of the replaced appointment."""
    start = draw(starts())
    left = start + draw(timedeltas(1, 900))
    old = Appointment(
        id="a", post=Post.SECTION_HEAD, member_id="v-m", section="Humas", period=period_between(start, left)
    )
    # Any: a post or a section.
    elsewhere: tuple[dict[str, Any], ...] = ({"post": Post.VICE_CHAIR}, {"section": "Usaha"}, {"section": None})
    new = attrs.evolve(
        old,
        id="b",
        member_id="v-n",
        replaces_id="a",
        period=period_between(left + timedelta(days=1), left + timedelta(days=30)),
        **draw(st.sampled_from(elsewhere)),
    )
    return make_case(start, MEMBER, SECOND, appointments=tuple(draw(st.permutations((old, new)))))


@st.composite
def late_decree(draw: st.DrawFn) -> Case:
    """Generate a term with a decree issued after its last day."""
    start = draw(starts())
    issued = start + relativedelta(years=5) + draw(timedeltas(0, 2000))
    return make_case(start, Decree(id="v-sk", issued=PartialDate.from_date(issued)), decree_ids=("v-sk",))


@st.composite
def ended_decree(draw: st.DrawFn) -> Case:
    """Generate a term that runs on after another decree replaced or revoked its own."""
    start = draw(starts())
    effect = start + draw(timedeltas(1, 1000))
    replaced, revoked = draw(st.sampled_from([(("v-sk",), ()), ((), ("v-sk",))]))
    old = Decree(id="v-sk", issued=PartialDate.from_date(start))
    new = Decree(id="v-sk-2", in_force_from=PartialDate.from_date(effect), replaces_ids=replaced, revokes_ids=revoked)
    return make_case(start, old, new, decree_ids=("v-sk",))


@st.composite
def misprinted_date(draw: st.DrawFn) -> Case:
    """Generate an inauguration with another day or a wrong weekday in its date as written."""
    start = draw(starts())
    day = start + draw(timedeltas(0, 300))
    other = day + draw(timedeltas(1, 60))
    wrong_weekday = (
        f"{WEEKDAYS['id'][(day.weekday() + draw(st.integers(1, 6))) % 7]} ({day.day}/{day.month}/{day.year})"
    )
    written = draw(st.sampled_from([PartialDate.from_date(other).to_text(language="id"), wrong_weekday]))
    return make_case(start, inaugurations=(Inauguration(date=PartialDate.from_date(day), date_as_written=written),))


@st.composite
def ex_officio_in_elected_post(draw: st.DrawFn) -> Case:
    post = draw(st.sampled_from([Post.CHAIR, Post.VICE_CHAIR, Post.TREASURER, Post.SECTION_HEAD, Post.COORDINATOR]))
    appointment = Appointment(id="a", post=post, office="Camat Contoh", capacity=Capacity.EX_OFFICIO)
    return make_case(draw(starts()), appointments=(appointment,))


@st.composite
def repeated_chair(draw: st.DrawFn) -> Case:
    start = draw(st.dates(date(1990, 1, 1), date(2000, 12, 31)))
    appointments = (Appointment(id="a", post=Post.CHAIR, member_id="v-m"),)
    terms = []
    for number in range(draw(st.integers(2, 4))):
        terms.append(make_term(start, number, appointments=appointments))
        start += relativedelta(years=5)
    return (ORGANISATION, MEMBER, *draw(st.permutations(terms))), {}


@st.composite
def chair_of_two(draw: st.DrawFn) -> Case:
    """Generate a member who chairs boards of two organisations with overlapping terms."""
    start = draw(starts())
    appointments = (Appointment(id="a", post=Post.CHAIR, member_id="v-m", period=five_years(start)),)
    first = make_term(start, appointments=appointments)
    later = five_years(start + draw(timedeltas(0, 1800)))
    appointments = (attrs.evolve(appointments[0], period=later),)
    second = make_term(start, number=1, organisation_id="v-2", period=later, appointments=appointments)
    other = attrs.evolve(ORGANISATION, id="v-2", level=Level.DISTRICT)
    return (*draw(st.permutations([ORGANISATION, other])), MEMBER, *draw(st.permutations([first, second]))), {}


@st.composite
def post_before_birth(draw: st.DrawFn) -> Case:
    """Generate a member who holds a post from before birth."""
    start = draw(starts())
    born = PartialDate.from_date(start + draw(timedeltas(1, 1800)))
    own = five_years(start)
    appointment = Appointment(
        id="a", post=draw(st.sampled_from([Post.CHAIR, Post.MEMBER])), member_id="v-m", period=own
    )
    tenure = draw(st.sampled_from(Tenure))
    if tenure is Tenure.WHOLE_TERM:
        appointment = attrs.evolve(appointment, period=None)
    return make_case(start, attrs.evolve(MEMBER, birth_date=born), appointments=(appointment,), tenure=tenure)


@st.composite
def honorary_officer(draw: st.DrawFn) -> Case:
    post = draw(st.sampled_from([*CORE_POSTS, Post.SECTION_MEMBER]))
    capacity = draw(st.sampled_from([Capacity.SUBSTANTIVE, Capacity.ACTING]))
    appointment = Appointment(id="a", post=post, member_id="v-m", capacity=capacity)
    return make_case(draw(starts()), attrs.evolve(MEMBER, membership=Membership.HONORARY), appointments=(appointment,))
