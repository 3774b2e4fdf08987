"""columns: rows of text set in columns that stay within the width of a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from psm_model.text import display_width, letter_width, truncate

__all__ = ["NARROWEST", "columns", "wrap"]

NARROWEST: Final = 40
"""The least width that anything is set in."""

_MOST_LETTERS: Final = 200
_LONG: Final = 12
_WIDE: Final = 2
_PARTS: Final = re.compile(r"[^ /]*/?")
_GAP: Final = "  "


def wrap(text: str, width: int, *, most: int = _MOST_LETTERS) -> list[str]:
    """Break a text into lines of no more cells than the width, at spaces where it can; what can't be shown is escaped.

    A text of more characters than `most` is cut.

    >>> wrap("Ikatan Pekerja Sosial Masyarakat", 16)
    ['Ikatan Pekerja', 'Sosial', 'Masyarakat']
    """
    lines: list[str] = []
    line = ""
    for word in truncate(text, most).split():
        longer = f"{line} {word}" if line else word
        if display_width(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *pieces, line = _pieces(word, width)
        lines += pieces
    return [*lines, line] if line else lines


def _pieces(word: str, width: int) -> list[str]:
    """Break a word that may be wider than a line: behind a stroke where there is one, else anywhere."""
    pieces: list[str] = []
    piece = ""
    for letter in word:
        while piece and display_width(piece) + letter_width(letter) > width:
            head = piece[: piece.rfind("/") + 1] or piece
            pieces.append(head)
            piece = piece[len(head) :]
        piece += letter
    return [*pieces, piece]


def columns(head: Sequence[str], rows: Iterable[Sequence[str]], width: int, *, indent: int = 2) -> list[str]:
    r"""Set rows in columns, under a head, each text in as many lines as it needs; empty columns are left out.

    >>> print("\n".join(columns(["post", "holder"], [["chair", "Kasmad"], ["patron", "Gubernur Contoh"]], 60)))
      post    holder
      chair   Kasmad
      patron  Gubernur Contoh

    Raises:
        ValueError: the width is less than 40.
    """
    if width < NARROWEST:
        msg = f"want a width of {NARROWEST} columns or more, got {width}"
        raise ValueError(msg)
    given = [tuple(row) for row in rows]
    used = [at for at in range(len(head)) if any(row[at] for row in given)]
    table = [[head[at] for at in used], *([row[at] for at in used] for row in given)]
    room = width - indent - len(_GAP) * (len(used) - 1)
    widths = _widths([[truncate(text, _MOST_LETTERS) for text in column] for column in zip(*table, strict=True)], room)
    lines = []
    for row in table:
        texts = [wrap(text, wide) for text, wide in zip(row, widths, strict=True)]
        for number in range(max(map(len, texts), default=0)):
            parts = [text[number] if number < len(text) else "" for text in texts]
            line = _GAP.join(
                part + " " * (wide - display_width(part)) for part, wide in zip(parts, widths, strict=True)
            )
            lines.append((" " * indent + line).rstrip())
    return lines


def _widths(texts: Sequence[Sequence[str]], room: int) -> list[int]:
    """Share the room among columns: each as wide as it needs, but the widest give way, and words last."""
    widths = [max(map(display_width, column)) for column in texts]
    words = [max(display_width(part) for text in column for part in _PARTS.findall(text)) for column in texts]
    for least in ([min(word, _LONG) for word in words], [_WIDE] * len(texts)):
        while sum(widths) > room:
            broad = [at for at, width in enumerate(widths) if width > least[at]]
            if not broad:
                break
            widths[max(broad, key=lambda at: (widths[at], at))] -= 1
    return widths
