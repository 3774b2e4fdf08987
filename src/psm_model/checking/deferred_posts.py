"""DeferredPosts: the members on the boards of a part of a file, whose appointments are read again if they matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from psm_model.values.bounds import UNBOUNDED

__all__ = ["DeferredPosts", "DeferredTerm"]


class DeferredTerm(NamedTuple):
    """A term whose appointments are not kept."""

    number: int
    """Its position among all entities of the part."""
    position: int
    """Its position among the terms of the part."""
    member_ids: tuple[str, ...]
    """The members in its appointments."""


class DeferredPosts:
    """The boards of a part of a file, with the members on each.

    Whether an appointment matters depends on its member, who may be in another part. Few matter, and to keep and send
    all of them would take a third of the time of a check. So only the members are sent, and the terms of those who
    matter are read again from the file.

    >>> posts = DeferredPosts()
    >>> posts.add(4, 0, ["m", "n"], date(2025, 1, 1).toordinal())
    >>> posts.add(5, 1, [], date(1990, 1, 1).toordinal())
    >>> list(posts), sorted(posts.member_ids), date.fromordinal(posts.earliest).isoformat()
    ([DeferredTerm(number=4, position=0, member_ids=('m', 'n'))], ['m', 'n'], '2025-01-01')
    """

    __slots__ = ("_terms", "earliest")

    def __init__(self) -> None:
        self._terms: list[DeferredTerm] = []
        self.earliest = UNBOUNDED
        """A day on or before the start of every appointment; after everything if no start is known."""

    def add(self, number: int, position: int, member_ids: list[str], earliest: int) -> None:
        """Add a term, unless it has no members.

        Args:
            number: Its position among all entities of the part.
            position: Its position among the terms of the part.
            member_ids: The members in its appointments.
            earliest: A day on or before the start of each of these appointments.
        """
        if member_ids:
            self._terms.append(DeferredTerm(number, position, tuple(member_ids)))
            self.earliest = min(self.earliest, earliest)

    @property
    def member_ids(self) -> set[str]:
        """The members in the appointments."""
        return set().union(*[term.member_ids for term in self._terms])

    def __iter__(self) -> Iterator[DeferredTerm]:
        return iter(self._terms)
