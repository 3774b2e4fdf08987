"""Paths of inputs: which files the arguments of a command stand for, with folders and patterns expanded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from glob import glob, has_magic
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from psm_model.errors import FormatError
from psm_model.text import sanitise

from ._terminal import print_error

__all__ = ["STANDARD", "InputPath", "display_name", "expand_paths"]

STANDARD: Final = "-"
"""The name for standard input."""

_MAX_NAMES: Final = 10
_KEY: Final = re.compile(rb'"psm_register"\s*:\s*[0-9]')
_TABLE: Final = ".csv"
_PACKAGE: Final = "datapackage.json"  # `PACKAGE` of the CSV format, repeated here to avoid the import
_LOCK: Final = "~$"
"""The beginning of the name of a file with which a spreadsheet marks an open workbook."""


class InputPath(NamedTuple):
    """An input file, or an argument that names none."""

    file: str
    """The file, or the argument."""
    error: str | None = None
    """Why the argument stands for no file; None for a file."""


def display_name(file: str) -> str:
    """Return the name of a file in messages."""
    return "<stdin>" if file == STANDARD else sanitise(str(Path(file)))


def expand_paths(given: Iterable[str]) -> Iterator[InputPath]:
    """Yield each input file once; expand patterns that no shell has expanded.

    A folder of tables, CSV or Parquet, is one input. Any other folder stands for the registers directly in it, sorted
    by path, without hidden files: what has the name of a format, except whole JSON without the key of a register, and
    folders of CSV files with the description that `psm_model.formats.csv` writes. A message lists them, and what is not
    read.
    """
    seen: set[Path] = set()
    for argument in given:
        files = list(_expand_path(argument))
        if not files:
            error = "no file matches" if has_magic(argument) else _explain_empty(Path(argument))
            yield InputPath(argument, error)
        for file in files:
            place = Path(file).resolve()
            # Pipes and standard input can be read only once.
            if place not in seen:
                seen.add(place)
                yield InputPath(file)


def _expand_path(given: str) -> Iterator[str]:
    path = Path(given)
    if given == STANDARD or path.is_file():
        yield given
    elif path.is_dir():
        yield from _expand_folder(given)
    elif has_magic(given) and not path.exists():
        for match in sorted(glob(given, recursive=True)):  # noqa: PTH207  # Path.glob takes no absolute pattern
            yield from _expand_path(match)
    else:
        # It does not exist or is a pipe; reading it reports errors.
        yield given


def _expand_folder(given: str) -> Iterator[str]:
    """Yield a folder of tables itself, or the registers in another folder; a message lists what is and is not read."""
    from psm_model.formats.file_names import Format, detect_format

    folder = Path(given)
    if detect_format(folder) is Format.PARQUET:
        yield given
        return
    entries = _list_entries(folder)
    if _has_tables(folder):
        others = [path for path in entries if path.suffix.lower() != _TABLE and path.name != _PACKAGE]
        if others:
            print_error(f"{sanitise(given)}: reading its tables{_list_unread(others)}")
        yield given
        return
    registers = [path for path in entries if _is_register(path)]
    if registers:
        others = [path for path in entries if path not in registers]
        names = _list_names(path.name for path in registers)
        print_error(f"{sanitise(given)}: reading {names}{_list_unread(others)}{_hint_subfolders(folder, others)}")
        for path in registers:
            yield from _expand_folder(str(path)) if path.is_dir() else [str(path)]
    elif any(path.suffix.lower() == _TABLE for path in entries):
        # Reading it reports the expected names of tables.
        yield given


def _list_entries(folder: Path) -> list[Path]:
    """Return the entries of a folder, except hidden ones."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", _LOCK)))


def _list_names(names: Iterable[str]) -> str:
    listed = list(names)
    more = f" and {len(listed) - _MAX_NAMES:,} more" * (len(listed) > _MAX_NAMES)
    return sanitise(", ".join(listed[:_MAX_NAMES])) + more


def _list_unread(others: Sequence[Path]) -> str:
    names = _list_names(f"{path.name}/" if path.is_dir() else path.name for path in others)
    return f"; not read: {names}" if others else ""


def _hint_subfolders(folder: Path, others: Iterable[Path]) -> str:
    """Return a hint that subfolders are not searched, if there are any."""
    if any(path.is_dir() for path in others):
        return f"; subfolders are not searched; use a pattern: '{sanitise(str(folder / '**' / '*.json'))}'"
    return ""


def _explain_empty(folder: Path) -> str:
    """Return the error for a folder without registers, with what is in it."""
    others = _list_entries(folder)
    return f"no register in this folder{_list_unread(others)}{_hint_subfolders(folder, others)}"


def _has_tables(folder: Path) -> bool:
    from psm_model.formats.tables.headings import find_table

    return any(find_table(path.stem) is not None for path in folder.glob(f"*{_TABLE}"))


def _is_register(path: Path) -> bool:
    """Return whether an entry of a folder is a register, judging by its name and, for whole JSON, by its content."""
    from psm_model.formats.file_names import Format, detect_format, has_register_suffix

    if path.is_dir():
        return detect_format(path) is Format.PARQUET or ((path / _PACKAGE).is_file() and _has_tables(path))
    # Nobody named a pipe or a device in a folder. Reading it may never end.
    if not has_register_suffix(path) or (path.exists() and not path.is_file()):
        return False
    return detect_format(path) is Format.WORKBOOK or not _is_other_json(path)


def _is_other_json(path: Path) -> bool:
    """Return whether a file is whole JSON, or JSON Lines with a whole first line, without the key of a register."""
    from psm_model.formats.document import VERSION_KEY
    from psm_model.formats.file_names import Format, detect_format
    from psm_model.formats.storage import iter_blocks
    from psm_model.formats.whole_files import join_blocks

    try:
        blocks = iter_blocks(path)
        content = next(blocks, b"")
        # The schema of registers has the key too, but without a number.
        if _KEY.search(content):
            return False
        is_lines = detect_format(path) is Format.LINES
        whole = content.lstrip().partition(b"\n")[0] if is_lines else join_blocks(chain([content], blocks))
        tree = json.loads(whole)
    except (FormatError, ModuleNotFoundError, OSError, ValueError, RecursionError):
        # Reading the file reports the error.
        return False
    return not (isinstance(tree, dict) and VERSION_KEY in tree)
