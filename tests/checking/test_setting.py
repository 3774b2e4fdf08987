"""Setting: a value is accepted exactly if it has the type of the default and is within the bounds."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Config, Context, Setting
from psm_model.checks import check
from psm_model.entities import Register
from psm_model.errors import ConfigError
from psm_model.i18n import Bilingual
from tests import own_rules

TITLE: Final = Bilingual("a thing", "suatu hal")
DAYS: Final = st.dates(date(2010, 1, 1), date(2010, 1, 9))
VALUES: Final[st.SearchStrategy[object]] = (
    st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from(["a", "b", "c", ""])
    | DAYS
    | st.lists(st.sampled_from(["a", "b", 1]), max_size=2).map(tuple)
    | st.sampled_from([None, 1.0, datetime(2010, 1, 2), [], {}, ["a"]])  # noqa: DTZ001  # what must be refused
)


def make(default: Any, **fields: Any) -> Setting[Any]:
    """Return a setting."""
    return Setting(name="x", default=default, title=TITLE, **fields)


def is_accepted(setting: Setting[Any], value: object) -> bool:
    """Return whether a setting accepts a value."""
    caught = None
    try:
        setting.require_valid(value, "here")
    except ConfigError as error:
        caught = error
    assert caught is None or (caught.key, caught.expected, caught.got) == ("here", setting.expected.english, value)
    return caught is None


@given(st.sampled_from([True, 0, "a", date(2010, 1, 1), ("a",)]), VALUES)
def test_only_values_of_the_type_are_accepted(default: Any, value: object) -> None:
    """A value is accepted if it has exactly the type of the default; True is no number, and no time is a day."""
    is_list = isinstance(value, tuple) and all(isinstance(item, str) for item in value)
    assert is_accepted(make(default), value) == (type(value) is type(default) and (is_list or type(value) is not tuple))


@given(st.integers(-3, 3), st.none() | st.integers(-3, 0), st.none() | st.integers(0, 3))
def test_bounds_are_inclusive(value: int, least: int | None, most: int | None) -> None:
    """A number on a bound is accepted, and so is a day."""
    expected = (least is None or value in range(least, 9)) and (most is None or value in range(-9, most + 1))
    assert is_accepted(make(0, minimum=least, maximum=most), value) == expected
    first = date(2010, 1, 10)
    days = [None if number is None else date(2010, 1, 10 + number) for number in (least, most)]
    assert is_accepted(make(first, minimum=days[0], maximum=days[1]), date(2010, 1, 10 + value)) == expected


@pytest.mark.parametrize(
    ("default", "value", "expected"),
    [("a", "b", True), ("a", "c", False), (("a",), ("b", "a"), True), ((), ("a", "c"), False), ((), (), True)],
)
def test_choices_are_the_accepted_texts(default: Any, value: object, expected: Any) -> None:
    """A text is one of the choices, and each item of a list is."""
    assert is_accepted(make(default, choices=("a", "b")), value) is expected


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"name": "two words", "default": 1}, "name of a setting"),
        ({"name": "x", "default": None}, "default of the setting x"),
        ({"name": "x", "default": 1.5}, "default of the setting x"),
        ({"name": "x", "default": 0, "minimum": 1}, "default of the setting x"),
        ({"name": "x", "default": "c", "choices": ("a",)}, "default of the setting x"),
    ],
)
def test_wrong_settings_are_refused(fields: dict[str, Any], key: str) -> None:
    """A setting has a name for a key of a configuration, and a default that it accepts itself."""
    with pytest.raises(ConfigError) as caught:
        Setting(title=TITLE, **fields)
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("setting", "english"),
    [
        (make(1), "a whole number"),
        (make(1, minimum=0), "a whole number from 0"),
        (make(1, maximum=2), "a whole number up to 2"),
        (make(1, minimum=0, maximum=2), "a whole number from 0 to 2"),
        (make(default=True), "true or false"),
        (make("a", choices=("a", "b")), "one of a, b"),
        (make((), choices=("a", "b")), "a list of texts among a, b"),
    ],
    ids=str,
)
def test_accepted_values_are_described(setting: Setting[Any], english: str) -> None:
    """What is accepted is described in both languages, with the bounds."""
    assert setting.expected.english == english
    assert setting.expected.indonesian != english


def test_a_context_has_the_value_or_the_default() -> None:
    """A rule reads the value of the configuration, or else the default; what it does not declare raises."""
    assert Context().read_setting(own_rules.POSTS) == 3
    assert Context(settings={"posts": 5}).read_setting(own_rules.POSTS) == 5
    with pytest.raises(KeyError):
        Context(settings={"posts": 5}).read_setting(own_rules.STRICT)


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ({"DIN999": {}}, "settings.DIN999"),
        ({"DIN101": {"post": 3}}, "settings.DIN101.post"),
        ({"DIN201": {"posts": 3}}, "settings.DIN201.posts"),
        ({"PSM101": {"posts": 3}}, "settings.PSM101.posts"),
        ({"DIN101": {"posts": 0}}, "settings.DIN101.posts"),
        ({"DIN101": {"posts": 51}}, "settings.DIN101.posts"),
        ({"DIN101": {"posts": True}}, "settings.DIN101.posts"),
        ({"DIN101": {"strict": 1}}, "settings.DIN101.strict"),
        ({"DIN101": {"since": "2020-01-01"}}, "settings.DIN101.since"),
        ({"DIN101": {"since": date(2009, 12, 31)}}, "settings.DIN101.since"),
        ({"DIN101": {"label": "term"}}, "settings.DIN101.label"),
        ({"DIN101": {"except": [1]}}, "settings.DIN101.except"),
    ],
    ids=str,
)
def test_settings_that_no_rule_accepts_are_refused(settings: dict[str, Any], key: str) -> None:
    """An unknown code or name and a wrong value are refused before anything is checked, with the place in the file."""
    config = Config.from_mapping({"rule_modules": ["tests.own_rules"], "settings": settings})
    with pytest.raises(ConfigError) as caught:
        check(Register(), config=config)
    assert caught.value.key == key
