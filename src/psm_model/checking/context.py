"""Context: the settings of a check and of its rule, and the decrees of the register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar, cast

import attrs

from .config import Config
from .decrees import NO_DECREES, DecreeIndex
from .setting import Setting, SettingValue

__all__ = ["Context"]

V = TypeVar("V", bool, int, str, date, tuple[str, ...])


@attrs.frozen(kw_only=True)
class Context:
    """Settings of a check and of its rule, and the decrees of the register.

    >>> Context(config=Config(term_years=4)).config.term_years
    4
    """

    config: Config = attrs.field(factory=Config)
    """The configuration."""
    on: date | None = None
    """The day of the check; without it, everything that depends on the day is skipped."""
    decrees: DecreeIndex = NO_DECREES
    """The decrees of the register."""
    settings: Mapping[str, SettingValue] | None = None
    """The settings of the rule, by name; None for the defaults."""

    def read_setting(self, setting: Setting[V]) -> V:
        """Return the value of a setting of the rule.

        >>> days = Setting(name="days", default=14, title=Bilingual("days allowed", "batas hari"))
        >>> Context().read_setting(days), Context(settings={"days": 30}).read_setting(days)
        (14, 30)

        Raises:
            KeyError: the rule does not declare the setting.
        """
        # A configuration has a value of the setting's type, which the engine has checked.
        return setting.default if self.settings is None else cast("V", self.settings[setting.name])
