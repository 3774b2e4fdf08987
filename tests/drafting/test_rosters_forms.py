"""Lists whose layout says what a post is of: organs, sections, columns, ranges and rows without a post."""

from __future__ import annotations

import pytest

from tests.drafting.shown import show_all


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "LAMPIRAN I  DEWAN PENGARAH\n"
                "Ketua .... Bupati Sumber Rejeki\n"
                "Anggota .... Kepala Dinas Pendidikan dan Kebudayaan\n"
                "\n"
                "LAMPIRAN II  PENGURUS\n"
                "Ketua .... Sardi\n"
                "Sekretaris .... Minah"
            ),
            [
                "<Bupati Sumber Rejeki>: director [DEWAN PENGARAH]",
                "<Kepala Dinas Pendidikan dan Kebudayaan>: director [DEWAN PENGARAH]",
                "Sardi: chair",
                "Minah: secretary",
            ],
        ),
        (
            (
                "Lampiran 1 Dewan Pembina\n"
                "Ketua : Wakil Wali Kota Mekar\n"
                "Sekretaris : Kepala Dinas Tenaga Kerja dan Transmigrasi\n"
                "Anggota : H. Jamal\n"
                "\n"
                "Lampiran 2 Susunan Pengurus\n"
                "Ketua : Dullah\n"
                "Sekretaris : Romlah"
            ),
            [
                "<Wakil Wali Kota Mekar>: patron [Dewan Pembina]",
                "<Kepala Dinas Tenaga Kerja dan Transmigrasi>: patron [Dewan Pembina]",
                "H. Jamal: patron [Dewan Pembina]",
                "Dullah: chair",
                "Romlah: secretary",
            ],
        ),
        (
            (
                "Pembina Yayasan\n"
                "   Ketua : H. Maksum\n"
                "   Anggota : Hj. Romlah\n"
                "Pengawas Yayasan\n"
                "   Ketua : Drs. Salim\n"
                "Pengurus\n"
                "   Ketua : Rina Astuti\n"
                "   Sekretaris : Tono Sugito\n"
                "   Bendahara : Wiji"
            ),
            [
                "H. Maksum: patron [Pembina Yayasan]",
                "Hj. Romlah: patron [Pembina Yayasan]",
                "Drs. Salim: other [Pengawas Yayasan]",
                "Rina Astuti: chair",
                "Tono Sugito: secretary",
                "Wiji: treasurer",
            ],
        ),
        (
            ("A. DEWAN PENASIHAT\n   Ketua : H. Saleh\n   Anggota : Mayjen (P) Gatot\n             Kadispora"),
            [
                "H. Saleh: adviser [DEWAN PENASIHAT]",
                "Mayjen (P) Gatot: adviser [DEWAN PENASIHAT]",
                "<Kadispora>: adviser [DEWAN PENASIHAT]",
            ],
        ),
    ],
)
def test_organs(text: str, expected: list[str]) -> None:
    """Posts below the heading of an organ are posts of the organ."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ("Ketua merangkap Bendahara : Sutrisno\nSekretaris rangkap Koordinator Humas : Ngadinah\nAnggota : Parmin"),
            [
                "Sutrisno: chair",
                "Sutrisno: treasurer",
                "Ngadinah: secretary",
                "Ngadinah: section_head [Humas]",
                "Parmin: member",
            ],
        ),
        (
            ("a. Ketua, Ana Mardiana, S.Pd.\nb. Sekretaris merangkap Bendahara, Beni Setia\nc. Anggota, Cica"),
            ["Ana Mardiana, S.Pd.: chair", "Beni Setia: secretary", "Beni Setia: treasurer", "Cica: member"],
        ),
        (("Ketua merangkap anggota ..... Ani\nSekretaris merangkap anggota . Budi"), ["Ani: chair", "Budi: secretary"]),
    ],
)
def test_second_posts(text: str, expected: list[str]) -> None:
    """A post after "merangkap" is a second post of the holder, but membership of the board is not."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ("Ketua . Sutrisno Hadi\nWakil Ketua .. Ngadinah\nSekretaris ..... Parmin Wijaya"),
            ["Sutrisno Hadi: chair", "Ngadinah: vice_chair", "Parmin Wijaya: secretary"],
        ),
    ],
)
def test_leaders(text: str, expected: list[str]) -> None:
    """Leaders of any length divide posts from holders."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "NO   NAMA              ASAL           JABATAN\n"
                "1    Sumanto           LKSA Kasih     Ketua\n"
                "2    (masih kosong)    -              Sekretaris\n"
                "3    (dalam proses)    -              Seksi Humas\n"
                "4    Wagiyem           LKSA Cinta     Bendahara\n"
                "5    Tukiran           LKSA Cinta     Anggota"
            ),
            ["Sumanto: chair", "Wagiyem: treasurer", "Tukiran: member"],
        ),
        (
            (
                "| No | Nama | Jabatan |\n"
                "|---|---|---|\n"
                "| 1 | Sumanto | Ketua |\n"
                "| 2 | Wagiyem | Anggota |\n"
                "|  | Tukiran |  |\n"
                "|  | Juminten |  |\n"
                "| 3 | Paijo | Bendahara |"
            ),
            ["Sumanto: chair", "Wagiyem: member", "Tukiran: member", "Juminten: member", "Paijo: treasurer"],
        ),
        (
            (
                "NO\n"
                "NAMA\n"
                "JABATAN\n"
                "1\n"
                "lmam Subagyo\n"
                "Ketua\n"
                "2\n"
                "Nur ul Hidayah\n"
                "Sekretaris\n"
                "3\n"
                "lda Farida\n"
                "Benda hara\n"
                "4\n"
                "0nih\n"
                "Anggota"
            ),
            ["lmam Subagyo: chair", "Nur ul Hidayah: secretary", "lda Farida: treasurer", "0nih: member"],
        ),
    ],
)
def test_rows(text: str, expected: list[str]) -> None:
    """Rows that cannot be read do not end a table, and rows without a post have the one above."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "PENGURUS\n"
                "Ketua : Arif Budiman\n"
                "Sekretaris I : Lina\n"
                "Sekretaris II : Mona\n"
                "SEKSI HUMAS\n"
                "   Ketua : Doni\n"
                "   Sekretaris : Rara\n"
                "   Anggota : Sari\n"
                "             Tuti\n"
                "SEKSI SOSIAL\n"
                "   Ketua : Bayu\n"
                "   Bendahara : Cici\n"
                "   Anggota : Dedi"
            ),
            [
                "Arif Budiman: chair",
                "Lina: secretary",
                "Mona: vice_secretary",
                "Doni: section_head [HUMAS]",
                "Rara: other [HUMAS]",
                "Sari: section_member [HUMAS]",
                "Tuti: section_member [HUMAS]",
                "Bayu: section_head [SOSIAL]",
                "Cici: other [SOSIAL]",
                "Dedi: section_member [SOSIAL]",
            ],
        ),
        (
            (
                "I.  Ketua            : Ana Mardiana\n"
                "II. Sekretaris       : Beni\n"
                "III. Divisi Humas\n"
                "     Cica (Ketua), Dodo, Eli (anggota)\n"
                "IV. Divisi Data\n"
                "    Ketua: Fitri. Anggota: Gugun, S.T.; Heri\n"
                "V.  Koordinator Desa\n"
                "    a. Desa Mekar: Ijah\n"
                "    b. Desa Layu: Jajang"
            ),
            [
                "Ana Mardiana: chair",
                "Beni: secretary",
                "Cica: section_head [Humas]",
                "Dodo: section_member [Humas]",
                "Eli: section_member [Humas]",
                "Fitri: section_head [Data]",
                "Gugun, S.T.: section_member [Data]",
                "Heri: section_member [Data]",
                "Ijah: coordinator [Desa Mekar]",
                "Jajang: coordinator [Desa Layu]",
            ],
        ),
        (
            (
                "a. Seksi Humas: Ketua, Ani Sari; Anggota, Budi & Cici\n"
                "b. Seksi Dana: Koordinator, Dedi; Anggota, (kosong)\n"
                "c. Seksi Umum: Ani; Budi"
            ),
            [
                "Ani Sari: section_head [Humas]",
                "Budi: section_member [Humas]",
                "Cici: section_member [Humas]",
                "Dedi: section_head [Dana]",
                "Ani: section_member [Umum]",
                "Budi: section_member [Umum]",
            ],
        ),
    ],
)
def test_indented_sections(text: str, expected: list[str]) -> None:
    """Ranks that are indented below a section are of the section, and do not number those of the board."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "KETUA                    SEKRETARIS               BENDAHARA\n"
                "Sugino                   Wati Ningsih             H. Karto\n"
                "\n"
                "SEKSI HUMAS              SEKSI DANA               SEKSI UMUM\n"
                "Joko                     Endah                    Rini\n"
                "Bambang                                           Tini"
            ),
            [
                "Sugino: chair",
                "Wati Ningsih: secretary",
                "H. Karto: treasurer",
                "Joko: section_member [HUMAS]",
                "Endah: section_member [DANA]",
                "Rini: section_member [UMUM]",
                "Bambang: section_member [HUMAS]",
                "Tini: section_member [UMUM]",
            ],
        ),
        (
            (
                "Ketua Umum\t\tSekretaris\n"
                "Joko Purnomo\t\tEndah Lestari\n"
                "\n"
                "Bendahara\t\tAnggota\n"
                "Rini Susanti\t\tTini\n"
                "\t\t\tTono"
            ),
            [
                "Joko Purnomo: chair",
                "Endah Lestari: secretary",
                "Rini Susanti: treasurer",
                "Tini: member",
                "Tono: member",
            ],
        ),
        (
            (
                "Koordinator Desa :\n"
                "Desa Suka Mulya : Amin      Desa Mekar Sari : Budi\n"
                "Desa Pasir      : Cici      Desa Batu       : ........."
            ),
            [
                "Amin: coordinator [Desa Suka Mulya]",
                "Budi: coordinator [Desa Mekar Sari]",
                "Cici: coordinator [Desa Pasir]",
            ],
        ),
    ],
)
def test_columns(text: str, expected: list[str]) -> None:
    """Posts side by side have the holders below them, column by column."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ditetapkan di Sukamaju\npada tanggal 1 Mei 2023\nKetua         Sekretaris\nJOKO PURNOMO  ENDAH LESTARI",
        "Mengetahui,\nKetua                    Sekretaris\n\n\nJoko Purnomo             Endah Lestari",
    ],
)
def test_signatures_in_columns(text: str) -> None:
    """Signatures side by side are no list."""
    assert show_all(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Pelindung : Menteri Pertanian dan Menteri Desa\n"
                "Pembina : Kepala Bappeda dan Sutarjo\n"
                "Penasehat : Kepala Badan Keuangan dan Aset Daerah; Camat Wonosari dan Kapolsek Wonosari"
            ),
            [
                "<Menteri Pertanian>: patron",
                "<Menteri Desa>: patron",
                "<Kepala Bappeda>: patron",
                "Sutarjo: patron",
                "<Kepala Badan Keuangan dan Aset Daerah>: adviser",
                "<Camat Wonosari>: adviser",
                "<Kapolsek Wonosari>: adviser",
            ],
        ),
        (
            (
                "Pembina : Menteri Koperasi dan UKM; Menteri Pemuda dan Olahraga\n"
                "Penasihat : Kepala Jawatan Sosial dan Purwadi (tokoh masyarakat)"
            ),
            [
                "<Menteri Koperasi dan UKM>: patron",
                "<Menteri Pemuda dan Olahraga>: patron",
                "<Kepala Jawatan Sosial>: adviser",
                "Purwadi: adviser",
            ],
        ),
    ],
)
def test_conjunctions(text: str, expected: list[str]) -> None:
    """A conjunction within the affairs of an office does not divide it."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Pengasuh : Nyai Siti dan Gus Ahmad\n"
                "Ketua : Rahman\n"
                "Guru Ngaji : Ust. Yusuf\n"
                "Juru Masak : Mak Ijah\n"
                "Sopir : Darmin\n"
                "Petugas Kebersihan : Tukul"
            ),
            [
                "Nyai Siti: other",
                "Gus Ahmad: other",
                "Rahman: chair",
                "Ust. Yusuf: other",
                "Mak Ijah: other",
                "Darmin: other",
                "Tukul: other",
            ],
        ),
    ],
)
def test_staff(text: str, expected: list[str]) -> None:
    """Staff of an institution have posts without a code."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Ketua : dr. Hendra, Sp.PD., AIFO\n"
                "Wakil Ketua : Ust. Zaki, QH dan Lalu Anwar\n"
                "Anggota : ANI, BUDI, ST. AMINAH"
            ),
            [
                "dr. Hendra, Sp.PD., AIFO: chair",
                "Ust. Zaki, QH: vice_chair",
                "Lalu Anwar: vice_chair",
                "ANI: member",
                "BUDI: member",
                "ST. AMINAH: member",
            ],
        ),
    ],
)
def test_degrees_without_dots(text: str, expected: list[str]) -> None:
    """Short capitals after a comma are a degree."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Wakil Ketua I - III : Ani Sari, Budi Hartono, Cici Lestari\n"
                "Wakil Bendahara 1 s/d 2 : Dedi; Euis\n"
                "Sekretaris I/II : Fani / Gita"
            ),
            [
                "Ani Sari: vice_chair",
                "Budi Hartono: vice_chair",
                "Cici Lestari: vice_chair",
                "Dedi: vice_treasurer",
                "Euis: vice_treasurer",
                "Fani: secretary",
                "Gita: secretary",
            ],
        ),
    ],
)
def test_ranges(text: str, expected: list[str]) -> None:
    """Numbers of several posts are beside one label."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ("Andi, Budi dan Cici – Seksi Humas\nDedi Kurtia – Ketua\nEuis – Sekretaris\nFani, Gita – Dokumentasi"),
            [
                "Andi: section_member [Humas]",
                "Budi: section_member [Humas]",
                "Cici: section_member [Humas]",
                "Dedi Kurtia: chair",
                "Euis: secretary",
                "Fani: section_member [Dokumentasi]",
                "Gita: section_member [Dokumentasi]",
            ],
        ),
    ],
)
def test_names_before_sections(text: str, expected: list[str]) -> None:
    """Several names may be before their section."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ketua : Ani Sari          NIP. 19700101\nSekretaris : Budi", ["Ani Sari: chair", "Budi: secretary"]),
        (
            "Koordinator Wilayah I : Ani (Kec. Subah, Kec. Bandar)\nKoordinator Wilayah II : Budi",
            ["Ani: coordinator [Wilayah I]", "Budi: coordinator [Wilayah II]"],
        ),
        (
            "NO | JABATAN | NAMA\n1 | Ketua | Ani\n | Wakil Ketua | Budi\n2 | Seksi Humas | 1. Cici\n | | 2. Dedi",
            ["Ani: chair", "Budi: vice_chair", "Cici: section_member [Humas]", "Dedi: section_member [Humas]"],
        ),
        (
            "IPSM\nditetapkan dengan Surat Camat\nI. Koordinator Desa\n a. Desa Suka: Ani\n b. Desa Tua: Budi",
            ["Ani: coordinator [Desa Suka]", "Budi: coordinator [Desa Tua]"],
        ),
        (
            "| Jabatan | Nama |\n| Ketua | Ani |\n| Bidang Humas | Budi, Cici |",
            ["Ani: chair", "Budi: section_member [Humas]", "Cici: section_member [Humas]"],
        ),
        ("Ketua : Ani Sari / Subah\nSekretaris : Budi / Bandar", ["Ani Sari: chair", "Budi: secretary"]),
        ("Ketua \u279c Ani Sari\nSekretaris -> Budi", ["Ani Sari: chair", "Budi: secretary"]),
        ("Dewan Penasihat: Drs. Ani (Ketua), Budi\nKetua: Cici", ["Drs. Ani: adviser", "Budi: adviser", "Cici: chair"]),
        (
            "Ketua Bidang Olahraga Tradisional : Ani\nKetua Bidang Seni Bela Diri : Budi",
            ["Ani: section_head [Olahraga Tradisional]", "Budi: section_head [Seni Bela Diri]"],
        ),
    ],
)
def test_words_beside_holders(text: str, expected: list[str]) -> None:
    """Numbers, areas in brackets, empty cells and rare sections do not hide a holder."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tembusan :\n1. Bupati Batang\n2. Ketua IPSM Provinsi\n3. Arsip",
        "Yang menyerahkan,        Yang menerima,\nKetua Lama               Ketua Baru\nAni Sari                 Budi",
    ],
)
def test_ends_of_letters(text: str) -> None:
    """Copies of a letter and handovers of an office are no list."""
    assert show_all(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pembina :\n1. Kabid Pemberdayaan Sosial\n2. Bidan Desa\nKetua : Salim",
            [
                "<Kabid Pemberdayaan Sosial>: patron",
                "<Bidan Desa>: patron",
                "Salim: chair",
            ],
        ),
        ("Anggota :\n1. Bidan Yuli\nKetua : Salim", ["Bidan Yuli: member", "Salim: chair"]),
        (
            "1) Rina - Bendahara\n2) H. Salim - Anggota (RW 01)\n3) Tono - Anggota (RW 02)",
            ["Rina: treasurer", "H. Salim: member", "Tono: member"],
        ),
        (
            "dengan susunan Pembina : Camat Misal; Ketua : Salim; Sekretaris : Rina.",
            ["<Camat Misal>: patron", "Salim: chair", "Rina: secretary"],
        ),
    ],
)
def test_offices_in_lists_and_notes_after_posts(text: str, expected: list[str]) -> None:
    """Read offices in a numbered list as holders, posts before a note in brackets, and a list after its word."""
    assert show_all(text) == expected
