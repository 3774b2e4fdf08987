"""visible, printable, shortened, cells and fitted: a text, made fit to be shown in a line, and how wide it is there."""

from __future__ import annotations

from unicodedata import category, east_asian_width

from .errors import mask_digits

__all__ = ["display_width", "escape", "fit_to_width", "letter_width", "sanitize", "truncate"]


def escape(text: str, *, keep: str = "") -> str:
    r"""Make a text of a document fit to be shown to people: what may be an identity number masked, the rest printable.

    Whatever shows such a text, as lines, a picture or a table of a notebook, has it from here, so that one rule holds.

    Args:
        text: The text.
        keep: Characters that stay as they are.

    >>> print(escape("Siti 0000000000000000\n"))
    Siti …\n
    """
    # Masked first: what is escaped has digits of its own.
    return sanitize(mask_digits(text), keep=keep)


def sanitize(text: str, *, keep: str = "") -> str:
    r"""Escape what can't be printed, as `repr` does: control characters, marks that turn text around, odd spaces.

    This alone is for what is not of a document, such as the names of files, and for what is masked already.

    Args:
        text: The text.
        keep: Characters that stay as they are.

    >>> print(sanitize("Contoh\n\u202eutas"))
    Contoh\n\u202eutas
    """
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() or letter in keep else repr(letter)[1:-1] for letter in text)


def truncate(text: str, most: int) -> str:
    """Return a text, made visible, of which no more than so many characters are shown; a cut is marked.

    >>> truncate("Ikatan Pekerja Sosial Masyarakat", 12)
    'Ikatan Peke…'
    """
    # Masked before it is cut, since the head of a run may be too short to be masked.
    text = mask_digits(text)
    if len(text) > most:
        text = f"{text[: most - 1]}…"
    return sanitize(text)


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes that has nothing in it but what can be printed.

    >>> display_width("Kabupaten"), display_width("社会"), display_width("e\u0301")
    (9, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(letter_width, text))


def letter_width(letter: str) -> int:
    """Return it of one letter: two for what East Asian print sets wide, none for a mark on another."""
    if category(letter) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def fit_to_width(text: str, width: int, *, unicode: bool = True) -> str:
    """Return a text where it fits into so many columns, else its beginning and an ellipsis.

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
