"""How a register becomes tables, and tables a register: rows of cells, whatever file they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from psm_model._garbage import collection_paused
from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem

from ._document import no_register, record_of, structurer, unwritable
from ._origins import From, origin_of, plain
from ._table_cells import cell_of, is_blank, position_of, value_of
from ._table_headings import Headings, Sheet, headings_in, is_guide, table_called
from ._table_words import sheet_of, wanted_of_row
from ._tables import Column, Holds, Table, tables
from ._told import NOT_SHOWN, WrongValueError, described
from .loss import Loss

__all__ = ["Read", "Rows", "register_of", "rows_of"]

# Any, here and below: JSON.
_Object = dict[str, Any]
Rows = Mapping[str, list[list[str]]]
"""The rows of each table by its name, without headings."""


class Read(NamedTuple):
    """What was read of tables."""

    register: Register
    losses: tuple[Loss, ...]
    """The tables and columns that mean nothing here."""
    cells: dict[str, str]
    """By the JSON Pointer of a value or a record, the cell or the row that it stood in, as in "Anggota!B7"."""

    def cell_of(self, pointer: str) -> str:
        """Give the cell of a value, or of what it is a part of; "" for the whole."""
        return origin_of(pointer, self.cells)[0]


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
                    cells[0] = cell_of(key, table.columns[0], in_words=in_words)
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


def register_of(sheets: Iterable[Sheet], source: str | None) -> Read:
    """Make a register of tables, and tell what is lost by it: tables and columns of which it knows nothing.

    Raises:
        FormatError: anything is wrong with it; the error carries every problem, with the cell that it stands in.
    """
    with collection_paused():
        return _Reading().read(sheets, source)


class _Reading:
    """What is known of tables while they are read."""

    def __init__(self) -> None:
        self.tree: dict[str, list[From]] = {table.place: [] for table in tables() if not table.steps}
        self.by_id: dict[str, dict[str, _Object]] = {place: {} for place in self.tree}
        self.found: dict[str, Sheet] = {}
        self.numbers: dict[str, int] = {}
        self.headings: dict[str, Headings] = {}
        self.unread: set[str] = set()
        self.problems: list[Problem] = []
        self.losses: list[Loss] = []
        self.told: set[str] = set()

    def read(self, sheets: Iterable[Sheet], source: str | None) -> Read:
        self.found = self.by_table(sheets, source)
        # The entities of a kind come before their parts.
        for number, table in enumerate(tables()):
            if table.name in self.found:
                self.numbers[self.found[table.name].place] = number
                self.read_table(table, self.found[table.name])
        origins: dict[str, str] = {}
        tree = plain(self.tree, origins)
        register = Register()
        try:
            register = record_of(Register, tree, "", [])
        except FormatError as error:
            for problem in error.problems:
                place, _ = origin_of(problem.path, origins)
                if place not in self.told:
                    got = NOT_SHOWN if self.headings[place.rpartition("!")[0]].table.personal else problem.got
                    self.problems.append(Problem(place, self.wanted(place) or problem.wanted, got))
        if self.problems:
            raise FormatError(tuple(sorted(self.problems, key=self.order)), source)
        return Read(register, tuple(self.losses), origins)

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
        table = table_called(sheet.name)
        # A new workbook has an empty sheet, which nobody misses.
        if table is None and not is_guide(sheet.name) and not _is_empty(sheet):
            self.losses.append(Loss(sheet.place, "it is no table of a register"))
        return table

    def wanted(self, place: str) -> str | None:
        """Tell what is wanted of a whole row, by the names that its sheet has for the columns; None for a cell."""
        sheet, _, cell = place.rpartition("!")
        _, at = position_of(cell)
        return None if at else wanted_of_row(self.headings[sheet].table, self.headings[sheet].names)

    def order(self, problem: Problem) -> tuple[int, int, int]:
        """Give what problems are ordered by: the table, the row and the column."""
        sheet, _, cell = problem.path.rpartition("!")
        return (self.numbers[sheet], *position_of(cell))

    def place_of(self, name: str, headings: Headings) -> str:
        """Tell what a table is called, which may not be there: then as the sheet would that has these headings."""
        if name in self.found:
            return self.found[name].place
        return name if headings.in_codes else next(sheet_of(table) for table in tables() if table.name == name)

    def tell(self, place: str, wanted: str, got: str) -> None:
        self.told.add(place)
        self.problems.append(Problem(place, wanted, got))

    def read_table(self, table: Table, sheet: Sheet) -> None:
        headings, looked_at = headings_in(table, sheet)
        if headings.missing:
            # What stands below is not told of: it may be anything.
            if not _is_empty(sheet):
                self.problems.append(headings.problem(looked_at))
                self.unread.add(table.name)
            return
        self.headings[sheet.place] = headings
        self.problems += headings.again
        self.losses += headings.strange
        for row, cells in enumerate(islice(sheet.rows, headings.row, None), start=headings.row + 1):
            self.read_row(headings, row, cells)

    def values(self, headings: Headings, row: int, cells: tuple[object, ...]) -> tuple[dict[Column, From], bool]:
        """Read the cells of a row that are not blank; tell too whether anything is wrong with one."""
        values: dict[Column, From] = {}
        wrong = False
        for at, cell in enumerate(cells, start=1):
            if is_blank(cell):
                continue
            place, column = headings.cell(row, at), headings.columns.get(at)
            if column is None:
                if at not in headings.passed_over:
                    headings.passed_over.add(at)
                    self.losses.append(Loss(place, "no heading stands above it"))
                continue
            values[column] = From(None, place)
            try:
                values[column] = From(value_of(cell, column), place)
            except WrongValueError as error:
                self.tell(place, error.wanted, error.got)
                wrong = True
        return values, wrong

    def tell_of_missing(self, headings: Headings, row: int, values: dict[Column, From]) -> None:
        """Tell of each column that a row must have and has not, and note its place."""
        parts = {column.steps[:length]: column for column in list(values) for length in range(1, len(column.steps))}
        for column in headings.table.columns:
            part = column.steps[:-1] if column.required else column.steps
            # An area that has a vintage has a code.
            needed = column.required or column.holds is Holds.CODE
            if column in values or not needed or (part and part not in parts):
                continue
            values[column] = From(None, headings.cell(row, column))
            wanted = f"something under {headings.names[column]!r}"
            if part:
                wanted += f", as there is under {headings.names[parts[part]]!r}"
            into = self.found[headings.table.name].merged_into(values[column].origin)
            got = "nothing" if into is None else f"nothing, as it is merged into {into}"
            self.tell(values[column].origin, wanted, got)

    def read_row(self, headings: Headings, row: int, cells: tuple[object, ...]) -> None:
        """Read a row as a record, and put it where it belongs; one with nothing in any column of ours is none."""
        table, whole = headings.table, headings.cell(row, 0)
        values, wrong = self.values(headings, row, cells)
        if not values:
            return
        if wrong:
            # What the row would be without what is wrong in it is nobody's fault.
            self.told.add(whole)
        self.tell_of_missing(headings, row, values)
        record = _record({column: values[column] for column in table.columns if column in values})
        if not table.steps:
            self.tree[table.place].append(From(record, whole))
            if record["id"].value is not None:
                self.by_id[table.place].setdefault(record["id"].value, record)
            return
        key = values[table.columns[0]].value
        owner = self.by_id[table.place].get(key)
        if owner is None:
            if key is not None and table.place not in self.unread:
                wanted = f"an id that stands in {self.place_of(table.place, headings)}"
                self.tell(values[table.columns[0]].origin, wanted, NOT_SHOWN if table.personal else described(key))
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
        for step in way:
            inner = holder.get(step)
            if inner is None or not isinstance(inner.value, dict):
                # The code of an area, to which the decree is still to come.
                code = {} if inner is None else {"code": inner}
                inner = holder[step] = From(code, value.origin if inner is None else inner.origin)
            holder = inner.value
        holder[last] = value
    return record


def _is_empty(sheet: Sheet) -> bool:
    return all(is_blank(cell) for row in sheet.rows for cell in row)
