"""ReadResult: what `read` returns, for every format the same."""

from __future__ import annotations

import csv
import os
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import Final

import pytest
from hypothesis import given
from openpyxl import load_workbook

from psm_model import check, dumps, loads
from psm_model.entities.register import Register
from psm_model.formats import Loss, ReadResult, load, read, write
from psm_model.formats.locations import Cell, Location, Position
from psm_model.formats.popolo import Ends
from psm_model.strategies import valid_registers

BATANG: Final = Path(__file__).parents[2] / "examples" / "batang.json"
FORMATS: Final = ("r.json", "r.jsonl", "r.json.gz", "r.jsonl.gz", "r.xlsx", "tables/", "r.popolo.json")
LISTS: Final = ("sources", "organisations", "members", "board_terms")


def read_again(register: Register, file: Path, name: str) -> ReadResult:
    """Write a register into a file and read it."""
    ends = Ends.LAST_DAY if name == "r.popolo.json" else None
    target = f"{file / name}{'/' * name.endswith('/')}"
    write(register, target, ends=ends)
    return read(target, ends=ends)


def read_text_at(file: Path, location: Location) -> str:
    """Return the text of a file from a position on, or the text of a cell, read by other means than the library's."""
    match location:
        case Position(line, column):
            return file.read_text(encoding="utf-8").split("\n")[line - 1][column - 1 :]
        case Cell(name):
            sheet, _, cell = name.rpartition("!")
            if file.is_dir():
                rows = list(csv.reader(StringIO((file / sheet).read_text(encoding="utf-8"), newline="")))
                return rows[int(cell[1:]) - 1][ord(cell[0]) - ord("A")]
            return str(load_workbook(file)[sheet][cell].value)


@pytest.mark.parametrize("name", ["r.json", "r.jsonl", "r.xlsx", "tables/", "r.popolo.json"])
def test_ids_are_where_the_locations_say(name: str, tmp_path: Path) -> None:
    """In each format, the location of an id is where the id is in the file."""
    result = read_again(loads(BATANG.read_bytes()), tmp_path, name)
    ids = {
        f"/{place}/{position}/id": entity.id
        for place in LISTS
        for position, entity in enumerate(getattr(result.register, place))
    }
    locations = result.locations.locate(ids)
    # A Popolo document has no sources with ids, and a board term is an event with an id.
    assert locations.keys() == {pointer for pointer in ids if name != "r.popolo.json" or "/sources/" not in pointer}
    for pointer, location in locations.items():
        assert read_text_at(tmp_path / name, location).removeprefix('"').startswith(ids[pointer])


@pytest.mark.parametrize("name", FORMATS)
def test_absent_values_have_the_locations_of_their_records(name: str, tmp_path: Path) -> None:
    """A value that no file holds has the location of its record, and a record beyond the last none, or that of all."""
    result = read_again(loads(BATANG.read_bytes()), tmp_path, name)
    record, absent, beyond = "/organisations/0", "/organisations/0/nowhere", "/organisations/999"
    locations = result.locations.locate([record, absent, beyond])
    assert locations[absent] == locations[record]
    assert locations.get(beyond) != locations[record]
    assert result.locations.locate([]) == {}


@given(register=valid_registers())
def test_load_is_the_register_of_read(register: Register, tmp_path_factory: pytest.TempPathFactory) -> None:
    """`load` returns the register that `read` returns, which is the one that was written."""
    for name in ("r.json", "r.jsonl"):
        result = read_again(register, tmp_path_factory.getbasetemp(), name)
        assert result == ReadResult(load(tmp_path_factory.getbasetemp() / name), (), result.locations)
        assert len(result.register.organisations) == len(register.organisations)


def test_losses_name_their_cells(tmp_path: Path) -> None:
    """What a register can't represent is a loss with its location."""
    (tmp_path / "sources.csv").write_text("id,url,remark\ns,,of 2020\n", encoding="utf-8")
    result = read(tmp_path)
    (loss,) = result.losses
    assert loss == Loss("sources.csv!C1", "no column is called 'remark'; 1 cell below it left out")


@pytest.mark.parametrize("name", ["r.json", "r.jsonl"])
def test_pipes_have_locations(name: str, tmp_path: Path) -> None:
    """The locations in a pipe, which can be read only once, are those in the file."""
    file, pipe = tmp_path / name, tmp_path / f"pipe-{name}"
    register = loads(BATANG.read_bytes())
    write(register, file)
    os.mkfifo(pipe)
    writer = Thread(target=lambda: pipe.write_bytes(file.read_bytes()))
    writer.start()
    result = read(pipe)
    writer.join()
    pointers = [pointer for pointer, _ in register.walk()]
    assert result.register == register
    assert result.locations.locate(pointers) == read(file).locations.locate(pointers)


def test_repr_is_short() -> None:
    """The representation leaves the locations out."""
    assert "locations" not in repr(read(BATANG))


def test_findings_have_locations() -> None:
    """The pointers of a report are located in the file that was read."""
    troubled = BATANG.parent / "troubled.json"
    result = read(troubled)
    report = check(result.register)
    locations = result.locations.locate(report.pointers)
    assert locations.keys() == set(report.pointers)
    assert str(locations["/board_terms/1"]) == "22:5"
    assert dumps(result.register) == dumps(load(troubled))
