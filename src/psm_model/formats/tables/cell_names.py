"""Names of cells, as spreadsheets give them."""

from __future__ import annotations

from typing import Final

__all__ = ["cell_name", "parse_cell_name", "split_cell"]

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def cell_name(row: int, column: int) -> str:
    """Return the spreadsheet name of a cell. Row and column count from 1.

    >>> cell_name(7, 2), cell_name(1, 28)
    ('B7', 'AB1')
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, len(_LETTERS))
        letters = _LETTERS[letter] + letters
    return f"{letters}{row}"


def parse_cell_name(place: str) -> tuple[int, int]:
    """Return the row and the column of a cell, the column 0 for a whole row; the inverse of `cell_name`.

    >>> parse_cell_name("AB1")
    (1, 28)
    >>> parse_cell_name("7")
    (7, 0)
    """
    digits = place.lstrip(_LETTERS)
    column = 0
    for letter in place.removesuffix(digits):
        column = column * len(_LETTERS) + _LETTERS.index(letter) + 1
    return int(digits), column


def split_cell(place: str) -> tuple[str, str]:
    """Return the sheet and the cell of a place.

    >>> split_cell("Pengurus!B7")
    ('Pengurus', 'B7')
    """
    sheet, _, cell = place.rpartition("!")
    return sheet, cell
