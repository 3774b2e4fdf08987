"""The section of a row above holds for a title only if the title does not say otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from psm_model.importing import import_table, loads_mapping
from psm_model.importing._section_rows import names_group, read_section_row
from tests.importing.board_rows import import_suggested
from tests.importing.books import write_book


def import_posts(folder: Path, *rows: Sequence[object]) -> list[tuple[str, str | None]]:
    """Return the posts and sections of rows below a chair; nothing is reported."""
    _, posts, problems = import_suggested(folder, rows)
    assert problems == []
    return posts


@pytest.mark.parametrize(
    ("section", "title", "post", "own"),
    [
        ("KOORDINATOR DESA", "Koordinator Desa Waru", "coordinator", "Desa Waru"),
        ("BIDANG KESENIAN", "Anggota Seksi Olahraga", "section_member", "Olahraga"),
        ("BIDANG KESENIAN", "Ketua Bidang Olahraga", "section_head", "Olahraga"),
        ("BIDANG KESENIAN", "Koordinator Kecamatan Contoh", "coordinator", "Kecamatan Contoh"),
        ("SEKSI-SEKSI", "Seksi Olahraga", "section_member", "Olahraga"),
        ("BIDANG-BIDANG", "Ketua Bidang Humas", "section_head", "Humas"),
        ("SEKSI - SEKSI", "Ketua Seksi Humas", "section_head", "Humas"),
        ("KOORDINATOR WILAYAH", "Koordinator", "coordinator", None),
        ("PENASEHAT", "Penasehat", "adviser", None),
        ("BIDANG HUMAS", "Pelindung", "patron", None),
        ("DEWAN PENASEHAT", "Ketua", "adviser", "DEWAN PENASEHAT"),
        ("II. DEWAN PENASEHAT", "Ketua", "adviser", "DEWAN PENASEHAT"),
        ("II. BIDANG HUMAS", "Koordinator", "section_head", "BIDANG HUMAS"),
        ("IV BIDANG HUMAS", "Anggota", "section_member", "BIDANG HUMAS"),
        ("A. Seksi Olahraga", "Anggota", "section_member", "Seksi Olahraga"),
        ("BIDANG HUMAS", "Koordinator Bidang Humas", "section_head", "BIDANG HUMAS"),
        ("BIDANG HUBUNGAN MASYARAKAT", "Anggota Humas", "section_member", "BIDANG HUBUNGAN MASYARAKAT"),
    ],
)
def test_title_says_more(section: str, title: str, post: str, own: str | None, tmp_path: Path) -> None:
    """A section or an area in the title, or an organ beside the board, is right; a number of the list is no name."""
    assert import_posts(tmp_path, (section,), (2, "Ani Umpama", title)) == [(post, own)]


@pytest.mark.parametrize("title", ["Sekretaris", "Bendahara", "Wakil Ketua"])
def test_posts_of_the_board_are_reported(title: str, tmp_path: Path) -> None:
    """It is unclear whether the secretary below a section is that of the board, unless a row or the mapping says so."""
    rows = [("BIDANG HUMAS",), (2, "Ani Umpama", title)]
    _, posts, problems = import_suggested(tmp_path, rows)
    assert (posts, problems) == ([], ["P!C5"])
    ended = import_posts(tmp_path, ("BIDANG HUMAS",), ("PENGURUS HARIAN",), (2, "Ani Umpama", title))
    assert [section for _, section in ended] == [None]


@pytest.mark.parametrize("label", ["ANGGOTA", "PARA ANGGOTA", "Anggota-anggota", "III. ANGGOTA"])
def test_row_of_members_ends_the_section(label: str, tmp_path: Path) -> None:
    """Those below are members of the board, and no text is reported."""
    rows = [("KOORDINATOR WILAYAH",), (2, "Ani Umpama", "Koordinator"), (label,), (3, "Ina Andai", "Anggota")]
    assert import_posts(tmp_path, *rows) == [("coordinator", None), ("member", None)]


def test_title_without_a_name_is_no_section(tmp_path: Path) -> None:
    """A post without anybody is reported, and does not end the section above."""
    rows = [("BIDANG HUMAS",), (None, None, "Anggota"), (2, "Ani Umpama", "Anggota")]
    _, posts, problems = import_suggested(tmp_path, rows)
    assert (posts, problems) == ([("section_member", "BIDANG HUMAS")], ["P!B5"])


def test_column_that_contradicts_the_title_is_reported(tmp_path: Path) -> None:
    """The person is loaded with the section of the title."""
    rows = [("Nama", "Jabatan", "Bidang"), ("Ani Umpama", "Ketua Bidang Olahraga", "Kesenian")]
    mapping = loads_mapping(
        """
        [[tables]]
        columns = {Nama = "appointment.name", Jabatan = "appointment.post", Bidang = "appointment.section"}
        constants = {"organisation.name" = "IPSM Desa Waru"}
        ids = {organisation = "a", term = "b", appointment = "{row}"}
        """
    )
    result = import_table(write_book(tmp_path / "a.xlsx", {"P": rows}), mapping)
    (term,) = result.register.board_terms
    assert [each.section for each in term.appointments] == ["Olahraga"]
    assert [(each.place, each.row_is_lost) for each in result.report.problems] == [("P!C2", False)]
    assert result.report.cells.is_complete


def test_contradiction_of_a_row_above_is_noticed(tmp_path: Path) -> None:
    """The title is read by itself, and a notice says so once."""
    rows = [("PENGURUS IPSM DESA WARU MASA BAKTI 2021-2026",), ("No", "Nama", "Jabatan"), (1, "Siti Contoh", "Ketua")]
    below = [("BIDANG KESENIAN",), *((at, "Ani Umpama", "Anggota Seksi Olahraga") for at in (2, 3))]
    file = write_book(tmp_path / "a.xlsx", {"P": [*rows, *below]})
    mapping = loads_mapping(
        """
        [[tables]]
        titles = ["PENGURUS {organisation.name:IPSM *} MASA BAKTI {term.label}"]
        columns = {No = "number", Nama = "appointment.name", Jabatan = "appointment.post"}
        ids = {organisation = "a", term = "b", appointment = "{row}"}
        """
    )
    notices = [each for each in import_table(file, mapping).report.notices if "another section" in each.text.english]
    assert [each.place for each in notices] == ["P!C5"]


@pytest.mark.parametrize("name", ["BIDANG I", "SEKSI HUMAS", "POKJA II", "KOORDINATOR BIDANG HUMAS", "DESA WARU"])
def test_names_are_no_groups(name: str) -> None:
    """A number or a name makes a section of its own."""
    assert not names_group(name)
    assert read_section_row("Anggota", name).section == name


POSTS_AND_NAMES = """
[[tables]]
header = 0
columns = {A = "TARGET"}
constants = {"organisation.name" = "IPSM", "organisation.level" = "village"}
ids = {organisation = "ipsm", term = "ipsm-1", member = "psm-{row}", appointment = "{row}"}
"""


def test_post_with_its_holder_is_no_section(tmp_path: Path) -> None:
    """An office or a person after a post holds it, and the section of others is not that post."""
    rows = [
        *("Pelindung : Camat Misal", "Penasihat : Siti Contoh", "Ketua : Ani Umpama", "BIDANG HUMAS"),
        *("Koordinator : Budi Misal", "Anggota : Ina Andai"),
    ]
    file = write_book(tmp_path / "a.xlsx", {"P": [(row,) for row in rows]})
    text = POSTS_AND_NAMES.replace("TARGET", "{appointment.post} : {member.name}")
    result = import_table(file, loads_mapping(text))
    assert result.report.problems == ()
    (term,) = result.register.board_terms
    appointments = [(each.post.value, each.office, each.section) for each in term.appointments]
    assert appointments == [
        ("patron", "Camat Misal", None),
        ("adviser", None, None),
        ("chair", None, None),
        ("section_head", None, "BIDANG HUMAS"),
        ("section_member", None, "BIDANG HUMAS"),
    ]


@pytest.mark.parametrize("line", ["Koordinator : Siti Contoh", "Penasihat: Siti Contoh", "Anggota : Siti Contoh"])
def test_skipped_column_of_holders_is_reported(line: str, tmp_path: Path) -> None:
    """No row with a name is called used if no record has it."""
    file = write_book(tmp_path / "a.xlsx", {"P": [(line,), ("Ketua : Ani Umpama",)]})
    result = import_table(file, loads_mapping(POSTS_AND_NAMES.replace("TARGET", "skip")))
    assert [problem.place for problem in result.report.problems] == ["P!1", "P!2"]
    assert (result.report.cells.used, result.report.cells.is_complete) == (0, True)
