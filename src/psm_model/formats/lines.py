"""The lines of a file in JSON Lines: cut into chunks of whole lines, none of them too long."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from psm_model.errors import FormatError, Problem

from .document import BYTE_ORDER_MARK

__all__ = ["LONGEST_LINE", "MARK", "end_of_header", "iter_chunks", "line_type"]

LONGEST_LINE: Final = 16 << 20
"""How many bytes a line may have: enough for a board of 50,000."""
MARK: Final = BYTE_ORDER_MARK.encode()
"""The byte order mark, as it stands in a file."""


def iter_chunks(
    blocks: Iterable[bytes],
    source: str | None = None,
    *,
    whole_groups: bool = False,
    longest_line: int = LONGEST_LINE,
) -> Iterator[bytes]:
    """Cut what is read at ends of lines, first behind the first line that holds anything.

    Args:
        blocks: What is read.
        source: What error messages call it.
        whole_groups: Whether to cut only where no organisation is parted from its terms.
        longest_line: How many bytes a line may have; it is asked at the ends of the blocks.

    Raises:
        FormatError: a line is longer.
    """
    head, rest = _head_and_rest(_with_short_lines(blocks, source, longest_line))
    yield head
    # What ends with a line, and what does not yet: whole lines are looked at once, and put together once.
    held: list[bytes] = []
    begun: list[bytes] = []
    for block in rest:
        if b"\n" not in block:
            begun.append(block)
            continue
        text = b"".join((*begun, block))
        end = text.rfind(b"\n") + 1
        cut = _between_groups(text) if whole_groups else end
        if cut is not None:
            chunk = b"".join((*held, text[:cut]))
            held.clear()
            if chunk:
                yield chunk
        held.append(text[cut or 0 : end])
        begun = [text[end:]]
    last = b"".join((*held, *begun))
    if last:
        yield last


def _with_short_lines(blocks: Iterable[bytes], source: str | None, longest: int) -> Iterator[bytes]:
    number, length = 1, 0
    for block in blocks:
        end = block.rfind(b"\n")
        length = length + len(block) if end < 0 else len(block) - end - 1
        number += block.count(b"\n")
        if length > longest:
            problem = Problem("", f"lines of at most {longest:,} bytes", "a longer one", number)
            raise FormatError((problem,), source)
        yield block


def _head_and_rest(blocks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """Return what is up to the end of the first line that holds anything, and what comes behind."""
    pending: list[bytes] = []
    holds_anything = False
    for block in blocks:
        pending.append(block)
        holds_anything = holds_anything or bool(block.strip())
        if holds_anything and b"\n" in block:
            text = b"".join(pending)
            end = end_of_header(text)
            if end:
                return text[:end], chain([text[end:]], blocks)
            pending = [text]
    return b"".join(pending), iter(())


def end_of_header(text: bytes) -> int:
    """Return where the first line ends that holds anything; 0 if it does not end."""
    start = len(text) - len(text.removeprefix(MARK).lstrip())
    return text.find(b"\n", start) + 1


def _between_groups(text: bytes) -> int | None:
    """Return where the last line begins, of those that end, that holds no board term; None if there is none."""
    end = text.rfind(b"\n")
    while end >= 0:
        start = text.rfind(b"\n", 0, end) + 1
        line = text[start:end]
        if line.strip() and line_type(line) != "board_term":
            return start
        end = start - 1
    return None


def line_type(line: bytes) -> str | None:
    """Return the type that a line names, None if it names none."""
    try:
        match json.loads(line):
            case {"type": str(name)}:
                return name
    except (ValueError, RecursionError):
        pass
    return None
