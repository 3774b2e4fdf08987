"""Inputs of the commands: several files, folders, patterns and standard input; baselines and statistics."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import pytest

from psm_model import cli
from psm_model.entities import Register
from psm_model.formats import dump, dumps, load, loads
from psm_model.formats.json_schema import json_schema
from tests.cli.commands import Captured, run
from tests.rules.samples import IPSM, term

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
BATANG, TROUBLED = EXAMPLES / "batang.json", EXAMPLES / "troubled.json"
TWO_BOARDS: Final = Register.of(IPSM, term("2020/2026", "a"), term("2024/2030", "b"))


def set_standard_input(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    """Replace standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with registers in all formats, and with other files."""
    (tmp_path / "b" / ".hidden").mkdir(parents=True)
    dump(Register(), tmp_path / "c.json")
    dump(Register(), tmp_path / "b" / "d.jsonl.gz")
    dump(Register(), tmp_path / "b" / ".hidden" / "x.json")
    dump(Register(), tmp_path / ".y.json")
    dump(Register(), tmp_path / "a.xlsx")
    dump(TWO_BOARDS, f"{tmp_path}/b/tables/")
    (tmp_path / "package.json").write_text('{"name": "x"}', encoding="utf-8")
    (tmp_path / "~$a.xlsx").write_bytes(b"locked")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    (tmp_path / "schema.json").write_text(json.dumps(json_schema(), indent=2), encoding="utf-8")
    return tmp_path


def test_registers_in_a_folder_are_checked(folder: Path, capsys: Captured) -> None:
    """All registers in a folder are checked in the order of their paths; they and what is not read are named."""
    assert run("check", folder) == cli.OK
    captured = capsys.readouterr()
    assert [line.partition(": ")[0] for line in captured.out.splitlines() if line.startswith(str(folder))] == [
        str(folder / name) for name in ("a.xlsx", "c.json")
    ]
    hint = f"subfolders are not searched; use a pattern: '{folder}/**/*.json'"
    others = "not read: b/, notes.txt, package.json, schema.json"
    assert captured.err == f"psm-model: {folder}: reading a.xlsx, c.json; {others}; {hint}\n"
    assert run("check", folder / "b") == cli.FOUND
    captured = capsys.readouterr()
    assert captured.err == f"psm-model: {folder / 'b'}: reading d.jsonl.gz, tables\n"


def test_many_registers_in_a_folder_are_counted(tmp_path: Path, capsys: Captured) -> None:
    """Of many registers the first are named and the others counted."""
    for number in range(12):
        dump(Register(), tmp_path / f"{number:02}.json")
    assert run("check", tmp_path) == cli.OK
    assert capsys.readouterr().err.endswith("08.json, 09.json and 2 more\n")


def test_other_csv_files_are_not_read(folder: Path, capsys: Captured) -> None:
    """A CSV file with another name than a table's is not read next to registers; alone it is refused."""
    (folder / "budget.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert run("check", folder) == cli.OK
    assert "not read: b/, budget.csv, " in capsys.readouterr().err
    (folder / "other").mkdir()
    shutil.copy(folder / "budget.csv", folder / "other")
    assert run("check", folder / "other") == cli.UNREADABLE
    assert "organisations" in capsys.readouterr().err


def test_repeated_file_is_checked_once(folder: Path, capsys: Captured) -> None:
    """A file that is given several times, by name, folder or pattern, is checked once."""
    assert run("check", folder / "c.json", folder, folder / "c*.json", f"{folder}/../{folder.name}/c.json") == cli.OK
    assert capsys.readouterr().out.count("c.json: no findings") == 1


def test_patterns_are_expanded(folder: Path, capsys: Captured) -> None:
    """A pattern is expanded, two stars reach into subfolders, and a pattern without matches is an error."""
    assert run("check", folder / "**" / "*.jsonl.gz") == cli.OK
    assert "d.jsonl.gz: no findings" in capsys.readouterr().out
    assert run("check", folder / "*.yaml", folder / "c.json") == cli.UNREADABLE
    captured = capsys.readouterr()
    assert captured.err == f"psm-model: {folder / '*.yaml'}: no file matches\n"
    assert "c.json: no findings" in captured.out
    # The name of a file may look like a pattern.
    (folder / "[x].json").write_bytes((folder / "c.json").read_bytes())
    assert run("check", folder / "[x].json") == cli.OK


def test_folder_without_registers_is_an_error(tmp_path: Path, capsys: Captured) -> None:
    """An empty check is an error, which names what is not read."""
    assert run("check", tmp_path) == cli.UNREADABLE
    assert capsys.readouterr().err == f"psm-model: {tmp_path}: no register in this folder\n"
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    assert run("check", tmp_path) == cli.UNREADABLE
    assert capsys.readouterr().err == f"psm-model: {tmp_path}: no register in this folder; not read: package.json\n"


WHOLE = dumps(TWO_BOARDS)
LINES = '{"psm_register": 1}\n{"type": "source", "id": "s"}\n'


@pytest.mark.parametrize(
    ("name", "content", "is_read"),
    [
        *(("x.json", WHOLE[:length], True) for length in range(0, 60, 7)),
        ("x.json", "not json", True),
        ("x.json", '{"members": [', True),
        ("x.json", f'{{"a": "{"a" * (2 << 20)}", "psm_register": 1}}', True),
        ("x.json", f'{{"a": "{"a" * (2 << 20)}", "b": 1}}', False),
        ("x.json", '{"psm_register": "1"}', True),
        ("x.json", '{"members": []}', False),
        ("x.json", '[{"psm_register": "1"}]', False),
        ("x.json", "7", False),
        ("x.jsonl", LINES, True),
        ("x.jsonl", LINES[:9], True),
        ("x.jsonl", f"\n{{}}\n{LINES}", True),
        ("x.jsonl", '\n{"a": 1}\n{"b": ', False),
        ("x.jsonl", "", True),
        ("x.xlsx", "no workbook", True),
        ("x.JSON.gz", "no gzip", True),
        ("~$x.xlsx", "locked", None),
        (".x.json", "{", None),
    ],
)
def test_nothing_in_a_folder_is_passed_over_in_silence(
    name: str, content: str, tmp_path: Path, capsys: Captured, *, is_read: bool | None
) -> None:
    """A file with the name of a format is read, and reported if it is damaged; whole JSON of another kind is named."""
    dump(TWO_BOARDS, f"{tmp_path}/tables/")
    (tmp_path / name).write_text(content, encoding="utf-8")
    is_valid = content == LINES
    assert run("check", tmp_path) == (cli.FOUND if is_valid or not is_read else cli.UNREADABLE)
    first, *others = capsys.readouterr().err.splitlines()
    read, _, unread = first.partition("; not read: ")
    assert read == f"psm-model: {tmp_path}: reading tables" + f", {name}" * bool(is_read)
    assert unread == (name if is_read is False else "")
    assert [f"{tmp_path / name}" in line for line in others[:1]] == [True] * (bool(is_read) and not is_valid)


@pytest.mark.parametrize("command", ["check", "diff"])
def test_other_files_among_tables_are_named(command: str, tmp_path: Path, capsys: Captured) -> None:
    """What is not a table in a folder of tables is named, whether the folder is given or found in another."""
    folder = tmp_path / "a" / "tables"
    dump(Register(), f"{folder}/")
    (folder / "x.json").write_text(WHOLE, encoding="utf-8")
    (folder / "old").mkdir()
    for given in (folder, tmp_path / "a"):
        assert run(command, given, *([BATANG] if command == "diff" else [])) in {cli.OK, cli.FOUND}
        assert (
            capsys.readouterr().err.splitlines()[-1]
            == f"psm-model: {folder}: reading its tables; not read: old/, x.json"
        )


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_circular_links(folder: Path) -> None:
    """A register that a pattern reaches again through a link is checked once."""
    (folder / "b" / "again").symlink_to(folder, target_is_directory=True)
    assert run("check", folder / "**" / "*.jsonl.gz") == cli.OK


def test_unreadable_file_in_a_folder(folder: Path, capsys: Captured) -> None:
    """In a folder, a register that cannot be read is reported, and the others are checked."""
    (folder / "broken.json.gz").write_bytes(b"no gzip")
    assert run("check", folder) == cli.UNREADABLE
    captured = capsys.readouterr()
    assert "broken.json.gz: the document: expected a whole file compressed as .gz" in captured.err
    assert "c.json: no findings" in captured.out


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


def test_baselines(tmp_path: Path, capsys: Captured) -> None:
    """Writing a baseline is reported; later its findings are left out, and new and gone findings are reported."""
    known, file = tmp_path / "known.json", tmp_path / "register.json"
    shutil.copy(TROUBLED, file)
    assert run("check", "--write-baseline", known, file) == cli.OK
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"psm-model: 7 findings written to {known} as known\n")
    assert run("check", "--baseline", known, file, BATANG) == cli.OK
    capsys.readouterr()
    tree = json.loads(file.read_text(encoding="utf-8"))
    tree["board_terms"][4]["label"] = "2030-2020"
    tree["board_terms"][5].pop("label")
    file.write_text(json.dumps(tree), encoding="utf-8")
    assert run("check", "--baseline", known, file) == cli.OK
    captured = capsys.readouterr()
    summary = "psm-model: 6 known, left out; 1 of the baseline are gone\n"
    assert captured.err == summary + "psm-model: gone: PSM110 ipsm-misal, misal-2025\n"
    assert captured.out.count("PSM1") == 1
    run("check", "--baseline", known, "--format", "json", file)
    document = json.loads(capsys.readouterr().out)
    assert [len(report["known"]) for report in document["reports"]] == [6]
    assert [(entry["code"], entry["times"]) for entry in document["gone"]] == [("PSM110", 1)]
    # A finding of an ignored rule is not reported as gone.
    run("check", "--baseline", known, "--format", "json", "--ignore", "PSM11", file)
    assert json.loads(capsys.readouterr().out)["gone"] == []
    run("check", "--baseline", known, "--format", "json", file, tmp_path / "none.json")
    assert "gone" not in json.loads(capsys.readouterr().out)
    assert run("check", "--baseline", file, file) == cli.UNREADABLE
    assert "expected a baseline of version 1" in capsys.readouterr().err
    assert run("check", "--baseline", tmp_path / "none.json", file) == cli.UNREADABLE
    assert "cannot be read: no such file" in capsys.readouterr().err
    assert run("check", "--write-baseline", tmp_path / "none" / "x.json", file) == cli.UNREADABLE
    assert "cannot be written: no such file" in capsys.readouterr().err


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
    assert out.startswith(f"{IPSM.name} ({IPSM.id})\n\nPSM101 ")
    assert '"id": "b"' in out.replace('":"', '": "')
    assert "^^^" in out


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
