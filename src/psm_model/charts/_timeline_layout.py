"""Layout of a timeline: dimensions in points."""

from __future__ import annotations

from typing import Final

import attrs

__all__ = [
    "AREA_HEADING",
    "BAR",
    "BRACKET",
    "CODE",
    "COLUMNS",
    "DAY",
    "EXTENT",
    "LABEL",
    "LEGEND",
    "NAME",
    "ROW",
    "SAMPLE",
    "TICK",
    "UNDATED",
    "YEARS",
]


@attrs.frozen
class _ColumnsLayout:
    """The layout of the columns of names and of bars."""

    min_names: float = 120.0
    """The minimum width of the column of names."""
    max_names: float = 300.0
    """The maximum width of the column of names."""
    max_share: float = 0.3
    """The maximum width of that column, as a share of the width of the contents."""
    inset: float = 6.0
    """The distance of headings and names from the left margin."""
    gap: float = 14.0
    """The space between the column of names and the axis."""
    right: float = 34.0
    """The space beside the axis for arrows and codes."""


@attrs.frozen
class _YearLayout:
    """The layout of the lines and labels of years."""

    height: float = 18.0
    """The height of the line of labels."""
    label_width: float = 26.0
    """The width of a label."""
    font_size: float = 8.5
    """The font size."""
    above: float = 5.0
    """The distance of the upper labels from the rows."""
    below: float = 10.0
    """The distance of the baseline of the lower labels from the rows."""
    repeated_from: float = 400.0
    """The height of rows above which the labels are repeated below them."""
    min_width: float = 8.0
    """The width of a year above which each year has a line."""
    line_width: float = 0.4
    """The width of the line of a year."""
    labelled_line_width: float = 0.7
    """The width of the line of a labelled year."""


@attrs.frozen
class _DayLayout:
    """The layout of the line for a day, of its label, and of the states of boards in the heading."""

    height: float = 11.0
    """The height of the line of the label, above the years."""
    font_size: float = 8.5
    """The font size of the label."""
    line_width: float = 1.1
    """The width of the line."""
    above: float = 17.0
    """The distance of the baseline of the label from the rows."""
    line_above: float = 14.0
    """The distance of the upper end of the line from the rows."""
    sample_width: float = 14.0
    """The width of the sample of a state."""
    sample_height: float = 7.0
    """The height of the sample of a state, above the baseline of its words."""
    text_gap: float = 4.0
    """The space between a sample and its words."""
    state_gap: float = 14.0
    """The space between states."""


@attrs.frozen
class _AreaHeadingLayout:
    """The layout of the heading of a group of rows."""

    height: float = 22.0
    """Its height."""
    band_top: float = 3.0
    """The space above its band."""
    ascent: float = 5.0
    """The distance of its baseline from its bottom."""
    font_size: float = 9.0
    """The font size."""


@attrs.frozen
class _RowSpacing:
    """The height of a row, and the space in it."""

    height: float = 23.0
    """The height of a plain row."""
    top: float = 3.0
    """The space above its contents."""
    bottom: float = 5.0
    """The space above and below its bars, together."""
    name_space: float = 8.0
    """The space above and below its name, together."""
    lanes_bottom: float = 1.0
    """The space between the lanes and the brackets below them."""
    frame_top: float = 4.0
    """The distance of the frame around days without a board from the top of the lanes."""
    line_width: float = 0.4
    """The width of the line below it."""


@attrs.frozen
class _NameLayout:
    """The layout of the name of a row."""

    font_size: float = 9.0
    """The font size."""
    max_lines: int = 2
    """The maximum number of lines."""
    line_height: float = 11.0
    """The height of a line."""
    baseline: float = 9.5
    """The distance of the first baseline from the top of the name."""
    indent: float = 10.0
    """The indent of a district; that of a village is twice as much."""
    gap: float = 12.0
    """The space between the name and the bars."""
    margin: float = 6.0
    """The space that the column of names has beyond its widest name."""
    max_letters: int = 200
    """The maximum number of letters to measure; no column is wider."""


@attrs.frozen
class _UndatedLayout:
    """The layout of the text in place of a bar, and of the codes after it."""

    max_lines: int = 3
    """The maximum number of lines."""
    height: float = 12.5
    """The height of the first line."""
    line_height: float = 11.0
    """The height of each further line."""
    baseline: float = 10.0
    """The distance of the baseline from the top of its line."""
    inset: float = 4.0
    """The space between the column of names and the text."""
    font_size: float = 8.0
    """The font size of the text."""
    code_size: float = 7.0
    """The font size of the codes."""
    code_gap: float = 6.0
    """The space before and after a code."""
    box_top: float = 1.5
    """The distance of the white box behind the text from the top of its line."""
    box_side: float = 2.0
    """The space of that box to the left of the text."""
    after_box: float = 4.0
    """The part of the space after the last code that lies outside that box."""


@attrs.frozen
class _BarLayout:
    """The layout of bars and the signs of their ends."""

    height: float = 13.0
    """The height of a bar."""
    lane_height: float = 18.0
    """The height of a bar with the tick above it."""
    min_width: float = 1.2
    """The minimum width of anything drawn."""
    edge_width: float = 1.2
    """The width of the line at a certain first or last day."""
    step: float = 2.0
    """The width of the steps in which a bar fades."""
    max_steps: int = 30
    """The maximum number of these steps."""
    arrow_length: float = 9.0
    """The length of the arrow of an open bar."""
    sign_width: float = 12.0
    """The width reserved for a question mark beside its bar."""
    sign_size: float = 10.0
    """The font size of the question mark."""
    sign_baseline: float = 3.0
    """The distance of the baseline of the question mark from the bottom of its bar."""


