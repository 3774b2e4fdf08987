"""Headings of a sheet: the row that holds them, and their names when they are in several rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from psm_model.formats.tables.cell_names import cell_name, parse_cell_name

from ._row_kinds import cell_text
from ._synonyms import fold_heading

__all__ = [
    "HEAD_ROWS",
    "NO_HEADINGS",
    "HeadingRow",
    "add_letters",
    "column_letter",
    "find_headings",
    "is_letter",
    "read_headings",
    "starts_table",
]

HEAD_ROWS: Final = 60
"""The number of rows in which headings are looked for."""
_LETTER: Final = re.compile("[A-Z]{1,3}")
_DIGIT: Final = re.compile("[0-9]")
_FEWEST_KNOWN: Final = 2


class HeadingRow(NamedTuple):
    """The headings of a table."""

    row: int
    """Their first row, counted from 1; 0 if there is none."""
    names: dict[int, str]
    """Their names by column, counted from 1; those of several rows are joined, and repeated ones are numbered."""
    texts: tuple[str, ...]
    """The texts of the first row, by which it is recognised when it comes again."""


NO_HEADINGS: Final = HeadingRow(0, {}, ())
"""Those of a table whose columns are named by letters alone."""


def is_letter(name: str) -> bool:
    """Return whether a name may be the letter of a column.

    >>> is_letter("AB"), is_letter("Nama")
    (True, False)
    """
    return _LETTER.fullmatch(name) is not None


def column_letter(column: int) -> str:
    """Return the letter of a column, counted from 1.

    >>> column_letter(2), column_letter(28)
    ('B', 'AB')
    """
    return cell_name(0, column).removesuffix("0")


def add_letters(headings: HeadingRow, columns: Iterable[str], width: int) -> HeadingRow:
    """Return headings in which a column without one has its letter, if the mapping names it by that.

    Args:
        headings: The headings.
        columns: The names of columns in the mapping.
        width: The number of columns.

    >>> add_letters(HeadingRow(1, {1: "No"}, ("No",)), ["No", "B", "C"], 2).names
    {1: 'No', 2: 'B'}
    """
    taken = {fold_heading(name) for name in headings.names.values()}
    letters = {parse_cell_name(f"{name}1")[1]: name for name in columns if is_letter(name)}
    added = {
        at: name
        for at, name in letters.items()
        if at <= width and at not in headings.names and fold_heading(name) not in taken
    }
    return headings._replace(names=dict(sorted({**headings.names, **added}.items())))


def read_headings(rows: Sequence[tuple[object, ...]], row: int, count: int) -> HeadingRow:
    """Return the headings that begin in a row.

    Args:
        rows: The first rows of the sheet.
        row: The row, counted from 1.
        count: The number of rows of headings.

    >>> read_headings([("No", "Masa Bakti", None, "Nama"), (None, "Mulai", "Selesai", None)], 1, 2).names
    {1: 'No', 2: 'Masa Bakti / Mulai', 3: 'Masa Bakti / Selesai', 4: 'Nama'}
    """
    lines = [[cell_text(cell) for cell in cells] for cells in rows[row - 1 : row - 1 + count]]
    width = max(map(len, lines), default=0)
    lines = [line + [""] * (width - len(line)) for line in lines]
    for upper, lower in pairwise(lines):
        for at in range(1, width):
            # A heading that spans several columns has a heading below it in each.
            if not upper[at] and lower[at] and upper[at - 1]:
                upper[at] = upper[at - 1]
    names: dict[int, str] = {}
    seen: Counter[str] = Counter()
    for at in range(width):
        name = " / ".join(dict.fromkeys(line[at] for line in lines if line[at]))
        if name:
            seen[fold_heading(name)] += 1
            number = seen[fold_heading(name)]
            names[at + 1] = name if number == 1 else f"{name} #{number}"
    return HeadingRow(row, names, tuple(cell_text(cell) for cell in rows[row - 1]) if rows[row - 1 : row] else ())


def starts_table(names: Iterable[str], known: Collection[str]) -> bool:
    """Return whether texts of a row are headings: two or more are known, which is most of them, and none has a digit.

    Args:
        names: The texts, of which blank ones do not count.
        known: The known headings, folded.

    >>> starts_table(["No", "Nama", "Warna"], {"no", "nama"}), starts_table(["1", "Nama"], {"no", "nama"})
    (True, False)
    """
    present = [base for name in names if (base := name.partition(" #")[0])]
    count = sum(fold_heading(name) in known for name in present)
    return count >= _FEWEST_KNOWN and 2 * count > len(present) and not any(map(_DIGIT.search, present))


def find_headings(rows: Sequence[tuple[object, ...]], known: Collection[str], count: int) -> HeadingRow | None:
    """Return the row with most known headings, or the first one above it that begins a table with rows of its own.

    None if no row has two, or the only known one.

    Args:
        rows: The first rows of the sheet.
        known: The known headings, folded.
        count: The number of rows of headings.
    """
    best: tuple[int, HeadingRow] | None = None
    for row in range(1, len(rows) + 1):
        headings = read_headings(rows, row, count)
        hits = sum(fold_heading(name) in known for name in headings.names.values())
        if hits >= min(2, len(known)) and hits and (best is None or hits > best[0]):
            best = hits, headings
    if best is None:
        return None
    for row in range(1, best[1].row - count):
        headings = read_headings(rows, row, count)
        between = rows[row + count - 1 : best[1].row - 1]
        if starts_table(headings.names.values(), known) and any(map(_has_pair, between)):
            return headings
    return best[1]


def _has_pair(cells: Sequence[object]) -> bool:
    return sum(map(bool, map(cell_text, cells))) >= _FEWEST_KNOWN
