"""successions: who replaces whom on a board, and from when."""

from __future__ import annotations

import attrs
from hypothesis import given

from psm_model.entities import Appointment, BoardTerm, Capacity, Post, Tenure
from psm_model.entities.successions import find_successions, starts_with_term
from psm_model.strategies import board_terms
from psm_model.values import Period

CHAIR = Appointment(id="a", post=Post.CHAIR, member_id="m")
SUCCESSOR = Appointment(id="b", post=Post.CHAIR, member_id="n", replaces_id="a")
NEXT = Appointment(id="c", post=Post.CHAIR, member_id="o", replaces_id="b")
TERM = BoardTerm(
    id="t",
    organisation_id="o",
    label="2025–2030",
    tenure=Tenure.WHOLE_TERM,
    appointments=(CHAIR, SUCCESSOR, NEXT),
)


@given(board_terms())
def test_successors_are_those_that_name_whom_they_replace(term: BoardTerm) -> None:
    """An appointment is a successor of the one that it names, and of that one alone."""
    successors = find_successions(term).successors
    found = [(replaced, successor) for replaced, seats in successors.items() for successor in seats]
    assert sorted(found, key=repr) == sorted(
        ((seat.replaces_id, seat) for seat in term.appointments if seat.replaces_id is not None), key=repr
    )


def test_a_chain_of_undated_successors_starts_late() -> None:
    """A successor without a period, and its own successor, start after the first day of a whole term."""
    assert {replaced for replaced, _ in find_successions(TERM).late} == {"a", "b"}
    dated = attrs.evolve(SUCCESSOR, period=Period.parse("2027/2030"))
    with_dated = attrs.evolve(TERM, appointments=(CHAIR, dated, NEXT))
    assert {replaced for replaced, _ in find_successions(with_dated).late} == {"a"}
    assert not find_successions(attrs.evolve(TERM, tenure=Tenure.UNSTATED)).late


def test_a_circle_of_ids_that_occur_twice_is_searched_once() -> None:
    """An id that occurs twice can make a successor its own predecessor; the search ends."""
    repeated = attrs.evolve(NEXT, id="a")
    circle = attrs.evolve(TERM, appointments=(CHAIR, SUCCESSOR, repeated))
    assert {replaced for replaced, _ in find_successions(circle).late} == {"a", "b"}


def test_whoever_may_be_a_successor_is_apart() -> None:
    """Successors of another capacity are none; with a withheld capacity or predecessor they are possible."""
    acting = attrs.evolve(SUCCESSOR, capacity=Capacity.ACTING)
    hidden_capacity = attrs.evolve(acting, id="d", capacity=Capacity.SUBSTANTIVE, withheld=["capacity"])
    hidden_predecessor = attrs.evolve(NEXT, replaces_id=None, withheld=["replaces_id"])
    everybody = (CHAIR, SUCCESSOR, acting, hidden_capacity, hidden_predecessor)
    successions = find_successions(attrs.evolve(TERM, appointments=everybody))
    assert successions.of(CHAIR) == ([SUCCESSOR], [hidden_capacity, hidden_predecessor])
    assert successions.of(hidden_predecessor) == ([], [])


def test_only_appointments_by_the_decree_start_with_the_term() -> None:
    """Replacements, acting holders, dated appointments and boards without a whole tenure are others."""
    assert starts_with_term(CHAIR, TERM)
    assert not starts_with_term(SUCCESSOR, TERM)
    for changes in ({"capacity": Capacity.ACTING}, {"period": Period.parse("2026/2027")}, {"withheld": ["period"]}):
        assert not starts_with_term(attrs.evolve(CHAIR, **changes), TERM)
    assert not starts_with_term(CHAIR, attrs.evolve(TERM, tenure=Tenure.UNSTATED))
