"""Register: look-ups, the board on a day, the walk over all records, and changes."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import reduce
from itertools import product
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Member,
    Organisation,
    Post,
    Register,
    Source,
    TermStatus,
)
from psm_model.entities.register import Entity
from psm_model.errors import DuplicateIdError, NotFoundError
from psm_model.formats.json import dumps
from psm_model.strategies import board_terms, members, organisations, partial_dates, registers, sources
from psm_model.values import Level, PartialDate, Period, PersonName, Verdict
from tests.drawing import boards, skeletons
from tests.values import possible_worlds

KINDS: Final[dict[type[Any], tuple[str, str, Callable[[Register, str], Entity]]]] = {
    Source: ("sources", "source", Register.source),
    Organisation: ("organisations", "organisation", Register.organisation),
    Member: ("members", "member", Register.member),
    BoardTerm: ("board_terms", "board term", Register.board_term),
}
"""Of each kind of entity: the field of a register, its name in messages, and the look-up."""

ENTITIES: Final = st.one_of(sources(), organisations(), members(), board_terms())
"""Anything that a register holds at its top."""

PLAIN: Final[list[Entity]] = [
    Source(id="x"),
    Organisation(id="x", name="IPSM", level=Level.NATIONAL),
    Member(id="x", name=PersonName("Contoh")),
    BoardTerm(id="x", organisation_id="o"),
]


# Any: which class has which fields only who calls knows.
def changed(record: Any, **fields: object) -> Any:
    """Return the record with other values for some of its fields."""
    return attrs.evolve(record, **fields)


def kind_of(entity: Entity) -> str:
    """The class of an entity, for the names of tests."""
    return type(entity).__name__


@given(skeletons())
def test_first_of_an_id_is_found(register: Register) -> None:
    """A look-up gives the first entity of its kind with the id, and no entity of another kind."""
    for place, _, find in KINDS.values():
        held = getattr(register, place)
        for entity in held:
            assert find(register, entity.id) is next(other for other in held if other.id == entity.id)


@pytest.mark.parametrize("entity", PLAIN, ids=kind_of)
def test_what_is_not_there_is_not_found(entity: Entity) -> None:
    """An id that no entity of the kind has is not found, even where another kind has it; the error names both."""
    others = reduce(Register.add, (other for other in PLAIN if other is not entity), Register())
    _, kind, find = KINDS[type(entity)]
    with pytest.raises(NotFoundError) as caught:
        find(others, "x")
    assert (caught.value.kind, caught.value.key) == (kind, "x")
    assert str(caught.value) == f"no {kind} 'x'"
    assert caught.value.__suppress_context__


def organisation(own_id: str, parent_id: str | None = None) -> Organisation:
    """Return an organisation."""
    return Organisation(id=own_id, name="IPSM", level=Level.NATIONAL, parent_id=parent_id)


def test_children() -> None:
    """The children of an organisation are those that name it, by id; a leaf has none."""
    family = [organisation("c", "a"), organisation("b", "a"), organisation("a"), organisation("d", "nowhere")]
    register = Register(organisations=tuple(family))
    assert [child.id for child in register.children_of("a")] == ["b", "c"]
    assert register.children_of("b") == ()
    # Whoever names a parent that is not there still says that they are its child.
    assert [child.id for child in register.children_of("nowhere")] == ["d"]


@given(skeletons())
def test_children_name_their_parent(register: Register) -> None:
    """Each organisation with a parent is once among the children of that parent, and of no other."""
    parents = {held.parent_id for held in register.organisations if held.parent_id is not None}
    for parent_id in parents:
        expected = [held for held in register.organisations if held.parent_id == parent_id]
        assert list(register.children_of(parent_id)) == sorted(expected, key=lambda child: child.id)


@pytest.mark.parametrize("ask", [Register.terms_of, Register.children_of])
def test_strangers_have_neither_terms_nor_children(ask: Callable[[Register, str], object]) -> None:
    """Of an organisation that nobody knows, nothing is told; of one that is known and has none, none."""
    register = Register(organisations=(organisation("o"),))
    assert ask(register, "o") == ()
    with pytest.raises(NotFoundError) as caught:
        ask(register, "p")
    assert (caught.value.kind, caught.value.key) == ("organisation", "p")


def test_terms_of_an_organisation_that_is_not_there() -> None:
    """Terms that name an organisation which is not there can be had by its id; rules report the reference."""
    stray = BoardTerm(id="t", organisation_id="gone")
    assert Register(board_terms=(stray,)).terms_of("gone") == (stray,)


def first_and_last_start(term: BoardTerm) -> tuple[float, float, str]:
    """Return what terms are ordered by, from the days that a term may start on, each looked at by itself."""
    if term.span is None:
        return math.inf, math.inf, term.id
    start, end = str(term.span).split("/")
    if not start:
        last_end = math.inf if end in {"", ".."} else possible_worlds.days_of(end)[-1]
        return -math.inf, last_end, term.id
    latest = math.inf if end in {"", ".."} else possible_worlds.days_of(end)[-1]
    days = [day for day in possible_worlds.days_of(start) if day <= latest]
    return days[0], days[-1], term.id


FIRST, LAST = date(2025, 1, 29), date(2025, 2, 3)
"""So few days, at the end of a month, that periods start alike, meet and overlap."""


@given(st.data())
def test_terms_are_ordered_whatever_their_order(data: st.DataObject) -> None:
    """Terms come by earliest start, latest start and id, those without a period last, however they were recorded."""
    drawn = data.draw(st.lists(boards(FIRST, LAST), max_size=5))
    terms = [attrs.evolve(term, id=f"t-{position}") for position, term in enumerate(drawn)]
    shuffled = data.draw(st.permutations(terms))
    register = Register(
        organisations=(organisation("o"),), board_terms=(*shuffled, BoardTerm(id="u", organisation_id="p"))
    )
    assert list(register.terms_of("o")) == sorted(terms, key=first_and_last_start)


def held(appointment: Appointment, term: BoardTerm, on: str) -> Verdict:
    """Return whether an appointment is held on a day, by going through the completions of all that is recorded.

    A period that is not recorded may or may not have the day. What is held in a disputed board may as well not be.
    """
    if term.status is TermStatus.ANNULLED or appointment.capacity.value in {"former", "elect"}:
        return Verdict.NO
    asked_of = [appointment.period] if appointment.capacity is Capacity.HOLDOVER else [appointment.period, term.span]
    written = [None if period is None else str(period) for period in asked_of]
    span = None if term.span is None else str(term.span)
    world = possible_worlds.representatives(possible_worlds.dates_in(f"{on}/", *filter(None, [*written, span])))
    starts = [start for start, _ in possible_worlds.completions(span, world)] if span else []
    answers = set()
    for day in (one for one in world if one in possible_worlds.days_of(on)):
        # A holdover without a period stays on beyond the term, and is none before it.
        before = appointment.period is None and term.span is not None and day < min(starts)
        contained = [
            {True, False}
            if period is None and not before
            else {False}
            if period is None
            else {start <= day <= end for start, end in possible_worlds.completions(period, world)}
            for period in written
        ]
        answers |= {all(both) for both in product(*contained)}
    if term.status is TermStatus.DISPUTED:
        answers |= {False}
    return possible_worlds.verdict(answers)


@settings(max_examples=200)
@given(st.lists(boards(FIRST, LAST), max_size=2), partial_dates(min_value=FIRST, max_value=LAST))
def test_board_on_goes_through_completions(terms: list[BoardTerm], on: PartialDate) -> None:
    """On the board are those who in some completion hold their post on the day; with YES, if in every one."""
    register = Register(organisations=(organisation("o"),), board_terms=tuple(terms))
    told = [
        (appointment, held(appointment, term, str(on)))
        for term in register.terms_of("o")
        for appointment in term.appointments
    ]
    assert list(register.board_on("o", on)) == [
        (appointment, verdict) for appointment, verdict in told if verdict.possible
    ]
    if on.day is not None:
        assert register.board_on("o", on.earliest) == register.board_on("o", on)


def board(
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
        (board(WHOLE), "2025-10-14", "no"),
        (board(WHOLE), "2025-10-15", "yes"),
        (board(WHOLE), "2030-10-14", "yes"),
        (board(WHOLE), "2030-10-15", "no"),
        (board(WHOLE), "2025", "undetermined"),
        (board(WHOLE), "2026", "yes"),
        (board("2025/2030"), "2026-01-01", "yes"),
        (board("2025/2030"), "2025-12-01", "undetermined"),
        (board(None), "2026-01-01", "undetermined"),
        (board(None), "2030-10-14", "undetermined"),
        (board(None), "2030-10-15", "no"),
        (board(None, capacity="holdover"), "2031-01-01", "undetermined"),
        (board(None, capacity="holdover"), "2025-10-15", "undetermined"),
        (board(None, capacity="holdover"), "2025-10-14", "no"),
        (board(None, capacity="holdover", term=None), "1900-01-01", "undetermined"),
        (board("2030-10-15/2031-02-01", capacity="holdover"), "2031-01-01", "yes"),
        (board("2030-10-15/2031-02-01", capacity="acting"), "2031-01-01", "no"),
        (board(WHOLE, capacity="former"), "2026-01-01", "no"),
        (board(None, capacity="elect"), "2026-01-01", "no"),
        (board(WHOLE, status="annulled"), "2026-01-01", "no"),
        (board(WHOLE, status="disputed"), "2026-01-01", "undetermined"),
        (board(WHOLE, status="disputed"), "2031-01-01", "no"),
        (board(WHOLE, status="caretaker"), "2026-01-01", "yes"),
        (board(WHOLE, term=None), "2026-01-01", "undetermined"),
        (board(None, term=None), "2026-01-01", "undetermined"),
        # Left before the term began: no day of 2025 is both in the one and in the other.
        (board("2025-02-01/2025-03-01"), "2025", "no"),
        # The one day on which they may be both in office.
        (board("2025-02-01/2025-10-15"), "2025", "undetermined"),
        (board("2025-02-01/2025-10-15"), "2025-10-15", "yes"),
    ],
)
def test_board_on(register: Register, on: str, verdict: str) -> None:
    """The cases that the description tells of, each at its boundary."""
    told = {appointment.id: answer.value for appointment, answer in register.board_on("o", PartialDate.parse(on))}
    assert told.get("a", "no") == verdict


def test_board_on_names_the_organisation_that_is_not_there() -> None:
    """Nobody knows the board of an organisation that nobody knows."""
    with pytest.raises(NotFoundError, match="no organisation 'p'"):
        board(WHOLE).board_on("p", date(2026, 1, 1))


@pytest.mark.parametrize("period", [WHOLE, None])
def test_board_on_takes_no_time_of_day(period: str | None) -> None:
    """A datetime is refused, since its day depends on a time zone; of whatever the answer would be made."""
    with pytest.raises(TypeError, match=r"(?:want|expected) a date"):
        board(period, term=None).board_on("o", datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("day", ["2026-01-01", None], ids=repr)
def test_board_on_refuses_what_is_no_day(day: Any) -> None:
    """What is neither a date nor a partial date is refused, also where nobody is on the board."""
    with pytest.raises(TypeError, match=r"(?:want|expected) a date"):
        Register.of(BoardTerm(id="t", organisation_id="o")).board_on("o", day)


@pytest.mark.parametrize("stranger", [7, "x", None, Register(), BoardTerm], ids=repr)
def test_only_entities_are_taken(stranger: Any) -> None:
    """A register holds sources, organisations, members and board terms: all else is refused by its name."""
    register = Register()
    for take in (Register.of, register.add, register.replace, register.remove):
        with pytest.raises(TypeError, match="expected a source, organisation, member or board term, got"):
            take(stranger)


# Any: a JSON document.
def objects(tree: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Yield all objects in a document that stand for records, with their pointers, each before its parts."""
    if isinstance(tree, dict):
        yield pointer, tree
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, item in items:
        # These are values: they have no pointer of their own in a walk.
        if step not in {"period", "service", "area", "domicile_area", "identifiers"}:
            yield from objects(item, f"{pointer}/{step}")


