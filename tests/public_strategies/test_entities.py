"""The strategies for entities and registers of anything: what they end in, and all that they reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum
from functools import cache

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
from tests.public_strategies.draws import sample_of, simplest

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


def parts(value: object) -> Iterator[object]:
    """Everything that stands in a record, at any depth, and the record."""
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)
    elif attrs.has(kind := type(value)):
        for field in attrs.fields(kind):
            yield from parts(getattr(value, field.name))


@cache
def drawn() -> tuple[Register, ...]:
    """Registers of all sorts."""
    return tuple(sample_of(registers(), 600))


@cache
def found() -> dict[type, list[object]]:
    """What stands in them, by its class."""
    by_class: dict[type, list[object]] = {}
    for part in parts(drawn()):
        by_class.setdefault(type(part), []).append(part)
    return by_class


@pytest.mark.parametrize(
    "kind", [Level, Post, Capacity, TermStatus, Roster, Membership, CardKind, DecreeStatus, InaugurationStatus]
)
def test_each_member_of_an_enumeration_occurs(kind: type[Enum]) -> None:
    """Every level, post, capacity, status and so on stands somewhere in a register."""
    assert set(found()[kind]) == set(kind)


@pytest.mark.parametrize(
    "record",
    [
        *(Source, Organisation, AreaName, StatedCount, Event, LegalBasis, Member, Card, Training),
        *(BoardTerm, Appointment, Decree, Inauguration, Officiant, Speaker),
    ],
)
def test_each_field_occurs_filled_and_empty(record: type) -> None:
    """Every field that may be absent or empty is so somewhere, and every field is filled somewhere."""
    drawn_records = found()[record]
    for field in attrs.fields(record):
        values = [getattr(one, field.name) for one in drawn_records]
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


def test_references_lead_somewhere_and_nowhere() -> None:
    """Terms, parents, members, replacements and sources are found for some references, and not for others."""
    led: dict[str, set[bool]] = {name: set() for name in ("organisation", "parent", "member", "source", "replaced")}
    for register in drawn():
        known = {kind: {one.id for one in getattr(register, kind)} for kind in ("organisations", "members", "sources")}
        for term in register.board_terms:
            led["organisation"].add(term.organisation_id in known["organisations"])
            own = {one.id for one in term.appointments}
            led["replaced"] |= {one.replaces_id in own for one in term.appointments if one.replaces_id}
            led["member"] |= {one.member_id in known["members"] for one in term.appointments if one.member_id}
        cited = [one.source_ids for one in register.organisations] + [one.source_ids for one in register.members]
        led["source"] |= {source_id in known["sources"] for source_ids in cited for source_id in source_ids}
        for organisation in register.organisations:
            if organisation.parent_id:
                led["parent"].add(organisation.parent_id in known["organisations"])
    assert all(found == {True, False} for found in led.values()), led


def test_ids_stand_twice_and_once() -> None:
    """Some registers have two entities of a kind with one id, others have several and none twice."""
    most = [max(Counter(one.id for one in register.members).values(), default=0) for register in drawn()]
    assert max(most) > 1
    assert any(len(register.members) > 1 and repeated == 1 for register, repeated in zip(drawn(), most, strict=True))


@settings(max_examples=FEW)
@given(registers())
def test_registers_can_be_written_and_read(register: Register) -> None:
    """Whatever is drawn is a register that a document can hold, the same after as before."""
    assert loads(dumps(register)) == register
