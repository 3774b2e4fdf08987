"""Forms of sheets: the tables of a mapping by which a sheet is read, and the headings that it has for each."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from ._headings import NO_HEADINGS, HeadingRow, add_letters, find_headings, read_headings
from ._synonyms import fold_heading
from ._targets import SKIP
from .mapping import ImportMapping, TableMapping

__all__ = ["Part", "find_parts", "list_kept_columns", "matches_any"]


class Part(NamedTuple):
    """A table of a sheet."""

    table: TableMapping
    headings: HeadingRow
    columns: frozenset[int]
    """The columns that it reads, counted from 1."""


def matches_any(text: str, patterns: Sequence[str]) -> bool:
    """Return whether a text is one of some, or has the form of a pattern with * and ?. Case is ignored.

    >>> matches_any("Rekap 2025", ["rekap*"])
    True
    """
    folded = " ".join(text.casefold().split())
    return any(fnmatchcase(folded, " ".join(pattern.casefold().split())) for pattern in patterns)


def find_parts(name: str, mapping: ImportMapping, head: Sequence[tuple[object, ...]]) -> list[Part]:
    """Return the tables by which a sheet is read: the first that fits, and those that read other columns beside it.

    Args:
        name: The name of the sheet.
        mapping: The mapping.
        head: The first rows of the sheet.
    """
    parts: list[Part] = []
    taken: set[int] = set()
    for table in mapping.tables:
        headings = _find_headings(table, head) if matches_any(name, table.sheets) else None
        if headings is None:
            continue
        columns = frozenset(list_kept_columns(table, headings))
        if not parts or (columns and not columns & taken and headings.row == parts[0].headings.row):
            parts.append(Part(table, headings, columns or frozenset(headings.names)))
            taken |= parts[-1].columns
    return parts


def _find_headings(table: TableMapping, head: Sequence[tuple[object, ...]]) -> HeadingRow | None:
    """Return the headings of a sheet, found or where the mapping says; None if none is in the mapping."""
    known = {fold_heading(heading) for heading in table.columns}
    width = max(map(len, head), default=0)
    if table.header == 0:
        headings = add_letters(NO_HEADINGS, table.columns, width)
        return headings if headings.names else None
    if table.header is None:
        found = find_headings(head, known, table.header_rows)
        return None if found is None else add_letters(found, table.columns, width)
    headings = read_headings(head, table.header, table.header_rows)
    is_known = any(fold_heading(name) in known for name in headings.names.values())
    return add_letters(headings, table.columns, width) if is_known else None


def list_kept_columns(table: TableMapping, headings: HeadingRow) -> list[int]:
    """Return the columns that a table reads, counted from 1, also those of running numbers."""
    targets = {fold_heading(heading): name for heading, name in table.columns.items()}
    return [at for at, name in headings.names.items() if targets.get(fold_heading(name), SKIP) != SKIP]
