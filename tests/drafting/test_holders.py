"""Holders beside a post: several in one line, degrees with commas, offices and notes."""

from __future__ import annotations

import pytest

from psm_model.drafting._holders import is_vacant, read_holders


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ani, Budi", ["Ani", "Budi"]),
        ("Ani/Budi", ["Ani", "Budi"]),
        ("Ani, S.Pd., M.Si., Budi, S.E. dan Cici", ["Ani, S.Pd., M.Si.", "Budi, S.E.", "Cici"]),
        ("Drs. H. Oman, M.Si.", ["Drs. H. Oman, M.Si."]),
        ("M. Saepulloh, SE,.M,.Si", ["M. Saepulloh, SE,.M,.Si"]),
        ("1. Ani 2. Budi 3. Cici", ["Ani", "Budi", "Cici"]),
        ("(1) Ani (2) Budi", ["Ani", "Budi"]),
        ("a. Ani b. Budi", ["Ani", "Budi"]),
        ("A. Rahman", ["A. Rahman"]),
        ("Sdr. Ani; Sdri. Cici", ["Ani", "Cici"]),
        ("Camat Misal, Danramil, dan Kapolsek", ["Camat Misal", "Danramil", "Kapolsek"]),
        ("Camat Misal/Ketua TP PKK", ["Camat Misal", "Ketua TP PKK"]),
        ("Kepala Dinas Sosial/PMD", ["Kepala Dinas Sosial/PMD"]),
        ("Kepala Dinas Sosial dan Pemberdayaan Masyarakat", ["Kepala Dinas Sosial dan Pemberdayaan Masyarakat"]),
        ("Wakil Wali Kota Misal Ir. Ani", ["Ir. Ani"]),
        ("Ani, Dusun Lor", ["Ani"]),
        ("Ani - Desa Misal", ["Ani"]),
        ("Ani dkk", ["Ani"]),
        ("Ani 0812 0000 0001", ["Ani"]),
        ("Mei Wulandari", ["Mei Wulandari"]),
        ("Kamis", []),
        ("S.Pd.", []),
        ("20 orang", []),
        ("Tokoh Masyarakat", []),
        ("dipilih oleh anggota", []),
        ("Jl. Merdeka No. 1", []),
    ],
)
def test_holders(text: str, expected: list[str]) -> None:
    """Each holder is read with its titles and degrees; other words give nothing."""
    assert [holder.text for holder in read_holders(text, 0, len(text))] == expected


@pytest.mark.parametrize("text", ["", "-", "(kosong)", "Kosong", "belum ada", "........", "( - )", "Tidak ada", "N/A"])
def test_vacant(text: str) -> None:
    """Signs and words for nothing say that nobody has the post."""
    assert is_vacant(text)


@pytest.mark.parametrize("text", ["Kosim", "Ani", "Adang", "Camat"])
def test_not_vacant(text: str) -> None:
    """A name is not a word for nothing."""
    assert not is_vacant(text)
