"""The strategies for entities and registers of anything: what they end in, and all that they reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy

from psm_model import dumps, loads
from psm_model.entities import (
    Appointment,
    AreaName,
    BoardTerm,
    Capacity,
    Card,
    CardKind,
    Decree,
    DecreeStatus,
    Event,
    Inauguration,
    InaugurationStatus,
    LegalBasis,
    Member,
    Membership,
    Officiant,
    Organisation,
    Post,
    Register,
    Roster,
    Source,
    Speaker,
    StatedCount,
    TermStatus,
    Training,
)
from psm_model.strategies import (
    appointments,
    area_names,
    board_terms,
    cards,
    decrees,
    events,
    ids,
    inaugurations,
    legal_bases,
    members,
    officiants,
    organisations,
    registers,
    sources,
    speakers,
    stated_counts,
    trainings,
)
from psm_model.values import OPEN, UNKNOWN, Level, PartialDate, Period, PersonName, Precision
from tests.strategies.draws import is_reached, parts, sample_of, simplest

FEW = max(20, settings().max_examples // 5)


@pytest.mark.parametrize(
    ("strategy", "expected"),
    [
        (ids(), "x-0"),
        (sources(), Source(id="x-0")),
        (decrees(), Decree()),
        (legal_bases(), LegalBasis(as_written="0")),
        (officiants(), Officiant()),
        (speakers(), Speaker()),
        (inaugurations(), Inauguration()),
        (events(), Event()),
        (cards(), Card(kind=CardKind.NATIONAL)),
        (trainings(), Training(title="0")),
        (members(), Member(id="x-0", name=PersonName("Contoh"))),
        (appointments(), Appointment(id="x-0", post=Post.CHAIR, member_id="x-0")),
        (board_terms(), BoardTerm(id="x-0", organisation_id="x-0")),
        (area_names(), AreaName(level=Level.NATIONAL, name="0")),
        (stated_counts(), StatedCount(number="0", of="0")),
        (organisations(), Organisation(id="x-0", name="IPSM Nasional", level=Level.NATIONAL)),
        (registers(), Register()),
    ],
    ids=lambda value: type(value).__name__ if attrs.has(type(value)) else "",
)
def test_minimises_to_what_it_says(strategy: SearchStrategy[object], expected: object) -> None:
    """A failing example of which all fail ends in the simplest, as the docstring has it."""
    assert simplest(strategy) == expected


@cache
def drawn() -> tuple[Register, ...]:
    """Registers of all sorts."""
    return tuple(sample_of(registers(), 200))


def in_some_register(condition: Callable[[Register], bool]) -> bool:
    """Return whether a condition holds of any register that is drawn: of those drawn already, or of many more."""
    return any(map(condition, drawn())) or is_reached(registers(), condition)


@cache
def found() -> dict[type, list[object]]:
    """What stands in them, by its class."""
    by_class: dict[type, list[object]] = {}
    # Posts are many, and what is drawn in a register resembles what is drawn beside it.
    for part in parts((*drawn(), *sample_of(appointments(), 200))):
        by_class.setdefault(type(part), []).append(part)
    return by_class


@pytest.mark.parametrize(
    "kind", [Level, Post, Capacity, TermStatus, Roster, Membership, CardKind, DecreeStatus, InaugurationStatus]
)
def test_each_member_of_an_enumeration_occurs(kind: type[Enum]) -> None:
    """Every level, post, capacity, status and so on stands somewhere in a register."""
    assert set(found()[kind]) == set(kind)


@pytest.mark.parametrize(
    "strategy",
    [
        *(sources, organisations, area_names, stated_counts, events, legal_bases, members, cards, trainings),
        *(board_terms, appointments, decrees, inaugurations, officiants, speakers),
    ],
)
def test_each_field_occurs_filled_and_empty(strategy: Callable[[], SearchStrategy[Any]]) -> None:
    """Every field that may be absent or empty is so somewhere, and every field is filled somewhere."""
    records = sample_of(strategy(), 80)
    for field in attrs.fields(type(records[0])):
        values = [getattr(one, field.name) for one in records]
        assert any(value not in {None, ()} for value in values), field.name
        if field.default in {None, ()}:
            assert any(value in {None, ()} for value in values), field.name


def test_dates_and_ends_occur() -> None:
    """Dates of each precision, leap days, and ends that are unknown or open stand somewhere in a register."""
    dates = [one for one in found()[PartialDate] if isinstance(one, PartialDate)]
    assert {one.precision for one in dates} == set(Precision)
    assert any(str(one).endswith("-02-29") for one in dates)
    periods = [one for one in found()[Period] if isinstance(one, Period)]
    assert any(one.start is UNKNOWN for one in periods)
    assert {UNKNOWN, OPEN} <= {one.end for one in periods}


def held(register: Register) -> Iterator[Appointment]:
    """Who is on any board."""
    return (held for term in register.board_terms for held in term.appointments)


# By what refers to something else, whether each such reference leads to something in the register.
REFERENCES: dict[str, Callable[[Register], Iterable[bool]]] = {
    "organisation": lambda drawn: (
        term.organisation_id in {one.id for one in drawn.organisations} for term in drawn.board_terms
    ),
    "parent": lambda drawn: (
        child.parent_id in {one.id for one in drawn.organisations} for child in drawn.organisations if child.parent_id
    ),
    "member": lambda drawn: (
        one.member_id in {who.id for who in drawn.members} for one in held(drawn) if one.member_id
    ),
    "replaced": lambda drawn: (
        one.replaces_id in {other.id for other in term.appointments}
        for term in drawn.board_terms
        for one in term.appointments
        if one.replaces_id
    ),
    "source": lambda drawn: (
        source_id in {source.id for source in drawn.sources} for who in drawn.members for source_id in who.source_ids
    ),
}


@pytest.mark.parametrize("name", REFERENCES)
def test_references_lead_somewhere_and_nowhere(name: str) -> None:
    """Each kind of reference leads to what is in the register in some, and to nothing in others."""
    assert in_some_register(lambda drawn: True in REFERENCES[name](drawn))
    assert in_some_register(lambda drawn: False in REFERENCES[name](drawn))


@pytest.mark.parametrize("kind", ["sources", "organisations", "members", "board_terms"])
def test_ids_stand_twice_and_once(kind: str) -> None:
    """Some registers have two entities of a kind with one id, others have two and each its own."""

    def most(register: Register) -> int:
        return max(Counter(one.id for one in getattr(register, kind)).values(), default=0)

    assert in_some_register(lambda drawn: most(drawn) > 1)
    assert in_some_register(lambda drawn: len(getattr(drawn, kind)) > 1 and most(drawn) == 1)


@settings(max_examples=FEW)
@given(registers())
def test_registers_can_be_written_and_read(register: Register) -> None:
    """Whatever is drawn is a register that a document can hold, the same after as before."""
    assert loads(dumps(register)) == register
