"""Cells of a workbook's sheet, each as the displayed value or as an error."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache
from math import floor, isfinite
from typing import Final

from psm_model.formats.tables.cell_names import parse_cell_name
from psm_model.formats.tables.cells import (
    DAY_ZERO,
    DAY_ZERO_1904,
    MAX_COLUMNS,
    MAX_ROWS,
    CellError,
    Since1904,
    YearAsDate,
)
from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR, PartialDate

from .number_formats import Display, NumberFormat
from .package import PackageError

__all__ = ["MAX_CELLS", "YES", "Budget", "SheetReader"]

MAX_CELLS: Final = 20_000_000
"""The maximum number of cells in the sheets of a workbook, including blank cells above or left of others."""

YES: Final = frozenset({"1", "true", "on"})
"""The values of an attribute that is set, in lower case."""

_COLUMN: Final = re.compile("[0-9]{1,5}")
_MAX_MERGED: Final = 100_000  # the maximum number of merged areas to record
_PLACE: Final = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]++\.?[0-9]*+|\.[0-9]++)(?:[eE][+-]?[0-9]{1,4})?")
_ROW: Final = re.compile("[0-9]{1,9}")
_MAX_DIGITS: Final = 20
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_ERROR: Final = re.compile("#[A-Z0/]{1,9}[!?]?")
_SECONDS: Final = 86_400
# Spreadsheets show a 29 February 1900, which did not exist, like Lotus.
_FALSE_LEAP_DAY: Final = 60
_FLAGS: Final = {"1": True, "true": True, "0": False, "false": False}
_UNREADABLE: Final = CellError("a value that cannot be read")
_NO_DATE: Final = CellError("a number that is not a date, in a cell that is formatted as one", by_format=True)
_NO_VALUE: Final = CellError("a formula without its value, which a spreadsheet saves with the workbook")
_NO_YEAR: Final = CellError("a date whose year is not shown, and may have been added by the spreadsheet")
_BY_DISPLAY: Final = {
    Display.DURATION: CellError("a duration", by_format=True),
    Display.PERCENTAGE: CellError("a percentage", by_format=True),
    Display.OTHER: CellError("a number that its format shows as something else", by_format=True),
}
_TIME: Final = CellError("a time of the day", by_format=True)


class Budget:
    """The number of cells that may still be read of a workbook."""

    def __init__(self, cells: int) -> None:
        self._cells = cells
        self._left = cells

    def take(self, cells: int, place: str) -> None:
        """Count cells as read.

        Raises:
            PackageError: the limit is exceeded.
        """
        self._left -= cells
        if self._left < 0:
            most = f"{self._cells:,} cells, the limit of max_cells"
            raise PackageError(got=f"one with more than {most}, blank ones before others counted, by {place}")


class SheetReader:
    """A reader of the rows of a sheet."""

    def __init__(
        self, texts: list[str], formats: list[NumberFormat], budget: Budget, *, from_1904: bool, first_alone: bool
    ) -> None:
        self.is_done = False
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self._rows: list[tuple[int, tuple[object, ...]]] = []
        self._texts = texts
        self._formats = formats
        self._budget = budget
        self._from_1904 = from_1904
        self._first_alone = first_alone
        # The state of the current row and cell.
        self._in_rows = False
        self._row = 0
        self._row_digits = "0"
        self._cells: dict[int, object] | None = None
        self._column = 0
        self._kind: str | None = None
        self._style = ""
        self._has_formula = False
        self._pieces: list[str] = []
        self._is_in_value = False
        self._phonetic_depth = 0

    @property
    def rows(self) -> list[tuple[object, ...]]:
        """Rows in order; the first is row 1.

        Raises:
            PackageError: a row is duplicated.
        """
        rows: list[tuple[object, ...]] = []
        for number, cells in sorted(self._rows, key=lambda row: row[0]):
            if number <= len(rows):
                raise PackageError(got=f"one with row {number:,} twice")
            self._budget.take(number - len(rows) - 1, f"row {number:,}")
            rows += [()] * (number - len(rows) - 1)
            rows.append(cells)
        return rows

    @property
    def count(self) -> int:
        """Number of rows read so far."""
        return len(self._rows)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Handle the start of an element."""
        # The most frequent elements come first.
        if name == "c":
            if self._cells is not None:
                self._start_cell(attributes)
        elif name in {"v", "t"}:
            self._is_in_value = True
        elif name == "f":
            self._has_formula = True
        elif name == "row":
            if self._in_rows and not self.is_done:
                self._start_row(attributes)
        elif name == "rPh":
            # Skip the phonetic reading of a text.
            self._phonetic_depth += 1
        elif name == "sheetData":
            self._in_rows = True
        else:
            self._start_rare(name, attributes)

    def _start_rare(self, name: str, attributes: dict[str, str]) -> None:
        if name == "mergeCell":
            self._read_merged(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden", "").lower() in YES:
            self._read_hidden_columns(attributes.get("min", ""), attributes.get("max", ""))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = _parse_row_number(attributes.get("r"), self._row + 1, MAX_ROWS)
        self._row_digits = str(self._row)
        self._cells = {}
        self._column = 0
        if attributes.get("hidden", "").lower() in YES:
            self.hidden_rows.append(self._row)

    def _read_hidden_columns(self, first: str, last: str) -> None:
        if _COLUMN.fullmatch(first) and _COLUMN.fullmatch(last):
            self.hidden_columns += range(int(first), min(int(last), MAX_COLUMNS) + 1)

    def _read_merged(self, area: str) -> None:
        first, _, last = area.partition(":")
        if len(self.merged) < _MAX_MERGED and _PLACE.fullmatch(first) and _PLACE.fullmatch(last):
            (top, left), (bottom, right) = parse_cell_name(first), parse_cell_name(last)
            self.merged.append((left, top, right, bottom))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        if place is None:
            self._column += 1
        else:
            match = _PLACE.fullmatch(place)
            if match is None or match[2] != self._row_digits:
                raise PackageError(got=f"one with a cell that does not belong to row {self._row:,}")
            self._column = _parse_column(match[1])
        if self._column > MAX_COLUMNS:
            raise PackageError(got=f"one with more than {MAX_COLUMNS:,} columns")
        self._kind = attributes.get("t")
        self._style = attributes.get("s", "0")
        self._has_formula = False
        self._pieces.clear()

    def text(self, data: str) -> None:
        """Handle a piece of text."""
        if self._is_in_value and not self._phonetic_depth:
            self._pieces.append(data)

    def end(self, name: str) -> None:
        """Handle the end of an element."""
        if name == "c":
            if self._cells is not None and (self._pieces or self._has_formula or self._kind is not None):
                self._end_cell(self._cells)
        elif name in {"v", "t"}:
            self._is_in_value = False
        elif name == "row" and self._cells is not None:
            if self._cells:
                width = max(self._cells)
                self._budget.take(width, f"row {self._row:,}")
                self._rows.append((self._row, tuple(self._cells.get(at) for at in range(1, width + 1))))
            self.is_done = self._first_alone and bool(self._cells)
            self._cells = None
        elif name == "rPh":
            self._phonetic_depth -= 1
        elif name == "sheetData":
            self._in_rows = False

    def _end_cell(self, cells: dict[int, object]) -> None:
        value = self._read_value("".join(self._pieces))
        if value is not None:
            if self._column in cells:
                raise PackageError(got=f"one with a cell twice in row {self._row:,}")
            cells[self._column] = value

    def _read_value(self, text: str) -> object:
        """Return the value of the current cell, None if it is blank."""
        match self._kind:
            case "s":
                index = int(text) if _ROW.fullmatch(text) else -1
                value: object = self._texts[index] if 0 <= index < len(self._texts) else _UNREADABLE
            case "str" | "inlineStr":
                # A formula may result in an empty text.
                value = unescape(text) if text or not self._has_formula else None
            case "b":
                value = _FLAGS.get(text.strip(), _UNREADABLE)
            case "e":
                value = CellError(f"the error {text}" if _ERROR.fullmatch(text) else "an error")
            case _ if not text.strip():
                value = _NO_VALUE if self._has_formula else None
            case "d":
                value = _parse_iso_date(text.strip())
            case _:
                value = self._read_number(text.strip())
        return value

    def _read_number(self, text: str) -> object:
        if not _NUMBER.fullmatch(text):
            return _UNREADABLE
        style = int(self._style) if _ROW.fullmatch(self._style) else 0
        number_format = self._formats[style] if style < len(self._formats) else NumberFormat(Display.NUMBER)
        if len(text) <= _MAX_DIGITS and text.lstrip("+-").isdecimal():
            number: int | float = int(text)
        else:
            number = float(text)
            if not isfinite(number):
                return _UNREADABLE
            number = int(number) if number.is_integer() and abs(number) < 10**_MAX_DIGITS else number
        if number_format.display is Display.DATE:
            return read_date(number, number_format.letters, from_1904=self._from_1904)
        if number_format.display in _BY_DISPLAY:
            return _BY_DISPLAY[number_format.display]
        if number_format.width and isinstance(number, int) and number >= 0:
            return f"{number:0{number_format.width}}"
        return Since1904(number) if self._from_1904 else number


def unescape(text: str) -> str:
    """Return a text with escaped characters (``_x000D_``) decoded."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


@cache
def _parse_column(letters: str) -> int:
    return parse_cell_name(f"{letters}1")[1]


def _parse_row_number(text: str | None, usual: int, most: int) -> int:
    number = usual if text is None else int(text) if _ROW.fullmatch(text) else 0
    if not 0 < number <= most:
        raise PackageError(got=f"one with a row outside 1 to {most:,}")
    return number


def read_date(number: float, letters: frozenset[str], *, from_1904: bool) -> object:
    """Return the date of a number in a cell that is formatted as a date."""
    day_number = floor(number)
    seconds = round((number - day_number) * _SECONDS)
    zero = DAY_ZERO_1904 if from_1904 else DAY_ZERO
    # 1 January 1900 is day 1, and the false leap day comes before 1 March.
    days = day_number + (not from_1904 and day_number < _FALSE_LEAP_DAY)
    if not day_number and seconds:
        return _TIME
    if day_number <= 0 or (day_number == _FALSE_LEAP_DAY and not from_1904) or days > (date.max - zero).days:
        return _NO_DATE
    day = zero + timedelta(days=days)
    if seconds:
        return datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)  # noqa: DTZ001  # none has a zone
    return YearAsDate(day_number, day) if FIRST_YEAR <= day_number <= LAST_YEAR else _drop_hidden_parts(day, letters)


def _drop_hidden_parts(day: date, letters: frozenset[str]) -> date | PartialDate | CellError:
    """Return a date without the day or month that a spreadsheet added and does not display."""
    if "y" not in letters:
        # A displayed time without a year is no typed date.
        return day if letters & {"h", "s"} else _NO_YEAR
    if day.day != 1 or "d" in letters or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    if "m" in letters:
        return PartialDate(day.year, day.month)
    return PartialDate(day.year) if day.month == 1 else day


def _parse_iso_date(text: str) -> object:
    """Return the date of a cell in ISO format, as in strict Open XML."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _UNREADABLE
    return moment.replace(tzinfo=None) if moment.time() != datetime.min.time() else moment.date()
