"""Grouping: valid orders of entities, compared with a slow implementation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Decree, Member, Organisation, Register, Source
from psm_model.entities.grouping import Grouping, iter_grouped
from psm_model.entities.register import Entity
from psm_model.errors import OutOfPlaceError
from psm_model.values import Level, PersonName
from tests.drawing import skeletons

FEW = st.sampled_from("abc")
ENTITIES = st.one_of(
    st.builds(Source, id=st.just("s")),
    st.builds(Decree, id=st.just("sk")),
    st.builds(Member, id=st.just("m"), name=st.just(PersonName("Contoh"))),
    st.builds(Organisation, id=FEW, name=st.just("IPSM"), level=st.just(Level.VILLAGE)),
    st.builds(BoardTerm, id=st.just("t"), organisation_id=FEW),
)


def find_refused(entities: Sequence[Entity]) -> int | None:
    """Return the position of the first entity that a grouping refuses."""
    grouping = Grouping()
    for position, entity in enumerate(entities):
        try:
            grouping.enter(entity)
        except OutOfPlaceError:
            return position
    return None


def is_in_place(entities: Sequence[Entity]) -> bool:
    """Return whether the last of several entities is in its place, looked up in all before it."""
    *before, last = entities
    if isinstance(last, Decree):
        return all(isinstance(entity, Source | Decree) for entity in before)
    if isinstance(last, Organisation):
        # It may follow one of its terms only if it is a duplicate.
        own = [entity for entity in before if isinstance(entity, BoardTerm) and entity.organisation_id == last.id]
        return not own or any(isinstance(entity, Organisation) and entity.id == last.id for entity in before)
    if not isinstance(last, BoardTerm):
        return True
    run = [*before]
    while run and isinstance(run[-1], BoardTerm) and run[-1].organisation_id == last.organisation_id:
        run.pop()
    named = {
        entity.id if isinstance(entity, Organisation) else getattr(entity, "organisation_id", None)
        for entity in run[:-1]
    }
    follows_organisation = bool(run) and isinstance(run[-1], Organisation) and run[-1].id == last.organisation_id
    if follows_organisation:
        return last.organisation_id not in named
    current = {getattr(run[-1], "organisation_id", None)} if run else set()
    return last.organisation_id not in named | current


@given(st.lists(ENTITIES, max_size=8))
def test_first_misplaced_entity_is_refused(entities: list[Entity]) -> None:
    """The first misplaced entity is refused, and none before it."""
    misplaced = (end - 1 for end in range(1, len(entities) + 1) if not is_in_place(entities[:end]))
    assert find_refused(entities) == next(misplaced, None)


@given(skeletons())
def test_any_register_can_be_grouped(register: Register) -> None:
    """All entities are yielded once in a valid order, which keeps the order of each list except the terms'."""
    entities = list(iter_grouped(register))
    assert find_refused(entities) is None
    grouped = Register.of(*entities)
    assert (grouped.sources, grouped.decrees) == (register.sources, register.decrees)
    assert grouped.members == register.members
    assert grouped.organisations == register.organisations
    assert Counter(grouped.board_terms) == Counter(register.board_terms)
    for organisation_id in {term.organisation_id for term in register.board_terms}:
        own_terms = [term for term in register.board_terms if term.organisation_id == organisation_id]
        assert [term for term in grouped.board_terms if term.organisation_id == organisation_id] == own_terms


def test_error_names_the_entity() -> None:
    """The error has the kind and the id of the misplaced entity, and where it should be."""
    grouping = Grouping()
    grouping.enter(BoardTerm(id="t", organisation_id="o"))
    with pytest.raises(OutOfPlaceError, match=r"expected before its terms$") as caught:
        grouping.enter(Organisation(id="o", name="IPSM", level=Level.NATIONAL))
    assert (caught.value.kind, caught.value.id) == ("organisation", "o")
    grouping.enter(BoardTerm(id="u", organisation_id="p"))
    with pytest.raises(OutOfPlaceError, match=r"expected directly after organisation 'o' or another of its") as caught:
        grouping.enter(BoardTerm(id="v", organisation_id="o"))
    assert (caught.value.kind, caught.value.id) == ("board term", "v")
    with pytest.raises(OutOfPlaceError, match=r"expected before members, organisations and board terms$") as caught:
        grouping.enter(Decree(id="sk"))
    assert (caught.value.kind, caught.value.id) == ("decree", "sk")
