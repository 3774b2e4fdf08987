"""What rules ask of spans of days: which of many may share a day, and which go beyond the bounds of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, TypeVar

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import OPEN, UNBOUNDED, Bounds, Period
from psm_model.values.verdict import Verdict

__all__ = [
    "ALWAYS",
    "beyond",
    "days_in_words",
    "held_bounds",
    "imprecise",
    "imprecise_ends",
    "open_questions",
    "overlapping",
    "sharing_days",
    "span_pointer",
    "year_of",
]

T = TypeVar("T")

ALWAYS: Final[Bounds] = (-UNBOUNDED, UNBOUNDED, -UNBOUNDED + 1, UNBOUNDED)
"""The bounds of a span of which nothing is known."""


def overlapping(first: Bounds, second: Bounds) -> Verdict:
    """Tell whether two spans share a day, as `Period.overlaps` does.

    >>> overlapping(Period.parse("2010/2015").bounds, Period.parse("2012/2014").bounds)
    <Verdict.YES: 'yes'>
    """
    return Verdict.of(
        always=first[1] < second[2] and second[1] < first[2],
        possible=first[0] < second[3] and second[0] < first[3],
    )


def open_questions(first: Bounds, second: Bounds) -> tuple[dict[str, bool], dict[str, bool]]:
    """Tell of two spans which of their ends decide whether they share a day, as far as that is not decided.

    They do where each starts before the other ends. Gives the `start` and `end` to ask each one's `imprecise_ends` for.

    >>> open_questions(Period.parse("2017/2022").bounds, Period.parse("2022/2027").bounds)
    ({'start': False, 'end': True}, {'start': True, 'end': False})
    """
    one, other = first[1] >= second[2], second[1] >= first[2]
    return {"start": one, "end": other}, {"start": other, "end": one}


def sharing_days(spans: Iterable[tuple[Bounds, T]]) -> Iterator[tuple[tuple[Bounds, T], tuple[Bounds, T], Verdict]]:
    """Give every two spans that may share a day, and whether they surely do.

    Of the two, the one that may start earlier comes first.

    It sorts them and sweeps, so it takes time for the spans and for the pairs that it gives, not for all pairs.

    >>> spans = [(Period.parse(text).bounds, text) for text in ("2022/2027", "2017/2023", "2030/..")]
    >>> [(first, second) for (_, first), (_, second), _ in sharing_days(spans)]
    [('2017/2023', '2022/2027')]
    """
    running: list[tuple[Bounds, T]] = []
    for span in sorted(spans, key=lambda span: span[0][:2]):
        # One that surely ended before this one can start shares no day with it, nor with a later one.
        running = [earlier for earlier in running if earlier[0][3] > span[0][0]]
        for earlier in running:
            yield earlier, span, overlapping(earlier[0], span[0])
        running.append(span)


def beyond(inner: Bounds, start: tuple[int, int], end: tuple[int, int]) -> Verdict:
    """Tell whether a span starts before another's start or ends after its end, each within the ordinals given.

    >>> board = Period.parse("2020/2025").bounds
    >>> beyond(Period.parse("2021-01-01/2026-01-01").bounds, board[:2], board[2:])
    <Verdict.YES: 'yes'>
    """
    # It stays within in some completion where the earliest start and the latest end of the outer leave room for it.
    first, last = max(inner[0], start[0]), min(inner[3], end[1])
    within = first <= inner[1] and inner[2] <= last and first < last
    return Verdict.of(always=not within, possible=inner[0] < start[1] or inner[3] > end[0])


def held_bounds(appointment: Appointment, term: BoardTerm) -> Bounds:
    """Give the bounds of the days on which an appointment is held; without a period of its own, some days of its term.

    A holdover without a period is held on some days from the start of the term on.

    >>> term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2025-01-01"))
    >>> held = held_bounds(Appointment(id="a", post=Post.CHAIR, member_id="m"), term)
    >>> date.fromordinal(held[0]), date.fromordinal(held[3])
    (datetime.date(2020, 1, 1), datetime.date(2025, 1, 1))
    """
    if appointment.period is not None:
        return appointment.period.bounds
    if term.span is None:
        return ALWAYS
    first, _, _, last = term.span.bounds
    # A holdover stays beyond the term, nobody says how long.
    if appointment.capacity is Capacity.HOLDOVER:
        last = UNBOUNDED
    return first, last - 1, first + 1, last


def days_in_words(first: int, end: int) -> str:
    """Write the days from one ordinal up to another, the last counted in; a dash where there are none.

    Days that start nobody can tell how late are none that can be named.

    >>> days_in_words(date(2022, 12, 31).toordinal(), date(2023, 1, 1).toordinal())
    '2022-12-31/2022-12-31'
    """
    if first >= min(end, UNBOUNDED - 1):
        return "-"
    start = ".." if first <= -UNBOUNDED else str(date.fromordinal(first))
    return f"{start}/{'..' if end >= UNBOUNDED else date.fromordinal(end - 1)}"


def year_of(ordinal: int) -> int:
    """Give the year of a day; of one without bound, a number before or after every year."""
    if -UNBOUNDED < ordinal < UNBOUNDED - 1:
        return date.fromordinal(ordinal).year
    return ordinal


def imprecise(pointer: str, day: PartialDate) -> tuple[str, ...]:
    """Give the pointer of a date where it is not known to the day."""
    return () if day.precision is Precision.DAY else (pointer,)


def imprecise_ends(pointer: str, period: Period, *, start: bool = True, end: bool = True) -> tuple[str, ...]:
    """Give the pointers of those of a period's ends, of the ones asked for, that are not known to the day.

    >>> imprecise_ends("/board_terms/0/period", Period.parse("2025/2030-10-15"))
    ('/board_terms/0/period/start',)
    """
    ends = [("start", period.start)] * start + [("end", period.end)] * end
    return tuple(
        f"{pointer}/{name}"
        for name, value in ends
        if value is not OPEN and not (isinstance(value, PartialDate) and value.precision is Precision.DAY)
    )


def span_pointer(path: str, term: BoardTerm) -> str:
    """Give where a term's span stands: the pointer of its period, or else of its label."""
    return f"{path}/label" if term.period is None else f"{path}/period"
