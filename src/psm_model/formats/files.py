"""Registers in files, in the format that the name implies: `load`, `dump`, and `read` and `write`, which return losses.

A name that ends in ``.jsonl`` means JSON Lines (see `psm_model.formats.jsonl`), ``.xlsx`` a workbook (see
`psm_model.formats.xlsx`), ``.popolo.json`` a Popolo document (see `psm_model.formats.popolo`), ``.json`` the JSON
document (see `psm_model.formats.json`), ``.parquet`` a folder of Parquet files (see `psm_model.formats.parquet`). Any
other folder, or a name that ends in a slash, means a folder of CSV files (see `psm_model.formats.csv`). After
``.jsonl`` and ``.json``, ``.gz`` and ``.zst`` mean that the file is compressed (the latter needs Python 3.14 or the
extra ``zstd``); it may unpack to 250 times its size, or 64 MiB if that is more. What is read whole, all but JSON Lines
on disk, workbooks and Parquet files, may have 2 GiB (`max_size`). A file of any other name is read as a
JSON document. It is written only if it exists and is not a regular file, such as a pipe.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, NamedTuple

import attrs

from psm_model._garbage import collection_paused
from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem, WrongTypeError, require_type

from . import json, jsonl
from .file_names import Format, detect_format, input_format, output_format
from .locations import DocumentLocations, LineLocations
from .loss import Loss, LossWarning
from .popolo import Ends, format_popolo, read_popolo
from .read_result import ReadResult
from .storage import iter_blocks, replace_atomically
from .whole_files import MAX_SIZE, join_blocks, join_open_file, limit_blocks

if TYPE_CHECKING:
    from psm_model.values.area import Level

__all__ = ["dump", "load", "read", "write"]


_USE_READ: Final = "; use psm_model.formats.read"
_USE_WRITE: Final = "; use psm_model.formats.write"


def read(
    file: str | os.PathLike[str],
    *,
    ends: Ends | None = None,
    level: Level | None = None,
    collection: str | None = None,
    watch: Callable[[int], object] | None = None,
    max_size: int = MAX_SIZE,
) -> ReadResult:
    """Read a register from a file, with the losses and the locations of its values.

    The locations in a JSON document or JSON Lines are found by reading the file again when they are requested.

    Args:
        file: A path.
        ends: The meaning of ``end_date`` in a Popolo document. Required for Popolo.
        level: As for `read_popolo`.
        collection: As for `read_popolo`.
        watch: Called repeatedly with the number of bytes read so far, for JSON and JSON Lines.
        max_size: The maximum number of bytes of what is read whole: a JSON document, each CSV file, and JSON Lines from
            a pipe. Reading stops there, whatever the size of the file is said to be.

    Raises:
        FormatError: the file does not hold a register. The error names the file and contains every problem.
        ModuleNotFoundError: the reader is not installed. The message names the extra.
        OSError: the file cannot be read.
        ValueError: it is a Popolo document and `ends` is missing.
    """
    options = _Options(ends=ends, level=level, collection=collection, watch=watch, max_size=max_size)
    return _CODECS[input_format(file)].read(Path(file), options)


@attrs.frozen(kw_only=True)
class _Options:
    """The options of `read` and `write`. Each format ignores those of the others."""

    ends: Ends | None
    level: Level | None = None
    collection: str | None = None
    watch: Callable[[int], object] | None = None
    without: Collection[str] = ()
    max_size: int = MAX_SIZE


def _read_json(path: Path, options: _Options) -> ReadResult:
    content = _join_file(path, options)
    register = json.loads(content, source=str(path))
    return ReadResult(register, (), DocumentLocations(_make_block_reader(path, None if path.is_file() else content)))


def _read_lines(path: Path, options: _Options) -> ReadResult:
    # A pipe can be read only once.
    is_file, kept = path.is_file(), list[bytes]()
    blocks = iter_blocks(path, options.watch)
    if not is_file:
        blocks = _keep_blocks(limit_blocks(blocks, str(path), max_size=options.max_size), kept)
    with collection_paused():
        register = Register.of(*jsonl.iter_entities(blocks, str(path)))
    return ReadResult(register, (), LineLocations(_make_block_reader(path, None if is_file else b"".join(kept))))


def _keep_blocks(blocks: Iterable[bytes], kept: list[bytes]) -> Iterator[bytes]:
    """Yield blocks, and add each to a list."""
    for block in blocks:
        kept.append(block)
        yield block


def _join_file(path: Path, options: _Options) -> bytes:
    return join_blocks(iter_blocks(path, options.watch), str(path), max_size=options.max_size)


def _read_workbook(path: Path, _: _Options) -> ReadResult:
    from .xlsx import read_xlsx

    return read_xlsx(path)


def _read_folder(path: Path, options: _Options) -> ReadResult:
    from .csv import read_csv

    return read_csv(path, max_size=options.max_size)


def _read_parquet(path: Path, _: _Options) -> ReadResult:
    from .parquet import read_parquet

    return read_parquet(path)


def _read_popolo(path: Path, options: _Options) -> ReadResult:
    return read_popolo(
        _join_file(path, options),
        ends=_require_ends(options.ends),
        level=options.level,
        collection=options.collection,
        source=str(path),
    )


def _make_block_reader(path: Path, content: bytes | None) -> Callable[[], Iterable[bytes]]:
    """Return a function that returns the given content, or that of the file if there is none."""
    return (lambda: iter_blocks(path)) if content is None else (lambda: [content])


def write(
    register: Register, file: str | os.PathLike[str], *, ends: Ends | None = None, without: Collection[str] = ()
) -> tuple[Loss, ...]:
    """Write a register into a file and return the losses, each with its path in the JSON document.

    A file is written under a temporary name and replaced only when complete.

    Args:
        register: The register.
        file: A path.
        ends: The meaning of ``end_date`` in a Popolo document. Required for Popolo.
        without: The fields of `SENSITIVE_FIELDS` whose columns Parquet files do not have; see `to_tables`.

    Raises:
        FormatError: a text cannot be written. No file is changed.
        ModuleNotFoundError: the writer is not installed. The message names the extra.
        OSError: the file cannot be written.
        ValueError: the name implies no format, it is a Popolo document and `ends` is missing, or a field in `without`
            has a value.
        WrongTypeError: it is not a register.
    """
    require_type(register, Register, "a register")
    return _CODECS[output_format(file)].write(register, Path(file), _Options(ends=ends, without=without))


def _write_json(register: Register, path: Path, _: _Options) -> tuple[Loss, ...]:
    _replace_text(path, json.dumps(register))
    return ()


def _write_lines(register: Register, path: Path, _: _Options) -> tuple[Loss, ...]:
    jsonl.dump(register, path)
    return ()


def _write_workbook(register: Register, path: Path, _: _Options) -> tuple[Loss, ...]:
    from .xlsx import write_xlsx

    return write_xlsx(register, path)


def _write_folder(register: Register, path: Path, _: _Options) -> tuple[Loss, ...]:
    from .csv import write_csv

    return write_csv(register, path)


def _write_parquet(register: Register, path: Path, options: _Options) -> tuple[Loss, ...]:
    from .parquet import write_parquet

    write_parquet(register, path, without=options.without)
    return ()


def _write_popolo(register: Register, path: Path, options: _Options) -> tuple[Loss, ...]:
    text, losses = format_popolo(register, ends=_require_ends(options.ends))
    _replace_text(path, text)
    return losses


def _replace_text(path: Path, text: str) -> None:
    with replace_atomically(path) as binary:
        binary.write(text.encode())


class _Codec(NamedTuple):
    """The functions that read and write a format."""

    read: Callable[[Path, _Options], ReadResult]
    write: Callable[[Register, Path, _Options], tuple[Loss, ...]]


_CODECS: Final[Mapping[Format, _Codec]] = {
    Format.JSON: _Codec(_read_json, _write_json),
    Format.LINES: _Codec(_read_lines, _write_lines),
    Format.WORKBOOK: _Codec(_read_workbook, _write_workbook),
    Format.POPOLO: _Codec(_read_popolo, _write_popolo),
    Format.PARQUET: _Codec(_read_parquet, _write_parquet),
    Format.FOLDER: _Codec(_read_folder, _write_folder),
}


def _require_ends(ends: Ends | None) -> Ends:
    if ends is None:
        raise _missing_ends_error()
    return ends


def _missing_ends_error(hint: str = "") -> ValueError:
    choices = " or ".join(Ends)
    return ValueError(f"expected ends, the meaning of end_date in a Popolo document ({choices}), got none{hint}")


def _warn_losses(file: str | os.PathLike[str], losses: tuple[Loss, ...]) -> None:
    if losses:
        more = f", and {len(losses) - 1:,} more" if len(losses) > 1 else ""
        warnings.warn(f"{os.fspath(file)}: left out {losses[0]}{more}", LossWarning, stacklevel=3)


def load(
    file: str | os.PathLike[str] | IO[str] | IO[bytes],
    *,
    watch: Callable[[int], object] | None = None,
    max_size: int = MAX_SIZE,
) -> Register:
    """Read a register from a path or an open file. An open file holds a JSON document.

    Data that a register cannot represent is left out with a `LossWarning`; `read` returns every loss.

    Args:
        file: A path, or a file open for reading.
        watch: Called repeatedly with the number of bytes read so far, for a path.
        max_size: As for `read`; of an open file, the maximum number of bytes or characters.

    Raises:
        FormatError: the file does not hold a register. The error names the file and contains every problem.
        ModuleNotFoundError: the reader is not installed. The message names the extra.
        OSError: the file cannot be read.
        ValueError: it is a Popolo document, which needs more arguments: use `read`.
        WrongTypeError: it is neither a path nor a file open for reading.
    """
    if isinstance(file, str | os.PathLike):
        if detect_format(file) is Format.POPOLO:
            raise _missing_ends_error(_USE_READ)
        result = read(file, watch=watch, max_size=max_size)
        _warn_losses(file, result.losses)
        return result.register
    if not hasattr(file, "read"):
        raise WrongTypeError("a path or an open file", file)
    # The name of a file opened by descriptor is that number.
    name = getattr(file, "name", None)
    source = name if isinstance(name, str) else None
    try:
        content = join_open_file(file, source, max_size=max_size)
    except UnicodeDecodeError as error:
        got = f"the byte 0x{error.object[error.start]:02x}"
        expected = f"a text in {error.encoding}, as the file was opened"
    else:
        return json.loads(content, source=source)
    # Raised here, because the context of the error would have the content.
    raise FormatError((Problem("", expected, got),), source)


def dump(register: Register, file: str | os.PathLike[str] | IO[str]) -> None:
    """Write a register to a path or a file open for writing text. An open file gets a JSON document.

    A file given by path is in UTF-8 and is replaced only when complete. In JSON Lines, the terms of an organisation
    follow it directly, in their order. Data that the format cannot represent is left out with a `LossWarning`; `write`
    returns every loss.

    Raises:
        FormatError: `dumps` cannot write a text, or the encoding of an open file lacks a character. No file is changed.
        ModuleNotFoundError: the writer is not installed. The message names the extra.
        OSError: the file cannot be written.
        ValueError: the name implies no format, or it is a Popolo document, which needs more arguments: use `write`.
        WrongTypeError: it is not a register.
    """
    require_type(register, Register, "a register")
    if isinstance(file, str | os.PathLike):
        if detect_format(file) is Format.POPOLO:
            raise _missing_ends_error(_USE_WRITE)
        _warn_losses(file, write(register, file))
    else:
        _write_open(json.dumps(register), file)


def _write_open(text: str, file: IO[str]) -> None:
    try:
        file.write(text)
    except UnicodeEncodeError as error:
        expected = f"characters of {error.encoding}, as the file was opened"
    else:
        return
    # Raised here, because the context of the error would have the text.
    raise FormatError((Problem("", expected, "another character"),))
