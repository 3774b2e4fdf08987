"""The names below a heading of the area of service say its level, if the heading does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from psm_model.importing import ImportResult, import_table, suggest_mapping
from tests.importing.books import write_book
from tests.importing.suggested import suggest

TITLES = (("DAFTAR TKSK KABUPATEN TEMANGGUNG",),)
NAMES = ("Siti Contoh", "Budi Misal", "Ani Umpama")


def _import(folder: Path, heading: str, *areas: str) -> ImportResult:
    rows = [("No", heading, "Nama"), *((at, area, NAMES[at - 1]) for at, area in enumerate(areas, start=1))]
    file = write_book(folder / "a.xlsx", {"P": [*TITLES, *rows]})
    return import_table(file, suggest_mapping(file).mapping)


@pytest.mark.parametrize(
    "heading",
    [
        "Wilayah Tugas (Kecamatan)",
        "Wilayah Tugas",
        "Wilayah Kerja",
        "Kecamatan Tugas",
        "Wilayah Tugas (Desa/Kecamatan)",
    ],
)
def test_a_district_gets_no_code_of_a_village(heading: str, tmp_path: Path) -> None:
    """The districts Tembarak and Candiroto have villages of their names."""
    pytest.importorskip("lokal")
    members = _import(tmp_path, heading, "Tembarak", "Candiroto").register.members
    assert [member.area and member.area.code for member in members] == ["33.23.02", "33.23.12"]


@pytest.mark.parametrize("areas", [("Traji", "Wanutengah"), ("Desa Tembarak", "Desa Candiroto")])
def test_names_of_villages_are_villages(areas: tuple[str, str], tmp_path: Path) -> None:
    """Names that no district has, or words before them, show that the column has villages."""
    pytest.importorskip("lokal")
    members = _import(tmp_path, "Wilayah Tugas", *areas).register.members
    assert [member.area and len(member.area.code) for member in members] == [13, 13]


def test_an_assumed_level_is_unsure(tmp_path: Path) -> None:
    """One edit, which the comment names, chooses the other level; a level in the heading is certain."""
    rows = ((1, "Kec. Contoh", NAMES[0]), (2, "Kec. Misal", NAMES[1]))
    text = suggest(tmp_path, [*TITLES, ("No", "Wilayah Tugas", "Nama"), *rows])
    assert '"Wilayah Tugas" = "place.district"  # unsure: read as districts' in text
    assert "write place.village" in text
    text = suggest(tmp_path, [*TITLES, ("No", "Wilayah Tugas (Kecamatan)", "Nama"), *rows])
    assert '"Wilayah Tugas (Kecamatan)" = "place.district"\n' in text


def test_a_place_of_work_is_no_area(tmp_path: Path) -> None:
    """Cells without names of areas show that the heading is about something else."""
    rows = ((1, "Warung Contoh", NAMES[0]), (2, "Bengkel Misal", NAMES[1]))
    text = suggest(tmp_path, [*TITLES, ("No", "Tempat Kerja", "Nama"), *rows])
    assert '"Tempat Kerja" = "skip"  # unsure' in text
