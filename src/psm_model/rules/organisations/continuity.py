"""Continuity: the organisations that continue others, and the life of those that are continued."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from psm_model.checking.facts import Fact
from psm_model.checking.imprecision import find_imprecise
from psm_model.checking.organisation_outline import OrganisationOutline
from psm_model.entities.organisation_life import Takeover, contradicts_takeovers, find_life, index_takeovers
from psm_model.entities.places import iter_first
from psm_model.values.bounds import Bounds

__all__ = ["Continuity"]


class Continuity:
    """Which organisations of a register continue others: renamed, merged or with another area, but not split off.

    The first of several organisations with an id counts. Circles, which PSM409 reports, do no harm.
    """

    def __init__(self, organisations: Sequence[OrganisationOutline]) -> None:
        self._takeovers = index_takeovers(organisations)
        self._before: dict[str, list[str]] = {}
        for ended, takeovers in self._takeovers.items():
            for takeover in takeovers:
                self._before.setdefault(takeover.organisation_id, []).append(ended)
        self._withheld = self._find_withheld(organisations)
        self._lines = self._find_lines()

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

    def _find_withheld(self, organisations: Sequence[OrganisationOutline]) -> dict[str, str]:
        """Map organisations to withheld predecessors, their own or those of one that they continue."""
        withheld = {
            organisation.id: f"/organisations/{position}/predecessors"
            for position, organisation in iter_first(organisations)
            if "predecessors" in organisation.withheld
        }
        pending = list(withheld)
        while pending:
            before = pending.pop()
            for takeover in self._takeovers.get(before, ()):
                if takeover.organisation_id not in withheld:
                    withheld[takeover.organisation_id] = withheld[before]
                    pending.append(takeover.organisation_id)
        return withheld

    def find_line(self, organisation_id: str) -> str:
        """Return the name of the line of an organisation; all organisations of a line continue one another."""
        return self._lines.get(organisation_id, organisation_id)

    def find_life(self, organisation: OrganisationOutline) -> Bounds:
        """Return the bounds of the days on which an organisation exists."""
        return find_life(
            organisation.founded,
            organisation.dissolved,
            self.find_takeovers(organisation.id),
            is_dissolution_open="dissolved" in organisation.withheld,
        )

    def find_takeovers(self, organisation_id: str) -> tuple[Takeover, ...]:
        """Return the takeovers that end an organisation."""
        return self._takeovers.get(organisation_id, ())

    def find_end_facts(self, path: str, organisation: OrganisationOutline) -> tuple[Fact, ...]:
        """Return the facts that would settle the last day of an organisation.

        Args:
            path: Its JSON Pointer.
            organisation: The organisation.
        """
        takeovers = self.find_takeovers(organisation.id)
        if organisation.dissolved is not None:
            if contradicts_takeovers(organisation.dissolved, takeovers):
                return (Fact(f"{path}/dissolved"), *(Fact(f"{takeover.path}/on") for takeover in takeovers))
            return find_imprecise(f"{path}/dissolved", organisation.dissolved)
        facts: tuple[Fact, ...] = (Fact(f"{path}/dissolved"),) if "dissolved" in organisation.withheld else ()
        for takeover in takeovers:
            place, on = f"{takeover.path}/on", takeover.predecessor.on
            facts += (Fact(place),) if on is None else find_imprecise(place, on)
        return facts

    def find_facts(self, position: int, organisation: OrganisationOutline) -> tuple[Fact, ...]:
        """Return the facts that would settle the first and the last day of an organisation.

        Args:
            position: Its position among all.
            organisation: The organisation.
        """
        path, founded = f"/organisations/{position}", organisation.founded
        facts = (Fact(f"{path}/founded"),) if founded is None else find_imprecise(f"{path}/founded", founded)
        return facts + self.find_end_facts(path, organisation)

    def are_connected(self, first: str, second: str) -> bool:
        """Return whether one of two organisations continues the other, directly or through others."""
        return second in self._iter_before(first) or first in self._iter_before(second)

    def find_withheld(self, organisation_id: str) -> str | None:
        """Return the JSON Pointer of withheld predecessors; None without any.

        They are those of the organisation, or of one that it continues. Through them, it may continue any other one.
        """
        return self._withheld.get(organisation_id)

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
