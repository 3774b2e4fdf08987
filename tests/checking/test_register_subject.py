"""RegisterSubject: the outline of a register does not depend on how the register was read."""

from __future__ import annotations

import pickle
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.decrees import DecreeIndex
from psm_model.checking.register_subject import RegisterSubject
from psm_model.entities import Appointment, BoardTerm, Member, Post, Register
from psm_model.entities.grouping import iter_grouped
from psm_model.entities.register import Entity
from psm_model.strategies import registers
from psm_model.values import Identifier, PersonName
from tests.drawing import IDS, skeletons

REGISTERS = skeletons() | registers()


def list_contents(outline: RegisterSubject) -> dict[str, Any]:
    """Return everything that an outline contains."""
    return {
        "counts": outline.counts,
        "organisations": outline.organisations,
        "ids": outline.ids_found,
        "repeated": sorted(outline.find_duplicate_ids()),
        "dangling": sorted(outline.iter_dangling_references()),
        "honorary": sorted(outline.iter_honorary_holders()),
        "before birth": sorted(
            (post.appointment.path, post.member_index, post.verdict.value) for post in outline.iter_posts_before_birth()
        ),
        "unsourced": sorted(outline.iter_unsourced()),
        "chairs": sorted((member, *chairs) for member, chairs in outline.iter_chairs()),
        "cards": sorted(outline.iter_cards()),
        "shared": sorted(
            (identifier.scheme, *identifier.paths.items()) for identifier in outline.iter_shared_identifiers()
        ),
        "positions": [outline.find_position(id_) for id_ in IDS],
    }


@given(REGISTERS, st.data())
def test_merged_parts_equal_the_whole(register: Register, data: st.DataObject) -> None:
    """Outlines of parts, pickled and merged, equal the outline of the whole."""
    entities = list(iter_grouped(register))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(entities)), max_size=3)))
    decrees = DecreeIndex(register.decrees)
    whole = RegisterSubject(waived_ids=IDS[:2], decrees=decrees, expect_sources=True)
    for start, end in zip([0, *cuts], [*cuts, len(entities)], strict=True):
        part = RegisterSubject(waived_ids=IDS[:2], decrees=decrees, is_part=start > 0, expect_sources=True)
        for entity in entities[start:end]:
            part.add(entity)
        whole.merge(pickle.loads(pickle.dumps(part)))  # noqa: S301  # its own
    assert list_contents(whole) == list_contents(
        RegisterSubject.of(Register.of(*entities), IDS[:2], expect_sources=True)
    )


@given(REGISTERS, st.randoms(use_true_random=False))
def test_the_order_of_entities_has_no_effect(register: Register, chance: Any) -> None:
    """References may come before their targets; the outline is the same."""
    lists: list[list[Entity]] = [
        list(entities)
        for entities in (
            register.sources,
            register.decrees,
            register.organisations,
            register.members,
            register.board_terms,
        )
    ]
    outline = RegisterSubject(decrees=DecreeIndex(register.decrees))
    while any(lists):
        outline.add(chance.choice([entities for entities in lists if entities]).pop(0))
    assert list_contents(outline) == list_contents(RegisterSubject.of(register))


@given(REGISTERS)
def test_waived_ids_are_found(register: Register) -> None:
    """The outline has the waived ids that exist, including those of appointments."""
    kinds: tuple[tuple[Entity, ...], ...] = (
        register.sources,
        register.decrees,
        register.organisations,
        register.members,
        register.board_terms,
    )
    there = {entity.id for entities in kinds for entity in entities}
    there |= {appointment.id for term in register.board_terms for appointment in term.appointments}
    waived_ids = {*IDS, *list(there)[::2]}
    assert RegisterSubject.of(register, waived_ids).ids_found == there & waived_ids


def test_parts_share_identifiers() -> None:
    """A number that a member of a later part has too is found, at its place in the whole."""
    number = Identifier("nik", "0000000000000000")
    whole = RegisterSubject()
    for member_id in ("m", "n"):
        part = RegisterSubject(is_part=True)
        part.add(Member(id=member_id, name=PersonName("Contoh"), identifiers=(number,)))
        whole.merge(part)
    (shared,) = whole.iter_shared_identifiers()
    assert shared.paths == {"m": "/members/0/identifiers/0", "n": "/members/1/identifiers/0"}


def test_appointments_of_one_id_are_found_in_each_term() -> None:
    """Duplicates in a term have the places of both; appointments of two terms may have one id."""
    chairs = [Appointment(id=each, post=Post.CHAIR, member_id="m") for each in ("a", "b", "a")]
    terms = [
        BoardTerm(id="t-1", organisation_id="o", appointments=chairs[:2]),
        BoardTerm(id="t-2", organisation_id="o", appointments=chairs),
    ]
    outline = RegisterSubject.of(Register.of(*terms), expect_sources=True)
    (duplicate,) = outline.find_duplicate_ids()
    assert duplicate.id == "a"
    assert duplicate.paths == ("/board_terms/1/appointments/0", "/board_terms/1/appointments/2")
    assert [each.path for each in outline.iter_unsourced()] == ["/board_terms/0", "/board_terms/1"]
