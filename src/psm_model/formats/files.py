"""Registers in files, in the format that the name implies: `load`, `dump`, and `read` and `write`, which return losses.

A name that ends in ``.jsonl`` means JSON Lines (see `psm_model.formats.jsonl`), ``.xlsx`` a workbook (see
`psm_model.formats.xlsx`), ``.popolo.json`` a Popolo document (see `psm_model.formats.popolo`), ``.json`` the JSON
document (see `psm_model.formats.json`). A folder, or a name that ends in a slash, means a folder of CSV files (see
`psm_model.formats.csv`). After ``.jsonl`` and ``.json``, ``.gz`` and ``.zst`` mean that the file is compressed (the
latter needs Python 3.14 or the extra ``zstd``); it may unpack to 250 times its size, or 64 MiB if that is more. A file
of any other name is read as a JSON document. It is written only if it exists and is not a regular file, such as a
pipe.
"""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from psm_model._garbage import collection_paused
from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem

from . import json, jsonl
from ._problems import describe
from .document import register_type_error
from .locations import DocumentLocations, LineLocations
from .loss import Loss, LossWarning
from .popolo import Ends, dumps_popolo, read_popolo
from .read_result import ReadResult
from .storage import iter_blocks, replace_atomically, suffix_format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from psm_model.values.area import Level

__all__ = ["LINES", "POPOLO", "WORKBOOK", "detect_format", "dump", "load", "output_format", "read", "write"]

LINES: Final = ".jsonl"
"""The suffix of JSON Lines."""
POPOLO: Final = ".popolo.json"
"""The suffix of a Popolo document."""
WORKBOOK: Final = ".xlsx"
"""The suffix of a workbook."""

_FOLDER: Final = "/"
_JSON: Final = ".json"
_OTHER_WORKBOOKS: Final = frozenset({".xls", ".xlsm", ".xlsb", ".ods"})
_TABLES: Final = frozenset({".csv", ".tsv"})


def detect_format(file: str | os.PathLike[str]) -> str:
    """Return the ending of a file's format: one of those above, ``.json`` or ``/``.

    >>> detect_format("register.jsonl.gz"), detect_format("tables/"), detect_format("register")
    ('.jsonl', '/', '.json')
    """
    path = Path(file)
    if path.is_dir() or os.fspath(file).endswith((_FOLDER, os.sep)):
        return _FOLDER
    if path.name.lower().endswith(POPOLO):
        return POPOLO
    if path.suffix.lower() == WORKBOOK:
        return WORKBOOK
    return LINES if suffix_format(path) == LINES else _JSON


def _input_format(file: str | os.PathLike[str]) -> str:
    path = Path(file)
    suffix = path.suffix.lower()
    if detect_format(file) == _JSON and suffix in _OTHER_WORKBOOKS | _TABLES:
        expected = "a workbook that is saved as .xlsx" if suffix in _OTHER_WORKBOOKS else "the folder of the CSV files"
        raise FormatError((Problem("", expected, f"a file that ends in {suffix}"),), str(path))
    return detect_format(file)


def output_format(file: str | os.PathLike[str]) -> str:
    """Return the ending of the format in which a file of this name is written.

    >>> output_format("tables/")
    '/'

    Raises:
        ValueError: the name implies no format.
    """
    path, ending = Path(file), detect_format(file)
    if ending == _FOLDER and path.suffix and not os.fspath(file).endswith((_FOLDER, os.sep)):
        got = os.fspath(file)
        msg = f"expected a name that ends in a slash for a folder of CSV files, got {got!r}, which is a folder"
        raise ValueError(msg)
    if ending == _JSON and suffix_format(path) != _JSON and (path.is_file() or not path.exists()):
        expected = f"{_JSON}, {LINES}, {WORKBOOK}, {POPOLO} or, for a folder of CSV files, a slash"
        msg = f"expected a name that ends in {expected}, got {os.fspath(file)!r}"
        raise ValueError(msg)
    return ending


def read(
    file: str | os.PathLike[str],
    *,
    ends: Ends | None = None,
    level: Level | None = None,
    collection: str | None = None,
    watch: Callable[[int], object] | None = None,
) -> ReadResult:
    """Read a register from a file, with the losses and the locations of its values.

    The locations in a JSON document or JSON Lines are found by reading the file again when they are requested.

    Args:
        file: A path.
        ends: The meaning of ``end_date`` in a Popolo document. Required for Popolo.
        level: As for `read_popolo`.
        collection: As for `read_popolo`.
        watch: Called repeatedly with the number of bytes read so far, for JSON and JSON Lines.

    Raises:
        FormatError: the file does not hold a register. The error names the file and carries every problem.
        ModuleNotFoundError: the reader is not installed. The message names the extra.
        OSError: the file cannot be read.
        ValueError: it is a Popolo document and ends is not given.
    """
    path = Path(file)
    match _input_format(file):
        case ".jsonl":
            # A pipe can be read only once.
            content = None if path.is_file() else b"".join(iter_blocks(path, watch))
            with collection_paused():
                blocks = iter_blocks(path, watch) if content is None else [content]
                register = Register.of(*jsonl.iter_entities(blocks, str(path)))
            return ReadResult(register, (), LineLocations(_make_block_reader(path, content)))
        case ".xlsx":
            from .xlsx import read_xlsx

            return read_xlsx(path)
        case "/":
            from .csv import read_csv

            return read_csv(path)
        case ".popolo.json":
            return read_popolo(
                path.read_bytes(), ends=_require_ends(ends), level=level, collection=collection, source=str(path)
            )
        case _:
            content = b"".join(iter_blocks(path, watch))
            register = json.loads(content, source=str(path))
            return ReadResult(
                register, (), DocumentLocations(_make_block_reader(path, None if path.is_file() else content))
            )


