"""Conversion of Arrow tables to a register."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import cache
from typing import Any, Final, Protocol, TypeAlias

import pyarrow as pa

from psm_model._garbage import collection_paused
from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem, WrongTypeError
from psm_model.formats._fast_codec import fast_codec
from psm_model.formats._problems import MAX_PROBLEMS, NOT_SHOWN, describe
from psm_model.formats.document import VERSION_KEY, parse_json, structure
from psm_model.formats.loss import Loss
from psm_model.formats.migrations import VERSION
from psm_model.formats.read_result import ReadResult
from psm_model.formats.tables.schema import CellType, Column, Table, list_part_columns, tables
from psm_model.values.period import Period

from ._fields import (
    DATES,
    POSITION,
    find_field,
    list_columns,
    make_fields,
    owner_position,
    part_type,
    require_known_version,
)
from ._locations import RowLocations, name_cell

__all__ = ["ArrowSource", "TableReader", "from_tables"]

# Any, here and below: JSON.
_Object: TypeAlias = dict[str, Any]
_Columns: TypeAlias = Mapping[str, Sequence[Any]]
_PLAIN: Final = frozenset(
    {
        *(CellType.TEXT, CellType.FILLED, CellType.TEXTS, CellType.CHOICE),
        *(CellType.CODE, CellType.CITATION, CellType.FLAG),
    }
)
"""The types of cells whose values are those of the JSON document."""


class ArrowSource(Protocol):
    """A table of any library that hands out its data in Arrow's format, such as a data frame of pandas or polars."""

    # Any: a capsule with a pointer.
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> Any:
        """Return the data as a stream."""


def from_tables(given: Mapping[str, ArrowSource], *, source: str | None = None) -> ReadResult:
    """Read a register from tables of any library; the inverse of `to_tables`. Unknown tables and columns are losses.

    Days and positions are computed from other columns when tables are written. Reading skips the days: a date is what
    its text says. The positions order the records, and distinguish entities with the same id; without them, the order
    of the rows counts.

    Args:
        given: The tables by their names; an absent one has no rows.
        source: The name of the file or folder for errors.

    >>> from psm_model.formats.arrow import to_tables
    >>> register = Register.of(ipsm, kasmad)
    >>> from_tables(to_tables(register)).register == register
    True

    Raises:
        FormatError: the input has a problem. The error contains every problem with its cell ("members[7].birth_date").
        WrongTypeError: something is not a table.
    """
    with collection_paused():
        return TableReader().read(given, source)


