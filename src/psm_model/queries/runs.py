"""count_in_a_row: the greatest number of successive terms that somebody served, whose order may not be known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from psm_model.values.verdict import Verdict

__all__ = ["Count", "Served", "count_in_a_row"]


class Count(NamedTuple):
    """A number that may not be known exactly."""

    at_least: int
    """The least number that it can be."""
    at_most: int | None
    """The greatest number that it can be; None without an upper bound."""


class Served(NamedTuple):
    """A term, and whether somebody served in it."""

    start_days: tuple[int, int]
    """The ordinals of its earliest and its latest first day."""
    verdict: Verdict
    """Whether the person served in it, if it is a term at all."""
    is_certain_board: bool = True
    """Whether it is a term: a board that may have been annulled may be none."""


def count_in_a_row(terms: Iterable[Served]) -> Count:
    """Return the greatest number of successive terms in which somebody served, at least and at most.

    Terms that may have started in another order are taken to be in the worst order, or in the best one.

    >>> yes, no = Verdict.YES, Verdict.NO
    >>> count_in_a_row([Served((1, 1), yes), Served((2, 2), no), Served((3, 3), yes), Served((4, 4), yes)])
    Count(at_least=2, at_most=2)
    >>> count_in_a_row([Served((1, 9), yes), Served((2, 8), no), Served((3, 7), yes)])
    Count(at_least=1, at_most=2)
    """
    at_least = at_most = least_run = most_run = 0
    for group in _iter_unordered(terms):
        certain = sum(term.verdict.certain and term.is_certain_board for term in group)
        possible = sum(term.verdict.possible for term in group)
        # What may break a run, and what certainly does. A board that may be none breaks no run of somebody who served
        # on it if it is one.
        may_break = sum(not term.verdict.certain for term in group)
        breaks = sum(not term.verdict.possible and term.is_certain_board for term in group)
        if may_break:
            # Those that break the run divide the others as evenly as they can.
            at_least, least_run = max(at_least, -(-certain // (may_break + 1))), 0
        else:
            least_run += certain
            at_least = max(at_least, least_run)
        most_run += possible
        at_most = max(at_most, most_run)
        if breaks:
            most_run = possible
    return Count(at_least, at_most)


def _iter_unordered(terms: Iterable[Served]) -> Iterator[list[Served]]:
    """Yield groups of terms, in order, of which each may have started before another one of its group."""
    group: list[Served] = []
    latest = 0
    for term in sorted(terms, key=lambda term: term.start_days):
        if group and term.start_days[0] > latest:
            yield group
            group = []
        latest = max(latest, term.start_days[1]) if group else term.start_days[1]
        group.append(term)
    if group:
        yield group
