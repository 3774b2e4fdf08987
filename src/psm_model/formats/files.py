"""Registers in files, in the format that the name says: `load`, `dump`, and `read` and `write`, which tell of losses.

A name that ends in ``.jsonl`` is JSON Lines (see `psm_model.formats.jsonl`), in ``.xlsx`` a workbook (see
`psm_model.formats.xlsx`), in ``.popolo.json`` a Popolo document (see `psm_model.formats.popolo`); a folder, or a name
that ends in a slash, is a folder of CSV files (see `psm_model.formats.csv`); ``.json`` is the JSON document (see
`psm_model.formats.json`). Behind ``.jsonl`` and ``.json``, ``.gz`` and ``.zst`` say that the file is compressed (the
latter needs Python 3.14 or the extra ``zstd``); unpacked it may have 250 times its size, or 64 MiB if that is more.
What has any other name is read as a JSON document, and not written, unless it is there and no ordinary file, such as a
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
from ._told import describe
from .document import not_a_register
from .loss import Loss, LossWarning
from .popolo import Ends, dumps_popolo, loads_popolo
from .storage import iter_blocks, replace_atomically, suffix_format

if TYPE_CHECKING:
    from collections.abc import Callable

    from psm_model.values.area import Level

__all__ = ["LINES", "POPOLO", "WORKBOOK", "detect_format", "dump", "load", "output_format", "read", "write"]

LINES: Final = ".jsonl"
"""The suffix of JSON Lines."""
POPOLO: Final = ".popolo.json"
"""What the name of a Popolo document ends in."""
WORKBOOK: Final = ".xlsx"
"""The suffix of a workbook."""

_FOLDER: Final = "/"
_JSON: Final = ".json"
_OTHER_WORKBOOKS: Final = frozenset({".xls", ".xlsm", ".xlsb", ".ods"})
_TABLES: Final = frozenset({".csv", ".tsv"})


def detect_format(file: str | os.PathLike[str]) -> str:
    """Return the ending that tells what format a file of this name is in: one of those above, ``.json`` or ``/``.

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


def _form_to_read(file: str | os.PathLike[str]) -> str:
    path = Path(file)
    suffix = path.suffix.lower()
    if detect_format(file) == _JSON and suffix in _OTHER_WORKBOOKS | _TABLES:
        wanted = "a workbook that is saved as .xlsx" if suffix in _OTHER_WORKBOOKS else "the folder of the CSV files"
        raise FormatError((Problem("", wanted, f"a file that ends in {suffix}"),), str(path))
    return detect_format(file)


def output_format(file: str | os.PathLike[str]) -> str:
    """Return the ending that tells the format in which a file of this name is written.

    >>> output_format("tables/")
    '/'

    Raises:
        ValueError: its name tells none.
    """
    path, form = Path(file), detect_format(file)
    if form == _FOLDER and path.suffix and not os.fspath(file).endswith((_FOLDER, os.sep)):
        msg = f"want a name that ends in a slash for a folder of CSV files, got {os.fspath(file)!r}, which is a folder"
        raise ValueError(msg)
    if form == _JSON and suffix_format(path) != _JSON and (path.is_file() or not path.exists()):
        wanted = f"{_JSON}, {LINES}, {WORKBOOK}, {POPOLO} or, for a folder of CSV files, a slash"
        msg = f"want a name that ends in {wanted}, got {os.fspath(file)!r}"
        raise ValueError(msg)
    return form


def read(
    file: str | os.PathLike[str],
    *,
    ends: Ends | None = None,
    level: Level | None = None,
    collection: str | None = None,
    watch: Callable[[int], object] | None = None,
) -> tuple[Register, tuple[Loss, ...]]:
    """Read a register from a file, and tell what in it a register has no place for; in JSON that is an error.

    Args:
        file: Its path.
        ends: Which day the ``end_date`` of a Popolo document is; it must be said of one.
        level: As `loads_popolo` takes it.
        collection: As `loads_popolo` takes it.
        watch: Called with the number of bytes that have been read of a file in JSON or JSON Lines, time and again.

    Raises:
        FormatError: it holds no register; the error names the file and carries every problem.
        ModuleNotFoundError: what reads it is not installed; the message names the extra.
        OSError: it can't be read.
        ValueError: it is a Popolo document, and ends is not given.
    """
    path = Path(file)
    match _form_to_read(file):
        case ".jsonl":
            with collection_paused():
                return Register.of(*jsonl.iter_load(path, watch=watch)), ()
        case ".xlsx":
            from .xlsx import load_xlsx

            return load_xlsx(path)
        case "/":
            from .csv import load_csv

            return load_csv(path)
        case ".popolo.json":
            return loads_popolo(
                path.read_bytes(), ends=_said(ends), level=level, collection=collection, source=str(path)
            )
        case _:
            return json.loads(b"".join(iter_blocks(path, watch)), source=str(path)), ()


