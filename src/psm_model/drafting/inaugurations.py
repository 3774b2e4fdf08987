"""Inaugurations in a text: who inaugurates, on behalf of whom, where, when, and who speaks."""

from __future__ import annotations

from datetime import date

import attrs

from psm_model.entities.inauguration import InaugurationStatus
from psm_model.errors import require_type
from psm_model.values.partial_date import PartialDate, require_date
from psm_model.values.person_name import PersonName

from .found import Found

__all__ = ["FoundInauguration", "FoundParticipant", "find_inaugurations"]


@attrs.frozen(kw_only=True)
class FoundParticipant:
    """A person or an office at an inauguration."""

    span: tuple[int, int]
    """The start and end of the name, or of the office without a name."""
    name: Found[PersonName] | None = None
    """The person's name."""
    title: Found[str] | None = None
    """The person's office."""
    on_behalf_of: Found[str] | None = None
    """On whose behalf they act."""


@attrs.frozen(kw_only=True)
class FoundInauguration:
    """The inauguration of a board in a text."""

    kind: Found[str]
    """The word for it."""
    authority: Found[str] | None = None
    """The office in whose right it is done."""
    officiant: FoundParticipant | None = None
    """Who inaugurates."""
    speakers: tuple[FoundParticipant, ...] = ()
    """Those who speak."""
    place: Found[str] | None = None
    """Where it takes place."""
    date: Found[PartialDate | None] | None = None
    """When it takes place; the value is None if the text does not settle the day."""
    status: InaugurationStatus = InaugurationStatus.HELD
    """Whether it took place when the text was written."""
    body: tuple[int, int] | None = None
    """The start and end of the organisation whose board it is, if the sentence names one."""


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
    from ._inauguration_reader import read_inaugurations
    from ._reading import Reading

    day = None if published is None else require_date(published)
    return tuple(read_inaugurations(Reading(require_type(text, str, "a text"), published=day)))
