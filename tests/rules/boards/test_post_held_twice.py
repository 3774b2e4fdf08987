"""PSM210: conditions and report of post-held-twice."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from psm_model.entities import Appointment, Capacity, Post, Tenure
from psm_model.values import PersonName, Verdict
from tests.rules.boards.seats_records import SECOND, make_board
from tests.rules.samples import IPSM, KASMAD, MAYBE, NO, YES, appoint, period, verdict


@pytest.mark.parametrize(
    ("change", "expected"),
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
def test_verdict_on_an_appointment_recorded_twice(change: dict[str, Any], expected: Verdict) -> None:
    """Two appointments are duplicates if holder, post, section, title, capacity and days agree."""
    first = appoint("2021-01-01/2023-03-01", "a", member="m")
    second = attrs.evolve(attrs.evolve(first, id="b"), **change)
    assert verdict("PSM210", IPSM, KASMAD, SECOND, make_board(first, second)) is expected


def test_equal_names_or_offices_are_undetermined() -> None:
    """A repeated name or office may be two people, so that the finding is undetermined."""
    for holder in ({"name": PersonName("Kasmad")}, {"office": "Camat"}):
        pair = [Appointment(id=appointment_id, post=Post.MEMBER, **holder) for appointment_id in "ab"]
        assert verdict("PSM210", IPSM, make_board(*pair, tenure=Tenure.WHOLE_TERM)) is MAYBE
