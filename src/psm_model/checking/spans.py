"""Comparisons of spans of days: overlaps, handover days and imprecise ends."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.tenure import AppointmentSpan
from psm_model.values.bounds import UNBOUNDED, Bounds
from psm_model.values.endpoint import OPEN
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from .facts import Fact

__all__ = [
    "Sharing",
    "compare_appointments",
    "compare_spans",
    "exceeds",
    "find_deciding_ends",
    "find_handover_days",
    "find_imprecise",
    "find_imprecise_attested",
    "find_imprecise_ends",
    "find_imprecise_shortest_end",
    "find_imprecise_term",
    "find_shared_days",
    "find_span_pointer",
    "format_days",
    "format_handover_days",
    "format_shared_days",
    "get_year",
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
    apart = first.end_min < second.start_max or second.end_min < first.start_max
    handover = _may_hand_over(first, second) or _may_hand_over(second, first)
    overlap = first.start_min < second.end_max and second.start_min < first.end_max
    if not overlap:
        overlap = _may_be_one_day(first, second)
    return Sharing(
        Verdict.of(always=overlap and not (apart or handover), possible=overlap),
        Verdict.of(always=handover and not (apart or overlap), possible=handover),
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
    if not (first.of_term and second.of_term):
        return compare_spans(first.bounds, second.bounds)
    if not first.successor_ids and not second.successor_ids:
        return Sharing(Verdict.YES, Verdict.NO)
    # Both include the first day of the term, which is the last if a successor starts on the next day.
    longer = min(first.bounds.end_min, second.bounds.end_min) > min(first.bounds.start_max, second.bounds.start_max)
    return Sharing(Verdict.of(always=longer, possible=True), Verdict.of(always=False, possible=not longer))


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
    early = replacement.start_min < replaced.end_max
    later = replaced.end_min < replacement.start_max or _may_hand_over(replaced, replacement)
    return Verdict.of(always=not later, possible=early or _may_be_one_day(replaced, replacement))


def judge_replacement_handover(replaced: Bounds, replacement: Bounds) -> Verdict:
    """Return whether the last day of a replaced span is the first day of its replacement, and the spans differ.

    A replacement that ends on the first day of the replaced span comes too early.

    >>> judge_replacement_handover(Period.parse("2021-01-01/2023-03-01").bounds, Period.parse("2023-03-01/2024").bounds)
    <Verdict.YES: 'yes'>
    >>> judge_replacement_handover(Period.parse("2023-03-01/2024").bounds, Period.parse("2021-01-01/2023-03-01").bounds)
    <Verdict.NO: 'no'>
    """
    apart = replaced.end_min < replacement.start_max
    return Verdict.of(
        always=not (apart or judge_replacement_overlap(replaced, replacement).possible),
        possible=_may_hand_over(replaced, replacement),
    )


def find_deciding_ends(first: Bounds, second: Bounds) -> tuple[dict[str, bool], dict[str, bool]]:
    """Return the ends of two spans that decide whether they share more than a handover day.

    The results are the `start` and `end` arguments of `find_imprecise_ends` for each span.

    >>> find_deciding_ends(Period.parse("2017/2022").bounds, Period.parse("2022/2027").bounds)
    ({'start': False, 'end': True}, {'start': True, 'end': False})
    """
    first_start, second_start = first.start_max >= second.end_min, second.start_max >= first.end_min
    return {"start": first_start, "end": second_start}, {"start": second_start, "end": first_start}


def exceeds(inner: Bounds, start: tuple[int, int], end: tuple[int, int]) -> Verdict:
    """Return whether a span starts before another starts or ends after it ends.

    `start` and `end` are the earliest and latest ordinals of the outer start and end.

    >>> board = Period.parse("2020/2025").bounds
    >>> exceeds(Period.parse("2021-01-01/2026-01-01").bounds, board[:2], board[2:])
    <Verdict.YES: 'yes'>
    """
    # Some completion stays within if the widest outer span leaves room for it.
    first, last = max(inner.start_min, start[0]), min(inner.end_max, end[1])
    within = first <= inner.start_max and inner.end_min <= last and first <= last
    return Verdict.of(always=not within, possible=inner.start_min < start[1] or inner.end_max > end[0])


def format_days(first: int, last: int) -> str:
    """Return inclusive ordinals as an EDTF period.

    Return '-' if there are no days or the first day has no upper bound.

    >>> format_days(date(2022, 12, 31).toordinal(), date(2022, 12, 31).toordinal())
    '2022-12-31/2022-12-31'
    """
    if first > last or first >= UNBOUNDED:
        return "-"
    start = "" if first <= -UNBOUNDED else str(date.fromordinal(first))
    return f"{start}/{'..' if last >= UNBOUNDED else date.fromordinal(last)}"


def format_shared_days(first: Bounds, second: Bounds, overlap: Verdict) -> dict[str, str]:
    """Return the message params for the certain and the possible days shared by two spans.

    >>> spans = Period.parse("2018/2023").bounds, Period.parse("2022/2027").bounds
    >>> format_shared_days(*spans, Verdict.YES)
    {'certain_days': '2022-12-31/2023-01-01', 'possible_days': '2022-01-01/2023-12-31'}
    """
    certain = format_days(max(first.start_max, second.start_max), min(first.end_min, second.end_min))
    return {
        "certain_days": certain if overlap.certain else "-",
        "possible_days": format_days(*find_shared_days(first, second)),
    }


def find_shared_days(first: Bounds, second: Bounds) -> tuple[int, int]:
    """Return the ordinals of the earliest and the latest day that two spans may share."""
    return max(first.start_min, second.start_min), min(first.end_max, second.end_max)


def format_handover_days(first: Bounds, second: Bounds) -> dict[str, str]:
    """Return the message param for the days on which one span may end and the other start.

    >>> format_handover_days(Period.parse("2017/2022").bounds, Period.parse("2022/2027").bounds)
    {'days': '2022-01-01/2022-12-31'}
    """
    return {"days": format_days(*find_handover_days(first, second))}


def find_handover_days(first: Bounds, second: Bounds) -> tuple[int, int]:
    """Return the ordinals of the earliest and the latest day on which one span may end and the other start."""
    ranges = [
        (max(earlier.end_min, later.start_min), min(earlier.end_max, later.start_max))
        for earlier, later in ((first, second), (second, first))
        if _may_hand_over(earlier, later)
    ]
    return min(first for first, _ in ranges), max(last for _, last in ranges)


def get_year(ordinal: int) -> int:
    """Return the year of an ordinal; an unbounded one is returned as is, beyond every year."""
    return date.fromordinal(ordinal).year if -UNBOUNDED < ordinal < UNBOUNDED else ordinal


def find_imprecise(pointer: str, day: PartialDate) -> tuple[Fact, ...]:
    """Return the fact of a date that is not known to the day, else nothing."""
    return () if day.precision is Precision.DAY else (Fact(pointer, day.precision is Precision.YEAR),)


def find_imprecise_ends(pointer: str, period: Period, *, start: bool = True, end: bool = True) -> tuple[Fact, ...]:
    """Return the facts of the requested ends of a period that are not known to the day.

    >>> find_imprecise_ends("/board_terms/0/period", Period.parse("2025/2030-10-15"))
    (Fact(pointer='/board_terms/0/period/start', is_year=True),)
    """
    facts: tuple[Fact, ...] = ()
    for name, value in [("start", period.start)] * start + [("end", period.end)] * end:
        if isinstance(value, PartialDate):
            facts += find_imprecise(f"{pointer}/{name}", value)
        elif value is not OPEN:
            facts += (Fact(f"{pointer}/{name}"),)
    return facts


def find_span_pointer(path: str, term: BoardTerm) -> str:
    """Return the pointer of a term's period, or else of its label."""
    return f"{path}/label" if term.period is None else f"{path}/period"


