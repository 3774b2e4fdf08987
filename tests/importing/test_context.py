"""Rows below a section that have no post are its members where the mapping says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from psm_model import Post
from psm_model.importing import import_table
from tests.importing.board_rows import import_suggested
from tests.importing.books import make_board_mapping, write_book


@pytest.mark.parametrize("section", ["SEKSI HUMAS", "BIDANG HUMAS", "A. SEKSI HUMAS", "Pokja Humas"])
def test_rows_without_a_post_are_members_of_the_section(section: str, tmp_path: Path) -> None:
    """The suggestion writes it as an unsure line; a post of the row takes precedence."""
    rows = [(section,), (2, "Ani Umpama"), (3, "Ina Andai", "Ketua"), (4, "Budi Misal")]
    text, posts, problems = import_suggested(tmp_path, rows)
    assert 'section_post = "section_member"  # unsure: 2 rows' in text
    section = section.removeprefix("A. ")
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
