"""Clusters: spans that may share days, gone through pair by pair, and told as a whole where the pairs are too many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import islice
from typing import Final, Generic, NamedTuple, TypeAlias, TypeVar

import attrs

from psm_model.values.bounds import Bounds
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
    """Whether its span is tied to those of all others of which this is said, so that they surely share a day."""


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
"""Returns whether two candidates of different sides clash; it says NO of few pairs that may share a day."""
Stretch: TypeAlias = tuple[int, int]
"""A first and a last day, both counted in."""


def find_pairs(
    candidates: Iterable[Candidate[T]], judge: Judge[T], *, handover: bool = False
) -> Iterator[Pair[T] | Cluster[T]]:
    """Yield the pairs of candidates that clash or may clash, and a cluster in place of more than MOST_PAIRS of them.

    It takes time for the candidates, sorted, and for what it yields, not for all pairs.

    Args:
        candidates: The candidates. Their order decides the order of what may start on the same days.
        judge: Says whether two candidates of different sides that may share a day clash.
        handover: Whether only those are asked of which one may end on the day on which the other starts.

    >>> from psm_model.rules.spans import compare_spans
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
        asked = _handing_over(cluster, certain=certain)
    else:
        asked = _surely_sharing(cluster) if certain else _sharing(cluster)
    for i, j in asked:
        first, second = cluster[min(i, j)], cluster[max(i, j)]
        verdict = judge(first, second)
        if verdict.possible:
            yield Pair(first, second, verdict)


def _sharing(cluster: Sequence[Candidate[T]]) -> Iterator[tuple[int, int]]:
    """Yield the positions of two of different sides that may share a day."""
    spans = [((one.bounds.start_min, one.bounds.end_max), position) for position, one in enumerate(cluster)]
    yield from _crossing(cluster, spans, spans)


def _surely_sharing(cluster: Sequence[Candidate[T]]) -> Iterator[tuple[int, int]]:
    """Yield the positions of two of different sides that surely share a day, and of few that may."""
    cores: list[tuple[Stretch, int]] = []
    loose: list[tuple[Stretch, int]] = []
    for position, one in enumerate(cluster):
        _, start_max, end_min, _ = one.bounds
        if start_max <= end_min or one.of_term:
            cores.append(((start_max, max(start_max, end_min)), position))
        else:
            # No day is surely one of its own. It surely shares one with what surely lasts from its earliest end to its
            # latest start, and with nothing that has no such day either.
            loose.append(((end_min, start_max), position))
    yield from _crossing(cluster, cores, cores)
    yield from _crossing(cluster, loose, cores)


def _handing_over(cluster: Sequence[Candidate[T]], *, certain: bool) -> Iterator[tuple[int, int]]:
    """Yield the positions of two of different sides of which one may end on the day on which the other starts.

    Where certain, only those whose days are known are gone through: no others do so for certain.
    """
    ends = [((one.bounds.end_min, one.bounds.end_max), position) for position, one in enumerate(cluster)]
    starts = [((one.bounds.start_min, one.bounds.start_max), position) for position, one in enumerate(cluster)]
    if certain:
        ends, starts = ([one for one in stretches if one[0][0] == one[0][1]] for stretches in (ends, starts))
    seen: set[tuple[int, int]] = set()
    for i, j in _crossing(cluster, ends, starts):
        pair = (min(i, j), max(i, j))
        if pair not in seen:
            seen.add(pair)
            yield pair


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
