"""Texts fitted to a number of terminal columns."""

from __future__ import annotations

from psm_model.text import display_width, escape, fit_to_width, letter_width

__all__ = ["escape_line", "shorten_middle"]


def escape_line(text: str, *, unicode: bool = True) -> str:
    r"""Escape a text to one printable line; without `unicode`, escape non-ASCII characters too.

    >>> escape_line("Jalan\nRaya – é", unicode=False)
    'Jalan\\nRaya \\u2013 \\xe9'
    """
    escaped = escape(text)
    return escaped if unicode else escaped.encode("ascii", "backslashreplace").decode("ascii")


def shorten_middle(text: str, width: int, *, unicode: bool = True) -> str:
    """Shorten a text in the middle if it is wider than the width.

    Names of organisations begin alike and differ in the area at the end.

    >>> shorten_middle("Ikatan Pekerja Sosial Masyarakat Jawa Tengah", 20)
    'Ikatan… Jawa Tengah'
    """
    if display_width(text) <= width:
        return text
    room, kept = width * 3 // 5, 0
    for letter in reversed(text):
        room -= letter_width(letter)
        if room < 0:
            break
        kept += 1
    tail = text[len(text) - kept :]
    # Prefer whole words.
    word = tail.find(" ", 0, len(tail) // 2)
    tail = tail[max(word, 0) :]
    return fit_to_width(text, width - display_width(tail), unicode=unicode) + tail
