"""Measure psm-model and the alternatives to it in one run: each in turn, medians and spread.

usage: python3 dev.py benchmark [ORGANISATIONS ...] [--write | --try]

It makes an environment of its own with the other libraries (requirements/benchmarks.txt). The sizes are those of the
whole job (1000 10000 92000 unless others are given), the rest is measured on 2,000 organisations. With --write the
tables are put into docs/explanation/benchmarks.md, with the machine and the versions. With --try all of it is run on a
few organisations, once, to see that it runs.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from importlib.metadata import version
from itertools import combinations
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter
from typing import Any, Final, Self
from unittest.mock import patch

import attrs
import msgspec
from dateutil.relativedelta import relativedelta

from benchmarks.incremental import ROUNDS, compare_changes
from benchmarks.models import cattrs_with_defaults, pydantic_model, structs
from benchmarks.national import national_register
from benchmarks.parquet_questions import measure
from psm_model import Config, Register, check, dumps, loads
from psm_model._garbage import collection_paused
from psm_model.formats import dump
from psm_model.formats import json as json_format

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "explanation" / "benchmarks.md"
SIZE: Final = 2_000
FEW: Final = 120
DAY: Final = "2026-11-25"
SHOWN: Final = (
    "attrs",
    "cattrs",
    "duckdb",
    "intervaltree",
    "msgspec",
    "orjson",
    "polars",
    "portion",
    "pyarrow",
    "pydantic",
    "python-dateutil",
)
IMPORTS: Final = ("attrs", "psm_model", "psm_model.formats.json", "pystac", "cyclonedx.model.bom", "lsprotocol.types")

Do = Callable[[], object]


# Any: another library, which need not be there when types are checked.
def library(name: str) -> Any:
    """Import what psm-model is measured beside."""
    return importlib.import_module(name)


def paused(do: Do) -> Do:
    """Pause the search for garbage meanwhile, as psm-model does by itself."""

    def do_paused() -> object:
        gc.disable()
        try:
            return do()
        finally:
            gc.enable()

    return do_paused


def interleaved(contenders: dict[str, Do], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each contender, round after round: a machine that slows down slows down all."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for do in contenders.values():
        do()
    for _ in range(rounds):
        for name, do in contenders.items():
            gc.collect()
            start = perf_counter()
            do()
            times[name].append(perf_counter() - start)
    return times


def table(title: str, times: dict[str, list[float]], against: str, unit: tuple[str, float], note: str = "") -> str:
    """Write what was measured, the speed of each as a share of one of them."""
    name, factor = unit
    whole = median(times[against])
    lines = [f"## {title}", "", f"| | median, {name} | from | to | speed |", "|---|--:|--:|--:|--:|"]
    for contender, taken in times.items():
        middle = median(taken)
        share = f"{whole / middle:.2f}"
        cells = (f"{value * factor:,.{1 if factor > 1 else 3}f}" for value in (middle, min(taken), max(taken)))
        lines.append(f"| {contender} | {' | '.join(cells)} | {share} |")
    return "\n".join([*lines, "", note, ""] if note else [*lines, ""])


def decoding(register: Register, rounds: int) -> str:
    """Read one document with each."""
    text = dumps(register).encode()
    orjson = library("orjson")
    bare = msgspec.json.Decoder(structs())
    model = pydantic_model(library("pydantic"))
    converter = cattrs_with_defaults()

    def by_cattrs() -> object:
        return converter.structure(json.loads(text), Register)

    def strictly() -> object:
        with patch.object(json_format, "fast_codec", lambda: None):
            return loads(text)

    def load_and_check() -> object:
        return check(loads(text))

    with patch.object(json_format, "fast_codec", lambda: None):
        assert loads(text) == loads(text) == by_cattrs()
    contenders: dict[str, Do] = {
        "msgspec Structs, collection paused (S)": paused(lambda: bare.decode(text)),
        "msgspec Structs": lambda: bare.decode(text),
        "orjson into dicts, collection paused": paused(lambda: orjson.loads(text)),
        "**psm-model with `fast`**": lambda: loads(text),
        "**psm-model with `fast`, and every rule**": load_and_check,
        "**psm-model without `fast`**": strictly,
        "pydantic models": lambda: model.model_validate_json(text),
        "cattrs defaults into psm-model's classes": by_cattrs,
    }
    title = f"Reading {len(register.organisations):,} organisations ({len(text) / 1e6:.1f} MB of indented JSON)"
    note = (
        "Speed: share of S. Only psm-model parses partial dates, periods, codes and citations, refuses unknown and "
        "duplicate keys, and reports every error with its location."
    )
    return table(title, interleaved(contenders, rounds), next(iter(contenders)), ("ms", 1000), note)


def encoding(register: Register, rounds: int) -> str:
    """Write one register with each."""
    text = dumps(register).encode()
    orjson = library("orjson")
    decoded = msgspec.json.Decoder(structs()).decode(text)
    model = pydantic_model(library("pydantic")).model_validate_json(text)
    tree = orjson.loads(text)
    encode = msgspec.json.Encoder().encode
    from psm_model.entities.grouping import iter_grouped
    from psm_model.formats._fast import write_lines

    def lines() -> object:
        return write_lines(list(iter_grouped(register)))

    def strictly() -> object:
        with patch.object(json_format, "fast_codec", lambda: None):
            return dumps(register)

    contenders: dict[str, Do] = {
        "msgspec Structs": lambda: encode(decoded),
        "msgspec Structs, indented": lambda: msgspec.json.format(encode(decoded), indent=2),
        "orjson of dicts, indented": lambda: orjson.dumps(tree, option=orjson.OPT_INDENT_2),
        "**psm-model with `fast`, JSON Lines**": lines,
        "**psm-model with `fast`, indented**": lambda: dumps(register),
        "**psm-model without `fast`, indented**": strictly,
        "pydantic models": lambda: model.model_dump_json(exclude_defaults=True),
    }
    return table(
        f"Writing {len(register.organisations):,} organisations",
        interleaved(contenders, rounds),
        "msgspec Structs",
        ("ms", 1000),
        "Speed: share of msgspec Structs, which already hold texts.",
    )


def list_spans(register: Register) -> list[tuple[str, int, int]]:
    """Return the organisation, the first day and the day after the last of each term."""
    return [
        (term.organisation_id, term.period.bounds.start_min, term.period.bounds.end_max + 1)
        for term in register.board_terms
        if term.period
    ]


def grouped(register: Register) -> dict[str, list[tuple[int, int]]]:
    """Return the spans of each organisation."""
    groups: dict[str, list[tuple[int, int]]] = {}
    for owner, start, end in list_spans(register):
        groups.setdefault(owner, []).append((start, end))
    return groups


def overlaps(register: Register, rounds: int) -> str:
    """Find the boards of an organisation that share days, in unsorted terms; each begins with the register."""
    one_rule = Config(select=("PSM101",))
    intervaltree, polars, portion = map(library, ("intervaltree", "polars", "portion"))

    def sweep() -> int:
        found = 0
        for owned in grouped(register).values():
            last = 0
            for start, end in sorted(owned):
                found += start < last
                last = max(last, end)
        return found

    def by_portion() -> int:
        found = 0
        for owned in grouped(register).values():
            intervals = [portion.closedopen(start, end) for start, end in owned]
            found += sum(first.overlaps(second) for first, second in combinations(intervals, 2))
        return found

    def by_tree() -> int:
        found = 0
        for owned in grouped(register).values():
            tree = intervaltree.IntervalTree.from_tuples((start, end, at) for at, (start, end) in enumerate(owned))
            found += sum(len(tree.overlap(start, end)) - 1 for start, end in owned) // 2
        return found

    def by_polars() -> int:
        schema = ["owner", "start", "end"]
        frame = polars.DataFrame(list_spans(register), schema=schema, orient="row").sort("owner", "start")
        before = polars.col("end").cum_max().shift(1).over("owner")
        return int(frame.select((polars.col("start") < before).sum()).item())

    contenders: dict[str, Do] = {
        "portion, every pair": by_portion,
        "intervaltree": by_tree,
        "polars, over a window": by_polars,
        "a sweep over whole days, written by hand": sweep,
        "**psm-model, PSM101 of a register**": lambda: check(register, config=one_rule),
    }
    answers = {sweep(), by_portion(), by_tree(), by_polars(), len(check(register, config=one_rule))}
    assert len(answers) == 1, answers
    return table(
        f"Overlapping boards, {len(register.board_terms):,} unsorted terms",
        interleaved(contenders, rounds),
        "portion, every pair",
        ("ms", 1000),
        "Speed: relative to portion. Each candidate starts from the register, and all find the same overlaps. Only "
        "psm-model handles imprecise dates and reports the shared days.",
    )


def five_years(register: Register, rounds: int) -> str:
    """Find out for each term whether it lasts five years."""
    periods = [term.period for term in register.board_terms if term.period]
    days = [(date.fromordinal(period.bounds.start_min), date.fromordinal(period.bounds.end_max)) for period in periods]
    length = relativedelta(years=5, days=-1)
    contenders: dict[str, Do] = {
        "dateutil's relativedelta": lambda: sum(first + length == last for first, last in days),
        "**psm-model, `Period.lasts`**": lambda: sum(period.lasts(5).certain for period in periods),
    }
    assert contenders["dateutil's relativedelta"]() == contenders["**psm-model, `Period.lasts`**"]()
    title = f"Five years, {len(periods):,} terms"
    return table(
        title, interleaved(contenders, rounds), "dateutil's relativedelta", ("ms", 1000), "Both give the same results."
    )


def imports(rounds: int, modules: tuple[str, ...] = IMPORTS) -> str:
    """Import each in a process of its own."""

    def imported(module: str) -> Do:
        command = [sys.executable, "-c", f"import {module}" if module else ""]
        return lambda: subprocess.run(command, check=True)

    times = interleaved({module: imported(module) for module in ("", *modules)}, rounds)
    bare = median(times.pop(""))
    above = {f"`{module}`": [taken - bare for taken in times[module]] for module in modules}
    note = (
        "Time in addition to starting Python. Speed: relative to attrs. `import psm_model` loads each part on first "
        "use; reading a register needs `psm_model.formats.json`."
    )
    return table("A cold import", above, "`attrs`", ("ms", 1000), note)


class Memory:
    """The most memory that a process and its children use at once, sampled repeatedly."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._over = Event()
        self._thread = Thread(target=self._look)
        self.most = 0.0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.05):
            self.most = max(self.most, sum(map(_resident, self._all())))

    def _all(self) -> list[int]:
        found = [self._process]
        for process in found:
            # A process, or a task of it, may end while it is looked at.
            with suppress(OSError):
                for task in Path(f"/proc/{process}/task").glob("*/children"):
                    with suppress(OSError):
                        found += map(int, task.read_text(encoding="ascii").split())
        return found


