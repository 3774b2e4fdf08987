"""Comparison of titles: acronyms, words that a title may omit, and titles that only resemble another."""

from __future__ import annotations

import pytest

from psm_model.law.title_match import matches_title


@pytest.mark.parametrize(
    ("stated", "title", "expected"),
    [
        ("PSM", "Pekerja Sosial Masyarakat", True),
        ("Pembinaan PSM", "Pembinaan Pekerja Sosial Masyarakat", True),
        ("Organisasi Kementerian Sosial Republik Indonesia Baru", "Organisasi Kementerian Sosial Baru", True),
        ("Republik Indonesia Baru", "Baru", True),
        ("Republik Baru", "Baru", False),
        ("Hibah Masyarakat", "Pekerja Sosial Masyarakat", False),
        ("PS Desa", "Pekerja Sosial Masyarakat", False),
        ("PSMD", "Pekerja Sosial Masyarakat", False),
        ("Layanan Sosial", "Sosial", False),
    ],
)
def test_titles_match(stated: str, title: str, expected: bool) -> None:  # noqa: FBT001  # a column of the table
    """An acronym abbreviates all words in its place, and "Republik Indonesia" may be missing, but no other word."""
    assert matches_title(stated, title) is expected
