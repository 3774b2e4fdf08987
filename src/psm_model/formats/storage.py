"""Files on disk: read in blocks, decompressed by suffix, and replaced atomically.

What is written is on the disk, file and folder, before the function returns.
"""

from __future__ import annotations

import gzip
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from importlib import import_module
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from shutil import copy2
from typing import IO, Any, Final

from psm_model.errors import FormatError, Problem

from .whole_files import iter_file_blocks

__all__ = [
    "decompress",
    "is_compressed",
    "iter_blocks",
    "make_folder",
    "max_decompressed_size",
    "open_together",
    "replace_atomically",
    "replace_by_path",
    "replace_together",
    "require_finished",
    "suffix_format",
]

_GZIP: Final = ".gz"
_ZSTD: Final = ".zst"
_MAGIC: Final = {_GZIP: b"\x1f\x8b", _ZSTD: b"\x28\xb5\x2f\xfd"}
"""The first bytes of compressed files. JSON never begins with them."""
# The maximum ratio of decompressed to compressed size. The highest ratio measured for registers is 94.
_MAX_RATIO: Final = 250
_MIN_LIMIT: Final = 64 << 20  # the decompressed size in bytes that is always allowed
_DEFAULT_MODE: Final = 0o666
_UNFINISHED: Final = ".psm-model-unfinished"
"""The name of the file that marks a folder while its files are being replaced."""
_MAX_LETTERS: Final = 60
"""The letters of a name that a temporary name has: with four bytes each, it is still no longer than 255 bytes."""


def suffix_format(path: Path) -> str:
    """Return the suffix of a file's format: that of its name without the suffix of its compression.

    >>> from pathlib import Path
    >>> suffix_format(Path("register.jsonl.zst"))
    '.jsonl'
    """
    return (path.with_suffix("") if path.suffix.lower() in {_GZIP, _ZSTD} else path).suffix.lower()


def max_decompressed_size(size: int) -> int:
    """Return the maximum decompressed size of a file of a compressed size in bytes, to protect the memory.

    >>> max_decompressed_size(0), max_decompressed_size(1 << 20)
    (67108864, 262144000)
    """
    return max(_MIN_LIMIT, _MAX_RATIO * size)


class _CountingReader:
    """A file open for reading that counts the bytes read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """Read from the file."""
        data = self._file.read(size)
        self.count += len(data)
        return data


# Any: an optional module.
def _import_zstd() -> Any:
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return import_module(name)
        except ImportError:
            continue
    msg = "files that end in .zst need Python 3.14 or the extra zstd: install psm-model[zstd]"
    raise ModuleNotFoundError(msg, name="backports.zstd")


def iter_blocks(
    path: Path, watch: Callable[[int], object] | None = None, *, limit: Callable[[int], int] = max_decompressed_size
) -> Iterator[bytes]:
    """Yield the content of a file in blocks, decompressed if its name ends in ``.gz`` or ``.zst``.

    Args:
        path: The file.
        watch: Called repeatedly with the number of bytes read so far.
        limit: Returns the maximum number of decompressed bytes for a number of compressed bytes.

    Raises:
        FormatError: it is truncated, not compressed as its suffix says, or decompresses to too much.
        ModuleNotFoundError: it ends in ``.zst`` and no module that reads it is installed.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        yield from _iter_decompressed(file, path.suffix.lower(), str(path), watch, limit)


def decompress(data: bytes, source: str, *, limit: Callable[[int], int] = max_decompressed_size) -> bytes:
    """Return data decompressed if it begins like gzip or Zstandard, unchanged otherwise.

    Args:
        data: The data, for instance from standard input.
        source: The name of the data in errors.
        limit: As for `iter_blocks`.

    >>> import gzip
    >>> decompress(gzip.compress(b"{}"), "x"), decompress(b"{}", "x")
    (b'{}', b'{}')

    Raises:
        FormatError: it is compressed and damaged, or decompresses to too much.
        ModuleNotFoundError: it is compressed by Zstandard and no module that reads it is installed.
    """
    for suffix, magic in _MAGIC.items():
        if data.startswith(magic):
            return b"".join(_iter_decompressed(BytesIO(data), suffix, source, None, limit))
    return data


