"""tenure: when the posts of a board are held, those of whole terms too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

import attrs

from psm_model.values.bounds import UNBOUNDED, Bounds
from psm_model.values.partial_date import PartialDate, ordinals_of
from psm_model.values.verdict import Verdict

from .appointment import Appointment, Capacity
from .board_term import BoardTerm, Tenure, TermStatus

__all__ = ["ALWAYS", "HeldSpan", "held_on", "held_span", "holds_whole_term", "successors_in"]

ALWAYS: Final = Bounds(-UNBOUNDED, UNBOUNDED, -UNBOUNDED, UNBOUNDED)
"""The bounds of a span of which nothing is known."""
_BY_DECREE: Final = frozenset({Capacity.SUBSTANTIVE, Capacity.EX_OFFICIO})


@attrs.frozen
class HeldSpan:
    """The days on which a post is held, and what they share with those of others on the board."""

    bounds: Bounds
    """Within which days it starts and ends."""
    is_dated: bool
    """Whether its period is recorded, or follows from the term; otherwise it is held at some time within the bounds."""
    of_term: bool = False
    """Whether it starts on the first day of the term, and ends on its last unless somebody succeeds."""
    successor_ids: frozenset[str] = frozenset()
    """The ids of those who succeed its holder, before the first day of the first of whom it ends."""


def holds_whole_term(appointment: Appointment, term: BoardTerm) -> bool:
    """Return whether an appointment runs from the first day of its term, until its last or until a successor's first.

    On a board of whole terms those do who have no period, but for replacements, acting holders and holdovers, whose
    start is not known.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030", tenure=Tenure.WHOLE_TERM)
    >>> holds_whole_term(Appointment(id="a", post=Post.CHAIR, member_id="m"), term)
    True
    """
    return (
        term.tenure is Tenure.WHOLE_TERM
        and appointment.period is None
        and appointment.replaces_id is None
        and appointment.capacity in _BY_DECREE
    )


def successors_in(term: BoardTerm) -> Mapping[str, Sequence[Appointment]]:
    """Return who replaces whom on a board, by the id of the one replaced.

    >>> successors_in(BoardTerm(id="t", organisation_id="o"))
    {}
    """
    replacing: dict[str, list[Appointment]] = {}
    for held in term.appointments:
        if held.replaces_id is not None:
            replacing.setdefault(held.replaces_id, []).append(held)
    return replacing


def held_span(
    appointment: Appointment, term: BoardTerm, *, successors: Mapping[str, Sequence[Appointment]] | None = None
) -> HeldSpan:
    """Return when an appointment of a term is held.

    One without a period is held at some time within the term, a holdover's from the start of the term on. On a board of
    whole terms it runs from the first day of the term to its last, or to the day before the earliest successor in the
    same capacity starts; where a successor's start is not known, neither is that end.

    Args:
        appointment: The appointment.
        term: The term whose board it is on.
        successors: What `successors_in` returns of the term, for those who ask after many of its appointments.

    >>> term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"))
    >>> held = held_span(Appointment(id="a", post=Post.CHAIR, member_id="m"), term)
    >>> date.fromordinal(held.bounds.start_max), held.is_dated
    (datetime.date(2024, 12, 31), False)
    """
    if appointment.period is not None:
        return HeldSpan(appointment.period.bounds, is_dated=True)
    if holds_whole_term(appointment, term):
        following = (successors_in(term) if successors is None else successors).get(appointment.id, ())
        return _until_succeeded(term, [one for one in following if one.capacity is appointment.capacity])
    if term.span is None:
        return HeldSpan(ALWAYS, is_dated=False)
    first, _, _, last = term.span.bounds
    # A holdover stays beyond the term, nobody says how long.
    if appointment.capacity is Capacity.HOLDOVER:
        last = UNBOUNDED
    return HeldSpan(Bounds(first, last, first, last), is_dated=False)


def _until_succeeded(term: BoardTerm, successors: Iterable[Appointment]) -> HeldSpan:
    """Return the span of one who holds a post from the start of the term until somebody succeeds, or its end."""
    ids = frozenset(one.id for one in successors)
    if term.span is None:
        return HeldSpan(ALWAYS, is_dated=False, of_term=True, successor_ids=ids)
    start_min, start_max, end_min, end_max = term.span.bounds
    for one in successors:
        starts = (start_min, end_max) if one.period is None else one.period.bounds[:2]
        # A successor of whom no start is known may start however late.
        end_min, end_max = min(end_min, starts[0] - 1), min(end_max, starts[1] - (starts[1] < UNBOUNDED))
    if end_max < start_min:
        # Nothing is left before the successor: when it was held is not known.
        first, _, _, last = term.span.bounds
        return HeldSpan(Bounds(first, last, first, last), is_dated=False, successor_ids=ids)
    bounds = Bounds(start_min, min(start_max, end_max), max(end_min, start_min), end_max)
    return HeldSpan(bounds, is_dated=True, of_term=True, successor_ids=ids)


def held_on(appointment: Appointment, term: BoardTerm, on: date | PartialDate) -> Verdict:
    """Return whether an appointment of a term is held on a day.

    One without a period of its own is held at some time within its term, so that it is never sure, unless the board
    sits for whole terms. A holdover may be held after the term, and without a period not before it; no other is held
    outside the term. On a disputed board it is never sure, and on an annulled one nothing is held. A former holder, and
    one who is elected and not yet in office, hold nothing on any day.

    >>> term = BoardTerm(id="t", organisation_id="o", label="periode 2025–2030")
    >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
    >>> held_on(chair, term, date(2026, 1, 1))
    <Verdict.UNDETERMINED: 'undetermined'>
    >>> held_on(chair, attrs.evolve(term, tenure=Tenure.WHOLE_TERM), date(2026, 1, 1))
    <Verdict.YES: 'yes'>

    Raises:
        TypeError: the day is neither, or a `datetime`, whose day depends on a time zone.
    """
    first, last = ordinals_of(on)
    if term.status is TermStatus.ANNULLED or not appointment.capacity.holds:
        return Verdict.NO
    held = held_span(appointment, term)
    within = [held.bounds]
    if appointment.capacity is not Capacity.HOLDOVER and term.span is not None:
        within.append(term.span.bounds)
    always = (
        held.is_dated
        and (appointment.capacity is Capacity.HOLDOVER or term.span is not None)
        and term.status is not TermStatus.DISPUTED
        and all(bounds.start_max <= first and last <= bounds.end_min for bounds in within)
    )
    # Where the day is imprecise, each may have one of its days and no one day be in both.
    first, last = (
        max(first, *(bounds.start_min for bounds in within)),
        min(last, *(bounds.end_max for bounds in within)),
    )
    return Verdict.of(always=always, possible=first <= last)
