"""Posts that go from one holder to another in running text."""

from __future__ import annotations

import pytest

from tests.drafting.shown import show_all


@pytest.mark.parametrize(
    "text",
    [
        "Ketua yang selama ini dipegang Salim kini digantikan Rina Sari.",
        "Ketua yang sudah 20 tahun dijabat almarhum Salim, dari Desa Misal, akhirnya digantikan oleh Rina Sari.",
        "Jabatan Ketua yang semula diemban Salim beralih ke tangan Rina Sari.",
        "Posisi Ketua sebelumnya dijabat Salim dan kini dijabat Rina Sari.",
    ],
)
def test_a_holder_and_a_successor(text: str) -> None:
    """Read who had a post as a former holder, and who has it now as the one who replaces."""
    assert show_all(text) == ["Salim: chair former", "Rina Sari: chair for Salim"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tongkat estafet kepemimpinan IPSM Batang beralih dari Salim kepada Rina Sari.",
            ["Rina Sari: chair of IPSM Batang for Salim"],
        ),
        ("Serah terima jabatan Ketua dari Salim kepada Tono.", ["Tono: chair for Salim"]),
        ("Kepemimpinan IPSM Batang kini lebih baik dari Salim.", []),
        ("Tongkat beralih dari Salim kepada Rina Sari.", []),
    ],
)
def test_a_transfer(text: str, expected: list[str]) -> None:
    """Read to whom a post or the leadership of a body goes; other things than bodies are nobody's post."""
    assert show_all(text) == expected
