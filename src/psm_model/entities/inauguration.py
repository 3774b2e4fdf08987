"""Inauguration: the act by which a government puts a board in office; Officiant, Speaker: its participants."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from psm_model.values.partial_date import PartialDate
from psm_model.values.person_name import PersonName

from .schema import as_tuple, validate_types

__all__ = ["Inauguration", "InaugurationStatus", "Officiant", "Speaker"]


class InaugurationStatus(StrEnum):
    """Whether an inauguration took place."""

    HELD = "held"
    """Held."""
    PLANNED = "planned"
    """Planned when the source was written."""


@attrs.frozen(kw_only=True, field_transformer=validate_types)
class Officiant:
    """A person with an office who officiated at an inauguration or attended it.

    >>> Officiant(title="Sekretaris Daerah").name is None
    True
    """

    name: PersonName | None = None
    """The person's name."""
    title: str | None = None
    """The person's office, as written."""


@attrs.frozen(kw_only=True, field_transformer=validate_types)
class Speaker:
    """A person who spoke at an inauguration, not necessarily the officiant.

    >>> Speaker(title="Asisten Perekonomian", on_behalf_of="Pemerintah Kabupaten Contoh").on_behalf_of
    'Pemerintah Kabupaten Contoh'
    """

    name: PersonName | None = None
    """The person's name."""
    title: str | None = None
    """The person's office, as written."""
    on_behalf_of: str | None = None
    """On whose behalf they spoke (*atas nama*, a.n.), as written."""


def _convert_speakers(items: Iterable[Speaker]) -> tuple[Speaker, ...]:
    return as_tuple(items)


def _convert_attendees(items: Iterable[Officiant]) -> tuple[Officiant, ...]:
    return as_tuple(items)


@attrs.frozen(kw_only=True, field_transformer=validate_types)
class Inauguration:
    """The inauguration of a board (*pengukuhan*, also *pelantikan*) by the government of its level.

    It differs from the start of the term and from the decree: real boards are inaugurated up to more than a year into
    their term. The officiant differs from the authority if somebody acts on its behalf.

    >>> Inauguration(date=PartialDate(2025, 10, 15), authority="Bupati Contoh").date
    PartialDate.parse('2025-10-15')
    """

    date: PartialDate | None = None
    """When it took place or was to, as far as it is believed."""
    date_as_written: str | None = None
    """The date in the words of the source, where it is misprinted, relative or otherwise worth keeping."""
    place: str | None = None
    """Where it took place, as written."""
    kind: str | None = None
    """The word or words of the source for it ("pengukuhan", "dilantik")."""
    authority: str | None = None
    """The authority that inaugurates, as written ("Bupati Contoh")."""
    officiant: Officiant | None = None
    """The officiant, if stated."""
    on_behalf_of: str | None = None
    """On whose behalf the officiant acted (*atas nama*, a.n.), as written."""
    speakers: tuple[Speaker, ...] = attrs.field(default=(), converter=_convert_speakers)
    """The speakers."""
    attendees: tuple[Officiant, ...] = attrs.field(default=(), converter=_convert_attendees)
    """Other attendees that the source names."""
    status: InaugurationStatus = InaugurationStatus.HELD
    """Whether it took place."""

    @property
    def day(self) -> PartialDate | None:
        """The day on which it took place; None if it was only planned or the day is not known.

        >>> Inauguration(date=PartialDate(2025, 10), status=InaugurationStatus.PLANNED).day is None
        True
        """
        return self.date if self.status is InaugurationStatus.HELD else None
