"""Inaugurations in a text: who inaugurates, on behalf of whom, where, when, and who speaks."""

from __future__ import annotations

from datetime import date

from psm_model.errors import require_type
from psm_model.values.partial_date import require_date

from ._inauguration_reader import read_inaugurations
from ._reading import Reading
from .found_inauguration import FoundInauguration

__all__ = ["find_inaugurations"]


def find_inaugurations(text: str, *, published: date | None = None) -> tuple[FoundInauguration, ...]:
    """Find the inaugurations that a text reports or announces, one for each organisation.

    >>> text = "Bupati Batang Budi Misal melantik Pengurus IPSM Kabupaten Batang di Pendopo, Rabu (15/10/2025)."
    >>> (found,) = find_inaugurations(text)
    >>> found.kind.value, found.authority.value, found.officiant.name.value.text
    ('melantik', 'Bupati Batang', 'Budi Misal')
    >>> found.place.value, str(found.date.value)
    ('Pendopo', '2025-10-15')

    Args:
        text: The text.
        published: The day of publication, as for `find_dates`.

    Raises:
        WrongTypeError: the text is not a text, or `published` is not a date.
    """
    day = None if published is None else require_date(published)
    return tuple(read_inaugurations(Reading(require_type(text, str, "a text"), published=day)))
