"""Inauguration: the act by which a government puts a board in office."""

from __future__ import annotations

from collections.abc import Iterable  # noqa: F401  # in the types of converters, which become those of the signature
from enum import StrEnum

import attrs

from psm_model._source_code import Printable
from psm_model.values.partial_date import PartialDate

from .participant import Participant, convert_participants
from .schema import prepare_fields

__all__ = ["Inauguration", "InaugurationStatus"]


class InaugurationStatus(StrEnum):
    """Whether an inauguration took place."""

    HELD = "held"
    """Held."""
    PLANNED = "planned"
    """Planned when the source was written."""


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class Inauguration(Printable):
    """The inauguration of a board (*pengukuhan*, also *pelantikan*) by the government of its level.

    It is neither the start of the term nor the decree: some real boards are inaugurated more than a year into their
    term. The officiant differs from the authority if somebody acts on its behalf.

    >>> Inauguration(date=PartialDate(2025, 10, 15), authority="Bupati Contoh").date
    PartialDate.parse('2025-10-15')
    """

    date: PartialDate | None = None
    """When it took place or was planned to, as believed to be correct."""
    date_as_written: str | None = None
    """The date in the words of the source, if it is misprinted, relative or otherwise worth keeping."""
    place: str | None = None
    """Where it took place, as written."""
    kind: str | None = None
    """The word that the source uses for it ("pengukuhan", "dilantik")."""
    authority: str | None = None
    """The authority that inaugurates, as written ("Bupati Contoh")."""
    participants: tuple[Participant, ...] = attrs.field(default=(), converter=convert_participants)
    """The participants: who officiated, who spoke, who attended."""
    status: InaugurationStatus = InaugurationStatus.HELD
    """Whether it took place."""

    @property
    def day(self) -> PartialDate | None:
        """The day on which it took place; None if it was only planned or the day is not known.

        >>> Inauguration(date=PartialDate(2025, 10), status=InaugurationStatus.PLANNED).day is None
        True
        """
        return self.date if self.status is InaugurationStatus.HELD else None
