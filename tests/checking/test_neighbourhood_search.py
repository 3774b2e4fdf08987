"""NeighbourhoodSearch: a store is asked for what a change concerns, and for nothing else."""

from __future__ import annotations

import pytest

from psm_model.checking import NeighbourhoodSearch
from psm_model.checking.keys import Key, list_keys, make_id_key
from psm_model.entities import Appointment, BoardTerm, Decree, Member, Post, Register
from psm_model.entities.places import PLACES, Entity
from psm_model.errors import NotFoundError, WrongTypeError
from psm_model.values import AreaCode, PersonName
from tests.far_changes import village
from tests.rules.samples import IPSM, KASMAD


def run(register: Register, search: NeighbourhoodSearch) -> tuple[int, set[str], set[str]]:
    """Run a search; return the number of rounds, and the ids of the entities before and after the change."""
    rounds, asked = 0, set[Key]()
    while search.keys:
        assert not search.keys & asked
        asked |= search.keys
        rounds += 1
        search.add(
            (position, entity)
            for position, entity in enumerate(register.iter_entities())
            if not search.keys.isdisjoint({make_id_key(PLACES[type(entity)].word, entity.id), *list_keys(entity)})
        )
    old, new = search.finish()
    return rounds, {entity.id for entity in old}, {entity.id for entity in new}


def make_country(size: int) -> list[Entity]:
    """Return villages below one district, each with a board of one member."""
    entities: list[Entity] = [village("d")]
    for number in range(size):
        chair = Appointment(id="a", post=Post.CHAIR, member_id=f"m-{number}")
        entities += [
            village(f"o-{number}", AreaCode(f"33.25.11.2{number:03}"), parent_id="d"),
            Member(id=f"m-{number}", name=PersonName("Contoh")),
            BoardTerm(id=f"t-{number}", organisation_id=f"o-{number}", label="2020–2025", appointments=[chair]),
        ]
    return entities


@pytest.mark.parametrize("size", [3, 30])
def test_a_change_concerns_few(size: int) -> None:
    """What a change concerns does not depend on the size of the register."""
    country = make_country(size)
    register = Register.of(*country)
    member = Member(id="m-1", name=PersonName("Baru"))
    assert run(register, NeighbourhoodSearch([member])) == (1, {"m-1"}, {"m-1"})
    assert run(register, NeighbourhoodSearch(deleted=[member])) == (2, {"m-1", "t-1"}, {"t-1"})
    board = BoardTerm(id="t-x", organisation_id="o-2", label="2025–2030")
    assert run(register, NeighbourhoodSearch([board])) == (2, {"o-2", "t-2"}, {"o-2", "t-2", "t-x"})
    rival = village("o-x", AreaCode("33.25.11.2001"), parent_id="d")
    assert run(register, NeighbourhoodSearch([rival]))[1:] == ({"d", "o-1"}, {"d", "o-1", "o-x"})


def test_a_search_without_changes_is_finished() -> None:
    """If nothing is saved or deleted, nothing is to be looked up."""
    search = NeighbourhoodSearch()
    assert not search.keys
    assert search.finish() == ([], [])


def test_a_search_is_finished_before_its_result() -> None:
    """A search with keys to look up has no result; one that deletes what is not there fails, as does one of texts."""
    with pytest.raises(ValueError, match="with 1 keys to look up"):
        NeighbourhoodSearch([IPSM]).finish()
    search = NeighbourhoodSearch(deleted=[KASMAD])
    assert search.keys == {Key("members.id", "m")}
    with pytest.raises(NotFoundError):
        search.add([])
    with pytest.raises(WrongTypeError):
        NeighbourhoodSearch(["o"])  # type: ignore[list-item]  # what must be refused


def test_a_change_concerns_all_organisations_above() -> None:
    """A new organisation concerns that above it, and those above that, but no other."""
    register = Register.of(village("a"), village("b", parent_id="a"), village("c", parent_id="b"), village("x"))
    assert run(register, NeighbourhoodSearch([village("n", parent_id="c")]))[1:] == ({*"abc"}, {*"abcn"})


def test_a_change_concerns_all_decrees_that_are_ended() -> None:
    """A new decree concerns that which it revokes, and those that this one revokes, but no other."""
    revocations = [Decree(id="b", revokes_ids=["a"]), Decree(id="c", revokes_ids=["b"])]
    register = Register.of(Decree(id="a"), *revocations, Decree(id="x"))
    assert run(register, NeighbourhoodSearch([Decree(id="n", revokes_ids=["c"])]))[1:] == ({*"abc"}, {*"abcn"})
