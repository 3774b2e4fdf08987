"""Content that is read whole, within a limit: a file, a pipe or a device may be huge, or never end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader
from itertools import chain
from typing import IO, Final, TypeVar, cast

from psm_model.errors import FormatError, Problem

from .document import UTF8_BOM

__all__ = [
    "MAX_SIZE",
    "begins_like_json",
    "iter_file_blocks",
    "join_blocks",
    "join_open_file",
    "limit_blocks",
    "read_at_most",
    "trim_letter",
]

MAX_SIZE: Final = 2 << 30
"""The size in bytes of what is read whole, unless the caller allows more: twice that of all boards of the country."""

T = TypeVar("T", str, bytes)

_BLOCK_SIZE: Final = 1 << 20
_JSON_SPACES: Final = b" \t\r\n"
_JSON_STARTS: Final = b'{["-0123456789tfnNI'
_NOT_ASCII: Final = bytes(range(0x80, 0x100))


def begins_like_json(head: bytes) -> bool:
    """Return whether the first sign of a text, after spaces, can begin JSON.

    >>> begins_like_json(b' {"psm_register"'), begins_like_json(bytes(4)), begins_like_json(b"  ")
    (True, False, False)
    """
    first = head.removeprefix(UTF8_BOM).lstrip(_JSON_SPACES)[:1]
    return first != b"" and first in _JSON_STARTS


def join_blocks(
    blocks: Iterable[bytes],
    source: str | None = None,
    *,
    max_size: int = MAX_SIZE,
    can_begin: Callable[[bytes], bool] = begins_like_json,
) -> bytes:
    r"""Return content that is in blocks, as one.

    If it cannot begin as it does, only its first block is read and returned: that suffices to say what is wrong.

    Args:
        blocks: The content.
        source: The name of the content in errors.
        max_size: The maximum number of bytes.
        can_begin: Returns whether the format allows a first block.

    >>> join_blocks([b'{"a"', b": 1}"]), join_blocks([bytes(2), bytes(2)])
    (b'{"a": 1}', b'\x00\x00')

    Raises:
        FormatError: it has more bytes.
    """
    rest = limit_blocks(blocks, source, max_size=max_size)
    head = next(rest, b"")
    if can_begin(head):
        return b"".join((head, *rest))
    if next(rest, None) is None:
        return head
    return trim_letter(head)


def trim_letter(head: bytes) -> bytes:
    r"""Return the beginning of a text without the letters at its end that may be cut off.

    >>> trim_letter("Kakèk".encode()[:4]), trim_letter(bytes([0xFF]))
    (b'Kak', b'\xff')
    """
    return head.rstrip(_NOT_ASCII) or head


def join_open_file(file: IO[str] | IO[bytes], source: str | None, *, max_size: int = MAX_SIZE) -> str | bytes:
    """Return the rest of an open file, or its first block if that cannot begin JSON.

    Raises:
        FormatError: it has more bytes, or more characters if it is open as text.
        UnicodeDecodeError: it is not in the encoding with which it was opened.
    """
    # What else an object may return is refused where it is parsed.
    first = file.read(_BLOCK_SIZE)
    if isinstance(first, bytes):
        return join_blocks(_fill_blocks(cast("IO[bytes]", file), first), source, max_size=max_size)
    if not isinstance(first, str) or not begins_like_json(first.encode(errors="replace")):
        return first
    rest = iter(lambda: cast("IO[str]", file).read(_BLOCK_SIZE), "")
    return "".join(limit_blocks(chain([first], rest), source, max_size=max_size))


def _fill_blocks(file: IO[bytes], first: bytes) -> Iterator[bytes]:
    """Yield the content of a file that may return less than it is asked for, as a pipe does."""
    while first:
        yield first + read_at_most(file, _BLOCK_SIZE - len(first))
        first = file.read(_BLOCK_SIZE)


def limit_blocks(blocks: Iterable[T], source: str | None = None, *, max_size: int = MAX_SIZE) -> Iterator[T]:
    """Yield blocks of at most a number of bytes, or of characters, in total.

    Args:
        blocks: The content.
        source: The name of the content in errors.
        max_size: The maximum number of bytes.

    Raises:
        FormatError: they have more bytes.
    """
    size = 0
    for block in blocks:
        size += len(block)
        if size > max_size:
            got = "more; to read more, pass max_size"
            raise FormatError((Problem("", f"a document of at most {max_size:,} bytes", got),), source)
        yield block


def iter_file_blocks(file: IO[bytes], watch: Callable[[int], object] | None = None) -> Iterator[bytes]:
    """Yield the rest of an open file in blocks.

    Args:
        file: The file.
        watch: Called repeatedly with the number of bytes read so far.
    """
    done = 0
    while block := file.read(_BLOCK_SIZE):
        done += len(block)
        if watch is not None:
            watch(done)
        yield block
        if _is_end(file, block, _BLOCK_SIZE):
            return


def read_at_most(file: IO[bytes], size: int) -> bytes:
    """Return the rest of an open file, but at most a number of bytes. Reading ends there, whatever follows.

    >>> from io import BytesIO
    >>> read_at_most(BytesIO(b"psm"), 2)
    b'ps'
    """
    blocks: list[bytes] = []
    while size > 0 and (block := file.read(min(size, _BLOCK_SIZE))):
        blocks.append(block)
        if _is_end(file, block, min(size, _BLOCK_SIZE)):
            break
        size -= len(block)
    return b"".join(blocks)


def _is_end(file: IO[bytes], block: bytes, size: int) -> bool:
    """Return whether a block is certainly the last, so that nobody at a terminal has to end the input twice."""
    return isinstance(file, BufferedReader) and len(block) < size
