"""TOML parsing with limits, so that untrusted text cannot exhaust time, memory or the stack."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .errors import ConfigError, ParseError

if TYPE_CHECKING:
    import os

__all__ = ["parse_toml", "read_toml", "remove_version"]

_MAX_LENGTH: Final = 1_000_000
_MAX_SIZE: Final = 4 * _MAX_LENGTH + 3
"""The bytes of the longest text with a byte order mark."""
_MAX_PARTS: Final = 8
_MAX_DEPTH: Final = 32

# Tokens that matter for the limits; strings and comments have no structure. An unclosed string extends to the end,
# where tomllib rejects it. The possessive quantifiers prevent backtracking.
_PIECE: Final = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:""")?'
    r"|'''(?:[^']++|'(?!''))*+(?:''')?"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*+"
    r"|[.\[\]{},=\n]",
    re.DOTALL,
)


def read_toml(file: str | os.PathLike[str]) -> str:
    """Return the text of a file for `parse_toml`, of a file that is too long, or never ends, only the beginning.

    Raises:
        OSError: the file cannot be read.
        UnicodeDecodeError: it is not in UTF-8.
    """
    with Path(file).open("rb") as opened:
        content = opened.read(_MAX_SIZE + 1)
    # What is cut off is refused by its length, whatever its last letter is.
    return content.decode("utf-8-sig", "strict" if len(content) <= _MAX_SIZE else "replace")


# Any: TOML values.
def parse_toml(text: str, what: str) -> dict[str, Any]:
    """Parse a TOML document of at most 1,000,000 characters, 8 parts a key and 32 nested arrays and tables.

    >>> parse_toml("severities.PSM102 = 'info'", "configuration")
    {'severities': {'PSM102': 'info'}}

    Raises:
        ParseError: the text is not TOML or exceeds a limit; `what` names the expected document.
    """
    _check_limits(text, what)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ParseError(what, f"TOML; {str(error).lower()}", text) from None
    except ValueError:
        # int() raises for numbers with thousands of digits, and tomllib does not catch it.
        raise ParseError(what, "TOML whose numbers have at most a few thousand digits", text) from None


def _check_limits(text: str, what: str) -> None:
    """Raise if a text is too long or too deep, because tomllib recurses and takes quadratic time."""
    if len(text) > _MAX_LENGTH:
        raise ParseError(what, f"TOML of at most {_MAX_LENGTH:,} characters", text)
    depth = parts = 0
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece == ".":
            parts += 1
            if parts >= _MAX_PARTS:
                raise ParseError(what, f"TOML with at most {_MAX_PARTS} parts in a key", text, match.start())
        elif piece in "[]{},=\n":
            parts = 0
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(piece, 0)
            if depth > _MAX_DEPTH:
                raise ParseError(what, f"TOML nested at most {_MAX_DEPTH} deep", text, match.start())


# Any: TOML values.
def remove_version(parsed: dict[str, Any], key: str, newest: int) -> dict[str, Any]:
    """Return a parsed document without the key of its version, which it may leave out.

    >>> remove_version({"psm_config": 1, "ignore": []}, "psm_config", 1)
    {'ignore': []}

    Raises:
        ConfigError: the version is newer than the newest that is known, or no version.
    """
    version = parsed.get(key, newest)
    if type(version) is not int or version < 1:
        raise ConfigError(key, f"the number {newest}", version)
    if version > newest:
        raise ConfigError(key, f"a version of the format up to {newest}, the newest that this psm-model knows", version)
    return {name: value for name, value in parsed.items() if name != key}
