"""What commands read: files, the registers in a folder, patterns, and standard input."""

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

from psm_model.errors import FormatError, Problem
from psm_model.text import escape, sanitize

from ._terminal import format_os_error, print_error

if TYPE_CHECKING:
    from psm_model.entities.register import Register
    from psm_model.formats.loss import Loss
    from psm_model.formats.popolo import Ends
    from psm_model.values.area import Level

__all__ = [
    "STANDARD",
    "display_name",
    "expand_paths",
    "parse_register",
    "read_bytes",
    "read_or_report",
    "read_register",
    "report_losses",
    "standard_input",
    "unpack_input",
]

STANDARD: Final = "-"
"""Stands for standard input."""
TOLD: Final = 10
"""How many losses are told one by one."""

_SUFFIXES: Final = (".json", ".jsonl", ".json.gz", ".jsonl.gz", ".json.zst", ".jsonl.zst", ".xlsx")
_JSON: Final = ".json"
_POPOLO_ALONE: Final = frozenset({"persons", "organizations", "memberships", "posts"})
"""The keys of a Popolo document that a register has not."""
# A schema of registers speaks of the key too, but gives it no number.
_KEY: Final = re.compile(rb'"psm_register"\s*:\s*[0-9]')


def read_bytes(file: str) -> bytes:
    """Read a file, or standard input.

    Raises:
        OSError: it can't be read, or standard input has been closed.
    """
    if file != STANDARD:
        return Path(file).read_bytes()
    if sys.stdin is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), display_name(file))
    return sys.stdin.buffer.read()


def standard_input() -> bytes:
    """Read a register in JSON or JSON Lines from standard input, unpacked where it is compressed.

    Raises:
        FormatError: what is compressed is broken off.
        ModuleNotFoundError: it is compressed by Zstandard, and nothing that reads that is installed.
        OSError: it can't be read.
    """
    return unpack_input(read_bytes(STANDARD), display_name(STANDARD))


def unpack_input(data: bytes, name: str) -> bytes:
    """Unpack what begins as gzip or Zstandard does, as `psm_model.formats.storage.unpack_input` does."""
    from psm_model.formats import storage as _files

    return _files.unpack(data, name)


def display_name(file: str) -> str:
    """Return what messages call a file."""
    return "<stdin>" if file == STANDARD else sanitize(str(Path(file)))


