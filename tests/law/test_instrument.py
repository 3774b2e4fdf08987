"""InstrumentKey: each refusal of a number, a year and an issuer, beside the nearest value that is accepted."""

from __future__ import annotations

from typing import Any

import pytest

from psm_model import ParseError
from psm_model.law import InstrumentId, InstrumentKind
from psm_model.law.instrument import InstrumentKey
from tests.every_case import every_case

AMENDMENT = "no number, or that of an amendment"
ONE = "the number of one instrument"
ORDINARY = "a number as in '10', '18A' or"
DIGITS = "a number of digits only"
MISREAD = "a letter is misread"
WITHOUT_YEAR = "a number without its year"


@every_case(
    ("kind", "accepted", "refused", "expected"),
    [
        ("kuhp", None, "1", "no number"),
        ("khi", None, "1", "no number"),
        ("uuds", None, "1", "no number"),
        ("ad_art", None, "1", "no number"),
        ("uud", None, "1", AMENDMENT),
        ("uud", "perubahan-1", "perubahan-0", AMENDMENT),
        ("uud", "perubahan-4", "perubahan-5", AMENDMENT),
        ("staatsblad", "23a", "23ab", "a number of the gazette"),
        ("staatsblad", "23", "23/1", "a number of the gazette"),
        ("staatsblad", "10", "1O", "a number of the gazette"),
        ("staatsblad", "01", "0", "a number of the gazette"),
        ("tap_mpr", "IX", "IY", ORDINARY),
        ("keputusan", "9", "IX", ORDINARY),
        ("keputusan", "5A", "A", ORDINARY),
        ("keputusan", "01", "00", ORDINARY),
        ("keputusan", "10", "1O", ORDINARY),
        ("keputusan", "5/HUK", "5/", ORDINARY),
        ("keputusan", "5/HUK", "/HUK", ORDINARY),
        ("keputusan", "5.12", "5.", ORDINARY),
        ("keputusan", "5.12AB", "5.12ABC", ORDINARY),
        ("keputusan", "3-KEP.12", "3-KEPAL.12", ORDINARY),
        ("keputusan", "12.HK/2", "12.Hk/2", ORDINARY),
        ("keputusan", "460/12.A/2025", "460/12.a/2025", ORDINARY),
        ("keputusan", "12.A", "12.a", ORDINARY),
        ("keputusan", "5/P.M.", "5/PM.", ORDINARY),
        ("keputusan", "5/NOM", "5/NO", ORDINARY),
        ("keputusan", "5/NOT", "5/NO5", ORDINARY),
        ("keputusan", "5/PR", "5/PRP", ORDINARY),
        ("keputusan", "5/PRPA", "5/PRPS", ORDINARY),
        ("keputusan", "5/10TA", "5/10TH", ORDINARY),
        ("uu", "18", "18A", DIGITS),
        ("uu", "5", "5/A", DIGITS),
        ("uu", "5", "5/6", DIGITS),
        ("uu", "14", "14/HUK/KEP/II/1981", DIGITS),
        ("pp", "6", "Desa/6/2014", DIGITS),
        ("perda_prov", "5A", "5/6", ONE),
        ("perda_kabkota", "5/PD/6", "5A/6", ONE),
        ("kepmen", "11/2009/PPA", "11/2009/PP", ONE),
        ("kepmen", "11/HUK/PP", "11/2009/KUHP", ONE),
        ("keputusan", "11/2009/PP", "11/2009/UU", ONE),
        ("perpres", "10", "10-2019", DIGITS),
        ("permen", "18A", "18S", MISREAD),
        ("perbup", "A18", "S18", MISREAD),
        ("keputusan", "18S", "18/", ORDINARY),
        ("permen", "10/19", "10/2019", WITHOUT_YEAR),
        ("permen", "10/1/2019", "10/1800", WITHOUT_YEAR),
        ("permen", "10/1799", "10/2200", WITHOUT_YEAR),
        ("permen", "10/2201", "10/2019", WITHOUT_YEAR),
        ("permen", "10-1799", "10-1800", WITHOUT_YEAR),
        ("permen", "10-2201", "10-2200", WITHOUT_YEAR),
        ("permen", "1000-2019", "100-2019", WITHOUT_YEAR),
        ("keputusan", "10-2019", "10/2019", WITHOUT_YEAR),
    ],
)
def test_number_boundaries(kind: str, accepted: str | None, refused: str, expected: str) -> None:
    """A number is accepted, a slightly different one is not; the error says what is expected."""
    assert InstrumentKey(kind, accepted, None).number == accepted
    with pytest.raises(ParseError) as caught:
        InstrumentKey(kind, refused, None)
    assert expected in caught.value.expected
    assert caught.value.got == refused


