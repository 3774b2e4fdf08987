"""What writing and reading a register in Parquet files costs: processor time and memory, with and without a register.

usage: python -m benchmarks.parquet_files [ORGANISATIONS]

Each step runs in a process of its own. It needs POSIX, which counts the memory of a process.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.national import national_register
from psm_model._garbage import collection_paused
from psm_model.formats import dump

__all__ = ["STEPS", "measure"]

ROOT: Final = Path(__file__).parents[1]
STEPS: Final = {
    "write a register, loaded from JSON Lines": "write_parquet(load(lines), files)",
    "write the entities of JSON Lines one after another": "write_parquet(iter_load(lines), files)",
    "read the register": "read_parquet(files)",
    "read one entity after another": "deque(iter_parquet(files), maxlen=0)",
}
"""What is done, in words and in Python."""
PROGRAM: Final = """
import sys
from collections import deque
from resource import RUSAGE_SELF, getrusage
from time import process_time
from psm_model import iter_load, load
from psm_model.formats.parquet import iter_parquet, read_parquet, write_parquet
lines, files = sys.argv[1:]
kept = {step}
print(process_time(), getrusage(RUSAGE_SELF).ru_maxrss)
"""


def measure(organisations: int) -> str:
    """Return a table of what each step costs."""
    lines = [
        f"## {organisations:,} organisations in Parquet files",
        "",
        "| | processor time, s | memory, MB |",
        "|---|--:|--:|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        in_lines, files = Path(folder, "register.jsonl"), Path(folder, "register.parquet")
        with collection_paused():
            dump(national_register(organisations)[0], in_lines)
        for name, step in STEPS.items():
            command = [sys.executable, "-c", PROGRAM.format(step=step), str(in_lines), str(files)]
            done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
            seconds, kilobytes = map(float, done.stdout.split())
            # macOS counts bytes.
            megabytes = kilobytes / 1024 ** (2 if sys.platform == "darwin" else 1)
            lines.append(f"| {name} | {seconds:,.1f} | {megabytes:,.0f} |")
            print(lines[-1], flush=True)
    note = "Each measurement is a separate process, including its start. Memory is the peak of the process."
    return "\n".join([*lines, "", note, ""])


if __name__ == "__main__":
    print(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 92_000))
