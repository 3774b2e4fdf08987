"""PSM202: lines of replacements, boards of whole terms and very many holders of one seat."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import Tenure
from tests.rules.boards.seats_records import BOARD, SECOND, make_board
from tests.rules.samples import IPSM, KASMAD, MAYBE, YES, appoint, run_rule, term, verdict


def test_ends_of_a_line_of_replacements_share_a_seat() -> None:
    """The first and the third in a line of replacements hold one seat if they certainly share days."""
    line = (
        appoint("2020/2023", "a", member="m"),
        appoint(None, "b", office="Camat", replaces="a"),
        appoint("2021/2024", "c", member="n", replaces="b"),
    )
    assert [
        finding.ids[:2]
        for finding in run_rule("PSM202", IPSM, KASMAD, SECOND, make_board(*line))
        if finding.verdict is YES
    ] == [("a", "c")]


@pytest.mark.parametrize("span", [BOARD, "2020/2024", "2020/2020", None])
def test_two_holders_for_the_whole_term_share_a_seat(span: str | None) -> None:
    """Two holders of one seat for the whole term share all its days, even if these are unknown."""
    pair = appoint(None, "a", member="m"), appoint(None, "b", member="n")
    whole = attrs.evolve(term(span, "t", *pair), tenure=Tenure.WHOLE_TERM)
    assert verdict("PSM202", IPSM, KASMAD, SECOND, whole) is YES
    assert verdict("PSM202", IPSM, KASMAD, SECOND, attrs.evolve(whole, tenure=Tenure.UNSTATED)) is MAYBE


def test_many_holders_of_one_seat_have_one_finding() -> None:
    """Three hundred chairs at once have one finding with all their ids."""
    chairs = [appoint(None, f"a-{place:03}", member=f"m-{place}") for place in range(300)]
    (finding,) = run_rule("PSM202", IPSM, make_board(*chairs, tenure=Tenure.WHOLE_TERM))
    assert finding.verdict is YES
    assert finding.ids == (*(chair.id for chair in chairs), "t", "o")
    assert finding.params == {"term": "t", "post": "chair", "count": 300, "most": 50}
    assert "300 appointments to the post chair overlap in more than 50 pairs" in finding.message()
