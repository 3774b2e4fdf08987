"""Conversion of a register to rows of cells, for any kind of table file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from psm_model._garbage import collection_paused
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.errors import FormatError, require_type
from psm_model.formats._problems import describe
from psm_model.formats.document import strict_converter
from psm_model.formats.loss import Loss
from psm_model.formats.writable import iter_unwritable

from .cells import format_cell
from .schema import CellType, Column, Table, tables
from .titles import post_word
from .withheld import WITHHELD, format_withheld

__all__ = ["Rows", "make_rows"]

# Any, here and below: JSON.
_Object: TypeAlias = dict[str, Any]
Rows: TypeAlias = Mapping[str, list[list[str]]]
"""Rows of each table by its name, without headings."""


def make_rows(register: Register, *, in_words: bool) -> tuple[Rows, tuple[Loss, ...]]:
    """Return the rows of a register, and the losses.

    Args:
        register: The register.
        in_words: Whether to write the Indonesian words of workbooks instead of codes.

    Raises:
        FormatError: a text cannot be written.
        WrongTypeError: it is not a register.
    """
    require_type(register, Register, "a register")
    with collection_paused():
        tree = strict_converter().unstructure(register)
        problems = tuple(iter_unwritable(tree))
        if problems:
            raise FormatError(problems)
        losses: list[Loss] = []
        rows: dict[str, list[list[str]]] = {table.name: [] for table in tables()}
        for table in tables():
            for key, pointer, written in _iter_records(table, tree, losses):
                record = _translate_withheld(table, written) if in_words else written
                cells = [_format_cell(record, pointer, column, losses, in_words=in_words) for column in table.columns]
                losses += (
                    Loss(_join_pointer(pointer, steps), "nothing is known of it")
                    for steps in _iter_lost_parts(table, record, cells)
                )
                if key is not None:
                    cells[0] = format_cell(key, table.columns[0], in_words=in_words)
                rows[table.name].append(cells)
    return rows, tuple(losses)


def _translate_withheld(table: Table, record: _Object) -> _Object:
    return {**record, WITHHELD: format_withheld(table, record[WITHHELD])} if WITHHELD in record else record


def _iter_records(table: Table, tree: _Object, losses: list[Loss]) -> Iterator[tuple[str | None, str, _Object]]:
    """Yield the records of a table: the id of the entity that each is a part of, its JSON Pointer, and the record."""
    seen = set()
    for position, entity in enumerate(tree.get(table.place, ())):
        pointer = f"/{table.place}/{position}"
        if not table.steps:
            yield None, pointer, entity
            continue
        parts = _follow(entity, table.steps)
        pointer += "".join(f"/{step}" for step in table.steps)
        if parts and entity["id"] in seen:
            losses.append(Loss(pointer, f"an earlier entity has the same id {describe(entity['id'])}"))
            parts = []
        seen.add(entity["id"])
        for at, part in enumerate(parts or ()):
            yield entity["id"], f"{pointer}/{at}", part


def _follow(record: _Object, steps: tuple[str, ...]) -> Any:
    value: Any = record
    for step in steps:
        if not isinstance(value, dict):
            return None
        value = value.get(step)
    return value


def _format_cell(record: _Object, pointer: str, column: Column, losses: list[Loss], *, in_words: bool) -> str:
    *parents, last = column.steps
    holder = _follow(record, tuple(parents))
    if not isinstance(holder, dict):
        return ""
    value = holder.get(last, column.default)
    if column.cell_type is CellType.CODE and isinstance(value, dict):
        value = value["code"]
    if isinstance(value, str) and not value.strip():
        losses.append(Loss(_join_pointer(pointer, column.steps), "a blank cell says nothing"))
        return ""
    if in_words and column.choices is Post:
        section = holder.get("section")
        return post_word(Post(str(value)), section if section and section.strip() else None)
    return format_cell(value, column, in_words=in_words)


def _join_pointer(pointer: str, steps: Iterable[str]) -> str:
    return "/".join([pointer, *steps])


def _iter_lost_parts(table: Table, record: _Object, cells: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield the paths of the parts of a record that no cell represents."""
    has_cell: dict[tuple[str, ...], bool] = {}
    for column, cell in zip(table.columns, cells, strict=True):
        for length in range(1, len(column.steps)):
            path = column.steps[:length]
            has_cell[path] = has_cell.get(path, False) or bool(cell)
    yield from (path for path, is_shown in has_cell.items() if not is_shown and isinstance(_follow(record, path), dict))
