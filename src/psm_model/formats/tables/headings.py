"""Where the headings of a table stand in a sheet, and which columns they are of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

import attrs

from psm_model.errors import Problem
from psm_model.formats._told import describe
from psm_model.formats.loss import Loss

from .cells import cell_name, is_blank, parse_cell_name
from .schema import Column, Table, tables
from .words import GUIDE_SHEET, accepted_headings, column_heading, sheet_name

__all__ = ["Headings", "Sheet", "find_headings", "find_table", "is_guide"]

# Below titles and notes, but not below the data.
_HIGHEST: Final = 20
_MARK: Final = "*"


@attrs.frozen
class Sheet:
    """A table as it was read: raw cells, row by row."""

    name: str
    """What the file calls it."""
    place: str
    """What its cells are told of by, before the exclamation mark."""
    rows: Iterable[tuple[object, ...]]
    """Its rows, the first one being that which spreadsheets count as 1."""
    merged: Sequence[tuple[int, int, int, int]] = ()
    """The left, top, right and bottom of what is merged into one cell, the one at the top on the left."""
    lines: Sequence[int] = ()
    """The line of the file in which each row starts, where it is a text."""

    def merged_into(self, place: str) -> str | None:
        """Name the cell of which another one is a part; None where it stands alone."""
        row, column = parse_cell_name(place.rpartition("!")[2])
        for left, top, right, bottom in self.merged:
            if left <= column <= right and top <= row <= bottom and (left, top) != (column, row):
                return cell_name(top, left)
        return None


@attrs.frozen
class Headings:
    """A row of a sheet, read as the headings of a table."""

    table: Table
    """The table."""
    place: str
    """What the sheet is told of by."""
    row: int
    """The row, counted from 1."""
    columns: Mapping[int, Column]
    """The column that stands at each position, counted from 1."""
    names: Mapping[Column, str]
    """What the sheet calls the columns, and would call those that are not there."""
    in_codes: bool
    """Whether it calls them as the tables in CSV do."""
    again: tuple[Problem, ...]
    """What is told of headings of columns that stand there already."""
    strange: Mapping[int, str]
    """The headings that are of no column, by position, as they are shown."""
    left_out: Counter[int] = attrs.field(factory=Counter)
    """How many cells below each of these have been left out."""

    @property
    def missing(self) -> list[str]:
        """What the columns are called that must be there and are not."""
        there = set(self.columns.values())
        return [self.names[column] for column in self.table.columns if column.required and column not in there]

    def cell(self, row: int, column: int | Column) -> str:
        """Name a cell of the sheet, or the whole row if the column is not there."""
        if isinstance(column, Column):
            column = next((at for at, one in self.columns.items() if one is column), 0)
        return f"{self.place}!{cell_name(row, column)}"

    def iter_losses(self) -> Iterator[Loss]:
        """Yield a loss for each heading that is of no column, with all cells below it that were left out."""
        for at, name in self.strange.items():
            cells = self.left_out[at]
            below = "" if not cells else f"; {cells:,} {'cell' if cells == 1 else 'cells'} below it left out"
            yield Loss(self.cell(self.row, at), f"no column is called {name}{below}")

    def problem(self, looked_at: int) -> Problem:
        """Return what is missing of it, the likeliest of the rows that were looked at."""
        wanted = ", ".join(repr(self.names[column]) for column in self.table.columns if column.required)
        got = f"none in the first {looked_at} rows" if looked_at > 1 else "none in the first row"
        if self.columns:
            got += f", of which this one lacks {', '.join(repr(name) for name in self.missing)}"
        return Problem(self.cell(self.row, 0), f"a row of headings with {wanted}", got)


def find_headings(table: Table, sheet: Sheet) -> tuple[Headings, int]:
    """Return the first row that has all headings that must be there, or else the likeliest, and how many were seen."""
    found = [_read(table, sheet, row, cells) for row, cells in enumerate(islice(sheet.rows, _HIGHEST), start=1)]
    likeliest = max(found, key=lambda headings: len(headings.columns), default=_read(table, sheet, 1, ()))
    # Not the likeliest of those that have all: a second table below the first would hide what stands between.
    return next((headings for headings in found if not headings.missing), likeliest), len(found)


def _read(table: Table, sheet: Sheet, row: int, cells: tuple[object, ...]) -> Headings:
    columns: dict[int, Column] = {}
    names: dict[Column, str] = {}
    again: list[Problem] = []
    strange: dict[int, str] = {}
    for at, cell in enumerate(cells, start=1):
        column, place = _column_of(table, cell), f"{sheet.place}!{cell_name(row, at)}"
        if is_blank(cell):
            continue
        if column is None:
            strange[at] = _shown(table, cell)
        elif column in names:
            again.append(Problem(place, "each column once", f"{describe(cell)} again"))
        else:
            columns[at], names[column] = column, _unmarked(str(cell))
    in_codes = all(name == column.name for column, name in names.items()) if names else sheet.name == table.name
    usual = {column: column.name if in_codes else column_heading(table, column) for column in table.columns}
    return Headings(
        table,
        sheet.place,
        row,
        columns,
        names=usual | names,
        in_codes=in_codes,
        again=tuple(again),
        strange=strange,
    )


def _shown(table: Table, cell: object) -> str:
    # A date or a number beside the headings may be of the person whose row stands too high.
    hidden = table.personal and any(sign.isdecimal() for sign in str(cell))
    return "so" if hidden else describe(cell)


def find_table(name: str) -> Table | None:
    """Return the table that a sheet is, by its name in either language.

    >>> found = find_table("masa  BAKTI")
    >>> found.name if found else None
    'board_terms'
    """
    bare = _bare(name)
    return next((table for table in tables() if bare in {table.name, _bare(sheet_name(table))}), None)


def is_guide(name: str) -> bool:
    """Return whether a sheet is the guide of a template."""
    return _bare(name) == _bare(GUIDE_SHEET)


def _column_of(table: Table, cell: object) -> Column | None:
    bare = _bare(cell) if isinstance(cell, str) else ""
    return next((one for one in table.columns if bare in {one.name, *map(_bare, accepted_headings(table, one))}), None)


def _bare(name: str) -> str:
    return _unmarked(name).casefold()


def _unmarked(name: str) -> str:
    return " ".join(name.split()).rstrip(f" {_MARK}")
