"""Where the parts of a citation end: numbers, years, places and titles, at the words and marks that end them."""

from __future__ import annotations

import pytest

from psm_model.law import InstrumentId, Pinpoint, find_citations

UU_6 = InstrumentId("uu", "6", 2014)
UU_7 = InstrumentId("uu", "7", 2030)
UU_11 = InstrumentId("uu", "11", 2009)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Bab LXXXIX sampai dengan Bab XC UU 6/2014", (Pinpoint(chapter="LXXXIX", through=Pinpoint(chapter="XC")),)),
        ("Bab 2 dan 3 UU 6/2014", (Pinpoint(chapter="2"), Pinpoint(chapter="3"))),
        ("Bab II dan 3 UU 6/2014", (Pinpoint(chapter="II"), Pinpoint(chapter="3"))),
        ("Lampiran A, B dan C UU 6/2014", tuple(Pinpoint(annex=letter) for letter in "ABC")),
        (
            "Pasal 5 dan Pasal 7 sampai dengan Pasal 9 khususnya huruf a UU 6/2014",
            (Pinpoint("5"), Pinpoint("7", through=Pinpoint("9")), Pinpoint("9", letter="a")),
        ),
    ],
)
def test_places_in_lists(text: str, places: tuple[Pinpoint, ...]) -> None:
    """Each number, letter or range of a list is a place, and what narrows a range narrows its end."""
    (found,) = find_citations(text)
    assert (found.as_written, found.instrument, found.pinpoints) == (text, UU_6, places)


def test_articles_beside_a_slash() -> None:
    """A number of four digits after one of four digits is an article, and after a shorter one it may be a year."""
    (code,) = find_citations("Pasal 1320/1338 KUHPerdata")
    assert code.pinpoints == (Pinpoint("1320"), Pinpoint("1338"))
    (article,) = find_citations("Pasal 12/2009")
    assert (article.as_written, article.pinpoints) == ("Pasal 12", (Pinpoint("12"),))


def test_ranges_of_chapters_do_not_run_backwards() -> None:
    """Chapters with Roman numbers are compared by value: XC follows LXXXIX."""
    (found,) = find_citations("Bab XC sampai dengan Bab LXXXIX UU 6/2014")
    assert (found.as_written, found.pinpoints) == ("UU 6/2014", ())


@pytest.mark.parametrize("text", ["Pasal\n2 1 UU 6/2014", "huruf a b Pasal 5 UU 6/2014"])
def test_places_that_are_cut_short(text: str) -> None:
    """A value that may continue after a space is not read, nor is what follows it."""
    (found,) = find_citations(text)
    assert (found.as_written, found.pinpoints) == ("UU 6/2014", ())


@pytest.mark.parametrize(
    ("text", "as_written", "instrument"),
    [
        ("UU Nomor 11 Tahun 2 00 9 tentang Desa", "UU Nomor 11 Tahun 2 00 9", UU_11),
        ("UU No. 11 (Tahun 2009) tentang Desa", "UU No. 11 (Tahun 2009)", UU_11),
        ("UU No. 11\n- 2009 tentang Desa", "UU No. 11", InstrumentId("uu", "11", None)),
        ("UU No. 12 (Drt Tahun 1951", "UU No. 12", InstrumentId("uu", "12", None)),
        ("UU Desa 6/2014 dan Menteri Agama Nomor 3 Tahun 2014", "UU Desa 6/2014", UU_6),
        ("KUHAP Militer UU 6/2014", "UU 6/2014", UU_6),
        (
            "Keputusan Bupati Batang Nomor 460/1 2020",
            "Keputusan Bupati Batang Nomor 460/1 2020",
            InstrumentId("keputusan_bupati", "460/1", 2020, "bupati batang"),
        ),
        (
            "Peraturan Bupati Batang, Camat Nomor 5 Tahun 2020",
            "Peraturan Bupati Batang, Camat Nomor 5 Tahun 2020",
            InstrumentId("perbup", "5", 2020, "bupati batang, camat"),
        ),
        (
            "ART IPSM mengatur Forum Warga",
            "ART IPSM",
            InstrumentId("ad_art", None, None, "ikatan pekerja sosial masyarakat"),
        ),
    ],
)
def test_numbers_years_and_issuers(text: str, as_written: str, instrument: InstrumentId) -> None:
    """A number, a year and an office end where the text shows it: nothing after them is read into the citation."""
    (found,) = find_citations(text)
    assert (found.as_written, found.instrument) == (as_written, instrument)


