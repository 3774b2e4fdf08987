"""Files of offices' tables: the sheets of a workbook, or the rows of a CSV file in any usual encoding."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, Final, NamedTuple

import attrs

from psm_model._extras import require_extra
from psm_model.errors import FormatError, Problem, safe_repr
from psm_model.formats.csv import DELIMITERS, make_reader, require_width, unescape_formula
from psm_model.formats.storage import iter_blocks
from psm_model.formats.tables.headings import Sheet

from ._areas import is_area_name
from ._cell_errors import WRONG_QUOTE
from ._public_words import is_public_text

__all__ = ["OpenedFile", "open_tables"]

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD: Final = 1 << 16
_SAMPLE_LINES: Final = 40
_WORKBOOK: Final = (".xlsx", ".xlsm")
_TABLES: Final = (".csv", ".tsv", ".txt")
_QUOTE: Final = '"'
_QUOTED: Final = re.compile(r'\A\s*"([^"]*)"\s*\Z')
_MAX_LINE_LENGTH: Final = 16 << 20
"""The maximum number of characters of a line."""
_MAX_ROW_LINES: Final = 50
"""The number of lines of a row, above which its quotation mark was not closed."""
_ALL_DELIMITERS: Final = (*DELIMITERS, "|")


class OpenedFile(NamedTuple):
    """The tables of a file."""

    sheets: list[Sheet]
    """The sheets. The rows of a CSV file can be iterated several times, and are never all in memory."""
    encoding: str | None
    """The encoding of a text file."""
    delimiter: str | None
    """The sign between the columns of a text file."""


def open_tables(file: Path, *, encoding: str | None = None, delimiter: str | None = None) -> OpenedFile:
    """Open a workbook or a CSV file.

    Args:
        file: A path.
        encoding: The encoding of a CSV file; None to detect it.
        delimiter: The sign between its columns; None to detect it.

    Raises:
        FormatError: it is neither, or cannot be decoded.
        ModuleNotFoundError: the extra ``xlsx`` is not installed.
        OSError: it cannot be read.
    """
    suffix = file.suffix.lower()
    if suffix in _WORKBOOK:
        with require_extra("openpyxl", "workbooks (.xlsx) need", "xlsx"):
            from psm_model.formats.workbook.sheets import read_sheets

            sheets = read_sheets(file, are_whole=True)
            named = [attrs.evolve(sheet, place=_name_place(sheet.name, at)) for at, sheet in enumerate(sheets, start=1)]
            return OpenedFile(named, None, None)
    if suffix not in _TABLES:
        expected = "a workbook that is saved as .xlsx, or a table in .csv, .tsv or .txt"
        got = f"a file that ends in {suffix}" if suffix else "a name without an ending"
        raise FormatError((Problem("", expected, got),), str(file))
    if file.exists() and not (file.is_file() or file.is_dir()):
        expected, got = "a file on disk, because it is read several times", "a pipe or a device"
        raise FormatError((Problem("", expected, got),), str(file))
    encoding = encoding or _detect_encoding(file)
    _require_encoding(file, encoding)
    delimiter = delimiter or _detect_delimiter(file, encoding)
    rows = _TextRows(file, encoding, delimiter)
    return OpenedFile([Sheet(file.stem, file.name, rows)], encoding, delimiter)


def _name_place(name: str, number: int) -> str:
    """Return the name of a sheet in locations: its number if the name may be that of a person."""
    return name if is_public_text(name) or is_area_name(name) else f"#{number}"


def _detect_encoding(file: Path) -> str:
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    for mark, name in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return name
    if head.startswith(b"\0\0"):
        raise FormatError((Problem("", "a table in CSV", "a file of another kind"),), str(file))
    if b"\0" in head:
        # In UTF-16, ASCII has a zero byte before or after each character.
        return "utf-16-be" if head[::2].count(0) > head[1::2].count(0) else "utf-16-le"
    return "utf-8" if _is_decodable(file, "utf-8") else "cp1252"


def _is_decodable(file: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for block in iter_blocks(file):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _require_encoding(file: Path, encoding: str) -> None:
    if not _is_text_encoding(encoding):
        expected = "the name of an encoding, such as utf-8, cp1252 or utf-16"
        raise FormatError((Problem("", expected, safe_repr(encoding)),), str(file))
    if not _is_decodable(file, encoding):
        raise FormatError((Problem("", f"a text in {encoding}", "bytes that it does not have"),), str(file))


def _is_text_encoding(encoding: str) -> bool:
    """Return whether Python knows an encoding, and whether it is one of texts, unlike ``base64`` and ``rot13``."""
    try:
        b"a".decode(encoding)
    except UnicodeError:
        return True
    except (LookupError, ValueError):
        return False
    return True


def _iter_lines(opened: IO[str], source: str) -> Iterator[str]:
    """Yield the lines of a file.

    Raises:
        FormatError: a line is too long.
    """
    number = 0
    while line := opened.readline(_MAX_LINE_LENGTH + 1):
        number += 1
        if len(line) > _MAX_LINE_LENGTH:
            problem = Problem("", f"lines of at most {_MAX_LINE_LENGTH:,} characters", "a longer one", number)
            raise FormatError((problem,), source)
        yield line


def _detect_delimiter(file: Path, encoding: str) -> str:
    """Return the separator with which the most rows have the same number of columns, and the most columns."""
    with file.open(encoding=encoding, newline="") as opened:
        lines = list(islice(_iter_lines(opened, str(file)), _SAMPLE_LINES))

    def count_agreeing(delimiter: str) -> int:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if any(row))
        except csv.Error:
            return 0
        width, rows = max(widths.items(), key=lambda item: (item[0] - 1) * item[1], default=(1, 0))
        return (width - 1) * rows

    return max(_ALL_DELIMITERS, key=count_agreeing)


class _TextRows:
    """The rows of a text file, read anew at each iteration."""

    def __init__(self, file: Path, encoding: str, delimiter: str) -> None:
        self._file = file
        self._encoding = encoding
        self._delimiter = delimiter

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        with self._file.open(encoding=self._encoding, newline="") as opened:
            lines = _Lines(_iter_lines(opened, str(self._file)))
            while (line := next(lines, None)) is not None:
                lines.push_back([line])
                yield from self._iter_readable(lines)
                if lines.taken:
                    yield self._split_line(lines)

    def _iter_readable(self, lines: _Lines) -> Iterator[tuple[object, ...]]:
        """Yield the rows before the first that cannot be parsed, whose lines are left as taken."""
        lines.taken.clear()
        try:
            for row in make_reader(lines, self._delimiter):
                require_width(row)
                lines.taken.clear()
                yield tuple(unescape_formula(cell) for cell in row)
        except csv.Error as error:
            if any(_QUOTE in line for line in lines.taken):
                return
            raise self._refuse(lines, error) from None

    def _refuse(self, lines: _Lines, error: csv.Error) -> FormatError:
        problem = Problem("", "a table in CSV", f"{error} in line {lines.number:,}")
        return FormatError((problem,), str(self._file))

    def _split_line(self, lines: _Lines) -> tuple[object, ...]:
        """Return the cells of the first line that was taken; those from a wrong quotation mark on are unreadable."""
        first, *rest = lines.taken
        pieces = first.rstrip("\r\n").split(self._delimiter)
        try:
            require_width(pieces)
        except csv.Error as error:
            raise self._refuse(lines, error) from None
        lines.push_back(rest)
        cells: list[object] = []
        for cell in pieces:
            is_wrong = WRONG_QUOTE in cells[-1:] or _QUOTE in _QUOTED.sub(r"\1", cell)
            cells.append(WRONG_QUOTE if is_wrong else unescape_formula(_QUOTED.sub(r"\1", cell)))
        return tuple(cells)


class _Lines:
    """The lines of a file, of which those of an unfinished row can be read again."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: list[str] = []
        self.taken: list[str] = []
        """The lines that were read since the last row."""
        self.number = 0
        """The number of the last line."""

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= _MAX_ROW_LINES:
            raise csv.Error("a row of too many lines")
        line = self._again.pop() if self._again else next(self._lines)
        self.number += 1
        self.taken.append(line)
        return line

    def push_back(self, lines: Sequence[str]) -> None:
        """Put lines back, which are read again, and forget the taken ones."""
        self._again += reversed(lines)
        self.number -= len(lines)
        self.taken.clear()
