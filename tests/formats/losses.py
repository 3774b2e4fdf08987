"""Registers without the values that a format lost."""

from __future__ import annotations

import json

import attrs

from psm_model.entities import Register
from psm_model.formats import dumps, loads
from psm_model.formats.loss import Loss


def remove_losses(register: Register, losses: tuple[Loss, ...]) -> Register:
    """Return a register without the lost values."""
    tree = json.loads(dumps(register))
    for loss in sorted(losses, key=lambda loss: path_key(loss.path), reverse=True):
        *parents, last = loss.path.split("/")[1:]
        container = tree
        for key in parents:
            container = container[int(key) if isinstance(container, list) else key]
        del container[int(last) if isinstance(container, list) else last]
    return loads(json.dumps(tree))


def sort_sources(register: Register) -> Register:
    """Return a register with its sources sorted by id."""
    return attrs.evolve(register, sources=tuple(sorted(register.sources, key=lambda source: source.id)))


def path_key(path: str) -> list[tuple[int, str]]:
    """Return a key that sorts paths in document order, a path after those that contain it."""
    return [(int(step), "") if step.isdigit() else (0, step) for step in path.split("/")]
