"""Numbers that are blank in part, broken by blanks or lines, or joined to another citation by a slash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model import ParseError
from psm_model.law import Citation, InstrumentId, find_citations
from tests.every_case import every_case

OFFICES = [
    ("Keputusan Bupati Batang", "keputusan_bupati", "bupati batang"),
    ("SK Wali Kota Salatiga", "keputusan_walikota", "walikota salatiga"),
    ("Keputusan Kepala Dinas Sosial", "keputusan", "kepala dinas sosial"),
    ("Kepmensos", "kepmen", "menteri sosial"),
]
BLANKS = [
    *(
        "/      /",
        "/____/",
        "//",
        "/*/",
        ". /",
        "/ /",
        "/   /",
        "/\u2026/",
        "/..../",
        "/(....)/",
        "/( )/",
        "/-/",
        "/[ ]/",
    ),
    *(
        "/?/",
        "/\u2014/",
        "/xxx/",
        "/XXX/",
        "/   / DINSOS / ",
        "/334/..../",
        "/KEP.___/",
        "/334/    /",
        ".      /",
        "/      ",
    ),
]
MIDDLES = [" Tahun ", "/Tahun ", " tahun ", " tanggal 3 Maret ", ", tanggal 3 Maret "]


@every_case(("office", "kind", "issuer"), OFFICES)
@every_case("number", ["460", "188.45", "141"])
@every_case("blank", BLANKS)
def test_a_number_that_is_blank_in_part_is_blank(office: str, kind: str, issuer: str, number: str, blank: str) -> None:
    """What a form leaves blank in the midst of a number is never dropped: only the year is known."""
    (found,) = find_citations(f"{office} Nomor {number}{blank}2025 tentang Pengukuhan")
    assert found.instrument == InstrumentId(kind, None, 2025, issuer)


@pytest.mark.parametrize("middle", MIDDLES)
@pytest.mark.parametrize("blank", ["/___", "/....", "/\u2026", "/      ", "/334/___"])
def test_a_number_that_ends_with_a_blank_is_blank(blank: str, middle: str) -> None:
    """The last part of a number may be blank; the year after it is read."""
    (found,) = find_citations(f"Keputusan Bupati Batang Nomor 188.45{blank}{middle}2025")
    assert found.instrument == InstrumentId("keputusan_bupati", None, 2025, "bupati batang")


@pytest.mark.parametrize("number", ["..../..../2025", "\u2026/\u2026/2025", "...... Tahun 2025", "____ Tahun 2025"])
def test_a_number_that_is_blank_keeps_its_year(number: str) -> None:
    """All parts of a number may be blank."""
    (found,) = find_citations(f"Keputusan Bupati Batang Nomor {number}")
    assert found.instrument == InstrumentId("keputusan_bupati", None, 2025, "bupati batang")


@given(
    st.sampled_from(["460", "188.45", "11"]),
    st.lists(st.sampled_from([" ", "_", ".", "\u2026", "-", "*", "?", "("]), max_size=6).map("".join),
    st.sampled_from(["Keputusan Bupati Batang", "UU", "Permensos", "Peraturan Desa Contoh"]),
)
def test_no_blank_is_dropped(number: str, blank: str, kind: str) -> None:
    """No citation of "460/<blank>/2025" is one of No. 460."""
    for found in find_citations(f"{kind} Nomor {number}/{blank}/2025"):
        assert found.instrument is None or found.instrument.number is None


@pytest.mark.parametrize(
    "number", ["460/   /2025", "460/___/2025", "188.45/.... Tahun 2025", "460/334/..../2025", "460/xxx/2025"]
)
def test_parse_refuses_a_number_that_is_blank_in_part(number: str) -> None:
    """A number of which a part is known has no place in an instrument, so it is not lost in silence."""
    with pytest.raises(ParseError):
        Citation.parse(f"Keputusan Bupati Batang Nomor {number}")
    assert Citation.parse("Keputusan Bupati Batang Nomor ..... Tahun 2025").instrument.year == 2025


@every_case(
    "number",
    [
        *("460/3 34/2025", "460/ 3 34 /2025", "460/33\n4/2025", "460/\n334/2025", "460/12 A/2025", "460/12\nA/2025"),
        *("81/PMK.0 5/2012", "81/PMK 05/2012", "460/3 34 Tahun 2025", "188. 45/117/2023", "188.4 5/117/2023"),
        *(
            "28/HU K/1987",
            "46 0/334/2025",
            "460/334/20 25",
            "460/3 34",
            "050 - 145/2022",
            "460/334. 5/2025",
            "460/(334)/2025",
        ),
        *("28/HU\nK/1987", "460.1/KE P/2025", "460/3  34/2025"),
    ],
)
@every_case("kind", ["Kepbup Batang", "Permenkeu", "Keputusan Kepala Dinas Sosial"])
def test_a_broken_number_is_not_read(kind: str, number: str) -> None:
    """Where a blank or a line breaks a number, it is ambiguous what belongs to it: there is no citation."""
    assert find_citations(f"{kind} Nomor {number}") == ()


@pytest.mark.parametrize(
    ("number", "read", "year"),
    [
        ("460 /334 /2025", "460/334/2025", 2025),
        ("81/PMK. 05/2012", "81/PMK.05/2012", 2012),
        ("28/HUK 1987", "28/HUK", 1987),
        ("460/334\nTahun 2025", "460/334", 2025),
        ("460/334 12 Maret", "460/334", None),
        ("460/334/2025 5 lembar", "460/334/2025", 2025),
        ("5/PP/2020", "5/PP/2020", 2020),
        ("460/2025/SK", "460/2025/SK", 2025),
    ],
)
def test_a_number_with_gaps_that_is_certain_is_read(number: str, read: str, year: int | None) -> None:
    """Blanks around slashes break no number, nor do a year or a date after it."""
    (found,) = find_citations(f"Kepbup Batang Nomor {number}")
    assert found.instrument == InstrumentId("keputusan_bupati", read, year, "bupati batang")


UU_11 = InstrumentId("uu", "11", 2009)
PP_39 = InstrumentId("pp", "39", 2012)


@every_case("mark", ["/", " / ", "/ ", "-", "\u2013", " \u2013 ", "|", ";", ",", "+"])
@every_case("first", ["UU 11/2009", "UU No. 11/2009", "UU Nomor 11 Tahun 2009"])
@every_case("second", ["PP 39/2012", "PP No. 39/2012", "PP Nomor 39 Tahun 2012"])
def test_a_mark_joins_two_citations(first: str, mark: str, second: str) -> None:
    """A slash or a dash between two citations is part of neither."""
    assert [found.instrument for found in find_citations(f"{first}{mark}{second}")] == [UU_11, PP_39]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("UU 6/2014/Permendagri 20/2018", ["6", "20"]),
        ("UU 11/2009/UU 13/2011/PP 39/2012", ["11", "13", "39"]),
        ("Kepmensos 28/HUK/1987/Permensos 10/2019", ["28/HUK/1987", "10"]),
        ("Kepbup Batang 460/334/2025/Perbup Batang 5/2020", ["460/334/2025", "5"]),
        ("UU 11/2009/Perda Kabupaten Batang 5/2010", ["11", "5"]),
        ("UU 11/2009/KUHP", ["11", None]),
        ("Permensos 10/2019 / 1 Januari 2020", ["10"]),
    ],
)
def test_a_slash_joins_citations_of_any_kind(text: str, numbers: list[str | None]) -> None:
    """After the year of a number the name of a kind is another citation."""
    assert [found.instrument and found.instrument.number for found in find_citations(text)] == numbers


def test_a_slash_joins_places_with_their_instruments() -> None:
    """Each instrument keeps its places; a place after a slash without an instrument is not the text's own."""
    first, second = find_citations("Pasal 5 UU 11/2009/Pasal 6 PP 39/2012")
    assert (first.instrument, [str(place) for place in first.pinpoints]) == (UU_11, ["Pasal 5"])
    assert (second.instrument, [str(place) for place in second.pinpoints]) == (PP_39, ["Pasal 6"])
    assert [found.instrument for found in find_citations("UU 11/2009/Pasal 5")] == [UU_11]


