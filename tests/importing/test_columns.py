"""Columns by letter, and cells with several values, which a template of the mapping splits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from psm_model import PartialDate
from psm_model.importing import import_table, loads_mapping
from tests.importing.books import write_book, write_table
from tests.importing.member_lists import HEADINGS, MEMBERS, NIK, import_rows, list_names

LETTERS: Final = """
[[tables]]
header = 0
columns = {A = "number", B = "member.name", C = "identifier.nik", D = "place.village"}
ids = {member = "psm-{row}"}
"""
ROWS: Final = [(1, "Siti Contoh", NIK, "Waru"), (2, "Budi Misal", "3325000000000018", "Waru")]


@pytest.mark.parametrize("above", [[], [("DATA PSM",), ()]])
def test_table_without_headings_is_read_by_letters(above: Sequence[Sequence[object]], tmp_path: Path) -> None:
    """With header = 0, every row is data but a title above them, which says what the table is about."""
    result = import_rows(tmp_path, [*above, *ROWS], LETTERS)
    assert list_names(result) == ["Siti Contoh", "Budi Misal"]
    assert [member.identifiers[0].value for member in result.register.members] == [NIK, "3325000000000018"]
    assert result.report.problems == ()
    assert result.report.cells.skipped.get("above_header", 0) == sum(map(len, above))
    assert str(result.locations.locate(["/members/0/name"])["/members/0/name"]) == f"P!B{len(above) + 1}"


def test_csv_file_without_headings_is_read_by_letters(tmp_path: Path) -> None:
    """Letters name the columns of a CSV file too, and one that the mapping does not have is reported by its letter."""
    file = write_table(tmp_path / "a.csv", [(*row, "0812") for row in ROWS])
    result = import_table(file, loads_mapping(LETTERS))
    assert list_names(result) == ["Siti Contoh", "Budi Misal"]
    assert [(problem.place, "E =" in problem.action.english) for problem in result.report.problems] == [
        ("a.csv!E1", True)
    ]


def test_column_without_a_heading_has_its_letter(tmp_path: Path) -> None:
    """A blank heading is named by the letter of its column, also below headings in another order; a heading wins."""
    rows = [
        (*HEADINGS, None),
        (1, "Siti", NIK, "Waru", "baru"),
        ("No", "NIK", "Nama", "Desa", None),
        (2, None, "Budi", "A", "b"),
    ]
    text = MEMBERS.replace('No = "number"', 'No = "number", E = "member.note", A = "skip"')
    result = import_rows(tmp_path, rows, text)
    assert [(member.name.text, member.note) for member in result.register.members] == [("Siti", "baru"), ("Budi", "b")]
    assert not result.report.problems
    others = [("E", *HEADINGS), ("x", 1, "Siti", NIK, "Waru")]
    assert import_rows(tmp_path, others, text).register.members[0].note == "x"


def test_tables_side_by_side_have_no_headings(tmp_path: Path) -> None:
    """Two tables of letters read one sheet."""
    text = LETTERS.replace(', D = "place.village"', "") + LETTERS.replace("psm-", "b-").replace(
        'A = "number", B = "member.name", C = "identifier.nik", D', 'E = "member.name", F'
    )
    result = import_rows(tmp_path, [(*ROWS[0][:3], None, "Ani", "Sari"), ROWS[1][:3]], text)
    assert sorted(list_names(result)) == ["Ani", "Budi Misal", "Siti Contoh"]
    assert result.report.is_whole


SPLIT: Final = """
[[tables]]
columns = {No = "number", "Nama / NIK" = "{member.name} {identifier.nik}", Desa = "place.village"}
ids = {member = "psm-{row}"}
"""


@pytest.mark.parametrize(
    "text",
    [
        f"Siti Contoh\n{NIK}",
        f"Siti Contoh\nNIK. {NIK}",
        f"Siti Contoh / {NIK}",
        f"Siti Contoh ({NIK})",
        "Siti Contoh, No. KTP: 3325 0000.0000 0017",
        f"Siti Contoh \u202d{NIK}\u202c",
        f"1. Siti Contoh - '{NIK}",
    ],
)
def test_name_and_number_are_split(text: str, tmp_path: Path) -> None:
    """A cell with a name and a number gives both, in each form that offices write."""
    result = import_rows(tmp_path, [("No", "Nama / NIK", "Desa"), (1, text, "Waru")], SPLIT)
    (member,) = result.register.members
    assert (member.name.text, member.identifiers[0].value) == ("Siti Contoh", NIK)
    assert result.report.is_whole


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Siti Contoh", ["Siti Contoh"]),
        ("Siti Contoh\n33250000", ["Siti Contoh"]),
        ("Siti Contoh\n3,33E+15", ["Siti Contoh"]),
        ("Siti Contoh\n3325OOOO00000017", []),
        (f"{NIK}", []),
        ("KOSONG", []),
        (f"Siti Contoh\n{NIK}\nBudi Misal", []),
    ],
)
def test_cell_of_another_form_is_never_wrong(text: str, names: Sequence[str], tmp_path: Path) -> None:
    """A name without a number is a name; a number that is none is reported, and no number is ever part of a name."""
    result = import_rows(tmp_path, [("No", "Nama / NIK", "Desa"), (1, text, "Waru")], SPLIT)
    assert list_names(result) == names
    assert not any(member.identifiers for member in result.register.members)
    assert result.report.is_whole is (text in {"Siti Contoh", "KOSONG"})
    assert "Contoh" not in repr(result.report)


def test_merged_and_repeated_cells_are_split_once(tmp_path: Path) -> None:
    """A merged cell, a cell below and "sda" have all values of the cell above."""
    text = """
    [[tables]]
    columns = {Nama = "member.name", SK = "{decree.number} tgl {decree.issued}"}
    fill_down = ["decree.number", "decree.issued"]
    ids = {member = "psm-{row}", decree = "sk-{decree.number}"}
    """
    rows = [
        ("Nama", "SK"),
        ("Siti", "460/1 tgl 3 Mei 2020"),
        ("Ani", "sda"),
        ("Budi", None),
        ("Ina", "460/2"),
        ("Tono", None),
    ]
    file = write_book(tmp_path / "a.xlsx", {"P": rows}, merged={"P": ["B5:B6"]})
    result = import_table(file, loads_mapping(text))
    (decree,) = result.register.decrees
    assert (decree.number, decree.issued) == ("460/1", PartialDate(2020, 5, 3))
    assert len(result.register.members) == 5
    assert [problem.place for problem in result.report.problems] == ["P!B5"]


def test_post_and_name_are_split(tmp_path: Path) -> None:
    """A cell such as "Ketua : Siti" has a post and its holder; one without a colon is reported with the form."""
    text = """
    [[tables]]
    header = 0
    columns = {A = "{appointment.post}: {appointment.name}"}
    titles = ["PENGURUS {organisation.name}"]
    constants = {"organisation.level" = "village"}
    ids = {organisation = "{organisation.name}", term = "{organisation.id}-1", appointment = "{row}"}
    """
    rows = [("PENGURUS IPSM DESA WARU",), ("Ketua : Siti Contoh",), ("Sekretaris: Budi",), ("Bendahara Ani",)]
    result = import_rows(tmp_path, rows, text)
    (term,) = result.register.board_terms
    assert [(each.post, each.name and each.name.text) for each in term.appointments] == [
        ("chair", "Siti Contoh"),
        ("secretary", "Budi"),
    ]
    assert [problem.place for problem in result.report.problems] == ["P!A4"]
