"""Names of files: the format of registers that each implies."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Final

from psm_model.errors import FormatError, Problem

from .storage import suffix_format

__all__ = ["Format", "detect_format", "has_register_suffix", "input_format", "output_format"]


class Format(StrEnum):
    """A format of registers. The value is the ending of a file's name."""

    JSON = ".json"
    """A JSON document."""
    LINES = ".jsonl"
    """JSON Lines."""
    WORKBOOK = ".xlsx"
    """A workbook."""
    POPOLO = ".popolo.json"
    """A Popolo document."""
    PARQUET = ".parquet"
    """A folder of Parquet files."""
    FOLDER = "/"
    """A folder of CSV files."""


_OTHER_WORKBOOKS: Final = frozenset({".xls", ".xlsm", ".xlsb", ".ods"})
_TABLES: Final = frozenset({".csv", ".tsv"})


def detect_format(file: str | os.PathLike[str]) -> Format:
    """Return the format that the name of a file implies, JSON if it implies none.

    >>> detect_format("register.jsonl.gz"), detect_format("register")
    (<Format.LINES: '.jsonl'>, <Format.JSON: '.json'>)
    """
    path = Path(file)
    if path.suffix.lower() == Format.PARQUET:
        return Format.PARQUET
    if path.is_dir() or _ends_in_slash(file):
        return Format.FOLDER
    if path.name.lower().endswith(Format.POPOLO):
        return Format.POPOLO
    if path.suffix.lower() == Format.WORKBOOK:
        return Format.WORKBOOK
    return Format.LINES if suffix_format(path) == Format.LINES else Format.JSON


def _ends_in_slash(file: str | os.PathLike[str]) -> bool:
    return os.fspath(file).endswith((Format.FOLDER, os.sep))


def has_register_suffix(path: Path) -> bool:
    """Return whether the name of a file, other than a folder, implies a format.

    >>> from pathlib import Path
    >>> has_register_suffix(Path("register.json.gz")), has_register_suffix(Path("notes.txt"))
    (True, False)
    """
    return path.suffix.lower() == Format.WORKBOOK or suffix_format(path) in {Format.JSON, Format.LINES}


def input_format(file: str | os.PathLike[str]) -> Format:
    """Return the format in which a file is read.

    Raises:
        FormatError: the name ends like that of another workbook or of a single table.
    """
    path = Path(file)
    suffix = path.suffix.lower()
    if detect_format(file) is Format.PARQUET and path.is_file():
        raise FormatError((Problem("", "the folder of the Parquet files", f"a file that ends in {suffix}"),), str(path))
    if detect_format(file) is Format.JSON and suffix in _OTHER_WORKBOOKS | _TABLES:
        expected = "a workbook that is saved as .xlsx" if suffix in _OTHER_WORKBOOKS else "the folder of the CSV files"
        raise FormatError((Problem("", expected, f"a file that ends in {suffix}"),), str(path))
    return detect_format(file)


def output_format(file: str | os.PathLike[str]) -> Format:
    """Return the format in which a file of this name is written.

    >>> output_format("tables/")
    <Format.FOLDER: '/'>

    Raises:
        ValueError: the name implies no format.
    """
    path, detected = Path(file), detect_format(file)
    if detected is Format.FOLDER and path.suffix and not _ends_in_slash(file):
        got = os.fspath(file)
        msg = f"expected a name that ends in a slash for a folder of CSV files, got {got!r}, which is a folder"
        raise ValueError(msg)
    if detected is Format.JSON and suffix_format(path) != Format.JSON and (path.is_file() or not path.exists()):
        *suffixes, _ = Format
        expected = f"{', '.join(suffixes)} or, for a folder of CSV files, a slash"
        raise ValueError(f"expected a name that ends in {expected}, got {os.fspath(file)!r}")
    return detected
