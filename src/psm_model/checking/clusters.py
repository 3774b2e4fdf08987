"""Clusters: pairwise search for overlapping spans, with one result for too many pairs."""

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

from .spans import compare_spans

__all__ = [
    "MAX_PAIRS",
    "Candidate",
    "Cluster",
    "Pair",
    "find_pairs",
    "judge_span_handover",
    "judge_span_overlap",
    "limit_certainty",
]

T = TypeVar("T")

MAX_PAIRS: Final = 50
"""The maximum number of pairs of a cluster; a cluster with more is one finding."""


@attrs.frozen
class Candidate(Generic[T]):
    """An object with a span that may clash with others."""

    bounds: Bounds
    """The days of its span."""
    subject: T
    """The object with the span."""
    side: Hashable
    """The side; candidates of the same side never clash."""
    can_be_certain: bool = True
    """Whether it can be in a pair that certainly clashes."""
    is_whole_term: bool = False
    """Whether it starts on the same day as all other candidates with this flag."""
    is_succeeded: bool = False
    """Whether it is such a span and ends because of a successor."""


class _Stretch(NamedTuple):
    """A stretch of time of a candidate, in a unit that each search chooses."""

    first: int
    """The first point in time."""
    last: int
    """The last point in time, inclusive."""
    position: int
    """The position of the candidate in its cluster."""


class Pair(NamedTuple, Generic[T]):
    """Two candidates that clash or may clash, in order of their earliest starts."""

    first: Candidate[T]
    """The candidate with the earlier possible start."""
    second: Candidate[T]
    """The other candidate."""
    verdict: Verdict
    """Whether they clash."""


@attrs.frozen
class Cluster(Generic[T]):
    """Candidates with more than `MAX_PAIRS` clashing pairs."""

    members: tuple[Candidate[T], ...]
    """The candidates, ordered by span."""
    verdict: Verdict
    """YES if any two of them certainly clash."""


Judge: TypeAlias = Callable[[Candidate[T], Candidate[T]], Verdict]
"""Callback that returns whether two candidates of different sides clash.

It must return what `compare_appointments` returns, except NO for a few pairs. Pairs for which that returns NO are not
judged."""
# Any: a side. Sides are unordered but never compared, because positions are unique.
_Latest: TypeAlias = tuple[int, int, Any]  # a negated end, the position of its candidate, and its side


def find_pairs(
    candidates: Iterable[Candidate[T]], judge: Judge[T], *, handover: bool = False
) -> Iterator[Pair[T] | Cluster[T]]:
    """Yield the pairs of candidates that clash or may clash, or a cluster for more than MAX_PAIRS pairs.

    The time grows with sorting the candidates and with the results, not with all pairs.

    Args:
        candidates: The candidates. Their order breaks ties between equal starts.
        judge: Returns whether two candidates of different sides that may share a day clash.
        handover: Whether to judge only pairs in which one may end on the day on which the other starts.

    >>> spans = [Candidate(Period.parse(text).bounds, text, text) for text in ("2022/2027", "2017/2023", "2030/..")]
    >>> pairs = find_pairs(spans, judge_span_overlap)
    >>> [(pair.first.subject, pair.second.subject) for pair in pairs]
    [('2017/2023', '2022/2027')]
    """
    for cluster in _iter_connected(sorted(candidates, key=lambda candidate: candidate.bounds.start_days)):
        if len(cluster) == 1:
            continue
        pairs = list(islice(_iter_clashes(cluster, judge, handover=handover), MAX_PAIRS + 1))
        if len(pairs) <= MAX_PAIRS:
            yield from sorted(pairs, key=lambda pair: (pair.first.bounds.start_days, pair.second.bounds.start_days))
            continue
        certain_candidates = [candidate for candidate in cluster if candidate.can_be_certain]
        certain = any(
            pair.verdict.certain for pair in _iter_clashes(certain_candidates, judge, handover=handover, certain=True)
        )
        yield Cluster(tuple(cluster), Verdict.of(always=certain, possible=True))


def limit_certainty(first: Candidate[T], second: Candidate[T], verdict: Verdict) -> Verdict:
    """Return a verdict about two candidates, which is certain only if both can be in a pair that certainly clashes.

    >>> doubtful = Candidate(Period.parse("2020/2025").bounds, "", "", can_be_certain=False)
    >>> limit_certainty(doubtful, doubtful, Verdict.YES)
    <Verdict.UNDETERMINED: 'undetermined'>
    """
    return verdict if first.can_be_certain and second.can_be_certain else verdict & Verdict.UNDETERMINED


