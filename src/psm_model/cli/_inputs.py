"""Inputs of the commands: files, folders of registers, patterns, and standard input."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from glob import glob, has_magic
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from psm_model.errors import FormatError
from psm_model.text import escape, sanitize

from ._terminal import format_os_error, print_error

if TYPE_CHECKING:
    from psm_model.entities.register import Register
    from psm_model.formats.loss import Loss
    from psm_model.formats.popolo import Ends
    from psm_model.formats.read_result import ReadResult
    from psm_model.values.area import Level

__all__ = [
    "STANDARD",
    "display_name",
    "expand_paths",
    "read_bytes",
    "read_joined_or_report",
    "read_or_report",
    "read_register",
    "read_standard_input",
    "report_losses",
    "try_reading",
    "unpack_input",
]

STANDARD: Final = "-"
"""The name for standard input."""
MAX_LOSSES: Final = 10
"""The maximum number of losses to report one by one."""

# The schema of registers has the key too, but without a number.
_KEY: Final = re.compile(rb'"psm_register"\s*:\s*[0-9]')


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
    return "<stdin>" if file == STANDARD else sanitize(str(Path(file)))


def expand_paths(given: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each input file once; expand patterns that no shell has expanded.

    A folder of tables is one input. Any other folder stands for the registers directly in it, sorted by path, without
    hidden files; a message lists them. A JSON file counts as a register if it has the key of one.

    Yields:
        A file and an empty text, or an argument and the error.
    """
    seen: set[Path] = set()
    for argument in given:
        files = list(_expand_path(argument))
        if not files:
            hint = _hint_subfolders
            error = "no file matches" if has_magic(argument) else f"no register in this folder{hint(Path(argument))}"
            yield argument, error
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
    """Yield a folder of tables itself, else the registers in it, which a message lists."""
    folder = Path(given)
    if _has_tables(folder):
        yield given
        return
    registers = sorted(path for path in folder.iterdir() if not path.name.startswith(".") and _is_register(path))
    if registers:
        names = ", ".join(path.name for path in registers[:MAX_LOSSES]) + (
            f" and {len(registers) - MAX_LOSSES:,} more" * (len(registers) > MAX_LOSSES)
        )
        print_error(f"{sanitize(given)}: reading {sanitize(names)}{_hint_subfolders(folder, registers)}")
        yield from map(str, registers)
    elif any(folder.glob("*.csv")):
        # Reading it reports the expected names of tables.
        yield given


def _hint_subfolders(folder: Path, registers: Sequence[Path] = ()) -> str:
    """Return a hint that subfolders are not searched, if there are any."""
    others = (path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    if any(path not in registers for path in others):
        return f"; subfolders are not searched; use a pattern: '{sanitize(str(folder / '**' / '*.json'))}'"
    return ""


def _has_tables(folder: Path) -> bool:
    from psm_model.formats.tables.headings import find_table

    return any(find_table(path.stem) is not None for path in folder.glob("*.csv"))


def _is_register(path: Path) -> bool:
    from psm_model.formats.file_names import has_register_suffix

    if path.is_dir():
        return (path / "datapackage.json").is_file() and _has_tables(path)
    return has_register_suffix(path) and _is_marked_register(path)


def _is_marked_register(path: Path) -> bool:
    """Return whether a file is a workbook, or has the key of a register near its beginning."""
    from psm_model.formats.file_names import Format, detect_format
    from psm_model.formats.storage import iter_blocks

    if detect_format(path) is Format.WORKBOOK:
        return not path.name.startswith("~$")
    try:
        return any(_KEY.search(block) for block in islice(iter_blocks(path), 1))
    except (FormatError, ModuleNotFoundError, OSError):
        # Reading the file reports the error.
        return True


def read_register(
    file: str,
    *,
    ends: Ends | None = None,
    level: Level | None = None,
    collection: str | None = None,
    watch: Callable[[int], object] | None = None,
) -> ReadResult:
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
    if detect_format(file) is Format.POPOLO and ends is None:
        # Raise if the file does not exist.
        Path(file).stat()
        raise popolo_error(display_name(file))
    return read(file, ends=ends, level=level, collection=collection, watch=watch)


def try_reading(file: str) -> ReadResult | FormatError | str:
    """Read a register and report losses. For an unreadable file, return its error, or the reason."""
    try:
        result = read_register(file)
    except FormatError as error:
        return FormatError(error.problems, display_name(file))
    except (ModuleNotFoundError, OSError, ValueError) as error:
        return format_os_error(file, error)
    report_losses(file, result.losses)
    return result


def read_or_report(file: str) -> Register | None:
    """Read a register and report losses; report an unreadable file and return None."""
    result = try_reading(file)
    if isinstance(result, FormatError | str):
        print_error(str(result))
    return None if isinstance(result, FormatError | str) else result.register


def read_joined_or_report(argument: str) -> Register | None:
    """Read the registers that an argument stands for as one; report what is unreadable and return None."""
    from ._joined import join_registers

    registers: list[Register | None] = []
    for file, message in expand_paths([argument]):
        if message:
            print_error(f"{sanitize(file)}: {message}")
        registers.append(None if message else read_or_report(file))
    readable = [register for register in registers if register is not None]
    return join_registers(readable) if len(readable) == len(registers) else None


def report_losses(file: str, losses: tuple[Loss, ...]) -> None:
    """Report losses, the first ones individually."""
    for loss in losses[:MAX_LOSSES]:
        print_error(f"{sanitize(file)}: left out {escape(str(loss))}")
    if len(losses) > MAX_LOSSES:
        print_error(f"{sanitize(file)}: left out {len(losses) - MAX_LOSSES:,} more")
