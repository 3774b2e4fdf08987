"""visible and cells: a text that comes from a document, made fit for a line of a terminal, and how wide it is there."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

__all__ = ["cells", "visible"]


def visible(text: str, *, keep: str = "") -> str:
    r"""Escape what can't be printed, as `repr` does: control characters, marks that turn text around, odd spaces.

    Args:
        text: The text.
        keep: Characters that stay as they are.

    >>> print(visible("Contoh\n\u202eutas"))
    Contoh\n\u202eutas
    """
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() or letter in keep else repr(letter)[1:-1] for letter in text)


def cells(text: str) -> int:
    """Tell how many columns of a terminal a text takes that has nothing in it but what can be printed.

    >>> cells("Kota"), cells("\u4e2d\u56fd")
    (4, 4)
    """
    if text.isascii():
        return len(text)
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "FW" else 1 for letter in text)
