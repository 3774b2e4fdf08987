"""The lines of a file in JSON Lines, split into chunks of whole lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.places import PLACES
from psm_model.errors import FormatError, Problem

from .document import UTF8_BOM

__all__ = ["LINE_TYPES", "MAX_LINE_LENGTH", "find_header_end", "iter_chunks", "line_type"]

LINE_TYPES: Final[Mapping[type, str]] = {kind: word.replace(" ", "_") for kind, (_, word) in PLACES.items()}
"""The type of the lines of each class of entities."""
MAX_LINE_LENGTH: Final = 16 << 20
"""The maximum length of a line in bytes: enough for a board of 50,000."""


def iter_chunks(
    blocks: Iterable[bytes],
    source: str | None = None,
    *,
    whole_groups: bool = False,
    max_line_length: int = MAX_LINE_LENGTH,
) -> Iterator[bytes]:
    """Yield chunks of whole lines. The first chunk ends with the first line that is not blank.

    Args:
        blocks: The content of the file.
        source: The name of the file in errors.
        whole_groups: Whether to split only between an organisation with its terms and the next.
        max_line_length: The maximum length of a line in bytes, checked at the ends of the blocks.

    Raises:
        FormatError: a line is longer, or as many bytes at the beginning are blank.
    """
    head, rest = _split_header(_check_line_lengths(blocks, source, max_line_length), source)
    yield head
    # Whole lines, and the incomplete line at the end: each block is scanned and joined once.
    complete: list[bytes] = []
    incomplete: list[bytes] = []
    for block in rest:
        if b"\n" not in block:
            incomplete.append(block)
            continue
        text = b"".join((*incomplete, block))
        end = text.rfind(b"\n") + 1
        cut = _find_group_start(text) if whole_groups else end
        if cut is not None:
            chunk = b"".join((*complete, text[:cut]))
            complete.clear()
            if chunk:
                yield chunk
        complete.append(text[cut or 0 : end])
        incomplete = [text[end:]]
    last = b"".join((*complete, *incomplete))
    if last:
        yield last


def _check_line_lengths(blocks: Iterable[bytes], source: str | None, longest: int) -> Iterator[bytes]:
    number, length = 1, 0
    for block in blocks:
        end = block.rfind(b"\n")
        length = length + len(block) if end < 0 else len(block) - end - 1
        number += block.count(b"\n")
        if length > longest:
            problem = Problem("", f"lines of at most {longest:,} bytes", "a longer one", number)
            raise FormatError((problem,), source)
        yield block


def _split_header(blocks: Iterator[bytes], source: str | None) -> tuple[bytes, Iterator[bytes]]:
    """Return the content up to the end of the first line that is not blank, and the blocks after it.

    Raises:
        FormatError: that line does not come soon.
    """
    pending: list[bytes] = []
    has_content, length = False, 0
    for block in blocks:
        pending.append(block)
        length += len(block)
        has_content = has_content or bool(block.strip())
        if not has_content and length > MAX_LINE_LENGTH:
            expected = f"a line that is not blank in the first {MAX_LINE_LENGTH:,} bytes"
            raise FormatError((Problem("", expected, "blank lines only"),), source)
        if has_content and b"\n" in block:
            text = b"".join(pending)
            end = find_header_end(text)
            if end:
                return text[:end], chain([text[end:]], blocks)
            pending = [text]
    return b"".join(pending), iter(())


def find_header_end(text: bytes) -> int:
    """Return the end of the first line that is not blank, 0 if it is incomplete."""
    start = len(text) - len(text.removeprefix(UTF8_BOM).lstrip())
    return text.find(b"\n", start) + 1


def _find_group_start(text: bytes) -> int | None:
    """Return the start of the last complete line that is not a board term, None if there is none."""
    end = text.rfind(b"\n")
    while end >= 0:
        start = text.rfind(b"\n", 0, end) + 1
        line = text[start:end]
        if line.strip() and line_type(line) != LINE_TYPES[BoardTerm]:
            return start
        end = start - 1
    return None


def line_type(line: bytes) -> str | None:
    """Return the type of a line, None if it has none."""
    try:
        match json.loads(line):
            case {"type": str(name)}:
                return name
    except (ValueError, RecursionError):
        pass
    return None
