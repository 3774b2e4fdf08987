"""Words: each value of each choice is called something in both languages, and no two of one choice the same."""

from __future__ import annotations

from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model import entities
from psm_model.checking.messages import format_message
from psm_model.checking.rule import Authority, Scope, Status
from psm_model.checking.severity import Severity
from psm_model.entities import CardKind, Post
from psm_model.i18n import LANGUAGES, VOCABULARY, Bilingual, in_words
from psm_model.law.statute import Certainty, EdgeKind
from psm_model.rules.terms.written_date_contradicts_date import WrittenDateFault
from psm_model.values import Level
from psm_model.values.area import AreaKind
from psm_model.values.verdict import Verdict

CHOICES = [
    Level,
    AreaKind,
    EdgeKind,
    Severity,
    Scope,
    Status,
    WrittenDateFault,
    Verdict,
    Authority,
    Certainty,
    *(kind for kind in map(entities.__dict__.get, entities.__all__) if isinstance(kind, type)),
]
ENUMS = [kind for kind in CHOICES if issubclass(kind, Enum)]


def test_all_choices_have_words() -> None:
    """The classes with words are those of records, of areas, of rules, and of what instruments do to one another."""
    assert set(VOCABULARY) == {*(kind.__name__ for kind in ENUMS), "entity"}
    for kind in ENUMS:
        assert list(VOCABULARY[kind.__name__]) == [choice.value for choice in kind]


@pytest.mark.parametrize("kind", ENUMS)
def test_each_value_has_words_of_its_own(kind: type[Enum]) -> None:
    """No two values of a class have the same words, in either language, and none has no word or a code for one."""
    words = [in_words(choice) for choice in kind]
    for told in ({text.english for text in words}, {text.indonesian for text in words}):
        assert len(told) == len(kind)
        assert all(word and "_" not in word for word in told)


def test_words_are_of_the_class() -> None:
    """Two classes with the same code have words of their own."""
    assert in_words(Level.NATIONAL).indonesian == "nasional"
    assert in_words(CardKind.NATIONAL).indonesian == "KTA"


def test_code_is_the_word() -> None:
    """Where nothing else is said, the English word is the code, without its underscores."""
    assert in_words(Post.VICE_SECRETARY).english == "vice secretary"


@pytest.mark.parametrize("choice", [choice for kind in ENUMS for choice in kind])
def test_message_has_the_words(choice: Enum) -> None:
    """A placeholder with the name of a class tells each of its codes in words, and what stands beside it as it is."""
    template = Bilingual(f"{{it:{type(choice).__name__}}}.", f"({{it:{type(choice).__name__}}})")
    words = in_words(choice)
    assert [format_message(template, {"it": choice.value}, language=language) for language in LANGUAGES] == [
        f"{words.english}.",
        f"({words.indonesian})",
    ]
    assert format_message(template, {"it": f"33 {choice.value} x"}, language="id") == f"(33 {words.indonesian} x)"


@given(st.text() | st.integers())
def test_message_has_what_is_no_code_as_it_is(value: str | int) -> None:
    """What is no code, and what stands where no class is named, is told as it is given."""
    assert (
        format_message(Bilingual("{it} {it!r} {it:>3}", "-"), {"it": value}, language="en")
        == f"{value} {value!r} {value:>3}"
    )
    assert format_message(Bilingual("-", "{it:Level}"), {"it": f"-{value}"}, language="id") == f"-{value}"


def test_message_has_the_kinds_of_entities() -> None:
    """The kinds of what a register holds are told in words too, those of two words whole."""
    template = Bilingual("{kind:entity}", "{kind:entity}")
    assert format_message(template, {"kind": "board term"}, language="en") == "board term"
    kinds = ["source", "organisation", "member", "board term", "appointment"]
    told = [format_message(template, {"kind": kind}, language="id") for kind in kinds]
    assert told == ["sumber", "organisasi", "anggota", "masa bakti", "jabatan"]
