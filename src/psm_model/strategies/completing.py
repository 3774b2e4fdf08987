"""Strategies for completions: what a record may mean, every date in it known to the day."""

from __future__ import annotations

from typing import Any, TypeVar, cast

import attrs
from hypothesis import strategies as st

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.event import Event
from psm_model.entities.organisation import Organisation
from psm_model.entities.tenure import holds_whole_term
from psm_model.values.endpoint import OPEN
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

from ._arguments import LAST_DAY, refused
from .values import on_day, precise

__all__ = ["completions"]

T = TypeVar("T")

_TEN_YEARS = 3650


def completions(record: T) -> st.SearchStrategy[T]:
    """Completions of a record: the same record with every imprecise date in it known to the day.

    The record is a register, an entity or a part of one, a period or a date. A term without a recorded period is given
    one that its label may mean, and an appointment without one some days of its term, unless it is a holdover or not
    held. Dates are completed each on its own, but for the ends of a period, the days of an event, and the founding and
    dissolution of an organisation where they can be in order, which keep their order. An unknown end is given some day
    in the thirty years after the start, an unknown start one in those before the end; an open end stays open. What has
    no date at all keeps none. This strategy minimises to the earliest days.

    Raises:
        InvalidArgument: it is no record.
    """
    if not isinstance(record, PartialDate | Period) and not _is_record(record):
        raise refused("record", record, "a register, an entity or a part of one, a Period or a PartialDate")
    return cast("st.SearchStrategy[T]", _completions(record))


def _is_record(value: object) -> bool:
    return attrs.has(type(value)) and type(value).__module__.startswith("psm_model.entities.")


@st.composite
def _completions(draw: st.DrawFn, record: object) -> object:
    return _completed(draw, record)


def _completed(draw: st.DrawFn, value: object) -> object:
    if isinstance(value, PartialDate):
        return draw(precise(value))
    if isinstance(value, Period):
        return draw(precise(value))
    if isinstance(value, tuple):
        return tuple(_completed(draw, item) for item in value)
    return _completed_record(draw, value) if _is_record(value) else value


def _completed_record(draw: st.DrawFn, record: object) -> object:
    if isinstance(record, BoardTerm):
        return _completed_term(draw, record)
    if isinstance(record, Organisation):
        return _completed_span(draw, record, "founded", "dissolved")
    if isinstance(record, Event):
        return _completed_span(draw, record, "date", "last_date")
    return _completed_fields(draw, record)


# Any: any class of records, as the caller saw.
def _completed_fields(draw: st.DrawFn, record: Any, *without: str) -> Any:
    fields = [field.name for field in attrs.fields(type(record)) if field.name not in without]
    return attrs.evolve(record, **{name: _completed(draw, getattr(record, name)) for name in fields})


# Any: as above.
def _completed_span(draw: st.DrawFn, record: Any, start: str, end: str) -> Any:
    """Complete a record two of whose dates are the first and the last day of a span, where they can be in order."""
    first, last = getattr(record, start), getattr(record, end)
    if first is None or last is None or last.precedes(first).certain:
        return _completed_fields(draw, record)
    span = draw(precise(Period(first, last)))
    return attrs.evolve(_completed_fields(draw, record, start, end), **{start: span.start, end: span.end})


def _completed_term(draw: st.DrawFn, term: BoardTerm) -> BoardTerm:
    period = None if term.span is None else draw(precise(term.span))
    held: list[Appointment] = []
    for appointment in term.appointments:
        in_office = appointment.capacity.holds and appointment.capacity is not Capacity.HOLDOVER
        if holds_whole_term(appointment, term):
            # Its days are those of the term, whichever these are.
            held.append(appointment)
        elif appointment.period is None and period is not None and in_office:
            held.append(attrs.evolve(appointment, period=draw(_within(period))))
        else:
            held.append(_completed_fields(draw, appointment))
    rest: BoardTerm = _completed_fields(draw, term, "period", "appointments")
    return attrs.evolve(rest, period=period, appointments=tuple(held))


@st.composite
def _within(draw: st.DrawFn, outer: Period) -> Period:
    """Periods, known to the day, within one that is known to the day."""
    first, _, _, end = outer.bounds
    if outer.end is OPEN:
        last = min(first + _TEN_YEARS, LAST_DAY.toordinal())
        start = draw(st.integers(first, last))
        if draw(st.booleans()):
            return Period(on_day(start), OPEN)
    else:
        last = end
        start = draw(st.integers(first, last))
    return Period(on_day(start), on_day(draw(st.integers(start, last))))
