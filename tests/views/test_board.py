"""view_board: the answers of the register, with names, replacements, and the reasons for undetermined answers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import (
    BoardTerm,
    Organisation,
    Predecessor,
    Register,
    Succession,
)
from psm_model.errors import NotFoundError, WrongTypeError
from psm_model.formats.json import dumps
from psm_model.formats.locations import locate_pointers
from psm_model.strategies import partial_dates, registers
from psm_model.values import Level, PartialDate, Period, Verdict
from psm_model.views.board import iter_board_views, view_board
from tests.drawing import boards
from tests.views.boards import DAYS, FIRST, LAST, board_of_one_term, make_chair


@given(st.lists(boards(FIRST, LAST), max_size=3), DAYS)
def test_seats_are_those_of_the_register(terms: list[BoardTerm], day: PartialDate) -> None:
    """Holders and their verdicts are those of `Register.board_on`."""
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL), *terms)
    board = view_board(register, "o", day)
    assert [(seat.appointment, seat.verdict) for term_board in board.terms for seat in term_board.seats] == list(
        register.board_on("o", day)
    )
    for term_board in board.terms:
        assert term_board.verdict is term_board.term.in_office(day)
        assert term_board.seats or term_board.verdict is not Verdict.NO


@given(st.lists(boards(FIRST, LAST), max_size=3), DAYS | st.none())
def test_absent_includes_every_appointment(terms: list[BoardTerm], day: PartialDate | None) -> None:
    """With `absent`, or without a day, the board has every term of the organisation and every appointment."""
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL), *terms)
    board = view_board(register, "o", day, absent=True)
    assert [term_board.term for term_board in board.terms] == list(register.terms_of("o"))
    for term_board in board.terms:
        appointments = sorted(term_board.term.appointments, key=repr)
        assert sorted((seat.appointment for seat in term_board.seats), key=repr) == appointments
        assert (term_board.verdict is None) == (day is None)


@given(registers(), DAYS)
def test_pointers_lead_to_the_document(register: Register, day: PartialDate) -> None:
    """The path of each term and seat is the pointer of its record in the document."""
    pointers = [pointer for pointer, _ in register.walk()]
    locations = locate_pointers(dumps(register), pointers)
    for term in register.board_terms:
        for term_board in view_board(register, term.organisation_id, day, absent=True).terms:
            assert {term_board.path, *(seat.path for seat in term_board.seats)} <= locations.keys()
            assert term_board.term == dict(register.walk())[term_board.path]
            assert all(dict(register.walk())[seat.path] == seat.appointment for seat in term_board.seats)


def test_replacements_link_both_ways() -> None:
    """A replaced holder names the successor; an ambiguous id names none."""
    term = BoardTerm(
        id="t",
        organisation_id="o",
        label="2025–2030",
        appointments=(make_chair("A"), make_chair("B", replaces_id="A")),
    )
    seats = board_of_one_term(term).terms[0].seats
    assert [seat.replaced_by for seat in seats] == [("B",), ()]
    twice = attrs.evolve(term, appointments=(make_chair("A"), make_chair("A"), make_chair("B", replaces_id="A")))
    assert [seat.replaced_by for seat in board_of_one_term(twice).terms[0].seats] == [(), (), ()]


def test_without_a_day_seats_are_chronological() -> None:
    """Without a day, seats are ordered by earliest start; without dates a seat may start with the term."""
    appointments = (
        make_chair("late", period=Period.parse("2028/2030")),
        make_chair("some time"),
        make_chair("early", period=Period.parse("2024/2025")),
    )
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=appointments)
    assert [seat.holder for seat in board_of_one_term(term, None).terms[0].seats] == ["early", "some time", "late"]


def test_organisation_takes_precedence_over_term() -> None:
    """An id of both an organisation and a term means the organisation; an id of a term alone gives that term."""
    terms = [BoardTerm(id=name, organisation_id="o", label="2020–2025") for name in ("o", "t")]
    register = Register.of(*terms)
    assert [term_board.term.id for term_board in view_board(register, "o").terms] == ["o", "t"]
    assert [term_board.term.id for term_board in view_board(register, "t").terms] == ["t"]
    assert view_board(register, "t", date(1990, 1, 1)).terms[0].verdict is Verdict.NO
    assert view_board(register, "o", date(1990, 1, 1)).terms == ()


def test_unknown_id() -> None:
    """An unknown id is named in the error."""
    with pytest.raises(NotFoundError, match="no organisation or board term 'x'"):
        view_board(Register(), "x")


@pytest.mark.parametrize("day", [datetime(2026, 1, 1, tzinfo=UTC), "2026-01-01"])
def test_day_is_validated(day: Any) -> None:
    """A value that is not a date is refused, whatever the id."""
    with pytest.raises(WrongTypeError, match="expected a date"):
        view_board(Register.of(BoardTerm(id="t", organisation_id="o")), "o", day)


def families() -> st.SearchStrategy[Register]:
    """Generate organisations that continue each other, or withhold which ones they continue."""
    formers = st.builds(
        Predecessor,
        organisation_id=st.sampled_from("abc"),
        kind=st.sampled_from(Succession),
        on=st.none() | partial_dates(min_value=FIRST, max_value=LAST),
    )

    def build(formers: list[Predecessor] | None, name: str) -> Organisation:
        return Organisation(
            id=name,
            name="IPSM",
            level=Level.VILLAGE,
            founded=PartialDate(2020),
            predecessors=formers or (),
            withheld=["predecessors"] if formers is None else (),
        )

    either = st.none() | st.lists(formers, max_size=2)
    organisations = st.tuples(either, either, either).map(
        lambda all_formers: [build(some, name) for some, name in zip(all_formers, "abc", strict=True)]
    )
    return organisations.map(lambda drawn: Register.of(*drawn))


@given(registers() | families(), DAYS)
def test_organisation_of_the_day_is_that_of_the_register(register: Register, day: PartialDate) -> None:
    """Whether it exists, names, areas and parents are those of `Register.organisation_on`, for each organisation."""
    for board in iter_board_views(register, day):
        if board.state is not None and [item.id for item in register.organisations].count(board.organisation_id) == 1:
            assert board.state == register.organisation_on(board.organisation_id, day)
            assert [parent_id for parent_id, _ in board.parents] == [parent for parent, _ in board.state.parent_ids]
    assert all(board.state is None for board in iter_board_views(register))
