"""Further facts of organisations in registers that break no rule: names, counts, events, and what they were before."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

import attrs

from psm_model.entities.area_name import AreaName
from psm_model.entities.event import Event
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.names import NameKind, OrganisationName
from psm_model.entities.organisation import Organisation, Qualifier, StatedCount
from psm_model.entities.predecessor import FormerArea, FormerParent, Predecessor, Succession
from psm_model.values.area import AreaCode, Level
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

__all__ = ["ASIDES", "PASTS", "Past", "add_past"]

# Further fields of an organisation.
ASIDES: Final[tuple[dict[str, Any], ...]] = (  # Any: fields of several types
    {},
    {"names": (OrganisationName(name="Ikatan PSM", kind=NameKind.SHORT),)},
    {
        "partners": ("TKSK",),
        "member_organisations": ("TAGANA",),
        "area_names": (AreaName(level=Level.DISTRICT, name="Batang"),),
    },
    {
        "stated_counts": (
            StatedCount(
                number="lebih dari 25",
                value=25,
                qualifier=Qualifier.MORE_THAN,
                of="anggota",
                unit="orang",
                on=PartialDate(2025),
            ),
        )
    },
    {"events": (Event(kind="Musyawarah Daerah", date=PartialDate(2019, 9), last_date=PartialDate(2019, 9)),)},
    {"legal_bases": (LegalBasis(as_written="AD/ART IPSM"),), "terms_complete": True},
)


class Past(StrEnum):
    """The past of an organisation that continues no other."""

    UNKNOWN = "unknown"
    OTHER_NAME = "other_name"
    OTHER_PLACE = "other_place"
    NO_CODE = "no_code"
    """Its village had no code, and is known by name."""


PASTS: Final = (*Past, *Succession)
"""The past of an organisation: its own, or the way in which it continues others."""
_LONG_AGO: Final = Period.parse("/1999")
_OTHER_PLACES: Final = {
    Level.PROVINCE: "32",
    Level.REGENCY_CITY: "33.26",
    Level.DISTRICT: "33.26.01",
    Level.VILLAGE: "33.26.01.2001",
}


def add_past(past: Past | Succession, organisation: Organisation, start: PartialDate) -> tuple[Organisation, ...]:
    """Return an organisation with its past, after those that it continues.

    Args:
        past: One of `PASTS`.
        organisation: The organisation.
        start: A day on which it may have continued others.
    """
    above = organisation.parent_id
    parents = () if above is None else (FormerParent(parent_id=above, period=_LONG_AGO),)
    match past:
        case Past.OTHER_NAME:
            former = OrganisationName(name="Forum PSM", kind=NameKind.FORMER, period=_LONG_AGO)
            return (attrs.evolve(organisation, names=(*organisation.names, former), parents=parents),)
        case Past.OTHER_PLACE:
            code = _OTHER_PLACES.get(organisation.level)
            areas = () if code is None else (FormerArea(area=AreaCode(code), period=_LONG_AGO),)
            return (attrs.evolve(organisation, parents=parents, areas=areas),)
        case Past.NO_CODE:
            name = AreaName(level=Level.VILLAGE, name="Kelurahan Contoh", within=AreaCode("33.25.11"))
            return (attrs.evolve(organisation, area_names=(*organisation.area_names, name), parents=parents),)
        case Succession() as kind:
            others = _build_predecessors(kind, organisation)
            days = (start, None)
            before = tuple(
                Predecessor(organisation_id=other.id, kind=kind, on=day)
                for other, day in zip(others, days, strict=False)
            )
            return (*others, attrs.evolve(organisation, predecessors=before))
    return (organisation,)


def _build_predecessors(kind: Succession, organisation: Organisation) -> tuple[Organisation, ...]:
    other = Organisation(
        id=f"{organisation.id}-lama", name="IPSM Contoh", level=organisation.level, area=organisation.area
    )
    if kind is Succession.MERGED:
        # In two places, or they would be rivals before.
        return other, Organisation(id=f"{organisation.id}-lain", name="IPSM Contoh", level=Level.VILLAGE)
    if kind is Succession.SPLIT:
        # The other one goes on, in another place.
        return (attrs.evolve(other, level=Level.VILLAGE, area=None),)
    return (other,)
