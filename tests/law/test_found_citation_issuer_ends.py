"""Where the name of an issuing office ends: words between it and the number are not part of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.law import Citation, InstrumentId, find_citations
from tests.every_case import every_case

PERMENSOS = InstrumentId("permen", "10", 2019, "menteri sosial")


@every_case("number", ["Nomor 10 Tahun 2019", "No. 10/2019", "10/2019", "bernomor 10 Tahun 2019"])
@every_case(
    "words",
    [
        *("terbaru", "baru", "lama", "yaitu", "yakni", "PSM", "RI PSM", "PKH", "Karang Taruna", "BUMDes", "DTKS"),
        *("Budi Contoh", "Siti Contoh Lestari", "Terbaru", "Bansos", "RI", "R.I."),
    ],
)
@every_case("kind", ["Permensos", "Peraturan Menteri Sosial", "Permen Sosial", "PERATURAN MENTERI SOSIAL"])
def test_words_after_a_known_minister_are_not_part_of_the_office(kind: str, words: str, number: str) -> None:
    """A topic, a person or an adjective between a minister and the number makes no other ministry."""
    assert [found.instrument for found in find_citations(f"{kind} {words} {number}")] == [PERMENSOS]


@pytest.mark.parametrize("word", ["tentang", "terkait", "perihal", "mengenai", "soal"])
@pytest.mark.parametrize(
    ("kind", "instrument"),
    [
        ("Permensos", PERMENSOS),
        ("Peraturan Menteri Sosial", PERMENSOS),
        ("Keputusan Bupati Batang", InstrumentId("keputusan_bupati", "10", 2019, "bupati batang")),
        ("Perwali", InstrumentId("perwali", "10", 2019)),
    ],
)
def test_a_subject_may_precede_the_number(kind: str, word: str, instrument: InstrumentId) -> None:
    """The subject between an office and the number is the title."""
    (found,) = find_citations(f"{kind} {word} PSM Nomor 10 Tahun 2019")
    assert (found.instrument, found.title) == (instrument, "PSM")


@every_case(
    ("text", "kind", "issuer"),
    [
        ("surat keputusan bupati bernomor 5 tahun 2020", "keputusan_bupati", None),
        ("SK Bupati dengan nomor 5 Tahun 2020", "keputusan_bupati", None),
        ("Keputusan Bupati Batang dengan nomor 5/2020", "keputusan_bupati", "bupati batang"),
        ("SK Bupati Batang bernomor 5/2020", "keputusan_bupati", "bupati batang"),
        ("peraturan gubernur yaitu nomor 5 tahun 2020", "pergub", None),
        ("peraturan gubernur yakni Pergub Nomor 5 Tahun 2020", "pergub", None),
        ("Pergub Bansos 5/2020", "pergub", None),
        ("Perbup IPSM 5/2020", "perbup", None),
        ("Perwali PSM 5/2020", "perwali", None),
        ("Perbup LGBT 5/2020", "perbup", None),
        ("Perbup Batang IPSM 5/2020", "perbup", "bupati batang"),
        ("Perdes BUMDes 5/2020", "perdes", None),
        ("peraturan bupati setempat nomor 5 tahun 2020", "perbup", None),
        ("Perbup Batang THR 5/2020", "perbup", "bupati batang"),
        ("SE Bupati THR 5/2020", "surat_edaran", "bupati"),
        ("SK Bupati UMK 5/2020", "keputusan_bupati", None),
        *(
            (f"Permendes{written} 5/2020", "permen", "menteri desa, pembangunan daerah tertinggal, dan transmigrasi")
            for written in ("a BUMDes", " Dana Desa", " PDTT SDGs", "a PDTT Budi Contoh", " Budi Contoh")
        ),
        *(
            (f"Perbup {subject} 5/2020", "perbup", None)
            for subject in ("Desa Wisata", "Dana Desa", "Perangkat Desa", "Kepala Desa", "Kelurahan Siaga")
        ),
        ("Perbup Batang Desa Wisata 5/2020", "perbup", "bupati batang"),
        ("Perbup Kab. Batang Alokasi Dana Desa 5/2020", "perbup", "bupati batang"),
        ("Perwali Salatiga Kelurahan Siaga 5/2020", "perwali", "walikota salatiga"),
        ("SK Gubernur Jateng Nmr.5 Tahun 2020", "keputusan_gubernur", "gubernur jawa tengah"),
        ("Perbup Batang H. Budi Contoh 5/2020", "perbup", "bupati batang"),
        ("Perbup Bandung Budi Contoh 5/2020", "perbup", "bupati bandung"),
        ("Perbup Bandung setempat 5/2020", "perbup", "bupati bandung"),
        ("Keputusan Bupati Batang Budi Contoh Nomor 5 Tahun 2020", "keputusan_bupati", "bupati batang"),
        ("Keputusan Gubernur Jawa Tengah Budi Contoh Nomor 5/2020", "keputusan_gubernur", "gubernur jawa tengah"),
        ("Surat Edaran Bupati Batang Budi Contoh Nomor 5 Tahun 2020", "surat_edaran", "bupati batang"),
        ("SE Mensos PSM Nomor 5 Tahun 2020", "surat_edaran", "menteri sosial"),
        ("Instruksi Mensos Budi Nomor 5 Tahun 2020", "instruksi_menteri", "menteri sosial"),
        ("SK Gubernur Budi Nomor 5 Tahun 2020", "keputusan_gubernur", None),
        ("Perwali Kota Salatiga PSM No. 5/2020", "perwali", "walikota salatiga"),
        ("Perda Kabupaten Batang PSM Nomor 5 Tahun 2020", "perda_kabkota", "kabupaten batang"),
        ("Perda Provinsi Jawa Tengah Kesos Nomor 5 Tahun 2020", "perda_prov", "provinsi jawa tengah"),
        ("perda kabupaten setempat nomor 5 tahun 2020", "perda_kabkota", None),
        ("Keputusan Kepala Dinas Sosial terbaru Nomor 5 Tahun 2020", "keputusan", "kepala dinas sosial"),
        ("UU terbaru Nomor 5 Tahun 2020", "uu", None),
        ("UU dengan nomor 5 Tahun 2020", "uu", None),
        ("UU (Nomor 5 Tahun 2020)", "uu", None),
        ("Permensos (Nomor 5 Tahun 2020)", "permen", "menteri sosial"),
        ("Perbup dan Perda Nomor 5 Tahun 2020", "perda_kabkota", None),
        ("Permensos dan Perda Nomor 5 Tahun 2020", "perda_kabkota", None),
        ("Permensos serta PP Nomor 5 Tahun 2020", "pp", None),
    ],
)
def test_other_words_are_not_part_of_an_office(text: str, kind: str, issuer: str | None) -> None:
    """A word that names no area, and another kind, are not the office that issues an instrument."""
    assert [found.instrument for found in find_citations(text)] == [InstrumentId(kind, "5", 2020, issuer)]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        *((f"Perbup {area}", f"bupati {area.lower()}") for area in ("Batang Hari", "Labuhan Batu", "Toba Samosir")),
        *((f"Perbup {area}", f"bupati {area.lower()}") for area in ("Mamuju Utara", "Maluku Tenggara Barat", "OKU")),
        *(
            (f"Perbup {area}", f"bupati {area.lower()}")
            for area in ("Polewali Mamasa", "Contoh", "Sawahlunto Sijunjung")
        ),
        ("perbup batang hari", "bupati batang hari"),
        ("PERATURAN BUPATI CONTOH RAYA", "bupati contoh raya"),
        ("Peraturan Bupati Kabupaten Batang", "bupati batang"),
        ("Pergub DIY", "gubernur daerah istimewa yogyakarta"),
        ("Pergub Jateng", "gubernur jawa tengah"),
        ("Pergub Nanggroe Aceh Darussalam", "gubernur nanggroe aceh darussalam"),
        ("Peraturan Wali Kota Lubuk Linggau", "walikota lubuk linggau"),
        ("Peraturan Menteri Perindustrian dan Perdagangan", "menteri perindustrian dan perdagangan"),
        ("Peraturan Menteri Perindustrian Rakyat", "menteri perindustrian rakyat"),
        ("Peraturan Menteri Perhubungan Laut", "menteri perhubungan laut"),
        ("Peraturan Menteri Kesehatan dan Kesejahteraan Sosial", "menteri kesehatan dan kesejahteraan sosial"),
        ("Keputusan Menteri Sosial Direktur Jenderal", "menteri sosial direktur jenderal"),
        ("Peraturan Menteri Pariwisata Seni dan Budaya", "menteri pariwisata seni dan budaya"),
        ("Peraturan Menteri Perindustrian Tekstil", "menteri perindustrian tekstil"),
        ("Peraturan Menteri Kehutanan Perkebunan dan Lainnya", "menteri kehutanan perkebunan dan lainnya"),
        ("Keputusan Bupati Batang Sekretaris Daerah", "bupati batang sekretaris daerah"),
        ("Keputusan Bupati Batang Kepala Dinas Sosial dan Desa", "bupati batang kepala dinas sosial dan desa"),
        ("Pergub Irian Jaya", "gubernur irian jaya"),
        ("Peraturan Gubernur Bank Indonesia", "gubernur bank indonesia"),
        ("Perda Kabupaten Contoh", "kabupaten contoh"),
        ("Perda Provinsi Daerah Istimewa Yogyakarta", "provinsi daerah istimewa yogyakarta"),
        ("Peraturan Desa Sumber Baru", "desa sumber baru"),
        ("Peraturan Bupati Kota Baru", "bupati kota baru"),
    ],
)
def test_a_name_of_several_words_is_kept(text: str, issuer: str) -> None:
    """Further words of the name of an area or a ministry are part of it, also where it is a former one."""
    (found,) = find_citations(f"{text} Nomor 5 Tahun 2020")
    assert found.instrument is not None
    assert found.instrument.issuer == issuer


@every_case(
    ("kind", "area"),
    [
        *(("Perwali", area) for area in ("Padang Sidempuan", "padang sidempuan", "Padang Sidem Puan")),
        ("PERATURAN WALI KOTA", "PADANG SIDEMPUAN"),
        ("Keputusan Wali Kota", "Padang Sidempuan"),
        *(("Perbup", area) for area in ("Bangka Sel", "Aceh Sel")),
        *(("Perbup", area) for area in ("Lampung Sel", "Aceh Brt Daya", "Nias Brt", "Minahasa Ut.", "Solok S.")),
        *(("Keputusan Bupati", area) for area in ("Solok Sel.", "Bandung Brt", "Kutai Kertanegara", "Buton Tgh.")),
        *(("Pergub", area) for area in ("Papua Brt", "Sulawesi Teng.")),
        *(("Perda Kabupaten", area) for area in ("Solok Sel.", "Labuhan Batu Sel")),
        ("Perda Kota", "Padang Sidempuan"),
    ],
)
@every_case("number", ["5/2020", "Nomor 5 Tahun 2020"])
def test_a_longer_name_is_not_cut_to_another_area(kind: str, area: str, number: str) -> None:
    """Words that may end the name of a longer area stay part of it: finding gives the office that parsing gives."""
    text = f"{kind} {area} {number}"
    (found,) = find_citations(text)
    assert found.instrument is not None
    assert (found.instrument.issuer or "").endswith(area.lower().rstrip("."))
    assert found.instrument == InstrumentId.parse(text)


AREAS = [
    *(("Perbup", f"Banggai {islands}", "bupati banggai kepulauan") for islands in ("(Kep.)", "(Kepulauan)", "Kep.")),
    *(("Perbup", f"Konawe {islands}", "bupati konawe kepulauan") for islands in ("(Kep)", "kep", "Kepulauan")),
    ("Perbup Kab.", "Banggai (Kep.)", "bupati banggai kepulauan"),
    ("Perda Kab.", "Banggai (Kep.)", "kabupaten banggai kepulauan"),
    ("Perda Kabupaten", "Pangkajene (dan Kep.)", "kabupaten pangkajene dan kepulauan"),
    ("Perda", "Kep. Bangka Belitung", "provinsi kepulauan bangka belitung"),
    ("Pergub", "Kep. Riau", "gubernur kepulauan riau"),
    ("Perbup", "Banggai (Perbup)", "bupati banggai"),
]
"""Kinds, areas as written, and the offices."""


@pytest.mark.parametrize(("kind", "area", "issuer"), AREAS)
@pytest.mark.parametrize("number", ["5/2020", "Nomor 5 Tahun 2020"])
def test_islands_may_be_abbreviated(kind: str, area: str, issuer: str, number: str) -> None:
    """Brackets around "Kep." do not hide that the area is another than the one without islands."""
    text = f"{kind} {area} {number}"
    (found,) = find_citations(text)
    assert found.instrument is not None
    assert (found.instrument.issuer, InstrumentId.parse(text)) == (issuer, found.instrument)


@every_case("person", ["Wihaji", "Budi Contoh", "H. Budi Contoh", "WIHAJI", "(Wihaji)", ", Wihaji,", "PSM"])
@every_case(
    ("office", "issuer"),
    [
        ("Bupati Batang", "bupati batang"),
        ("Bupati Kab. Batang", "bupati batang"),
        ("Gubernur Jawa Tengah", "gubernur jawa tengah"),
        ("Wali Kota Surabaya", "walikota surabaya"),
        ("Kepala Dinas Sosial Kabupaten Batang", "kepala dinas sosial kabupaten batang"),
        ("Kepala Dinas Sosial Kab. Batang", "kepala dinas sosial kabupaten batang"),
        ("Sekretaris Daerah Kota Surakarta", "sekretaris daerah kota surakarta"),
    ],
)
def test_a_person_or_a_topic_after_an_area_is_not_part_of_the_office(office: str, issuer: str, person: str) -> None:
    """A listed area ends the name of an office, unless what follows may make it another area; parsing agrees."""
    if person.startswith(",") and not office.startswith(("Bupati", "Gubernur", "Wali")):
        return
    text = f"Keputusan {office} {person} Nomor 5 Tahun 2020".replace(" ,", ",")
    (found,) = find_citations(text)
    assert found.instrument is not None
    assert found.instrument.issuer == issuer
    assert InstrumentId.parse(text) == found.instrument


@pytest.mark.parametrize("kind", ["Permensos", "Peraturan Menteri Sosial", "Perbup", "Perbup Batang", "SE Mensos"])
@pytest.mark.parametrize("topic", ["PSM", "IPSM", "Karang Taruna"])
def test_parsing_leaves_out_the_topics_that_finding_leaves_out(kind: str, topic: str) -> None:
    """The office of a whole text is that of the same words in a longer one."""
    text = f"{kind} {topic} Nomor 10 Tahun 2019"
    (found,) = find_citations(f"menurut {text}.")
    assert InstrumentId.parse(text) == found.instrument
    assert InstrumentId.parse(f"{text} tentang Desa") == Citation.parse(text).instrument == found.instrument


@pytest.mark.parametrize(
    "head", ["Ka. Dinsos", "Ka Dinsos", "Kadinsos", "Kadis Sosial", "Ka. Dinas Sosial", "Kep. Dinas Sosial"]
)
@pytest.mark.parametrize(("area", "of_area"), [("", ""), (" Kab. Batang", " kabupaten batang")])
@pytest.mark.parametrize("number", ["Nomor 5 Tahun 2020", "Nomor 460/123/2020"])
def test_the_head_of_an_agency_may_be_abbreviated(head: str, area: str, of_area: str, number: str) -> None:
    """Each short form names the same office as "Kepala Dinas Sosial"."""
    (found,) = find_citations(f"Keputusan {head}{area} {number}")
    assert found.instrument is not None
    assert found.instrument.issuer == f"kepala dinas sosial{of_area}"


@pytest.mark.parametrize("capacity", ["Ketua", "Ketua Gugus Tugas", "Kepala Daerah"])
@pytest.mark.parametrize("office", ["Menteri Sosial", "Bupati Batang", "Gubernur Jawa Tengah", "Kepala Dinas Sosial"])
def test_an_office_in_another_capacity_is_not_read(office: str, capacity: str) -> None:
    """A decree that an office makes "selaku" another one may be in the series of either, so nothing is read."""
    assert find_citations(f"Keputusan {office} selaku {capacity} Nomor 5 Tahun 2020") == ()


@pytest.mark.parametrize("area", ["Kabupaten Batang", "Provinsi Jawa Tengah", "Jawa Tengah", "Kota Salatiga"])
@pytest.mark.parametrize("office", ["IPSM", "KPU", "BNN", "Bawaslu", "DPRD"])
def test_an_office_that_is_no_minister_keeps_its_area(office: str, area: str) -> None:
    """The short name of an office that has boards in the regions does not end before its area."""
    text = f"Keputusan {office} {area} Nomor 01/KEP/2025"
    (found,) = find_citations(text)
    assert found.instrument is not None
    assert (found.instrument.issuer or "").endswith(f" {area.lower()}")
    assert found.instrument == InstrumentId.parse(text)


@given(
    st.sampled_from(["Permensos", "Perbup", "Pergub", "Keputusan Bupati Batang", "SK Wali Kota Salatiga"]),
    st.sampled_from(["yaitu", "terkait", "perihal", "diteken", "diterbitkan", "ditetapkan", "dan Perda", "terbaru"]),
    st.sampled_from(["Nomor 5 Tahun 2020", "bernomor 5/2020", "No. 5/2020"]),
)
def test_no_word_of_the_language_is_part_of_an_office(kind: str, word: str, number: str) -> None:
    """Words between an office and its number never make another office."""
    for found in find_citations(f"{kind} {word} {number}"):
        assert found.instrument is None or found.instrument.issuer in {
            *(None, "menteri sosial", "bupati batang", "walikota salatiga"),
        }
