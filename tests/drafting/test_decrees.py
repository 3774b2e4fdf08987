"""Decrees found in texts."""

from __future__ import annotations

import pytest

from psm_model.drafting import find_decree, find_decrees
from psm_model.entities import DecreeStatus

TEXT = """\
KEPUTUSAN BUPATI MISAL
NOMOR 460/12 TAHUN 2025
TENTANG
PENGURUS IPSM
KABUPATEN MISAL

BUPATI MISAL,
Menimbang : bahwa perlu;
MEMUTUSKAN
KESATU : Keputusan ini {force}.
Ditetapkan di Misal
pada tanggal 3 Maret 2025
BUPATI MISAL
"""


@pytest.mark.parametrize(
    ("force", "day"),
    [
        ("mulai berlaku pada tanggal ditetapkan", "2025-03-03"),
        ("berlaku sejak tanggal 1 April 2025", "2025-04-01"),
        ("mulai berlaku pada tanggal ditetapkan dan berlaku surut sejak 1 Januari 2025", "2025-01-01"),
        ("berlaku terhitung mulai tanggal 1 April 2025 sampai dengan 31 Maret 2030", "2025-04-01"),
        ("disampaikan kepada yang bersangkutan", None),
    ],
)
def test_decree(force: str, day: str | None) -> None:
    """A decree has its number, issuer, title and days."""
    found = find_decree(TEXT.format(force=force))
    assert found is not None
    assert found.is_text
    assert found.number is not None
    assert found.issuer is not None
    assert found.title is not None
    assert found.issued is not None
    assert (found.number.value, found.issuer.value) == ("460/12 TAHUN 2025", "BUPATI MISAL")
    assert (found.title.value, str(found.issued.value)) == ("PENGURUS IPSM KABUPATEN MISAL", "2025-03-03")
    assert (None if found.in_force_from is None else str(found.in_force_from.value)) == day


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("NOMOR : 400.9/Kep.08-Kesra/II/2O24", "400.9/Kep.08-Kesra/II/2O24"),
        ("N0M0R: 188.4/11/KEP/TS/2023", "188.4/11/KEP/TS/2023"),
        ("NOMOR\n: 141.1/ 09/ XII/ 2023\nTANGGAL\n: 19 Desember 2023", "141.1/ 09/ XII/ 2023"),
        ("NO: 1217/462.05/TAHUN 2024", "1217/462.05/TAHUN 2024"),
        ("NOMOR : 460/ ..... /2025", None),
        ("NOMOR : ____/KEP/2025", None),
    ],
)
def test_numbers(number: str, expected: str | None) -> None:
    """A number is kept as printed; one with blanks is not read."""
    found = find_decree(f"KEPUTUSAN LURAH MISAL\n{number}\nTENTANG\nPENGURUS IPSM\n")
    assert found is not None
    assert (None if found.number is None else found.number.value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "berdasarkan SK Bupati Batang Nomor 460/12/2025 tanggal 3 Maret 2025",
            [("Bupati Batang", "460/12/2025", "2025-03-03")],
        ),
        (
            "berdasarkan surat keputusan (SK) PMI Provinsi Bali No. 049/Kep/2021 yang",
            [("PMI Provinsi Bali", "049/Kep/2021", None)],
        ),
        (
            "lewat SK PMI Provinsi Bali No : 20/SK/2017 Tentang Susunan Pengurus dan No : 19/SK/2017.",
            [("PMI Provinsi Bali", "20/SK/2017", None), ("PMI Provinsi Bali", "19/SK/2017", None)],
        ),
        ("sesuai Keputusan Menteri Sosial Nomor 12/HUK/2006", []),
        ("SK itu sudah terbit", []),
    ],
)
def test_mentioned_decrees(text: str, expected: list[tuple[str | None, str, str | None]]) -> None:
    """Decrees that prose mentions with a number are found."""
    assert [
        (
            found.issuer and found.issuer.value,
            found.number and found.number.value,
            found.issued and str(found.issued.value),
        )
        for found in find_decrees(text)
    ] == expected


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Bupati Jember Bambang belum juga menerbitkan SK.", "Bupati Jember"),
        ("SK pengurus IPSM belum diterbitkan Bupati Batang.", "Bupati Batang"),
        ("SK kepengurusan itu tak kunjung terbit.", None),
        ("SK dari dinas tidak pernah turun.", None),
    ],
)
def test_decrees_that_were_not_issued(text: str, issuer: str | None) -> None:
    """A decree that a text misses is not issued."""
    (found,) = find_decrees(text)
    assert found.status is not None
    assert found.status.value is DecreeStatus.NOT_ISSUED
    assert (None if found.issuer is None else found.issuer.value) == issuer


