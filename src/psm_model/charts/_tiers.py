"""Rows of a board chart: cards side by side, or a list of names, and the lines that join them to the chair."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

import attrs

from psm_model.views.connectors import CardRow, find_lefts, find_passed_rows, iter_connectors
from psm_model.views.seats import TierRole

from ._board_layout import BOARD, LIST
from ._canvas import Canvas
from ._cards import Card
from ._lettering import fit_width
from ._page import PageLayout
from ._palette import FAINT

__all__ = ["BoardRow", "PlacedRow", "draw_connections", "make_list_rows", "mark_passed_rows", "paginate"]

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
    is_passed: bool = False
    """Whether the trunk of the lines passes it."""

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
        width, count = self.columns[0][0].width, len(self.columns)
        if self.heading is not None:
            return [page.margin + position * (width + BOARD.column_gap) for position in range(count)]
        middle = page.width / 2
        return find_lefts(count, width=width, gap=BOARD.column_gap, middle=middle, is_passed=self.is_passed)

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


def make_list_rows(entries: Sequence[Card], heading: str, role: TierRole, room: float, most: int) -> Iterator[BoardRow]:
    """Yield a list in at most a number of columns of about the same height; further ones if it exceeds the room."""
    room -= LIST.heading
    rest = list(entries)
    while rest:
        height = max(*(entry.height for entry in rest), sum(entry.height for entry in rest) / most)
        columns = _fill_columns(rest, height)
        while len(columns) > most and height < room:
            height = min(height + min(entry.height for entry in rest), room)
            columns = _fill_columns(rest, height)
        if height > room:
            columns = _fill_columns(rest, room)
        columns = columns[:most]
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


def paginate(rows: Iterable[BoardRow], room: float, gap: float) -> list[list[BoardRow]]:
    """Return the rows of each page, on as few pages as possible, and of about the same height.

    A page has at least one row, if there is any.
    """
    rows = list(rows)
    pages = _fill_pages(rows, room, gap)
    if len(pages) > 1:
        # The smallest room for which as many pages suffice, to the point.
        heights = range(int(room))
        least = bisect_left(heights, -len(pages), key=lambda height: -len(_fill_pages(rows, height, gap)))
        pages = _fill_pages(rows, min(least, room), gap)
    return pages


def _fill_pages(rows: Iterable[BoardRow], room: float, gap: float) -> list[list[BoardRow]]:
    """Return the rows of each page if each is filled up to a height; a page has at least one row, if there is any."""
    pages: list[list[BoardRow]] = [[]]
    used = 0.0
    for row in rows:
        if pages[-1] and used + row.height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += row.height + gap
    return pages


def mark_passed_rows(rows: Sequence[BoardRow], *, is_first: bool, is_last: bool) -> list[BoardRow]:
    """Return the rows of a page, each with whether the trunk passes it.

    Args:
        rows: The rows.
        is_first: Whether it is the first page of the board.
        is_last: Whether it is the last page of the board.
    """
    passed = find_passed_rows([row.role for row in rows], is_first=is_first, is_last=is_last)
    return [attrs.evolve(row, is_passed=is_passed) for row, is_passed in zip(rows, passed, strict=True)]


def draw_connections(
    canvas: Canvas, page: PageLayout, placed: Sequence[PlacedRow], gap: float, *, is_first: bool, is_last: bool
) -> None:
    """Draw the lines that join everybody to the chair, as `iter_connectors` describes them."""
    rows = [CardRow(row.role, row.find_ends(page, top), top, top + row.height) for row, top in placed]
    for start, end, is_dashed in iter_connectors(
        rows, middle=page.width / 2, gap=gap, is_first=is_first, is_last=is_last
    ):
        canvas.draw_line(start, end, colour=_STEM, dashed=is_dashed)
