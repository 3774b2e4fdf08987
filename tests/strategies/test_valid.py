"""Registers that break no rule: their findings, their variety, and what they minimise to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Final

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
    TermChangeKind,
    TermStatus,
)
from psm_model.entities.schema import list_fields, record_types
from psm_model.strategies import valid_registers
from psm_model.values import OPEN, UNKNOWN, Level, PartialDate, Precision
from tests.strategies.draws import draw_sample, extend_sample, find_simplest, is_reached, iter_parts

MANY = max(200, settings().max_examples)
A_SCREEN = 40
# Hypothesis varies examples, so that a field that is expected in 5 of 100 registers may be in fewer of a sample.
LEAST = 0.02


def test_minimises_to_the_empty_register() -> None:
    """The strategy minimises to the empty register."""
    assert find_simplest(valid_registers()) == Register()


@pytest.mark.slow
@settings(max_examples=MANY)
@given(valid_registers())
def test_breaks_no_rule(register: Register) -> None:
    """A check finds no error and no warning."""
    assert [finding.code for finding in check(register).findings if finding.severity is not Severity.INFO] == []


@cache
def draw_registers() -> tuple[Register, ...]:
    """Return registers that break no rule."""
    return tuple(draw_sample(valid_registers(), 250))


def iter_boards(register: Register) -> Iterator[list[BoardTerm]]:
    """Yield the boards of each organisation, in order."""
    for organisation in register.organisations:
        yield [term for term in register.board_terms if term.organisation_id == organisation.id]


def list_appointments(register: Register) -> list[Appointment]:
    """Return the appointments of all boards."""
    return [appointment for term in register.board_terms for appointment in term.appointments]


def iter_dates(value: object) -> Iterator[PartialDate]:
    """Yield every date in a record, at any depth."""
    return (part for part in iter_parts(value) if isinstance(part, PartialDate))


def list_ends(register: Register) -> set[object]:
    """Return the ends of the terms of boards."""
    return {term.period.end for term in register.board_terms if term.period is not None}


def list_precisions(register: Register) -> set[Precision]:
    """Return the precisions of the ends of the terms of boards."""
    periods = [term.period for term in register.board_terms if term.period is not None]
    return {date.precision for period in periods for date in iter_dates(attrs.astuple(period, recurse=False))}


FEATURES: dict[str, Callable[[Register], object]] = {
    "two levels": lambda register: len({organisation.level for organisation in register.organisations}) == 2,
    "three levels": lambda register: len({organisation.level for organisation in register.organisations}) == 3,
    "an organisation below another": lambda register: any(
        organisation.parent_id for organisation in register.organisations
    ),
    "an organisation founded": lambda register: any(organisation.founded for organisation in register.organisations),
    "an organisation dissolved": lambda register: any(
        organisation.dissolved for organisation in register.organisations
    ),
    "two boards, one after the other": lambda register: any(len(terms) == 2 for terms in iter_boards(register)),
    "three boards, one after the other": lambda register: any(len(terms) == 3 for terms in iter_boards(register)),
    "a board that starts on the day after the one before ends": lambda register: any(
        first.period and second.period and first.period.meets(second.period).certain
        for terms in iter_boards(register)
        for first, second in pairwise(terms)
    ),
    "a handover day": lambda register: "PSM112" in check(register).codes,
    "a replacement": lambda register: any(appointment.replaces_id for appointment in list_appointments(register)),
    "a replaced chair": lambda register: any(
        appointment.replaces_id and appointment.post is Post.CHAIR for appointment in list_appointments(register)
    ),
    "a member on a board": lambda register: any(appointment.member_id for appointment in list_appointments(register)),
    "a named person on a board": lambda register: any(appointment.name for appointment in list_appointments(register)),
    "an office on a board": lambda register: any(appointment.office for appointment in list_appointments(register)),
    "a term by its label alone": lambda register: any(term.label and not term.period for term in register.board_terms),
    "a term by label and period": lambda register: any(term.label and term.period for term in register.board_terms),
    "a term known to the year": lambda register: Precision.YEAR in list_precisions(register),
    "a term known to the month": lambda register: Precision.MONTH in list_precisions(register),
    "a term known to the day": lambda register: Precision.DAY in list_precisions(register),
    "a leap day": lambda register: any(str(day).endswith("-02-29") for day in iter_dates(register)),
    "a term from a leap day": lambda register: any(
        str(term.period).partition("/")[0].endswith("-02-29") for term in register.board_terms
    ),
    "a term whose end is unknown": lambda register: UNKNOWN in list_ends(register),
    "a term that runs on": lambda register: OPEN in list_ends(register),
    "service that runs on": lambda register: any(
        member.service and member.service.end is OPEN for member in register.members
    ),
    "service whose end is unknown": lambda register: any(
        member.service and member.service.end is UNKNOWN for member in register.members
    ),
    "a birth on a leap day": lambda register: any(
        str(member.birth_date).endswith("-02-29") for member in register.members
    ),
    "an honorary member": lambda register: any(member.membership is Membership.HONORARY for member in register.members),
    "a national card": lambda register: any(
        card.kind is CardKind.NATIONAL and card.issuer_id for member in register.members for card in member.cards
    ),
    "a temporary card": lambda register: any(
        card.kind is CardKind.TEMPORARY and card.issuer_id for member in register.members for card in member.cards
    ),
    "a board recorded whole": lambda register: any(term.roster is Roster.COMPLETE for term in register.board_terms),
    "a decree": lambda register: any(term.decree_ids for term in register.board_terms),
    "an inauguration": lambda register: any(term.inauguration for term in register.board_terms),
    "a law": lambda register: any(basis.citation for term in register.board_terms for basis in term.legal_bases),
    "a source": lambda register: register.sources,
    "an event": lambda register: any(organisation.events for organisation in register.organisations),
    "a remark": lambda register: any(getattr(record, "note", None) for _, record in register.walk()),
    "data of an application": lambda register: any(getattr(record, "extra", None) for _, record in register.walk()),
    "a withheld field": lambda register: any(getattr(record, "withheld", ()) for _, record in register.walk()),
}


@pytest.mark.slow
@pytest.mark.parametrize("feature", FEATURES)
def test_reaches(feature: str) -> None:
    """Each feature that a valid register may have occurs in some, and is absent in others."""
    has_feature = FEATURES[feature]
    occurrences = Counter(bool(has_feature(register)) for register in draw_registers())
    assert occurrences[True] or is_reached(valid_registers(), lambda register: bool(has_feature(register)))
    assert occurrences[False]


def list_levels_posts_and_capacities(registers: Iterable[Register]) -> set[object]:
    """Return the levels of all organisations, and the posts and capacities on all boards."""
    return {organisation.level for register in registers for organisation in register.organisations} | {
        value
        for register in registers
        for appointment in list_appointments(register)
        for value in (appointment.post, appointment.capacity)
    }


@pytest.mark.slow
@pytest.mark.parametrize("kind", [Level, Post, Capacity])
def test_reaches_each_level_post_and_capacity(kind: type[Level | Post | Capacity]) -> None:
    """Every level of an organisation, and every post and capacity on a board, occurs."""
    wanted = set(kind)
    registers = extend_sample(
        valid_registers(), draw_registers(), lambda drawn: list_levels_posts_and_capacities(drawn) >= wanted
    )
    assert list_levels_posts_and_capacities(registers) >= wanted


CHANGES: Final = {
    (TermChangeKind.EXTENDED, False),
    (TermChangeKind.EXTENDED, True),
    (TermChangeKind.SHORTENED, False),
}


def list_statuses_and_changes(
    registers: Iterable[Register],
) -> tuple[set[TermStatus], set[tuple[TermChangeKind, bool]]]:
    """Return the statuses of all boards, and the changes of their terms."""
    terms = [term for register in registers for term in register.board_terms]
    changes = {(change.kind, change.until_successor) for term in terms for change in term.changes}
    return {term.status for term in terms}, changes


@pytest.mark.slow
def test_boards_have_each_status_and_terms_each_change() -> None:
    """Boards are in office, annulled, disputed or caretakers; terms are extended, also until the next, or shortened."""
    expected = set(TermStatus), CHANGES
    registers = extend_sample(
        valid_registers(), draw_registers(), lambda drawn: list_statuses_and_changes(drawn) == expected
    )
    assert list_statuses_and_changes(registers) == expected


def find_early(registers: Iterable[Register]) -> list[bool]:
    """Return for each board after a shortened one whether it starts before the end that was decreed first."""
    return [
        second.bounds.start_max < first.decreed_span.bounds.end_min
        for register in registers
        for terms in iter_boards(register)
        for first, second in pairwise(terms)
        if first.changes and first.changes[-1].kind is TermChangeKind.SHORTENED and first.decreed_span and second.bounds
    ]


@pytest.mark.slow
def test_the_next_board_starts_where_a_shortened_one_ends() -> None:
    """A board whose term was shortened may have a next one, which starts before the end that was decreed first."""
    early = find_early(extend_sample(valid_registers(), draw_registers(), lambda drawn: bool(find_early(drawn))))
    assert early
    assert all(early)


OPTIONAL: Final = [
    (kind.__name__, field.name)
    for kind in record_types(Register)
    if kind is not Register
    for field in list_fields(kind)
    if not field.is_required
]


def find_rare_fields(registers: list[Register]) -> dict[tuple[str, str], int]:
    """Return the optional fields that few registers fill, with their numbers."""
    filled: Counter[tuple[str, str]] = Counter()
    for register in registers:
        filled.update(
            {
                (type(record).__name__, field.name)
                for _, record in register.walk()
                for field in list_fields(type(record))
                if getattr(record, field.name) != field.default
            }
        )
    return {name: filled[name] for name in OPTIONAL if filled[name] < LEAST * len(registers)}


@pytest.mark.slow
def test_every_optional_field_is_filled_in_many() -> None:
    """Each optional field has a value in many registers, so that a property meets it in the default 100 examples."""
    registers = extend_sample(valid_registers(), draw_registers(), lambda drawn: not find_rare_fields(drawn))
    assert find_rare_fields(registers) == {}


def _has_two_terms(register: Register) -> bool:
    return any(len(terms) > 1 for terms in iter_boards(register))


@pytest.mark.slow
@pytest.mark.parametrize(
    "broken",
    [
        _has_two_terms,
        FEATURES["a replaced chair"],
        FEATURES["a member on a board"],
        FEATURES["a national card"],
    ],
)
def test_failing_properties_shrink_to_one_screen(broken: Callable[[Register], object]) -> None:
    """A failing property shrinks to a register that fits a screen as JSON, without superfluous entities."""
    register = find_simplest(valid_registers(), lambda drawn: bool(broken(drawn)))
    assert len(dumps(register).splitlines()) <= A_SCREEN
    for kind in ("sources", "organisations", "members", "board_terms"):
        entities = getattr(register, kind)
        for index in range(len(entities)):
            fewer = attrs.evolve(register, **{kind: entities[:index] + entities[index + 1 :]})
            codes = {finding.code for finding in check(fewer).findings if finding.severity is not Severity.INFO}
            assert codes or not broken(fewer)
