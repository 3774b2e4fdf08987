"""Tables of registers as if they were read from files."""

from __future__ import annotations

from typing import Final

from psm_model.entities import Register
from psm_model.formats.loss import Loss
from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.rows import make_rows
from psm_model.formats.tables.schema import Column, tables
from psm_model.formats.tables.words import column_heading, sheet_name

COLUMNS: Final = [(table, column) for table in tables() for column in table.columns]


def find_column(table: str, name: str) -> Column:
    """Return a column by the names of its table and its own."""
    return next(column for owner, column in COLUMNS if owner.name == table and column.name == name)


def make_sheets(register: Register, *, in_words: bool) -> tuple[list[Sheet], tuple[Loss, ...]]:
    """Return the tables of a register as if read from a file."""
    rows, losses = make_rows(register, in_words=in_words)
    result = []
    for table in tables():
        head = tuple(column_heading(table, column) if in_words else column.name for column in table.columns)
        cells = [head, *(tuple(row) for row in rows[table.name])]
        name = sheet_name(table) if in_words else table.name
        result.append(Sheet(name, name, cells))
    return result, losses
