"""Texts for people: escaped, masked, truncated and measured, so that any text of a document is safe to show."""

from __future__ import annotations

from unicodedata import category, east_asian_width

from .masking import mask_digits

__all__ = ["capitalise", "display_width", "escape", "fit_to_width", "letter_width", "sanitise", "truncate"]


def escape(text: str, *, keep: str = "") -> str:
    r"""Mask what may be an identity number in a text of a document, and escape what cannot be printed.

    Everything that shows such a text to people, in a terminal, a picture or a notebook, uses this function or
    `truncate`.

    Args:
        text: The text.
        keep: Characters that are not escaped.

    >>> print(escape("Siti 0000000000000000\n"))
    Siti …\n
    """
    # Mask first, because escapes contain digits.
    return sanitise(mask_digits(text), keep=keep)


def sanitise(text: str, *, keep: str = "") -> str:
    r"""Escape what cannot be printed, as `repr` does: control characters, directional marks, unusual spaces.

    Use this for texts that are not from a document, such as file names, and for texts that are already masked.

    Args:
        text: The text.
        keep: Characters that are not escaped.

    >>> print(sanitise("Contoh\n\u202eutas"))
    Contoh\n\u202eutas
    """
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() or letter in keep else repr(letter)[1:-1] for letter in text)


def truncate(text: str, limit: int) -> str:
    """Return a text of a document, masked, with at most a number of characters and then escaped.

    >>> truncate("Ikatan Pekerja Sosial Masyarakat", 12)
    'Ikatan Peke…'
    """
    # Mask before cutting, because the beginning of a run may be too short to be masked.
    text = mask_digits(text)
    if len(text) > limit:
        text = f"{text[: limit - 1]}…"
    return sanitise(text)


def capitalise(text: str) -> str:
    """Return a text with a capital as its first letter; the others are as before.

    >>> capitalise("masa bakti PSM")
    'Masa bakti PSM'
    """
    return text[:1].upper() + text[1:]


def display_width(text: str) -> int:
    """Return the number of terminal columns of a printable text.

    >>> display_width("Kabupaten"), display_width("社会"), display_width("e\u0301")
    (9, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(letter_width, text))


def letter_width(letter: str) -> int:
    """Return the number of terminal columns of a character: 2 if East Asian wide, 0 for a combining mark, else 1."""
    if category(letter) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def fit_to_width(text: str, width: int, *, unicode: bool = True) -> str:
    """Return a text if it fits into a number of terminal columns, else its beginning and an ellipsis.

    >>> fit_to_width("Kabupaten Batang", 10), fit_to_width("Kabupaten Batang", 10, unicode=False)
    ('Kabupaten…', 'Kabupat...')
    """
    if display_width(text) <= width:
        return text
    ellipsis = "…" if unicode else "..."
    room = width - len(ellipsis)
    if room < 1:
        return ellipsis[: max(width, 0)]
    kept = 0
    for letter in text:
        room -= letter_width(letter)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + ellipsis
