"""Layout of a board: dimensions in points."""

from __future__ import annotations

from typing import Final

import attrs

__all__ = ["BOARD", "CARD", "GRID", "LIST", "PAPER_GRIDS", "Grid"]


@attrs.frozen
class Grid:
    """The columns and the rows of cards of a board."""

    columns: int
    """The maximum number of columns side by side; even, so that a row may leave one place to the trunk."""
    row_gap: float
    """The space between rows, in whose middle cards are joined."""


GRID: Final = Grid(columns=4, row_gap=22.0)
"""The usual grid."""
PAPER_GRIDS: Final = (Grid(columns=6, row_gap=22.0), Grid(columns=4, row_gap=13.0), Grid(columns=6, row_gap=13.0))
"""Denser grids, of which the first that saves a sheet of paper is used."""


@attrs.frozen
class _BoardLayout:
    """The layout of the rows of cards of a board."""

    width: float = 1000.0
    """The largest width of a page without a paper size."""
    empty_width: float = 420.0
    """The smallest width of such a page, between its margins."""
    max_height: float = 1300.0
    """The height of the rows of such a page above which they continue on the next one."""
    column_gap: float = 14.0
    """The space between columns."""
    nobody_size: float = 9.5
    """The font size of the text in place of cards."""
    nobody_height: float = 14.0
    """The height of that text."""


@attrs.frozen
class _CardLayout:
    """The layout of a card."""

    padding: float = 7.0
    """The space between its edge and its text."""
    ascent: float = 7.5
    """The distance of the first baseline from the padding."""
    descent: float = 3.0
    """The part of the lower padding that the descent of the last line takes."""
    listed_gap: float = 2.0
    """The space below an entry of a list, which has no edge."""
    edge_width: float = 0.8
    """The width of its edge."""
    chair_width: float = 1.6
    """The width of the edge of the chair's card."""


@attrs.frozen
class _ListLayout:
    """The layout of a list of names without cards."""

    heading: float = 20.0
    """The height of its heading, with the line above it."""
    baseline: float = 13.0
    """The distance of the baseline of the heading from the line."""
    heading_size: float = 8.5
    """The font size of the heading."""


BOARD: Final = _BoardLayout()
CARD: Final = _CardLayout()
LIST: Final = _ListLayout()
