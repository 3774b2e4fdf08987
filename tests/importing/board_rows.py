"""Rows below the first of a board, imported by their suggested mapping."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from psm_model.importing import format_mapping, import_table, suggest_mapping
from tests.importing.books import write_book

__all__ = ["HEAD", "import_suggested"]

HEAD: Final[Sequence[Sequence[object]]] = (
    ("PENGURUS IPSM DESA WARU MASA BAKTI 2021-2026",),
    ("No", "Nama", "Jabatan"),
    (1, "Siti Contoh", "Ketua"),
)


def import_suggested(
    folder: Path, rows: Sequence[Sequence[object]]
) -> tuple[str, list[tuple[str, str | None]], list[str]]:
    """Return the suggested mapping, the posts and sections of the board, and the places of problems."""
    file = write_book(folder / "a.xlsx", {"P": [*HEAD, *rows]})
    suggestion = suggest_mapping(file)
    result = import_table(file, suggestion.mapping)
    (term,) = result.register.board_terms
    posts = [(each.post.value, each.section) for each in term.appointments]
    text = format_mapping(suggestion, language="en")
    return text, posts[1:], [problem.place for problem in result.report.problems]