def test_articles_of_several_codes() -> None:
    """After an article of a code, a number before another code is an article of that one."""
    _, first, second = find_citations("UU 6/2014. Pasal 362 KUHP, 53 KUHAP")
    assert (first.instrument, first.pinpoints) == (InstrumentId("kuhp", None, None), (Pinpoint("362"),))
    assert (second.instrument, second.pinpoints) == (InstrumentId("kuhap", None, None), (Pinpoint("53"),))


def test_joint_instruments_name_all_offices() -> None:
    """The office before the second number of a joint instrument is one of both."""
    text = "Peraturan Bersama Menteri Agama Nomor 9 Tahun 2006 dan Menteri Dalam Negeri Nomor 8 Tahun 2006"
    issuer = "bersama menteri agama dan menteri dalam negeri"
    assert [found.instrument for found in find_citations(text)] == [
        InstrumentId("peraturan", "9", 2006, issuer),
        InstrumentId("peraturan", "8", 2006, issuer),
    ]


def test_references_name_no_other_words() -> None:
    """A word after a kind without an office is no office: "peraturan baru tersebut" refers to nothing that is known."""
    first, second = find_citations("UU 6/2014. Pasal 5 peraturan baru tersebut")
    assert (first.as_written, second.as_written) == ("UU 6/2014", "Pasal 5")
    text = "Pasal 5 Peraturan Menteri Dalam Negeri tersebut"
    (reference,) = find_citations(text)
    assert reference.as_written == text


def test_documents_are_citations_only_alone() -> None:
    """In a text, a document of an office is not a citation; a text that is known to be a citation may name one."""
    assert find_citations("Dokumen Direktur 5/2001") == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Pasal 5 UUPA", "UUPA"),
        ("UU 7/2030 tentang Pengesahan Konvensi (Minamata Convention) berlaku", "Pengesahan Konvensi"),
        (
            "UU 7/2030 tentang Pengesahan Konvensi (Convention on Mercury) berlaku",
            "Pengesahan Konvensi (Convention on Mercury)",
        ),
        ("UU 7/2030 tentang Penanganan (ABC DEF) Desa", "Penanganan (ABC DEF) Desa"),
        ("UU 7/2030 tentang Dana Desa\nDana Desa adalah uang", "Dana Desa"),
        ("UU 7/2030 tentang Rencana 5A - 6B", "Rencana 5A - 6B"),
        ('UU 7/2030 tentang Rumah Sakit "contoh" Misal', "Rumah Sakit"),
        ('UU 7/2030 tentang Rumah sakit "Contoh" Misal', 'Rumah sakit "Contoh" Misal'),
        ('UU 7/2030 tentang Pendirian "Contoh Indah" Misal', 'Pendirian "Contoh Indah" Misal'),
        ("UU 7/2030 tentang Jaringan dan 5G Nasional", "Jaringan dan 5G Nasional"),
        ("UU 7/2030 tentang Dana\n12 Desa", "Dana"),
        ("UU 7/2030 tentang Desa, 6/2001", "Desa"),
        ("UU 7/2030 tentang PT KERETA Api", "PT KERETA"),
        (
            "UU 7/2030 tentang tata cara pembagian, dana desa, dan laporan",
            "tata cara pembagian, dana desa, dan laporan",
        ),
        ("UU 7/2030 tentang tata cara pembagian, Dana, dan laporan", "tata cara pembagian"),
        ("UU 7/2030 tentang tata cara pembagian, dana desa kami, dan laporan", "tata cara pembagian"),
        ("UU 7/2030 tentang tata cara pembagian, dana desa, warga berlaku", "tata cara pembagian"),
        ("UU 13/2011 tentang penanganan fakir mi5kin bagi warga", "penanganan fakir mi5kin"),
        ("UU 13/2011 tentang penanagnan fakir miskin bagi warga", "penanagnan fakir miskin bagi warga"),
        ("PERATURAN WALI KOTA PEKALONGAN NOMOR 5 TAHUN 2020 TENTANG DANA DESA\nWALI KOTA PEKALONGAN,", "DANA DESA"),
    ],
)
def test_titles(text: str, title: str) -> None:
    """A title has the brackets, the quoted names and the numbers in it, and ends before what is not part of it."""
    (found,) = find_citations(text)
    assert found.title == title


def test_title_before_another_instrument() -> None:
    """A title in capitals ends before the comma and the instrument that follows it."""
    first, second = find_citations("UU 7/2030 tentang DESA DAN KOTA, UU 6/2014")
    assert (first.instrument, first.title, second.instrument) == (UU_7, "DESA DAN KOTA", UU_6)