def _iter_decompressed(
    file: IO[bytes], suffix: str, source: str, watch: Callable[[int], object] | None, limit: Callable[[int], int]
) -> Iterator[bytes]:
    broken: tuple[type[Exception], ...] = (EOFError, zlib.error, gzip.BadGzipFile)
    if suffix == _ZSTD:
        broken = (*broken, _import_zstd().ZstdError)
    counting, byte_count = _CountingReader(file), 0
    try:
        with _open_decompressor(suffix, counting if suffix in _MAGIC else file) as plain:
            for block in iter_file_blocks(plain):
                byte_count += len(block)
                if suffix in _MAGIC and byte_count > limit(counting.count):
                    expected = f"a file that unpacks to at most {_MAX_RATIO} times its size, or {_MIN_LIMIT >> 20} MiB"
                    got = "one that unpacks to more; to read more, unpack it first"
                    raise FormatError((Problem("", expected, got),), source)
                # A pipe has no position.
                if watch is not None and file.seekable():
                    watch(file.tell())
                yield block
    except broken as error:
        got = "one that is cut off" if isinstance(error, EOFError) else "one that is damaged or not compressed"
        raise FormatError((Problem("", f"a whole file compressed as {suffix}", got),), source) from None


def is_compressed(head: bytes) -> bool:
    """Return whether data that begins so is compressed by gzip or Zstandard."""
    return head.startswith(tuple(_MAGIC.values()))


# Any, here and below: the compressors have no common type.
def _open_decompressor(suffix: str, file: Any) -> Any:
    if suffix == _GZIP:
        return gzip.GzipFile(fileobj=file, mode="rb")
    if suffix == _ZSTD:
        return _import_zstd().open(file, "rb")
    return nullcontext(file)


