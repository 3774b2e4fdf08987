"""Clusters: spans that may share days, gone through pair by pair, and told as a whole where the pairs are too many."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import islice, takewhile
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

import attrs

from psm_model.values.bounds import UNBOUNDED, Bounds
from psm_model.values.verdict import Verdict

__all__ = ["MOST_PAIRS", "Candidate", "Cluster", "Pair", "find_pairs"]

T = TypeVar("T")

MOST_PAIRS: Final = 50
"""How many pairs of a cluster are found one by one; more of them are one finding of the whole cluster."""


@attrs.frozen
class Candidate(Generic[T]):
    """Something that has a span and may clash with others."""

    bounds: Bounds
    """The days of its span."""
    subject: T
    """What has the span."""
    side: Hashable
    """What two candidates have in common that never clash with each other."""
    can_be_certain: bool = True
    """Whether it may be in a pair that clashes for certain."""
    of_term: bool = False
    """Whether its span is tied to those of all others of which this is said: they start on one day."""
    is_succeeded: bool = False
    """Whether its end is that of a span so tied because somebody succeeds."""


class Pair(NamedTuple, Generic[T]):
    """Two candidates that clash, or may clash; the one that may start earlier first."""

    first: Candidate[T]
    """The one that may start earlier."""
    second: Candidate[T]
    """The other."""
    verdict: Verdict
    """Whether they clash."""


@attrs.frozen
class Cluster(Generic[T]):
    """Candidates of which more pairs clash, or may clash, than are found one by one."""

    members: tuple[Candidate[T], ...]
    """The candidates, in the order of their spans."""
    verdict: Verdict
    """YES where any two of them clash for certain."""


Judge: TypeAlias = Callable[[Candidate[T], Candidate[T]], Verdict]
"""Returns whether two candidates of different sides clash: what `compare_held` returns, but for few pairs, of which NO.

