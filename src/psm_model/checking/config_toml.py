"""The configuration of a check in TOML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from psm_model._toml import parse_toml
from psm_model.checking import Config
from psm_model.errors import ConfigError, ParseError

if TYPE_CHECKING:
    import os

__all__ = ["load_config", "loads_config"]


def loads_config(text: str) -> Config:
    """Read a configuration from TOML; the keys are the fields of `psm_model.Config`.

    The text has at most 1,000,000 characters, 8 parts in a key, and 32 arrays and tables within each other.

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
        ConfigError: it is no TOML, exceeds a limit, or holds a key or a value that no configuration has.
    """
    try:
        mapping = parse_toml(text, "configuration")
    except ParseError as error:
        raise ConfigError("file", error.wanted, "another text") from None
    return Config.from_mapping(mapping)


def load_config(file: str | os.PathLike[str]) -> Config:
    """Read a configuration from a TOML file.

    Raises:
        ConfigError: it is no TOML in UTF-8, or holds a key or a value that no configuration has.
        OSError: it can't be read.
    """
    try:
        text = Path(file).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError("file", "TOML in UTF-8", "bytes that are none") from None
    return loads_config(text)
