"""What is left of a register without what was told to be lost."""

from __future__ import annotations

import json

import attrs

from psm_model.entities import Register
from psm_model.formats import dumps, loads
from psm_model.formats.loss import Loss


def without(register: Register, losses: tuple[Loss, ...]) -> Register:
    """A register without what is lost."""
    tree = json.loads(dumps(register))
    for loss in sorted(losses, key=lambda loss: place_of(loss.path), reverse=True):
        *within, last = loss.path.split("/")[1:]
        holder = tree
        for step in within:
            holder = holder[int(step) if isinstance(holder, list) else step]
        del holder[int(last) if isinstance(holder, list) else last]
    return loads(json.dumps(tree))


def in_order(register: Register) -> Register:
    """A register with its sources in the order of their ids."""
    return attrs.evolve(register, sources=tuple(sorted(register.sources, key=lambda source: source.id)))


def place_of(path: str) -> list[tuple[int, str]]:
    """What puts paths in the order of their document, and a path behind those that it is a part of."""
    return [(int(step), "") if step.isdigit() else (0, step) for step in path.split("/")]
