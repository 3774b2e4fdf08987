"""Lists of places are read to their end, and a place is given to the instrument that it belongs to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.law import Citation, InstrumentId, Pinpoint, find_citations

UU_11 = InstrumentId("uu", "11", 2009)
JOINS = [", ", " dan ", " atau ", " serta ", " maupun ", " dan/atau ", ", dan ", " + ", "/", " & "]
VALUES: dict[str, list[str]] = {
    "chapter": ["I", "II", "IV", "IX"],
    "annex": ["I", "II", "V", "X"],
    "dictum": ["KESATU", "KEDUA", "KETIGA", "KESEPULUH"],
    "article": ["5", "6", "12", "28A"],
}
WORDS = {"chapter": "Bab", "annex": "Lampiran", "dictum": "Diktum", "article": "Pasal"}
PLACES: dict[str, Callable[[str], Pinpoint]] = {
    "chapter": lambda value: Pinpoint(chapter=value),
    "annex": lambda value: Pinpoint(annex=value),
    "dictum": lambda value: Pinpoint(dictum=value),
    "article": Pinpoint,
}


@given(st.sampled_from(sorted(VALUES)), st.data())
def test_the_word_of_a_level_holds_for_all_values(level: str, data: st.DataObject) -> None:
    """Chapters, annexes, dicta and articles may be listed after one word, with any separator."""
    values = data.draw(st.lists(st.sampled_from(VALUES[level]), min_size=2, max_size=4, unique=True))
    joins = data.draw(st.lists(st.sampled_from(JOINS), min_size=len(values) - 1, max_size=len(values) - 1))
    listed = values[0] + "".join(f"{join}{value}" for join, value in zip(joins, values[1:], strict=True))
    expected = tuple(PLACES[level](value) for value in values)
    found = find_citations(f"sesuai {WORDS[level]} {listed} UU 11/2009 yang berlaku")
    assert [(cited.instrument, cited.pinpoints) for cited in found] == [(UU_11, expected)]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ("Pasal 1 angka 1, Pasal 21 ayat (1) huruf a, serta Lampiran I dan II", ["1 angka 1", "21 ayat (1) huruf a"]),
        ("Pasal 5 ayat (1) dan Bab II, III", ["5 ayat (1)"]),
    ],
)
def test_a_list_of_other_units_does_not_cut_the_places_before_it(places: str, expected: list[str]) -> None:
    """All places belong to the instrument after them."""
    (found,) = find_citations(f"{places} UU 11/2009")
    assert [str(place) for place in found.pinpoints][: len(expected)] == [f"Pasal {place}" for place in expected]
    assert found.instrument == UU_11
    assert len(found.pinpoints) == len(expected) + 2


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ("Lampiran I s.d. III", "Lampiran I sampai dengan Lampiran III"),
        ("Pasal 5 hingga 9", "Pasal 5 sampai dengan Pasal 9"),
        ("Pasal 5 (lima)", "Pasal 5"),
        ("Pasal 21 (dua puluh satu) ayat (1) (satu)", "Pasal 21 ayat (1)"),
        ("Pasal 21 ayat satu", "Pasal 21 ayat (1)"),
        ("Pasal 21 ayat kedua", "Pasal 21 ayat (2)"),
        ("Pasal 21 ayat pertama", "Pasal 21 ayat (1)"),
        ("Pasal 21 ayat ke-2", "Pasal 21 ayat (2)"),
        ("Penjelasan Umum paragraf 2", "Penjelasan Umum"),
        ("Penjelasan Pasal 5 alinea kedua", "Penjelasan Pasal 5"),
        ("Pasal 38 kalimat kedua", "Pasal 38"),
        ("Pasal 38 ayat (1) kalimat terakhir", "Pasal 38 ayat (1)"),
        ("Pasal 38 alinea 2", "Pasal 38"),
        ("Pasal 38 alinea ke-2", "Pasal 38"),
        ("Pasal 38 lid 1", "Pasal 38 ayat (1)"),
        ("Pasal 5 ayat (1) dan seterusnya", "Pasal 5 ayat (1)"),
        ("Pasal 5 dst.", "Pasal 5"),
        ("Pasal 9 (2) b", "Pasal 9 ayat (2) huruf b"),
        ("Pasal 9 ayat (2) b", "Pasal 9 ayat (2) huruf b"),
        ("Lampiran I bagian B", "Lampiran I"),
        ("Bab II Bagian Kesatu", "Bab II Bagian Kesatu"),
    ],
)
def test_what_a_pinpoint_cannot_hold_does_not_part_a_place_from_its_instrument(places: str, expected: str) -> None:
    """The place that contains it is cited, before the instrument and as a whole text, and the words are kept."""
    text = f"{places} UU 11/2009"
    (found,) = find_citations(f"Menurut {text}, maka")
    assert (found.instrument, [str(place) for place in found.pinpoints]) == (UU_11, [expected])
    assert found.as_written == text


@pytest.mark.parametrize(
    "text",
    [
        "Pasal 5 menurut UU 11/2009",
        "Pasal 5 lama UU 11/2009",
        "Pasal 5 versi terbaru UU 11/2009",
        "Pasal 5 ayat (1) hasil revisi UU 11/2009",
        "Pasal 5 (enam) UU 11/2009",
        "Pasal 7 s.d. 5 UU 11/2009",
        "Pasal 7 ayat (3) - (1) UU 11/2009",
        "huruf d sampai dengan huruf a UU 11/2009",
    ],
)
def test_a_place_that_is_not_surely_read_is_not_claimed(text: str) -> None:
    """Neither for the instrument after it nor for the text itself."""
    assert [(found.instrument, found.pinpoints) for found in find_citations(text)] == [(UU_11, ())]


@pytest.mark.parametrize(
    "text",
    [
        "Pasal 5 dan UU 11/2009",
        "Pasal 5 dicabut dengan UU 11/2009",
        "Pasal 5 sesuai UU 11/2009",
        "Pasal 5, UU",
        "Pasal 5",
    ],
)
def test_a_place_of_the_text_itself_is_kept(text: str) -> None:
    """Words of the clause between the place and another instrument show that it is the text's own."""
    first = find_citations(text)[0]
    assert (first.instrument, first.pinpoints) == (None, (Pinpoint("5"),))


