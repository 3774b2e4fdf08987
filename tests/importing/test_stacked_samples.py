"""Suggested mappings of sheets that have several tables below each other, of one body or of several."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from psm_model.importing import ImportResult
from tests.importing.suggested import HEADINGS, import_by, suggest

Rows = Sequence[Sequence[object]]
SHORT: Rows = (HEADINGS, (1, "Siti Contoh", "Ketua"), (2, "Budi Misal", "Sekretaris"))
LONG: Rows = (
    ("No", "Jabatan", "Nama", "NIK", "Alamat", "No. HP"),
    (1, "Ketua", "Ani Umpama", "3325000000000017", "Krajan", "081200000017"),
    (2, "Sekretaris", "Ina Andai", "3325000000000018", "Krajan", "081200000018"),
)
TOP: Rows = (("DATA LEMBAGA KEMASYARAKATAN",), ("DESA WARU KECAMATAN CONTOH",), ())
LPMD: Rows = (("1. LEMBAGA PEMBERDAYAAN MASYARAKAT DESA",), ("MASA BAKTI 2020-2025",))
PKK: Rows = (("2. TIM PENGGERAK PKK",), ("MASA BAKTI 2021-2026",))


def read(folder: Path, rows: Rows) -> ImportResult:
    """Import a sheet by its suggested mapping."""
    result = import_by(folder, suggest(folder, rows))
    assert result.report.cells.is_complete
    return result


def list_boards(result: ImportResult) -> list[tuple[str, str | None, int]]:
    """Return the body, the term and the number of appointments of each board."""
    return [
        (term.organisation_id.split("-")[0], term.label, len(term.appointments)) for term in result.register.board_terms
    ]


@pytest.mark.parametrize(("first", "second"), [(SHORT, LONG), (LONG, SHORT)])
def test_boards_of_other_headings(first: Rows, second: Rows, tmp_path: Path) -> None:
    """Each board has its own name and term, whichever has more columns, and nobody is lost."""
    result = read(tmp_path, [*TOP, *LPMD, *first, (), *PKK, *second])
    assert list_boards(result) == [("lpmd", "2020-2025", 2), ("tp", "2021-2026", 2)]
    assert {organisation.name for organisation in result.register.organisations} == {
        "LPMD Desa WARU",
        "TP PKK Desa WARU",
    }
    assert (result.report.loaded, result.report.rows, result.report.problems) == (4, 4, ())


def test_boards_of_the_same_headings(tmp_path: Path) -> None:
    """Titles name the bodies of boards that have one form, so that none has the name of another."""
    others = [(1, "Ani Umpama", "Ketua"), (2, "Ina Andai", "Sekretaris")]
    result = read(tmp_path, [*TOP, *LPMD, *SHORT, (), *PKK, HEADINGS, *others])
    assert list_boards(result) == [("lembaga", "2020-2025", 2), ("tim", "2021-2026", 2)]
    assert [organisation.id for organisation in result.register.organisations] == [
        "lembaga-pemberdayaan-masyarakat-desa-waru",
        "tim-penggerak-pkk-waru",
    ]


def test_the_term_of_one_board_is_not_that_of_the_next(tmp_path: Path) -> None:
    """A title below the name of the first body holds for that body alone."""
    result = read(tmp_path, [*TOP, *LPMD, *SHORT, (), PKK[0], *LONG])
    assert list_boards(result) == [("lpmd", "2020-2025", 2), ("tp", None, 2)]


def test_a_list_of_members_below_a_board(tmp_path: Path) -> None:
    """Officers above a longer list of members keep their posts."""
    members = [("No", "Nama", "NIK", "Alamat", "No. HP"), *((row[0], *row[2:]) for row in LONG[1:])]
    result = read(tmp_path, [("PENGURUS IPSM DESA WARU",), *SHORT, (), ("DAFTAR ANGGOTA",), *members])
    assert list_boards(result) == [("ipsm", None, 2)]
    assert [str(member.name) for member in result.register.members] == ["Ani Umpama", "Ina Andai"]


def test_a_forum_below_a_list_with_headings_in_two_rows(tmp_path: Path) -> None:
    """A table with other headings makes nobody of its headings, and its title names its body."""
    rows: Rows = [
        ("DAFTAR TKSK",),
        ("No", "Kecamatan", "Nama TKSK", "SK", None),
        (None, None, None, "Nomor", "Tanggal"),
        (1, "Contoh", "Siti Contoh", "1/2020", "3 Maret 2020"),
        (2, "Misal", "Budi Misal", "2/2020", "4 Maret 2020"),
        (),
        ("SUSUNAN PENGURUS FORUM TKSK",),
        ("No", "Nama", "Jabatan dalam Forum"),
        (1, "Siti Contoh", "Ketua"),
        (2, "Budi Misal", "Sekretaris"),
        (),
        (None, None, "Contoh, 3 Maret 2024"),
        (None, None, "Kabupaten Contoh"),
    ]
    result = read(tmp_path, rows)
    assert list_boards(result) == [("forum", None, 2)]
    assert len(result.register.members) == 2
    assert result.report.problems == ()


def test_pages_of_one_board_are_one_table(tmp_path: Path) -> None:
    """Headings that come again without a title make no other table."""
    rows = [("PENGURUS IPSM DESA WARU",), *SHORT, (), HEADINGS, (3, "Ani Umpama", "Anggota")]
    assert suggest(tmp_path, rows).count("[[tables]]") == 1
    assert list_boards(read(tmp_path, rows)) == [("ipsm", None, 3)]


@pytest.mark.parametrize("heading", ["NAMA PENGURUS", "PENGURUS", "NAMA"])
def test_posts_below_the_heading_of_their_holders(heading: str, tmp_path: Path) -> None:
    """Posts in the second row of headings are those of the people below them, whatever the first row says."""
    rows: Rows = [
        ("NO", "NAMA LKS / YAYASAN", "DESA", heading, None, None, "AKTA", None),
        (None, None, None, "KETUA", "SEKRETARIS", "BENDAHARA", "NOMOR", "TANGGAL"),
        (1, "LKS Mandiri", "Waru", "Siti Contoh", "Budi Misal", "-", "12", "3 Maret 2001"),
        (2, "Panti Melati", "Waru", "Ani Umpama", "Ina Andai", "Joko Teladan", "13", "4 Maret 2001"),
    ]
    result = read(tmp_path, rows)
    assert [(term.organisation_id, len(term.appointments)) for term in result.register.board_terms] == [
        ("lks-mandiri", 2),
        ("panti-melati", 3),
    ]
    assert not result.register.members


@pytest.mark.parametrize("title", ["Ketua", "Ketua TP. PKK"])
def test_a_board_of_a_body_in_each_village(title: str, tmp_path: Path) -> None:
    """A title that names the body and a larger area makes a board of the body for each village of a column."""
    rows = [
        ("TIM PENGGERAK PKK SE-KECAMATAN CONTOH",),
        ("No", "Desa", "Nama", "Jabatan", "NIK"),
        (1, "Waru", "Siti Contoh", title, "3325000000000017"),
        (2, "Sari", "Ani Umpama", title, "3325000000000018"),
    ]
    text = suggest(tmp_path, rows)
    assert '"organisation.name" = "TP PKK Desa {place.village}"  # unsure: one board for each village' in text
    assert '"organisation.level" = "village"\n' in text
    posts = f'\n[tables.posts]\n"{title}" = "chair"\n'
    assert len(list_boards(import_by(tmp_path, text.replace("\n[tables.ids]", f"{posts}\n[tables.ids]")))) == 2
