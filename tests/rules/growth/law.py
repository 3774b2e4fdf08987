"""Registers that are the worst case of the rules on decrees and legal bases."""

from __future__ import annotations

from typing import Final

import attrs

from psm_model.entities import Decree, TermChange, TermChangeKind
from psm_model.entities.register import Entity
from psm_model.values import PartialDate
from tests.rules.growth.families import ORGANISATION, START, appoint, basis, board, day, family, partial, span, term


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
def decrees_that_change_later_ones(number: int) -> tuple[Entity, ...]:
    """Return decrees that each revoke the next, which was issued later, and a last one that was amended by all."""
    return tuple(
        Decree(
            id=f"sk-{at:04}",
            issued=partial(at),
            revokes_ids=[f"sk-{at + 1:04}"] if at + 1 < number else [],
            amends_ids=[f"sk-{number - 1:04}"] if at + 1 < number else [],
        )
        for at in range(number)
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
