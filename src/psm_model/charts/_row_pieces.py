"""split_row: a row that is taller than a page, in pieces that fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

import attrs

from psm_model.views.timeline import Row

__all__ = ["split_row"]


def split_row(row: Row, fits: Callable[[Row], bool]) -> Iterator[Row]:
    """Yield a row, or pieces of it that fit: lanes, then undated terms, then marks are divided in halves.

    A piece that cannot be divided is yielded as it is. A mark stays with the first piece
    that has one of its terms; marks of a single lane go on without it.
    """
    halves = None if fits(row) else _halve(row)
    if halves is None:
        yield row
        return
    for half in halves:
        yield from split_row(half, fits)


def _halve(row: Row) -> tuple[Row, Row] | None:
    lanes, undated = row.lanes, row.undated
    if len(lanes) > 1:
        middle = len(lanes) // 2
        first, last = (tuple(chain.from_iterable(part)) for part in (lanes[:middle], lanes[middle:]))
        return _divide(row, attrs.evolve(row, bars=first, undated=()), attrs.evolve(row, bars=last))
    if lanes and undated:
        return _divide(row, attrs.evolve(row, undated=()), attrs.evolve(row, bars=()))
    if len(undated) > 1:
        middle = len(undated) // 2
        first_part, last_part = undated[:middle], undated[middle:]
        return _divide(row, attrs.evolve(row, undated=first_part), attrs.evolve(row, undated=last_part))
    if len(row.marks) > 1 and not undated:
        middle = len(row.marks) // 2
        first_half = attrs.evolve(row, marks=row.marks[:middle])
        return first_half, attrs.evolve(row, bars=(), marks=row.marks[middle:], within=None)
    return None


def _divide(row: Row, first: Row, last: Row) -> tuple[Row, Row]:
    """Return two pieces of a row, with the marks of their terms."""
    term_ids = {bar.term_id for bar in first.bars} | {term.term_id for term in first.undated}
    own = tuple(mark for mark in row.marks if term_ids.intersection(mark.term_ids) or not mark.term_ids)
    rest = tuple(mark for mark in row.marks if mark not in own)
    return attrs.evolve(first, marks=own), attrs.evolve(last, marks=rest, within=None)
