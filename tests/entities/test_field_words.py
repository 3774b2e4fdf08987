"""field_words: every field of a record has words, and other paths have their own."""

from __future__ import annotations

from psm_model.entities.field_words import FIELD_WORDS, field_words


def test_listed_fields_have_words_in_both_languages() -> None:
    """The words of a field are those of the table, and none is empty."""
    for path, words in FIELD_WORDS.items():
        assert field_words(path.split(".")) == words
        assert words.english
        assert words.indonesian


def test_other_paths_are_spelt_out() -> None:
    """A path without words is its own, without underscores, in both languages."""
    words = field_words(["some_part", "of_it"])
    assert (words.english, words.indonesian) == ("some part.of it", "some part.of it")
