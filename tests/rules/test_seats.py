"""PSM209 and PSM210 by example, and seats on boards of whole terms."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from psm_model.entities import Appointment, BoardTerm, Capacity, Post, Tenure
from psm_model.values import PersonName, Verdict
from tests.rules.records import IPSM, KASMAD, MAYBE, NO, YES, found, held, period, term, verdict

SECOND = attrs.evolve(KASMAD, id="n")
BOARD = "2020-01-01/2024-12-31"


def board(*appointments: Appointment, tenure: Tenure = Tenure.UNSTATED) -> BoardTerm:
    """A board of five years."""
    return attrs.evolve(term(BOARD, "t", *appointments), tenure=tenure)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2021-01-01/2023-03-01", "2023-03-01/2024-12-31", YES),
        ("2021-01-01/2023-02-28", "2023-03-01/2024-12-31", NO),
        ("2021-01-01/2023-03-02", "2023-03-01/2024-12-31", NO),  # two days: an overlap
        ("2021-01-01/2023-03", "2023-03-01/2024-12-31", MAYBE),
        ("2023-03-01/2023-03-01", "2023-03-01/2023-03-01", NO),  # one and the same day: an overlap
        ("2023-03-01/2023-03-01", "2023-03-01/2024-12-31", YES),
        ("2020/2022", "2022/2024", MAYBE),
    ],
)
def test_handover_days_of_posts(first: str, second: str, expected: Verdict) -> None:
    """One shared day, the last of one and the first of the other, is a handover day, of replacements too."""
    for replaces in (None, "a"):
        pair = held(first, "a", member="m"), held(second, "b", member="n", replaces=replaces)
        assert verdict("PSM209", IPSM, KASMAD, SECOND, board(*pair)) is expected


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


@pytest.mark.parametrize("span", [BOARD, "2020/2024", "2020/2020", None])
def test_two_of_a_whole_term_hold_one_seat(span: str | None) -> None:
    """Two who hold one seat for the whole term share all its days, whichever these are."""
    pair = held(None, "a", member="m"), held(None, "b", member="n")
    whole = attrs.evolve(term(span, "t", *pair), tenure=Tenure.WHOLE_TERM)
    assert verdict("PSM202", IPSM, KASMAD, SECOND, whole) is YES
    assert verdict("PSM202", IPSM, KASMAD, SECOND, attrs.evolve(whole, tenure=Tenure.UNSTATED)) is MAYBE


@pytest.mark.parametrize("span", [BOARD, "2020/2024"])
def test_who_is_succeeded_shares_no_day_with_the_successor(span: str) -> None:
    """One who holds a post until succeeded leaves on the day before, so that nothing is found."""
    pair = held(None, "a", member="m"), held("2022-03/2024-12", "b", member="n", replaces="a")
    whole = attrs.evolve(term(span, "t", *pair), tenure=Tenure.WHOLE_TERM)
    for code in ("PSM202", "PSM205", "PSM209"):
        assert verdict(code, IPSM, KASMAD, SECOND, whole) is NO


def test_many_in_one_seat_are_one_finding() -> None:
    """Three hundred chairs at once are one finding, with all their ids."""
    chairs = [held(None, f"a-{place:03}", member=f"m-{place}") for place in range(300)]
    (one,) = found("PSM202", IPSM, board(*chairs, tenure=Tenure.WHOLE_TERM))
    assert one.verdict is YES
    assert one.ids == (*(chair.id for chair in chairs), "t", "o")
    assert one.params == {"term": "t", "post": "chair", "count": 300, "most": 50}
    assert "300 appointments to the post chair overlap in more than 50 pairs" in one.message()
