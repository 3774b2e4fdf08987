"""Organisation: an association at one level; AreaName and StatedCount: parts of the record."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from psm_model.values.area import AreaCode, Level
from psm_model.values.partial_date import PartialDate

from .event import Event
from .legal_basis import LegalBasis, convert_legal_bases
from .schema import as_tuple, convert_texts, non_blank, validate_types

__all__ = ["AreaName", "Organisation", "StatedCount"]


@attrs.frozen(kw_only=True, field_transformer=validate_types)
class AreaName:
    """The name of an area as written, if its code is not known.

    >>> AreaName(level=Level.DISTRICT, name="Kotagede").name
    'Kotagede'
    """

    level: Level
    """The level of the area."""
    name: str = attrs.field(validator=non_blank)
    """Its name as written."""


@attrs.frozen(kw_only=True, field_transformer=validate_types)
class StatedCount:
    """A number about an organisation that a source states.

    >>> StatedCount(number="lebih dari 25", of="orang").number
    'lebih dari 25'
    """

    number: str = attrs.field(validator=non_blank)
    """The number as written: "54", "lebih dari 25"."""
    of: str = attrs.field(validator=non_blank)
    """What is counted, as written: "anggota dari seluruh kelurahan"."""
    on: PartialDate | None = None
    """The day, month or year of the count."""


def _convert_area_names(items: Iterable[AreaName]) -> tuple[AreaName, ...]:
    return as_tuple(items)


def _convert_stated_counts(items: Iterable[StatedCount]) -> tuple[StatedCount, ...]:
    return as_tuple(items)


def _convert_events(items: Iterable[Event]) -> tuple[Event, ...]:
    return as_tuple(items)


@attrs.frozen(kw_only=True, field_transformer=validate_types)
class Organisation:
    """An association of community social workers (*Ikatan Pekerja Sosial Masyarakat*, IPSM) at one level.

    >>> Organisation(id="ipsm-33.25", name="IPSM Kabupaten Batang", level=Level.REGENCY_CITY, area=AreaCode("33.25")).id
    'ipsm-33.25'
    """

    id: str = attrs.field(validator=non_blank)
    """Its id; independent of name, area and dates."""
    name: str = attrs.field(validator=non_blank)
    """Its name as written."""
    level: Level
    """The level of government that it works at."""
    other_names: tuple[str, ...] = attrs.field(default=(), converter=convert_texts)
    """Other names that sources give it, wrong ones too."""
    area: AreaCode | None = None
    """The area in which it works; None for the national level, or if the code is not known."""
    area_names: tuple[AreaName, ...] = attrs.field(default=(), converter=_convert_area_names)
    """The names of its areas, as written, if no code is known."""
    parent_id: str | None = None
    """The organisation above it, if recorded."""
    founded: PartialDate | None = None
    """The founding day, which is the first day of its existence."""
    dissolved: PartialDate | None = None
    """The last day of its existence."""
    partners: tuple[str, ...] = attrs.field(default=(), converter=convert_texts)
    """Bodies with which it works, as written."""
    member_organisations: tuple[str, ...] = attrs.field(default=(), converter=convert_texts)
    """Organisations whose people make up its members, as written ("TAGANA")."""
    stated_counts: tuple[StatedCount, ...] = attrs.field(default=(), converter=_convert_stated_counts)
    """Numbers that sources state of it."""
    events: tuple[Event, ...] = attrs.field(default=(), converter=_convert_events)
    """Events in its life."""
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), converter=convert_legal_bases)
    """Its stated legal bases."""
    terms_complete: bool = False
    """Whether all its board terms are in the register; only then can there be gaps."""
    source_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts)
    """The sources that state it."""
