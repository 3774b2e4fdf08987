"""Paths of inputs: several files, folders and patterns."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from psm_model import cli
from psm_model.entities import Register
from psm_model.formats import dump, dumps
from psm_model.formats.json_schema import json_schema
from tests.cli.commands import BATANG, TWO_BOARDS, Captured, run


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