@pytest.mark.parametrize("text", ["SK sudah terbit.", "Bupati tidak menerbitkan izin.", "Belum ada kabar."])
def test_other_negations(text: str) -> None:
    """Other negations are about no decree."""
    assert find_decrees(text) == ()


@pytest.mark.parametrize(
    ("signature", "issued", "principal"),
    [
        (
            "Ditetapkan di Misal\npada tanggal 4 Mei 2024\nan. BUPATI MISAL\nSEKRETARIS DAERAH,\nBUDI",
            "2024-05-04",
            "BUPATI MISAL",
        ),
        ("Misal Jaya, 4 Mei 2024\na.n. Camat Misal\nSekretaris,\nBUDI", "2024-05-04", "Camat Misal"),
        ("Misal Jaya, 4 Mei 2024\nKepala Desa Misal,\nBUDI", "2024-05-04", None),
        ("Rapat di Misal, 4 Mei 2024\nsepakat.", None, None),
    ],
)
def test_signatures(signature: str, issued: str | None, principal: str | None) -> None:
    """The signature has the day of issue, and the office on whose behalf it is given."""
    heading = "KEPUTUSAN CAMAT MISAL\nN o m o r : 12/Kep. 3-Kel/2024\nTENTANG\nPENGURUS MASYA-\nRAKAT\nMenimbang : a;\n"
    text = heading + signature
    found = find_decree(text)
    assert found is not None
    assert found.number is not None
    assert found.number.value == "12/Kep. 3-Kel/2024"
    assert found.title is not None
    assert found.title.value == "PENGURUS MASYARAKAT"
    assert (None if found.issued is None else str(found.issued.value)) == issued
    assert (None if found.on_behalf_of is None else found.on_behalf_of.value) == principal


def test_signed_decrees_in_prose() -> None:
    """Prose names the title, and who signed on which day."""
    text = "SK Nomor 37/SK/IV/2021 tentang Pengurus IPSM Kota Batu, yang diteken Wali Kota Batu, Rabu (28/4/2021)."
    (found,) = find_decrees(text)
    assert found.title is not None
    assert found.title.value == "Pengurus IPSM Kota Batu"
    assert found.issuer is not None
    assert found.issuer.value == "Wali Kota Batu"
    assert found.issued is not None
    assert str(found.issued.value) == "2021-04-28"


@pytest.mark.parametrize(
    "words",
    [
        "Keputusan itu tertuang dalam SK Bupati Batang",
        "Keputusan pergantian tercantum dalam SK Bupati Batang",
        "Keputusan tersebut sesuai Surat Keputusan Bupati Batang",
    ],
)
def test_sentences_that_begin_with_a_decision(words: str) -> None:
    """A sentence about a decision is no heading of a decree, and the office after the last word for it issued it."""
    found = find_decree(f"Pengurus berganti.\n\n{words} Nomor 460/12/2025 tanggal 3 Maret 2025.")
    assert found is not None
    assert found.issuer is not None
    assert (found.issuer.value, found.is_text) == ("Bupati Batang", False)


@pytest.mark.parametrize(
    ("text", "number", "issuer", "issued"),
    [
        (
            "SK Pengurus PMI Provinsi Misal No : 19/S.KP/PMI Misal/ORG/V/2017 tentang",
            "19/S.KP/PMI Misal/ORG/V/2017",
            "Pengurus PMI Provinsi Misal",
            None,
        ),
        ("ditetapkan dengan SK Bupati Batang tanggal 3 Maret 2025.", None, "Bupati Batang", "2025-03-03"),
        (
            "Gubernur Bali Budi Contoh hadir. Surat keputusan (SK) gubernur tertanggal 6 Juni 2022 itu berlaku.",
            None,
            "Gubernur Bali",
            "2022-06-06",
        ),
    ],
)
def test_decrees_without_plain_numbers(text: str, number: str | None, issuer: str, issued: str | None) -> None:
    """A decree in prose may have no number, or one with a space; an office in small letters is that named before."""
    (found,) = find_decrees(text)
    assert found.issuer is not None
    assert found.issuer.value == issuer
    assert (None if found.number is None else found.number.value) == number
    assert (None if found.issued is None else str(found.issued.value)) == issued
