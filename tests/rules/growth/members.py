"""Registers that are the worst case of the rules on members."""

from __future__ import annotations

from datetime import date, timedelta

from psm_model.entities import Card, CardKind, Training
from psm_model.entities.register import Entity
from psm_model.values import AreaCode, Identifier, PartialDate, Period
from tests.rules.growth.families import ORGANISATION, family, member, partial


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
