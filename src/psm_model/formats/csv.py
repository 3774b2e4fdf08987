"""CSV: a register as a folder of tables, one file each, with a Frictionless Table Schema.

Each list of records is a table: ``organisations.csv``, ``board_terms.csv``, ``board_term_appointments.csv``. The first
row names the columns; `psm_model.formats.xlsx` has the same tables as sheets. The file ``datapackage.json`` describes
the columns for tools that read Frictionless data packages.

A spreadsheet reads a text that begins with ``=``, ``+``, ``-`` or ``@`` as a formula. Such a text is written with an
apostrophe before it; reading removes the apostrophe. Reading strips space around a text, so a text with such space is
written in quotation marks.
"""

from __future__ import annotations

import csv
import io
import json
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem
from psm_model.values.area import AreaCode
from psm_model.values.partial_date import PartialDate

from ._problems import MAX_TEXT_LENGTH
from .document import BYTE_ORDER_MARK, VERSION_KEY, check_head
from .json_schema import json_schema
from .loss import Loss
from .migrations import VERSION
from .read_result import ReadResult
from .storage import iter_blocks, make_folder, replace_together, require_finished
from .syntax import describe_empty, describe_encoding
from .tables.cell_names import cell_name
from .tables.cells import MAX_COLUMNS
from .tables.headings import Sheet, find_headings, find_table
from .tables.reading import read_tables
from .tables.rows import make_rows
from .tables.schema import CellType, Column, Table, tables
from .whole_files import MAX_SIZE, join_blocks, read_at_most, trim_letter

if TYPE_CHECKING:
    import _csv
    import os

__all__ = [
    "DELIMITERS",
    "PACKAGE",
    "escape_formula",
    "make_reader",
    "read_csv",
    "require_width",
    "unescape_formula",
    "write_csv",
]

PACKAGE: Final = "datapackage.json"
"""The name of the file that describes the tables."""
DELIMITERS: Final = (",", ";", "\t")
"""The characters that may separate columns."""

_SUFFIX: Final = ".csv"
_MAX_PACKAGE: Final = 10_000_000
"""The most bytes of a description that is read."""
_NUL: Final = b"\0"
_EXPECTED_CELL: Final = "a cell without quotation marks, or with marks around all of it and doubled within"
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")


def write_csv(register: Register, folder: str | os.PathLike[str], *, excel: bool = False) -> tuple[Loss, ...]:
    """Write a register into a folder of CSV files and return the losses.

    A loss is a value of the JSON document that the tables cannot represent: an empty text, or the content of a second
    entity with the same id. Existing files of the tables are replaced together when all are complete; other files are
    kept.

    Args:
        register: The register. Use `redact` first to remove sensitive fields.
        folder: The folder. It is created if it does not exist.
        excel: Whether to separate columns by semicolons and begin with a byte order mark. Excel needs this where
            numbers have a decimal comma, as in Indonesia.

    Raises:
        FormatError: a text cannot be written, or a cell has more than 100,000 characters. No file is changed.
        OSError: a file cannot be written. No file is changed.
        WrongTypeError: it is not a register.
    """
    rows, losses = make_rows(register, in_words=False)
    mark, delimiter = (BYTE_ORDER_MARK, ";") if excel else ("", ",")
    texts = {f"{table.name}{_SUFFIX}": mark + _format_table(table, rows[table.name], delimiter) for table in tables()}
    texts[PACKAGE] = json.dumps(_describe_package(excel=excel), ensure_ascii=False, indent=2) + "\n"
    into = Path(folder)
    with make_folder(into):
        replace_together((into / name, text.encode()) for name, text in texts.items())
    return losses


