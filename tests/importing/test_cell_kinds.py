"""Cells that hold no value of their own, or not what their column is for, never become values."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from psm_model.importing import import_table, loads_mapping
from tests.importing.books import BOARD, make_board_mapping, write_book
from tests.importing.member_lists import HEADINGS, MEMBERS, NIK, import_rows, list_names


@pytest.mark.parametrize(
    "number",
    [
        *(
            "3325 0000 0000 0017",
            "3325.0000.0000.0017",
            "332500-000000-0017",
            "'3325000000000017",
            "\u202d3325000000000017",
        ),
        *("NIK. 3325000000000017", "3325000000000017\u200b", " 3325000000000017 ", NIK),
    ],
)
def test_certain_nik_is_normalised(number: str, tmp_path: Path) -> None:
    """Signs that are certainly no part of a NIK are left out."""
    result = import_rows(tmp_path, [HEADINGS, (1, "Siti", number, "Waru")])
    assert [each.value for each in result.register.members[0].identifiers] == [NIK]
    assert result.report.is_whole


@pytest.mark.parametrize(
    "number",
    [
        *(
            "3,33E+15",
            "3.32599E+15",
            "3325000000000017.0",
            "332500000000017",
            "33250000000000170",
            "3325000000000017/0812",
        ),
        *("3325000000000017\n3325000000000018", "menyusul", 3325000000000010, 332500, "sda", '"'),
    ],
)
def test_uncertain_nik_is_reported_and_the_person_kept(number: object, tmp_path: Path) -> None:
    """A number that is not a NIK is reported with its cell, but not shown; the person is loaded without it."""
    result = import_rows(tmp_path, [HEADINGS, (1, "Ani", None, "Waru"), (2, "Siti", number, "Waru")])
    assert list_names(result) == ["Ani", "Siti"]
    assert result.register.members[1].identifiers == ()
    assert [(problem.place, problem.row_is_lost) for problem in result.report.problems] == [("P!C3", False)]
    assert str(number) not in repr(result.report.problems)
    assert (result.report.rows, result.report.loaded) == (2, 2)


PHONES: Final = MEMBERS.replace('NIK = "identifier.nik"', 'NIK = "member.x_phone"')


@pytest.mark.parametrize(
    ("number", "is_read"),
    [
        *((3325000000000017, True), (3325000000000017.0, True), (-3325000000000017, False), (33250000, False)),
        *((3325000000000010, False), (3325000000000010.0, False), (9125000000000016, False)),
    ],
)
def test_complete_numbers_are_read(number: float, is_read: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """A NIK that is a number is read if a spreadsheet cannot have cut its last digit, which it writes as 0."""
    result = import_rows(tmp_path, [HEADINGS, (1, "Siti", number, "Waru")])
    (member,) = result.register.members
    assert [each.value for each in member.identifiers] == ([str(int(number))] if is_read else [])
    assert len(result.report.problems) == (not is_read)


@pytest.mark.parametrize(
    ("phone", "expected"),
    [(81200000017, "081200000017"), ("0812-0000-0017", "0812-0000-0017"), ("8,12E+10", None), ("belum ada", None)],
)
def test_telephone_numbers_keep_their_zero(phone: object, expected: str | None, tmp_path: Path) -> None:
    """A number that a spreadsheet took for an amount gets its zero back, unless its digits are lost."""
    (member,) = import_rows(tmp_path, [HEADINGS, (1, "Siti", phone, "Waru")], PHONES).register.members
    assert member.extra.get("x_phone") == expected


@pytest.mark.parametrize("sign", ["sda", "s.d.a", "S.d.a.", "idem", "ibid.", '"', "''", "〃", "„", '- " -', "”"])
def test_same_as_above_is_read(sign: str, tmp_path: Path) -> None:
    """Signs for "the same as above" have the value above, also below one another; names never have it."""
    rows = [
        HEADINGS,
        (1, "Siti", None, "Waru"),
        (2, "Ani", None, sign),
        (3, "Budi", None, sign),
        (4, sign, None, "Sari"),
    ]
    result = import_rows(tmp_path, [*rows, HEADINGS])
    assert [member.area_names[0].name for member in result.register.members] == ["Waru"] * 3
    assert [(problem.place, problem.row_is_lost) for problem in result.report.problems] == [("P!B5", True)]


def test_same_as_above_needs_a_value_above(tmp_path: Path) -> None:
    """Without a value above, the sign is reported and is no value."""
    result = import_rows(tmp_path, [HEADINGS, (1, "Siti", None, "sda")])
    assert result.register.members[0].area_names == ()
    assert [problem.place for problem in result.report.problems] == ["P!D2"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "kosong",
            "(KOSONG)",
            "lowong",
            "belum ada",
            "Belum diisi",
            "........",
            "……",
            "N.N.",
            "Vacant",
            "nihil",
            "____",
        ),
        "-",
    ],
)
def test_vacant_post_is_nobody(text: str, tmp_path: Path) -> None:
    """A post of which the table says that nobody has it makes no person; its row has a rule of its own."""
    rows = [*BOARD[:7], (3, text, None, "Bendahara")]
    result = import_table(write_book(tmp_path / "a.xlsx", {"P": rows}), make_board_mapping())
    assert len(result.register.members) == 2
    assert result.report.is_whole
    assert result.report.cells.skipped["vacant"] == 3
    assert result.report.cells.is_complete


@pytest.mark.parametrize(
    "name",
    [
        *("1. Joko Misal\n2. Karim Andai", "1. Joko 2. Karim", "Joko Misal; Karim Andai", "Joko Misal / Karim Andai"),
        *(
            "Joko Misal\nKarim Andai",
            "Joko Misal dan Karim Andai",
            "GUNAWAN\nNIK. 3325000000000017",
            "Joko 081200000017",
        ),
    ],
)
def test_name_is_of_one_person(name: str, tmp_path: Path) -> None:
    """A cell with several people, or with a number, is reported without its text, and is nobody."""
    result = import_rows(tmp_path, [HEADINGS, (1, name, NIK, "Waru"), (2, "Siti", None, "Waru")])
    assert list_names(result) == ["Siti"]
    assert [(problem.place, problem.row_is_lost) for problem in result.report.problems] == [("P!B2", True)]
    assert "Joko" not in repr(result.report)


@pytest.mark.parametrize("cell", [7, 3.5, True, date(2020, 1, 1), "7", "12.", "(3)", "***"])
def test_name_has_letters(cell: object, tmp_path: Path) -> None:
    """A cell in a column of names that is a number, a date or a text without a letter is reported, and is nobody."""
    result = import_rows(tmp_path, [HEADINGS, (1, cell, NIK, "Waru"), (2, "Siti", None, "Waru")])
    assert list_names(result) == ["Siti"]
    assert [(problem.place, problem.row_is_lost) for problem in result.report.problems] == [("P!B2", True)]


@pytest.mark.parametrize(
    "name", ["Budi Misal,\nS.Sos", "Drs. H. Karim", "Siti\nContoh", "M. Ani / Ina", "Nihilia", "Sda. Ani"]
)
def test_usual_name_is_kept(name: str, tmp_path: Path) -> None:
    """A name that is broken into lines, or has titles, is that of one person."""
    assert len(import_rows(tmp_path, [HEADINGS, (1, name, NIK, "Waru")]).register.members) == 1


def test_person_on_merged_rows_is_one(tmp_path: Path) -> None:
    """The rows of a merged name are one person: what the others have of their own is reported."""
    rows = [HEADINGS, (1, "Siti", NIK, "Waru"), (None, None, None, "Sari"), (2, "Ani", None, "Waru")]
    file = write_book(tmp_path / "a.xlsx", {"P": rows}, merged={"P": ["A2:A3", "B2:B3", "C2:C3"]})
    result = import_table(file, loads_mapping(MEMBERS))
    assert list_names(result) == ["Siti", "Ani"]
    assert [problem.place for problem in result.report.problems] == ["P!3"]
    assert result.report.cells.is_complete
