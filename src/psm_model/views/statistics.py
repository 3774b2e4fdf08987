"""statistics: how much of what a register holds, and how well it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, TypeVar

import attrs

from psm_model.entities.appointment import Capacity
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.inauguration import InaugurationStatus
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.values.area import Level
from psm_model.values.endpoint import UNKNOWN
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Period

__all__ = ["Dating", "Statistics", "statistics"]

K = TypeVar("K")


class Dating(StrEnum):
    """How well the days of a term are known: by its end or start that is known least."""

    DAY = "day"
    """Both ends to the day; one that runs on is known."""
    MONTH = "month"
    """To the month."""
    YEAR = "year"
    """To the year."""
    UNKNOWN = "unknown"
    """Of one end nothing is known."""
    LABEL = "label"
    """No period is recorded, and the label words one."""
    NONE = "none"
    """Neither period nor label tells."""


_PRECISIONS: Final = {
    Precision.DAY: Dating.DAY,
    Precision.MONTH: Dating.MONTH,
    Precision.YEAR: Dating.YEAR,
}
_COARSER: Final = tuple(Dating)


@attrs.frozen(kw_only=True)
class Statistics:
    """The numbers of a register; each mapping has all its keys, those of nothing with 0, but for provinces."""

    organisations: int
    """The organisations."""
    by_level: Mapping[Level, int]
    """The organisations of each level."""
    by_province: Mapping[str, int]
    """The organisations by the first two digits of their area's code, as far as there are any."""
    with_term: int
    """The organisations that a board term names."""
    terms: int
    """The board terms."""
    by_status: Mapping[TermStatus, int]
    """The board terms of each status."""
    by_dating: Mapping[Dating, int]
    """The board terms by how well their days are known."""
    with_chair: int
    """The board terms of which somebody is recorded who chairs the board in their own right."""
    decrees: int
    """The board terms of which a decree is recorded."""
    inaugurations: Mapping[InaugurationStatus, int]
    """The inaugurations that took place, and those that were to."""
    legal_bases: int
    """The legal bases of organisations and board terms."""
    appointments: int
    """The appointments."""
    by_capacity: Mapping[Capacity, int]
    """The appointments in each capacity, of which former holders and those elected hold no post."""
    by_post: Mapping[Post, int]
    """The holders of each post: the appointments to it, but for those of former holders and those elected."""
    members: int
    """The members."""
    members_with_area: int
    """The members whose area of service is recorded."""
    sources: int
    """The sources."""
    years: tuple[int, int] | None
    """The first and the last year that a term names; None where none does."""

    # Any: what a JSON writer takes.
    def to_dict(self) -> dict[str, Any]:
        """Return the numbers as a JSON object."""
        told: dict[str, Any] = {"psm_statistics": 1}
        for field in attrs.fields(type(self)):
            value = getattr(self, field.name)
            if isinstance(value, Mapping):
                value = {str(key): count for key, count in value.items()}
            told[field.name] = list(value) if isinstance(value, tuple) else value
        return told


def statistics(register: Register) -> Statistics:
    """Count what a register holds.

    >>> told = statistics(Register.of(ipsm, kasmad, BoardTerm(id="t", organisation_id="o", label="2025–2030")))
    >>> told.organisations, told.with_term, told.by_dating[Dating.LABEL], told.years
    (1, 1, 1, (2025, 2030))
    """
    terms, organisations = register.board_terms, register.organisations
    named = {term.organisation_id for term in terms}
    areas = [one.area.code[:2] for one in organisations if one.area is not None]
    appointments = [one for term in terms for one in term.appointments]
    chaired = [
        term
        for term in terms
        if any(one.post is Post.CHAIR and one.capacity is Capacity.SUBSTANTIVE for one in term.appointments)
    ]
    years = [year for term in terms for year in _years(term.span)]
    return Statistics(
        organisations=len(organisations),
        by_level=_counted(Level, (one.level for one in organisations)),
        by_province=MappingProxyType(dict(sorted(Counter(areas).items()))),
        with_term=sum(one.id in named for one in organisations),
        terms=len(terms),
        by_status=_counted(TermStatus, (term.status for term in terms)),
        by_dating=_counted(Dating, map(_dating, terms)),
        with_chair=len(chaired),
        decrees=sum(term.decree is not None for term in terms),
        inaugurations=_counted(
            InaugurationStatus, (term.inauguration.status for term in terms if term.inauguration is not None)
        ),
        legal_bases=sum(len(one.legal_bases) for one in organisations) + sum(len(term.legal_bases) for term in terms),
        appointments=len(appointments),
        by_capacity=_counted(Capacity, (one.capacity for one in appointments)),
        by_post=_counted(Post, (one.post for one in appointments if one.capacity.holds)),
        members=len(register.members),
        members_with_area=sum(member.area is not None for member in register.members),
        sources=len(register.sources),
        years=(min(years), max(years)) if years else None,
    )


def _counted(keys: Iterable[K], found: Iterable[K]) -> Mapping[K, int]:
    counts = Counter(found)
    return MappingProxyType({key: counts[key] for key in keys})


def _dating(term: BoardTerm) -> Dating:
    if term.period is None:
        return Dating.NONE if term.label_period is None else Dating.LABEL
    ends = [term.period.start, term.period.end]
    known = [_PRECISIONS[end.precision] for end in ends if isinstance(end, PartialDate)]
    return max((*known, *(Dating.UNKNOWN for end in ends if end is UNKNOWN)), key=_COARSER.index)


def _years(span: Period | None) -> list[int]:
    ends = [] if span is None else [span.start, span.end]
    return [end.year for end in ends if isinstance(end, PartialDate)]
