"""Inaugurations found in texts, and their participants."""

from __future__ import annotations

import attrs

from psm_model.entities.inauguration import InaugurationStatus
from psm_model.values.partial_date import PartialDate
from psm_model.values.person_name import PersonName

from .found import Found

__all__ = ["FoundInauguration", "FoundParticipant"]


@attrs.frozen(kw_only=True)
class FoundParticipant:
    """A person or an office at an inauguration."""

    span: tuple[int, int]
    """The start and end of the name, or of the office without a name."""
    role_span: tuple[int, int]
    """The start and end of the words for their role: *melantik*, *ujar*."""
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
    """The office with whose authority it is done."""
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
