"""Registers in files, in the format that the suffix says: `load`, `dump`.

A name that ends in ``.jsonl`` is JSON Lines (see `psm_model.formats.jsonl`), any other the JSON document (see
`psm_model.formats.json`). Behind that, ``.gz`` and ``.zst`` say that the file is compressed (the latter needs Python
3.14 or the extra ``zstd``).
"""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from psm_model._garbage import collection_paused
from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem

from . import json, jsonl
from ._document import no_register
from ._files import blocks_of, form_of, replacing
from ._told import described

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

__all__ = ["LINES", "dump", "load"]

LINES: Final = ".jsonl"
"""The suffix of JSON Lines."""


def load(
    file: str | os.PathLike[str] | IO[str] | IO[bytes], *, watch: Callable[[int], object] | None = None
) -> Register:
    """Read a register from a file, given by its path or open for reading; one that is open holds a JSON document.

    Args:
        file: The file.
        watch: Called with the number of bytes that have been read of a file that is given by its path, time and again.

    Raises:
        FormatError: it holds no such document; the error names the file and carries every problem.
        ModuleNotFoundError: it ends in ``.zst``, and nothing that reads that is installed.
        OSError: it can't be read.
        TypeError: what is given is neither a path nor open for reading.
    """
    if isinstance(file, str) or hasattr(file, "__fspath__"):
        path = Path(file)
        if form_of(path) == LINES:
            with collection_paused():
                return Register.of(*jsonl.iter_load(path, watch=watch))
        return json.loads(b"".join(blocks_of(path, watch)), source=str(path))
    if not hasattr(file, "read"):
        msg = f"want a path or an open file, got {described(file)}"
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
    where it will stand. In JSON Lines the terms of an organisation stand right after it, in their order.

    Raises:
        FormatError: a text in it can't be written, as `dumps` tells; no file is touched.
        ModuleNotFoundError: it ends in ``.zst``, and nothing that writes that is installed.
        OSError: it can't be written.
        TypeError: it is no register.
    """
    if not isinstance(register, Register):
        raise no_register(register)
    if not (isinstance(file, str) or hasattr(file, "__fspath__")):
        file.write(json.dumps(register))
        return
    path = Path(file)
    if form_of(path) == LINES:
        jsonl.dump(register, path)
        return
    text = json.dumps(register)
    with replacing(path) as binary:
        binary.write(text.encode())
