"""The sheets of a workbook (.xlsx): which there are, what their cells show, and what a file is that is no workbook.

A workbook is read as its parts have it, since libraries refuse whole workbooks for a style without a name. Hidden
sheets are read as others are; sheets that are charts hold no cells.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import Path
from typing import Final

from psm_model.errors import FormatError, Problem
from psm_model.formats.storage import unpacked_limit
from psm_model.formats.tables.headings import Sheet, find_table

from .cells import MOST_CELLS, Budget, SheetReader, unescaped
from .number_formats import NumberFormat, read_format
from .package import Package, PackageError, opened_package

__all__ = ["read_sheets"]

_WANTED: Final = "a workbook that a spreadsheet saved as .xlsx, without a password"
_MOST_SHEETS: Final = 1000
_RELATION: Final = ":id"
_YES: Final = frozenset({"1", "true", "on"})


def read_sheets(
    file: Path, *, most_cells: int = MOST_CELLS, limit: Callable[[int], int] = unpacked_limit
) -> list[Sheet]:
    """Read the sheets of a workbook, in place of formulas the values that they had when they were saved.

    Of a sheet that is no table of a register only the first row that holds anything is read.

    Args:
        file: Its path.
        most_cells: How many cells it may have, blank ones before others included.
        limit: What gives how many bytes of it may be unpacked, by its size.

    Raises:
        FormatError: it is no workbook, or a sheet of it is damaged; where only a cell is, there is a `CellError` in it.
        OSError: the file can't be read.
    """
    try:
        with opened_package(file, limit) as package:
            return _read(package, str(file), Budget(most_cells))
    except PackageError as error:
        raise FormatError((Problem("", _WANTED, str(error)),), str(file)) from None


def _read(package: Package, source: str, budget: Budget) -> list[Sheet]:
    book_part = next(
        (target for kind, target in _relations_of(package, "").values() if kind.endswith("/officeDocument")),
        "xl/workbook.xml",
    )
    if book_part not in package or book_part.endswith(".bin"):
        raise PackageError(package.described())
    book, relations = _Book(), _relations_of(package, book_part)
    package.read(book_part, book)
    if not book.is_workbook:
        raise PackageError(package.described())
    texts, formats = _Texts(), _Formats()
    for kind, target in relations.values():
        found = texts if kind.endswith("/sharedStrings") else formats if kind.endswith("/styles") else None
        if found is not None and not found.found and target in package:
            package.read(target, found)
    made = []
    for name, relation in book.sheets:
        if relation not in relations:
            raise _unreadable(name, "one whose part is not there", source)
        kind, target = relations[relation]
        # Others are charts and dialogues.
        if kind.endswith("/worksheet"):
            reader = SheetReader(
                texts.found,
                formats.found,
                budget,
                from_1904=book.from_1904,
                first_alone=find_table(name) is None,
            )
            try:
                package.read(target, reader)
                made.append(Sheet(name, name, reader.rows, merged=reader.merged))
            except PackageError as error:
                raise _unreadable(name, f"{error}, after {reader.count:,} rows", source) from None
    return made


def _unreadable(name: str, got: str, source: str) -> FormatError:
    wanted = "a sheet that can be read; where a spreadsheet opens it, save it anew"
    return FormatError((Problem(name, wanted, got),), source)


def _relations_of(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Return the kind and the part of each relation of a part, or of the whole package, by its id."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    reader = _Relations(folder)
    if relations in package:
        package.read(relations, reader)
    return reader.found


class _Reader:
    """What all readers of small parts are."""

    is_done = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, data: str) -> None:
        """Take a piece of text."""


class _Relations(_Reader):
    """Reads to which parts another one refers."""

    def __init__(self, folder: str) -> None:
        self.found: dict[str, tuple[str, str]] = {}
        self._folder = folder

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            at = target if target.startswith("/") else posixpath.join(self._folder, target)
            kind = attributes.get("Type", "")
            self.found[attributes.get("Id", "")] = kind, posixpath.normpath("/" + at).lstrip("/")


class _Book(_Reader):
    """Reads which sheets there are."""

    def __init__(self) -> None:
        self.is_workbook = False
        self.from_1904 = False
        self.sheets: list[tuple[str, str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "workbook":
            self.is_workbook = True
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "").lower() in _YES
        elif name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(_RELATION)), "")
            self.sheets.append((attributes.get("name", ""), relation))
            if len(self.sheets) > _MOST_SHEETS:
                msg = f"one with more than {_MOST_SHEETS:,} sheets"
                raise PackageError(msg)


class _Texts(_Reader):
    """Reads the texts that cells refer to by their numbers."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._taking = False
        self._skipping = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  # as all readers
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            # How a text is pronounced is no part of it.
            self._skipping += 1
        elif name == "t":
            self._taking = True

    def text(self, data: str) -> None:
        if self._taking and not self._skipping:
            self._pieces.append(data)

    def end(self, name: str) -> None:
        if name == "si":
            self.found.append(unescaped("".join(self._pieces)))
        elif name == "rPh":
            self._skipping -= 1
        elif name == "t":
            self._taking = False


class _Formats(_Reader):
    """Reads the number format of each style of cells."""

    def __init__(self) -> None:
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        self.found: list[NumberFormat] = []
        self._codes = {str(number): code for number, code in BUILTIN_FORMATS.items()}
        self._in_styles = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_styles = True
        elif name == "xf" and self._in_styles:
            self.found.append(read_format(self._codes.get(attributes.get("numFmtId", ""), "")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_styles = False