def judge_span_overlap(first: Candidate[T], second: Candidate[T]) -> Verdict:
    """Return whether the spans of two candidates share more than a handover day."""
    return limit_certainty(first, second, compare_spans(first.bounds, second.bounds).overlap)


def judge_span_handover(first: Candidate[T], second: Candidate[T]) -> Verdict:
    """Return whether the spans of two candidates share a handover day and no other."""
    return limit_certainty(first, second, compare_spans(first.bounds, second.bounds).handover)


def _iter_connected(candidates: Sequence[Candidate[T]]) -> Iterator[list[Candidate[T]]]:
    """Yield groups of candidates that are connected by days they may share."""
    cluster: list[Candidate[T]] = []
    latest = 0
    for candidate in candidates:
        if cluster and candidate.bounds.start_min > latest:
            yield cluster
            cluster = []
        latest = max(latest, candidate.bounds.end_max) if cluster else candidate.bounds.end_max
        cluster.append(candidate)
    if cluster:
        yield cluster


def _iter_clashes(
    cluster: Sequence[Candidate[T]], judge: Judge[T], *, handover: bool, certain: bool = False
) -> Iterator[Pair[T]]:
    """Yield the clashing pairs of a cluster, unordered; if `certain`, all certain ones."""
    if handover:
        pairs = _iter_certain_handovers(cluster) if certain else _iter_possible_handovers(cluster)
    else:
        pairs = _iter_certain_overlaps(cluster) if certain else _iter_possible_overlaps(cluster)
    for i, j in pairs:
        first, second = (cluster[i], cluster[j]) if i < j else (cluster[j], cluster[i])
        verdict = judge(first, second)
        if verdict.possible:
            yield Pair(first, second, verdict)


def _iter_possible_overlaps(cluster: Sequence[Candidate[T]]) -> Iterator[tuple[int, int]]:
    """Yield the positions of pairs that may share more than a handover day.

    The stretches count half days, so that two touching spans cross only if the judge may accept them. Otherwise many
    touching pairs would be judged in vain.
    """
    stretches = []
    for position, candidate in enumerate(cluster):
        start_min, start_max, end_min, end_max = candidate.bounds
        # Two touching spans may both be the same single day.
        first = 2 * start_min + (start_min < end_min and not candidate.is_whole_term)
        stretches.append(_Stretch(first, 2 * end_max - (start_max < end_max), position))
    yield from _iter_crossing(cluster, stretches)


def _iter_certain_overlaps(cluster: Sequence[Candidate[T]]) -> Iterator[tuple[int, int]]:
    """Yield the positions of pairs that certainly share more than a handover day.

    The stretches count half days, so that two touching spans cross only if both are the same single day.
    """
    cores: list[_Stretch] = []
    term_cores: list[_Stretch] = []
    loose: list[_Stretch] = []
    loose_terms: list[_Stretch] = []
    for position, candidate in enumerate(cluster):
        start_min, start_max, end_min, end_max = candidate.bounds
        is_open = start_min < end_max
        first, last = 2 * start_max + is_open, 2 * end_min - is_open
        if first <= last:
            (term_cores if candidate.is_whole_term else cores).append(_Stretch(first, last, position))
        else:
            # It has no certain day. It certainly overlaps only spans that certainly last from before its earliest
            # end until after its latest start.
            (loose_terms if candidate.is_whole_term else loose).append(_Stretch(last, first, position))
    yield from _iter_crossing(cluster, cores)
    yield from _iter_crossing(cluster, term_cores, cores)
    yield from _iter_within(cluster, loose, cores + term_cores)
    yield from _iter_within(cluster, loose_terms, cores)
    yield from _iter_certain_first_day_overlaps(cluster)


def _iter_certain_first_day_overlaps(cluster: Sequence[Candidate[T]]) -> Iterator[tuple[int, int]]:
    """Yield the positions of pairs that start on the same day and certainly share another.

    The stretches count whole days, except those of spans without a successor, which are all the same point in time.
    """
    unsucceeded: list[_Stretch] = []
    long: list[_Stretch] = []
    short: list[_Stretch] = []
    for position, candidate in enumerate(cluster):
        if not candidate.is_whole_term:
            continue
        _, start_max, end_min, _ = candidate.bounds
        if not candidate.is_succeeded:
            unsucceeded.append(_Stretch(0, 0, position))
        # Spans that certainly end after their latest start overlap each other, and spans that end after that.
        if end_min > start_max:
            long.append(_Stretch(start_max + 1, 2 * UNBOUNDED, position))
        else:
            short.append(_Stretch(end_min, end_min, position))
    yield from _iter_crossing(cluster, unsucceeded)
    yield from _iter_crossing(cluster, long)
    yield from _iter_crossing(cluster, short, long)