@pytest.mark.parametrize("kind", ["uu", "pp", "perppu", "perpres"])
@pytest.mark.parametrize("number", ["11/2009/PP", "5/2000/X", "11/2009/12"])
def test_nothing_follows_the_year_of_an_act(kind: str, number: str) -> None:
    """The number of an act has no year with something after it."""
    with pytest.raises(ParseError):
        InstrumentId(kind, number, None)


@every_case("mark", [" : ", ": ", " :\n", " - ", " \u2013 ", ", ", " / ", "/"])
@every_case("word", ["No.", "No. ", "No ", "Nomor ", "Nomor : ", "Nr.", "Nmr."])
@every_case(
    ("kind", "number", "instrument"),
    [
        ("Keputusan Presiden", "162 tahun 1957", InstrumentId("keppres", "162", 1957)),
        ("Peraturan Menteri Sosial", "10 Tahun 2019", InstrumentId("permen", "10", 2019, "menteri sosial")),
        ("SK. MENSOS RI", "12/HUK/2010", InstrumentId("kepmen", "12/HUK/2010", 2010, "menteri sosial")),
        (
            "Keputusan Bupati Batang",
            "460/334/2025",
            InstrumentId("keputusan_bupati", "460/334/2025", 2025, "bupati batang"),
        ),
    ],
)
def test_a_mark_may_precede_the_word_nomor(
    kind: str, mark: str, word: str, number: str, instrument: InstrumentId
) -> None:
    """A colon or a dash between an office and "No." is not part of the number, nor is "No." itself."""
    assert [found.instrument for found in find_citations(f"{kind}{mark}{word}{number}")] == [instrument]


