"""Registers that are the worst case of the rules on records and references."""

from __future__ import annotations

import attrs

from psm_model.entities import Card, CardKind, Source
from psm_model.entities.register import Entity
from tests.rules.growth.families import ORGANISATION, START, appoint, board, family, member, organisation, span, term


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
