"""Setting: a value that a configuration may give a rule."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, Generic, TypeAlias, TypeVar

import attrs

from psm_model.errors import ConfigError
from psm_model.i18n import Bilingual

__all__ = ["Setting", "SettingValue"]

SettingValue: TypeAlias = bool | int | str | date | tuple[str, ...]
"""A value of a setting."""

V = TypeVar("V", bool, int, str, date, tuple[str, ...])

_KINDS: Final = {
    bool: Bilingual("true or false", "true atau false"),
    int: Bilingual("a whole number", "bilangan bulat"),
    str: Bilingual("a text", "teks"),
    date: Bilingual("a date (as in 2026-12-31)", "tanggal (misalnya 2026-12-31)"),
    tuple: Bilingual("a list of texts", "daftar teks"),
}
_ANY: Final = Bilingual("{kind}", "{kind}")
_BETWEEN: Final = Bilingual("{kind} from {least} to {most}", "{kind} dari {least} sampai dengan {most}")
_AT_LEAST: Final = Bilingual("{kind} from {least}", "{kind} mulai {least}")
_AT_MOST: Final = Bilingual("{kind} up to {most}", "{kind} sampai dengan {most}")
_ONE_OF: Final = Bilingual("one of {choices}", "salah satu dari {choices}")
_SOME_OF: Final = Bilingual("a list of texts among {choices}", "daftar teks dari antara {choices}")


@attrs.frozen(kw_only=True)
class Setting(Generic[V]):
    """A value that a configuration may give a rule, with its type and bounds.

    A rule names its settings (`organisation_rule(settings=[DAYS], …)`) and reads them with `Context.read_setting`. A
    configuration sets them below the rule's code: ``Config(settings={"DIN101": {"days": 30}})``, or in TOML
    ``[settings.DIN101]``.

    >>> DAYS = Setting(name="days", default=14, minimum=0, maximum=90, title=Bilingual("days allowed", "batas hari"))
    >>> DAYS.expected.english
    'a whole number from 0 to 90'

    Raises:
        ConfigError: the name is not an identifier, or the default is not an accepted value.
    """

    name: str
    """The key in a configuration."""
    default: V
    """The value without a configuration. It decides the type: True or False, a whole number, a text, a date, or a tuple
    of texts."""
    title: Bilingual
    """A short noun phrase that says what it means."""
    minimum: V | None = None
    """The least accepted number or date; None for no bound."""
    maximum: V | None = None
    """The greatest accepted number or date; None for no bound."""
    choices: tuple[str, ...] = ()
    """The accepted texts; empty for all."""

    def __attrs_post_init__(self) -> None:
        if not self.name.isidentifier():
            raise ConfigError("name of a setting", "a word of letters, digits and _", self.name)
        self.require_valid(self.default, f"default of the setting {self.name}")

    @property
    def expected(self) -> Bilingual:
        """The accepted values, in words."""
        kind: type = type(self.default)
        if self.choices:
            template, words = (_SOME_OF if kind is tuple else _ONE_OF), Bilingual("", "")
        else:
            words = _KINDS.get(kind, Bilingual(kind.__name__, kind.__name__))
            by_bounds = {(True, True): _BETWEEN, (True, False): _AT_LEAST, (False, True): _AT_MOST}
            template = by_bounds.get((self.minimum is not None, self.maximum is not None), _ANY)
        values = {"least": self.minimum, "most": self.maximum, "choices": ", ".join(self.choices)}
        return Bilingual(
            template.english.format(kind=words.english, **values),
            template.indonesian.format(kind=words.indonesian, **values),
        )

    def require_valid(self, value: object, key: str) -> None:
        """Raise unless a value is accepted.

        Args:
            value: The value.
            key: Its location in the configuration.

        Raises:
            ConfigError: the value has another type, or is out of bounds.
        """
        if not self._accepts(value):
            raise ConfigError(key, self.expected.english, value)

    # Any: the value of a configuration, whose type is compared with that of the default.
    def _accepts(self, value: Any) -> bool:
        kind: type = type(self.default)
        # The exact type: bool is a subclass of int, and datetime of date.
        if kind not in _KINDS or type(value) is not kind:
            return False
        if isinstance(value, tuple):
            return all(isinstance(item, str) and item in (self.choices or (item,)) for item in value)
        if kind is str and self.choices:
            return value in self.choices
        minimum: Any = self.minimum
        maximum: Any = self.maximum
        return (minimum is None or minimum <= value) and (maximum is None or value <= maximum)
