"""How long a store takes to check one change, on SQLite and PostgreSQL, with registers of several sizes.

usage, in the root folder: python -m benchmarks.store_changes [ORGANISATIONS ...] [SQLite] [PostgreSQL]

It fills the store of examples/store, in a temporary folder and on a server of its own, if PostgreSQL is installed.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from sqlalchemy import Engine, text

from benchmarks.incremental import CHANGES
from benchmarks.national import national_register
from examples.store.lookup import find_changes, load_organisation
from examples.store.store import save
from psm_model import Register
from psm_model._garbage import collection_paused
from tests.examples.databases import POSTGRESQL, open_quickly, run_postgresql

__all__ = ["compare_store_changes"]

DATABASES: Final = ("SQLite", "PostgreSQL")
ROUNDS: Final = 100
_CHUNK: Final = 5_000


def compare_store_changes(sizes: list[int], databases: Collection[str] = DATABASES, rounds: int = ROUNDS) -> str:
    """Return a table of the times in which stores of several sizes check a change."""
    lines = [
        "## The check of one change, in a database",
        "",
        "| organisations | database | what is done | median, ms | slowest, ms |",
        "|--:|---|---|--:|--:|",
    ]
    for size in sizes:
        with collection_paused():
            register, _ = national_register(size)
            for name, store in _iter_stores(databases):
                _fill(store, register)
                for done, times in _measure(store, register, rounds).items():
                    milliseconds = " | ".join(f"{1000 * value:,.1f}" for value in (median(times), max(times)))
                    lines.append(f"| {size:,} | {name} | {done} | {milliseconds} |")
                    print(lines[-1], flush=True)
    note = (
        "`find_changes` of [the store to copy](../how-to/store.md), which looks up what the change concerns and checks "
        "it before and after, with each entity drawn at random."
    )
    return "\n".join([*lines, "", note, ""])


def _iter_stores(databases: Collection[str]) -> Iterator[tuple[str, Engine]]:
    """Yield empty stores."""
    if "SQLite" in databases:
        with tempfile.TemporaryDirectory() as folder:
            store = open_quickly(f"sqlite:///{Path(folder, 'store.db')}", connections=1)
            yield "SQLite", store
            store.dispose()
    if "PostgreSQL" in databases and POSTGRESQL is not None:
        with run_postgresql() as url:
            store = open_quickly(url, connections=1)
            yield "PostgreSQL", store
            store.dispose()


def _fill(store: Engine, register: Register) -> None:
    """Save a register in several transactions, each with what later ones refer to."""
    organisations = sorted(
        register.organisations, key=lambda organisation: (organisation.area is not None, organisation.id)
    )
    with store.begin() as connection:
        save(Register(sources=register.sources), connection)
        save(Register(organisations=organisations), connection)
    for position in range(0, len(register.decrees), _CHUNK):
        with store.begin() as connection:
            save(Register(decrees=register.decrees[position : position + _CHUNK]), connection)
    for position in range(0, len(register.members), _CHUNK):
        with store.begin() as connection:
            save(Register(members=register.members[position : position + _CHUNK]), connection)
    for position in range(0, len(register.board_terms), _CHUNK):
        with store.begin() as connection:
            save(Register(board_terms=register.board_terms[position : position + _CHUNK]), connection)
    with store.begin() as connection:
        connection.execute(text("ANALYZE"))


def _measure(store: Engine, register: Register, rounds: int) -> dict[str, list[float]]:
    """Return the seconds that each kind of look-up takes."""
    chance = random.Random(1)  # noqa: S311  # nothing secret is drawn
    times: dict[str, list[float]] = {name: [] for name in (*CHANGES, "an organisation is loaded")}
    for number in range(rounds + 3):
        for name, change in CHANGES.items():
            entity = change(register, chance)
            start = perf_counter()
            with store.begin() as connection:
                find_changes(connection, [entity])
            times[name].append(perf_counter() - start)
        organisation_id = chance.choice(register.organisations).id
        start = perf_counter()
        with store.begin() as connection:
            load_organisation(organisation_id, connection)
        times["an organisation is loaded"].append(perf_counter() - start)
        if number == 2:  # noqa: PLR2004  # the first are for warming up
            times = {name: [] for name in times}
    return times


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdecimal()]
    named = [argument for argument in sys.argv[1:] if argument in DATABASES]
    print(compare_store_changes(numbers or [1_000, 10_000, 92_000], named or DATABASES))
