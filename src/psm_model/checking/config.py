"""Config: the settings of a check; Waiver: an accepted finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

import attrs

from psm_model.entities.post import CORE_POSTS, Post
from psm_model.errors import ConfigError
from psm_model.values.partial_date import require_date

from .setting import SettingValue
from .severity import Severity

__all__ = ["DEFAULT_CONFIG", "Config", "Waiver"]

_LOOK_ALIKES: Mapping[type, type] = {int: bool, date: datetime}
_A_LIST = "a list"
_NON_EMPTY = "a text that is not empty"
_MAX_YEARS = 1000
_MAX_TOLERANCE = 179
_MAX_TERMS = 1000
_MODULE = "the name of a module, as in dinas.rules"


# Any: attrs calls a validator with an instance of the class that has the field.
def _check_non_empty(_: Any, attribute: attrs.Attribute[str], value: str) -> None:
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"waivers.{attribute.name}", _NON_EMPTY, value)


@attrs.frozen(kw_only=True)
class Waiver:
    """An accepted finding, with a reason and an expiry date.

    It removes only the findings of its rule that are about the entity with the id in `subject`. An expired, unused or
    unknown waiver is reported and never stops a check.

    >>> Waiver(code="PSM101", subject="contoh-2022", reason="settled in 2023", until=date(2026, 12, 31)).code
    'PSM101'

    Raises:
        ConfigError: the code, the subject or the reason is not a text or is empty.
        WrongTypeError: `until` is not a date, or is a `datetime`, whose day depends on the time zone.
    """

    code: str = attrs.field(validator=_check_non_empty)
    """The code of the rule."""
    subject: str = attrs.field(validator=_check_non_empty)
    """The id of the entity."""
    reason: str = attrs.field(validator=_check_non_empty)
    """Why the finding is accepted."""
    until: date | None = attrs.field(default=None)
    """The last day of the waiver; None for no expiry."""

    @until.validator
    def _check_until(self, _: attrs.Attribute[date | None], value: date | None) -> None:
        if value is not None:
            require_date(value)

    def is_expired(self, on: date | None) -> bool:
        """Return whether the waiver has expired on the day of a check; without such a day, it has not."""
        return on is not None and self.until is not None and self.until < on


def _make_range_validator(low: int, high: int) -> Callable[[Any, attrs.Attribute[int], int], None]:
    def check(_: Any, attribute: attrs.Attribute[int], value: int) -> None:
        # bool is a subclass of int, but not a valid number here.
        if type(value) is not int or not low <= value <= high:
            raise ConfigError(attribute.name, f"a whole number from {low} to {high}", value)

    return check


def _make_items_validator(kind: type, expected: str) -> Callable[[Any, attrs.Attribute[Any], Any], None]:
    def check(_: Any, attribute: attrs.Attribute[Any], values: Any) -> None:
        if not isinstance(values, tuple):
            raise ConfigError(attribute.name, _A_LIST, values)
        for position, value in enumerate(values):
            if not isinstance(value, kind):
                raise ConfigError(f"{attribute.name}.{position}", expected, value)

    return check


def _check_severities(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    if not isinstance(value, Mapping):
        raise ConfigError(attribute.name, "a mapping of codes to severities", value)
    for code, severity in value.items():
        if not isinstance(code, str) or not isinstance(severity, Severity):
            raise ConfigError(f"{attribute.name}.{code}", "a Severity", severity)


def _check_settings(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    if not isinstance(value, Mapping) or not all(isinstance(values, Mapping) for values in value.values()):
        raise ConfigError(attribute.name, "a mapping of codes to the settings of each", value)


def _check_modules(_: Any, attribute: attrs.Attribute[Any], values: Any) -> None:
    _TEXTS(_, attribute, values)
    for position, value in enumerate(values):
        if not all(map(str.isidentifier, value.split("."))):
            raise ConfigError(f"{attribute.name}.{position}", _MODULE, value)


def _check_flag(_: Any, attribute: attrs.Attribute[bool], value: bool) -> None:  # noqa: FBT001  # as attrs calls it
    if not isinstance(value, bool):
        raise ConfigError(attribute.name, "True or False", value)


_TEXTS = _make_items_validator(str, "a text")


# Any: the validator, which knows the key, rejects what is not a list.
def _convert_items(items: Any) -> Any:
    return items if isinstance(items, str) or not isinstance(items, Iterable) else tuple(items)


def _convert_codes(items: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    codes: tuple[str, ...] = _convert_items(items)
    return codes


def _convert_settings(settings: Mapping[str, Mapping[str, SettingValue]]) -> Mapping[str, Mapping[str, SettingValue]]:
    # Any: the validator rejects what is not a mapping of mappings.
    given: Any = settings
    if not isinstance(given, Mapping) or not all(isinstance(values, Mapping) for values in given.values()):
        return settings
    return {
        code: {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
        for code, values in given.items()
    }


def _convert_posts(items: Iterable[Post]) -> tuple[Post, ...]:
    posts: tuple[Post, ...] = _convert_items(items)
    return posts


def _convert_waivers(items: Iterable[Waiver]) -> tuple[Waiver, ...]:
    waivers: tuple[Waiver, ...] = _convert_items(items)
    return waivers


@attrs.frozen(kw_only=True, repr=False)
class Config:
    """The settings of a check: selected rules, severities and usual values.

    >>> Config(ignore=("PSM102",), term_years=4).term_years
    4

    Raises:
        ConfigError: `term_years` or `max_terms` is not from 1 to 1000, `term_tolerance` not from 0 to 179 days, or a
            value has the wrong type. Codes and the settings of rules are validated, and modules are imported, when a
            register is checked.
    """

    select: tuple[str, ...] = attrs.field(default=(), converter=_convert_codes, validator=_TEXTS)
    """The codes or code prefixes of the rules to run; empty for all."""
    ignore: tuple[str, ...] = attrs.field(default=(), converter=_convert_codes, validator=_TEXTS)
    """The codes or code prefixes of rules not to run; takes precedence over `select`."""
    severities: Mapping[str, Severity] = attrs.field(factory=dict, hash=False, validator=_check_severities)
    """Severities by code, overriding those of the rules."""
    term_years: int = attrs.field(default=5, validator=_make_range_validator(1, _MAX_YEARS))
    """The usual length of a board's term in years."""
    term_tolerance: int = attrs.field(default=0, validator=_make_range_validator(0, _MAX_TOLERANCE))
    """The number of days by which a term may be longer or shorter."""
    max_terms: int | None = attrs.field(
        default=None, validator=attrs.validators.optional(_make_range_validator(1, _MAX_TERMS))
    )
    """The number of terms in a row that one chair may serve; None for no limit."""
    core_posts: tuple[Post, ...] = attrs.field(
        default=CORE_POSTS, converter=_convert_posts, validator=_make_items_validator(Post, "a Post")
    )
    """The posts that every board must fill."""
    expect_sources: bool = attrs.field(default=False, validator=_check_flag)
    """Whether every entity should name a source."""
    expect_decrees: bool = attrs.field(default=False, validator=_check_flag)
    """Whether every member, and every change of a term, should have a decree."""
    waivers: tuple[Waiver, ...] = attrs.field(
        default=(), converter=_convert_waivers, validator=_make_items_validator(Waiver, "a Waiver")
    )
    """The accepted findings."""
    rule_modules: tuple[str, ...] = attrs.field(default=(), converter=_convert_codes, validator=_check_modules)
    """The modules of your own rules, which a check imports and runs together with its other rules."""
    settings: Mapping[str, Mapping[str, SettingValue]] = attrs.field(
        factory=dict, hash=False, converter=_convert_settings, validator=_check_settings
    )
    """The settings of single rules, by code and name."""

    def selects(self, code: str) -> bool:
        """Return whether the rule with this code is to be run.

        >>> config = Config(select=("PSM1",), ignore=("PSM102",))
        >>> config.selects("PSM101"), config.selects("PSM102"), config.selects("PSM201")
        (True, False, False)
        """
        return code.startswith(self.select or "") and not code.startswith(self.ignore)

    def __repr__(self) -> str:
        values = ((field.name, getattr(self, field.name)) for field in attrs.fields(Config))
        changed = (f"{name}={value!r}" for name, value in values if value != getattr(DEFAULT_CONFIG, name))
        return f"Config({', '.join(changed)})"

    # Any: the values of a TOML or JSON parser, which are validated below.
    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> Config:
        """Make a configuration from parsed TOML; keys are named after the fields, and `waivers` is a list of tables.

        >>> Config.from_mapping({"severities": {"PSM102": "info"}, "waivers": []}).severities
        {'PSM102': <Severity.INFO: 'info'>}

        Raises:
            ConfigError: a key is unknown or a value has the wrong type. Codes are validated when a register is checked.
        """
        values: dict[str, Any] = {}
        for key, given in mapping.items():
            if key not in _READERS:
                raise ConfigError(key, f"one of the keys {', '.join(_READERS)}", key)
            values[key] = _READERS[key](key, given)
        return cls(**values)


