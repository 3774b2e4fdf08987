"""OrganisationState: what is known of an organisation on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, TypeVar

import attrs

from psm_model.values.area import AreaCode
from psm_model.values.bounds import NEVER, UNBOUNDED, Bounds
from psm_model.values.partial_date import PartialDate, ordinals_of
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from .names import NameKind
from .organisation import Organisation

__all__ = ["OrganisationState", "find_life", "find_state"]

T = TypeVar("T")
_NAMES_IN_USE: Final = frozenset({NameKind.FORMER, NameKind.OFFICIAL})


@attrs.frozen(kw_only=True)
class OrganisationState:
    """What is known of an organisation on a day, as far as its record says.

    The name, the parent and the area of the record hold on every day for which no other one is dated, and a dated one
    holds within its period. The verdicts on them do not depend on whether the organisation exists. Those that certainly
    do not hold are left out.
    """

    organisation: Organisation
    """The organisation as recorded."""
    exists: Verdict
    """Whether it was founded by that day, and not dissolved before; never YES if the founding day is not recorded."""
    names: tuple[tuple[str, Verdict], ...]
    """Its possible names. Short forms, aliases and misprints are left out, and so are names without a period."""
    parent_ids: tuple[tuple[str, Verdict], ...]
    """The possible organisations above it."""
    areas: tuple[tuple[AreaCode, Verdict], ...]
    """Its possible areas."""


def find_state(organisation: Organisation, on: date | PartialDate) -> OrganisationState:
    """Return what is known of an organisation on a day, or on some day of a month or a year.

    >>> former = OrganisationName(name="IPSM Lama", kind=NameKind.FORMER, period=Period.parse("/2019-06-30"))
    >>> renamed = Organisation(id="o", name="IPSM Baru", level=Level.VILLAGE, names=[former])
    >>> find_state(renamed, date(2019, 6, 30)).names, find_state(renamed, date(2019, 7, 1)).names
    ((('IPSM Lama', <Verdict.YES: 'yes'>),), (('IPSM Baru', <Verdict.YES: 'yes'>),))
    >>> [(name, verdict.value) for name, verdict in find_state(renamed, PartialDate(2019)).names]
    [('IPSM Baru', 'undetermined'), ('IPSM Lama', 'undetermined')]

    Raises:
        TypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    first, last = ordinals_of(on)
    names = (
        (name.name, name.period)
        for name in organisation.names
        if name.kind in _NAMES_IN_USE and name.period is not None
    )
    return OrganisationState(
        organisation=organisation,
        exists=_judge_existence(find_life(organisation.founded, organisation.dissolved), first, last),
        names=_judge_values(organisation.name, names, first, last),
        parent_ids=_judge_values(
            organisation.parent_id, ((former.parent_id, former.period) for former in organisation.parents), first, last
        ),
        areas=_judge_values(
            organisation.area, ((former.area, former.period) for former in organisation.areas), first, last
        ),
    )


def find_life(founded: PartialDate | None, dissolved: PartialDate | None) -> Bounds:
    """Return the bounds of the days on which an organisation exists; without a dissolution, it still does.

    If it was dissolved before it was founded, the earliest start is after the latest end.

    >>> life = find_life(PartialDate(2020), PartialDate(2024, 5))
    >>> [date.fromordinal(day).isoformat() for day in life]
    ['2020-01-01', '2020-12-31', '2024-05-01', '2024-05-31']
    """
    start = (-UNBOUNDED, UNBOUNDED) if founded is None else founded.ordinals
    if dissolved is None:
        return Bounds(*start, NEVER, NEVER)
    end = dissolved.ordinals
    return Bounds(start[0], min(start[1], end[1]), max(end[0], start[0]), end[1])


def _judge_existence(life: Bounds, first: int, last: int) -> Verdict:
    return Verdict.NO if life.start_min > life.end_max else life.covers(first, last)


def _judge_values(
    present: T | None, dated: Iterable[tuple[T, Period]], first: int, last: int
) -> tuple[tuple[T, Verdict], ...]:
    """Return the values that may hold on an unknown day of several, the present one first."""
    bounds: dict[T, list[Bounds]] = {} if present is None else {present: []}
    for value, period in dated:
        bounds.setdefault(value, []).append(period.bounds)
    days = list(_iter_deciding_days([span for spans in bounds.values() for span in spans], first, last))
    verdicts = []
    for value, own in bounds.items():
        others = [span for other, spans in bounds.items() if other != value for span in spans]
        is_present = present is not None and value == present
        verdict = Verdict.of(
            always=all(_contained(own, day) or (is_present and not _possible(others, day)) for day in days),
            possible=any(_possible(own, day) or (is_present and not _contained(others, day)) for day in days),
        )
        if verdict.possible:
            verdicts.append((value, verdict))
    return tuple(verdicts)


def _iter_deciding_days(spans: Sequence[Bounds], first: int, last: int) -> Iterator[int]:
    """Yield the first day, and the later ones up to the last on which any span may begin or may have ended."""
    yield first
    changes = {day for span in spans for day in (*span.start_days, span.end_min + 1, span.end_max + 1)}
    yield from (day for day in sorted(changes) if first < day <= last)


def _contained(spans: Iterable[Bounds], day: int) -> bool:
    """Return whether any of the spans certainly contains a day; spans do not depend on each other."""
    return any(span.covers(day, day).certain for span in spans)


def _possible(spans: Iterable[Bounds], day: int) -> bool:
    """Return whether any of the spans may contain a day."""
    return any(span.covers(day, day).possible for span in spans)
