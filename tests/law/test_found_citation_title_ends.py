"""What decides where a title ends: each principle with texts in which it applies, and others in which it does not."""

from __future__ import annotations

import pytest

from psm_model.law import InstrumentId, find_citations


def titles(text: str) -> list[str | None]:
    """Return the titles of what a text cites, in its order."""
    return [found.title for found in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # No title ends at a small word, however far apart the lines are.
        ("PP 5/2030 tentang Pengelolaan Dana dan\n\nAset Contoh belum", "Pengelolaan Dana dan Aset Contoh"),
        ("PP 5/2030 tentang Pengelolaan Dana\n\nAset Contoh belum", "Pengelolaan Dana"),
        (
            "PERBUP MISAL 5/2030 TENTANG TATA NASKAH DI LINGKUNGAN\n\nPEMERINTAH MISAL DENGAN RAHMAT",
            "TATA NASKAH DI LINGKUNGAN PEMERINTAH MISAL",
        ),
        # Blank lines within the citation end no paragraph behind it, if the line before them is full.
        (
            "Peraturan Menteri\n\nSosial Nomor 5 Tahun 2030 tentang Penyelenggaraan Contoh\n\nSosial belum",
            "Penyelenggaraan Contoh Sosial",
        ),
        ("Peraturan Menteri\n\nSosial Nomor 5 Tahun 2030 tentang\n\nContoh\n\nThe Example", "Contoh"),
        ("Permensos\n\nNomor\n\n5\n\nTahun\n\n2030\n\ntentang\n\nTenaga\n\nContoh Kota, lalu", "Tenaga Contoh Kota"),
        (
            "PP\n\nNomor 5 Tahun 2030 tentang Rencana Pembangunan Jangka Contoh 2031\n\nBupati",
            "Rencana Pembangunan Jangka Contoh 2031",
        ),
        # A line in capitals is stamped on the page.
        ("PP 5/2030 tentang Jaminan Contoh\nSALINAN\n\nBUPATI", "Jaminan Contoh"),
        ("PP 5/2030 tentang Jaminan Contoh\nKota Misal\n\nBUPATI", "Jaminan Contoh Kota Misal"),
        # The page goes on.
        ("- PP 5/2030 tentang Statuta Contoh\nUnduh Berkas ini", "Statuta Contoh"),
        ("PP 5/2030 tentang Anak Contoh\nPeraturan Daerah (PERDA) tentang Lain", "Anak Contoh"),
        ("PP 5/2030 tentang Pembentukan\nPeraturan Daerah di Misal", "Pembentukan Peraturan Daerah di Misal"),
        # Items of a list.
        ("- **PP 5/2030** tentang Kerja, Upah, PHK\n- **PP 6/2030**", "Kerja, Upah, PHK"),
        ("PP 5/2030 tentang Kerja, Upah, PHK Contoh", "Kerja"),
        ("PP 5/2030 tentang Kerja Covid-19. Lalu", "Kerja Covid-19"),
        # The heading of an elucidation.
        ("PENJELASAN ATAS UU 5/2030 TENTANG USAHA CONTOH UMUM Sasaran utama", "USAHA CONTOH"),
        ("PENJELASAN ATAS UU 5/2030 TENTANG PEMILIHAN UMUM I. UMUM Sasaran", "PEMILIHAN UMUM"),
        ("UU 5/2030 TENTANG PEMILIHAN UMUM Sasaran utama", "PEMILIHAN UMUM"),
        ("PP 5/2030 TENTANG AIR CONTOH PRESIDEN REPUBLIK INDONESIA,\n", "AIR CONTOH"),
        ("PP 5/2030 TENTANG AIR CONTOH DENGAN RAHMATTUHAN YANG", "AIR CONTOH"),
        # Marks that a scanner made.
        ("PP 5/2030 TENTANG KETEI{TERAMAN DAN MASYARAI(AT DENGAN RAHMAT", "KETEI{TERAMAN DAN MASYARAI(AT"),
        ("PP 5/2030 tentang Pekerja(PSM) di Kota", "Pekerja"),
        ("PP 5/2030 tentang Kerja[ satu", "Kerja"),
        # Places and other instruments in a title.
        (
            "PP 5/2030 tentang Pedoman atas Pasal tertentu dalam UU 6/2031 tentang Contoh, lalu",
            "Pedoman atas Pasal tertentu dalam UU 6/2031 tentang Contoh",
        ),
        ("PP 5/2030 tentang Pedoman dalam Pasal 5", "Pedoman"),
        (
            "UU 9/2030 tentang Perubahan UU Nomor 3 jo. Nomor 19 Tahun 2029 tentang Daerah Contoh;",
            "Perubahan UU Nomor 3 jo. Nomor 19 Tahun 2029 tentang Daerah Contoh",
        ),
        ("UU 9/2030 tentang Daerah Contoh jo. UU 3/2029", "Daerah Contoh"),
        (
            "UU 9/2030 tentang Batas Misal dengan mengubah UU 3/2029 tentang Daerah;",
            "Batas Misal dengan mengubah UU 3/2029 tentang Daerah",
        ),
        ("UU 9/2030 tentang Batas Misal dengan mengubah denda", "Batas Misal"),
        # Words of enactment close the title of an act, and of no other instrument.
        ("UU 6/2030 tentang Cipta Contoh menjadi Undang-Undang.", "Cipta Contoh menjadi Undang-Undang"),
        ("menetapkan Perppu 2/2030 tentang Cipta Contoh menjadi Undang-Undang.", "Cipta Contoh"),
        (
            "UU 7/2030 tentang Penetapan UU Darurat 3/1953 tentang Daerah (Lembaran Negara) sebagai Undang-Undang (LN)",
            "Penetapan UU Darurat 3/1953 tentang Daerah (Lembaran Negara) sebagai Undang-Undang",
        ),
        ("UU 7/2030 tentang Penetapan Daerah (Lembaran Negara) di Misal", "Penetapan Daerah"),
        ("UU 7/2030 tentang Penetapan Daerah (Lembaran Negara", "Penetapan Daerah"),
        # What is in brackets.
        (
            "UU 8/2030 tentang Pengesahan Treaty on the Use of Examples (Perjanjian mengenai Pemakaian Contoh);",
            "Pengesahan Treaty on the Use of Examples (Perjanjian mengenai Pemakaian Contoh)",
        ),
        ("UU 8/2030 tentang Contoh (yang ditulis oleh orang lain di tempat lain dan dibaca) lagi", "Contoh"),
        ("UU 2/2030 tentang PPHC (Penyelesaian Perselisihan Contoh);", "PPHC"),
        ("UU 2/2030 TENTANG DASAR CONTOH (UUDC) SITI", "DASAR CONTOH"),
        ("UU 2/2030 tentang Daerah (Himpunan Peraturan Negara 2030 Halaman 8);", "Daerah"),
        ("UU 2/2030 tentang Pekerja Contoh (PC) (Lembaran Negara)", "Pekerja Contoh (PC)"),
        # The word before it.
        ("UU 2/2030 tentang Dana denganperaturan Menteri", "Dana"),
        ("UU 2/2030 tentang tentang Jalan.", "Jalan"),
        ("UU 2/2030 Tendang Jalan.", "Jalan"),
        ("UU 2/2030 tendang bola", None),
        ("UU 2/2030 TANGGAL : 13 Shafar 1452 H / 5 Juni 2030 M TENTANG : STATUTA", "STATUTA"),
        ("UU 2/2030 tanggal 5 Juni 2030; tentang Jalan", None),
        ("UU 2/2030 tanggal itu tentang Jalan", None),
        ("UU 2/2030 tanggal 5 Juni 2030 dan pada hari lain yang sama sekali lain tahun itu juga pula", None),
        ("UU 2/2030 TENTANG\n\nmasuknya limbah", None),
        # Lists.
        ("berdasarkan UU 2/2030 tentang Narkoba, Pecandu Narkoba dan Korban wajib dirawat", "Narkoba"),
        ("UU 2/2030 tentang Narkoba, Pecandu Narkoba dan Korban mengatur", "Narkoba, Pecandu Narkoba dan Korban"),
        (
            "PP 2/2030 tentang Urusan antara Pemerintah Pusat, Pemerintah Daerah, dan Pemerintah Desa.",
            "Urusan antara Pemerintah Pusat, Pemerintah Daerah, dan Pemerintah Desa",
        ),
        ("PP 2/2030 tentang Urusan Contoh, Pemerintah Daerah hadir", "Urusan Contoh"),
        (
            "PP 2/2030 tentang sistem pajak contoh, retribusi dan penerimaan lain.",
            "sistem pajak contoh, retribusi dan penerimaan lain",
        ),
        ("PP 2/2030 tentang sistem pajak contoh, bupati dan camat hadir", "sistem pajak contoh"),
        ("PP 2/2030 tentang Pajak dan Pendapatan lain-lain.", "Pajak dan Pendapatan lain-lain"),
    ],
)
def test_where_a_title_ends(text: str, title: str | None) -> None:
    """The title of the first citation ends where the principle says, and where it does not apply elsewhere."""
    assert titles(text)[0] == title


