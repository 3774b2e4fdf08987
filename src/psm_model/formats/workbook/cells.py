"""The cells of a sheet of a workbook, each as the value that is seen in it, or as what is told of it instead."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache
from math import floor, isfinite
from typing import Final

from psm_model.formats.tables.cells import (
    DAY_ZERO,
    DAY_ZERO_1904,
    MOST_ROWS,
    CellError,
    Since1904,
    YearAsDate,
    parse_cell_name,
)
from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR, PartialDate

from .number_formats import NumberFormat
from .package import PackageError

__all__ = ["MOST_CELLS", "Budget", "SheetReader"]

MOST_CELLS: Final = 20_000_000
"""How many cells the sheets of a workbook may have, blank ones before others in their row or above others included."""

_MOST_COLUMNS: Final = 16_384
_MOST_MERGED: Final = 1000
"""Of how many areas of merged cells it is told into what a cell is merged."""
_PLACE: Final = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_ROW: Final = re.compile("[0-9]{1,9}")
_LONGEST_WHOLE: Final = 20
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_ERROR: Final = re.compile("#[A-Z0/]{1,9}[!?]?")
_SECONDS: Final = 86_400
# Spreadsheets show a 29 February 1900, which there was not, as Lotus did.
_NO_DAY: Final = 60
_FLAGS: Final = {"1": True, "true": True, "0": False, "false": False}
_UNREADABLE: Final = CellError("a value that can't be read")
_NO_DATE: Final = CellError("a number that is no date, in a cell that is formatted as one", by_format=True)
_NO_VALUE: Final = CellError("a formula without its value, which a spreadsheet saves with the workbook")
_NO_YEAR: Final = CellError("a date whose year the cell does not show, and a spreadsheet may have added")
_BY_KIND: Final = {
    "duration": CellError("a duration", by_format=True),
    "percentage": CellError("a percentage", by_format=True),
    "other": CellError("a number that its format shows as something else", by_format=True),
}
_TIME: Final = CellError("a time of the day", by_format=True)


class Budget:
    """How many cells of a workbook may still be read."""

    def __init__(self, cells: int) -> None:
        self._cells = cells
        self._left = cells

    def take(self, cells: int, place: str) -> None:
        """Take some.

        Raises:
            PackageError: there are no more.
        """
        self._left -= cells
        if self._left < 0:
            msg = f"one with more than {self._cells:,} cells, blank ones before others counted, by {place}"
            raise PackageError(msg)


class SheetReader:
    """Reads the rows of a sheet."""

    def __init__(
        self, texts: list[str], formats: list[NumberFormat], budget: Budget, *, from_1904: bool, first_alone: bool
    ) -> None:
        self.is_done = False
        self.merged: list[tuple[int, int, int, int]] = []
        self._rows: list[tuple[int, tuple[object, ...]]] = []
        self._texts = texts
        self._formats = formats
        self._budget = budget
        self._from_1904 = from_1904
        self._first_alone = first_alone
        # Of the row and the cell that are read.
        self._in_rows = False
        self._row = 0
        self._row_digits = "0"
        self._cells: dict[int, object] | None = None
        self._column = 0
        self._kind: str | None = None
        self._style = ""
        self._has_formula = False
        self._pieces: list[str] = []
        self._taking = False
        self._skipping = 0

    @property
    def rows(self) -> list[tuple[object, ...]]:
        """The rows in their order, the first one being that which spreadsheets count as 1.

        Raises:
            PackageError: a row is there twice.
        """
        rows: list[tuple[object, ...]] = []
        for number, cells in sorted(self._rows, key=lambda row: row[0]):
            if number <= len(rows):
                msg = f"one in which row {number:,} stands twice"
                raise PackageError(msg)
            self._budget.take(number - len(rows) - 1, f"row {number:,}")
            rows += [()] * (number - len(rows) - 1)
            rows.append(cells)
        return rows

    @property
    def count(self) -> int:
        """How many rows have been read."""
        return len(self._rows)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        # What there is most of comes first.
        if name == "c":
            if self._cells is not None:
                self._start_cell(attributes)
        elif name in {"v", "t"}:
            self._taking = True
        elif name == "f":
            self._has_formula = True
        elif name == "row":
            if self._in_rows and not self.is_done:
                self._row = _number(attributes.get("r"), self._row + 1, MOST_ROWS)
                self._row_digits = str(self._row)
                self._cells = {}
                self._column = 0
        elif name == "rPh":
            # How a text is pronounced is no part of it.
            self._skipping += 1
        elif name == "sheetData":
            self._in_rows = True
        elif name == "mergeCell":
            self._start_merged(attributes.get("ref", ""))

    def _start_merged(self, area: str) -> None:
        first, _, last = area.partition(":")
        if len(self.merged) < _MOST_MERGED and _PLACE.fullmatch(first) and _PLACE.fullmatch(last):
            (top, left), (bottom, right) = parse_cell_name(first), parse_cell_name(last)
            self.merged.append((left, top, right, bottom))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        if place is None:
            self._column += 1
        else:
            found = _PLACE.fullmatch(place)
            if found is None or found[2] != self._row_digits:
                msg = f"one with a cell that does not belong to row {self._row:,}"
                raise PackageError(msg)
            self._column = _column(found[1])
        if self._column > _MOST_COLUMNS:
            msg = f"one with more than {_MOST_COLUMNS:,} columns"
            raise PackageError(msg)
        self._kind = attributes.get("t")
        self._style = attributes.get("s", "0")
        self._has_formula = False
        self._pieces.clear()

    def text(self, data: str) -> None:
        """Take a piece of text."""
        if self._taking and not self._skipping:
            self._pieces.append(data)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "c":
            if self._cells is not None and (self._pieces or self._has_formula or self._kind is not None):
                self._end_cell(self._cells)
        elif name in {"v", "t"}:
            self._taking = False
        elif name == "row" and self._cells is not None:
            if self._cells:
                width = max(self._cells)
                self._budget.take(width, f"row {self._row:,}")
                self._rows.append((self._row, tuple(self._cells.get(at) for at in range(1, width + 1))))
            self.is_done = self._first_alone and bool(self._cells)
            self._cells = None
        elif name == "rPh":
            self._skipping -= 1
        elif name == "sheetData":
            self._in_rows = False

    def _end_cell(self, cells: dict[int, object]) -> None:
        value = self._value("".join(self._pieces))
        if value is not None:
            if self._column in cells:
                msg = f"one with a cell twice in row {self._row:,}"
                raise PackageError(msg)
            cells[self._column] = value

    def _value(self, text: str) -> object:
        """Return what a cell holds; None where it is blank."""
        match self._kind:
            case "s":
                index = int(text) if _ROW.fullmatch(text) else -1
                value: object = self._texts[index] if 0 <= index < len(self._texts) else _UNREADABLE
            case "str" | "inlineStr":
                # A formula may give an empty text.
                value = unescaped(text) if text or not self._has_formula else None
            case "b":
                value = _FLAGS.get(text.strip(), _UNREADABLE)
            case "e":
                value = CellError(f"the error {text}" if _ERROR.fullmatch(text) else "an error")
            case _ if not text.strip():
                value = _NO_VALUE if self._has_formula else None
            case "d":
                value = _from_iso(text.strip())
            case _:
                value = self._number_shown(text.strip())
        return value

    def _number_shown(self, text: str) -> object:
        if not _NUMBER.fullmatch(text):
            return _UNREADABLE
        style = int(self._style) if _ROW.fullmatch(self._style) else 0
        form = self._formats[style] if style < len(self._formats) else NumberFormat("number")
        if len(text) <= _LONGEST_WHOLE and text.lstrip("+-").isdecimal():
            number: int | float = int(text)
        else:
            number = float(text)
            if not isfinite(number):
                return _UNREADABLE
            number = int(number) if number.is_integer() and abs(number) < 10**_LONGEST_WHOLE else number
        if form.kind == "date":
            return _dated(number, form.letters, from_1904=self._from_1904)
        if form.kind in _BY_KIND:
            return _BY_KIND[form.kind]
        if form.width and isinstance(number, int) and number >= 0:
            return f"{number:0{form.width}}"
        return Since1904(number) if self._from_1904 else number


def unescaped(text: str) -> str:
    """Return a text with the letters that XML can't hold, which workbooks write by their numbers."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


