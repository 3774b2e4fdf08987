"""Words, brackets and quoted phrases between two places, or within one, do not part a place from its instrument."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.law import InstrumentId, find_citations
from tests.every_case import every_case

UU_11 = InstrumentId("uu", "11", 2009)
NUMBERS = ["satu", "dua", "tiga", "sembilan", "sepuluh", "sebelas", "dua belas", "dua puluh", "dua puluh satu"]
VALUES = dict(zip(NUMBERS, ["1", "2", "3", "9", "10", "11", "12", "20", "21"], strict=True))
NARROWING = ["khususnya", "terutama", "utamanya", "yaitu", "yakni", "tepatnya", "lebih khusus"]
COMPARING = ["vs", "vs.", "versus", "melawan", "dengan", "bersama dengan", "dihubungkan dengan", "plus"]
BEFORE = ["", "Menurut PP 39/2012, ", "Berdasarkan PP 39/2012 tentang Desa, "]


def find_places(text: str) -> list[str]:
    """Return the places of UU 11/2009, which must be in its only citation; no other citation may have a place."""
    own, *further = [found for found in find_citations(text) if found.instrument == UU_11]
    assert not further
    assert not [found for found in find_citations(text) if found is not own and found.pinpoints and found != own]
    return [str(place) for place in own.pinpoints]


@given(st.sampled_from(BEFORE), st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=4, unique=True))
def test_paragraphs_may_be_numbered_in_words(before: str, words: list[str]) -> None:
    """A list of numbers in words is read to its end: "ayat dua dan tiga"."""
    *others, last = words
    listed = f"{', '.join(others)} dan {last}" if others else last
    expected = [f"Pasal 5 ayat ({VALUES[word]})" for word in words]
    assert find_places(f"{before}Pasal 5 ayat {listed} UU 11/2009") == expected
    assert find_places(f"UU 11/2009 Pasal 5 ayat {listed}") == expected


@every_case("before", BEFORE)
@every_case("word", NARROWING)
@every_case("form", ["Pasal 5 {} ayat (2)", "Pasal 5, {} ayat (2)", "Pasal 5 ({} ayat (2))"])
def test_a_word_may_lead_to_the_cited_part(before: str, word: str, form: str) -> None:
    """What follows "khususnya" is a part of the place before it, and is what is cited."""
    place = form.format(word)
    assert find_places(f"{before}{place} UU 11/2009") == ["Pasal 5 ayat (2)"]
    assert find_places(f"UU 11/2009 {place}") == ["Pasal 5 ayat (2)"]


@pytest.mark.parametrize("word", COMPARING)
def test_a_word_may_compare_two_articles(word: str) -> None:
    """Both articles are of the instrument after them."""
    assert find_places(f"antara Pasal 5 {word} Pasal 6 UU 11/2009") == ["Pasal 5", "Pasal 6"]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ("Pasal 5 termasuk ayat (2)", ["Pasal 5", "Pasal 5 ayat (2)"]),
        ("Pasal 5 (termasuk Pasal 6)", ["Pasal 5", "Pasal 6"]),
        ("Pasal 5 s.d. Pasal 9 khususnya Pasal 7", ["Pasal 5 sampai dengan Pasal 9", "Pasal 7"]),
        ("Pasal 5 s.d. Pasal 9 khususnya ayat (2)", ["Pasal 5 sampai dengan Pasal 9", "Pasal 9 ayat (2)"]),
        ("Bab II khususnya Pasal 5", ["Bab II Pasal 5"]),
        ("Pasal 5 ayat satu sampai dengan tiga", ["Pasal 5 ayat (1) sampai dengan ayat (3)"]),
        ("Pasal 5 ayat kesatu dan kedua", ["Pasal 5 ayat (1)", "Pasal 5 ayat (2)"]),
        ("Pasal lima ayat (2)", ["Pasal 5 ayat (2)"]),
        ("Pasal dua puluh satu ayat (3)", ["Pasal 21 ayat (3)"]),
        ("Pasal 9(2)(b)", ["Pasal 9 ayat (2) huruf b"]),
        ("Pasal 9 (2) (b)", ["Pasal 9 ayat (2) huruf b"]),
        ("Pasal 9 ayat (2)(b)", ["Pasal 9 ayat (2) huruf b"]),
        ("Pasal 9(2)(b)(1)", ["Pasal 9 ayat (2) huruf b angka 1"]),
        ("Pasal 9(2)(b) dan (c)", ["Pasal 9 ayat (2) huruf b", "Pasal 9 ayat (2) huruf c"]),
        ("Pasal 9(b)", ["Pasal 9 huruf b"]),
        ("Pasal 9(2)(ii)", ["Pasal 9 ayat (2)"]),
    ],
)
def test_places_are_read_to_their_end(places: str, expected: list[str]) -> None:
    """No part of a place is left to the text itself, before the instrument or after it."""
    assert find_places(f"menurut {places} UU 11/2009") == expected
    assert find_places(f"menurut UU 11/2009 {places}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Pasal 5 frasa "dapat" UU 11/2009', ["Pasal 5"]),
        ('Pasal 5 ayat (1) sepanjang frasa "dan/atau" UU 11/2009', ["Pasal 5 ayat (1)"]),
        ("Pasal 5 ayat (1) kata “dapat” dan ayat (2) UU 11/2009", ["Pasal 5 ayat (1)", "Pasal 5 ayat (2)"]),
        ('frasa "a" dalam Pasal 5 ayat (1) UU 11/2009', ["Pasal 5 ayat (1)"]),
        ('frasa "a" dalam Pasal 5 dan frasa "b" dalam Pasal 6 UU 11/2009', ["Pasal 5", "Pasal 6"]),
        ('UU 11/2009, frasa "dapat" dalam Pasal 5', ["Pasal 5"]),
    ],
)
def test_a_quoted_phrase_does_not_part_a_place_from_its_instrument(text: str, expected: list[str]) -> None:
    """A phrase in quotation marks is no part of a place, and ends none."""
    assert find_places(text) == expected


@pytest.mark.parametrize("decimal", ["5.1", "5.1.", "5.1.2", "5.a", "5 ayat (1) huruf a.1"])
@pytest.mark.parametrize("form", ["Pasal {} UU 11/2009", "UU 11/2009 Pasal {}", "PP 39/2012, Pasal {} UU 11/2009"])
def test_a_decimal_article_is_no_other_article(decimal: str, form: str) -> None:
    """No instrument has an article with a point, so that nothing is known of the place: least of all "Pasal 5"."""
    assert not any(found.pinpoints for found in find_citations(form.format(decimal)))


@pytest.mark.parametrize(
    "text", ["Pasal 5 ayat dua orang", "pasal satu dua tiga", "ayat dua tiga kali", "pasal satu, jangan lupa"]
)
def test_a_count_in_words_is_no_number_of_a_place(text: str) -> None:
    """Words of number that count something else number no paragraph."""
    assert not [place for found in find_citations(text) for place in found.pinpoints if place.paragraph]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pasal 5 bertentangan dengan Pasal 28D UUD 1945", ["Pasal 28D"]),
        ("Pasal 5 terhadap Pasal 28D UUD 1945", ["Pasal 28D"]),
        ("Pasal 5. Pasal 6 UUD 1945", ["Pasal 6"]),
    ],
)
def test_an_article_is_not_given_to_the_instrument_of_another(text: str, expected: list[str]) -> None:
    """What is measured by an article, or is in another sentence, is not of the same instrument."""
    (own,) = [found for found in find_citations(text) if found.instrument]
    assert [str(place) for place in own.pinpoints] == expected
