"""The configuration of a check in TOML."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from psm_model.errors import ConfigError
from psm_model.rules import Config

if TYPE_CHECKING:
    import os

__all__ = ["load_config", "loads_config"]


def loads_config(text: str) -> Config:
    """Read a configuration from TOML; the keys are the fields of `psm_model.Config`.

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
        ConfigError: it is no TOML, or holds a key or a value that no configuration has.
    """
    try:
        mapping = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError("file", f"TOML; {str(error).lower()}", "another text") from None
    except (RecursionError, ValueError):
        # What tomllib lets through: tables that are nested too deep, numbers that are too long.
        raise ConfigError("file", "TOML that can be read", "nesting too deep or a number too long") from None
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
