"""columns: rows of text set in columns that stay within the width of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from psm_model._visible import cells, cells_of_letter, shortened

__all__ = ["NARROWEST", "columns", "wrapped"]

NARROWEST: Final = 40
"""The least width that anything is set in."""

_MOST_LETTERS: Final = 200
_GAP: Final = "  "


def wrapped(text: str, width: int, *, most: int = _MOST_LETTERS) -> list[str]:
    """Break a text into lines of no more cells than the width, at spaces where it can; what can't be shown is escaped.

    A text of more characters than `most` is cut.

    >>> wrapped("Ikatan Pekerja Sosial Masyarakat", 16)
    ['Ikatan Pekerja', 'Sosial', 'Masyarakat']
    """
    lines: list[str] = []
    line = ""
    for word in shortened(text, most).split():
        longer = f"{line} {word}" if line else word
        if cells(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *pieces, line = _pieces(word, width)
        lines += pieces
    return [*lines, line] if line else lines


def _pieces(word: str, width: int) -> list[str]:
    """Break a word that may be wider than a line."""
    pieces = [""]
    taken = 0
    for letter in word:
        more = cells_of_letter(letter)
        if taken + more > width:
            pieces.append("")
            taken = 0
        pieces[-1] += letter
        taken += more
    return pieces


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
    widths = _widths(
        [[cells(shortened(text, _MOST_LETTERS)) for text in column] for column in zip(*table, strict=True)], room
    )
    lines = []
    for row in table:
        texts = [wrapped(text, wide) for text, wide in zip(row, widths, strict=True)]
        for number in range(max(map(len, texts), default=0)):
            parts = [text[number] if number < len(text) else "" for text in texts]
            line = _GAP.join(part + " " * (wide - cells(part)) for part, wide in zip(parts, widths, strict=True))
            lines.append((" " * indent + line).rstrip())
    return lines


def _widths(needed: Sequence[Sequence[int]], room: int) -> list[int]:
    """Share the room among columns: each as wide as it needs, but the widest give way."""
    widths = [max(column) for column in needed]
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda at: (widths[at], at))
        widths[widest] -= 1
    return widths
