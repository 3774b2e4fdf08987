"""Conversion of a register to Arrow tables."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from itertools import accumulate, islice
from operator import attrgetter
from typing import Any, Final, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from psm_model._garbage import collection_paused
from psm_model.entities.extra_data import ExtraData
from psm_model.entities.places import find_place
from psm_model.entities.redaction import SENSITIVE_FIELDS
from psm_model.entities.register import Entity, Register
from psm_model.errors import FormatError, NotFoundError, Problem, WrongTypeError, require_type
from psm_model.formats._extra_data import write_extra
from psm_model.formats._problems import MAX_TEXT_LENGTH
from psm_model.formats.document import strict_converter
from psm_model.formats.tables.schema import CellType, Column, Table, list_part_columns, tables
from psm_model.formats.writable import iter_unwritable
from psm_model.values.partial_date import PartialDate

from ._fields import DATES, POSITION, list_columns, make_fields, make_schema, owner_position, part_type

__all__ = ["iter_table_batches", "iter_tables", "to_tables"]

_EPOCH: Final = date(1970, 1, 1).toordinal()
"""Day 0 of Arrow's dates."""
# Any, here and below: records and values of all classes.
_Values: TypeAlias = list[Any]


class _UnwritableTextError(ValueError):
    """A text is too long to be read back, or holds half of a surrogate pair."""


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
    _require_sensitive_fields(without)
    for table in tables():
        try:
            made = _make_table(table, getattr(register, table.place), 0, without)
        except _UnwritableTextError:
            # What other tables hold is listed too.
            raise FormatError(tuple(iter_unwritable(strict_converter().unstructure(register)))) from None
        yield table, made


def iter_table_batches(
    entities: Register | Iterable[Entity], *, without: Collection[str] = (), batch_size: int = 1 << 12
) -> Iterator[tuple[Table, pa.Table]]:
    """Yield the tables of entities in batches, so that memory needs to hold neither the entities nor their tables.

    Together, the batches of a table are what `to_tables` returns. The first of each has no rows.

    Args:
        entities: A register, or entities. Those of one class keep their order.
        without: As for `to_tables`.
        batch_size: The number of entities that are converted at once.

    >>> batches = iter_table_batches([kasmad, attrs.evolve(kasmad, id="n")])
    >>> [batch["position"].to_pylist() for table, batch in batches if table.name == "members"]
    [[], [0, 1]]

    Raises:
        FormatError: a text cannot be written. The error contains the problems of one batch.
        NotFoundError: as for `to_tables`.
        ValueError: as for `to_tables`.
        WrongTypeError: it is neither a register nor entities.
    """
    if not isinstance(entities, Register | Iterable):
        raise WrongTypeError("a register or entities", entities)
    _require_sensitive_fields(without)
    for table in tables():
        yield table, make_schema(table, without=without).empty_table()
    counts: Counter[str] = Counter()
    remaining = iter(entities.iter_entities() if isinstance(entities, Register) else entities)
    while several := list(islice(remaining, batch_size)):
        by_place: dict[str, list[Entity]] = {}
        for entity in several:
            by_place.setdefault(find_place(entity).field, []).append(entity)
        for table in tables():
            if table.place in by_place:
                batch, first = by_place[table.place], counts[table.place]
                try:
                    yield table, _make_table(table, batch, first, without)
                except _UnwritableTextError:
                    raise FormatError(tuple(_iter_unwritable(batch, first))) from None
        counts.update({place: len(batch) for place, batch in by_place.items()})


def _iter_unwritable(entities: Iterable[Entity], first: int) -> Iterator[Problem]:
    """Yield the problems of texts in entities, which follow each other in their list from a position on."""
    for position, entity in enumerate(entities, first):
        tree = strict_converter().unstructure(entity)
        yield from iter_unwritable(tree, f"/{find_place(entity).field}/{position}")


def _require_sensitive_fields(names: Collection[str]) -> None:
    for name in names:
        if name not in SENSITIVE_FIELDS:
            raise NotFoundError("sensitive field", name)


