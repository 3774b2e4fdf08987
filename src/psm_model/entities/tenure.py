"""tenure: the days on which posts of a board are held, including posts for whole terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from psm_model.values.bounds import ALWAYS, UNBOUNDED, Bounds
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict

from .appointment import Appointment, Capacity
from .attestation import may_contain_all, restrict_bounds
from .board_term import BoardTerm, Tenure, TermStatus
from .departure import DepartureReason
from .next_board import find_bounds
from .successions import Successions, find_successions, starts_with_term

__all__ = [
    "AppointmentSpan",
    "find_appointment_span",
    "holds_whole_term",
    "judge_appointment",
    "judge_appointments",
    "may_be_holdover",
]


@attrs.frozen
class AppointmentSpan:
    """The days on which a post is held, and their dependence on the term and on successors."""

    bounds: Bounds
    """The bounds of its start and end."""
    is_dated: bool
    """Whether the period is recorded or follows from the term; otherwise it is some time within the bounds, which
    includes all attested days."""
    is_whole_term: bool = False
    """Whether it runs from the first to the last day of the term, unless a successor starts earlier."""
    successor_ids: frozenset[str] = frozenset()
    """The ids of the successors; it ends before the earliest of them starts."""


def holds_whole_term(appointment: Appointment, term: BoardTerm) -> bool:
    """Return whether an appointment starts on the first day of its term and ends with the term or a successor.

    On a board with tenure WHOLE_TERM, all appointments without a period do, except replacements, acting holders and
    holdovers, whose start is not known; appointments whose holders left for another reason than the end of the term;
    and appointments that withhold a decisive field.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030", tenure=Tenure.WHOLE_TERM)
    >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
    >>> holds_whole_term(chair, term)
    True
    >>> holds_whole_term(attrs.evolve(chair, ended=Departure(reason=DepartureReason.MOVED)), term)
    False
    """
    return starts_with_term(appointment, term) and not _may_leave_early(appointment)


def _may_leave_early(appointment: Appointment) -> bool:
    """Return whether the holder may have left before the end of the term, on a day that is not recorded."""
    if appointment.ended is None:
        return "ended" in appointment.withheld
    return appointment.ended.reason is not DepartureReason.TERM_ENDED


def find_appointment_span(
    appointment: Appointment, term: BoardTerm, *, successions: Successions | None = None, bounds: Bounds | None = None
) -> AppointmentSpan:
    """Return the span of an appointment of a term.

    - A recorded period is the span.
    - A withheld period may be any.
    - Otherwise, the post is held at some time within the term.
    - On a board with tenure WHOLE_TERM, it is held from the first to the last day of the term; see `starts_with_term`.
    - It ends on the day before the earliest successor in the same capacity starts. If the start of a successor is not
      known, the end is not known either; but the successor starts after the first day of the term, on which the
      predecessor still holds the post.
    - A holder who left for another reason than the end of the term may have left on any earlier day, unless the reason
      is that a successor in the register replaced them.
    - A holdover without a period may stay beyond the end of the term.
    - In each case, the span starts on or before the first attested day and ends on or after the last one, unless one is
      certainly outside it.

    Args:
        appointment: The appointment.
        term: The term whose board it is on.
        successions: The result of `find_successions`, to avoid computing it for each appointment.
        bounds: The bounds of the term among the others of its organisation, from `find_bounds`; by default its own.

    >>> term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"))
    >>> span = find_appointment_span(Appointment(id="a", post=Post.CHAIR, member_id="m"), term)
    >>> date.fromordinal(span.bounds.start_max), span.is_dated
    (datetime.date(2024, 12, 31), False)
    """
    if appointment.period is not None:
        return AppointmentSpan(restrict_bounds(appointment.period.bounds, appointment.attested), is_dated=True)
    if "period" in appointment.withheld:
        return AppointmentSpan(restrict_bounds(ALWAYS, appointment.attested), is_dated=False)
    if successions is None:
        successions = find_successions(term) if term.tenure is Tenure.WHOLE_TERM else Successions()
    if bounds is None:
        bounds = term.bounds
    if starts_with_term(appointment, term):
        return _compute_span_until_succession(appointment, bounds, *successions.of(appointment))
    is_late = (appointment.replaces_id, appointment.capacity) in successions.late
    return _compute_span_within_term(
        appointment, bounds, starts_late=is_late and "capacity" not in appointment.withheld
    )


def _compute_span_within_term(appointment: Appointment, term: Bounds | None, *, starts_late: bool) -> AppointmentSpan:
    """Return the span of an appointment held at some time within the term, or after its first day if it starts late."""
    attested = appointment.attested
    if term is None:
        return AppointmentSpan(restrict_bounds(ALWAYS, attested), is_dated=False)
    first, _, end_min, last = term
    # If the term may be a single day, no other day may be left for a successor.
    if starts_late and -UNBOUNDED < first < end_min:
        first += all(attestation.on.ordinals[1] > first for attestation in attested)
    # A holdover stays beyond the term for an unknown time.
    if may_be_holdover(appointment):
        last = UNBOUNDED
    return AppointmentSpan(restrict_bounds(Bounds(first, last, first, last), attested), is_dated=False)


def may_be_holdover(appointment: Appointment) -> bool:
    """Return whether a post may be held after the term, by a holdover or in a withheld capacity.

    >>> may_be_holdover(Appointment(id="a", post=Post.CHAIR, member_id="m", capacity=Capacity.HOLDOVER))
    True
    """
    return appointment.capacity is Capacity.HOLDOVER or "capacity" in appointment.withheld


def _compute_span_until_succession(
    appointment: Appointment,
    term: Bounds | None,
    successors: Iterable[Appointment],
    possible: Sequence[Appointment],
) -> AppointmentSpan:
    """Return the span from the start of the term until its end or a successor."""
    attested = appointment.attested
    ids = frozenset(successor.id for successor in successors)
    is_replaced = bool(ids) and appointment.ended is not None and appointment.ended.reason is DepartureReason.REPLACED
    leaves_early = _may_leave_early(appointment) and not is_replaced
    is_whole_term = not (possible or leaves_early)
    if term is None:
        return AppointmentSpan(
            restrict_bounds(ALWAYS, attested), is_dated=False, is_whole_term=is_whole_term, successor_ids=ids
        )
    start_min, start_max, end_min, end_max = term
    for successor in successors:
        starts = _find_starts(successor, term)
        # A successor with an unknown start may start at any later time.
        end_min, end_max = min(end_min, starts[0] - 1), min(end_max, starts[1] - (starts[1] < UNBOUNDED))
    for successor in possible:
        end_min = min(end_min, _find_starts(successor, term)[0] - 1)
    if leaves_early:
        end_min = min(end_min, start_min)
    if attested and may_contain_all(term, attested):
        # Nobody has succeeded on a day on which the post is attested.
        end_max = max(end_max, min(term.end_max, max(attestation.on.ordinals[1] for attestation in attested)))
    if end_max < start_min:
        # No day is left before the successor, so the days are not known.
        first, _, _, last = term
        return AppointmentSpan(Bounds(first, last, first, last), is_dated=False, successor_ids=ids)
    bounds = Bounds.tighten((start_min, start_max), (end_min, end_max))
    return AppointmentSpan(
        restrict_bounds(bounds, attested), is_dated=True, is_whole_term=is_whole_term, successor_ids=ids
    )


def _find_starts(successor: Appointment, term: Bounds) -> tuple[int, int]:
    """Return the earliest and the latest start of a successor in a term."""
    is_open = "period" in successor.withheld
    within = ALWAYS if is_open else Bounds(term.start_min, term.end_max, term.start_min, term.end_max)
    recorded = within if successor.period is None else successor.period.bounds
    return restrict_bounds(recorded, successor.attested).start_days


def judge_appointment(
    appointment: Appointment,
    term: BoardTerm,
    on: date | PartialDate,
    *,
    successions: Successions | None = None,
    bounds: Bounds | None = None,
) -> Verdict:
    """Return whether an appointment of a term is held on a day.

    An appointment without a period is held at some time within its term, so the answer is YES only if the tenure is
    WHOLE_TERM, or on an attested day or between two. A holdover may hold the post after the term, but without a period
    not before it; no other appointment is held outside the term. On a disputed board the answer is never YES, on an
    annulled board always NO. Former and elected holders do not hold the post on any day. If the status of the board or
    the capacity is withheld, the answer is never YES.

    Args:
        appointment: The appointment.
        term: The term whose board it is on.
        on: The day, month or year asked about.
        successions: As for `find_appointment_span`.
        bounds: As for `find_appointment_span`.

    >>> term = BoardTerm(id="t", organisation_id="o", label="periode 2025–2030")
    >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
    >>> judge_appointment(chair, term, date(2026, 1, 1))
    <Verdict.UNDETERMINED: 'undetermined'>
    >>> seen = attrs.evolve(chair, attested=[Attestation(on=PartialDate(2026, 1, 1))])
    >>> judge_appointment(seen, term, date(2026, 1, 1))
    <Verdict.YES: 'yes'>
    >>> judge_appointment(chair, attrs.evolve(term, tenure=Tenure.WHOLE_TERM), date(2026, 1, 1))
    <Verdict.YES: 'yes'>

    Raises:
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    first, last = find_ordinals(on)
    if term.status is TermStatus.ANNULLED or not appointment.capacity.holds:
        return Verdict.NO
    if bounds is None:
        bounds = term.bounds
    span = find_appointment_span(appointment, term, successions=successions, bounds=bounds)
    within = [span.bounds]
    if not may_be_holdover(appointment) and bounds is not None:
        within.append(bounds)
    always = (
        (span.is_dated or bool(appointment.attested))
        and (appointment.capacity is Capacity.HOLDOVER or len(within) > 1)
        and "capacity" not in appointment.withheld
        and not term.has_status(TermStatus.ANNULLED, TermStatus.DISPUTED).possible
        and all(days.covers(first, last).certain for days in within)
    )
    # For an imprecise day, both spans may contain some of its days without sharing one.
    first, last = (
        max(first, *(days.start_min for days in within)),
        min(last, *(days.end_max for days in within)),
    )
    return Verdict.of(always=always, possible=first <= last)


def judge_appointments(
    term: BoardTerm, on: date | PartialDate, terms: Iterable[BoardTerm]
) -> tuple[tuple[Appointment, Verdict], ...]:
    """Return the appointments of a term as recorded, each with whether it is held on a day.

    Args:
        term: The term.
        on: The day, month or year asked about.
        terms: The terms of the organisation, the next of which may end this one. The term itself may be among them.

    >>> period = Period.parse("2025-10-15/2030-10-14")
    >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m", period=period)
    >>> term = BoardTerm(id="t", organisation_id="o", period=period, appointments=[chair])
    >>> [(appointment.id, verdict.value) for appointment, verdict in judge_appointments(term, date(2026, 1, 1), [term])]
    [('a', 'yes')]

    Raises:
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    find_ordinals(on)  # validate the day, even if the board is empty
    successions, bounds = find_successions(term), find_bounds(term, terms)
    return tuple(
        (appointment, judge_appointment(appointment, term, on, successions=successions, bounds=bounds))
        for appointment in term.appointments
    )
