"""The workbooks of the tutorial for officials: what somebody types into the template, with mistakes and without.

The page runs its commands on these workbooks and shows pictures of the same cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Final

from openpyxl import Workbook, load_workbook

from psm_model import Register, load
from psm_model.formats.xlsx import template_xlsx

__all__ = [
    "CORRECTIONS",
    "LIST",
    "LIST_SHEET",
    "MISTAKES",
    "OVERLAPPING",
    "SHEETS",
    "Cells",
    "SheetRows",
    "fill_in",
    "make_register",
    "write_list",
]

Cells = Mapping[tuple[str, int, str], str]
"""Texts of cells, by sheet, row below the headings from 0, and heading."""
SheetRows = tuple[Mapping[str, str], ...]

_TERM: Final = "Masa bakti"
_START: Final = "Mulai (hari pertama)"
_END: Final = "Sampai dengan (hari terakhir)"
SHEETS: Final[Mapping[str, SheetRows]] = MappingProxyType(
    {
        "Organisasi": (
            {"ID": "ipsm-33.25", "Nama": "IPSM Kabupaten Contoh", "Tingkat": "kabupaten", "Kode wilayah": "33.25"},
        ),
        _TERM: (
            {
                "ID": "contoh-2020",
                "ID organisasi": "ipsm-33.25",
                "Sebutan masa bakti": "periode 2020–2025",
                _START: "15 Oktober 2020",
                _END: "14 Oktober 2025",
                "Lama menjabat": "sepanjang masa bakti",
            },
            {
                "ID": "contoh-2025",
                "ID organisasi": "ipsm-33.25",
                "Sebutan masa bakti": "periode 2025–2030",
                _START: "15 Oktober 2025",
                _END: "14 Oktober 2030",
                "Lama menjabat": "sepanjang masa bakti",
            },
        ),
        "Jabatan": (
            {"ID masa bakti": "contoh-2025", "ID": "ketua", "Jabatan": "Ketua", "Nama": "Siti Contoh"},
            {"ID masa bakti": "contoh-2025", "ID": "sekretaris", "Jabatan": "Sekretaris", "Nama": "Budi Misal"},
            {"ID masa bakti": "contoh-2025", "ID": "bendahara", "Jabatan": "Bendahara", "Nama": "Ani Umpama"},
        ),
    }
)
"""The rows of each sheet, by heading."""
MISTAKES: Final[Cells] = MappingProxyType(
    {
        ("Organisasi", 0, "Tingkat"): "kabupatn",
        (_TERM, 0, _START): "15/10/20",
        (_TERM, 1, _START): "15 Juli 2025",
        (_TERM, 1, _END): "14 Juli 2030",
    }
)
"""The cells with mistakes that somebody types at first."""
CORRECTIONS: Final[Cells] = MappingProxyType(
    {place: SHEETS[place[0]][place[1]][place[2]] for place in MISTAKES if place[:2] != (_TERM, 1)}
)
"""The cells that are corrected first: those that cannot be read."""
OVERLAPPING: Final[Cells] = MappingProxyType(
    {place: text for place, text in MISTAKES.items() if place not in CORRECTIONS}
)
"""The cells with mistakes that can be read, but make two terms overlap."""
LIST_SHEET: Final = "Pengurus"
"""The sheet of the list of a board as offices keep it."""
LIST: Final[tuple[tuple[str, ...], ...]] = (
    ("DAFTAR PENGURUS IPSM KABUPATEN CONTOH",),
    ("MASA BAKTI 2025-2030",),
    ("No.", "Nama", "Jabatan"),
    *((str(number), row["Nama"], row["Jabatan"]) for number, row in enumerate(SHEETS["Jabatan"], start=1)),
)
"""The rows of that list: titles above the headings, one person a row."""


def fill_in(file: str, changed: Cells = MappingProxyType({})) -> None:
    """Write the rows into a template, some cells with another text."""
    book = load_workbook(file)
    for sheet, rows in SHEETS.items():
        headings = {str(cell.value).removesuffix(" *"): at for at, cell in enumerate(book[sheet][1], start=1)}
        for number, row in enumerate(rows):
            for heading, text in row.items():
                cell = book[sheet].cell(number + 2, headings[heading])
                cell.value = changed.get((sheet, number, heading), text)
    book.save(file)


@cache
def make_register(*, is_mistaken: bool) -> Register:
    """Return the register of the workbook, with the terms that overlap or as corrected."""
    changed = OVERLAPPING if is_mistaken else {}
    with TemporaryDirectory() as folder:
        file = str(Path(folder, "daftar.xlsx"))
        template_xlsx(file)
        fill_in(file, changed)
        return load(file)


def write_list(file: str) -> None:
    """Write the list of a board as offices keep it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = LIST_SHEET
    for row in LIST:
        sheet.append([int(text) if text.isdigit() else text for text in row])
    book.save(file)
