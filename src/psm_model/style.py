"""Styles of texts in a terminal: weight and colour, and links."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

__all__ = ["WIDE", "Style", "link"]

WIDE: Final = 120
"""The width of output without a terminal, in columns."""


class Style(StrEnum):
    """A style, with its parameters in an escape sequence (ECMA-48, SGR)."""

    BOLD = "1"
    """Bold."""
    FAINT = "2"
    """Faint."""
    RED = "31"
    """Red."""
    GREEN = "32"
    """Green."""
    YELLOW = "33"
    """Yellow."""
    CYAN = "36"
    """Cyan."""
    BOLD_RED = "1;31"
    """Bold and red."""
    BOLD_YELLOW = "1;33"
    """Bold and yellow."""
    BOLD_CYAN = "1;36"
    """Bold and cyan."""

    def apply(self, text: str, *, colour: bool = True) -> str:
        r"""Return a text in the style; unchanged if it is empty or without colour.

        >>> Style.BOLD.apply("PSM101")
        '\x1b[1mPSM101\x1b[0m'
        """
        return f"\x1b[{self.value}m{text}\x1b[0m" if colour and text else text


def link(text: str, address: str) -> str:
    r"""Return a text as a link of a terminal (OSC 8).

    >>> link("PSM101", "https://example.org")
    '\x1b]8;;https://example.org\x1b\\PSM101\x1b]8;;\x1b\\'
    """
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"
