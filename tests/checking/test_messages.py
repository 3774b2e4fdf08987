"""Words of codes: each code has words in both languages, and no two codes of a class have the same."""

from __future__ import annotations

from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model import entities
from psm_model.checking.messages import format_message, format_statute_book
from psm_model.checking.rule import Authority, Scope, Status
from psm_model.checking.severity import Severity
from psm_model.entities import CardKind, Post
from psm_model.i18n import LANGUAGES, VOCABULARY, Bilingual, describe_code
from psm_model.law.pinpoint import Division
from psm_model.law.statute import Certainty, EdgeKind
from psm_model.queries.basis import BasisKind
from psm_model.queries.doubt import Doubt
from psm_model.rules.terms.written_date_contradicts_date import WrittenDateFault
from psm_model.values import Level
from psm_model.values.area import AreaKind
from psm_model.values.verdict import Verdict
from tests.every_case import every_case

CHOICES = [
    Level,
    AreaKind,
    EdgeKind,
    Division,
    Severity,
    Scope,
    Status,
    WrittenDateFault,
    Verdict,
    Authority,
    Certainty,
    BasisKind,
    Doubt,
    *(kind for kind in map(entities.__dict__.get, entities.__all__) if isinstance(kind, type)),
]
ENUMS = [kind for kind in CHOICES if issubclass(kind, Enum)]


def test_every_enum_has_words() -> None:
    """The classes with words are those of records, areas, rules, answers, and relations of instruments."""
    assert set(VOCABULARY) == {*(kind.__name__ for kind in ENUMS), "Verdict", "entity"}
    for kind in ENUMS:
        codes = [choice.value for choice in kind]
        assert list(VOCABULARY[kind.__name__]) == codes, f"{kind.__name__}: add the words to src/psm_model/i18n.py"


@pytest.mark.parametrize("kind", ENUMS)
def test_the_words_of_an_enum_are_distinct(kind: type[Enum]) -> None:
    """No two values of a class share their words in a language, and no value lacks words."""
    words = [describe_code(choice) for choice in kind]
    for texts in ({text.english for text in words}, {text.indonesian for text in words}):
        assert len(texts) == len(kind)
        assert all(word and "_" not in word for word in texts)


def test_words_depend_on_the_class() -> None:
    """The same code in two classes has the words of each class."""
    assert describe_code(Level.NATIONAL).indonesian == "nasional"
    assert describe_code(CardKind.NATIONAL).indonesian == "KTA"


def test_english_words_default_to_the_code() -> None:
    """By default, the English words are the code without its underscores."""
    assert describe_code(Post.VICE_SECRETARY).english == "vice secretary"


@every_case("choice", [choice for kind in ENUMS for choice in kind])
def test_a_placeholder_of_a_class_translates_codes(choice: Enum) -> None:
    """A placeholder with the name of a class translates its codes, and leaves the text around them."""
    template = Bilingual(f"{{it:{type(choice).__name__}}}.", f"({{it:{type(choice).__name__}}})")
    words = describe_code(choice)
    assert [format_message(template, {"it": choice.value}, language=language) for language in LANGUAGES] == [
        f"{words.english}.",
        f"({words.indonesian})",
    ]
    assert format_message(template, {"it": f"33 {choice.value} x"}, language="id") == f"(33 {words.indonesian} x)"


@given(st.text() | st.integers())
def test_other_values_are_not_translated(value: str | int) -> None:
    """Values that are not codes, and placeholders without a class, stay as they are."""
    assert (
        format_message(Bilingual("{it} {it!r} {it:>3}", "-"), {"it": value}, language="en")
        == f"{value} {value!r} {value:>3}"
    )
    assert format_message(Bilingual("-", "{it:Level}"), {"it": f"-{value}"}, language="id") == f"-{value}"


def test_kinds_of_entities_are_counted_in_the_plural() -> None:
    """A number of entities has their plural in English, and the same noun in Indonesian; other words stay."""
    template = Bilingual("{count} {kind:entities}", "{count} {kind:entities}")
    for kind, noun in VOCABULARY["entity"].items():
        params: dict[str, str | int] = {"count": 2, "kind": kind}
        assert format_message(template, params, language="en") == f"2 {noun.english}s"
        assert format_message(template, params, language="id") == f"2 {noun.indonesian}"
    assert format_message(template, {"count": 2, "kind": "x"}, language="en") == "2 x"


def test_kinds_of_entities_are_translated() -> None:
    """The kinds of entities are translated, including kinds of two words."""
    template = Bilingual("{kind:entity}", "{kind:entity}")
    assert format_message(template, {"kind": "board term"}, language="en") == "board term"
    kinds = ["source", "organisation", "member", "board term", "appointment"]
    words = [format_message(template, {"kind": kind}, language="id") for kind in kinds]
    assert words == ["sumber", "organisasi", "anggota", "masa bakti", "jabatan"]


