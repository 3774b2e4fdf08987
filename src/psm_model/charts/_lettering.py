"""How wide a text is in a picture, and what of it fits: by the font that matplotlib brings, whatever is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final
from unicodedata import bidirectional

import matplotlib as mpl
from matplotlib.ft2font import FT2Font

from psm_model.errors import mask_digits
from psm_model.text import escape

__all__ = ["drawable", "fit_width", "font_file", "in_order", "text_width", "wrap_width"]

_SCALE: Final = 2048
"""The units of the font in an em: at this size nothing is rounded."""
_FIXED: Final = 65536
"""Advances of letters are given in so many parts of a point."""
_SUBPIXELS: Final = 64
"""Widths of texts are given in so many parts of a point."""
_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
_ELLIPSIS: Final = "…"
_MARK: Final = "\N{LEFT-TO-RIGHT MARK}"
"""It is as wide as nothing, and letters on both sides of it are not turned around together."""
_WAYS: Final = {"L": "L", "R": "R", "AL": "R", "AN": "R", "NSM": "N"}
_LEFTWARDS: Final = re.compile("R(?:[^L]*R)?N*")
"""A part from right to left with what stands within it: words and numbers keep the order that they have there."""
_LOOKED_AT: Final = 1000
"""Of how many letters of a text it is asked what fits: no line of a picture holds as many."""


@cache
def font_file(*, bold: bool = False) -> Path:
    """Return the file of the font."""
    return Path(mpl.get_data_path(), "fonts", "ttf", "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


@cache
def _font(*, bold: bool) -> FT2Font:
    font = FT2Font(str(font_file(bold=bold)))
    font.set_size(_SCALE, 72)
    return font


@cache
def _letters() -> frozenset[int]:
    return frozenset(_font(bold=False).get_charmap()) & frozenset(_font(bold=True).get_charmap())


@lru_cache(1 << 14)
def _advance(before: str, letter: str, *, bold: bool) -> float:
    """Return by how much a letter makes a text wider behind another, to which the font may move it."""
    font = _font(bold=bold)
    alone = font.load_char(ord(letter)).linearHoriAdvance / _FIXED / _SCALE
    # Marks on letters take no room, however far they reach.
    if not before or not alone or not (moved := _advance("", before, bold=bold)):
        return alone
    font.set_text(before + letter)
    return font.get_width_height()[0] / _SUBPIXELS / _SCALE - moved


def _advances(text: str, *, bold: bool) -> Iterator[float]:
    return (_advance(*pair, bold=bold) for pair in zip(("", *text), text, strict=False))


def drawable(text: str) -> str:
    r"""Return a text in one line, as `escape` shows it, in letters that the font has; others are U+FFFD.

    >>> drawable("Batang\n"), drawable("社")
    ('Batang\\n', '\ufffd')
    """
    known = _letters()
    return "".join(letter if ord(letter) in known else _UNKNOWN for letter in escape(text))


def in_order(text: str) -> str:
    r"""Return a text of which parts that are written from right to left are turned around each alone.

    What is told behind a name in Arabic letters stands to the right of it, days too.

    >>> in_order("\u05d0 \u05d1, 2020 – 2025")
    '\u200e\u05d0 \u05d1\u200e, 2020 – 2025'
    """
    if text.isascii():
        return text
    ways = "".join(_WAYS.get(bidirectional(letter), " ") for letter in text)
    written, last = "", 0
    for part in _LEFTWARDS.finditer(ways):
        written += f"{text[last : part.start()]}{_MARK}{text[part.start() : part.end()]}{_MARK}"
        last = part.end()
    return written + text[last:]


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a drawable text is, in points."""
    return sum(_advances(text, bold=bold)) * size


def fit_width(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return a text that fits the width: whole, or cut with an ellipsis, or empty if not even that fits."""
    # Masked before it is cut, since the head of a run may be too short to be masked.
    text = mask_digits(text)
    shown = drawable(text[:_LOOKED_AT])
    if len(text) <= _LOOKED_AT and text_width(shown, size, bold=bold) <= width:
        return shown
    kept = _fitting(shown, width - text_width(_ELLIPSIS, size, bold=bold), size, bold=bold)
    for end in range(kept, 0, -1):
        cut = shown[:end].rstrip() + _ELLIPSIS
        # The ellipsis may stand farther from a letter than from nothing.
        if text_width(cut, size, bold=bold) <= width:
            return cut
    return ""


def wrap_width(text: str, width: float, size: float, *, lines: int, bold: bool = False) -> tuple[str, ...]:
    """Return a text as it is drawn in so many lines at most; the last may end in an ellipsis.

    It is broken between words, and within one that is wider than a line.

    >>> wrap_width("IPSM Kabupaten Batang", 100, 10, lines=2)
    ('IPSM Kabupaten', 'Batang')
    """
    rest = mask_digits(text)[: lines * _LOOKED_AT]
    shown = []
    for _ in range(lines - 1):
        line = drawable(rest[:_LOOKED_AT])
        kept = _fitting(line, width, size, bold=bold)
        if kept == len(line):
            break
        space = line.rfind(" ", 0, kept + 1)
        if not kept:
            break
        end = space if space > 0 else kept
        shown.append(line[:end])
        rest = line[end + (space > 0) :] + rest[_LOOKED_AT:]
    return (*shown, fit_width(rest, width, size, bold=bold))


def _fitting(text: str, width: float, size: float, *, bold: bool) -> int:
    """Return how many letters of the beginning of a text are no wider."""
    for position, advance in enumerate(_advances(text, bold=bold)):
        width -= advance * size
        if width < 0:
            return position
    return len(text)
