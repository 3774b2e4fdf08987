"""Workbooks and CSV files as offices keep them, with invented people, and mappings for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from openpyxl import Workbook

from psm_model.importing import ImportMapping, loads_mapping

__all__ = ["BOARD", "CANARIES", "ROSTER", "make_board_mapping", "write_book", "write_table"]

CANARIES: Final = ("3325000000000017", "198001012005011003", "081200000017")
"""A NIK, a NIP and a telephone number that no output may show."""

BOARD: Final[Sequence[Sequence[object]]] = (
    ("DAFTAR PENGURUS IPSM KECAMATAN CONTOH",),
    ("MASA BAKTI 2020-2025",),
    (),
    ("No", "Nama", "NIK", "Jabatan", "Alamat"),
    (1, 2, 3, 4, 5),
    (1, "Siti Contoh", "3325000000000017", "Ketua", "Jalan Mawar 1"),
    (2, "Budi Misal, S.Sos", "3325000000000018", "Sekretaris I", "-"),
    ("BIDANG HUMAS",),
    (3, "Ani Umpama", "3325000000000019", "Ketua", "Jalan Melati 2"),
    (4, "Ina Andai", "3325000000000020", "Tukang", "Jalan Melati 3"),
    ("Jumlah", 4),
    (),
    (None, None, None, "Contoh, 15 Oktober 2025"),
    (None, None, None, "Ketua,"),
    (None, None, None, "Siti Contoh"),
)
"""A board: titles, column numbers, a section, a title that is no post, a total and a signature."""

ROSTER: Final = """
[[tables]]
titles = ["DAFTAR PENGURUS {organisation.name}", "MASA BAKTI {term.label}"]

[tables.columns]
No = "number"
Nama = "member.name"
NIK = "identifier.nik"
Jabatan = "appointment.post"
Alamat = "member.x_address"

[tables.constants]
"organisation.level" = "district"

[tables.ids]
organisation = "{organisation.name}"
term = "{organisation.id}-{term.label}"
appointment = "{row}"
member = "psm-{row}"
"""
"""The mapping of `BOARD`."""


def make_board_mapping(**changes: str) -> ImportMapping:
    """Return the mapping of `BOARD` with some texts replaced: each key is a text without its quotation marks."""
    text = ROSTER
    for old, new in changes.items():
        text = text.replace(old, new)
    return loads_mapping(text)


def write_book(
    file: Path,
    sheets: Mapping[str, Sequence[Sequence[object]]],
    *,
    merged: Mapping[str, Sequence[str]] | None = None,
    hidden: Sequence[str] = (),
    hidden_rows: Mapping[str, Sequence[int]] | None = None,
) -> Path:
    """Write a workbook.

    Args:
        file: The path.
        sheets: The rows of each sheet by its name.
        merged: Areas of merged cells by sheet.
        hidden: The hidden sheets.
        hidden_rows: The hidden rows by sheet.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in (merged or {}).get(name, ()):
            sheet.merge_cells(area)
        for number in (hidden_rows or {}).get(name, ()):
            sheet.row_dimensions[number].hidden = True
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    book.save(file)
    return file


def write_table(file: Path, rows: Sequence[Sequence[object]], *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write a CSV file."""
    width = max(map(len, rows))
    lines = (
        delimiter.join("" if cell is None else str(cell) for cell in (*row, *[None] * (width - len(row))))
        for row in rows
    )
    file.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
    return file
