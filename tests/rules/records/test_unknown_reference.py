"""PSM002: when unknown-reference is found, and when not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import attrs
import pytest
from hypothesis import given

from psm_model.entities import (
    BoardTerm,
    Card,
    CardKind,
    Member,
    Organisation,
    Register,
    Source,
)
from psm_model.entities.register import Entity
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


def list_source_references(register: Register) -> list[Reference]:
    """Return the references to sources."""
    lists: dict[str, Sequence[Organisation | Member | BoardTerm]] = {
        "organisations": register.organisations,
        "members": register.members,
        "board_terms": register.board_terms,
    }
    return [
        (f"/{key}/{place}/source_ids/{number}", entity.id, "source", source_id)
        for key, entities in lists.items()
        for place, entity in enumerate(entities)
        for number, source_id in enumerate(entity.source_ids)
    ]


def list_organisation_references(register: Register) -> list[Reference]:
    """Return the references to organisations from other organisations, terms and cards."""
    from_below = [
        (f"/organisations/{place}/parent_id", organisation.id, organisation.parent_id)
        for place, organisation in enumerate(register.organisations)
    ]
    from_terms = [
        (f"/board_terms/{place}/organisation_id", term_.id, term_.organisation_id)
        for place, term_ in enumerate(register.board_terms)
    ]
    from_cards = [
        (f"/members/{place}/cards/{number}/issuer_id", member.id, card.issuer_id)
        for place, member in enumerate(register.members)
        for number, card in enumerate(member.cards)
    ]
    return [
        (pointer, owner, "organisation", to)
        for pointer, owner, to in [*from_below, *from_terms, *from_cards]
        if to is not None
    ]


def list_dangling(register: Register) -> list[Reference]:
    """Return all references to unknown ids."""
    source_ids, organisation_ids = (
        {source.id for source in register.sources},
        {organisation.id for organisation in register.organisations},
    )
    dangling = [reference for reference in list_source_references(register) if reference[-1] not in source_ids]
    dangling += [
        reference for reference in list_organisation_references(register) if reference[-1] not in organisation_ids
    ]
    member_ids = {member.id for member in register.members}
    for place, term_ in enumerate(register.board_terms):
        beside = {other.id for other in term_.appointments}
        for number, seat in enumerate(term_.appointments):
            pointer = f"/board_terms/{place}/appointments/{number}"
            if seat.member_id is not None and seat.member_id not in member_ids:
                dangling.append((f"{pointer}/member_id", seat.id, "member", seat.member_id))
            if seat.replaces_id is not None and seat.replaces_id not in beside:
                dangling.append((f"{pointer}/replaces_id", seat.id, "appointment", seat.replaces_id))
    return dangling


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
