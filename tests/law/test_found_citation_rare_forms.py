"""Rare forms of citations: each is read as written, or refused if it is incomplete."""

from __future__ import annotations

import pytest

from psm_model.errors import ParseError
from psm_model.law import InstrumentId
from psm_model.law.citation import Citation
from psm_model.law.found_citation import find_citations
from psm_model.law.statute import Gazette, format_known_dates
from tests.every_case import every_case


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("UU Nomor 6 Tahun 2034 tentang Desa atau Sebutan Lain", "Desa atau Sebutan Lain"),
        ('UU 6/2034 tentang Kesejah"teraan Sosial', 'Kesejah"teraan Sosial'),
        ("UU 6/2034 ten tang Desa", "Desa"),
        ("UU 6/2034 (Penanganan", None),
        ("Perda Istimewa Yogyakarta Nomor 1 Tahun 2013", None),
        ("Perda Khusus Ibukota Jakarta Nomor 1 Tahun 2013", None),
        ("Pasal 311 KUHP ayat pertama", None),
        ("UU 6/2034 (Desa 5) tentang", None),
        ("UU 6/2034 (Penanganan Fakir Miskin Dan Orang Tidak Mampu Di Seluruh Wilayah Negara", None),
        ("UU Nomor 6 Tahun 2034 tentang Kecamatan Rusip Antara", "Kecamatan Rusip Antara"),
        ("UU 6/2034 tentang DESA, DESA ADAT DAN", "DESA"),
        ("UU 6/2034 tentang - Desa", None),
        ("Keputusan Menteri Sosial Nomor 28/HUK/", None),
        ("UU 6/2034 tentang Desa dan dan dan dan dan dan dan dan dan dan", "Desa"),
        ("UU 6/2034 ten persen", None),
        ("UU 6/2034 tentang Pendidikan Kedokteran tingkat Sarjana", "Pendidikan Kedokteran tingkat Sarjana"),
        ('UU 6/2034 tentang Kesejahteraan "Sosial"', "Kesejahteraan"),
    ],
)
def test_titles_of_rare_forms(text: str, title: str | None) -> None:
    """Each is one citation, with its title."""
    (entry,) = find_citations(text)
    assert entry.title == title


@pytest.mark.parametrize("text", ["ayat (1) UU 11/2009", "huruf a UU 11/2009"])
def test_places_that_stand_in_nothing_are_refused(text: str) -> None:
    """A paragraph or a letter without its article is no place."""
    with pytest.raises(ParseError, match="legal citation"):
        Citation.parse(text)


def test_facts_of_the_book_are_bounded() -> None:
    """A gazette has a year that can be; of an instrument that the book does not have, no date is known."""
    with pytest.raises(ParseError, match="a year from 1800 to 2200"):
        Gazette(name="Berita Negara", number="1", year=1700)
    assert format_known_dates(None) == "-"


def test_an_act_is_read_by_its_initials() -> None:
    """Beside a place, initials name an act of no number; alone they name nothing."""
    assert str(Citation.parse("Pasal 5 UUPA").pinpoints[0]) == "Pasal 5"
    with pytest.raises(ParseError):
        Citation.parse("UUPA")


@pytest.mark.parametrize(
    "text",
    [
        "UU No. 7/8 Drt",
        f"Keputusan Bersama Menteri Agama Nomor 1 Tahun 1969 dan Menteri {'kata ' * 40}Nomor 2 Tahun 1969",
    ],
)
def test_what_could_be_two_things_is_read_no_further(text: str) -> None:
    """A number of two parts without its year, and an office of forty words, are nothing that is added."""
    assert all(entry.instrument is None or entry.instrument.number != "2" for entry in find_citations(text))
    assert len(find_citations(text)) <= 1


@every_case("act", ["UU", "Undang-Undang", "undang-undang", "U.U."])
@every_case("lead", ["Pengganti", "pengganti", "sebagai Pengganti", "\nPENGGANTI"])
@every_case("form", ["Peraturan Pemerintah", "PeraturanPemerintah", "PP", "Perppu", "Perpu"])
def test_a_regulation_in_lieu_of_an_act_is_no_act(form: str, lead: str, act: str) -> None:
    """However its name is shortened, it is what it is, and by a name without a number it is never an act."""
    for number in ("No. 2 Tahun 2022", "2/2022"):
        (found,) = find_citations(f"{form} {lead} {act} {number}")
        assert found.instrument == InstrumentId("perppu", "2", 2022)
    for entry in find_citations(f"{form} {lead} {act} Cipta Kerja"):
        assert entry.instrument == InstrumentId("perppu", None, None)


def test_what_replaces_an_act_names_the_act() -> None:
    """After another act, "pengganti" names the act that it replaced."""
    found = find_citations("UU 32/2004 sebagai pengganti UU No. 22 Tahun 1999")
    assert [str(entry.citation) for entry in found] == ["UU 32/2004", "UU 22/1999"]


@pytest.mark.parametrize("numeral", ["XI", "VI", "IV", "II", "Vl", "XLV", "CXX"])
@pytest.mark.parametrize("form", ["UU {} Tahun 2009", "UU {}", "Perppu {}", "Pasal 5 Undang-Undang {}/1974"])
def test_a_roman_numeral_is_no_name(form: str, numeral: str) -> None:
    """An act is not called by a numeral."""
    assert all(found.instrument is None for found in find_citations(form.format(numeral)) if found.title)


