"""psm-model with workbooks, folders of CSV and Popolo: each value that a format cannot represent is reported."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Final
from unittest.mock import patch

import openpyxl
import pytest

from psm_model import cli
from psm_model.checks import check
from psm_model.entities import Appointment, BoardTerm, Organisation, Post, Register
from psm_model.file_checks import check_file
from psm_model.formats import dump, load
from psm_model.formats.files import read, write
from psm_model.formats.loss import LossWarning
from psm_model.formats.popolo import Ends
from psm_model.values import Level, Period
from tests.cli.commands import Captured, run

BATANG: Final = Path(__file__).parents[2] / "examples" / "batang.json"
TROUBLED: Final = BATANG.with_name("troubled.json")


@pytest.mark.parametrize("name", ["tables/", "register.xlsx", "register.parquet"])
def test_tables_have_the_same_findings(name: str, tmp_path: Path, capsys: Captured) -> None:
    """A register in tables is the same register, with the same findings."""
    target = f"{tmp_path}/{name}"
    assert run("convert", TROUBLED, target) == cli.OK
    assert capsys.readouterr().out == ""
    assert run("check", "--format", "json", TROUBLED) == run("check", "--format", "json", target) == cli.FOUND
    assert check_file(target).codes == check(load(TROUBLED)).codes
    assert run("convert", target, tmp_path / "back.json") == cli.OK
    assert load(tmp_path / "back.json") == load(target)


def test_batang_survives_every_format(tmp_path: Path, capsys: Captured) -> None:
    """The board from the news article survives every format that can represent all of it."""
    source: str | Path = BATANG
    for name in ("a.xlsx", "b.jsonl", "c/", "d.xlsx", "e.parquet", "f.json"):
        assert run("convert", source, f"{tmp_path}/{name}") == cli.OK
        source = f"{tmp_path}/{name}"
    assert load(source) == load(BATANG)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("options", [(), ("--redact",)])
def test_json_lines_become_parquet_without_a_register(options: tuple[str, ...], tmp_path: Path) -> None:
    """JSON Lines are converted to the same Parquet files as another format, entity by entity."""
    dump(load(TROUBLED), tmp_path / "a.jsonl")
    dump(load(tmp_path / "a.jsonl"), tmp_path / "a.json")
    assert run("convert", *options, tmp_path / "a.json", tmp_path / "whole.parquet") == cli.OK
    with patch.object(Register, "of", side_effect=AssertionError):
        assert run("convert", *options, tmp_path / "a.jsonl", tmp_path / "parts.parquet") == cli.OK
    for file in (tmp_path / "whole.parquet").iterdir():
        assert file.read_bytes() == (tmp_path / "parts.parquet" / file.name).read_bytes()


def test_popolo_needs_ends_and_reports_losses(tmp_path: Path, capsys: Captured) -> None:
    """Popolo needs `--ends`, and values without a Popolo term are reported."""
    target = tmp_path / "batang.popolo.json"
    assert run("convert", BATANG, target) == cli.UNREADABLE
    assert "expected --ends" in capsys.readouterr().err
    assert not target.exists()
    assert run("convert", "--ends", "last_day", BATANG, target) == cli.OK
    err = capsys.readouterr().err
    assert "left out /board_terms/0/legal_bases: Popolo has no word for it" in err
    assert run("convert", "--ends", "last_day", target, tmp_path / "back.json") == cli.OK
    assert [term.id for term in load(tmp_path / "back.json").board_terms] == [
        term.id for term in load(BATANG).board_terms
    ]
    for function, hint in (
        (load, "; use psm_model.formats.read"),
        (lambda file: dump(Register(), file), "; use psm_model.formats.write"),
        (read, ""),
        (lambda file: write(Register(), file), ""),
    ):
        with pytest.raises(ValueError, match="the meaning of end_date in a Popolo document") as caught:
            function(target)
        assert str(caught.value).partition(", got none")[2] == hint


@pytest.mark.parametrize("name", ["x.popolo.json", "x.json", "-"])
@pytest.mark.parametrize("command", ["check", "show", "timeline", "stats", "diff", "convert"])
def test_popolo_is_not_a_register(
    command: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """A Popolo document instead of a register is refused in one line, with the command that converts it."""
    document = b'{"persons": [{"id": "m", "name": "Contoh"}]}'
    file = name if name == "-" else str(tmp_path / name)
    if name == "-":
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(document)))
    else:
        Path(file).write_bytes(document)
    others = {"diff": [BATANG], "convert": [tmp_path / "y.json"]}.get(command, [])
    assert run(command, file, *others) == cli.UNREADABLE
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert ("<stdin>" if name == "-" else file) in error
    if (command, name) == ("convert", "x.popolo.json"):
        assert "expected --ends" in error
    else:
        assert "got a Popolo document, which 'psm-model convert' converts to a register" in error
    assert run(command, str(tmp_path / "none.popolo.json"), *others) == cli.UNREADABLE


def test_level_of_other_organisations(tmp_path: Path, capsys: Captured) -> None:
    """Organisations whose Popolo classification is not a level get the level of `--level`."""
    source = tmp_path / "party.popolo.json"
    source.write_text('{"organizations": [{"id": "o", "name": "Contoh", "classification": "party"}]}', encoding="utf-8")
    assert run("convert", "--ends", "day_after", source, tmp_path / "a.json") == cli.UNREADABLE
    assert "/organizations/0/classification: expected one of national" in capsys.readouterr().err
    assert run("convert", "--ends", "day_after", "--level", "village", source, tmp_path / "a.json") == cli.OK
    assert load(tmp_path / "a.json").organisation("o").level is Level.VILLAGE


def test_many_losses_are_counted(tmp_path: Path, capsys: Captured) -> None:
    """The first ten losses are listed and the rest counted; callers of `dump` get a warning."""
    terms = [BoardTerm(id=f"t{number}", organisation_id="o", label=" ") for number in range(12)]
    ipsm = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
    dump(Register.of(ipsm, *terms), tmp_path / "a.json")
    assert run("convert", tmp_path / "a.json", tmp_path / "b.xlsx") == cli.OK
    err = capsys.readouterr().err
    assert err.count("left out /board_terms/") == 10
    assert "b.xlsx: left out 2 more\n" in err
    with pytest.warns(LossWarning, match=r"left out /board_terms/0/label: a blank cell says nothing, and 11 more"):
        dump(Register.of(ipsm, *terms), tmp_path / "c.xlsx")
    assert len(write(Register.of(ipsm, *terms), tmp_path / "c.xlsx", ends=Ends.LAST_DAY)) == 12


def test_own_columns_are_reported(tmp_path: Path, capsys: Captured) -> None:
    """A column of the user's own is left out and reported, and does not change the exit code."""
    file = tmp_path / "register.xlsx"
    assert run("template", file) == cli.OK
    book = openpyxl.load_workbook(file)
    sheet = book["Organisasi"]
    for place, value in {"A2": "o", "B2": "IPSM", "C2": "nasional", "Z1": "Telepon", "Z2": "x"}.items():
        sheet[place] = value
    book.save(file)
    assert run("check", file) == cli.OK
    left_out = "Organisasi!Z1: no column is called 'Telepon'; 1 cell below it left out"
    assert capsys.readouterr().err == f"psm-model: {file}: left out {left_out}\n"
    with pytest.warns(LossWarning, match="Organisasi!Z1"):
        assert load(file).organisation("o").name == "IPSM"
    sheet["C2"] = "dusun"
    book.save(file)
    assert run("check", file) == cli.UNREADABLE
    assert f"{file}: Organisasi!C2: expected one of national (nasional)" in capsys.readouterr().err


