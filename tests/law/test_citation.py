"""InstrumentId and Citation: what they refuse, when they are equal, how they are written."""

from __future__ import annotations

import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given

from psm_model import ParseError
from psm_model.law import Citation, InstrumentId, InstrumentKind, Pinpoint
from tests.every_case import every_case
from tests.law.strategies import citations, instruments

# An instrument, its long form, its short form and its identifier.
WRITTEN = [
    (
        InstrumentId("permen", "10", 2019, "menteri sosial"),
        "Peraturan Menteri Sosial Nomor 10 Tahun 2019",
        "Permensos 10/2019",
        "permen-sosial/2019/10",
    ),
    (
        InstrumentId("permen", "2", 2026, "Menteri ESDM"),
        "Peraturan Menteri Energi dan Sumber Daya Mineral Nomor 2 Tahun 2026",
        "Permen ESDM 2/2026",
        "permen-energi-dan-sumber-daya-mineral/2026/2",
    ),
    (
        InstrumentId("kepmen", "14/HUK/KEP/II/1981", 1981, "mensos"),
        "Keputusan Menteri Sosial Nomor 14/HUK/KEP/II/1981",
        "Kepmensos 14/HUK/KEP/II/1981",
        "kepmen-sosial/1981/14-huk-kep-ii-1981",
    ),
    (
        InstrumentId("kepmen", "300.2.2-2138", 2025, "mendagri"),
        "Keputusan Menteri Dalam Negeri Nomor 300.2.2-2138 Tahun 2025",
        "Kepmendagri 300.2.2-2138/2025",
        "kepmen-dalam-negeri/2025/300.2.2_2138",
    ),
    (
        InstrumentId("keppres", "433/M", 1962),
        "Keputusan Presiden Nomor 433/M Tahun 1962",
        "Keppres 433/M Tahun 1962",
        "keppres/1962/433-m",
    ),
    (
        InstrumentId("permen", "KEP-12/MEN/2000", None),
        "Peraturan Menteri Nomor KEP-12/MEN/2000",
        "Permen No. KEP-12/MEN/2000",
        "permen/2000/kep_12-men-2000",
    ),
    (
        InstrumentId("instruksi_menteri", "3", 2020, "mendagri"),
        "Instruksi Menteri Dalam Negeri Nomor 3 Tahun 2020",
        "Instruksi Mendagri 3/2020",
        "inmen-dalam-negeri/2020/3",
    ),
    (
        InstrumentId("instruksi_menteri", "3", 2020, "menteri riset"),
        "Instruksi Menteri Riset Nomor 3 Tahun 2020",
        "Instruksi Menteri Riset 3/2020",
        "inmen-riset/2020/3",
    ),
    (
        InstrumentId("surat_edaran", "7", 1985, "Mahkamah Agung RI"),
        "Surat Edaran Mahkamah Agung Nomor 7 Tahun 1985",
        "SE Mahkamah Agung 7/1985",
        "se-mahkamah-agung/1985/7",
    ),
    (
        InstrumentId("perda_prov", "5", 2000, "Prov. Jabar"),
        "Peraturan Daerah Provinsi Jawa Barat Nomor 5 Tahun 2000",
        "Perda Provinsi Jawa Barat 5/2000",
        "perda-provinsi-jawa-barat/2000/5",
    ),
    (
        InstrumentId("perda_prov", "5", 2000),
        "Peraturan Daerah Provinsi Nomor 5 Tahun 2000",
        "Perda Provinsi 5/2000",
        "perda-provinsi/2000/5",
    ),
    (
        InstrumentId("perda_kabkota", "1", 2023, "Kab. Pati"),
        "Peraturan Daerah Kabupaten Pati Nomor 1 Tahun 2023",
        "Perda Kabupaten Pati 1/2023",
        "perda-kabupaten-pati/2023/1",
    ),
    (InstrumentId("perda_kabkota", "1", 2023), "Peraturan Daerah Nomor 1 Tahun 2023", "Perda 1/2023", "perda/2023/1"),
    (
        InstrumentId("pergub", "8", 2012, "gubernur dki"),
        "Peraturan Gubernur DKI Jakarta Nomor 8 Tahun 2012",
        "Pergub DKI Jakarta 8/2012",
        "pergub-dki-jakarta/2012/8",
    ),
    (InstrumentId("uu", "15", None), "Undang-Undang Nomor 15", "UU No. 15", None),
    (InstrumentId("uu", None, 2009), "Undang-Undang Nomor ... Tahun 2009", "UU Nomor ... Tahun 2009", None),
    (InstrumentId("pp", None, None), "Peraturan Pemerintah Nomor ... Tahun ...", "PP Nomor ... Tahun ...", None),
    (
        InstrumentId("uud", None, None),
        "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
        "UUD 1945",
        "uud/1945/original",
    ),
    (
        InstrumentId("uud", "perubahan-1", None),
        "Perubahan Pertama Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
        "Perubahan Pertama UUD 1945",
        "uud/1945/perubahan-1",
    ),
    (
        InstrumentId("uuds", None, None),
        "Undang-Undang Dasar Sementara Republik Indonesia Tahun 1950",
        "UUDS 1950",
        "uuds/1950/original",
    ),
    (InstrumentId("kuhp", None, None), "Kitab Undang-Undang Hukum Pidana", "KUHP", None),
    (
        InstrumentId("staatsblad", "23", 1847),
        "Staatsblad Tahun 1847 Nomor 23",
        "Staatsblad 1847:23",
        "staatsblad/1847/23",
    ),
    (InstrumentId("staatsblad", "23", None), "Staatsblad Nomor 23", "Staatsblad No. 23", None),
    (
        InstrumentId("tap_mpr", "I/MPR/2003", None),
        "Ketetapan Majelis Permusyawaratan Rakyat Nomor I/MPR/2003",
        "TAP MPR I/MPR/2003",
        "tap-mpr/2003/i-mpr-2003",
    ),
    (
        InstrumentId("ad_art", None, 2017, "IPSM"),
        "Anggaran Dasar dan Anggaran Rumah Tangga Ikatan Pekerja Sosial Masyarakat Tahun 2017",
        "AD/ART IPSM Tahun 2017",
        None,
    ),
    (
        InstrumentId("keputusan", "5", 2020, "Dirjen Pemberdayaan Sosial"),
        "Keputusan Direktur Jenderal Pemberdayaan Sosial Nomor 5 Tahun 2020",
        "Keputusan Direktur Jenderal Pemberdayaan Sosial No. 5 Tahun 2020",
        "keputusan-direktur-jenderal-pemberdayaan-sosial/2020/5",
    ),
    (
        InstrumentId("peraturan", "10", 2023, "KPU"),
        "Peraturan Komisi Pemilihan Umum Nomor 10 Tahun 2023",
        "Peraturan Komisi Pemilihan Umum No. 10 Tahun 2023",
        "peraturan-komisi-pemilihan-umum/2023/10",
    ),
    (
        InstrumentId("instruksi", "2", 2021, "gubernur jateng"),
        "Instruksi Gubernur Jawa Tengah Nomor 2 Tahun 2021",
        "Instruksi Gubernur Jawa Tengah No. 2 Tahun 2021",
        "instruksi-gubernur-jawa-tengah/2021/2",
    ),
    (
        InstrumentId("putusan", "5", 2000, "Mahkamah Agung RI"),
        "Putusan Mahkamah Agung Nomor 5 Tahun 2000",
        "Putusan Mahkamah Agung No. 5 Tahun 2000",
        "putusan-mahkamah-agung/2000/5",
    ),
    (
        InstrumentId("keputusan", "141/05/2020", None, "Kades Sukamaju"),
        "Keputusan Kepala Desa Sukamaju Nomor 141/05/2020",
        "Keputusan Kepala Desa Sukamaju No. 141/05/2020",
        "keputusan-kepala-desa-sukamaju/2020/141-05-2020",
    ),
    (
        InstrumentId("other", "5", 2001, "direktur"),
        "Dokumen Direktur Nomor 5 Tahun 2001",
        "Dokumen Direktur 5/2001",
        "dokumen-direktur/2001/5",
    ),
]


