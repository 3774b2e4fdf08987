"""Lines and columns of values that JSON Pointers point to, for editors and code review."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from .jsonl import KINDS, iter_lines

__all__ = [
    "Locations",
    "entity_pointer",
    "find_offsets",
    "lines_and_columns",
    "locate_in_lines",
    "locate_pointers",
]

Locations: TypeAlias = Mapping[str, tuple[int, int]]
"""Line and column by JSON Pointer, both counted from 1."""

# Possessive, to avoid backtracking. An unterminated string extends to the end of the text.
_STRING: Final = r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)'
# The tokens that matter while looking for values. Numbers, words and spaces stand between them.
_TOKEN: Final = re.compile(rf"{_STRING}|[\[\]{{}}:,]", re.DOTALL)
# The tokens that matter while skipping a value.
_BRACKET: Final = re.compile(rf'(?:[^"\[\]{{}}]++|{_STRING})*+[\[\]{{}}]', re.DOTALL)
_SPACE: Final = re.compile(r"[ \t\n\r]*+")


def locate_pointers(text: str, pointers: Collection[str]) -> dict[str, tuple[int, int]]:
    r"""Return the locations of the values that pointers point to in a JSON document.

    Scan the text once, without building a tree. A pointer to an absent value gets the location of its nearest existing
    parent, so every pointer has a location, whatever the text.

    Args:
        text: The document, with or without a byte order mark, which does not count as a column.
        pointers: JSON Pointers (RFC 6901).

    >>> locate_pointers('{\n  "ids": ["a", "b"]\n}', ["/ids/1", "/ids/7", ""])
    {'/ids/1': (2, 16), '/ids/7': (2, 10), '': (1, 1)}
    """
    text = text.removeprefix("\ufeff")
    ancestors = {pointer: list(_iter_ancestors(pointer)) for pointer in pointers}
    offsets = find_offsets(text, pointers)
    # The root always exists.
    nearest = {
        pointer: next(offsets[ancestor] for ancestor in chain if ancestor in offsets)
        for pointer, chain in ancestors.items()
    }
    counted = lines_and_columns(text, sorted(set(nearest.values())))
    return {pointer: counted[offset] for pointer, offset in nearest.items()}


def locate_in_lines(blocks: Iterable[bytes], pointers: Collection[str]) -> dict[str, tuple[int, int]]:
    r"""Return the locations in JSON Lines of the values that pointers into the document point to.

    Args:
        blocks: The content of the file, in blocks of any size.
        pointers: JSON Pointers that begin with the list and the position of an entity. Others are ignored.

    >>> text = b'{"psm_register": 1}\n{"type": "source", "id": "s"}\n'
    >>> locate_in_lines([text], ["/sources/0/id"])
    {'/sources/0/id': (2, 26)}
    """
    expected: dict[str, list[str]] = {}
    for pointer in pointers:
        expected.setdefault(entity_pointer(pointer), []).append(pointer)
    locations: dict[str, tuple[int, int]] = {}
    for number, kind, position, line in iter_lines(blocks):
        entity = f"/{KINDS[kind][1]}/{position}"
        if entity in expected:
            inside = locate_pointers(
                line.decode(errors="replace"), [pointer.removeprefix(entity) for pointer in expected[entity]]
            )
            locations |= {f"{entity}{rest}": (number, column) for rest, (_, column) in inside.items()}
    return locations


def entity_pointer(pointer: str) -> str:
    """Return the pointer to the entity that contains a pointer.

    >>> entity_pointer("/board_terms/3/period/end")
    '/board_terms/3'
    """
    return "/".join(pointer.split("/", 3)[:3])


def _iter_ancestors(pointer: str) -> Iterator[str]:
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
    expected = {ancestor for pointer in pointers for ancestor in _iter_ancestors(pointer)}
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
            if pointer in expected and not text.startswith("]", offset):
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
    """Convert a position, or a key as it stands in the document, to a step of a pointer."""
    if name.startswith('"'):
        try:
            name = str(json.loads(name, strict=False))
        except ValueError:
            # An invalid escape: the text is not JSON.
            return name
    return name.replace("~", "~0").replace("/", "~1")


def lines_and_columns(text: str, offsets: Iterable[int]) -> dict[int, tuple[int, int]]:
    r"""Return the lines and columns of ascending offsets in a text, both counted from 1.

    >>> lines_and_columns("a\nbc", [0, 3])
    {0: (1, 1), 3: (2, 2)}
    """
    line, start, last = 1, 0, 0
    counted = {}
    for offset in offsets:
        line += text.count("\n", last, offset)
        start = max(start, text.rfind("\n", last, offset) + 1)
        last = offset
        counted[offset] = (line, offset - start + 1)
    return counted
