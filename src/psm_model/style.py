"""Styles of texts in a terminal: weight and colour, and links."""

from __future__ import annotations

import textwrap
from enum import StrEnum
from typing import Final

import attrs

__all__ = ["PLAIN", "WIDE", "Style", "TerminalStyle", "link"]

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


@attrs.frozen(kw_only=True)
class TerminalStyle:
    """What a terminal can show: the width of its lines, colours and links."""

    width: int | None = None
    """Width in columns at which lines are wrapped, except within words; None to wrap no line."""
    colour: bool = False
    """Whether to use colours of a terminal."""
    pages: str | None = None
    """Address of a rule's page, with ``{code}`` for the code, which becomes a link of a terminal."""

    def apply(self, style: Style, text: str) -> str:
        """Return a text in a style, unchanged without colours."""
        return style.apply(text, colour=self.colour)

    def link(self, code: str) -> str:
        """Return a code as a link to its page."""
        return code if self.pages is None else link(code, self.pages.replace("{code}", code))

    def wrap(self, text: str, indent: int) -> list[str]:
        """Wrap a text to the width that an indent leaves."""
        if self.width is None:
            return [text]
        room = max(self.width - indent, 20)
        return textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) or [text]

    def wrap_below(self, text: str, indent: int, *, first_indent: int = 0) -> list[str]:
        """Wrap a text to the width, with an indent before all lines but the first, before which the caller indents."""
        if self.width is None:
            return [text]
        first, *others = self.wrap(text, first_indent)
        return [first, *(f"{' ' * indent}{line}" for line in self.wrap(" ".join(others), indent) if others)]


PLAIN: Final = TerminalStyle()
"""No colours, no links, and lines of any length."""
