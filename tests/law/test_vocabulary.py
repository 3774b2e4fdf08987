"""The tables of words that the reader knows."""

from __future__ import annotations

from psm_model.law._vocabulary import ABBREVIATED, KEYWORDS, resolve_spelling


def test_no_word_is_a_misspelling_of_another() -> None:
    """A known word is not read as a misspelling of another, however similar they are."""
    assert {word: resolve_spelling(word) for word in {*KEYWORDS, *ABBREVIATED} if resolve_spelling(word) != word} == {}
