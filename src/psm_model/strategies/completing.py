"""Strategies for completions: possible meanings of a record with every date known to the day."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar, cast

import attrs
from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.attestation import Attestation, may_contain_all, restrict_bounds
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.event import Event
from psm_model.entities.next_board import follows
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Register
from psm_model.entities.schema import list_fields, record_types
from psm_model.entities.successions import find_successions, starts_with_term
from psm_model.entities.tenure import find_appointment_span, holds_whole_term
from psm_model.entities.term_change import TermChange
from psm_model.entities.withheld import set_fields
from psm_model.values.bounds import ALWAYS, UNBOUNDED, Bounds
from psm_model.values.endpoint import OPEN
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

from ._arguments import LAST_DAY, argument_error
from .values import from_ordinal, precise_periods, precise_values

__all__ = ["completions"]

T = TypeVar("T")

_TEN_YEARS = 3650
_USUAL_YEARS = 5


def completions(record: T) -> st.SearchStrategy[T]:
    """Generate completions of a record: the same record with every imprecise date known to the day.

    The record is a register, an entity or a part of one, a period or a date. A term without a period gets one that its
    label may mean. An appointment without a period gets some days of its term, unless it is a holdover or not held. A
    withheld period stays withheld, because it may be any. Dates are completed independently. Only the ends of a period,
    the days of an event, and the founding and dissolution of an organisation keep their order, if they can be in order.
    An unknown end becomes a day in the thirty years after the start, and an unknown start a day in the thirty years
    before the end; an open end stays open. Terms and appointments contain their attested days, unless these contradict
    them, and terms also contain those of their appointments. A term starts on or before the attested days of posts that
    are held over from it without a period. Somebody who is appointed for the whole term holds the post on its first
    day, so the term starts before those who replace them, if it can. A term that runs until the next board ends on the
    day before that board starts. A record without any date stays the same. This strategy minimises to the earliest
    days.

    Raises:
        InvalidArgument: it is not a record.
    """
    if not isinstance(record, PartialDate | Period) and not _is_register_record(record):
        raise argument_error("record", record, "a register, an entity or a part of one, a Period or a PartialDate")
    return cast("st.SearchStrategy[T]", _completions(record))


def _is_register_record(value: object) -> bool:
    return type(value) in record_types(Register)


@st.composite
def _completions(draw: st.DrawFn, record: object) -> object:
    completed = _complete(draw, record)
    if isinstance(completed, Register):
        return attrs.evolve(completed, board_terms=_complete_ends(draw, completed.board_terms))
    return _complete_ends(draw, (completed,))[0] if isinstance(completed, BoardTerm) else completed


def _complete(draw: st.DrawFn, value: object) -> object:
    # Each class has a branch of its own, since `precise_values` takes either class but no union of them.
    if isinstance(value, PartialDate):
        return draw(precise_values(value))
    if isinstance(value, Period):
        return draw(precise_values(value))
    if isinstance(value, tuple):
        return tuple(_complete(draw, item) for item in value)
    return _complete_record(draw, value) if _is_register_record(value) else value


def _complete_record(draw: st.DrawFn, record: object) -> object:
    if isinstance(record, BoardTerm):
        return _complete_term(draw, record)
    if isinstance(record, Organisation):
        return _complete_span(draw, record, "founded", "dissolved")
    if isinstance(record, Event):
        return _complete_span(draw, record, "date", "last_date")
    return _complete_fields(draw, record)


# Any: any class of records.
def _complete_fields(draw: st.DrawFn, record: Any, *without: str) -> Any:
    fields = [field.name for field in list_fields(type(record)) if field.name not in without]
    return attrs.evolve(record, **{name: _complete(draw, getattr(record, name)) for name in fields})


# Any: as above.
def _complete_span(draw: st.DrawFn, record: Any, start: str, end: str) -> Any:
    """Complete a record with a first and a last day, in order if they can be."""
    first, last = getattr(record, start), getattr(record, end)
    if first is None or last is None or last.precedes(first).certain:
        return _complete_fields(draw, record)
    span = draw(precise_values(Period(first, last)))
    return attrs.evolve(_complete_fields(draw, record, start, end), **{start: span.start, end: span.end})


def _complete_term(draw: st.DrawFn, term: BoardTerm) -> BoardTerm:
    shortest, bounds, decreed = term.shortest_span, term.bounds, term.decreed_span
    if shortest is None or bounds is None:
        undated = _complete_parts(draw, term, ALWAYS)
        return attrs.evolve(undated, appointments=_complete_appointments(draw, undated, None))
    changed = [number for number, change in enumerate(term.changes) if change.until is not None]
    # Withheld changes may have moved the end, so the span is not the term as first decreed.
    is_changed = (bool(changed) and shortest is not decreed) or "changes" in term.withheld
    if term.runs_until_successor:
        bounds = bounds._replace(end_min=shortest.bounds.end_min, end_max=shortest.bounds.end_max)
    if decreed is not None:
        bounds = bounds._replace(start_max=min(bounds.start_max, decreed.bounds.end_max))
    bounds = bounds._replace(start_max=_find_latest_start(term, bounds))
    span = draw(precise_periods(bounds))
    if span.start == span.end and span.bounds.end_max < bounds.end_max and _has_undated_successor(term):
        # One day would leave none for the successor.
        span = Period(span.start, from_ordinal(span.bounds.end_max + 1))
    if decreed is None and term.label_period is not None:
        period = None  # withheld, and any other than that of the label would contradict it
    else:
        period = _complete_decreed(draw, decreed, span.bounds) if is_changed else span
    changes: list[TermChange] = [_complete_fields(draw, change) for change in term.changes]
    if changed and is_changed and isinstance(span.end, PartialDate):
        changes[changed[-1]] = attrs.evolve(changes[changed[-1]], until=span.end)
    end = LAST_DAY.toordinal() if term.runs_until_successor else span.bounds.end_max
    within = span.bounds._replace(end_max=max(end, span.bounds.end_max))
    parts = _complete_parts(draw, term, within, "period", "changes")
    # A period that is withheld next to changes is then known.
    completed = attrs.evolve(parts if period is None else set_fields(parts, period=period), changes=changes)
    days = (completed.shortest_bounds or within) if term.runs_until_successor else span.bounds
    if days.end_max >= UNBOUNDED and days.end_min < UNBOUNDED:
        # Withheld attested days may be any, but none of them is needed.
        days = days._replace(end_max=max(days.end_min, span.bounds.end_max))
    return attrs.evolve(completed, appointments=_complete_appointments(draw, completed, days))


def _complete_parts(draw: st.DrawFn, term: BoardTerm, within: Bounds, *without: str) -> BoardTerm:
    """Complete the other fields of a term, and the attested days of its appointments, but nothing else of them."""
    completed: BoardTerm = _complete_fields(draw, term, *without, "attested", "appointments")
    return attrs.evolve(
        completed,
        attested=_complete_attested(draw, term.attested, within),
        appointments=[_complete_attested_post(draw, appointment, within) for appointment in term.appointments],
    )


def _find_latest_start(term: BoardTerm, bounds: Bounds) -> int:
    """Return the latest start of a term.

    It is not after the attested days of a post held over from it, and before all who replace somebody appointed for the
    whole term.

    Days that are certainly before the term say nothing about its start.
    """
    latest = bounds.start_max
    within = Bounds(bounds.start_min, bounds.end_max, bounds.start_min, bounds.end_max)
    for successor in _find_successors(term):
        days = within if successor.period is None else successor.period.bounds
        day = restrict_bounds(days, successor.attested).start_max - 1
        latest = min(latest, day) if day >= bounds.start_min else latest
    for appointment in term.appointments:
        if appointment.capacity is Capacity.HOLDOVER and appointment.period is None:
            day = min((attestation.on.ordinals[1] for attestation in appointment.attested), default=latest)
            latest = min(latest, day) if day >= bounds.start_min else latest
    return latest


def _find_successors(term: BoardTerm) -> list[Appointment]:
    """Return the appointments that replace somebody appointed for the whole term, on some day after its first."""
    successions = find_successions(term)
    found = [
        successor
        for appointment in term.appointments
        if starts_with_term(appointment, term)
        for successor in successions.of(appointment)[0]
    ]
    return [successor for successor in found if "period" not in successor.withheld]


def _has_undated_successor(term: BoardTerm) -> bool:
    return any(successor.period is None for successor in _find_successors(term))


def _complete_decreed(draw: st.DrawFn, decreed: Period | None, span: Bounds) -> Period | None:
    """Complete the term as first decreed, whose start is known; without one, it is the usual five years."""
    if decreed is not None:
        return draw(precise_periods(decreed.bounds._replace(start_min=span.start_min, start_max=span.start_min)))
    start = date.fromordinal(span.start_min)
    is_late = start.year + _USUAL_YEARS >= LAST_DAY.year
    return None if is_late else Period.lasting(start, relativedelta(years=_USUAL_YEARS))


def _complete_attested(draw: st.DrawFn, attested: tuple[Attestation, ...], days: Bounds) -> tuple[Attestation, ...]:
    """Complete attested days within a span; if one contradicts it, all are independent of it."""
    outer = days.possible_days if may_contain_all(days, attested) else (-UNBOUNDED, UNBOUNDED)
    completed = []
    for attestation in attested:
        first, last = attestation.on.ordinals
        on = from_ordinal(draw(st.integers(max(first, outer[0]), min(last, outer[1]))))
        completed.append(attrs.evolve(attestation, on=on))
    return tuple(completed)


def _complete_attested_post(draw: st.DrawFn, appointment: Appointment, term: Bounds) -> Appointment:
    """Complete the attested days of an appointment, within its period and its term as far as they agree."""
    if not appointment.attested:
        return appointment
    attested, period = appointment.attested, appointment.period
    days = ALWAYS if period is None else period.bounds
    if appointment.capacity.serves_in_term and may_contain_all(days, attested):
        first, last = max(days.start_min, term.start_min), min(days.end_max, term.end_max)
        both = Bounds(first, last, first, last)
        days = both if first <= last and may_contain_all(both, attested) else days
    elif appointment.capacity is Capacity.HOLDOVER and period is None:
        days = Bounds(term.start_min, UNBOUNDED, term.start_min, UNBOUNDED)
    return attrs.evolve(appointment, attested=_complete_attested(draw, attested, days))


def _complete_appointments(draw: st.DrawFn, term: BoardTerm, days: Bounds | None) -> tuple[Appointment, ...]:
    """Complete the appointments of a term that is complete but for them, and their attested days.

    Without days of the term, those without a period stay so.
    """
    appointments: list[Appointment] = []
    successions, successors = find_successions(term), _find_successors(term)
    for appointment in term.appointments:
        period = appointment.period
        if period is not None:
            bounds = restrict_bounds(period.bounds, appointment.attested)
            if days is not None and appointment in successors and days.start_min < bounds.start_max:
                bounds = bounds._replace(start_min=max(bounds.start_min, days.start_min + 1))
            period = draw(precise_periods(Bounds.tighten(bounds.start_days, bounds.end_days)))
        elif days is not None and _gets_period(appointment, term):
            bounds = find_appointment_span(appointment, term, successions=successions, bounds=days).bounds
            # If the capacity is withheld, it may be a holdover, but need not be one.
            end_max = max(min(bounds.end_max, days.end_max), bounds.end_min)
            bounds = bounds._replace(start_max=min(bounds.start_max, end_max), end_max=end_max)
            period = draw(_periods_within(bounds, is_open=days.end_min > UNBOUNDED))
        appointments.append(attrs.evolve(_complete_fields(draw, appointment, "period", "attested"), period=period))
    return tuple(appointments)


def _gets_period(appointment: Appointment, term: BoardTerm) -> bool:
    """Return whether an appointment without a period is held on some days of its term."""
    return (
        "period" not in appointment.withheld
        and appointment.capacity.serves_in_term
        and not holds_whole_term(appointment, term)
    )


def _complete_ends(draw: st.DrawFn, terms: tuple[BoardTerm, ...]) -> tuple[BoardTerm, ...]:
    """End the terms that run until the next board, in terms that are complete otherwise."""
    if not any(term.runs_until_successor for term in terms):
        return terms
    completed = []
    for term in terms:
        bounds = term.shortest_bounds
        if not term.runs_until_successor or bounds is None or bounds.end_max >= LAST_DAY.toordinal():
            completed.append(term)
            continue
        days = [
            other_days
            for other in terms
            if other is not term
            and other.organisation_id == term.organisation_id
            and other.status is not TermStatus.ANNULLED
            and (other_days := other.shortest_bounds) is not None
        ]
        later = [other_days.start_min for other_days in days if follows(other_days, bounds).certain]
        latest = min(bounds.end_max + _TEN_YEARS, LAST_DAY.toordinal())
        end = max(min(later) - 1, bounds.end_max) if later else draw(st.integers(bounds.end_max, latest))
        change = attrs.evolve(term.changes[-1], until=from_ordinal(end), until_successor=False)
        completed.append(attrs.evolve(term, changes=(*term.changes[:-1], change)))
    return tuple(completed)


@st.composite
def _periods_within(draw: st.DrawFn, outer: Bounds, *, is_open: bool) -> Period:
    """Generate periods known to the day within bounds; an open end may become a day."""
    first, start_max, end_min, end = outer
    last = min(max(first, end_min) + _TEN_YEARS, LAST_DAY.toordinal()) if is_open else end
    start = draw(st.integers(first, min(start_max, last)))
    if is_open and draw(st.booleans()):
        return Period(from_ordinal(start), OPEN)
    return Period(from_ordinal(start), from_ordinal(draw(st.integers(max(start, end_min), last))))