# Any: entities of one class.
def _make_table(table: Table, entities: Sequence[Any], first: int, without: Collection[str]) -> pa.Table:
    """Return the table of entities, or of their parts.

    Args:
        table: The table.
        entities: The entities, which follow each other in their list.
        first: The position of the first of them in the list.
        without: As for `to_tables`.

    Raises:
        _UnwritableTextError: a text cannot be written.
        ValueError: as for `to_tables`.
    """
    schema = make_schema(table, without=without)
    with collection_paused():
        try:
            arrays = dict(_iter_arrays(table, entities, first, schema))
        except UnicodeEncodeError:
            arrays = None
    if arrays is None:
        # Raised here, because the context of the error would have the text.
        raise _UnwritableTextError
    return pa.table([arrays[name] for name in schema.names], schema=schema)


def _iter_arrays(
    table: Table, entities: Sequence[Any], first: int, schema: pa.Schema
) -> Iterator[tuple[str, pa.Array]]:
    """Yield the arrays of the fields of a table."""
    key, *columns = list_columns(table)
    if table.steps:
        lists = [reduce(getattr, table.steps, entity) for entity in entities]
        records = [record for parts in lists for record in parts]
        ids = [entity.id for entity, parts in zip(entities, lists, strict=True) for _ in parts]
        owners = [position for position, parts in enumerate(lists, first) for _ in parts]
        positions: Iterable[int] = [position for parts in lists for position in range(len(parts))]
        yield owner_position(table), pa.array(owners, pa.int32())
    else:
        records = list(entities)
        ids = [entity.id for entity in entities]
        positions = range(first, first + len(entities))
    yield key.name, _make_array(ids, schema.field(key.name).type)
    yield POSITION, pa.array(positions, pa.int32())
    for column in columns:
        for field, array in zip(make_fields(column), _make_arrays(column, records), strict=True):
            if field.name not in schema.names and not _is_empty(array):
                msg = f"expected a register without values in {column.name} of {table.name}, as redact returns it"
                raise ValueError(msg)
            yield field.name, array


def _is_empty(array: pa.Array) -> bool:
    return bool(array.null_count == len(array))


def _make_arrays(column: Column, records: Iterable[Any]) -> list[pa.Array]:
    """Return the arrays of the fields of a column for records."""
    values = _follow(records, column.steps)
    if all(value is None for value in values):
        return [pa.nulls(len(values), field.type) for field in make_fields(column)]
    if column.cell_type in DATES:
        texts = [None if value is None else str(value) for value in values]
        dates = [value.ordinals if isinstance(value, PartialDate) else None for value in values]
        return [pa.array(texts, pa.string()), *(_make_days(dates, at) for at in (0, 1))]
    (field,) = make_fields(column)
    kind = part_type(column)
    if kind is not None:
        return [_make_list_array(kind, values, field.type)]
    convert = _CONVERTERS.get(column.cell_type, str)
    if convert is not None:
        values = [None if value is None else convert(value) for value in values]
    is_json = column.cell_type is CellType.JSON
    return [pa.array(values, field.type) if is_json else _make_array(values, field.type)]


def _follow(records: Iterable[Any], steps: Sequence[str]) -> _Values:
    values = list(records)
    for step in steps:
        values = [None if value is None else getattr(value, step) for value in values]
    return values


def _make_days(dates: Sequence[tuple[int, int] | None], at: int) -> pa.Array:
    days = [None if ordinals is None else ordinals[at] - _EPOCH for ordinals in dates]
    return pa.array(days, pa.int32()).cast(pa.date32())


def _write_extra(extra: ExtraData) -> str | None:
    if not extra:
        return None
    tree = write_extra(extra)
    text = json.dumps(tree, ensure_ascii=False)
    if len(text) > MAX_TEXT_LENGTH and any(iter_unwritable(tree, is_own=True)):
        raise _UnwritableTextError
    return text


_CONVERTERS: Final[Mapping[CellType, Callable[[Any], object] | None]] = {
    CellType.FLAG: None,
    CellType.COUNT: None,
    CellType.TEXTS: None,
    CellType.CHOICE: attrgetter("value"),
    CellType.CODE: attrgetter("code"),
    CellType.JSON: _write_extra,
}
"""By type of cell, the function that returns a value as Arrow takes it, None if all are so; `str` for all others."""


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
