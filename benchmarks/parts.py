"""What it costs to check a national register in parts, by province: run `python -m benchmarks.parts 92000`.

Each part is checked in turn by this process, so that its seconds are those of one processor, whatever else is going on:
processor time is counted. Files are written into a temporary folder.
"""

from __future__ import annotations

import pickle
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final

from benchmarks.national import national_register
from psm_model.entities import BoardTerm, Register
from psm_model.entities.grouping import iter_grouped
from psm_model.entities.register import Entity
from psm_model.file_checks import check_file
from psm_model.formats import jsonl
from psm_model.partial_checks import PartialCheck, PartialDecrees, gather_decrees

__all__ = ["measure"]

_NATION: Final = "00"
"""The part of the national organisation and of the sources."""


def _find_province(entity: Entity) -> str:
    name = entity.organisation_id if isinstance(entity, BoardTerm) else entity.id
    code = name.removeprefix("sk-").removeprefix("ipsm-")[:2]
    return code if code.isdecimal() else _NATION


def _write_parts(register: Register, folder: Path) -> list[Path]:
    parts: dict[str, list[Entity]] = defaultdict(list)
    for entity in iter_grouped(register):
        parts[_find_province(entity)].append(entity)
    files = [folder / f"{part}.jsonl" for part in sorted(parts)]
    for file in files:
        jsonl.dump(parts[file.stem], file)
    return files


def measure(organisations: int) -> list[tuple[str, float, str]]:
    """Return what was measured: a name, a number and its unit."""
    rows: list[tuple[str, float, str]] = []
    register = national_register(organisations, faulty=True)[0]
    with TemporaryDirectory() as temporary:
        whole = Path(temporary, "whole.jsonl")
        files = _write_parts(register, Path(temporary))
        jsonl.dump(register, whole)
        del register

        begin = process_time()
        wanted = check_file(whole)
        rows.append(("one file, one process", process_time() - begin, "s"))

        begin = process_time()
        decrees = [gather_decrees(file) for file in files]
        rows.append((f"decrees of {len(files)} parts", process_time() - begin, "s"))
        begin = process_time()
        blank = PartialCheck(decrees=PartialDecrees().merge(*decrees))
        rows.append(("decrees merged", process_time() - begin, "s"))
        rows.append(("check without parts, pickled", len(pickle.dumps(blank)) / 1e6, "MB"))

        seconds: list[float] = []
        checks: list[PartialCheck] = []
        for file in files:
            begin = process_time()
            checks.append(blank.feed_file(file))
            seconds.append(process_time() - begin)
        rows.append(("parts checked", sum(seconds), "s"))
        rows.append(("largest part checked", max(seconds), "s"))
        rows.append(("checked parts, pickled", sum(len(pickle.dumps(check)) for check in checks) / 1e6, "MB"))

        begin = process_time()
        merged = PartialCheck(decrees=PartialDecrees().merge(*decrees)).merge(*checks)
        rows.append(("parts merged", process_time() - begin, "s"))
        begin = process_time()
        report = merged.finish()
        rows.append(("finished", process_time() - begin, "s"))
    assert report.by_code == wanted.by_code
    return rows


if __name__ == "__main__":
    for name, number, unit in measure(int(sys.argv[1])):
        print(f"{name}: {number:.2f} {unit}")
