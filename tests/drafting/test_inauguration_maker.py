"""Inaugurations of a draft: a value with a personal number is left out, and its place is noted."""

from __future__ import annotations

from typing import Final

import pytest

from psm_model.drafting._inauguration_maker import InaugurationMaker
from psm_model.drafting.found import Found
from psm_model.drafting.found_inauguration import FoundInauguration, FoundParticipant

NUMBER: Final = "081234567890"


def find(value: str, start: int) -> Found[str]:
    """Return words that were found at a place."""
    return Found(span=(start, start + len(value)), as_written=value, value=value)


@pytest.mark.parametrize("name", ["authority", "place", "title"])
def test_value_with_a_number_is_left_out(name: str) -> None:
    """Each value with a number is left out alone, no fact is about it, and its place is noted."""
    plain = {"authority": "Bupati Contoh", "place": "Pendopo", "title": "Wakil Bupati"}
    values = {
        key: find(f"{value} {NUMBER}" if key == name else value, at) for at, (key, value) in enumerate(plain.items())
    }
    found = FoundInauguration(
        kind=find("dilantik", 50),
        authority=values["authority"],
        place=values["place"],
        officiant=FoundParticipant(span=values["title"].span, role_span=(60, 70), title=values["title"]),
    )
    maker = InaugurationMaker("/i")
    made = maker.make(found)
    (participant,) = made.participants
    got = {"authority": made.authority, "place": made.place, "title": participant.title}
    assert got == {key: None if key == name else value for key, value in plain.items()}
    assert maker.left_out == [values[name].span]
    assert values[name].span not in [span for fact in maker.facts for span in fact.spans]
