"""Registers that are the worst case of the rules on boards and their posts."""

from __future__ import annotations

from typing import Any

from psm_model.checking import Config
from psm_model.entities import Attestation, Capacity, Membership, Post, Roster, Tenure
from psm_model.entities.register import Entity
from psm_model.values import PartialDate, Period, PersonName
from tests.rules.growth.families import (
    ORGANISATION,
    START,
    appoint,
    board,
    day,
    family,
    member,
    organisation,
    partial,
    span,
    term,
)


@family
def terms_and_posts_attested_outside_them(number: int) -> tuple[Entity, ...]:
    """Return two boards; one has many attested days outside its term, the other many posts with such days."""
    attested = tuple(Attestation(on=partial(4000 + at)) for at in range(number // 2))
    posts = (appoint(at, post=Post.SECTION_MEMBER, attested=attested[at : at + 1]) for at in range(number // 2))
    return ORGANISATION, term(0, attested=attested), term(1, period=span(day(1900)), appointments=tuple(posts))


@family
def terms_with_an_unfinished_roster(number: int) -> tuple[Entity, ...]:
    """Return terms with a complete roster but without appointments."""
    return ORGANISATION, *(term(at, period=span(day(366 * at), 360), roster=Roster.COMPLETE) for at in range(number))


@family
def terms_with_one_chair(number: int) -> tuple[Entity, ...]:
    """Return successive terms with the same chair."""
    return (
        ORGANISATION,
        member(0),
        *(term(at, period=span(day(366 * at), 360), appointments=(appoint(0),)) for at in range(number)),
    )


@family
def terms_with_one_chair_beyond_a_limit(number: int) -> tuple[tuple[Entity, ...], dict[str, Any]]:
    """Return successive terms with the same chair, and a configuration that allows two in a row."""
    terms = (term(at, period=span(day(366 * at), 360), appointments=(appoint(0),)) for at in range(number))
    return (ORGANISATION, member(0), *terms), {"config": Config(max_terms=2)}


@family
def terms_with_many_chairs_beyond_a_limit(number: int) -> tuple[tuple[Entity, ...], dict[str, Any]]:
    """Return terms of an organisation whose order is not known, with two chairs each, of whom many exceed a limit."""
    chairs = tuple(range(max(number // 4, 2)))
    terms = (
        term(
            at,
            period=Period.parse(f"{2000 + at // 4}/{2005 + at // 4}"),
            appointments=(appoint(at % len(chairs)), appoint((at + 1) % len(chairs))),
        )
        for at in range(number)
    )
    return (ORGANISATION, *map(member, chairs), *terms), {"config": Config(max_terms=1)}


@family
def boards_with_one_chair(number: int) -> tuple[Entity, ...]:
    """Return boards of many organisations with the same days and the same chair."""
    return member(0), *(
        entity
        for at in range(number // 2)
        for entity in (
            organisation(at),
            term(at, organisation_id=f"o-{at:04}", appointments=(appoint(0, period=span(START)),)),
        )
    )


@family
def boards_with_one_chair_that_may_hand_over(number: int) -> tuple[Entity, ...]:
    """Return boards of many organisations with the same chair, who may serve them one after another."""
    return member(0), *(
        entity
        for at in range(number // 2)
        for entity in (
            organisation(at),
            term(at, organisation_id=f"o-{at:04}", period=Period.parse("2020/2020"), appointments=(appoint(0),)),
        )
    )


@family
def holders_of_one_seat(number: int) -> tuple[Entity, ...]:
    """Return a board on which all members hold the same seat on the same days."""
    return board(*(appoint(at, period=span(START)) for at in range(number)))


@family
def holders_of_one_seat_for_the_whole_term(number: int) -> tuple[Entity, ...]:
    """Return a board on which all members hold the same seat for the whole term, half of them as successors."""
    return board(
        *(appoint(at, replaces_id=f"a-{at // 2:04}" if at % 2 else None) for at in range(number)),
        tenure=Tenure.WHOLE_TERM,
        roster=Roster.COMPLETE,
    )


@family
def holders_of_one_seat_who_may_be_unborn(number: int) -> tuple[Entity, ...]:
    """Return a board whose members hold the same seat, may be born later, and in part succeed one of two others."""
    half = number // 2
    people = (member(at, birth_date=PartialDate(1900)) for at in range(half))
    chairs = (appoint(at, replaces_id=f"a-{at % 2:04}" if at > half // 2 else None) for at in range(half))
    return (*people, *board(*chairs, tenure=Tenure.WHOLE_TERM))


@family
def holders_of_one_seat_in_unknown_days(number: int) -> tuple[Entity, ...]:
    """Return a board whose members may hold the same seat on the same days, or hand it over."""
    return board(*(appoint(at, period=Period.parse("2001/2001")) for at in range(number)))


@family
def holders_of_one_seat_by_names(number: int) -> tuple[Entity, ...]:
    """Return a board on which holders known by name only hold the same seat on the same days."""
    return board(*(appoint(at, name=PersonName(f"Contoh {at}"), period=span(START)) for at in range(number)))


@family
def holders_of_one_name(number: int) -> tuple[Entity, ...]:
    """Return a board with the same name repeated in one post."""
    return board(*(appoint(at, name=PersonName("Contoh"), period=span(START)) for at in range(number)))


@family
def holders_that_hand_over(number: int) -> tuple[Entity, ...]:
    """Return a board on which each holder of a seat leaves on the day on which the next starts."""
    return board(*(appoint(at, period=span(day(10 * at), 10)) for at in range(number)), period=span(START, 10 * number))


@family
def holders_that_hand_over_on_one_day(number: int) -> tuple[Entity, ...]:
    """Return a board on which half of the holders of a seat leave on the day on which the others start."""
    return board(
        *(appoint(at, period=span(day(900 - (at % 2) * 300), 300), capacity=Capacity.ACTING) for at in range(number))
    )


@family
def posts_of_one_member(number: int) -> tuple[Entity, ...]:
    """Return a board on which one member repeatedly holds each of the three core posts, on the same days."""
    posts = (Post.CHAIR, Post.SECRETARY, Post.TREASURER)
    return member(0), *board(
        *(appoint(at, member_id="m-0000", post=posts[at % 3], period=span(START)) for at in range(number))
    )


@family
def posts_of_one_member_that_follow(number: int) -> tuple[Entity, ...]:
    """Return a board on which one member holds the core posts one after another."""
    posts = (Post.CHAIR, Post.SECRETARY, Post.TREASURER)
    return member(0), *board(
        *(
            appoint(at, member_id="m-0000", post=posts[at % 3], period=span(day(10 * at), 10 if at % 2 else 15))
            for at in range(number)
        ),
        period=span(START, 10 * number + 20),
    )


@family
def posts_in_many_sections(number: int) -> tuple[Entity, ...]:
    """Return a board with many sections, each with two heads on the same days."""
    return board(
        *(
            appoint(at, post=Post.SECTION_HEAD, section=f"Bidang {at // 2}", period=span(START, 1000 + at))
            for at in range(number)
        )
    )


@family
def posts_by_another_office(number: int) -> tuple[Entity, ...]:
    """Return a board whose chairs are held by different offices."""
    return board(*(appoint(at, office=f"Camat {at}", capacity=Capacity.EX_OFFICIO) for at in range(number)))


@family
def posts_outside_the_term(number: int) -> tuple[Entity, ...]:
    """Return a board whose posts start before its term."""
    return board(*(appoint(at, post=Post.SECTION_MEMBER, period=span(day(-at - 1), 300 + at)) for at in range(number)))


@family
def posts_of_honorary_members_before_birth(number: int) -> tuple[Entity, ...]:
    """Return a board on which honorary members hold posts that start before their birth."""
    people = (member(at, membership=Membership.HONORARY, birth_date=partial(900)) for at in range(number // 2))
    return (*people, *board(*(appoint(at, period=span(START)) for at in range(number // 2))))


@family
def posts_of_one_honorary_member(number: int) -> tuple[Entity, ...]:
    """Return boards on which one honorary member holds all posts, which start before the member's birth."""
    own = (appoint(at, member_id="m-0000", post=Post.SECTION_MEMBER, period=span(START)) for at in range(number // 2))
    person = member(0, membership=Membership.HONORARY, birth_date=partial(900))
    boards = (term(at + 1, appointments=(appoint(0, period=span(START)),)) for at in range(number // 2))
    return (*board(*own), *boards, person)


@family
def replacements_in_a_chain(number: int) -> tuple[Entity, ...]:
    """Return a board on which each holder replaces the one before in another post, and before that one leaves."""
    return board(
        *(
            appoint(
                at,
                post=Post.CHAIR if at % 2 else Post.VICE_CHAIR,
                period=span(day(10 * at), 15),
                replaces_id=f"a-{at - 1:04}" if at else None,
            )
            for at in range(number)
        ),
        period=span(START, 10 * number + 20),
    )


@family
def replacements_in_a_chain_of_one_seat(number: int) -> tuple[Entity, ...]:
    """Return a board on which each holder of a seat replaces the one before, whose last day is unknown."""
    return board(
        *(
            appoint(at, period=Period.parse("2001/2003"), replaces_id=f"a-{at - 1:04}" if at else None)
            for at in range(number)
        )
    )


@family
def replacements_in_a_chain_of_one_seat_for_the_whole_term(number: int) -> tuple[Entity, ...]:
    """Return a board on which each holder of a seat replaces the one before, all without dates."""
    return board(
        *(appoint(at, replaces_id=f"a-{at - 1:04}" if at else None) for at in range(number)), tenure=Tenure.WHOLE_TERM
    )


@family
def replacements_of_one(number: int) -> tuple[Entity, ...]:
    """Return a board on which all other holders of a seat replace the first before that one leaves."""
    return board(
        appoint(0, period=span(START)),
        *(appoint(at, period=span(day(at)), replaces_id="a-0000") for at in range(1, number)),
        period=span(START, 2000 + number),
    )


@family
def replacements_of_one_for_the_whole_term(number: int) -> tuple[Entity, ...]:
    """Return a board on which all other holders of a seat replace the first, all without dates."""
    return board(appoint(0), *(appoint(at, replaces_id="a-0000") for at in range(1, number)), tenure=Tenure.WHOLE_TERM)


@family
def replacements_in_one_circle(number: int) -> tuple[Entity, ...]:
    """Return a board whose appointments replace one another in one circle."""
    return board(*(appoint(at, replaces_id=f"a-{(at + 1) % number:04}") for at in range(number)))


@family
def replacements_in_many_circles(number: int) -> tuple[Entity, ...]:
    """Return a board whose appointments replace each other in pairs."""
    return board(*(appoint(at, replaces_id=f"a-{at ^ 1:04}") for at in range(number)))


@family
def replacements_that_lead_into_a_circle(number: int) -> tuple[Entity, ...]:
    """Return a board with a chain of replacements that ends in an appointment that replaces itself."""
    return board(*(appoint(at, replaces_id=f"a-{min(at + 1, number - 1):04}") for at in range(number)))


@family
def holders_of_one_seat_who_may_hold_it_for_a_day(number: int) -> tuple[Entity, ...]:
    """Return a board on which half of the holders of a seat leave, and may have started, when the others start."""
    spans = ("2001/2001-06-05", "2001-06-05/2001")
    return board(*(appoint(at, period=Period.parse(spans[at % 2])) for at in range(number)))


@family
def holders_of_one_seat_for_one_day(number: int) -> tuple[Entity, ...]:
    """Return a board on which all holders of a seat hold it on the same single day."""
    return board(*(appoint(at, period=span(START, 0)) for at in range(number)))


@family
def two_holders_who_hand_over_many_times(number: int) -> tuple[Entity, ...]:
    """Return a board on which one member holds a seat many times until a day, and another many times from that day."""
    return board(
        *(
            appoint(
                at, member_id=f"m-{at % 2}", period=span(day(1000), 400 + at) if at % 2 else span(day(at), 1000 - at)
            )
            for at in range(number)
        )
    )


@family
def posts_of_one_member_in_unknown_days_of_a_core(number: int) -> tuple[Entity, ...]:
    """Return a board on which one member holds a seat many times in half a year, and others at times in that year."""
    half = Period.parse("2001-01-01/2001-06-01")
    return board(
        *(
            appoint(at, member_id="m", period=half) if at % 2 else appoint(at, period=Period.parse("2001/2001"))
            for at in range(number)
        )
    )


@family
def holders_who_are_succeeded_on_the_second_day(number: int) -> tuple[Entity, ...]:
    """Return a board on which half of the holders of a seat for the whole term are succeeded on its second day."""
    third = number // 3
    return board(
        *(appoint(at) for at in range(2 * third)),
        *(appoint(2 * third + at, period=span(day(1), 100), replaces_id=f"a-{at:04}") for at in range(third)),
        tenure=Tenure.WHOLE_TERM,
    )
