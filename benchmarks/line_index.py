"""How long the index of a national register takes, and one organisation by it: `python -m benchmarks.line_index 92000`.

The file is written into a temporary folder. Organisations are drawn at random; each is compared with `Register.subset`
if there are few. The command is timed as a process of its own, including its start.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Final

from benchmarks.national import national_register
from psm_model._garbage import collection_paused
from psm_model.entities import Register
from psm_model.formats import dump
from psm_model.formats.indexed_file import IndexedFile, write_index

__all__ = ["measure"]

_ROUNDS: Final = 200
_COMPARED: Final = 1_000


def measure(size: int, rounds: int = _ROUNDS) -> str:
    """Return a table of sizes and times for a register with a number of organisations."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "register.jsonl")
        with collection_paused():
            register, _ = national_register(size)
            dump(register, file)
        ids = [organisation.id for organisation in register.organisations]
        compared = register if size <= _COMPARED else None
        del register
        return _measure_file(file, ids, compared, rounds)


def _measure_file(file: Path, ids: list[str], compared: Register | None, rounds: int) -> str:
    chance = random.Random(1)  # noqa: S311  # nothing secret is drawn
    start, worked = perf_counter(), process_time()
    index = write_index(file)
    written = f"{perf_counter() - start:.1f} | {process_time() - worked:.1f}"
    opening, reading, entities = [], [], []
    for organisation_id in chance.choices(ids, k=rounds):
        start = perf_counter()
        with IndexedFile(file) as indexed:
            opened = perf_counter()
            register = indexed.read(organisation_id)
            reading.append(1000 * (perf_counter() - opened))
        opening.append(1000 * (opened - start))
        entities.append(sum(1 for _ in register.iter_entities()))
        if compared is not None:
            assert register == compared.subset([organisation_id])
    command = [sys.executable, "-m", "psm_model", "show", str(file), chance.choice(ids)]
    seconds = []
    for options in ([], ["--index"]):
        start = perf_counter()
        subprocess.run([*command, *options], check=True, stdout=subprocess.DEVNULL)
        seconds.append(f"{perf_counter() - start:.2f}")
    rows = [
        ("organisations", f"{len(ids):,}"),
        ("the file, MB", f"{file.stat().st_size / 1e6:,.1f}"),
        ("the index, MB", f"{index.stat().st_size / 1e6:,.1f}"),
        ("writing the index, seconds: on the clock, of the processor", written),
        ("opening, ms: median, slowest", f"{median(opening):.2f} | {max(opening):.2f}"),
        ("reading an organisation, ms: median, slowest", f"{median(reading):.2f} | {max(reading):.2f}"),
        ("entities of an organisation: median, most", f"{median(entities):.0f} | {max(entities)}"),
        ("psm-model show FILE ID, seconds: without, with the index", " | ".join(seconds)),
    ]
    return "\n".join(f"{name}: {value}" for name, value in rows)


if __name__ == "__main__":
    print(measure(int(sys.argv[1]) if sys.argv[1:] else 92_000))
