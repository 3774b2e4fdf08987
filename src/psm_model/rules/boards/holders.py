"""Appointments of one board that may clash, and the violations for those that do."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

import attrs

from psm_model.checking import Violation
from psm_model.checking.board import Board, PlacedAppointment
from psm_model.checking.clusters import MAX_PAIRS, Candidate, Cluster, Pair, limit_certainty
from psm_model.checking.day_params import format_shared_days
from psm_model.checking.facts import Fact, find_withheld
from psm_model.checking.imprecision import find_deciding_ends
from psm_model.checking.rule import ParamValue
from psm_model.checking.spans import Sharing, compare_appointments
from psm_model.entities.appointment import Appointment
from psm_model.entities.tenure import AppointmentSpan, find_appointment_span
from psm_model.values.verdict import Verdict

from .replacements import find_unidentified, find_unsettled

__all__ = [
    "HeldSeat",
    "iter_violations",
    "judge_handover",
    "judge_overlap",
    "list_held_candidates",
    "make_holder_cluster_violation",
    "make_holder_pair_violation",
    "name_holders",
]

_DECISIVE: Final = frozenset({"capacity", "section", "title", "replaces_id"})
"""The optional fields that decide whether two appointments are to one post."""


@attrs.frozen
class HeldSeat:
    """An appointment with its pointer and the days on which it is held."""

    path: str
    """Its JSON Pointer."""
    appointment: Appointment
    """The appointment."""
    span: AppointmentSpan
    """The days."""
    withheld_facts: tuple[Fact, ...] = ()
    """The facts of the decisive fields that are withheld."""


def list_held_candidates(
    board: Board,
    appointments: Iterable[PlacedAppointment],
    side: Callable[[Appointment], Hashable],
    decisive: frozenset[str] = _DECISIVE,
) -> list[Candidate[HeldSeat]]:
    """Return the appointments as candidates, ordered by id so that the order in the document has no effect.

    If a decisive field is withheld, no clash is certain.
    """
    candidates = []
    for path, appointment in sorted(appointments, key=lambda placed: placed.appointment.id):
        span = find_appointment_span(appointment, board.term, successions=board.successions, bounds=board.bounds)
        withheld_facts = find_withheld(path, appointment, *sorted(decisive))
        # Two people may have the same name, and an office may be held by somebody who is also recorded by name.
        candidates.append(
            Candidate(
                span.bounds,
                HeldSeat(path, appointment, span, withheld_facts),
                side(appointment),
                can_be_certain=appointment.member_id is not None and not withheld_facts,
                is_whole_term=span.is_whole_term,
                is_succeeded=bool(span.successor_ids),
            )
        )
    return candidates


def judge_overlap(first: Candidate[HeldSeat], second: Candidate[HeldSeat]) -> Verdict:
    """Return whether two appointments share more than a handover day; certain only for two members."""
    return limit_certainty(first, second, _compare(first, second).overlap)


def judge_handover(first: Candidate[HeldSeat], second: Candidate[HeldSeat]) -> Verdict:
    """Return whether two appointments share a handover day; certain only for two members."""
    return limit_certainty(first, second, _compare(first, second).handover)


def _compare(first: Candidate[HeldSeat], second: Candidate[HeldSeat]) -> Sharing:
    a, b = first.subject, second.subject
    return compare_appointments(a.span, a.appointment.id, b.span, b.appointment.id)


def iter_violations(
    board: Board,
    clashes: Iterable[Pair[HeldSeat] | Cluster[HeldSeat]],
    name_pair: Callable[[Appointment, Appointment], Mapping[str, ParamValue]] | None = None,
    **params: ParamValue,
) -> Iterator[Violation]:
    """Yield a violation for each pair and cluster of appointments that overlap; `name_pair` adds params to pairs."""
    for clash in clashes:
        if isinstance(clash, Cluster):
            yield make_holder_cluster_violation(board, clash, **params)
        else:
            first_ends, second_ends = find_deciding_ends(clash.first.bounds, clash.second.bounds)
            days = format_shared_days(clash.first.bounds, clash.second.bounds, clash.verdict)
            first, second = clash.first.subject.appointment, clash.second.subject.appointment
            named = name_pair(first, second) if name_pair else {}
            yield make_holder_pair_violation(board, clash, first_ends, second_ends, **days, **named, **params)


def make_holder_pair_violation(
    board: Board, pair: Pair[HeldSeat], first_ends: dict[str, bool], second_ends: dict[str, bool], **params: ParamValue
) -> Violation:
    """Return the violation of two appointments; the ends are those that decide whether they clash."""
    first, second, term = pair.first.subject, pair.second.subject, board.term
    facts = find_unsettled(board, first.path, first.appointment, first.span, **first_ends)
    facts += find_unsettled(board, second.path, second.appointment, second.span, **second_ends)
    facts += (*find_unidentified(first.path, first.appointment), *find_unidentified(second.path, second.appointment))
    facts += first.withheld_facts + second.withheld_facts
    return Violation(
        path=second.path,
        related=(first.path,),
        ids=(first.appointment.id, second.appointment.id, term.id, term.organisation_id),
        verdict=pair.verdict,
        settled_by=facts,
        params={"term": term.id, "first": first.appointment.id, "second": second.appointment.id, **params},
    )


def name_holders(first: Appointment, second: Appointment) -> dict[str, ParamValue]:
    """Return the params that name two holders of a post: their members, and the title that both have as written."""
    return {
        "first_member": first.member_id or "",
        "second_member": second.member_id or "",
        "title": (first.title or "") if first.title == second.title else "",
    }


def make_holder_cluster_violation(board: Board, cluster: Cluster[HeldSeat], **params: ParamValue) -> Violation:
    """Return the violation of a cluster of appointments."""
    seats, term = [member.subject for member in cluster.members], board.term
    facts = chain.from_iterable(
        find_unsettled(board, seat.path, seat.appointment, seat.span, start=True, end=True)
        + find_unidentified(seat.path, seat.appointment)
        + seat.withheld_facts
        for seat in seats
    )
    return Violation(
        path=seats[0].path,
        related=tuple(seat.path for seat in seats[1:]),
        ids=(*(seat.appointment.id for seat in seats), term.id, term.organisation_id),
        verdict=cluster.verdict,
        settled_by=facts,
        is_cluster=True,
        params={"term": term.id, "count": len(seats), "most": MAX_PAIRS, **params},
    )
