"""Tables one below another on one sheet are all read, each by the headings that it fits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from psm_model.importing import ImportResult, import_table, loads_mapping
from tests.importing.books import write_book

LIST: Final = """
[[tables]]
header_rows = 2
columns = {No = "number", Desa = "place.village", "Nama PSM" = "member.name", "SK / Nomor" = "decree.number", \
"SK / Tanggal" = "decree.issued"}
ids = {member = "psm-{row}", decree = "{decree.number}"}
"""
FORUM: Final = """
[[tables]]
titles = ["PENGURUS {organisation.name:FORUM *}"]
columns = {No = "number", Nama = "appointment.name", "Jabatan dalam Forum" = "appointment.post"}
constants = {"organisation.level" = "district"}
ids = {organisation = "{organisation.name}", term = "{organisation.name}", appointment = "{row}"}
"""
ROWS: Final[Sequence[Sequence[object]]] = (
    ("DAFTAR PSM",),
    ("No", "Desa", "Nama PSM", "SK", None),
    (None, None, None, "Nomor", "Tanggal"),
    (1, "Waru", "Siti Contoh", "1/2020", "3 Maret 2020"),
    (2, "Sari", "Ani Umpama", "2/2020", "3 Maret 2020"),
    (),
    ("PENGURUS FORUM PSM",),
    ("No", "Nama", "Jabatan dalam Forum"),
    (1, "Siti Contoh", "Ketua"),
    (2, "Budi Misal", "Sekretaris"),
)


def read(folder: Path, text: str, rows: Sequence[Sequence[object]] = ROWS) -> ImportResult:
    """Import a sheet by a mapping."""
    return import_table(write_book(folder / "a.xlsx", {"P": rows}), loads_mapping(text))


@pytest.mark.parametrize("text", [LIST + FORUM, FORUM + LIST])
def test_further_table_of_other_headings(text: str, tmp_path: Path) -> None:
    """Each table of the mapping reads the rows below its headings, in any order of the mapping."""
    result = read(tmp_path, text)
    assert [member.id for member in result.register.members] == ["psm-4", "psm-5"]
    (term,) = result.register.board_terms
    assert [each.id for each in term.appointments] == ["9", "10"]
    assert (result.report.loaded, result.report.problems) == (4, ())
    assert result.report.cells.is_complete


def test_headings_that_no_table_has_are_no_person(tmp_path: Path) -> None:
    """Headings of another table are reported with the rows below them, and none of these is loaded."""
    result = read(tmp_path, LIST)
    assert [member.id for member in result.register.members] == ["psm-4", "psm-5"]
    problems = [(each.place, each.got.english) for each in result.report.problems if each.row_is_lost]
    assert problems == [("P!8", "those of another table; not read: 9, 10")]
    assert (result.report.loaded, result.report.rows) == (2, 4)
    assert result.report.cells.is_complete


def test_shorter_headings_above_longer_ones(tmp_path: Path) -> None:
    """A table reads rows below its headings from the first on, also if further ones have more columns."""
    rows = [
        ("No", "Nama"),
        (1, "Siti Contoh"),
        (),
        ("No", "Nama", "Desa"),
        (1, "Ani Umpama", "Waru"),
    ]
    text = """
[[tables]]
columns = {No = "number", Nama = "member.name", Desa = "place.village"}
ids = {member = "psm-{row}"}
"""
    result = read(tmp_path, text, rows)
    assert [member.id for member in result.register.members] == ["psm-2", "psm-5"]
    assert result.report.loaded == 2


@pytest.mark.parametrize("row", [(1, "Siti Contoh", "Ketua"), (None, "Siti Contoh", "3325000000000017")])
def test_people_above_the_headings_are_reported(row: tuple[object, ...], tmp_path: Path) -> None:
    """A mapping that begins below rows of people reports them, without their values."""
    rows = [("No", "Orang", "Peran"), row, (), ("No", "Nama", "Desa"), (1, "Ani Umpama", "Waru")]
    text = """
[[tables]]
columns = {No = "number", Nama = "member.name", Desa = "place.village"}
ids = {member = "psm-{row}"}
"""
    result = read(tmp_path, text, rows)
    (problem,) = result.report.problems
    assert (problem.place, problem.got.english) == ("P!2", "rows above its headings; not read: 2")
    assert result.report.loaded == 1
    assert result.report.cells.is_complete
