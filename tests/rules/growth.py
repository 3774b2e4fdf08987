"""Registers of any size that are the worst case of some rule, and a counter of the steps of a check."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from types import FrameType
from typing import Any, Final, TypeAlias

import attrs

from psm_model.checking import Config, Rule, Violation, Waiver
from psm_model.checking.subjects import Context
from psm_model.entities import (
    Appointment,
    Attestation,
    BoardTerm,
    Capacity,
    Card,
    CardKind,
    Decree,
    FormerArea,
    FormerParent,
    Inauguration,
    LegalBasis,
    Member,
    Membership,
    Organisation,
    Post,
    Predecessor,
    Register,
    Roster,
    Source,
    Succession,
    Tenure,
    TermChange,
    TermChangeKind,
    TermStatus,
    Training,
)
from psm_model.entities.register import Entity
from psm_model.law.citation import Citation
from psm_model.rules import RULES
from psm_model.values import OPEN, AreaCode, Identifier, Level, PartialDate, Period, PersonName

Family: TypeAlias = Callable[[int], tuple[Register, Mapping[str, Any]]]
"""Returns a register of about the given number of records, and the options of the check."""

START: Final = date(1900, 1, 1)
ORGANISATION: Final = Organisation(id="o", name="IPSM Contoh", level=Level.VILLAGE)

FAMILIES: Final[dict[str, Family]] = {}
"""The families by their names."""


class Steps:
    """The number of lines of Python that ran, by rule.

    A step is a line, an iteration of a comprehension or a call. The work of a function written in C within one step,
    such as a sort, is not counted.
    """

    def __init__(self) -> None:
        """Begin at zero."""
        self.by_code: dict[str, int] = {}
        self.code = "check"

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count the steps of the block; other tracing, such as the measurement of coverage, pauses."""
        before = sys.gettrace()
        sys.settrace(self._count)
        try:
            yield
        finally:
            sys.settrace(before)

    # Any: the argument depends on the event; the result is this function.
    def _count(self, _frame: FrameType, _event: str, _argument: Any) -> Any:
        self.by_code[self.code] = self.by_code.get(self.code, 0) + 1
        return self._count

    def attribute(self, rule: Rule) -> Rule:
        """Return the rule with its steps counted under its code."""

        # Any: a subject of the scope of the rule.
        def find(subject: Any, context: Context) -> Iterator[Violation]:
            violations = rule.find(subject, context)
            while True:
                self.code = rule.code
                violation = next(violations, None)
                self.code = "check"
                if violation is None:
                    return
                yield violation

        return attrs.evolve(rule, find=find)


def family(make: Callable[[int], tuple[Entity, ...] | tuple[tuple[Entity, ...], dict[str, Any]]]) -> Family:
    """Register a function that returns entities, or entities and options of the check, as a family."""

    def build(number: int) -> tuple[Register, Mapping[str, Any]]:
        result = make(number)
        entities, options = result if result and isinstance(result[0], tuple) else (result, {})
        return Register.of(*entities), options

    FAMILIES[make.__name__] = build
    return build


def span(start: date, days: int = 1825) -> Period:
    """Return the period from a day to a number of days later."""
    return Period.from_dates(start, start + timedelta(days=days))


def day(number: int) -> date:
    """Return the day that is a number of days after `START`."""
    return START + timedelta(days=number)


def partial(number: int) -> PartialDate:
    """Return the day that is a number of days after `START` as a partial date."""
    return PartialDate.from_date(day(number))


# Any: the fields of a term are of several types.
def term(number: int, **fields: Any) -> BoardTerm:
    """Return a term, of five years from `START` unless the fields say otherwise."""
    return BoardTerm(**{"id": f"t-{number:04}", "organisation_id": "o", "period": span(START), **fields})


def appoint(number: int, **fields: Any) -> Appointment:
    """Return an appointment, as a chair with a member of its own unless the fields say otherwise."""
    holder = {} if fields.keys() & {"office", "name"} else {"member_id": f"m-{number:04}"}
    return Appointment(**{"id": f"a-{number:04}", "post": Post.CHAIR, **holder, **fields})


def member(number: int, **fields: Any) -> Member:
    """Return a member with a name."""
    return Member(**{"id": f"m-{number:04}", "name": PersonName("Contoh"), **fields})


