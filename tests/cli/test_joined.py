"""check --as-one, and folders for other commands: several files are one register, and findings say their file."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import attrs
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model import cli
from psm_model.checks import check
from psm_model.cli._joined import JoinedFiles, join_registers
from psm_model.entities import Appointment, Post, Register, Source
from psm_model.formats import dump, load, write
from psm_model.formats.locations import CellLocations
from psm_model.formats.popolo import Ends
from psm_model.formats.read_result import ReadResult
from psm_model.reports.json import report_schema
from psm_model.strategies import registers, valid_registers
from tests.cli.commands import Captured, run
from tests.rules.samples import IPSM, KASMAD, term

MEMBERS: Final = Register.of(KASMAD)
BOARDS: Final = Register.of(IPSM, term("2020/2025", "t", Appointment(id="a", post=Post.CHAIR, member_id="m")))
PARTS: Final = st.lists(st.integers(0, 2), min_size=30, max_size=30)


def deal(register: Register, parts: list[int]) -> list[Register]:
    """Return three registers among which the entities of one are dealt out."""
    dealt: list[list[Any]] = [[], [], []]  # Any: entities of all kinds
    for number, entity in enumerate(register.iter_entities()):
        dealt[parts[number % len(parts)]].append(entity)
    return [Register.of(*part) for part in dealt]


@settings(max_examples=25)
@given(registers() | valid_registers(), PARTS)
def test_findings_are_those_of_the_joined_register(register: Register, parts: list[int]) -> None:
    """The reports of the files have each finding of the joined register once, and pointers lead to the same values."""
    dealt = deal(register, parts)
    joined = JoinedFiles(
        [(f"{number}.json", ReadResult(part, (), CellLocations({}))) for number, part in enumerate(dealt)]
    )
    report = check(joined.register, undetermined=True)
    assert sorted(map(repr, join_registers(dealt).walk())) == sorted(map(repr, joined.register.walk()))
    whole = {pointer: id(record) for pointer, record in joined.register.walk()}
    local = [{pointer: id(record) for pointer, record in part.walk()} for part in dealt]

    def find(pointer: str, file: int) -> int | None:
        name, mark, rest = pointer.rpartition("#")
        where, inner = (int(name.removesuffix(".json")), rest) if mark else (file, pointer)
        return local[where]["/".join(inner.split("/")[:3])] if inner else None

    found = sorted(
        (finding.code, finding.message(), [find(pointer, file) for pointer in (finding.path, *finding.related)])
        for file, own in enumerate(joined.split(report))
        for finding in own
    )
    expected = sorted(
        (
            finding.code,
            finding.message(),
            [whole["/".join(p.split("/")[:3])] if p else None for p in (finding.path, *finding.related)],
        )
        for finding in report
    )
    assert found == expected


def test_references_lead_into_other_files(tmp_path: Path, capsys: Captured) -> None:
    """What another file has is unknown without --as-one, and known with it, whatever the formats."""
    dump(MEMBERS, tmp_path / "members.jsonl")
    dump(BOARDS, tmp_path / "boards.json")
    files = (tmp_path / "boards.json", tmp_path / "members.jsonl")
    assert run("check", *files) == cli.FOUND
    assert "PSM002" in capsys.readouterr().out
    for arguments in (files, files[::-1], (tmp_path,)):
        assert run("check", "--as-one", *arguments) == cli.OK
        assert "PSM002" not in capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_duplicate_ids_name_both_files(form: str, tmp_path: Path, capsys: Captured) -> None:
    """An id of two files is found by PSM001 with --as-one alone; the finding names one file and points to the other."""
    dump(Register.of(Source(id="x"), Source(id="a")), tmp_path / "a.json")
    dump(Register.of(Source(id="x")), tmp_path / "b.json")
    assert run("check", tmp_path / "a.json", tmp_path / "b.json") == cli.OK
    capsys.readouterr()
    assert run("check", "--as-one", "--format", form, tmp_path) == cli.FOUND
    out = capsys.readouterr().out
    assert "PSM001" in out
    assert "b.json" in out
    if form == "json":
        document = json.loads(out)
        jsonschema.validate(document, report_schema())
        first, second = document["reports"]
        assert (first["findings"], len(second["findings"])) == ([], 1)
        assert second["findings"][0]["path"] == "/sources/0"
        assert second["findings"][0]["related"] == [f"{tmp_path / 'a.json'}#/sources/0"]
    elif form == "sarif":
        (result,) = json.loads(out)["runs"][0]["results"]
        places = [*result["locations"], *result["relatedLocations"]]
        names = [place["physicalLocation"]["artifactLocation"]["uri"].rpartition("/")[2] for place in places]
        assert names == ["b.json", "a.json"]


def test_nothing_is_checked_if_a_file_cannot_be_read(tmp_path: Path, capsys: Captured) -> None:
    """With --as-one, an unreadable file leaves references unknown, so the other files are not checked."""
    dump(BOARDS, tmp_path / "boards.json")
    (tmp_path / "members.json").write_text('{"psm_register": 1, "members": 7}', encoding="utf-8")
    assert run("check", "--as-one", tmp_path) == cli.UNREADABLE
    out, err = capsys.readouterr()
    assert "PSM002" not in out
    assert "members.json: /members: expected a list" in err
    assert "nothing was checked" in err
    assert run("check", "--as-one", tmp_path / "boards.json", tmp_path / "nowhere.json") == cli.UNREADABLE
    assert "nowhere.json: cannot be read" in capsys.readouterr().err
    assert run("check", "--as-one", "--jobs", "2", tmp_path / "boards.json") == cli.UNREADABLE
    assert "--as-one reads all files" in capsys.readouterr().err


def test_baselines_and_statistics_work_as_one(tmp_path: Path, capsys: Captured) -> None:
    """A baseline that was written with --as-one covers the same findings; statistics count each once."""
    for name in ("a", "b"):
        dump(Register.of(Source(id="x")), tmp_path / f"{name}.json")
    files = (tmp_path / "a.json", tmp_path / "b.json")
    assert run("check", "--as-one", "--statistics", *files) == cli.FOUND
    assert capsys.readouterr().out.split()[:2] == ["1", "PSM001"]
    assert run("check", "--as-one", "--write-baseline", tmp_path / "known", *files) == cli.OK
    assert run("check", "--as-one", "--baseline", tmp_path / "known", *files) == cli.OK
    assert "1 finding left out as known" in capsys.readouterr().err


@settings(max_examples=10)
@given(valid_registers(), PARTS)
def test_diff_reads_each_side_as_one(register: Register, parts: list[int]) -> None:
    """A folder with the parts of a register differs from the register in nothing, and from another in what changed."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "parts").mkdir()
        for number, part in enumerate(deal(register, parts)):
            dump(part, Path(folder) / "parts" / f"{number}.json")
        dump(register, Path(folder) / "whole.json")
        assert run("diff", Path(folder) / "parts", Path(folder) / "whole.json") == cli.OK
        changed = Register.of(Source(id="another"))
        dump(attrs.evolve(register, sources=(*register.sources, *changed.sources)), Path(folder) / "changed.json")
        assert run("diff", Path(folder) / "parts", Path(folder) / "changed.json") == cli.FOUND
        assert run("diff", Path(folder) / "changed.json", Path(folder) / "parts") == cli.FOUND


