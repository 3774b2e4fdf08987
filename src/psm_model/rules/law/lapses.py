"""Days on which none of the decrees of a board or post is in force any longer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from typing import NamedTuple, TypeAlias

import attrs

from psm_model.checking.decrees import DecreeEnd, DecreeIndex, DecreeOutline
from psm_model.checking.facts import Fact
from psm_model.entities.validity import find_decree_days
from psm_model.values.bounds import NEVER, UNBOUNDED
from psm_model.values.verdict import Verdict

__all__ = ["Lapse", "find_lapse"]

_Days: TypeAlias = tuple[int, int]


@attrs.frozen
class Lapse:
    """Days on which none of several decrees is in force, after the first of them was ended."""

    verdict: Verdict
    """Whether there are such days."""
    decree_ids: tuple[str, ...]
    """The decrees."""
    decree_id: str
    """The one whose end those days follow."""
    ending_id: str
    """The decree that ended it."""
    is_complete: bool
    """Whether all decrees are in the register."""
    depends_on_start: bool
    """Whether the start of the span matters."""
    settled_by: tuple[Fact, ...]
    """The facts of the decrees that would settle the verdict if it is undetermined."""


@attrs.frozen
class _Cover:
    """The days on which a decree may be in force."""

    decree_id: str
    """Its id."""
    outline: DecreeOutline
    """The decree."""
    is_certain: bool
    """Whether it certainly counts."""
    start: _Days
    """The first and the last day on which it may come into force; the last is `NEVER` if it may not."""
    end: DecreeEnd | None
    """When others may end it; None if none may."""

    @property
    def ended_by(self) -> int:
        """The day on which it has certainly ended; `NEVER` if it may continue."""
        return NEVER if self.end is None else self.end.surest.last


class _Exit(NamedTuple):
    """The earliest end of a decree and of all others of the same board or post that follow it."""

    day: int
    """The first day without any of them."""
    decree_id: str
    """The last of them."""
    ending_id: str
    """The decree that ended that one."""


def find_lapse(
    decree_ids: Collection[str], decrees: DecreeIndex, start: _Days, end: _Days, *, amendments: bool = False
) -> Lapse | None:
    """Return whether days of a span follow the end of one of several decrees and have none of them in force.

    The last day of the span needs none if a decree ended on that very day: it is the day of the handover. If one of the
    decrees is not in the register, which may be in force, the verdict is undetermined.

    The verdict is exact for decrees that follow one another. A lapse that some completion has is never missed.

    Args:
        decree_ids: The decrees. Those that only amend others do not count.
        decrees: The decrees of the register.
        start: The ordinals of the first and the last day on which the span may start.
        end: The ordinals of the first and the last day on which it may end.
        amendments: Whether decrees that only amend others count too.

    >>> from psm_model.checking.decrees import DecreeIndex
    >>> old = Decree(id="sk-1", in_force_from=PartialDate(2020))
    >>> new = Decree(id="sk-2", in_force_from=PartialDate(2023, 3, 1), revokes_ids=["sk-1"])
    >>> start, end = (PartialDate(year, 12, 31).ordinals for year in (2019, 2024))
    >>> find_lapse(["sk-1"], DecreeIndex([old, new]), start, end).ending_id
    'sk-2'
    >>> find_lapse(["sk-1", "sk-2"], DecreeIndex([old, new]), start, end) is None
    True
    """
    covers = [*_iter_covers(decree_ids, decrees, amendments=amendments)]
    exits = _find_exits(covers)
    if not exits:
        return None
    first = min(found.day for found in exits.values())
    covered: list[_Days] = []
    for cover in covers:
        own_exit = exits.get(cover.decree_id)
        covered.append((cover.start[1], NEVER if own_exit is None else own_exit.day - 1))
    possible = [gap for gap in _iter_gaps(first, covered) if gap[1] >= start[0] and end[1] > gap[0]]
    if not possible:
        return None
    is_complete = all(decree_id in decrees for decree_id in decree_ids)
    certain = _find_certain_gap(covers, start, end) if is_complete else None
    if certain is None:
        verdict, day = Verdict.UNDETERMINED, possible[0][0]
        named = min((found.decree_id, found.ending_id) for found in exits.values() if found.day == day)
    else:
        verdict, day = Verdict.YES, certain
        ends = ((cover.decree_id, cover.end.surest) for cover in covers if cover.end is not None)
        named = min((decree_id, ending.act) for decree_id, ending in ends if ending.last == day)
    return Lapse(
        verdict,
        tuple(cover.decree_id for cover in covers),
        *named,
        is_complete=is_complete,
        depends_on_start=any(last < start[1] for _, last in possible),
        settled_by=tuple(dict.fromkeys(_iter_facts(covers, exits, day, end[1]))),
    )


def _iter_covers(decree_ids: Iterable[str], decrees: DecreeIndex, *, amendments: bool) -> Iterator[_Cover]:
    for decree_id in dict.fromkeys(decree_ids):
        if decree_id not in decrees:
            continue
        outline = decrees[decree_id]
        if outline.appoints.possible or (amendments and outline.is_issued):
            first, last = find_decree_days(outline)
            is_certain = outline.appoints.certain or (amendments and "status" not in outline.withheld)
            start = first, last if is_certain else NEVER
            yield _Cover(decree_id, outline, is_certain, start, decrees.find_end(decree_id))


def _find_exits(covers: Iterable[_Cover]) -> Mapping[str, _Exit]:
    """Return the earliest end of each decree together with those of the others that end it, and so follow it.

    A decree that only the other decrees end, and whose cover they continue, has no exit.
    """
    own = {cover.decree_id: cover.end for cover in covers}
    waiting: list[tuple[_Exit, str]] = []
    followed: dict[str, list[tuple[int, str]]] = {}
    for decree_id, end in own.items():
        for ending in () if end is None else end.endings:
            if ending.act not in own:
                # The later ones from outside are no earlier.
                waiting.append((_Exit(ending.first, decree_id, ending.act), decree_id))
                break
            followed.setdefault(ending.act, []).append((ending.first, decree_id))
    exits: dict[str, _Exit] = {}
    heapify(waiting)
    while waiting:
        found, decree_id = heappop(waiting)
        if decree_id in exits:
            continue
        exits[decree_id] = found
        for day, earlier in followed.get(decree_id, ()):
            heappush(waiting, (found._replace(day=max(day, found.day)), earlier))
    return exits


def _iter_gaps(first: int, covered: Iterable[_Days]) -> Iterator[_Days]:
    """Yield the days from the first on that are not covered, as pairs of a first and a last day."""
    for earliest, latest in sorted(span for span in covered if span[0] <= span[1]):
        if first < earliest:
            yield first, earliest - 1
        first = max(first, latest + 1)
    if first < NEVER:
        yield first, NEVER


def _find_certain_gap(covers: Collection[_Cover], start: _Days, end: _Days) -> int | None:
    """Return the first day of a certain gap within the span; None if there is no certain gap."""
    first = min((cover.ended_by for cover in covers if cover.is_certain), default=NEVER)
    gaps = _iter_gaps(first, ((cover.start[0], cover.ended_by - 1) for cover in covers))
    # A decree whose first day is not known may never come into force within the span.
    return next(
        (day for day, last in gaps if day < UNBOUNDED and last >= start[1] and end[0] > day),
        None,
    )


def _iter_facts(covers: Iterable[_Cover], exits: Mapping[str, _Exit], day: int, last: int) -> Iterator[Fact]:
    """Yield the facts that would settle whether any of the decrees is in force from a day to the last."""
    earliest = sorted((found.day, decree_id) for decree_id, found in exits.items())
    for cover in covers:
        if cover.end is not None and cover.ended_by >= day:
            yield from cover.end.settled_by
        others = next((ended for ended, decree_id in earliest if decree_id != cover.decree_id), NEVER)
        # Its first day matters if it may cover days after the end of another.
        if cover.start[0] <= last and cover.start[1] > day and cover.ended_by > others:
            yield from cover.outline.settled_by