def _resident(process: int) -> float:
    """Return the megabytes that a process holds, what it shares with others counted as its part of that."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


IN_MEMORY: Final = """
import sys
from psm_model import check, load
print(len(check(load(sys.argv[1]))))
"""
STREAMED: Final = """
import sys
from psm_model import check_file
print(len(check_file(sys.argv[1], jobs=int(sys.argv[2]))))
"""
BARE: Final = """
import gc, sys
from time import perf_counter
import attrs
import msgspec
from benchmarks.models import structs
decoder = msgspec.json.Decoder(structs())
text = open(sys.argv[1], "rb").read()
gc.disable()
start = perf_counter()
held = decoder.decode(text)
print(perf_counter() - start)
"""


def whole_job(sizes: list[int], most_rounds: int) -> str:
    """Load and check registers of several sizes, each in a process of its own."""
    lines = [
        "## The whole job: read a register from a file and check it by every rule",
        "",
        "| organisations | way | seconds | a thousand | memory, MB | of the speed of S |",
        "|--:|---|--:|--:|--:|--:|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            with collection_paused():
                register, broken = national_register(size, faulty=True)
            document, in_lines = Path(folder, "register.json"), Path(folder, "register.jsonl")
            dump(register, document)
            dump(register, in_lines)
            wanted = sum(broken.values())
            del register
            ways: dict[str, tuple[str, ...]] = {
                "JSON, in memory": ("-c", IN_MEMORY, str(document)),
                "JSON Lines, one process": ("-c", STREAMED, str(in_lines), "1"),
                "JSON Lines, two processes": ("-c", STREAMED, str(in_lines), "2"),
            }
            rounds = most_rounds if size <= 10_000 else 1  # noqa: PLR2004  # what takes minutes is measured once
            taken: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
            bare = []
            for _ in range(rounds):
                bare.append(float(_run("-c", BARE, str(document))[0]))
                for way, arguments in ways.items():
                    printed, seconds, most = _run(*arguments)
                    assert int(printed) == wanted, (way, printed, wanted)
                    taken[way].append((seconds, most))
            for way, measured in taken.items():
                seconds = median(duration for duration, _ in measured)
                most = max(memory for _, memory in measured)
                share = median(bare) / seconds
                cells = (
                    f"{size:,}",
                    way,
                    f"{seconds:,.2f}",
                    f"{seconds / size * 1000:.3f}",
                    f"{most:,.0f}",
                    f"{share:.3f}",
                )
                lines.append(f"| {' | '.join(cells)} |")
            lines.append(f"| {size:,} | msgspec Structs, decoding alone (S) | {median(bare):.2f} | | | 1 |")
    note = (
        "Each measurement is a separate process, including its start. All injected faults were found, and nothing "
        "else. Memory is the total of all processes. The figures are medians of three runs; above 10,000 "
        "organisations, of one run."
    )
    return "\n".join([*lines, "", note, ""])


def _run(*arguments: str) -> tuple[str, float, float]:
    """Run a program; give what it prints, the seconds and the most memory that it took."""
    start = perf_counter()
    with subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        with Memory(process.pid) as memory:
            printed, _ = process.communicate()
        if process.returncode:
            sys.exit(f"{arguments[:2]} ended with {process.returncode}")
    return printed.strip(), perf_counter() - start, memory.most


def machine() -> str:
    """Say what was measured on."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    versions = ", ".join(f"{name} {version(name)}" for name in SHOWN)
    return f"{os.cpu_count()} cores ({model}), {platform.system()}, Python {platform.python_version()}; {versions}."