Pairs for which `compare_held` returns NO are not judged."""
Stretch: TypeAlias = tuple[int, int]
"""A first and a last point in time, both counted in."""
# Any: a side. Sides have no order, and are never compared, since no two positions are equal.
_Latest: TypeAlias = tuple[int, int, Any]
"""An end, negative, the position of what ends, and its side."""


def find_pairs(
    candidates: Iterable[Candidate[T]], judge: Judge[T], *, handover: bool = False
) -> Iterator[Pair[T] | Cluster[T]]:
    """Yield the pairs of candidates that clash or may clash, and a cluster in place of more than MOST_PAIRS of them.

    It takes time for the candidates, sorted, and for what it yields, not for all pairs.

    Args:
        candidates: The candidates. Their order decides the order of what may start on the same days.
        judge: Says whether two candidates of different sides that may share a day clash.
        handover: Whether only those are asked of which one may end on the day on which the other starts.

    >>> from psm_model.checking.spans import compare_spans
    >>> spans = [Candidate(Period.parse(text).bounds, text, text) for text in ("2022/2027", "2017/2023", "2030/..")]
    >>> pairs = find_pairs(spans, lambda one, other: compare_spans(one.bounds, other.bounds).overlap)
    >>> [(pair.first.subject, pair.second.subject) for pair in pairs]
    [('2017/2023', '2022/2027')]
    """
    for cluster in _connected(sorted(candidates, key=lambda one: one.bounds[:2])):
        pairs = list(islice(_clashes(cluster, judge, handover=handover), MOST_PAIRS + 1))
        if len(pairs) <= MOST_PAIRS:
            yield from sorted(pairs, key=lambda pair: (pair.first.bounds[:2], pair.second.bounds[:2]))
            continue
        sure = [one for one in cluster if one.can_be_certain]
        certain = any(pair.verdict.certain for pair in _clashes(sure, judge, handover=handover, certain=True))
        yield Cluster(tuple(cluster), Verdict.of(always=certain, possible=True))


def _connected(candidates: Sequence[Candidate[T]]) -> Iterator[list[Candidate[T]]]:
    """Yield those that hang together by days that two of them may share."""
    cluster: list[Candidate[T]] = []
    latest = 0
    for one in candidates:
        if cluster and one.bounds.start_min > latest:
            yield cluster
            cluster = []
        latest = max(latest, one.bounds.end_max) if cluster else one.bounds.end_max
        cluster.append(one)
    if cluster:
        yield cluster


def _clashes(
    cluster: Sequence[Candidate[T]], judge: Judge[T], *, handover: bool, certain: bool = False
) -> Iterator[Pair[T]]:
    """Yield the pairs of a cluster that the judge finds, in no order; where certain, all that clash for certain."""
    if handover:
        asked = _surely_handing_over(cluster) if certain else _handing_over(cluster)
    else:
        asked = _surely_sharing(cluster) if certain else _sharing(cluster)
    for i, j in asked:
        first, second = cluster[min(i, j)], cluster[max(i, j)]
        verdict = judge(first, second)
        if verdict.possible:
            yield Pair(first, second, verdict)


# The stretches below count in halves of days, so that those of two spans that touch on one day cross exactly if the
# judge may find what is asked: else many pairs that touch would be gone through in vain.
def _sharing(cluster: Sequence[Candidate[T]]) -> Iterator[tuple[int, int]]:
    """Yield the positions of two of different sides that may share more than a handover day."""
    spans = []
    for position, one in enumerate(cluster):
        start_min, start_max, end_min, end_max = one.bounds
        # Two that touch may be one single day, where the last day of one may be its first, and so of the other.
        first = 2 * start_min + (start_min < end_min and not one.of_term)
        spans.append(((first, 2 * end_max - (start_max < end_max)), position))
    yield from _crossing(cluster, spans, spans)


def _surely_sharing(cluster: Sequence[Candidate[T]]) -> Iterator[tuple[int, int]]:
    """Yield the positions of two of different sides that surely share more than a handover day."""
    cores: tuple[list[tuple[Stretch, int]], ...] = ([], [])
    loose: tuple[list[tuple[Stretch, int]], ...] = ([], [])
    for position, one in enumerate(cluster):
        start_min, start_max, end_min, end_max = one.bounds
        is_open = start_min < end_max
        first, last = 2 * start_max + is_open, 2 * end_min - is_open
        if first <= last:
            cores[one.of_term].append(((first, last), position))
        else:
            # No day is surely one of its own. It surely shares days with what surely lasts from before its earliest
            # end until after its latest start, and with nothing that has no such day either.
            loose[one.of_term].append(((last, first), position))
    yield from _crossing(cluster, cores[False], cores[False])
    yield from _crossing(cluster, cores[True], cores[False])
    yield from _within(cluster, loose[False], cores[False] + cores[True])
    yield from _within(cluster, loose[True], cores[False])
    yield from _surely_sharing_first_day(cluster)


def _surely_sharing_first_day(cluster: Sequence[Candidate[T]]) -> Iterator[tuple[int, int]]:
    """Yield the positions of two of different sides that start on one day and surely share another."""
    unsucceeded: list[tuple[Stretch, int]] = []
    long: list[tuple[Stretch, int]] = []
    short: list[tuple[Stretch, int]] = []
    for position, one in enumerate(cluster):
        if not one.of_term:
            continue
        _, start_max, end_min, _ = one.bounds
        if not one.is_succeeded:
            unsucceeded.append(((0, 0), position))
        # Each that surely ends after its latest start shares days with all such, and with those that end after that.
        if end_min > start_max:
            long.append(((start_max + 1, 2 * UNBOUNDED), position))
        else:
            short.append(((end_min, end_min), position))
    yield from _crossing(cluster, unsucceeded, unsucceeded)
    yield from _crossing(cluster, long, long)
    yield from _crossing(cluster, short, long)


def _handing_over(cluster: Sequence[Candidate[T]]) -> Iterator[tuple[int, int]]:
    """Yield the positions of two of different sides of which one may end on the day on which the other starts."""
    ends, starts = [], []
    for position, one in enumerate(cluster):
        start_min, start_max, end_min, end_max = one.bounds
        # Two that touch may not be one and the same single day.
        ends.append(((2 * end_min + (start_min == end_min), 2 * end_max + 1), position))
        starts.append(((2 * start_min, 2 * start_max + (start_max < end_max)), position))
    seen: set[tuple[int, int]] = set()
    for i, j in _crossing(cluster, ends, starts):
        pair = (min(i, j), max(i, j))
        if pair not in seen:
            seen.add(pair)
            yield pair


def _surely_handing_over(cluster: Sequence[Candidate[T]]) -> Iterator[tuple[int, int]]:
    """Yield the positions of two of different sides of which one surely ends on the day on which the other starts.

    Both days are known, and one of the two surely has another day besides.
    """
    ends: tuple[list[tuple[Stretch, int]], ...] = ([], [])
    starts: tuple[list[tuple[Stretch, int]], ...] = ([], [])
    for position, one in enumerate(cluster):
        start_min, start_max, end_min, end_max = one.bounds
        if end_min == end_max:
            ends[one.of_term].append(((4 * end_min + (start_max == end_min), 4 * end_min + 1), position))
        if start_min == start_max:
            starts[one.of_term].append(((4 * start_min, 4 * start_min + (end_min > start_min)), position))
    yield from _crossing(cluster, ends[False], starts[False] + starts[True])
    # Those that start on one day are not told apart by it.
    yield from _crossing(cluster, ends[True], starts[False])


def _within(
    cluster: Sequence[Candidate[T]], inner: Sequence[tuple[Stretch, int]], outer: Sequence[tuple[Stretch, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the positions of candidates of different sides, the stretch of the first within that of the second."""
    begins = [(start, 0, end, position) for (start, end), position in outer]
    asked = [(start, 1, end, position) for (start, end), position in inner]
    # Those that have begun, by their sides, and the first of each side: what ends last is first.
    begun: dict[Hashable, list[_Latest]] = defaultdict(list)
    firsts: list[_Latest] = []
    for _, is_asked, end, position in sorted(begins + asked):
        own = cluster[position].side
        if is_asked:
            for _, _, side in _until(end, firsts):
                if side != own:
                    yield from ((position, other) for _, other, _ in _until(end, begun[side]))
        else:
            of_side = begun[own]
            if of_side:
                del firsts[bisect_left(firsts, of_side[0])]
            insort(of_side, (-end, position, own))
            insort(firsts, of_side[0])


