"""The strategies for entities and for any registers: what they minimise to, and what they reach."""

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
    Organisation,
    Participant,
    Post,
    Register,
    Role,
    Roster,
    Source,
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
    organisations,
    participants,
    registers,
    sources,
    stated_counts,
    trainings,
)
from psm_model.values import OPEN, UNKNOWN, Level, PartialDate, Period, PersonName, Precision
from tests.strategies.draws import draw_sample, find_simplest, is_reached, iter_parts

FEW = max(20, settings().max_examples // 5)


@pytest.mark.parametrize(
    ("strategy", "expected"),
    [
        (ids(), "x-0"),
        (sources(), Source(id="x-0")),
        (decrees(), Decree(id="x-0")),
        (legal_bases(), LegalBasis(as_written="0")),
        (participants(), Participant(role=Role.OFFICIANT)),
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
def test_minimises_to_the_documented_value(strategy: SearchStrategy[object], expected: object) -> None:
    """A strategy minimises to the value in its docstring."""
    assert find_simplest(strategy) == expected


@cache
def draw_registers(sample: int = 0) -> tuple[Register, ...]:
    """Return registers of all sorts."""
    return tuple(draw_sample(registers(), 100, sample))


def is_true_of_some_register(condition: Callable[[Register], bool]) -> bool:
    """Return whether a condition holds for a drawn register; draw more if necessary."""
    return any(map(condition, draw_registers())) or is_reached(registers(), condition)


@cache
def parts_by_class(sample: int = 0) -> dict[type, list[object]]:
    """Return the parts of the drawn registers by class."""
    by_class: dict[type, list[object]] = {}
    # There are many posts, and draws within a register resemble each other.
    for part in iter_parts(
        (*draw_registers(sample), *draw_sample(appointments(), 200, sample), *draw_sample(inaugurations(), 50, sample))
    ):
        by_class.setdefault(type(part), []).append(part)
    return by_class


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind", [Level, Post, Capacity, TermStatus, Roster, Membership, CardKind, DecreeStatus, InaugurationStatus]
)
def test_each_member_of_an_enumeration_occurs(kind: type[Enum]) -> None:
    """Every level, post, capacity, status and so on occurs in a register."""
    occurring: set[object] = set()
    for sample in range(8):
        occurring.update(parts_by_class(sample)[kind])
        # A sample may lack a member by chance.
        if occurring == set(kind):
            break
    assert occurring == set(kind)


@pytest.mark.slow
@pytest.mark.parametrize(
    "strategy",
    [
        *(sources, organisations, area_names, stated_counts, events, legal_bases, members, cards, trainings),
        *(board_terms, appointments, decrees, inaugurations, participants),
    ],
)
def test_each_field_occurs_filled_and_empty(strategy: Callable[[], SearchStrategy[Any]]) -> None:
    """Every optional field is empty in some record, and every field is filled in some record."""
    records = draw_sample(strategy(), 60)
    for field in attrs.fields(type(records[0])):
        for filled in (True, False) if field.default in {None, ()} else (True,):

            def is_wanted(record: Any, name: str = field.name, filled: bool = filled) -> bool:  # noqa: FBT001
                return (getattr(record, name) not in {None, ()}) is filled

            assert any(map(is_wanted, records)) or is_reached(strategy(), is_wanted), (field.name, filled)


@pytest.mark.slow
def test_dates_and_ends_occur() -> None:
    """Dates of each precision, leap days, and unknown and open ends occur."""
    dates = [part for part in parts_by_class()[PartialDate] if isinstance(part, PartialDate)]
    assert {day.precision for day in dates} == set(Precision)
    assert any(str(day).endswith("-02-29") for day in dates)
    periods = [part for part in parts_by_class()[Period] if isinstance(part, Period)]
    assert any(period.start is UNKNOWN for period in periods)
    assert {UNKNOWN, OPEN} <= {period.end for period in periods}


def iter_appointments(register: Register) -> Iterator[Appointment]:
    """Yield the appointments of all boards."""
    return (appointment for term in register.board_terms for appointment in term.appointments)


# For each kind of reference, whether its targets are in the register.
REFERENCES: dict[str, Callable[[Register], Iterable[bool]]] = {
    "organisation": lambda drawn: (
        term.organisation_id in {organisation.id for organisation in drawn.organisations} for term in drawn.board_terms
    ),
    "parent": lambda drawn: (
        child.parent_id in {organisation.id for organisation in drawn.organisations}
        for child in drawn.organisations
        if child.parent_id
    ),
    "member": lambda drawn: (
        appointment.member_id in {member.id for member in drawn.members}
        for appointment in iter_appointments(drawn)
        if appointment.member_id
    ),
    "replaced": lambda drawn: (
        appointment.replaces_id in {other.id for other in term.appointments}
        for term in drawn.board_terms
        for appointment in term.appointments
        if appointment.replaces_id
    ),
    "source": lambda drawn: (
        source_id in {source.id for source in drawn.sources}
        for member in drawn.members
        for source_id in member.source_ids
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", REFERENCES)
def test_references_are_valid_and_dangling(name: str) -> None:
    """Each kind of reference is valid in some registers and dangling in others."""
    assert is_true_of_some_register(lambda drawn: True in REFERENCES[name](drawn))
    assert is_true_of_some_register(lambda drawn: False in REFERENCES[name](drawn))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sources", "organisations", "members", "board_terms"])
def test_ids_are_duplicated_and_unique(kind: str) -> None:
    """Some registers have two entities with the same id, others only unique ids."""

    def most_frequent(register: Register) -> int:
        return max(Counter(entity.id for entity in getattr(register, kind)).values(), default=0)

    assert is_true_of_some_register(lambda drawn: most_frequent(drawn) > 1)
    assert is_true_of_some_register(lambda drawn: len(getattr(drawn, kind)) > 1 and most_frequent(drawn) == 1)


@settings(max_examples=FEW)
@given(registers())
def test_registers_can_be_written_and_read(register: Register) -> None:
    """Every drawn register survives a document."""
    assert loads(dumps(register)) == register
