"""TOML from anybody: read within limits, so that no text takes long, much memory, or the interpreter down."""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

from .errors import ParseError

__all__ = ["parse_toml"]

_LONGEST: Final = 1_000_000
_MOST_PARTS: Final = 8
_DEEPEST: Final = 32

# What a text is made of as far as the limits go; strings and comments hold no structure. A string that is not closed
# goes on to the end, where tomllib refuses it. The quantifiers give nothing back, so that no text takes long.
_PIECE: Final = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:""")?'
    r"|'''(?:[^']++|'(?!''))*+(?:''')?"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*+"
    r"|[.\[\]{},=\n]",
    re.DOTALL,
)


# Any: values are of as many types as TOML has.
def parse_toml(text: str, what: str) -> dict[str, Any]:
    """Parse a TOML document of at most 1,000,000 characters, 8 parts a key and 32 nested arrays and tables.

    >>> parse_toml("severities.PSM102 = 'info'", "configuration")
    {'severities': {'PSM102': 'info'}}

    Raises:
        ParseError: it is no TOML, or exceeds a limit; `what` says what it was to be.
    """
    _check_limits(text, what)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ParseError(what, f"TOML; {str(error).lower()}", text) from None
    except ValueError:
        # tomllib lets through what int() says of a number with thousands of digits.
        raise ParseError(what, "TOML whose numbers have at most a few thousand digits", text) from None


def _check_limits(text: str, what: str) -> None:
    """Raise an error for a text that is too long or too deep: tomllib recurses, and its time grows as a square."""
    if len(text) > _LONGEST:
        raise ParseError(what, f"TOML of at most {_LONGEST:,} characters", text)
    depth = parts = 0
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece == ".":
            parts += 1
            if parts >= _MOST_PARTS:
                raise ParseError(what, f"TOML with at most {_MOST_PARTS} parts in a key", text, match.start())
        elif piece in "[]{},=\n":
            parts = 0
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(piece, 0)
            if depth > _DEEPEST:
                raise ParseError(what, f"TOML nested at most {_DEEPEST} deep", text, match.start())
