"""Doubt: causes of doubt about an answer, such as whether a board is in office, or a post is held, on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import attrs

from psm_model.checking.board import PlacedAppointment
from psm_model.checking.imprecision import find_imprecise_shortest_end
from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import DATE_FIELDS, BoardTerm, TermStatus
from psm_model.entities.successions import starts_with_term
from psm_model.entities.tenure import find_appointment_span, holds_whole_term
from psm_model.masking import mask_reprs
from psm_model.values.bounds import ALWAYS, Bounds
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.period import Period

__all__ = [
    "Doubt",
    "Inquiry",
    "Reason",
    "find_seat_doubts",
    "find_term_doubts",
    "iter_post_doubts",
    "iter_status_doubts",
    "iter_term_doubts",
]


class Doubt(StrEnum):
    """A cause of doubt about an answer."""

    PART_OF_TIME = "part_of_time"
    """The request is for a month or a year, and it does not hold on all of its days."""
    MAYBE_PART_OF_TIME = "maybe_part_of_time"
    """The request is for a month or a year, and it may not hold on all of its days."""
    STATUS = "status"
    """The board is disputed."""
    STATUS_WITHHELD = "status_withheld"
    """The status of the board is withheld, so that it may have been annulled."""
    TERM_UNDATED = "term_undated"
    """The term has neither a period nor a readable label."""
    TERM_START = "term_start"
    """The start of the term is imprecise."""
    TERM_END = "term_end"
    """The end of the term is imprecise."""
    TERM_WITHHELD = "term_withheld"
    """The dates of the term are withheld."""
    CHANGES_WITHHELD = "changes_withheld"
    """The changes of the term are withheld, so that it may have ended on another day."""
    UNTIL_NEXT = "until_next"
    """The term runs until the next board takes office, and it is not known whether one has."""
    POST_UNDATED = "post_undated"
    """The days of the post are not recorded."""
    POST_WITHHELD = "post_withheld"
    """The days of the post are withheld."""
    POST_LEFT_EARLY = "post_left_early"
    """The holder of a post for the whole term left it on a day that is not recorded."""
    POST_LEAVING_WITHHELD = "post_leaving_withheld"
    """It is withheld whether the holder of a post for the whole term left it early."""
    POST_START = "post_start"
    """The start of the post is imprecise."""
    POST_END = "post_end"
    """The end of the post is imprecise."""
    CAPACITY_WITHHELD = "capacity_withheld"
    """The capacity is withheld, so that the post may not be held at all."""
    SUCCESSOR_UNDATED = "successor_undated"
    """The start of a successor to a post for the whole term is imprecise."""
    SUCCESSOR_WITHHELD = "successor_withheld"
    """Another appointment withholds which one it replaces; it may replace the holder for the whole term."""
    TERMS_INCOMPLETE = "terms_incomplete"
    """The organisation does not say that all its terms are recorded."""
    REGISTER_INCOMPLETE = "register_incomplete"
    """Nobody says that all organisations are recorded."""
    ORGANISATION_UNKNOWN = "organisation_unknown"
    """The organisation is not in the register, so that its level and area are not known."""
    ORGANISATION_UNDATED = "organisation_undated"
    """It is not known exactly when the organisation existed."""
    AREA_UNKNOWN = "area_unknown"
    """The code of the area is not known."""
    AREA_UNDATED = "area_undated"
    """It is not known exactly when it was in which area."""
    AREA_WITHHELD = "area_withheld"
    """The area is withheld."""
    NAME_ONLY = "name_only"
    """Only a name identifies the person, and others may have the same name."""
    HOLDER_WITHHELD = "holder_withheld"
    """The holder is withheld, and may be anybody."""
    ROSTER_PARTIAL = "roster_partial"
    """The board is not recorded in full."""
    ROSTER_WITHHELD = "roster_withheld"
    """Appointments of the board are withheld."""
    SERVICE_UNDATED = "service_undated"
    """The days of service are not known exactly."""
    BASIS_UNRECORDED = "basis_unrecorded"
    """No basis is recorded."""
    BASIS_WITHHELD = "basis_withheld"
    """The basis is withheld."""
    NOT_IN_REGISTER = "not_in_register"
    """A record that is referred to is not in the register."""


class Reason(NamedTuple):
    """One reason why an answer is undetermined."""

    doubt: Doubt
    """The kind of doubt."""
    path: str | None
    """A JSON Pointer to the fact that would settle it; None if a more precise question would.

    The document need not have this field: a term with only a label has no period, and its start would settle the
    question.
    """


@attrs.frozen(field_transformer=mask_reprs)
class Inquiry:
    """A board with its appointments, and the day asked about."""

    path: str
    """The JSON Pointer of the term."""
    term: BoardTerm
    """The term."""
    bounds: Bounds | None
    """The bounds of the term among the others of its organisation."""
    appointments: tuple[PlacedAppointment, ...]
    """The appointments of the board, each after its JSON Pointer."""
    on: date | PartialDate
    """The day, month or year asked about."""


def find_term_doubts(inquiry: Inquiry) -> tuple[Reason, ...]:
    """Return the reasons why a board may or may not be in office on the day."""
    return tuple(dict.fromkeys(_iter_term_doubts(inquiry)))


def find_seat_doubts(inquiry: Inquiry, path: str, appointment: Appointment) -> tuple[Reason, ...]:
    """Return the reasons why a post may or may not be held on the day.

    Args:
        inquiry: The board and the day.
        path: The JSON Pointer of the appointment.
        appointment: The appointment.
    """
    return tuple(dict.fromkeys(_iter_seat_doubts(inquiry, path, appointment)))


def _iter_term_doubts(inquiry: Inquiry) -> Iterator[Reason]:
    """Yield the reasons why a board may or may not be in office on the day."""
    path, term = inquiry.path, inquiry.term
    yield from iter_status_doubts(path, term)
    for reason in _iter_period_doubts(
        term.span,
        inquiry.bounds or ALWAYS,
        inquiry.on,
        f"{path}/period",
        undated=_choose_undated_term_doubt(term),
        start=Doubt.TERM_START,
        end=Doubt.TERM_END,
    ):
        if reason.doubt is Doubt.TERM_END:
            yield from _iter_end_doubts(path, term)
        else:
            yield reason


def iter_term_doubts(path: str, term: BoardTerm, *, start: bool = False, end: bool = False) -> Iterator[Reason]:
    """Yield the reasons why the first or the last day of a term is not known exactly.

    >>> term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2024"))
    >>> [reason.path for reason in iter_term_doubts("/board_terms/0", term, end=True)]
    ['/board_terms/0/period/end']
    """
    if term.span is None:
        yield Reason(_choose_undated_term_doubt(term), f"{path}/period")
        return
    bounds = term.span.bounds
    if start and bounds.start_min < bounds.start_max:
        yield Reason(Doubt.TERM_START, f"{path}/period/start")
    if end:
        yield from _iter_end_doubts(path, term)


def _choose_undated_term_doubt(term: BoardTerm) -> Doubt:
    return Doubt.TERM_UNDATED if DATE_FIELDS.isdisjoint(term.withheld) else Doubt.TERM_WITHHELD


def _iter_end_doubts(path: str, term: BoardTerm) -> Iterator[Reason]:
    """Yield the reasons why the last day of a term with a span is not known exactly."""
    if "changes" in term.withheld:
        yield Reason(Doubt.CHANGES_WITHHELD, f"{path}/changes")
        return
    # The end is that of the last change, if there is one.
    yield from (Reason(Doubt.TERM_END, fact.pointer) for fact in find_imprecise_shortest_end(path, term))
    if term.runs_until_successor:
        yield Reason(Doubt.UNTIL_NEXT, f"{path}/changes/{len(term.changes) - 1}")


def iter_status_doubts(path: str, term: BoardTerm) -> Iterator[Reason]:
    """Yield the doubt about a board that is disputed, or whose status is withheld.

    >>> list(iter_status_doubts("/board_terms/0", BoardTerm(id="t", organisation_id="o", status=TermStatus.DISPUTED)))
    [Reason(doubt=<Doubt.STATUS: 'status'>, path='/board_terms/0/status')]
    """
    if term.status is TermStatus.DISPUTED:
        yield Reason(Doubt.STATUS, f"{path}/status")
    yield from _iter_withheld_doubts(path, term, {"status": Doubt.STATUS_WITHHELD})


def _iter_withheld_doubts(path: str, record: BoardTerm | Appointment, doubts: Mapping[str, Doubt]) -> Iterator[Reason]:
    """Yield the doubts about the withheld fields of a record."""
    yield from (Reason(doubt, f"{path}/{name}") for name, doubt in doubts.items() if name in record.withheld)


def _iter_seat_doubts(inquiry: Inquiry, path: str, appointment: Appointment) -> Iterator[Reason]:
    """Yield the reasons why a post may or may not be held on the day."""
    term = inquiry.term
    span = find_appointment_span(appointment, term, bounds=inquiry.bounds)
    yield from _iter_withheld_doubts(path, appointment, {"capacity": Doubt.CAPACITY_WITHHELD})
    withheld = [
        reason
        for other_path, other in inquiry.appointments
        if other.id != appointment.id and holds_whole_term(appointment, term)
        for reason in _iter_withheld_doubts(other_path, other, {"replaces_id": Doubt.SUCCESSOR_WITHHELD})
    ]
    yield from withheld
    if span.is_whole_term or withheld:
        # A post for the whole term depends on the term and the start of a successor.
        for other_path, other in inquiry.appointments:
            if other.id in span.successor_ids:
                yield from _iter_successor_doubts(inquiry, other_path, other)
    else:
        yield from _iter_period_doubts(
            appointment.period,
            span.bounds,
            inquiry.on,
            f"{path}/period",
            undated=_choose_undated_doubt(appointment, term),
            start=Doubt.POST_START,
            end=Doubt.POST_END,
        )
    # A holdover stays in the post after the term.
    is_holdover = appointment.capacity is Capacity.HOLDOVER
    yield from iter_status_doubts(inquiry.path, inquiry.term) if is_holdover else _iter_term_doubts(inquiry)


def iter_post_doubts(path: str, term: BoardTerm, placed: PlacedAppointment) -> Iterator[Reason]:
    """Yield the reasons why it is not known exactly when a post is held, or whether it is held at all.

    Args:
        path: The JSON Pointer of the term.
        term: The term.
        placed: The appointment with its JSON Pointer.

    >>> from psm_model.checking.board import PlacedAppointment
    >>> patron = Appointment(id="a", post=Post.PATRON, office="Bupati Contoh")
    >>> placed = PlacedAppointment("/board_terms/0/appointments/0", patron)
    >>> term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"))
    >>> [reason.doubt.value for reason in iter_post_doubts("/board_terms/0", term, placed)]
    ['post_undated']
    """
    appointment = placed.appointment
    yield from iter_status_doubts(path, term)
    yield from _iter_withheld_doubts(placed.path, appointment, {"capacity": Doubt.CAPACITY_WITHHELD})
    if appointment.period is not None:
        start_min, start_max, end_min, end_max = appointment.period.bounds
        if start_min < start_max:
            yield Reason(Doubt.POST_START, f"{placed.path}/period/start")
        if end_min < end_max:
            yield Reason(Doubt.POST_END, f"{placed.path}/period/end")
    elif not holds_whole_term(appointment, term):
        yield Reason(_choose_undated_doubt(appointment, term), f"{placed.path}/period")
    yield from iter_term_doubts(path, term, start=True, end=True)


def _choose_undated_doubt(appointment: Appointment, term: BoardTerm) -> Doubt:
    """Return the doubt about a post that is not held for the whole term, if it has no period."""
    if "period" in appointment.withheld:
        return Doubt.POST_WITHHELD
    if not starts_with_term(appointment, term):
        return Doubt.POST_UNDATED
    if "ended" in appointment.withheld:
        return Doubt.POST_LEAVING_WITHHELD
    return Doubt.POST_UNDATED if appointment.ended is None else Doubt.POST_LEFT_EARLY


def _iter_successor_doubts(inquiry: Inquiry, path: str, successor: Appointment) -> Iterator[Reason]:
    """Yield the reasons why a successor may or may not have taken over by the day."""
    first, last = find_ordinals(inquiry.on)
    bounds = find_appointment_span(successor, inquiry.term).bounds
    if bounds.start_min > last:
        return
    if successor.period is None:
        yield Reason(Doubt.SUCCESSOR_UNDATED, f"{path}/period")
    elif bounds.start_min != bounds.start_max:
        yield Reason(Doubt.SUCCESSOR_UNDATED, f"{path}/period/start")
    if first < last:
        yield Reason(Doubt.PART_OF_TIME if bounds.start_max <= last else Doubt.MAYBE_PART_OF_TIME, None)


def _iter_period_doubts(
    period: Period | None,
    bounds: Bounds,
    on: date | PartialDate,
    pointer: str,
    *,
    undated: Doubt,
    start: Doubt,
    end: Doubt,
) -> Iterator[Reason]:
    """Yield the reasons why a period, with bounds even if it is not recorded, may or may not contain a day.

    Args:
        period: The period; None if it is not recorded.
        bounds: Its bounds.
        on: The day.
        pointer: The JSON Pointer of the period.
        undated: The doubt about a period that is not recorded.
        start: The doubt about an imprecise start.
        end: The doubt about an imprecise end.
    """
    first, last = find_ordinals(on)
    starts_late, ends_soon = bounds.start_max > first, bounds.end_min < last
    if period is None:
        yield Reason(undated, pointer)
    else:
        if starts_late and bounds.start_min != bounds.start_max:
            yield Reason(start, f"{pointer}/start")
        if ends_soon and bounds.end_min != bounds.end_max:
            yield Reason(end, f"{pointer}/end")
    if (starts_late or ends_soon) and first < last:
        is_partial = bounds.start_min > first or bounds.end_max < last
        yield Reason(Doubt.PART_OF_TIME if is_partial else Doubt.MAYBE_PART_OF_TIME, None)
