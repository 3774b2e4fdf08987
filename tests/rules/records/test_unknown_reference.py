"""PSM002: when unknown-reference is found, and when not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

import attrs
import pytest
from hypothesis import given

from psm_model.entities import (
    Card,
    CardKind,
    Organisation,
    Register,
    Source,
)
from psm_model.entities.register import Entity
from psm_model.formats import dumps
from psm_model.strategies import registers
from psm_model.values import Level
from tests.drawing import skeletons
from tests.rules.records.references_records import FEWER, run_on_register
from tests.rules.samples import IPSM, KASMAD, NO, appoint, run_rule, summarise, term, verdict


@pytest.mark.parametrize("issuer", [None, "nowhere"])
def test_cards_without_a_known_issuer_are_not_judged(issuer: str | None) -> None:
    """The level of a card is not judged without an issuer, or with an unknown one, which PSM002 reports."""
    village = Organisation(id="v", name="IPSM Desa Contoh", level=Level.VILLAGE)
    carded = attrs.evolve(KASMAD, cards=(Card(kind=CardKind.NATIONAL, issuer_id=issuer),))
    assert verdict("PSM306", village, carded) is NO


Reference: TypeAlias = tuple[str, str, str, str]
"""The pointer of a reference, the id of its owner, and the kind and id that it leads to."""


KINDS = {
    "organisation": ("organisation_id", "parent_id", "issuer_id"),
    "member": ("member_id",),
    "source": ("source_ids",),
    "decree": ("decree_ids", "amends_ids", "replaces_ids", "revokes_ids"),
}
"""The keys that hold ids of each kind."""


# Any: JSON.
def iter_document_references(tree: Any, pointer: str, owner: str, beside: set[str]) -> Iterator[tuple[Reference, bool]]:
    """Yield the references in a document; a replaced appointment with whether it is beside the one that names it."""
    owner = tree.get("id", owner)
    for key, value in tree.items():
        if key == "appointments":
            beside = {item["id"] for item in value}
        if key == "replaces_id":
            yield (f"{pointer}/{key}", owner, "appointment", value), value in beside
        for kind, keys in KINDS.items():
            if key in keys and isinstance(value, str):
                yield (f"{pointer}/{key}", owner, kind, value), False
            elif key in keys:
                yield from (((f"{pointer}/{key}/{at}", owner, kind, item), False) for at, item in enumerate(value))
        if isinstance(value, list) and key != "extra":
            for at, item in enumerate(value):
                if isinstance(item, dict):
                    yield from iter_document_references(item, f"{pointer}/{key}/{at}", owner, beside)


def list_dangling(register: Register) -> list[Reference]:
    """Return all references to unknown ids, from the JSON document."""
    tree = json.loads(dumps(register))
    there = {
        kind: {entity["id"] for entity in tree.get(place, ())}
        for kind, place in zip(KINDS, ("organisations", "members", "sources", "decrees"), strict=True)
    }
    return [
        reference
        for reference, is_beside in iter_document_references(tree, "", "", set())
        if not is_beside and reference[-1] not in there.get(reference[2], ())
    ]


@FEWER
@given(skeletons() | registers())
def test_each_dangling_reference_has_one_finding(register: Register) -> None:
    """PSM002 reports each reference to an id that no entity of its kind has, once and with its pointer."""
    findings = run_on_register("PSM002", register)
    assert sorted(
        (finding.path, finding.params["owner"], finding.params["kind"], finding.params["id"]) for finding in findings
    ) == sorted(list_dangling(register))
    assert all(finding.ids[:2] == (finding.params["owner"], finding.params["id"]) for finding in findings)


def test_report_of_a_reference_is_complete() -> None:
    """PSM002 points to the field, and names its owner and the kind and id that it should lead to."""
    (finding,) = run_rule("PSM002", IPSM, attrs.evolve(term(None), source_ids=("s-1",)))
    assert summarise(finding) == {
        "code": "PSM002",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/0/source_ids/0",
        "params": {"owner": "t", "kind": "source", "id": "s-1"},
        "ids": ["t", "s-1"],
        "related": [],
        "settled_by": [],
    }


def test_a_replaced_appointment_is_in_the_same_term() -> None:
    """A replaced appointment is looked up only in the term of its successor, and not among other kinds."""
    first = term(None, "t", appoint(None, "a", office="Camat"), appoint(None, "b", office="Camat", replaces="a"))
    assert run_rule("PSM002", IPSM, first) == []
    second = term(
        None, "u", appoint(None, "b", office="Camat", replaces="a"), appoint(None, "c", office="Camat", replaces="o")
    )
    first_finding, other = run_rule("PSM002", IPSM, first, second)
    assert (first_finding.path, first_finding.ids) == ("/board_terms/1/appointments/0/replaces_id", ("b", "a", "u"))
    assert (other.path, other.ids) == ("/board_terms/1/appointments/1/replaces_id", ("c", "o", "u"))


@pytest.mark.parametrize(
    "entities",
    [
        (attrs.evolve(IPSM, parent_id="o"),),
        (attrs.evolve(IPSM, parent_id="p"), attrs.evolve(IPSM, id="p")),
        (IPSM, KASMAD, term(None, "t", appoint(None, member="m"))),
        (IPSM, attrs.evolve(KASMAD, cards=(Card(kind=CardKind.NATIONAL, issuer_id="o"), Card(kind=CardKind.NATIONAL)))),
        (Source(id="s"), attrs.evolve(IPSM, source_ids=("s",)), attrs.evolve(KASMAD, source_ids=("s",))),
    ],
    ids=["itself", "parent", "member", "card", "sources"],
)
def test_references_to_existing_entities_have_no_finding(entities: tuple[Entity, ...]) -> None:
    """A reference to an existing entity of its kind is not dangling."""
    assert run_rule("PSM002", *entities) == []


def test_a_reference_to_another_kind_is_dangling() -> None:
    """A reference to an id that only an entity of another kind has is dangling."""
    wrong = attrs.evolve(IPSM, parent_id="m", source_ids=("m",))
    assert [finding.params["kind"] for finding in run_rule("PSM002", wrong, KASMAD)] == ["organisation", "source"]
