"""Officials in lists: an office holds a post and is no member, and the lines of signatures are no people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from psm_model import check
from tests.importing.books import ROSTER
from tests.importing.member_lists import HEADINGS, NIK, import_rows, list_names

TITLES: Final[Sequence[Sequence[object]]] = (
    ("DAFTAR PENGURUS IPSM KECAMATAN MISAL",),
    ("MASA BAKTI 2021-2026",),
    ("No", "Nama", "NIK", "Jabatan", "Alamat"),
)
OFFICES: Final = (
    *("Camat Misal", "Kepala Dinas Sosial", "Kepala Desa Sukamaju", "Lurah Contoh", "Danramil Misal", "Bupati Umpama"),
    *("Pj. Bupati Umpama", "Ketua TP PKK Kec. Misal", "Kapolsek Misal", "CAMAT MISAL,"),
)


@pytest.mark.parametrize("name", OFFICES)
def test_office_holds_a_post(name: str, tmp_path: Path) -> None:
    """An office among the names holds its post, no member is made, and the report names the row."""
    rows = [*TITLES, (1, name, None, "Pelindung", "Jalan Mawar"), (2, "Siti Contoh", NIK, "Ketua", "-")]
    result = import_rows(tmp_path, rows, ROSTER)
    (term,) = result.register.board_terms
    assert [(each.office, each.member_id is None) for each in term.appointments] == [(name, True), (None, False)]
    assert list_names(result) == ["Siti Contoh"]
    assert result.report.is_whole
    assert [notice.place for notice in result.report.notices] == ["P!4"]
    assert result.report.cells.skipped["office"] == 1
    assert not any(finding.code == "PSM001" for finding in check(result.register))


def test_office_of_a_heading_of_posts_holds_it(tmp_path: Path) -> None:
    """Below a heading that is a post, an office is no name either."""
    text = """
    [[tables]]
    columns = {IPSM = "organisation.name", Pelindung = "holder.patron", Ketua = "holder.chair"}
    constants = {"organisation.level" = "village"}
    ids = {organisation = "{organisation.name}", term = "{organisation.id}-1", appointment = "{row}"}
    """
    result = import_rows(tmp_path, [("IPSM", "Pelindung", "Ketua"), ("IPSM A", "Camat Misal", "Siti")], text)
    (term,) = result.register.board_terms
    assert [(each.office, each.name and each.name.text) for each in term.appointments] == [
        ("Camat Misal", None),
        (None, "Siti"),
    ]


@pytest.mark.parametrize("name", ["Lurahwati Contoh", "Mengetahui Contoh", "Drs. Camat Contoh", "Bupati, S.Sos"])
def test_person_is_no_office(name: str, tmp_path: Path) -> None:
    """A name in which an office is only a part is that of a person."""
    result = import_rows(tmp_path, [*TITLES, (1, name, None, "Pelindung")], ROSTER)
    assert len(result.register.members) == 1
    assert import_rows(tmp_path, [*TITLES, (1, "Camat Misal", NIK, "Ketua")], ROSTER).register.members


@pytest.mark.parametrize("name", ["Ketua", "Sekretaris", "KETUA", "Wakil Ketua I"])
def test_post_is_no_name(name: str, tmp_path: Path) -> None:
    """A post in the column of names is reported, and is no member."""
    result = import_rows(tmp_path, [*TITLES, (1, name, None, "Ketua"), (2, "Siti Contoh", NIK, "Anggota")], ROSTER)
    assert list_names(result) == ["Siti Contoh"]
    assert [problem.place for problem in result.report.problems] == ["P!B4"]


def test_office_in_a_list_of_members_is_reported(tmp_path: Path) -> None:
    """Without posts, an office is neither a member nor anything else; the people below are loaded."""
    rows = [("Nama", "NIK", "Desa"), ("Siti", NIK, "Waru"), ("Kepala Desa Waru",), ("Ani", None, "Waru"), ("Budi",)]
    text = '[[tables]]\ncolumns = {Nama = "member.name", NIK = "identifier.nik", Desa = "place.village"}\n'
    result = import_rows(tmp_path, rows, text + 'ids = {member = "psm-{row}"}\n')
    assert list_names(result) == ["Siti", "Ani", "Budi"]
    assert [(problem.place, problem.got.english) for problem in result.report.problems] == [("P!A3", "an office")]


def test_office_below_a_total_begins_the_signatures(tmp_path: Path) -> None:
    """In a list of names alone, the lines below a total and an office are signatures."""
    text = '[[tables]]\ncolumns = {NAMA = "member.name"}\nids = {member = "psm-{row}"}\n'
    rows = [("NAMA",), ("SITI",), ("ANI",), ("Jumlah 2 orang",), ("Kepala Desa",), ("SUTRISNO",)]
    result = import_rows(tmp_path, rows, text)
    assert list_names(result) == ["SITI", "ANI"]
    assert (result.report.is_whole, result.report.cells.skipped["signature"]) == (True, 2)


@pytest.mark.parametrize("office", ["BUPATI UMPAMA,", "Camat,", "Lurah Contoh", "a.n. Bupati Umpama"])
def test_office_in_another_column_begins_the_signatures(office: str, tmp_path: Path) -> None:
    """An office alone, outside the column of names, begins the signatures; a person below is loaded all the same."""
    rows = [*TITLES, (1, "Siti", NIK, "Ketua"), (), (None, None, None, office), (None, None, None, "H. SOLEH")]
    result = import_rows(tmp_path, [*rows, (None, "Ani", "3325000000000018", "Anggota")], ROSTER)
    assert list_names(result) == ["Siti", "Ani"]
    assert (result.report.is_whole, result.report.cells.skipped["signature"]) == (True, 2)


def test_stray_text_has_what_to_do(tmp_path: Path) -> None:
    """A text in another column than that of names may be part of a signature, and the report says so."""
    rows = [HEADINGS, (1, "Siti", NIK, "Waru"), (None, None, None, "BAMBANG SERUPA"), (2, None, None, "Waru")]
    problems = import_rows(tmp_path, rows).report.problems
    assert [(problem.place, "signatures" in problem.got.english) for problem in problems] == [
        ("P!B3", True),
        ("P!B4", False),
    ]
    assert "skip_rows" in problems[0].action.indonesian
