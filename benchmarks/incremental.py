"""How long the check of one change takes in registers of several sizes, after the first check of the whole.

usage, in the root folder: python -m benchmarks.incremental [ORGANISATIONS ...]
"""

from __future__ import annotations

import gc
import random
import sys
from collections import Counter
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Final

import attrs

from benchmarks.national import national_register
from psm_model import Identifier, IncrementalCheck, PartialDate, PersonName, Register
from psm_model._garbage import collection_paused
from psm_model.entities.register import Entity

__all__ = ["CHANGES", "compare_changes"]

ROUNDS: Final = 200


def _rename(register: Register, chance: random.Random) -> Entity:
    return attrs.evolve(chance.choice(register.members), name=PersonName(f"Contoh {chance.random()}"))


def _date_birth(register: Register, chance: random.Random) -> Entity:
    return attrs.evolve(chance.choice(register.members), birth_date=PartialDate(chance.randint(1950, 2010)))


def _identify(register: Register, chance: random.Random) -> Entity:
    number = Identifier("kta", str(chance.randint(0, 99)))
    return attrs.evolve(chance.choice(register.members), identifiers=(number,))


def _extend(register: Register, chance: random.Random) -> Entity:
    term = chance.choice(register.board_terms)
    return attrs.evolve(term, label=f"periode 2015–{chance.randint(2019, 2022)}", period=None)


def _move(register: Register, chance: random.Random) -> Entity:
    first, second = chance.sample(register.organisations, 2)
    return attrs.evolve(first, area=second.area, level=second.level)


def _date_decree(register: Register, chance: random.Random) -> Entity:
    return attrs.evolve(chance.choice(register.decrees), issued=PartialDate(chance.randint(2010, 2026)))


CHANGES: Final[dict[str, Callable[[Register, random.Random], Entity]]] = {
    "the name of a member": _rename,
    "the birth date of a member": _date_birth,
    "an identifier that others have": _identify,
    "the period of a board": _extend,
    "the area of an organisation": _move,
    "the day of a decree": _date_decree,
}
"""What changes: by name, a function that returns a changed entity of a register."""


def compare_changes(sizes: list[int], rounds: int = ROUNDS) -> str:
    """Return a table of the times of changes, in registers of several sizes; each change is taken back."""
    lines = [
        "## The check of one change",
        "",
        "| organisations | what changes | median, ms | slowest, ms |",
        "|--:|---|--:|--:|",
    ]
    for size in sizes:
        with collection_paused():
            register, broken = national_register(size, faulty=True)
            start = process_time()
            incremental = IncrementalCheck(register)
            first = process_time() - start
            before = incremental.findings
        assert Counter(finding.code for finding in before) == broken
        gc.collect()
        gc.freeze()
        for name, change in CHANGES.items():
            times = _measure(incremental, register, change, rounds)
            milliseconds = " | ".join(f"{1000 * value:,.1f}" for value in (median(times), max(times)))
            lines.append(f"| {size:,} | {name} | {milliseconds} |")
        assert incremental.findings == before
        lines.append(f"| {size:,} | nothing: the first check, of the whole register | {1000 * first:,.0f} | |")
        del incremental, register
        gc.unfreeze()
    note = (
        "Processor time of `IncrementalCheck.apply` for random changes of one entity, each of which is then undone. "
        "The findings before and after are the same as those of a full check."
    )
    return "\n".join([*lines, "", note, ""])


def _measure(
    incremental: IncrementalCheck, register: Register, change: Callable[[Register, random.Random], Entity], rounds: int
) -> list[float]:
    """Return the seconds of processor time of changes of a register, each of which is taken back."""
    chance, times = random.Random(1), []  # noqa: S311  # nothing secret is drawn
    by_id = {(type(entity), entity.id): entity for entity in reversed([*register.iter_entities()])}
    for _ in range(rounds // 2):
        changed = change(register, chance)
        for entity in (changed, by_id[type(changed), changed.id]):
            start = process_time()
            incremental.apply([entity])
            times.append(process_time() - start)
    return times


if __name__ == "__main__":
    print(compare_changes([int(size) for size in sys.argv[1:]] or [1_000, 10_000, 92_000]))
