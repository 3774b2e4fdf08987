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
        ("Bakti sosial digelar Dinas Sosial bersama IPSM Kota Batu.", ["Dinas Sosial"]),
        ("Bantuan dari Dinas Sosial bersama IPSM Kota Batu tiba.", []),
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
        # Words between the verb and "dengan", examples of vague kinds, and "mitra".
        ("IPSM bermitra erat dengan Baznas, PMI, serta BPBD Kota Batu.", ["Baznas", "PMI", "BPBD Kota Batu"]),
        ("IPSM bersinergi dengan pilar sosial lainnya, seperti Tagana dan TKSK.", ["Tagana", "TKSK"]),
        ("IPSM berkolaborasi dengan berbagai pihak.", []),
        ("IPSM akan menjadi mitra kerja Dinas Sosial Kota Batu.", ["Dinas Sosial Kota Batu"]),
        ("IPSM menjadi mitra yang baik bagi masyarakat.", []),
        ("IPSM berkoordinasi dengan camat, lurah, dan Dinas Sosial.", ["Dinas Sosial"]),
        ("IPSM berkoordinasi dengan seluruh LKS, terutama dengan Dinsos-P2KB.", ["LKS", "Dinsos-P2KB"]),
        ("IPSM bermitra dengan Dinsos P3A dan Tagana.", ["Dinsos P3A", "Tagana"]),
        (
            "IPSM bermitra dengan Dinas Pemberdayaan Perempuan dan Perlindungan Anak.",
            ["Dinas Pemberdayaan Perempuan dan Perlindungan Anak"],
        ),
        ("Itu hasil kerja sama IPSM dengan PMI.", ["PMI"]),
        ("Ia meminta agar bersinergi dengan Dinas Sosial.", ["Dinas Sosial"]),
        ("Ia meminta agar Dinas Sosial bersinergi dengan Baznas.", []),
        ("IPSM menjadi satu dari tiga forum binaan, bersama Karang Taruna.", []),
        # Partners before the verb.
        ("Baznas Kota Batu bekerja sama dengan IPSM menyalurkan bantuan.", ["Baznas Kota Batu"]),
        ("Dinas Sosial menggandeng IPSM untuk mendata.", ["Dinas Sosial"]),
        ("IPSM dan Dinas Sosial akan bekerja sama.", ["Dinas Sosial"]),
        ("Ia mengajak TKSK dan pendamping PKH bekerja bersama IPSM.", ["TKSK", "pendamping PKH"]),
        ("Dinas Sosial mendukung IPSM berkoordinasi dengan camat.", []),
        ("IPSM tidak bekerja sama dengan TKSK.", []),
        ("IPSM belum bermitra dengan Tagana.", []),
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
