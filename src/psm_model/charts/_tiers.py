"""Rows of cards of a board chart, and the lines that join them to the chair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from psm_model.views.seats import Tier, TierRole

from ._board_layout import CAPTION, CARD, SECTION, TIER
from ._canvas import Canvas
from ._cards import SeatCard
from ._lettering import wrap_width
from ._page import BOARD_PAGE
from ._palette import FAINT, PAPER

__all__ = ["Column", "PlacedRow", "TierRow", "draw_connections"]

_MIDDLE: Final = (BOARD_PAGE.margin + CAPTION.width + BOARD_PAGE.right) / 2  # the middle of the rows of cards
_SPINE: Final = BOARD_PAGE.margin + CAPTION.width - CAPTION.gap  # the position of the line that joins rows
_STEM: Final = "#7a8794"


class Column(NamedTuple):
    """A column of cards: one seat, or several of one section."""

    section: str | None
    """The name of the section above the cards; None for a seat alone."""
    cards: tuple[SeatCard, ...]
    """The cards from top to bottom."""

    @property
    def height(self) -> float:
        """The height of its cards, without the section name."""
        return sum(card.height for card in self.cards) + TIER.card_gap * (len(self.cards) - 1)

    @property
    def heading(self) -> tuple[str, ...]:
        """The lines of the section name."""
        if self.section is None:
            return ()
        return wrap_width(
            self.section, CARD.width - 2 * SECTION.inset, SECTION.font_size, max_lines=SECTION.max_lines, bold=True
        )

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the cards below a height, and the section name above."""
        lines = self.heading
        baseline = top - SECTION.gap - SECTION.descent - SECTION.line_height * len(lines)
        if lines:
            # Keep connecting lines out of the text.
            canvas.draw_box(left, baseline + SECTION.descent, left + CARD.width, top, fill=PAPER)
        for text in lines:
            baseline += SECTION.line_height
            canvas.draw_text(
                left + SECTION.inset, baseline, text, size=SECTION.font_size, bold=True, colour=FAINT, tip=self.section
            )
        for card in self.cards:
            card.draw(canvas, left, top)
            top += card.height + TIER.card_gap


class TierRow(NamedTuple):
    """A row of columns."""

    tier: Tier
    """The tier."""
    columns: tuple[Column, ...]
    """Its columns from left to right."""
    is_first: bool
    """Whether it is the first of its tier and has the caption."""

    @property
    def cards(self) -> list[SeatCard]:
        """The cards of its columns."""
        return [card for column in self.columns for card in column.cards]

    @property
    def height(self) -> float:
        """Its height with section names."""
        return self.head + max(column.height for column in self.columns)

    @property
    def head(self) -> float:
        """The height of the section names above the cards."""
        lines = max(len(column.heading) for column in self.columns)
        return SECTION.line_height * lines + SECTION.gap if lines else 0.0

    @property
    def lefts(self) -> list[float]:
        """The left ends of its columns."""
        wide = CARD.width * len(self.columns) + TIER.column_gap * (len(self.columns) - 1)
        return [_MIDDLE - wide / 2 + position * (CARD.width + TIER.column_gap) for position in range(len(self.columns))]

    @property
    def middles(self) -> list[float]:
        """The middles of its columns."""
        return [left + CARD.width / 2 for left in self.lefts]

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draw the cards, with the section names above them."""
        for left, column in zip(self.lefts, self.columns, strict=True):
            column.draw(canvas, left, top + self.head)


class _Connection(NamedTuple):
    """The connecting lines of a row."""

    middles: list[float]
    """The middles of its columns."""
    top: float
    """The top of its cards."""
    bus: float
    """The position of the line that joins its columns."""


PlacedRow: TypeAlias = tuple[TierRow, float]  # a row with its top


def draw_connections(canvas: Canvas, placed: Sequence[PlacedRow], *, is_first: bool) -> None:
    """Draw the lines that join advisers and followers to the chair.

    Args:
        canvas: The canvas.
        placed: The rows of a page.
        is_first: Whether it is the first page of the board, so that no line continues from the page before.
    """
    _connect_advisers(canvas, placed, is_first=is_first)
    _connect_followers(canvas, placed, is_first=is_first)


def _connect_advisers(canvas: Canvas, placed: Sequence[PlacedRow], *, is_first: bool) -> None:
    """Draw the dashed lines that join advisers to the chair below them."""
    advisers = [
        _Connection(row.middles, top, top + row.height + TIER.row_gap - TIER.connection_gap)
        for row, top in placed
        if row.tier.role is TierRole.ADVISES
    ]
    if advisers:
        chairs = _connect_chairs(placed, advisers[-1].bus)
        _draw_lines(canvas, advisers, chairs, is_first=is_first, dashed=True)


def _connect_followers(canvas: Canvas, placed: Sequence[PlacedRow], *, is_first: bool) -> None:
    """Draw the lines that join the chair to everybody below; section names are drawn over them."""
    followers = [
        _Connection(row.middles, top + row.head, top - TIER.connection_gap)
        for row, top in placed
        if row.tier.role is TierRole.FOLLOWS
    ]
    if followers:
        chairs = _connect_chairs(placed, followers[0].bus)
        _draw_lines(canvas, followers, chairs, is_first=is_first, dashed=False)


def _connect_chairs(placed: Sequence[PlacedRow], nearest: float) -> list[_Connection]:
    """Connect the rows of the chair to the line of the nearest row above or below."""
    return [_Connection(row.middles, top, nearest) for row, top in placed if row.tier.role is TierRole.LEADS]


def _draw_lines(
    canvas: Canvas,
    connections: Sequence[_Connection],
    chairs: Sequence[_Connection],
    *,
    is_first: bool,
    dashed: bool,
) -> None:
    """Draw connecting lines, and the spine that joins several rows or continues from the page before."""
    has_spine = len(connections) > 1 or not is_first
    for connection in (*connections, *chairs):
        chair_middles = [middle for chair in chairs for middle in chair.middles if chair.bus == connection.bus]
        ends = [*connection.middles, *chair_middles]
        if len(ends) == 1 and not has_spine:
            # A single column without a spine needs no line.
            continue
        for middle in connection.middles:
            canvas.draw_line((middle, connection.bus), (middle, connection.top), colour=_STEM, dashed=dashed)
        left = _SPINE if has_spine else min(ends)
        canvas.draw_line((left, connection.bus), (max(ends), connection.bus), colour=_STEM, dashed=dashed)
    if has_spine:
        start = connections[0].bus if is_first else BOARD_PAGE.top - TIER.row_gap
        canvas.draw_line((_SPINE, start), (_SPINE, connections[-1].bus), colour=_STEM, dashed=dashed)