def test_numbers_of_one_kind_have_titles_of_their_own() -> None:
    """Behind a title a further number with its year is of the same kind, unless the title is of another instrument."""
    found = find_citations("UU No. 5/2030 tentang Desa, No. 6/2031 tentang Kota, dan No. 7 Tahun 2032 tentang Contoh.")
    assert [str(one.instrument) for one in found] == ["UU 5/2030", "UU 6/2031", "UU 7/2032"]
    assert [one.title for one in found] == ["Desa", "Kota", "Contoh"]
    outer, *inner = find_citations("PP 1/2033 tentang Perubahan UU Nomor 5 Tahun 2030 dan Nomor 6 Tahun 2031.")
    assert outer.title == "Perubahan UU Nomor 5 Tahun 2030 dan Nomor 6 Tahun 2031"
    assert [one.relation for one in inner] == ["in_title", "in_title"]
    (only,) = find_citations("UU 5/2030 tentang Desa, No. 0/2031 tentang Kota")
    assert only.title == "Desa"


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("diubah denganperaturan Pemerintah Nomor 8 Tahun 2030", InstrumentId("pp", "8", 2030)),
        ("sesuai PeraturanPemerintah Nomor 8 Tahun 2030", InstrumentId("pp", "8", 2030)),
        ("Per. Mendagri No. 8 Tahun 2030", InstrumentId("permen", "8", 2030, "menteri dalam negeri")),
        ("_Peraturan Pemerintah Nomor 8 Tahun 2030_", InstrumentId("pp", "8", 2030)),
        ("Peraturan Pemerintah kmor 8 Tahun 2030", InstrumentId("pp", "8", 2030)),
        ('Peraturan Pemerintah Nomor 8 "Tahun 2030', InstrumentId("pp", "8", 2030)),
        ("Undang-Uudang Nomor 8 Tahun 2030", InstrumentId("uu", "8", 2030)),
        ("Kepmensos Nomor : 15 A/ HUK / 2030", InstrumentId("kepmen", "15A/HUK/2030", None, "mensos")),
        ("Permensos Nomor KEP- 5/HUK/2030", InstrumentId("permen", "KEP-5/HUK/2030", None, "mensos")),
        ("Permensos Nomor 01/III/2030/HUK", InstrumentId("permen", "01/III/2030/HUK", 2030, "mensos")),
        ("PERATURAN DESA....... NOMOR 8 TAHUN 2030", InstrumentId("perdes", "8", 2030, "desa")),
        ("Pasal 5 UU MD3", InstrumentId("uu", None, None)),
        ("Undang-Undang Anak Contoh Pasal 5", InstrumentId("uu", None, None)),
        ("Undang-Undang Pokok Contoh (UUPC)", InstrumentId("uu", None, None)),
        ("Perppu Cipta Contoh", InstrumentId("perppu", None, None)),
    ],
)
def test_names_of_kinds_and_numbers(text: str, instrument: InstrumentId) -> None:
    """An instrument is found however its kind and its number were cut short, run together or spaced."""
    (found,) = find_citations(text)
    assert found.instrument == instrument


