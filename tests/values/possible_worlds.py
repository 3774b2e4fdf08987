"""Slow answers to questions about periods, by going through their completions; nothing here uses psm_model but Verdict.

A completion of a period gives it a first and a last day, the first no later than the last: each known end a day whose
ISO form begins with the end's text, an unknown one any day at all, an open one a day that never comes. A question is
answered YES if it holds in every completion, NO if in none.
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


def verdict(answers: Iterable[bool]) -> Verdict:
    """What the answers of all completions come to; there is always one."""
    seen: set[bool] = set()
    for answer in answers:
        seen.add(answer)
        if len(seen) == 2:
            return Verdict.UNDETERMINED
    (only,) = seen
    return Verdict.YES if only else Verdict.NO


@cache
def days_of(text: str) -> tuple[int, ...]:
    """The ordinals of all days that a written partial date may stand for."""
    first = date(int(text[:4]), 1, 1).toordinal()
    return tuple(day for day in range(first, first + 366) if date.fromordinal(day).isoformat().startswith(text))


def representatives(texts: Iterable[str]) -> list[int]:
    """Days enough to stand for all days there are, in a question that only asks which of up to four days comes first.

    The first and last days of the dates concerned cut time into stretches, and each date, known or not, is made of
    whole stretches. Move a day within its stretch, past no other day in it, and no comparison changes. So four days in
    each stretch (of a shorter one, all) can take any order that four days of a question can have in it.
    """
    cuts = sorted(set(chain.from_iterable((days_of(text)[0], days_of(text)[-1] + 1) for text in texts)))
    stretches = [range(cuts[0] - 4, cuts[0])]
    stretches += [range(cut, following) for cut, following in pairwise(cuts)]
    stretches += [range(cuts[-1], cuts[-1] + 4)]
    return [day for stretch in stretches for day in stretch[:4]]


def neighbours(texts: Iterable[str]) -> list[int]:
    """Days enough for a question that asks which day follows another: the two at each end of each stretch."""
    days = representatives(texts)
    cuts = sorted(set(chain.from_iterable((days_of(text)[0], days_of(text)[-1] + 1) for text in texts)))
    return sorted({*days[:2], *days[-2:], *(cut + step for cut in cuts for step in (-2, -1, 0, 1))})


def dates_in(*periods: str) -> list[str]:
    """The partial dates that written periods name; where there is none, one that any day does as well as."""
    texts = [end for period in periods for end in period.split("/") if end not in {"", ".."}]
    return texts or ["2000-01-01"]


def completions(period: str, days: list[int]) -> list[tuple[float, float]]:
    """All completions of a period that are made of the given days."""
    start, end = period.split("/")
    starts = [day for day in days if not start or day in days_of(start)]
    ends: list[float] = [NEVER] if end == ".." else [day for day in days if not end or day in days_of(end)]
    return [(first, last) for first, last in product(starts, ends) if first <= last]


def contains(period: str, day: str) -> Verdict:
    """Whether the day is in the period: neither before its first day nor after its last."""
    world = representatives(dates_in(period, f"{day}/"))
    asked = [one for one in world if one in days_of(day)]
    return verdict(start <= one <= end for (start, end), one in product(completions(period, world), asked))


def _of_two(
    holds: Callable[[float, float, float, float], bool], one: str, other: str, world: list[int] | None = None
) -> Verdict:
    world = representatives(dates_in(one, other)) if world is None else world
    pairs = product(completions(one, world), completions(other, world))
    return verdict(holds(*this, *that) for this, that in pairs)


def overlaps(one: str, other: str) -> Verdict:
    """Whether there is a day that both have: the later of the first days is not after the sooner of the last."""
    return _of_two(lambda start, end, start2, end2: max(start, start2) <= min(end, end2), one, other)


def meets(one: str, other: str) -> Verdict:
    """Whether the other starts on the day after the one ends."""
    world = neighbours(dates_in(one, other))
    return _of_two(lambda _start, end, start2, _end2: end + 1 == start2, one, other, world)


def is_handover(start: float, end: float, start2: float, end2: float) -> bool:
    """Whether two spans differ and share one day alone, the last of one and the first of the other."""
    shared = range(int(max(start, start2)), int(min(end, end2, 10**7)) + 1)
    last_and_first = end == start2 or end2 == start
    return len(shared) == 1 and last_and_first and (start, end) != (start2, end2)


def handover(one: str, other: str) -> Verdict:
    """Whether two periods share a handover day."""
    return _of_two(is_handover, one, other)


def overlaps_beyond_handover(one: str, other: str) -> Verdict:
    """Whether two periods share a day, and no handover day alone."""

    def holds(start: float, end: float, start2: float, end2: float) -> bool:
        return max(start, start2) <= min(end, end2) and not is_handover(start, end, start2, end2)

    return _of_two(holds, one, other)


def overlaps_by_all_days(one: str, other: str) -> Verdict:
    """As `overlaps`, of periods with known or open ends, by each and every day of theirs, and by sets of days."""
    every = sorted(set(chain.from_iterable(days_of(text) for text in dates_in(one, other))))
    horizon = every[-1] + 2

    def spans(period: str) -> list[frozenset[int]]:
        return [frozenset(range(int(s), int(min(e, horizon)) + 1)) for s, e in completions(period, every)]

    return verdict(not this.isdisjoint(that) for this, that in product(spans(one), spans(other)))


@cache
def years_after(day: int, years: int) -> int:
    """The day so many years after, as dateutil has it."""
    return (date.fromordinal(day) + relativedelta(years=years)).toordinal()


def lasts(period: str, years: int, early: int, late: int) -> Verdict:
    """Whether the period's last day is the anniversary of its first or the day before, or so many days off.

    Of known ends it goes through all days. Of an unknown end it goes, for each start, from that start to the day after
    the last that would do: no later one would do either. Of an unknown start, for each end, from that end so far back
    that the years, and all that may be late, are over before the end: from any sooner start they are over as well.
    """
    start, end = period.split("/")

    def does(first: int, last: float) -> bool:
        due = years_after(first, years)
        return due - 1 - early <= last <= due + late

    def answers() -> Iterable[bool]:
        if not end:
            for first in days_of(start):
                yield from (does(first, last) for last in range(first, years_after(first, years) + late + 2))
        elif not start:
            for last in days_of(end):
                yield from (does(first, last) for first in range(last, last - 366 * years - late - 3, -1))
        else:
            ends: Sequence[float] = [NEVER] if end == ".." else days_of(end)
            yield from (does(first, day) for first, day in product(days_of(start), ends) if first <= day)

    # An open period of unknown start ends no years after any start: one start tells.
    return Verdict.NO if period == "/.." else verdict(answers())
