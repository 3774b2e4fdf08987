"""Look-ups in a store: by keys, by organisation, and the check of a change, which finds what a check of all finds."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError

from examples.store.lookup import find_changes, find_entities, load_organisation
from examples.store.schema import entity_keys, metadata
from examples.store.store import remove
from psm_model import IncrementalCheck, Register, check, dumps
from psm_model.checking import Key, list_keys
from psm_model.entities.places import PLACES
from psm_model.entities.references import iter_references
from psm_model.entities.register import Entity
from psm_model.errors import DuplicateIdError, NotFoundError
from psm_model.strategies import valid_registers
from tests.examples.stored import clear, draw_change, load_all, save_all
from tests.far_changes import FAR_CHANGES, FarChange, village
from tests.rules.samples import IPSM, KASMAD, term
from tests.tangles import tangles

SHARED: Final = settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def list_stored_keys(store: Engine) -> set[tuple[str, str]]:
    """Return the keys in a store, with the id of the entity."""
    with store.begin() as connection:
        return {(key, entity_id) for key, entity_id in connection.execute(select(entity_keys))}


def expect_keys(register: Register) -> set[tuple[str, str]]:
    """Return the keys that a store of a register should have."""
    return {(" ".join(key), entity.id) for entity in register.iter_entities() for key in list_keys(entity)}


@pytest.mark.slow
@SHARED
@given(register=valid_registers().filter(lambda register: bool(register.organisations)), data=st.data())
def test_changes_are_found_before_saving(register: Register, data: st.DataObject, store: Engine) -> None:
    """A store finds the changes of findings that checks of everything find, before it saves anything."""
    assume("\\u0000" not in dumps(register))
    clear(store)
    save_all(store, register)
    saved, removed = draw_change(data, register)
    with store.begin() as connection:
        found = find_changes(connection, saved, removed=removed, undetermined=True)
    assert load_all(store) == register
    assert found == IncrementalCheck(register, undetermined=True).apply(saved, deleted=removed)
    try:
        with store.begin() as connection:
            remove(removed, connection)
        save_all(store, Register.of(*{(type(each), each.id): each for each in saved}.values()))
    except (IntegrityError, DuplicateIdError):
        assert list_stored_keys(store) == expect_keys(load_all(store))
        return
    after = load_all(store)
    assert list_stored_keys(store) == expect_keys(after)
    assert set(check(after, undetermined=True).codes) >= {finding.code for finding in found.added}


@pytest.mark.parametrize("far", FAR_CHANGES, ids=lambda far: f"{far.code} {'+'.join(far.fields)}")
def test_findings_far_away(far: FarChange, store: Engine) -> None:
    """A store finds that a change of one entity gives another one a finding."""
    register = Register.of(*far.before)
    save_all(store, register)
    with store.begin() as connection:
        found = find_changes(connection, far.saved, removed=far.deleted, undetermined=True)
    assert found == IncrementalCheck(register, undetermined=True).apply(far.saved, deleted=far.deleted)
    assert (far.code, far.path) in {(finding.code, finding.path) for finding in found.added}


@SHARED
@given(register=valid_registers())
def test_an_organisation_is_loaded_alone(register: Register, store: Engine) -> None:
    """An organisation is loaded with its terms and all that these refer to, in order, and nothing else."""
    assume("\\u0000" not in dumps(register))
    clear(store)
    save_all(store, register)
    for organisation in register.organisations:
        own: list[Entity] = [organisation]
        own += (each for each in register.board_terms if each.organisation_id == organisation.id)
        wanted = {(PLACES[type(each)].word, each.id) for each in own}
        wanted |= {(reference.kind, reference.id) for each in own for reference in iter_references(each)}
        with store.begin() as connection:
            loaded = load_organisation(organisation.id, connection)
        assert loaded == Register.of(
            *(each for each in register.iter_entities() if (PLACES[type(each)].word, each.id) in wanted)
        )


def test_entities_are_found_by_keys(store: Engine) -> None:
    """Entities are found by ids and other keys, each once and with its position; nothing is found by other keys."""
    boards = [term("2020/2025", "t"), term("2025/2030", "u")]
    save_all(store, Register.of(IPSM, KASMAD, *boards))
    keys = Key("board_terms.organisation_id", "o"), Key("board_terms.id", "t"), Key("members.id", "m")
    with store.begin() as connection:
        found = find_entities(keys, connection)
        assert [entity for _, entity in sorted(found, key=lambda placed: (placed[1].id, placed[0]))] == [
            KASMAD,
            *boards,
        ]
        assert find_entities([Key("board_terms.member_id", "m"), Key("members.id", "o")], connection) == []
        with pytest.raises(NotFoundError, match="organisation 'x'"):
            load_organisation("x", connection)


@SHARED
@given(register=tangles())
def test_removing(register: Register, store: Engine) -> None:
    """What nothing refers to is removed with its keys; all else is refused, and everything stays."""
    clear(store)
    try:
        save_all(store, register)
    except (IntegrityError, DuplicateIdError):
        register = Register()  # it contradicts itself
    for entity in register.iter_entities():
        word = PLACES[type(entity)].word
        own = {(type(entity), entity.id)}
        is_needed = any(
            (reference.kind, reference.id) == (word, entity.id)
            for other in register.iter_entities()
            if (type(other), other.id) not in own
            for reference in iter_references(other)
        )
        try:
            with store.begin() as connection:
                remove([entity], connection)
        except IntegrityError:
            assert is_needed
        else:
            register = register.remove(entity)
    assert load_all(store) == register
    assert list_stored_keys(store) == expect_keys(register)


def test_every_reference_is_indexed() -> None:
    """What refers to an entity is found by an index, so that removing one takes no longer in a large store."""
    for table in metadata.tables.values():
        indexed = {next(iter(index.columns)).name for index in table.indexes} | {next(iter(table.primary_key)).name}
        for constraint in table.foreign_key_constraints:
            assert constraint.columns[0].name in indexed, (table.name, constraint.column_keys)


def test_only_what_is_there_is_removed(store: Engine) -> None:
    """What is not stored can't be removed; what something refers to stays, unless that goes too."""
    village_of_district = village("o", parent_id="d")
    save_all(store, Register.of(village("d"), village_of_district, term("2020/2025", "t")))
    with pytest.raises(NotFoundError, match="member 'm'"), store.begin() as connection:
        remove([village_of_district, KASMAD], connection)
    with pytest.raises(IntegrityError), store.begin() as connection:
        remove([village("d")], connection)
    with pytest.raises(ValueError, match="AUTOCOMMIT"), store.connect() as connection:
        remove([village("d")], connection.execution_options(isolation_level="AUTOCOMMIT"))
    assert len(load_all(store).organisations) == 2  # both
    with store.begin() as connection:
        remove([village("d"), village_of_district, term(None, "t")], connection)
    assert load_all(store) == Register()
    assert list_stored_keys(store) == set()
