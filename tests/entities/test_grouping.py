"""Grouping: which orders of entities are groups, against a slow answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Organisation, Register, Source
from psm_model.entities.grouping import Grouping, in_groups
from psm_model.entities.register import Entity
from psm_model.errors import OutOfPlaceError
from psm_model.values import Level
from tests.drawing import skeletons

FEW = st.sampled_from("abc")
ENTITIES = st.one_of(
    st.builds(Source, id=st.just("s")),
    st.builds(Organisation, id=FEW, name=st.just("IPSM"), level=st.just(Level.VILLAGE)),
    st.builds(BoardTerm, id=st.just("t"), organisation_id=FEW),
)


def refused(entities: Sequence[Entity]) -> int | None:
    """At which entity of several a grouping says that it is out of place."""
    grouping = Grouping()
    for position, entity in enumerate(entities):
        try:
            grouping.enter(entity)
        except OutOfPlaceError:
            return position
    return None


def stands(entities: Sequence[Entity]) -> bool:
    """Whether the last of several entities stands where it may, looked up in all before it."""
    *before, last = entities
    if isinstance(last, Organisation):
        # After a term of its own it may stand only if it is there twice, and was there before.
        own = [one for one in before if isinstance(one, BoardTerm) and one.organisation_id == last.id]
        return not own or any(isinstance(one, Organisation) and one.id == last.id for one in before)
    if not isinstance(last, BoardTerm):
        return True
    run = [*before]
    while run and isinstance(run[-1], BoardTerm) and run[-1].organisation_id == last.organisation_id:
        run.pop()
    named = {one.id if isinstance(one, Organisation) else getattr(one, "organisation_id", None) for one in run[:-1]}
    led = bool(run) and isinstance(run[-1], Organisation) and run[-1].id == last.organisation_id
    if led:
        return last.organisation_id not in named
    here = {getattr(run[-1], "organisation_id", None)} if run else set()
    return last.organisation_id not in named | here


@given(st.lists(ENTITIES, max_size=8))
def test_first_that_is_out_of_place(entities: list[Entity]) -> None:
    """The first entity that may not stand where it does is refused, and none before it."""
    wrong = (end - 1 for end in range(1, len(entities) + 1) if not stands(entities[:end]))
    assert refused(entities) == next(wrong, None)


@given(skeletons())
def test_any_register_can_be_put_in_groups(register: Register) -> None:
    """All entities are given once, in an order that is one of groups and keeps that of each list but the terms'."""
    entities = list(in_groups(register))
    assert refused(entities) is None
    grouped = Register.of(*entities)
    assert (grouped.sources, grouped.members) == (register.sources, register.members)
    assert grouped.organisations == register.organisations
    assert Counter(grouped.board_terms) == Counter(register.board_terms)
    for organisation_id in {term.organisation_id for term in register.board_terms}:
        of_it = [term for term in register.board_terms if term.organisation_id == organisation_id]
        assert [term for term in grouped.board_terms if term.organisation_id == organisation_id] == of_it


def test_what_the_error_tells() -> None:
    """The error carries the ids of the term and the organisation."""
    grouping = Grouping()
    grouping.enter(BoardTerm(id="t", organisation_id="o"))
    with pytest.raises(OutOfPlaceError, match=r"^organisation 'o' stands after its terms$") as caught:
        grouping.enter(Organisation(id="o", name="IPSM", level=Level.NATIONAL))
    assert (caught.value.term_id, caught.value.organisation_id) == (None, "o")
    grouping.enter(BoardTerm(id="u", organisation_id="p"))
    with pytest.raises(OutOfPlaceError, match=r"^term 'v' of organisation 'o' does not stand with it$") as caught:
        grouping.enter(BoardTerm(id="v", organisation_id="o"))
    assert (caught.value.term_id, caught.value.organisation_id) == ("v", "o")
