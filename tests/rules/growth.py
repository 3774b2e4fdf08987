"""Registers of any size that are the worst for one rule or another, and a counter of the steps of a check."""

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
    BoardTerm,
    Capacity,
    Card,
    CardKind,
    Decree,
    Inauguration,
    LegalBasis,
    Member,
    Membership,
    Organisation,
    Post,
    Register,
    Roster,
    Source,
    Tenure,
    TermStatus,
    Training,
)
from psm_model.entities.register import Entity
from psm_model.law.citation import Citation
from psm_model.rules import RULES
from psm_model.values import AreaCode, Identifier, Level, PartialDate, Period, PersonName

Family: TypeAlias = Callable[[int], tuple[Register, Mapping[str, Any]]]
"""Returns a register of about so many records, and the options of the check."""

START: Final = date(1900, 1, 1)
ORGANISATION: Final = Organisation(id="o", name="IPSM Contoh", level=Level.VILLAGE)

FAMILIES: Final[dict[str, Family]] = {}
"""The families by their names."""


class Steps:
    """The number of lines of Python that ran, those of one rule apart from those of the others.

    A step is a line, an iteration of a comprehension or a call. What a function written in C does within one step is
    not counted, such as a sort.
    """

    def __init__(self) -> None:
        """Begin at zero."""
        self.by_code: dict[str, int] = {}
        self.code = "check"

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count the steps of the block; whatever traces otherwise, such as a measurement of coverage, rests."""
        before = sys.gettrace()
        sys.settrace(self._count)
        try:
            yield
        finally:
            sys.settrace(before)

    # Any: the argument depends on the event; what is returned is this function.
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
                hit = next(violations, None)
                self.code = "check"
                if hit is None:
                    return
                yield hit

        return attrs.evolve(rule, find=find)


def family(make: Callable[[int], tuple[Entity, ...] | tuple[tuple[Entity, ...], dict[str, Any]]]) -> Family:
    """Enter what returns the entities, or these and the options of the check, as a family."""

    def build(number: int) -> tuple[Register, Mapping[str, Any]]:
        made = make(number)
        entities, options = made if made and isinstance(made[0], tuple) else (made, {})
        return Register.of(*entities), options

    FAMILIES[make.__name__] = build
    return build


def span(start: date, days: int = 1825) -> Period:
    """The period of so many days from a day on."""
    return Period.from_dates(start, start + timedelta(days=days))


def day(number: int) -> date:
    """The day so many days after the first."""
    return START + timedelta(days=number)


def partial(number: int) -> PartialDate:
    """The same as a partial date."""
    return PartialDate.from_date(day(number))


# Any: the fields of a term are of several types.
def term(number: int, **fields: Any) -> BoardTerm:
    """A term of five years from the first day on, unless said."""
    return BoardTerm(**{"id": f"t-{number:04}", "organisation_id": "o", "period": span(START), **fields})


def appoint(number: int, **fields: Any) -> Appointment:
    """A chair, held by a member of his own unless said."""
    holder = {} if fields.keys() & {"office", "name"} else {"member_id": f"m-{number:04}"}
    return Appointment(**{"id": f"a-{number:04}", "post": Post.CHAIR, **holder, **fields})


def member(number: int, **fields: Any) -> Member:
    """A member."""
    return Member(**{"id": f"m-{number:04}", "name": PersonName("Contoh"), **fields})


def organisation(number: int, **fields: Any) -> Organisation:
    """An organisation of a village."""
    return Organisation(**{"id": f"o-{number:04}", "name": "IPSM Contoh", "level": Level.VILLAGE, **fields})


def board(*appointments: Appointment, **fields: Any) -> tuple[Entity, ...]:
    """The organisation with one board."""
    return ORGANISATION, term(0, appointments=appointments, **fields)


def basis(text: str, **fields: Any) -> LegalBasis:
    """A legal basis that is cited so."""
    return LegalBasis(citation=Citation.parse(text), **fields)


@family
def terms_of_the_same_days(number: int) -> tuple[Entity, ...]:
    """Any two terms share all of their days."""
    return ORGANISATION, *(term(at, label=str(at)) for at in range(number))


@family
def terms_of_the_same_years(number: int) -> tuple[Entity, ...]:
    """Any two terms may share days, or hand over on one."""
    return ORGANISATION, *(term(at, period=Period.parse("2020/2020"), other_labels=(str(at),)) for at in range(number))


@family
def terms_that_lie_within_each_other(number: int) -> tuple[Entity, ...]:
    """Any two terms share days, and each starts after and ends before another."""
    return ORGANISATION, *(term(at, period=span(day(at), 9000 - 2 * at)) for at in range(number))


@family
def terms_below_a_long_one(number: int) -> tuple[Entity, ...]:
    """One term lasts through all others, which are apart."""
    return (
        ORGANISATION,
        term(0, period=span(START, 20 * number)),
        *(term(at + 1, period=span(day(20 * at), 5)) for at in range(number)),
    )


@family
def terms_that_overlap_the_next(number: int) -> tuple[Entity, ...]:
    """Each term shares days with the next alone, and all hang together."""
    return ORGANISATION, *(term(at, period=span(day(20 * at), 25)) for at in range(number))


@family
def terms_that_hand_over(number: int) -> tuple[Entity, ...]:
    """Each term ends on the day on which the next starts."""
    return ORGANISATION, *(term(at, period=span(day(20 * at), 20)) for at in range(number))


@family
def terms_that_hand_over_on_one_day(number: int) -> tuple[Entity, ...]:
    """Half of the terms end on the day on which the others start."""
    return ORGANISATION, *(
        term(at, period=span(day(2000 - (at % 2) * 1000 - at // 2), 1000 + at // 2 if at % 2 else 1000))
        for at in range(number)
    )


@family
def disputed_terms(number: int) -> tuple[Entity, ...]:
    """Any two terms are disputed and share all of their days."""
    return ORGANISATION, *(term(at, label=str(at), status=TermStatus.DISPUTED) for at in range(number))


@family
def disputed_terms_below_those_in_office(number: int) -> tuple[Entity, ...]:
    """Half of the terms are disputed and share days with all in office, which hand over to each other."""
    half = number // 2
    return (
        ORGANISATION,
        *(term(at, period=span(day(20 * at), 19)) for at in range(half)),
        *(term(half + at, period=span(START, 20 * half), status=TermStatus.DISPUTED) for at in range(half)),
    )


@family
def annulled_terms(number: int) -> tuple[Entity, ...]:
    """All terms are of the same days and annulled."""
    return ORGANISATION, *(term(at, label=str(at), status=TermStatus.ANNULLED) for at in range(number))


@family
def terms_that_are_alike(number: int) -> tuple[Entity, ...]:
    """All terms are alike but for their ids."""
    return ORGANISATION, *(term(at) for at in range(number))


@family
def terms_that_are_alike_but_for_their_boards(number: int) -> tuple[Entity, ...]:
    """All terms are alike but for whom they appoint."""
    return ORGANISATION, *(term(at, appointments=(appoint(at, id="a"),)) for at in range(number))


@family
def terms_with_gaps(number: int) -> tuple[Entity, ...]:
    """Between any two terms years are missing, of an organisation whose terms are said to be complete."""
    return attrs.evolve(ORGANISATION, terms_complete=True), *(
        term(at, period=span(day(400 * at), 20)) for at in range(number)
    )


@family
def terms_of_wrong_lengths_and_labels(number: int) -> tuple[Entity, ...]:
    """Each term is too short, of other years than its label says and outside of what the organisation was there."""
    return attrs.evolve(ORGANISATION, founded=PartialDate(2200)), *(
        term(at, period=span(day(400 * at), 300), label="1950-1955") for at in range(number)
    )


@family
def terms_with_unreadable_labels(number: int) -> tuple[Entity, ...]:
    """Each term has a label that tells no years, and no days."""
    return ORGANISATION, *(term(at, period=None, label=f"masa bakti mendatang {at}") for at in range(number))


@family
def terms_without_days(number: int) -> tuple[Entity, ...]:
    """Each term has neither label nor days."""
    return ORGANISATION, *(term(at, period=None, other_labels=(str(at),)) for at in range(number))


@family
def terms_with_wrong_documents(number: int) -> tuple[Entity, ...]:
    """Each board was inaugurated outside of its term by another authority, the date misprinted, the decree too late."""
    return attrs.evolve(ORGANISATION, level=Level.NATIONAL), *(
        term(
            at,
            period=span(day(40 * at), 30),
            inauguration=Inauguration(
                date=partial(40 * at + 4000), date_as_written="1 Januari 1990", authority="Wali Kota Contoh"
            ),
            decree=Decree(number=str(at), issued=partial(40 * at + 4000)),
        )
        for at in range(number)
    )


@family
def terms_inaugurated_late(number: int) -> tuple[Entity, ...]:
    """Each board was inaugurated more than two years after its term began."""
    return ORGANISATION, *(
        term(at, period=span(day(366 * at), 360), inauguration=Inauguration(date=partial(366 * at + 800)))
        for at in range(number)
    )


@family
def terms_without_sources(number: int) -> tuple[tuple[Entity, ...], dict[str, Any]]:
    """Nothing has a source or a decree, all of which are expected."""
    people = [member(at, membership=Membership.HONORARY if at % 2 else None) for at in range(number)]
    boards = [term(at, period=span(day(366 * at), 360)) for at in range(number)]
    return (ORGANISATION, *people, *boards), {"config": Config(expect_sources=True, expect_decrees=True)}


@family
def terms_with_an_unfinished_roster(number: int) -> tuple[Entity, ...]:
    """Each board is said to be complete and has nobody in it."""
    return ORGANISATION, *(term(at, period=span(day(366 * at), 360), roster=Roster.COMPLETE) for at in range(number))


@family
def terms_with_one_chair(number: int) -> tuple[Entity, ...]:
    """One member chairs all terms, one after another."""
    return (
        ORGANISATION,
        member(0),
        *(term(at, period=span(day(366 * at), 360), appointments=(appoint(0),)) for at in range(number)),
    )


@family
def boards_with_one_chair(number: int) -> tuple[Entity, ...]:
    """One member chairs the boards of many organisations on the same days."""
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
    """One member may chair the boards of many organisations one after another."""
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
    """Any two members hold one seat on the same days."""
    return board(*(appoint(at, period=span(START)) for at in range(number)))


@family
def holders_of_one_seat_for_the_whole_term(number: int) -> tuple[Entity, ...]:
    """Any two members hold one seat for the whole term, half of them until the other half succeeds."""
    return board(
        *(appoint(at, replaces_id=f"a-{at // 2:04}" if at % 2 else None) for at in range(number)),
        tenure=Tenure.WHOLE_TERM,
        roster=Roster.COMPLETE,
    )


@family
def holders_of_one_seat_who_may_be_unborn(number: int) -> tuple[Entity, ...]:
    """Any two members, who may be born later, hold one seat for the whole term, and one is succeeded by others."""
    half = number // 2
    people = (member(at, birth_date=PartialDate(1900)) for at in range(half))
    chairs = (appoint(at, replaces_id=f"a-{at % 2:04}" if at > half // 2 else None) for at in range(half))
    return (*people, *board(*chairs, tenure=Tenure.WHOLE_TERM))


@family
def holders_of_one_seat_in_unknown_days(number: int) -> tuple[Entity, ...]:
    """Any two members may hold one seat on the same days, or hand it over."""
    return board(*(appoint(at, period=Period.parse("2001/2001")) for at in range(number)))


@family
def holders_of_one_seat_by_names(number: int) -> tuple[Entity, ...]:
    """Any two names hold one seat on the same days."""
    return board(*(appoint(at, name=PersonName(f"Contoh {at}"), period=span(START)) for at in range(number)))


@family
def holders_of_one_name(number: int) -> tuple[Entity, ...]:
    """One name stands many times in one post."""
    return board(*(appoint(at, name=PersonName("Contoh"), period=span(START)) for at in range(number)))


@family
def holders_that_hand_over(number: int) -> tuple[Entity, ...]:
    """Each holder of a seat leaves on the day on which the next starts."""
    return board(*(appoint(at, period=span(day(10 * at), 10)) for at in range(number)), period=span(START, 10 * number))


@family
def holders_that_hand_over_on_one_day(number: int) -> tuple[Entity, ...]:
    """Half of the holders of a seat leave on the day on which the others start."""
    return board(
        *(appoint(at, period=span(day(900 - (at % 2) * 300), 300), capacity=Capacity.ACTING) for at in range(number))
    )


@family
def posts_of_one_member(number: int) -> tuple[Entity, ...]:
    """One member holds any of the three core posts, again and again, on the same days."""
    posts = (Post.CHAIR, Post.SECRETARY, Post.TREASURER)
    return member(0), *board(
        *(appoint(at, member_id="m-0000", post=posts[at % 3], period=span(START)) for at in range(number))
    )


@family
def posts_of_one_member_that_follow(number: int) -> tuple[Entity, ...]:
    """One member holds the core posts one after another, each ending when the next starts."""
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
    """Each of many sections has two heads on the same days."""
    return board(
        *(
            appoint(at, post=Post.SECTION_HEAD, section=f"Bidang {at // 2}", period=span(START, 1000 + at))
            for at in range(number)
        )
    )


@family
def posts_by_another_office(number: int) -> tuple[Entity, ...]:
    """Each chair is held by another office."""
    return board(*(appoint(at, office=f"Camat {at}", capacity=Capacity.EX_OFFICIO) for at in range(number)))


@family
def posts_outside_the_term(number: int) -> tuple[Entity, ...]:
    """Each post starts before the term."""
    return board(*(appoint(at, post=Post.SECTION_MEMBER, period=span(day(-at - 1), 300 + at)) for at in range(number)))


@family
def posts_of_honorary_members_before_birth(number: int) -> tuple[Entity, ...]:
    """Each post is an honorary member's, who was born later."""
    people = (member(at, membership=Membership.HONORARY, birth_date=partial(900)) for at in range(number // 2))
    return (*people, *board(*(appoint(at, period=span(START)) for at in range(number // 2))))


@family
def posts_of_one_honorary_member(number: int) -> tuple[Entity, ...]:
    """All posts are one honorary member's, who was born later, on one board and on many."""
    own = (appoint(at, member_id="m-0000", post=Post.SECTION_MEMBER, period=span(START)) for at in range(number // 2))
    person = member(0, membership=Membership.HONORARY, birth_date=partial(900))
    boards = (term(at + 1, appointments=(appoint(0, period=span(START)),)) for at in range(number // 2))
    return (*board(*own), *boards, person)


@family
def replacements_in_a_chain(number: int) -> tuple[Entity, ...]:
    """Each holder replaces the one before, before that one has left, in another post."""
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
    """Each holder of a seat replaces the one before, whose last day is not known."""
    return board(
        *(
            appoint(at, period=Period.parse("2001/2003"), replaces_id=f"a-{at - 1:04}" if at else None)
            for at in range(number)
        )
    )


@family
def replacements_in_a_chain_of_one_seat_for_the_whole_term(number: int) -> tuple[Entity, ...]:
    """Each holder of a seat replaces the one before; none has days."""
    return board(
        *(appoint(at, replaces_id=f"a-{at - 1:04}" if at else None) for at in range(number)), tenure=Tenure.WHOLE_TERM
    )


@family
def replacements_of_one(number: int) -> tuple[Entity, ...]:
    """All holders of a seat replace one, in whose days they are in post."""
    return board(
        appoint(0, period=span(START)),
        *(appoint(at, period=span(day(at)), replaces_id="a-0000") for at in range(1, number)),
        period=span(START, 2000 + number),
    )


@family
def replacements_of_one_for_the_whole_term(number: int) -> tuple[Entity, ...]:
    """All holders of a seat replace one; none has days."""
    return board(appoint(0), *(appoint(at, replaces_id="a-0000") for at in range(1, number)), tenure=Tenure.WHOLE_TERM)


@family
def replacements_in_one_circle(number: int) -> tuple[Entity, ...]:
    """All replace one another in one circle."""
    return board(*(appoint(at, replaces_id=f"a-{(at + 1) % number:04}") for at in range(number)))


@family
def replacements_in_many_circles(number: int) -> tuple[Entity, ...]:
    """Any two replace one another."""
    return board(*(appoint(at, replaces_id=f"a-{at ^ 1:04}") for at in range(number)))


@family
def replacements_that_lead_into_a_circle(number: int) -> tuple[Entity, ...]:
    """A chain of replacements, from its end backwards, leads to one that replaces itself."""
    return board(*(appoint(at, replaces_id=f"a-{min(at + 1, number - 1):04}") for at in range(number)))


@family
def members_of_one_number(number: int) -> tuple[Entity, ...]:
    """All members have one identifier."""
    return tuple(member(at, identifiers=(Identifier("kta", "0001"),)) for at in range(number))


@family
def member_with_one_number_many_times(number: int) -> tuple[Entity, ...]:
    """Two members have one identifier again and again, and others with them."""
    own = tuple(Identifier("kta", f"{at % (number // 2):04}") for at in range(number // 2))
    return tuple(member(at, identifiers=own) for at in range(2))


@family
def members_of_wrong_ages(number: int) -> tuple[Entity, ...]:
    """Each member was too young when appointed under either regulation, or not born."""
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
    """Each member serves a regency, or another village than that of the domicile."""
    wide = {"area": AreaCode("33.25")}
    apart = {"area": AreaCode("33.25.11.1013"), "domicile_area": AreaCode("33.25.11.2001")}
    return tuple(member(at, **(wide if at % 2 else apart)) for at in range(number))


@family
def member_with_wrong_cards_and_trainings(number: int) -> tuple[Entity, ...]:
    """One member has many cards of an issuer of the wrong level and trainings, all from before birth."""
    cards = tuple(
        Card(kind=CardKind.NATIONAL, number=f"{at:04}", issuer_id="o", issued=partial(at)) for at in range(number // 2)
    )
    training = tuple(Training(title="Bimbingan teknis dasar", date=partial(at)) for at in range(number // 2))
    return ORGANISATION, member(0, birth_date=partial(9000), cards=cards, training=training)


@family
def organisations_of_one_place(number: int) -> tuple[Entity, ...]:
    """All organisations are of one place."""
    return tuple(organisation(at, area=AreaCode("33.25.11.1013")) for at in range(number))


@family
def organisations_of_one_place_one_after_another(number: int) -> tuple[Entity, ...]:
    """All organisations are of one place; each may be dissolved in the year in which the next is founded."""
    return tuple(
        organisation(
            at, area=AreaCode("33.25.11.1013"), founded=PartialDate(1850 + at), dissolved=PartialDate(1851 + at)
        )
        for at in range(number)
    )


@family
def organisations_in_a_chain(number: int) -> tuple[Entity, ...]:
    """Each organisation has the next one as its parent, which is not above it."""
    return tuple(organisation(at, parent_id=f"o-{at + 1:04}" if at < number - 1 else None) for at in range(number))


@family
def organisations_in_a_circle(number: int) -> tuple[Entity, ...]:
    """The parents of all organisations are one circle."""
    return tuple(organisation(at, parent_id=f"o-{(at + 1) % number:04}") for at in range(number))


@family
def organisations_in_many_circles(number: int) -> tuple[Entity, ...]:
    """Any two organisations are each other's parent."""
    return tuple(organisation(at, parent_id=f"o-{at ^ 1:04}") for at in range(number))


@family
def organisations_that_lead_into_a_circle(number: int) -> tuple[Entity, ...]:
    """A chain of parents, told from its end backwards, leads to one that is its own."""
    return tuple(organisation(at, parent_id=f"o-{max(at - 1, 0):04}") for at in range(number))


@family
def organisations_below_one(number: int) -> tuple[Entity, ...]:
    """All organisations have one parent of another area."""
    above = organisation(0, level=Level.PROVINCE, area=AreaCode("32"))
    return above, *(organisation(at, area=AreaCode("33.25.11.1013"), parent_id=above.id) for at in range(1, number))


@family
def organisations_with_wrong_areas(number: int) -> tuple[Entity, ...]:
    """Each organisation has a code that is not in the table, of another level or another name."""
    areas = ("33.25.11.0001", "33.25.99", "33.72", "33.26")
    names = ("IPSM Contoh", "IPSM Contoh", "IPSM Kabupaten Contoh", "IPSM Kabupaten Batang")
    return tuple(
        organisation(at, name=names[at % 4], level=Level.REGENCY_CITY, area=AreaCode(areas[at % 4]))
        for at in range(number)
    )


@family
def organisations_dissolved_first(number: int) -> tuple[Entity, ...]:
    """Each organisation was dissolved before it was founded."""
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
    """One organisation rests on the wrong instruments, again and again."""
    bases = tuple(basis(_BASES[at % len(_BASES)], title="Karang Taruna") for at in range(number))
    return (attrs.evolve(ORGANISATION, legal_bases=bases),)


@family
def board_with_many_bases(number: int) -> tuple[Entity, ...]:
    """One board rests on the wrong instruments, again and again."""
    bases = tuple(basis(_BASES[at % len(_BASES)], title="Karang Taruna") for at in range(number))
    return board(legal_bases=bases, decree=Decree(number="1", issued=PartialDate(2021, 5, 1)), period=span(day(44_000)))


@family
def boards_with_the_same_bases(number: int) -> tuple[Entity, ...]:
    """Each of many boards rests on the wrong instruments."""
    bases = tuple(basis(text) for text in _BASES)
    return ORGANISATION, *(
        term(at, legal_bases=bases, period=span(day(40 * at + 44_000), 30)) for at in range(number // 8)
    )


@family
def one_id_for_all(number: int) -> tuple[Entity, ...]:
    """All sources, organisations, members, terms and appointments of a term have one id."""
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
    """Any two members, organisations and appointments of a term have one id."""
    few = range(number // 3)
    return (
        *(organisation(at // 2) for at in few),
        *(member(at // 2) for at in few),
        *board(*(appoint(at // 2, period=span(START)) for at in few)),
    )


@family
def unknown_references(number: int) -> tuple[Entity, ...]:
    """Nothing that is referred to is there."""
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
    """One organisation has many sources, half of which are there."""
    sources = (Source(id=f"s-{at}") for at in range(number // 2))
    return (*sources, attrs.evolve(ORGANISATION, source_ids=tuple(f"s-{at}" for at in range(number))))


@family
def waivers(number: int) -> tuple[tuple[Entity, ...], dict[str, Any]]:
    """Many waivers: past their day, of what has nothing to be waived, and of what is not there."""
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
    """Many waivers, each for one of many findings."""
    waived = tuple(Waiver(code="PSM110", subject=f"t-{at:04}", reason="asked the board") for at in range(number // 2))
    terms = (term(at, period=None, label="mendatang") for at in range(number // 2))
    return (ORGANISATION, *terms), {"config": Config(waivers=waived)}


def _fail(_subject: object, _context: Context) -> Iterator[Violation]:
    msg = "a rule that fails"
    raise RuntimeError(msg)


@family
def rules_that_fail(number: int) -> tuple[tuple[Entity, ...], dict[str, Any]]:
    """A rule fails on each of many organisations."""
    failing = attrs.evolve(RULES["PSM101"], code="XYZ001", name="failing", find=_fail)
    return tuple(organisation(at) for at in range(number)), {"rules": (*RULES.values(), failing)}


@family
def terms_that_may_be_single_days(number: int) -> tuple[Entity, ...]:
    """Half of the terms end on a day on which the others start; each may be that day alone."""
    spans = ("2001/2001-06-05", "2001-06-05/2001")
    return ORGANISATION, *(term(at, period=Period.parse(spans[at % 2]), label=str(at)) for at in range(number))


@family
def terms_that_start_on_one_day_and_may_end_on_it(number: int) -> tuple[Entity, ...]:
    """Any two terms start on one day and end in the same year."""
    return ORGANISATION, *(term(at, period=Period.parse("2001-06-05/2001"), label=str(at)) for at in range(number))


@family
def terms_of_one_day(number: int) -> tuple[Entity, ...]:
    """All terms are of one and the same day."""
    return ORGANISATION, *(term(at, period=span(START, 0), label=str(at)) for at in range(number))


@family
def terms_of_a_day_within_unknown_ones(number: int) -> tuple[Entity, ...]:
    """Half of the terms are of days of a year apart from each other, within any two of which the others may be."""
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
    """Half of the holders of a seat leave on the day on which the others start, and may have started on it too."""
    spans = ("2001/2001-06-05", "2001-06-05/2001")
    return board(*(appoint(at, period=Period.parse(spans[at % 2])) for at in range(number)))


@family
def holders_of_one_seat_for_one_day(number: int) -> tuple[Entity, ...]:
    """All holders of a seat hold it on one and the same day."""
    return board(*(appoint(at, period=span(START, 0)) for at in range(number)))


@family
def two_holders_who_hand_over_many_times(number: int) -> tuple[Entity, ...]:
    """One member stands many times in a seat, until a day, and another as often, from that day on."""
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
    """One member holds a seat many times in the first half of a year, in which others hold it for some time."""
    half = Period.parse("2001-01-01/2001-06-01")
    return board(
        *(
            appoint(at, member_id="m", period=half) if at % 2 else appoint(at, period=Period.parse("2001/2001"))
            for at in range(number)
        )
    )


@family
def holders_who_are_succeeded_on_the_second_day(number: int) -> tuple[Entity, ...]:
    """Half of the holders of a seat for the whole term are succeeded on its second day."""
    third = number // 3
    return board(
        *(appoint(at) for at in range(2 * third)),
        *(appoint(2 * third + at, period=span(day(1), 100), replaces_id=f"a-{at:04}") for at in range(third)),
        tenure=Tenure.WHOLE_TERM,
    )
