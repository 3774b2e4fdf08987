"""All possible spans of a term, day by day, within a few days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product

from hypothesis import strategies as st

from psm_model.entities import (
    Attestation,
    TermChange,
    TermChangeKind,
)
from psm_model.values import UNKNOWN, PartialDate, Period, Verdict

FIRST, LAST = date(2022, 1, 25), date(2022, 2, 6)
"""The first and the last day of all spans; an unknown end is tried up to the last."""
WINDOW = [FIRST + timedelta(count) for count in range((LAST - FIRST).days + 1)]
UNTIL_NEXT = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)


@cache
def days() -> st.SearchStrategy[PartialDate]:
    """Return a strategy for days of the window, or their months."""
    inner = WINDOW[2:-2]
    return st.sampled_from([*map(PartialDate.from_date, inner), PartialDate(2022, 1), PartialDate(2022, 2)])


@cache
def spans() -> st.SearchStrategy[Period | None]:
    """Return a strategy for spans within the window, with imprecise or unknown ends, or none."""
    return st.none() | st.builds(make_span, days(), days(), st.integers(0, 3))


def make_span(start: PartialDate, end: PartialDate, kind: int) -> Period:
    """Return the period between two dates, whatever their order, or one of its kind without one of them."""
    if kind < 2:  # one end is unknown
        return Period(UNKNOWN, end) if kind else Period(start, UNKNOWN)
    return Period(start, end) if is_period(start, end) else Period(end, start)


def is_period(start: object, end: object) -> bool:
    """Return whether an end may be on or after a start; unknown ones may."""
    return not isinstance(start, PartialDate) or not isinstance(end, PartialDate) or start.earliest <= end.latest


@cache
def attested() -> st.SearchStrategy[list[Attestation]]:
    """Return a strategy for a few attested days."""
    return st.lists(st.builds(Attestation, on=days()), max_size=2)


def days_in_window(on: object) -> list[date]:
    """Return the days of the window that a date may mean; all of them for an unknown one."""
    if not isinstance(on, PartialDate):
        return WINDOW
    return [day for day in WINDOW if on.earliest <= day <= on.latest]


def iter_worlds(span: Period | None, facts: list[Attestation]) -> Iterator[tuple[date, date]]:
    """Yield each first and last day of a span that contains a day of each attestation."""
    start, end = (UNKNOWN, UNKNOWN) if span is None else (span.start, span.end)
    for first, last in product(days_in_window(start), days_in_window(end)):
        if first <= last and all(any(first <= day <= last for day in days_in_window(fact.on)) for fact in facts):
            yield first, last


def judge_all(answers: list[bool]) -> Verdict:
    """Return the verdict of the answers in all worlds."""
    return Verdict.of(always=all(answers), possible=any(answers))