@pytest.mark.parametrize(("instrument", "long", "short", "iri"), WRITTEN)
def test_written_forms(instrument: InstrumentId, long: str, short: str, iri: str | None) -> None:
    """The long form, the short form, which is also the text, and the identifier are as print has them."""
    assert (long, short, short) == (instrument.long, instrument.short, str(instrument))
    assert (f"/akn/id/act/{iri}" if iri else None) == instrument.iri


@every_case(
    ("kind", "number", "year", "issuer"),
    [
        ("uu", "", 2009, None),  # empty
        ("uu", "11Tahun", 2009, None),
        ("staatsblad", "ldirubah11", 1847, None),
        ("staatsblad", "1O", 1847, None),
        ("uu", "0", 2009, None),
        ("uu", "00", 2009, None),
        ("uu", "0/HUK", 2009, None),
        ("perbup", "0B", 2009, None),  # a nought and a letter, perhaps a misread 08
        ("perbup", "00A", 2009, None),
        ("perbup", "0-1", 2009, None),
        ("staatsblad", "0", 1847, None),
        ("perbup", "2169i", 2009, None),  # an i where an I would be a 1
        ("uu", "sebelas", 2009, None),  # no digit
        ("uu", "1S", 2009, None),  # a letter for a digit, since acts have no letters
        ("pp", "18A", 2009, None),
        ("perppu", "Z3", 2009, None),
        ("uu", "11.2009", None, None),
        ("permen", "1S", 2009, "menteri sosial"),
        ("perbup", "Z3", 2009, "bupati batang"),
        ("permen", "10-2019", None, "menteri sosial"),  # a number and its year
        ("uu", "IX", 2009, None),  # Roman, where Arabic is the custom
        ("uu", "1 1", 2009, None),
        ("uu", "11/", 2009, None),
        ("uu", "\u0661", 2009, None),  # not ASCII
        ("uu", "2O", 2009, None),  # a letter O for a nought
        ("uu", "35/PUU-Vl", 2009, None),
        ("uu", "Nomor/5", 2009, None),
        ("uu", "5/Tahun", 2009, None),
        ("uu", "5/Prp", 2009, None),
        ("uu", "no5", 2009, None),
        ("uu", "11/2009", 2009, None),  # holds its year
        ("uu", "11", 1799, None),
        ("uu", "11", 2201, None),
        ("uu", "11", True, None),
        ("uu", "11", 2009, "presiden"),  # has but one issuer
        ("uud", "5", None, None),
        ("uud", "perubahan-5", None, None),
        ("uud", None, 1946, None),
        ("uud", "perubahan-1", 1945, None),
        ("uuds", None, 1945, None),
        ("uuds", "1", 1950, None),
        ("kuhp", "1", None, None),
        ("kuhp", None, 1946, None),
        ("staatsblad", "1/HUK", 1847, None),
        ("permen", "10", 2019, "sosial"),  # no minister
        ("permen", "10", 2019, "menteriku"),
        ("permen", "10", 2019, ""),
        ("permen", "10", 2019, "menteri 5"),
        ("permen", "10", 2019, "menteri nomor"),
        ("permen", "10", 2019, "menteri dalam"),
        ("perda_kabkota", "10", 2019, "provinsi bali"),
        ("other", "10", 2019, "a " * 25),
        ("surat_edaran", "10", 2019, "!"),
        ("permen", "10", 2019, "menteri/usaha"),  # no space after the office
        ("peraturan", "10", 2019, "menteri/usaha"),
        ("peraturan", "10", 2019, "daerah kabupaten batang"),  # a Perda
        ("peraturan", "10", 2019, "pemerintah daerah"),  # begins as another kind does
        ("keputusan", "10", 2019, "presiden direktur"),
        ("other", "10", 2019, "panitia undang-undang"),
        ("undang-undang", "10", 2019, None),  # no kind
    ],
)
def test_refuses_what_has_no_meaning(kind: str, number: str | None, year: int | None, issuer: str | None) -> None:
    """A number, year, issuer or kind without meaning can't be built."""
    with pytest.raises(ParseError):
        InstrumentId(kind, number, year, issuer)


