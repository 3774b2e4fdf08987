"""Several files as one register: their entities in the order of the files, and the file of each."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple

import attrs

from psm_model.checking.patch import propose_patch
from psm_model.entities.register import PLACES, Register
from psm_model.pointers import join_file_pointer, split_file_pointer, split_pointer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psm_model.checking.finding import Finding
    from psm_model.checking.patch import Operation
    from psm_model.checking.report import Report
    from psm_model.formats.read_result import ReadResult

__all__ = ["JoinedFiles", "Place", "join_registers"]


def join_registers(registers: Sequence[Register]) -> Register:
    """Return one register of the entities of several; duplicates stay, for PSM001 to report."""
    if len(registers) == 1:
        return registers[0]
    return Register.of(*chain.from_iterable(register.iter_entities() for register in registers))


class Place(NamedTuple):
    """The place of a value of a joined register."""

    file: int
    """The position of the file."""
    pointer: str
    """The JSON Pointer within the file."""


class JoinedFiles:
    """Several files that were read, as one register."""

    def __init__(self, files: Sequence[tuple[str, ReadResult]]) -> None:
        self.files = tuple(files)
        registers = [result.register for _, result in files]
        self.register = join_registers(registers)
        self._ends = {
            place: list(accumulate(len(getattr(register, place)) for register in registers))
            for place, _ in PLACES.values()
        }

    def split(self, report: Report) -> list[Report]:
        """Return a report for each file, with the findings about what is in it.

        Findings about the check itself are in the report of the first file. A pointer into another file has the name of
        that file before it: ``other.json#/members/0``.
        """
        findings: list[list[Finding]] = [[] for _ in self.files]
        for finding in report:
            file = self.locate(finding.path).file if finding.path else 0
            findings[file].append(
                attrs.evolve(
                    finding,
                    path=self.locate(finding.path).pointer if finding.path else "",
                    related=tuple(self._name(pointer, file) for pointer in finding.related),
                    settled_by=tuple(self._name(pointer, file) for pointer in finding.settled_by),
                )
            )
        return [attrs.evolve(report, findings=own) for own in findings]

    def locate(self, pointer: str) -> Place:
        """Return the file and the place in it that a pointer into the joined register leads to."""
        place, position, inner = split_pointer(pointer)
        ends = self._ends[place]
        file = bisect_right(ends, position)
        start = ends[file - 1] if file else 0
        return Place(file, f"/{place}/{position - start}{inner}")

    def propose_patch(self, file: str, finding: Finding) -> list[Operation] | None:
        """Return the patch of a finding in the report of a file, if it changes no other file; None without one."""
        number = next(position for position, (name, _) in enumerate(self.files) if name == file)
        related = tuple(self._rejoin(pointer, number) for pointer in finding.related)
        path = self._rejoin(finding.path, number) if finding.path else ""
        operations = propose_patch(self.register, attrs.evolve(finding, path=path, related=related))
        places = [self.locate(operation["path"]) for operation in operations or ()]
        if operations is None or any(place.file != number for place in places):
            return None
        return [{**operation, "path": place.pointer} for operation, place in zip(operations, places, strict=True)]

    def _rejoin(self, pointer: str, number: int) -> str:
        """Convert a pointer in the report of a file to one into the joined register."""
        name, inner = split_file_pointer(pointer)
        if name:
            number = next(position for position, (file, _) in enumerate(self.files) if file == name)
        place, position, rest = split_pointer(inner)
        start = self._ends[place][number - 1] if number else 0
        return f"/{place}/{start + position}{rest}"

    def _name(self, pointer: str, file: int) -> str:
        """Convert a pointer into the joined register to one in the report of a file, with the name of another file."""
        place = self.locate(pointer)
        return place.pointer if place.file == file else join_file_pointer(self.files[place.file][0], place.pointer)
