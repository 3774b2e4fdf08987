"""The chair of a board in a few words."""

from __future__ import annotations

import pytest

from psm_model.entities import Appointment, BoardTerm, Capacity, Post, Register
from psm_model.views.chairs import find_chair
from tests.views.boards import make_chair


@pytest.mark.parametrize(
    ("appointments", "words"),
    [
        ([], None),
        ([make_chair("Sekar")], "Sekar"),
        ([make_chair("Sekar"), make_chair("Kasmad", replaces_id="Sekar")], "Sekar → Kasmad"),
        (
            [make_chair("Ani", replaces_id="Kasmad"), make_chair("Sekar"), make_chair("Kasmad", replaces_id="Sekar")],
            "Sekar → Kasmad → Ani",
        ),
        ([make_chair("Sekar"), make_chair("Kasmad")], "Sekar, Kasmad"),
        ([make_chair("Sekar", capacity=Capacity.FORMER), make_chair("Kasmad")], "Kasmad"),
        ([make_chair("Sekar", capacity=Capacity.ELECT)], None),
        ([Appointment(id="a", post=Post.CHAIR, member_id="m-1")], None),
        ([Appointment(id="a", post=Post.CHAIR, withheld=["name"])], None),
        ([Appointment(id="a", post=Post.SECRETARY, office="Camat")], None),
    ],
)
def test_chair_is_named(appointments: list[Appointment], words: str | None) -> None:
    """Those who chair a board in its term are named, first to last; a withheld or unknown holder is not."""
    term = BoardTerm(id="t", organisation_id="o", appointments=appointments)
    assert find_chair(Register.of(term), term) == words
