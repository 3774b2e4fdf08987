"""A sheet of a board, its suggested mapping, and its import by one, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from psm_model.importing import ImportResult, format_mapping, import_table, loads_mapping, suggest_mapping
from tests.importing.books import write_book

TITLES: Sequence[Sequence[object]] = (("PENGURUS IPSM KABUPATEN CONTOH MASA BAKTI 2020-2025",),)
HEADINGS = ("No", "Nama", "Jabatan")


def suggest(folder: Path, rows: Sequence[Sequence[object]]) -> str:
    """Return the suggested mapping of a sheet as text."""
    return format_mapping(suggest_mapping(write_book(folder / "a.xlsx", {"P": rows})), language="en")


def import_by(folder: Path, text: str) -> ImportResult:
    """Import the sheet by a mapping."""
    return import_table(folder / "a.xlsx", loads_mapping(text))
