"""Tables side by side on one sheet: each has columns of its own, and is read as a sheet of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from psm_model.formats.tables.cells import is_blank

from ._headings import HeadingRow
from ._synonyms import find_synonym

__all__ = ["PanelRows", "assign_columns", "base_heading", "select_headings", "split_headings"]

_FEWEST_REPEATED: Final = 2


class PanelRows:
    """The rows of a sheet with the cells of one of its tables; those of the others are blank.

    A title above the headings, in a row where no other table has a text, is that of all tables.
    """

    def __init__(self, rows: Iterable[tuple[object, ...]], owners: Sequence[int], table: int) -> None:
        self._rows = rows
        self._owners = owners
        self._table = table

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        for cells in self._rows:
            yield self.select(cells)

    def select(self, cells: tuple[object, ...]) -> tuple[object, ...]:
        """Return a row with the cells of the table alone."""
        return tuple(cell if self._find_owner(at) == self._table else None for at, cell in enumerate(cells))

    def is_shared(self, cells: tuple[object, ...]) -> bool:
        """Return whether a row has cells of exactly one table, which is another one."""
        found = {self._find_owner(at) for at, cell in enumerate(cells) if not is_blank(cell)}
        return len(found) == 1 and self._table not in found

    def _find_owner(self, at: int) -> int:
        return self._owners[min(at, len(self._owners) - 1)]


def assign_columns(kept: Sequence[Iterable[int]]) -> list[int]:
    """Return the number of the table that owns each column, from those that the tables read.

    A column that no table reads belongs to the table on its left.

    >>> assign_columns([[1, 2], [4, 5]])
    [0, 0, 0, 1, 1]
    """
    owners = {at: number for number, columns in enumerate(kept) for at in columns}
    result: list[int] = []
    for at in range(1, max(owners) + 1):
        result.append(owners.get(at, result[-1] if result else owners[min(owners)]))
    return result


def select_headings(headings: HeadingRow, rows: PanelRows) -> HeadingRow:
    """Return the headings of one table."""
    width = max(headings.names, default=0)
    kept = rows.select(tuple(range(1, width + 1)))
    names = {at: name for at, name in headings.names.items() if kept[at - 1] is not None}
    texts = tuple(text or "" for text in rows.select(headings.texts))
    return HeadingRow(headings.row, names, tuple(str(text) for text in texts))


def base_heading(name: str) -> str:
    """Return a heading without the number that a repeated one has.

    >>> base_heading("Nama #2")
    'Nama'
    """
    return name.partition(" #")[0]


def split_headings(names: Mapping[int, str]) -> list[list[int]]:
    """Return the columns of each table, if headings such as No, Nama and Jabatan come again on the right.

    >>> split_headings({1: "No", 2: "Nama", 4: "No #2", 5: "Nama #2"}), split_headings({1: "No", 2: "Nama"})
    ([[1, 2], [4, 5]], [[1, 2]])
    """
    numbers = {at: int(name.partition(" #")[2] or 1) for at, name in names.items() if _is_number(name)}
    whole = [sorted(names)]
    repeated = Counter(numbers[at] for at in numbers)
    count = max(repeated, default=1)
    if count == 1 or any(repeated[number] < _FEWEST_REPEATED for number in range(1, count + 1)):
        return whole
    parts: list[list[int]] = [[] for _ in range(count)]
    current = 1
    for at in sorted(names):
        number = numbers.get(at, 1)
        if 1 < number < current:
            return whole
        current = max(current, number)
        parts[current - 1].append(at)
    has_names = all(any(find_synonym(base_heading(names[at])) == "name" for at in part) for part in parts)
    return parts if has_names else whole


def _is_number(name: str) -> bool:
    number = name.partition(" #")[2]
    return not number or number.isdigit()
