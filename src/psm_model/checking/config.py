"""Config: which rules run, how severe they are, and what is usual; Waiver: one finding that is put up with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

import attrs

from psm_model.entities.post import Post
from psm_model.entities.schema import as_tuple, convert_texts
from psm_model.errors import ConfigError
from psm_model.values.partial_date import whole_date

from .severity import Severity

__all__ = ["USUAL", "Config", "Waiver"]

_LOOK_ALIKES: Mapping[type, type] = {int: bool, date: datetime}
_SAID = "a text that is not empty"
_MOST_YEARS = 1000
_MOST_TOLERANCE = 179


# Any: what attrs calls a validator with, the object made and the field, is of whatever class has the field.
def _is_said(_: Any, attribute: attrs.Attribute[str], value: str) -> None:
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"waivers.{attribute.name}", _SAID, value)


@attrs.frozen(kw_only=True)
class Waiver:
    """A finding that is known and put up with: which rule, of what, why, and until when.

    It takes away the findings of its code that concern an entity with its subject's id, and nothing else. One that
    is past its day, waives nothing, or names a rule or an id that is not there, is reported; none ever stops a check.

    >>> Waiver(code="PSM101", subject="contoh-2022", reason="settled in 2023", until=date(2026, 12, 31)).code
    'PSM101'

    Raises:
        ConfigError: the code, the subject or the reason is no text, or is empty.
        TypeError: `until` is no date, or a `datetime`, whose day depends on a time zone.
    """

    code: str = attrs.field(validator=_is_said)
    """The code of the rule."""
    subject: str = attrs.field(validator=_is_said)
    """The id of an entity concerned."""
    reason: str = attrs.field(validator=_is_said)
    """Why it is put up with."""
    until: date | None = attrs.field(default=None)
    """The last day on which it holds; None for good."""

    @until.validator
    def _check_until(self, _: attrs.Attribute[date | None], value: date | None) -> None:
        if value is not None:
            whole_date(value)


def _within(least: int, most: int) -> Callable[[Any, attrs.Attribute[int], int], None]:
    def check(_: Any, attribute: attrs.Attribute[int], value: int) -> None:
        # To Python True is 1; here it is a mistake.
        if type(value) is not int or not least <= value <= most:
            raise ConfigError(attribute.name, f"a whole number from {least} to {most}", value)

    return check


def _each(kind: type, wanted: str) -> Callable[[Any, attrs.Attribute[Any], tuple[Any, ...]], None]:
    def check(_: Any, attribute: attrs.Attribute[Any], values: tuple[Any, ...]) -> None:
        for position, value in enumerate(values):
            if not isinstance(value, kind):
                raise ConfigError(f"{attribute.name}.{position}", wanted, value)

    return check


def _are_severities(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    if not isinstance(value, Mapping):
        raise ConfigError(attribute.name, "a mapping of codes to severities", value)
    for code, severity in value.items():
        if not isinstance(code, str) or not isinstance(severity, Severity):
            raise ConfigError(f"{attribute.name}.{code}", "a Severity", severity)


def _is_flag(_: Any, attribute: attrs.Attribute[bool], value: bool) -> None:  # noqa: FBT001  # as attrs calls it
    if not isinstance(value, bool):
        raise ConfigError(attribute.name, "True or False", value)


_TEXTS = _each(str, "a text")


def _convert_posts(items: Iterable[Post]) -> tuple[Post, ...]:
    return as_tuple(items)


def _convert_waivers(items: Iterable[Waiver]) -> tuple[Waiver, ...]:
    return as_tuple(items)


@attrs.frozen(kw_only=True, repr=False)
class Config:
    """What a check takes for usual, and which rules it runs.

    >>> Config(ignore=("PSM102",), term_years=4).term_years
    4

    Raises:
        ConfigError: the years of a term are not from 1 to 1000, its tolerance not from 0 to 179 days, or a value is of
            another type than its field. Codes are looked up when a register is checked.
        ParseError: one text stands where several are wanted.
    """

    select: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, validator=_TEXTS)
    """The codes, or beginnings of codes, of the rules to run; none for all."""
    ignore: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, validator=_TEXTS)
    """The codes, or beginnings of codes, of rules not to run, selected ones too."""
    severities: Mapping[str, Severity] = attrs.field(factory=dict, hash=False, validator=_are_severities)
    """By code, a severity in place of the rule's own."""
    term_years: int = attrs.field(default=5, validator=_within(1, _MOST_YEARS))
    """How many years a board's term lasts."""
    term_tolerance: int = attrs.field(default=0, validator=_within(0, _MOST_TOLERANCE))
    """By how many days a term may be longer or shorter than that."""
    core_posts: tuple[Post, ...] = attrs.field(
        default=(Post.CHAIR, Post.SECRETARY, Post.TREASURER),
        converter=_convert_posts,
        validator=_each(Post, "a Post"),
    )
    """The posts that every board fills."""
    expect_sources: bool = attrs.field(default=False, validator=_is_flag)
    """Whether every entity should name a source."""
    expect_decrees: bool = attrs.field(default=False, validator=_is_flag)
    """Whether every member should have a decree of appointment."""
    waivers: tuple[Waiver, ...] = attrs.field(
        default=(), converter=_convert_waivers, validator=_each(Waiver, "a Waiver")
    )
    """The findings that are put up with."""

    def __repr__(self) -> str:
        values = ((field.name, getattr(self, field.name)) for field in attrs.fields(Config))
        return f"Config({', '.join(f'{name}={value!r}' for name, value in values if value != getattr(USUAL, name))})"

    # Any: what a TOML or JSON parser gives; every value is looked at before it is used.
    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> Config:
        """Make a configuration of what a TOML file holds: keys named as the fields, `waivers` a list of tables.

        >>> Config.from_mapping({"severities": {"PSM102": "info"}, "waivers": []}).severities
        {'PSM102': <Severity.INFO: 'info'>}

        Raises:
            ConfigError: a key is unknown, or a value not of its kind. Codes are looked up when a register is checked.
        """
        values: dict[str, Any] = {}
        for key, given in mapping.items():
            if key not in _READERS:
                raise ConfigError(key, f"one of the keys {', '.join(_READERS)}", key)
            values[key] = _READERS[key](key, given)
        return cls(**values)


