"""field_words: every field of a record has words, and other paths have their own."""

from __future__ import annotations

import re
from typing import Any, get_args

import attrs

from psm_model.entities import Appointment, BoardTerm, Decree, Member, Organisation, Register, Source
from psm_model.entities.field_words import FIELD_WORDS, field_words, part_words
from psm_model.entities.register import PLACES
from psm_model.entities.schema import list_fields, record_types
from psm_model.formats.tables.schema import tables
from psm_model.formats.tables.words import column_heading


def test_listed_fields_have_words_in_both_languages() -> None:
    """The words of a field are those of the table, and none is empty."""
    for path, words in FIELD_WORDS.items():
        owner, *steps = path.split(".")
        own = next((kind for kind in record_types(Register) if kind.__name__ == owner), None)
        assert field_words([owner, *steps] if own is None else steps, own) == words
        assert words.english
        assert words.indonesian


def test_other_paths_are_spelt_out() -> None:
    """A path without words is its own, without underscores, in both languages."""
    words = field_words(["some_part", "of_it"])
    assert (words.english, words.indonesian) == ("some part.of it", "some part.of it")


def test_classes_have_words_of_their_own() -> None:
    """The words of a class take the place of those for all classes, and only for that class."""
    assert [field_words(["title"], owner).indonesian for owner in (Source, Decree, Appointment, None)] == [
        "judul",
        "judul",
        "sebutan",
        "judul",
    ]
    assert field_words(["title", "x"], Appointment).indonesian == "title.x"


def test_parts_have_short_words() -> None:
    """Each field of a part of a record has words in both languages, which do not name the part."""
    entities = {Register, *(kind for kind in record_types(Register) if any(f.name == "id" for f in list_fields(kind)))}
    for kind in [kind for kind in record_types(Register) if kind not in entities]:
        for field in list_fields(kind):
            words = part_words(kind, field.name)
            assert "_" not in words.english + words.indonesian
            assert field.is_sensitive or words.english != words.indonesian or field.name in {"status", "level"}
            assert not any(f" of a{end} " in f"{words.english} " for end in ("", "n"))
    assert part_words(Organisation, "name") == field_words(["name"])


# Any: classes of records, whose fields have other classes of records.
def list_field_paths(kind: Any, before: str = "") -> set[str]:
    """Return the paths of the fields of a record and of its nested records."""
    paths = set()
    for field in attrs.fields(attrs.resolve_types(kind)):
        if field.name == "id" or (kind is BoardTerm and field.name == "appointments"):
            continue
        path = f"{before}{field.name}"
        paths.add(path)
        for inner in (field.type, *get_args(field.type)):
            if attrs.has(inner) and inner.__module__.startswith("psm_model.entities"):
                paths |= list_field_paths(inner, f"{path}.")
    return paths


def test_every_field_has_words() -> None:
    """Each field has words of its own in both languages, and there are no other words."""
    fields = set().union(*map(list_field_paths, (Source, Decree, Organisation, Member, BoardTerm, Appointment)))
    holders = {"member_id", "office"}
    own = {path for path in FIELD_WORDS if path[0].isupper()}
    assert fields - holders == FIELD_WORDS.keys() - own - {"holder"}
    assert {path.partition(".")[2] for path in own} <= fields
    assert all(
        "_" not in words.english + words.indonesian and words.english != words.indonesian
        for words in FIELD_WORDS.values()
        if words.english != "status"
    )


def list_word_stems(text: str) -> set[str]:
    """Return the words of an Indonesian text without the prefixes of verbs."""
    return {re.sub(r"^(?:meng|di)", "", word) for word in text.casefold().split()}


def test_words_of_fields_are_those_of_tables() -> None:
    """A field has the word in Indonesian that the heading of its column has."""
    owners: dict[str, type] = {place: kind for kind, (place, _) in PLACES.items()}
    pairs = {
        (owner.__name__, path): (column_heading(table, column), field_words(path.split("."), owner).indonesian)
        for table in tables()
        for column in table.columns
        if (path := ".".join((*table.steps, *column.steps)).removeprefix("appointments.")) in FIELD_WORDS
        for owner in [Appointment if table.steps == ("appointments",) else owners[table.place]]
    }
    assert pairs["BoardTerm", "label"] == ("Sebutan masa bakti", "sebutan")
    assert pairs["Appointment", "title"] == ("Sebutan jabatan", "sebutan")
    assert {path for path, pair in pairs.items() if not set.intersection(*map(list_word_stems, pair))} == set()
