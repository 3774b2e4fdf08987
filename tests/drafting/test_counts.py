"""Numbers of officers, members and areas found in texts."""

from __future__ import annotations

import pytest

from psm_model.drafting import find_counts
from psm_model.entities import Qualifier


@pytest.mark.parametrize(
    ("text", "number", "of", "value", "qualifier"),
    [
        ("28 orang pengurus", "28", "orang pengurus", 28, Qualifier.EXACTLY),
        ("54 anggota dari seluruh kelurahan", "54", "anggota dari seluruh kelurahan", 54, Qualifier.EXACTLY),
        ("1.250 anggota PSM", "1.250", "anggota PSM", 1250, Qualifier.EXACTLY),
        ("beserta 12 jajaran pengurus", "12", "jajaran pengurus", 12, Qualifier.EXACTLY),
        ("sekitar 640 PSM", "sekitar 640", "PSM", 640, Qualifier.ABOUT),
        ("lebih dari 25 pengurus", "lebih dari 25", "pengurus", 25, Qualifier.MORE_THAN),
        ("jumlah PSM di sana mencapai 406 orang", "406", "orang", 406, Qualifier.EXACTLY),
        ("di 241 desa", "241", "desa", 241, Qualifier.EXACTLY),
        # Words, thousands in words, and words beside digits.
        ("ada tujuh nagari", "tujuh", "nagari", 7, Qualifier.EXACTLY),
        ("dua belas jorong", "dua belas", "jorong", 12, Qualifier.EXACTLY),
        ("tercatat 5 ribu PSM", "5 ribu", "PSM", 5000, Qualifier.EXACTLY),
        ("Pengurus berjumlah 17 (tujuh belas) orang", "17", "orang", 17, Qualifier.EXACTLY),
        ("lebih kurang 40 anggota", "lebih kurang 40", "anggota", 40, Qualifier.ABOUT),
        # People, where the sentence says that they are those of the board.
        ("Pengurus yang dikukuhkan sebanyak 27 orang", "27", "orang", 27, Qualifier.EXACTLY),
        ("Susunan pengurus terdiri dari 17 orang", "17", "orang", 17, Qualifier.EXACTLY),
        ("Kepengurusan ini beranggotakan sembilan orang", "sembilan", "orang", 9, Qualifier.EXACTLY),
        ("Pengurus sejumlah 13 orang bertugas", "13", "orang", 13, Qualifier.EXACTLY),
        ("Pengurus kembali genap 19 org", "19", "org", 19, Qualifier.EXACTLY),
        ("TOTAL : 21 PERSONEL", "21", "PERSONEL", 21, Qualifier.EXACTLY),
        ("19 desa/kelurahan", "19", "desa/kelurahan", 19, Qualifier.EXACTLY),
        # Areas with capitals, of two kinds, and larger ones.
        ("di 16 Kecamatan, kata dia", "16", "Kecamatan", 16, Qualifier.EXACTLY),
        ("PSM ada di 37 kabupaten/kota", "37", "kabupaten/kota", 37, Qualifier.EXACTLY),
        ("di 214 desa dan kelurahan", "214", "desa dan kelurahan", 214, Qualifier.EXACTLY),
        # Numbers that are not exact, and long ones in words.
        ("ada 31 ribuan PSM", "31 ribuan", "PSM", 31000, Qualifier.ABOUT),
        ("ada 300-an PSM", "300-an", "PSM", 300, Qualifier.ABOUT),
        ("Seratus tiga puluh pengurus", "Seratus tiga puluh", "pengurus", 130, Qualifier.EXACTLY),
        # People who became officers, and some of those who were counted.
        ("Empat puluh enam orang kini resmi menjadi pengurus", "Empat puluh enam", "orang", 46, Qualifier.EXACTLY),
        ("45 orang yang dilantik menjadi pengurus", "45", "orang", 45, Qualifier.EXACTLY),
        ("47 orang dikukuhkan", "47", "orang", 47, Qualifier.EXACTLY),
        ("Tiga di antaranya penasihat", "Tiga", "penasihat", 3, Qualifier.EXACTLY),
        ("31 orang adalah pengurus", "31", "orang", 31, Qualifier.EXACTLY),
        ("4 orang penasihat", "4", "orang penasihat", 4, Qualifier.EXACTLY),
        ("Pengurus dikukuhkan. Jumlahnya 33 orang", "33", "orang", 33, Qualifier.EXACTLY),
    ],
)
def test_counts(text: str, number: str, of: str, value: int, qualifier: Qualifier) -> None:
    """A number has the words that qualify it, and what it counts."""
    (found,) = find_counts(text)
    assert (found.number.value, found.of.value, found.value, found.qualifier) == (number, of, value, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "26 jenis",
        "50 tahun",
        "Pasal 3 desa",
        "RT 5 desa",
        "Jalan Misal 19 Kelurahan Contoh",
        "Juara 2 kecamatan",
        "PMI Lima Puluh Kota",
        "Ada tiga kabupaten yang bupatinya Ketua PMI",
        "Undangan disebar kepada IPSM 37 kabupaten/kota",
        "Gempa terasa di 37 kabupaten/kota",
        "Pada 2024 menjadi wakil ketua",
        "12 orang yang dilantik menjadi kepala desa",
        "Warga Misal ramah. Jumlahnya 12 orang.",
        "25 orang",
        "2025 IPSM",
        "Korban berjumlah 12 orang",
        "Tiga orang pengurus mundur",
        "satu PSM aktif",
        "Enam relawan memperoleh piagam",
    ],
)
def test_other_numbers(text: str) -> None:
    """Numbers of other things are left out."""
    assert find_counts(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Rabu, 15 Oktober 2025 pengurus IPSM dilantik",
        "Sejak 2020 anggota IPSM aktif",
        "pada 12 Mei 2024 relawan hadir",
        "Sebanyak 196805121990031004 pengurus",
        "Sebanyak 081200000000 pengurus",
    ],
)
def test_years_and_long_numbers_count_nothing(text: str) -> None:
    """A year before people is that of a date, and a number as long as personal ones is no count."""
    assert find_counts(text) == ()


def test_quantity_of_a_year() -> None:
    """After a word for a quantity, a number like a year is a count."""
    (found,) = find_counts("sebanyak 2025 anggota IPSM")
    assert found.value == 2025
