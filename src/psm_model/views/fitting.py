"""Fitting: what of a text fits into so many columns of a terminal."""

from __future__ import annotations

from psm_model.text import display_width, escape, fit_to_width, letter_width

__all__ = ["fitted_within", "plain_text"]


def plain_text(text: str, *, unicode: bool = True) -> str:
    r"""Return a text of a document in one line of what a terminal prints; what is not ASCII escaped too, if asked.

    >>> plain_text("Jalan\nRaya – é", unicode=False)
    'Jalan\\nRaya \\u2013 \\xe9'
    """
    shown = escape(text)
    return shown if unicode else shown.encode("ascii", "backslashreplace").decode("ascii")


def fitted_within(text: str, width: int, *, unicode: bool = True) -> str:
    """Return a text where it fits into so many columns, else its beginning, an ellipsis and its end.

    Names of organisations begin alike and end with the area that tells them apart.

    >>> fitted_within("Ikatan Pekerja Sosial Masyarakat Jawa Tengah", 20)
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
    # Better whole words.
    word = tail.find(" ", 0, len(tail) // 2)
    tail = tail[max(word, 0) :]
    return fit_to_width(text, width - display_width(tail), unicode=unicode) + tail
