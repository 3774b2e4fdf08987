"""EntityIndex: after any changes, it has the entities and keys of a new index of the same register."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.changed_ids import find_changed_ids
from psm_model.checking.entity_index import EntityIndex
from psm_model.checking.keys import Key, list_keys, make_id_key
from psm_model.entities import Decree, Organisation, Register
from psm_model.entities.places import PLACES, Entity
from psm_model.values import Level
from tests.tangles import tangled_entities, tangles


def list_all_keys(register: Register) -> set[Key]:
    """Return all keys of a register."""
    return {
        key
        for entity in register.iter_entities()
        for key in (make_id_key(PLACES[type(entity)].word, entity.id), *list_keys(entity))
    }


def change(index: EntityIndex, saved: list[Entity], deleted: list[Entity]) -> None:
    """Change an index."""

    def find_placed(kind: type[Entity], entity_id: str) -> list:  # type: ignore[type-arg]  # as the index returns it
        return index.look_up(make_id_key(PLACES[kind].word, entity_id))

    index.change(find_changed_ids(find_placed, saved, deleted))


@given(register=tangles(), data=st.data())
def test_a_changed_index_is_a_new_one(register: Register, data: st.DataObject) -> None:
    """A changed index finds the same by every key as a new one, in the same order; old keys find nothing."""
    index, keys = EntityIndex(register), list_all_keys(register)
    for _ in range(2):
        present = [*index.iter_entities()]
        saved = data.draw(st.lists(tangled_entities(), max_size=3))
        chosen = data.draw(st.lists(st.sampled_from(range(len(present))), max_size=3, unique=True)) if present else []
        change(index, saved, [present[number] for number in chosen])
        new = EntityIndex(Register.of(*index.iter_entities()))
        keys |= list_all_keys(Register.of(*new.iter_entities()))
        for key in keys:
            found, expected = (
                [placed.entity for placed in sorted(each.look_up(key), key=lambda placed: placed.position)]
                for each in (index, new)
            )
            assert found == expected


def test_many_entities_with_one_key() -> None:
    """A key that many entities have finds all of them, and loses each when it changes."""
    parts = [Organisation(id=f"o-{n}", name="IPSM", level=Level.VILLAGE, parent_id="p") for n in range(20)]
    index, key = EntityIndex(Register.of(*parts)), Key("organisations.parent_id", "p")
    for number, part in enumerate(parts):
        assert {placed.entity.id for placed in index.look_up(key)} == {each.id for each in parts[number:]}
        change(index, [], [part])
    assert index.look_up(key) == []
    change(index, [*parts, *parts], [])
    assert [placed.entity for placed in index.look_up(key)] != []
    assert [*index.iter_entities()] == parts


def test_duplicates_are_found_together() -> None:
    """A key of one of several entities with one id finds all of them."""
    twice = Decree(id="sk"), Decree(id="sk", amends_ids=["a"])
    index = EntityIndex(Register.of(*twice))
    assert [placed.entity for placed in index.look_up(Key("decrees.amends_ids", "a"))] == [*twice]
    change(index, [], [twice[1]])
    assert [placed.entity for placed in index.look_up(Key("decrees.amends_ids", "a"))] == [twice[1]]
