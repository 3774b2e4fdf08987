"""The sheets of a workbook as openpyxl reads them, and what is told of those of its cells that it can't read.

What openpyxl raises and warns of quotes cells, which may hold personal data: nothing of it is passed on.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

import openpyxl
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet._reader import WorkSheetParser

from psm_model.errors import FormatError, Problem
from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR, PartialDate

from ._table_cells import MOST_ROWS, Mistake
from ._table_headings import Sheet

__all__ = ["sheets_of"]

_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_ERROR: Final = re.compile("#[A-Z0/]{1,9}[!?]?")
# What stands in a number format as it is, and its language and colours.
_NO_PART_OF_A_DATE: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\_*].')
# What openpyxl warns of where a number is too large for a date; without a warning it says that it is an error.
_NO_DATE: Final = "Cell .* is marked as a date"
# How an old workbook begins, and one with a password, which is packed as these are.
_OLD: Final = bytes.fromhex("D0CF11E0A1B11AE1")


def sheets_of(file: Path) -> list[Sheet]:
    """Read the sheets of a workbook, in place of formulas the values that they had when they were saved.

    Raises:
        FormatError: it is no workbook, or a sheet of it is damaged; where only a cell is, there is a `Mistake` in it.
        OSError: the file can't be read.
    """
    with file.open("rb") as binary, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.filterwarnings("error", message=_NO_DATE)
        sheets = _sheets_in(binary, str(file), data_only=False)
        if any(isinstance(cell, Mistake) for sheet in sheets for row in sheet.rows for cell in row):
            values = _sheets_in(binary, str(file), data_only=True)
            sheets = [_valued(sheet, values[at]) for at, sheet in enumerate(sheets)]
    return sheets


def _sheets_in(binary: IO[bytes], source: str, *, data_only: bool) -> list[Sheet]:
    try:
        book = openpyxl.load_workbook(binary, read_only=True, data_only=data_only)
    except OSError:
        raise
    # Anything: of a file that is damaged, or none of its kind, openpyxl raises whatever it comes upon.
    except Exception as error:  # noqa: BLE001
        binary.seek(0)
        if binary.read(len(_OLD)) == _OLD:
            got = "one perhaps saved with a password, or as .xls"
        else:
            got = f"something that can't be read as one ({type(error).__name__})"
        raise FormatError((Problem("", "a workbook (.xlsx)", got),), source) from None
    return [_sheet(book, sheet, source) for sheet in book.worksheets]


class _Parser(WorkSheetParser):
    """Reads on where there is a cell that can't be read."""

    # Any: an element of XML, and a cell as openpyxl has it before it makes one.
    def parse_cell(self, element: Any) -> dict[str, Any]:
        try:
            return super().parse_cell(element)
        except UserWarning:
            got = Mistake("a number that is no date, in a cell that is formatted as one", by_format=True)
        # Anything, as above.
        except Exception:  # noqa: BLE001
            got = Mistake("a value that can't be read")
        place = element.get("r")
        row, column = coordinate_to_tuple(place) if place else (self.row_counter, self.col_counter)
        return {"row": row, "column": column, "value": got, "data_type": "n", "style_id": 0}


# Any, here and below: openpyxl's books, sheets and cells, which have no common types.
def _sheet(book: Any, sheet: Any, source: str) -> Sheet:
    rows: list[tuple[object, ...]] = []
    try:
        # As openpyxl's own sheets do it, which take no other parser.
        with sheet._get_source() as xml:  # noqa: SLF001
            parser = _Parser(
                xml,
                sheet._shared_strings,  # noqa: SLF001
                data_only=book.data_only,
                epoch=book.epoch,
                date_formats=book._date_formats,  # noqa: SLF001
                timedelta_formats=book._timedelta_formats,  # noqa: SLF001
            )
            # One by one, so that those before an error are there.
            rows.extend(_rows(parser, sheet))
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001  # as above
        got = f"one that can't be after {len(rows):,} rows ({type(error).__name__})"
        raise FormatError((Problem(sheet.title, "a sheet that can be read", got),), source) from None
    merged = [] if parser.merged_cells is None else [one.bounds for one in parser.merged_cells.mergeCell]
    return Sheet(sheet.title, sheet.title, rows, merged)


def _rows(parser: _Parser, sheet: Any) -> Iterator[tuple[object, ...]]:
    last = 0
    for number, cells in parser.parse():
        if number > MOST_ROWS:
            return
        yield from [()] * (number - last - 1)
        if number > last:
            last = number
            row: list[object] = [None] * max((cell["column"] for cell in cells), default=0)
            for cell in cells:
                row[cell["column"] - 1] = _raw(ReadOnlyCell(sheet, **cell))
            yield tuple(row)


def _raw(cell: Any) -> object:
    match cell.data_type, cell.value:
        case "e", value:
            return Mistake(f"the error {value}" if _ERROR.fullmatch(str(value)) else "an error")
        case "f", _:
            return Mistake("a formula without its value, which a spreadsheet saves with the workbook")
        case "str", None:
            # The value of a formula that gives an empty text.
            return ""
        case _, str() as text:
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        case _, datetime() as value:
            return _as_shown(value, cell.number_format)
        case _, value:
            return value


def _as_shown(value: datetime, number_format: str) -> datetime | PartialDate:
    """Give a date without the day, and the month, that a spreadsheet added to what was typed and does not show."""
    shown = set(_NO_PART_OF_A_DATE.sub("", number_format).lower())
    if value.day != 1 or "d" in shown or "y" not in shown or not FIRST_YEAR <= value.year <= LAST_YEAR:
        return value
    if "m" in shown:
        return PartialDate(value.year, value.month)
    return PartialDate(value.year) if value.month == 1 else value


def _valued(sheet: Sheet, values: Sheet) -> Sheet:
    """Put the values that formulas had when they were saved into the place of these."""
    rows = [
        tuple(
            value if isinstance(cell, Mistake) and value is not None else cell for cell, value in zip(*row, strict=True)
        )
        for row in zip(sheet.rows, values.rows, strict=True)
    ]
    return Sheet(sheet.name, sheet.place, rows, sheet.merged)
