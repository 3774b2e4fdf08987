"""Tables side by side on one sheet are all read, each by its own columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from psm_model.importing import format_mapping, import_table, loads_mapping, suggest_mapping
from tests.importing.books import write_book

SIDE_BY_SIDE: Final[Sequence[Sequence[object]]] = (
    ("STRUKTUR PENGURUS",),
    ("IPSM DESA WARU", None, None, None, "IPSM DESA SARI"),
    ("MASA BAKTI 2021-2026",),
    ("No", "Nama", "Jabatan", None, "No", "Nama", "Jabatan"),
    (1, "Siti", "Ketua", None, 1, "Made", "Ketua"),
    (2, "Budi", "Sekretaris", None, 2, "Rini", "Bendahara"),
    (3, "Ani", "Anggota"),
    ("JUMLAH", "3 orang", None, None, "JUMLAH", "2 orang"),
)


def test_suggestion_has_a_table_for_each(tmp_path: Path) -> None:
    """Both boards are loaded by the suggested mapping, each with its own title, and the shared term."""
    file = write_book(tmp_path / "a.xlsx", {"P": SIDE_BY_SIDE})
    mapping = loads_mapping(format_mapping(suggest_mapping(file), language="en"))
    result = import_table(file, mapping, strict=True)
    assert len(mapping.tables) == 2
    assert {organisation.name for organisation in result.register.organisations} == {
        "IPSM DESA WARU",
        "IPSM DESA SARI",
    }
    assert sorted(len(term.appointments) for term in result.register.board_terms) == [2, 3]
    assert {term.label for term in result.register.board_terms} == {"2021-2026"}
    assert result.report.cells.is_complete
    assert (result.report.loaded, result.report.cells.skipped["total"]) == (5, 4)


ONE: Final = """
[[tables]]
columns = {Nama = "member.name", "Nama #2" = "skip", Jabatan = "skip", "Jabatan #2" = "skip", No = "number", \
"No #2" = "skip"}
ids = {member = "a-{row}"}
"""
OTHER: Final = (
    ONE.replace("Nama =", "X =")
    .replace('"Nama #2" = "skip"', '"Nama #2" = "member.name"')
    .replace("No =", "Y =")
    .replace('"No #2" = "skip"', '"No #2" = "number"')
    .replace("a-", "b-")
)


def test_skipped_column_of_names_is_reported(tmp_path: Path) -> None:
    """A mapping that skips a column of names loads its rows, and the report says how many people are left out."""
    file = write_book(tmp_path / "a.xlsx", {"P": SIDE_BY_SIDE})
    report = import_table(file, loads_mapping(ONE)).report
    assert [(notice.place, "2 people" in notice.text.english) for notice in report.notices] == [("P!F4", True)]


@pytest.mark.parametrize("text", [ONE + OTHER, OTHER + ONE])
def test_tables_of_other_columns_read_one_sheet(text: str, tmp_path: Path) -> None:
    """Tables of a mapping that read other columns are all used, in any order; a table of the same columns is not."""
    file = write_book(tmp_path / "a.xlsx", {"P": SIDE_BY_SIDE})
    result = import_table(file, loads_mapping(text + ONE.replace("a-", "c-")))
    assert {member.id for member in result.register.members} == {"a-5", "a-6", "a-7", "b-5", "b-6"}
    assert result.report.cells.is_complete
