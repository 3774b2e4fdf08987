"""find_citations finds what real text cites, and nothing else; whatever the text, its spans are slices of it."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.law import Citation, FoundCitation, InstrumentId, Pinpoint, Relation, find_citations
from tests.law.strategies import citations

CORPUS = Path(__file__).parents[2] / "../shared/citations"

UU_11 = InstrumentId("uu", "11", 2009)
PERMENSOS = InstrumentId("permen", "10", 2019, "menteri sosial")

# A spelling, and the instrument that it names.
INSTRUMENTS = [
    ("UU No. 11 Tahun 2009", UU_11),
    ("UU 11/2009", UU_11),
    ("U.U. No. 11 tahun 2009", UU_11),
    ("Undang-Undang Republik Indonesia Nomor 11 Tahun 2009", UU_11),
    ("UndangUndang Nomor 11 Tahun 2009", UU_11),
    ("Undang\u2013Undang Nr 11 tahun 2009", UU_11),
    ("Undang-\nUndang Nomor\n11 Tahun 2009", UU_11),
    ("Undang- Undang Nomor : 11 Tahun 2009", UU_11),
    ("Undang-Undang Nomor Nomor 11 Tahun 2009", UU_11),
    ("Undang-Undang Nomor11 Tahun 2009", UU_11),
    ("Undang-Undang 11 Tahun 2009", UU_11),
    ("Undang-Undang No. 11, Tahun 2009", UU_11),
    ("UU NO 11 TH 2009", UU_11),
    ("UU N0. 11 2009", UU_11),
    ("**UU** Nomor 11 Tahun 2009", UU_11),
    ("Undang-Undang Nomor 1l Tahun 2OO9", UU_11),
    ("Undang-Undang Nomor 11 Tahurr 2009", UU_11),
    ("Undang-Undang Nomor 11 ^Tahun : 2 00 9", UU_11),
    ("Undang-Undang Kesejahteraan Sosial (Nomor 11 Tahun 2009)", UU_11),
    ("UU Kesejahteraan Sosial No. 11/2009", UU_11),
    ("Perppu Nomor I Tahun 1969", InstrumentId("perppu", "1", 1969)),
    ("Undang-undang No. 19 Prp. tahun 1960", InstrumentId("perppu", "19", 1960)),
    ("Undang-undang No. 19/Prp/1960", InstrumentId("perppu", "19", 1960)),
    ("Undang-undang No. 19/Prp Tahun 1960", InstrumentId("perppu", "19", 1960)),
    ("Pengganti Undang-Undang Nomor 1 Tahun 2002", InstrumentId("perppu", "1", 2002)),
    ("Undang-undang Nomor 4 Drt. 1959", InstrumentId("uu_darurat", "4", 1959)),
    ("Undang-undang No. 5/Tahun 1960", InstrumentId("uu", "5", 1960)),
    ("UU Drt No. 4 Tahun 1959", InstrumentId("uu_darurat", "4", 1959)),
    ("UU Darurat 4/1959", InstrumentId("uu_darurat", "4", 1959)),
    ("Undang-Undang. Nomor 11 Tahun 2009", UU_11),
    ("PEPRES No. 97 Tahun 2016", InstrumentId("perpres", "97", 2016)),
    ("Intruksi Presiden Nomor 5 Tahun 2004", InstrumentId("inpres", "5", 2004)),
    ("Instruksi Presiden No. Instr. 2/KO.T.O.E. tahun 1962", InstrumentId("inpres", "2/KO.T.O.E.", 1962)),
    ("Keputusan Presiden No. 433/M tahun 1962", InstrumentId("keppres", "433/M", 1962)),
    ("Peraturan Pemerintah Nomor ....... Tahun .......", InstrumentId("pp", None, None)),
    ("Peraturan Pemerintah Nomor Tahun 2009", InstrumentId("pp", None, 2009)),
    ("Peraturan Pemerintah Nomor \u2026 ", InstrumentId("pp", None, None)),
    ("UUD '45", InstrumentId("uud", None, 1945)),
    ("UUD Negara RI Tahun 1945", InstrumentId("uud", None, 1945)),
    ("Perubahan Ketiga Undang-Undang Dasar 1945", InstrumentId("uud", "perubahan-3", 2001)),
    ("Perubahan Kedua atas UUD 1945", InstrumentId("uud", "perubahan-2", 2000)),
    ("Undang-Undang Dasar Sementara Republik Indonesia", InstrumentId("uuds", None, 1950)),
    ("Kitab Undang-Undang Hukum Pidana (KUHP)", InstrumentId("kuhp", None, None)),
    ("TAP MPR No. XI Tahun 1998", InstrumentId("tap_mpr", "XI", 1998)),
    ("Ketetapan M.P.R.S. No. XXXIIII/MPRS/1967", InstrumentId("tap_mpr", "XXXIIII/MPRS/1967", 1967)),
    ("Putusan Nomor 35/PUU\u2013Vl/2O12", InstrumentId("putusan_mk", "35/PUU-VI/2012", 2012)),
    ("Staatsblad Tahun 1847, Nomor 23", InstrumentId("staatsblad", "23", 1847)),
    ("Stbl. 1847:23", InstrumentId("staatsblad", "23", 1847)),
    ("Staatsblad No. 23 tahun 1847", InstrumentId("staatsblad", "23", 1847)),
    ("Staatsblad 1847 Nomor ...", InstrumentId("staatsblad", None, 1847)),
    ("Permensos 10 tahun 2019", PERMENSOS),
    ("Permensos No.10 2019", PERMENSOS),
    ("Peraturan Menteri Sosial RI Nomor 10 Tahun 2019", PERMENSOS),
    ("Peraturan Mensos No. 10/2019", PERMENSOS),
    ("Permen Sosial No. 10/2019", PERMENSOS),
    ("Permenxyz No. 10/2019", InstrumentId("permen", "10", 2019)),
    ("SK. MENSOS RI : 14/HUK/KEP/II/1981", InstrumentId("kepmen", "14/HUK/KEP/II/1981", 1981, "menteri sosial")),
    ("S.K. Menteri Sosial No. 28/HUK /1987", InstrumentId("kepmen", "28/HUK/1987", 1987, "menteri sosial")),
    ("SK Mensos RI : 36/HUK/19", InstrumentId("kepmen", "36/HUK/19", None, "menteri sosial")),
    ("KEPMENSOS/21/HUK/2022", InstrumentId("kepmen", "21/HUK/2022", 2022, "menteri sosial")),
    ("Surat keputusan Gubernur Bali No. 5/2001", InstrumentId("keputusan_gubernur", "5", 2001, "gubernur bali")),
    ("SK Direktur Nomor 5 Tahun 2001", InstrumentId("other", "5", 2001, "direktur")),
    ("SE Mendagri No. 3 Tahun 2020", InstrumentId("surat_edaran", "3", 2020, "menteri dalam negeri")),
    ("Surat Edaran Sekda Nomor 3", InstrumentId("surat_edaran", "3", None, "sekda")),
    ("Kemensos RI Nomor 262/HUK/2022", InstrumentId("other", "262/HUK/2022", 2022, "kementerian sosial")),
    ("Perda Prov. Jabar No. 10/2012", InstrumentId("perda_prov", "10", 2012, "provinsi jawa barat")),
    ("Perda DKI Jakarta No. 10/2012", InstrumentId("perda_prov", "10", 2012, "provinsi dki jakarta")),
    ("Qanun Aceh Nomor 11 Tahun 2013", InstrumentId("perda_prov", "11", 2013, "provinsi aceh")),
    ("Qanun Kabupaten Aceh Besar Nomor 2 Tahun 2010", InstrumentId("perda_kabkota", "2", 2010, "kabupaten aceh besar")),
    ("Perda No. 9 Tahun 2008", InstrumentId("perda_kabkota", "9", 2008)),
    ("PERDAPROMAL No. 14 Tahun 2005", InstrumentId("perda_prov", "14", 2005)),
    ("PERDAKOTAMBON No. 5 Tahun 2016", InstrumentId("perda_kabkota", "5", 2016)),
    ("Peraturan Bupati (PERBUP) Kabupaten Tabalong No. 7/2017", InstrumentId("perbup", "7", 2017, "bupati tabalong")),
    ("AD/ART IPSM Tahun 2017", InstrumentId("ad_art", None, 2017, "ipsm")),
    ("AD/ART Persatuan A dan B", InstrumentId("ad_art", None, None, "persatuan a dan b")),
    ("Putusan Mahkamah Agung Nomor 5 Tahun 2000", InstrumentId("other", "5", 2000, "mahkamah agung")),
    ("UU.RI No.11 Th 2009", UU_11),
    ("UU Nomor 11 Tahun 2201", InstrumentId("uu", "11", None)),
    ("UU Nomor 11 Tahun 1799", InstrumentId("uu", "11", None)),
    ("UU Nomor ll Tahun 2009", UU_11),
    ("UU Nomor 1 1 Tahun 2009", UU_11),
    ("UU Sosial (UU No. 11 Tahun 2009)", UU_11),
    ("UU Nomor 1 tentang Kitab Undang-Undang Hukum Pidana", InstrumentId("uu", "1", None)),
    ("Undang-undang N.I.T. No. 44 tahun 1950", InstrumentId("other", "44", 1950, "negara indonesia timur")),
    (
        "Keputusan Bupati Batang Nomor 7, tanggal 12 Juni 2006",
        InstrumentId("keputusan_bupati", "7", 2006, "bupati batang"),
    ),
    ("Keputusan Bupati Batang Nomor 7 tanggal 12 Juni", InstrumentId("keputusan_bupati", "7", None, "bupati batang")),
    ("UU Nomor 5 Tahun 1 9 5 6 7", InstrumentId("uu", "5", None)),
    ("Perbup Nomor 6aD1 Tahun 2000", InstrumentId("perbup", "6aD1", 2000)),
]

# What looks like a citation and is none.
NEGATIVES = [
    "MPR/DPR/DPRD I",
    "menjabat sampai dengan diberhentikan",
    "hubungi No. HP 081234567890 atau 0812-3456-7890, KTP 3325111505900001",
    "pada tahun 2019 dan 2020, periode 2025\u20132030",
    "peraturan perundang-undangan yang berlaku",
    "Undang-Undang ini mulai berlaku pada tanggal diundangkan.",
    "RUU Kesejahteraan Sosial, UU, UU dan peraturan lain, UU RI",
    "(Lembaran Negara Republik Indonesia Tahun 2009 Nomor 12, Tambahan Lembaran Negara Nomor 4967)",
    "Berita Negara Tahun 2019 Nomor 866; BD 2025/NO 15; No.866, 2019 KEMENSOS.",
    "pp. 12-15, pp. 120 2015, PP 30 menit",
    "476/SE/02/IPeKB IND/PP/XI/2008 dan 462/06/Dayasos/Dinsos",
    "Jalan Pasal Baru No. 5 Tahun 2000",
    "keputusan 2 tahun 2019 silam, peraturan sekolah No 5, SK Pengurus periode 2025-2030",
    "[teks](/permenkeu/2021/118) https://x.id/uu/11/2009 uu@x.id",
    "Bab III Metode, Lampiran II, huruf a dan huruf b, angka 5 sampai dengan angka 10",
    "AD/ART organisasi itu",
    "Kementerian Sosial RI Nomor telepon 021-3103591",
    "Perubahan Kedua rencana kerja; Perubahan besar",
    "Peraturan Menteri Sosial yang baru",
    "Peraturan Menteri Sosial (tentang apa pun) ...",
    "UU Nomor tahu lalu",
    "Keputusan Menteri Sosial dan Menteri Agama",
    "Nomor 10 Tahun 2019",
    "Pasal 5 KUHAP, KUHPerdata Pasal 1365, (KUHAP pasal 5)",
    "kemenangan Nomor 5 Tahun 2000, Perdana Menteri Nomor 5 Tahun 2000",
    "Peraturan Bupati (satu dua tiga empat lima enam) Nomor 5 Tahun 2000",
    f"Peraturan Menteri {'amat ' * 60} Nomor 5 Tahun 2000",
    f"UU {'amat ' * 12} Nomor 5 Tahun 2000",
    f"AD/ART {'Amat ' * 60}",
    "UU X",
    "Staatsblad 1847 tentang perkawinan; Staatsblad itu",
    "Ayat (1)\nCukup jelas",
    "BAB I KETENTUAN UMUM\nPasal 1\nDalam Undang-Undang ini yang dimaksud dengan",
    "cukup.\n\nPasal 12\n(1) Setiap orang berhak.\nPasal 13\nCukup jelas.",
    "Peraturan Menteri Sosial Nomor 0 Tahun 2019",
    "Pasal nol, Pasal 0, ayat suci, ayat . 1",
]

# A spelling, and the places that it names.
PLACES = [
    ("Pasal 21 ayat (1) huruf a angka 2", [Pinpoint("21", "1", "a", "2")]),
    ("Pasal 18A", [Pinpoint("18A")]),
    ("Pasal 28 H ayat (1)", [Pinpoint("28H", "1")]),
    ("Pasal 28I", [Pinpoint("28I")]),
    ("Pasal 2O", [Pinpoint("20")]),
    ("Pasal 303 bis", [Pinpoint("303bis")]),
    ("Pasal IV", [Pinpoint("IV")]),
    ("Ps. 12 (1)", [Pinpoint("12", "1")]),
    ("Psal 12 Ayat 1", [Pinpoint("12", "1")]),
    ("Pasal 21 ayat (l)", [Pinpoint("21", "1")]),
    ("Pasal 21 ayat (21 huruf a", [Pinpoint("21", "2", "a")]),
    ("Pasal 21 ayat (2]", [Pinpoint("21", "2")]),
    ("Pasal 21 ayat (2 huruf a", [Pinpoint("21", "2", "a")]),
    ("Pasal 21 ayat I", [Pinpoint("21", "1")]),
    ("Pasal 21 ayat (1a)", [Pinpoint("21", "1a")]),
    ("Pasal 20 ayat (1) sub c dan d", [Pinpoint("20", "1", "c"), Pinpoint("20", "1", "d")]),
    ("Pasal 20 huruf (a)", [Pinpoint("20", None, "a")]),
    ("Pasal 20 huruf AA", [Pinpoint("20", None, "aa")]),
    ("Pasal 20 sub 2", [Pinpoint("20", item="2")]),
    ("Pasal 1 angka 7 huruf b", [Pinpoint("1", None, "b", "7")]),
    ("Pasal 1 angka 7 huruf b dan huruf c", [Pinpoint("1", None, "b", "7"), Pinpoint("1", None, "c", "7")]),
    ("ayat (2) Pasal 5", [Pinpoint("5", "2")]),
    ("Pasal 5, ayat (1)", [Pinpoint("5", "1")]),
    ("Pasal 5, ayat (1) dan ayat (2)", [Pinpoint("5", "1"), Pinpoint("5", "2")]),
    ("Pasal 5 ayat (1) dan (2)", [Pinpoint("5", "1"), Pinpoint("5", "2")]),
    ("Pasal 5 ayat (1), (2), dan (3)", [Pinpoint("5", "1"), Pinpoint("5", "2"), Pinpoint("5", "3")]),
    ("Pasal 5 ayat 1 dan 2", [Pinpoint("5", "1"), Pinpoint("5", "2")]),
    ("Pasal 5 ayat (1), 18 dan 20 ayat (1)", [Pinpoint("5", "1"), Pinpoint("18"), Pinpoint("20", "1")]),
    ("Pasal 5 huruf a dan 7", [Pinpoint("5", None, "a"), Pinpoint("7")]),
    ("pasal-pasal 2 dan 3", [Pinpoint("2"), Pinpoint("3")]),
    ("Pasal 33 dan/atau Pasal 34", [Pinpoint("33"), Pinpoint("34")]),
    ("Pasal 5 ayat (2) jo. Pasal 33", [Pinpoint("5", "2"), Pinpoint("33")]),
    ("Pasal 5\u20137", [Pinpoint("5", through=Pinpoint("7"))]),
    ("Pasal 5 s/d Pasal 7", [Pinpoint("5", through=Pinpoint("7"))]),
    ("Pasal 5 hingga 7", [Pinpoint("5", through=Pinpoint("7"))]),
    ("Pasal 5 s.d. Pasal 7 s.d. Pasal 9", [Pinpoint("5", through=Pinpoint("7")), Pinpoint("9")]),
    ("Pasal 5 sampai dengan Pasal 5", [Pinpoint("5"), Pinpoint("5")]),
    ("Pasal 4 huruf a s.d. huruf c", [Pinpoint("4", None, "a", through=Pinpoint("4", None, "c"))]),
    ("Pasal 55 ayat (1) ke-1 dan Pasal 64", [Pinpoint("55", "1"), Pinpoint("64")]),
    ("Bab III Bagian Pertama Pasal 3", [Pinpoint("3", chapter="III", part="Pertama")]),
    (
        "Bab III Bagian Pertama dan Bagian Kedua",
        [Pinpoint(chapter="III", part="Pertama"), Pinpoint(chapter="III", part="Kedua")],
    ),
    ("Bagian Pertama Pasal 3", [Pinpoint("3")]),
    ("Bagian Pertama dan Pasal 3", [Pinpoint("3")]),
    ("Pasal 5 huruf a dan ayat (2)", [Pinpoint("5", None, "a"), Pinpoint("5", "2")]),
    ("Bab XIIA", [Pinpoint(chapter="XIIA")]),
    ("Lampiran II", [Pinpoint(annex="II")]),
]


@pytest.mark.parametrize(("text", "instrument"), INSTRUMENTS)
def test_finds_an_instrument(text: str, instrument: InstrumentId) -> None:
    """Each spelling names its instrument, in a sentence as alone."""
    assert [instrument] == [found.instrument for found in find_citations(text)]
    assert [instrument] == [
        found.instrument for found in find_citations(f"\nberdasarkan: {text}, maka")
    ] or text.startswith("Pengganti")


@pytest.mark.parametrize("text", NEGATIVES)
def test_finds_nothing(text: str) -> None:
    """What only looks like a citation is none."""
    assert find_citations(text) == ()


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_finds_places(text: str, places: list[Pinpoint]) -> None:
    """Each spelling names its places, before an instrument as behind it."""
    (before,) = find_citations(f"{text} UU 11/2009")
    assert (UU_11, tuple(places)) == (before.instrument, before.pinpoints)
    if text.startswith(("Pasal", "Bab", "Lampiran")):
        (behind,) = find_citations(f"UU 11/2009 {text}")
        assert (UU_11, tuple(places)) == (behind.instrument, behind.pinpoints)


@pytest.mark.parametrize(
    "text",
    [
        "UU 11/2009, pasal 38",
        "UU 11/2009 (Pasal 38)",
        "UU 11/2009 khususnya pada Pasal 38",
        "UU 11/2009 tentang Kesejahteraan Sosial, pasal 38 disebutkan",
        "UU 11/2009 (Lembaran Negara (LN) Tahun 2009 Nomor 12) pasal 38",
        "Undang-Undang Sosial (UU 11/2009) pasal 38",
        "Pasal 38 dari UU 11/2009",
        "Pasal 38 Ketentuan Umum UU 11/2009",
    ],
)
def test_finds_places_at_some_distance(text: str) -> None:
    """A comma, a title or a gazette may stand between an instrument and the place in it."""
    (found,) = find_citations(text)
    assert Citation(UU_11, (Pinpoint("38"),)) == found.citation


@pytest.mark.parametrize(
    ("text", "pinpoints"),
    [
        ("UU 5/1960 jo. Pasal 3 UU 11/2009", [(), (Pinpoint("3"),)]),
        ("UU 5/1960 Pasal 3 UU 11/2009", [(), (Pinpoint("3"),)]),
        ("UU 5/1960; Pasal 3 UU 11/2009", [(), (Pinpoint("3"),)]),
        ("UU 5/1960, Pasal 3 undang-undang ini", [(), (Pinpoint("3"),)]),
        ("UU 5/1960 (yang lama. Pasal 3", [(), (Pinpoint("3"),)]),
        ("Pasal 3, 4. UU 11/2009", [(Pinpoint("3"),), ()]),
        ("Pasal 3 dan 20 orang", [(Pinpoint("3"),)]),
        ("Pasal 3 dan 20000", [(Pinpoint("3"),)]),
        ("Pasal 3 dan a", [(Pinpoint("3"),)]),
        ("Pasal 3 huruf a, b orang", [(Pinpoint("3", None, "a"),)]),
        ("Pasal 3 Pasal 4", [(Pinpoint("3"),), (Pinpoint("4"),)]),
        ("Bab III Pasal 4 sampai dengan Pasal 6", [(Pinpoint("4", chapter="III", through=Pinpoint("6")),)]),
        ("Pasal 3 huruf demi huruf", [(Pinpoint("3"),)]),
        ("Pasal 3 ke orang", [(Pinpoint("3"),)]),
        ("sebagaimana dimaksud dalam\nPasal 3\nberlaku", [(Pinpoint("3"),)]),
        ("dimaksud pada ayat (2)", [(Pinpoint(paragraph="2"),)]),
        ("Pasal 5 A. Umum", [(Pinpoint("5"),)]),
    ],
)
def test_places_belong_where_they_stand(text: str, pinpoints: list[tuple[Pinpoint, ...]]) -> None:
    """A place belongs to the instrument that it stands beside, else to the text itself."""
    assert pinpoints == [found.pinpoints for found in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("UU 5/1960 jo. UU 11/2009", Relation.JO),
        ("UU 5/1960 yo UU 11/2009", Relation.JO),
        ("UU 5/1960 juncto Pasal 4 UU 11/2009", Relation.JO),
        ("UU 5/1960 sebagaimana telah beberapa kali diubah terakhir dengan UU 11/2009", Relation.AMENDED_BY),
        ("UU 5/1960 tentang Perubahan Atas UU 11/2009", Relation.IN_TITLE),
        ("UU 5/1960 dan UU 11/2009", None),
        ("UU 5/1960 tentang Tanah serta UU 11/2009", None),
        ("UU 5/1960 diganti, sesuai dengan UU 11/2009", None),
    ],
)
def test_relation_to_the_one_before(text: str, relation: Relation | None) -> None:
    """The words between two instruments say how the second stands to the first."""
    first, second = find_citations(text)
    assert (None, UU_11, relation) == (first.relation, second.instrument, second.relation)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("UU 11/2009 tentang Kesejahteraan Sosial.", "Kesejahteraan Sosial"),
        ("UU 11/2009 tentang Kesejahteraan\n  Sosial (LN 2009/12)", "Kesejahteraan Sosial"),
        ("UU 11/2009 (LN 2009/12) tentang Kesejahteraan Sosial;", "Kesejahteraan Sosial"),
        ("UU 11/2009 tentang Kesejahteraan Sosial, sebagaimana", "Kesejahteraan Sosial"),
        ("UU 11/2009 tentang Kesejahteraan Sosial\n2. lain", "Kesejahteraan Sosial"),
        ("UU 11/2009 tentang Kesejahteraan Sosial dan Perpres 5/2000", "Kesejahteraan Sosial"),
        ("UU 11/2009 tentang", None),
        ("UU Satu Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan", "Satu Dua Tiga Empat Lima Enam Tujuh Delapan"),
        ("UU 11/2009 (tentang", None),
        ("UU Kesejahteraan Sosial dan Keluarga disahkan", "Kesejahteraan Sosial dan Keluarga"),
    ],
)
def test_title_beside(text: str, title: str | None) -> None:
    """The title or name beside an instrument is given, to where it ends."""
    assert title == find_citations(text)[0].title


@pytest.mark.parametrize(
    ("text", "antecedent"),
    [
        ("UU 11/2009 serta Permensos 10/2019. Pasal 21 Ayat (1) dalam aturan tersebut", PERMENSOS),
        ("UU 11/2009 serta Permensos 10/2019. Pasal 21 Ayat (1) undang-undang dimaksud", UU_11),
        ("UU 11/2009 serta Permensos 10/2019. Pasal 21 Ayat (1) peraturan ini", None),
        ("UU 11/2009 serta Permensos 10/2019. Pasal 21 Ayat (1) Perpres tersebut", None),
        ("UU 11/2009 serta Permensos 10/2019. Pasal 21 Ayat (1) peraturan baru", None),
    ],
)
def test_antecedent(text: str, antecedent: InstrumentId | None) -> None:
    """The words "aturan tersebut" mean the instrument named last, "undang-undang tersebut" the last act."""
    found = find_citations(text)[-1]
    assert (None, antecedent, (Pinpoint("21", "1"),)) == (found.instrument, found.antecedent, found.pinpoints)
    assert (found.citation is None) == (antecedent is None)


def test_lists_share_a_kind_and_a_year() -> None:
    """The words "Nomor 1 dan Nomor 4 Tahun 1968" name two acts of that year."""
    found = find_citations("Undang-undang Nomor 1, dan Nomor 4 tahun 1968 dan Nomor sekian")
    assert [InstrumentId("uu", "1", 1968), InstrumentId("uu", "4", 1968)] == [one.instrument for one in found]
    assert [one.as_written for one in found] == ["Undang-undang Nomor 1", "Nomor 4 tahun 1968"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("UU Nomor 5, 6, dan 7 Tahun 1960", ["5", "6", "7"]),
        ("UU No. 5, No. 6 & No. 7 tahun 1960", ["5", "6", "7"]),
        ("UU Nomor 5 Tahun 1960 dan 6 orang", ["5"]),
        ("UU Nomor 5 dan 6 orang, 1960", ["5"]),
        ("UU Nomor 5 dan 60000 Tahun 1960", ["5"]),
    ],
)
def test_lists_of_numbers(text: str, numbers: list[str]) -> None:
    """Numbers without "Nomor" are of the list where its year follows."""
    assert numbers == [found.instrument and found.instrument.number for found in find_citations(text)]


def test_an_act_by_its_name_in_full() -> None:
    """Behind a place in it an act may be named without a number."""
    (found,) = find_citations("Pasal 2 Undang-Undang Pokok Agraria")
    assert (InstrumentId("uu", None, None), "Pokok Agraria", (Pinpoint("2"),)) == (
        found.instrument,
        found.title,
        found.pinpoints,
    )
    assert find_citations("Undang-Undang Pokok Agraria") == ()


def test_a_name_in_brackets_is_of_the_one_before() -> None:
    """The name of an act in brackets behind its number is not another one."""
    assert [found.instrument for found in find_citations("UU 11/2009 (UU Kesejahteraan Sosial)")] == [UU_11]


def test_marks_that_print_nothing_do_not_hide_a_citation() -> None:
    """Zero-width and direction marks are passed over, and the span is that of the text as given."""
    text = "\u200fmenurut \u200eU\u200bU 11\u00ad/2009\u200f, maka"
    (found,) = find_citations(text)
    assert (found.instrument, found.as_written) == (UU_11, "U\u200bU 11\u00ad/2009")
    assert text[slice(*found.span)] == found.as_written


def _sound(text: str, found: tuple[FoundCitation, ...]) -> None:
    end = 0
    for one in found:
        assert text[slice(*one.span)] == one.as_written != ""
        assert end <= one.span[0]
        end = one.span[1]


pieces = st.one_of(
    st.sampled_from([text for text, _ in INSTRUMENTS] + [text for text, _ in PLACES] + NEGATIVES),
    st.sampled_from(
        [
            "tentang ",
            "Nomor ",
            "Pasal 1 ",
            "(",
            ")",
            ", ",
            " dan ",
            " sampai dengan ",
            "Tahun ",
            ". ",
            "\n",
            "\u200f",
            "\ud800",
            "\x00",
            "I",
            "UU ",
        ]
    ),
    st.text(max_size=8),
)


@given(st.lists(pieces, max_size=12).map("".join))
@example("\u0130UU 11/2009")
@example("UU \u0661\u0661/\u0662\u0660\u0660\u0669 Pasal \u00b2 ayat (\u00b2)")
@example("\ud800\udfff\x00\u202e Pasal 1\u202c")
def test_no_text_raises(text: str) -> None:
    """Whatever the text, nothing is raised, and the finds are slices of it in its order."""
    _sound(text, find_citations(text))


@given(st.text())
def test_no_arbitrary_text_raises(text: str) -> None:
    """So it is with text that is nothing like a citation."""
    _sound(text, find_citations(text))


@given(st.lists(citations, max_size=4), st.data())
def test_finds_what_is_written_in_a_row(written: list[Citation], data: st.DataObject) -> None:
    """Citations in lines of their own are found, but for kinds that only `parse_citation` knows."""
    written = [
        one for one in written if one.instrument.kind not in ("other", "ad_art") and one.instrument.issuer != "x"
    ]
    lines = [data.draw(st.sampled_from([one.long, one.short])) for one in written]
    assert written == [found.citation for found in find_citations(";\n".join(lines))]


@pytest.mark.parametrize(
    "piece",
    ["Pasal 1 ", "Pasal 1, ", "UU Nomor ", "UU 1/2000 tentang ", "UU 1/2000 (", "Peraturan Menteri ", "diubah dengan "],
)
def test_work_grows_with_the_text_alone(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the text makes the lexer cut twice the tokens, also in text made to mislead it."""
    from psm_model.law import _text

    def tokens_cut(text: str) -> int:
        cut = 0
        fill = _text.Tokens._fill  # noqa: SLF001 the one place where tokens are cut

        def counted(self: _text.Tokens, place: int) -> None:
            nonlocal cut
            cut += 1
            fill(self, place)

        with monkeypatch.context() as patch:
            patch.setattr(_text.Tokens, "_fill", counted)
            find_citations(text)
        return cut

    # The reader looks ahead a bounded way, which the end of a text cuts short.
    once, twice = tokens_cut(piece * 200), tokens_cut(piece * 400)
    assert twice <= 2.3 * once


def corpus_records() -> list[dict[str, Any]]:
    """Read the labelled strings."""
    lines = (CORPUS / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.skipif(not CORPUS.exists(), reason="the labelled strings are not part of the repository")
def test_scores_on_labelled_real_strings() -> None:
    """On labelled strings from laws and pages, instruments and pinpoints are found with an F1 of 0.97 and more."""
    scorer = runpy.run_path(str(CORPUS / "score.py"))
    tally = scorer["score"](corpus_records(), show=False)["all"]
    assert scorer["f1"](tally["hit"], tally["gold"], tally["got"]) >= 0.97
    assert scorer["f1"](tally["pin_hit"], tally["pin_gold"], tally["pin_got"]) >= 0.97
