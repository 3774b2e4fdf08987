"""Inputs of the commands: files, folders of registers, patterns, and standard input."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from glob import glob, has_magic
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

from psm_model.errors import ConfigError, FormatError
from psm_model.text import escape, sanitise

from ._terminal import format_os_error, print_error

if TYPE_CHECKING:
    from psm_model.checking import Config
    from psm_model.entities.register import Register
    from psm_model.formats.loss import Loss
    from psm_model.formats.popolo import Ends
    from psm_model.formats.read_result import ReadResult
    from psm_model.values.area import Level

__all__ = [
    "STANDARD",
    "ReadOptions",
    "display_name",
    "expand_paths",
    "iter_inputs",
    "load_config",
    "read_bytes",
    "read_or_report",
    "read_register",
    "read_standard_input",
    "report_losses",
    "unpack_input",
]

STANDARD: Final = "-"
"""The name for standard input."""
MAX_LOSSES: Final = 10
"""The maximum number of losses to report one by one."""

_KEY: Final = re.compile(rb'"psm_register"\s*:\s*[0-9]')
_TABLE: Final = ".csv"
_PACKAGE: Final = "datapackage.json"  # `PACKAGE` of the CSV format, repeated here to avoid the import
_LOCK: Final = "~$"
"""The beginning of the name of a file with which a spreadsheet marks an open workbook."""


class ReadOptions(TypedDict, total=False):
    """Options of `psm_model.formats.files.read`, which says what they mean."""

    ends: Ends | None
    level: Level | None
    collection: str | None
    watch: Callable[[int], object] | None


def read_bytes(file: str) -> bytes:
    """Read a file, or standard input.

    Raises:
        OSError: the file cannot be read, or standard input is closed.
    """
    if file != STANDARD:
        return Path(file).read_bytes()
    if sys.stdin is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), display_name(file))
    return sys.stdin.buffer.read()


def read_standard_input() -> bytes:
    """Read a register in JSON or JSON Lines from standard input, decompressed if necessary.

    Raises:
        FormatError: the compressed data is truncated.
        ModuleNotFoundError: the data is compressed with Zstandard, which is not installed.
        OSError: standard input cannot be read.
    """
    return unpack_input(read_bytes(STANDARD), display_name(STANDARD))


def unpack_input(data: bytes, name: str) -> bytes:
    """Decompress data that starts like gzip or Zstandard."""
    from psm_model.formats import storage

    return storage.unpack(data, name)


def display_name(file: str) -> str:
    """Return the name of a file in messages."""
    return "<stdin>" if file == STANDARD else sanitise(str(Path(file)))


def expand_paths(given: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each input file once; expand patterns that no shell has expanded.

    A folder of tables is one input. Any other folder stands for the registers directly in it, sorted by path, without
    hidden files: what has the name of a format, except whole JSON without the key of a register, and folders of tables
    with the description that `psm_model.formats.csv` writes. A message lists them, and what is not read.

    Yields:
        A file and an empty text, or an argument and the error.
    """
    seen: set[Path] = set()
    for argument in given:
        files = list(_expand_path(argument))
        if not files:
            yield argument, "no file matches" if has_magic(argument) else _explain_empty(Path(argument))
        for file in files:
            place = Path(file).resolve()
            # Pipes and standard input can be read only once.
            if place not in seen:
                seen.add(place)
                yield file, ""


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
    """Yield a folder of tables itself, else the registers in it. A message lists them, and what is not read."""
    folder = Path(given)
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
    """Return what is in a folder, without what is hidden."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", _LOCK)))


def _list_names(names: Iterable[str]) -> str:
    listed = list(names)
    more = f" and {len(listed) - MAX_LOSSES:,} more" * (len(listed) > MAX_LOSSES)
    return sanitise(", ".join(listed[:MAX_LOSSES])) + more


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
    """Return whether something in a folder is read: by its name, unless it is whole JSON of another kind."""
    from psm_model.formats.file_names import Format, detect_format, has_register_suffix

    if path.is_dir():
        return (path / _PACKAGE).is_file() and _has_tables(path)
    if not has_register_suffix(path):
        return False
    return detect_format(path) is Format.WORKBOOK or not _is_other_json(path)


def _is_other_json(path: Path) -> bool:
    """Return whether a file is whole JSON, or JSON Lines with a whole first line, without the key of a register."""
    from psm_model.formats.document import VERSION_KEY
    from psm_model.formats.file_names import Format, detect_format
    from psm_model.formats.storage import iter_blocks

    try:
        blocks = iter_blocks(path)
        content = next(blocks, b"")
        # The schema of registers has the key too, but without a number.
        if _KEY.search(content):
            return False
        is_lines = detect_format(path) is Format.LINES
        whole = content.lstrip().partition(b"\n")[0] if is_lines else b"".join((content, *blocks))
        tree = json.loads(whole)
    except (FormatError, ModuleNotFoundError, OSError, ValueError, RecursionError):
        # Reading the file reports the error.
        return False
    return not (isinstance(tree, dict) and VERSION_KEY in tree)


def read_register(file: str, **options: Unpack[ReadOptions]) -> ReadResult:
    """Read a register as `psm_model.formats.files.read` does, or JSON or JSON Lines from standard input.

    Raises:
        FormatError: the file is not a register. For a Popolo document without `ends`, the error names convert.
        ModuleNotFoundError: a required package is not installed.
        OSError: the file cannot be read.
    """
    from psm_model.entities.register import Register
    from psm_model.formats import jsonl, loads, read
    from psm_model.formats.file_names import Format, detect_format
    from psm_model.formats.json import popolo_error
    from psm_model.formats.locations import DocumentLocations, LineLocations
    from psm_model.formats.read_result import ReadResult

    if file == STANDARD:
        text = read_standard_input()
        if jsonl.is_lines(text):
            register = Register.of(*jsonl.iter_load(BytesIO(text)))
            return ReadResult(register, (), LineLocations(lambda: [text]))
        return ReadResult(loads(text, source=display_name(file)), (), DocumentLocations(lambda: [text]))
    if detect_format(file) is Format.POPOLO and options.get("ends") is None:
        # Raise if the file does not exist.
        Path(file).stat()
        raise popolo_error(display_name(file))
    return read(file, **options)


def try_reading(file: str, **options: Unpack[ReadOptions]) -> ReadResult | FormatError | str:
    """Read a register and report losses. For an unreadable file, return its error, or the reason."""
    try:
        result = read_register(file, **options)
    except FormatError as error:
        return FormatError(error.problems, display_name(file))
    except (ModuleNotFoundError, OSError, ValueError) as error:
        return format_os_error(file, error)
    report_losses(file, result.losses)
    return result


def iter_inputs(
    given: Iterable[str], **options: Unpack[ReadOptions]
) -> Iterator[tuple[str, ReadResult | FormatError | str]]:
    """Read each input file; report losses and what is unreadable.

    Yields:
        A file and its register, its error, or the reason why it cannot be read.
    """
    for file, message in expand_paths(given):
        result = message or try_reading(file, **options)
        if isinstance(result, FormatError | str):
            print_error(f"{sanitise(file)}: {message}" if message else str(result))
        yield file, result


def read_or_report(argument: str, **options: Unpack[ReadOptions]) -> Register | None:
    """Read the registers that an argument stands for as one; report what is unreadable and return None."""
    from ._joined import join_registers

    results = [result for _, result in iter_inputs([argument], **options)]
    registers = [result.register for result in results if not isinstance(result, FormatError | str)]
    return join_registers(registers) if len(registers) == len(results) else None


def report_losses(file: str, losses: tuple[Loss, ...]) -> None:
    """Report losses, the first ones individually."""
    for loss in losses[:MAX_LOSSES]:
        print_error(f"{sanitise(file)}: left out {escape(str(loss))}")
    if len(losses) > MAX_LOSSES:
        print_error(f"{sanitise(file)}: left out {len(losses) - MAX_LOSSES:,} more")


def load_config(path: Path | None) -> Config:
    """Read the configuration of a check from a TOML file; None for the default configuration.

    Raises:
        ConfigError: the file is not a configuration. The error names it, since options are configuration too.
        OSError: the file cannot be read.
    """
    from psm_model.checking import Config

    if path is None:
        return Config()
    from psm_model.checking import config_toml

    try:
        return config_toml.load_config(path)
    except ConfigError as error:
        raise ConfigError(f"{path}, {error.key}", error.expected, error.got) from None
