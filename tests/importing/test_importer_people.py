"""No person of a table is lost in silence, and nothing else becomes a person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from psm_model.importing import import_table, loads_mapping
from tests.importing.books import BOARD, make_board_mapping, write_book
from tests.importing.member_lists import HEADINGS, MEMBERS, NIK, import_rows, list_names

SIGNATURES: Final[Sequence[Sequence[object]]] = (
    (None, None, None, "Misal, 1 Mei 2023"),
    (None, None, None, "Camat Misal"),
    (None, None, None, "BAMBANG SERUPA"),
    (None, None, None, "NIP. 196503121990032004"),
)


@pytest.mark.parametrize("number", [None, "-", "*)", "Total", "Jumlah", "Ket.", "Keterangan", "Mengetahui"])
@pytest.mark.parametrize("before", [(), SIGNATURES, [("Jumlah", 2)]])
def test_row_with_a_name_and_a_nik_is_a_person(
    number: str | None, before: Sequence[Sequence[object]], tmp_path: Path
) -> None:
    """Neither a text before the name nor signatures above make a row with a NIK anything but a person."""
    rows = [HEADINGS, (1, "Siti", NIK, "Waru"), *before, (number, "Ani", "3325000000000018", "Waru")]
    assert list_names(import_rows(tmp_path, rows)) == ["Siti", "Ani"]


def test_people_go_on_below_signatures(tmp_path: Path) -> None:
    """Below a person after the signatures, rows are data again; a NIK without a name is reported."""
    more = [(None, "Ani", "3325000000000018", "Waru"), (None, "Budi", None, "Waru"), (None, None, NIK, "Waru")]
    result = import_rows(tmp_path, [HEADINGS, (1, "Siti", NIK, "Waru"), *SIGNATURES, *more])
    assert list_names(result) == ["Siti", "Ani", "Budi"]
    assert [problem.place for problem in result.report.problems] == ["P!B9"]
    assert result.report.cells.skipped["signature"] == 4


def test_row_with_a_name_and_a_post_is_a_person(tmp_path: Path) -> None:
    """A name with a readable post is a person below the signatures; an office with a post is a signature."""
    more = [(None, "Camat Contoh", None, "Ketua"), (None, "Tono", None, "Anggota")]
    file = write_book(tmp_path / "a.xlsx", {"P": [*BOARD[:9], *BOARD[-3:], *more]})
    result = import_table(file, make_board_mapping())
    assert list_names(result)[-1] == "Tono"
    assert result.report.cells.skipped["signature"] == 5


def test_every_hidden_row_is_reported(tmp_path: Path) -> None:
    """The report names each hidden row, not the first alone."""
    rows = [HEADINGS, *((at, f"Orang {at}", None, "Waru") for at in range(1, 5))]
    file = write_book(tmp_path / "a.xlsx", {"P": rows}, hidden_rows={"P": [3, 5]})
    notice = import_table(file, loads_mapping(MEMBERS)).report.notices[-1]
    assert notice.text.english == "hidden rows were read: 3, 5"


def test_headings_in_another_order_are_followed(tmp_path: Path) -> None:
    """Headings that come again in another order say where the columns below them are, until they come again."""
    other = [("NIK", "Desa", "No", "Nama"), ("3325000000000018", "Sari", 1, "Ani")]
    rows = [HEADINGS, (1, "Siti", NIK, "Waru"), *other, HEADINGS, (1, "Budi", "3325000000000019", "Waru")]
    result = import_rows(tmp_path, rows)
    assert list_names(result) == ["Siti", "Ani", "Budi"]
    assert [member.identifiers[0].value[-2:] for member in result.register.members] == ["17", "18", "19"]
    assert result.report.is_whole


def test_unknown_heading_in_another_order_is_reported(tmp_path: Path) -> None:
    """A heading that the mapping does not have is reported where it is, with the rows that lack its values."""
    rows = [
        HEADINGS,
        (1, "Siti", NIK, "Waru"),
        ("No", "NIK", "Nama PSM", "Desa"),
        (1, "3325000000000018", "Ani", "Sari"),
    ]
    result = import_rows(tmp_path, rows)
    assert list_names(result) == ["Siti"]
    assert {problem.place for problem in result.report.problems} >= {"P!C3"}
    more = MEMBERS.replace("Nama =", '"Nama PSM" = "member.name", Nama =')
    assert list_names(import_rows(tmp_path, rows, more)) == ["Siti", "Ani"]


def test_second_row_of_repeated_headings_is_no_data(tmp_path: Path) -> None:
    """Headings in two rows that come again are left out as a whole."""
    headings = [("No", "Nama", "NIK", "Desa"), (None, "Lengkap", "KTP", None)]
    text = MEMBERS.replace("columns", "header_rows = 2\ncolumns").replace("Nama =", '"Nama / Lengkap" =')
    text = text.replace("NIK =", '"NIK / KTP" =')
    rows = [*headings, (1, "Siti", NIK, "Waru"), *headings, (2, "Ani", "3325000000000018", "Waru")]
    result = import_rows(tmp_path, rows, text)
    assert list_names(result) == ["Siti", "Ani"]
    assert result.report.cells.skipped["header"] == 12


@pytest.mark.parametrize("between", [(), SIGNATURES])
def test_title_that_nobody_reads_is_reported(between: Sequence[Sequence[object]], tmp_path: Path) -> None:
    """A text above further headings may begin another board: the report names its row if no title reads it."""
    rows = [HEADINGS, (1, "Siti", NIK, "Waru"), *between, ("KARANG TARUNA SARI",), HEADINGS, (1, "Ani", None, "Sari")]
    result = import_rows(tmp_path, rows)
    assert list_names(result) == ["Siti", "Ani"]
    assert result.report.notices[-1].place == f"P!{len(rows) - 2}"
    assert "above further headings" in result.report.notices[-1].text.english


def test_skipped_sheet_is_reported(tmp_path: Path) -> None:
    """The report names each sheet that the mapping skips, unless it is blank."""
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "P": [HEADINGS, (1, "Siti", NIK, "Waru")],
        "Lain": [(1, "Ani", "3325000000000018", "Sari")],
        "Sisa": [],
    }
    mapping = loads_mapping('skip_sheets = ["Lain", "Sisa"]\n' + MEMBERS)
    notices = import_table(write_book(tmp_path / "a.xlsx", sheets), mapping).report.notices
    assert [notice.place for notice in notices if "skips the sheet" in notice.text.english] == ["Lain"]
