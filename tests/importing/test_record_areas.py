"""The organisation has the area that its name or its title states, and a member that where he serves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from psm_model import check
from psm_model.importing import ImportResult, import_table, suggest_mapping
from tests.importing.books import write_book

pytest.importorskip("lokal")

HEADINGS = ("No", "Nama", "NIK", "Jabatan")
PERSON = (1, "Siti Contoh", "3325000000000017", "Ketua")


def import_suggested(folder: Path, *rows: Sequence[object]) -> ImportResult:
    """Import a sheet by its suggested mapping."""
    file = write_book(folder / "a.xlsx", {"P": rows})
    return import_table(file, suggest_mapping(file).mapping)


@pytest.mark.parametrize(
    ("titles", "name", "area", "member"),
    [
        (
            ["PENGURUS IKATAN PEKERJA SOSIAL MASYARAKAT (IPSM)", "KECAMATAN BANDAR KABUPATEN BATANG"],
            "IPSM Kecamatan BANDAR",
            "33.25.02",
            None,
        ),
        (
            ["PENGURUS IPSM DESA TOMBO KECAMATAN BANDAR KABUPATEN BATANG TAHUN 2024"],
            "IPSM Desa TOMBO",
            "33.25.02.2001",
            "33.25.02.2001",
        ),
        (
            ['PENGURUS KARANG TARUNA "TUNAS HARAPAN"', "DESA TOMBO KEC. BANDAR KAB. BATANG"],
            "Karang Taruna Desa TOMBO",
            "33.25.02.2001",
            "33.25.02.2001",
        ),
        (["PENGURUS IPSM KABUPATEN BATANG"], "IPSM KABUPATEN BATANG", "33.25", None),
        (
            ["PENGURUS IPSM KALURAHAN SODO", "KAPANEWON PALIYAN KABUPATEN GUNUNGKIDUL"],
            "IPSM KALURAHAN SODO",
            "34.03.05.2001",
            None,
        ),
    ],
)
def test_titles(titles: Sequence[str], name: str, area: str, member: str | None, tmp_path: Path) -> None:
    """The area of the board is not that of each member, unless it is a village, so that no rule is broken."""
    result = import_suggested(tmp_path, *((title,) for title in titles), ("MASA BAKTI 2020-2025",), HEADINGS, PERSON)
    (organisation,) = result.register.organisations
    assert organisation.name == name
    found = organisation.area
    assert found is not None
    assert found.code[:8] == area[:8]
    (loaded,) = result.register.members
    assert (None if loaded.area is None else loaded.area.code) in {member, found.code if member else None}
    assert "PSM302" not in check(result.register).codes


def test_names_of_one_area_make_one_board(tmp_path: Path) -> None:
    """Words for the kind of an area and the case make no other organisation."""
    districts = ("Kec. Bandar", "BANDAR", "Bandar", "Kecamatan Bandar")
    rows = [
        (at, "Siti Contoh", "Tombo", district, "Ketua" if at == 1 else "Anggota")
        for at, district in enumerate((*districts, "Subah"), start=1)
    ]
    rows[-1] = (*rows[-1][:2], "Menjangan", "Subah", "Ketua")
    result = import_suggested(
        tmp_path, ("DATA PSM KABUPATEN BATANG",), ("No", "Nama", "Desa", "Kecamatan", "Jabatan"), *rows
    )
    assert [len(term.appointments) for term in result.register.board_terms] == [4, 1]
    assert [area.area.code for area in result.register.members if area.area is not None][:4] == ["33.25.02.2001"] * 4
    assert not [problem for problem in result.report.problems if problem.row_is_lost]


def test_a_village_settles_its_district(tmp_path: Path) -> None:
    """Several districts are called Bandar, and one of them has a village Tombo."""
    rows = [
        ("No", "Nama", "Desa", "Kecamatan"),
        (1, "Siti Contoh", "Tombo", "Bandar"),
        (2, "Ani Umpama", "-", "Bandar"),
    ]
    siti, ani = import_suggested(tmp_path, *rows).register.members
    assert siti.area is not None
    assert siti.area.code == "33.25.02.2001"
    assert ani.area is None
    assert [each.name for each in ani.area_names] == ["Bandar"]


def test_an_office_does_not_move_its_board(tmp_path: Path) -> None:
    """The area of a title is not that of the board, whether an office or a person is on its first row."""
    areas = []
    for first in ("Camat Bandar", "Budi Misal"):
        rows = [(1, first, None, "Pembina"), (2, *PERSON[1:])]
        titles = [('KARANG TARUNA "TUNAS HARAPAN" DESA TOMBO',), ("KABUPATEN BATANG TAHUN 2024",)]
        result = import_suggested(tmp_path, *titles, HEADINGS, *rows)
        assert result.report.problems == ()
        (organisation,) = result.register.organisations
        areas.append(organisation.area)
    assert areas[0] == areas[1]


@pytest.mark.parametrize(
    ("name", "around", "area"),
    [
        ("KARANG TARUNA KECAMATAN BATANGAN", "KABUPATEN PATI", "33.18.07"),
        ("IPSM KECAMATAN BATANGAN", "KABUPATEN PATI", "33.18.07"),
        ("IPSM KEC. BANDAR", "KAB. BATANG", "33.25.02"),
        ("KARANG TARUNA DESA RACI", "KECAMATAN BATANGAN", "33.18.07.2001"),
        ("KARANG TARUNA DESA TOMBO", "KABUPATEN BATANG", "33.25.02.2001"),
        ("KARANG TARUNA KABUPATEN PATI", "PROVINSI JAWA TENGAH", "33.18"),
        ("KARANG TARUNA KECAMATAN UMPAMA", "KABUPATEN PATI", None),
    ],
)
@pytest.mark.parametrize("is_below", [True, False])
def test_a_board_without_members_has_its_own_area(
    name: str, around: str, area: str | None, tmp_path: Path, *, is_below: bool
) -> None:
    """A title that names an area around that of the board gives the board no code of another level."""
    titles = [(f"PENGURUS {name}",), (around,)]
    rows = [("No", "Nama", "Jabatan"), (1, "Siti Contoh", "Ketua")]
    result = import_suggested(tmp_path, *(titles if is_below else titles[::-1]), *rows)
    (organisation,) = result.register.organisations
    found = None if organisation.area is None else organisation.area.code
    assert (found if area is None or found is None else found[: len(area[:8])]) == (area and area[:8])
    assert "PSM401" not in check(result.register).codes
