"""Replacements on a board."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import OrganisationSubject
from psm_model.checking.board import Board, PlacedAppointment, index_appointments
from psm_model.checking.facts import Fact
from psm_model.checking.imprecision import find_imprecise_ends, find_imprecise_term
from psm_model.entities.appointment import Appointment
from psm_model.entities.tenure import AppointmentSpan
from psm_model.rules.cycles import iter_circles

__all__ = [
    "find_circular_ids",
    "find_replaced_ids",
    "find_unidentified",
    "find_unsettled",
    "iter_replacements",
]


def find_unsettled(
    board: Board, path: str, appointment: Appointment, span: AppointmentSpan, *, start: bool, end: bool
) -> tuple[Fact, ...]:
    """Return the facts of the requested ends of an appointment, held for a span, that are not known to the day."""
    if appointment.period is not None:
        return find_imprecise_ends(f"{path}/period", appointment.period, start=start, end=end)
    if span.is_whole_term and board.term.span is not None:
        facts = find_imprecise_term(board.path, board.term, start=start, end=end)
        return facts + _find_imprecise_successions(board, span) if end else facts
    return (Fact(f"{path}/period"),) if start or end else ()


def _find_imprecise_successions(board: Board, span: AppointmentSpan) -> tuple[Fact, ...]:
    """Return the facts of the starts of a span's successors that are not known to the day."""
    facts: list[Fact] = []
    for position in sorted(board.positions[successor_id] for successor_id in span.successor_ids):
        pointer, period = f"{board.path}/appointments/{position}/period", board.term.appointments[position].period
        facts += [Fact(pointer)] if period is None else find_imprecise_ends(pointer, period, end=False)
    return tuple(facts)


def find_unidentified(path: str, appointment: Appointment) -> tuple[Fact, ...]:
    """Return the fact of the missing member of an appointment; empty if its holder is a member."""
    return () if appointment.member_id is not None else (Fact(f"{path}/member_id"),)


def iter_replacements(
    subject: OrganisationSubject, board: Board
) -> Iterator[tuple[PlacedAppointment, PlacedAppointment]]:
    """Yield each replaced appointment and its replacement, with their pointers."""
    if board.has_replacements:
        by_id = index_appointments(subject.appointments[board.path])
        for placed in subject.appointments[board.path]:
            replaced_id = placed.appointment.replaces_id
            if replaced_id is not None and replaced_id in by_id:
                yield by_id[replaced_id], placed


def find_circular_ids(subject: OrganisationSubject, board: Board) -> frozenset[str]:
    """Return the ids of the appointments in circular replacements, which PSM211 covers."""
    return frozenset(
        appointment_id for circle in iter_circles(find_replaced_ids(subject, board)) for appointment_id in circle
    )


def find_replaced_ids(subject: OrganisationSubject, board: Board) -> dict[str, tuple[str, ...]]:
    """Map the id of each replacement to the id of the appointment that it replaces."""
    return {appointment.id: (earlier.id,) for (_, earlier), (_, appointment) in iter_replacements(subject, board)}
