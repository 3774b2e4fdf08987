"""The levels of areas by their names."""

from __future__ import annotations

import pytest

from psm_model.values import Level
from psm_model.values.place_names import find_listed_level, is_area_phrase, may_be_longer_place


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Jateng", Level.PROVINCE),
        ("jawa tengah", Level.PROVINCE),
        ("Batang", Level.REGENCY_CITY),
        ("Jambi", None),
        ("Antah Berantah", None),
    ],
)
def test_name_has_a_level_if_it_is_listed_with_one(name: str, level: Level | None) -> None:
    """A name that is not listed, or that areas of several levels have, has no level."""
    assert find_listed_level(name) is level


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kabupaten Contoh", True),
        ("Kabupaten Contoh Misal", False),
        ("Kabupaten Contoh Barat", True),
        ("Kabupaten Hulu Sungai", True),
        ("Desa Karang Contoh Misal", True),
        ("Desa Karang Contoh Misal Indah", False),
    ],
)
def test_areas_have_few_words(text: str, expected: bool) -> None:  # noqa: FBT001  # a column of the table
    """A regency has one free word, and further ones of listed names; a village has up to three."""
    assert is_area_phrase(text) is expected


@pytest.mark.parametrize(
    ("name", "rest", "expected"),
    [
        ("padang", "panjang", True),
        ("padang", "panjng", True),
        ("padang", "anjangp", False),
        ("batang", "hari", True),
        ("batang", "hxx", False),
    ],
)
def test_words_that_end_a_longer_name(name: str, rest: str, expected: bool) -> None:  # noqa: FBT001  # a column
    """A misspelt or shortened end of a longer name begins with its first letter and is like it."""
    assert may_be_longer_place(name, rest) is expected
