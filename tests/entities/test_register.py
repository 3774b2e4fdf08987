"""Register: look-ups, the board on a day, the walk over all records, and changes."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import reduce
from itertools import product
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Decree,
    Member,
    Organisation,
    Post,
    Register,
    Source,
    TermStatus,
)
from psm_model.entities.register import Entity
from psm_model.errors import DuplicateIdError, NotFoundError, WrongTypeError
from psm_model.strategies import board_terms, decrees, members, organisations, partial_dates, sources
from psm_model.values import Level, PartialDate, Period, PersonName, Verdict
from tests.drawing import boards, skeletons
from tests.values import possible_worlds

KINDS: Final[dict[type[Any], tuple[str, str, Callable[[Register, str], Entity]]]] = {
    Source: ("sources", "source", Register.source),
    Decree: ("decrees", "decree", Register.decree),
    Organisation: ("organisations", "organisation", Register.organisation),
    Member: ("members", "member", Register.member),
    BoardTerm: ("board_terms", "board term", Register.board_term),
}
"""For each kind of entity: the field of a register, its name in messages, and the look-up."""
ENTITIES: Final = st.one_of(sources(), decrees(), organisations(), members(), board_terms())
"""Any entity."""
PLAIN: Final[list[Entity]] = [
    Source(id="x"),
    Decree(id="x"),
    Organisation(id="x", name="IPSM", level=Level.NATIONAL),
    Member(id="x", name=PersonName("Contoh")),
    BoardTerm(id="x", organisation_id="o"),
]


# Any: the caller knows the fields of the record.
def evolve(record: Any, **fields: object) -> Any:
    """Return the record with other values for some of its fields."""
    return attrs.evolve(record, **fields)


def class_name(entity: Entity) -> str:
    """Return the name of the class of an entity, for the ids of tests."""
    return type(entity).__name__


@given(skeletons())
def test_look_up_returns_the_first_of_duplicates(register: Register) -> None:
    """A look-up returns the first entity of its kind with the id."""
    for place, _, find in KINDS.values():
        records = getattr(register, place)
        for entity in records:
            assert find(register, entity.id) is next(other for other in records if other.id == entity.id)


@pytest.mark.parametrize("entity", PLAIN, ids=class_name)
def test_unknown_id(entity: Entity) -> None:
    """An unknown id is refused, even if an entity of another kind has it; the error names kind and id."""
    others = reduce(Register.add, (other for other in PLAIN if other is not entity), Register())
    _, kind, find = KINDS[type(entity)]
    with pytest.raises(NotFoundError) as caught:
        find(others, "x")
    assert (caught.value.kind, caught.value.key) == (kind, "x")
    assert str(caught.value) == f"no {kind} 'x'"
    assert caught.value.__context__ is None


def make_organisation(own_id: str, parent_id: str | None = None) -> Organisation:
    """Return an organisation."""
    return Organisation(id=own_id, name="IPSM", level=Level.NATIONAL, parent_id=parent_id)


def test_children() -> None:
    """The children of an organisation are those that name it, sorted by id; a leaf has none."""
    family = [
        make_organisation("c", "a"),
        make_organisation("b", "a"),
        make_organisation("a"),
        make_organisation("d", "nowhere"),
    ]
    register = Register(organisations=tuple(family))
    assert [child.id for child in register.children_of("a")] == ["b", "c"]
    assert register.children_of("b") == ()
    # An organisation with an unknown parent is still its child.
    assert [child.id for child in register.children_of("nowhere")] == ["d"]


@given(skeletons())
def test_children_name_their_parent(register: Register) -> None:
    """Each organisation with a parent is once among its children, and of no other."""
    parents = {child.parent_id for child in register.organisations if child.parent_id is not None}
    for parent_id in parents:
        expected = [child for child in register.organisations if child.parent_id == parent_id]
        assert list(register.children_of(parent_id)) == sorted(expected, key=lambda child: child.id)


@pytest.mark.parametrize("look_up", [Register.terms_of, Register.children_of])
def test_unknown_organisation(look_up: Callable[[Register, str], object]) -> None:
    """An unknown organisation is refused; a known one without terms or children has none."""
    register = Register(organisations=(make_organisation("o"),))
    assert look_up(register, "o") == ()
    with pytest.raises(NotFoundError) as caught:
        look_up(register, "p")
    assert (caught.value.kind, caught.value.key) == ("organisation", "p")


def test_terms_of_a_missing_organisation() -> None:
    """Terms of a missing organisation can be looked up; rules report the reference."""
    stray = BoardTerm(id="t", organisation_id="gone")
    assert Register(board_terms=(stray,)).terms_of("gone") == (stray,)


def term_order(term: BoardTerm) -> tuple[float, float, str]:
    """Return the sort key of a term, computed from each possible first day."""
    if term.span is None:
        return math.inf, math.inf, term.id
    start, end = str(term.span).split("/")
    if not start:
        last_end = math.inf if end in {"", ".."} else possible_worlds.list_days(end)[-1]
        return -math.inf, last_end, term.id
    latest = math.inf if end in {"", ".."} else possible_worlds.list_days(end)[-1]
    days = [day for day in possible_worlds.list_days(start) if day <= latest]
    return days[0], days[-1], term.id


FIRST, LAST = date(2025, 1, 29), date(2025, 2, 3)
"""A few days at the end of a month, so that periods often start together, meet and overlap."""


@given(st.data())
def test_terms_are_sorted(data: st.DataObject) -> None:
    """Terms are sorted by earliest start, latest start and id, those without a period last."""
    drawn = data.draw(st.lists(boards(FIRST, LAST), max_size=5))
    terms = [attrs.evolve(term, id=f"t-{position}") for position, term in enumerate(drawn)]
    shuffled = data.draw(st.permutations(terms))
    register = Register(
        organisations=(make_organisation("o"),), board_terms=(*shuffled, BoardTerm(id="u", organisation_id="p"))
    )
    assert list(register.terms_of("o")) == sorted(terms, key=term_order)


def is_held(appointment: Appointment, term: BoardTerm, on: str) -> Verdict:
    """Return whether an appointment is held on a day, computed from all completions of the record.

    An unrecorded period may or may not include the day. An appointment to a disputed board may be invalid.
    """
    if term.status is TermStatus.ANNULLED or appointment.capacity.value in {"former", "elect"}:
        return Verdict.NO
    periods = [appointment.period] if appointment.capacity is Capacity.HOLDOVER else [appointment.period, term.span]
    period_texts = [None if period is None else str(period) for period in periods]
    span = None if term.span is None else str(term.span)
    world = possible_worlds.representatives(possible_worlds.dates_in(f"{on}/", *filter(None, [*period_texts, span])))
    starts = [start for start, _ in possible_worlds.list_completions(span, world)] if span else []
    answers = set()
    for day in (candidate for candidate in world if candidate in possible_worlds.list_days(on)):
        # A holdover without a period continues after the term, and does not start before it.
        before = appointment.period is None and term.span is not None and day < min(starts)
        contained = [
            {True, False}
            if period is None and not before
            else {False}
            if period is None
            else {start <= day <= end for start, end in possible_worlds.list_completions(period, world)}
            for period in period_texts
        ]
        answers |= {all(combination) for combination in product(*contained)}
    if term.status is TermStatus.DISPUTED:
        answers |= {False}
    return possible_worlds.judge_all(answers)


@settings(max_examples=max(60, settings().max_examples))
@given(st.lists(boards(FIRST, LAST), max_size=2), partial_dates(min_value=FIRST, max_value=LAST))
def test_board_on_agrees_with_all_completions(terms: list[BoardTerm], on: PartialDate) -> None:
    """The board has those who hold their post in some completion, with YES if in every one."""
    register = Register(organisations=(make_organisation("o"),), board_terms=tuple(terms))
    expected = [
        (appointment, is_held(appointment, term, str(on)))
        for term in register.terms_of("o")
        for appointment in term.appointments
    ]
    assert list(register.board_on("o", on)) == [
        (appointment, verdict) for appointment, verdict in expected if verdict.possible
    ]
    if on.day is not None:
        assert register.board_on("o", on.earliest) == register.board_on("o", on)


def make_register(
    period: str | None,
    *,
    capacity: str = "substantive",
    status: str = "in_office",
    term: str | None = "2025-10-15/2030-10-14",
) -> Register:
    """Return a register with one appointment in one term."""
    appointment = Appointment(
        id="a",
        post=Post.CHAIR,
        office="Bupati",
        capacity=Capacity(capacity),
        period=None if period is None else Period.parse(period),
    )
    return Register(
        board_terms=(
            BoardTerm(
                id="t",
                organisation_id="o",
                period=None if term is None else Period.parse(term),
                status=TermStatus(status),
                appointments=(appointment,),
            ),
        )
    )


WHOLE: Final = "2025-10-15/2030-10-14"


@pytest.mark.parametrize(
    ("register", "on", "verdict"),
    [
        (make_register(WHOLE), "2025-10-14", "no"),
        (make_register(WHOLE), "2025-10-15", "yes"),
        (make_register(WHOLE), "2030-10-14", "yes"),
        (make_register(WHOLE), "2030-10-15", "no"),
        (make_register(WHOLE), "2025", "undetermined"),
        (make_register(WHOLE), "2026", "yes"),
        (make_register("2025/2030"), "2026-01-01", "yes"),
        (make_register("2025/2030"), "2025-12-01", "undetermined"),
        (make_register(None), "2026-01-01", "undetermined"),
        (make_register(None), "2030-10-14", "undetermined"),
        (make_register(None), "2030-10-15", "no"),
        (make_register(None, capacity="holdover"), "2031-01-01", "undetermined"),
        (make_register(None, capacity="holdover"), "2025-10-15", "undetermined"),
        (make_register(None, capacity="holdover"), "2025-10-14", "no"),
        (make_register(None, capacity="holdover", term=None), "1900-01-01", "undetermined"),
        (make_register("2030-10-15/2031-02-01", capacity="holdover"), "2031-01-01", "yes"),
        (make_register("2030-10-15/2031-02-01", capacity="acting"), "2031-01-01", "no"),
        (make_register(WHOLE, capacity="former"), "2026-01-01", "no"),
        (make_register(None, capacity="elect"), "2026-01-01", "no"),
        (make_register(WHOLE, status="annulled"), "2026-01-01", "no"),
        (make_register(WHOLE, status="disputed"), "2026-01-01", "undetermined"),
        (make_register(WHOLE, status="disputed"), "2031-01-01", "no"),
        (make_register(WHOLE, status="caretaker"), "2026-01-01", "yes"),
        (make_register(WHOLE, term=None), "2026-01-01", "undetermined"),
        (make_register(None, term=None), "2026-01-01", "undetermined"),
        # The appointment ends before the term starts, so no day of 2025 is in both.
        (make_register("2025-02-01/2025-03-01"), "2025", "no"),
        # The only day that is in both.
        (make_register("2025-02-01/2025-10-15"), "2025", "undetermined"),
        (make_register("2025-02-01/2025-10-15"), "2025-10-15", "yes"),
    ],
)
def test_board_on(register: Register, on: str, verdict: str) -> None:
    """The documented cases, each at its boundary."""
    verdicts = {appointment.id: answer.value for appointment, answer in register.board_on("o", PartialDate.parse(on))}
    assert verdicts.get("a", "no") == verdict


def test_board_on_of_an_unknown_organisation() -> None:
    """The board of an unknown organisation is refused."""
    with pytest.raises(NotFoundError, match="no organisation 'p'"):
        make_register(WHOLE).board_on("p", date(2026, 1, 1))


@pytest.mark.parametrize("period", [WHOLE, None])
def test_board_on_refuses_a_datetime(period: str | None) -> None:
    """A datetime is refused, because its day depends on a time zone."""
    with pytest.raises(WrongTypeError, match="expected a date without time"):
        make_register(period, term=None).board_on("o", datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("day", ["2026-01-01", None], ids=repr)
def test_board_on_validates_the_day(day: Any) -> None:
    """A value that is not a date is refused, also for an empty board."""
    with pytest.raises(WrongTypeError, match="expected a date, got"):
        Register.of(BoardTerm(id="t", organisation_id="o")).board_on("o", day)


@pytest.mark.parametrize("other", [7, "x", None, Register(), BoardTerm], ids=repr)
def test_only_entities_are_accepted(other: Any) -> None:
    """A register accepts sources, decrees, organisations, members and board terms; anything else is refused."""
    register = Register()
    for method in (Register.of, register.add, register.replace, register.remove):
        with pytest.raises(TypeError, match="expected a source, decree, organisation, member or board term, got"):
            method(other)


@given(skeletons(), ENTITIES)
def test_add(register: Register, entity: Entity) -> None:
    """An added entity is the last of its kind; a duplicate id is refused."""
    place, kind, find = KINDS[type(entity)]
    before = getattr(register, place)
    if any(other.id == entity.id for other in before):
        with pytest.raises(DuplicateIdError) as caught:
            register.add(entity)
        assert (caught.value.kind, caught.value.key) == (kind, entity.id)
    else:
        added = register.add(entity)
        assert added == evolve(register, **{place: (*before, entity)})
        assert find(added, entity.id) is entity
        assert added.remove(entity) == register


@given(skeletons(), ENTITIES)
def test_replace(register: Register, entity: Entity) -> None:
    """A replacement is at the place of the first entity with its id; nothing else changes."""
    place, kind, _ = KINDS[type(entity)]
    before = list(getattr(register, place))
    positions = [position for position, other in enumerate(before) if other.id == entity.id]
    if not positions:
        with pytest.raises(NotFoundError) as caught:
            register.replace(entity)
        assert (caught.value.kind, caught.value.key) == (kind, entity.id)
    else:
        before[positions[0]] = entity
        replaced = register.replace(entity)
        assert replaced == evolve(register, **{place: before})
        assert replaced.replace(entity) == replaced


@given(skeletons(), ENTITIES)
def test_remove(register: Register, entity: Entity) -> None:
    """The first entity of its kind with the id is removed; nothing else changes."""
    place, kind, _ = KINDS[type(entity)]
    before = list(getattr(register, place))
    positions = [position for position, other in enumerate(before) if other.id == entity.id]
    if not positions:
        with pytest.raises(NotFoundError) as caught:
            register.remove(entity)
        assert (caught.value.kind, caught.value.key) == (kind, entity.id)
    else:
        del before[positions[0]]
        assert register.remove(entity) == evolve(register, **{place: before})


@pytest.mark.parametrize("entity", PLAIN, ids=class_name)
def test_changes_of_one_entity(entity: Entity) -> None:
    """An entity of each kind can be added once, replaced and removed, between others of its kind."""
    place, _, find = KINDS[type(entity)]
    others = [evolve(entity, id=own_id) for own_id in "ab"]
    register = evolve(Register(), **{place: [others[0], entity, others[1]]})
    assert [record.id for record in getattr(register.remove(entity), place)] == ["a", "b"]
    with pytest.raises(DuplicateIdError, match="'x' already"):
        register.add(entity)
    newer = Source(id="x", url="u") if isinstance(entity, Source) else evolve(entity, source_ids=["s"])
    replaced = register.replace(newer)
    assert [record.id for record in getattr(replaced, place)] == ["a", "x", "b"]
    assert find(replaced, "x") is newer
    # The original register still has the old entity.
    assert find(register, "x") is entity


def test_removal_keeps_references() -> None:
    """References to a removed entity stay, for a rule to report."""
    register = Register(organisations=(make_organisation("o"),), board_terms=(BoardTerm(id="t", organisation_id="o"),))
    assert register.remove(make_organisation("o")).board_terms == register.board_terms


def test_repr() -> None:
    """The repr counts the entities."""
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL))
    assert repr(register) == "<Register: 1 organisation>"
    assert repr(Register()) == "<Register: empty>"
