"""count_contents: counts of the contents of a register, and the precision of its dates."""

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
from psm_model.entities.predecessor import Succession
from psm_model.entities.register import Register
from psm_model.entities.term_change import TermChangeKind
from psm_model.masking import mask_reprs
from psm_model.values.area import Level
from psm_model.values.endpoint import UNKNOWN
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Period

__all__ = ["Dating", "Statistics", "count_contents"]

K = TypeVar("K")


class Dating(StrEnum):
    """The precision of the days of a term, by its less precise end."""

    DAY = "day"
    """Both ends to the day; an open end counts as known."""
    MONTH = "month"
    """To the month."""
    YEAR = "year"
    """To the year."""
    UNKNOWN = "unknown"
    """One end is unknown."""
    LABEL = "label"
    """No period is recorded, but the label states one."""
    NONE = "none"
    """Neither a period nor a label states the days."""


_PRECISIONS: Final = {Precision.DAY: Dating.DAY, Precision.MONTH: Dating.MONTH, Precision.YEAR: Dating.YEAR}
_COARSER: Final = tuple(Dating)


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class Statistics:
    """The counts of a register; every mapping has all keys, with 0 if nothing is counted, except provinces."""

    organisations: int
    """The number of organisations."""
    by_level: Mapping[Level, int]
    """The number of organisations of each level."""
    by_province: Mapping[str, int]
    """The number of organisations by the first two digits of their area code; only provinces with any."""
    with_term: int
    """The number of organisations with a board term."""
    by_succession: Mapping[Succession, int]
    """The number of organisations that continue others in each way."""
    events: int
    """The number of events of organisations."""
    terms: int
    """The number of board terms."""
    by_status: Mapping[TermStatus, int]
    """The number of board terms of each status."""
    by_dating: Mapping[Dating, int]
    """The number of board terms by the precision of their days."""
    with_chair: int
    """The number of board terms with a substantive chair."""
    with_decree: int
    """The number of board terms that name a decree."""
    by_inauguration: Mapping[InaugurationStatus, int]
    """The number of board terms with an inauguration, and of those with only a planned one."""
    by_change: Mapping[TermChangeKind, int]
    """The number of board terms that were extended, and of those that were shortened."""
    attested_terms: int
    """The number of board terms with their own attested days."""
    legal_bases: int
    """The number of legal bases of organisations and board terms."""
    appointments: int
    """The number of appointments."""
    by_capacity: Mapping[Capacity, int]
    """The number of appointments in each capacity, including former and elected holders."""
    by_post: Mapping[Post, int]
    """The number of holders of each post, except former and elected holders."""
    attested_appointments: int
    """The number of appointments with attested days."""
    members: int
    """The number of members."""
    members_with_area: int
    """The number of members with an area of service."""
    decrees: int
    """The number of decrees."""
    sources: int
    """The number of sources."""
    years: tuple[int, int] | None
    """The first and the last year in terms; None if there is none."""

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the counts as a JSON object."""
        counts: dict[str, Any] = {"psm_statistics": 1}
        for field in attrs.fields(type(self)):
            value = getattr(self, field.name)
            if isinstance(value, Mapping):
                value = {str(key): number for key, number in value.items()}
            counts[field.name] = list(value) if isinstance(value, tuple) else value
        return counts


def count_contents(register: Register) -> Statistics:
    """Count the contents of a register.

    >>> counts = count_contents(Register.of(ipsm, kasmad, BoardTerm(id="t", organisation_id="o", label="2025–2030")))
    >>> counts.organisations, counts.with_term, counts.by_dating[Dating.LABEL], counts.years
    (1, 1, 1, (2025, 2030))
    """
    terms, organisations = register.board_terms, register.organisations
    owner_ids = {term.organisation_id for term in terms}
    areas = [organisation.area.code[:2] for organisation in organisations if organisation.area is not None]
    appointments = [appointment for term in terms for appointment in term.appointments]
    chaired = [
        term
        for term in terms
        if any(
            appointment.post is Post.CHAIR and appointment.capacity is Capacity.SUBSTANTIVE
            for appointment in term.appointments
        )
    ]
    years = [year for term in terms for year in _collect_years(term.shortest_span)]
    return Statistics(
        organisations=len(organisations),
        by_level=_count(Level, (organisation.level for organisation in organisations)),
        by_province=MappingProxyType(dict(sorted(Counter(areas).items()))),
        with_term=sum(organisation.id in owner_ids for organisation in organisations),
        by_succession=_count(
            Succession,
            (kind for organisation in organisations for kind in {former.kind for former in organisation.predecessors}),
        ),
        events=sum(len(organisation.events) for organisation in organisations),
        terms=len(terms),
        by_status=_count(TermStatus, (term.status for term in terms)),
        by_dating=_count(Dating, map(_find_dating, terms)),
        with_chair=len(chaired),
        with_decree=sum(bool(term.decree_ids) for term in terms),
        by_inauguration=_count(InaugurationStatus, filter(None, map(_find_inauguration, terms))),
        by_change=_count(TermChangeKind, (kind for term in terms for kind in {change.kind for change in term.changes})),
        attested_terms=sum(bool(term.attested) for term in terms),
        legal_bases=sum(len(organisation.legal_bases) for organisation in organisations)
        + sum(len(term.legal_bases) for term in terms),
        appointments=len(appointments),
        by_capacity=_count(Capacity, (appointment.capacity for appointment in appointments)),
        by_post=_count(Post, (appointment.post for appointment in appointments if appointment.capacity.holds)),
        attested_appointments=sum(bool(appointment.attested) for appointment in appointments),
        members=len(register.members),
        members_with_area=sum(member.area is not None for member in register.members),
        decrees=len(register.decrees),
        sources=len(register.sources),
        years=(min(years), max(years)) if years else None,
    )


def _count(keys: Iterable[K], values: Iterable[K]) -> Mapping[K, int]:
    counts = Counter(values)
    return MappingProxyType({key: counts[key] for key in keys})


def _find_inauguration(term: BoardTerm) -> InaugurationStatus | None:
    """Return whether a board was inaugurated, or is only to be; None if neither is recorded."""
    statuses = {inauguration.status for inauguration in term.inaugurations}
    return next((status for status in InaugurationStatus if status in statuses), None)


def _find_dating(term: BoardTerm) -> Dating:
    if term.period is None:
        return Dating.NONE if term.label_period is None else Dating.LABEL
    ends = [term.period.start, term.period.end]
    known = [_PRECISIONS[end.precision] for end in ends if isinstance(end, PartialDate)]
    return max((*known, *(Dating.UNKNOWN for end in ends if end is UNKNOWN)), key=_COARSER.index)


def _collect_years(span: Period | None) -> list[int]:
    ends = [] if span is None else [span.start, span.end]
    return [end.year for end in ends if isinstance(end, PartialDate)]
