"""field_words: every field of a record has words, and other paths have their own."""

from __future__ import annotations

from psm_model.entities import Appointment, Decree, Organisation, Register, Source
from psm_model.entities.field_words import FIELD_WORDS, field_words, part_words
from psm_model.entities.schema import fields_of, record_types


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
    entities = {Register, *(kind for kind in record_types(Register) if any(f.name == "id" for f in fields_of(kind)))}
    for kind in [kind for kind in record_types(Register) if kind not in entities]:
        for field in fields_of(kind):
            words = part_words(kind, field.name)
            assert "_" not in words.english + words.indonesian
            assert field.is_sensitive or words.english != words.indonesian or field.name in {"status", "level"}
            assert not any(f" of a{end} " in f"{words.english} " for end in ("", "n"))
    assert part_words(Organisation, "name") == field_words(["name"])
