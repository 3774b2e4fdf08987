"""Phrases are translated with the values in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from psm_model.formats.phrases import PhraseBook

FILES = PhraseBook({"a file": "berkas", "{} of {}": "{} milik {}"})
BOOK = PhraseBook({"a file of {}": "berkas dari {}", "one of {}": "salah satu dari {}"}, FILES)
QUOTED = st.text(st.characters(exclude_characters="'\"\\", categories=["L", "N", "Zs"])).map(repr)


@given(QUOTED)
def test_quoted_values_are_kept(value: str) -> None:
    """What is quoted is a value, whatever words it contains."""
    assert BOOK.translate(value) == value
    assert BOOK.translate(f"one of {value}") == f"salah satu dari {value}"


def test_most_specific_phrase_wins() -> None:
    """The phrase with the most letters of its own is taken, and values are phrases too."""
    assert BOOK.translate("a file of a file") == "berkas dari berkas"
    assert BOOK.translate("12 of a file") == "12 milik berkas"


def test_text_without_a_phrase_keeps_its_words() -> None:
    """Only codes beside their words, and names of months with a year or a day, are replaced."""
    assert BOOK.translate("one of national (nasional), village (desa/kelurahan)") == (
        "salah satu dari nasional, desa/kelurahan"
    )
    assert BOOK.translate("15 October 2025") == "15 Oktober 2025"
    assert BOOK.translate("May I") == "May I"
    assert BOOK.translate("a file of 1,048,577") == "berkas dari 1.048.577"
    assert BOOK.translate("'1,048'") == "'1,048'"
    assert BOOK.translate("1,5") == "1,5"


def test_book_knows_its_phrases() -> None:
    """Phrases of the others count."""
    assert BOOK.has("one of 12")
    assert BOOK.has("a file")
    assert not BOOK.has("12")
