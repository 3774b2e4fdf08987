"""Config and Waiver as Python objects; test_config_toml.py covers files."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import attrs
import pytest

from psm_model.checking import Config, Severity, Waiver
from psm_model.checks import check
from psm_model.entities import Post, Register
from psm_model.errors import ConfigError
from tests.rules.samples import term


def test_default_configuration() -> None:
    """By default, all rules run, a term lasts five years to the day, and nothing is expected."""
    assert Config() == Config(
        select=(),
        ignore=(),
        severities={},
        term_years=5,
        term_tolerance=0,
        max_terms=None,
        core_posts=(Post.CHAIR, Post.SECRETARY, Post.TREASURER),
        expect_sources=False,
        expect_decrees=False,
        waivers=(),
        rule_modules=(),
        settings={},
    )
    assert Config.from_mapping({}) == Config()


def create_config(fields: dict[str, Any]) -> Config:
    """Return a configuration created in Python."""
    return Config(**fields)


@pytest.mark.parametrize(
    ("key", "least", "most"), [("term_years", 1, 1000), ("term_tolerance", 0, 179), ("max_terms", 1, 1000)]
)
def test_numbers_have_inclusive_bounds(key: str, least: int, most: int) -> None:
    """Both bounds of a number are allowed; one less and one more are refused with the key, in Python as in a file."""
    for number in (least, most):
        assert getattr(Config.from_mapping({key: number}), key) == number
        # No rule fails at a bound.
        assert "PSM099" not in check(Register.of(term("2020/2025")), config=create_config({key: number})).codes
    for number in (least - 1, most + 1):
        for make in (Config.from_mapping, create_config):
            with pytest.raises(ConfigError) as caught:
                make({key: number})
            assert (caught.value.key, caught.value.got) == (key, number)


@pytest.mark.parametrize("field", [field.name for field in attrs.fields(Config)])
def test_every_field_is_a_key(field: str) -> None:
    """A mapping may set every field by its name, and lists as tuples too."""
    recorded: dict[str, Any] = {
        "select": ["PSM1"],
        "ignore": ("PSM102",),
        "severities": {"PSM104": "error"},
        "term_years": 4,
        "term_tolerance": 30,
        "core_posts": ["chair"],
        "expect_sources": True,
        "expect_decrees": True,
        "waivers": [{"code": "PSM101", "subject": "t", "reason": "settled"}],
        "max_terms": 2,
        "rule_modules": ["dinas.rules"],
        "settings": {"DIN101": {"days": 3, "posts": ["chair"]}},
    }
    expected: dict[str, Any] = {
        **recorded,
        "select": ("PSM1",),
        "severities": {"PSM104": Severity.ERROR},
        "core_posts": (Post.CHAIR,),
        "waivers": (Waiver(code="PSM101", subject="t", reason="settled"),),
        "rule_modules": ("dinas.rules",),
        "settings": {"DIN101": {"days": 3, "posts": ("chair",)}},
    }
    assert Config.from_mapping({field: recorded[field]}) == Config(**{field: expected[field]})


@pytest.mark.parametrize("field", ["code", "subject", "reason"])
@pytest.mark.parametrize("given", [None, 1, ["PSM101"], "", " "])
def test_texts_of_a_waiver_are_required(field: str, given: object) -> None:
    """A waiver without code, subject or reason, or with a value that is not a text, is refused with its place."""
    table = {"code": "PSM101", "subject": "t", "reason": "settled", field: given}
    with pytest.raises(ConfigError) as caught:
        Config.from_mapping({"waivers": [{"code": "PSM101", "subject": "s", "reason": "settled"}, table]})
    assert caught.value.key == f"waivers.1.{field}"
    with pytest.raises(ConfigError) as caught:
        Waiver(**table)  # type: ignore[arg-type]  # what must be refused
    assert (caught.value.key, caught.value.got) == (f"waivers.{field}", given)


def test_the_last_day_of_a_waiver_is_a_date() -> None:
    """A datetime is refused as the last day of a waiver, in a mapping and in Python, so that no check fails on it."""
    moment = datetime(2026, 12, 31)  # noqa: DTZ001  # what must be refused
    table = {"code": "PSM101", "subject": "t", "reason": "settled", "until": moment}
    with pytest.raises(ConfigError) as caught:
        Config.from_mapping({"waivers": [table]})
    assert (caught.value.key, caught.value.got) == ("waivers.0.until", moment)
    with pytest.raises(TypeError, match="datetime"):
        Waiver(code="PSM101", subject="t", reason="settled", until=moment)
    day = Config.from_mapping({"waivers": [{**table, "until": date(2026, 12, 31)}]}).waivers[0].until
    assert day == date(2026, 12, 31)


@pytest.mark.parametrize("field", ["select", "ignore", "core_posts", "waivers"])
def test_lists_are_kept_as_tuples(field: str) -> None:
    """Lists become tuples, so that a configuration is hashable; a value in place of a list is refused with its key."""
    values: dict[str, list[Any]] = {"core_posts": [Post.CHAIR], "waivers": [Waiver(code="A", subject="b", reason="c")]}
    given = values.get(field, ["PSM101"])
    # Any: a field by its name, and a list or a text where type checkers want a tuple.
    as_list: dict[str, Any] = {field: given}
    config = Config(**as_list)
    assert getattr(config, field) == tuple(given)
    as_tuple: dict[str, Any] = {field: tuple(given)}
    assert hash(config) == hash(Config(**as_tuple))
    for value in ("PSM101", 7, None):
        single: dict[str, Any] = {field: value}
        with pytest.raises(ConfigError) as caught:
            Config(**single)
        assert (caught.value.key, caught.value.expected, caught.value.got) == (field, "a list", value)


@pytest.mark.parametrize(
    ("key", "value", "at"),
    [
        ("select", (7,), "select.0"),
        ("ignore", ("PSM1", None), "ignore.1"),
        ("severities", {"PSM101": "error"}, "severities.PSM101"),
        ("severities", {7: Severity.ERROR}, "severities.7"),
        ("severities", ["PSM101"], "severities"),
        ("term_years", 5.0, "term_years"),
        ("term_years", True, "term_years"),
        ("term_years", "5", "term_years"),
        ("term_tolerance", None, "term_tolerance"),
        ("core_posts", ("chair",), "core_posts.0"),
        ("expect_sources", 1, "expect_sources"),
        ("expect_decrees", "yes", "expect_decrees"),
        ("waivers", ({"code": "PSM101"},), "waivers.0"),
    ],
)
def test_values_of_other_types_are_refused(key: str, value: object, at: str) -> None:
    """A value of the wrong type is refused when a configuration is created; the error has its key and the value."""
    with pytest.raises(ConfigError) as caught:
        create_config({key: value})
    assert caught.value.key == at


def test_an_unknown_key_is_refused() -> None:
    """An unknown key is refused by name, and the error lists the known keys."""
    with pytest.raises(ConfigError, match="one of the keys select, ignore") as caught:
        Config.from_mapping({"selected": ["PSM1"]})
    assert (caught.value.key, caught.value.got) == ("selected", "selected")


def test_fields_are_keyword_only() -> None:
    """A configuration has too many fields for positional arguments."""
    values: Any = (("PSM1",),)
    with pytest.raises(TypeError, match="positional"):
        Config(*values)


def test_an_unknown_key_of_a_waiver_is_refused() -> None:
    """An unknown key of a waiver is refused with its place."""
    table = {"code": "PSM101", "subject": "t", "reason": "settled", "until_when": date(2026, 12, 31)}
    with pytest.raises(ConfigError, match="one of the keys code, subject, reason, until") as caught:
        Config.from_mapping({"waivers": [table]})
    assert (caught.value.key, caught.value.got) == ("waivers.0.until_when", "until_when")


@pytest.mark.parametrize("given", [5, {"DIN101": 5}])
def test_settings_are_mappings_of_mappings(given: Any) -> None:
    """Settings that are no mapping of codes to mappings are refused."""
    with pytest.raises(ConfigError, match="a mapping of codes to the settings of each"):
        Config(settings=given)
