"""The lines of a board join every card to the chair, and none is hidden behind a card."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.views.connectors import CardRow, Connector, find_lefts, find_passed_rows, iter_connectors, iter_even_rows
from psm_model.views.seats import TierRole

WIDTH, GAP, BETWEEN, HEIGHT, MIDDLE = 100.0, 10.0, 20.0, 30.0, 500.0
COUNTS: Final = st.integers(1, 4)
BOARDS: Final = st.tuples(st.lists(COUNTS, max_size=3), COUNTS, st.lists(COUNTS, max_size=4))
"""The numbers of cards in the rows of advisers, of the chair, and of those who follow."""


def make_rows(board: tuple[list[int], int, list[int]]) -> list[CardRow]:
    """Return the rows of a board, one below another."""
    advisers, chairs, followers = board
    roles = [TierRole.ADVISES] * len(advisers) + [TierRole.LEADS] + [TierRole.FOLLOWS] * len(followers)
    rows = []
    for place, (count, role, is_passed) in enumerate(
        zip([*advisers, chairs, *followers], roles, find_passed_rows(roles), strict=True)
    ):
        top = place * (HEIGHT + BETWEEN)
        lefts = find_lefts(count, width=WIDTH, gap=GAP, middle=MIDDLE, is_passed=is_passed)
        rows.append(CardRow(role, [(left + WIDTH / 2, top, top + HEIGHT) for left in lefts], top, top + HEIGHT))
    return rows


def touches(line: Connector, other: Connector) -> bool:
    """Return whether two lines, each vertical or horizontal, have a point in common."""
    return all(
        min(line.start[axis], line.end[axis]) <= max(other.start[axis], other.end[axis])
        and min(other.start[axis], other.end[axis]) <= max(line.start[axis], line.end[axis])
        for axis in (0, 1)
    )


@given(BOARDS)
def test_lines_join_all_cards(board: tuple[list[int], int, list[int]]) -> None:
    """Lines and cards are one connected drawing, or there is only the chair's row."""
    rows = make_rows(board)
    lines = list(iter_connectors(rows, middle=MIDDLE, gap=BETWEEN))
    # The chair's row joins what is above it and what is below.
    cards = [Connector((x, top), (x, bottom), is_dashed=False) for row in rows for x, top, bottom in row.ends]
    if len(rows) == 1:
        assert lines == []
        return
    joined, waiting = {0}, [0]
    everything = [*cards, *lines]
    while waiting:
        current = everything[waiting.pop()]
        found = {place for place, line in enumerate(everything) if place not in joined and touches(current, line)}
        joined |= found
        waiting += found
    assert len(joined) == len(everything)


@given(BOARDS)
def test_no_line_is_hidden_after_a_card(board: tuple[list[int], int, list[int]]) -> None:
    """A line passes between or beside the cards of a row."""
    rows = make_rows(board)
    for line in iter_connectors(rows, middle=MIDDLE, gap=BETWEEN):
        assert line.start[0] == line.end[0] or line.start[1] == line.end[1]
        for row in rows:
            for x, top, bottom in row.ends:
                is_beside = max(line.start[0], line.end[0]) < x - WIDTH / 2 or (
                    min(line.start[0], line.end[0]) > x + WIDTH / 2
                )
                is_beyond = max(line.start[1], line.end[1]) <= top or min(line.start[1], line.end[1]) >= bottom
                assert is_beside or is_beyond


@given(BOARDS)
def test_advisers_alone_have_dashed_lines(board: tuple[list[int], int, list[int]]) -> None:
    """Lines above the chair are dashed, lines below it are not."""
    rows = make_rows(board)
    (chair,) = (row for row in rows if row.role is TierRole.LEADS)
    for line in iter_connectors(rows, middle=MIDDLE, gap=BETWEEN):
        assert line.is_dashed == (min(line.start[1], line.end[1]) < chair.top)


@pytest.mark.parametrize(
    ("roles", "is_first", "is_last", "passed"),
    [
        ("ALFF", True, True, [False, False, True, False]),
        ("ALFF", True, False, [False, False, True, True]),
        ("AALF", True, True, [False, True, False, False]),
        ("AALF", False, True, [True, True, False, False]),
        ("F", True, False, [True]),
        ("L", False, False, [False]),
    ],
)
def test_passed_rows(roles: str, *, is_first: bool, is_last: bool, passed: list[bool]) -> None:
    """The trunk passes each row between the chair and another row, also one on another page."""
    meanings = {"A": TierRole.ADVISES, "L": TierRole.LEADS, "F": TierRole.FOLLOWS}
    assert find_passed_rows([meanings[role] for role in roles], is_first=is_first, is_last=is_last) == passed


@given(st.integers(1, 6), st.booleans())
def test_cards_are_side_by_side(count: int, is_passed: bool) -> None:  # noqa: FBT001  # drawn
    """Cards have the gap between them, and are around the middle unless the trunk passes an odd number of them."""
    lefts = find_lefts(count, width=WIDTH, gap=GAP, middle=MIDDLE, is_passed=is_passed)
    assert all(right - left == WIDTH + GAP for left, right in pairwise(lefts))
    shift = (WIDTH + GAP) / 2 if is_passed and count in {1, 3, 5} else 0
    assert (lefts[0] + lefts[-1] + WIDTH) / 2 == MIDDLE - shift


@given(st.lists(st.integers(), max_size=30), st.integers(1, 6))
def test_rows_are_as_few_as_possible_and_even(cards: list[int], most: int) -> None:
    """All cards are in rows in their order; no other division has fewer rows, and only the last is shorter."""
    rows = [list(row) for row in iter_even_rows(cards, most)]
    assert [card for row in rows for card in row] == cards
    assert all(0 < len(row) <= most for row in rows)
    assert len(rows) == len(range(0, len(cards), most))
    assert all(len(row) == len(rows[0]) for row in rows[:-1])
    # With one card less in each row, they would not fit.
    assert not rows or (len(rows[0]) - 1) * len(rows) < len(cards)
