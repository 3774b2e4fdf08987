"""PostsHeld: the appointments that are kept, their starts and the chairs; a merged part is as the whole."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.facts import Fact
from psm_model.checking.posts_held import PostsHeld
from psm_model.entities import BoardTerm, Capacity, Member, Membership, Register
from psm_model.strategies import registers
from psm_model.values import PartialDate, Verdict
from tests.rules.samples import KASMAD, MAYBE, YES, appoint, term

HONORARY = attrs.evolve(KASMAD, membership=Membership.HONORARY)
BORN = attrs.evolve(KASMAD, birth_date=PartialDate(1970, 5, 5))
OTHERS = [attrs.evolve(KASMAD, id="other-1"), attrs.evolve(KASMAD, id="other-2")]
BOARD = "2020-01-01/2024-12-31"
OWN = "/board_terms/0/appointments/0"


def record(members: Sequence[Member], *terms: BoardTerm) -> PostsHeld:
    """Return the posts of members in terms."""
    posts = PostsHeld(is_part=False)
    positions: dict[str, int] = {}
    for position, member in enumerate(members):
        posts.add_member(member, is_first=positions.setdefault(member.id, position) == position)
    for position, board in enumerate(terms):
        posts.add_term(board, position, positions)
    return posts


def hold(span: str | None, **fields: Any) -> BoardTerm:
    """Return a term whose chair is the member "m", with other fields of the appointment."""
    return term(BOARD, "t", attrs.evolve(appoint(span, "a", member="m"), **fields))


@pytest.mark.parametrize(
    ("members", "board", "is_kept"),
    [
        ([KASMAD], hold(BOARD), False),
        ([], hold(BOARD), True),
        ([HONORARY], hold(BOARD), True),
        ([KASMAD, HONORARY], hold(BOARD), False),  # the reference means the first of them
        ([BORN], hold("1970-05-05/2024"), False),
        ([BORN], hold("1970-05-04/2024"), True),
        ([*OTHERS, BORN], hold("1970-05-05/2024"), False),
        ([*OTHERS, BORN], hold("1970-05-04/2024"), True),
        ([BORN], hold("1970-05-04/2024", capacity=Capacity.FORMER), False),
        ([BORN], hold(None), False),
        ([BORN], hold(None, withheld=["period"]), True),
        ([], term(BOARD, "t", appoint(BOARD, office="Camat")), False),
    ],
    ids=str,
)
def test_only_appointments_that_may_matter_are_kept(members: list[Member], board: BoardTerm, *, is_kept: bool) -> None:
    """The appointments of unknown and honorary members, and those that may start before a birth, are kept."""
    assert [ref.id for ref in record(members, board).iter_all()] == ["a"] * is_kept


@pytest.mark.parametrize(("before", "ids"), [([], ["a"]), ([KASMAD], [])], ids=str)
def test_the_first_member_with_an_id_decides_after_a_merge(before: list[Member], ids: list[str]) -> None:
    """An honorary member of a part counts, unless the part before it has a member with that id."""
    whole = record(before)
    part = PostsHeld(is_part=True)
    part.add_member(HONORARY, is_first=True)
    part.add_term(hold(BOARD), 0, {"m": 0})
    whole.merge(part, {"m": 0}, 0)
    assert [ref.id for ref in whole.iter_honorary()] == ids


@pytest.mark.parametrize("spans", [("1970-05-04/2024", "2021/2024"), ("2021/2024", "1970-05-04/2024")])
def test_a_deferred_term_is_needed_for_its_earliest_appointment(spans: tuple[str, str]) -> None:
    """Whichever comes first, the appointment that may start before a birth makes the term needed."""
    whole = record([BORN])
    part = PostsHeld(is_part=True, is_deferred=True)
    seats = [appoint(span, f"a-{number}", member="m") for number, span in enumerate(spans)]
    part.add_term(term(BOARD, "t", *seats), 0, {}, 1)
    assert [needed.member_ids for needed in whole.find_needed(part, {"m": 0})] == [("m", "m")]
    later = PostsHeld(is_part=True, is_deferred=True)
    later.add_term(hold("2021/2024"), 0, {}, 1)
    assert whole.find_needed(later, {"m": 0}) == []


@pytest.mark.parametrize(
    ("board", "start", "facts"),
    [
        (hold("2021/2022"), ("2021-01-01", "2021-12-31"), (Fact(f"{OWN}/period/start", is_year=True),)),
        (hold("2021-02-03/2022"), ("2021-02-03", "2021-02-03"), ()),
        (hold(None), ("2020-01-01", "2024-12-31"), (Fact(f"{OWN}/period"),)),
        (hold("2021-02-03/2022", capacity=Capacity.FORMER), None, ()),
        (term(None, "t", appoint(None, "a", member="m")), None, ()),
    ],
    ids=str,
)
def test_start_of_an_appointment(board: BoardTerm, start: tuple[str, str] | None, facts: tuple[Fact, ...]) -> None:
    """An appointment has the days on which it may start, and the fact that would settle them."""
    (ref,) = record([], board).iter_all()
    days = (None, None) if start is None else tuple(PartialDate.parse(text).ordinals[0] for text in start)
    assert (ref.start_min, ref.start_max) == days
    assert ref.settled_by == facts


def test_a_withheld_capacity_would_settle_an_appointment() -> None:
    """An appointment whose capacity is withheld is open."""
    (ref,) = record([], hold("2021-02-03/2022", withheld=["capacity"])).iter_all()
    assert ref.is_open
    assert ref.settled_by == ref.withheld_facts == (Fact(f"{OWN}/capacity"),)


@pytest.mark.parametrize(
    ("birth", "span", "expected"),
    [
        ("1970-05-05", "1970-05-04/2024", (YES, [])),
        ("1970-05", "1970-04-30/2024", (YES, ["/members/0/birth_date"])),
        ("1970-05", "1970-05-30/2024", (MAYBE, ["/members/0/birth_date"])),
        ("1970-05", "1970-05-31/2024", None),
        ("1970-05-05", "1970-05/2024", (MAYBE, [f"{OWN}/period/start"])),
    ],
)
def test_starts_before_a_birth(birth: str, span: str, expected: tuple[Verdict, list[str]] | None) -> None:
    """An appointment is reported if it may start before the last day on which its holder may have been born."""
    posts = record([attrs.evolve(KASMAD, birth_date=PartialDate.parse(birth))], hold(span))
    found = [
        (entry.verdict, [fact.pointer for fact in entry.settled_by]) for entry in posts.iter_before_birth({"m": 0})
    ]
    assert found == ([] if expected is None else [expected])


def test_chairs_of_a_member_are_in_the_order_of_the_terms() -> None:
    """A member with several chairs has them in order; one with a single chair has none."""
    chairs = [appoint(BOARD, f"a-{member}", member=member) for member in "mn"]
    boards = [term(BOARD, f"t-{place}", *chairs[: 1 + (place == 0)]) for place in range(3)]
    ((member_id, refs),) = record([KASMAD], *boards).iter_chairs()
    assert member_id == "m"
    assert [(ref.term_index, ref.appointment_index, ref.term_id, ref.organisation_id) for ref in refs] == [
        (place, 0, f"t-{place}", "o") for place in range(3)
    ]


def test_a_merged_part_keeps_the_appointments_that_matter() -> None:
    """A part of another process, once merged, has the appointments of an honorary member with their positions."""
    board = hold("2021-01-01/2022-12-31")
    whole = record([HONORARY])
    for _ in range(2):
        part = PostsHeld(is_part=True)
        part.add_term(board, 0, {})
        whole.merge(pickle.loads(pickle.dumps(part)), {"m": 0}, 3)  # noqa: S301  # written in the line before
    first, second = whole.iter_all()
    assert first == second
    assert (first.member_id, first.term_index, first.id) == ("m", 3, "a")


def list_contents(posts: PostsHeld, members: dict[str, int]) -> list[object]:
    """Return what rules read of posts."""
    unknown = (ref for ref in posts.iter_all() if ref.member_id not in members)
    return [
        sorted(map(repr, found)) for found in (posts.iter_honorary(), unknown, posts.iter_before_birth(members))
    ] + [sorted(posts.iter_chairs())]


@given(registers(), st.data())
def test_merged_parts_equal_the_whole(register: Register, data: st.DataObject) -> None:
    """The terms of a register in two parts, merged, give rules what the whole gives."""
    cut = data.draw(st.integers(0, len(register.board_terms)))
    members = {member.id: position for position, member in reversed(list(enumerate(register.members)))}
    merged, part = record(register.members, *register.board_terms[:cut]), PostsHeld(is_part=True)
    for position, board in enumerate(register.board_terms[cut:]):
        part.add_term(board, position, {})
    merged.merge(pickle.loads(pickle.dumps(part)) if data.draw(st.booleans()) else part, members, cut)  # noqa: S301  # its own
    assert list_contents(merged, members) == list_contents(record(register.members, *register.board_terms), members)


@given(registers(), st.data())
def test_deferred_parts_equal_the_whole(register: Register, data: st.DataObject) -> None:
    """A part that keeps only members, and whose needed terms are added again, gives rules what the whole gives."""
    cut = data.draw(st.integers(0, len(register.board_terms)))
    rest = register.board_terms[cut:]
    members = {member.id: position for position, member in reversed(list(enumerate(register.members)))}
    merged, part = record(register.members, *register.board_terms[:cut]), PostsHeld(is_part=True, is_deferred=True)
    for position, board in enumerate(rest):
        part.add_term(board, position, {}, position + 5)
    sent = pickle.loads(pickle.dumps(part))  # noqa: S301  # its own
    merged.merge(sent, members, cut)
    needed = merged.find_needed(sent, members)
    assert all(entry.number == entry.position + 5 for entry in needed)
    merged.add_again([(cut + entry.position, rest[entry.position]) for entry in needed], members)
    assert list_contents(merged, members) == list_contents(record(register.members, *register.board_terms), members)


@pytest.mark.parametrize(
    ("members", "board", "is_needed"),
    [
        ([KASMAD], hold(BOARD), False),
        ([], hold(BOARD), True),
        ([HONORARY], hold(BOARD), True),
        ([BORN], hold("1970-05-05/2024"), False),
        ([BORN], hold("1970-05-04/2024"), True),
        ([BORN], hold(None), False),
        ([BORN], hold(None, withheld=["period"]), True),
        ([], term(BOARD, "t", appoint(BOARD, office="Camat")), False),
    ],
    ids=str,
)
def test_only_terms_that_may_matter_are_needed(members: list[Member], board: BoardTerm, *, is_needed: bool) -> None:
    """The terms of unknown and honorary members are needed, and those that may start before a birth."""
    whole, part = record(members), PostsHeld(is_part=True, is_deferred=True)
    positions = {member.id: position for position, member in enumerate(members)}
    part.add_term(board, 0, {}, 3)
    whole.merge(part, positions, 0)
    assert [entry.number for entry in whole.find_needed(part, positions)] == [3] * is_needed
    assert not whole.find_needed(record([]), positions)
