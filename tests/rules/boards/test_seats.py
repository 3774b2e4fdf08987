"""PSM202, PSM205 and PSM209: identity of holders, successors and sections."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import Appointment, Capacity, Post, Roster, Tenure
from psm_model.values import PersonName, Verdict
from tests.rules.boards.seats_records import BOARD, SECOND, make_board
from tests.rules.samples import IPSM, KASMAD, MAYBE, NO, YES, appoint, period, term, verdict


@pytest.mark.parametrize("code", ["PSM202", "PSM209"])
def test_names_do_not_identify_people(code: str) -> None:
    """Two holders are certainly two people only if both are members."""
    spans = {"PSM202": ("2021/2023", "2022/2024"), "PSM209": ("2021-01-01/2023-03-01", "2023-03-01/2024-12-31")}[code]
    names = [
        Appointment(id="x", post=Post.CHAIR, name=PersonName(name), period=period(spans[place]))
        for place, name in enumerate(("Contoh Satu", "H. Contoh Satu, S.Sos."))
    ]
    assert verdict(code, IPSM, make_board(names[0], attrs.evolve(names[1], id="y"))) is MAYBE
    assert (
        verdict(code, IPSM, KASMAD, make_board(appoint(spans[0], "a", member="m"), attrs.evolve(names[1], id="y")))
        is MAYBE
    )
    assert (
        verdict(
            code, IPSM, KASMAD, make_board(appoint(spans[0], "a", member="m"), appoint(spans[1], "b", office="Camat"))
        )
        is MAYBE
    )


@pytest.mark.parametrize("span", [BOARD, "2020/2024"])
def test_successor_shares_no_day_with_the_predecessor(span: str) -> None:
    """A holder who is succeeded leaves on the day before, so that there is no finding."""
    pair = appoint(None, "a", member="m"), appoint("2022-03/2024-12", "b", member="n", replaces="a")
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
def test_executive_board_is_not_a_section(sections: tuple[str | None, str], expected: Verdict) -> None:
    """A chair in the executive board has the seat of a chair without a section."""
    first, second = sections
    pair = appoint(BOARD, "a", section=first), appoint(BOARD, "b", section=second)
    assert verdict("PSM202", IPSM, term(BOARD, "t", *pair)) is expected


def test_an_honorary_holder_takes_no_seat() -> None:
    """An honorary chair beside the chair shares no seat, and does not fill the post of a complete board."""
    chair = appoint("2021/2023", "a", member="m")
    honorary = Appointment(
        id="b", post=Post.CHAIR, office="Bupati", capacity=Capacity.HONORARY, period=period("2021/2023")
    )
    assert verdict("PSM202", IPSM, KASMAD, make_board(chair, honorary)) is NO
    complete = attrs.evolve(term("2020/2025", "t", honorary), roster=Roster.COMPLETE)
    assert verdict("PSM201", IPSM, complete, core_posts=[Post.CHAIR]) is YES
    assert verdict("PSM201", IPSM, KASMAD, attrs.evolve(complete, appointments=(chair,)), core_posts=[Post.CHAIR]) is NO
