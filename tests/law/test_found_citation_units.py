"""The units of a place in any combination: none raises, none is cut short, and each joins its article."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.law import InstrumentId, Pinpoint, find_citations

UU_11 = InstrumentId("uu", "11", 2009)
WORDS = (
    *("Pasal", "pasal-pasal", "Psl.", "ayat", "ay.", "huruf", "hrf", "butir", "poin", "angka", "ke-", "Bab", "Bagian"),
    *("Paragraf", "Lampiran", "Lampiran Romawi", "Lampiran Nomor", "diktum", "Menimbang", "Mengingat", "konsideran"),
    *("Penjelasan", "Penjelasan Umum", "Penjelasan atas", "batang tubuh", "Aturan Peralihan", "sub", "subs."),
)
VALUES = (
    *(
        "1",
        "2",
        "5",
        "21",
        "18A",
        "303 bis",
        "II",
        "I I",
        "(1)",
        "(1 2)",
        "(1",
        "(T)",
        "a",
        "a b",
        "(a)",
        "aa",
        "F",
        "Kesatu",
    ),
    *("Kedua Puluh", "KEDUA", "0", "1.2", "2 1", "1S", "..."),
)
BETWEEN = (
    " ",
    ", ",
    " dan ",
    " sampai dengan ",
    " s.d. ",
    "-",
    " jo. ",
    "\n",
    "\n\n- 3 -\n\n",
    " subs. ",
    " atau ",
    "; ",
)
ENDS = ("", " UU 11/2009", " KUHP", " undang-undang tersebut", " itu", ".")


@st.composite
def unit_texts(draw: st.DrawFn) -> str:
    """Draw units of places in any order, with any values and separators, before or after an instrument."""
    text = draw(st.sampled_from(["", "UU 11/2009 ", "UU 11/2009, ", "dimaksud dalam "]))
    for _ in range(draw(st.integers(1, 5))):
        unit = f"{draw(st.sampled_from(WORDS))} {draw(st.sampled_from(VALUES))}"
        text += draw(st.sampled_from([unit, unit, draw(st.sampled_from(VALUES))])) + draw(st.sampled_from(BETWEEN))
    return text + draw(st.sampled_from(ENDS))


@given(unit_texts())
@example("Pasal 5 diktum Kedua")
@example("Menimbang ayat (2)")
@example("Mengingat ayat (2) UU 11/2009")
@example("Penjelasan ayat (1) diktum Kedua")
@example("Penjelasan Bab III Lampiran II")
@example("diktum Kedua Pasal 5 UU 11/2009")
@example("Lampiran II dan Pasal 5 diktum Kedua")
def test_no_combination_of_units_raises(text: str) -> None:
    """Whatever units follow each other, reading never raises, and each place lies in its citation."""
    for found in find_citations(text):
        assert text[found.span[0] : found.span[1]] == found.as_written
        for place in found.pinpoints:
            for part in (place.article, place.paragraph, place.item):
                assert part is None or part[0] in found.as_written + "1"


@pytest.mark.parametrize(
    "places",
    [
        "Pasal 21 ayat (1 2)",
        "Pasal 21 ayat (1\n2)",
        "Pasal 21 ayat (1 2) huruf a",
        "Pasal 21 ayat (1 2) dan ayat (3)",
        "Pasal 21 ayat (1.2)",
        "Pasal 21 ayat (1/2)",
        "Pasal 2 1",
        "Pasal 2 1 ayat (1)",
        "Pasal 2 1 huruf a dan huruf b",
        "Pasal 5 ayat 1 2",
        "Pasal 5 angka 1 2",
        "Pasal 5 ayat (1) huruf a b",
        "Pasal 5, Pasal 2 1 dan Pasal 7",
        "Pasal 5 sampai dengan Pasal 2 1",
        "Lampiran I I",
        "Pasal 21 ayat\n2009, No.12\n(1)",
    ],
)
def test_a_place_that_may_be_cut_short_is_not_read(places: str) -> None:
    """If digits after a value may belong to it, no place is read, and the instrument is found without one."""
    for text in (f"{places} UU 11/2009", f"UU 11/2009 {places}", f"UU 11/2009 {places} mengatur"):
        assert [(found.instrument, found.pinpoints) for found in find_citations(text)] == [(UU_11, ())]


@pytest.mark.parametrize(
    "text",
    [
        "Pasal 5 2 (dua) orang",
        "Pasal 5 subsider dua bulan",
        "Pasal 5 ayat (2)\n3. Peraturan",
        "Pasal 5 ayat (2) 3. Peraturan",
        "Pasal 5 ayat (2) 2009",
        "Pasal 5 ayat (2)\n\n4\n\nUU 11/2009",
    ],
)
def test_a_number_after_a_place_may_be_another(text: str) -> None:
    """A count, the number of an item, a year and the number of a page are not the rest of a place."""
    assert [place.article for found in find_citations(text) for place in found.pinpoints] == ["5"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Pasal 12 ayat (2) butir b", [Pinpoint("12", "2", "b")]),
        ("Pasal 12 ayat (2) butir a dan b", [Pinpoint("12", "2", "a"), Pinpoint("12", "2", "b")]),
        ("Pasal 12 ayat (2) butir a s.d. c", [Pinpoint("12", "2", "a", through=Pinpoint("12", "2", "c"))]),
        ("Pasal 12 ayat (2) butir 3", [Pinpoint("12", "2", None, "3")]),
        ("Pasal 12 poin a", [Pinpoint("12", None, "a")]),
        ("Pasal 12 point (a)", [Pinpoint("12", None, "a")]),
        ("Pasal 12 poin 2", [Pinpoint("12", None, None, "2")]),
        ("Pasal 12 ayat (2) hrf a", [Pinpoint("12", "2", "a")]),
        ("Psl 5 ay (2)", [Pinpoint("5", "2")]),
        ("Psl. 5 ay. (2)", [Pinpoint("5", "2")]),
        ("Pasal 12 huruf a butir 3", [Pinpoint("12", None, "a", "3")]),
        ("Lampiran Romawi I huruf F", [Pinpoint(annex="I", letter="f")]),
        ("Lampiran Angka Romawi II", [Pinpoint(annex="II")]),
        ("Lampiran Nomor I huruf F", [Pinpoint(annex="I", letter="f")]),
        ("Lampiran No. II", [Pinpoint(annex="II")]),
        ("BAB V Bagian Kesatu Paragraf 2 Pasal 21 ayat (1)", [Pinpoint("21", "1", chapter="V", part="Kesatu")]),
        ("BAB V, Bagian Kesatu, Paragraf 2, Pasal 21", [Pinpoint(chapter="V", part="Kesatu"), Pinpoint("21")]),
        ("Pasal 340 subs. 338 jo. 55", [Pinpoint("340"), Pinpoint("338"), Pinpoint("55")]),
        ("Pasal 340 subsider 338", [Pinpoint("340"), Pinpoint("338")]),
        ("Pasal 340 sub 2", [Pinpoint("340", None, None, "2")]),
    ],
)
def test_abbreviated_units_join_their_instrument(text: str, places: list[Pinpoint]) -> None:
    """The short words of levels are read, and their places belong to the instrument."""
    for written in (f"{text} UU 11/2009", f"UU 11/2009 {text}"):
        (found,) = find_citations(written)
        assert (found.instrument, list(found.pinpoints)) == (UU_11, places)


def test_a_code_between_two_articles() -> None:
    """After a code, "jo 55 KUHP" is another article of it."""
    found = find_citations("Pasal 340 subs. 338 KUHP jo 55 KUHP")
    assert [place.article for entry in found for place in entry.pinpoints] == ["340", "338", "55"]
    assert {entry.instrument for entry in found} == {InstrumentId("kuhp", None, None)}
