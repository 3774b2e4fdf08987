"""Below a table there are notes, signatures and other tables, and sometimes further people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from psm_model.importing import ImportResult, import_table, loads_mapping
from psm_model.importing._below_table import starts_other_table
from tests.importing.books import write_book

MAPPING: Final = """
[[tables]]
fill_down = ["place.village"]

[tables.columns]
No = "number"
Nama = "member.name"
Desa = "place.village"
HP = "member.x_phone"

[tables.ids]
member = "psm-{row}"
"""
HEAD: Final[Sequence[Sequence[object]]] = (("No", "Nama", "Desa", "HP"), (1, "Siti Contoh", "Waru", "0812"))


def import_below(folder: Path, *rows: Sequence[object]) -> tuple[ImportResult, list[str]]:
    """Import rows below a person; return the result and the names of the members. Every cell is accounted for."""
    file = write_book(folder / "a.xlsx", {"P": [*HEAD, *rows]})
    result = import_table(file, loads_mapping(MAPPING))
    assert result.report.cells.is_complete
    return result, [str(member.name) for member in result.register.members]


BUDGET: Final[Sequence[Sequence[object]]] = (
    ("KEBUTUHAN ANGGARAN",),
    ("No", "Uraian", "Volume", "Harga"),
    (1, "Konsumsi rapat", "50 kotak", 25000),
    (2, "Cetak spanduk", "2 buah", 150000),
)


def test_budget_is_left_out_by_a_rule(tmp_path: Path) -> None:
    """Its rows are named, and the signatures below it are signatures."""
    result, names = import_below(tmp_path, *BUDGET, (), (None, None, "Waru, 3 Maret 2024"), (None, None, "CAMAT WARU"))
    assert (names, result.report.problems) == (["Siti Contoh"], ())
    assert result.report.cells.skipped["other_table"] == 13
    assert result.report.cells.skipped["signature"] == 2
    (notice,) = [each for each in result.report.notices if "no names of people" in each.text.english]
    assert notice.place == "P!3"
    assert notice.text.english.endswith(": 3, 4, 5, 6")


def test_headings_of_people_end_the_budget(tmp_path: Path) -> None:
    """The headings of the table come again below it."""
    _, names = import_below(tmp_path, *BUDGET, HEAD[0], (1, "Ani Umpama", "Sari", "0813"))
    assert names == ["Siti Contoh", "Ani Umpama"]


@pytest.mark.parametrize(
    "headings",
    [
        ("No", "Nama Lengkap", "Alamat"),
        ("No", "Kecamatan", "Ketua", "Sekretaris"),
        ("No", "Nama Organisasi", "Alamat"),
        ("No", "Uraian"),
        ("1", "Uraian", "Volume"),
        ("Uraian", "Volume", "Harga"),
        ("No", "Uraian", "Tahun 2024"),
    ],
)
def test_other_rows_are_no_headings_of_another_table(headings: Sequence[str]) -> None:
    """A table that may name people is never left out."""
    assert not starts_other_table(headings)


def test_first_rows_are_no_other_table(tmp_path: Path) -> None:
    """Above the first person, such a row is reported."""
    file = write_book(tmp_path / "a.xlsx", {"P": [HEAD[0], *BUDGET, HEAD[1]]})
    result = import_table(file, loads_mapping(MAPPING))
    assert "other_table" not in result.report.cells.skipped
    assert result.report.problems


def test_dashes_below_a_note_are_notes(tmp_path: Path) -> None:
    """A list goes on a note; without a note, its lines are reported."""
    result, _ = import_below(tmp_path, ("Catatan :",), ("- Data per 31 Desember 2023",), ("- PSM mundur diganti",))
    assert (result.report.problems, result.report.cells.skipped["footnote"]) == ((), 3)
    result, _ = import_below(tmp_path, ("- PSM mundur diganti",))
    assert [problem.place for problem in result.report.problems] == ["P!3"]


def test_people_below_signatures(tmp_path: Path) -> None:
    """A row without a number is a person if it has a telephone number beside the name."""
    signed = [(None, None, "Waru, 3 Maret 2024"), (None, "Mengetahui,", "TKSK"), (None, "Budi Misal", "Ina Andai")]
    result, names = import_below(tmp_path, *signed, (None, "Ani Umpama", "Sari", "0813"))
    assert (names, result.report.problems) == (["Siti Contoh", "Ani Umpama"], ())


def test_headings_that_come_again_end_fill_down(tmp_path: Path) -> None:
    """If the numbers begin again, the village above is not that of the next list; on another page it is."""
    for number, villages in ((1, ["Waru", None]), (2, ["Waru", "Waru"])):
        result, _ = import_below(tmp_path, HEAD[0], (number, "Ani Umpama", None, "0813"))
        found = [each.area_names[0].name if each.area_names else None for each in result.register.members]
        assert found == villages


@pytest.mark.parametrize(
    "line", ["1. Data diambil dari SK Lurah", "2) PSM Desa Waru dalam proses", "a. belum dilantik", "1. PSM 2023"]
)
def test_numbered_notes_are_notes(line: str, tmp_path: Path) -> None:
    """They are no people, in whatever column they are."""
    for row in [(line,), (None, line), (line[:2], line[3:])]:
        result, names = import_below(tmp_path, (None, "Catatan :"), row)
        assert (names, result.report.problems) == (["Siti Contoh"], ())
        assert result.report.cells.skipped["footnote"] == 1 + len([each for each in row if each])


def test_name_below_a_note_is_reported(tmp_path: Path) -> None:
    """It may be that of a person of the list or a word of the note; one with more beside it is a person."""
    rows = [(None, "1. Ani Umpama"), (2, "Budi Misal", "Waru", None)]
    result, names = import_below(tmp_path, ("Catatan :",), *rows)
    assert (names, [each.place for each in result.report.problems]) == (["Siti Contoh", "Budi Misal"], ["P!4"])


def test_number_without_a_note_above_is_that_of_a_list(tmp_path: Path) -> None:
    """Without a note, a numbered name is that of a person."""
    assert import_below(tmp_path, (None, "2. Ani Umpama"))[1] == ["Siti Contoh", "Ani Umpama"]