def _make_reader(kind: type, expected: str) -> Callable[[str, object], Any]:
    def read(key: str, given: object) -> object:
        # bool is a subclass of int, and datetime of date.
        if not isinstance(given, kind) or isinstance(given, _LOOK_ALIKES.get(kind, ())):
            raise ConfigError(key, expected, given)
        return given

    return read


_read_text = _make_reader(str, "a text")
_read_flag = _make_reader(bool, "true or false")
_read_table = _make_reader(dict, "a table")
_read_int = _make_reader(int, "a whole number")
_read_date = _make_reader(date, "a date as in 2026-12-31")


def _make_list_reader(read_item: Callable[[str, object], Any]) -> Callable[[str, object], tuple[Any, ...]]:
    def read(key: str, given: object) -> tuple[Any, ...]:
        if not isinstance(given, list | tuple):
            raise ConfigError(key, _A_LIST, given)
        return tuple(read_item(f"{key}.{position}", item) for position, item in enumerate(given))

    return read


def _make_enum_reader(kind: type[Post | Severity]) -> Callable[[str, object], Any]:
    def read(key: str, given: object) -> Post | Severity:
        try:
            return kind(_read_text(key, given))
        except ValueError:
            raise ConfigError(key, f"one of {', '.join(kind)}", given) from None

    return read


