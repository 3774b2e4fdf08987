"""Dates and telephone numbers as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from psm_model.importing import import_table, loads_mapping
from psm_model.importing._cell_kinds import read_number
from psm_model.importing._targets import find_target
from psm_model.importing._values import UnreadableCellError, read_value
from psm_model.importing.mapping import DateOrder
from tests.importing.books import write_table

BIRTH = find_target("member.birth_date")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11 Mart 1981", "1981-03-11"),
        ("3 Okotber 1986", "1986-10-03"),
        ("24 Desmber 1969", "1969-12-24"),
        ("24 AGUTUS 1975", "1975-08-24"),
        ("24 Agustuss 1975", "1975-08-24"),
        ("24-Septembar-1975", "1975-09-24"),
        ("Batang 07/08/1995", "1995-08-07"),
        ("Batang 7 Agustus 1995", "1995-08-07"),
        ("Lombok Timur, 7 Agutus 1995", "1995-08-07"),
    ],
)
def test_dates(text: str, day: str) -> None:
    """One wrong letter in a month, and a place of birth without a comma, leave no doubt."""
    assert read_value(text, BIRTH, DateOrder.DMY) == day


@pytest.mark.parametrize("text", ["3 Jumi 1986", "3 Mrt1 1986", "3 Agst0s 1986", "3 Xyzember 1986", "Batang"])
def test_unclear_dates(text: str) -> None:
    """A month that is as close to two, or to none, is not guessed."""
    with pytest.raises(UnreadableCellError):
        read_value(text, BIRTH, DateOrder.DMY)


def test_telephone_numbers_of_a_csv_file(tmp_path: Path) -> None:
    """A number that a spreadsheet wrote without its 0 gets it back, and no other number."""
    assert read_number("85778043554", "member.x_phone") == "085778043554"
    for text in ("02851234567", "857780", "85778043554 / 081", "285123456"):
        assert read_number(text, "member.x_phone") == text
    assert read_number("85778043554", "identifier.kta") == "85778043554"
    mapping = loads_mapping(
        '[[tables]]\ncolumns = {Nama = "member.name", HP = "member.x_phone"}\nids = {member = "{row}"}'
    )
    file = write_table(tmp_path / "a.csv", [("Nama", "HP"), ("Siti Contoh", 85778043554)])
    (member,) = import_table(file, mapping).register.members
    assert dict(member.extra) == {"x_phone": "085778043554"}


@pytest.mark.parametrize(("title", "post"), [("Anggota PSM", "member"), ("Ketua PSM", "chair")])
def test_posts_of_psm(title: str, post: str, tmp_path: Path) -> None:
    """PSM are those whom the table is about."""
    mapping = loads_mapping(
        """
        [[tables]]
        columns = {Nama = "appointment.name", Jabatan = "appointment.post"}
        constants = {"organisation.name" = "IPSM Desa Waru"}
        ids = {organisation = "a", term = "b", appointment = "{row}"}
        """
    )
    file = write_table(tmp_path / "a.csv", [("Nama", "Jabatan"), ("Siti Contoh", title)])
    (term,) = import_table(file, mapping).register.board_terms
    assert [each.post.value for each in term.appointments] == [post]
