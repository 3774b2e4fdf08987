"""PSM210: when post-held-twice is found, and when not."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from psm_model.entities import Appointment, Capacity, Post, Tenure
from psm_model.values import PersonName, Verdict
from tests.rules.boards.seats_records import SECOND, board
from tests.rules.samples import IPSM, KASMAD, MAYBE, NO, YES, held, period, verdict


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, YES),
        ({"post": Post.SECRETARY}, NO),
        ({"section": "Humas"}, NO),
        ({"title": "Ketua Umum"}, NO),
        ({"capacity": Capacity.ACTING}, NO),
        ({"member_id": "n"}, NO),
        ({"period": period("2023-03-01/2024-12-31")}, NO),  # a handover day
        ({"period": period("2023-02-28/2024-12-31")}, YES),
        ({"period": None}, MAYBE),
    ],
)
def test_one_holder_twice_in_one_post(changed: dict[str, Any], expected: Verdict) -> None:
    """The same holder, post, section, title and capacity on the same days is recorded twice."""
    first = held("2021-01-01/2023-03-01", "a", member="m")
    second = attrs.evolve(attrs.evolve(first, id="b"), **changed)
    assert verdict("PSM210", IPSM, KASMAD, SECOND, board(first, second)) is expected


def test_two_of_one_name_may_be_two() -> None:
    """A name or an office that stands twice is at most undetermined."""
    for holder in ({"name": PersonName("Kasmad")}, {"office": "Camat"}):
        pair = [Appointment(id=held_id, post=Post.MEMBER, **holder) for held_id in "ab"]
        assert verdict("PSM210", IPSM, board(*pair, tenure=Tenure.WHOLE_TERM)) is MAYBE
