"""The levels of a place: one closed set, which the fields, the values and the words of a pinpoint share."""

from __future__ import annotations

from typing import get_args

import attrs

from psm_model.law import Pinpoint
from psm_model.law._place_levels import (
    INNER_LEVELS,
    LEVEL_WORDS,
    LEVELS,
    NUMBERED_LEVELS,
    ORDINAL_LEVELS,
    OUTER_LEVELS,
    PlaceLevel,
)
from psm_model.law.reading._place_units import BEFORE_BRACKETS, LEVELS_BY_WORD


def test_levels_are_those_of_the_type() -> None:
    """The type, the forms of values and the words name the same levels in the same order."""
    assert get_args(PlaceLevel) == LEVELS == tuple(LEVEL_WORDS)


def test_levels_are_fields_of_a_pinpoint() -> None:
    """A pinpoint has a field for each level, and besides only the end of a range and the division."""
    assert {field.name for field in attrs.fields(Pinpoint)} == {*LEVELS, "through", "division"}


def test_a_level_is_an_article_or_outside_or_inside_of_one() -> None:
    """Outer levels, the article and inner levels are all levels, and none of them is two of these."""
    assert sorted([*OUTER_LEVELS, "article", *INNER_LEVELS]) == sorted(LEVELS)


def test_groups_and_words_name_levels() -> None:
    """Each group of levels, and each word for one, names levels that exist; every level has a word."""
    assert set(LEVELS) > ORDINAL_LEVELS | NUMBERED_LEVELS | BEFORE_BRACKETS
    assert set(LEVELS_BY_WORD.values()) == set(LEVELS)