@pytest.mark.parametrize(
    ("entry", "other"),
    [
        (InstrumentId("uu", "01", 2012), InstrumentId("uu", "1", 2012)),
        (InstrumentId("perbup", "18a", 2012), InstrumentId("perbup", "18A", 2012)),
        (InstrumentId("kepmen", "28/huk/1987", 1987), InstrumentId("kepmen", "028/HUK/1987", None)),
        (
            InstrumentId("permen", "1", 2012, "Mensos"),
            InstrumentId("permen", "1", 2012, "MENTERI  SOSIAL Republik Indonesia"),
        ),
        (InstrumentId("permen", "1", 2012, "menteri"), InstrumentId("permen", "1", 2012)),
        (InstrumentId("perwali", "1", 2012, "Wali Kota Medan"), InstrumentId("perwali", "1", 2012, "walikota medan")),
        (InstrumentId("perbup", "1", 2012, "bupati kab. batang"), InstrumentId("perbup", "1", 2012, "bupati batang")),
        (InstrumentId("other", "1", 2012, "badan a, b, dan c"), InstrumentId("other", "1", 2012, "badan a b dan c")),
        (InstrumentId("peraturan", "1", 2012, "Mensos"), InstrumentId("permen", "1", 2012, "menteri sosial")),
        (InstrumentId("peraturan", "1", 2012, "presiden"), InstrumentId("perpres", "1", 2012)),
        (InstrumentId("peraturan", "1", 2012, "Bank Indonesia"), InstrumentId("pbi", "1", 2012)),
        (InstrumentId("peraturan", "1", 2012, "bupati"), InstrumentId("perbup", "1", 2012)),
        (
            InstrumentId("keputusan", "1", 2012, "Wali Kota X"),
            InstrumentId("keputusan_walikota", "1", 2012, "walikota x"),
        ),
        (
            InstrumentId("keputusan", "1", 2012, "gubernur bali"),
            InstrumentId("keputusan_gubernur", "1", 2012, "gubernur bali"),
        ),
        (
            InstrumentId("keputusan_gubernur", "1", 2012, "gubernur BI"),
            InstrumentId("keputusan", "1", 2012, "gubernur bank indonesia"),
        ),
        (InstrumentId("putusan", "1", 2012, "MK"), InstrumentId("putusan_mk", "1", 2012)),
        (InstrumentId("peraturan", "1", 2012, "MA"), InstrumentId("peraturan", "1", 2012, "mahkamah agung")),
        (
            InstrumentId("keputusan", "1", 2012, "DPRD Kab. Batang"),
            InstrumentId("keputusan", "1", 2012, "dewan perwakilan rakyat daerah kabupaten batang"),
        ),
    ],
)
def test_equal_when_they_name_one_instrument(entry: InstrumentId, other: InstrumentId) -> None:
    """Leading zeros, case, commas and customary short names make no other instrument."""
    assert entry == other
    assert hash(entry) == hash(other)


