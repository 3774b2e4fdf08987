"""CSV: a register as a folder of tables, one file a table, with a Frictionless Table Schema beside them.

Each list of records is a table: ``organisations.csv``, ``board_terms.csv``, ``board_term_appointments.csv``. The first
row names the columns; `psm_model.formats.xlsx` has the same tables as sheets. The file ``datapackage.json`` says what
each column holds, for tools that read Frictionless data packages.

A text that a spreadsheet would take for a formula, since it begins with ``=``, ``+``, ``-`` or ``@``, gets an
apostrophe before it, and loses it when it is read. Space around a text is not read, so a text that has some is written
in quotation marks.
"""

from __future__ import annotations

import csv
import io
import json
import re
from array import array
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem
from psm_model.values.area import AreaCode
from psm_model.values.partial_date import PartialDate

from ._told import LONGEST_TEXT
from .document import BYTE_ORDER_MARK
from .json_schema import json_schema
from .loss import Loss
from .storage import iter_blocks, replace_atomically
from .tables.cells import cell_name
from .tables.headings import Sheet, find_headings, find_table
from .tables.reading import TableReading, read_tables
from .tables.rows import make_rows
from .tables.schema import CellType, Column, Table, tables

if TYPE_CHECKING:
    import _csv
    import os

__all__ = ["PACKAGE", "dump_csv", "load_csv", "read_csv"]

PACKAGE: Final = "datapackage.json"
"""The name of the file that tells what the tables hold."""

_SUFFIX: Final = ".csv"
_DELIMITERS: Final = (",", ";", "\t")
_WHOLE: Final = "a cell without quotation marks, or with marks around all of it and doubled within"
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")


def dump_csv(register: Register, folder: str | os.PathLike[str], *, excel: bool = False) -> tuple[Loss, ...]:
    """Write a register into a folder, a file for each table, and tell what is lost by it.

    Each loss is of a value of the JSON document that `dumps` would write: a text that is there and empty, and what is
    in a second entity with one id. Files of the tables that are in the folder are replaced, others are left.

    Args:
        register: The register. `redact` takes sensitive fields out of it beforehand.
        folder: The folder, which is made if it is not there.
        excel: Whether columns are divided by semicolons and a byte order mark stands first, as Excel wants where
            numbers are written with a comma, as in Indonesia.

    Raises:
        FormatError: a text in it can't be written; no file is touched.
        OSError: the files can't be written.
        TypeError: it is no register.
    """
    rows, losses = make_rows(register, in_words=False)
    written = {table: _written(table, rows[table.name], ";" if excel else ",") for table in tables()}
    into = Path(folder)
    into.mkdir(parents=True, exist_ok=True)
    for table, text in written.items():
        with replace_atomically(into / f"{table.name}{_SUFFIX}") as file:
            file.write(((BYTE_ORDER_MARK if excel else "") + text).encode())
    with replace_atomically(into / PACKAGE) as file:
        file.write((json.dumps(_package(excel=excel), ensure_ascii=False, indent=2) + "\n").encode())
    return losses


