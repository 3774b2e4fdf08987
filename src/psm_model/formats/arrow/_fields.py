"""Fields of Arrow tables, derived from the columns of tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Final

import attrs
import pyarrow as pa

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.register import Register
from psm_model.entities.schema import FieldSpec, is_record, list_fields
from psm_model.formats.document import VERSION_KEY, check_head
from psm_model.formats.json_schema import json_schema
from psm_model.formats.migrations import VERSION
from psm_model.formats.tables.schema import CellType, Column, Table, list_part_columns

__all__ = [
    "DATES",
    "DESCRIPTION",
    "POSITION",
    "SENSITIVE",
    "find_field",
    "is_computed",
    "list_columns",
    "make_fields",
    "make_schema",
    "owner_position",
    "part_type",
    "require_known_version",
]

POSITION: Final = "position"
"""The column with the position of a record in its list, from 0, as in the JSON Pointers of findings."""
SENSITIVE: Final = b"psm:sensitive"
"""The key in a field's metadata that marks personal data."""
DESCRIPTION: Final = b"description"
"""The key in a field's metadata under which the field is described."""
DATES: Final = frozenset({CellType.DATE, CellType.END})
"""The types of cells with a date, which have three fields: the text, the earliest and the latest day."""

_MAX_DIGITS: Final = 9
_TYPES: Final = {CellType.FLAG: pa.bool_(), CellType.COUNT: pa.int64(), CellType.TEXTS: pa.list_(pa.string())}
_TEXT: Final = pa.string()
_SPAN: Final = "The term that holds: as first decreed or as in the label, with the end of the last change."
_POSITION_TEXT: Final = "The position of the record in its list, from 0."
_OWNER_TEXT: Final = "The position of the record that it is a part of, from 0."


@cache
def list_columns(table: Table) -> tuple[Column, ...]:
    """Return the columns of a table, followed by those that are computed: the span of a board term."""
    if table.record is not BoardTerm:
        return table.columns
    owner = (BoardTerm, "span")
    start, end = (
        Column(("span", "start"), CellType.DATE, owner),
        Column(("span", "end"), CellType.END, owner),
    )
    return (*table.columns, start, end)


def is_computed(column: Column) -> bool:
    """Return whether a column is computed from others, so that reading skips it."""
    return find_field(column) is None


@cache
def find_field(column: Column) -> FieldSpec | None:
    """Return the field from which a column is made, None if it is computed."""
    kind, name = column.owner
    return next((field for field in list_fields(kind) if field.name == name), None)


def owner_position(table: Table) -> str:
    """Return the column with the position of the entity that a record of a table of parts belongs to."""
    return f"{table.columns[0].name.removesuffix('_id')}_{POSITION}"


def make_schema(table: Table, *, without: Collection[str] = ()) -> pa.Schema:
    """Return the schema of a table.

    Args:
        table: The table.
        without: The fields of `SENSITIVE_FIELDS` whose columns are left out.
    """
    return _make_schema(table, frozenset(without))


@cache
def _make_schema(table: Table, without: frozenset[str]) -> pa.Schema:
    key, *others = list_columns(table)
    positions = [_describe(pa.field(POSITION, pa.int32()), _POSITION_TEXT)]
    if table.steps:
        positions.insert(0, _describe(pa.field(owner_position(table), pa.int32()), _OWNER_TEXT))
    fields = [*make_fields(key), *positions]
    path = tuple(_find_path(_find_entity(table), table.steps))
    for column in others:
        specs = (*path, *_find_path(table.record, column.steps))
        if without.isdisjoint(spec.qualified_name for spec in specs):
            is_sensitive = any(spec.is_sensitive for spec in specs)
            fields += (_mark_sensitive(field) if is_sensitive else field for field in make_fields(column))
    return pa.schema(fields, {VERSION_KEY: str(VERSION)})


def _find_entity(table: Table) -> type:
    return next(field.type for field in list_fields(Register) if field.name == table.place)


def _find_path(kind: type, steps: tuple[str, ...]) -> Iterator[FieldSpec]:
    """Yield the fields from a record to a value; the parts of a value, such as the ends of a period, are none."""
    for number, step in enumerate(steps):
        field = next((field for field in list_fields(kind) if field.name == step), None)
        if field is None or (number and not is_record(kind)):
            return
        yield field
        kind = field.type


def _mark_sensitive(field: pa.Field) -> pa.Field:
    return field.with_metadata({**field.metadata, SENSITIVE: b"true"})


def _describe(field: pa.Field, text: str) -> pa.Field:
    return field.with_metadata({DESCRIPTION: text.encode()})


@cache
def make_fields(column: Column) -> tuple[pa.Field, ...]:
    """Return the fields of a column: one, or three of a date."""
    text = _SPAN if is_computed(column) else _find_description(column)
    if column.cell_type in DATES:
        days = (pa.field(f"{column.name}_{day}", pa.date32()) for day in ("earliest", "latest"))
        return tuple(_describe(field, text) for field in (pa.field(column.name, _TEXT), *days))
    kind = part_type(column)
    if kind is None:
        data_type = _TYPES.get(column.cell_type, _TEXT)
    else:
        parts = (field for part in list_part_columns(kind) for field in make_fields(part))
        data_type = pa.list_(pa.struct([field.remove_metadata() for field in parts]))
    return (_describe(pa.field(column.name, data_type), text),)


@cache
def part_type(column: Column) -> type | None:
    """Return the class of the records in the cells of a column, None if they hold no lists of records."""
    field = find_field(column)
    return field.type if column.cell_type is CellType.JSON and field is not None and attrs.has(field.type) else None


def _find_description(column: Column) -> str:
    kind, name = column.owner
    description: str = _read_definitions()[kind.__name__]["properties"][name]["description"]
    return description


# Any: a JSON Schema.
@cache
def _read_definitions() -> dict[str, dict[str, dict[str, dict[str, str]]]]:
    definitions: dict[str, dict[str, dict[str, dict[str, str]]]] = json_schema()["$defs"]
    return definitions


def require_known_version(schema: pa.Schema, source: str | None) -> None:
    """Raise if a table was written by a newer version.

    Raises:
        FormatError: it was.
    """
    version = (schema.metadata or {}).get(VERSION_KEY.encode(), b"")
    if version.isdigit() and len(version) <= _MAX_DIGITS:
        check_head({VERSION_KEY: int(version)}, source)
