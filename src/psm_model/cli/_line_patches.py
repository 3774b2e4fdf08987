"""Patches of findings in JSON Lines, from the entities that they name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from psm_model.checking.patch import PATCHED_RULES, Operation, propose_patch
from psm_model.entities.places import find_place
from psm_model.entities.register import Register
from psm_model.entities.source import Source
from psm_model.formats.jsonl import iter_entities
from psm_model.pointers import entity_pointer

if TYPE_CHECKING:
    from psm_model.checking.finding import Finding
    from psm_model.entities.places import Entity

__all__ = ["LinePatches"]


class LinePatches:
    """The patches of findings in JSON Lines, with only the sources and the entities that findings name in memory."""

    def __init__(self, blocks: Iterable[bytes], findings: Iterable[Finding]) -> None:
        """Read the entities that a patch may need.

        Args:
            blocks: The content of the file, which was checked without an error.
            findings: The findings of the file.
        """
        named = {
            entity_pointer(pointer)
            for finding in findings
            if finding.code in PATCHED_RULES
            for pointer in (finding.path, *finding.related)
        }
        kept: list[Entity] = []
        self._pointers: dict[str, str] = {}
        """The pointer to each entity in the file, by that in the register of the kept ones."""
        counts: dict[str, int] = {}
        kept_counts: dict[str, int] = {}
        for entity in iter_entities(blocks, None) if named else ():
            place = find_place(entity).field
            pointer = f"/{place}/{counts.setdefault(place, 0)}"
            counts[place] += 1
            # A misspelt reference may mean any source.
            if pointer in named or isinstance(entity, Source):
                self._pointers[f"/{place}/{kept_counts.setdefault(place, 0)}"] = pointer
                kept_counts[place] += 1
                kept.append(entity)
        self._register = Register.of(*kept)
        self._kept = {pointer: within for within, pointer in self._pointers.items()}

    def propose(self, finding: Finding) -> list[Operation] | None:
        """Return the patch of a finding, or None; its pointers are into the whole document, not into a line."""
        if finding.code not in PATCHED_RULES:
            return None
        moved = attrs.evolve(
            finding,
            path=_move(finding.path, self._kept),
            related=tuple(_move(pointer, self._kept) for pointer in finding.related),
        )
        operations = propose_patch(self._register, moved)
        if operations is None:
            return None
        return [{**operation, "path": _move(operation["path"], self._pointers)} for operation in operations]


def _move(pointer: str, pointers: dict[str, str]) -> str:
    """Replace the beginning of a pointer, which points to its entity."""
    entity = entity_pointer(pointer)
    return pointers.get(entity, entity) + pointer[len(entity) :]