def test_a_hyphen_may_precede_a_year_only_if_the_year_is_stated() -> None:
    """With a stated year the digits after a hyphen are part of the number."""
    assert InstrumentKey("permen", "10-2019", 2019).year == 2019
    with pytest.raises(ParseError, match=WITHOUT_YEAR):
        InstrumentKey("permen", "10-2019", None)


@pytest.mark.parametrize(
    ("kind", "number", "year", "resolved"),
    [
        ("uud", None, None, 1945),
        ("uud", None, 1945, 1945),
        ("uud", "perubahan-1", None, 1999),
        ("uud", "perubahan-4", 2002, 2002),
        ("uuds", None, None, 1950),
        ("kuhp", None, None, None),
        ("uu", "11", None, None),
        ("uu", "11", 1800, 1800),
        ("uu", "11", 2200, 2200),
        ("kepmen", "28/HUK/1987", None, 1987),
        ("kepmen", "28/HUK/1987", 1988, 1988),
        ("kepmen", "28/HUK/1799", None, None),
        ("kepmen", "28/HUK/2201", None, None),
        ("kepmen", "28/III/2014/BNN", None, 2014),
        ("kepmen", "28/III/2014/1", None, None),
    ],
)
def test_year_is_completed(kind: str, number: str | None, year: int | None, resolved: int | None) -> None:
    """The year of a constitution is fixed; that of a registry number is the default."""
    assert InstrumentKey(kind, number, year).year == resolved


@pytest.mark.parametrize(
    ("kind", "number", "year", "expected"),
    [
        ("uud", None, 1946, "the year 1945 or none"),
        ("uud", "perubahan-1", 2000, "the year 1999 or none"),
        ("uuds", None, 1949, "the year 1950 or none"),
        ("kuhp", None, 1946, "no year (a kuhp has none)"),
        ("uu", "11", 1799, "a year from 1800 to 2200"),
        ("uu", "11", 2201, "a year from 1800 to 2200"),
        ("uu", "11", True, "a year from 1800 to 2200"),
    ],
)
def test_year_is_refused(kind: str, number: str | None, year: int, expected: str) -> None:
    """A year outside the range, or another one than that of the kind, is an error."""
    with pytest.raises(ParseError) as caught:
        InstrumentKey(kind, number, year)
    assert (caught.value.expected, caught.value.got) == (expected, year)


@pytest.mark.parametrize(
    ("kind", "number", "issuer", "resolved"),
    [
        ("putusan", "5/PUU-X/2012", None, (InstrumentKind.PUTUSAN_MK, None)),
        ("putusan", "5/PU/2012", None, (InstrumentKind.PUTUSAN, None)),
        ("keputusan", "5/PUU-X/2012", None, (InstrumentKind.KEPUTUSAN, None)),
        ("permen", "5", "menteri", (InstrumentKind.PERMEN, None)),
        ("permen", "5", "mensos", (InstrumentKind.PERMEN, "menteri sosial")),
        ("peraturan", "5", "mensos", (InstrumentKind.PERMEN, "menteri sosial")),
        ("peraturan", "5", "gubernur bali", (InstrumentKind.PERGUB, "gubernur bali")),
        ("pergub", "5", "gubernur bank indonesia", (InstrumentKind.PERATURAN, "gubernur bank indonesia")),
        ("keputusan", "5", "presiden", (InstrumentKind.KEPPRES, None)),
        ("other", "5", "direktur", (InstrumentKind.OTHER, "direktur")),
    ],
)
def test_kind_and_office_are_completed(
    kind: str, number: str, issuer: str | None, resolved: tuple[InstrumentKind, str | None]
) -> None:
    """An office with a kind of its own determines the kind, and a kind with one office implies the office."""
    key = InstrumentKey(kind, number, None, issuer)
    assert (key.kind, key.issuer) == resolved


@pytest.mark.parametrize(
    ("kind", "issuer", "expected"),
    [
        ("uu", "presiden", "no issuer (every uu has the same)"),
        ("permen", "menteriku", "an office that begins with 'menteri'"),
        ("permen", "", "an office that begins with 'menteri'"),
        ("perda_kabkota", "provinsi bali", "an office that begins with 'kabupaten' or 'kota'"),
        ("keputusan", "presiden direktur", "the name of an office that issues this kind"),
        ("surat_edaran", "!", "the name of an office that issues this kind"),
    ],
)
def test_office_is_refused(kind: str, issuer: str, expected: str) -> None:
    """An office that does not issue a kind is an error, which names the offices that do."""
    with pytest.raises(ParseError) as caught:
        InstrumentKey(kind, "5", 2020, issuer)
    assert (caught.value.expected, caught.value.got) == (expected, issuer)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("act", "5", 2020), "one of InstrumentKind"),
        (("uu", 5, 2020), "number as str or None"),
        (("uu", "5", "2020"), "year as int or None"),
        (("permen", "5", 2020, 1), "issuer as str or None"),
    ],
)
def test_parts_have_their_types(parts: Any, expected: str) -> None:
    """The kind is one of the enumeration; the other parts have their types."""
    with pytest.raises(ParseError) as caught:
        InstrumentKey(*parts)
    assert caught.value.expected == expected