def organisation(number: int, **fields: Any) -> Organisation:
    """Return an organisation of a village."""
    return Organisation(**{"id": f"o-{number:04}", "name": "IPSM Contoh", "level": Level.VILLAGE, **fields})


def board(*appointments: Appointment, **fields: Any) -> tuple[Entity, ...]:
    """Return the organisation and one board of it."""
    return ORGANISATION, term(0, appointments=appointments, **fields)


def basis(text: str, **fields: Any) -> LegalBasis:
    """Return a legal basis with this citation."""
    return LegalBasis(citation=Citation.parse(text), **fields)


@family
def terms_of_the_same_days(number: int) -> tuple[Entity, ...]:
    """Return terms that all have the same days."""
    return ORGANISATION, *(term(at, label=str(at)) for at in range(number))


@family
def terms_of_the_same_years(number: int) -> tuple[Entity, ...]:
    """Return terms that may all share days, or hand over on one."""
    return ORGANISATION, *(term(at, period=Period.parse("2020/2020"), other_labels=(str(at),)) for at in range(number))


@family
def terms_that_lie_within_each_other(number: int) -> tuple[Entity, ...]:
    """Return terms each of which starts after and ends before the one before it."""
    return ORGANISATION, *(term(at, period=span(day(at), 9000 - 2 * at)) for at in range(number))


@family
def terms_below_a_long_one(number: int) -> tuple[Entity, ...]:
    """Return one long term, and others within it that share no days."""
    return (
        ORGANISATION,
        term(0, period=span(START, 20 * number)),
        *(term(at + 1, period=span(day(20 * at), 5)) for at in range(number)),
    )


@family
def terms_that_overlap_the_next(number: int) -> tuple[Entity, ...]:
    """Return a chain of terms each of which shares days only with its neighbours."""
    return ORGANISATION, *(term(at, period=span(day(20 * at), 25)) for at in range(number))


@family
def terms_that_hand_over(number: int) -> tuple[Entity, ...]:
    """Return terms each of which ends on the day on which the next starts."""
    return ORGANISATION, *(term(at, period=span(day(20 * at), 20)) for at in range(number))


