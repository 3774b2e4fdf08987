"""How long a store takes to check one change, on SQLite and PostgreSQL, with registers of several sizes.

usage, in the root folder: python -m benchmarks.store_changes [ORGANISATIONS ...] [SQLite] [PostgreSQL]

It fills the store of examples/store, in a temporary folder and on a server of its own, if PostgreSQL is installed. Both
run as in the tests, without waiting for the disk.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from sqlalchemy import Connection, Engine, text

from benchmarks.incremental import CHANGES
from benchmarks.national import national_register
from examples.store.lookup import find_changes, load_organisation
from examples.store.store import remove, save
from psm_model import Register
from psm_model._garbage import collection_paused
from psm_model.entities.register import Entity
from tests.examples.databases import POSTGRESQL, open_quickly, run_postgresql

__all__ = ["STEPS", "compare_store_changes"]

DATABASES: Final = ("SQLite", "PostgreSQL")
ROUNDS: Final = 100
STEPS: Final = (
    *(f"check {name}" for name in CHANGES),
    "save a member",
    "save a board with its appointments",
    "load an organisation with all its records",
    "check the removal of an organisation with all its records",
    "remove them",
)
"""What is measured."""
_CHUNK: Final = 5_000
_WARM_UP: Final = 3


def compare_store_changes(sizes: list[int], databases: Collection[str] = DATABASES, rounds: int = ROUNDS) -> str:
    """Return a table of the times in which stores of several sizes check a change."""
    lines = [
        "## One change, in a database",
        "",
        "| organisations | database | what is done | median, ms | slowest, ms |",
        "|--:|---|---|--:|--:|",
    ]
    for size in sizes:
        with collection_paused():
            register, _ = national_register(size)
            for name, store in _iter_stores(databases):
                start = perf_counter()
                _fill(store, register)
                filled = perf_counter() - start
                for done, times in _measure(store, register, rounds).items():
                    milliseconds = " | ".join(f"{1000 * value:,.1f}" for value in (median(times), max(times)))
                    lines.append(f"| {size:,} | {name} | {done} | {milliseconds} |")
                lines.append(f"| {size:,} | {name} | save everything | {1000 * filled:,.0f} | |")
    note = (
        "Each step has its own transaction and a random entity. A check is `find_changes` of [the store to "
        "copy](../how-to/store.md), which looks up the records that the change affects. Every change is then undone."
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
    """Return the seconds that each step takes."""
    chance = random.Random(1)  # noqa: S311  # nothing secret is drawn
    times: dict[str, list[float]] = {name: [] for name in STEPS}
    above = {organisation.parent_id for organisation in register.organisations}
    lowest = [organisation.id for organisation in register.organisations if organisation.id not in above]
    belonging = _list_belonging(register)
    for number in range(rounds + _WARM_UP):
        step = iter(STEPS)

        @contextmanager
        def measure() -> Iterator[Connection]:
            start = perf_counter()
            with store.connect() as connection, connection.begin() as transaction:
                yield connection
                times[next(step)].append(perf_counter() - start)  # noqa: B023  # it is called in this round
                transaction.rollback()

        for change in CHANGES.values():
            entity = change(register, chance)
            with measure() as connection:
                find_changes(connection, [entity])
        for saved in (chance.choice(register.members), chance.choice(register.board_terms)):
            with measure() as connection:
                save(Register.of(saved), connection)
        with measure() as connection:
            load_organisation(chance.choice(register.organisations).id, connection)
        leaving = belonging[chance.choice(lowest)]
        with measure() as connection:
            find_changes(connection, removed=leaving)
        with measure() as connection:
            remove(leaving, connection)
        if number == _WARM_UP - 1:
            times = {name: [] for name in times}
    return times


def _list_belonging(register: Register) -> dict[str, list[Entity]]:
    """Return each organisation with what belongs to it alone: boards, and the decrees and members that these name."""
    decrees = {decree.id: decree for decree in register.decrees}
    members = {member.id: member for member in register.members}
    found: dict[str, dict[tuple[type, str], Entity]] = defaultdict(dict)
    for organisation in register.organisations:
        found[organisation.id][type(organisation), organisation.id] = organisation
    for term in register.board_terms:
        named: list[Entity] = [term, *(decrees[decree_id] for decree_id in term.decree_ids)]
        named += (members[seat.member_id] for seat in term.appointments if seat.member_id is not None)
        found[term.organisation_id].update({(type(entity), entity.id): entity for entity in named})
    return {organisation_id: [*entities.values()] for organisation_id, entities in found.items()}


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdecimal()]
    named = [argument for argument in sys.argv[1:] if argument in DATABASES]
    print(compare_store_changes(numbers or [1_000, 10_000, 92_000], named or DATABASES))
