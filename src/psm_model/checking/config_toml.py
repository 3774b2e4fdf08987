"""Configuration of a check in TOML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from psm_model._toml import parse_toml, read_toml, remove_version
from psm_model.checking import Config
from psm_model.errors import ConfigError, ParseError

if TYPE_CHECKING:
    import os

__all__ = ["VERSION", "VERSION_KEY", "load_config", "loads_config"]

VERSION: Final = 1
"""The newest version of a configuration that can be read."""
VERSION_KEY: Final = "psm_config"
"""The key of a configuration's version, which may be left out."""


def loads_config(text: str) -> Config:
    """Parse a configuration from TOML; the keys are the fields of `psm_model.Config`, and `VERSION_KEY`.

    The text may have at most 1,000,000 characters, 8 parts per key, and 32 nested arrays and tables.

    >>> loads_config('''
    ... ignore = ["PSM102"]
    ... [[waivers]]
    ... code = "PSM101"
    ... subject = "contoh-2022"
    ... reason = "two boards, settled in 2023"
    ... until = 2026-12-31
    ... ''').ignore
    ('PSM102',)

    Raises:
        ConfigError: the text is not TOML, exceeds a limit, or has an invalid key or value.
    """
    try:
        mapping = parse_toml(text, "configuration")
    except ParseError as error:
        raise ConfigError("file", error.expected, None) from None
    return Config.from_mapping(remove_version(mapping, VERSION_KEY, VERSION))


def load_config(file: str | os.PathLike[str]) -> Config:
    """Read a configuration from a TOML file.

    Raises:
        ConfigError: the file is not TOML in UTF-8, or has an invalid key or value.
        OSError: the file cannot be read.
    """
    try:
        text = read_toml(file)
    except UnicodeDecodeError:
        raise ConfigError("file", "TOML in UTF-8", None) from None
    return loads_config(text)
