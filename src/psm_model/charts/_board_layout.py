"""Layout of a board: dimensions in points."""

from __future__ import annotations

from typing import Final

import attrs

__all__ = [
    "BOARD_LEGEND",
    "CAPTION",
    "CARD",
    "SAMPLE_CARD",
    "SECTION",
    "TIER",
]


@attrs.frozen
class _CaptionLayout:
    """The layout of the column of captions of a board's tiers."""

    width: float = 100.0
    """The width of the column."""
    gap: float = 10.0
    """The space between captions and cards, at whose start a line may join the rows."""
    baseline: float = 12.0
    """The distance of the first baseline from the top of the row."""
    max_lines: int = 3
    """The maximum number of lines."""
    line_height: float = 11.0
    """The height of a line."""
    font_size: float = 8.5
    """The font size."""


@attrs.frozen
class _SectionLayout:
    """The layout of the names of sections above their cards."""

    max_lines: int = 6
    """The maximum number of lines."""
    line_height: float = 11.0
    """The height of a line."""
    font_size: float = 8.5
    """The font size."""
    inset: float = 2.0
    """The distance of a name from the left end of its cards."""
    gap: float = 5.0
    """The space between a name and its cards."""
    descent: float = 1.0
    """The space that the descent of a name takes below its baseline."""


@attrs.frozen
class _TierLayout:
    """The layout of the rows of cards of a board."""

    max_columns: int = 4
    """The maximum number of columns side by side."""
    max_height: float = 1300.0
    """The height of the rows of a page above which they continue on the next one."""
    column_gap: float = 20.0
    """The space between columns."""
    row_gap: float = 26.0
    """The space between rows."""
    card_gap: float = 6.0
    """The space between the cards of a column."""
    connection_gap: float = 12.0
    """The distance of the connecting line above a row."""
    nobody_size: float = 9.5
    """The font size of the text in place of cards."""


@attrs.frozen
class _BoardLegendLayout:
    """The layout of the legend of a board."""

    entry: float = 130.0
    """The width of an entry."""
    text_gap: float = 6.0
    """The space between a sample and its words."""
    font_size: float = 8.5
    """The font size."""
    bottom: float = 8.0
    """The space between its baseline and the bottom margin."""
    absent: float = 14.0
    """The space that a page without a legend leaves out."""


@attrs.frozen
class _CardLayout:
    """The layout of a card."""

    width: float = 200.0
    """The width of the card."""
    padding: float = 8.0
    """The space between its edge and its text."""
    line_height: float = 11.5
    """The height of a line."""
    ascent: float = 7.5
    """The distance of the first baseline from the padding."""
    descent: float = 3.0
    """The part of the lower padding that the descent of the last line takes."""
    edge_width: float = 1.0
    """The width of its edge."""
    mark_size: float = 11.0
    """The font size of the question mark."""
    mark_right: float = 6.0
    """The distance of the question mark from the right end of the card."""
    mark_baseline: float = 13.0
    """The distance of the baseline of the question mark from the top of the card."""


@attrs.frozen
class _SampleCardLayout:
    """The layout of a sample card in the legend."""

    width: float = 28.0
    """The width of the card."""
    above: float = 10.0
    """The height of the card above the baseline of its words."""
    below: float = 3.0
    """The height of the card below that baseline."""
    mark_size: float = 10.0
    """The font size of the question mark."""
    mark_right: float = 4.0
    """The distance of the question mark from the right end of the card."""
    mark_below: float = 0.5
    """The distance of its baseline below that of the words."""


CAPTION: Final = _CaptionLayout()
SECTION: Final = _SectionLayout()
TIER: Final = _TierLayout()
BOARD_LEGEND: Final = _BoardLegendLayout()
CARD: Final = _CardLayout()
SAMPLE_CARD: Final = _SampleCardLayout()