@pytest.mark.parametrize("kind", ["keppres", "keputusan_bupati", "pp", "kepmen"])
@pytest.mark.parametrize("number", ["No.162", "Nmr.460", "No-11", "Nomor.460/12/2025", "nr.5/2/2025", "460/No.5/2025"])
def test_the_word_nomor_begins_no_number(kind: str, number: str) -> None:
    """The word before a number, with a mark after it, is part of no number."""
    with pytest.raises(ParseError):
        InstrumentId(kind, number, 2025)


@pytest.mark.parametrize("mark", ["/", " / ", " ", "/No. "])
@pytest.mark.parametrize("name", ["Desa", "ITE", "Kesejahteraan Sosial"])
def test_a_name_before_the_number_of_an_act_is_no_part_of_it(name: str, mark: str) -> None:
    """A slash between the name of an act and its number makes no registry number."""
    (found,) = find_citations(f"Pasal 5 UU {name}{mark}6/2014")
    assert found.instrument == InstrumentId("uu", "6", 2014)


@pytest.mark.parametrize("number", ["Desa/6/2014", "A/6/2014", "5/6"])
@pytest.mark.parametrize("kind", ["PP", "Perpres"])
def test_a_number_that_no_act_has_is_not_read(kind: str, number: str) -> None:
    """Words and further digits make no number of an act, so nothing is cited for certain."""
    assert find_citations(f"{kind} {number} Tahun 2014") == ()


@pytest.mark.parametrize(
    "number",
    ["12.A/2025", "460/12.A/2025", "460/334.B/III/2025", "188.45/12.A/KEP/2025", "188.45.A/12/KEP/2025", "12-A/2025"],
)
def test_a_letter_after_a_stop_is_part_of_a_number(number: str) -> None:
    """A number is read whole with the letter that was added to it."""
    (found,) = find_citations(f"Keputusan Bupati Batang Nomor {number}")
    whole = number.removesuffix("/2025") if number.count("/") == 1 else number
    assert found.instrument == InstrumentId("keputusan_bupati", whole, 2025, "bupati batang")


@pytest.mark.parametrize("number", ["12.a/2025", "460/334.b/III/2025", "460/334.Bis/III/2025", "12.AB/2025"])
def test_a_number_that_goes_on_after_a_stop_is_not_cut(number: str) -> None:
    """The part of a number before a full stop may be another number, so nothing is read."""
    assert find_citations(f"Keputusan Bupati Batang Nomor {number}") == ()
