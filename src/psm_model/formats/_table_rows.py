"""How a register becomes tables, and tables a register: rows of cells, whatever file they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from psm_model._garbage import collection_paused
from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem

from ._document import no_register, record_of, structurer, unwritable
from ._origins import From, origin_of, plain
from ._table_cells import cell_of, is_blank, place_of, position_of, value_of
from ._table_words import GUIDE_SHEET, heading_of, sheet_of
from ._tables import Column, Holds, Table, tables
from ._told import WrongValueError, described
from .loss import Loss

__all__ = ["Rows", "Sheet", "register_of", "rows_of"]

# Below titles and notes, but not below the data.
_HIGHEST_HEADINGS: Final = 20
_MARK: Final = "*"

# Any, here and below: JSON.
_Object = dict[str, Any]
Rows = Mapping[str, list[list[str]]]
"""The rows of each table by its name, without headings."""


@attrs.frozen
class Sheet:
    """A table as it was read: raw cells, row by row."""

    name: str
    """What the file calls it."""
    place: str
    """What its cells are told of by, before the exclamation mark."""
    rows: Iterable[tuple[object, ...]]
    """Its rows, the first one being that which spreadsheets count as 1."""


def rows_of(register: Register, *, in_words: bool) -> tuple[Rows, tuple[Loss, ...]]:
    """Put a register into rows, and tell what is lost by it.

    Args:
        register: The register.
        in_words: Whether values are written in the Indonesian words of workbooks, and not in codes.

    Raises:
        FormatError: a text in it can't be written.
        TypeError: it is no register.
    """
    if not isinstance(register, Register):
        raise no_register(register)
    with collection_paused():
        tree = structurer().unstructure(register)
        problems = tuple(unwritable("", tree))
        if problems:
            raise FormatError(problems)
        losses: list[Loss] = []
        rows: dict[str, list[list[str]]] = {table.name: [] for table in tables()}
        for table in tables():
            for key, pointer, record in _records(table, tree, losses):
                cells = [_cell(record, pointer, column, losses, in_words=in_words) for column in table.columns]
                losses += (
                    Loss(_pointer(pointer, way), "nothing is known of it") for way in _parts_lost(table, record, cells)
                )
                if key is not None:
                    cells[0] = key
                rows[table.name].append(cells)
    return rows, tuple(losses)


def _records(table: Table, tree: _Object, losses: list[Loss]) -> Iterator[tuple[str | None, str, _Object]]:
    """Go over the records of a table, each with the id of the entity that it is a part of and with its place."""
    seen = set()
    for position, entity in enumerate(tree.get(table.place, ())):
        pointer = f"/{table.place}/{position}"
        if not table.steps:
            yield None, pointer, entity
            continue
        parts = _reached(entity, table.steps)
        pointer += "".join(f"/{step}" for step in table.steps)
        if parts and entity["id"] in seen:
            losses.append(Loss(pointer, f"another has the id {described(entity['id'])} already, and gets no second"))
            parts = []
        seen.add(entity["id"])
        for at, part in enumerate(parts or ()):
            yield entity["id"], f"{pointer}/{at}", part


def _reached(record: _Object, steps: tuple[str, ...]) -> Any:
    value: Any = record
    for step in steps:
        if not isinstance(value, dict):
            return None
        value = value.get(step)
    return value


def _cell(record: _Object, pointer: str, column: Column, losses: list[Loss], *, in_words: bool) -> str:
    *way, last = column.steps
    holder = _reached(record, tuple(way))
    if not isinstance(holder, dict):
        return ""
    value = holder.get(last, column.default)
    if column.holds is Holds.CODE and isinstance(value, dict):
        value = value["code"]
    if isinstance(value, str) and not value.strip():
        losses.append(Loss(_pointer(pointer, column.steps), "a blank cell says nothing"))
        return ""
    return cell_of(value, column, in_words=in_words)


def _pointer(pointer: str, steps: Iterable[str]) -> str:
    return "/".join([pointer, *steps])


def _parts_lost(table: Table, record: _Object, cells: list[str]) -> Iterator[tuple[str, ...]]:
    """Give the ways to those parts of a record that no cell tells of."""
    told: dict[tuple[str, ...], bool] = {}
    for column, cell in zip(table.columns, cells, strict=True):
        for length in range(1, len(column.steps)):
            way = column.steps[:length]
            told[way] = told.get(way, False) or bool(cell)
    yield from (way for way, is_told in told.items() if not is_told and isinstance(_reached(record, way), dict))


def register_of(sheets: Iterable[Sheet], source: str | None) -> tuple[Register, tuple[Loss, ...]]:
    """Make a register of tables, and tell what is lost by it: tables and columns of which it knows nothing.

    Raises:
        FormatError: anything is wrong with it; the error carries every problem, with the cell that it stands in.
    """
    with collection_paused():
        return _Reading().read(sheets, source)


@attrs.frozen
class _Headings:
    """The row of headings of a table."""

    table: Table
    """The table."""
    place: str
    """What the sheet is told of by."""
    columns: Mapping[int, Column]
    """The column that stands at each position, counted from 1."""
    strange: frozenset[int]
    """The positions of headings that mean nothing."""
    absent: Mapping[Column, str]
    """The required columns that are not there, with the place where that is told."""
    bare: set[int] = attrs.field(factory=set)
    """The positions without a heading of which it has been told that something stands there."""

    def cell(self, row: int, at: int) -> str:
        """Name a cell of the sheet."""
        return f"{self.place}!{place_of(row, at)}"


class _Reading:
    """What is known of tables while they are read."""

    def __init__(self) -> None:
        self.tree: dict[str, list[From]] = {table.place: [] for table in tables() if not table.steps}
        self.by_id: dict[str, dict[str, _Object]] = {place: {} for place in self.tree}
        self.names: dict[str, str] = {place: place for place in self.tree}
        self.numbers: dict[str, int] = {}
        self.problems: list[Problem] = []
        self.losses: list[Loss] = []
        self.told: set[str] = set()

    def read(self, sheets: Iterable[Sheet], source: str | None) -> tuple[Register, tuple[Loss, ...]]:
        found = self.by_table(sheets, source)
        # The entities of a kind come before their parts.
        for number, table in enumerate(tables()):
            if table.name in found:
                self.numbers[found[table.name].place] = number
                self.read_table(table, found[table.name])
        origins: dict[str, str] = {}
        tree = plain(self.tree, origins)
        register = Register()
        try:
            register = record_of(Register, tree, "", [])
        except FormatError as error:
            for problem in error.problems:
                place, _ = origin_of(problem.path, origins)
                if place not in self.told:
                    self.problems.append(Problem(place, problem.wanted, problem.got))
        if self.problems:
            raise FormatError(tuple(sorted(self.problems, key=self.order)), source)
        return register, tuple(self.losses)

    def by_table(self, sheets: Iterable[Sheet], source: str | None) -> dict[str, Sheet]:
        """Give the sheet of each table, by the name of the table.

        Raises:
            FormatError: there is none, or two are of one table.
        """
        found: dict[str, Sheet] = {}
        twice: list[Problem] = []
        for sheet in sheets:
            table = self.table_of(sheet)
            if table is not None and table.name in found:
                twice.append(Problem(sheet.place, "each table once", f"it again, beside {found[table.name].place}"))
            elif table is not None:
                found[table.name] = sheet
        if twice:
            raise FormatError(tuple(twice), source)
        if not found:
            wanted = f"a table of a register, as {sheet_of(tables()[1])!r} or {tables()[1].name!r}"
            raise FormatError((Problem("", wanted, "none"),), source)
        return found

    def table_of(self, sheet: Sheet) -> Table | None:
        name = _bare(sheet.name)
        for table in tables():
            if name in {table.name, _bare(sheet_of(table))}:
                if not table.steps:
                    self.names[table.place] = sheet.place
                return table
        # A new workbook has an empty sheet, which nobody misses.
        empty = all(is_blank(cell) for row in sheet.rows for cell in row)
        if name != _bare(GUIDE_SHEET) and not empty:
            self.losses.append(Loss(sheet.place, "it is no table of a register"))
        return None

    def order(self, problem: Problem) -> tuple[int, int, int]:
        """Give what problems are ordered by: the table, the row and the column."""
        sheet, _, cell = problem.path.rpartition("!")
        return (self.numbers[sheet], *position_of(cell))

    def tell(self, place: str, wanted: str, got: str) -> None:
        self.told.add(place)
        self.problems.append(Problem(place, wanted, got))

    def read_table(self, table: Table, sheet: Sheet) -> None:
        rows = enumerate(sheet.rows, start=1)
        headings = None
        empty = True
        for row, cells in rows:
            empty = empty and all(is_blank(cell) for cell in cells)
            if _are_headings(table, cells):
                headings = self.headings(table, sheet, row, cells)
                break
            if row == _HIGHEST_HEADINGS:
                break
        if headings is None:
            if not empty:
                names = ", ".join(repr(heading_of(table, column)) for column in table.columns if column.required)
                self.tell(f"{sheet.place}!A1", f"a row of headings, as {names}", "none")
            return
        for row, cells in rows:
            if any(not is_blank(cell) for cell in cells):
                self.read_row(headings, row, cells)

    def headings(self, table: Table, sheet: Sheet, row: int, cells: tuple[object, ...]) -> _Headings:
        """Tell which column each cell of the row of headings is of."""
        columns: dict[int, Column] = {}
        strange = set()
        for at, cell in enumerate(cells, start=1):
            place = f"{sheet.place}!{place_of(row, at)}"
            column = _column_of(table, cell)
            if column is None:
                if not is_blank(cell):
                    strange.add(at)
                    self.losses.append(Loss(place, f"no column is called {described(cell)}"))
            elif column in columns.values():
                self.tell(place, "each column once", f"{described(cell)} again")
                strange.add(at)
            else:
                columns[at] = column
        absent = {}
        for column in table.columns:
            if column.required and column not in columns.values():
                absent[column] = f"{sheet.place}!{place_of(row, len(cells) + 1)}"
                wanted = f"a column {heading_of(table, column)!r} or {column.name!r}"
                # Two that are absent are told of in one place.
                self.tell(absent[column], wanted, "none")
        return _Headings(table, sheet.place, columns, frozenset(strange), absent)

    def values(self, headings: _Headings, row: int, cells: tuple[object, ...]) -> tuple[dict[Column, From], bool]:
        """Read the cells of a row; tell too whether anything is wrong with one."""
        values = {column: From(None, place) for column, place in headings.absent.items()}
        wrong = False
        # A row may end before the headings do, or go on behind them.
        for at in range(1, max(len(cells), *headings.columns, 0) + 1):
            cell = cells[at - 1] if at <= len(cells) else None
            column = headings.columns.get(at)
            if is_blank(cell) and (column is None or not column.required):
                continue
            place = headings.cell(row, at)
            if column is None:
                if at not in headings.strange | headings.bare:
                    headings.bare.add(at)
                    self.losses.append(Loss(place, "no heading stands above it"))
                continue
            values[column] = From(None, place)
            if not is_blank(cell):
                try:
                    values[column] = From(value_of(cell, column), place)
                except WrongValueError as error:
                    self.tell(place, error.wanted, error.got)
                    wrong = True
        return values, wrong

    def read_row(self, headings: _Headings, row: int, cells: tuple[object, ...]) -> None:
        """Read a row as a record, and put it where it belongs."""
        table, whole = headings.table, f"{headings.place}!{row}"
        values, wrong = self.values(headings, row, cells)
        if wrong:
            # What the row would be without what is wrong in it is nobody's fault.
            self.told.add(whole)
        record = _record({column: values[column] for column in table.columns if column in values})
        if not table.steps:
            self.tree[table.place].append(From(record, whole))
            if record["id"].value is not None:
                self.by_id[table.place].setdefault(record["id"].value, record)
            return
        key = values[table.columns[0]]
        owner = self.by_id[table.place].get(key.value)
        if owner is None:
            if key.origin not in self.told:
                got = "nothing" if key.value is None else described(key.value)
                self.tell(key.origin, f"an id that stands in {self.names[table.place]}", got)
            return
        del record[table.columns[0].name]
        *way, last = table.steps
        for step in way:
            inner = owner.setdefault(step, {})
            owner = inner.value if isinstance(inner, From) else inner
        owner.setdefault(last, []).append(From(record, whole))


def _record(values: Mapping[Column, From]) -> _Object:
    """Put the values of a row as the JSON document has them; what it has once is there if any cell tells of it."""
    record: _Object = {}
    for column, value in values.items():
        *way, last = column.steps
        holder = record
        if column.holds is Holds.CODE:
            holder.setdefault(last, value)
            continue
        if way and value.value is None:
            continue
        for step in way:
            inner = holder.get(step)
            if inner is None or not isinstance(inner.value, dict):
                # The code of an area, to which the decree is still to come.
                code = {} if inner is None else {"code": inner}
                inner = holder[step] = From(code, value.origin if inner is None else inner.origin)
            holder = inner.value
        holder[last] = value
    return record


def _bare(name: object) -> str:
    return " ".join(name.rstrip(f" {_MARK}").casefold().split()) if isinstance(name, str) else ""


def _column_of(table: Table, cell: object) -> Column | None:
    name = _bare(cell)
    for column in table.columns:
        if name in {column.name, _bare(heading_of(table, column))}:
            return column
    return None


def _are_headings(table: Table, cells: tuple[object, ...]) -> bool:
    """Tell whether a row is that of the headings: at least half of what stands in it are some of this table."""
    filled = [cell for cell in cells if not is_blank(cell)]
    known = sum(_column_of(table, cell) is not None for cell in filled)
    return bool(filled) and 2 * known >= len(filled)
