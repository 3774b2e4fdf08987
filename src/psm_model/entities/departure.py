"""Departure: why somebody left a post, the service or the association."""

from __future__ import annotations

from enum import StrEnum

import attrs

from psm_model._source_code import Printable
from psm_model.sensitivity import SENSITIVE

from .schema import prepare_fields

__all__ = ["Departure", "DepartureReason"]


class DepartureReason(StrEnum):
    """Why somebody left."""

    TERM_ENDED = "term_ended"
    """The term ended."""
    REPLACED = "replaced"
    """Replaced during the term (*pergantian antarwaktu*)."""
    RESIGNED = "resigned"
    """Resigned (*mengundurkan diri*)."""
    MOVED = "moved"
    """Moved away."""
    ILL = "ill"
    """Ill."""
    DIED = "died"
    """Died."""
    DISMISSED = "dismissed"
    """Dismissed (*diberhentikan*)."""
    OTHER = "other"
    """Another reason; the note may say which."""


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class Departure(Printable):
    """Why somebody left a post, the service or the association. It is personal data, and never shown.

    >>> Departure(reason=DepartureReason.MOVED).reason
    <DepartureReason.MOVED: 'moved'>
    """

    reason: DepartureReason = attrs.field(repr=False, metadata=SENSITIVE)
    """The reason."""
    note: str | None = attrs.field(default=None, repr=False, metadata=SENSITIVE)
    """The reason in the words of the source, or details."""
