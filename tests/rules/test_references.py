"""PSM001 and PSM002: ids that stand twice, and references that lead nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias

import attrs
import pytest
from hypothesis import given, settings

from psm_model.entities import BoardTerm, Card, CardKind, Member, Organisation, Register, Source
from psm_model.entities.register import Entity
from psm_model.rules import Config, Finding, check
from psm_model.strategies import registers
from tests.rules.records import IPSM, KASMAD, found, held, term, told
from tests.strategies import skeletons


def all_found(code: str, register: Register) -> list[Finding]:
    """What one rule finds in a register."""
    return list(check(register, config=Config(select=(code,)), undetermined=True))


def ids_in(register: Register) -> dict[tuple[str, int | None, str], list[str]]:
    """By kind, place of the term for appointments, and id: the pointers of all that have the id."""
    places: dict[tuple[str, int | None, str], list[str]] = defaultdict(list)
    lists: dict[str, tuple[str, Sequence[Entity]]] = {
        "source": ("sources", register.sources),
        "organisation": ("organisations", register.organisations),
        "member": ("members", register.members),
        "board term": ("board_terms", register.board_terms),
    }
    for kind, (key, entities) in lists.items():
        for place, entity in enumerate(entities):
            places[kind, None, entity.id].append(f"/{key}/{place}")
    for place, one in enumerate(register.board_terms):
        for number, appointment in enumerate(one.appointments):
            places["appointment", place, appointment.id].append(f"/board_terms/{place}/appointments/{number}")
    return places


# Whole registers are slow to draw; of the two strategies one has many ids twice, the other every field.
FEWER = settings(max_examples=settings().max_examples // 2)
Reference: TypeAlias = tuple[str, str, str, str]
"""Where a reference stands, whose it is, to what kind it leads, and to which id."""


def to_sources(register: Register) -> list[Reference]:
    """The references to sources."""
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


def to_organisations(register: Register) -> list[Reference]:
    """The references to organisations, from others below, from terms and from cards, absent ones too."""
    from_below = [
        (f"/organisations/{place}/parent_id", one.id, one.parent_id) for place, one in enumerate(register.organisations)
    ]
    from_terms = [
        (f"/board_terms/{place}/organisation_id", one.id, one.organisation_id)
        for place, one in enumerate(register.board_terms)
    ]
    from_cards = [
        (f"/members/{place}/cards/{number}/issuer_id", one.id, card.issuer_id)
        for place, one in enumerate(register.members)
        for number, card in enumerate(one.cards)
    ]
    return [
        (pointer, owner, "organisation", to)
        for pointer, owner, to in [*from_below, *from_terms, *from_cards]
        if to is not None
    ]


def dangling(register: Register) -> list[Reference]:
    """All references to what is not there."""
    source_ids, organisation_ids = {one.id for one in register.sources}, {one.id for one in register.organisations}
    found_ = [one for one in to_sources(register) if one[-1] not in source_ids]
    found_ += [one for one in to_organisations(register) if one[-1] not in organisation_ids]
    member_ids = {one.id for one in register.members}
    for place, one in enumerate(register.board_terms):
        beside = {other.id for other in one.appointments}
        for number, seat in enumerate(one.appointments):
            pointer = f"/board_terms/{place}/appointments/{number}"
            if seat.member_id is not None and seat.member_id not in member_ids:
                found_.append((f"{pointer}/member_id", seat.id, "member", seat.member_id))
            if seat.replaces_id is not None and seat.replaces_id not in beside:
                found_.append((f"{pointer}/replaces_id", seat.id, "appointment", seat.replaces_id))
    return found_


@FEWER
@given(skeletons() | registers())
def test_ids_that_stand_twice(register: Register) -> None:
    """PSM001 tells each id that several of a kind have, appointments within their term, once and with all places."""
    expected = [
        (kind, one_id, len(places), tuple(sorted(places)))
        for (kind, _, one_id), places in ids_in(register).items()
        if len(places) > 1
    ]
    findings = all_found("PSM001", register)
    assert sorted(
        (one.params["kind"], one.params["id"], one.params["count"], tuple(sorted((one.path, *one.related))))
        for one in findings
    ) == sorted(expected)
    assert all(one.ids == (one.params["id"],) for one in findings)


@FEWER
@given(skeletons() | registers())
def test_references_that_lead_nowhere(register: Register) -> None:
    """PSM002 tells each reference to an id that no entity of its kind has, once and where it stands."""
    findings = all_found("PSM002", register)
    assert sorted((one.path, one.params["owner"], one.params["kind"], one.params["id"]) for one in findings) == sorted(
        dangling(register)
    )
    assert all(one.ids[:2] == (one.params["owner"], one.params["id"]) for one in findings)


def test_what_is_told_of_an_id() -> None:
    """PSM001 points to the second that has the id, and to the others beside it."""
    twice = (IPSM, attrs.evolve(IPSM, name="Lain"), attrs.evolve(IPSM, id="p"), attrs.evolve(IPSM, name="Ketiga"))
    (one,) = found("PSM001", *twice)
    assert told(one) == {
        "code": "PSM001",
        "severity": "error",
        "verdict": "yes",
        "path": "/organisations/1",
        "params": {"kind": "organisation", "id": "o", "count": 3},
        "ids": ["o"],
        "related": ["/organisations/0", "/organisations/3"],
        "settled_by": [],
    }


def test_one_id_of_two_kinds() -> None:
    """An id may be of one entity of each kind, and of an appointment in each term."""
    board = term(None, "x", held(None, "x"))
    several: tuple[Entity, ...] = (
        Source(id="x"),
        attrs.evolve(IPSM, id="x"),
        attrs.evolve(KASMAD, id="x"),
        board,
        attrs.evolve(board, id="y"),
    )
    assert found("PSM001", *several) == []


def test_appointments_of_two_terms_of_one_id() -> None:
    """Two terms of one id are told once, and their appointments are none of one another's."""
    board = term(None, "t", held(None, "a"))
    assert [one.params["kind"] for one in found("PSM001", board, attrs.evolve(board, label="2020–2025"))] == [
        "board term"
    ]
    twice = term(None, "t", held(None, "a"), held("2020/2021", "a"))
    (one,) = found("PSM001", term(None, "u"), twice)
    assert (one.path, one.related) == ("/board_terms/1/appointments/1", ("/board_terms/1/appointments/0",))
    assert one.params == {"kind": "appointment", "id": "a", "count": 2}