@pytest.mark.parametrize(
    "text",
    [
        "sesuai dengan UndangUndangan Nomor",
        "per. unit No. 8 Tahun 2030",
        "my_Peraturan Pemerintah Nomor 8 Tahun 2030",
        "2030-073-Permendagri-No-73-Tahun-2030.pdf",
        "Undang-Undang Anak Contoh mengatur",
        "UU I5 saja",
        "rumor 8 Tahun 2030",
    ],
)
def test_what_is_no_instrument(text: str) -> None:
    """Words that only look like a kind, names of files, and names of acts in full without a place are none."""
    assert find_citations(text) == ()


def test_what_several_offices_issued_has_one_title() -> None:
    """Also where the names of the offices are too many to be kept, each number has the title of all."""
    offices = " ".join(
        f"MENTERI CONTOH BIDANG SATU DUA {name} REPUBLIK INDONESIA" for name in ("AIR", "API", "BUMI", "KAYU")
    )
    found = find_citations(f"PERATURAN BERSAMA {offices}\n\nNOMOR 1 TAHUN 2030 NOMOR 2 TAHUN 2030 TENTANG HARI CONTOH")
    assert [(one.instrument and one.instrument.number, one.title) for one in found] == [
        ("1", "HARI CONTOH"),
        ("2", "HARI CONTOH"),
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("KUHP kecuali pasal 303 dan 303bis perlu", ["Pasal 303", "Pasal 303bis"]),
        ("Pasal 5 dan 6 UU 8/2030", ["Pasal 5", "Pasal 6"]),
        ("dalam Pasal 5 dan 6 mengatur denda", ["Pasal 5", "Pasal 6"]),
        ("dalam Pasal 5 dan 12 orang hadir", ["Pasal 5"]),
        ("Pasal 5 yat (2) UU 8/2030", ["Pasal 5 ayat (2)"]),
        ("Pasal 174-176 Herzien Inlandsch Reglement", ["Pasal 174 sampai dengan Pasal 176"]),
    ],
)
def test_places_without_their_word(text: str, places: list[str]) -> None:
    """Behind a further number the clause goes on with a verb, and things that are counted with a noun."""
    (found,) = find_citations(text)
    assert [str(place) for place in found.pinpoints] == places