@pytest.mark.parametrize(
    ("params", "english", "indonesian"),
    [
        (
            {"id": "a", "member": "m", "post": "chair", "title": "Ketua Umum"},
            "member 'm' (appointment 'a') as chair ('Ketua Umum')",
            "anggota 'm' (jabatan 'a') selaku ketua ('Ketua Umum')",
        ),
        (
            {"id": "a", "member": "", "post": "chair", "title": ""},
            "appointment 'a' as chair",
            "jabatan 'a' selaku ketua",
        ),
    ],
)
def test_holders_and_titles_are_named(params: dict[str, str | int], english: str, indonesian: str) -> None:
    """An appointment is named by its member, a post by its title as written, as far as they are recorded."""
    form = "{{id:holder {{member:Member}}}} {} {{post:titled {{title}}}}"
    template = Bilingual(form.format("as"), form.format("selaku"))
    assert format_message(template, params, language="en") == english
    assert format_message(template, params, language="id") == indonesian


def test_days_without_an_end_are_worded() -> None:
    """Days that run on are said to begin on a day and to go on."""
    template = Bilingual("{certain:days {possible}}", "{certain:days {possible}}")
    params = {"certain": "2026-01-01/..", "possible": "2025-01-01/.."}
    assert "from 1 January 2026 on" in format_message(template, params, language="en")
    assert "mulai 1 Januari 2026 dan seterusnya" in format_message(template, params, language="id")


@pytest.mark.parametrize(
    ("certain", "english", "indonesian"),
    [
        ("-", "at a time that is not known", "pada waktu yang tidak diketahui"),
        (
            "2021-01-01/2022-12-31",
            "from 1 January 2021 to 31 December 2022 for certain, and possibly for longer",
            "pasti pada 1 Januari 2021 s.d. 31 Desember 2022; mungkin lebih lama",
        ),
    ],
)
def test_days_without_bounds_are_called_unknown(certain: str, english: str, indonesian: str) -> None:
    """Possible days that have neither a first nor a last are no range of days."""
    template = Bilingual("{certain:days {possible}}", "{certain:days {possible}}")
    params = {"certain": certain, "possible": "/.."}
    assert [format_message(template, params, language=language) for language in LANGUAGES] == [english, indonesian]


@pytest.mark.parametrize(
    ("period", "english", "indonesian"),
    [
        ("2020-01-01/2024-12-31", "", ""),
        ("2020-01-01/..", "", ""),
        ("2020/2024-12-31", " (2020 to 31 December 2024)", " (2020 s.d. 31 Desember 2024)"),
        ("2020-01-01/2024", " (1 January 2020 to 2024)", " (1 Januari 2020 s.d. 2024)"),
        ("2020/2024", " (2020–2024)", " (2020–2024)"),
        ("2020/..", " (since 2020, open-ended)", " (sejak 2020, tanpa batas waktu)"),
    ],
)
def test_only_imprecise_periods_are_added(period: str, english: str, indonesian: str) -> None:
    """A period is written in brackets if an end of it is not known to the day; that it runs on is known."""
    template = Bilingual("{period:Imprecise}", "{period:Imprecise}")
    params = {"period": period}
    assert [format_message(template, params, language=language) for language in LANGUAGES] == [english, indonesian]


@pytest.mark.parametrize(
    ("possible", "english", "indonesian"),
    [
        (
            "2021-01-01/2021-12-31",
            "at most from 1 January 2021 to 31 December 2021",
            "1 Januari 2021 s.d. 31 Desember 2021",
        ),
        ("2021-01-01/2022-12-31", "at most 2021–2022", "2021–2022"),
        ("2021-05-01/2022-12-31", "at most from 1 May 2021 to 31 December 2022", "1 Mei 2021 s.d. 31 Desember 2022"),
        ("2021-05-01/..", "at most from 1 May 2021 on", "mulai 1 Mei 2021 dan seterusnya"),
    ],
)
def test_possible_days_are_worded(possible: str, english: str, indonesian: str) -> None:
    """Several whole years are written as years, and a single year and other days with the first and the last day."""
    template = Bilingual("{certain:days {possible}}", "{certain:days {possible}}")
    params = {"certain": "-", "possible": possible}
    assert format_message(template, params, language="en") == english
    assert format_message(template, params, language="id") == f"paling lama {indonesian}"


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ("enacted 2004", "enacted 2004; neither the start of its validity nor its end is known"),
        ("enacted 2004 commenced 2004", "in force since 2004"),
        ("enacted 2004 commenced 2005", "enacted 2004; in force since 2005"),
    ],
)
def test_known_dates_of_an_instrument_are_worded(known: str, words: str) -> None:
    """The day of enactment is left out if the instrument was in force from that day."""
    assert format_statute_book("-", known, language="en") == f"statute book: {words}"