def test_what_is_told_of_a_reference() -> None:
    """PSM002 points to the field, and names whose it is and what it was to lead to."""
    (one,) = found("PSM002", IPSM, attrs.evolve(term(None), source_ids=("s-1",)))
    assert told(one) == {
        "code": "PSM002",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/0/source_ids/0",
        "params": {"owner": "t", "kind": "source", "id": "s-1"},
        "ids": ["t", "s-1"],
        "related": [],
        "settled_by": [],
    }


def test_replaced_appointment_is_of_the_same_term() -> None:
    """Whom an appointment replaces is looked for in its own term, and not among entities of other kinds."""
    first = term(None, "t", held(None, "a", office="Camat"), held(None, "b", office="Camat", replaces="a"))
    assert found("PSM002", IPSM, first) == []
    second = term(
        None, "u", held(None, "b", office="Camat", replaces="a"), held(None, "c", office="Camat", replaces="o")
    )
    one, other = found("PSM002", IPSM, first, second)
    assert (one.path, one.ids) == ("/board_terms/1/appointments/0/replaces_id", ("b", "a", "u"))
    assert (other.path, other.ids) == ("/board_terms/1/appointments/1/replaces_id", ("c", "o", "u"))


@pytest.mark.parametrize(
    "entities",
    [
        (attrs.evolve(IPSM, parent_id="o"),),
        (attrs.evolve(IPSM, parent_id="p"), attrs.evolve(IPSM, id="p")),
        (IPSM, KASMAD, term(None, "t", held(None, member="m"))),
        (IPSM, attrs.evolve(KASMAD, cards=(Card(kind=CardKind.NATIONAL, issuer_id="o"), Card(kind=CardKind.NATIONAL)))),
        (Source(id="s"), attrs.evolve(IPSM, source_ids=("s",)), attrs.evolve(KASMAD, source_ids=("s",))),
    ],
    ids=["itself", "parent", "member", "card", "sources"],
)
def test_references_that_lead_somewhere(entities: tuple[Entity, ...]) -> None:
    """A reference to what is there is none that leads nowhere, and to what is of another kind is."""
    assert found("PSM002", *entities) == []


def test_reference_to_another_kind() -> None:
    """An id that only an entity of another kind has is not there."""
    wrong = attrs.evolve(IPSM, parent_id="m", source_ids=("m",))
    assert [one.params["kind"] for one in found("PSM002", wrong, KASMAD)] == ["organisation", "source"]
