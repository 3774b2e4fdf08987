"""Deaths of members: the days on which they may have died, as far as recorded."""

from __future__ import annotations

from typing import NamedTuple

from psm_model.entities.departure import DepartureReason
from psm_model.entities.member import Member
from psm_model.values.bounds import UNBOUNDED
from psm_model.values.endpoint import OPEN

from .facts import Fact
from .imprecision import find_imprecise_ends

__all__ = ["Death", "find_death"]


class Death(NamedTuple):
    """The death of a member, on the last day of a service that it ended."""

    earliest: int
    """The earliest day on which it may have been."""
    latest: int
    """The latest day."""
    is_open: bool
    """Whether the reason for the end of the service is withheld, so that it may be another."""
    facts: tuple[Fact, ...]
    """The facts that would settle it, relative to the member."""


def find_death(member: Member) -> Death | None:
    """Return the death of a member; None if it is not recorded, or without a last day of service.

    >>> from psm_model.entities import Departure
    >>> died = Departure(reason=DepartureReason.DIED)
    >>> member = Member(id="m", name=PersonName("Contoh"), service=Period.parse("2010/2023"), service_ended=died)
    >>> death = find_death(member)
    >>> death.latest - death.earliest, death.facts
    (364, (Fact(pointer='service/end', is_year=True),))
    """
    is_open = "service_ended" in member.withheld
    if not is_open and (member.service_ended is None or member.service_ended.reason is not DepartureReason.DIED):
        return None
    facts = (Fact("service_ended"),) if is_open else ()
    if member.service is None:
        return (
            Death(-UNBOUNDED, UNBOUNDED, is_open, (Fact("service"), *facts)) if "service" in member.withheld else None
        )
    if member.service.end is OPEN:
        return None
    bounds = member.service.bounds
    imprecise = find_imprecise_ends("service", member.service, start=False)
    return Death(bounds.end_min, bounds.end_max, is_open, imprecise + facts)
