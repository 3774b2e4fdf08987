"""The commands that write files, with what they have written before and after."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from psm_model import cli
from psm_model.entities import Register
from psm_model.errors import FormatError
from psm_model.formats import dump, load
from psm_model.formats.storage import require_finished
from tests.rules.samples import IPSM, KASMAD, term

__all__ = ["UNFINISHED", "WRITERS", "State", "read_state", "run_writer", "write_inputs"]

_MAPPING: Final = """[[tables]]
columns = {No = "skip", Nama = "member.name", COLUMN = "skip"}
[tables.ids]
member = "m-{row}"
"""
_OLD: Final = Register.of(IPSM, term("2020/2025", "a"))
_NEW: Final = Register.of(IPSM, term("2020/2025", "a"), term("2025/2030", "b"), KASMAD)
UNFINISHED: Final = "unfinished"
"""The state of a folder that is refused because its writing was interrupted."""
State = Mapping[str, bytes] | Register | str | None

WRITERS: Final[Mapping[str, str]] = {
    "a.json": "convert {register} {to}/a.json",
    "a.jsonl": "convert {register} {to}/a.jsonl",
    "a.jsonl.gz": "convert {register} {to}/a.jsonl.gz",
    "a.jsonl.zst": "convert {register} {to}/a.jsonl.zst",
    "a.popolo.json": "convert {register} {to}/a.popolo.json --ends last_day",
    "a.xlsx": "convert {register} {to}/a.xlsx",
    "tables": "convert {register} {to}/tables/",
    "a.parquet": "convert {register} {to}/a.parquet",
    "a.svg": "timeline {register} -o {to}/a.svg",
    "a.png": "timeline {register} -o {to}/a.png",
    "a.pdf": "timeline {register} -o {to}/a.pdf",
    "a.txt": "timeline {register} -o {to}/a.txt",
    "baseline.json": "check {register} --undetermined --write-baseline {to}/baseline.json",
    "a.html": "report {register} --on 2025-01-01 -o {to}/a.html",
    "imported.json": "import {table} --map {mapping} -o {to}/imported.json",
    "a.toml": "import {table} --suggest --force -o {to}/a.toml",
    "drafted.json": "draft {text} -o {to}/drafted.json",
}
"""Each command that writes, by what it writes."""


def write_inputs(folder: Path) -> None:
    """Write the inputs of the commands into two folders, for what is written first and what replaces it."""
    for name, register, person, column in (("old", _OLD, "Ani", "Alamat"), ("new", _NEW, "Budi", "Telepon")):
        inputs = folder / name
        inputs.mkdir()
        dump(register, inputs / "register.json")
        (inputs / "table.csv").write_text(f"No,Nama,{column}\n1,{person},Jalan\n", encoding="utf-8")
        (inputs / "mapping.toml").write_text(_MAPPING.replace("COLUMN", column), encoding="utf-8")
        (inputs / "text.txt").write_text(f"Ketua IPSM Kabupaten Batang adalah {person} Contoh.\n", encoding="utf-8")


def run_writer(name: str, inputs: Path, to: Path) -> int:
    """Run the command that writes a file, and return its exit code."""
    paths = {
        "register": inputs / "register.json",
        "table": inputs / "table.csv",
        "mapping": inputs / "mapping.toml",
        "text": inputs / "text.txt",
        "to": to,
    }
    return cli.main([argument.format(**paths) for argument in WRITERS[name].split()])


def read_state(path: Path) -> State:
    """Return what a command has written: the bytes of its files, or the register of a workbook, whose bytes differ."""
    if path.suffix == ".xlsx":
        return load(path) if path.exists() else None
    if path.is_dir():
        try:
            require_finished(path)
        except FormatError:
            return UNFINISHED
        files = sorted(file for file in path.iterdir() if not file.name.startswith("."))
        return {file.name: file.read_bytes() for file in files}
    return {path.name: path.read_bytes()} if path.exists() else None
