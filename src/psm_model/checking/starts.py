"""Starts: days on which things may start, and which of them may start between two others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

__all__ = ["Starts"]


class Starts:
    """The earliest and the latest day on which each of several things may start, in the order of these.

    What it takes to answer a question grows with the logarithm of their number, and with what the answer holds.

    >>> starts = Starts([(1, 1), (2, 4), (3, 3)])
    >>> starts.between(0, 2), list(starts.iter_pairs([0, 1, 2]))
    ([1], [(0, 1), (0, 2), (1, 2)])
    """

    def __init__(self, starts: Sequence[tuple[int, int]]) -> None:
        """Take the starts, which are in order."""
        self._starts = starts
        self._earliest = [first for first, _ in starts]
        self._size = 1
        while self._size < len(starts):
            self._size *= 2
        # A tree of the latest days: the largest of each half below it.
        none = min((last for _, last in starts), default=0) - 1
        self._largest = [none] * self._size + [last for _, last in starts] + [none] * (self._size - len(starts))
        for node in range(self._size - 1, 0, -1):
            self._largest[node] = max(self._largest[2 * node], self._largest[2 * node + 1])
        # Of what starts no earlier than each, which surely has started first.
        self._soonest = [last for _, last in starts]
        for place in range(len(starts) - 2, -1, -1):
            self._soonest[place] = min(self._soonest[place], self._soonest[place + 1])

    def between(self, first: int, second: int) -> list[int]:
        """Return the others that may start after one of two and before the other, in their order."""
        return sorted(set(self._iter_between(first, second)))

    def are_successive(self, first: int, second: int) -> bool:
        """Return whether no other may start after one of two and before the other."""
        return next(self._iter_between(first, second), None) is None

    def _iter_between(self, first: int, second: int) -> Iterator[int]:
        """Yield the others that may start between two, some of them twice."""
        (first_min, first_max), (second_min, second_max) = self._starts[first], self._starts[second]
        # Of two that may start in either order, the first by its earliest day may be the later.
        for days in ((first_min + 1, second_max - 1), (second_min + 1, first_max - 1)):
            for one in self._iter_within(*days):
                if one not in {first, second}:
                    yield one

    def _iter_within(self, first: int, last: int) -> Iterator[int]:
        """Yield those that may start on one of some days."""
        if first > last:
            return
        count = bisect_right(self._earliest, last)
        nodes = [(1, 0, self._size)]
        while nodes:
            node, start, width = nodes.pop()
            if start >= count or self._largest[node] < first:
                continue
            if width == 1:
                yield start
            else:
                half = width // 2
                nodes += ((2 * node, start, half), (2 * node + 1, start + half, half))

    def _reach(self, one: int) -> int:
        """Return the earliest start from which on something surely starts between that and another."""
        later = bisect_right(self._earliest, self._starts[one][1])
        return self._soonest[later] + 1 if later < len(self._soonest) else self._earliest[-1] + 1

    def iter_pairs(self, places: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield every two of some, in order, between which nothing surely starts."""
        for at, first in enumerate(places):
            reach = self._reach(first)
            after = at + 1
            while after < len(places) and self._earliest[places[after]] < reach:
                yield first, places[after]
                after += 1

    def iter_groups(self, places: Sequence[int]) -> Iterator[list[int]]:
        """Yield those of some, in order, that hang together by such pairs; what is in none stands alone."""
        group: list[int] = []
        reach = 0
        for one in places:
            if group and self._earliest[one] >= reach:
                yield group
                group = []
            reach = max(reach, self._reach(one)) if group else self._reach(one)
            group.append(one)
        if group:
            yield group
