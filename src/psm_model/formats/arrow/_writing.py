"""Conversion of a register to Arrow tables."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from itertools import accumulate
from typing import Any, Final, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from psm_model._garbage import collection_paused
from psm_model.entities.extra_data import ExtraData
from psm_model.entities.redaction import SENSITIVE_FIELDS
from psm_model.entities.register import Register
from psm_model.errors import FormatError, NotFoundError, require_type
from psm_model.formats._extra_data import write_extra
from psm_model.formats._problems import MAX_TEXT_LENGTH
from psm_model.formats.document import strict_converter
from psm_model.formats.tables.schema import CellType, Column, Table, list_part_columns, tables
from psm_model.formats.writable import iter_unwritable
from psm_model.values.partial_date import PartialDate

from ._fields import DATES, list_columns, make_fields, make_schema, part_type

__all__ = ["iter_tables", "to_tables"]

_EPOCH: Final = date(1970, 1, 1).toordinal()
"""Day 0 of Arrow's dates."""
# Any, here and below: records and values of all classes.
_Values: TypeAlias = list[Any]


class _UnwritableTextError(ValueError):
    """A text is too long to be read back."""


def to_tables(register: Register, *, without: Collection[str] = ()) -> dict[str, pa.Table]:
    """Return the Arrow tables of a register by their names; `from_tables` is the inverse.

    Args:
        register: The register.
        without: The fields of `SENSITIVE_FIELDS` whose columns are left out, none of which may have a value. With
            `redact(register)` and `SENSITIVE_FIELDS`, the tables have no column for personal data.

    >>> table = to_tables(Register.of(kasmad))["members"]
    >>> table["name"].to_pylist(), table.schema.field("birth_date_latest").type
    (['Kasmad'], DataType(date32[day]))

    Raises:
        FormatError: a text cannot be written.
        NotFoundError: a field that is to be left out is not one of `SENSITIVE_FIELDS`.
        ValueError: a field that is to be left out has a value.
        WrongTypeError: it is not a register.
    """
    return {table.name: arrow_table for table, arrow_table in iter_tables(register, without=without)}


def iter_tables(register: Register, *, without: Collection[str] = ()) -> Iterator[tuple[Table, pa.Table]]:
    """Yield the tables of a register like `to_tables`, one after another, so that few are in memory.

    Raises:
        FormatError: as for `to_tables`.
        NotFoundError: as for `to_tables`.
        ValueError: as for `to_tables`.
        WrongTypeError: as for `to_tables`.
    """
    require_type(register, Register, "a register")
    for name in without:
        if name not in SENSITIVE_FIELDS:
            raise NotFoundError("sensitive field", name)
    for table in tables():
        with collection_paused():
            try:
                made = _make_table(register, table, without)
            except (UnicodeEncodeError, _UnwritableTextError):
                # The error of Python has the whole text.
                raise FormatError(tuple(iter_unwritable(strict_converter().unstructure(register)))) from None
        yield table, made


def _make_table(register: Register, table: Table, without: Collection[str]) -> pa.Table:
    entities = getattr(register, table.place)
    schema = make_schema(table, without=without)
    columns = list(list_columns(table))
    if table.steps:
        lists = [reduce(getattr, table.steps, entity) for entity in entities]
        records = [record for parts in lists for record in parts]
        owners = [position for position, parts in enumerate(lists) for _ in parts]
        positions = [position for parts in lists for position in range(len(parts))]
        del columns[0]
        first = [_make_array([entities[owner].id for owner in owners], schema.field(0).type)]
        first += [pa.array(numbers, pa.int32()) for numbers in (owners, positions)]
    else:
        records = entities
        first = [_make_array([entity.id for entity in entities], schema.field(0).type)]
        first += [pa.array(range(len(entities)), pa.int32())]
        del columns[0]
    arrays = dict(zip(schema.names, first, strict=False))
    for column in columns:
        for field, array in zip(make_fields(column), _make_arrays(column, records), strict=True):
            if field.name not in schema.names and not _is_empty(array):
                msg = f"expected a register without values in {column.name} of {table.name}, as redact returns it"
                raise ValueError(msg)
            arrays[field.name] = array
    return pa.table([arrays[name] for name in schema.names], schema=schema)


def _is_empty(array: pa.Array) -> bool:
    return bool(array.null_count == len(array))


def _make_arrays(column: Column, records: Iterable[Any]) -> list[pa.Array]:
    """Return the arrays of the fields of a column for records."""
    values = _follow(records, column.steps)
    if column.cell_type in DATES:
        texts = [None if value is None else str(value) for value in values]
        dates = [value.ordinals if isinstance(value, PartialDate) else None for value in values]
        return [pa.array(texts, pa.string()), *(_make_days(dates, at) for at in (0, 1))]
    (field,) = make_fields(column)
    kind = part_type(column)
    if kind is not None:
        return [_make_list_array(kind, values, field.type)]
    converted = [_convert(value, column.cell_type) for value in values]
    is_json = column.cell_type is CellType.JSON
    return [pa.array(converted, field.type) if is_json else _make_array(converted, field.type)]


def _follow(records: Iterable[Any], steps: Sequence[str]) -> _Values:
    values = list(records)
    for step in steps:
        values = [None if value is None else getattr(value, step) for value in values]
    return values


def _make_days(dates: Sequence[tuple[int, int] | None], at: int) -> pa.Array:
    days = [None if ordinals is None else ordinals[at] - _EPOCH for ordinals in dates]
    return pa.array(days, pa.int32()).cast(pa.date32())


def _convert(value: Any, cell_type: CellType) -> Any:
    """Return a value as Arrow takes it."""
    match cell_type:
        case CellType.FLAG | CellType.COUNT | CellType.TEXTS:
            return value
        case CellType.CHOICE if value is not None:
            return value.value
        case CellType.CODE if value is not None:
            return value.code
        case CellType.JSON:
            return _write_extra(value) if value else None
        case _:
            return None if value is None else str(value)


def _write_extra(extra: ExtraData) -> str:
    tree = write_extra(extra)
    text = json.dumps(tree, ensure_ascii=False)
    if len(text) > MAX_TEXT_LENGTH and any(iter_unwritable(tree, is_own=True)):
        raise _UnwritableTextError
    return text


def _make_array(values: _Values, data_type: pa.DataType) -> pa.Array:
    """Return an array of values.

    Raises:
        UnicodeEncodeError: a text holds half of a surrogate pair.
        _UnwritableTextError: a text is too long.
    """
    array = pa.array(values, data_type)
    texts = pc.list_flatten(array) if pa.types.is_list(data_type) else array
    if pa.types.is_string(texts.type) and (pc.max(pc.utf8_length(texts)).as_py() or 0) > MAX_TEXT_LENGTH:
        raise _UnwritableTextError
    return array


def _make_list_array(kind: type, lists: Sequence[Sequence[Any]], data_type: pa.DataType) -> pa.Array:
    """Return an array of lists of records."""
    records = [record for parts in lists for record in parts]
    arrays = [array for column in list_part_columns(kind) for array in _make_arrays(column, records)]
    structs = pa.StructArray.from_arrays(arrays, fields=list(data_type.value_type))
    offsets = pa.array(accumulate(map(len, lists), initial=0), pa.int32())
    return pa.ListArray.from_arrays(offsets, structs, type=data_type)
