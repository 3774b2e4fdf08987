"""Samples of the tables one below another on one sheet, each with its own titles."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ._headings import HeadingRow, read_headings
from ._panels import split_headings
from ._row_kinds import cell_text, join_title
from ._sample import Sample, has_second_row
from ._stacked_tables import SegmentRows, may_be_title
from ._synonyms import fold_heading
from ._titles import find_body
from ._unmapped_rows import may_be_person, names_people

__all__ = ["split_below"]


def split_below(sample: Sample) -> list[Sample]:
    """Return a sample for each of the tables below each other whose headings are others.

    Headings that have no more columns than those above them, and no title, are further ones of the table above.
    """
    first = sample.headings
    if first is None or len(split_headings(first.names)) > 1:
        return [sample]
    blocks = _list_blocks(sample, first)
    owners: list[int] = []
    forms: list[set[str]] = []
    for start, headings in blocks:
        names = _fold(headings)
        above = forms[owners[-1]] if owners else None
        if above is not None and names <= above and start == headings.row:
            owners.append(owners[-1])
        elif names in forms:
            owners.append(forms.index(names))
        else:
            forms.append(names)
            owners.append(len(forms) - 1)
    if len(forms) == 1:
        return [sample if first.row == blocks[0][1].row else _select(sample, blocks[0][1], [range(1, 1 << 30)])]
    ends = [*(start for start, _ in blocks[1:]), 1 << 30]
    starts = [1, *(start for start, _ in blocks[1:])]
    top = _list_lines(sample.rows[: blocks[0][1].row - 1])
    samples = []
    for at in range(len(forms)):
        ranges = [range(*pair) for owner, *pair in zip(owners, starts, ends, strict=True) if owner == at]
        start, headings = next(block for owner, block in zip(owners, blocks, strict=True) if owner == at)
        part = _select(sample, headings, ranges)
        own = _list_lines(sample.rows[start - 1 : headings.row - 1])
        samples.append(part if at == 0 else attrs.evolve(part, titles=_list_shared(top, own)))
    return samples


def _list_blocks(sample: Sample, first: HeadingRow) -> list[tuple[int, HeadingRow]]:
    """Return the rows of headings, each with the first row of its titles."""
    blocks: list[tuple[int, HeadingRow]] = []
    start = 1
    has_people = True
    for row, cells in enumerate(sample.rows, start=1):
        texts = [cell_text(cell) for cell in cells]
        if row == first.row or (names_people(texts) and has_people and abs(row - first.row) > 1):
            headings = first if row == first.row else _read(sample, row)
            blocks.append((start, headings))
            start = row + 1
            has_people = False
        elif any(texts) and not may_be_title(texts):
            start = row + 1
            has_people = has_people or may_be_person(texts) or join_title(texts) is None
    return blocks


def _read(sample: Sample, row: int) -> HeadingRow:
    headings = read_headings(sample.rows, row, 1)
    return read_headings(sample.rows, row, 2) if has_second_row(sample.rows, headings) else headings


def _select(sample: Sample, headings: HeadingRow, ranges: Sequence[range]) -> Sample:
    """Return the sample with the rows of some ranges alone."""
    is_double = any(" / " in name for name in headings.names.values())
    return attrs.evolve(
        sample,
        rows=list(SegmentRows(sample.rows, ranges)),
        unmerged=tuple(SegmentRows(sample.unmerged, ranges)),
        headings=headings,
        header_rows=2 if is_double and has_second_row(sample.rows, read_headings(sample.rows, headings.row, 1)) else 1,
    )


def _list_lines(rows: Sequence[tuple[object, ...]]) -> list[str]:
    lines = (join_title([cell_text(cell) for cell in cells]) for cells in rows)
    return [line for line in lines if line is not None]


def _list_shared(top: Sequence[str], own: Sequence[str]) -> tuple[str, ...]:
    """Return the titles of a sheet that hold for a further table: those above the body of the first, if it has one."""
    if not any(map(find_body, own)):
        return tuple(top)
    end = max((at for at, line in enumerate(top) if find_body(line) is not None), default=len(top))
    return tuple(top[:end])


def _fold(headings: HeadingRow) -> set[str]:
    return {fold_heading(name) for name in headings.names.values()}