def test_findings_name_their_cells(tmp_path: Path, capsys: Captured) -> None:
    """A finding in a table names its cell, or its row if there is no cell, and no JSON Pointer."""
    unknown = Appointment(id="a", post=Post.CHAIR, member_id="nobody")
    terms = [
        BoardTerm(id="t", organisation_id="o", period=Period.parse("2020/2025"), appointments=(unknown,)),
        BoardTerm(id="t", organisation_id="o", label="2026-2020"),
    ]
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL), *terms)
    for target, places, related in (
        ("register.xlsx", ("Jabatan!E2", "Masa bakti!3", "Masa bakti!C3"), "Masa bakti!2"),
        (
            "tables/",
            ("board_term_appointments.csv!E2", "board_terms.csv!3", "board_terms.csv!C3"),
            "board_terms.csv!2",
        ),
    ):
        write(register, f"{tmp_path}/{target}")
        assert run("check", f"{tmp_path}/{target}") == cli.FOUND
        lines = capsys.readouterr().out.splitlines()
        where = [line.strip().removesuffix(f" (with {related})") for line in lines if f"{tmp_path}/" in line]
        assert any(line.endswith(f" (with {related})") for line in lines)
        assert {f"{tmp_path}/{target}: {place}" for place in places} <= set(where)
        assert not any("/board_terms" in line for line in where)