def _read_severities(key: str, given: object) -> dict[str, Severity]:
    read = _make_enum_reader(Severity)
    return {code: read(f"{key}.{code}", severity) for code, severity in _read_table(key, given).items()}


def _read_settings(key: str, given: object) -> dict[str, dict[str, SettingValue]]:
    return {code: _read_table(f"{key}.{code}", values) for code, values in _read_table(key, given).items()}


def _read_waiver(key: str, given: object) -> Waiver:
    table = _read_table(key, given)
    fields: Iterable[str] = attrs.fields_dict(Waiver)
    for name in table:
        if name not in fields:
            raise ConfigError(f"{key}.{name}", f"one of the keys {', '.join(fields)}", name)
    for name in ("code", "subject", "reason"):
        if not _read_text(f"{key}.{name}", table.get(name)).strip():
            raise ConfigError(f"{key}.{name}", _NON_EMPTY, table[name])
    if "until" in table:
        _read_date(f"{key}.until", table["until"])
    return Waiver(**table)


_READERS: Mapping[str, Callable[[str, object], Any]] = {
    "select": _make_list_reader(_read_text),
    "ignore": _make_list_reader(_read_text),
    "severities": _read_severities,
    "term_years": _read_int,
    "term_tolerance": _read_int,
    "max_terms": _read_int,
    "core_posts": _make_list_reader(_make_enum_reader(Post)),
    "expect_sources": _read_flag,
    "expect_decrees": _read_flag,
    "waivers": _make_list_reader(_read_waiver),
    "rule_modules": _make_list_reader(_read_text),
    "settings": _read_settings,
}


DEFAULT_CONFIG: Final = Config()
"""The default configuration."""
