"""The command `import`: from a table of an office to a checked register."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from psm_model import cli, load
from psm_model.importing import loads_mapping, mapping_schema, suggest_mapping
from tests.cli.commands import Captured, run
from tests.importing.books import BOARD, CANARIES, ROSTER, write_book
from tests.importing.ugly_books import UGLY_BOOKS


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """Return a folder with a workbook that has one bad row, and its mapping."""
    write_book(tmp_path / "board.xlsx", {"Pengurus": BOARD})
    (tmp_path / "map.toml").write_text(ROSTER, encoding="utf-8")
    return tmp_path


def test_three_commands_lead_to_a_checked_register(tmp_path: Path, capsys: Captured) -> None:
    """A suggestion, an import and a check, in Indonesian and without an edit, give a checked register."""
    file = UGLY_BOOKS["sections"].write(tmp_path)
    mapping, register = tmp_path / "pemetaan.toml", tmp_path / "register.json"
    assert run("import", file, "--suggest", "-o", mapping, "--lang", "id") == cli.OK
    assert capsys.readouterr() == ("", "")
    assert run("import", file, "--map", mapping, "-o", register, "--lang", "id") == cli.OK
    out, err = capsys.readouterr()
    assert "10 dari 10 baris dimuat" in out
    assert err == ""
    assert run("check", register, "--lang", "id") == cli.OK
    assert len(load(register).board_terms[0].appointments) == 10


def test_reported_rows_are_exit_code_1(board: Path, capsys: Captured) -> None:
    """A register without the bad row is written; the report is on standard output."""
    assert run("import", board / "board.xlsx", "--map", board / "map.toml", "-o", board / "a.json") == cli.FOUND
    out, err = capsys.readouterr()
    assert out.startswith("Pengurus!D10 (Jabatan)\n  expected: a post such as")
    assert err == ""
    assert len(load(board / "a.json").members) == 3


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.jsonl.gz", "a.xlsx", "a/"])
def test_output_has_any_format(name: str, board: Path) -> None:
    """The name of the output selects its format."""
    target = f"{board}/{name}"
    assert run("import", board / "board.xlsx", "--map", board / "map.toml", "-o", target) == cli.FOUND
    assert len(load(target).members) == 3


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_strict_import_writes_nothing(name: str, board: Path, capsys: Captured) -> None:
    """With --strict, a reported row refuses the file; the report is the same."""
    arguments = ("import", board / "board.xlsx", "--map", board / "map.toml", "-o", board / name, "--strict")
    assert run(*arguments) == cli.UNREADABLE
    assert "Pengurus!D10" in capsys.readouterr().out
    assert not (board / name).exists()
    write_book(board / "board.xlsx", {"Pengurus": BOARD[:9]})
    assert run(*arguments) == cli.OK
    assert (board / name).exists()


def test_report_is_printed_as_json(board: Path, capsys: Captured) -> None:
    """The report in JSON has the numbers of cells, which add up, and no personal number."""
    run("import", board / "board.xlsx", "--map", board / "map.toml", "--format", "json")
    out = capsys.readouterr().out
    cells = json.loads(out)["cells"]
    assert cells["total"] == cells["used"] + sum(cells["skipped"].values()) + cells["reported"]
    assert not any(number in out for number in CANARIES)


def test_suggestion_is_printed_or_written(board: Path, capsys: Captured) -> None:
    """A suggestion goes to standard output, or to a file that is replaced only with --force."""
    file = board / "board.xlsx"
    assert run("import", file, "--suggest") == cli.OK
    assert loads_mapping(capsys.readouterr().out) == suggest_mapping(file).mapping
    assert run("import", file, "--suggest", "-o", board / "map.toml") == cli.UNREADABLE
    assert "use --force" in capsys.readouterr().err
    assert run("import", file, "--suggest", "-o", board / "map.toml", "--force") == cli.OK
    assert loads_mapping((board / "map.toml").read_text(encoding="utf-8")) == suggest_mapping(file).mapping


def test_schema_is_printed(capsys: Captured) -> None:
    """The JSON Schema of mappings needs no file."""
    assert run("import", "--schema") == cli.OK
    assert json.loads(capsys.readouterr().out) == mapping_schema()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["board.xlsx", "--map", "none.toml"], "none.toml: cannot be read"),
        (["none.xlsx", "--map", "map.toml"], "none.xlsx: cannot be read"),
        (["board.xlsx", "--map", "bad.toml"], "bad.toml: configuration tables.0.ids"),
        (["map.toml", "--map", "map.toml"], "a file that ends in .toml"),
        (["--map", "map.toml"], "expected a FILE"),
        (["board.xlsx", "--map", "map.toml", "-o", "a.txt"], "expected a name that ends in"),
        (["board.xlsx", "--map", "map.toml", "-o", "a.popolo.json"], "psm-model convert"),
        (["board.xlsx", "--map", "map.toml", "-o", "none/a.json"], "cannot be written"),
        (["board.xlsx", "--suggest", "-o", "none/a.toml"], "cannot be written"),
    ],
)
def test_what_cannot_be_read_or_written_is_reported(
    arguments: list[str], message: str, board: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing file, a wrong mapping and an output that cannot be written are errors on one line."""
    monkeypatch.chdir(board)
    (board / "bad.toml").write_text("[[tables]]\ncolumns = {}\n", encoding="utf-8")
    assert run("import", *arguments) == cli.UNREADABLE
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["board.xlsx", "--map", "none.toml"], "none.toml: tidak dapat dibaca: tidak ditemukan"),
        (["none.xlsx", "--map", "map.toml"], "none.xlsx: tidak dapat dibaca: tidak ditemukan"),
        (["board.xlsx", "--map", "bad.toml"], "bad.toml: pemetaan, tables.0.ids: seharusnya templat untuk sedikitnya"),
        (["map.toml", "--map", "map.toml"], "berkas yang berakhiran .toml"),
        (["--map", "map.toml"], "seharusnya ada BERKAS"),
        (["board.xlsx", "--map", "map.toml", "-o", "a.txt"], "seharusnya nama yang berakhiran"),
        (["board.xlsx", "--map", "map.toml", "-o", "a.popolo.json"], "seharusnya format selain Popolo"),
        (["board.xlsx", "--map", "map.toml", "-o", "none/a.json"], "tidak dapat ditulis: tidak ditemukan"),
        (["board.xlsx", "--suggest", "-o", "map.toml"], "berkas ini sudah ada"),
    ],
)
def test_errors_are_in_indonesian(
    arguments: list[str], message: str, board: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --lang id, every error of the command is in Indonesian."""
    monkeypatch.chdir(board)
    (board / "bad.toml").write_text("[[tables]]\ncolumns = {}\n", encoding="utf-8")
    assert run("import", *arguments, "--lang", "id") == cli.UNREADABLE
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line
    assert "expected" not in line
