"""Files on a disk: read in blocks, compressed or not as their suffix says, and written whole or not at all."""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from importlib import import_module
from io import BytesIO
from pathlib import Path
from tempfile import mkstemp
from typing import IO, Any, Final

from psm_model.errors import FormatError, Problem

__all__ = ["iter_blocks", "iter_file_blocks", "replace_atomically", "suffix_format", "unpack", "unpacked_limit"]

_GZIP: Final = ".gz"
_ZSTD: Final = ".zst"
_MAGIC: Final = {_GZIP: b"\x1f\x8b", _ZSTD: b"\x28\xb5\x2f\xfd"}
"""How what is compressed begins, as no JSON does."""
_BLOCK: Final = 1 << 20
_HIGHEST_RATIO: Final = 250
"""How many times as large as it is packed a file may be; the best that was measured of registers is 94."""
_ALWAYS_UNPACKED: Final = 64 << 20
"""How many bytes a file may always have when it is unpacked, however small it is packed."""
_ORDINARY: Final = 0o666


def suffix_format(path: Path) -> str:
    """Return the suffix that tells what a file holds: that of its name, without the one of its compression.

    >>> from pathlib import Path
    >>> suffix_format(Path("register.jsonl.zst"))
    '.jsonl'
    """
    return (path.with_suffix("") if path.suffix.lower() in {_GZIP, _ZSTD} else path).suffix.lower()


def unpacked_limit(size: int) -> int:
    """Return how many bytes may be unpacked of a file of a size, so that a small file does not fill the memory.

    >>> unpacked_limit(0), unpacked_limit(1 << 20)
    (67108864, 262144000)
    """
    return max(_ALWAYS_UNPACKED, _HIGHEST_RATIO * size)


class _Counting:
    """A file open for reading that counts what is read of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """Read from the file."""
        data = self._file.read(size)
        self.count += len(data)
        return data


# Any: a module that need not be there.
def _zstd() -> Any:
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return import_module(name)
        except ImportError:
            continue
    msg = "files that end in .zst need Python 3.14 or the extra zstd: install psm-model[zstd]"
    raise ModuleNotFoundError(msg, name="backports.zstd")


def iter_blocks(
    path: Path, watch: Callable[[int], object] | None = None, *, limit: Callable[[int], int] = unpacked_limit
) -> Iterator[bytes]:
    """Read a file block by block, unpacked if its name ends in ``.gz`` or ``.zst``.

    Args:
        path: The file.
        watch: Called with the number of bytes that have been read of it, time and again.
        limit: What gives how many bytes may be unpacked, by how many have been read.

    Raises:
        FormatError: it is not compressed in the way that its name says, is broken off, or unpacks to too much.
        ModuleNotFoundError: it ends in ``.zst``, and nothing that reads that is installed.
        OSError: it can't be read.
    """
    with path.open("rb") as file:
        yield from _unpacked_blocks(file, path.suffix.lower(), str(path), watch, limit)


def unpack(data: bytes, source: str, *, limit: Callable[[int], int] = unpacked_limit) -> bytes:
    """Unpack what begins as gzip or Zstandard does, and give all else as it is: what comes has no name to tell by.

    Args:
        data: What came.
        source: What error messages call it.
        limit: As `iter_blocks` takes it.

    >>> import gzip
    >>> unpack(gzip.compress(b"{}"), "x"), unpack(b"{}", "x")
    (b'{}', b'{}')

    Raises:
        FormatError: it is compressed, and broken or unpacks to too much.
        ModuleNotFoundError: it is compressed by Zstandard, and nothing that reads that is installed.
    """
    for kind, magic in _MAGIC.items():
        if data.startswith(magic):
            return b"".join(_unpacked_blocks(BytesIO(data), kind, source, None, limit))
    return data


def _unpacked_blocks(
    file: IO[bytes],
    kind: str,
    source: str,
    watch: Callable[[int], object] | None,
    limit: Callable[[int], int],
) -> Iterator[bytes]:
    broken: tuple[type[Exception], ...] = (EOFError, zlib.error, gzip.BadGzipFile)
    if kind == _ZSTD:
        broken = (*broken, _zstd().ZstdError)
    counting, unpacked_bytes = _Counting(file), 0
    try:
        with _unpacking(kind, counting if kind in _MAGIC else file) as plain:
            for block in iter_file_blocks(plain):
                unpacked_bytes += len(block)
                if kind in _MAGIC and unpacked_bytes > limit(counting.count):
                    wanted = f"a file that unpacks to at most {_HIGHEST_RATIO} times its size"
                    wanted += f", or {_ALWAYS_UNPACKED >> 20} MiB"
                    raise FormatError((Problem("", wanted, "one that unpacks to more"),), source)
                # A pipe doesn't tell how far it has been read.
                if watch is not None and file.seekable():
                    watch(file.tell())
                yield block
    except broken as error:
        got = "one that is broken off" if isinstance(error, EOFError) else "something else"
        raise FormatError((Problem("", f"a whole file compressed as {kind}", got),), source) from None


def iter_file_blocks(file: IO[bytes], watch: Callable[[int], object] | None = None) -> Iterator[bytes]:
    """Read what is left of an open file block by block.

    Args:
        file: The file.
        watch: Called with the number of bytes that have been read, time and again.
    """
    done = 0
    while block := file.read(_BLOCK):
        done += len(block)
        if watch is not None:
            watch(done)
        yield block


# Any, here and below: what compresses is of no common type.
def _unpacking(kind: str, file: Any) -> Any:
    match kind:
        case ".gz":
            return gzip.GzipFile(fileobj=file, mode="rb")
        case ".zst":
            return _zstd().open(file, "rb")
        case _:
            return nullcontext(file)


@contextmanager
def replace_atomically(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for writing so that it is there whole or as it was before, compressed as its suffix says.

    It is written beside the place where it will stand and put there when all is written. What is no ordinary file,
    such as a pipe, is written to directly.

    Raises:
        ModuleNotFoundError: it ends in ``.zst``, and nothing that writes that is installed.
        OSError: it can't be written.
    """
    # A link goes on pointing where it points.
    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as file, _packing(path, file) as packed:
            yield packed
        return
    try:
        descriptor, name = mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    except OSError as error:
        error.filename = str(path)
        raise
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file, _packing(path, file) as packed:
            yield packed
        beside.chmod(_mode(path))
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _packing(path: Path, file: IO[bytes]) -> Any:
    match path.suffix.lower():
        case ".gz":
            # Neither the time nor the name: the same register, the same bytes.
            return gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0)
        case ".zst":
            return _zstd().open(file, "wb")
        case _:
            return nullcontext(file)


def _mode(path: Path) -> int:
    """Return the permissions that a file has, or would have if it were made now."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return _ORDINARY & ~mask
