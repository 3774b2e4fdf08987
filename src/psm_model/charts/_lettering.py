"""Text measurement and fitting, with the font that ships with matplotlib."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final
from unicodedata import bidirectional

import matplotlib as mpl
from matplotlib.ft2font import FT2Font

from psm_model.masking import mask_digits
from psm_model.text import escape

__all__ = ["find_font_file", "fit_width", "isolate_runs", "make_drawable", "measure_text", "wrap_width"]

_SCALE: Final = 2048  # the units of the font per em; nothing is rounded at this size
_FIXED: Final = 65536  # the number of units per point in advances
_SUBPIXELS: Final = 64  # the number of units per point in widths
_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
_ELLIPSIS: Final = "…"
_MARK: Final = "\N{LEFT-TO-RIGHT MARK}"  # a zero-width mark that separates right-to-left runs
_WAYS: Final = {"L": "L", "R": "R", "AL": "R", "AN": "R", "NSM": "N"}
_LEFTWARDS: Final = re.compile("R(?:[^L]*R)?N*")  # a right-to-left run, including embedded numbers
_MAX_LETTERS: Final = 1000  # the maximum number of letters to measure; no line holds more


@cache
def find_font_file(*, bold: bool = False) -> Path:
    """Return the file of the font."""
    return Path(mpl.get_data_path(), "fonts", "ttf", "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


@cache
def _load_font(*, bold: bool) -> FT2Font:
    font = FT2Font(str(find_font_file(bold=bold)))
    font.set_size(_SCALE, 72)
    return font


@cache
def _load_letters() -> frozenset[int]:
    return frozenset(_load_font(bold=False).get_charmap()) & frozenset(_load_font(bold=True).get_charmap())


@lru_cache(1 << 14)
def _measure_advance(before: str, letter: str, *, bold: bool) -> float:
    """Return the advance of a letter after another, including kerning."""
    font = _load_font(bold=bold)
    alone = font.load_char(ord(letter)).linearHoriAdvance / _FIXED / _SCALE
    # Combining marks have no advance.
    if not before or not alone or not (moved := _measure_advance("", before, bold=bold)):
        return alone
    font.set_text(before + letter)
    return font.get_width_height()[0] / _SUBPIXELS / _SCALE - moved


def _iter_advances(text: str, *, bold: bool) -> Iterator[float]:
    return (_measure_advance(*pair, bold=bold) for pair in zip(("", *text), text, strict=False))


def make_drawable(text: str) -> str:
    r"""Escape a text to one line, and replace letters missing from the font by U+FFFD.

    >>> make_drawable("Batang\n"), make_drawable("社")
    ('Batang\\n', '\ufffd')
    """
    known = _load_letters()
    return "".join(letter if ord(letter) in known else _UNKNOWN for letter in escape(text))


def isolate_runs(text: str) -> str:
    r"""Isolate the right-to-left parts of a text from each other.

    Text and dates after a name in Arabic letters then appear to its right.

    >>> isolate_runs("\u05d0 \u05d1, 2020 – 2025")
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


def measure_text(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a drawable text in points."""
    return sum(_iter_advances(text, bold=bold)) * size


def fit_width(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Fit a text to a width: whole, truncated with an ellipsis, or empty."""
    # Mask before truncating, because a truncated number may be too short to be masked.
    text = mask_digits(text)
    drawn = make_drawable(text[:_MAX_LETTERS])
    if len(text) <= _MAX_LETTERS and measure_text(drawn, size, bold=bold) <= width:
        return drawn
    kept = _count_fitting(drawn, width - measure_text(_ELLIPSIS, size, bold=bold), size, bold=bold)
    for end in range(kept, 0, -1):
        cut = drawn[:end].rstrip() + _ELLIPSIS
        # Kerning may move the ellipsis.
        if measure_text(cut, size, bold=bold) <= width:
            return cut
    return ""


def wrap_width(text: str, width: float, size: float, *, max_lines: int, bold: bool = False) -> tuple[str, ...]:
    """Wrap a text to at most `max_lines` lines; the last may end in an ellipsis.

    Lines break between words, or within a word that is wider than a line.

    >>> wrap_width("IPSM Kabupaten Batang", 100, 10, max_lines=2)
    ('IPSM Kabupaten', 'Batang')
    """
    rest = mask_digits(text)[: max_lines * _MAX_LETTERS]
    drawn = []
    for _ in range(max_lines - 1):
        line = make_drawable(rest[:_MAX_LETTERS])
        kept = _count_fitting(line, width, size, bold=bold)
        if kept == len(line):
            break
        space = line.rfind(" ", 0, kept + 1)
        if not kept:
            break
        end = space if space > 0 else kept
        drawn.append(line[:end])
        rest = line[end + (space > 0) :] + rest[_MAX_LETTERS:]
    return (*drawn, fit_width(rest, width, size, bold=bold))


def _count_fitting(text: str, width: float, size: float, *, bold: bool) -> int:
    """Return the number of leading letters that fit the width."""
    for position, advance in enumerate(_iter_advances(text, bold=bold)):
        width -= advance * size
        if width < 0:
            return position
    return len(text)
