"""Words: each value of each choice is called something in both languages, and no two of one choice the same."""

from __future__ import annotations

from enum import StrEnum

import pytest

from psm_model import entities
from psm_model.entities import CardKind, Post
from psm_model.rules.words import INDONESIAN, in_words
from psm_model.values import Level

CHOICES = [Level, *(kind for kind in map(entities.__dict__.get, entities.__all__) if isinstance(kind, type))]
ENUMS = [kind for kind in CHOICES if issubclass(kind, StrEnum)]


def test_all_choices_have_words() -> None:
    """The classes with words are those of the records and the level."""
    assert set(INDONESIAN) == set(ENUMS)


@pytest.mark.parametrize("kind", ENUMS)
def test_each_value_has_words_of_its_own(kind: type[StrEnum]) -> None:
    """No two values of a class have the same words, in either language, and none has no word or a code for one."""
    words = [in_words(choice) for choice in kind]
    for told in ({text.en for text in words}, {text.id for text in words}):
        assert len(told) == len(kind)
        assert all(word and "_" not in word for word in told)


def test_words_are_of_the_class() -> None:
    """Two classes with the same code have words of their own."""
    assert in_words(Level.NATIONAL).id == "nasional"
    assert in_words(CardKind.NATIONAL).id == "KTA"


def test_code_is_the_word() -> None:
    """Where nothing else is said, the English word is the code, without its underscores."""
    assert in_words(Post.VICE_SECRETARY).en == "vice secretary"
