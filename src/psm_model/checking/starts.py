"""Starts: a search structure for start days that may be imprecise."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

__all__ = ["Starts"]


class Starts:
    """The earliest and latest start days of several items, sorted.

    A query takes logarithmic time in the number of items, plus the size of its result.

    >>> starts = Starts([(1, 1), (2, 4), (3, 3)])
    >>> starts.between(0, 2), list(starts.iter_pairs([0, 1, 2]))
    ([1], [(0, 1), (0, 2), (1, 2)])
    """

    def __init__(self, starts: Sequence[tuple[int, int]]) -> None:
        """Initialise from sorted starts."""
        self._starts = starts
        self._earliest = [first for first, _ in starts]
        self._size = 1
        while self._size < len(starts):
            self._size *= 2
        # A tree of the latest days: each node holds the maximum of its children.
        none = min((last for _, last in starts), default=0) - 1
        self._largest = [none] * self._size + [last for _, last in starts] + [none] * (self._size - len(starts))
        for node in range(self._size - 1, 0, -1):
            self._largest[node] = max(self._largest[2 * node], self._largest[2 * node + 1])
        # For each item, the earliest of the latest starts from that item on.
        self._soonest = [last for _, last in starts]
        for place in range(len(starts) - 2, -1, -1):
            self._soonest[place] = min(self._soonest[place], self._soonest[place + 1])

    def between(self, first: int, second: int) -> list[int]:
        """Return the sorted positions of the items that may start between two others."""
        return sorted(set(self._iter_between(first, second)))

    def are_successive(self, first: int, second: int) -> bool:
        """Return whether no other item may start between the two."""
        return next(self._iter_between(first, second), None) is None

    def _iter_between(self, first: int, second: int) -> Iterator[int]:
        """Yield the items that may start between two others; some are repeated."""
        (first_min, first_max), (second_min, second_max) = self._starts[first], self._starts[second]
        # The two may start in either order, so both are tried.
        for days in ((first_min + 1, second_max - 1), (second_min + 1, first_max - 1)):
            for position in self._iter_within(*days):
                if position not in {first, second}:
                    yield position

    def _iter_within(self, first: int, last: int) -> Iterator[int]:
        """Yield the items that may start on one of the days."""
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

    def _find_reach(self, position: int) -> int:
        """Return the earliest start that certainly has another start between it and the item."""
        later = bisect_right(self._earliest, self._starts[position][1])
        return self._soonest[later] + 1 if later < len(self._soonest) else self._earliest[-1] + 1

    def iter_pairs(self, places: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield each pair of the positions, in order, between which nothing certainly starts."""
        for at, first in enumerate(places):
            reach = self._find_reach(first)
            after = at + 1
            while after < len(places) and self._earliest[places[after]] < reach:
                yield first, places[after]
                after += 1

    def iter_groups(self, places: Sequence[int]) -> Iterator[list[int]]:
        """Yield groups of positions connected by such pairs, in order; an unpaired position forms its own group."""
        group: list[int] = []
        reach = 0
        for position in places:
            if group and self._earliest[position] >= reach:
                yield group
                group = []
            reach = max(reach, self._find_reach(position)) if group else self._find_reach(position)
            group.append(position)
        if group:
            yield group
