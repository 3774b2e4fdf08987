"""Sections, organs and posts in running text whose holders a verb or brackets state."""

from __future__ import annotations

import pytest

from tests.drafting.shown import show_all


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bidang Umum dipimpin Siti Maryam, Bidang Humas oleh Joko Susilo, dan Bidang Ekonomi Mikro oleh Rina.",
            [
                "Siti Maryam: section_head [Umum]",
                "Joko Susilo: section_head [Humas]",
                "Rina: section_head [Ekonomi Mikro]",
            ],
        ),
        (
            "Seksi Humas diisi Siti Maryam dan Joko Susilo, sedangkan Seksi Dana diserahkan kepada Rina Wati.",
            [
                "Siti Maryam: section_member [Humas]",
                "Joko Susilo: section_member [Humas]",
                "Rina Wati: section_member [Dana]",
            ],
        ),
        (
            "Divisi Kaderisasi dikomandoi Siti Maryam. Adapun Divisi Bencana dikoordinatori Joko Susilo.",
            ["Siti Maryam: section_head [Kaderisasi]", "Joko Susilo: section_head [Bencana]"],
        ),
        (
            "Bidang Sosial diketuai Ani Sari dengan anggota Budi dan Cici, Bidang Humas oleh Dedi.",
            [
                "Ani Sari: section_head [Sosial]",
                "Budi: section_member [Sosial]",
                "Cici: section_member [Sosial]",
                "Dedi: section_head [Humas]",
            ],
        ),
        (
            "Pokja I diketuai Siti Maryam, Pokja II Joko Susilo.",
            ["Siti Maryam: section_head [Pokja I]", "Joko Susilo: section_head [Pokja II]"],
        ),
        (
            "Pokja Kesehatan dikoordinatori Kepala Dinas Kesehatan, Pokja Sosial H. Rokib, dan Pokja Data Titis Sari.",
            [
                "<Kepala Dinas Kesehatan>: section_head [Pokja Kesehatan]",
                "H. Rokib: section_head [Pokja Sosial]",
                "Titis Sari: section_head [Pokja Data]",
            ],
        ),
    ],
)
def test_sections(text: str, expected: list[str]) -> None:
    """Sections with a verb have heads or members, and the verb may be left out after the first."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dewan Penasihat diketuai Siti Maryam, dengan anggota Joko Susilo dan Rina Wati.",
            ["Siti Maryam: adviser", "Joko Susilo: adviser", "Rina Wati: adviser"],
        ),
        (
            "Majelis Pertimbangan dipimpin oleh H. Umar beserta anggota Joko Susilo.",
            ["H. Umar: adviser", "Joko Susilo: adviser"],
        ),
        (
            "Dewan Kehormatan dipimpin RD. Paulus Sola, dengan anggota dr. Maria Ina, Sp.A dan Haji Abdul Wahab.",
            ["RD. Paulus Sola: other", "dr. Maria Ina, Sp.A: other", "Haji Abdul Wahab: other"],
        ),
    ],
)
def test_organs(text: str, expected: list[str]) -> None:
    """An organ with a head has members after it."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Koordinator baru, yakni Siti Maryam (Kecamatan Bandar), Joko Susilo (Subah), dan Rina (Gringsing).",
            [
                "Siti Maryam: coordinator [Kecamatan Bandar]",
                "Joko Susilo: coordinator [Subah]",
                "Rina: coordinator [Gringsing]",
            ],
        ),
        (
            "Para ketua bidang yaitu Siti Maryam (Bidang Humas), Joko Susilo (Bidang Data).",
            ["Siti Maryam: section_head [Humas]", "Joko Susilo: section_head [Data]"],
        ),
    ],
)
def test_brackets(text: str, expected: list[str]) -> None:
    """Holders in a list have their sections or areas in brackets."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ketua dijabat Bupati Batang, Ketua Harian Kepala Dinas Sosial, Sekretaris Camat Subah.",
            ["<Bupati Batang>: chair", "<Kepala Dinas Sosial>: vice_chair"],
        ),
        (
            "Ketua Forkom dijabat Sugeng Riyadi, sedangkan bendahara dipegang Tutik.",
            ["Sugeng Riyadi: chair", "Tutik: treasurer"],
        ),
    ],
)
def test_offices(text: str, expected: list[str]) -> None:
    """Offices have the posts of a board after a verb."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bendaharanya, Tutik Haryani, menyusun laporan. Ketuanya Sugeng Riyadi.",
            ["Tutik Haryani: treasurer", "Sugeng Riyadi: chair"],
        ),
        ('Ketua IPSM Kota Tegal Ujang "Jeger" Suherman hadir.', ['Ujang "Jeger" Suherman: chair of IPSM Kota Tegal']),
        ("Nakhoda baru IPSM Kota Tegal adalah Sugeng Riyadi.", ["Sugeng Riyadi: chair"]),
        ("Ketua Dewan Pembina dijabat mantan Camat Subah, Sugeng Riyadi.", ["Sugeng Riyadi: patron"]),
        (
            "Anggota antara lain Ani Sari, Budi Hartono, dan Cici.",
            ["Ani Sari: member", "Budi Hartono: member", "Cici: member"],
        ),
        ("Anggota meliputi Ani Sari dan Budi Hartono.", ["Ani Sari: member", "Budi Hartono: member"]),
        (
            "Ketua IPSM DKI Jakarta Hj. Wulan Sari dan Ketua IPSM DI Yogyakarta Drs. Sukamto hadir.",
            ["Hj. Wulan Sari: chair of IPSM DKI Jakarta", "Drs. Sukamto: chair of IPSM DI Yogyakarta"],
        ),
        (
            "Wakil Ketua Bidang Organisasi, Ani Sari; Wakil Ketua Bidang Relawan, Budi Hartono.",
            ["Ani Sari: vice_chair [Organisasi]", "Budi Hartono: vice_chair [Relawan]"],
        ),
        (
            "Kepala Desa dan Ketua BPD karena jabatannya menjadi Penasihat.",
            ["<Kepala Desa>: adviser", "<Ketua BPD>: adviser"],
        ),
        (
            "Ketua IPSM Batang, Yoseph Karmin Eri, hadir. Ketua Karmin Eri hadir.",
            ["Yoseph Karmin Eri: chair of IPSM Batang"],
        ),
    ],
)
def test_wordings(text: str, expected: list[str]) -> None:
    """Posts are read with possessives, lists, nicknames and offices between."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bidang Kesehatan Dinas Sosial dipimpin Siti Maryam.",
        "Bidang Humas Polres Batang dipimpin AKP Suryo.",
        "Seksi Humas dipercayakan kepada warga setempat.",
        "Koordinator aksi, antara lain Siti Maryam (23), menuntut hal itu.",
        "koordinator lapangan hadir, antara lain Siti Maryam (kiri) dan Joko Susilo (kanan).",
        "Ketua LKKS dijabat istri Bupati Batang.",
        "Anggotanya, 20 orang, hadir.",
        "Seksi Sosial Kepala Seksi Budi hadir",
        "Kepala Bidang Humas dipegang Ani Sari.",
        "Nakhoda kapal itu adalah Ani Sari.",
        "KEPALA DINAS SOSIAL,      KETUA IPSM,\nDrs. SALIM                H. UMAR",
    ],
)
def test_nothing_is_invented(text: str) -> None:
    """Offices, areas, guests and others without a name give nothing."""
    assert show_all(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jajaran wakil ketua diisi Ani Sari, Budi, dan Cici.", ["Ani Sari", "Budi", "Cici"]),
        ("Wakil ketua masing-masing Ani Sari dan Budi.", ["Ani Sari", "Budi"]),
        ("Wakil ketua dijabat Ani Sari, warga Subah.", ["Ani Sari"]),
        ("Ani Sari (45), warga Subah, terpilih menjadi wakil ketua.", ["Ani Sari"]),
        ("Ani Sari, asal Subah, ditunjuk sebagai wakil ketua.", ["Ani Sari"]),
    ],
)
def test_deputies(text: str, expected: list[str]) -> None:
    """Several deputies are after one post, and the place where somebody lives is no holder."""
    assert show_all(text) == [f"{name}: vice_chair" for name in expected]
