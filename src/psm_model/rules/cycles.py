"""Circles of references."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

__all__ = ["iter_circles"]


def iter_circles(references: Mapping[str, Collection[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the ids that refer to one another in circles, directly or through others: each such group once, sorted.

    References to ids that refer to nothing themselves are ignored.

    Args:
        references: The ids that each id refers to.
    """
    search = _Search(references)
    for start in references:
        for group in search.iter_groups(start):
            if len(group) > 1 or group[0] in references[group[0]]:
                yield tuple(sorted(group))


class _Search:
    """Tarjan's search for strongly connected components, without recursion, which long chains would exhaust."""

    def __init__(self, references: Mapping[str, Collection[str]]) -> None:
        self._references = references
        self._order: dict[str, int] = {}
        self._lowest: dict[str, int] = {}
        # The ids of groups that are not complete, in the order in which they were found.
        self._pending: dict[str, None] = {}
        self._path: list[tuple[str, Iterator[str]]] = []

    def iter_groups(self, start: str) -> Iterator[list[str]]:
        """Yield the groups that can be reached from an id and were not found before."""
        if start not in self._order:
            self._enter(start)
        while self._path:
            current, others = self._path[-1]
            following = next((other for other in others if self._is_new(current, other)), None)
            if following is not None:
                self._enter(following)
                continue
            self._path.pop()
            if self._path:
                self._lower(self._path[-1][0], self._lowest[current])
            if self._lowest[current] == self._order[current]:
                yield self._take_group(current)

    def _enter(self, current: str) -> None:
        self._order[current] = self._lowest[current] = len(self._order)
        self._pending[current] = None
        self._path.append((current, iter(self._references[current])))

    def _is_new(self, current: str, other: str) -> bool:
        """Return whether a reference leads to an id that was not found before, and note one that leads back."""
        if other in self._pending:
            self._lower(current, self._order[other])
        return other in self._references and other not in self._order

    def _lower(self, current: str, order: int) -> None:
        self._lowest[current] = min(self._lowest[current], order)

    def _take_group(self, first: str) -> list[str]:
        group: list[str] = []
        while not group or group[-1] != first:
            group.append(self._pending.popitem()[0])
        return group
