"""Headings in two rows mean what the lower one means below the upper one."""

from __future__ import annotations

from pathlib import Path

import pytest

from psm_model.importing import suggest_mapping
from psm_model.importing._group_headings import find_group_synonym
from tests.importing.books import write_book


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Kelahiran / Tgl Lahir", "member.birth_date"),
        ("Kelahiran / Tanggal", "member.birth_date"),
        ("Kelahiran / Tempat", "skip"),
        ("Alamat / RT/RW", "skip"),
        ("Alamat / Desa", "place.village"),
        ("Alamat / Dukuh", "member.x_address"),
        ("SK Pengangkatan / Nomor", "decree.number"),
        ("Surat Keputusan / Tgl", "decree.issued"),
        ("Masa Bakti / Mulai", "term.period_start"),
        ("Masa Bakti / Akhir", "term.period_end"),
        ("Identitas / NIK", "identifier.nik"),
        ("Ketua / No HP", "skip"),
        ("Ketua / Nama", None),
        ("Nama / Panggilan", None),
        ("Data / Nomor", None),
        ("NIK", None),
    ],
)
def test_lower_half(heading: str, target: str | None) -> None:
    """A number below a decree is that of the decree; below anything else, it is none."""
    assert find_group_synonym(heading) == target


def test_suggestion_reads_both_rows(tmp_path: Path) -> None:
    """The decree has its id, and a heading that is only similar to an unwanted one is a line and not a comment."""
    rows = [
        ("No", "Nama", "Kelahiran", None, "Pend. Terakhir", "SK Pengangkatan", None),
        (None, None, "Tempat", "Tgl Lahir", None, "Nomor", "Tanggal"),
        *((at, "Siti Contoh", "Batang", "3 Maret 1980", "SMA", "12/2020", "3 Maret 2020") for at in (1, 2)),
    ]
    (table,) = suggest_mapping(write_book(tmp_path / "a.xlsx", {"P": rows})).mapping.tables
    assert dict(table.columns) == {
        "No": "number",
        "Nama": "member.name",
        "Kelahiran / Tempat": "skip",
        "Kelahiran / Tgl Lahir": "member.birth_date",
        "Pend. Terakhir": "skip",
        "SK Pengangkatan / Nomor": "decree.number",
        "SK Pengangkatan / Tanggal": "decree.issued",
    }
    assert table.ids["decree"] == "sk-{decree.number}"


def test_holders_below_their_posts(tmp_path: Path) -> None:
    """A name below a post is that of its holder."""
    rows = [
        ("No", "Desa", "Ketua", None, "Sekretaris", None),
        (None, None, "Nama", "No HP", "Nama", "No HP"),
        (1, "Waru", "Siti Contoh", "0812", "Ani Umpama", "0813"),
    ]
    (table,) = suggest_mapping(write_book(tmp_path / "a.xlsx", {"P": rows})).mapping.tables
    targets = [table.columns[f"{post} / {name}"] for post in ("Ketua", "Sekretaris") for name in ("Nama", "No HP")]
    assert targets == ["holder.chair", "skip", "holder.secretary", "skip"]