class TableReader:
    """A reader of the tables of one register.

    Args:
        first_rows: The number of the first row of tables that are parts of others, by their names.
    """

    def __init__(self, first_rows: Mapping[str, int] | None = None) -> None:
        self._first_rows = first_rows or {}
        self._tree: dict[str, list[_Object]] = {table.place: [] for table in tables() if not table.steps}
        # The positions in the tree of the entities with an id, each with its recorded position.
        self._by_id: dict[str, dict[str, list[tuple[int, int | None]]]] = {place: {} for place in self._tree}
        self._rows: dict[str, Sequence[int]] = {}
        # By the name of their table, the rows of the parts of each entity.
        self.part_rows: dict[str, dict[int, Sequence[int]]] = {}
        self._unread: set[str] = set()
        self._problems: list[Problem] = []
        self._losses: list[Loss] = []

    def read(self, given: Mapping[str, ArrowSource], source: str | None) -> ReadResult:
        """Read the register, like `from_tables`.

        Raises:
            FormatError: as for `from_tables`.
            WrongTypeError: as for `from_tables`.
        """
        known = {table.name for table in tables()}
        self._losses += (Loss(name, "it is not a table of a register") for name in given if name not in known)
        if known.isdisjoint(given):
            raise FormatError((Problem("", "a table of a register, as 'organisations'", "none"),), source)
        for table in tables():
            if table.name in given:
                self._read_table(table, _as_table(given[table.name], table.name, source), source)
        register = None if self._problems else _structure_fast(self._tree)
        problems: list[Problem] = []
        if register is None:
            register, problems = structure(Register, self._tree)
        locations = RowLocations(self._rows, self.part_rows)
        self._problems += (_locate_problem(problem, locations) for problem in problems)
        if self._problems or register is None:
            raise FormatError(tuple(self._problems), source)
        return ReadResult(register, tuple(self._losses), locations)

    def _read_table(self, table: Table, arrow_table: pa.Table, source: str | None) -> None:
        require_known_version(arrow_table.schema, source)
        problems = tuple(_iter_heading_problems(table, arrow_table))
        if problems:
            self._problems += problems
            self._unread.add(table.place)
            return
        columns = self._read_columns(table, arrow_table)
        self._losses += (
            Loss(f"{table.name}.{name}", "it is not a column of the table")
            for name in arrow_table.column_names
            if name not in _list_known(table)
        )
        records, wrong = _build_records(table.columns[bool(table.steps) :], columns, arrow_table.num_rows)
        first = self._first_rows.get(table.name, 0)
        self._problems += (
            Problem(name_cell(table, first + row, name), expected, NOT_SHOWN) for row, name, expected in wrong
        )
        if table.steps:
            self._add_parts(table, columns, records)
        else:
            self._add_entities(table, columns, records)

    def _read_columns(self, table: Table, arrow_table: pa.Table) -> _Columns:
        """Return the values of the columns that are read."""
        columns = {}
        needed = {table.columns[0].name, POSITION, owner_position(table)}
        for name in _list_read(table):
            if name in arrow_table.column_names:
                column = arrow_table[name]
                if column.null_count == len(column) and name not in needed:
                    continue
                try:
                    columns[name] = column.to_pylist()
                except (OverflowError, ValueError):
                    # The error may have values.
                    expected = "texts in UTF-8, or dates up to the year 9999"
                    self._problems.append(Problem(f"{table.name}.{name}", expected, "others"))
        return columns

    def _add_entities(self, table: Table, columns: _Columns, records: list[_Object]) -> None:
        positions = _list_positions(columns.get(POSITION), len(records))
        order = _sort_rows(range(len(records)), positions)
        self._rows[table.name] = _compact(order, self._first_rows.get(table.name, 0))
        self._tree[table.place] = [records[row] for row in order]
        for at, row in enumerate(order):
            self._by_id[table.place].setdefault(str(records[row].get("id")), []).append((at, positions[row]))

    def _add_parts(self, table: Table, columns: _Columns, records: list[_Object]) -> None:
        key = table.columns[0].name
        first = self._first_rows.get(table.name, 0)
        owner_positions = _list_positions(columns.get(owner_position(table)), len(records))
        rows: dict[int, list[int]] = {}
        for row, owner_id in enumerate(columns.get(key, ())):
            owners = self._by_id[table.place].get(owner_id) if isinstance(owner_id, str) else None
            if owners is not None:
                rows.setdefault(_choose_owner(owners, owner_positions[row]), []).append(row)
            elif len(self._problems) < MAX_PROBLEMS and table.place not in self._unread:
                got = NOT_SHOWN if table.personal else describe(owner_id)
                self._problems.append(
                    Problem(name_cell(table, first + row, key), f"an id listed in {table.place}", got)
                )
        positions = _list_positions(columns.get(POSITION), len(records))
        for owner, unsorted in rows.items():
            order = _sort_rows(unsorted, positions)
            *way, last = table.steps
            holder = self._tree[table.place][owner]
            for step in way:
                holder = holder.setdefault(step, {})
            holder[last] = [records[row] for row in order]
            self.part_rows.setdefault(table.name, {})[owner] = _compact(order, first)


def _as_table(given: object, name: str, source: str | None) -> pa.Table:
    """Return a table of any library as one of pyarrow.

    Raises:
        FormatError: a column has values of several types.
        WrongTypeError: it is not a table.
    """
    if isinstance(given, pa.Table):
        return given
    if not hasattr(given, "__arrow_c_stream__"):
        # The value is not shown, because it may be personal.
        raise WrongTypeError("a table of Arrow, pandas, polars or DuckDB", type(given))
    try:
        return pa.table(given)
    except (pa.ArrowException, TypeError, ValueError):
        problem = Problem(name, "columns whose values are of one type each", "others")
    # Raised here, because the context of the error may have values.
    raise FormatError((problem,), source)


def _iter_heading_problems(table: Table, arrow_table: pa.Table) -> Iterator[Problem]:
    """Yield the problems of the names of columns: one that occurs twice, or is missing in a table with rows."""
    names = Counter(arrow_table.column_names)
    yield from (Problem(table.name, "each column once", describe(name)) for name, count in names.items() if count > 1)
    if arrow_table.num_rows:
        required = (column.name for column in table.columns if column.is_always_required)
        yield from (Problem(table.name, f"a column {name!r}", "none") for name in required if name not in names)


def _list_read(table: Table) -> list[str]:
    """Return the names of the columns that are read."""
    return [*(column.name for column in table.columns), POSITION, owner_position(table)]


@cache
def _list_known(table: Table) -> frozenset[str]:
    """Return the names of the columns that are read or computed from others."""
    computed = (field.name for column in list_columns(table) for field in make_fields(column))
    return frozenset((*_list_read(table), *computed))


