"""Headings of tables: the row that holds them, and their columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Final

import attrs

from psm_model.errors import Problem
from psm_model.formats._problems import describe
from psm_model.formats.loss import Loss

from .cell_names import cell_name, parse_cell_name, split_cell
from .cells import is_blank
from .schema import Column, Table, tables
from .words import GUIDE_SHEET, accepted_headings, column_heading, normalise_heading, sheet_name, strip_mark

__all__ = ["Headings", "Sheet", "find_headings", "find_table", "is_guide"]

# Titles and notes may be above the headings, but records may not.
_MAX_HEADING_ROW: Final = 20


@attrs.frozen
class Sheet:
    """A table as raw cells, row by row."""

    name: str
    """Name in the file."""
    place: str
    """Part before the exclamation mark in the location of a cell."""
    rows: Iterable[tuple[object, ...]]
    """Rows; the first is row 1."""
    merged: Sequence[tuple[int, int, int, int]] = ()
    """Left, top, right and bottom of the areas of merged cells."""
    lines: Sequence[int] = ()
    """Line of the file in which each row starts, for text files."""
    is_hidden: bool = False
    """Whether a spreadsheet hides the sheet."""
    hidden_rows: Collection[int] = ()
    """Rows that a spreadsheet hides, counted from 1."""
    hidden_columns: Collection[int] = ()
    """Columns that a spreadsheet hides, counted from 1."""
    has_whole_rows: bool = False
    """Whether each row has all its cells, blank ones at its end too, so that one with fewer lacks some."""

    def find_merged_cell(self, place: str) -> str | None:
        """Return the name of the top left cell of the merged area that contains a cell, or None."""
        row, column = parse_cell_name(split_cell(place)[1])
        for left, top, right, bottom in self.merged:
            if left <= column <= right and top <= row <= bottom and (left, top) != (column, row):
                return cell_name(top, left)
        return None


@attrs.frozen
class Headings:
    """A row of a sheet, read as the headings of a table."""

    table: Table
    """Table of the headings."""
    place: str
    """Part before the exclamation mark in the location of a cell."""
    row: int
    """Row of the headings, counted from 1."""
    columns: Mapping[int, Column]
    """Column at each position, counted from 1."""
    names: Mapping[Column, str]
    """Names of all columns in the style of the sheet, including absent ones."""
    in_codes: bool
    """Whether the headings are the names of CSV tables, not Indonesian."""
    duplicates: tuple[Problem, ...]
    """Problems of duplicate headings."""
    unknown: Mapping[int, str]
    """Reasons for which unknown headings are left out, by position."""

    @property
    def missing(self) -> list[str]:
        """Names of the required columns that are absent."""
        present = set(self.columns.values())
        return [
            self.names[column] for column in self.table.columns if column.is_always_required and column not in present
        ]

    def cell(self, row: int, column: int | Column) -> str:
        """Return the location of a cell, or of the whole row if the column is absent."""
        if isinstance(column, Column):
            column = next((at for at, candidate in self.columns.items() if candidate is column), 0)
        return f"{self.place}!{cell_name(row, column)}"

    def iter_losses(self, left_out: Mapping[int, int]) -> Iterator[Loss]:
        """Yield a loss for each unknown heading.

        Args:
            left_out: The number of cells left out below each heading that has any, by position.
        """
        for at, reason in self.unknown.items():
            cells = left_out.get(at, 0)
            below = "" if not cells else f"; {cells:,} {'cell' if cells == 1 else 'cells'} below it left out"
            yield Loss(self.cell(self.row, at), f"{reason}{below}")

    def problem(self, looked_at: int) -> Problem:
        """Return the problem of this row, the likeliest of several, which lacks required headings."""
        expected = ", ".join(repr(self.names[column]) for column in self.table.columns if column.is_always_required)
        got = f"none in the first {looked_at} rows" if looked_at > 1 else "none in the first row"
        if self.columns:
            got += f", of which this one lacks {', '.join(repr(name) for name in self.missing)}"
        return Problem(self.cell(self.row, 0), f"a row of headings with {expected}", got)


def find_headings(table: Table, sheet: Sheet) -> tuple[Headings, int]:
    """Return the first row with all required headings, or else the likeliest row, and the number of rows examined."""
    rows = [
        _read_headings(table, sheet, row, cells)
        for row, cells in enumerate(islice(sheet.rows, _MAX_HEADING_ROW), start=1)
    ]
    likeliest = max(rows, key=lambda row: len(row.columns), default=_read_headings(table, sheet, 1, ()))
    # Take the first complete row, not the likeliest: a second table below the first would hide the rows between.
    return next((row for row in rows if not row.missing), likeliest), len(rows)


def _read_headings(table: Table, sheet: Sheet, row: int, cells: tuple[object, ...]) -> Headings:
    columns: dict[int, Column] = {}
    names: dict[Column, str] = {}
    duplicates: list[Problem] = []
    unknown: dict[int, str] = {}
    for at, cell in enumerate(cells, start=1):
        column, place = _match_column(table, cell), f"{sheet.place}!{cell_name(row, at)}"
        if is_blank(cell):
            continue
        if column is None:
            unknown[at] = _explain_unknown(table, cell)
        elif column in names:
            duplicates.append(Problem(place, "each column once", f"{describe(cell)} again"))
        else:
            columns[at], names[column] = column, strip_mark(str(cell))
    in_codes = all(name == column.name for column, name in names.items()) if names else sheet.name == table.name
    usual = {column: column.name if in_codes else column_heading(table, column) for column in table.columns}
    return Headings(
        table,
        sheet.place,
        row,
        columns,
        names=usual | names,
        in_codes=in_codes,
        duplicates=tuple(duplicates),
        unknown=unknown,
    )


def _explain_unknown(table: Table, cell: object) -> str:
    # A date or a number beside the headings may belong to a person whose row is too high.
    if table.personal and any(sign.isdecimal() for sign in str(cell)):
        return "a heading that is not shown names no column"
    return f"no column is called {describe(cell)}"


def find_table(name: str) -> Table | None:
    """Return the table of a sheet, by its name in either language.

    >>> table = find_table("masa  BAKTI")
    >>> table.name if table else None
    'board_terms'
    """
    bare = normalise_heading(name)
    return next((table for table in tables() if bare in {table.name, normalise_heading(sheet_name(table))}), None)


def is_guide(name: str) -> bool:
    """Return whether a sheet is the guide of a template."""
    return normalise_heading(name) == normalise_heading(GUIDE_SHEET)


def _match_column(table: Table, cell: object) -> Column | None:
    return _columns_by_heading(table).get(normalise_heading(cell)) if isinstance(cell, str) else None


@cache
def _columns_by_heading(table: Table) -> dict[str, Column]:
    """Return the columns of a table by their names and headings; the first column has a heading that two share."""
    columns: dict[str, Column] = {}
    for column in table.columns:
        for heading in (column.name, *map(normalise_heading, accepted_headings(table, column))):
            columns.setdefault(heading, column)
    return columns
