"""A title is a noun phrase: it ends at other words, and at the citation, date or page matter that follows."""

from __future__ import annotations

from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.law import find_citations

TITLES = (
    "Kecamatan",
    "Kepariwisataan",
    "Rekam Medis",
    "Kawasan Tanpa Rokok",
    "Pengelolaan Sampah Rumah Tangga",
    "Penyelenggaraan Pelayanan Publik di Kota Misal",
    "Tata Cara Pemungutan Pajak Daerah dan Retribusi Daerah",
    "Kedudukan, Susunan Organisasi, Tugas dan Fungsi serta Tata Kerja Dinas Sosial",
)
WITHOUT_COMMAS = tuple(title for title in TITLES if "," not in title)
CLAUSES = (
    "mengatur bahwa",
    "mewajibkan Pemerintah Daerah",
    "membuka peluang",
    "dinilai belum memadai",
    "dianggap gagal",
    "diundangkan pada tahun itu",
    "telah dicabut",
    "sudah tidak sesuai",
    "belum dapat menampung",
    "sepatutnya meningkatkan",
    "sebaiknya dicabut",
    "hendaknya ditaati",
    "misalnya mengatur",
    "ternyata mengatur",
    "memang mengatur",
    "kemudian dicabut",
    "terdapat aturan",
    "bertujuan untuk",
    "bermaksud melindungi",
    "apabila dilanggar",
    "meskipun begitu",
    "sedangkan yang lain",
    "padahal belum",
    "berdasarkan hasil rapat",
    "secara tegas mengatur",
    "secara umum",
    "tetap berlaku",
    "resmi berlaku",
    "sepanjang mengatur hal itu",
    "dan dalam upaya meningkatkan",
    "dan berdasarkan hasil rapat",
    "dan untuk menjamin hak",
    "tanggal 5 Mei 2030",
    "per 1 Januari 2030",
    "Bab III",
    "Lampiran II",
    "Bagian Kedua",
    "Penjelasan Pasal 5",
    "itu",
    "dll",
)


def titles(text: str) -> list[str | None]:
    """Return the titles of what a text cites, in its order."""
    return [found.title for found in find_citations(text)]


@given(st.sampled_from(TITLES), st.sampled_from(CLAUSES))
def test_a_title_ends_where_the_clause_around_it_goes_on(title: str, clause: str) -> None:
    """After a title, no word of the clause around it is read as part of the title, however short the title is."""
    assert titles(f"Dasarnya Perda Nomor 5 Tahun 2030 tentang {title} {clause} segala hal lain.")[0] == title


@given(st.sampled_from(WITHOUT_COMMAS), st.sampled_from(CLAUSES))
def test_a_title_in_small_letters_ends_at_the_same_words(title: str, clause: str) -> None:
    """A title in small letters shows no capitals, yet ends at the same words."""
    small = title.lower()
    assert titles(f"Dasarnya Perda Nomor 5 Tahun 2030 tentang {small} {clause} segala hal lain.")[0] == small


