"""How the time of a check grows with the register: all rules, 1,000 and 10,000 organisations, medians of several runs.

usage, in the root folder: python -m benchmarks.check_growth [RUNS]

It fails if ten times the organisations take more than twelve times as long, or if a fault is missed or invented.
"""

from __future__ import annotations

import gc
import platform
import sys
from datetime import date
from statistics import median
from time import perf_counter

from benchmarks.national import national_register
from psm_model import check

SMALL, LARGE = 1_000, 10_000
MAX_GROWTH = 12


def measure(size: int, runs: int) -> list[float]:
    """Return the seconds that each of several checks of a register takes, which finds all faults and no other."""
    register, broken = national_register(size, faulty=True)
    times = []
    for _ in range(runs):
        gc.collect()
        start = perf_counter()
        report = check(register, on=date(2026, 11, 25))
        times.append(perf_counter() - start)
        assert report.by_code == broken, f"expected {dict(broken)}, got {report.by_code}"
    return times


def main(runs: int) -> int:
    """Measure, print, and judge."""
    medians = {}
    for size in (SMALL, LARGE):
        times = measure(size, runs)
        medians[size] = median(times)
        print(f"{size:>6} organisations: {medians[size]:7.3f} s ({min(times):.3f} to {max(times):.3f}, {runs} runs)")
    ratio = medians[LARGE] / medians[SMALL]
    print(f"grown {ratio:.1f}-fold, at most {MAX_GROWTH} wanted; Python {platform.python_version()}")
    return int(ratio > MAX_GROWTH)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
