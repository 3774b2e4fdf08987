"""Holders of posts: the verdicts of `Register.board_on`, limited to a post, an organisation and an area."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given

from psm_model.entities import Appointment, BoardTerm, Capacity, Member, Organisation, Post, Register, TermStatus
from psm_model.errors import NotFoundError, WrongTypeError
from psm_model.queries import find_holders
from psm_model.queries.holder import HolderKind
from psm_model.values import AreaCode, Level, PartialDate, Period, PersonName, Verdict
from tests.queries.asked import DAYS, small_registers

IPSM = Organisation(id="o", name="IPSM", level=Level.DISTRICT, area=AreaCode("33.25.11"))
CHAIR = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2020-01-01/2024-12-31"))
TERM = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"), appointments=[CHAIR])
KASMAD = Member(id="m", name=PersonName("Kasmad"))


@given(small_registers(), DAYS)
def test_verdicts_are_those_of_the_board(register: Register, on: PartialDate) -> None:
    """The answers are the appointments of `Register.board_on` of every organisation, with its verdicts."""
    answers = find_holders(register, on)
    expected = [
        (owner, appointment, verdict)
        for owner in sorted({term.organisation_id for term in register.board_terms})
        for appointment, verdict in register.board_on(owner, on)
    ]
    assert [(each.term.organisation_id, each.appointment, each.verdict) for each in answers] == expected
    everything = find_holders(register, on, absent=True)
    assert len(everything) == sum(len(term.appointments) for term in register.board_terms)
    for answer in everything:
        assert bool(answer.reasons) == (answer.verdict is Verdict.UNDETERMINED)


@pytest.mark.parametrize(
    ("day", "capacity", "expected"),
    [
        (date(2019, 12, 31), Capacity.SUBSTANTIVE, []),
        (date(2020, 1, 1), Capacity.SUBSTANTIVE, ["yes"]),
        (date(2024, 12, 31), Capacity.SUBSTANTIVE, ["yes"]),
        (date(2025, 1, 1), Capacity.SUBSTANTIVE, []),
        (date(2024, 12, 31), Capacity.FORMER, []),
    ],
)
def test_the_edges_of_a_post(day: date, capacity: Capacity, expected: list[str]) -> None:
    """A post is held from its first to its last day, and by nobody who is only a former holder."""
    term = attrs.evolve(TERM, appointments=[attrs.evolve(CHAIR, capacity=capacity)])
    assert [each.verdict.value for each in find_holders(Register.of(IPSM, term), day)] == expected


def test_a_holdover_holds_after_the_term() -> None:
    """Somebody who stays until the successor takes office is found after the last day of the term."""
    late = attrs.evolve(CHAIR, capacity=Capacity.HOLDOVER, period=Period.parse("2025-01-01/2025-03-31"))
    register = Register.of(IPSM, attrs.evolve(TERM, appointments=[late]))
    assert [each.verdict for each in find_holders(register, date(2025, 2, 1))] == [Verdict.YES]


def test_holders_are_limited() -> None:
    """Another post, organisation, level or area has none of the holders."""
    register = Register.of(IPSM, KASMAD, TERM)
    day = date(2022, 1, 1)
    (answer,) = find_holders(register, day, post=Post.CHAIR, organisation_id="o", area=AreaCode("33"))
    assert (answer.holder, answer.organisation) == ((HolderKind.NAMED, "Kasmad"), IPSM)
    assert answer.to_dict()["member"] == "m"
    assert find_holders(register, day, post=Post.SECRETARY) == ()
    assert find_holders(register, day, level=Level.VILLAGE) == ()
    assert find_holders(register, day, area=AreaCode("34")) == ()
    other = attrs.evolve(IPSM, id="p")
    assert find_holders(register.add(other), day, organisation_id="p") == ()
    with pytest.raises(NotFoundError):
        find_holders(register, day, organisation_id="q")
    with pytest.raises(WrongTypeError):
        find_holders(Register(), "2022-01-01")  # type: ignore[arg-type]


def test_posts_on_a_caretaker_board_are_marked() -> None:
    """The board says whether it is one of caretakers."""
    register = Register.of(IPSM, attrs.evolve(TERM, status=TermStatus.CARETAKER))
    (answer,) = find_holders(register, date(2022, 1, 1))
    assert (answer.is_caretaker, answer.verdict) == (True, Verdict.YES)