def test_missing_openpyxl_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """Without openpyxl each command names the extra in one line."""
    (tmp_path / "a.xlsx").write_bytes(b"")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for arguments in (
        ("check", tmp_path / "a.xlsx"),
        ("convert", tmp_path / "a.xlsx", tmp_path / "b.json"),
        ("convert", BATANG, tmp_path / "b.xlsx"),
        ("template", tmp_path / "b.xlsx"),
    ):
        assert run(*arguments) == cli.UNREADABLE
        err = capsys.readouterr().err
        assert err == "psm-model: workbooks (.xlsx) need the extra xlsx: install psm-model[xlsx]\n"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.xlsx"]


@pytest.mark.parametrize("name", ["b.xls", "b.csv", "b", "-", "b.json.bz2", "b.xlsx.gz"])
def test_unknown_suffix_is_refused(name: str, tmp_path: Path, capsys: Captured) -> None:
    """If the suffix of the target is unknown, no format is guessed, and nothing is read or written."""
    assert run("convert", tmp_path / "nowhere.json", tmp_path / name) == cli.UNREADABLE
    assert run("template", tmp_path / name) == cli.UNREADABLE
    converted, template = capsys.readouterr().err.splitlines()
    suffixes = ".json, .jsonl, .xlsx, .popolo.json, .parquet"
    expected = f"expected a name that ends in {suffixes} or, for a folder of CSV files, a slash, got "
    assert converted == f"psm-model: {expected}{str(tmp_path / name)!r}"
    assert template == f"psm-model: expected a name that ends in .xlsx, got {str(tmp_path / name)!r}"
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ValueError, match=r"expected a name that ends in \.json"):
        dump(Register(), tmp_path / name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.xlsm", "expected a workbook that is saved as .xlsx, got a file that ends in .xlsm"),
        ("members.csv", "expected the folder of the CSV files, got a file that ends in .csv"),
    ],
)
def test_nearly_right_files_are_explained(name: str, expected: str, tmp_path: Path, capsys: Captured) -> None:
    """Other workbooks and single CSV files are refused with what was expected, not as invalid JSON."""
    (tmp_path / name).write_text("x", encoding="utf-8")
    for arguments in (("check", tmp_path / name), ("convert", tmp_path / name, tmp_path / "b.json")):
        assert run(*arguments) == cli.UNREADABLE
        assert expected in capsys.readouterr().err


def test_folder_needs_a_slash(tmp_path: Path, capsys: Captured) -> None:
    """A folder with the name of a file is not filled with tables, unless the name ends in a slash."""
    (tmp_path / "d.json").mkdir()
    assert run("convert", BATANG, tmp_path / "d.json") == cli.UNREADABLE
    assert "expected a name that ends in a slash for a folder of CSV files" in capsys.readouterr().err
    assert list((tmp_path / "d.json").iterdir()) == []
    assert run("convert", BATANG, f"{tmp_path}/d.json/") == cli.OK


def test_single_popolo_object(tmp_path: Path, capsys: Captured) -> None:
    """A Popolo document that is one person is read if its collection is given."""
    file = tmp_path / "m.popolo.json"
    file.write_text('{"id": "m", "name": "Contoh"}', encoding="utf-8")
    assert run("convert", "--ends", "last_day", file, "-") == cli.UNREADABLE
    assert "a single object, whose collection must be given" in capsys.readouterr().err
    assert run("convert", "--ends", "last_day", "--collection", "persons", file, tmp_path / "m.json") == cli.OK
    assert load(tmp_path / "m.json").member("m").name.text == "Contoh"


def test_folder_that_is_not_a_register(tmp_path: Path, capsys: Captured) -> None:
    """A folder without tables, or one that cannot be created, is reported in one line."""
    assert run("check", tmp_path) == cli.UNREADABLE
    assert "no register in this folder" in capsys.readouterr().err
    (tmp_path / "notes.csv").write_text("x", encoding="utf-8")
    assert run("check", tmp_path) == cli.UNREADABLE
    assert "expected a table of a register" in capsys.readouterr().err
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert run("convert", BATANG, f"{tmp_path}/file/") == cli.UNREADABLE
    assert "cannot be written" in capsys.readouterr().err
    assert run("template", tmp_path / "nowhere" / "a.xlsx") == cli.UNREADABLE
    assert "cannot be written: no such file" in capsys.readouterr().err
