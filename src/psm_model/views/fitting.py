"""Fitting: what of a text fits into so many columns of a terminal."""

from __future__ import annotations

from unicodedata import category, east_asian_width

from psm_model._visible import visible

__all__ = ["fitted", "fitted_within", "plain", "width_of"]


def width_of(text: str) -> int:
    """Tell how many columns a text takes: two for what East Asian print sets wide, none for combining marks.

    >>> width_of("Kabupaten"), width_of("社会"), width_of("e\u0301")
    (9, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(letter: str) -> int:
    if category(letter) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def plain(text: str, *, unicode: bool = True) -> str:
    r"""Give a text of a document in one line of what a terminal prints; what is not ASCII escaped too, if asked.

    >>> plain("Jalan\nRaya – é", unicode=False)
    'Jalan\\nRaya \\u2013 \\xe9'
    """
    shown = visible(text)
    return shown if unicode else shown.encode("ascii", "backslashreplace").decode("ascii")


def fitted(text: str, width: int, *, unicode: bool = True) -> str:
    """Give a text where it fits into so many columns, else its beginning and an ellipsis.

    >>> fitted("Kabupaten Batang", 10), fitted("Kabupaten Batang", 10, unicode=False)
    ('Kabupaten…', 'Kabupat...')
    """
    if width_of(text) <= width:
        return text
    ellipsis = "…" if unicode else "..."
    room = width - len(ellipsis)
    if room < 1:
        return ellipsis[: max(width, 0)]
    kept = 0
    for letter in text:
        room -= _width(letter)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + ellipsis


def fitted_within(text: str, width: int, *, unicode: bool = True) -> str:
    """Give a text where it fits into so many columns, else its beginning, an ellipsis and its end.

    Names of organisations begin alike and end with the area that tells them apart.

    >>> fitted_within("Ikatan Pekerja Sosial Masyarakat Jawa Tengah", 20)
    'Ikatan… Jawa Tengah'
    """
    if width_of(text) <= width:
        return text
    room, kept = width * 3 // 5, 0
    for letter in reversed(text):
        room -= _width(letter)
        if room < 0:
            break
        kept += 1
    tail = text[len(text) - kept :]
    # Better whole words.
    word = tail.find(" ", 0, len(tail) // 2)
    tail = tail[max(word, 0) :]
    return fitted(text, width - width_of(tail), unicode=unicode) + tail