@family
def terms_that_hand_over_on_one_day(number: int) -> tuple[Entity, ...]:
    """Return terms half of which end on the day on which the others start."""
    return ORGANISATION, *(
        term(at, period=span(day(2000 - (at % 2) * 1000 - at // 2), 1000 + at // 2 if at % 2 else 1000))
        for at in range(number)
    )


@family
def disputed_terms(number: int) -> tuple[Entity, ...]:
    """Return disputed terms that all have the same days."""
    return ORGANISATION, *(term(at, label=str(at), status=TermStatus.DISPUTED) for at in range(number))


@family
def disputed_terms_below_those_in_office(number: int) -> tuple[Entity, ...]:
    """Return terms half of which are disputed and share days with all terms in office, which follow each other."""
    half = number // 2
    return (
        ORGANISATION,
        *(term(at, period=span(day(20 * at), 19)) for at in range(half)),
        *(term(half + at, period=span(START, 20 * half), status=TermStatus.DISPUTED) for at in range(half)),
    )


@family
def annulled_terms(number: int) -> tuple[Entity, ...]:
    """Return annulled terms that all have the same days."""
    return ORGANISATION, *(term(at, label=str(at), status=TermStatus.ANNULLED) for at in range(number))


@family
def terms_that_are_alike(number: int) -> tuple[Entity, ...]:
    """Return terms that are alike except for their ids."""
    return ORGANISATION, *(term(at) for at in range(number))


@family
def terms_that_are_alike_except_for_their_boards(number: int) -> tuple[Entity, ...]:
    """Return terms that are alike except for their ids and appointments."""
    return ORGANISATION, *(term(at, appointments=(appoint(at, id="a"),)) for at in range(number))


@family
def terms_with_gaps(number: int) -> tuple[Entity, ...]:
    """Return terms with gaps between them, of an organisation whose list of terms is complete."""
    return attrs.evolve(ORGANISATION, terms_complete=True), *(
        term(at, period=span(day(400 * at), 20)) for at in range(number)
    )


@family
def terms_of_wrong_lengths_and_labels(number: int) -> tuple[Entity, ...]:
    """Return terms that are too short, contradict their labels and precede the founding of their organisation."""
    return attrs.evolve(ORGANISATION, founded=PartialDate(2200)), *(
        term(at, period=span(day(400 * at), 300), label="1950-1955") for at in range(number)
    )


@family
def terms_with_unreadable_labels(number: int) -> tuple[Entity, ...]:
    """Return terms without a period, whose labels have no years."""
    return ORGANISATION, *(term(at, period=None, label=f"masa bakti mendatang {at}") for at in range(number))


@family
def terms_without_days(number: int) -> tuple[Entity, ...]:
    """Return terms with neither label nor period."""
    return ORGANISATION, *(term(at, period=None, other_labels=(str(at),)) for at in range(number))


@family
def terms_with_wrong_documents(number: int) -> tuple[Entity, ...]:
    """Return terms with a late decree and an inauguration with wrong date, misprinted date and wrong authority."""
    decrees = (Decree(id=f"sk-{at}", issued=partial(40 * at + 4000)) for at in range(number))
    return (
        *decrees,
        attrs.evolve(ORGANISATION, level=Level.NATIONAL),
        *(
            term(
                at,
                period=span(day(40 * at), 30),
                inaugurations=(
                    Inauguration(
                        date=partial(40 * at + 4000), date_as_written="1 Januari 1990", authority="Wali Kota Contoh"
                    ),
                ),
                decree_ids=(f"sk-{at}",),
            )
            for at in range(number)
        ),
    )


@family
def terms_that_outlast_their_decrees(number: int) -> tuple[Entity, ...]:
    """Return terms, with appointments, each with several decrees that others replaced or revoked while it ran."""
    ended = range(3)
    return (
        *(Decree(id=f"sk-{at}-{which}", issued=partial(366 * at)) for at in range(number) for which in ended),
        *(
            Decree(
                id=f"new-{at}-{which}",
                in_force_from=partial(366 * at + 30 + which),
                revokes_ids=(f"sk-{at}-{which}",),
                replaces_ids=(f"sk-{at}-{which}",),
            )
            for at in range(number)
            for which in ended
        ),
        ORGANISATION,
        *(
            term(
                at,
                appointments=(appoint(0, decree_ids=(f"sk-{at}-0",)),),
                period=span(day(366 * at), 360),
                decree_ids=tuple(f"sk-{at}-{which}" for which in ended),
            )
            for at in range(number)
        ),
    )


@family
def term_changed_many_times_without_decrees(number: int) -> tuple[tuple[Entity, ...], dict[str, Any]]:
    """Return a term that was extended many times, each time without a decree."""
    changes = tuple(TermChange(kind=TermChangeKind.EXTENDED, until=partial(2000 + at)) for at in range(number))
    return (ORGANISATION, term(0, changes=changes)), {"config": Config(expect_decrees=True)}


@family
def term_changed_many_times_the_other_way(number: int) -> tuple[Entity, ...]:
    """Return a term that was extended many times, each time to an earlier end."""
    changes = tuple(TermChange(kind=TermChangeKind.EXTENDED, until=partial(9000 - at)) for at in range(number))
    return ORGANISATION, term(0, changes=changes)


@family
def terms_and_posts_attested_outside_them(number: int) -> tuple[Entity, ...]:
    """Return two boards; one has many attested days outside its term, the other many posts with such days."""
    attested = tuple(Attestation(on=partial(4000 + at)) for at in range(number // 2))
    posts = (appoint(at, post=Post.SECTION_MEMBER, attested=attested[at : at + 1]) for at in range(number // 2))
    return ORGANISATION, term(0, attested=attested), term(1, period=span(day(1900)), appointments=tuple(posts))


@family
def many_boards_by_one_ended_decree(number: int) -> tuple[Entity, ...]:
    """Return terms that all outlast one decree, which many others revoked."""
    few = range(number // 2)
    return (
        Decree(id="sk", issued=partial(0)),
        *(Decree(id=f"new-{at}", in_force_from=partial(at), revokes_ids=("sk",)) for at in few),
        ORGANISATION,
        *(term(at, period=span(day(366 * at), 360), decree_ids=("sk",)) for at in few),
    )


@family
def one_chain_of_decrees(number: int) -> tuple[Entity, ...]:
    """Return boards by decrees each of which replaced the one before, on days that are not known."""
    few = range(number // 2)
    return (
        *(Decree(id=f"sk-{at}", issued=partial(366 * at), replaces_ids=(f"sk-{at - 1}",)) for at in few),
        ORGANISATION,
        *(term(at, period=span(day(366 * at)), decree_ids=(f"sk-{at}",)) for at in few),
    )


@family
def extended_term_with_many_decrees(number: int) -> tuple[Entity, ...]:
    """Return a board that was extended by a decree, which each of its many decrees replaced in turn."""
    few = range(number // 2)
    change = TermChange(kind=TermChangeKind.EXTENDED, until=partial(4000), decree_ids=("sk-0",))
    return (
        *(Decree(id=f"sk-{at}", in_force_from=partial(at), replaces_ids=(f"sk-{at - 1}",)) for at in few),
        *(Decree(id=f"x-{at}", in_force_from=partial(2000 + at), revokes_ids=(f"sk-{len(few) - 1}",)) for at in few),
        ORGANISATION,
        term(0, period=span(START), changes=(change,), decree_ids=tuple(f"sk-{at}" for at in few)),
    )


@family
def one_circle_of_decrees(number: int) -> tuple[Entity, ...]:
    """Return decrees that amend each other in one long circle, each after another that it also replaces."""
    return tuple(
        Decree(id=f"sk-{at}", amends_ids=(f"sk-{(at + 1) % number}",), replaces_ids=(f"sk-{at // 2}",))
        for at in range(number)
    )


@family
def many_circles_of_decrees(number: int) -> tuple[Entity, ...]:
    """Return pairs of decrees that revoke each other, each after the pair before."""
    return tuple(
        Decree(id=f"sk-{at}", revokes_ids=(f"sk-{at ^ 1}", f"sk-{max(at - 2, 0)}")) for at in range(number // 2 * 2)
    )


@family
def terms_inaugurated_late(number: int) -> tuple[Entity, ...]:
    """Return terms whose boards were inaugurated more than two years after their start."""
    return ORGANISATION, *(
        term(at, period=span(day(366 * at), 360), inaugurations=(Inauguration(date=partial(366 * at + 800)),))
        for at in range(number)
    )


@family
def terms_without_sources(number: int) -> tuple[tuple[Entity, ...], dict[str, Any]]:
    """Return terms and members without sources and decrees, and a configuration that expects both."""
    people = [member(at, membership=Membership.HONORARY if at % 2 else None) for at in range(number)]
    boards = [term(at, period=span(day(366 * at), 360)) for at in range(number)]
    return (ORGANISATION, *people, *boards), {"config": Config(expect_sources=True, expect_decrees=True)}


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
def members_of_one_number(number: int) -> tuple[Entity, ...]:
    """Return members who all have the same identifier."""
    return tuple(member(at, identifiers=(Identifier("kta", "0001"),)) for at in range(number))


@family
def member_with_one_number_many_times(number: int) -> tuple[Entity, ...]:
    """Return two members with the same list of many identifiers."""
    own = tuple(Identifier("kta", f"{at % (number // 2):04}") for at in range(number // 2))
    return tuple(member(at, identifiers=own) for at in range(2))


@family
def members_of_wrong_ages(number: int) -> tuple[Entity, ...]:
    """Return members who were too young when appointed under one of two regulations, or not born yet."""
    appointed = [date(2013, 5, 1), date(2022, 5, 1)]
    return tuple(
        member(
            at,
            birth_date=PartialDate.from_date(appointed[at % 2] + timedelta(days=9 if at % 3 == 0 else -3000)),
            service=Period.parse(f"{appointed[at % 2]}/.."),
        )
        for at in range(number)
    )


@family
def members_in_wrong_places(number: int) -> tuple[Entity, ...]:
    """Return members who serve a regency, or a village other than that of their domicile."""
    wide = {"area": AreaCode("33.25")}
    apart = {"area": AreaCode("33.25.11.1013"), "domicile_area": AreaCode("33.25.11.2001")}
    return tuple(member(at, **(wide if at % 2 else apart)) for at in range(number))


@family
def member_with_wrong_cards_and_trainings(number: int) -> tuple[Entity, ...]:
    """Return one member with many cards, from an issuer of the wrong level, and trainings, all before birth."""
    cards = tuple(
        Card(kind=CardKind.NATIONAL, number=f"{at:04}", issuer_id="o", issued=partial(at)) for at in range(number // 2)
    )
    training = tuple(Training(title="Bimbingan teknis dasar", date=partial(at)) for at in range(number // 2))
    return ORGANISATION, member(0, birth_date=partial(9000), cards=cards, training=training)


@family
def organisations_of_one_place(number: int) -> tuple[Entity, ...]:
    """Return organisations of the same place."""
    return tuple(organisation(at, area=AreaCode("33.25.11.1013")) for at in range(number))


@family
def organisations_of_one_place_one_after_another(number: int) -> tuple[Entity, ...]:
    """Return organisations of the same place, each dissolved in the year in which the next is founded."""
    return tuple(
        organisation(
            at, area=AreaCode("33.25.11.1013"), founded=PartialDate(1850 + at), dissolved=PartialDate(1851 + at)
        )
        for at in range(number)
    )


@family
def organisations_that_move_in_turn(number: int) -> tuple[Entity, ...]:
    """Return organisations that were in the same two places at other times, each in one after the other."""
    areas = AreaCode("33.25.11.1013"), AreaCode("33.25.11.2001")
    return tuple(
        organisation(
            at,
            area=areas[at % 2],
            areas=[FormerArea(area=areas[1 - at % 2], period=Period(partial(10 * at), partial(10 * at + 9)))],
        )
        for at in range(number)
    )


@family
def organisations_that_move_often(number: int) -> tuple[Entity, ...]:
    """Return two organisations that were in many places, each of which both were in."""
    areas = [
        FormerArea(
            area=AreaCode(f"33.25.11.2{at:03}", "137 Tahun 2017"), period=Period(partial(10 * at), partial(10 * at + 9))
        )
        for at in range(number // 2)
    ]
    return tuple(organisation(at, area=AreaCode("33.25.11.1013"), areas=areas) for at in range(2))


@family
def organisations_in_a_chain(number: int) -> tuple[Entity, ...]:
    """Return organisations each of which has the next as its parent, which is not above it."""
    return tuple(organisation(at, parent_id=f"o-{at + 1:04}" if at < number - 1 else None) for at in range(number))


@family
def organisations_in_a_circle(number: int) -> tuple[Entity, ...]:
    """Return organisations whose parents form one circle."""
    return tuple(organisation(at, parent_id=f"o-{(at + 1) % number:04}") for at in range(number))


@family
def organisations_in_many_circles(number: int) -> tuple[Entity, ...]:
    """Return pairs of organisations that are each other's parent."""
    return tuple(organisation(at, parent_id=f"o-{at ^ 1:04}") for at in range(number))


@family
def former_parents_in_a_circle(number: int) -> tuple[Entity, ...]:
    """Return organisations whose parents of other times form one circle, each on days of its own."""
    return tuple(
        organisation(
            at, parents=[FormerParent(parent_id=f"o-{(at + 1) % number:04}", period=Period(partial(at), OPEN))]
        )
        for at in range(number)
    )


@family
def former_parents_in_many_circles(number: int) -> tuple[Entity, ...]:
    """Return pairs of organisations that were each other's parent."""
    period = Period(partial(0), partial(900))
    return tuple(
        organisation(at, parents=[FormerParent(parent_id=f"o-{at ^ 1:04}", period=period)]) for at in range(number)
    )


@family
def organisations_with_own_boards_that_merge(number: int) -> tuple[Entity, ...]:
    """Return organisations with a board each, of which the last one continues all others."""
    *others, last = range(number // 2)
    before = [Predecessor(organisation_id=f"o-{at:04}", kind=Succession.MERGED, on=partial(at)) for at in others]
    boards = (term(at, organisation_id=f"o-{at:04}") for at in others)
    return (*map(organisation, others), organisation(last, predecessors=before), *boards)


def continuing(at: int, *before: int, **fields: Any) -> Organisation:
    """Return an organisation of the nation that continues others."""
    predecessors = [Predecessor(organisation_id=f"o-{each:04}", kind=Succession.MERGED) for each in before]
    return organisation(at, level=Level.NATIONAL, predecessors=predecessors, **fields)


@family
def organisations_that_continue_one_another(number: int) -> tuple[Entity, ...]:
    """Return organisations of one place, each of which continues the one before it."""
    return tuple(continuing(at, *range(max(at - 1, 0), at)) for at in range(number))


@family
def organisations_that_merge_one_by_one(number: int) -> tuple[Entity, ...]:
    """Return organisations of one place, of which each second one continues the two before it."""
    return tuple(continuing(at, *range(max(at - 2, 0), at) if at % 2 else ()) for at in range(number))


@family
def predecessors_in_a_circle(number: int) -> tuple[Entity, ...]:
    """Return organisations that continue one another in a circle."""
    return tuple(continuing(at, (at + 1) % number) for at in range(number))


@family
def predecessors_in_many_circles(number: int) -> tuple[Entity, ...]:
    """Return pairs of organisations that continue one another."""
    return tuple(continuing(at, at ^ 1) for at in range(number))


@family
def organisations_that_lead_into_a_circle(number: int) -> tuple[Entity, ...]:
    """Return a chain of organisations, from its top down, whose topmost is its own parent."""
    return tuple(organisation(at, parent_id=f"o-{max(at - 1, 0):04}") for at in range(number))


@family
def organisations_below_one(number: int) -> tuple[Entity, ...]:
    """Return organisations with the same parent, which is of another area."""
    above = organisation(0, level=Level.PROVINCE, area=AreaCode("32"))
    return above, *(organisation(at, area=AreaCode("33.25.11.1013"), parent_id=above.id) for at in range(1, number))


@family
def organisations_with_wrong_areas(number: int) -> tuple[Entity, ...]:
    """Return organisations with a code that is unknown, of another level or of another name."""
    areas = ("33.25.11.0001", "33.25.99", "33.72", "33.26")
    names = ("IPSM Contoh", "IPSM Contoh", "IPSM Kabupaten Contoh", "IPSM Kabupaten Batang")
    return tuple(
        organisation(at, name=names[at % 4], level=Level.REGENCY_CITY, area=AreaCode(areas[at % 4]))
        for at in range(number)
    )


@family
def organisations_dissolved_first(number: int) -> tuple[Entity, ...]:
    """Return organisations that were dissolved before they were founded."""
    return tuple(organisation(at, founded=partial(900), dissolved=partial(at)) for at in range(number))


_BASES: Final = (
    "UU 999/1999",
    "Perda Kabupaten Batang 3/2018",
    "Permensos 01/2012",
    "UU 11/2009 Pasal 21 ayat (1)",
    "UU 10/2019",
    "UU 14/2019",
    "UU 11/2039",
)


@family
def organisation_with_many_bases(number: int) -> tuple[Entity, ...]:
    """Return one organisation with many wrong legal bases."""
    bases = tuple(basis(_BASES[at % len(_BASES)], title="Karang Taruna") for at in range(number))
    return (attrs.evolve(ORGANISATION, legal_bases=bases),)


@family
def board_with_many_bases(number: int) -> tuple[Entity, ...]:
    """Return one board with many wrong legal bases."""
    bases = tuple(basis(_BASES[at % len(_BASES)], title="Karang Taruna") for at in range(number))
    decree = Decree(id="sk", issued=PartialDate(2021, 5, 1))
    return decree, *board(legal_bases=bases, decree_ids=("sk",), period=span(day(44_000)))


@family
def boards_with_the_same_bases(number: int) -> tuple[Entity, ...]:
    """Return many boards with the same wrong legal bases."""
    bases = tuple(basis(text) for text in _BASES)
    return ORGANISATION, *(
        term(at, legal_bases=bases, period=span(day(40 * at + 44_000), 30)) for at in range(number // 8)
    )


@family
def one_id_for_all(number: int) -> tuple[Entity, ...]:
    """Return entities that share one id within each kind."""
    few = range(number // 5)
    return (
        *(Source(id="s", publisher=str(at)) for at in few),
        *(organisation(at, id="o", parent_id="o") for at in few),
        *(member(at, id="m") for at in few),
        *(term(at, id="t") for at in few),
        term(number, appointments=tuple(appoint(at, id="a", replaces_id="a") for at in few)),
    )


@family
def two_of_each_id(number: int) -> tuple[Entity, ...]:
    """Return members, organisations and appointments whose ids each occur twice."""
    few = range(number // 3)
    return (
        *(organisation(at // 2) for at in few),
        *(member(at // 2) for at in few),
        *board(*(appoint(at // 2, period=span(START)) for at in few)),
    )


@family
def unknown_references(number: int) -> tuple[Entity, ...]:
    """Return entities whose references all lead to unknown ids."""
    few = range(number // 4)
    return (
        *(organisation(at, parent_id="p", source_ids=("s", f"s-{at}")) for at in few),
        *(
            member(at, source_ids=("s",), cards=(Card(kind=CardKind.NATIONAL, number="1", issuer_id="x"),))
            for at in few
        ),
        *(term(at, organisation_id=f"q-{at % 2}") for at in few),
        *board(*(appoint(number + at, replaces_id="r") for at in few), id="t"),
    )


@family
def sources_of_one(number: int) -> tuple[Entity, ...]:
    """Return one organisation with many sources, half of which are in the register."""
    sources = (Source(id=f"s-{at}") for at in range(number // 2))
    return (*sources, attrs.evolve(ORGANISATION, source_ids=tuple(f"s-{at}" for at in range(number))))


@family
def waivers(number: int) -> tuple[tuple[Entity, ...], dict[str, Any]]:
    """Return a board, and a configuration with many expired, unused and unknown waivers."""
    subjects = ("o", "t-0000", "nowhere")
    waived = tuple(
        Waiver(
            code="PSM110",
            subject=subjects[at % 3],
            reason=f"asked the board {at}",
            until=date(2020, 1, 1) + timedelta(days=at) if at % 2 else None,
        )
        for at in range(number)
    )
    return board(), {"config": Config(waivers=waived), "on": date(2022, 1, 1)}


@family
def waivers_of_one_finding(number: int) -> tuple[tuple[Entity, ...], dict[str, Any]]:
    """Return terms with a finding each, and a configuration with a waiver for each finding."""
    waived = tuple(Waiver(code="PSM110", subject=f"t-{at:04}", reason="asked the board") for at in range(number // 2))
    terms = (term(at, period=None, label="mendatang") for at in range(number // 2))
    return (ORGANISATION, *terms), {"config": Config(waivers=waived)}


def _fail(_subject: object, _context: Context) -> Iterator[Violation]:
    msg = "a rule that fails"
    raise RuntimeError(msg)


@family
def rules_that_fail(number: int) -> tuple[tuple[Entity, ...], dict[str, Any]]:
    """Return many organisations, and rules one of which fails on each of them."""
    failing = attrs.evolve(RULES["PSM101"], code="XYZ001", name="failing", find=_fail)
    return tuple(organisation(at) for at in range(number)), {"rules": (*RULES.values(), failing)}


@family
def terms_that_may_be_single_days(number: int) -> tuple[Entity, ...]:
    """Return terms half of which end on a day on which the others start; each may be that day alone."""
    spans = ("2001/2001-06-05", "2001-06-05/2001")
    return ORGANISATION, *(term(at, period=Period.parse(spans[at % 2]), label=str(at)) for at in range(number))


@family
def terms_that_start_on_one_day_and_may_end_on_it(number: int) -> tuple[Entity, ...]:
    """Return terms that start on the same day and end in the same year."""
    return ORGANISATION, *(term(at, period=Period.parse("2001-06-05/2001"), label=str(at)) for at in range(number))


@family
def terms_of_one_day(number: int) -> tuple[Entity, ...]:
    """Return terms that all consist of the same day."""
    return ORGANISATION, *(term(at, period=span(START, 0), label=str(at)) for at in range(number))


@family
def terms_of_a_day_within_unknown_ones(number: int) -> tuple[Entity, ...]:
    """Return terms half of which are different days of a year; the others may lie between any two of these days."""
    first = date(2001, 1, 1)
    return ORGANISATION, *(
        term(
            at,
            period=span(first + timedelta(days=at), 0) if at % 2 else Period.parse("2001/2001"),
            label=str(at) if at % 2 else "2001",
        )
        for at in range(number)
    )


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
