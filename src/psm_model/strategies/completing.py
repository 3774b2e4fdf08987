"""Strategies for completions: possible meanings of a record with every date known to the day."""

from __future__ import annotations

from typing import Any, TypeVar, cast

import attrs
from hypothesis import strategies as st

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.event import Event
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Register
from psm_model.entities.schema import fields_of, record_types
from psm_model.entities.tenure import find_successions, held_span, holds_whole_term
from psm_model.values.bounds import Bounds
from psm_model.values.endpoint import OPEN
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

from ._arguments import LAST_DAY, argument_error
from .values import from_ordinal, precise_values

__all__ = ["completions"]

T = TypeVar("T")

_TEN_YEARS = 3650


def completions(record: T) -> st.SearchStrategy[T]:
    """Generate completions of a record: the same record with every imprecise date known to the day.

    The record is a register, an entity or a part of one, a period or a date. A term without a period gets one that its
    label may mean. An appointment without a period gets some days of its term, unless it is a holdover or not held.
    Dates are completed independently. Only the ends of a period, the days of an event, and the founding and dissolution
    of an organisation keep their order, if they can be in order. An unknown end becomes a day in the thirty years after
    the start, an unknown start one in those before the end; an open end stays open. A record without any date stays the
    same. This strategy minimises to the earliest days.

    Raises:
        InvalidArgument: it is not a record.
    """
    if not isinstance(record, PartialDate | Period) and not _is_record(record):
        raise argument_error("record", record, "a register, an entity or a part of one, a Period or a PartialDate")
    return cast("st.SearchStrategy[T]", _completions(record))


def _is_record(value: object) -> bool:
    return type(value) in record_types(Register)


@st.composite
def _completions(draw: st.DrawFn, record: object) -> object:
    return _complete(draw, record)


def _complete(draw: st.DrawFn, value: object) -> object:
    if isinstance(value, PartialDate):
        return draw(precise_values(value))
    if isinstance(value, Period):
        return draw(precise_values(value))
    if isinstance(value, tuple):
        return tuple(_complete(draw, item) for item in value)
    return _complete_record(draw, value) if _is_record(value) else value


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
    fields = [field.name for field in fields_of(type(record)) if field.name not in without]
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
    period = None if term.span is None else draw(precise_values(term.span))
    appointments: list[Appointment] = []
    successions = find_successions(term)
    for appointment in term.appointments:
        if holds_whole_term(appointment, term):
            # Its days are those of the term.
            appointments.append(appointment)
        elif appointment.period is None and period is not None and appointment.capacity.serves_in_term:
            bounds = held_span(appointment, attrs.evolve(term, period=period), successions=successions).bounds
            appointments.append(
                attrs.evolve(appointment, period=draw(_periods_within(bounds, is_open=period.end is OPEN)))
            )
        else:
            appointments.append(_complete_fields(draw, appointment))
    rest: BoardTerm = _complete_fields(draw, term, "period", "appointments")
    return attrs.evolve(rest, period=period, appointments=tuple(appointments))


@st.composite
def _periods_within(draw: st.DrawFn, outer: Bounds, *, is_open: bool) -> Period:
    """Generate periods known to the day between the earliest start and the latest end of bounds."""
    first, _, _, end = outer
    if is_open:
        last = min(first + _TEN_YEARS, LAST_DAY.toordinal())
        start = draw(st.integers(first, last))
        if draw(st.booleans()):
            return Period(from_ordinal(start), OPEN)
    else:
        last = end
        start = draw(st.integers(first, last))
    return Period(from_ordinal(start), from_ordinal(draw(st.integers(start, last))))
