"""Stores for tests: what is in one, an empty one, and changes of one."""

from __future__ import annotations

from typing import Final

import attrs
from hypothesis import strategies as st
from sqlalchemy import Engine

from examples.store.schema import entities, entity_keys
from examples.store.store import load, save
from psm_model import Register
from psm_model.entities.register import Entity

__all__ = ["WRITERS", "clear", "draw_change", "load_all", "save_all"]

WRITERS: Final = 100
"""The number of connections of a store in tests."""


def clear(store: Engine) -> None:
    """Remove everything from a store."""
    with store.begin() as connection:
        for table in (entity_keys, *reversed(entities)):
            connection.execute(table.delete())


def load_all(store: Engine) -> Register:
    """Return the content of a store."""
    with store.begin() as connection:
        return load(connection)


def save_all(store: Engine, register: Register) -> None:
    """Save a register in its own transaction."""
    with store.begin() as connection:
        save(register, connection)


def draw_change(data: st.DataObject, register: Register) -> tuple[list[Entity], list[Entity]]:
    """Draw entities of a register with the fields of others, and entities to remove."""
    present, saved = [*register.iter_entities()], list[Entity]()
    for _ in range(data.draw(st.integers(0, 2))):
        old = data.draw(st.sampled_from(present))
        other = data.draw(st.sampled_from([each for each in present if type(each) is type(old)]))
        name = data.draw(st.sampled_from([field.name for field in attrs.fields(type(old)) if field.name != "id"]))
        try:
            saved.append(attrs.evolve(old, **{name: getattr(other, name)}))
        except ValueError:
            # The record would contradict itself.
            continue
    removed = data.draw(st.lists(st.sampled_from(range(len(present))), max_size=2, unique=True))
    return saved, [present[number] for number in removed]
