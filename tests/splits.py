"""Random splits of a register into parts, and random ways to check and merge these."""

from __future__ import annotations

import pickle
from typing import Any, Final, NamedTuple

from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Decree, Organisation, Register
from psm_model.entities.grouping import iter_grouped
from psm_model.entities.register import Entity
from psm_model.partial_checks import PartialCheck, PartialDecrees

__all__ = ["Part", "Split", "draw_split", "gather", "merge_at_random"]

PARTS: Final = ("", "10", "33", "33.25", "9", "z")
"""The ids of parts. In the whole register, "10" is before "9"."""


class Part(NamedTuple):
    """A part of a register."""

    id: str
    """Its id."""
    entities: Register | list[Entity]
    """Its entities: a register, or a stream."""


class Split(NamedTuple):
    """A register in parts."""

    parts: tuple[Part, ...]
    """The parts, in any order."""
    whole: Register
    """The register, in the order of the parts' ids."""


def draw_split(data: st.DataObject, register: Register) -> Split:
    """Draw a split of a register: an organisation is in one part with its terms, and all else anywhere."""
    ids = data.draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4, unique=True))
    homes: dict[str, str] = {}
    placed: dict[str, list[Entity]] = {part: [] for part in ids}
    for entity in register.iter_entities():
        part = data.draw(st.sampled_from(ids))
        if isinstance(entity, BoardTerm):
            part = homes.setdefault(entity.organisation_id, part)
        elif isinstance(entity, Organisation):
            # The first of several has the terms.
            part = max(part, homes.setdefault(entity.id, part))
        placed[part].append(entity)
    parts = []
    for part, entities in placed.items():
        present = Register.of(*entities)
        is_stream = data.draw(st.booleans())
        parts.append(Part(part, list(iter_grouped(present)) if is_stream else present))
    ordered = [
        entity
        for part in sorted(parts)
        for entity in (part.entities.iter_entities() if isinstance(part.entities, Register) else part.entities)
    ]
    return Split(tuple(parts), Register.of(*ordered))


def gather(parts: tuple[Part, ...]) -> PartialDecrees:
    """Return the decrees of parts."""
    return PartialDecrees().merge(
        *(
            PartialDecrees().feed(
                part.id,
                part.entities.decrees
                if isinstance(part.entities, Register)
                else [entity for entity in part.entities if isinstance(entity, Decree)],
            )
            for part in parts
        )
    )


def merge_at_random(data: st.DataObject, checks: list[PartialCheck]) -> PartialCheck:
    """Merge checks in a random order, as any tree, some of them pickled in between."""
    waiting = list(checks)
    while len(waiting) > 1:
        size = data.draw(st.integers(2, min(3, len(waiting))))
        first, *others = [waiting.pop(data.draw(st.integers(0, len(waiting) - 1))) for _ in range(size)]
        merged = first.merge(*others)
        waiting.append(copy(merged) if data.draw(st.booleans()) else merged)
    return waiting[0]


# Any: whatever can be pickled.
def copy(value: Any) -> Any:
    """Return what another process would get."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301  # its own
