"""visible: a text that comes from a document, made fit for a line of a terminal."""

from __future__ import annotations

__all__ = ["visible"]


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
