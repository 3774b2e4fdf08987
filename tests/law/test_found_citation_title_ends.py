"""What decides where a title ends: each principle with texts in which it applies, and others in which it does not."""

from __future__ import annotations

import pytest

from psm_model.law import InstrumentId, find_citations
from tests.every_case import every_case


def titles(text: str) -> list[str | None]:
    """Return the titles of what a text cites, in its order."""
    return [found.title for found in find_citations(text)]


@every_case(
    ("text", "title"),
    [
        # No title ends at a small word, however far apart the lines are.
        ("PP 5/2030 tentang Pengelolaan Dana dan\n\nAset Contoh belum", "Pengelolaan Dana dan Aset Contoh"),
        ("PP 5/2030 tentang Pengelolaan Dana\n\nAset Contoh belum", "Pengelolaan Dana"),
        (
            "PERBUP MISAL 5/2030 TENTANG TATA NASKAH DI LINGKUNGAN\n\nPEMERINTAH MISAL DENGAN RAHMAT",
            "TATA NASKAH DI LINGKUNGAN PEMERINTAH MISAL",
        ),
        # Blank lines within the citation end no paragraph after it, if the line before them is full.
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
        # Where the line was broken on purpose: after a long one, before a verb, a count or a bullet.
        (f"{'kata ' * 30}PP 5/2030 tentang Dana Contoh\nKota Misal", "Dana Contoh"),
        ("kata PP 5/2030 tentang Dana Contoh\nKota Misal", "Dana Contoh Kota Misal"),
        ("PP 5/2030 tentang Dana Contoh\nMencabut PP 6/2029", "Dana Contoh"),
        ("PP 5/2030 tentang Dana Contoh\n• Lalu", "Dana Contoh"),
        ("PP 5/2030 tentang Dana Contoh\n1.4 Ruang Lingkup", "Dana Contoh"),
        ("PP 5/2030 tentang Dana Contoh\n12\nLalu", "Dana Contoh"),
        # A page ended within the title; its words do not include the numbers.
        ("UU 7/2030 tentang Analisis Mengenai 1\n\n2 Dampak Contoh;", "Analisis Mengenai Dampak Contoh"),
        ("UU 7/2030 tentang Analisis Mengenai 41\n\n2 42 Dampak Contoh;", "Analisis Mengenai Dampak Contoh"),
        ("UU 7/2030 tentang Analisis Mengenai 1\n\n5 Dampak Contoh;", "Analisis Mengenai 1"),
        # The title was left out.
        ("UU 7/2030 tentang\n\nPeraturan Pemerintah Nomor 5 Tahun 2031 tentang Kerja", None),
        ("UU 7/2030 tentang S A L I N A N BUPATI", None),
        ("UU 7/2030 tentang hal yang sama", None),
        ("UU 7/2030 tentang hal Kerja.", "hal Kerja"),
        # The issuing office follows a title in capitals.
        ("PERATURAN BUPATI MISAL NOMOR 5 TAHUN 2030 TENTANG AIR CONTOH BUPATI MISAL, Menimbang", "AIR CONTOH"),
        ("PERATURAN WALIKOTA BATAM NOMOR 5 TAHUN 2030 TENTANG AIR CONTOH WALI KOTA BATAM, Menimbang", "AIR CONTOH"),
        ("PERATURAN BUPATI MISAL NOMOR 5 TAHUN 2030 TENTANG AIR CONTOH\nCAMAT SATU", "AIR CONTOH CAMAT SATU"),
        ("PP 5/2030 TENTANG AIR CONTOH CAMAT SATU", "AIR CONTOH CAMAT SATU"),
        # Among words with capitals, a run of words in capitals is of something else.
        ("PP 5/2030 tentang Kerja Contoh JAKARTA SELATAN", "Kerja Contoh"),
        ("PP 5/2030 tentang Kerja Contoh PNS di Misal", "Kerja Contoh PNS di Misal"),
        # When something happened.
        ("PP 5/2030 tentang Kerja Contoh Senin 5 Juni", "Kerja Contoh"),
        # What "dan" joins to the citation, and not to the title.
        ("PP 5/2030 tentang Kerja Contoh dan No. 6/2029 tentang Lain", "Kerja Contoh"),
        ("PP 5/2030 tentang Kerja Contoh dan Desa (UU Nomor 6 Tahun 2014)", "Kerja Contoh"),
        ("PP 5/2030 tentang Kerja Contoh dan Peraturan Menteri Sosial yang lain", "Kerja Contoh"),
        ("PP 5/2030 tentang Pajak, Retribusi dan bupati hadir", "Pajak"),
        (
            "PP 5/2030 tentang Keputusan Bersama Menteri Sosial, Menteri Agama Nomor 5 Tahun 2029 tentang Contoh, lalu",
            "Keputusan Bersama Menteri Sosial, Menteri Agama Nomor 5 Tahun 2029 tentang Contoh",
        ),
        # A word cut short, and a place that is of the name of a tax.
        (
            "UU 7/2030 tentang Pembentukan Daerah Tk. II Misal di Sulawesi",
            "Pembentukan Daerah Tk. II Misal di Sulawesi",
        ),
        ("UU 7/2030 tentang Pajak Penghasilan Pasal 21 berlaku", "Pajak Penghasilan Pasal 21"),
        # The word before it, torn.
        ("UU Nomor 7 Tahun 2030 ten-tang Kerja Contoh;", "Kerja Contoh"),
    ],
)
def test_where_a_title_ends(text: str, title: str | None) -> None:
    """The title of the first citation ends where the principle says, and where it does not apply elsewhere."""
    assert titles(text)[0] == title