def _until(end: int, latest: Iterable[_Latest]) -> Iterator[_Latest]:
    """Yield the first of a list that is sorted by the ends, the latest first: those that do not end before another."""
    return takewhile(lambda one: -one[0] >= end, latest)


def _crossing(
    cluster: Sequence[Candidate[T]],
    ones: Sequence[tuple[Stretch, int]],
    others: Sequence[tuple[Stretch, int]],
) -> Iterator[tuple[int, int]]:
    """Yield the positions of candidates of different sides, a stretch of one of which shares a day with one of another.

    Of one list with itself each pair is yielded once.
    """
    same = ones is others
    events = sorted(
        [(stretch, 0, position) for stretch, position in ones]
        + ([] if same else [(stretch, 1, position) for stretch, position in others])
    )
    # Those that still run, of each list by their sides; the heap says which run out first.
    running: tuple[dict[Hashable, dict[int, None]], ...] = (defaultdict(dict), defaultdict(dict))
    until: list[tuple[int, int, int]] = []
    for (start, end), which, position in events:
        while until and until[0][0] < start:
            _, of, over = heappop(until)
            sides = running[of]
            side = cluster[over].side
            del sides[side][over]
            if not sides[side]:
                del sides[side]
        own = cluster[position].side
        for side, alive in running[which if same else 1 - which].items():
            if side != own:
                for other in alive:
                    yield (other, position) if same or which else (position, other)
        running[which][own][position] = None
        heappush(until, (end, which, position))
