"""Lists of members that tests import."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from psm_model.importing import ImportResult, import_table, loads_mapping
from tests.importing.books import write_book

__all__ = ["HEADINGS", "MEMBERS", "NIK", "import_rows", "list_names"]

MEMBERS: Final = """
[[tables]]
columns = {No = "number", Nama = "member.name", NIK = "identifier.nik", Desa = "place.village"}
ids = {member = "psm-{row}"}
"""
"""A mapping of a list of members."""
HEADINGS: Final = ("No", "Nama", "NIK", "Desa")
NIK: Final = "3325000000000017"


def import_rows(folder: Path, rows: Sequence[Sequence[object]], text: str = MEMBERS) -> ImportResult:
    """Import a sheet; every cell is accounted for."""
    result = import_table(write_book(folder / "a.xlsx", {"P": rows}), loads_mapping(text))
    assert result.report.cells.is_complete
    return result


def list_names(result: ImportResult) -> list[str]:
    """Return the names of the members."""
    return [member.name.text for member in result.register.members]
