"""The sheets of a workbook (.xlsx).

This reads the parts directly, since libraries reject a whole workbook for a style without a name. Hidden sheets are
read too; chart sheets hold no cells.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import Path
from typing import Final

from psm_model.errors import FormatError, Problem
from psm_model.formats.document import VERSION_KEY, check_head
from psm_model.formats.storage import max_decompressed_size
from psm_model.formats.tables.headings import Sheet, find_table

from .cells import MAX_CELLS, YES, Budget, SheetReader, unescape
from .number_formats import NumberFormat, read_format
from .package import Package, PackageError, open_package

__all__ = ["read_sheets"]

_EXPECTED: Final = "a workbook that a spreadsheet saved as .xlsx, without a password"
_MAX_SHEETS: Final = 1000
_RELATION: Final = ":id"
_MAX_DIGITS: Final = 9


def read_sheets(
    file: Path,
    *,
    are_whole: bool = False,
    max_cells: int = MAX_CELLS,
    limit: Callable[[int], int] = max_decompressed_size,
) -> list[Sheet]:
    """Read the sheets of a workbook. A formula gives its value at the last save.

    Args:
        file: A path.
        are_whole: Whether to read every row of every sheet. By default, only the first row that is not blank is read of
            a sheet that is not a table of a register.
        max_cells: The maximum number of cells, including blank cells before others.
        limit: Returns the maximum number of unpacked bytes for the size of the file.

    Raises:
        FormatError: it is not a workbook, or a sheet is damaged. A damaged cell becomes a `CellError` instead.
        OSError: the file cannot be read.
    """
    try:
        with open_package(file, limit) as package:
            return _read_package(package, str(file), Budget(max_cells), are_whole=are_whole)
    except PackageError as error:
        raise FormatError((Problem("", _EXPECTED, error.got),), str(file)) from None


def _read_package(package: Package, source: str, budget: Budget, *, are_whole: bool) -> list[Sheet]:
    book_part = next(
        (target for kind, target in _read_relations(package, "").values() if kind.endswith("/officeDocument")),
        "xl/workbook.xml",
    )
    if book_part not in package or book_part.endswith(".bin"):
        raise PackageError(got=package.describe())
    _check_version(package, source)
    book, relations = _Book(), _read_relations(package, book_part)
    package.read(book_part, book)
    if not book.is_workbook:
        raise PackageError(got=package.describe())
    texts, formats = _Texts(), _Formats()
    for kind, target in relations.values():
        part = texts if kind.endswith("/sharedStrings") else formats if kind.endswith("/styles") else None
        if part is not None and not part.items and target in package:
            package.read(target, part)
    sheets = []
    for name, relation, is_hidden in book.sheets:
        if relation not in relations:
            raise _sheet_error(name, "one whose part is not there", source)
        kind, target = relations[relation]
        # Other sheets are charts and dialogues.
        if kind.endswith("/worksheet"):
            first_alone = not are_whole and find_table(name) is None
            reader = SheetReader(texts.items, formats.items, budget, from_1904=book.from_1904, first_alone=first_alone)
            try:
                package.read(target, reader)
                sheets.append(
                    Sheet(
                        name,
                        name,
                        reader.rows,
                        merged=reader.merged,
                        is_hidden=is_hidden,
                        hidden_rows=frozenset(reader.hidden_rows),
                        hidden_columns=frozenset(reader.hidden_columns),
                    )
                )
            except PackageError as error:
                raise _sheet_error(name, f"{error.got}, after {reader.count:,} rows", source) from None
    return sheets


def _check_version(package: Package, source: str) -> None:
    """Raise if a workbook was written by a newer version. A program that saved it anew may have dropped the version.

    Raises:
        FormatError: it was.
    """
    parts = [target for kind, target in _read_relations(package, "").values() if kind.endswith("/core-properties")]
    for part in parts:
        if part in package:
            properties = _Properties()
            package.read(part, properties)
            key, _, version = properties.version.partition(" ")
            if key == VERSION_KEY and version.isdigit() and len(version) <= _MAX_DIGITS:
                check_head({VERSION_KEY: int(version)}, source)


def _sheet_error(name: str, got: str, source: str) -> FormatError:
    expected = "a sheet that can be read; where a spreadsheet opens it, save it anew"
    return FormatError((Problem(name, expected, got),), source)


def _read_relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Return the kind and the target of each relation of a part, or of the package, by id."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    reader = _Relations(folder)
    if relations in package:
        package.read(relations, reader)
    return reader.items


class _Reader:
    """A base of the readers of small parts."""

    is_done = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Handle the start of an element."""

    def end(self, name: str) -> None:
        """Handle the end of an element."""

    def text(self, data: str) -> None:
        """Handle a piece of text."""


class _Relations(_Reader):
    """A reader of the references of a part."""

    def __init__(self, folder: str) -> None:
        self.items: dict[str, tuple[str, str]] = {}
        self._folder = folder

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            path = target if target.startswith("/") else posixpath.join(self._folder, target)
            kind = attributes.get("Type", "")
            self.items[attributes.get("Id", "")] = kind, posixpath.normpath("/" + path).lstrip("/")


class _Properties(_Reader):
    """A reader of the version among the properties of a workbook."""

    def __init__(self) -> None:
        self.version = ""
        self._taking = False

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  # the signature of all readers
        self._taking = name == "version"

    def text(self, data: str) -> None:
        if self._taking:
            self.version += data

    def end(self, name: str) -> None:  # noqa: ARG002  # the signature of all readers
        self._taking = False


class _Book(_Reader):
    """A reader of the list of sheets."""

    def __init__(self) -> None:
        self.is_workbook = False
        self.from_1904 = False
        self.sheets: list[tuple[str, str, bool]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "workbook":
            self.is_workbook = True
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "").lower() in YES
        elif name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(_RELATION)), "")
            is_hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), relation, is_hidden))
            if len(self.sheets) > _MAX_SHEETS:
                raise PackageError(got=f"one with more than {_MAX_SHEETS:,} sheets")


class _Texts(_Reader):
    """A reader of the shared texts, to which cells refer by number."""

    def __init__(self) -> None:
        self.items: list[str] = []
        self._pieces: list[str] = []
        self._taking = False
        self._skipping = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  # the signature of all readers
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            # Skip the phonetic reading of a text.
            self._skipping += 1
        elif name == "t":
            self._taking = True

    def text(self, data: str) -> None:
        if self._taking and not self._skipping:
            self._pieces.append(data)

    def end(self, name: str) -> None:
        if name == "si":
            self.items.append(unescape("".join(self._pieces)))
        elif name == "rPh":
            self._skipping -= 1
        elif name == "t":
            self._taking = False


class _Formats(_Reader):
    """A reader of the number formats of cell styles."""

    def __init__(self) -> None:
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        self.items: list[NumberFormat] = []
        self._codes = {str(number): code for number, code in BUILTIN_FORMATS.items()}
        self._in_styles = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_styles = True
        elif name == "xf" and self._in_styles:
            self.items.append(read_format(self._codes.get(attributes.get("numFmtId", ""), "")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_styles = False
