"""RowLocations: the places of the values of a register in Arrow tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import attrs

from psm_model.formats.locations import Cell
from psm_model.formats.tables.schema import Table, tables

__all__ = ["RowLocations", "name_cell"]


def name_cell(table: Table, row: int, column: str | None = None) -> str:
    """Return the name of a cell or a row.

    >>> from psm_model.formats.tables.schema import tables
    >>> name_cell(tables()[0], 7, "url")
    'sources[7].url'
    """
    return f"{table.name}[{row}]" if column is None else f"{table.name}[{row}].{column}"


@attrs.frozen
class RowLocations:
    """The locations in Arrow tables: a row, counted from 0, and a column. The register as a whole has none."""

    entities: Mapping[str, Sequence[int]]
    """The row of each entity, by the name of its table."""
    parts: Mapping[str, Mapping[int, Sequence[int]]]
    """The rows of the parts of each entity, by the name of their table and the position of the entity."""

    def locate(self, pointers: Collection[str]) -> Mapping[str, Cell]:
        """Return the locations of values, like `Locations.locate`."""
        names = ((pointer, self.find_name(pointer)) for pointer in pointers)
        return {pointer: Cell(name) for pointer, name in names if name}

    def find_name(self, pointer: str) -> str:
        """Return the name of the row or the cell of a value; empty if there is none."""
        _, place, *steps = pointer.split("/") if pointer else ("", "")
        rows = self.entities.get(place, ())
        position = int(steps[0]) if steps and steps[0].isdecimal() else len(rows)
        if position >= len(rows):
            return ""
        whole, *part_tables = [table for table in tables() if table.place == place]
        rest = tuple(steps[1:])
        for table in part_tables:
            depth = len(table.steps)
            parts = self.parts.get(table.name, {}).get(position, ())
            if rest[:depth] == table.steps and len(rest) > depth and int(rest[depth]) < len(parts):
                return _name_value(table, parts[int(rest[depth])], rest[depth + 1 :])
        return _name_value(whole, rows[position], rest)


def _name_value(table: Table, row: int, steps: tuple[str, ...]) -> str:
    """Return the name of the cell that holds a value, or of the row if no column does."""
    for length in range(len(steps), 0, -1):
        for column in table.columns[bool(table.steps) :]:
            if column.steps == steps[:length] or (length == 1 and column.steps[0] == steps[0]):
                return name_cell(table, row, column.name)
    return name_cell(table, row)
