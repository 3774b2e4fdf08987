"""Appointments in lists of officers, in the layouts that decrees, appendices and messages have."""

from __future__ import annotations

import pytest

from tests.drafting.layouts import BOARD, LAYOUTS
from tests.drafting.shown import show_all
from tests.every_case import every_case


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(layout: str) -> None:
    """A board of three is read in every layout."""
    assert show_all(LAYOUTS[layout]) == BOARD


@every_case("heading", ["SUSUNAN PENGURUS IPSM DESA MISAL", "LAMPIRAN\nKEPUTUSAN LURAH MISAL\nNOMOR 1 TAHUN 2024"])
@every_case(
    "ending",
    ["Ditetapkan di Misal\npada tanggal 1 Mei 2024\nLURAH MISAL,\nttd\nBUDI SANTOSO", "Lurah Misal\n\nDrs. BUDI"],
)
@every_case("layout", LAYOUTS)
def test_surroundings(layout: str, heading: str, ending: str) -> None:
    """Headings and signatures change nothing; who signs is not of the board."""
    assert show_all(f"{heading}\n\n{LAYOUTS[layout]}\n\n{ending}") == BOARD


@every_case(
    ("text", "expected"),
    [
        # Several holders.
        ("Anggota : 1. Ani\n          2. Budi\n          3. Cici", ["Ani: member", "Budi: member", "Cici: member"]),
        ("Anggota :\n1. Ani\n2. Budi", ["Ani: member", "Budi: member"]),
        ("Anggota :\n- Ani\n- Budi, S.Sos", ["Ani: member", "Budi, S.Sos: member"]),
        ("Anggota :\na) Ani\nb) Budi", ["Ani: member", "Budi: member"]),
        ("Anggota\t: Ani\n\t: Budi\n\t: Cici", ["Ani: member", "Budi: member", "Cici: member"]),
        ("Anggota : Ani\n          Budi\n          Cici", ["Ani: member", "Budi: member", "Cici: member"]),
        ("Anggota: Ani, Budi, S.E., M.Si dan Cici", ["Ani: member", "Budi, S.E., M.Si: member", "Cici: member"]),
        (
            "Anggota: 1) Ani 2) Drs. H. Budi, M.Si 3) Cici",
            ["Ani: member", "Drs. H. Budi, M.Si: member", "Cici: member"],
        ),
        ("Wakil Ketua : 1. Ani; 2. Budi", ["Ani: vice_chair", "Budi: vice_chair"]),
        # Numbered posts.
        ("Ketua I : Ani\nKetua II : Budi", ["Ani: chair", "Budi: vice_chair"]),
        ("Ketua : Ani\nKetua I : Budi", ["Ani: chair", "Budi: vice_chair"]),
        ("Sekretaris 1 : Ani\nSekretaris 2 : Budi", ["Ani: secretary", "Budi: vice_secretary"]),
        ("Sekretaris I : Ani\nWakil Sekretaris : Budi", ["Ani: secretary", "Budi: vice_secretary"]),
        # Capacities.
        ("Plt. Ketua : Ani\nSekretaris : Budi", ["Ani: chair acting", "Budi: secretary"]),
        ("Ketua (Plt) : Ani\nSekretaris : Budi", ["Ani: chair acting", "Budi: secretary"]),
        ("Pj. Ketua : Ani\nSekretaris : Budi", ["Ani: chair acting", "Budi: secretary"]),
        ("Ketua Terpilih : Ani\nKetua Demisioner : Budi", ["Ani: chair elect", "Budi: chair holdover"]),
        ("Ketua Kehormatan : Ani\nKetua : Budi", ["Ani: chair honorary", "Budi: chair"]),
        # Offices.
        (
            (
                "Pelindung : Bupati Misal\nPembina : 1. Kepala Dinas Sosial\n"
                " 2. Camat Contoh\nPenasehat : Kapolres Misal, Dandim 0701"
            ),
            [
                *("<Bupati Misal>: patron", "<Kepala Dinas Sosial>: patron", "<Camat Contoh>: patron"),
                *("<Kapolres Misal>: adviser", "<Dandim 0701>: adviser"),
            ],
        ),
        ("Pembina : Pj. Bupati Misal", ["<Pj. Bupati Misal>: patron"]),
        (
            "Pengarah: Kepala Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak Kabupaten Misal",
            ["<Kepala Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak Kabupaten Misal>: director"],
        ),
        (
            "Pelindung : Lurah Misal\nPenasihat : Ketua LPM\n : Ketua RW 05",
            ["<Lurah Misal>: patron", "<Ketua LPM>: adviser", "<Ketua RW 05>: adviser"],
        ),
        ("Dewan Pakar : Prof. Ani\nDewan Kehormatan : Drs. Budi", ["Prof. Ani: adviser", "Drs. Budi: other"]),
        ("Penanggung Jawab : Lurah Misal\nKetua : Ani", ["<Lurah Misal>: other", "Ani: chair"]),
        # Vacant posts.
        (
            "Ketua : Ani\nSekretaris : (kosong)\nBendahara : -\nHumas : Budi",
            ["Ani: chair", "Budi: section_member [Humas]"],
        ),
        ("Ketua : Ani\nSekretaris : belum ada\nBendahara : ........", ["Ani: chair"]),
        # Small letters, as in messages.
        ("ketua : sugeng\nsekretaris : catur wulandari", ["sugeng: chair", "catur wulandari: secretary"]),
        # Words that a scanner has broken, and names like degrees.
        ("W akil Ketua : Ani\nKetua : Budi", ["Ani: vice_chair", "Budi: chair"]),
        ("KETUA : AGUS SALIM, SE\nSEKRETARIS : ST. AMINAH", ["AGUS SALIM, SE: chair", "ST. AMINAH: secretary"]),
        # Notes after a name.
        ("Ketua : Sugeng (Plt)\nSekretaris : Ani (alm.)", ["Sugeng: chair acting", "Ani: secretary former"]),
        # Numbered deputies in charge of a section.
        (
            "Ketua Umum : Ani\nKetua I Bidang Humas : Budi\nSekretaris : Cici",
            ["Ani: chair", "Budi: vice_chair [Humas]", "Cici: secretary"],
        ),
        # The foot of a page.
        ("Ketua : Ani\n- 2 -\nAnggota :\nHalaman 3\n1 . Budi", ["Ani: chair", "Budi: member"]),
        # A name that is too long for its line, and a second holder below the first.
        (
            "Ketua       : Prof. Dr. Ir. H. Muhammad Nurdin Wahid\n              Abidin, M.Sc.\nAnggota : Ani",
            ["Prof. Dr. Ir. H. Muhammad Nurdin Wahid Abidin, M.Sc.: chair", "Ani: member"],
        ),
        ("Bendahara : Ani\n            Budi", ["Ani: treasurer", "Budi: treasurer"]),
        # Homes, ages and numbers of persons.
        (
            "Ketua : Ani, Dusun Lor RT 01/02\nAnggota : Budi, Desa Misal; Cici, 45 tahun",
            ["Ani: chair", "Budi: member", "Cici: member"],
        ),
        (
            "Bidang Humas\nKetua : Ani\nNIP. 19700101 199503 1 001\nAnggota : Budi",
            ["Ani: section_head [Humas]", "Budi: section_member [Humas]"],
        ),
        (
            "Ketua : Ani, S.Pd. (NIP. 19700101 199503 1 001)\nSekretaris : Budi/081200000001",
            ["Ani, S.Pd.: chair", "Budi: secretary"],
        ),
        # Names above their posts.
        ("SUGENG\nKetua\n\nANI\nSekretaris\n\nBUDI\nBendahara", ["SUGENG: chair", "ANI: secretary", "BUDI: treasurer"]),
        ("Sugeng\nKetua\nAni\nSekretaris", ["Sugeng: chair", "Ani: secretary"]),
        # Deputies of a section, and below a post.
        ("Wakil Ketua Bidang Humas : Ani\nKetua : Budi", ["Ani: vice_chair [Humas]", "Budi: chair"]),
        ("Ketua : Ani\nWakil : Budi\nSekretaris : Cici", ["Ani: chair", "Budi: vice_chair", "Cici: secretary"]),
        # An office that is too long for its line.
        (
            "Pembina : Kepala Dinas Sosial, Pemberdayaan Perempuan dan\n          Perlindungan Anak\nKetua : Ani",
            ["<Kepala Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak>: patron", "Ani: chair"],
        ),
        # Degrees in the next line.
        (
            "Ketua : Drs. Sugeng Riyadi,\n        M.Si.\nSekretaris : Ani",
            ["Drs. Sugeng Riyadi, M.Si.: chair", "Ani: secretary"],
        ),
    ],
)
def test_posts(text: str, expected: list[str]) -> None:
    """Posts for several, numbered posts, capacities, offices and vacant posts are read."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "BIDANG HUMAS\nKoordinator : Ani\nAnggota : Budi, Cici\nBIDANG DATA\nKetua : Dedi\nAnggota : Emi",
            [
                *("Ani: section_head [HUMAS]", "Budi: section_member [HUMAS]", "Cici: section_member [HUMAS]"),
                *("Dedi: section_head [DATA]", "Emi: section_member [DATA]"),
            ],
        ),
        (
            "Seksi Humas : Ani\nSeksi Sosial : Budi, Cici",
            ["Ani: section_member [Humas]", "Budi: section_member [Sosial]", "Cici: section_member [Sosial]"],
        ),
        ("Seksi Humas\n1. Ani\n2. Budi", ["Ani: section_member [Humas]", "Budi: section_member [Humas]"]),
        ("Seksi Humas :\nAni\nBudi", ["Ani: section_member [Humas]", "Budi: section_member [Humas]"]),
        (
            "Bidang Humas : Ani\nAnggota : Budi\n : Cici",
            ["Ani: section_head [Humas]", "Budi: section_member [Humas]", "Cici: section_member [Humas]"],
        ),
        ("Seksi Sosial : Ani (koordinator), Budi", ["Ani: section_head [Sosial]", "Budi: section_member [Sosial]"]),
        (
            "POKJA I\na. Ketua : Ani\nb. Anggota : Budi, Cici\nPOKJA II\na. Ketua : Dedi",
            [
                "Ani: section_head [POKJA I]",
                "Budi: section_member [POKJA I]",
                "Cici: section_member [POKJA I]",
                "Dedi: section_head [POKJA II]",
            ],
        ),
        (
            "I. BIDANG ORGANISASI\n   Ketua : Ani\n   Anggota : 1. Budi\n             2. Cici",
            [
                "Ani: section_head [ORGANISASI]",
                "Budi: section_member [ORGANISASI]",
                "Cici: section_member [ORGANISASI]",
            ],
        ),
        (
            "Koordinator Bidang Humas : Ani\nAnggota Bidang Humas : Budi",
            ["Ani: section_head [Humas]", "Budi: section_member [Humas]"],
        ),
        ("Kabid Humas : Ani\nKasi Data : Budi", ["Ani: section_head [Humas]", "Budi: section_head [Data]"]),
        (
            "Ketua : Ani\nSEKSI-SEKSI\nHumas : Budi\nPendidikan dan Pelatihan : Cici, Dedi",
            [
                "Ani: chair",
                "Budi: section_member [Humas]",
                "Cici: section_member [Pendidikan dan Pelatihan]",
                "Dedi: section_member [Pendidikan dan Pelatihan]",
            ],
        ),
        ("BIDANG I : PENDATAAN DAN INFORMASI\nKoordinator : Ani", ["Ani: section_head [PENDATAAN DAN INFORMASI]"]),
        (
            "Divisi Usaha Ekonomi Produktif\nKoordinator: Ani\nAnggota: Budi",
            ["Ani: section_head [Usaha Ekonomi Produktif]", "Budi: section_member [Usaha Ekonomi Produktif]"],
        ),
        (
            "Bidang Humas\n    Ani\n    Budi\nBidang Data\n    Cici",
            ["Ani: section_member [Humas]", "Budi: section_member [Humas]", "Cici: section_member [Data]"],
        ),
        # The section ends where a post of the board begins.
        (
            "Bidang Humas : Ani\nWakil Ketua I : Budi\nAnggota : Cici",
            ["Ani: section_member [Humas]", "Budi: vice_chair", "Cici: member"],
        ),
        (
            "Dewan Penasihat\nKetua : Ani\nAnggota : Budi\nPengurus Harian\nKetua : Cici",
            ["Ani: adviser [Dewan Penasihat]", "Budi: adviser [Dewan Penasihat]", "Cici: chair"],
        ),
        # Areas.
        (
            "Koordinator Desa\nMisal : Ani\nContoh Lor : Budi",
            ["Ani: coordinator [Misal]", "Budi: coordinator [Contoh Lor]"],
        ),
        (
            "Korcam:\n- Kecamatan Misal : Ani\n- Kecamatan Contoh : (kosong)\n- Kecamatan Umpama : Budi",
            ["Ani: coordinator [Kecamatan Misal]", "Budi: coordinator [Kecamatan Umpama]"],
        ),
        ("Korcam Misal : Ani\nKorcam Contoh : Budi", ["Ani: coordinator [Misal]", "Budi: coordinator [Contoh]"]),
        (
            "Koordinator Wilayah :\n1. Ani (Misal Utara)\n2. Budi (Misal Selatan)",
            ["Ani: coordinator [Misal Utara]", "Budi: coordinator [Misal Selatan]"],
        ),
        # A post without a code.
        (
            "Ketua : Ani\nSekretaris : Budi\nBendahara : Cici\nAudit Internal : Dedi\n : Emi",
            ["Ani: chair", "Budi: secretary", "Cici: treasurer", "Dedi: other", "Emi: other"],
        ),
        (
            "Ketua : Ani\nSekretaris : Budi\nBendahara : Cici\nJuru Masak : Dedi",
            ["Ani: chair", "Budi: secretary", "Cici: treasurer", "Dedi: other"],
        ),
    ],
)
def test_sections(text: str, expected: list[str]) -> None:
    """A post below a section belongs to it, and an area is beside its coordinator."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Menimbang : a. bahwa pengurus lama telah berakhir masa baktinya;",
        "KEDUA : Pengurus bertanggung jawab kepada Bupati.",
        "Anggota : 1.200 orang",
        "Sekretariat : Jl. Merdeka No. 1",
        "Ketua : terlampir",
        "Ketua : dipilih oleh anggota",
        "Ia menegaskan dua hal kepada anggota: kompak dan solid",
        "BUPATI MISAL,\nttd\nBUDI SANTOSO",
        "Mengetahui,\nKetua IPSM\n\nSUGENG\nSekretaris\n\nCATUR",
        "Ketua,\n\nSUGENG RIYADI",
        "Mengetahui,\n\nSUGENG\nKetua\n\nANI\nSekretaris",
        "Sekretaris Bidang Humas : Ani",
        "Ketua\nSugeng Riyadi",
        "Tembusan : Bupati Misal",
        "Anggota : laki-laki 12, perempuan 30",
        "Pukul : 09.00\nTempat : Aula Desa Misal\nPembina : -",
        "Ditetapkan di : Misal\nPada tanggal : 1 Mei 2024",
        "",
        "Ketua:",
        "Ketua Umum\nKetua Harian\nBerita\nOpini",
    ],
)
def test_other_lines(text: str) -> None:
    """Other lines and signatures give nothing."""
    assert show_all(text) == []
