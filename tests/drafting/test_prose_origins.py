"""Words between a holder and a post that say where the holder comes from."""

from __future__ import annotations

import pytest

from tests.drafting.shown import show_all


@pytest.mark.parametrize(
    "text",
    [
        "Rina Sari dari MUI sebagai Ketua.",
        "Rina Sari dari PD Muhammadiyah terpilih sebagai Ketua.",
        "Rina Sari asal Desa Mekar Raya terpilih sebagai Ketua.",
        "Rina Sari dari Kuningan terpilih sebagai Ketua.",
        "Rina Sari yang berasal dari Kecamatan Mekar dilantik menjadi Ketua.",
        "Rina Sari perwakilan Kelurahan Mekar ditunjuk sebagai Ketua.",
        "Rina Sari, 42, dari Dusun Suka, Desa Mekar, menjadi Ketua.",
        "Rina Sari (42) dari Desa Mekar menjadi Ketua.",
        "Rina Sari yang sehari-hari guru dipercaya menjadi Ketua.",
        "politikus Partai Golkar Rina Sari dipercaya sebagai Ketua.",
    ],
)
def test_where_a_holder_comes_from(text: str) -> None:
    """Read the name before a place, a body, an age and what the holder does."""
    assert show_all(text) == ["Rina Sari: chair"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Panji diterima dari Rina Sari selaku Ketua.", ["Rina Sari: chair"]),
        ("Rina Sari yang hadir, berharap semua menjadi Ketua.", []),
        ("Perwakilan dari MUI menjadi Ketua.", []),
    ],
)
def test_no_origin(text: str, expected: list[str]) -> None:
    """Read the name after "dari" where none is before it, and nothing beyond a comma."""
    assert show_all(text) == expected
