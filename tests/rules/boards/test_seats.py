"""PSM209 and PSM210 by example, and seats on boards of whole terms."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import Appointment, Post, Tenure
from psm_model.values import PersonName, Verdict
from tests.rules.boards.seats_records import BOARD, SECOND, board
from tests.rules.samples import IPSM, KASMAD, MAYBE, NO, YES, held, period, term, verdict


@pytest.mark.parametrize("code", ["PSM202", "PSM209"])
def test_a_name_is_no_identity(code: str) -> None:
    """Of people of whom one is not a member, nobody can say that they are two."""
    spans = {"PSM202": ("2021/2023", "2022/2024"), "PSM209": ("2021-01-01/2023-03-01", "2023-03-01/2024-12-31")}[code]
    names = [
        Appointment(id="x", post=Post.CHAIR, name=PersonName(name), period=period(spans[place]))
        for place, name in enumerate(("Contoh Satu", "H. Contoh Satu, S.Sos."))
    ]
    assert verdict(code, IPSM, board(names[0], attrs.evolve(names[1], id="y"))) is MAYBE
    assert verdict(code, IPSM, KASMAD, board(held(spans[0], "a", member="m"), attrs.evolve(names[1], id="y"))) is MAYBE
    assert (
        verdict(code, IPSM, KASMAD, board(held(spans[0], "a", member="m"), held(spans[1], "b", office="Camat")))
        is MAYBE
    )


@pytest.mark.parametrize("span", [BOARD, "2020/2024"])
def test_who_is_succeeded_shares_no_day_with_the_successor(span: str) -> None:
    """One who holds a post until succeeded leaves on the day before, so that nothing is found."""
    pair = held(None, "a", member="m"), held("2022-03/2024-12", "b", member="n", replaces="a")
    whole = attrs.evolve(term(span, "t", *pair), tenure=Tenure.WHOLE_TERM)
    for code in ("PSM202", "PSM205", "PSM209"):
        assert verdict(code, IPSM, KASMAD, SECOND, whole) is NO


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ((None, "Pengurus Harian"), YES),
        (("-", "Pengurus Harian"), YES),
        (("Humas", "Humas"), YES),
        ((None, "Humas"), NO),
    ],
)
def test_the_executive_board_is_not_a_section(sections: tuple[str | None, str], expected: Verdict) -> None:
    """A chair in the executive board has the seat of a chair without a section."""
    first, second = sections
    pair = held(BOARD, "a", section=first), held(BOARD, "b", section=second)
    assert verdict("PSM202", IPSM, term(BOARD, "t", *pair)) is expected