@pytest.mark.parametrize(
    "other",
    [
        InstrumentId("uu", "10", 2019),
        InstrumentId("permen", "11", 2019, "menteri sosial"),
        InstrumentId("permen", "10", 2020, "menteri sosial"),
        InstrumentId("permen", "10", 2019),
        InstrumentId("permen", "100", 2019, "menteri sosial"),
    ],
)
def test_unequal_when_a_part_differs(other: InstrumentId) -> None:
    """Kind, number, year and issuer each make another instrument."""
    assert InstrumentId("permen", "10", 2019, "menteri sosial") != other


@pytest.mark.parametrize(
    ("office", "short"),
    [
        ("badan xbzw", "Peraturan Badan XBZW No. 5 Tahun 2020"),
        ("direktur pt psm contoh", "Peraturan Direktur PT PSM Contoh No. 5 Tahun 2020"),
        ("menteri sosial", "Permensos 5/2020"),
    ],
)
def test_acronyms_are_written_in_capitals(office: str, short: str) -> None:
    """A word of an office without a vowel is an acronym; some with one are known."""
    assert InstrumentId("peraturan", "5", 2020, office).short == short


def test_an_office_that_was_renamed_is_one() -> None:
    """An instrument of an office is the same under either of its names, and has one identifier."""
    before = InstrumentId("permen", "5", 2021, "menteri agraria dan tata ruang")
    after = InstrumentId("permen", "5", 2021, "menteri atr/bpn")
    assert before == after
    assert before.iri == after.iri
    assert before.long != after.long


