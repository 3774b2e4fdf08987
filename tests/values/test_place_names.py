"""The levels of areas by their names."""

from __future__ import annotations

import pytest

from psm_model.values import Level
from psm_model.values.place_names import find_listed_level


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
