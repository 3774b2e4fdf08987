"""Rows below a section that have no post are its members where the mapping says so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from psm_model import Post
from psm_model.importing import format_mapping, import_table, suggest_mapping
from tests.importing.books import make_board_mapping, write_book

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


@pytest.mark.parametrize("section", ["SEKSI HUMAS", "BIDANG HUMAS", "A. SEKSI HUMAS", "Pokja Humas"])
def test_rows_without_a_post_are_members_of_the_section(section: str, tmp_path: Path) -> None:
    """The suggestion writes it as an unsure line; a post of the row takes precedence."""
    rows = [(section,), (2, "Ani Umpama"), (3, "Ina Andai", "Ketua"), (4, "Budi Misal")]
    text, posts, problems = import_suggested(tmp_path, rows)
    assert 'section_post = "section_member"  # unsure: 2 rows' in text
    assert posts == [("section_member", section), ("section_head", section), ("section_member", section)]
    assert problems == []


@pytest.mark.parametrize("section", ["PENASIHAT", "DEWAN PEMBINA", "PENGURUS HARIAN"])
def test_rows_below_another_group_are_no_members(section: str, tmp_path: Path) -> None:
    """Advisers and the executive board are not sections: a row without a post is reported there."""
    text, posts, problems = import_suggested(tmp_path, [(section,), (2, "Ani Umpama")])
    assert "section_post" not in text
    assert posts == []
    assert problems == ["P!C5"]
    _, posts, problems = import_suggested(tmp_path, [("SEKSI HUMAS",), (2, "Ina Andai"), (section,), (3, "Ani Umpama")])
    assert posts == [("section_member", "SEKSI HUMAS")]
    assert problems == ["P!C7"]


def test_mapping_decides(tmp_path: Path) -> None:
    """Without the key, a row below a section without a post is reported."""
    rows = [("No", "Nama", "NIK", "Jabatan", "Alamat"), ("BIDANG HUMAS",), (3, "Ani Umpama")]
    titles = [("DAFTAR PENGURUS IPSM KECAMATAN CONTOH",), ("MASA BAKTI 2020-2025",)]
    file = write_book(tmp_path / "a.xlsx", {"P": [*titles, *rows]})
    assert [problem.place for problem in import_table(file, make_board_mapping()).report.problems] == ["P!D5"]
    mapping = make_board_mapping(**{"[tables.columns]": 'section_post = "section_head"\n[tables.columns]'})
    (term,) = import_table(file, mapping, strict=True).register.board_terms
    assert term.appointments[0].post is Post.SECTION_HEAD
