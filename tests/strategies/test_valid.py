"""Registers that break no rule: that they don't, all that they reach, and what a failing property ends in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings

from psm_model import dumps
from psm_model.checking import Severity
from psm_model.checks import check
from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    CardKind,
    Membership,
    Post,
    Register,
    Roster,
    TermStatus,
)
from psm_model.strategies import valid_registers
from psm_model.values import OPEN, UNKNOWN, Level, PartialDate, Precision
from tests.strategies.draws import parts, sample_of, simplest

MANY = max(500, settings().max_examples)
A_SCREEN = 40


def test_minimises_to_what_it_says() -> None:
    """A failing example of which all fail ends in the empty register."""
    assert simplest(valid_registers()) == Register()


@settings(max_examples=MANY)
@given(valid_registers())
def test_breaks_no_rule(register: Register) -> None:
    """No rule finds an error or a warning, and what is found besides is certain to be no more than information."""
    assert [one.code for one in check(register).findings if one.severity is not Severity.INFO] == []


@cache
def drawn() -> tuple[Register, ...]:
    """Registers that break no rule."""
    return tuple(sample_of(valid_registers(), 300))


def boards(register: Register) -> Iterator[list[BoardTerm]]:
    """The boards of each organisation, in order."""
    for organisation in register.organisations:
        yield [term for term in register.board_terms if term.organisation_id == organisation.id]


def held(register: Register) -> list[Appointment]:
    """Who is on any board."""
    return [appointment for term in register.board_terms for appointment in term.appointments]


def dates(value: object) -> Iterator[PartialDate]:
    """Every date in a record, at any depth."""
    return (part for part in parts(value) if isinstance(part, PartialDate))


def ends(register: Register) -> set[object]:
    """How the terms of boards end."""
    return {term.period.end for term in register.board_terms if term.period is not None}


def precisions(register: Register) -> set[Precision]:
    """How far the ends of its boards' terms are known."""
    periods = [term.period for term in register.board_terms if term.period is not None]
    return {date.precision for period in periods for date in dates(attrs.astuple(period, recurse=False))}


FEATURES: dict[str, Callable[[Register], object]] = {
    "two levels": lambda register: len({one.level for one in register.organisations}) == 2,
    "three levels": lambda register: len({one.level for one in register.organisations}) == 3,
    "an organisation below another": lambda register: any(one.parent_id for one in register.organisations),
    "an organisation founded": lambda register: any(one.founded for one in register.organisations),
    "an organisation dissolved": lambda register: any(one.dissolved for one in register.organisations),
    "two boards, one after the other": lambda register: any(len(terms) == 2 for terms in boards(register)),
    "three boards, one after the other": lambda register: any(len(terms) == 3 for terms in boards(register)),
    "a board that starts on the day after the one before ends": lambda register: any(
        first.period and second.period and first.period.meets(second.period).certain
        for terms in boards(register)
        for first, second in pairwise(terms)
    ),
    "a handover day": lambda register: "PSM112" in check(register).codes,
    "a replacement": lambda register: any(one.replaces_id for one in held(register)),
    "a replaced chair": lambda register: any(one.replaces_id and one.post is Post.CHAIR for one in held(register)),
    "a member on a board": lambda register: any(one.member_id for one in held(register)),
    "a named person on a board": lambda register: any(one.name for one in held(register)),
    "an office on a board": lambda register: any(one.office for one in held(register)),
    "a term by its label alone": lambda register: any(one.label and not one.period for one in register.board_terms),
    "a term by label and period": lambda register: any(one.label and one.period for one in register.board_terms),
    "a term known to the year": lambda register: Precision.YEAR in precisions(register),
    "a term known to the month": lambda register: Precision.MONTH in precisions(register),
    "a term known to the day": lambda register: Precision.DAY in precisions(register),
    "a leap day": lambda register: any(str(one).endswith("-02-29") for one in dates(register)),
    "a term from a leap day": lambda register: any(
        str(one.period).partition("/")[0].endswith("-02-29") for one in register.board_terms
    ),
    "a term whose end is unknown": lambda register: UNKNOWN in ends(register),
    "a term that runs on": lambda register: OPEN in ends(register),
    "service that runs on": lambda register: any(one.service and one.service.end is OPEN for one in register.members),
    "service whose end is unknown": lambda register: any(
        one.service and one.service.end is UNKNOWN for one in register.members
    ),
    "a birth on a leap day": lambda register: any(str(one.birth_date).endswith("-02-29") for one in register.members),
    "an honorary member": lambda register: any(one.membership is Membership.HONORARY for one in register.members),
    "a national card": lambda register: any(
        card.kind is CardKind.NATIONAL and card.issuer_id for one in register.members for card in one.cards
    ),
    "a temporary card": lambda register: any(
        card.kind is CardKind.TEMPORARY and card.issuer_id for one in register.members for card in one.cards
    ),
    "a board recorded whole": lambda register: any(one.roster is Roster.COMPLETE for one in register.board_terms),
    "a decree": lambda register: any(one.decree for one in register.board_terms),
    "an inauguration": lambda register: any(one.inauguration for one in register.board_terms),
    "a law": lambda register: any(basis.citation for one in register.board_terms for basis in one.legal_bases),
    "a source": lambda register: register.sources,
    "an event": lambda register: any(one.events for one in register.organisations),
}


@pytest.mark.parametrize("feature", FEATURES)
def test_reaches(feature: str) -> None:
    """What a register may have without breaking a rule does occur among a few hundred, and so does its absence."""
    had = Counter(bool(FEATURES[feature](register)) for register in drawn())
    assert had[True] >= 2
    assert had[False] >= 2


@pytest.mark.parametrize("kind", [Level, Post, Capacity])
def test_reaches_each_level_post_and_capacity(kind: type[Level | Post | Capacity]) -> None:
    """Every level of an organisation, and every post and capacity on a board, occurs."""
    occurring = {one.level for register in drawn() for one in register.organisations} | {
        value for register in drawn() for one in held(register) for value in (one.post, one.capacity)
    }
    assert occurring >= set(kind)


def test_boards_are_in_office_or_not() -> None:
    """Boards are in office, annulled or caretakers; a disputed one would have a rival, which is a warning."""
    assert {term.status for register in drawn() for term in register.board_terms} == set(TermStatus) - {
        TermStatus.DISPUTED
    }


def _two_terms(register: Register) -> bool:
    return any(len(terms) > 1 for terms in boards(register))


@pytest.mark.parametrize(
    "broken",
    [
        _two_terms,
        FEATURES["a replaced chair"],
        FEATURES["a member on a board"],
        FEATURES["a national card"],
    ],
)
def test_failing_properties_end_in_a_screenful(broken: Callable[[Register], object]) -> None:
    """A property that fails ends in a register that fits a screen as JSON, with nothing in it to leave out."""
    register = simplest(valid_registers(), lambda drawn: bool(broken(drawn)))
    assert len(dumps(register).splitlines()) <= A_SCREEN
    for kind in ("sources", "organisations", "members", "board_terms"):
        entities = getattr(register, kind)
        for place in range(len(entities)):
            fewer = attrs.evolve(register, **{kind: entities[:place] + entities[place + 1 :]})
            unlinked = {one.code for one in check(fewer).findings if one.severity is not Severity.INFO}
            assert unlinked or not broken(fewer)
