"""Partners found in texts."""

from __future__ import annotations

import pytest

from psm_model.drafting import find_partners


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bersama TKSK, Karang Taruna dan Tagana, IPSM bekerja.", ["TKSK", "Karang Taruna", "Tagana"]),
        ("IPSM Kota Batu bekerja sama dengan Dinas Sosial Kota Batu.", ["Dinas Sosial Kota Batu"]),
        ("kolaborasi antara IPSM, Dinas Sosial, serta lembaga sosial lainnya", ["Dinas Sosial"]),
        # Who comes to an event is no partner.
        ("Bupati hadir bersama TKSK pada acara IPSM.", []),
        ("Bersama TKSK, pemerintah bekerja.", []),
        ("IPSM bersama warga bekerja.", []),
        ("IPSM menggandeng PMI, Baznas, dan Universitas Misal.", ["PMI", "Baznas", "Universitas Misal"]),
        ("IPSM akan bersinergi dengan Polres Batang serta Puskesmas Misal.", ["Polres Batang", "Puskesmas Misal"]),
        ("Pihaknya merangkul Gerakan Pramuka dan SMK Negeri 2 Batu.", ["Gerakan Pramuka", "SMK Negeri 2 Batu"]),
        ("IPSM perlu koordinasi dengan SDM PKH dan PMI.", ["SDM PKH", "PMI"]),
        ("IPSM bahu membahu dengan Tagana.", ["Tagana"]),
        ("IPSM bekerja sama dengan Posyandu Mawar.", ["Posyandu Mawar"]),
        # Persons, vague kinds, and the partners of a government are none.
        ("IPSM bekerja sama dengan Budi Santoso.", []),
        ("IPSM bersinergi dengan OPD dan UMKM.", []),
        ("Pemkab Batang akan bekerja sama dengan BPJS Kesehatan.", []),
        ("IPSM bekerja sama dengan Babinsa Serda Budi.", ["Babinsa"]),
    ],
)
def test_partners(text: str, expected: list[str]) -> None:
    """Named bodies that work with the association are partners."""
    assert [found.value for found in find_partners(text)] == expected
