"""Measure how fast a register is read and written as JSON, with msgspec (extra `fast`) and without.

usage, in the root folder: python -m benchmarks.json_ways [ORGANISATIONS]

The register is a made-up national one with a given number of organisations (1,000), each with three boards of ten.
Both ways read the same document and write it again; one process, one core; medians of several runs.
"""

from __future__ import annotations

import gc
import platform
import sys
from collections.abc import Callable
from statistics import median
from time import process_time
from unittest.mock import patch

from benchmarks.national import national_register
from psm_model.formats import json

RUNS = 3


def timed(do: Callable[[], object]) -> float:
    """Return the median of a few runs, in seconds of the processor."""
    times = []
    for _ in range(RUNS):
        gc.collect()
        start = process_time()
        do()
        times.append(process_time() - start)
    return median(times)


def main(organisations: int) -> int:
    """Measure both ways and print how many times faster the fast one is."""
    register, _ = national_register(organisations)
    text = json.dumps(register)
    fast = timed(lambda: json.loads(text)), timed(lambda: json.dumps(register))
    with patch.object(json, "fast_codec", lambda: None):
        strict = timed(lambda: json.loads(text)), timed(lambda: json.dumps(register))
    print(f"{organisations:,} organisations, {len(text) / 1e6:.1f} MB; Python {platform.python_version()}")
    for name, quick, slow in zip(("read", "write"), fast, strict, strict=True):
        print(f"{name:<6} {quick:6.2f} s with msgspec, {slow:6.2f} s without: {slow / quick:.1f} times faster")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
