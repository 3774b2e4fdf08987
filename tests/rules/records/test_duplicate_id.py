"""PSM001: when duplicate-id is found, and when not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import permutations

import attrs
from hypothesis import given

from psm_model.entities import (
    Capacity,
    Card,
    CardKind,
    Decree,
    Register,
    Source,
)
from psm_model.entities.register import Entity
from psm_model.strategies import registers
from psm_model.values import Level
from tests.drawing import skeletons
from tests.rules.boards.boards_records import BOARD
from tests.rules.records.references_records import FEWER, run_on_register
from tests.rules.samples import IPSM, KASMAD, NO, YES, appoint, run_rule, summarise, term, verdict
from tests.rules.terms.terms_records import FILLED


def test_a_reference_to_a_duplicate_id_replaces_nobody() -> None:
    """A reference to two appointments with the same id, which PSM001 reports, is ambiguous in any order."""
    new, old = appoint(BOARD, "b", member="m", replaces="a"), appoint(BOARD, "a", member="n")
    acting = appoint(BOARD, "a", member="o", capacity=Capacity.ACTING)
    for code in ("PSM202", "PSM205"):
        several = (term(BOARD, "t", *seated) for seated in permutations([new, old, acting]))
        assert {verdict(code, IPSM, KASMAD, board) for board in several} == {YES if code == "PSM202" else NO}
        assert verdict(code, IPSM, KASMAD, term(BOARD, "t", new, old)) is (NO if code == "PSM202" else YES)


def test_the_first_organisation_of_a_duplicate_id_is_the_issuer() -> None:
    """If two organisations have the same id, the first issued the card, as in look-ups."""
    twice = attrs.evolve(IPSM, level=Level.VILLAGE)
    carded = attrs.evolve(KASMAD, cards=(Card(kind=CardKind.NATIONAL, issuer_id="o"),))
    assert verdict("PSM306", IPSM, twice, carded) is NO
    assert verdict("PSM306", twice, IPSM, carded) is YES


def list_pointers(register: Register) -> dict[tuple[str, int | None, str], list[str]]:
    """Return the pointers to all entities by kind, position of the term for appointments, and id."""
    places: dict[tuple[str, int | None, str], list[str]] = defaultdict(list)
    lists: dict[str, tuple[str, Sequence[Entity]]] = {
        "source": ("sources", register.sources),
        "decree": ("decrees", register.decrees),
        "organisation": ("organisations", register.organisations),
        "member": ("members", register.members),
        "board term": ("board_terms", register.board_terms),
    }
    for kind, (key, entities) in lists.items():
        for place, entity in enumerate(entities):
            places[kind, None, entity.id].append(f"/{key}/{place}")
    for place, term_ in enumerate(register.board_terms):
        for number, appointment in enumerate(term_.appointments):
            places["appointment", place, appointment.id].append(f"/board_terms/{place}/appointments/{number}")
    return places


@FEWER
@given(skeletons() | registers())
def test_each_duplicate_id_has_one_finding(register: Register) -> None:
    """PSM001 reports each duplicate id of a kind, for appointments within their term, once and with all places."""
    expected = [
        (kind, one_id, len(places), tuple(sorted(places)))
        for (kind, _, one_id), places in list_pointers(register).items()
        if len(places) > 1
    ]
    findings = run_on_register("PSM001", register)
    assert sorted(
        (
            finding.params["kind"],
            finding.params["id"],
            finding.params["count"],
            tuple(sorted((finding.path, *finding.related))),
        )
        for finding in findings
    ) == sorted(expected)
    assert all(finding.ids == (finding.params["id"],) for finding in findings)


def test_report_of_a_duplicate_id_is_complete() -> None:
    """PSM001 points to the second entity with the id, and to the others."""
    twice = (IPSM, attrs.evolve(IPSM, name="Lain"), attrs.evolve(IPSM, id="p"), attrs.evolve(IPSM, name="Ketiga"))
    (finding,) = run_rule("PSM001", *twice)
    assert summarise(finding) == {
        "code": "PSM001",
        "severity": "error",
        "verdict": "yes",
        "path": "/organisations/1",
        "params": {"kind": "organisation", "id": "o", "count": 3},
        "ids": ["o"],
        "related": ["/organisations/0", "/organisations/3"],
        "settled_by": [],
    }


def test_entities_of_different_kinds_may_share_an_id() -> None:
    """One entity of each kind, and one appointment of each term, may have the same id."""
    board = term(None, "x", appoint(None, "x"))
    several: tuple[Entity, ...] = (
        Source(id="x"),
        Decree(id="x"),
        attrs.evolve(IPSM, id="x"),
        attrs.evolve(KASMAD, id="x"),
        board,
        attrs.evolve(board, id="y"),
    )
    assert run_rule("PSM001", *several) == []


def test_appointments_of_terms_with_the_same_id_are_separate() -> None:
    """Two terms with the same id have one finding, and their appointments are not compared with each other."""
    board = term(None, "t", appoint(None, "a"))
    assert [
        finding.params["kind"] for finding in run_rule("PSM001", board, attrs.evolve(board, label="2020–2025"))
    ] == ["board term"]
    twice = term(None, "t", appoint(None, "a"), appoint("2020/2021", "a"))
    (finding,) = run_rule("PSM001", term(None, "u"), twice)
    assert (finding.path, finding.related) == ("/board_terms/1/appointments/1", ("/board_terms/1/appointments/0",))
    assert finding.params == {"kind": "appointment", "id": "a", "count": 2}


def test_like_terms_with_the_same_id_are_left_to_their_rule() -> None:
    """Two like terms with the same id are left to PSM001, and do not overlap or duplicate themselves."""
    for code in ("PSM006", "PSM101", "PSM109"):
        assert run_rule(code, IPSM, FILLED, FILLED) == []
