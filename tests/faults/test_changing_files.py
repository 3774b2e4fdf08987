"""A file that changes, or goes, while it is read is reported in one line, or read as it was."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest

from psm_model import cli
from psm_model.entities import Member, Register
from psm_model.errors import FormatError
from psm_model.formats import dump, load
from tests.faults.forked import run_forked
from tests.rules.samples import IPSM, KASMAD, term

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs processes of POSIX")

# Two boards at once: the finding has a place, for which the file is read again.
REGISTER: Final = Register.of(IPSM, term("2020/2026", "a"), term("2024/2030", "b"), KASMAD)


def cut(file: Path) -> None:
    """Cut a file in the middle."""
    os.truncate(file, file.stat().st_size // 2)


def empty(file: Path) -> None:
    """Cut a file to nothing."""
    os.truncate(file, 0)


def spoil(file: Path) -> None:
    """Put other bytes at the beginning of a file."""
    with file.open("rb+") as opened:
        opened.write(b"\xff\x00[" * 10)


def forbid(file: Path) -> None:
    """Replace a file by a folder, which cannot be read."""
    file.unlink()
    file.mkdir()


CHANGES: Final = (cut, empty, spoil, forbid, Path.unlink)


def before_opening(file: Path, at: int, change: Callable[[Path], object]) -> None:
    """Change a file before it is opened for the given time."""
    opened = 0

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal opened
        if event == "open" and isinstance(arguments[0], str | Path) and Path(arguments[0]) == file:
            opened += 1
            if opened == at + 1:
                opened = 100
                change(file)

    sys.addaudithook(hear)


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.jsonl.gz", "a.xlsx", "tables", "a.parquet"])
@pytest.mark.parametrize("at", [0, 1])
def test_check_of_a_changing_file(name: str, at: int, change: Callable[[Path], None], tmp_path: Path) -> None:
    """A check of a file that changes before it is opened, or opened again, has no traceback and one line for it."""
    path = tmp_path / name
    dump(REGISTER, f"{path}/" if name == "tables" else path)
    file = next((each for each in path.glob("board_terms.*")), path) if path.is_dir() else path
    run = partial(cli.main, ["check", str(path)])
    run()
    code, errors = run_forked(run, partial(before_opening, file, at, change))
    assert "Traceback" not in errors, errors
    # Half a table is a table.
    assert code in ({0, 1, 2} if path.is_dir() else {1, 2})
    if code == 2:
        assert len(errors.splitlines()) <= 2, errors
        assert name in errors


@pytest.mark.parametrize("command", ["check", "check --format sarif", "report --on 2025-01-01 -o a.html"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_findings_of_a_file_that_has_changed(command: str, name: str, tmp_path: Path) -> None:
    """If a file can no longer be read for the places of findings, they are reported without, and one line says so."""
    dump(REGISTER, tmp_path / name)
    run = partial(cli.main, [*command.replace("a.html", str(tmp_path / "a.html")).split(), str(tmp_path / name)])
    usual = run()
    code, errors = run_forked(run, partial(before_opening, tmp_path / name, 1, Path.unlink))
    assert code == usual
    message = "changed while it was checked; the lines of its findings are not shown"
    assert [line for line in errors.splitlines() if line.startswith("psm-model: ")] == errors.splitlines()
    assert errors.count(message) == 1, errors


@cache
def make_large_file(suffix: str) -> bytes:
    """Return the bytes of a file of several blocks."""
    members = (Member(id=f"m-{number}", name=KASMAD.name) for number in range(50_000))
    with TemporaryDirectory() as folder:
        file = Path(folder, f"a{suffix}")
        dump(Register.of(*members), file)
        return file.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
@pytest.mark.parametrize("change", [cut, empty, spoil])
def test_file_that_changes_between_two_blocks(suffix: str, change: Callable[[Path], None], tmp_path: Path) -> None:
    """A file that changes after its first block was read is refused, or read as it was."""
    file = tmp_path / f"a{suffix}"
    file.write_bytes(make_large_file(suffix))
    assert file.stat().st_size > 2 << 20
    changed = False

    def watch(done: int) -> None:
        nonlocal changed
        if done and not changed:
            changed = True
            change(file)

    if change is cut:
        with pytest.raises(FormatError, match=file.name):
            load(file, watch=watch)
    else:
        # What was spoilt had been read; what is left of JSON Lines may be whole lines.
        with suppress(FormatError):
            assert len(load(file, watch=watch).members) <= 50_000
    assert changed
