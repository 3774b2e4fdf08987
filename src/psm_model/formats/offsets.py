"""Offsets of the values of a JSON text, found without building a tree, and their lines and columns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from psm_model.pointers import escape_step

__all__ = ["Position", "find_offsets", "iter_ancestors", "lines_and_columns"]

# Possessive, to avoid backtracking. An unterminated string extends to the end of the text.
_STRING: Final = r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)'
# The tokens that matter while looking for values. Numbers, words and spaces are between them.
_TOKEN: Final = re.compile(rf"{_STRING}|[\[\]{{}}:,]", re.DOTALL)
# The tokens that matter while skipping a value.
_BRACKET: Final = re.compile(rf'(?:[^"\[\]{{}}]++|{_STRING})*+[\[\]{{}}]', re.DOTALL)
_SPACE: Final = re.compile(r"[ \t\n\r]*+")


class Position(NamedTuple):
    """The place of a value in a text.

    >>> print(Position(9, 92))
    9:92
    """

    line: int
    """Number of the line, from 1."""
    column: int
    """Number of the character in the line, from 1. A byte order mark is not counted."""

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


def iter_ancestors(pointer: str) -> Iterator[str]:
    """Yield a pointer and its ancestors, nearest first."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
    yield ""


def find_offsets(text: str, pointers: Iterable[str]) -> dict[str, int]:
    """Return the offsets of the existing values that pointers point to, and of their ancestors.

    >>> find_offsets('{"ids": ["a", "b"]}', ["/ids/1", "/ids/7"])
    {'': 0, '/ids': 8, '/ids/1': 14}
    """
    requested = {ancestor for pointer in pointers for ancestor in iter_ancestors(pointer)}
    offsets = {"": _skip_space(text, 0)}
    # The pointer of the current object or list, and the position in a list (None in an object). The stack holds the
    # enclosing ones. Containers without a wanted value are skipped.
    inside = ""
    at: int | None = None
    around: list[tuple[str, int | None]] = []
    # The pointer of the value after the token, None if it is not wanted.
    value: str | None = ""
    key = ""
    token = _TOKEN.search(text)
    while token:
        sign, step, end = token[0], None, token.end()
        if sign in "{[":
            if value is None:
                end = _find_closing(text, end)
            else:
                around.append((inside, at))
                inside, at = value, None
                if sign == "[":
                    at, step = 0, "0"
        elif sign in "}]":
            inside, at = around.pop() if around else ("", None)
        elif sign == ":":
            step = key
        elif sign == "," and at is not None:
            at += 1
            step = str(at)
        else:
            key = sign
        value = None
        if step is not None:
            pointer = f"{inside}/{_to_token(step)}"
            offset = _skip_space(text, end)
            # An empty list has no first value.
            if pointer in requested and not text.startswith("]", offset):
                value = pointer
                offsets[pointer] = offset
        token = _TOKEN.search(text, end)
    return offsets


def _find_closing(text: str, offset: int) -> int:
    """Return the end of the object or list that is open at an offset."""
    depth = 1
    for bracket in _BRACKET.finditer(text, offset):
        depth += 1 if text[bracket.end() - 1] in "{[" else -1
        if not depth:
            return bracket.end()
    return len(text)


def _skip_space(text: str, offset: int) -> int:
    return next(_SPACE.finditer(text, offset)).end()


def _to_token(name: str) -> str:
    """Convert a position, or a key as it is written in the document, to a step of a pointer."""
    if name.startswith('"'):
        try:
            name = str(json.loads(name, strict=False))
        except ValueError:
            # An invalid escape: the text is not JSON.
            return name
    return escape_step(name)


def lines_and_columns(text: str, offsets: Iterable[int]) -> dict[int, Position]:
    r"""Return the positions of ascending offsets in a text.

    >>> lines_and_columns("a\nbc", [0, 3])
    {0: Position(line=1, column=1), 3: Position(line=2, column=2)}
    """
    line, start, last = 1, 0, 0
    counted = {}
    for offset in offsets:
        line += text.count("\n", last, offset)
        start = max(start, text.rfind("\n", last, offset) + 1)
        last = offset
        counted[offset] = Position(line, offset - start + 1)
    return counted
