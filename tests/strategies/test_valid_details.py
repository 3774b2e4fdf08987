"""Registers that break no rule have every field of the schema, filled and empty, with values that agree."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import strategies as st

from psm_model import dumps
from psm_model.checking import Severity
from psm_model.checks import check
from psm_model.entities import Appointment, BoardTerm, Capacity, Event, Member, Register
from psm_model.entities.schema import FieldSpec, list_fields, record_types
from psm_model.strategies import valid_registers
from psm_model.strategies._valid_details import NARROWER, PLANNED, add_detail, list_details
from psm_model.values import OPEN
from tests.strategies.draws import draw_sample, find_simplest, is_reached

pytestmark = pytest.mark.slow

PLAIN = 300
RICHEST = 5
TRIES = 8
A_FEW_LINES = 20


def test_fields_with_planned_or_narrower_values_exist() -> None:
    """Each field that the plans fill, or that takes only some values of its type, is a field of its class."""
    planned = {(kind, name) for kind, names in PLANNED.items() for name in names}
    fields = {(kind, field.name) for kind in record_types(Register) for field in list_fields(kind)}
    assert planned | set(NARROWER) <= fields
    assert planned.isdisjoint(NARROWER)


@cache
def detailed_registers() -> tuple[Register, ...]:
    """Return some valid registers with most kinds of records, without further details and with each of them."""
    drawn = draw_sample(valid_registers(), PLAIN)
    kinds = {register: {type(record) for _, record in register.walk()} for register in drawn}
    richest_first = sorted(kinds, key=lambda register: len(kinds[register]), reverse=True)
    detailed = list(drawn)
    for detail in list_details():
        able = [register for register in richest_first if detail.kind in kinds[register]][:RICHEST]
        tries = st.tuples(st.sampled_from(able), st.just(detail), st.integers(0, 59), detail.values)
        detailed += [add_detail(*each) for each in draw_sample(tries, TRIES)]
    return tuple(detailed)


# Any, here and below: records of all classes.
@cache
def records_by_class() -> dict[type, list[Any]]:
    """Return the records in these registers by their class."""
    by_class: dict[type, list[Any]] = {}
    for register in detailed_registers():
        for _, record in register.walk():
            by_class.setdefault(type(record), []).append(record)
    return by_class


def list_records(kind: type[Any]) -> list[Any]:
    """Return the records of a class in these registers."""
    return records_by_class().get(kind, [])


def is_in_some(kind: type[Any], field: FieldSpec, *, filled: bool) -> bool:
    """Return whether some record of a class has a field filled, or empty; draw more registers if necessary."""

    def is_wanted(record: object) -> bool:
        return type(record) is kind and (getattr(record, field.name) != field.default) is filled

    return any(map(is_wanted, list_records(kind))) or is_reached(
        valid_registers(), lambda register: any(is_wanted(record) for _, record in register.walk())
    )


@pytest.mark.parametrize(
    "kind", [kind for kind in record_types(Register) if kind is not Register], ids=lambda kind: kind.__name__
)
def test_every_field_occurs_filled_and_empty(kind: type[Any]) -> None:
    """Every field of the schema has a value in some register, and if it is optional, has none in another."""
    for field in list_fields(kind):
        assert is_in_some(kind, field, filled=True), field.name
        assert field.is_required or is_in_some(kind, field, filled=False), field.name


def test_details_break_no_rule() -> None:
    """Whatever field is filled or emptied, a check finds no error and no warning."""
    for register in detailed_registers()[PLAIN::2]:
        assert [finding.code for finding in check(register) if finding.severity is not Severity.INFO] == []


def test_somebody_who_left_does_not_go_on() -> None:
    """There is a reason for leaving only where the post has an end, or the service does not run on."""
    left = [appointment for appointment in list_records(Appointment) if appointment.ended]
    assert all(each.capacity is Capacity.FORMER or each.period is not None for each in left)
    members = [member for member in list_records(Member) if member.service_ended or member.membership_ended]
    periods = [each.period for each in left] + [member.service for member in members]
    assert periods
    assert all(period is None or period.end is not OPEN for period in periods)


def test_decrees_of_a_post_are_those_of_its_board() -> None:
    """The decrees about an appointment are about its board too, so they are in force."""
    appointed = [(term, each) for term in list_records(BoardTerm) for each in term.appointments if each.decree_ids]
    assert appointed
    assert all(set(each.decree_ids) <= set(term.decree_ids) for term, each in appointed)


def test_events_and_counts_are_in_the_area() -> None:
    """The area of an event or a count is within that of its organisation."""
    placed = [
        (organisation.area, area)
        for register in detailed_registers()
        for organisation in register.organisations
        for areas in (
            [event.area for event in organisation.events],
            [count.area for count in organisation.stated_counts],
        )
        for area in areas
        if area is not None
    ]
    assert placed
    assert all(area is None or area.contains(inner) for area, inner in placed)


def test_written_dates_agree() -> None:
    """The date of an event as written is the recorded date."""
    dated = [event for event in list_records(Event) if event.date and event.date_as_written]
    assert dated
    assert all(event.date_as_written == event.date.to_text(language="id") for event in dated)


@pytest.mark.parametrize(
    "is_wanted",
    [
        lambda register: any(getattr(record, "note", None) for _, record in register.walk()),
        lambda register: any(member.names for member in register.members),
    ],
)
def test_failing_properties_shrink_to_the_detail(is_wanted: Callable[[Register], bool]) -> None:
    """A property that a detail makes fail shrinks to a record with this detail alone."""
    assert len(dumps(find_simplest(valid_registers(), is_wanted)).splitlines()) <= A_FEW_LINES
