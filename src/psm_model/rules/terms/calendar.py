"""Calendar: the days on which the boards of an organisation are in office, and the gaps between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Final, NamedTuple

from psm_model.values.bounds import UNBOUNDED, Bounds
from psm_model.values.verdict import Verdict

__all__ = ["Calendar", "Gap"]

_BEYOND: Final = 4 * UNBOUNDED


class Gap(NamedTuple):
    """Days without a board after the last day of one."""

    verdict: Verdict
    """Whether there are such days."""
    first: int
    """The earliest day that may be one of them."""
    latest_first: int
    """The latest day that may be the first of them."""
    last: int
    """The latest day that may be one of them."""
    certain_days: tuple[int, int]
    """The first and the last certain day; the last is before the first if no day is certain."""


class Calendar:
    """The days on which boards are in office.

    In a completion, a gap follows a board if no other board is in office on the day after its last and some board
    starts later. The gap lasts until the next board starts.

    Boards that may have been annulled, because their status is withheld, cover no day for certain.

    >>> first, second = Period.parse("2015-01-01/2019-12-31").bounds, Period.parse("2020-01-04/2025").bounds
    >>> gap = Calendar([first, second], []).find_gap_after(first)
    >>> gap.last - gap.first
    2
    """

    def __init__(self, boards: list[Bounds], doubtful: list[Bounds]) -> None:
        """Create the calendar of some boards.

        Args:
            boards: The days of the boards that were in office.
            doubtful: The days of the boards that may have been annulled.
        """
        every = boards + doubtful
        self._starts = sorted(bounds.start_min for bounds in every)
        self._ends = sorted(bounds.end_max for bounds in every)
        self._latest_starts = sorted(bounds.start_max for bounds in every)
        self._latest_certain_start = max((bounds.start_min for bounds in boards), default=-UNBOUNDED)
        self._covered = _merge_spans((bounds.start_max, bounds.end_min) for bounds in boards)
        by_end = sorted((bounds.end_min, bounds.start_max) for bounds in boards)
        self._end_mins = [end for end, _ in by_end]
        # The earliest of the latest starts of the boards that certainly have not ended before a day.
        self._next_starts = list(accumulate((start for _, start in reversed(by_end)), min))[::-1]

    def find_gap_after(self, board: Bounds) -> Gap | None:
        """Return the gap that may follow a board; None if there is none."""
        _, start_max, end_min, end_max = board
        is_latest = self._latest_starts[-1] == start_max
        latest_other_start = self._find_second_latest_start() if is_latest else self._latest_starts[-1]
        # The day after the last is uncovered if no other board certainly covers it and some board may start after it.
        first = self._find_first_uncovered(end_min + (end_min > -UNBOUNDED))
        last = self._find_last_uncovered(min(end_max + 1, latest_other_start - 1))
        if first > last:
            return None
        # The gap is longest if all boards that may have ended before it have, and the others start as late as possible.
        running = bisect_left(self._end_mins, last)
        next_start = self._next_starts[running] if running < len(self._end_mins) else latest_other_start
        # Of the other boards, those that may have begun by the day after the last, and those that certainly have ended.
        later = bisect_right(self._starts, end_max + 1)
        begun_count = later - 1
        ended_count = bisect_right(self._ends, end_min) - (end_max <= end_min)
        is_certain = begun_count == ended_count and end_max + 1 < self._latest_certain_start
        return Gap(
            verdict=Verdict.of(always=is_certain, possible=True),
            first=first,
            latest_first=last,
            last=next_start - 1 if next_start < UNBOUNDED else UNBOUNDED,
            certain_days=(end_max + 1, self._starts[later] - 1) if is_certain else (1, 0),
        )

    def _find_second_latest_start(self) -> int:
        return self._latest_starts[-2] if len(self._latest_starts) > 1 else -UNBOUNDED

    def _find_first_uncovered(self, day: int) -> int:
        position = bisect_right(self._covered, (day, _BEYOND)) - 1
        return max(day, self._covered[position][1] + 1) if position >= 0 else day

    def _find_last_uncovered(self, day: int) -> int:
        position = bisect_right(self._covered, (day, _BEYOND)) - 1
        is_covered = position >= 0 and day <= self._covered[position][1]
        return self._covered[position][0] - 1 if is_covered else day


def _merge_spans(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Merge inclusive spans that overlap or are adjacent; drop spans without a day."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(span for span in spans if span[0] <= span[1]):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return merged