@pytest.mark.parametrize("text", ["Pasal 5 dan 12 orang", "Bagian Kedua dan ketiga", "ayat dua orang", "Pasal 5/2009"])
def test_counts_and_years_are_not_listed(text: str) -> None:
    """A number after a place is listed only if the text goes on as after a place."""
    assert all(len(found.pinpoints) < 2 for found in find_citations(f"{text} UU 11/2009"))


@pytest.mark.parametrize(
    "text",
    [
        "Pasal 38, UU 11/2009, Pasal 41, UU 13/2011",
        "Pasal 38, UU 11/2009, Pasal 41 UU 13/2011",
        "Pasal 38 dalam UU 11/2009, Pasal 41 dalam UU 13/2011",
        "Pasal 38 UU 11/2009; Pasal 41, UU 13/2011",
        "UU 11/2009, Pasal 38, UU 13/2011, Pasal 41",
        "Pasal 38, UU No. 11 Tahun 2009 tentang Kesejahteraan Sosial, Pasal 41, UU No. 13 Tahun 2011",
    ],
)
def test_places_and_instruments_alternate(text: str) -> None:
    """In a row of places and instruments each place belongs to the one that the row begins with."""
    cited = [(found.instrument, found.pinpoints) for found in find_citations(text)]
    assert cited == [(UU_11, (Pinpoint("38"),)), (InstrumentId("uu", "13", 2011), (Pinpoint("41"),))]


def test_a_place_between_two_instruments_may_belong_to_either() -> None:
    """If the row shows neither, the place is not cited."""
    cited = [
        (found.instrument, found.pinpoints) for found in find_citations("Pasal 38 UU 11/2009, Pasal 41, UU 13/2011")
    ]
    assert cited == [(UU_11, (Pinpoint("38"),)), (InstrumentId("uu", "13", 2011), ())]


@pytest.mark.parametrize(
    "text",
    [
        "Q.S. Al-Maidah ayat (2)",
        "QS. 5 ayat (2)",
        "Surah Al-Ma'un ayat (1)-(3)",
        "Surat Ali Imran ayat (104) dan ayat (110)",
        "Al-Qur'an surat An-Nisa' ayat (9)",
        "firman Allah dalam Surat An-Nisa ayat (9)",
        "Al-Baqarah (2) ayat (30)",
        "ayat (2) Surah Al-Maidah",
        "Injil Matius pasal 25 ayat (40)",
        "Yohanes 3 ayat (16)",
    ],
)
def test_scripture_is_not_cited(text: str) -> None:
    """A verse is no place of the text, and what follows it is read."""
    assert find_citations(f"Sebagaimana {text}.") == ()
    assert [found.citation for found in find_citations(f"{text} dan Pasal 5 UU 11/2009")] == [
        Citation(UU_11, (Pinpoint("5"),))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "sebagaimana dimaksud pada ayat (1)",
        "Surat Edaran ini, ayat (1)",
        "Terdakwa Markus Pasal 340 ayat (1)",
        "Pasal 5 ayat (1) dan Al-Qur'an",
        "AD/ART Yayasan Al-Hikmah Pasal 5 ayat (1)",
    ],
)
def test_a_place_of_law_is_no_scripture(text: str) -> None:
    """Names and letters that also occur in law do not hide a place."""
    (found,) = find_citations(text)
    assert [place.paragraph for place in found.pinpoints] == ["1"]


@pytest.mark.parametrize(
    "text",
    [
        "undang-undang tersebut Pasal 59",
        "UU tersebut, Pasal 59",
        "Pasal 59 UU yang sama",
        "Pasal 59 undang-undang yang sama",
        "aturan itu, Pasal 59",
        "UU itu dalam Pasal 59",
        "UU tersebut, khususnya dalam Pasal 59",
    ],
)
def test_a_reference_may_stand_before_its_place(text: str) -> None:
    """The place belongs to the instrument named before, and the citation contains the reference."""
    _, found = find_citations(f"UU 11/2009 berlaku. Menurut {text} hal itu diatur.")
    assert (found.antecedent, found.pinpoints, found.as_written) == (UU_11, (Pinpoint("59"),), text)


@pytest.mark.parametrize(
    "text",
    [
        "UU tersebut. Pasal 59 mengatur",
        "UU tersebut mengatur Pasal 59",
        "hal itu, Pasal 59 mengatur",
        "UU tersebut\n\nPasal 59 mengatur",
        "Pasal 59 UU yang sama dengan itu",
    ],
)
def test_a_reference_elsewhere_is_none(text: str) -> None:
    """A reference in another sentence or clause has no place."""
    _, *others = find_citations(f"UU 11/2009 berlaku. Menurut {text}")
    assert [found.antecedent for found in others] == [None]
