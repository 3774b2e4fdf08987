"""Posts that are side by side in a line, each with its holders below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from ._holders import join_spaces, read_holders
from ._labels import Kind, classify_label
from ._lines import Line, Segment, read_segments

__all__ = ["order_columns"]

_GAP: Final = re.compile(r"[ \u00a0]*\t[ \t\u00a0]*(?![\s:])|[ \u00a0]{3,}(?![\s:])")
_MOST_ROWS: Final = 12
_NEAR: Final = 4
"""A holder begins at most so many signs from where the post above begins."""
_HEADS: Final = frozenset((Kind.POST, Kind.OTHER, Kind.SECTION))

_Place = tuple[int, int]


def order_columns(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a text with those in columns taken apart, column by column."""
    ordered: list[Line] = []
    at = 0
    while at < len(lines):
        heads = _read_heads(text, lines[at])
        rows = list(_iter_rows(text, lines, at + 1, heads)) if heads else []
        if rows:
            ordered += _iter_column_lines(text, lines[at], heads, rows)
        else:
            ordered.append(lines[at])
        at += 1 + len(rows)
    return tuple(_order_stacks(text, ordered))


def _order_stacks(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines with each post before its holder, where all posts are above as many lines that begin with colons."""
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and _is_post_alone(text, lines[stop]):
            stop += 1
        end = stop
        while end < len(lines) and end - stop <= stop - at and text[lines[end].start] == ":":
            end += 1
        if stop - at > 1 and end - stop == stop - at:
            for post, holder in zip(lines[at:stop], lines[stop:end], strict=True):
                yield from (post, holder)
            at = end
        else:
            end = max(stop, at + 1)
            yield from lines[at:end]
            at = end


def _is_post_alone(text: str, line: Line) -> bool:
    """Return whether a line is a post or a section and nothing else."""
    segment = line.segments[0] if len(line.segments) == 1 else None
    if segment is None or segment.label is None or segment.value[0] < segment.value[1]:
        return False
    label = classify_label(join_spaces(text[slice(*segment.label)]))
    return label is not None and label.kind in _HEADS


def _split(text: str, line: Line) -> list[_Place]:
    gaps = [gap.span() for gap in _GAP.finditer(text, line.start, line.end)]
    starts = [line.start, *(end for _, end in gaps)]
    return list(zip(starts, [*(start for start, _ in gaps), line.end], strict=True))


def _read_heads(text: str, line: Line) -> list[_Place]:
    """Return the posts that a line consists of; none if it has anything else or only one."""
    cells = _split(text, line)
    labels = [classify_label(join_spaces(text[slice(*cell)])) for cell in cells]
    is_heading = len(cells) > 1 and all(label is not None and label.kind in _HEADS for label in labels)
    return cells if is_heading else []


def _iter_rows(
    text: str, lines: Sequence[Line], first: int, heads: Sequence[_Place]
) -> Iterator[tuple[Line, list[_Place | None]]]:
    """Yield the lines right below the posts with a holder, or nothing, for each of these."""
    number = lines[first - 1].number
    columns = [head[0] - lines[first - 1].start + lines[first - 1].indent for head in heads]
    for line in lines[first : first + _MOST_ROWS]:
        cells = _split(text, line)
        if line.number != number + 1 or len(cells) > len(heads):
            return
        row: list[_Place | None] = [None] * len(heads)
        for cell in cells:
            column = cell[0] - line.start + line.indent
            near = min(range(len(heads)), key=lambda at: abs(columns[at] - column))
            if len(cells) == len(heads):
                near = cells.index(cell)
            elif abs(columns[near] - column) > _NEAR:
                return
            if row[near] is not None or not (read_holders(text, *cell) or _has_post(text, cell)):
                return
            row[near] = cell
        yield line, row
        number = line.number


def _has_post(text: str, cell: _Place) -> bool:
    """Return whether a cell is a post of a section with its holders: *Ketua : Ani*."""
    label = read_segments(text, *cell)[0].label
    return label is not None and classify_label(join_spaces(text[slice(*label)])) is not None


def _iter_column_lines(
    text: str, heading: Line, heads: Sequence[_Place], rows: Sequence[tuple[Line, list[_Place | None]]]
) -> Iterator[Line]:
    for at, head in enumerate(heads):
        yield attrs.evolve(heading, start=head[0], end=head[1], segments=(Segment(head, (head[1], head[1])),))
        for line, row in rows:
            cell = row[at]
            if cell is not None:
                yield attrs.evolve(line, start=cell[0], end=cell[1], segments=read_segments(text, *cell))