def find_imprecise_term(path: str, term: BoardTerm, *, start: bool = True, end: bool = True) -> tuple[Fact, ...]:
    """Return the facts of the requested ends of a term, by its span, that are not known to the day.

    The end of a term that was extended or shortened is that of the change.

    >>> until = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026))
    >>> find_imprecise_term("/board_terms/0", BoardTerm(id="t", organisation_id="o", changes=[until]), start=False)
    (Fact(pointer='/board_terms/0/changes/0/until', is_year=True),)
    """
    pointer, span = f"{path}/period", term.span
    if span is None:
        return (Fact(pointer),) if start or end else ()
    facts = find_imprecise_ends(pointer, span, start=start, end=False)
    if not end:
        return facts
    if term.runs_until_successor:
        return (*facts, *find_imprecise_shortest_end(path, term), Fact(f"{path}/changes/{len(term.changes) - 1}"))
    return facts + find_imprecise_shortest_end(path, term)


def find_imprecise_attested(path: str, term: BoardTerm, *, after: int = -UNBOUNDED) -> tuple[Fact, ...]:
    """Return the facts of the attested days of a board and its posts that are not known to the day.

    Days that are certainly not after an ordinal are omitted.
    """
    owners = [(path, term.attested)]
    owners += ((f"{path}/appointments/{at}", post.attested) for at, post in enumerate(term.appointments))
    return tuple(
        fact
        for owner, attested in owners
        for number, attestation in enumerate(attested)
        if attestation.on.ordinals[1] > after
        for fact in find_imprecise(f"{owner}/attested/{number}/on", attestation.on)
    )


def find_imprecise_shortest_end(path: str, term: BoardTerm) -> tuple[Fact, ...]:
    """Return the facts of the last decreed end of a term that are not known to the day.

    If the term runs until the next board, a later attested day may be that end.
    """
    span = term.shortest_span
    if span is None:
        return ()
    if "changes" in term.withheld:
        return (Fact(f"{path}/changes"),)
    facts: tuple[Fact, ...] = ()
    if term.runs_until_successor:
        facts = find_imprecise_attested(path, term, after=span.bounds.end_min)
    changed = [number for number, change in enumerate(term.changes) if change.until is not None]
    if changed and span.end == term.changes[changed[-1]].until and isinstance(span.end, PartialDate):
        return find_imprecise(f"{path}/changes/{changed[-1]}/until", span.end) + facts
    return find_imprecise_ends(f"{path}/period", span, start=False) + facts