def _typed(kind: type, wanted: str) -> Callable[[str, object], Any]:
    def read(key: str, given: object) -> object:
        # To Python a bool is an int, though it is no number, and a datetime is a date, though it has no day of its own.
        if not isinstance(given, kind) or isinstance(given, _LOOK_ALIKES.get(kind, ())):
            raise ConfigError(key, wanted, given)
        return given

    return read


_text = _typed(str, "a text")
_flag = _typed(bool, "true or false")
_table = _typed(dict, "a table")
_whole = _typed(int, "a whole number")
_day = _typed(date, "a date as in 2026-12-31")


def _list(of: Callable[[str, object], Any]) -> Callable[[str, object], tuple[Any, ...]]:
    def read(key: str, given: object) -> tuple[Any, ...]:
        if not isinstance(given, list | tuple):
            raise ConfigError(key, "a list", given)
        return tuple(of(f"{key}.{position}", item) for position, item in enumerate(given))

    return read


def _one_of(kind: type[Post | Severity]) -> Callable[[str, object], Any]:
    def read(key: str, given: object) -> Post | Severity:
        try:
            return kind(_text(key, given))
        except ValueError:
            raise ConfigError(key, f"one of {', '.join(kind)}", given) from None

    return read


def _severities(key: str, given: object) -> dict[str, Severity]:
    read = _one_of(Severity)
    return {code: read(f"{key}.{code}", severity) for code, severity in _table(key, given).items()}


def _waiver(key: str, given: object) -> Waiver:
    table = _table(key, given)
    fields: Iterable[str] = attrs.fields_dict(Waiver)
    for name in table:
        if name not in fields:
            raise ConfigError(f"{key}.{name}", f"one of the keys {', '.join(fields)}", name)
    for name in ("code", "subject", "reason"):
        if not _text(f"{key}.{name}", table.get(name)).strip():
            raise ConfigError(f"{key}.{name}", _SAID, table[name])
    if "until" in table:
        _day(f"{key}.until", table["until"])
    return Waiver(**table)


_READERS: Mapping[str, Callable[[str, object], Any]] = {
    "select": _list(_text),
    "ignore": _list(_text),
    "severities": _severities,
    "term_years": _whole,
    "term_tolerance": _whole,
    "core_posts": _list(_one_of(Post)),
    "expect_sources": _flag,
    "expect_decrees": _flag,
    "waivers": _list(_waiver),
}


USUAL: Final = Config()
"""The configuration of a check that was given none."""