def test_a_page_that_ends_within_one_of_two_titles() -> None:
    """Page numbers within a title are left out of it, and the other title is unchanged."""
    text = "UU 7/2030 tentang Analisis Mengenai 1\n\n2 Dampak Contoh; UU 8/2030 tentang Kerja 3 Contoh."
    assert titles(text) == ["Analisis Mengenai Dampak Contoh", "Kerja 3 Contoh"]


def test_numbers_of_one_kind_have_titles_of_their_own() -> None:
    """After a title a further number with its year has the same kind, unless that title names another one."""
    found = find_citations("UU No. 5/2030 tentang Desa, No. 6/2031 tentang Kota, dan No. 7 Tahun 2032 tentang Contoh.")
    assert [str(entry.instrument) for entry in found] == ["UU 5/2030", "UU 6/2031", "UU 7/2032"]
    assert [entry.title for entry in found] == ["Desa", "Kota", "Contoh"]
    outer, *inner = find_citations("PP 1/2033 tentang Perubahan UU Nomor 5 Tahun 2030 dan Nomor 6 Tahun 2031.")
    assert outer.title == "Perubahan UU Nomor 5 Tahun 2030 dan Nomor 6 Tahun 2031"
    assert [entry.relation for entry in inner] == ["in_title", "in_title"]
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
        ("UU No. 8 of 2030", InstrumentId("uu", "8", 2030)),
        ("UU Nomor 8 Tahun 2030, LN Tahun 2030 No. 5 saja", InstrumentId("uu", "8", 2030)),
        ("UU Nomor 8 Tahun\n\n(2)\n\n2030", InstrumentId("uu", "8", 2030)),
        ("Kepmensos Nomor 18 K/30/HUK/2030", InstrumentId("kepmen", "18K/30/HUK/2030", 2030, "mensos")),
        ("Keputusan Rektor Nomor 345/UN1/KPT/2030", InstrumentId("keputusan", "345/UN1/KPT/2030", 2030, "rektor")),
        ("Kepmensos Nomor M.05-UM.01.06 Tahun 2030", InstrumentId("kepmen", "M.05-UM.01.06", 2030, "mensos")),
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
    assert [(entry.instrument and entry.instrument.number, entry.title) for entry in found] == [
        ("1", "HARI CONTOH"),
        ("2", "HARI CONTOH"),
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("KUHP khususnya pasal 303 dan 303bis perlu", ["Pasal 303", "Pasal 303bis"]),
        ("Pasal 5 dan 6 UU 8/2030", ["Pasal 5", "Pasal 6"]),
        ("dalam Pasal 5 dan 6 mengatur denda", ["Pasal 5", "Pasal 6"]),
        ("dalam Pasal 5 dan 12 orang hadir", ["Pasal 5"]),
        ("Pasal 5 yat (2) UU 8/2030", ["Pasal 5 ayat (2)"]),
        ("Pasal 5 ayat d dan Pasal 6 UU 8/2030", ["Pasal 5", "Pasal 6"]),
        ("Pasal 5 ayat (T) dan Pasal 6 UU 8/2030", ["Pasal 5", "Pasal 6"]),
        ("Pasal 9, Pasal 51Peraturan Pemerintah Nomor 78 Tahun 2010", ["Pasal 9", "Pasal 51"]),
        ("UU Nomor 8 Tahun 2030, LN Tahun 2030 No. 5, TLN No. 6, Pasal 71", ["Pasal 71"]),
        ("Pasal 174-176 Herzien Inlandsch Reglement", ["Pasal 174 sampai dengan Pasal 176"]),
    ],
)
def test_places_without_their_word(text: str, places: list[str]) -> None:
    """After a further number a verb continues the clause, and a noun is what the number counts."""
    (found,) = find_citations(text)
    assert [str(place) for place in found.pinpoints] == places
