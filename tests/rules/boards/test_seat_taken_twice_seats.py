"""PSM209 and PSM210 by example, and seats on boards of whole terms."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import Tenure
from tests.rules.boards.seats_records import BOARD, SECOND, board
from tests.rules.samples import IPSM, KASMAD, MAYBE, YES, found, held, term, verdict


def test_a_chain_hides_only_what_replacements_explain() -> None:
    """Of a line of replacements, the first and the third who share days for certain hold one seat."""
    line = (
        held("2020/2023", "a", member="m"),
        held(None, "b", office="Camat", replaces="a"),
        held("2021/2024", "c", member="n", replaces="b"),
    )
    assert [one.ids[:2] for one in found("PSM202", IPSM, KASMAD, SECOND, board(*line)) if one.verdict is YES] == [
        ("a", "c")
    ]


@pytest.mark.parametrize("span", [BOARD, "2020/2024", "2020/2020", None])
def test_two_of_a_whole_term_hold_one_seat(span: str | None) -> None:
    """Two who hold one seat for the whole term share all its days, whichever these are."""
    pair = held(None, "a", member="m"), held(None, "b", member="n")
    whole = attrs.evolve(term(span, "t", *pair), tenure=Tenure.WHOLE_TERM)
    assert verdict("PSM202", IPSM, KASMAD, SECOND, whole) is YES
    assert verdict("PSM202", IPSM, KASMAD, SECOND, attrs.evolve(whole, tenure=Tenure.UNSTATED)) is MAYBE


def test_many_in_one_seat_are_one_finding() -> None:
    """Three hundred chairs at once are one finding, with all their ids."""
    chairs = [held(None, f"a-{place:03}", member=f"m-{place}") for place in range(300)]
    (one,) = found("PSM202", IPSM, board(*chairs, tenure=Tenure.WHOLE_TERM))
    assert one.verdict is YES
    assert one.ids == (*(chair.id for chair in chairs), "t", "o")
    assert one.params == {"term": "t", "post": "chair", "count": 300, "most": 50}
    assert "300 appointments to the post chair overlap in more than 50 pairs" in one.message()