def followed(register: Register, pointer: str) -> object:
    """Follow a JSON Pointer through the fields and tuples of a register."""
    found: Any = register
    for step in pointer.split("/")[1:]:
        found = found[int(step)] if isinstance(found, tuple) else getattr(found, step)
    return found


@given(registers())
def test_walk_goes_over_the_document(register: Register) -> None:
    """A walk gives the records in the order of the document that is written, each by its pointer into it."""
    walked = list(register.walk())
    written = list(objects(json.loads(dumps(register))))[1:]
    assert [pointer for pointer, _ in walked] == [pointer for pointer, _ in written]
    for (pointer, record), (_, tree) in zip(walked, written, strict=True):
        assert followed(register, pointer) is record
        # Where a record has texts they are in its object as they are.
        for name, value in attrs.asdict(record, recurse=False).items():
            if type(value) is str:
                assert tree[name] == value


@given(skeletons(), ENTITIES)
def test_add(register: Register, entity: Entity) -> None:
    """An added entity is the last of its kind and all else stays; one whose id is taken is refused."""
    place, kind, find = KINDS[type(entity)]
    held_before = getattr(register, place)
    if any(other.id == entity.id for other in held_before):
        with pytest.raises(DuplicateIdError) as caught:
            register.add(entity)
        assert (caught.value.kind, caught.value.key) == (kind, entity.id)
    else:
        added = register.add(entity)
        assert added == changed(register, **{place: (*held_before, entity)})
        assert find(added, entity.id) is entity
        assert added.remove(entity) == register


