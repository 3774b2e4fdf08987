"""Locations: where the values of a register are in the file that it was read from, for any format."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Protocol, TypeAlias

import attrs

from psm_model.pointers import entity_pointer

from ._origins import find_origin
from .document import BYTE_ORDER_MARK
from .jsonl import KINDS, iter_lines
from .offsets import Position, find_offsets, iter_ancestors, lines_and_columns

__all__ = [
    "Cell",
    "CellLocations",
    "DocumentLocations",
    "LineLocations",
    "Location",
    "Locations",
    "OriginLocations",
    "Position",
    "locate_pointers",
]


@attrs.frozen
class Cell:
    """The place of a value in a table.

    >>> print(Cell("Anggota!B7"))
    Anggota!B7
    """

    name: str
    """Sheet or file, with the cell ("Anggota!B7", "members.csv!B7") or the row ("Anggota!7")."""

    def __str__(self) -> str:
        return self.name


Location: TypeAlias = Position | Cell
"""The place of a value in a file."""


class Locations(Protocol):
    """The locations of the values of a register in the file that it was read from."""

    def locate(self, pointers: Collection[str]) -> Mapping[str, Location]:
        """Return the locations of values.

        A value that is absent from the file has the location of the smallest part that would contain it. If there is no
        such part, the pointer is omitted.

        Args:
            pointers: JSON Pointers (RFC 6901) into the register, such as those of findings.
        """


@attrs.frozen
class DocumentLocations:
    """The locations in a JSON document. Every pointer has one.

    >>> DocumentLocations(lambda: [b'{"sources": [{"id": "s"}]}']).locate(["/sources/0/id"])
    {'/sources/0/id': Position(line=1, column=21)}
    """

    blocks: Callable[[], Iterable[bytes]]
    """Callback that returns the content in blocks, called each time that locations are requested."""

    def locate(self, pointers: Collection[str]) -> Mapping[str, Position]:
        """Return the locations of values, like `Locations.locate`."""
        return locate_pointers(b"".join(self.blocks()).decode(), pointers) if pointers else {}


@attrs.frozen
class LineLocations:
    r"""The locations in JSON Lines. Pointers that lead into no entity are omitted.

    >>> text = b'{"psm_register": 1}\n{"type": "source", "id": "s"}\n'
    >>> LineLocations(lambda: [text]).locate(["/sources/0/id"])
    {'/sources/0/id': Position(line=2, column=26)}
    """

    blocks: Callable[[], Iterable[bytes]]
    """Callback that returns the content in blocks, called each time that locations are requested."""

    def locate(self, pointers: Collection[str]) -> Mapping[str, Position]:
        """Return the locations of values, like `Locations.locate`, with one line in memory."""
        requested: dict[str, list[str]] = {}
        for pointer in pointers:
            requested.setdefault(entity_pointer(pointer), []).append(pointer)
        positions: dict[str, Position] = {}
        for number, kind, position, line in iter_lines(self.blocks()) if pointers else ():
            entity = f"/{KINDS[kind][1]}/{position}"
            if entity in requested:
                inside = locate_pointers(
                    line.decode(errors="replace"), [pointer.removeprefix(entity) for pointer in requested[entity]]
                )
                positions |= {f"{entity}{rest}": Position(number, column) for rest, (_, column) in inside.items()}
        return positions


@attrs.frozen
class CellLocations:
    """The locations in the tables of a workbook or a folder of CSV files. The register as a whole has none."""

    cells: Mapping[str, str]
    """Name of the cell or row of each value and record, by JSON Pointer."""

    def locate(self, pointers: Collection[str]) -> Mapping[str, Cell]:
        """Return the locations of values, like `Locations.locate`."""
        origins = {pointer: find_origin(pointer, self.cells)[0] for pointer in pointers}
        return {pointer: Cell(name) for pointer, name in origins.items() if name}


@attrs.frozen
class OriginLocations:
    """The locations in a JSON document in another vocabulary. What was generated from several parts has none."""

    origins: Mapping[str, str]
    """Pointer into the other document of each value and record, by JSON Pointer into the register."""
    document: DocumentLocations
    """The locations in the other document."""

    def locate(self, pointers: Collection[str]) -> Mapping[str, Position]:
        """Return the locations of values, like `Locations.locate`."""
        found = {pointer: find_origin(pointer, self.origins) for pointer in pointers}
        others = {pointer: origin + rest for pointer, (origin, rest) in found.items() if origin}
        positions = self.document.locate(set(others.values()))
        return {pointer: positions[other] for pointer, other in others.items()}


def locate_pointers(text: str, pointers: Collection[str]) -> dict[str, Position]:
    r"""Return the positions of the values that pointers point to in a JSON document.

    Scan the text once, without building a tree. A pointer to an absent value gets the position of its nearest existing
    parent, so every pointer has a position, whatever the text.

    Args:
        text: The document, with or without a byte order mark, which does not count as a column.
        pointers: JSON Pointers (RFC 6901).

    >>> locate_pointers('{\n  "ids": ["a", "b"]\n}', ["/ids/1", "/ids/7", ""])
    {'/ids/1': Position(line=2, column=16), '/ids/7': Position(line=2, column=10), '': Position(line=1, column=1)}
    """
    text = text.removeprefix(BYTE_ORDER_MARK)
    ancestors = {pointer: list(iter_ancestors(pointer)) for pointer in pointers}
    offsets = find_offsets(text, pointers)
    # The root always exists.
    nearest = {
        pointer: next(offsets[ancestor] for ancestor in chain if ancestor in offsets)
        for pointer, chain in ancestors.items()
    }
    counted = lines_and_columns(text, sorted(set(nearest.values())))
    return {pointer: counted[offset] for pointer, offset in nearest.items()}
