"""Registers that are the worst case of the rules on terms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs

from psm_model.checking import Config
from psm_model.entities import Attestation, Decree, Inauguration, Membership, TermChange, TermChangeKind, TermStatus
from psm_model.entities.register import Entity
from psm_model.values import Level, PartialDate, Period
from tests.rules.growth.families import ORGANISATION, START, appoint, day, family, member, partial, span, term


@family
def terms_of_the_same_days(number: int) -> tuple[Entity, ...]:
    """Return terms that all have the same days."""
    return ORGANISATION, *(term(at, label=str(at)) for at in range(number))


@family
def terms_of_the_same_years(number: int) -> tuple[Entity, ...]:
    """Return terms that may all share days, or hand over on one."""
    return ORGANISATION, *(term(at, period=Period.parse("2020/2020"), other_labels=(str(at),)) for at in range(number))


@family
def terms_attested_within_each_other(number: int) -> tuple[Entity, ...]:
    """Return terms without a period, attested on two days, each of which encloses the days of the next."""
    return (
        ORGANISATION,
        *(
            term(at, period=None, attested=[Attestation(on=partial(at)), Attestation(on=partial(9000 - at))])
            for at in range(number)
        ),
    )


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
