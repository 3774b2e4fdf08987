"""format_columns: text layout within the width of a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from psm_model.i18n import LANGUAGES, describe_code
from psm_model.style import PLAIN, Style, TerminalStyle
from psm_model.text import display_width, escape, letter_width, truncate
from psm_model.values.verdict import Verdict

__all__ = ["MAX_TEXT_LENGTH", "NARROWEST", "format_columns", "shorten", "wrap"]

NARROWEST: Final = 40
"""The minimum width of texts for a terminal."""
MAX_TEXT_LENGTH: Final = 200
"""The maximum number of characters of a text of a document. The sentences around it are never cut."""

_VERDICT_STYLES: Final = {
    describe_code(verdict).translate(language): colour
    for verdict, colour in (
        (Verdict.YES, Style.GREEN),
        (Verdict.NO, Style.FAINT),
        (Verdict.UNDETERMINED, Style.YELLOW),
    )
    for language in LANGUAGES
}
_LONG: Final = 12
_WIDE: Final = 2
_PARTS: Final = re.compile(r"[^ /]*/?")
_GAP: Final = "  "


def shorten(text: str) -> str:
    """Return a text of a document in at most `MAX_TEXT_LENGTH` characters; a longer one ends with an ellipsis.

    >>> len(shorten("n" * 300))
    200
    """
    return truncate(text, MAX_TEXT_LENGTH)


def wrap(text: str, width: int) -> list[str]:
    """Wrap a text to the width, at spaces if possible; escape unprintable characters.

    >>> wrap("Ikatan Pekerja Sosial Masyarakat", 16)
    ['Ikatan Pekerja', 'Sosial', 'Masyarakat']
    """
    lines: list[str] = []
    line = ""
    for word in escape(text).split():
        longer = f"{line} {word}" if line else word
        if display_width(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *pieces, line = _break_word(word, width)
        lines += pieces
    return [*lines, line] if line else lines


def _break_word(word: str, width: int) -> list[str]:
    """Break a word that may be wider than a line, after a slash if possible."""
    pieces: list[str] = []
    piece = ""
    for letter in word:
        while piece and display_width(piece) + letter_width(letter) > width:
            head = piece[: piece.rfind("/") + 1] or piece
            pieces.append(head)
            piece = piece[len(head) :]
        piece += letter
    return [*pieces, piece]


def format_columns(
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    width: int,
    *,
    indent: int = 2,
    style: TerminalStyle = PLAIN,
) -> list[str]:
    r"""Lay out rows in columns under a heading row, wrapping texts; empty columns are left out.

    With colours, the heading row is faint, and cells that begin with a verdict have its colour.

    >>> print("\n".join(format_columns(["post", "holder"], [["chair", "Kasmad"], ["patron", "Gubernur Contoh"]], 60)))
      post    holder
      chair   Kasmad
      patron  Gubernur Contoh

    Raises:
        ValueError: the width is less than 40.
    """
    if width < NARROWEST:
        raise ValueError(f"expected a width of at least {NARROWEST} columns, got {width}")
    cells = [tuple(row) for row in rows]
    used = [index for index in range(len(head)) if any(row[index] for row in cells)]
    table = [[head[index] for index in used], *([row[index] for index in used] for row in cells)]
    room = width - indent - len(_GAP) * (len(used) - 1)
    widths = _compute_widths([[escape(text) for text in column] for column in zip(*table, strict=True)], room)
    lines = []
    for position, row in enumerate(table):
        texts = [wrap(text, wide) for text, wide in zip(row, widths, strict=True)]
        styles = [Style.FAINT if position == 0 else _VERDICT_STYLES.get(text.partition(":")[0]) for text in row]
        for number in range(max(map(len, texts), default=0)):
            parts = [text[number] if number < len(text) else "" for text in texts]
            padded = (
                (part if cell is None else style.apply(cell, part)) + " " * (wide - display_width(part))
                for part, wide, cell in zip(parts, widths, styles, strict=True)
            )
            lines.append((" " * indent + _GAP.join(padded)).rstrip())
    return lines


def _compute_widths(texts: Sequence[Sequence[str]], room: int) -> list[int]:
    """Distribute the room among columns: the widest shrink first, and words are broken last."""
    widths = [max(map(display_width, column)) for column in texts]
    words = [max(display_width(part) for text in column for part in _PARTS.findall(text)) for column in texts]
    for least in ([min(word, _LONG) for word in words], [_WIDE] * len(texts)):
        while sum(widths) > room:
            shrinkable = [index for index, width in enumerate(widths) if width > least[index]]
            if not shrinkable:
                break
            widths[max(shrinkable, key=lambda index: (widths[index], index))] -= 1
    return widths
