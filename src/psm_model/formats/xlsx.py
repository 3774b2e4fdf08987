"""XLSX: a register as a workbook with Indonesian sheets, headings and words, the format that officials keep.

This needs the extra ``xlsx``. A workbook has the tables of `psm_model.formats.csv` as sheets. `template_xlsx` writes an
empty one with a note at each heading. `read_xlsx` reads a filled workbook: it undoes the conversions of spreadsheets,
and reports each wrong cell.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from psm_model._extras import require_extra
from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem

from .document import VERSION_KEY
from .loss import Loss
from .migrations import VERSION
from .read_result import ReadResult
from .storage import max_decompressed_size, replace_atomically
from .tables.cell_names import cell_name
from .tables.cells import MAX_ROWS, format_cell
from .tables.notes import column_note
from .tables.reading import read_tables
from .tables.rows import Rows, make_rows
from .tables.schema import CellType, Column, Table, tables
from .tables.words import GUIDE, GUIDE_SHEET, choice_word, column_heading, sheet_name
from .workbook.cells import MAX_CELLS

if TYPE_CHECKING:
    import os
    from collections.abc import Callable
    from types import ModuleType

    from openpyxl import Workbook

__all__ = ["read_xlsx", "template_xlsx", "write_xlsx"]

_MAX_CELL: Final = 32_767
_MEASURED_ROWS: Final = 1000  # the number of rows that determine the width of a column
_WIDEST: Final = 60
_NARROWEST: Final = 10
# Characters that XML cannot represent or keep, and texts that look like their escapes.
_NEEDS_ESCAPE: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_AS_TEXT: Final = "@"


def _import_openpyxl() -> ModuleType:
    with require_extra("openpyxl", "workbooks (.xlsx) need", "xlsx"):
        import openpyxl
    return openpyxl


def write_xlsx(register: Register, file: str | os.PathLike[str]) -> tuple[Loss, ...]:
    """Write a register into a workbook and return the losses.

    Every cell is a text, so that no spreadsheet turns a code into a number or a name into a formula. The losses are
    those of `write_csv`.

    Args:
        register: The register. Use `redact` first to remove sensitive fields.
        file: The path of the workbook. An existing file is replaced.

    Raises:
        FormatError: a text cannot be written or is too long for a cell, or a table is too long for a sheet. No file
            is changed.
        ModuleNotFoundError: the extra ``xlsx`` is not installed.
        OSError: the file cannot be written.
        WrongTypeError: it is not a register.
    """
    openpyxl = _import_openpyxl()
    rows, losses = make_rows(register, in_words=True)
    _check_sizes(rows)
    book = openpyxl.Workbook(write_only=True)
    for table in tables():
        sheet = _make_sheet(book, table, rows[table.name])
        for row in rows[table.name]:
            sheet.append([_make_text_cell(sheet, cell) if cell else None for cell in row])
    _save(book, file)
    return losses


def template_xlsx(file: str | os.PathLike[str]) -> None:
    """Write an empty workbook to fill in, with Indonesian headings, notes and lists of words.

    Raises:
        ModuleNotFoundError: the extra ``xlsx`` is not installed.
        OSError: the file cannot be written.
    """
    openpyxl = _import_openpyxl()
    book = openpyxl.Workbook(write_only=True)
    guide: Any = book.create_sheet(GUIDE_SHEET)
    guide.column_dimensions["A"].width = 2 * _WIDEST
    for line in GUIDE:
        guide.append([_make_text_cell(guide, line)])
    for table in tables():
        _make_sheet(book, table, [])
    _save(book, file)


# Any, here and below: openpyxl's write-only sheets and cells have no common type.
def _make_sheet(book: Workbook, table: Table, rows: list[list[str]]) -> Any:
    """Make the sheet of a table with its headings, wide enough for them and the first rows."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet: Any = book.create_sheet(sheet_name(table))
    sheet.freeze_panes = "A2"
    headings = []
    for at, column in enumerate(table.columns, start=1):
        heading = f"{column_heading(table, column)} *" if column.is_always_required else column_heading(table, column)
        cell = WriteOnlyCell(sheet, value=heading)
        cell.font = Font(bold=True)
        cell.comment = Comment(column_note(table, column), "psm-model", width=320, height=120)
        headings.append(cell)
        letter = get_column_letter(at)
        longest = max([len(heading) + 2, *(len(row[at - 1]) for row in rows[:_MEASURED_ROWS])])
        # The text format keeps a spreadsheet from turning a typed code into a number.
        sheet.column_dimensions[letter].number_format = _AS_TEXT
        sheet.column_dimensions[letter].width = min(max(longest, _NARROWEST), _WIDEST)
        words = _list_words(column)
        if words:
            choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
            # Other values are allowed here; the reader reports them.
            choice.showErrorMessage = False
            choice.add(f"{letter}2:{letter}{MAX_ROWS}")
            sheet.data_validations.append(choice)
    sheet.append(headings)
    return sheet