def test_keeps_the_number_as_written() -> None:
    """The number is kept as written, but compared without its leading zeros."""
    assert InstrumentId("permen", "01", 2012, "menteri sosial").short == "Permensos 01/2012"


def test_a_stated_year_stands_beside_that_of_the_number() -> None:
    """A registry number of another year than the instrument's does not hide either."""
    assert InstrumentId("kepmen", "28/HUK/1987", 1988, "mensos").short == "Kepmensos 28/HUK/1987 Tahun 1988"


@given(instruments())
def test_repr_builds_it_again(instrument: InstrumentId) -> None:
    """What repr shows builds an equal instrument, as does a pickle, and neither changes it."""
    assert instrument == eval(repr(instrument))  # noqa: S307 our own repr
    assert instrument == pickle.loads(pickle.dumps(instrument))  # noqa: S301 our own pickle
    assert instrument == attrs.evolve(instrument)


@given(citations)
def test_repr_of_a_citation_builds_it_again(citation: Citation) -> None:
    """What repr shows builds an equal citation; its text is the short form."""
    assert citation == eval(repr(citation))  # noqa: S307 our own repr
    assert str(citation) == citation.short


@pytest.mark.parametrize(
    "pinpoint", [Pinpoint(paragraph="2"), Pinpoint(None, None, "a"), Pinpoint(None, None, None, "1")]
)
def test_a_place_in_an_instrument_names_its_article(pinpoint: Pinpoint) -> None:
    """A paragraph of some article is no place in an instrument."""
    with pytest.raises(ParseError):
        Citation(InstrumentId("uu", "11", 2009), (pinpoint,))


def test_several_places() -> None:
    """Places are listed in full, so that the text says what the citation holds."""
    uu = InstrumentId("uu", "11", 2009)
    citation = Citation(uu, (Pinpoint("5", "1"), Pinpoint("11"), Pinpoint("20")))
    assert str(citation) == "UU 11/2009 Pasal 5 ayat (1), Pasal 11 dan Pasal 20"
    assert citation.iri == "/akn/id/act/uu/2009/11"
    assert Citation(uu, (Pinpoint("5", "1"),)).iri == "/akn/id/act/uu/2009/11/~pasal_5__ayat_1"
    assert Citation(InstrumentId("kuhp", None, None), (Pinpoint("5"),)).iri is None


def test_every_kind_can_be_written() -> None:
    """Each kind has a long and a short name."""
    assert all(kind.long and kind.short for kind in InstrumentKind)


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        (("uu", 11, 2009), "number as str or None"),
        (("uu", "11", "2009"), "year as int or None"),
        (("permen", "10", 2019, 5), "issuer as str or None"),
    ],
)
def test_parts_are_of_their_types(parts: Any, wanted: str) -> None:
    """A number is a text, since it may have letters, a year a number, and an issuer a text."""
    with pytest.raises(ParseError, match=wanted):
        InstrumentId(*parts)