def _iter_possible_handovers(cluster: Sequence[Candidate[T]]) -> Iterator[tuple[int, int]]:
    """Yield the positions of pairs in which one may end on the day on which the other starts.

    The stretches count half days, so that an end and a start cross on a day only if not both spans must be that day.
    """
    ends, starts = [], []
    for position, candidate in enumerate(cluster):
        start_min, start_max, end_min, end_max = candidate.bounds
        # Two touching spans must not be the same single day.
        ends.append(_Stretch(2 * end_min + (start_min == end_min), 2 * end_max + 1, position))
        starts.append(_Stretch(2 * start_min, 2 * start_max + (start_max < end_max), position))
    seen: set[tuple[int, int]] = set()
    for i, j in _iter_crossing(cluster, ends, starts):
        pair = (min(i, j), max(i, j))
        if pair not in seen:
            seen.add(pair)
            yield pair


def _iter_certain_handovers(cluster: Sequence[Candidate[T]]) -> Iterator[tuple[int, int]]:
    """Yield the positions of pairs in which one certainly ends on the day on which the other starts.

    Both days are known, and one of the two certainly has another day. The stretches count half days, as those of
    possible handovers.
    """
    ends: list[_Stretch] = []
    term_ends: list[_Stretch] = []
    starts: list[_Stretch] = []
    term_starts: list[_Stretch] = []
    for position, candidate in enumerate(cluster):
        start_min, start_max, end_min, end_max = candidate.bounds
        if end_min == end_max:
            end = _Stretch(2 * end_min + (start_max == end_min), 2 * end_min + 1, position)
            (term_ends if candidate.is_whole_term else ends).append(end)
        if start_min == start_max:
            start = _Stretch(2 * start_min, 2 * start_min + (end_min > start_min), position)
            (term_starts if candidate.is_whole_term else starts).append(start)
    yield from _iter_crossing(cluster, ends, starts + term_starts)
    # Spans of the term start on the same day, so they cannot hand over to each other.
    yield from _iter_crossing(cluster, term_ends, starts)


def _iter_within(
    cluster: Sequence[Candidate[T]], inner: Sequence[_Stretch], outer: Sequence[_Stretch]
) -> Iterator[tuple[int, int]]:
    """Yield positions of candidates of different sides if the inner stretch lies within the outer one."""
    begins = [(start, 0, end, position) for start, end, position in outer]
    queries = [(start, 1, end, position) for start, end, position in inner]
    # Stretches that have begun, by side, and the first of each side; the latest end comes first.
    begun: dict[Hashable, list[_Latest]] = defaultdict(list)
    firsts: list[_Latest] = []
    for _, is_query, end, position in sorted(begins + queries):
        candidate_side = cluster[position].side
        if is_query:
            for _, _, side in _take_until(end, firsts):
                if side != candidate_side:
                    yield from ((position, other) for _, other, _ in _take_until(end, begun[side]))
        else:
            same_side = begun[candidate_side]
            if same_side:
                del firsts[bisect_left(firsts, same_side[0])]
            insort(same_side, (-end, position, candidate_side))
            insort(firsts, same_side[0])


def _take_until(end: int, latest: Iterable[_Latest]) -> Iterator[_Latest]:
    """Yield the leading items that do not end before `end`; the latest ends come first."""
    return takewhile(lambda item: -item[0] >= end, latest)


def _iter_crossing(
    cluster: Sequence[Candidate[T]], first: Sequence[_Stretch], second: Sequence[_Stretch] | None = None
) -> Iterator[tuple[int, int]]:
    """Yield positions of candidates of different sides whose stretches share a point in time.

    Args:
        cluster: The candidates.
        first: The stretches of the first candidate of each pair.
        second: The stretches of the second one; None to pair the first stretches among themselves, each pair once.
    """
    events = [(start, end, 0, position) for start, end, position in first]
    if second is not None:
        events += [(start, end, 1, position) for start, end, position in second]
    events.sort()
    # Running stretches of each list, by side; the heap orders them by end.
    running: tuple[dict[Hashable, dict[int, None]], ...] = (defaultdict(dict), defaultdict(dict))
    until: list[tuple[int, int, int]] = []
    for start, end, source, position in events:
        while until and until[0][0] < start:
            _, expired_source, expired = heappop(until)
            sides = running[expired_source]
            side = cluster[expired].side
            del sides[side][expired]
            if not sides[side]:
                del sides[side]
        candidate_side = cluster[position].side
        for side, alive in running[0 if second is None else 1 - source].items():
            if side != candidate_side:
                for other in alive:
                    yield (position, other) if second is not None and source == 0 else (other, position)
        running[source][candidate_side][position] = None
        heappush(until, (end, source, position))
