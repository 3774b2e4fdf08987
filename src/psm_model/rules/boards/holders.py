"""holders: the appointments of one board that may clash, and what a rule says of those that do."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

import attrs

from psm_model.checking.clusters import MOST_PAIRS, Candidate, Cluster, Pair
from psm_model.checking.rule import ParamValue, Violation
from psm_model.checking.spans import Sharing, compare_held, shared_days, undetermined_ends
from psm_model.checking.subjects import Board
from psm_model.entities.appointment import Appointment
from psm_model.entities.tenure import HeldSpan, held_span
from psm_model.values.verdict import Verdict

from .replacements import unidentified, unsettled

__all__ = [
    "HeldSeat",
    "cluster_violation",
    "held_candidates",
    "iter_violations",
    "judge_handover",
    "judge_overlap",
    "pair_violation",
]


@attrs.frozen
class HeldSeat:
    """An appointment with its pointer and the days on which it is held."""

    path: str
    """Its JSON Pointer."""
    appointment: Appointment
    """The appointment."""
    span: HeldSpan
    """The days."""


def held_candidates(
    board: Board,
    placed: Iterable[tuple[str, Appointment]],
    side: Callable[[Appointment], Hashable],
    successors: Mapping[str, Sequence[Appointment]],
) -> list[Candidate[HeldSeat]]:
    """Return the appointments that may clash, in order of their ids: the order in the document decides nothing."""
    candidates = []
    for path, held in sorted(placed, key=lambda one: one[1].id):
        span = held_span(held, board.term, successors=successors)
        # A name is no identity, and an office may be held by somebody who is also recorded by name.
        candidates.append(
            Candidate(
                span.bounds,
                HeldSeat(path, held, span),
                side(held),
                can_be_certain=held.member_id is not None,
                of_term=span.of_term,
                is_succeeded=bool(span.successor_ids),
            )
        )
    return candidates


def judge_overlap(first: Candidate[HeldSeat], second: Candidate[HeldSeat]) -> Verdict:
    """Return whether two appointments share more than a handover day; it is certain only of two members."""
    return _as_identified(first, second, _compare(first, second).overlap)


def judge_handover(first: Candidate[HeldSeat], second: Candidate[HeldSeat]) -> Verdict:
    """Return whether two appointments share a handover day; it is certain only of two members."""
    return _as_identified(first, second, _compare(first, second).handover)


def _compare(first: Candidate[HeldSeat], second: Candidate[HeldSeat]) -> Sharing:
    one, other = first.subject, second.subject
    return compare_held(one.span, one.appointment.id, other.span, other.appointment.id)


def _as_identified(first: Candidate[HeldSeat], second: Candidate[HeldSeat], verdict: Verdict) -> Verdict:
    return verdict if first.can_be_certain and second.can_be_certain else verdict & Verdict.UNDETERMINED


def iter_violations(
    board: Board, found: Iterable[Pair[HeldSeat] | Cluster[HeldSeat]], **params: ParamValue
) -> Iterator[Violation]:
    """Yield what pairs of appointments that overlap, and clusters of them, come to."""
    for one in found:
        if isinstance(one, Cluster):
            yield cluster_violation(board, one, **params)
        else:
            of_first, of_second = undetermined_ends(one.first.bounds, one.second.bounds)
            days = shared_days(one.first.bounds, one.second.bounds, one.verdict)
            yield pair_violation(board, one, of_first, of_second, **days, **params)


def pair_violation(
    board: Board, pair: Pair[HeldSeat], of_first: dict[str, bool], of_second: dict[str, bool], **params: ParamValue
) -> Violation:
    """Return the hit of two appointments; the ends asked for are those that decide whether they clash."""
    first, second, term = pair.first.subject, pair.second.subject, board.term
    facts = unsettled(board, first.path, first.appointment, **of_first)
    facts += unsettled(board, second.path, second.appointment, **of_second)
    facts += (*unidentified(first.path, first.appointment), *unidentified(second.path, second.appointment))
    return Violation(
        path=second.path,
        related=(first.path,),
        ids=(first.appointment.id, second.appointment.id, term.id, term.organisation_id),
        verdict=pair.verdict,
        settled_by=() if pair.verdict.certain else tuple(dict.fromkeys(facts)),
        params={"term": term.id, "first": first.appointment.id, "second": second.appointment.id, **params},
    )


def cluster_violation(board: Board, cluster: Cluster[HeldSeat], **params: ParamValue) -> Violation:
    """Return the hit of a cluster of appointments."""
    held, term = [one.subject for one in cluster.members], board.term
    facts = chain.from_iterable(
        unsettled(board, one.path, one.appointment, start=True, end=True) + unidentified(one.path, one.appointment)
        for one in held
    )
    return Violation(
        path=held[0].path,
        related=tuple(one.path for one in held[1:]),
        ids=(*(one.appointment.id for one in held), term.id, term.organisation_id),
        verdict=cluster.verdict,
        settled_by=() if cluster.verdict.certain else tuple(dict.fromkeys(facts)),
        is_cluster=True,
        params={"term": term.id, "count": len(held), "most": MOST_PAIRS, **params},
    )
