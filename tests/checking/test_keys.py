"""Keys: an entity is looked up by all that it refers to, and by what it shares with others."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.keys import (
    ENDING_DECREES,
    OPEN_DECREES,
    Key,
    find_referring_fields,
    list_areas,
    list_keys,
    make_area_key,
    make_id_key,
    make_identifier_key,
)
from psm_model.entities import Appointment, BoardTerm, Decree, DecreeStatus, FormerArea, Member, Post, Register
from psm_model.entities.places import PLACES, find_place
from psm_model.entities.references import APPOINTMENT, iter_references
from psm_model.errors import WrongTypeError
from psm_model.strategies import registers
from psm_model.values import AreaCode, Identifier, Level, Period
from tests.rules.samples import IPSM, KASMAD
from tests.tangles import tangles


@given(registers() | tangles())
def test_whatever_refers_to_an_entity_has_a_key_for_it(register: Register) -> None:
    """Each reference of an entity is one of its keys, in a field that is known to refer to that kind."""
    for entity in register.iter_entities():
        keys = list_keys(entity)
        for kind, entity_id, pointer in iter_references(entity):
            if kind != APPOINTMENT:
                name = [step for step in pointer.split("/") if not step.isdecimal()][-1]
                key = Key(f"{find_place(entity).field}.{name}", entity_id)
                assert key in keys
                assert key.field in find_referring_fields(kind)


def test_fields_refer_to_one_kind() -> None:
    """No field refers to two kinds of entities, and nothing refers to a board term."""
    kinds = [place.word for place in PLACES.values()]
    for first, second in combinations(kinds, 2):
        assert not set(find_referring_fields(first)) & set(find_referring_fields(second))
    assert find_referring_fields("board term") == ()
    assert "decrees.revokes_ids" in find_referring_fields("decree")
    assert "organisations.parent_id" in find_referring_fields("organisation")


def test_a_term_has_each_key_once() -> None:
    """Several appointments of one member are one key, and an appointment that is replaced is none."""
    first = Appointment(id="a", post=Post.CHAIR, member_id="m")
    second = Appointment(id="b", post=Post.CHAIR, member_id="m", replaces_id="a", decree_ids=["sk"])
    keys = list_keys(BoardTerm(id="t", organisation_id="o", appointments=[first, second]))
    assert keys == {
        Key("board_terms.organisation_id", "o"),
        Key("board_terms.member_id", "m"),
        Key("board_terms.decree_ids", "sk"),
    }


IDENTIFIERS = st.builds(Identifier, st.sampled_from(["nik", "nik1", "1"]), st.sampled_from(["1", "11", "k1", "\ud800"]))


@given(IDENTIFIERS, IDENTIFIERS)
def test_equal_identifiers_have_equal_keys(first: Identifier, second: Identifier) -> None:
    """Two identifiers have one key if and only if they are equal, and the key does not show them."""
    assert (make_identifier_key(first) == make_identifier_key(second)) is (first == second)
    number = "3325110000000001"
    (key,) = list_keys(attrs.evolve(KASMAD, identifiers=(Identifier("nik", number),)))
    assert key == make_identifier_key(Identifier("nik", number))
    assert number not in repr(key)


PLACES_OF_BOARDS = st.tuples(
    st.sampled_from(Level),
    st.none() | st.builds(AreaCode, st.sampled_from(["33", "33.25"]), vintage=st.sampled_from([None, "33", "1/2020"])),
)


@given(PLACES_OF_BOARDS, PLACES_OF_BOARDS)
def test_equal_places_have_equal_keys(first: tuple[Any, Any], second: tuple[Any, Any]) -> None:
    """Two places have one key if and only if level, code and vintage are equal."""
    assert (make_area_key(*first) == make_area_key(*second)) is (first == second)


def test_an_organisation_is_found_by_all_of_its_areas() -> None:
    """An organisation has a key for each area, present and former; without an area only a national one has a key."""
    areas = AreaCode("33"), AreaCode("34")
    former = [FormerArea(area=area, period=Period.parse("/2019")) for area in areas]
    moved = attrs.evolve(IPSM, level=Level.PROVINCE, area=areas[0], areas=former)
    assert list_areas(moved) == areas
    assert list_keys(moved) == {make_area_key(Level.PROVINCE, area) for area in areas}
    assert list_areas(attrs.evolve(moved, level=Level.NATIONAL, area=None)) == (None, *areas)
    assert list_areas(attrs.evolve(IPSM, level=Level.VILLAGE)) == ()


@pytest.mark.parametrize(
    ("decree", "keys"),
    [
        (Decree(id="sk", replaces_ids=["a"]), {ENDING_DECREES, Key("decrees.replaces_ids", "a")}),
        (Decree(id="sk", amends_ids=["a"]), {Key("decrees.amends_ids", "a")}),
        (Decree(id="sk", revokes_ids=["a"], status=DecreeStatus.NOT_ISSUED), {Key("decrees.revokes_ids", "a")}),
        (Decree(id="sk", withheld=["replaces_ids"]), {OPEN_DECREES}),
        (Decree(id="sk", withheld=["amends_ids"]), set()),
    ],
)
def test_decrees_are_found_by_what_they_end(decree: Decree, keys: set[Key]) -> None:
    """A decree that ends others, or may do so because it withholds which, has a key for that."""
    assert list_keys(decree) == keys


def test_only_entities_have_keys() -> None:
    """An object that is no entity is refused; an id is looked up in the list of its kind."""
    with pytest.raises(WrongTypeError):
        list_keys(Post.CHAIR)  # type: ignore[arg-type]  # what must be refused
    assert {make_id_key(place.word, "x").field for place in PLACES.values()} == {
        f"{place.field}.id" for place in PLACES.values()
    }
    assert list_keys(Member(id="m", name=KASMAD.name)) == frozenset()
