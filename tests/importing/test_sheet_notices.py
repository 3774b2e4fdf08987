"""What a report says of a sheet whose rows were read: hidden columns, people who left, boards that become one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from openpyxl import load_workbook

from psm_model.importing import import_table, loads_mapping, suggest_mapping
from tests.importing.books import ROSTER, write_book
from tests.importing.member_lists import HEADINGS, MEMBERS, NIK, import_rows

BOARD: Final = [("IPSM DESA WARU MASA BAKTI 2021-2026",), ("No", "Nama", "Jabatan")]


def test_hidden_columns_are_reported(tmp_path: Path) -> None:
    """The report names the hidden columns that the mapping reads."""
    file = write_book(tmp_path / "a.xlsx", {"P": [HEADINGS, (1, "Siti", NIK, "Waru")]})
    book = load_workbook(file)
    for letter in "CDF":
        book["P"].column_dimensions[letter].hidden = True
    book.save(file)
    result = import_table(file, loads_mapping(MEMBERS))
    places = {notice.text.english: notice.place for notice in result.report.notices}
    assert places["hidden columns were read: C, D"] == "P!C1"
    skipped = import_table(file, loads_mapping(MEMBERS.replace('"identifier.nik"', '"skip"'))).report.notices
    assert [notice.text.english for notice in skipped if "hidden" in notice.text.english] == [
        "hidden columns were read: D"
    ]


@pytest.mark.parametrize("text", ["Meninggal dunia", "Alm.", "mengundurkan diri", "Non-aktif", "tdk aktif", "Pindah"])
@pytest.mark.parametrize("heading", ["Status", "Warna", "Ket"])
def test_people_who_left_are_an_unsure_line(text: str, heading: str, tmp_path: Path) -> None:
    """A column that says so is an unsure line of the suggestion; where it is skipped, the report says so too."""
    rows = [("No", "Nama", "NIK", heading), (1, "Siti", NIK, text), (2, "Ani", "3325000000000018", "Aktif")]
    file = write_book(tmp_path / "a.xlsx", {"P": rows})
    suggestion = suggest_mapping(file)
    assert [doubt.key for doubt in suggestion.doubts if "1 cells say" in doubt.text.english] == [f"columns.{heading}"]
    notices = import_table(file, suggestion.mapping).report.notices
    assert any("1 cells say" in notice.text.english for notice in notices) is (heading != "Ket")


@pytest.mark.parametrize("text", ["Aktif", "-", "baru", "Almari"])
def test_people_who_stay_are_not_mentioned(text: str, tmp_path: Path) -> None:
    """Another word says nothing of the kind."""
    file = write_book(tmp_path / "a.xlsx", {"P": [("No", "Nama", "Status"), (1, "Siti", text), (2, "Ani", "Aktif")]})
    suggestion = suggest_mapping(file)
    assert not any("cells say" in doubt.text.english for doubt in suggestion.doubts)
    assert not import_table(file, suggestion.mapping).report.notices


@pytest.mark.parametrize("between", [[], [()], [BOARD[1]]])
def test_numbers_that_begin_again_are_reported(between: list[tuple[str, ...]], tmp_path: Path) -> None:
    """Two boards without a title between them become one, and the report says where."""
    people = [(1, "Siti", "Ketua"), (2, "Ani", "Sekretaris")]
    rows = [*BOARD, *people, *between, (1, "Budi", "Ketua"), (2, "Ina", "Sekretaris")]
    file = write_book(tmp_path / "a.xlsx", {"P": rows})
    mapping = suggest_mapping(file).mapping
    notices = import_table(file, mapping).report.notices
    assert [notice.place for notice in notices] == [f"P!{len(rows) - 1}"]
    assert "begin again" in notices[0].text.english


def test_numbers_begin_again_below_titles_and_sections(tmp_path: Path) -> None:
    """Below a title, another board begins; below a section, the numbers may begin again; lists of members may too."""
    people = [(1, "Siti", "Ketua"), (2, "Ani", "Sekretaris")]
    rows = [*BOARD, *people, ("BIDANG HUMAS",), (1, "Budi", "Ketua"), (2, "Ina", "Anggota")]
    rows += [("IPSM DESA SARI MASA BAKTI 2021-2026",), BOARD[1], *people]
    file = write_book(tmp_path / "a.xlsx", {"P": rows})
    assert import_table(file, suggest_mapping(file).mapping).report.notices == ()
    listed = [HEADINGS, (1, "Siti", NIK, None), (2, "Ani", None, None), (1, "Budi", None, None)]
    assert import_rows(tmp_path, listed).report.notices == ()


def test_sheets_that_are_one_board_are_reported(tmp_path: Path) -> None:
    """Sheets without a title become one board, which the report says once for each; a title keeps them apart."""
    people = [("No", "Nama", "NIK", "Jabatan"), (1, "Siti", None, "Ketua"), (2, "Ani", None, "Anggota")]
    text = ROSTER.replace('"DAFTAR PENGURUS {organisation.name}", ', "").replace("-{term.label}", "-1")
    text = text.replace('"organisation.level"', '"organisation.name" = "IPSM Contoh"\n"organisation.level"')
    text = text.replace("{row}", "{sheet}-{row}")
    file = write_book(tmp_path / "a.xlsx", {"P": people, "Q": people, "R": people})
    report = import_table(file, loads_mapping(text)).report
    found = [notice for notice in report.notices if "another sheet" in notice.text.english]
    assert [(notice.place, "from P!2 on" in notice.text.english) for notice in found] == [("Q!2", True), ("R!2", True)]
    file = write_book(tmp_path / "b.xlsx", {"P": people})
    notices = import_table(file, loads_mapping(text)).report.notices
    assert not any("another sheet" in notice.text.english for notice in notices)


def test_rows_with_one_nik_are_named(tmp_path: Path) -> None:
    """They are members of their own until the mapping says otherwise; the NIK itself is not shown."""
    spaced = f"{NIK[:4]} {NIK[4:]}"
    rows = [HEADINGS, (1, "Siti", NIK, "Waru"), (2, "Ani", "3325000000000018", "Waru"), (3, "Siti", spaced, "Waru")]
    rows += [(4, "Budi", "", "Waru"), (5, "Ina", "", "Waru"), (6, "Siti", NIK, "Waru")]
    result = import_rows(tmp_path, rows)
    (notice,) = [each for each in result.report.notices if "member_key" in each.text.english]
    assert (notice.place, notice.text.english.rpartition(": ")[2]) == ("P!4", "4, 7")
    assert NIK[-4:] not in str(notice)
    assert len(result.register.members) == 6
    joined = import_rows(tmp_path, rows, MEMBERS.replace("ids =", 'member_key = ["identifier.nik"]\nids ='))
    assert not [each for each in joined.report.notices if "member_key" in each.text.english]
    assert len(joined.register.members) == 4