INTRODUCTION: Final = """# Speed and memory, compared

This page compares the cost of psm-model with that of its alternatives. `python3 dev.py benchmark --write` makes the
measurements and writes this page. One run measures all candidates in turn, round after round; the tables show the
median, the fastest and the slowest round. The register is invented: each organisation has three boards of ten people,
and ten members. [Large registers](scale.md) explains the consequences.
"""


def main(arguments: list[str]) -> int:
    """Measure everything and print or write the results."""
    tried = "--try" in arguments
    sizes = [int(size) for size in arguments if size.isdecimal()] or ([FEW] if tried else [1_000, 10_000, 92_000])
    register, _ = national_register(FEW if tried else SIZE, faulty=True)
    terms = list(register.board_terms)
    random.Random(1).shuffle(terms)  # noqa: S311  # nothing secret
    in_disorder = attrs.evolve(register, board_terms=tuple(terms))
    parts = [INTRODUCTION, machine() + "\n"]
    measured: tuple[Callable[[], str], ...] = (
        lambda: decoding(register, 1 if tried else 5),
        lambda: encoding(register, 1 if tried else 5),
        lambda: overlaps(in_disorder, 1 if tried else 7),
        lambda: five_years(register, 1 if tried else 7),
        lambda: imports(1 if tried else 15),
        lambda: whole_job(sizes, 1 if tried else 3),
        lambda: compare_changes(sizes, 2 if tried else ROUNDS),
        lambda: measure(sizes[-1], 1 if tried else 7),
    )
    for part in measured:
        parts.append(part())
        print(parts[-1], flush=True)
    if "--write" in arguments:
        parts += list_other_sections(PAGE.read_text(encoding="utf-8"), "\n".join(parts))
        PAGE.write_text("\n".join(parts), encoding="utf-8")
    return 0


def list_other_sections(page: str, measured: str) -> list[str]:
    """Return the sections of the page that this run did not measure, which stay as they are.

    Headings are compared without their numbers, which change from run to run.
    """

    def get_heading(section: str) -> str:
        return re.sub(r"[\d.,]+", "", section.partition("\n")[0])

    def split(text: str) -> list[str]:
        return re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]

    headings = {get_heading(section) for section in split(measured)}
    return [section.rstrip() + "\n" for section in split(page) if get_heading(section) not in headings]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