@pytest.mark.parametrize("word", ["tanggal", "tertanggal", "tgl", "tgl.", ", tanggal", "dated"])
@pytest.mark.parametrize(
    "date", ["12-06-2006", "12/6/2006", "12.06.2006", "12 - 6 - 2006", "2006-06-12", "12 Juni 2006"]
)
def test_the_year_of_a_date_is_that_of_the_decree(date: str, word: str) -> None:
    """A decree without a year has that of its date, in words or in digits."""
    text = f"SK Bupati Batang No. 7 {word} {date}"
    (found,) = find_citations(f"{text} tentang Desa")
    assert (found.instrument, found.title) == (InstrumentId("keputusan_bupati", "7", 2006, "bupati batang"), "Desa")
    assert Citation.parse(text).instrument == found.instrument


@pytest.mark.parametrize(
    "date", ["45-06-2006", "12-13-2006", "12-06/2006", "12-06-20061", "12-06", "12-06-06", "12\nJuni"]
)
def test_what_is_no_date_has_no_year(date: str) -> None:
    """Digits that are no day, month and year say nothing of the year."""
    (found,) = find_citations(f"SK Bupati Batang No. 7 tanggal {date}")
    assert found.instrument == InstrumentId("keputusan_bupati", "7", None, "bupati batang")


@pytest.mark.parametrize("number", ["{}/{}", "({}/{})", "{} Tahun {}", "No. {}/{}", "(No. {} Tahun {})", "(UU {}/{})"])
@pytest.mark.parametrize(
    ("name", "act"),
    [
        ("Ormas", InstrumentId("uu", "17", 2013)),
        ("Desa", InstrumentId("uu", "6", 2014)),
        ("Kesejahteraan Sosial", InstrumentId("uu", "11", 2009)),
        ("HPP", InstrumentId("uu", "7", 2021)),
        ("MD3", InstrumentId("uu", "17", 2014)),
        ("Cipta Kerja", InstrumentId("uu", "11", 2020)),
    ],
)
def test_a_number_follows_the_name_of_an_act(name: str, act: InstrumentId, number: str) -> None:
    """The number after a name is that of the act, and the name its title; the places are in it."""
    text = f"UU {name} {number.format(act.number, act.year)}"
    (found,) = find_citations(f"menurut Pasal 5 {text}")
    assert (found.instrument, found.title, len(found.pinpoints)) == (act, name, 1)
    first, second = find_citations(f"{text} dan UU Desa 6/2014")
    assert (first.instrument, second.instrument) == (act, InstrumentId("uu", "6", 2014))


@pytest.mark.parametrize("rest", ["25/12/2014", "5 kali", "2014", "6/2014/05", "6"])
def test_other_numbers_after_the_name_of_an_act_are_not_its_own(rest: str) -> None:
    """A date, a count or a bare year is not the number of an act."""
    (found,) = find_citations(f"UU Desa {rest}")
    assert found.instrument == InstrumentId("uu", None, None)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        # The paragraph has no number.
        ("Pasal 311 KUHP ayat", [("KUHP", ["Pasal 311"])]),
        # "11/2009" may be an act without its kind.
        ("Pasal 5 dan 11/2009", [("None", ["Pasal 5"])]),
        ("Pasal 5 alinea (1) UU 11/2009", [("UU 11/2009", ["Pasal 5"])]),
        # A letter of this text, which goes on.
        ("huruf b mengingat UU 11/2009", [("UU 11/2009", [])]),
        # The list of recitals runs backwards.
        ("Menimbang huruf c s.d. huruf a UU 11/2009", [("UU 11/2009", [])]),
        ("UU 11/2009 Aturan Umum Pasal 1", [("UU 11/2009", ["Pasal 1"])]),
        # The words after the place begin no citation.
        ("Pasal 5 lama baru kuno tua UU", [("None", ["Pasal 5"])]),
        ("Diktum KEDUA BELAS s.d. Diktum KESATU Kepbup Batang 460/334/2025", [("Kepbup Batang 460/334/2025", [])]),
        ("UU Nomor 11/2009/....", [("UU Nomor ... Tahun ...", [])]),
    ],
)
def test_incomplete_and_contradictory_forms(text: str, cited: list[tuple[str, list[str]]]) -> None:
    """Only the certain parts of an incomplete or contradictory form are cited."""
    found = find_citations(text)
    assert [(str(each.instrument), [str(place) for place in each.pinpoints]) for each in found] == cited


def test_verses_are_not_those_of_acts() -> None:
    """A title of scripture before "UU" does not make its paragraph a verse."""
    (found,) = find_citations("Q.S. UU ayat (1)")
    assert [str(place) for place in found.pinpoints] == ["ayat (1)"]


@pytest.mark.parametrize("length", range(60, 72))
def test_a_reference_before_its_place_is_read_after_any_word(length: int) -> None:
    """How long the word before a reference is has no effect, though only some letters before a place are searched."""
    found = find_citations(f"UU 11/2009 mengatur. {'x' * length} undang-undang tersebut, Pasal 59")
    assert [str(each.antecedent) for each in found] == ["None", "UU 11/2009"]
