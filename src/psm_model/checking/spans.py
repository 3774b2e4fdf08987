"""Comparisons of spans of days: overlaps, handover days and days outside."""

from __future__ import annotations

from typing import NamedTuple

from psm_model.entities.tenure import AppointmentSpan
from psm_model.values.bounds import Bounds
from psm_model.values.verdict import Verdict

__all__ = [
    "Sharing",
    "compare_appointments",
    "compare_spans",
    "exceeds",
    "find_handover_days",
    "find_shared_days",
    "judge_replacement_handover",
    "judge_replacement_overlap",
]


class Sharing(NamedTuple):
    """How two spans share days; in each completion, at most one of the two is true."""

    overlap: Verdict
    """Whether they share more than a handover day."""
    handover: Verdict
    """Whether they differ and share exactly one day, the last of one and the first of the other."""


def compare_spans(first: Bounds, second: Bounds) -> Sharing:
    """Return how two independent spans share days.

    Two spans of the same single day overlap.

    >>> labels = Period.parse("2017/2022").bounds, Period.parse("2022/2027").bounds
    >>> compare_spans(*labels)
    Sharing(overlap=<Verdict.UNDETERMINED: 'undetermined'>, handover=<Verdict.UNDETERMINED: 'undetermined'>)
    >>> compare_spans(Period.parse("2020-01-01/2025-01-01").bounds, Period.parse("2025-01-01/2030-01-01").bounds)
    Sharing(overlap=<Verdict.NO: 'no'>, handover=<Verdict.YES: 'yes'>)
    """
    may_be_apart = first.end_min < second.start_max or second.end_min < first.start_max
    may_hand_over = _may_hand_over(first, second) or _may_hand_over(second, first)
    may_overlap = first.start_min < second.end_max and second.start_min < first.end_max
    if not may_overlap:
        may_overlap = _may_be_one_day(first, second)
    return Sharing(
        Verdict.of(always=may_overlap and not (may_be_apart or may_hand_over), possible=may_overlap),
        Verdict.of(always=may_hand_over and not (may_be_apart or may_overlap), possible=may_hand_over),
    )


def compare_appointments(first: AppointmentSpan, first_id: str, second: AppointmentSpan, second_id: str) -> Sharing:
    """Return how two appointments of one board share days.

    Appointments for the whole term start on the same day. An appointment with successors ends before they start.

    >>> from psm_model.entities.tenure import find_appointment_span
    >>> board = BoardTerm(id="t", organisation_id="o", label="2025–2025", tenure=Tenure.WHOLE_TERM)
    >>> chair = find_appointment_span(Appointment(id="a", post=Post.CHAIR, member_id="m"), board)
    >>> compare_appointments(chair, "a", chair, "b").overlap
    <Verdict.YES: 'yes'>
    """
    if second_id in first.successor_ids or first_id in second.successor_ids:
        return Sharing(Verdict.NO, Verdict.NO)
    if not (first.is_whole_term and second.is_whole_term):
        return compare_spans(first.bounds, second.bounds)
    if not first.successor_ids and not second.successor_ids:
        return Sharing(Verdict.YES, Verdict.NO)
    # Both include the first day of the term, which is the last if a successor starts on the next day.
    last_start = min(first.bounds.start_max, second.bounds.start_max)
    share_more = last_start < min(first.bounds.end_min, second.bounds.end_min)
    return Sharing(Verdict.of(always=share_more, possible=True), Verdict.of(always=False, possible=not share_more))


def _may_hand_over(earlier: Bounds, later: Bounds) -> bool:
    """Return whether the last day of a span may be the first day of another, unless both are the same single day."""
    first, last = max(earlier.end_min, later.start_min), min(earlier.end_max, later.start_max)
    return first < last or (first == last and (earlier.start_min < first or later.end_max > last))


def _may_be_one_day(first: Bounds, second: Bounds) -> bool:
    """Return whether two spans may both be the same single day."""
    earliest = max(first.start_min, first.end_min, second.start_min, second.end_min)
    return earliest <= min(first.start_max, first.end_max, second.start_max, second.end_max)


def judge_replacement_overlap(replaced: Bounds, replacement: Bounds) -> Verdict:
    """Return whether a replacement starts before the replaced span ends, or both are the same single day.

    A replacement that starts on the last day of the replaced span shares a handover day with it.

    >>> judge_replacement_overlap(Period.parse("2021-01-01/2023-03-01").bounds, Period.parse("2023-03-01/2024").bounds)
    <Verdict.NO: 'no'>
    """
    may_start_early = replacement.start_min < replaced.end_max
    may_start_late = replaced.end_min < replacement.start_max or _may_hand_over(replaced, replacement)
    return Verdict.of(always=not may_start_late, possible=may_start_early or _may_be_one_day(replaced, replacement))


def judge_replacement_handover(replaced: Bounds, replacement: Bounds) -> Verdict:
    """Return whether the last day of a replaced span is the first day of its replacement, and the spans differ.

    A replacement that ends on the first day of the replaced span comes too early.

    >>> judge_replacement_handover(Period.parse("2021-01-01/2023-03-01").bounds, Period.parse("2023-03-01/2024").bounds)
    <Verdict.YES: 'yes'>
    >>> judge_replacement_handover(Period.parse("2023-03-01/2024").bounds, Period.parse("2021-01-01/2023-03-01").bounds)
    <Verdict.NO: 'no'>
    """
    may_be_apart = replaced.end_min < replacement.start_max
    return Verdict.of(
        always=not (may_be_apart or judge_replacement_overlap(replaced, replacement).possible),
        possible=_may_hand_over(replaced, replacement),
    )


def exceeds(inner: Bounds, outer: Bounds) -> Verdict:
    """Return whether a span starts before another starts or ends after it ends.

    >>> board = Period.parse("2020/2025").bounds
    >>> exceeds(Period.parse("2021-01-01/2026-01-01").bounds, board)
    <Verdict.YES: 'yes'>
    """
    # Some completion stays within if the widest outer span leaves room for it.
    first, last = max(inner.start_min, outer.start_min), min(inner.end_max, outer.end_max)
    may_be_within = first <= inner.start_max and inner.end_min <= last and first <= last
    return Verdict.of(
        always=not may_be_within, possible=inner.start_min < outer.start_max or inner.end_max > outer.end_min
    )


def find_shared_days(first: Bounds, second: Bounds) -> tuple[int, int]:
    """Return the ordinals of the earliest and the latest day that two spans may share."""
    return max(first.start_min, second.start_min), min(first.end_max, second.end_max)


def find_handover_days(first: Bounds, second: Bounds) -> tuple[int, int]:
    """Return the ordinals of the earliest and the latest day on which one span may end and the other start."""
    ranges = [
        (max(earlier.end_min, later.start_min), min(earlier.end_max, later.start_max))
        for earlier, later in ((first, second), (second, first))
        if _may_hand_over(earlier, later)
    ]
    return min(first for first, _ in ranges), max(last for _, last in ranges)