def _written(table: Table, rows: list[list[str]], delimiter: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for number, row in enumerate(rows, start=2):
        for column, cell in zip(table.columns, row, strict=True):
            if len(cell) > LONGEST_TEXT:
                got = f"{len(cell):,} in {column.name} of row {number:,}"
                wanted = f"at most {LONGEST_TEXT:,} characters in a cell"
                raise FormatError((Problem(f"{table.name}{_SUFFIX}", wanted, got),))
        writer.writerow([_guarded(cell) for cell in row])
    return text.getvalue()


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _bared(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def load_csv(folder: str | os.PathLike[str]) -> tuple[Register, tuple[Loss, ...]]:
    """Read a register from a folder of tables, and tell what is lost by it: tables and columns that mean nothing here.

    Columns may be divided by commas, semicolons or tabs and stand in any order, and files begin with a byte order mark
    or not. Headings, and the names of the files, may be those of a workbook, and so may the words; titles may stand
    above the headings. A row with nothing in any column that means something is no record.

    Raises:
        FormatError: anything is wrong; the error carries every problem, with its cell ("members.csv!B7") or
            its row ("members.csv!7").
        OSError: the folder or a file in it can't be read.
    """
    return read_csv(folder)[:2]


def read_csv(folder: str | os.PathLike[str]) -> TableReading:
    """Read a register from a folder as `load_csv` does, with the cells that its values stood in."""
    problems: list[Problem] = []
    sheets = []
    for file in sorted(file for file in Path(folder).iterdir() if file.suffix.lower() == _SUFFIX):
        table = find_table(file.stem)
        if table is None:
            # Whatever it is, it need not be a table: what counts is whether anything is in it, and it may be large.
            filled = next((block for block in iter_blocks(file) if block.strip()), b"")
            sheets.append(Sheet(file.stem, file.name, [(filled.decode(errors="replace"),)]))
            continue
        try:
            sheets.append(_sheet(table, file))
        except FormatError as error:
            problems += error.problems
    if problems:
        raise FormatError(tuple(problems), str(folder))
    return read_tables(sheets, str(folder))


def _sheet(table: Table, file: Path) -> Sheet:
    """Read a table in a file, whose columns are divided by that by which most headings are found."""
    content = file.read_bytes()
    try:
        text = content.decode().removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        got = f"the byte 0x{error.object[error.start]:02x} at offset {error.start:,}"
        wanted = "a file in UTF-8, as Excel saves it by 'CSV UTF-8'"
        raise FormatError((Problem(file.name, wanted, got),)) from None

    def known(delimiter: str) -> int:
        headings, _ = find_headings(table, Sheet(file.stem, file.name, _rows_before_any_error(text, delimiter)))
        return len(headings.columns)

    delimiter = max(_DELIMITERS, key=known)
    torn = tuple(
        Problem(f"{file.name}!{place}", _WHOLE, "marks in the midst of it") for place in _torn(text, delimiter)
    )
    if torn:
        raise FormatError(torn)
    reader = _reader(text, delimiter)
    rows: list[tuple[object, ...]] = []
    lines: array[int] = array("L")
    line = 1
    try:
        for row in reader:
            rows.append(tuple(_bared(cell) for cell in row))
            lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        problem = Problem(file.name, "a table in CSV", f"{error} in line {reader.line_num:,}")
        raise FormatError((problem,)) from None
    return Sheet(file.stem, file.name, rows, lines=lines if reader.line_num > len(rows) else ())


def _torn(text: str, delimiter: str) -> Iterator[str]:
    """Yield the cells in which quotation marks open or close, so that what belongs together is torn at a delimiter.

    Marks that are doubled, or that stand around a whole cell, tear nothing.
    """
    # A mark behind something else than the start of a cell, and before something else than its end.
    if re.search(rf'[^"\r\n {delimiter}] *"[^"\r\n{delimiter}]', text) is None:
        return
    cell = re.compile(rf' *"(?:[^"]|"")*+"(?=[{delimiter}\r\n]|\Z)|[^\r\n{delimiter}]*')
    at, row, column = 0, 1, 1
    while at <= len(text):
        found = cell.match(text, at)
        if found is None:
            return
        if not found[0].lstrip(" ").startswith('"') and found[0].count('"') % 2:
            yield cell_name(row, column)
        at = found.end()
        if text[at : at + 1] == delimiter:
            column += 1
        else:
            row, column = row + 1, 1
        at += 2 if text[at : at + 2] == "\r\n" else 1


def _rows_before_any_error(text: str, delimiter: str) -> Iterator[tuple[str, ...]]:
    with suppress(csv.Error):
        yield from map(tuple, _reader(text, delimiter))


def _reader(text: str, delimiter: str) -> _csv.Reader:
    # What stands in quotation marks behind a comma and a space is in quotation marks all the same.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)


# Any: JSON.
def _package(*, excel: bool) -> dict[str, Any]:
    """Describe the tables as a Frictionless data package."""
    return {
        "profile": "tabular-data-package",
        "name": "psm-register",
        "title": "A register of organisations of community social workers",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": table.name,
                "path": f"{table.name}{_SUFFIX}",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8-sig" if excel else "utf-8",
                "dialect": {"delimiter": ";" if excel else ","},
                "schema": _schema(table),
            }
            for table in tables()
        ],
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.steps:
        reference = {"resource": table.place, "fields": "id"}
        schema["foreignKeys"] = [{"fields": table.columns[0].name, "reference": reference}]
    return schema


def _field(column: Column) -> dict[str, Any]:
    kind, name = column.owner
    definitions = json_schema()["$defs"]
    field: dict[str, Any] = {
        "name": column.name,
        "type": "boolean" if column.holds is CellType.FLAG else "string",
        "description": definitions[kind.__name__]["properties"][name]["description"],
    }
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    match column.holds:
        case CellType.CHOICE if column.choices is not None:
            constraints["enum"] = [choice.value for choice in column.choices]
        case CellType.DATE:
            constraints["pattern"] = definitions[PartialDate.__name__]["pattern"]
        case CellType.END:
            constraints["pattern"] = definitions["Period"]["properties"]["end"]["pattern"]
        case CellType.CODE:
            constraints["pattern"] = definitions[AreaCode.__name__]["anyOf"][0]["pattern"]
        case CellType.FLAG:
            field |= {"trueValues": ["true"], "falseValues": ["false"]}
        case _:
            pass
    return field | ({"constraints": constraints} if constraints else {})