def write(register: Register, file: str | os.PathLike[str], *, ends: Ends | None = None) -> tuple[Loss, ...]:
    """Write a register into a file, and tell what is lost by it, each loss of a value of the JSON document.

    A file is there whole or as it was before: it is written beside the place where it will stand.

    Args:
        register: The register.
        file: Its path.
        ends: Which day the ``end_date`` of a Popolo document is; it must be said of one.

    Raises:
        FormatError: a text in it can't be written; no file is touched.
        ModuleNotFoundError: what writes it is not installed; the message names the extra.
        OSError: it can't be written.
        TypeError: it is no register.
        ValueError: its name tells no format, or it is a Popolo document, and ends is not given.
    """
    if not isinstance(register, Register):
        raise not_a_register(register)
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
            text, losses = dumps_popolo(register, ends=_said(ends))
        case _:
            text = json.dumps(register)
    with replace_atomically(path) as binary:
        binary.write(text.encode())
    return losses


def _said(ends: Ends | None) -> Ends:
    if ends is None:
        words = ", ".join(Ends)
        msg = f"want read or write to be told which day the end_date of a Popolo document is: ends of {words}"
        raise ValueError(msg)
    return ends


def _warn(file: str | os.PathLike[str], losses: tuple[Loss, ...]) -> None:
    if losses:
        more = f", and {len(losses) - 1:,} more" if len(losses) > 1 else ""
        warnings.warn(f"{os.fspath(file)}: left out {losses[0]}{more}", LossWarning, stacklevel=3)


def load(
    file: str | os.PathLike[str] | IO[str] | IO[bytes], *, watch: Callable[[int], object] | None = None
) -> Register:
    """Read a register from a file, given by its path or open for reading; one that is open holds a JSON document.

    What of a workbook or a folder a register has no place for is left out, with a `LossWarning`; `read` tells it whole.

    Args:
        file: The file.
        watch: Called with the number of bytes that have been read of a file that is given by its path, time and again.

    Raises:
        FormatError: it holds no such document; the error names the file and carries every problem.
        ModuleNotFoundError: what reads it is not installed; the message names the extra.
        OSError: it can't be read.
        TypeError: what is given is neither a path nor open for reading.
        ValueError: it is a Popolo document, of which more must be said: `read` takes it.
    """
    if isinstance(file, str) or hasattr(file, "__fspath__"):
        register, losses = read(file, watch=watch)
        _warn(file, losses)
        return register
    if not hasattr(file, "read"):
        msg = f"want a path or an open file, got {describe(file)}"
        raise TypeError(msg)
    # A file opened by its descriptor has that for a name.
    name = getattr(file, "name", None)
    source = name if isinstance(name, str) else None
    try:
        return json.loads(file.read(), source=source)
    except UnicodeDecodeError as error:
        got = f"the byte 0x{error.object[error.start]:02x}"
        wanted = f"a text in {error.encoding}, as the file was opened"
        raise FormatError((Problem("", wanted, got),), source) from None


def dump(register: Register, file: str | os.PathLike[str] | IO[str]) -> None:
    """Write a register into a file, given by its path or open for writing text; one that is open gets a JSON document.

    A file that is given by its path is in UTF-8, and there whole or as it was before: it is written beside the place
    where it will stand. In JSON Lines the terms of an organisation stand right after it, in their order. What a
    workbook or a folder has no place for is left out, with a `LossWarning`; `write` tells it whole.

    Raises:
        FormatError: a text in it can't be written, as `dumps` tells; no file is touched.
        ModuleNotFoundError: what writes it is not installed; the message names the extra.
        OSError: it can't be written.
        TypeError: it is no register.
        ValueError: its name tells no format, or it is a Popolo document, of which more must be said: `write` takes it.
    """
    if not isinstance(register, Register):
        raise not_a_register(register)
    if isinstance(file, str) or hasattr(file, "__fspath__"):
        _warn(file, write(register, file))
    else:
        file.write(json.dumps(register))
