"""Pinpoint: what it refuses, and how it is written."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model import ParseError
from psm_model.law import Division, Pinpoint
from psm_model.law._place_levels import LEVELS
from psm_model.law._place_order import read_ordinal, runs_backwards
from psm_model.law.pinpoint import list_levels
from tests.every_case import every_case
from tests.law.strategies import places, ranges, ranges_outside_body


@every_case(
    "parts",
    [
        {},
        {"article": "0"},
        {"article": "01"},
        {"article": ""},
        {"article": "5-7"},
        {"article": "2O"},
        {"article": "5", "paragraph": "0"},
        {"article": "5", "paragraph": "(1)"},
        {"article": "5", "paragraph": "1l"},
        {"article": "5", "letter": "1"},
        {"article": "5", "letter": "abc"},
        {"article": "5", "item": "a"},
        {"chapter": "tiga"},
        {"chapter": "III", "part": "Terakhir"},
        {"article": "5", "part": "Pertama"},
        {"annex": "0"},
        {"article": "5", "through": Pinpoint("5")},
        {"article": "5", "through": Pinpoint("6", through=Pinpoint("7"))},
        {"article": "5", "through": Pinpoint(paragraph="2")},
        {"annex": "I", "through": Pinpoint(chapter="II")},
        {"paragraph": "1", "through": Pinpoint("5")},
        {"division": "appendix"},
        {"division": 1},
        {"division": Division.ELUCIDATION},
        {"article": "5", "annex": "II", "division": Division.ELUCIDATION},
        {"dictum": "KESATU", "division": Division.ELUCIDATION},
        {"division": Division.RECITALS},
        {"division": Division.CITATIONS, "article": "5"},
        {"division": Division.GENERAL_ELUCIDATION, "chapter": "II"},
        {"division": Division.ANNEX, "annex": "II"},
        {"dictum": "TERAKHIR"},
        {"dictum": "KESATU", "article": "5"},
        {"dictum": "KESATU", "annex": "II"},
        {"article": "5", "through": Pinpoint("7", division=Division.ELUCIDATION)},
        {"letter": "a", "division": Division.RECITALS, "through": Pinpoint(letter="c")},
        {"division": Division.TRANSITIONAL},
        {"division": Division.ADDITIONAL, "letter": "a"},
        {"division": Division.TRANSITIONAL, "article": "I", "chapter": "II"},
        {"article": "7", "through": Pinpoint("5")},
        {"article": "7", "paragraph": "3", "through": Pinpoint("7", "1")},
        {"article": "28H", "through": Pinpoint("28A")},
        {"article": "28A", "through": Pinpoint("28")},
        {"article": "7ter", "through": Pinpoint("7bis")},
        {"article": "IX", "through": Pinpoint("V")},
        {"annex": "D", "through": Pinpoint(annex="C")},
        {"chapter": "II", "part": "Kedua", "through": Pinpoint(chapter="II", part="Pertama")},
        {"dictum": "KESEPULUH", "through": Pinpoint(dictum="KETIGA")},
        {"letter": "aa", "through": Pinpoint(letter="z")},
        {"letter": "b", "item": "2", "through": Pinpoint(letter="a", item="1")},
    ],
)
def test_refuses_what_has_no_meaning(parts: dict[str, Any]) -> None:
    """A place that there can't be, or a range that is none, can't be built."""
    with pytest.raises(ParseError):
        Pinpoint(**parts)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (Pinpoint("28"), Pinpoint("28A")),
        (Pinpoint("28AA"), Pinpoint("28B")),
        (Pinpoint("7bis"), Pinpoint("7A")),
        (Pinpoint("7A"), Pinpoint("7bis")),
        (Pinpoint("5", "3"), Pinpoint("5")),
        (Pinpoint(letter="c", item="1"), Pinpoint(letter="a", item="2")),
        (Pinpoint(letter="z"), Pinpoint(letter="aa")),
        (Pinpoint(annex="C"), Pinpoint(annex="I")),
        (Pinpoint(annex="V"), Pinpoint(annex="X")),
        (Pinpoint(annex="II"), Pinpoint(annex="3")),
        (Pinpoint(dictum="KESEMBILAN"), Pinpoint(dictum="KEDUA PULUH SATU")),
        (Pinpoint(chapter="II", part="Kedua"), Pinpoint(chapter="III", part="Kesatu")),
    ],
)
def test_builds_ranges_whose_order_is_right_or_unknown(first: Pinpoint, last: Pinpoint) -> None:
    """A range is refused only if its end certainly precedes its start."""
    assert attrs.evolve(first, through=last).through == last


@pytest.mark.parametrize(
    ("words", "value"),
    [
        *(("KESATU", 1), ("KEDUA BELAS", 12), ("SEPULUH", 10), ("KEDUA PULUH SATU", 21), ("seratus lima", 105)),
        *(("KEDUA RATUS SEPULUH", 210), ("", 0)),
    ],
)
def test_ordinals_have_values(words: str, value: int) -> None:
    """Ordinals up to the hundreds are counted, so that dicta have an order."""
    assert read_ordinal(words) == value


@given(places(), places())
def test_no_range_runs_both_ways(first: Pinpoint, last: Pinpoint) -> None:
    """A place never certainly precedes another one that certainly precedes it."""
    levels = list_levels(first), list_levels(last)
    orders = [runs_backwards(*levels), runs_backwards(*reversed(levels))]
    assert not all(orders)


@given(st.integers(1, 40), st.integers(1, 40))
def test_articles_run_upwards(first: int, last: int) -> None:
    """A range of articles is built if its numbers ascend, and else refused."""
    if first < last:
        assert str(Pinpoint(str(first), through=Pinpoint(str(last)))) == f"Pasal {first} sampai dengan Pasal {last}"
    else:
        with pytest.raises(ParseError):
            Pinpoint(str(first), through=Pinpoint(str(last)))


@pytest.mark.parametrize(
    ("pinpoint", "text", "portion"),
    [
        (Pinpoint("21", "1", "a", "2"), "Pasal 21 ayat (1) huruf a angka 2", "pasal_21__ayat_1__huruf_a__angka_2"),
        (Pinpoint("18a"), "Pasal 18A", "pasal_18a"),
        (Pinpoint("303 BIS"), "Pasal 303bis", "pasal_303bis"),
        (Pinpoint("iv"), "Pasal IV", "pasal_iv"),
        (Pinpoint(paragraph="2"), "ayat (2)", "ayat_2"),
        (
            Pinpoint("3", chapter="iii", part="kedua puluh"),
            "Bab III Bagian Kedua Puluh Pasal 3",
            "bab_iii__bagian_kedua-puluh__pasal_3",
        ),
        (Pinpoint(annex="II"), "Lampiran II", "lampiran_ii"),
        (Pinpoint("5", through=Pinpoint("7")), "Pasal 5 sampai dengan Pasal 7", "pasal_5->pasal_7"),
        (
            Pinpoint("II", division=Division.TRANSITIONAL),
            "Aturan Peralihan Pasal II",
            "aturan-peralihan__pasal_ii",
        ),
        (
            Pinpoint("5", "1", through=Pinpoint("5", "3")),
            "Pasal 5 ayat (1) sampai dengan ayat (3)",
            "pasal_5__ayat_1->pasal_5__ayat_3",
        ),
        (
            Pinpoint("5", "1", through=Pinpoint("5")),
            "Pasal 5 ayat (1) sampai dengan Pasal 5",
            "pasal_5__ayat_1->pasal_5",
        ),
        (
            Pinpoint("5", None, "a", through=Pinpoint("5", "2")),
            "Pasal 5 huruf a sampai dengan Pasal 5 ayat (2)",
            "pasal_5__huruf_a->pasal_5__ayat_2",
        ),
        (Pinpoint(division="annex"), "Lampiran", "lampiran"),
        (Pinpoint(letter="a", item="3", annex="II"), "Lampiran II huruf a angka 3", "lampiran_ii__huruf_a__angka_3"),
        (Pinpoint(dictum="kedua belas", letter="b"), "Diktum KEDUA BELAS huruf b", "diktum_kedua-belas__huruf_b"),
        (Pinpoint(letter="a", division="recitals"), "Menimbang huruf a", "menimbang__huruf_a"),
        (Pinpoint(item="2", division="citations"), "Mengingat angka 2", "mengingat__angka_2"),
        (Pinpoint(item="3", division="general_elucidation"), "Penjelasan Umum angka 3", "penjelasan-umum__angka_3"),
        (
            Pinpoint("5", division="elucidation", through=Pinpoint("7", division="elucidation")),
            "Penjelasan Pasal 5 sampai dengan Penjelasan Pasal 7",
            "penjelasan__pasal_5->penjelasan__pasal_7",
        ),
        (
            Pinpoint("5", "1", division="elucidation", through=Pinpoint("5", "3", division="elucidation")),
            "Penjelasan Pasal 5 ayat (1) sampai dengan ayat (3)",
            "penjelasan__pasal_5__ayat_1->penjelasan__pasal_5__ayat_3",
        ),
        (Pinpoint(paragraph="1", through=Pinpoint(paragraph="3")), "ayat (1) sampai dengan ayat (3)", "ayat_1->ayat_3"),
    ],
)
def test_written_forms(pinpoint: Pinpoint, text: str, portion: str) -> None:
    """A place is written from the outermost part to the innermost; a range does not repeat what its ends share."""
    assert (text, portion) == (str(pinpoint), pinpoint.portion)


@given(places() | ranges() | ranges_outside_body())
def test_repr_builds_it_again(pinpoint: Pinpoint) -> None:
    """What repr shows builds an equal place."""
    assert pinpoint == eval(repr(pinpoint))  # noqa: S307 our own repr


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ({"article": 21}, "article as a text"),
        ({"article": "21", "paragraph": 1}, "paragraph as a text"),
        ({"annex": ["I"]}, "annex as a text"),
        ({"article": "21", "through": "22"}, "a pinpoint for the last place"),
    ],
)
def test_parts_are_texts(parts: Any, wanted: str) -> None:
    """Parts are texts, for they may have letters, and the end of a range is a place."""
    with pytest.raises(ParseError, match=wanted):
        Pinpoint(**parts)


@pytest.mark.parametrize(
    ("pinpoint", "english"),
    [
        (Pinpoint("21", "1", "a", "2"), "Article 21 paragraph (1) letter a number 2"),
        (Pinpoint(chapter="iii", part="kedua"), "Chapter III Part Kedua"),
        (Pinpoint(annex="II"), "Annex II"),
        (Pinpoint(division="annex"), "Annex"),
        (Pinpoint(dictum="KESATU"), "Dictum KESATU"),
        (Pinpoint(letter="a", division="recitals"), "Recitals letter a"),
        (Pinpoint(item="2", division="citations"), "Citations number 2"),
        (Pinpoint("5", division="elucidation"), "Elucidation of Article 5"),
        (Pinpoint(division="general_elucidation"), "General Elucidation"),
        (Pinpoint("5", "1", through=Pinpoint("5", "3")), "Article 5 paragraph (1) to paragraph (3)"),
        (Pinpoint("II", division=Division.TRANSITIONAL), "Transitional Provisions, Article II"),
        (Pinpoint("5", through=Pinpoint("7")), "Article 5 to Article 7"),
    ],
)
def test_english_words(pinpoint: Pinpoint, english: str) -> None:
    """In English the parts have the same order, in the words of the translations of Indonesian law."""
    assert pinpoint.to_text(language="en") == english


@given(places() | ranges() | ranges_outside_body())
def test_the_written_form_is_indonesian(pinpoint: Pinpoint) -> None:
    """What str gives are the Indonesian words; in either language each part that is named shows its value."""
    assert str(pinpoint) == pinpoint.to_text(language="id")
    shown = pinpoint.to_text(language="en").lower()
    assert all(value.lower() in shown for level in LEVELS if (value := getattr(pinpoint, level)))


def test_only_known_languages() -> None:
    """Another language is refused."""
    with pytest.raises(ValueError, match="expected"):
        Pinpoint("5").to_text(language="nl")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pinpoint", "alone"),
    [
        (Pinpoint("5"), True),
        (Pinpoint(chapter="II"), True),
        (Pinpoint(annex="II"), True),
        (Pinpoint(dictum="KESATU"), True),
        (Pinpoint(division="annex"), True),
        (Pinpoint("5", division="elucidation"), True),
        (Pinpoint(paragraph="1", division="elucidation"), False),
        (Pinpoint(paragraph="1"), False),
    ],
)
def test_what_stands_alone(pinpoint: Pinpoint, alone: bool) -> None:  # noqa: FBT001
    """A place in an article needs the article to be found; a whole division does not."""
    assert pinpoint.is_standalone is alone
