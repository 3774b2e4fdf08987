"""withheld in tables: headings stand for names of fields, and errors name the cell of the column."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Appointment, BoardTerm, Member, Organisation, Post, Register
from psm_model.entities.schema import list_fields
from psm_model.errors import FormatError
from psm_model.formats import dump, load
from psm_model.formats.csv import write_csv
from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.reading import read_tables
from psm_model.formats.tables.schema import Table, tables
from psm_model.formats.tables.withheld import WITHHELD, format_withheld, read_withheld
from psm_model.formats.tables.words import accepted_headings
from psm_model.values.area import Level
from psm_model.values.person_name import PersonName

TABLES: Final = [table for table in tables() if any(column.name == WITHHELD for column in table.columns)]


def list_names(table: Table) -> list[str]:
    """Return the names of the fields that a record of a table may leave out."""
    kind = next(column.owner[0] for column in table.columns if column.name == WITHHELD)
    return [field.name for field in list_fields(kind) if not field.is_required and field.name != WITHHELD]


@given(st.data())
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_words_are_the_inverse_of_names(table: Table, data: st.DataObject) -> None:
    """Any names come back from their words, which differ, and names stay names."""
    names = data.draw(st.lists(st.sampled_from(list_names(table)), unique=True))
    words = format_withheld(table, names)
    assert read_withheld(table, words) == read_withheld(table, names) == names
    assert read_withheld(table, [f" {word.upper()} *" for word in words]) == names


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_headings_of_optional_fields_name_them(table: Table) -> None:
    """Each heading of a column of an optional field names the field."""
    for column in table.columns:
        for heading in accepted_headings(table, column):
            if column.steps[0] in list_names(table):
                assert read_withheld(table, [heading]) == [column.steps[0]]
            else:
                assert read_withheld(table, [heading]) == [heading]


def test_a_field_with_several_headings_is_named_once() -> None:
    """Both headings of a period name it once; a repeated word stays repeated, so that it is refused."""
    terms = next(table for table in TABLES if table.name == "board_terms")
    assert read_withheld(terms, ["Mulai", "period", "Sampai dengan", "Catatan"]) == ["period", "note"]
    assert read_withheld(terms, ["Catatan", "catatan"]) == ["note", "note"]


REGISTER: Final = Register.of(
    Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL, withheld=["area", "legal_bases"]),
    Member(id="m", name=PersonName("Kasmad"), withheld=["birth_date", "cards", "service"]),
    BoardTerm(
        id="t",
        organisation_id="o",
        withheld=["period", "inaugurations"],
        appointments=[Appointment(id="a", post=Post.CHAIR, member_id="m", withheld=["period", "note"])],
    ),
)


def test_workbooks_have_headings_and_csv_files_have_names(tmp_path: Path) -> None:
    """A workbook has Indonesian words, and CSV files the names of fields; both are read back."""
    dump(REGISTER, tmp_path / "x.xlsx")
    write_csv(REGISTER, tmp_path / "tables")
    assert load(tmp_path / "x.xlsx") == load(f"{tmp_path}/tables/") == REGISTER
    cells = [cell.value for row in openpyxl.load_workbook(tmp_path / "x.xlsx")["Anggota"] for cell in row]
    assert "Tanggal lahir; Kartu anggota; Masa tugas" in cells
    assert "birth_date; cards; service" in (tmp_path / "tables" / "members.csv").read_text(encoding="utf-8")


def make_sheet(name: str, row: dict[str, str]) -> Sheet:
    """Return a sheet with a row below its headings."""
    return Sheet(name, name, [tuple(row), tuple(row.values())])


@pytest.mark.parametrize(
    ("sheet", "row", "place", "expected"),
    [
        (
            "Jabatan",
            {"ID masa bakti": "t", "ID": "a", "Jabatan": "Ketua", "Nama": "X", "Sengaja dikosongkan": "note; Telepon"},
            "Jabatan!E2",
            "names of optional fields",
        ),
        ("Anggota", {"ID": "m", "Nama": "X", "Sengaja dikosongkan": "Nama"}, "Anggota!C2", "names of optional fields"),
        (
            "Anggota",
            {"ID": "m", "Nama": "X", "Sengaja dikosongkan": "Tanggal lahir", "Tanggal lahir": "1970-01-01"},
            "Anggota!C2",
            "without a value",
        ),
        (
            "Organisasi",
            {"ID": "o", "Nama": "X", "Tingkat": "desa", "Sengaja dikosongkan": "Catatan; catatan"},
            "Organisasi!D2",
            "each name once",
        ),
    ],
)
def test_errors_name_the_cell(sheet: str, row: dict[str, str], place: str, expected: str) -> None:
    """A word that means no field is reported at the cell of the column."""
    sheets = [make_sheet(sheet, row)]
    if sheet == "Jabatan":
        sheets.append(make_sheet("Masa bakti", {"ID": "t", "ID organisasi": "o"}))
    with pytest.raises(FormatError) as caught:
        read_tables(sheets, None)
    (problem,) = caught.value.problems
    assert problem.path == place
    assert expected in problem.expected


def test_a_missing_holder_is_still_reported_for_the_row() -> None:
    """The requirement across the cells of a row keeps the place of the row, beside the error of the column."""
    row = {"ID masa bakti": "t", "ID": "a", "Jabatan": "Ketua", "Nama": "", "Sengaja dikosongkan": "Telepon"}
    with pytest.raises(FormatError) as caught:
        read_tables([make_sheet("Masa bakti", {"ID": "t", "ID organisasi": "o"}), make_sheet("Jabatan", row)], None)
    assert [problem.path for problem in caught.value.problems] == ["Jabatan!2", "Jabatan!E2"]
