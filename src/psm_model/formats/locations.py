"""Line and column of what JSON Pointers point to, so that an editor or a review can show it."""

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
"""By JSON Pointer, the line and the column of what it points to, both counted from 1."""

# Possessive, so that nothing is tried twice; one that is not ended goes to the end of the text.
_STRING: Final = r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)'
# All that matters where values are looked for: what stands between these are numbers, words and spaces.
_TOKEN: Final = re.compile(rf"{_STRING}|[\[\]{{}}:,]", re.DOTALL)
# All that matters where none is.
_BRACKET: Final = re.compile(rf'(?:[^"\[\]{{}}]++|{_STRING})*+[\[\]{{}}]', re.DOTALL)
_SPACE: Final = re.compile(r"[ \t\n\r]*+")


def locate_pointers(text: str, pointers: Collection[str]) -> dict[str, tuple[int, int]]:
    r"""Return where in a JSON document the values stand that pointers point to.

    The text is gone through once, and nothing is built of it. Of a value that is not there it is told where the
    nearest one above it stands, so that there is a position for each pointer, whatever the text.

    Args:
        text: The document, with or without a byte order mark, which is no column.
        pointers: JSON Pointers as in RFC 6901.

    >>> locate_pointers('{\n  "ids": ["a", "b"]\n}', ["/ids/1", "/ids/7", ""])
    {'/ids/1': (2, 16), '/ids/7': (2, 10), '': (1, 1)}
    """
    text = text.removeprefix("\ufeff")
    above = {pointer: list(_and_above(pointer)) for pointer in pointers}
    found = find_offsets(text, pointers)
    # The whole is always there.
    nearest = {pointer: next(found[one] for one in chain if one in found) for pointer, chain in above.items()}
    counted = lines_and_columns(text, sorted(set(nearest.values())))
    return {pointer: counted[offset] for pointer, offset in nearest.items()}


def locate_in_lines(blocks: Iterable[bytes], pointers: Collection[str]) -> dict[str, tuple[int, int]]:
    r"""Return where in JSON Lines the values stand that pointers into the document point to.

    Args:
        blocks: The text, in pieces of any size.
        pointers: JSON Pointers that begin with the list and the position of an entity; others are left out.

    >>> text = b'{"psm_register": 1}\n{"type": "source", "id": "s"}\n'
    >>> locate_in_lines([text], ["/sources/0/id"])
    {'/sources/0/id': (2, 26)}
    """
    wanted: dict[str, list[str]] = {}
    for pointer in pointers:
        wanted.setdefault(entity_pointer(pointer), []).append(pointer)
    found: dict[str, tuple[int, int]] = {}
    for number, kind, position, line in iter_lines(blocks):
        entity = f"/{KINDS[kind][1]}/{position}"
        if entity in wanted:
            inside = locate_pointers(
                line.decode(errors="replace"), [one.removeprefix(entity) for one in wanted[entity]]
            )
            found |= {f"{entity}{rest}": (number, column) for rest, (_, column) in inside.items()}
    return found


def entity_pointer(pointer: str) -> str:
    """Return the pointer to the entity that a pointer leads into.

    >>> entity_pointer("/board_terms/3/period/end")
    '/board_terms/3'
    """
    return "/".join(pointer.split("/", 3)[:3])


def _and_above(pointer: str) -> Iterator[str]:
    """Yield a pointer and those of all that it stands in, the nearest first."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
    yield ""


def find_offsets(text: str, pointers: Iterable[str]) -> dict[str, int]:
    """Return where in a JSON document the values begin that pointers point to, and those that they stand in, if there.

    >>> find_offsets('{"ids": ["a", "b"]}', ["/ids/1", "/ids/7"])
    {'': 0, '/ids': 8, '/ids/1': 14}
    """
    wanted = {one for pointer in pointers for one in _and_above(pointer)}
    found = {"": _after_space(text, 0)}
    # Of the object or list that a token stands in: its pointer, and the position in a list, which is None in an
    # object. Those around it are on the stack; what holds nothing that is wanted is passed over.
    inside = ""
    at: int | None = None
    around: list[tuple[str, int | None]] = []
    # The pointer of the value that begins after a token; None where nobody wants it.
    value: str | None = ""
    key = ""
    token = _TOKEN.search(text)
    while token:
        sign, step, end = token[0], None, token.end()
        if sign in "{[":
            if value is None:
                end = _closed(text, end)
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
            pointer = f"{inside}/{_step(step)}"
            offset = _after_space(text, end)
            # An empty list has no first value.
            if pointer in wanted and not text.startswith("]", offset):
                value = pointer
                found[pointer] = offset
        token = _TOKEN.search(text, end)
    return found


def _closed(text: str, offset: int) -> int:
    """Return where an object or list ends that is open at an offset."""
    depth = 1
    for bracket in _BRACKET.finditer(text, offset):
        depth += 1 if text[bracket.end() - 1] in "{[" else -1
        if not depth:
            return bracket.end()
    return len(text)


def _after_space(text: str, offset: int) -> int:
    return next(_SPACE.finditer(text, offset)).end()


def _step(name: str) -> str:
    """Write a position, or a key as it stands in the document, as a step of a pointer."""
    if name.startswith('"'):
        try:
            name = str(json.loads(name, strict=False))
        except ValueError:
            # An escape that JSON does not have: the text is none.
            return name
    return name.replace("~", "~0").replace("/", "~1")


def lines_and_columns(text: str, offsets: Iterable[int]) -> dict[int, tuple[int, int]]:
    r"""Return the line and the column of offsets in a text, both counted from 1; the offsets are given in their order.

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
