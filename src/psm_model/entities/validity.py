"""validity: when decrees are in force, given the decrees that replace or revoke them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final, Protocol

import attrs

from psm_model.values.bounds import NEVER, UNBOUNDED
from psm_model.values.endings import Effect, Ending, find_effects, iter_endings
from psm_model.values.endpoint import OPEN, UNKNOWN
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period, Start

from .decree import Decree

__all__ = ["ENDED_FIELDS", "DatedDecree", "DecreeEndings", "Validity", "find_decree_days", "find_validity"]

ENDED_FIELDS: Final = frozenset({"replaces_ids", "revokes_ids"})
"""The fields of a decree that name the decrees that it ends."""


class DatedDecree(Protocol):
    """A decree, or its outline, with the data that decides when it comes into force."""

    @property
    def is_issued(self) -> bool:
        """Whether it was issued."""

    @property
    def in_force_from(self) -> PartialDate | None:
        """The first day on which it is in force."""

    @property
    def withheld(self) -> tuple[str, ...]:
        """The names of the withheld fields."""


def find_decree_days(decree: DatedDecree) -> tuple[int, int]:
    """Return the ordinals of the first and the last day on which a decree may come into force.

    Without a recorded day, that may be any day, even before the day of issue (*berlaku surut*). A decree that was not
    issued never comes into force, and a decree whose status is withheld may never come into force.

    >>> days = find_decree_days(Decree(id="sk", in_force_from=PartialDate(2025, 10)))
    >>> [date.fromordinal(day).isoformat() for day in days]
    ['2025-10-01', '2025-10-31']
    """
    if not decree.is_issued:
        return NEVER, NEVER
    first, last = (-UNBOUNDED, UNBOUNDED) if decree.in_force_from is None else decree.in_force_from.ordinals
    return first, NEVER if "status" in decree.withheld else last


class DecreeEndings:
    """The decrees of a register that end others, by id.

    A decree is in force from its first day until the day before a decree that replaces or revokes it takes effect. The
    later decree takes effect on its own first day, and only if it is in force on that day: a revocation that was itself
    revoked before that day ends nothing. If it is revoked later, the ended decree stays ended.

    The days are exact if each imprecise date affects only one ending. If several endings depend on one date, or decrees
    end each other in a circle, the answer may include days that are not possible, but never excludes a possible one. A
    decree that withholds which others it ends may have ended any other decree, and so prevented that decree from ending
    others.

    >>> endings = DecreeEndings()
    >>> endings.add(Decree(id="sk-2", in_force_from=PartialDate(2024, 6, 1), revokes_ids=["sk-1"]))
    >>> len(endings.find("sk-1"))
    1
    >>> endings.add(Decree(id="sk-3", in_force_from=PartialDate(2024, 5, 1), revokes_ids=["sk-2"]))
    >>> endings.find("sk-1")
    []
    """

    __slots__ = ("_days", "_effects", "_endings", "_open_days")

    def __init__(self) -> None:
        self._days: dict[str, tuple[int, int]] = {}
        # The ids of the decrees that end a decree; the values have no meaning.
        self._endings: dict[str, dict[str, None]] = {}
        # The first and last days of the decrees that withhold which others they end.
        self._open_days: dict[str, tuple[int, int]] = {}
        self._effects: dict[str, Effect[str]] | None = None

    def add(self, decree: Decree) -> None:
        """Add a decree, whose id must be new."""
        if decree.is_issued and not ENDED_FIELDS.isdisjoint(decree.withheld):
            self._open_days[decree.id] = find_decree_days(decree)
        if not decree.ended_ids:
            return
        self._effects = None
        self._days[decree.id] = find_decree_days(decree)
        for ended in decree.ended_ids:
            self._endings.setdefault(ended, {})[decree.id] = None

    def extend(self, other: DecreeEndings, decree_ids: Collection[str]) -> None:
        """Add decrees of another collection.

        Args:
            other: The collection.
            decree_ids: The ids of the decrees to add, which must be new.
        """
        self._effects = None
        self._open_days.update((added, days) for added, days in other._open_days.items() if added in decree_ids)
        self._days.update((added, days) for added, days in other._days.items() if added in decree_ids)
        for ended, ending_ids in other._endings.items():
            added_ids = dict.fromkeys(ending for ending in ending_ids if ending in decree_ids)
            if added_ids:
                self._endings.setdefault(ended, {}).update(added_ids)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DecreeEndings):
            return NotImplemented
        return (self._days, self._endings, self._open_days) == (other._days, other._endings, other._open_days)

    __hash__ = None  # type: ignore[assignment]  # it may grow

    def __len__(self) -> int:
        return len(self._days)

    def __getitem__(self, decree_id: str) -> Collection[str]:
        """Return the ids of the decrees that replace or revoke a decree, whether they take effect or not."""
        return self._endings.get(decree_id, {})

    def find(self, decree_id: str) -> list[Ending[str]]:
        """Return the decrees that may end a decree, in the order of their ids. Only recorded references count."""
        endings = {ending.act: ending for ending in iter_endings(self[decree_id], self._days, self._find_effects())}
        for ending_id in self[decree_id]:
            first, last = self._days[ending_id]
            if self.find_open(ending_id, last):
                endings[ending_id] = Ending(first, NEVER, ending_id)
        return sorted(endings.values(), key=lambda ending: ending.act)

    def find_open(self, decree_id: str, last: int = NEVER) -> list[Ending[str]]:
        """Return the decrees that may end a decree by a last day, because they withhold which decrees they end.

        Each of them may also never end it.

        >>> endings = DecreeEndings()
        >>> endings.add(Decree(id="sk-2", in_force_from=PartialDate(2024, 6, 1), withheld=["revokes_ids"]))
        >>> [(date.fromordinal(ending.first).isoformat(), ending.act) for ending in endings.find_open("sk-1")]
        [('2024-06-01', 'sk-2')]
        """
        return [
            Ending(days[0], NEVER, open_id)
            for open_id, days in self._open_days.items()
            if open_id != decree_id and days[0] <= last
        ]

    def find_rivals(self, decree_id: str) -> tuple[str, ...]:
        """Return the ids of the decrees that may end a decree before it ends others, on its first day or earlier."""
        effect = self._find_effects().get(decree_id)
        return () if effect is None else effect.rivals

    def is_circular(self, decree_id: str) -> bool:
        """Return whether decrees end each other in a circle, so that it is undetermined if a decree takes effect."""
        effect = self._find_effects().get(decree_id)
        return effect is not None and effect.is_circular and bool(effect.rivals)

    def _find_effects(self) -> dict[str, Effect[str]]:
        if self._effects is None:
            self._effects = find_effects(self._days, self.__getitem__)
        return self._effects


@attrs.frozen
class Validity:
    """How long a decree is in force, as far as the register knows."""

    period: Period | None
    """Its first and last day in force; None if it was perhaps never in force.

    The period is open if no decree ends it. The last day is the day before another decree ends it; it is unknown if
    several days are possible.
    """
    ended_by: tuple[Decree, ...]
    """The decrees that may have ended it, ordered by the earliest possible day."""


def find_validity(decree: Decree, endings: Sequence[Ending[Decree]]) -> Validity:
    """Return how long a decree is in force.

    Args:
        decree: The decree.
        endings: The decrees that may end it.

    >>> appointing = Decree(id="sk-1", in_force_from=PartialDate(2020))
    >>> find_validity(appointing, [])
    Validity(period=Period.parse('2020/..'), ended_by=())
    """
    endings = sorted(endings, key=lambda ending: (ending.first, ending.last, ending.act.id))
    return Validity(_find_period(decree, endings), tuple(ending.act for ending in endings))


def _find_period(decree: Decree, endings: Sequence[Ending[Decree]]) -> Period | None:
    latest = find_decree_days(decree)[1]
    # The first day on which others may have ended it, and the day on which they certainly have.
    first = min((ending.first for ending in endings), default=NEVER)
    last = min((ending.last for ending in endings), default=NEVER)
    if first <= latest:
        return None
    start: Start = UNKNOWN if decree.in_force_from is None else decree.in_force_from
    if not endings:
        return Period(start, OPEN)
    return Period(start, PartialDate.from_date(date.fromordinal(last - 1)) if first == last else UNKNOWN)
