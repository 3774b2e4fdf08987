"""Inputs of the commands: standard input, compressed, and named pipes; statistics."""

from __future__ import annotations

import io
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import pytest

from psm_model import cli
from psm_model.formats import dump, dumps, load, loads
from tests.cli.commands import TWO_BOARDS, Captured, run
from tests.rules.samples import IPSM

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
BATANG, TROUBLED = EXAMPLES / "batang.json", EXAMPLES / "troubled.json"


def set_standard_input(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    """Replace standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))


@pytest.mark.parametrize("form", ["json.gz", "jsonl.gz", "json.zst", "jsonl.zst"])
def test_compressed_standard_input(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """Compressed standard input is detected by its first bytes; a truncated one is reported."""
    dump(TWO_BOARDS, tmp_path / f"x.{form}")
    packed = (tmp_path / f"x.{form}").read_bytes()
    set_standard_input(monkeypatch, packed)
    assert run("convert", "-", "-") == cli.OK
    assert capsys.readouterr().out == dumps(TWO_BOARDS)
    set_standard_input(monkeypatch, packed)
    assert run("check", "-") == cli.FOUND
    assert "PSM101" in capsys.readouterr().out
    for command in ("check", "stats"):
        set_standard_input(monkeypatch, packed[:-9])
        assert run(command, "-") == cli.UNREADABLE
        error = capsys.readouterr().err
        assert error.startswith("psm-model: <stdin>: the document: expected a whole file compressed as .")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_conversion_by_pipes(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """JSON or JSON Lines on standard input is converted to standard output."""
    dump(TWO_BOARDS, tmp_path / f"x.{form}")
    set_standard_input(monkeypatch, (tmp_path / f"x.{form}").read_bytes())
    assert run("convert", "-", "-") == cli.OK
    assert capsys.readouterr().out == dumps(TWO_BOARDS)
    set_standard_input(monkeypatch, dumps(TWO_BOARDS).encode())
    assert run("convert", "-", tmp_path / "y.xlsx") == cli.OK
    assert load(tmp_path / "y.xlsx") == TWO_BOARDS
    set_standard_input(monkeypatch, b"{")
    assert run("convert", "-", "-") == cli.UNREADABLE
    assert capsys.readouterr().err.startswith("psm-model: <stdin>: ")


def test_json_for_outputs_without_unicode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters that the output cannot encode are escaped as in JSON, and the register stays the same."""
    register = loads('{"psm_register": 1, "sources": [{"id": "é\U0001f600", "publisher": "中"}]}')
    dump(register, tmp_path / "x.json")
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="cp437", write_through=True))
    assert run("convert", tmp_path / "x.json", "-") == cli.OK
    assert written.getvalue().isascii()
    assert loads(written.getvalue()) == register


def test_statistics(capsys: Captured) -> None:
    """The statistics count all files together and list no findings."""
    assert run("check", "--statistics", TROUBLED, BATANG) == cli.FOUND
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 7
    assert all(line.startswith("1  PSM") for line in lines)
    assert run("check", "--statistics", "--format", "json", TROUBLED) == cli.UNREADABLE
    assert run("check", "--statistics", BATANG) == cli.OK
    assert capsys.readouterr().out == "no findings\n"


@pytest.mark.parametrize("suffix", ["json", "jsonl"])
def test_findings_are_grouped_by_organisation(suffix: str, tmp_path: Path, capsys: Captured) -> None:
    """The text names the organisation and quotes the document, in both formats."""
    file = tmp_path / f"x.{suffix}"
    dump(TWO_BOARDS, file)
    assert run("check", "--select", "PSM101", file) == cli.FOUND
    out = capsys.readouterr().out
    assert out.startswith(f"{IPSM.name} ({IPSM.id})\n\nerror PSM101 ")
    assert '"id": "b"' in out.replace('":"', '": "')


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes need POSIX")
@pytest.mark.parametrize("name", ["pipe", "pipe.json", "pipe.jsonl"])
def test_named_pipe_is_checked(name: str, tmp_path: Path, capsys: Captured) -> None:
    """A named pipe is checked and quoted like standard input."""
    pipe = tmp_path / name
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        pool.submit(pipe.write_bytes, TROUBLED.read_bytes())
        assert run("check", pipe) == 1
    assert '"id": "contoh-2022"' in capsys.readouterr().out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes need POSIX")
def test_named_pipe_is_converted(tmp_path: Path) -> None:
    """A named pipe is converted like a file."""
    pipe, out = tmp_path / "pipe", tmp_path / "out.json"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        pool.submit(pipe.write_bytes, BATANG.read_bytes())
        assert run("convert", pipe, out) == 0
    assert load(out) == load(BATANG)
