"""judge_in_force: whether something is in force on a day, by its start and by what may have ended it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from .verdict import Verdict

__all__ = ["judge_in_force"]

T = TypeVar("T")


def judge_in_force(
    start: tuple[int, int], endings: Iterable[tuple[int, int, T]], first: int, last: int
) -> tuple[Verdict, T | None]:
    """Return whether something is in force on an unknown day of several, and what decides that.

    It is in force from its start to the day before the earliest of its endings. What decides is the ending that
    certainly ended it if the answer is NO, and the earliest that may have ended it if the answer is UNDETERMINED; None
    if no ending matters. Of endings that are as early as each other, the first counts.

    Args:
        start: The ordinals of the first and the last day on which it may come into force.
        endings: The ordinals of the first and the last day on which each may end it, and the ending itself.
        first: The ordinal of the first day that may be meant.
        last: The ordinal of the last.

    >>> judge_in_force((10, 10), [(20, 25, "repeal")], 19, 19), judge_in_force((10, 10), [(20, 25, "repeal")], 25, 25)
    ((<Verdict.YES: 'yes'>, None), (<Verdict.NO: 'no'>, 'repeal'))
    """
    earliest, latest = start
    if earliest > last:
        return Verdict.NO, None
    begun = [ending for ending in endings if ending[0] <= last]
    if not begun:
        return Verdict.of(always=latest <= first, possible=True), None
    ended = min(begun, key=lambda ending: ending[1])
    # A day on which it is in force is one of those that may be meant, not before its start, and before every end.
    if ended[1] <= max(first, earliest):
        return Verdict.NO, ended[2]
    return Verdict.UNDETERMINED, min(begun, key=lambda ending: ending[:2])[2]
