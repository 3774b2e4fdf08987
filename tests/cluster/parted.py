"""A register of many faults in parts, as files, and tasks that end their worker."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from psm_model.checking import Report
from psm_model.checks import check
from psm_model.entities import BoardTerm, Organisation, Register
from psm_model.entities.grouping import iter_grouped
from psm_model.entities.register import Entity
from psm_model.formats import dump
from psm_model.partial_checks import PartialCheck
from tests.many_faults import make_register
from tests.splits import Part

__all__ = ["feed_and_mark", "feed_entities", "feed_or_die", "write_parts"]


def write_parts(folder: Path, organisations: int, parts: int) -> tuple[list[Path], Report]:
    """Write a register into files, each organisation into one of them and all else anywhere; return its report too."""
    placed: list[list[Entity]] = [[] for _ in range(parts)]
    for number, entity in enumerate(make_register(organisations).iter_entities()):
        match entity:
            case BoardTerm():
                home = int(entity.organisation_id.removeprefix("o-"))
            case Organisation():
                home = int(entity.id.removeprefix("o-"))
            case _:
                home = number
        placed[home % parts].append(entity)
    files = [folder / f"{number:03}.jsonl" for number in range(parts)]
    registers = [Register.of(*iter_grouped(Register.of(*entities))) for entities in placed]
    for file, register in zip(files, registers, strict=True):
        dump(register, file)
    return files, check(Register.of(*(entity for register in registers for entity in register.iter_entities())))


def feed_or_die(file: Path, blank: PartialCheck) -> PartialCheck:
    """Check a part, unless a file beside it says that the worker dies first; that happens once."""
    mark = file.with_suffix(".die")
    if mark.exists():
        mark.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return blank.feed_file(file)


def feed_and_mark(file: Path, blank: PartialCheck) -> PartialCheck:
    """Check a part, and make a file beside it."""
    checked = blank.feed_file(file)
    file.with_suffix(".fed").touch()
    return checked


def feed_entities(blank: PartialCheck, part: Part) -> PartialCheck:
    """Check a part that is not in a file."""
    return blank.feed(part.id, part.entities)
