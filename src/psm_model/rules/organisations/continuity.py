"""Continuity: the organisations that continue others, and the end of those that are continued."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from psm_model.checking.facts import Fact
from psm_model.checking.register_subject import OrganisationOutline
from psm_model.checking.spans import imprecise
from psm_model.values.bounds import NEVER, UNBOUNDED

__all__ = ["Continuity", "Takeover"]


class Takeover(NamedTuple):
    """The last days of an organisation that another one continues."""

    first: int
    """The ordinal of the earliest possible last day."""
    last: int
    """The ordinal of the latest possible last day."""
    facts: tuple[Fact, ...]
    """The facts that would settle the day."""


class Continuity:
    """Which organisations of a register continue others: renamed, merged or with another area, but not split off.

    The first of several organisations with an id counts. Circles, which PSM409 reports, do no harm.
    """

    def __init__(self, organisations: Sequence[OrganisationOutline]) -> None:
        self._before: dict[str, tuple[str, ...]] = {}
        self._takeovers: dict[str, Takeover] = {}
        seen: set[str] = set()
        for position, organisation in enumerate(organisations):
            if organisation.id in seen:
                continue
            seen.add(organisation.id)
            if organisation.predecessors:
                self._add(position, organisation)
        self._lines = self._find_lines()

    def _add(self, position: int, organisation: OrganisationOutline) -> None:
        before: list[str] = []
        for number, predecessor in enumerate(organisation.predecessors):
            if not predecessor.kind.ends_predecessor or predecessor.organisation_id == organisation.id:
                continue
            before.append(predecessor.organisation_id)
            path = f"/organisations/{position}/predecessors/{number}/on"
            takeover = Takeover(-UNBOUNDED, UNBOUNDED, (Fact(path),))
            if predecessor.on is not None:
                first, last = predecessor.on.ordinals
                takeover = Takeover(first - 1, last - 1, imprecise(path, predecessor.on))
            self._add_takeover(predecessor.organisation_id, takeover)
        if before:
            self._before[organisation.id] = tuple(before)

    def _add_takeover(self, organisation_id: str, takeover: Takeover) -> None:
        known = self._takeovers.get(organisation_id, Takeover(NEVER, NEVER, ()))
        facts = tuple(dict.fromkeys((*known.facts, *takeover.facts)))
        # It ended by the earliest of the days.
        self._takeovers[organisation_id] = Takeover(
            min(known.first, takeover.first), min(known.last, takeover.last), facts
        )

    def _find_lines(self) -> dict[str, str]:
        """Divide the organisations into lines, in which each directly continues the one before it."""
        taken: set[str] = set()
        lines: dict[str, str] = {}
        earlier = {}
        for organisation_id, before in self._before.items():
            predecessor = next((each for each in before if each not in taken), None)
            if predecessor is not None:
                taken.add(predecessor)
                earlier[organisation_id] = predecessor
        for start in earlier:
            path: dict[str, None] = {}
            current = start
            while current not in lines and current not in path and current in earlier:
                path[current] = None
                current = earlier[current]
            line = lines.setdefault(current, current)
            lines |= dict.fromkeys(path, line)
        return lines

    def find_line(self, organisation_id: str) -> str:
        """Return the name of the line of an organisation; all organisations of a line continue one another."""
        return self._lines.get(organisation_id, organisation_id)

    def find_takeover(self, organisation_id: str) -> Takeover | None:
        """Return the last days of an organisation by the records of those that continue it; None without any."""
        return self._takeovers.get(organisation_id)

    def are_connected(self, first: str, second: str) -> bool:
        """Return whether one of two organisations continues the other, directly or through others."""
        return any(second == before for before in self._iter_before(first)) or any(
            first == before for before in self._iter_before(second)
        )

    def _iter_before(self, organisation_id: str) -> Iterator[str]:
        """Yield the organisations that an organisation continues, directly or through others."""
        found: set[str] = set()
        pending = [organisation_id]
        while pending:
            for before in self._before.get(pending.pop(), ()):
                if before not in found:
                    found.add(before)
                    pending.append(before)
                    yield before
