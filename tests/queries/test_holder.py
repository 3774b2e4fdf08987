"""The holder of an appointment is named, shown by id, or withheld."""

from __future__ import annotations

from typing import Any

import pytest

from psm_model.entities import Appointment, BoardTerm, Member, Post, Register
from psm_model.queries.holder import HolderKind, find_holder
from psm_model.values import PersonName
from psm_model.views.board import view_board

REGISTER = Register.of(Member(id="m", name=PersonName("Kasmad")))


@pytest.mark.parametrize(
    ("fields", "kind", "text"),
    [
        ({"member_id": "m"}, HolderKind.NAMED, "Kasmad"),
        ({"member_id": "nobody"}, HolderKind.NOT_IN_REGISTER, "nobody"),
        ({"name": PersonName("Siti")}, HolderKind.NAMED, "Siti"),
        ({"office": "Bupati Contoh"}, HolderKind.NAMED, "Bupati Contoh"),
        ({"withheld": ["name"]}, HolderKind.WITHHELD, ""),
        ({"withheld": ["member_id"]}, HolderKind.WITHHELD, ""),
    ],
)
def test_holders_are_named(fields: dict[str, Any], kind: HolderKind, text: str) -> None:
    """A member is named, or shown by id if unknown; a person is named, and an office is shown as written."""
    appointment = Appointment(id="a", post=Post.CHAIR, **fields)
    assert find_holder(REGISTER, appointment) == (kind, text)
    term = BoardTerm(id="t", organisation_id="o", appointments=[appointment])
    (board,) = view_board(Register.of(term, *REGISTER.members), "t").terms
    assert [seat.holder for seat in board.seats] == [text]
    # A withheld holder is named by the appointment where others refer to it.
    assert board.holders == (("a", text or "a"),)