def _list_words(column: Column) -> list[str]:
    if column.cell_type is CellType.FLAG:
        return [format_cell(answer, column, in_words=True) for answer in (True, False)]
    return [choice_word(choice) for choice in column.choices or ()]


def _make_text_cell(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(sheet)
    cell.number_format = _AS_TEXT
    cell.value = _NEEDS_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    # openpyxl takes a text that begins with an equals sign for a formula.
    cell.data_type = "s"
    return cell


def _check_sizes(rows: Rows) -> None:
    problems = []
    for table in tables():
        name = sheet_name(table)
        if len(rows[table.name]) >= MAX_ROWS:
            problems.append(Problem(name, f"at most {MAX_ROWS - 1:,} records", f"{len(rows[table.name]):,}"))
        for row, cells in enumerate(rows[table.name], start=2):
            for at, cell in enumerate(cells, start=1):
                # Excel counts UTF-16 code units.
                if len(cell) > _MAX_CELL // 2 and (length := len(cell.encode("utf-16-le")) // 2) > _MAX_CELL:
                    expected = f"at most {_MAX_CELL:,} characters in a cell"
                    problems.append(Problem(f"{name}!{cell_name(row, at)}", expected, f"{length:,}"))
    if problems:
        raise FormatError(tuple(problems))


def _save(book: Workbook, file: str | os.PathLike[str]) -> None:
    # Save to memory first: openpyxl leaves open files with warnings behind if it fails.
    content = BytesIO()
    book.properties.version = f"{VERSION_KEY} {VERSION}"
    book.save(content)
    with replace_atomically(Path(file)) as binary:
        binary.write(content.getvalue())


def read_xlsx(
    file: str | os.PathLike[str],
    *,
    max_cells: int = MAX_CELLS,
    limit: Callable[[int], int] = max_decompressed_size,
) -> ReadResult:
    """Read a register from a workbook. Unknown sheets and columns are losses.

    Sheets and headings may have their Indonesian names or those of the CSV tables, in any order, and titles may be
    above the headings. A date may be a spreadsheet date or a text in Indonesian, a year may be a number. A formula has
    the value that was saved with it. A number that is displayed as something else (a percentage, an amount of money) is
    rejected. Hidden sheets and rows are read. A row that is empty in every known column is skipped.

    A workbook has at most 1,000 sheets.

    Args:
        file: A path.
        max_cells: The maximum number of cells, including blank ones before others.
        limit: Returns the maximum number of unpacked bytes for the size of the file: by default 250 times that size, or
            64 MiB if that is more.

    Raises:
        FormatError: it is not a workbook, or anything in it is wrong. The error contains every problem with its cell
            ("Anggota!B7") or row ("Anggota!7") and the expected value.
        ModuleNotFoundError: the extra ``xlsx`` is not installed.
        OSError: the file cannot be read.
    """
    _import_openpyxl()
    from .workbook.sheets import read_sheets

    return read_tables(read_sheets(Path(file), max_cells=max_cells, limit=limit), str(file))
