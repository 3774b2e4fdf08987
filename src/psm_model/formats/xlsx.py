"""XLSX: a register as a workbook with Indonesian sheets, headings and words, the format that officials keep.

It needs the extra ``xlsx``. A workbook has the tables of `psm_model.formats.csv` as sheets. `template_xlsx` writes an
empty one that tells at each heading what is wanted; `load_xlsx` reads what came of it, whatever a spreadsheet made of
what was typed, or says of each cell what is wrong with it.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem

from .loss import Loss
from .storage import replace_atomically
from .tables.cells import MOST_ROWS, cell_name, write_cell
from .tables.reading import TableReading, read_tables
from .tables.rows import Rows, make_rows
from .tables.schema import CellType, Column, Table, tables
from .tables.words import GUIDE, GUIDE_SHEET, choice_word, column_heading, note_of, sheet_name

if TYPE_CHECKING:
    import os
    from types import ModuleType

    from openpyxl import Workbook

__all__ = ["dump_xlsx", "load_xlsx", "read_xlsx", "template_xlsx"]

_LONGEST_CELL: Final = 32_767
_LOOKED_AT: Final = 1000
"""In how many rows it is looked at how wide a column must be."""
_WIDEST: Final = 60
_NARROWEST: Final = 10
# What XML can't hold or would not keep is written by its number, and so is what would be read as such a number.
_TO_ESCAPE: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_AS_TEXT: Final = "@"


def _openpyxl() -> ModuleType:
    try:
        import openpyxl
    except ModuleNotFoundError as error:
        if error.name != "openpyxl":
            raise
        msg = "workbooks (.xlsx) need the extra xlsx: install psm-model[xlsx]"
        raise ModuleNotFoundError(msg, name="openpyxl") from None
    return openpyxl


def dump_xlsx(register: Register, file: str | os.PathLike[str]) -> tuple[Loss, ...]:
    """Write a register into a workbook, and tell what is lost by it.

    Every cell is a text, so that no spreadsheet makes a number of a code or a formula of a name. What is lost is what
    `dump_csv` loses.

    Args:
        register: The register. `redact` takes sensitive fields out of it beforehand.
        file: The path of the workbook, which is replaced if it is there.

    Raises:
        FormatError: a text in it can't be written or is longer than a cell may be, or a table than a sheet; no file is
            touched.
        ModuleNotFoundError: the extra ``xlsx`` is not installed.
        OSError: the file can't be written.
        TypeError: it is no register.
    """
    openpyxl = _openpyxl()
    rows, losses = make_rows(register, in_words=True)
    _see_that_it_fits(rows)
    book = openpyxl.Workbook(write_only=True)
    for table in tables():
        sheet = _sheet(book, table, rows[table.name])
        for row in rows[table.name]:
            sheet.append([_text_cell(sheet, cell) if cell else None for cell in row])
    _save(book, file)
    return losses


def template_xlsx(file: str | os.PathLike[str]) -> None:
    """Write an empty workbook to be filled in: Indonesian headings, notes, words to choose from.

    Raises:
        ModuleNotFoundError: the extra ``xlsx`` is not installed.
        OSError: the file can't be written.
    """
    openpyxl = _openpyxl()
    book = openpyxl.Workbook(write_only=True)
    guide: Any = book.create_sheet(GUIDE_SHEET)
    guide.column_dimensions["A"].width = 2 * _WIDEST
    for line in GUIDE:
        guide.append([_text_cell(guide, line)])
    for table in tables():
        _sheet(book, table, [])
    _save(book, file)


# Any, here and below: openpyxl's sheets and cells, of which those that are only written have no common type.
def _sheet(book: Workbook, table: Table, rows: list[list[str]]) -> Any:
    """Make the sheet of a table, with its headings, as wide as they and the first rows need it."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet: Any = book.create_sheet(sheet_name(table))
    sheet.freeze_panes = "A2"
    headings = []
    for at, column in enumerate(table.columns, start=1):
        heading = f"{column_heading(table, column)} *" if column.required else column_heading(table, column)
        cell = WriteOnlyCell(sheet, value=heading)
        cell.font = Font(bold=True)
        cell.comment = Comment(note_of(table, column), "psm-model", width=320, height=120)
        headings.append(cell)
        letter = get_column_letter(at)
        longest = max([len(heading) + 2, *(len(row[at - 1]) for row in rows[:_LOOKED_AT])])
        # What is typed stays as it is typed: a spreadsheet would make a number of a code.
        sheet.column_dimensions[letter].number_format = _AS_TEXT
        sheet.column_dimensions[letter].width = min(max(longest, _NARROWEST), _WIDEST)
        words = _words(column)
        if words:
            choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
            # What it may hold besides is told when it is read.
            choice.showErrorMessage = False
            choice.add(f"{letter}2:{letter}{MOST_ROWS}")
            sheet.data_validations.append(choice)
    sheet.append(headings)
    return sheet


