"""A row that is lost because of a value from elsewhere is reported in its own cell, with the place of the value."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.importing import import_table, loads_mapping
from tests.importing.books import write_book

MAPPING: Final = """
[[tables]]
titles = [
    "PENGURUS {organisation.name:IPSM *}", "MASA BAKTI {term.label}", "SK {decree.number} TANGGAL {decree.issued}"
]
fill_down = ["decree.issued"]
constants = {"organisation.level" = "village"}

[tables.columns]
No = "number"
Nama = "appointment.name"
Jabatan = "appointment.post"
SK = "decree.number"
Tgl = "decree.issued"

[tables.ids]
decree = "sk-{decree.number}"
organisation = "{organisation.name}"
term = "{term.label}"
appointment = "{row}"
"""
HEAD: Final[Sequence[Sequence[object]]] = (
    ("PENGURUS IPSM DESA WARU",),
    ("MASA BAKTI 2020-2025",),
    ("No", "Nama", "Jabatan", "SK", "Tgl"),
)


def list_lost(
    folder: Path, rows: Sequence[Sequence[object]], *, merged: Sequence[str] = (), text: str = MAPPING
) -> tuple[list[str], list[tuple[str, str, str]]]:
    """Return the names that are loaded, and the problems of the lost rows: place, got and got in Indonesian."""
    file = write_book(folder / "a.xlsx", {"P": [*HEAD, *rows]}, merged={"P": merged})
    result = import_table(file, loads_mapping(text))
    names = [str(each.name) for term in result.register.board_terms for each in term.appointments]
    lost = [(each.place, each.got.english, each.got.indonesian) for each in result.report.problems if each.row_is_lost]
    assert result.report.loaded + len({place.rpartition("!")[2][1:] for place, _, _ in lost}) == result.report.rows
    return names, lost


def test_merged_cells(tmp_path: Path) -> None:
    """Each row of a merged title that cannot be read is reported."""
    rows = [(1, "Siti Contoh", "Ketua"), (2, "Budi Misal", "Tukang"), (3, "Ani Umpama"), (4, "Ina Andai")]
    names, lost = list_lost(tmp_path, rows, merged=["C5:C7"])
    assert names == ["Siti Contoh"]
    assert [place for place, _, _ in lost] == ["P!C5", "P!C6", "P!C7"]
    assert lost[0][1] == "a text of 1 word"
    assert lost[1][1:] == ("a text of 1 word, the value of P!C5", "teks 1 kata, isian P!C5")


def test_blank_cells(tmp_path: Path) -> None:
    """A contradiction of a value above is that of the row, and not of the row above, which is loaded."""
    rows = [
        (1, "Siti Contoh", "Ketua", "12", "3 Maret 2020"),
        (2, "Budi Misal", "Anggota", "13", "4 Maret 2020"),
        (3, "Ani Umpama", "Anggota", "12", None),
        (4, "Ina Andai", "Anggota", "12", "sda"),
    ]
    names, lost = list_lost(tmp_path, rows)
    assert names == ["Siti Contoh", "Budi Misal"]
    assert [(place, got) for place, got, _ in lost] == [
        ("P!E6", "'4 Maret 2020', the value of P!E5"),
        ("P!E7", "'4 Maret 2020', the value of P!E5"),
    ]


def test_titles(tmp_path: Path) -> None:
    """A contradiction of a title is that of the row as a whole."""
    rows = [
        (1, "Siti Contoh", "Ketua", "12", "3 Maret 2020"),
        ("SK 12 TANGGAL 5 Mei 2021",),
        (2, "Budi Misal", "Anggota", "12"),
    ]
    text = MAPPING.replace('fill_down = ["decree.issued"]\n', "")
    names, lost = list_lost(tmp_path, rows, text=text)
    assert names == ["Siti Contoh"]
    assert [(place, got) for place, got, _ in lost] == [("P!6", "'5 Mei 2021', the value of P!A5")]


def test_title_that_cannot_be_read_is_reported_once(tmp_path: Path) -> None:
    """It is reported where it is, once, also before rows that are lost for another reason."""
    rows = [("SK 12 TANGGAL 5 Mart 20",), *((at, "Siti Contoh", "Tukang") for at in range(3))]
    file = write_book(tmp_path / "a.xlsx", {"P": [*HEAD, *rows]})
    problems = import_table(file, loads_mapping(MAPPING)).report.problems
    assert [each.place for each in problems] == ["P!C5", "P!A4", "P!C6", "P!C7"]


@given(posts=st.lists(st.sampled_from(["Ketua", "Tukang", "sda", None]), min_size=1, max_size=8))
def test_every_lost_row_is_named(posts: Sequence[str | None], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every row is either loaded or the place of a problem, whatever its title comes from."""
    rows = [(at, f"Siti {'abcdefgh'[at]}", post, "12", "3 Maret 2020") for at, post in enumerate(posts)]
    text = MAPPING.replace('["decree.issued"]', '["appointment.post", "decree.issued"]')
    names, lost = list_lost(tmp_path_factory.mktemp("a"), rows, text=text)
    named = {int(place.rpartition("!")[2][1:]) for place, _, _ in lost}
    assert named == {at + 4 for at in range(len(posts)) if f"Siti {'abcdefgh'[at]}" not in names}