def expand_paths(given: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each file that is meant once, or what is wrong; patterns are expanded where no shell has done so.

    Of a folder that is no folder of tables, the registers directly in it are meant, in the order of their paths, but
    for what begins with a dot; a message says which. A JSON file in it counts as a register if it says so of itself.

    Yields:
        A file and nothing, or what was given and what is wrong with it.
    """
    seen: set[Path] = set()
    for one in given:
        found = list(_meant(one))
        if not found:
            wanted = "no file is called so" if has_magic(one) else f"no register is in this folder{_below(Path(one))}"
            yield one, wanted
        for file in found:
            place = Path(file).resolve()
            # What is a pipe or standard input can be read but once, and is given twice by mistake alone.
            if place not in seen:
                seen.add(place)
                yield file, ""


def _meant(given: str) -> Iterator[str]:
    path = Path(given)
    if given == STANDARD or path.is_file():
        yield given
    elif path.is_dir():
        yield from _in_folder(given)
    elif has_magic(given) and not path.exists():
        for match in sorted(glob(given, recursive=True)):  # noqa: PTH207  # Path.glob takes no absolute pattern
            yield from _meant(match)
    else:
        # It is not there, or a pipe; reading it tells.
        yield given


def _in_folder(given: str) -> Iterator[str]:
    """Yield a folder that is one of tables, else the registers in it, of which a message says what they are."""
    folder = Path(given)
    if _has_tables(folder):
        yield given
        return
    found = sorted(path for path in folder.iterdir() if not path.name.startswith(".") and _is_register(path))
    if found:
        names = ", ".join(path.name for path in found[:TOLD]) + (
            f" and {len(found) - TOLD:,} more" * (len(found) > TOLD)
        )
        print_error(f"{sanitize(given)}: reading {sanitize(names)}{_below(folder, found)}")
        yield from map(str, found)
    elif any(folder.glob("*.csv")):
        # Reading it tells which names tables have.
        yield given


def _below(folder: Path, read: Sequence[Path] = ()) -> str:
    """Return the hint that folders in a folder are not searched, if there are any."""
    others = (path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    if any(path not in read for path in others):
        return f"; folders in it are not searched, which a pattern does: '{sanitize(str(folder / '**' / '*.json'))}'"
    return ""


def _has_tables(folder: Path) -> bool:
    from psm_model.formats.tables.headings import find_table

    return any(find_table(path.stem) is not None for path in folder.glob("*.csv"))


def _is_register(path: Path) -> bool:
    if path.is_dir():
        return (path / "datapackage.json").is_file() and _has_tables(path)
    return path.name.lower().endswith(_SUFFIXES) and _says_so(path)


def _says_so(path: Path) -> bool:
    """Return whether a file is a workbook, or calls itself a register near its beginning."""
    from psm_model.formats.storage import iter_blocks

    if path.suffix.lower() == ".xlsx":
        return not path.name.startswith("~$")
    try:
        return any(_KEY.search(block) for block in islice(iter_blocks(path), 1))
    except (FormatError, ModuleNotFoundError, OSError):
        # That it can't be read is told when it is.
        return True


def read_register(
    file: str,
    *,
    ends: Ends | None = None,
    level: Level | None = None,
    collection: str | None = None,
    watch: Callable[[int], object] | None = None,
) -> tuple[Register, tuple[Loss, ...]]:
    """Read a register as `psm_model.formats.files.read` does, or JSON or JSON Lines from standard input.

    Raises:
        FormatError: it holds no register; of a Popolo document whose `ends` are not given, the error names convert.
        ModuleNotFoundError: what reads it is not installed.
        OSError: it can't be read.
    """
    from psm_model.entities.register import Register
    from psm_model.formats import files, jsonl

    if file == STANDARD:
        text = standard_input()
        if jsonl.is_lines(text):
            return Register.of(*jsonl.iter_load(BytesIO(text))), ()
        return parse_register(text, file), ()
    form = files.detect_format(file)
    if form == files.POPOLO and ends is None:
        # One that is not there is no Popolo document.
        Path(file).stat()
        raise _popolo_error(file)
    try:
        return files.read(file, ends=ends, level=level, collection=collection, watch=watch)
    except FormatError as error:
        if (
            form == _JSON
            and Path(file).is_file()
            and _is_popolo(unpack_input(Path(file).read_bytes(), display_name(file)))
        ):
            raise _popolo_error(file) from error
        raise


def parse_register(text: bytes, file: str) -> Register:
    """Parse a register in JSON.

    Args:
        text: The JSON text.
        file: The file that it is from, or standard input.

    Raises:
        FormatError: it is none; of a Popolo document, the error names convert.
    """
    from psm_model.formats import json

    try:
        return json.loads(text, source=display_name(file))
    except FormatError as error:
        if _is_popolo(text):
            raise _popolo_error(file) from error
        raise


def _is_popolo(text: bytes) -> bool:
    """Return whether a JSON text that is no register is a Popolo document."""
    import json

    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(tree, dict) and not tree.keys().isdisjoint(_POPOLO_ALONE) and "psm_register" not in tree


def _popolo_error(file: str) -> FormatError:
    from psm_model.formats.files import POPOLO

    renamed = "" if file.lower().endswith(POPOLO) else f", once its name ends in {POPOLO}"
    got = f"a Popolo document, from which 'psm-model convert' makes a register{renamed}"
    return FormatError((Problem("", "a register", got),), display_name(file))


def read_or_report(file: str) -> Register | None:
    """Read a register and tell what is left out of it; None where it can't be read, which is told too."""
    try:
        register, losses = read_register(file)
    except FormatError as error:
        print_error(str(FormatError(error.problems, display_name(file))))
    except (ModuleNotFoundError, OSError, ValueError) as error:
        print_error(format_os_error(file, error))
    else:
        report_losses(file, losses)
        return register
    return None


def report_losses(file: str, losses: tuple[Loss, ...]) -> None:
    """Tell what has been left out, the first of it by name."""
    for loss in losses[:TOLD]:
        print_error(f"{sanitize(file)}: left out {escape(str(loss))}")
    if len(losses) > TOLD:
        print_error(f"{sanitize(file)}: left out {len(losses) - TOLD:,} more")