def _format_table(table: Table, rows: list[list[str]], delimiter: str) -> str:
    output = io.StringIO()
    writer = csv.writer(output, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for number, row in enumerate(rows, start=2):
        for column, cell in zip(table.columns, row, strict=True):
            if len(cell) > MAX_TEXT_LENGTH:
                got = f"{len(cell):,} in {column.name} of row {number:,}"
                expected = f"at most {MAX_TEXT_LENGTH:,} characters in a cell"
                raise FormatError((Problem(f"{table.name}{_SUFFIX}", expected, got),))
        writer.writerow([escape_formula(cell) for cell in row])
    return output.getvalue()


def escape_formula(cell: str) -> str:
    """Return a cell with an apostrophe before it if a spreadsheet would take the text for a formula.

    >>> escape_formula("=1+1"), escape_formula("IPSM")
    ("'=1+1", 'IPSM')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unescape_formula(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from taking the text for a formula."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def read_csv(folder: str | os.PathLike[str], *, max_size: int = MAX_SIZE) -> ReadResult:
    """Read a register from a folder of CSV files. Unknown tables and columns are losses.

    Columns may be separated by commas, semicolons or tabs and be in any order. A byte order mark is optional. File
    names, headings and words may be those of a workbook, and titles may be above the headings. A row that is empty
    in every known column is skipped.

    Args:
        folder: A path.
        max_size: The maximum number of bytes of each file.

    Raises:
        FormatError: the input has a problem. The error contains every problem with its cell ("members.csv!B7") or
            its row ("members.csv!7").
        OSError: the folder or a file in it cannot be read.
    """
    require_finished(Path(folder))
    _check_version(Path(folder))
    problems: list[Problem] = []
    sheets = []
    for file in sorted(file for file in Path(folder).iterdir() if file.suffix.lower() == _SUFFIX):
        table = find_table(file.stem)
        if table is None:
            # An unknown file need not be a table and may be large: only look whether it is empty.
            content = next((block for block in iter_blocks(file) if block.strip()), b"")
            sheets.append(Sheet(file.stem, file.name, [(content.decode(errors="replace"),)]))
            continue
        try:
            sheets.append(_read_sheet(table, file, max_size))
        except FormatError as error:
            problems += error.problems
    if problems:
        raise FormatError(tuple(problems), str(folder))
    return read_tables(sheets, str(folder))


def _check_version(folder: Path) -> None:
    """Raise if the tables were written by a newer version. A description that another program wrote says nothing.

    Raises:
        FormatError: they were.
        OSError: the description cannot be read.
    """
    file = folder / PACKAGE
    if not file.is_file():
        return
    with file.open("rb") as opened:
        content = read_at_most(opened, _MAX_PACKAGE + 1)
    if len(content) > _MAX_PACKAGE:
        return
    try:
        tree = json.loads(content)
    except (ValueError, RecursionError):
        return
    if isinstance(tree, dict) and VERSION_KEY in tree:
        check_head({VERSION_KEY: tree[VERSION_KEY]}, str(file))


def _read_sheet(table: Table, file: Path, max_size: int) -> Sheet:
    """Read a table from a file, with the delimiter that yields the most known headings."""
    content = _read_content(file, max_size)
    got = describe_encoding(content, "file")
    if got is None and content.startswith(_NUL):
        got = "a file of another kind"
    if got is not None:
        raise FormatError((Problem(file.name, "a file in UTF-8, as Excel saves it by 'CSV UTF-8'", got),))
    text = content.decode().removeprefix(BYTE_ORDER_MARK)
    if not text.strip():
        raise FormatError((Problem(file.name, "a table with headings", describe_empty(text, "file")),))

    def count_headings(delimiter: str) -> int:
        headings, _ = find_headings(table, Sheet(file.stem, file.name, _iter_rows_before_error(text, delimiter)))
        return len(headings.columns)

    delimiter = max(DELIMITERS, key=count_headings)
    torn = tuple(
        Problem(f"{file.name}!{place}", _EXPECTED_CELL, "marks inside it")
        for place in _iter_torn_cells(text, delimiter)
    )
    if torn:
        raise FormatError(torn)
    reader = make_reader(io.StringIO(text, newline=""), delimiter)
    rows: list[tuple[object, ...]] = []
    lines: array[int] = array("L")
    line = 1
    try:
        for row in reader:
            require_width(row)
            rows.append(tuple(unescape_formula(cell) for cell in row))
            lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        problem = Problem(file.name, "a table in CSV", f"{error} in line {reader.line_num:,}")
        raise FormatError((problem,)) from None
    return Sheet(file.stem, file.name, rows, lines=lines if reader.line_num > len(rows) else (), has_whole_rows=True)


def _read_content(file: Path, max_size: int) -> bytes:
    """Read a file, of one that is no text only the beginning."""
    try:
        return join_blocks(iter_blocks(file), max_size=max_size, can_begin=_begins_like_text)
    except FormatError as error:
        problems = (Problem(file.name, each.expected, each.got) for each in error.problems)
        raise FormatError(tuple(problems)) from None


def _begins_like_text(head: bytes) -> bool:
    return not head.startswith(_NUL) and describe_encoding(trim_letter(head), "file") is None


def _iter_torn_cells(text: str, delimiter: str) -> Iterator[str]:
    """Yield the names of cells with a stray quotation mark, which may have been split at a delimiter.

    Doubled marks, and marks around a whole cell, are not stray.
    """
    # A mark that neither starts nor ends a cell.
    if re.search(rf'[^"\r\n {delimiter}] *"[^"\r\n{delimiter}]', text) is None:
        return
    cell = re.compile(rf' *"(?:[^"]|"")*+"(?=[{delimiter}\r\n]|\Z)|[^\r\n{delimiter}]*')
    offset, row, column = 0, 1, 1
    while offset <= len(text):
        match = cell.match(text, offset)
        if match is None:
            return
        if not match[0].lstrip(" ").startswith('"') and match[0].count('"') % 2:
            yield cell_name(row, column)
        offset = match.end()
        if text[offset : offset + 1] == delimiter:
            column += 1
        else:
            row, column = row + 1, 1
        offset += 2 if text[offset : offset + 2] == "\r\n" else 1


def _iter_rows_before_error(text: str, delimiter: str) -> Iterator[tuple[str, ...]]:
    with suppress(csv.Error):
        for row in make_reader(io.StringIO(text, newline=""), delimiter):
            require_width(row)
            yield tuple(row)


def require_width(row: Sequence[str]) -> None:
    """Raise if a row has more cells than a row of a workbook can have.

    Raises:
        csv.Error: it has.
    """
    if len(row) > MAX_COLUMNS:
        raise csv.Error(f"more than {MAX_COLUMNS:,} columns")


def make_reader(lines: Iterable[str], delimiter: str) -> _csv.Reader:
    """Return the reader of the rows of a table, given its lines with their line ends."""
    # skipinitialspace: a quoted cell may follow a comma and a space.
    return csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)


# Any: JSON.
def _describe_package(*, excel: bool) -> dict[str, Any]:
    """Describe the tables as a Frictionless data package."""
    definitions = json_schema()["$defs"]
    return {
        VERSION_KEY: VERSION,
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
                "schema": _describe_table(table, definitions),
            }
            for table in tables()
        ],
    }


def _describe_table(table: Table, definitions: Mapping[str, Any]) -> dict[str, Any]:
    fields = [_describe_column(column, definitions) for column in table.columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table.steps:
        reference = {"resource": table.place, "fields": "id"}
        schema["foreignKeys"] = [{"fields": table.columns[0].name, "reference": reference}]
    return schema


def _describe_column(column: Column, definitions: Mapping[str, Any]) -> dict[str, Any]:
    kind, name = column.owner
    field: dict[str, Any] = {
        "name": column.name,
        "type": "boolean" if column.cell_type is CellType.FLAG else "string",
        "description": definitions[kind.__name__]["properties"][name]["description"],
    }
    constraints: dict[str, Any] = {"required": True} if column.is_always_required else {}
    match column.cell_type:
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