def _words(column: Column) -> list[str]:
    if column.holds is CellType.FLAG:
        return [write_cell(answer, column, in_words=True) for answer in (True, False)]
    return [choice_word(choice) for choice in column.choices or ()]


def _text_cell(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(sheet)
    cell.number_format = _AS_TEXT
    # Given as it is, since a text that begins with an equals sign would become a formula.
    cell._value = _TO_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)  # noqa: SLF001
    cell.data_type = "s"
    return cell


def _see_that_it_fits(rows: Rows) -> None:
    problems = []
    for table in tables():
        name = sheet_name(table)
        if len(rows[table.name]) >= MOST_ROWS:
            problems.append(Problem(name, f"at most {MOST_ROWS - 1:,} records", f"{len(rows[table.name]):,}"))
        for row, cells in enumerate(rows[table.name], start=2):
            for at, cell in enumerate(cells, start=1):
                # Excel counts as UTF-16 does.
                if len(cell) > _LONGEST_CELL // 2 and (length := len(cell.encode("utf-16-le")) // 2) > _LONGEST_CELL:
                    wanted = f"at most {_LONGEST_CELL:,} characters in a cell"
                    problems.append(Problem(f"{name}!{cell_name(row, at)}", wanted, f"{length:,}"))
    if problems:
        raise FormatError(tuple(problems))


def _save(book: Workbook, file: str | os.PathLike[str]) -> None:
    # Whole, before any file is touched: a book of openpyxl that can't be saved leaves much behind that complains.
    content = BytesIO()
    book.save(content)
    with replace_atomically(Path(file)) as binary:
        binary.write(content.getvalue())


def load_xlsx(file: str | os.PathLike[str]) -> tuple[Register, tuple[Loss, ...]]:
    """Read a register from a workbook, and tell what is lost by it: sheets and columns that mean nothing here.

    Sheets and headings may have their Indonesian names or those of the tables in CSV, and stand in any order; titles
    may stand above the headings. A date may be a date of the spreadsheet, a year a number, and both a text in
    Indonesian words. Of a formula the value is read that was last saved. A number that its format shows as something
    else (a percentage, an amount of money) is refused. Hidden sheets and rows are read. A row with nothing in any
    column that means something is no record.

    Limits: 20 million cells, blank ones before others included, 1,000 sheets, and unpacked 250 times the size of the
    file, or 64 MiB if that is more.

    Raises:
        FormatError: it is no workbook, or anything in it is wrong; the error carries every problem, with its cell
            ("Anggota!B7") or its row ("Anggota!7") and what was wanted there.
        ModuleNotFoundError: the extra ``xlsx`` is not installed.
        OSError: the file can't be read.
    """
    return read_xlsx(file)[:2]


def read_xlsx(file: str | os.PathLike[str]) -> TableReading:
    """Read a register from a workbook as `load_xlsx` does, with the cells that its values stood in."""
    _openpyxl()
    from .workbook.sheets import read_sheets

    return read_tables(read_sheets(Path(file)), str(file))