def test_diff_reads_tables_and_refuses_what_it_cannot_read(tmp_path: Path, capsys: Captured) -> None:
    """A folder of CSV files is one register; an empty folder and an unreadable part are errors."""
    dump(MEMBERS, f"{tmp_path}/tables/")
    dump(MEMBERS, tmp_path / "members.json")
    assert run("diff", tmp_path / "tables", tmp_path / "members.json") == cli.OK
    (tmp_path / "empty").mkdir()
    assert run("diff", tmp_path / "empty", tmp_path / "members.json") == cli.UNREADABLE
    assert "no register in this folder" in capsys.readouterr().err
    (tmp_path / "broken").mkdir()
    dump(MEMBERS, tmp_path / "broken" / "a.json")
    (tmp_path / "broken" / "b.json").write_text('{"psm_register": 1, "x": 1}', encoding="utf-8")
    assert run("diff", tmp_path / "broken", tmp_path / "members.json") == cli.UNREADABLE
    assert "b.json: /x: expected one of the keys" in capsys.readouterr().err


@settings(max_examples=10)
@given(valid_registers(), PARTS)
def test_convert_writes_a_folder_as_one_register(register: Register, parts: list[int]) -> None:
    """A folder with the parts of a register converts to the register, in the order of the files."""
    dealt = deal(register, parts)
    with TemporaryDirectory() as folder, TemporaryDirectory() as out:
        for number, part in enumerate(dealt):
            dump(part, Path(folder) / f"{number}.json")
        assert run("convert", folder, Path(out) / "whole.json") == cli.OK
        assert load(Path(out) / "whole.json") == join_registers(dealt)


@pytest.mark.parametrize("command", ["show", "stats", "timeline"])
def test_views_read_a_folder_as_one_register(command: str, tmp_path: Path, capsys: Captured) -> None:
    """A folder, or a pattern, gives the same output as one file with the same records."""
    (tmp_path / "parts").mkdir()
    dump(BOARDS, tmp_path / "parts" / "boards.jsonl")
    dump(MEMBERS, tmp_path / "parts" / "members.json")
    assert run("convert", tmp_path / "parts", tmp_path / "whole.json") == cli.OK
    assert "reading boards.jsonl, members.json" in capsys.readouterr().err
    assert run(command, tmp_path / "whole.json") == cli.OK
    expected = capsys.readouterr().out
    assert expected
    for given_path in (tmp_path / "parts", tmp_path / "parts" / "*.json*"):
        assert run(command, given_path) == cli.OK
        assert capsys.readouterr().out == expected


@pytest.mark.parametrize("command", ["show", "stats", "timeline", "convert"])
def test_nothing_is_shown_or_written_if_a_file_cannot_be_read(command: str, tmp_path: Path, capsys: Captured) -> None:
    """An unreadable part is an error of its file, and so is a folder without a register."""
    out = tmp_path / "out.json"
    more = [out] if command == "convert" else []
    (tmp_path / "parts").mkdir()
    assert run(command, tmp_path / "parts", *more) == cli.UNREADABLE
    assert "no register in this folder" in capsys.readouterr().err
    dump(MEMBERS, tmp_path / "parts" / "a.json")
    (tmp_path / "parts" / "b.json").write_text('{"psm_register": 1, "x": 1}', encoding="utf-8")
    assert run(command, tmp_path / "parts", *more) == cli.UNREADABLE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "b.json: /x: expected one of the keys" in captured.err
    assert not out.exists()


def test_convert_passes_the_options_of_popolo_to_files_of_a_pattern(tmp_path: Path) -> None:
    """`--ends` holds for each Popolo document that a pattern matches."""
    for name, part in (("a", MEMBERS), ("b", BOARDS)):
        write(part, tmp_path / f"{name}.popolo.json", ends=Ends.LAST_DAY)
    out = tmp_path / "out.jsonl"
    assert run("convert", "--ends", "last_day", tmp_path / "*.popolo.json", out) == cli.OK
    assert [term.id for term in load(out).board_terms] == ["t"]
    assert [member.id for member in load(out).members] == ["m"]
