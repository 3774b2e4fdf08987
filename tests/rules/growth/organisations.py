"""Registers that are the worst case of the rules on organisations."""

from __future__ import annotations

from typing import Any

from psm_model.entities import FormerArea, FormerParent, Organisation, Predecessor, Succession
from psm_model.entities.register import Entity
from psm_model.values import OPEN, AreaCode, Level, PartialDate, Period
from tests.rules.growth.families import family, organisation, partial, term


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
def organisations_that_continue_one(number: int) -> tuple[Entity, ...]:
    """Return organisations that all take the place of one, each on another day, and were founded later."""
    before = [Predecessor(organisation_id="o-0000", kind=Succession.MERGED, on=partial(at)) for at in range(number)]
    return tuple(
        organisation(at, level=Level.NATIONAL, predecessors=[before[at]] if at else [], founded=partial(at + 1))
        for at in range(number)
    )


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
