"""JSON-LD: every id of another entity has an identifier beside it, which links to that entity."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final
from urllib.parse import quote

import pytest
from hypothesis import given, settings

from psm_model.entities import Member, Register, Source
from psm_model.entities.references import iter_references
from psm_model.entities.register import PLACES
from psm_model.formats.json_ld import dumps_ld
from psm_model.strategies import registers
from psm_model.values import PersonName
from tests.entities.linked_register import EVERYTHING

# Any: a library without types, and JSON.
jsonld: Any = import_module("pyld.jsonld")
BASE: Final = "https://example.org/register/"
LISTS: Final = {kind: place for place, kind in PLACES.values()}


def encode(entity_id: str) -> str:
    """Return an id as the last part of a path; dots alone would be a step within the path."""
    return {".": "%2E", "..": "%2E%2E"}.get(entity_id) or quote(entity_id, safe="")


def list_links(register: Register) -> set[str]:
    """Return the identifiers of all entities that any record refers to."""
    links = set()
    for place, entities in register.iter_lists():
        for entity in entities:
            own = f"{place.field}/{encode(entity.id)}"
            links |= {
                f"{BASE}{LISTS.get(reference.kind, own)}/{encode(reference.id)}"
                for reference in iter_references(entity)
            }
    return links


def iter_links(node: Any, predicate: str = "") -> Iterator[tuple[str, str]]:
    """Yield the predicate and the target of each link of an expanded document."""
    if isinstance(node, list):
        for item in node:
            yield from iter_links(item, predicate)
    elif isinstance(node, dict):
        if node.keys() == {"@id"}:
            yield predicate, node["@id"]
        for key, value in node.items():
            yield from iter_links(value, key)


def list_linked(register: Register) -> list[tuple[str, str]]:
    """Return the links of a register."""
    return list(iter_links(jsonld.expand(json.loads(dumps_ld(register, BASE)))))


@settings(max_examples=20)
@given(registers())
def test_every_reference_is_a_link(register: Register) -> None:
    """What a record refers to is the target of a link, not only a text."""
    assert list_links(register) <= {target for _, target in list_linked(register)}


def test_every_field_with_an_id_has_a_predicate() -> None:
    """In a register in which every field has a value, there are as many links as the document has ids."""
    tree = json.loads(dumps_ld(EVERYTHING, BASE))
    names = {"parent", "organisation", "issued_by", "held_by", "stated_by", "decreed_by", "amends", "replaces"}
    names |= {"revokes"}

    def count(node: Any) -> tuple[int, int]:
        if isinstance(node, list):
            counts = [count(item) for item in node]
        elif isinstance(node, dict):
            ids = sum(len(v) if isinstance(v, list) else 1 for k, v in node.items() if k.endswith(("_id", "_ids")))
            links = sum(len(v) if isinstance(v, list) else 1 for k, v in node.items() if k in names)
            counts = [(ids, links)]
            counts += [count(v) for k, v in node.items() if k not in {"@context", "extra"}]
        else:
            counts = []
        return sum(a for a, _ in counts), sum(b for _, b in counts)

    ids, links = count(tree)
    assert ids == links > 20


def test_a_predecessor_is_the_original_organisation() -> None:
    """A predecessor uses the words of the Organization Ontology for a change of organisations."""
    predicates = {predicate for predicate, _ in list_linked(EVERYTHING)}
    assert "http://www.w3.org/ns/org#originalOrganization" in predicates


@pytest.mark.parametrize("source_id", [".", "..", "...", "a/..", "%2E"])
def test_ids_of_dots_are_links(source_id: str) -> None:
    """A reference to a source whose id looks like a step of a path leads to that source."""
    member = Member(id="m", name=PersonName("Contoh"), source_ids=[source_id])
    register = Register.of(Source(id=source_id), member)
    targets = {target for _, target in list_linked(register)}
    assert f"{BASE}sources/{encode(source_id)}" in targets
