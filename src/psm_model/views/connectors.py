"""Connectors: the straight lines that join the cards of a board to its chair, and the places of cards between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isclose
from typing import NamedTuple, TypeVar

from .seats import TierRole

__all__ = ["CardRow", "Connector", "find_lefts", "find_passed_rows", "iter_connectors", "iter_even_rows"]

_T = TypeVar("_T")


class CardRow(NamedTuple):
    """A row of cards side by side."""

    role: TierRole
    """The relation of its holders to the chair."""
    ends: Sequence[tuple[float, float, float]]
    """The middle, the top and the bottom of each card."""
    top: float
    """The top of the row."""
    bottom: float
    """The bottom of the row."""


class Connector(NamedTuple):
    """A straight line."""

    start: tuple[float, float]
    """Its first point."""
    end: tuple[float, float]
    """Its last point."""
    is_dashed: bool
    """Whether it joins advisers."""


def find_passed_rows(roles: Sequence[TierRole], *, is_first: bool = True, is_last: bool = True) -> list[bool]:
    """Return for each row whether the trunk passes it, on its way from the chair to a row beyond.

    Args:
        roles: The roles of the rows, from top to bottom.
        is_first: Whether no row is above them on an earlier page.
        is_last: Whether no row is below them on a later page.

    >>> from psm_model.views.seats import TierRole
    >>> find_passed_rows([TierRole.ADVISES, TierRole.LEADS, TierRole.FOLLOWS, TierRole.FOLLOWS])
    [False, False, True, False]
    """
    last = len(roles) - 1
    passed = {
        TierRole.ADVISES: [place > 0 or not is_first for place in range(len(roles))],
        TierRole.LEADS: [False] * len(roles),
        TierRole.FOLLOWS: [place < last or not is_last for place in range(len(roles))],
    }
    return [passed[role][place] for place, role in enumerate(roles)]


def find_lefts(count: int, *, width: float, gap: float, middle: float, is_passed: bool = False) -> list[float]:
    """Return the left ends of cards side by side, around the middle.

    If the trunk passes an odd number of cards, one more is to the left of it than to the right, so that it is not
    hidden behind a card, and nobody seems to be led by a single vice chair.

    >>> find_lefts(3, width=10, gap=2, middle=50), find_lefts(3, width=10, gap=2, middle=50, is_passed=True)
    ([33.0, 45.0, 57.0], [27.0, 39.0, 51.0])
    >>> find_lefts(1, width=10, gap=2, middle=50), find_lefts(1, width=10, gap=2, middle=50, is_passed=True)
    ([45.0], [39.0])
    """
    places = count + 1 if is_passed and count % 2 else count
    left = middle - (places * width + (places - 1) * gap) / 2
    return [left + place * (width + gap) for place in range(count)]


def iter_even_rows(cards: Sequence[_T], most: int) -> Iterator[Sequence[_T]]:
    """Yield cards in as few rows as possible, with at most a number in each; no row has many more than another.

    >>> list(iter_even_rows("abcde", 4))
    ['abc', 'de']
    """
    number = -(-len(cards) // most)
    size = -(-len(cards) // max(number, 1))
    for start in range(0, len(cards), max(size, 1)):
        yield cards[start : start + size]


class _Joint(NamedTuple):
    """The ends of cards that meet in a line across, above or below their row."""

    level: float
    """The position of the line across."""
    ends: list[tuple[float, float]]
    """The position of each card, and of its upper or lower end."""
    is_dashed: bool
    """Whether it joins advisers."""


def iter_connectors(
    rows: Sequence[CardRow], *, middle: float, gap: float, is_first: bool = True, is_last: bool = True
) -> Iterator[Connector]:
    """Yield the lines that join everybody to the chair: a trunk in the middle, and a line across between rows.

    Advisers are joined by dashed lines from above. Cards are drawn over the lines.

    Args:
        rows: The rows of a page, from top to bottom.
        middle: The position of the trunk.
        gap: The space between rows.
        is_first: Whether it is the first page of the board, so that no line continues from the page before.
        is_last: Whether it is the last page of the board, so that no line continues on the next page.
    """
    joints = list(_iter_joints(rows, gap / 2, is_first=is_first, is_last=is_last))
    for is_dashed in (True, False):
        own = [joint for joint in joints if joint.is_dashed is is_dashed]
        levels = [joint.level for joint in own]
        if own and not is_first and own[0] is joints[0]:
            levels.append(rows[0].top - gap)
        for joint in own:
            for x, end in joint.ends:
                # Dashes over dashes would look like a whole line.
                if not (isclose(x, middle) and min(levels) <= end <= max(levels)):
                    yield Connector((x, end), (x, joint.level), is_dashed)
            across = [middle, *(x for x, _ in joint.ends)]
            if min(across) < max(across):
                yield Connector((min(across), joint.level), (max(across), joint.level), is_dashed)
        if levels and min(levels) < max(levels):
            yield Connector((middle, min(levels)), (middle, max(levels)), is_dashed)


def _iter_joints(rows: Sequence[CardRow], half: float, *, is_first: bool, is_last: bool) -> Iterator[_Joint]:
    for place, (role, ends, top, bottom) in enumerate(rows):
        is_lowest = place == len(rows) - 1
        above, below = top - half, bottom + half
        tops, bottoms = [(x, end) for x, end, _ in ends], [(x, end) for x, _, end in ends]
        match role:
            case TierRole.ADVISES:
                yield _Joint(below, bottoms, is_dashed=True)
            case TierRole.LEADS:
                if place or not is_first:
                    yield _Joint(above, tops, is_dashed=True)
                if not (is_lowest and is_last):
                    yield _Joint(below, bottoms, is_dashed=False)
            case TierRole.FOLLOWS:
                yield _Joint(above, tops, is_dashed=False)