@attrs.frozen
class _TickLayout:
    """The layout of the signs of inaugurations and attested days."""

    head: float = 3.0
    """Half the width of a head."""
    head_top: float = 4.5
    """The height of the head of an inauguration above its bar."""
    head_tip: float = 0.5
    """The depth of the tip of that head in the bar."""
    line_top: float = 1.0
    """The height of the line of an inauguration above its bar."""
    line_width: float = 1.3
    """The width of that line."""
    tooltip_top: float = 5.0
    """The height of the area with the tooltip of an inauguration above its bar."""
    attested_base: float = 1.0
    """The distance of the base of the head of an attested day from the bottom of its bar."""
    attested_tip: float = 5.0
    """The height of the tip of that head above the bottom of the bar."""


@attrs.frozen
class _ExtentLayout:
    """The layout of the brackets over the possible days of an inauguration or under attested days."""

    min_width: float = 3.0
    """The minimum width at which a range of days is shown."""
    above: float = 4.0
    """The height of the bracket of an inauguration above its bar."""
    below: float = 1.0
    """The distance of the bracket under attested days from the bottom of their bar."""
    inward: float = 2.0
    """The length of the ends of a bracket towards the bar."""
    outward: float = 1.0
    """The length of its ends away from the bar."""


@attrs.frozen
class _BracketLayout:
    """The layout of brackets, and of the frames around their days."""

    height: float = 12.0
    """The height of a line of brackets."""
    line_width: float = 1.0
    """The width of the lines of brackets."""
    frame_width: float = 0.7
    """The width of the line around shared days and days without a board."""
    middle: float = 0.45
    """The position of the line of a bracket, as a share of the height of its line of brackets."""
    ends_top: float = 0.2
    """The position of the upper end of its end lines, likewise."""
    ends_below: float = 2.0
    """The length of its end lines below its line."""
    overhang: float = 1.5
    """The height of the frame around shared days above and below a bar."""
    step: float = 5.0
    """The width of the steps in which a bracket fades: a dash and a gap."""


@attrs.frozen
class _CodeLayout:
    """The layout of the code of a bracket."""

    font_size: float = 7.0
    """The font size."""
    baseline: float = 2.6
    """The distance of the baseline below the line of the bracket."""
    box_side: float = 2.0
    """The space of the white box behind the code to the left and to the right."""
    box_half: float = 4.0
    """Half the height of that box."""
    inside: float = 16.0
    """The width beyond its code at which a bracket has the code inside."""
    beside: float = 4.0
    """The space between a bracket and a code beside it."""
    gap: float = 3.0
    """The space around a code."""


@attrs.frozen
class _LabelLayout:
    """The layout of the labels of bars."""

    font_size: float = 8.0
    """The font size."""
    padding: float = 3.0
    """The space on both sides of a label in its lane."""
    tick_gap: float = 4.0
    """The distance of labels from ticks."""
    baseline: float = 3.6
    """The distance of the baseline of a label in its lane from the bottom of the bar."""
    max_lines: int = 3
    """The maximum number of lines of a label below its bar."""
    line_height: float = 11.0
    """The height of a line of labels below bars."""
    below_baseline: float = 8.4
    """The distance of the baseline of a label below its bar from the top of its line."""
    ascent: float = 7.9
    """The height of the white box behind a label above its baseline."""
    descent: float = 2.1
    """The height of that box below the last baseline."""
    box_side: float = 1.0
    """The space of that box to the left and to the right."""
    hook: float = 5.0
    """The length of the leader line from below a bar to its label."""
    stem: float = 0.25
    """The position of the leader line on its bar, as a share of the width of the bar."""
    max_letters: int = 200
    """The maximum number of letters to measure; no lane has room for more."""


@attrs.frozen
class _LegendLayout:
    """The layout of the legend."""

    gap: float = 12.0
    """The space above it."""
    columns: tuple[int, ...] = (3, 2)
    """The numbers of columns to try, until every entry fits."""
    column_gap: float = 24.0
    """The width of a column beyond its sample and words."""
    inset: float = 6.0
    """The distance of samples from the left end of their column."""
    text_gap: float = 14.0
    """The space between a sample and its words, with the inset."""
    font_size: float = 8.5
    """The font size."""
    baseline: float = 3.4
    """The distance of the baseline of words from the bottom of a bar."""
    first_line: float = 12.0
    """The distance of the first entry from the top."""
    line_height: float = 20.0
    """The height of an entry."""


@attrs.frozen
class _SampleLayout:
    """The layout of the samples in the legend."""

    width: float = 34.0
    """The width of a sample."""
    frame: float = 7.0
    """The height of a frame around days."""
    bracket_below_frame: float = 10.0
    """The distance of a bracket below such a frame from the top."""
    bracket_alone: float = 8.0
    """The distance of a bracket without a frame from the top."""
    bracket_above: float = 3.0
    """The length of the end lines of a bracket above its line."""
    bracket_below: float = 2.0
    """The length of those lines below it."""
    code_size: float = 7.0
    """The font size of a code."""
    code_baseline: float = 9.0
    """The distance of the baseline of a code from the top."""


COLUMNS: Final = _ColumnsLayout()
YEARS: Final = _YearLayout()
DAY: Final = _DayLayout()
AREA_HEADING: Final = _AreaHeadingLayout()
ROW: Final = _RowSpacing()
NAME: Final = _NameLayout()
UNDATED: Final = _UndatedLayout()
BAR: Final = _BarLayout()
TICK: Final = _TickLayout()
EXTENT: Final = _ExtentLayout()
BRACKET: Final = _BracketLayout()
CODE: Final = _CodeLayout()
LABEL: Final = _LabelLayout()
LEGEND: Final = _LegendLayout()
SAMPLE: Final = _SampleLayout()