def _make_block_reader(path: Path, content: bytes | None) -> Callable[[], Iterable[bytes]]:
    """Return a function that returns the given content, or that of the file if there is none."""
    return (lambda: iter_blocks(path)) if content is None else (lambda: [content])


def write(register: Register, file: str | os.PathLike[str], *, ends: Ends | None = None) -> tuple[Loss, ...]:
    """Write a register into a file and return the losses, each with its path in the JSON document.

    A file is replaced only when complete: it is written beside its final place.

    Args:
        register: The register.
        file: A path.
        ends: The meaning of ``end_date`` in a Popolo document. Required for Popolo.

    Raises:
        FormatError: a text cannot be written. No file is changed.
        ModuleNotFoundError: the writer is not installed. The message names the extra.
        OSError: the file cannot be written.
        TypeError: it is not a register.
        ValueError: the name implies no format, or it is a Popolo document and ends is not given.
    """
    if not isinstance(register, Register):
        raise register_type_error(register)
    path = Path(file)
    losses: tuple[Loss, ...] = ()
    match output_format(file):
        case ".jsonl":
            jsonl.dump(register, path)
            return ()
        case ".xlsx":
            from .xlsx import dump_xlsx

            return dump_xlsx(register, path)
        case "/":
            from .csv import dump_csv

            return dump_csv(register, path)
        case ".popolo.json":
            text, losses = dumps_popolo(register, ends=_require_ends(ends))
        case _:
            text = json.dumps(register)
    with replace_atomically(path) as binary:
        binary.write(text.encode())
    return losses


def _require_ends(ends: Ends | None) -> Ends:
    if ends is None:
        choices = " or ".join(Ends)
        msg = f"expected ends, the meaning of end_date in a Popolo document ({choices}), got none; use read or write"
        raise ValueError(msg)
    return ends


def _warn_losses(file: str | os.PathLike[str], losses: tuple[Loss, ...]) -> None:
    if losses:
        more = f", and {len(losses) - 1:,} more" if len(losses) > 1 else ""
        warnings.warn(f"{os.fspath(file)}: left out {losses[0]}{more}", LossWarning, stacklevel=3)


def load(
    file: str | os.PathLike[str] | IO[str] | IO[bytes], *, watch: Callable[[int], object] | None = None
) -> Register:
    """Read a register from a path or an open file. An open file holds a JSON document.

    What a register cannot represent is left out with a `LossWarning`; `read` returns every loss.

    Args:
        file: A path, or a file open for reading.
        watch: Called repeatedly with the number of bytes read so far, for a path.

    Raises:
        FormatError: the file does not hold a register. The error names the file and carries every problem.
        ModuleNotFoundError: the reader is not installed. The message names the extra.
        OSError: the file cannot be read.
        TypeError: it is neither a path nor a file open for reading.
        ValueError: it is a Popolo document, which needs more arguments: use `read`.
    """
    if isinstance(file, str) or hasattr(file, "__fspath__"):
        result = read(file, watch=watch)
        _warn_losses(file, result.losses)
        return result.register
    if not hasattr(file, "read"):
        msg = f"expected a path or an open file, got {describe(file)}"
        raise TypeError(msg)
    # The name of a file opened by descriptor is that number.
    name = getattr(file, "name", None)
    source = name if isinstance(name, str) else None
    try:
        return json.loads(file.read(), source=source)
    except UnicodeDecodeError as error:
        got = f"the byte 0x{error.object[error.start]:02x}"
        expected = f"a text in {error.encoding}, as the file was opened"
        raise FormatError((Problem("", expected, got),), source) from None


def dump(register: Register, file: str | os.PathLike[str] | IO[str]) -> None:
    """Write a register to a path or a file open for writing text. An open file gets a JSON document.

    A file given by path is in UTF-8 and is replaced only when complete. In JSON Lines, the terms of an organisation
    follow it directly, in their order. What the format cannot represent is left out with a `LossWarning`; `write`
    returns every loss.

    Raises:
        FormatError: `dumps` cannot write a text. No file is changed.
        ModuleNotFoundError: the writer is not installed. The message names the extra.
        OSError: the file cannot be written.
        TypeError: it is not a register.
        ValueError: the name implies no format, or it is a Popolo document, which needs more arguments: use `write`.
    """
    if not isinstance(register, Register):
        raise register_type_error(register)
    if isinstance(file, str) or hasattr(file, "__fspath__"):
        _warn_losses(file, write(register, file))
    else:
        file.write(json.dumps(register))
