"""Areas found in texts."""

from __future__ import annotations

import pytest

from psm_model.drafting import find_areas
from psm_model.drafting.areas import find_area_code
from psm_model.values import AreaCode, Level


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("di Kabupaten Batang Budi berkata", ["Kabupaten Batang"]),
        (
            "KAPANEWON NANGGULAN LOR\nKabupaten Progo Wetan – periode",
            ["KAPANEWON NANGGULAN LOR", "Kabupaten Progo Wetan"],
        ),
        ("Desa Misal Indah, Kecamatan Contoh Kab. Batang", ["Desa Misal Indah", "Kecamatan Contoh", "Kab. Batang"]),
        ("KOTA TANGERANG SELATAN MASA BAKTI 2025-2030", ["KOTA TANGERANG SELATAN"]),
        ("Wali Kota Batu dan pemerintah kabupaten/kota", []),
        ("Kepala Desa Misal Indah Budi Santoso", []),
        ("kota itu dan desa setempat", []),
    ],
)
def test_areas(text: str, expected: list[str]) -> None:
    """Areas with a word for their level are found; where their name ends for certain."""
    assert [found.as_written for found in find_areas(text)] == expected


def test_other_mentions_decide_where_a_name_ends() -> None:
    """A name that ends for certain elsewhere ends at the same word before the name of a person."""
    text = "Karang Taruna Desa Misal Indah, dan Kepala Desa Misal Indah Budi Santoso"
    assert [found.as_written for found in find_areas(text)] == ["Desa Misal Indah", "Desa Misal Indah"]


def test_codes() -> None:
    """An area has a code if one area of its level has the name."""
    pytest.importorskip("lokal", reason="the table of areas is in the extra `areas`")
    codes = {found.as_written: found.area for found in find_areas("Kabupaten Bogor, Kota Bogor, Kabupaten Misalrejo")}
    assert codes == {"Kabupaten Bogor": AreaCode("32.01"), "Kota Bogor": AreaCode("32.71"), "Kabupaten Misalrejo": None}
    assert find_area_code(Level.REGENCY_CITY, "Bogor") is None
    assert find_area_code(Level.DISTRICT, "Batang", within=AreaCode("33.25")) == AreaCode("33.25.11")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BUPATI BATANG HILIR\nPengurus IPSM Kabupaten Batang Hilir", "Kabupaten Batang Hilir"),
        ("Di Kabupaten Solok Jaya Indah, kata Bupati Solok Jaya Indah.", "Kabupaten Solok Jaya Indah"),
        # The words after the name follow one word alone.
        ("Warga Kabupaten Batang Bersih", "Kabupaten Batang"),
    ],
)
def test_names_that_begin_with_a_listed_name(text: str, expected: str) -> None:
    """A name that several words precede in the text is longer than the listed one at its start."""
    assert expected in [found.as_written for found in find_areas(text)]
