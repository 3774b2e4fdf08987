"""The title of an instrument ends where its clause ends, and holds no word of the clause around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from psm_model.law import find_citations
from tests.every_case import every_case

# A text after an instrument that is not in the statute book, and the title in it.
TITLES = [
    # The clause goes on.
    (" tentang Pekerja Sosial Masyarakat, maka pengurus dikukuhkan", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat menyebutkan bahwa", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat yang terkait", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat di Kabupaten Batang", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat di Provinsi Jawa Tengah berjalan", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat mengatur", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat sudah lima tahun", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat dengan ancaman", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat \u2013 kata dia", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat, Bupati Batang dan Dinas Sosial hadir", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat, ujar Budi", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat dan Peraturan Daerah tersebut", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat serta Pasal 22 UU 11/2009", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat, Pasal 5", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat (PSM) di Kabupaten Batang", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat (PSM).", "Pekerja Sosial Masyarakat"),
    (" tentang Desa mengubah masa jabatan", "Desa"),
    (" tentang Desa, serta", "Desa"),
    (" tentang Narkotika. Bahwa", "Narkotika"),
    (" tentang Desa 5. Peraturan lain", "Desa"),
    (" tentang pekerja sosial masyarakat yang menyebutkan", "pekerja sosial masyarakat"),
    (" tentang pekerja sosial masyarakat, kata Budi", "pekerja sosial masyarakat"),
    (" tentang pekerja sosial masyarakat dan permendagri no 5 tahun 2020", "pekerja sosial masyarakat"),
    (" tentang pekerja sosial masyarakat menjelaskan", "pekerja sosial masyarakat"),
    (" tentang Pekerja Sosial Masyarakat di Indonesia", "Pekerja Sosial Masyarakat"),
    (" tentang Pekerja Sosial Masyarakat oleh Dinas Sosial", "Pekerja Sosial Masyarakat"),
    (" tentang Pembina Sosial Masyarakat di Indonesia", "Pembina Sosial Masyarakat"),
    (" tentang Ketenagakerjaan di Indonesia", "Ketenagakerjaan"),
    (" tentang Kesejahteraan Anak oleh Kementerian Contoh", "Kesejahteraan Anak"),
    (" tentang Kesejahteraan Anak melalui Dinas Contoh", "Kesejahteraan Anak"),
    (" tentang Kesejahteraan Anak pada Senin (5/6)", "Kesejahteraan Anak"),
    (" tentang Kesejahteraan Anak pada tanggal 5 Juni", "Kesejahteraan Anak"),
    (" tentang Kesejahteraan Anak beserta perubahannya", "Kesejahteraan Anak"),
    (" tentang Kesejahteraan Anak dan peraturan turunannya", "Kesejahteraan Anak"),
    (" tentang Kesejahteraan Anak antara lain", "Kesejahteraan Anak"),
    (" tentang Ketenagakerjaan bertentangan dengan UUD 1945", "Ketenagakerjaan"),
    (" tentang Ketenagakerjaan terhadap UUD 1945", "Ketenagakerjaan"),
    (" tentang kesejahteraan anak di indonesia belum lengkap", "kesejahteraan anak"),
    (" tentang kesejahteraan anak untuk orang tua", "kesejahteraan anak"),
    (" tentang kesejahteraan anak oleh pemerintah daerah", "kesejahteraan anak"),
    (" tentang kesejahteraan anak dan UU lain", "kesejahteraan anak"),
    (" tentang dana contoh, penyaluran dilakukan", "dana contoh"),
    (" tentang Dana Contoh tahun 2020\nDana Contoh tahun itu", "Dana Contoh tahun 2020"),
    (" tentang Masa Bakti 2018 sampai dengan bulan", "Masa Bakti 2018"),
    (" tentang Manajemen Contoh (dasar 9 kotak) itu", "Manajemen Contoh"),
    (" tentang Kerja Contoh\nMengubah :", "Kerja Contoh"),
    (" tentang Kerja Contoh | R-5 |", "Kerja Contoh"),
    (" per 31 Desember 2019 tentang Kerja Contoh.", "Kerja Contoh"),
    (" tentang dana contoh, kepala desa dan perangkat desa hadir", "dana contoh"),
    (" tentang dana contoh, penyaluran yang cepat, dan laporan", "dana contoh"),
    # The title goes on.
    (
        " tentang tata cara pembagian, penyaluran, dan pemantauan dana contoh pada tanggal 5",
        "tata cara pembagian, penyaluran, dan pemantauan dana contoh",
    ),
    (" tentang Pelayanan Umum| Daerah.", "Pelayanan Umum| Daerah"),
    (
        " tentang Pelayanan pada Rumah Sakit Umum dr. Contoh Kota Misal.",
        "Pelayanan pada Rumah Sakit Umum dr. Contoh Kota Misal",
    ),
    (" tentang Badan Usaha Air Minum (Perumda) Tirta Contoh.", "Badan Usaha Air Minum (Perumda) Tirta Contoh"),
    (
        " tentang pengaturan organisasi, modal, tugas, dan fungsi badan usaha.",
        "pengaturan organisasi, modal, tugas, dan fungsi badan usaha",
    ),
    (
        " tentang pedoman kerja, pemberdayaan Forum Contoh Umat (FCU), dan pendirian rumah contoh.",
        "pedoman kerja, pemberdayaan Forum Contoh Umat (FCU), dan pendirian rumah contoh",
    ),
    (" tentang Pembagian bahan contoh bagi pegawai negeri;", "Pembagian bahan contoh bagi pegawai negeri"),
    (" tentang Distribusi bahan contoh bagi pegawai negeri;", "Distribusi bahan contoh bagi pegawai negeri"),
    (" tentang Masa Bakti 2018 s.d. 2023 dinyatakan", "Masa Bakti 2018 s.d. 2023"),
    (" tentang Masa Bakti 2018 sampai dengan 2023.", "Masa Bakti 2018 sampai dengan 2023"),
    (" tentang Pengelolaan Dana oleh Pemerintah Desa.", "Pengelolaan Dana oleh Pemerintah Desa"),
    (
        " tentang Dana Contoh yang bersumber dari Anggaran Negara (Berita Negara Tahun 2020 Nomor 5)",
        "Dana Contoh yang bersumber dari Anggaran Negara",
    ),
    (" tentang Peraturan Perundang \u2013 undangan.", "Peraturan Perundang \u2013 undangan"),
    (" tentang Manajemen Pegawai dengan Perjanjian Kerja;", "Manajemen Pegawai dengan Perjanjian Kerja"),
    (
        " tentang Pengangkatan, Pemindahan, dan Pemberhentian Pegawai.",
        "Pengangkatan, Pemindahan, dan Pemberhentian Pegawai",
    ),
    (" tentang Pemilihan Gubernur, Bupati, dan Walikota, maka", "Pemilihan Gubernur, Bupati, dan Walikota"),
    (" tentang Tata Hutan, serta Pemanfaatan Hutan", "Tata Hutan, serta Pemanfaatan Hutan"),
    (" tentang Rencana Tahun 2025-2030 dan Anggaran", "Rencana Tahun 2025-2030 dan Anggaran"),
    (" tentang Rencana Tahun 2025 \u2013 2030.", "Rencana Tahun 2025 \u2013 2030"),
    (" tentang Pelabuhan Pantai (PPP) di Lingkungan Dinas", "Pelabuhan Pantai (PPP) di Lingkungan Dinas"),
    (
        " tentang Penyesuaian Menjadi Perusahaan Perseroan (PERSERO) (LN)",
        "Penyesuaian Menjadi Perusahaan Perseroan (PERSERO)",
    ),
    (" tentang Pembentukan 9 (sembilan) Desa di Kabupaten Batang", "Pembentukan 9 (sembilan) Desa di Kabupaten Batang"),
    (" tentang Barang yang Dikuasai Negara", "Barang yang Dikuasai Negara"),
    (" tentang Pengadaan Barang/jasa dan Daerah-daerah Lain", "Pengadaan Barang/jasa dan Daerah-daerah Lain"),
    (
        " tentang Penetapan Perppu Nomor 1 Tahun 2002 tentang Barang, menjadi Undang-Undang;",
        "Penetapan Perppu Nomor 1 Tahun 2002 tentang Barang, menjadi Undang-Undang",
    ),
    (
        " tentang Perubahan atas UU No. 6 Tahun 1968 tentang Modal, dinyatakan",
        "Perubahan atas UU No. 6 Tahun 1968 tentang Modal",
    ),
    (
        " tentang Tata cara pemilihan Kepala Desa (Lembaran Negara Tahun 2019 Nomor 5)",
        "Tata cara pemilihan Kepala Desa",
    ),
    (" tentang Perizinan yang wajib dimiliki (Berita Negara Tahun 2019 Nomor 5)", "Perizinan yang wajib dimiliki"),
    (
        " tentang Pembentukan Kecamatan Rusip Antara, Kecamatan Bies dan Kecamatan Atu, namun",
        "Pembentukan Kecamatan Rusip Antara, Kecamatan Bies dan Kecamatan Atu",
    ),
    (" tentang Ketentuan \u2013 ketentuan Pokok", "Ketentuan \u2013 ketentuan Pokok"),
    (" tentang Panduan di Masa Pandemi (COVID-19).", "Panduan di Masa Pandemi (COVID-19)"),
    (" tentang Uang Elektronik (Electronic Money);", "Uang Elektronik (Electronic Money)"),
    (" tentang Peningkatan Pangkalan (PPI) Bacan", "Peningkatan Pangkalan (PPI) Bacan"),
    (" tentang Organisasi\n\ndan Tata Kerja", "Organisasi dan Tata Kerja"),
    (" tentang Perbuatan melawan hukum;", "Perbuatan melawan hukum"),
    (" tentang hukum adat serta UU 1/2000", "hukum adat"),
    (" tentang hukum adat Undang-Undang Nomor 1 Tahun 2000", "hukum adat"),
    (" tentang Desa Lembaga Negara Republik Indonesia Tahun 2017 Nomor 7", "Desa"),
    (" tentang Desa\n\nUnduh", "Desa"),
    (" tentang Desa / 25-05-2023", "Desa"),
    # How it is led in.
    (" ttg Karang Taruna", "Karang Taruna"),
    (" ttg. Karang Taruna", "Karang Taruna"),
    (" tetang Karang Taruna", "Karang Taruna"),
    (" ten tang Karang Taruna", "Karang Taruna"),
    (" ten[ang Karang Taruna", "Karang Taruna"),
    (" tent ang Karang Taruna", "Karang Taruna"),
    (" lentang Karang Taruna", "Karang Taruna"),
    ("Tentang Karang Taruna", "Karang Taruna"),
    (" Tentang : Karang Taruna", "Karang Taruna"),
    (", tanggal 14 Agustus 2019 tentang Karang Taruna", "Karang Taruna"),
    (" perihal Karang Taruna", "Karang Taruna"),
    (' tentang "Karang Taruna", maka', "Karang Taruna"),
    (" (Karang Taruna), maka", "Karang Taruna"),
    (" (PSM)", "PSM"),
    # Words that are not a title.
    (" mengenai hal itu", None),
    (" (dicabut)", None),
    (" (Lembaran Negara)", None),
    (" (Pasal 5)", None),
    (" tentang, maka", None),
    (' tentang "', None),
]


@every_case(("after", "title"), TITLES)
def test_a_title_ends_where_its_clause_ends(after: str, title: str | None) -> None:
    """A title goes on over the words and lists that are in it, and no further."""
    assert title == find_citations(f"menurut Permensos 98/2019{after}")[0].title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Permensos 10/2019 tentang Pekerja Sosial Masyarakat Bupati hadir", "Pekerja Sosial Masyarakat"),
        ("PERMENSOS 10/2019 TENTANG PEKERJA SOSIAL MASYARAKAT BUPATI", "PEKERJA SOSIAL MASYARAKAT"),
        ("Permensos 10/2019 tentang PSM", "PSM"),
        ("UU 23/2014 tentang Pemerintahan Daerah Provinsi itu", "Pemerintahan Daerah"),
    ],
)
def test_a_title_that_the_book_knows_ends_there(text: str, title: str) -> None:
    """Words after the title in the statute book are not part of it; another title is read as written."""
    assert find_citations(text)[0].title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "PERATURAN BUPATI BATANG\nNOMOR 5 TAHUN 2020\nTENTANG\n\nKARANG TARUNA DAN PSM\nDENGAN RAHMAT TUHAN",
            "KARANG TARUNA DAN PSM",
        ),
        ("PERATURAN BUPATI BATANG NOMOR 5 TAHUN 2020 TENTANG KARANG TARUNA DENGAN RAHMAT TUHAN", "KARANG TARUNA"),
        ("QANUN ACEH NOMOR 5 TAHUN 2020 TENTANG ADAT BISMILLAHIRRAHMANIRRAHIM DENGAN RAHMAT", "ADAT"),
        (
            "KEPUTUSAN BUPATI BATANG NOMOR 5 TAHUN 2020\nTENTANG\nKARANG TARUNA\nBUPATI BATANG,\nMenimbang",
            "KARANG TARUNA",
        ),
        ("PERATURAN BUPATI BATANG NOMOR 5 TAHUN 2020 TENTANG KARANG TARUNA Pasal 1", "KARANG TARUNA"),
        (
            "PERATURAN BUPATI BATANG NOMOR 5 TAHUN 2020 TENTANG KARANG TARUNA BUPATI BATANG, Menimbang : a.",
            "KARANG TARUNA",
        ),
        (
            "PERATURAN BUPATI BATANG\nNOMOR 5 TAHUN 2020\nTENTANG\nPEKERJA\n\n\nSOSIAL\n\nTAHUN 2020\n\nDENGAN RAHMAT",
            "PEKERJA SOSIAL TAHUN 2020",
        ),
        ("PERATURAN BUPATI BATANG\nNOMOR 5 TAHUN 2020\nTENTANG\nADAT\n\nDALAM DAERAH\n\nBab ini", "ADAT DALAM DAERAH"),
        ("PERATURAN BUPATI BATANG NOMOR 5 TAHUN 2020 TENTANG KARANG TARUNA Kepala Dinas", "KARANG TARUNA"),
        (
            "PP 5/2020 TENTANG PERUBAHAN UNDANG-UNDANG NO. 6 TAHUN 1968 TENTANG MODAL",
            "PERUBAHAN UNDANG-UNDANG NO. 6 TAHUN 1968 TENTANG MODAL",
        ),
    ],
)
def test_a_title_in_capitals(text: str, title: str) -> None:
    """On a first page the title ends before the words of enactment, or where capitals end."""
    assert title == find_citations(text)[0].title


def test_an_area_is_in_the_title_of_a_local_instrument() -> None:
    """A region's regulation may name an area in its title; a minister's does not."""
    (local,) = find_citations("Perda Kota Tual 4/2018 tentang Pasar di Kota Tual juga dipakai")
    (national,) = find_citations("Permendag 4/2018 tentang Pasar di Kota Tual juga dipakai")
    assert (local.title, national.title) == ("Pasar di Kota Tual", "Pasar")


@pytest.mark.parametrize("mark", ["1. ", "Mengingat:\n2) ", "lain; b. "])
def test_a_title_fills_the_item_of_a_list(mark: str) -> None:
    """In a list of laws a title goes on to the end of the item, however its words are written."""
    found = find_citations(f"{mark}PP 5/2020 tentang Pedoman Pelaksanaan kegiatan, dana Desa dan lain;")[0]
    assert found.title == "Pedoman Pelaksanaan kegiatan, dana Desa dan lain"
    assert find_citations(f"{mark}PP 5/2020 tentang Desa mengatur dana;")[0].title == "Desa"
    assert (
        find_citations("bahwa PP 5/2020 tentang Pedoman Pelaksanaan kegiatan lain;")[0].title == "Pedoman Pelaksanaan"
    )


def test_a_judgment_has_the_act_that_it_reviews_in_its_title() -> None:
    """The title of a judgment names an act, and against what it was held."""
    judgment, act, _ = find_citations(
        "Putusan MK 34/PUU-XXI/2023 perihal Pengujian UU 7/2017 tentang Pemilu terhadap UUD 1945"
    )
    assert (judgment.title, act.title) == ("Pengujian UU 7/2017 tentang Pemilu terhadap UUD 1945", "Pemilu")


@pytest.mark.parametrize("cased", [str, str.upper])
def test_a_title_names_what_several_offices_issued(cased: Callable[[str], str]) -> None:
    """The offices and the numbers of an instrument in a title are lists, and all of the title."""
    title = cased(
        "Perubahan atas Keputusan Bersama Menteri Agama, Menteri Sosial, dan Menteri Kesehatan "
        "Nomor 1 Tahun 2021, Nomor 2 Tahun 2021"
    )
    found = find_citations(f"UU 5/2022 tentang {title}, yang")
    assert found[0].title == title
    assert [entry.relation for entry in found] == [None, "in_title", "in_title"]


def test_an_inner_title_ends_before_the_outer() -> None:
    """Words of the outer title after the inner one are not part of the inner one."""
    outer, inner = find_citations("UU 15/2003 tentang Penetapan Perppu 1/2002 tentang Teror Menjadi Undang-Undang")
    assert (outer.title, inner.title) == ("Penetapan Perppu 1/2002 tentang Teror Menjadi Undang-Undang", "Teror")


@pytest.mark.parametrize("seat", ["SAMARINDA, FEBRUARI 2016", "SAMARINDA, 5 MEI 2016"])
def test_a_title_in_capitals_ends_before_the_seat_and_the_date_below_it(seat: str) -> None:
    """The place and the date of signing are no part of the title."""
    found = find_citations(f"PERATURAN GUBERNUR KALIMANTAN TIMUR NOMOR 5 TAHUN 2016 TENTANG PAJAK DAERAH {seat}")
    assert found[0].title == "PAJAK DAERAH"
