"""Slow answers to questions about periods, from all their completions; of psm_model, only Verdict is used.

A completion of a period has a first and a last day, the first no later than the last: for each known end a day whose
ISO form begins with the end's text, for an unknown end any day, for an open end a day that never comes. A question is
answered YES if it is true in every completion, and NO if in none.
"""

from __future__ import annotations

import math
from datetime import date
from functools import cache
from itertools import chain, pairwise, product
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from psm_model.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

NEVER = math.inf


def judge_all(answers: Iterable[bool]) -> Verdict:
    """Return the verdict for the answers of all completions, of which there is at least one."""
    distinct: set[bool] = set()
    for answer in answers:
        distinct.add(answer)
        if len(distinct) == 2:
            return Verdict.UNDETERMINED
    (answer_for_all,) = distinct
    return Verdict.YES if answer_for_all else Verdict.NO


@cache
def list_days(text: str) -> tuple[int, ...]:
    """Return the ordinals of all days of a partial date given as text."""
    first = date(int(text[:4]), 1, 1).toordinal()
    return tuple(day for day in range(first, first + 366) if date.fromordinal(day).isoformat().startswith(text))


def representatives(texts: Iterable[str]) -> list[int]:
    """Return enough days for a question about the order of up to four days.

    The first and last days of the dates divide time into stretches, and each date, known or not, consists of
    whole stretches. If a day moves within its stretch, past no other day, no comparison changes. So four days in
    each stretch (all days of a shorter one) can represent any order of the four days of a question.
    """
    cuts = sorted(set(chain.from_iterable((list_days(text)[0], list_days(text)[-1] + 1) for text in texts)))
    stretches = [range(cuts[0] - 4, cuts[0])]
    stretches += [range(cut, following) for cut, following in pairwise(cuts)]
    stretches += [range(cuts[-1], cuts[-1] + 4)]
    return [day for stretch in stretches for day in stretch[:4]]


def neighbours(texts: Iterable[str]) -> list[int]:
    """Return enough days for a question about consecutive days: two at each end of each stretch."""
    days = representatives(texts)
    cuts = sorted(set(chain.from_iterable((list_days(text)[0], list_days(text)[-1] + 1) for text in texts)))
    return sorted({*days[:2], *days[-2:], *(cut + step for cut in cuts for step in (-2, -1, 0, 1))})


def dates_in(*periods: str) -> list[str]:
    """Return the partial dates of periods given as text, or an arbitrary date if there is none."""
    texts = [end for period in periods for end in period.split("/") if end not in {"", ".."}]
    return texts or ["2000-01-01"]


def list_completions(period: str, days: list[int]) -> list[tuple[float, float]]:
    """Return all completions of a period that consist of the given days."""
    start, end = period.split("/")
    starts = [day for day in days if not start or day in list_days(start)]
    ends: list[float] = [NEVER] if end == ".." else [day for day in days if not end or day in list_days(end)]
    return [(first, last) for first, last in product(starts, ends) if first <= last]


def contains(period: str, day: str) -> Verdict:
    """Return whether the day is in the period: neither before its first day nor after its last."""
    world = representatives(dates_in(period, f"{day}/"))
    days = [candidate for candidate in world if candidate in list_days(day)]
    return judge_all(
        start <= candidate <= end for (start, end), candidate in product(list_completions(period, world), days)
    )


def _compare(
    holds: Callable[[float, float, float, float], bool], first: str, second: str, world: list[int] | None = None
) -> Verdict:
    world = representatives(dates_in(first, second)) if world is None else world
    pairs = product(list_completions(first, world), list_completions(second, world))
    return judge_all(holds(*first_span, *second_span) for first_span, second_span in pairs)


def overlaps(first: str, second: str) -> Verdict:
    """Return whether two periods have a day in common."""
    return _compare(lambda start, end, start2, end2: max(start, start2) <= min(end, end2), first, second)


def meets(first: str, second: str) -> Verdict:
    """Return whether the second period starts on the day after the first ends."""
    world = neighbours(dates_in(first, second))
    return _compare(lambda _start, end, start2, _end2: end + 1 == start2, first, second, world)


def is_handover(start: float, end: float, start2: float, end2: float) -> bool:
    """Return whether two spans differ and share only one day, the last of one and the first of the other."""
    shared = range(int(max(start, start2)), int(min(end, end2, 10**7)) + 1)
    last_and_first = end == start2 or end2 == start
    return len(shared) == 1 and last_and_first and (start, end) != (start2, end2)


def handover(first: str, second: str) -> Verdict:
    """Return whether two periods share a handover day."""
    return _compare(is_handover, first, second)


def overlaps_beyond_handover(first: str, second: str) -> Verdict:
    """Return whether two periods share a day, and not only a handover day."""

    def holds(start: float, end: float, start2: float, end2: float) -> bool:
        return max(start, start2) <= min(end, end2) and not is_handover(start, end, start2, end2)

    return _compare(holds, first, second)


def overlaps_by_all_days(first: str, second: str) -> Verdict:
    """Return the same as `overlaps` for periods with known or open ends, from all their days as sets."""
    every = sorted(set(chain.from_iterable(list_days(text) for text in dates_in(first, second))))
    horizon = every[-1] + 2

    def list_spans(period: str) -> list[frozenset[int]]:
        return [frozenset(range(int(s), int(min(e, horizon)) + 1)) for s, e in list_completions(period, every)]

    return judge_all(
        not first_span.isdisjoint(second_span)
        for first_span, second_span in product(list_spans(first), list_spans(second))
    )


@cache
def years_after(day: int, years: int) -> int:
    """Return the day a number of years after, computed by dateutil."""
    return (date.fromordinal(day) + relativedelta(years=years)).toordinal()


def lasts(period: str, years: int, early: int, late: int) -> Verdict:
    """Return whether the last day is the anniversary of the first or the day before, with some days early or late.

    For known ends, all days are tried. For an unknown end, all days from each start to the day after the last valid one
    are tried: no later one would be valid. For an unknown start, all days from each end so far back are tried
    that the years and all late days are over before the end, as they are from any earlier start.
    """
    start, end = period.split("/")

    def is_valid(first: int, last: float) -> bool:
        due = years_after(first, years)
        return due - 1 - early <= last <= due + late

    def answers() -> Iterable[bool]:
        if not end:
            for first in list_days(start):
                yield from (is_valid(first, last) for last in range(first, years_after(first, years) + late + 2))
        elif not start:
            for last in list_days(end):
                yield from (is_valid(first, last) for first in range(last, last - 366 * years - late - 3, -1))
        else:
            ends: Sequence[float] = [NEVER] if end == ".." else list_days(end)
            yield from (is_valid(first, day) for first, day in product(list_days(start), ends) if first <= day)

    # An open period of unknown start never ends, whatever its start.
    return Verdict.NO if period == "/.." else judge_all(answers())
