"""CheckSettings: what a check runs and reports, and as of which day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import attrs

from psm_model.errors import require_type
from psm_model.values.partial_date import require_date

from .config import DEFAULT_CONFIG, Config
from .rule import Rule
from .rule_modules import import_rules
from .rule_set import iter_rules

__all__ = ["CheckSettings"]


def _validate_config(_settings: object, _field: object, config: Config) -> None:
    require_type(config, Config, "a Config")


def _validate_day(_settings: object, _field: object, on: date | None) -> None:
    if on is not None:
        require_date(on)


def _list_rules(rules: Mapping[str, Rule] | Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(iter_rules(rules))


@attrs.frozen(kw_only=True)
class CheckSettings:
    """The settings of a check, with which each process creates its own engine.

    >>> from datetime import date
    >>> settings = CheckSettings(rules=RULES, on=date(2025, 10, 15))
    >>> settings.rules[0].code, settings.undetermined
    ('PSM001', False)

    Raises:
        ConfigError: a module of rules in the configuration cannot be imported or has no rules.
        WrongTypeError: `config` is not a configuration, `rules` holds something other than rules, or `on` is not a date
            or is a `datetime`, whose day depends on the time zone.
    """

    config: Config = attrs.field(default=DEFAULT_CONFIG, validator=_validate_config)
    """The configuration."""
    on: date | None = attrs.field(default=None, validator=_validate_day)
    """The day to evaluate as of; None if no day is assumed."""
    undetermined: bool = False
    """Whether to report undetermined violations."""
    rules: tuple[Rule, ...] = attrs.field(converter=_list_rules)
    """The rules, with those of the modules that the configuration names."""

    def __attrs_post_init__(self) -> None:
        if self.config.rule_modules:
            # By identity: rules that differ only in their function are equal.
            rules = {id(rule): rule for rule in (*self.rules, *import_rules(self.config.rule_modules))}
            object.__setattr__(self, "rules", tuple(rules.values()))

    # Any: the arguments of a function that makes settings.
    def __reduce__(self) -> tuple[Any, ...]:
        """Return what another process needs: it imports the modules of rules itself."""
        imported = set(map(id, import_rules(self.config.rule_modules)))
        rules = tuple(rule for rule in self.rules if id(rule) not in imported)
        return _make_settings, (self.config, self.on, self.undetermined, rules)


def _make_settings(config: Config, on: date | None, undetermined: bool, rules: tuple[Rule, ...]) -> CheckSettings:  # noqa: FBT001  # as pickle calls it
    return CheckSettings(config=config, on=on, undetermined=undetermined, rules=rules)
