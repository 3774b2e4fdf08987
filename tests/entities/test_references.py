"""References: every field with the id of another entity is known, and walked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Config
from psm_model.checks import check
from psm_model.entities import Appointment, Register
from psm_model.entities.references import (
    APPOINTMENT,
    MEMBER,
    find_reference_fields,
    iter_own_references,
    iter_references,
    make_dangling_test,
)
from psm_model.entities.register import PLACES
from psm_model.entities.schema import list_fields, record_types
from psm_model.formats import dumps, loads
from psm_model.strategies import appointments, registers
from tests.entities.linked_register import EVERYTHING

KINDS: Final[Mapping[str, type]] = {word: kind for kind, (_, word) in PLACES.items()} | {"appointment": Appointment}


# Any, here and below: JSON.
def iter_ids(tree: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Yield the ids of other entities in a document, by the names of their keys, with their pointers."""
    if isinstance(tree, list):
        for number, item in enumerate(tree):
            yield from iter_ids(item, f"{pointer}/{number}")
    elif isinstance(tree, dict):
        for key, value in tree.items():
            if key.endswith("_id"):
                yield f"{pointer}/{key}", value
            elif key.endswith("_ids"):
                yield from ((f"{pointer}/{key}/{number}", item) for number, item in enumerate(value))
            elif key != "extra":
                yield from iter_ids(value, f"{pointer}/{key}")


def plant(tree: Any, pointer: str, entity_id: str) -> None:
    """Set the id at a pointer of a document."""
    *steps, last = pointer.split("/")[1:]
    for step in steps:
        tree = tree[int(step) if isinstance(tree, list) else step]
    tree[int(last) if isinstance(tree, list) else last] = entity_id


PLACES_OF_IDS: Final = [pointer for pointer, _ in iter_ids(json.loads(dumps(EVERYTHING)))]


@pytest.mark.parametrize("kind", record_types(Register))
def test_every_id_of_the_schema_has_a_value_in_the_register_of_everything(kind: type[Any]) -> None:
    """No field of the schema with an id is missing from the list of planted ids, whatever its class."""
    names = {field.name for field in list_fields(kind) if field.name.endswith(("_id", "_ids"))}
    assert names == set(find_reference_fields(kind))
    assert names <= {step for pointer in PLACES_OF_IDS for step in pointer.split("/")}
    filled = [record for _, record in EVERYTHING.walk() if type(record) is kind]
    assert all(any(getattr(record, name) for record in filled) for name in names)


@pytest.mark.parametrize("pointer", PLACES_OF_IDS)
def test_every_planted_id_is_found(pointer: str) -> None:
    """PSM002 finds an id that no entity has in every field of the schema, at its place."""
    tree = json.loads(dumps(EVERYTHING))
    plant(tree, pointer, "nowhere")
    findings = list(check(loads(json.dumps(tree)), config=Config(select=("PSM002",))))
    assert pointer in {finding.path for finding in findings if finding.params["id"] == "nowhere"}


@given(registers())
def test_references_are_those_of_the_document(register: Register) -> None:
    """The references of all entities are the ids in the JSON document, with the same pointers."""
    walked = {
        f"/{place.field}/{position}{reference.pointer}": reference.id
        for place, entities in register.iter_lists()
        for position, entity in enumerate(entities)
        for reference in iter_references(entity)
    }
    assert walked == dict(iter_ids(json.loads(dumps(register))))


@given(registers())
def test_own_references_and_those_of_appointments_are_all(register: Register) -> None:
    """The references of a term are its own and those of its appointments; known ids are omitted."""
    for term in register.board_terms:
        own = list(iter_own_references(term))
        inner = [
            reference._replace(pointer=f"/appointments/{number}{reference.pointer}")
            for number, appointment in enumerate(term.appointments)
            for reference in iter_references(appointment)
        ]
        assert sorted(own + inner) == sorted(iter_references(term))
        known = {kind: {"x-0", "x-1"} for kind in KINDS}
        assert list(iter_own_references(term, known)) == [r for r in own if r.id not in known[r.kind]]


@given(appointments(), st.sets(st.sampled_from(["x-0", "x-1", "x-2"])))
def test_an_appointment_that_may_not_dangle_has_known_references(appointment: Appointment, ids: set[str]) -> None:
    """An appointment that fails the test refers to members and known ids only."""
    known = dict.fromkeys(KINDS, ids)
    own = iter_own_references(appointment, known | {APPOINTMENT: ()})
    others = [reference for reference in own if reference.kind != MEMBER]
    assert not others or make_dangling_test(Appointment, MEMBER)(appointment, known)


@given(registers(), st.data())
def test_an_entity_that_may_not_dangle_has_known_references(register: Register, data: st.DataObject) -> None:
    """An entity fails the test only if all its references are known."""
    found = {reference.id for entity in register.iter_entities() for reference in iter_references(entity)}
    ids = set(data.draw(st.lists(st.sampled_from(sorted(found or {"x"})))))
    known = dict.fromkeys(KINDS, ids)
    for entity in register.iter_entities():
        kind: Any = type(entity)  # to mypy, a class may be unhashable
        assert not list(iter_own_references(entity, known)) or make_dangling_test(kind)(entity, known)


@given(registers())
def test_references_lead_to_records_of_their_kind(register: Register) -> None:
    """The kind of a reference names a class of records."""
    for _, record in register.walk():
        assert {reference.kind for reference in iter_references(record)} <= KINDS.keys()