def _list_positions(recorded: Sequence[Any] | None, count: int) -> list[int | None]:
    """Return recorded positions; None for each that is not a whole number."""
    return [position if isinstance(position, int) else None for position in recorded or [None] * count]


def _structure_fast(tree: dict[str, list[_Object]]) -> Register | None:
    """Return the register of a tree by way of the fast codec; None if there is none, or anything is wrong."""
    codec = fast_codec()
    if codec is None:
        return None
    try:
        text = json.dumps({VERSION_KEY: VERSION, **tree})
    except (TypeError, ValueError):
        # It has a value that JSON lacks.
        return None
    result = codec.read(text)
    return None if result is None else result.register


def _sort_rows(rows: Iterable[int], positions: Sequence[int | None]) -> list[int]:
    """Return rows by their recorded positions, or as they come if one has none."""
    unsorted = list(rows)
    recorded = {row: positions[row] for row in unsorted}
    return unsorted if None in recorded.values() else sorted(unsorted, key=lambda row: recorded[row] or 0)


def _compact(rows: Sequence[int], first: int) -> Sequence[int]:
    """Return rows, counted from the first of the whole table, as a range if they follow each other."""
    start = rows[0] if rows else 0
    moved = range(first + start, first + start + len(rows))
    return moved if list(rows) == list(range(start, start + len(rows))) else [first + row for row in rows]


def _choose_owner(owners: Sequence[tuple[int, int | None]], position: int | None) -> int:
    """Return the entity of a part: of several with one id, the one with the recorded position, or else the first."""
    return next((at for at, recorded in owners if recorded == position), owners[0][0])


def _build_records(
    columns: Iterable[Column], given: _Columns, count: int
) -> tuple[list[_Object], list[tuple[int, str, str]]]:
    """Return the records of the rows of a table as in the JSON document, and the problems.

    A problem is the row, the name of the column, and what was expected.
    """
    records: list[_Object] = [{} for _ in range(count)]
    problems: list[tuple[int, str, str]] = []
    for column in columns:
        if column.name not in given:
            continue
        *way, last = column.steps
        field = find_field(column)
        is_end = field is not None and field.type is Period
        is_plain, is_json = column.cell_type in _PLAIN, column.cell_type is CellType.JSON
        for row, value in enumerate(given[column.name]):
            if value is None or value == []:
                continue
            holder = records[row]
            for step in way:
                inner = holder.get(step)
                if not isinstance(inner, dict):
                    # The code of an area; its vintage follows.
                    inner = holder[step] = {} if inner is None else {"code": inner}
                holder = inner
            if is_end and value == "":
                continue
            if is_plain or (not is_json and isinstance(value, str)):
                holder[last] = value
                continue
            converted, expected = _convert(value, column)
            if expected is not None:
                problems.append((row, column.name, expected))
            else:
                holder[last] = converted
    return records, problems


def _convert(value: Any, column: Column) -> tuple[Any, str | None]:
    """Return a value as in the JSON document, or what was expected if it is wrong."""
    kind = part_type(column)
    if kind is not None and isinstance(value, list):
        return list(_iter_parts(kind, value)), None
    if column.cell_type is CellType.JSON and isinstance(value, str):
        return _parse_extra(value)
    if column.cell_type in DATES and isinstance(value, date):
        is_whole = not isinstance(value, datetime) or value.time() == time()
        return (value.isoformat()[:10] if is_whole else str(value)), None
    if column.cell_type is CellType.COUNT and isinstance(value, float) and value.is_integer():
        # A library without missing integers makes a column of fractions.
        return int(value), None
    return value, None


def _iter_parts(kind: type, items: Sequence[Any]) -> Iterator[Any]:
    """Yield the records of a list in a cell."""
    columns = list_part_columns(kind)
    for item in items:
        if isinstance(item, dict):
            records, _ = _build_records(columns, {name: [value] for name, value in item.items()}, 1)
            yield records[0]
        else:
            yield item


def _parse_extra(text: str) -> tuple[Any, str | None]:
    try:
        tree, problems = parse_json(text, None)
    except FormatError:
        return None, "JSON"
    return tree, problems[0].expected if problems else None


def _locate_problem(problem: Problem, locations: RowLocations) -> Problem:
    """Return a problem of the document as one of the tables, without what was found in a personal table."""
    place = locations.find_name(problem.path)
    personal = {table.name for table in tables() if table.personal}
    return Problem(place, problem.expected, NOT_SHOWN if place.partition("[")[0] in personal else problem.got)
