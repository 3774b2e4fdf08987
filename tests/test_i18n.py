"""Numbers and counted nouns in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.i18n import VOCABULARY, Bilingual, Language, format_count, format_number, pluralise

NOUN = Bilingual("board term", "masa bakti")
LANGUAGE = st.sampled_from(["en", "id"])


@given(st.integers(-(10**12), 10**12), LANGUAGE)
def test_number_has_separators_every_three_digits(number: int, language: Language) -> None:
    """A number without its separators is the number, and each group after the first has three digits."""
    separator = "." if language == "id" else ","
    text = format_number(number, language=language)
    assert int(text.replace(separator, "")) == number
    first, *groups = text.lstrip("-").split(separator)
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in groups)


@given(st.integers(0, 10**6), LANGUAGE)
def test_only_one_is_singular(number: int, language: Language) -> None:
    """English takes the plural for every number but one; Indonesian always has the same noun."""
    noun = NOUN if number == 1 else pluralise(NOUN)
    text = format_count(number, NOUN, language=language)
    assert text == f"{format_number(number, language=language)} {noun.translate(language)}"
    assert pluralise(NOUN).indonesian == NOUN.indonesian


@pytest.mark.parametrize(
    ("kind", "code", "plural"),
    [
        ("entity", "board term", "board terms"),
        ("entity", "organisation", "organisations"),
        ("Severity", "info", "infos"),
    ],
)
def test_counted_words_have_a_plural(kind: str, code: str, plural: str) -> None:
    """The words of the vocabulary that are counted have a regular plural."""
    assert pluralise(VOCABULARY[kind][code]).english == plural


def test_number_in_an_unknown_language_is_refused() -> None:
    """A language that the package does not know is an error, not English."""
    with pytest.raises(ValueError, match="expected one of the languages en, id"):
        format_number(1, language="jv")  # type: ignore[arg-type]
