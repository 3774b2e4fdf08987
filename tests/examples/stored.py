"""Stores for tests: what is in one, and an empty one."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Engine

from examples.store.schema import entities, entity_keys
from examples.store.store import load, save
from psm_model import Register

__all__ = ["WRITERS", "clear", "load_all", "save_all"]

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