def test_keys_are_compared_without_zeros_and_case() -> None:
    """Two keys of one instrument are equal, and so are their hashes."""
    small, capital = InstrumentKey("kepmen", "028/huk/1987", None), InstrumentKey("kepmen", "28/HUK/1987", 1987)
    assert small == capital
    assert hash(small) == hash(capital)
    assert small != InstrumentKey("kepmen", "28/HUK/1988", None)


def test_the_instrument_of_a_key_has_its_parts() -> None:
    """A key becomes an instrument with the same parts; the two classes are never equal."""
    key = InstrumentKey("permen", "01", 2012, "Mensos")
    instrument = InstrumentId.from_key(key)
    assert type(instrument) is InstrumentId
    assert (instrument.kind, instrument.number, instrument.year, instrument.issuer) == (
        InstrumentKind.PERMEN,
        "01",
        2012,
        "menteri sosial",
    )
    assert instrument != key


@every_case(
    ("parts", "long", "short"),
    [
        (("uu", "11", 2009), "Undang-Undang Nomor 11 Tahun 2009", "UU 11/2009"),
        (("uu", "11", None), "Undang-Undang Nomor 11", "UU No. 11"),
        (("uu", None, 2009), "Undang-Undang Nomor ... Tahun 2009", "UU Nomor ... Tahun 2009"),
        (("uu", None, None), "Undang-Undang Nomor ... Tahun ...", "UU Nomor ... Tahun ..."),
        (("staatsblad", "23", 1847), "Staatsblad Tahun 1847 Nomor 23", "Staatsblad 1847:23"),
        (("staatsblad", "23", None), "Staatsblad Nomor 23", "Staatsblad No. 23"),
        (("staatsblad", None, 1847), "Staatsblad Tahun 1847 Nomor ...", "Staatsblad Nomor ... Tahun 1847"),
        (("tap_mpr", "IX", 1998), "Ketetapan Majelis Permusyawaratan Rakyat Nomor IX Tahun 1998", "TAP MPR IX/1998"),
        (("kuhp", None, None), "Kitab Undang-Undang Hukum Pidana", "KUHP"),
        (
            ("uud", "perubahan-1", 1999),
            "Perubahan Pertama Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
            "Perubahan Pertama UUD 1945",
        ),
        (("permen", "1", 2012, "menteri sosial"), "Peraturan Menteri Sosial Nomor 1 Tahun 2012", "Permensos 1/2012"),
        (("permen", "1", 2012, "menteri riset"), "Peraturan Menteri Riset Nomor 1 Tahun 2012", "Permen Riset 1/2012"),
        (
            ("permen", "1", 2012, "menteri energi dan sumber daya mineral"),
            "Peraturan Menteri Energi dan Sumber Daya Mineral Nomor 1 Tahun 2012",
            "Permen ESDM 1/2012",
        ),
        (
            ("kepmen", "28/HUK", 1987, "menteri sosial"),
            "Keputusan Menteri Sosial Nomor 28/HUK Tahun 1987",
            "Kepmensos 28/HUK Tahun 1987",
        ),
        (
            ("kepmen", "28/HUK/1987", 1987, "menteri sosial"),
            "Keputusan Menteri Sosial Nomor 28/HUK/1987",
            "Kepmensos 28/HUK/1987",
        ),
        (
            ("instruksi_menteri", "1", 2020, "menteri dalam negeri"),
            "Instruksi Menteri Dalam Negeri Nomor 1 Tahun 2020",
            "Instruksi Mendagri 1/2020",
        ),
        (
            ("perda_kabkota", "5", 2016, "Kab. Batang"),
            "Peraturan Daerah Kabupaten Batang Nomor 5 Tahun 2016",
            "Perda Kabupaten Batang 5/2016",
        ),
        (("perbup", "5", 2016, "bupati batang"), "Peraturan Bupati Batang Nomor 5 Tahun 2016", "Perbup Batang 5/2016"),
        (
            ("keputusan", "9", 2020, "kepala badan"),
            "Keputusan Kepala Badan Nomor 9 Tahun 2020",
            "Keputusan Kepala Badan No. 9 Tahun 2020",
        ),
        (
            ("ad_art", None, 2020, "IPSM"),
            "Anggaran Dasar dan Anggaran Rumah Tangga Ikatan Pekerja Sosial Masyarakat Tahun 2020",
            "AD/ART IPSM Tahun 2020",
        ),
    ],
)
def test_long_and_short_forms(parts: tuple[Any, ...], long: str, short: str) -> None:
    """Decrees write the name in full; everyday writing has short names, and a slash or a colon before the year."""
    key = InstrumentKey(*parts)
    assert (key.long, key.short, str(key)) == (long, short, short)
