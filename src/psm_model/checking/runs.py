"""count_in_a_row: the greatest number of successive terms that somebody served, even if their order is not known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from typing import NamedTuple, TypeAlias

from psm_model.values.bounds import NEVER
from psm_model.values.verdict import Verdict

__all__ = ["Count", "Served", "count_in_a_row"]

_Days: TypeAlias = tuple[int, int]
"""The earliest and the latest first day of a term."""


class Count(NamedTuple):
    """A number that may not be known exactly."""

    at_least: int
    """The least possible number."""
    at_most: int | None
    """The greatest possible number; None without an upper bound."""


class Served(NamedTuple):
    """A term, and whether somebody served in it."""

    start_days: tuple[int, int]
    """The ordinals of its earliest and its latest first day."""
    verdict: Verdict
    """Whether the person served in it, provided that it is a term."""
    is_certain_board: bool = True
    """Whether it certainly is a term; a board that may have been annulled may not be one."""


def count_in_a_row(terms: Iterable[Served]) -> Count:
    """Return the least and the greatest possible number of successive terms in which somebody served.

    Both numbers are exact: each is reached by some order of the starts, and some choice of the undetermined terms, that
    the record allows. Terms that start on the same day may be in any order.

    >>> yes, no = Verdict.YES, Verdict.NO
    >>> count_in_a_row([Served((1, 1), yes), Served((2, 2), no), Served((3, 3), yes), Served((4, 4), yes)])
    Count(at_least=2, at_most=2)
    >>> count_in_a_row([Served((1, 9), yes), Served((2, 8), no), Served((3, 7), yes)])
    Count(at_least=1, at_most=2)
    """
    listed = list(terms)
    # At most: what may be served is, and what may be no term is none where that would break the run.
    possible = [term.start_days for term in listed if term.verdict.possible]
    breaks = [term.start_days for term in listed if not term.verdict.possible and term.is_certain_board]
    # At least: the other way round. A term that may be none neither counts nor breaks a run if it was served.
    certain = [term.start_days for term in listed if term.verdict.certain and term.is_certain_board]
    may_break = [term.start_days for term in listed if not term.verdict.certain]
    return Count(_find_shortest(certain, may_break), _find_longest(possible, breaks))


def _find_longest(served: Sequence[_Days], breaks: Sequence[_Days]) -> int:
    """Return the greatest number of served terms that may start on a stretch of days that no break starts within.

    Such a stretch may be taken to begin on the latest first day of a served term: if it began earlier, it could begin
    later and lose none.
    """
    earliest, latest = sorted(first for first, _ in served), sorted(last for _, last in served)
    firsts = sorted(breaks)
    # For each break, the earliest day on which it or a later one has certainly started.
    soonest = [last for _, last in firsts]
    for place in range(len(firsts) - 2, -1, -1):
        soonest[place] = min(soonest[place], soonest[place + 1])
    most = 0
    for start in latest:
        place = bisect_right(firsts, (start, NEVER))
        end = soonest[place] if place < len(soonest) else NEVER
        most = max(most, bisect_right(earliest, end) - bisect_left(latest, start))
    return most


def _find_shortest(served: Sequence[_Days], breaks: Sequence[_Days]) -> int:
    """Return the least number of served terms that cannot be kept from following one another without a break."""
    least, most = 0, len(served)
    while least < most:
        middle = (least + most) // 2
        if _can_be_broken(served, breaks, middle):
            most = middle
        else:
            least = middle + 1
    return least


def _can_be_broken(served: Sequence[_Days], breaks: Sequence[_Days], limit: int) -> bool:
    """Return whether in some order never more than a number of served terms follow one another without a break.

    A term can be next if no other one has certainly started before it. Served terms are put first, since a break is not
    lost by waiting; of each kind, the one that keeps most others waiting.
    """
    waiting = sorted([(first, last, 0) for first, last in served] + [(first, last, 1) for first, last in breaks])
    ready: tuple[list[int], list[int]] = ([], [])
    place = run = 0
    while place < len(waiting) or any(ready):
        bound = min((lasts[0] for lasts in ready if lasts), default=NEVER)
        while place < len(waiting) and waiting[place][0] <= bound:
            _, last, kind = waiting[place]
            heappush(ready[kind], last)
            bound = min(bound, last)
            place += 1
        if ready[0] and run < limit:
            heappop(ready[0])
            run += 1
        elif ready[1]:
            heappop(ready[1])
            run = 0
        else:
            return False
    return True