@contextmanager
def replace_atomically(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for writing, compressed as its suffix says, and replace it only when complete.

    The content goes to a temporary file in the same folder. A file that is not regular, such as a pipe, is written
    directly.

    Raises:
        ModuleNotFoundError: it ends in ``.zst`` and no module that writes it is installed.
        OSError: it cannot be written.
    """
    # Replace the target of a symbolic link, not the link.
    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as file, _open_compressor(path.suffix.lower(), file) as compressed:
            yield compressed
        return
    with _name_beside(path, ".part") as beside:
        with beside.open("wb") as file:
            with _open_compressor(path.suffix.lower(), file) as compressed:
                yield compressed
            _sync_file(file)
        _move(beside, path)
        _sync_folder(path.parent)


@contextmanager
def replace_by_path(path: Path) -> Iterator[Path]:
    """Yield the path of an empty file in the same folder, which replaces a file when it is complete.

    Raises:
        OSError: it cannot be written.
    """
    path = path.resolve()
    with _name_beside(path, ".part") as beside:
        yield beside
        with beside.open("rb+") as file:
            _sync_file(file)
        _move(beside, path)
        _sync_folder(path.parent)


def replace_together(contents: Iterable[tuple[Path, bytes]]) -> None:
    """Write several files of a folder, and replace them only when all are complete.

    If one fails, all stay as they were. If the process is killed while it replaces them, `require_finished` refuses the
    folder.

    Args:
        contents: Each file with its content.

    Raises:
        OSError: a file cannot be written.
    """
    with ExitStack() as stack:
        complete: list[tuple[Path, Path]] = []
        for path, content in contents:
            target = path.resolve()
            beside = stack.enter_context(_name_beside(target, ".part"))
            with beside.open("wb") as file:
                file.write(content)
                _sync_file(file)
            complete.append((target, beside))
        _move_together(complete)


@contextmanager
def open_together(paths: Iterable[Path]) -> Iterator[list[IO[bytes]]]:
    """Open several files of a folder for writing, and replace them only when all are complete, like `replace_together`.

    Raises:
        OSError: a file cannot be written.
    """
    with ExitStack() as stack:
        targets = [path.resolve() for path in paths]
        complete = [(target, stack.enter_context(_name_beside(target, ".part"))) for target in targets]
        with ExitStack() as opened:
            files: list[IO[bytes]] = [opened.enter_context(beside.open("wb")) for _, beside in complete]
            yield files
            for file in files:
                _sync_file(file)
        _move_together(complete)


def require_finished(folder: Path) -> None:
    """Refuse a folder whose files were being replaced when the process ended.

    Some of its files may be new, and others old. The old ones are there as hidden files that end in ``.old``.

    Raises:
        FormatError: the folder is unfinished.
    """
    if (folder / _UNFINISHED).exists():
        problem = Problem("", "a folder with all its files", "one whose writing was interrupted")
        raise FormatError((problem,), str(folder))


def _move_together(complete: Sequence[tuple[Path, Path]]) -> None:
    """Move complete files to their targets. If one fails, all targets stay as they were."""
    folders = sorted({target.parent for target, _ in complete}) if len(complete) > 1 else []
    with ExitStack() as stack, ExitStack() as undo:
        for folder in folders:
            with (folder / _UNFINISHED).open("wb") as mark:
                _sync_file(mark)
            _sync_folder(folder)
        try:
            for target, beside in complete:
                if target.exists():
                    before = stack.enter_context(_name_beside(target, ".old"))
                    copy2(target, before)
                    undo.callback(before.replace, target)
                else:
                    undo.callback(target.unlink, missing_ok=True)
                _move(beside, target)
        except BaseException:
            # This raises if a step cannot be undone. The folder then stays marked as unfinished.
            undo.close()
            _mark_finished(folders)
            raise
        undo.pop_all()
        for folder in {target.parent for target, _ in complete}:
            _sync_folder(folder)
        _mark_finished(folders)


def _mark_finished(folders: Iterable[Path]) -> None:
    for folder in folders:
        (folder / _UNFINISHED).unlink(missing_ok=True)
        _sync_folder(folder)


@contextmanager
def make_folder(folder: Path) -> Iterator[None]:
    """Make a folder if it does not exist, and remove it if writing into it fails.

    Raises:
        OSError: it cannot be made.
    """
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for place in missing:
            with suppress(OSError):
                place.rmdir()
        raise


@contextmanager
def _name_beside(path: Path, suffix: str) -> Iterator[Path]:
    """Yield an empty temporary file in the folder of a file, and remove it at the end unless it was moved.

    Raises:
        OSError: it cannot be made. The error names the file, not the temporary one.
    """
    beside = _make_beside(path, suffix)
    try:
        yield beside
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _make_beside(path: Path, suffix: str) -> Path:
    # No more people may read it than may read the file itself. The mask of the process decides about a new file.
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else _DEFAULT_MODE
    while True:
        beside = path.with_name(f".{path.name[:_MAX_LETTERS]}.{token_hex(4)}{suffix}")
        try:
            os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
        except FileExistsError:
            continue
        except OSError as error:
            error.filename = str(path)
            raise
        return beside


def _move(beside: Path, target: Path) -> None:
    """Move a complete file to its target, and give it the target's permissions."""
    if target.exists():
        beside.chmod(stat.S_IMODE(target.stat().st_mode))
    beside.replace(target)


def _sync_file(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        # Windows opens no folders.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network drives cannot sync folders. The files themselves are synced.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _open_compressor(suffix: str, file: IO[bytes]) -> Any:
    if suffix == _GZIP:
        # Without time and name, the same register gives the same bytes.
        return gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0)
    if suffix == _ZSTD:
        return _import_zstd().open(file, "wb")
    return nullcontext(file)
