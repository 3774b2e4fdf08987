"""Number formats of cells: whether a cell displays the number itself, a date, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final

import attrs

__all__ = ["Display", "NumberFormat", "read_format"]

# Elapsed time, a quoted text, a part in brackets, a padding character, an escaped character, or any other character.
_TOKEN: Final = re.compile(
    r"(?P<elapsed>\[(?:h+|m+|s+)\])"
    r'|"(?P<quoted>[^"]*)"'
    r"|\[\$(?P<symbol>[^\]-]*+)[^\]]*+\]|\[[^\]]*+\]"
    r"|[_*](?s:.)"
    r"|\\(?P<escaped>(?s:.))"
    r"|(?P<sign>(?s:.))",
    re.IGNORECASE,
)
# Digits, decimal point, thousands separators, exponent, fraction: the number is displayed as such.
_PLAIN: Final = re.compile(r"(?:[#0?]|,(?=[#0?])|[. ])*(?:e[+-][#0?]+|/[#0-9? ]+)?")
_PADDED: Final = re.compile("0{2,}")
_OF_DATES: Final = frozenset("dmyhs")
_MAX_LENGTH: Final = 1000  # far longer than any format that a spreadsheet writes
_GENERAL: Final = frozenset({"", "general", "standard", "@"})


class Display(StrEnum):
    """What a cell displays."""

    NUMBER = "number"
    """The number itself."""
    DATE = "date"
    """A date or a time of the day."""
    DURATION = "duration"
    """Elapsed time."""
    PERCENTAGE = "percentage"
    """A percentage."""
    OTHER = "other"
    """Words, a currency or a part of the number."""


@attrs.frozen
class NumberFormat:
    """What a number format displays."""

    display: Display
    """Kind of what is displayed."""
    letters: frozenset[str] = frozenset()
    """Letters of a date's format, out of d, m, y, h and s; m may mean minutes beside h or s."""
    width: int = 0
    """Minimum number of displayed digits of a whole number."""


@lru_cache(1024)
def read_format(code: str) -> NumberFormat:
    """Parse the part of a number format that applies to positive numbers.

    >>> print(read_format("0%").display, read_format('"Rp"#,##0').display, read_format("[h]:mm").display)
    percentage other duration
    >>> print(read_format("[$-421]d mmmm yyyy;@").display, read_format("000").width)
    date 3
    """
    bare, has_words, is_elapsed = "", False, False
    for name, text in _iter_first_section(code):
        if name == "sign":
            bare += text.lower()
        is_elapsed = is_elapsed or name == "elapsed"
        has_words = has_words or (name in {"quoted", "symbol", "escaped"} and not text.isspace() and text != "")
    letters = _OF_DATES.intersection("" if bare.strip() in _GENERAL else bare.replace("am/pm", ""))
    if is_elapsed:
        return NumberFormat(Display.DURATION)
    if letters:
        return NumberFormat(Display.DATE, letters)
    if "%" in bare:
        return NumberFormat(Display.PERCENTAGE)
    if has_words or (bare.strip() not in _GENERAL and not _PLAIN.fullmatch(bare)):
        return NumberFormat(Display.OTHER)
    return NumberFormat(Display.NUMBER, width=len(bare) if _PADDED.fullmatch(bare) else 0)


def _iter_first_section(code: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a format up to the first semicolon, each after its group name."""
    # Each bracket that is not closed takes a search to the end.
    for token in _TOKEN.finditer(code, 0, _MAX_LENGTH):
        if token["sign"] == ";":
            return
        for name, text in token.groupdict().items():
            if text is not None:
                yield name, text
