"""Decrees in a text: their number, issuer, title, day of issue, first day in force, and whether they were issued."""

from __future__ import annotations

import attrs

from psm_model.entities.decree import DecreeStatus
from psm_model.errors import require_type
from psm_model.values.partial_date import PartialDate

from ._reading import Reading
from .found import Found

__all__ = ["FoundDecree", "find_decree", "find_decrees"]


@attrs.frozen(kw_only=True)
class FoundDecree:
    """A decree in a text, or one that a text mentions."""

    number: Found[str] | None = None
    """Its number, as printed."""
    issuer: Found[str] | None = None
    """The office that issues it."""
    on_behalf_of: Found[str] | None = None
    """The office on whose behalf it was signed."""
    title: Found[str] | None = None
    """Its title, with single spaces."""
    issued: Found[PartialDate | None] | None = None
    """The day of issue."""
    in_force_from: Found[PartialDate | None] | None = None
    """The first day on which it is in force, if stated."""
    status: Found[DecreeStatus] | None = None
    """NOT_ISSUED if the text says so; otherwise None."""
    is_text: bool = False
    """Whether the text is the decree or its annex."""


def find_decrees(text: str) -> tuple[FoundDecree, ...]:
    """Find the decree that a text contains, and the decrees that it mentions as the basis of a board.

    >>> (found,) = find_decrees("Berdasarkan SK Bupati Batang Nomor 460/12/2025 tanggal 3 Maret 2025")
    >>> found.number.value, found.issuer.value, str(found.issued.value)
    ('460/12/2025', 'Bupati Batang', '2025-03-03')

    Raises:
        WrongTypeError: the argument is not a text.
    """
    reading = Reading(require_type(text, str, "a text"))
    return tuple(FoundDecree(**parts) for parts in reading.decrees)


def find_decree(text: str) -> FoundDecree | None:
    """Return the decree that a text is, or the first that it mentions; None if there is none.

    Raises:
        WrongTypeError: the argument is not a text.
    """
    return next(iter(find_decrees(text)), None)
