"""Rows of a board chart: cards side by side, or a list of names, and the lines that join them to the chair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isclose
from typing import Final, NamedTuple, TypeAlias

import attrs

from psm_model.views.seats import TierRole

from ._board_layout import BOARD, LIST
from ._canvas import Canvas
from ._cards import Card
from ._lettering import fit_width
from ._page import PageLayout
from ._palette import FAINT

__all__ = ["BoardRow", "PlacedRow", "draw_connections", "make_list_rows", "paginate"]

_STEM: Final = "#7a8794"


@attrs.frozen(kw_only=True)
class BoardRow:
    """A row of cards, or a part of a list in columns."""

    role: TierRole
    """The relation of its holders to the chair."""
    columns: tuple[tuple[Card, ...], ...]
    """The cards of each column, from left to right; several only in a list."""
    heading: str | None = None
    """The heading of a list, which the line above it belongs to; None for a row of cards."""

    @property
    def cards(self) -> list[Card]:
        """The cards of its columns."""
        return [card for column in self.columns for card in column]

    @property
    def height(self) -> float:
        """Its height."""
        head = 0.0 if self.heading is None else LIST.heading
        return head + max(sum(card.height for card in column) for column in self.columns)

    def find_lefts(self, page: PageLayout) -> list[float]:
        """Return the left ends of its columns: those of a list from the margin, those of cards around the middle."""
        width = self.columns[0][0].width
        wide = width * len(self.columns) + BOARD.column_gap * (len(self.columns) - 1)
        left = (page.width - wide) / 2 if self.heading is None else page.margin
        return [left + position * (width + BOARD.column_gap) for position in range(len(self.columns))]

    def find_ends(self, page: PageLayout, top: float) -> list[tuple[float, float, float]]:
        """Return the points at which lines join it: the middle, the top and the bottom of each card."""
        if self.heading is not None:
            return [(page.width / 2, top, top)]
        lefts = self.find_lefts(page)
        return [
            (left + card.width / 2, top, top + card.height) for left, (card,) in zip(lefts, self.columns, strict=True)
        ]

    def draw(self, canvas: Canvas, page: PageLayout, top: float) -> None:
        """Draw the heading and the cards."""
        if self.heading is not None:
            canvas.draw_line((page.margin, top), (page.right, top), colour=_STEM)
            words = fit_width(self.heading, page.room, LIST.heading_size, bold=True)
            baseline = top + LIST.baseline
            canvas.draw_text(
                page.margin, baseline, words, size=LIST.heading_size, bold=True, colour=FAINT, tip=self.heading
            )
            top += LIST.heading
        for left, column in zip(self.find_lefts(page), self.columns, strict=True):
            card_top = top
            for card in column:
                card.draw(canvas, left, card_top)
                card_top += card.height


PlacedRow: TypeAlias = tuple[BoardRow, float]  # a row with its top


def make_list_rows(entries: Sequence[Card], heading: str, role: TierRole, room: float) -> Iterator[BoardRow]:
    """Yield a list in columns of about the same height, and further ones if it is taller than the room."""
    room -= LIST.heading
    rest = list(entries)
    while rest:
        height = max(*(entry.height for entry in rest), sum(entry.height for entry in rest) / BOARD.columns)
        columns = _fill_columns(rest, height)
        while len(columns) > BOARD.columns and height < room:
            height = min(height + min(entry.height for entry in rest), room)
            columns = _fill_columns(rest, height)
        if height > room:
            columns = _fill_columns(rest, room)
        columns = columns[: BOARD.columns]
        yield BoardRow(role=role, columns=tuple(map(tuple, columns)), heading=heading)
        rest = rest[sum(map(len, columns)) :]


def _fill_columns(entries: Iterable[Card], height: float) -> list[list[Card]]:
    """Fill columns of at most a height, each with at least one entry, in order."""
    columns: list[list[Card]] = []
    used = 0.0
    for entry in entries:
        if not columns or used + entry.height > height:
            columns.append([])
            used = 0.0
        columns[-1].append(entry)
        used += entry.height
    return columns


def paginate(rows: Iterable[BoardRow], room: float) -> list[list[BoardRow]]:
    """Return the rows of each page; a page has at least one, if there is any."""
    pages: list[list[BoardRow]] = [[]]
    used = 0.0
    for row in rows:
        if pages[-1] and used + row.height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += row.height + BOARD.row_gap
    return pages


def draw_connections(
    canvas: Canvas, page: PageLayout, placed: Sequence[PlacedRow], *, is_first: bool, is_last: bool
) -> None:
    """Draw the lines that join everybody to the chair: a trunk in the middle, and a line across between rows.

    Advisers are joined by dashed lines from above. Cards are drawn over the lines.

    Args:
        canvas: The canvas.
        page: The layout of the page.
        placed: The rows of the page, with their tops.
        is_first: Whether it is the first page of the board, so that no line continues from the page before.
        is_last: Whether it is the last page of the board, so that no line continues on the next page.
    """
    joints = list(_iter_joints(page, placed, is_first=is_first, is_last=is_last))
    middle = page.width / 2
    for dashed in (True, False):
        own = [joint for joint in joints if joint.dashed is dashed]
        levels = [joint.level for joint in own]
        if own and not is_first and own[0] is joints[0]:
            levels.append(placed[0][1] - BOARD.row_gap)
        for joint in own:
            for x, end in joint.ends:
                # Dashes over dashes would look like a whole line.
                if not (isclose(x, middle) and min(levels) <= end <= max(levels)):
                    canvas.draw_line((x, end), (x, joint.level), colour=_STEM, dashed=dashed)
            across = [middle, *(x for x, _ in joint.ends)]
            if min(across) < max(across):
                canvas.draw_line((min(across), joint.level), (max(across), joint.level), colour=_STEM, dashed=dashed)
        if levels and min(levels) < max(levels):
            canvas.draw_line((middle, min(levels)), (middle, max(levels)), colour=_STEM, dashed=dashed)


class _Joint(NamedTuple):
    """The ends of cards that meet in a line across, above or below their row."""

    level: float
    """The position of the line across."""
    ends: list[tuple[float, float]]
    """The position of each card, and of its upper or lower end."""
    dashed: bool
    """Whether it joins advisers."""


def _iter_joints(page: PageLayout, placed: Sequence[PlacedRow], *, is_first: bool, is_last: bool) -> Iterator[_Joint]:
    half = BOARD.row_gap / 2
    for place, (row, top) in enumerate(placed):
        is_lowest = place == len(placed) - 1
        above, below = top - half, top + row.height + half
        ends = row.find_ends(page, top)
        tops, bottoms = [(x, end) for x, end, _ in ends], [(x, end) for x, _, end in ends]
        match row.role:
            case TierRole.ADVISES:
                yield _Joint(below, bottoms, dashed=True)
            case TierRole.LEADS:
                if place or not is_first:
                    yield _Joint(above, tops, dashed=True)
                if not (is_lowest and is_last):
                    yield _Joint(below, bottoms, dashed=False)
            case TierRole.FOLLOWS:
                yield _Joint(above, tops, dashed=False)
