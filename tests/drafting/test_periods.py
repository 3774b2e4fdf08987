"""Terms found in texts."""

from __future__ import annotations

import pytest

from psm_model.drafting import find_periods


@pytest.mark.parametrize(
    ("text", "label", "period"),
    [
        ("IPSM Masa Bakti 2025 – 2030 dilantik", "Masa Bakti 2025 – 2030", "2025/2030"),
        ("MASA BHAKTI 2O24-2O29", "MASA BHAKTI 2O24-2O29", "2024/2029"),
        ("PERIODE TAHUN 2021-2026", "PERIODE TAHUN 2021-2026", "2021/2026"),
        ("MASA BAKTI TAHUN 2023 s/d 2028", "MASA BAKTI TAHUN 2023 s/d 2028", "2023/2028"),
        ("masa khidmat 2022 s.d. 2027", "masa khidmat 2022 s.d. 2027", "2022/2027"),
        ("masa jabatan 2019 hingga 2024", "masa jabatan 2019 hingga 2024", "2019/2024"),
        ("periode 2021/2024", "periode 2021/2024", "2021/2024"),
        ("Struktur IPSM 2024-2029", "2024-2029", "2024/2029"),
        ("periode 2023-2006", "periode 2023-2006", "None"),
        (
            "berlaku 2 Agustus 2021 sampai dengan 1 Agustus 2026",
            "2 Agustus 2021 sampai dengan 1 Agustus 2026",
            "2021-08-02/2026-08-01",
        ),
        (
            "pengurus 5 (lima) tahun terhitung sejak 1 Maret 2024.",
            "5 (lima) tahun terhitung sejak 1 Maret 2024",
            "2024-03-01/2029-02-28",
        ),
        (
            "Masa bakti: 1 Maret 2024 s.d. 28 Februari 2029",
            "Masa bakti: 1 Maret 2024 s.d. 28 Februari 2029",
            "2024-03-01/2029-02-28",
        ),
        ("masa kerja 36 bulan terhitung 1 Juli 2024", "36 bulan terhitung 1 Juli 2024", "2024-07-01/2027-06-30"),
        (
            "6 (enam) tahun terhitung sejak pelantikan, yaitu 2 Mei 2023",
            "6 (enam) tahun terhitung sejak pelantikan, yaitu 2 Mei 2023",
            "2023-05-02/2029-05-01",
        ),
        ("SUSUNAN PENGURUS TH. 2022/2027", "TH. 2022/2027", "2022/2027"),
        (
            "masa bakti Oktober 2022 - Oktober 2025 dilantik",
            "masa bakti Oktober 2022 - Oktober 2025",
            "2022-10/2025-10",
        ),
        ("periode Okt. 2022 s.d. Sept. 2025", "periode Okt. 2022 s.d. Sept. 2025", "2022-10/2025-09"),
    ],
)
def test_terms(text: str, label: str, period: str) -> None:
    """A term has its label as written, and the period that it states, if it states one."""
    (found,) = find_periods(text)
    assert (found.as_written, str(found.value)) == (label, period)
    assert text[slice(*found.span)] == label
    assert text[slice(*found.years)] in label


@pytest.mark.parametrize(
    "text", ["Nomor 460/2020-2025/KEP", "tahun 2025", "dua periode ini", "0812-2025-2030", "Mei 2025 - Juli 2025", ""]
)
def test_no_terms(text: str) -> None:
    """Numbers and single years are no terms."""
    assert find_periods(text) == ()


def test_length_before_the_years() -> None:
    """A length may be between the word for a term and its years."""
    (found,) = find_periods("Masa bakti: 3 tahun (2023-2026)")
    assert (found.as_written, str(found.value)) == ("Masa bakti: 3 tahun (2023-2026)", "2023/2026")
    assert found.is_labelled
