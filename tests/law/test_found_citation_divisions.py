"""A place outside the body of an instrument is marked as one, and never taken for a place in the body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.law import Citation, Division, InstrumentId, Pinpoint, find_citations
from tests.every_case import every_case
from tests.law.strategies import articles, paragraphs

UU_11 = InstrumentId("uu", "11", 2009)
SPELLINGS: list[tuple[str, list[Pinpoint]]] = [
    ("Lampiran", [Pinpoint(division=Division.ANNEX)]),
    ("Lampiran huruf A angka 3", [Pinpoint(letter="a", item="3", division=Division.ANNEX)]),
    ("Lampiran II huruf A angka 3", [Pinpoint(letter="a", item="3", annex="II")]),
    ("Pasal 5 dan Lampiran", [Pinpoint("5"), Pinpoint(division=Division.ANNEX)]),
    ("Lampiran dan Pasal 5", [Pinpoint(division=Division.ANNEX), Pinpoint("5")]),
    ("Penjelasan Umum", [Pinpoint(division=Division.GENERAL_ELUCIDATION)]),
    ("Penjelasan Umum angka 3", [Pinpoint(item="3", division=Division.GENERAL_ELUCIDATION)]),
    ("Pasal 5 dan Penjelasan Umum", [Pinpoint("5"), Pinpoint(division=Division.GENERAL_ELUCIDATION)]),
    ("Penjelasan Pasal 5", [Pinpoint("5", division=Division.ELUCIDATION)]),
    ("penjelasan pasal 5 ayat 1", [Pinpoint("5", "1", division=Division.ELUCIDATION)]),
    ("Penjelasan atas Pasal 5 huruf a", [Pinpoint("5", letter="a", division=Division.ELUCIDATION)]),
    ("Penjelasan ayat (1) Pasal 5", [Pinpoint("5", "1", division=Division.ELUCIDATION)]),
    ("Pasal 5 beserta Penjelasan Pasal 7", [Pinpoint("5"), Pinpoint("7", division=Division.ELUCIDATION)]),
    ("Pasal 5 dan penjelasannya Pasal 7", [Pinpoint("5"), Pinpoint("7", division=Division.ELUCIDATION)]),
    ("Penjelasan Pasal 5 dan Lampiran II", [Pinpoint("5", division=Division.ELUCIDATION), Pinpoint(annex="II")]),
    (
        "Penjelasan Pasal 5 dan batang tubuh Pasal 7",
        [Pinpoint("5", division=Division.ELUCIDATION), Pinpoint("7")],
    ),
    ("Penjelasan Bab III", [Pinpoint(chapter="III", division=Division.ELUCIDATION)]),
    ("Konsideran Menimbang huruf a", [Pinpoint(letter="a", division=Division.RECITALS)]),
    ("konsiderans menimbang huruf a", [Pinpoint(letter="a", division=Division.RECITALS)]),
    (
        "Menimbang huruf a sampai dengan huruf c dan huruf e",
        [
            Pinpoint(
                letter="a",
                through=Pinpoint(letter="c", division=Division.RECITALS),
                division=Division.RECITALS,
            ),
            Pinpoint(letter="e", division=Division.RECITALS),
        ],
    ),
    ("Mengingat angka 2", [Pinpoint(item="2", division=Division.CITATIONS)]),
    ("konsiderans huruf b", [Pinpoint(letter="b", division=Division.RECITALS)]),
    ("konsideran huruf a dan b", [Pinpoint(letter=letter, division=Division.RECITALS) for letter in "ab"]),
    ("huruf b konsiderans", [Pinpoint(letter="b", division=Division.RECITALS)]),
    ("huruf b dan huruf c konsiderans menimbang", [Pinpoint(letter=x, division=Division.RECITALS) for x in "bc"]),
    ("huruf b bagian menimbang", [Pinpoint(letter="b", division=Division.RECITALS)]),
    ("huruf b Menimbang", [Pinpoint(letter="b", division=Division.RECITALS)]),
    ("angka 3 Mengingat", [Pinpoint(item="3", division=Division.CITATIONS)]),
    ("angka 3 Penjelasan Umum", [Pinpoint(item="3", division=Division.GENERAL_ELUCIDATION)]),
    ("Pasal I Aturan Peralihan", [Pinpoint("I", division=Division.TRANSITIONAL)]),
    ("Aturan Peralihan Pasal II", [Pinpoint("II", division=Division.TRANSITIONAL)]),
    ("Aturan Tambahan, Pasal I", [Pinpoint("I", division=Division.ADDITIONAL)]),
    (
        "Pasal I dan Pasal II Aturan Tambahan",
        [Pinpoint("I", division=Division.ADDITIONAL), Pinpoint("II", division=Division.ADDITIONAL)],
    ),
    (
        "Pasal I Aturan Peralihan dan Pasal I Aturan Tambahan",
        [Pinpoint("I", division=Division.TRANSITIONAL), Pinpoint("I", division=Division.ADDITIONAL)],
    ),
    ("Aturan Peralihan Pasal 60", [Pinpoint("60")]),
    ("diktum pertama dan kedua", [Pinpoint(dictum="PERTAMA"), Pinpoint(dictum="KEDUA")]),
    ("Diktum KESATU", [Pinpoint(dictum="KESATU")]),
    ("diktum Kedua huruf b", [Pinpoint(dictum="KEDUA", letter="b")]),
    *[
        (f"{word} huruf b", [Pinpoint(letter="b", division=Division.RECITALS)])
        for word in ("preambul", "Preambule", "pertimbangan", "Pertimbangan", "Preambul Menimbang")
    ],
    ("huruf b preambul", [Pinpoint(letter="b", division=Division.RECITALS)]),
    ("preambul huruf a dan c", [Pinpoint(letter=letter, division=Division.RECITALS) for letter in "ac"]),
    ("Bagian Kedua Bab II", [Pinpoint(chapter="II", part="Kedua")]),
    ("Bagian Kedua, Bab II", [Pinpoint(chapter="II", part="Kedua")]),
    ("Bagian Kedua dan Ketiga Bab II", [Pinpoint(chapter="II", part=part) for part in ("Kedua", "Ketiga")]),
    ("bagian kedua dan ketiga Bab II", [Pinpoint(chapter="II", part=part) for part in ("Kedua", "Ketiga")]),
    ("Bagian Kedua dan Bagian Ketiga Bab II", [Pinpoint(chapter="II", part=part) for part in ("Kedua", "Ketiga")]),
    (
        "Bagian Kedua, Ketiga, dan Keempat Bab II",
        [Pinpoint(chapter="II", part=part) for part in ("Kedua", "Ketiga", "Keempat")],
    ),
    (
        "Bagian Kedua sampai dengan Keempat Bab II",
        [Pinpoint(chapter="II", part="Kedua", through=Pinpoint(chapter="II", part="Keempat"))],
    ),
    (
        "Bagian Kedua dan Ketiga Bab II dan Bagian Kesatu Bab III",
        [
            *(Pinpoint(chapter="II", part=part) for part in ("Kedua", "Ketiga")),
            Pinpoint(chapter="III", part="Kesatu"),
        ],
    ),
    ("Diktum KEDUA dan Diktum KEDUA BELAS", [Pinpoint(dictum="KEDUA"), Pinpoint(dictum="KEDUA BELAS")]),
]


@every_case(("text", "places"), SPELLINGS)
def test_places_outside_the_body_are_found(text: str, places: list[Pinpoint]) -> None:
    """Each spelling is read before and after an instrument, and as a whole text."""
    cited = Citation(UU_11, tuple(places))
    assert [found.citation for found in find_citations(f"sesuai {text} UU 11/2009.")] == [cited]
    assert [found.citation for found in find_citations(f"sesuai UU 11/2009 {text}.")] == [cited]
    assert Citation.parse(f"UU 11/2009 {text}") == cited


@given(articles, st.none() | paragraphs, st.sampled_from(["Penjelasan", "penjelasan", "Penjelasan atas"]))
def test_a_place_in_the_elucidation_is_none_in_the_body(article: str, paragraph: str | None, word: str) -> None:
    """The elucidation of an article is not the article, beside an instrument as in its own text."""
    place = Pinpoint(article, paragraph)
    for text in (f"{word} {place} UU 11/2009", f"UU 11/2009 {word} {place}", f"dalam {word} {place} disebutkan"):
        (found,) = find_citations(text)
        assert {cited.division for cited in found.pinpoints} == {Division.ELUCIDATION}


@pytest.mark.parametrize(
    "text",
    [
        "UU 11/2009;\nMenimbang : a. bahwa",
        "UU 11/2009\nMengingat : 1. Undang",
        "UU 11/2009 beserta Lampirannya",
        "penjelasan UU 11/2009",
        "Lampiran yang memuat UU 11/2009",
        "UU 11/2009 dan Lampiran yang dimaksud",
        "diktum UU 11/2009",
    ],
)
def test_words_that_name_no_place(text: str) -> None:
    """A heading, an annex of the text itself, and the elucidation as a whole are no places in the instrument."""
    assert [found.citation for found in find_citations(text)] == [Citation(UU_11)]


@pytest.mark.parametrize("text", ["Penjelasan Umum", "Lampiran.", "Menimbang huruf a", "Diktum KESATU", "Lampiran II"])
def test_without_an_instrument_no_place_is_found(text: str) -> None:
    """A place outside the articles needs an instrument, for every document has an annex and recitals of its own."""
    assert find_citations(f"sesuai {text} dan seterusnya") == ()


@pytest.mark.parametrize(
    "text",
    ["konsiderans angka 3", "angka 3 konsiderans", "pertimbangan angka 3", "preambul angka 3", "dasar hukum angka 3"],
)
def test_a_number_of_an_unnamed_part_of_the_preamble_is_not_cited(text: str) -> None:
    """It may be that of a ground or of the law on which the instrument is based, but is not in the body."""
    assert [found.pinpoints for found in find_citations(f"{text} UU 11/2009")] == [()]


def test_mengingat_may_be_a_conjunction() -> None:
    """In "huruf b mengingat UU 11/2009" the word means "considering"; in no case is a citation in the body invented."""
    found = find_citations("Pasal 5 huruf b mengingat UU 11/2009 berlaku")
    assert [(cited.instrument, cited.pinpoints) for cited in found] == [
        (None, (Pinpoint("5", letter="b"),)),
        (UU_11, ()),
    ]