@cache
def _column(letters: str) -> int:
    return parse_cell_name(f"{letters}1")[1]


def _number(text: str | None, usual: int, most: int) -> int:
    number = usual if text is None else int(text) if _ROW.fullmatch(text) else 0
    if not 0 < number <= most:
        msg = f"one with a row that is none of 1 to {most:,}"
        raise PackageError(msg)
    return number


def _dated(number: float, letters: frozenset[str], *, from_1904: bool) -> object:
    """Return the date that a number stands for in a cell that is formatted as one."""
    whole = floor(number)
    seconds = round((number - whole) * _SECONDS)
    zero = DAY_ZERO_1904 if from_1904 else DAY_ZERO
    # 1 January 1900 is day 1, and the day that there was not comes before 1 March.
    days = whole + (not from_1904 and whole < _NO_DAY)
    if not whole and seconds:
        return _TIME
    if whole <= 0 or (whole == _NO_DAY and not from_1904) or days > (date.max - zero).days:
        return _NO_DATE
    day = zero + timedelta(days=days)
    if seconds:
        return datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)  # noqa: DTZ001  # none has a zone
    return YearAsDate(whole, day) if FIRST_YEAR <= whole <= LAST_YEAR else _as_shown(day, letters)


def _as_shown(day: date, letters: frozenset[str]) -> date | PartialDate | CellError:
    """Return a date without the day and the month that a spreadsheet added to what was typed and does not show."""
    if "y" not in letters:
        # A cell that shows the time of a day shows nothing that could have been typed as this day.
        return day if letters & {"h", "s"} else _NO_YEAR
    if day.day != 1 or "d" in letters or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    if "m" in letters:
        return PartialDate(day.year, day.month)
    return PartialDate(day.year) if day.month == 1 else day


def _from_iso(text: str) -> object:
    """Return the date that a cell has as a text, as the strict form of workbooks keeps them."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return _UNREADABLE
    return found.replace(tzinfo=None) if found.time() != datetime.min.time() else found.date()