@given(st.sampled_from(TITLES), st.sampled_from(CLAUSES), st.integers(50, 90))
def test_wrapping_a_text_changes_no_title(title: str, clause: str, width: int) -> None:
    """A line that was broken because it was full ends no title."""
    text = f"Kepada warga disampaikan bahwa Perda Nomor 5 Tahun 2030 tentang {title} {clause} segala hal lain."
    assert titles(fill(text, width)) == titles(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # "dan" joins like with like.
        ("Perda 5/2030 tentang Kerja di Desa Misal dan di Kota Misal.", "Kerja di Desa Misal dan di Kota Misal"),
        ("PP 5/2030 tentang Kerja dan dalam Rangka Contoh", "Kerja"),
        ("PP 5/2030 tentang Kerja dan Permensos tentang Contoh, kami", "Kerja"),
        # Words that look like verbs, and verbs that a title holds.
        ("PP 5/2030 tentang kesehatan peserta didik, lalu", "kesehatan peserta didik"),
        ("PP 5/2030 tentang orang tidak mampu, lalu", "orang tidak mampu"),
        ("PP 5/2030 tentang lalu lintas jalan.", "lalu lintas jalan"),
        ("PP 5/2030 tentang pelayanan secara elektronik.", "pelayanan secara elektronik"),
        ("PP 5/2030 tentang pegawai tetap daerah.", "pegawai tetap daerah"),
        (
            "PP 5/2030 tentang Zat Contoh berupa Produk Misal bagi Kesehatan, perlu",
            "Zat Contoh berupa Produk Misal bagi Kesehatan",
        ),
        # No title ends at half of a name.
        ("PP 5/2030 tentang Organisasi dan Tata kerja Dinas Misal, lalu", "Organisasi dan Tata kerja Dinas Misal"),
        # A part of another instrument, and one of this.
        ("PP 5/2030 tentang Perubahan Lampiran II Contoh;", "Perubahan Lampiran II Contoh"),
        ("PP 5/2030 tentang Kerja Bagian Hukum Misal", "Kerja Bagian Hukum Misal"),
        # Gazettes give the year first.
        ("UU 5/2030 tentang Hukum Contoh 2030 Nomor 76, Tambahan", "Hukum Contoh"),
        ("UU 5/2030 tentang Hukum Contoh Tahun 2030 Nomor 76", "Hukum Contoh"),
        # A name in quotation marks within a title, and a short name after one.
        ("PP 5/2030 tentang Statuta UPN “Veteran” Misal.", "Statuta UPN “Veteran” Misal"),
        ("PP 5/2030 tentang Statuta Misal “UU Contoh” Misal.", "Statuta Misal"),
        ("PP 5/2030 tentang Statuta Misal “Contoh” lalu", "Statuta Misal"),
        ("PP 5/2030 tentang Statuta Misal “Contoh yang tidak ditutup lagi", "Statuta Misal"),
        # The year of a convention.
        ("UU 5/2030 tentang Pengesahan Convention on Examples, 1969.", "Pengesahan Convention on Examples, 1969"),
        ("UU 5/2030 tentang Daerah Contoh, 1969.", "Daerah Contoh"),
        # What an act changes is of its title, all of it.
        (
            "UU 9/2030 tentang Batas dengan mengubah UU 3/2029 tentang Daerah dan Undang-Undang 4/2029 tentang Kota;",
            "Batas dengan mengubah UU 3/2029 tentang Daerah dan Undang-Undang 4/2029 tentang Kota",
        ),
        # A kind in small letters says nothing of how a title is written.
        (
            "PP 5/2030 tentang Perubahan atas peraturan Bupati 4/2029 tentang Susunan, Tugas dan Fungsi Camat yang",
            "Perubahan atas peraturan Bupati 4/2029 tentang Susunan, Tugas dan Fungsi Camat",
        ),
        ("PERWALI 5/2030 TENTANG SUSUNAN, TUGAS DAN FUNGSi\nPERWALI 6/2030", "SUSUNAN, TUGAS DAN FUNGSi"),
        # Lines that were broken on purpose: after a year, with room for the next word, before a heading.
        ("PP 5/2030 tentang Rencana Aksi Tahun 2023 - 2024\nDinkes Misal", "Rencana Aksi Tahun 2023 - 2024"),
        (
            "Permensos Nomor 5 Tahun 2030 tentang Tata Cara Penyaluran Dana\nDesa\nKementerian Sosial kini",
            "Tata Cara Penyaluran Dana Desa",
        ),
        ("PP 5/2030 tentang Jalan Misal\nPeraturan Wali Kota Misal\nlain", "Jalan Misal"),
        ("PP 5/2030 tentang Rancangan\nPeraturan Wali Kota Misal.", "Rancangan Peraturan Wali Kota Misal"),
        ("PP 5/2030 tentang Pengelolaan\nSumber Daya Contoh.", "Pengelolaan Sumber Daya Contoh"),
    ],
)
def test_a_title_ends_by_principle(text: str, title: str) -> None:
    """Each principle is shown by a text in which it applies, and most by one in which it does not."""
    assert titles(text)[0] == title


def test_rows_end_where_the_next_word_had_room() -> None:
    """Where each line begins with a citation, a line with room for the next word is a row of its own."""
    rows = (
        "PP Nomor 5 Tahun 2030 tentang Penerimaan yang Berlaku pada Kepolisian Negara Contoh\n"
        "PP Nomor 6 Tahun 2030 tentang Tata Cara Penerbitan Surat\nFungsi dan Peran Surat\n"
    )
    assert titles(rows)[1] == "Tata Cara Penerbitan Surat"


def test_menhankam_is_a_minister() -> None:
    """A decision of the former minister of defence and security is a minister's."""
    (found,) = find_citations("berdasarkan SK Menhankam Nomor Kep/01/II/1993")
    assert found.instrument is not None
    assert found.instrument.kind == "kepmen"