@given(skeletons(), ENTITIES)
def test_replace(register: Register, entity: Entity) -> None:
    """A replacement stands where the first of its kind with its id stood, and all else stays."""
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
        assert replaced == changed(register, **{place: before})
        assert replaced.replace(entity) == replaced


@given(skeletons(), ENTITIES)
def test_remove(register: Register, entity: Entity) -> None:
    """Removed is the first of its kind with the id, whatever else is in it, and all else stays."""
    place, kind, _ = KINDS[type(entity)]
    before = list(getattr(register, place))
    positions = [position for position, other in enumerate(before) if other.id == entity.id]
    if not positions:
        with pytest.raises(NotFoundError) as caught:
            register.remove(entity)
        assert (caught.value.kind, caught.value.key) == (kind, entity.id)
    else:
        del before[positions[0]]
        assert register.remove(entity) == changed(register, **{place: before})


@pytest.mark.parametrize("entity", PLAIN, ids=kind_of)
def test_changes_of_one_entity(entity: Entity) -> None:
    """Of each kind an entity can be added once, replaced and removed, between others of its kind."""
    place, _, find = KINDS[type(entity)]
    others = [changed(entity, id=own_id) for own_id in "ab"]
    register = changed(Register(), **{place: [others[0], entity, others[1]]})
    assert [held.id for held in getattr(register.remove(entity), place)] == ["a", "b"]
    with pytest.raises(DuplicateIdError, match="'x' already"):
        register.add(entity)
    newer = Source(id="x", url="u") if isinstance(entity, Source) else changed(entity, source_ids=["s"])
    replaced = register.replace(newer)
    assert [held.id for held in getattr(replaced, place)] == ["a", "x", "b"]
    assert find(replaced, "x") is newer
    # The register from which it was made has the old one still.
    assert find(register, "x") is entity


def test_removed_leaves_references() -> None:
    """What refers to a removed entity goes on doing so, for a rule to report."""
    register = Register(organisations=(organisation("o"),), board_terms=(BoardTerm(id="t", organisation_id="o"),))
    assert register.remove(organisation("o")).board_terms == register.board_terms


def test_a_register_is_shown_in_a_line() -> None:
    """Its repr counts what it holds; a printer of failing examples writes the call that makes it."""
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL))
    assert repr(register) == "<Register: 0 sources, 1 organisations, 0 members, 0 board terms>"
    assert pretty(register) == f"Register(organisations={register.organisations!r})"
