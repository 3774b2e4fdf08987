"""DecreeIndex: what rules must know of the decrees of a register, by id."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from psm_model.entities.decree import Decree
from psm_model.entities.validity import effect_days
from psm_model.values.partial_date import PartialDate

from .days import Days, make_days
from .facts import Fact
from .spans import format_days, imprecise

__all__ = ["NO_DECREES", "DecreeIndex", "DecreeOutline", "EndedDecree", "Ending"]


class DecreeOutline(NamedTuple):
    """A decree without its texts."""

    position: int
    """Its position among all decrees."""
    issued: PartialDate | None
    """The day of issue; None if it is not known, or the decree was not issued."""
    is_issued: bool
    """Whether it was issued."""
    amends: bool
    """Whether it amends others, so that it does not appoint by itself."""

    @property
    def path(self) -> str:
        """Its JSON Pointer."""
        return f"/decrees/{self.position}"


class Ending(NamedTuple):
    """A decree that ends another by replacing or revoking it."""

    decree_id: str
    """The id of the decree that ends it."""
    first: int
    """The ordinal of the first day on which it may come into force."""
    last: int
    """The ordinal of the last such day."""
    settled_by: tuple[Fact, ...]
    """The facts that would settle that day."""


class EndedDecree(NamedTuple):
    """The last to end of several decrees, all of which others end."""

    decree_id: str
    """Its id."""
    ending: Ending
    """Its end."""
    decree_ids: tuple[str, ...]
    """The ids of all of them."""


class DecreeIndex:
    """The decrees of a register by id; the first of several with one id counts.

    It keeps dates, ids and relations between decrees, and no texts.

    >>> index = DecreeIndex([Decree(id="sk-1", issued=PartialDate(2025))])
    >>> index["sk-1"].issued, "sk-2" in index
    (PartialDate.parse('2025'), False)
    """

    __slots__ = ("_endings", "_ends", "_outlines", "_relations")

    def __init__(self, decrees: Iterable[Decree] = ()) -> None:
        self._outlines: dict[str, DecreeOutline] = {}
        self._endings: dict[str, list[Ending]] = {}
        # The end of a decree, once it was looked for; a decree may be ended by many others.
        self._ends: dict[str, Ending] = {}
        self._relations: dict[str, tuple[str, ...]] = {}
        for position, decree in enumerate(decrees):
            self.add(decree, position)

    def add(self, decree: Decree, position: int) -> None:
        """Add the decree at a position among all."""
        if decree.id in self._outlines:
            return
        outline = DecreeOutline(position, decree.day, decree.is_issued, bool(decree.amends_ids))
        self._outlines[decree.id] = outline
        if decree.changed_ids:
            self._relations[decree.id] = decree.changed_ids
        if decree.ended_ids:
            pointer = f"{outline.path}/in_force_from"
            effect = decree.in_force_from
            facts = (Fact(pointer),) if effect is None else imprecise(pointer, effect)
            ending = Ending(decree.id, *effect_days(decree), facts)
            for ended in dict.fromkeys(decree.ended_ids):
                self._endings.setdefault(ended, []).append(ending)
                self._ends.pop(ended, None)

    def __getitem__(self, decree_id: str) -> DecreeOutline:
        return self._outlines[decree_id]

    def __contains__(self, decree_id: object) -> bool:
        return decree_id in self._outlines

    def __len__(self) -> int:
        return len(self._outlines)

    @property
    def relations(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the decrees that a decree amends, replaces or revokes, by its own id."""
        return self._relations

    def has_issued(self, decree_ids: Iterable[str]) -> bool:
        """Return whether any of the decrees exists and was issued."""
        known = (self._outlines.get(decree_id) for decree_id in decree_ids)
        return any(outline is not None and outline.is_issued for outline in known)

    def find_appointing(self, decree_ids: Iterable[str]) -> list[DecreeOutline]:
        """Return those of the decrees that appoint: they exist, were issued and do not amend others."""
        return [outline for _, outline in self._iter_appointing(decree_ids)]

    def _iter_appointing(self, decree_ids: Iterable[str]) -> Iterator[tuple[str, DecreeOutline]]:
        for decree_id in decree_ids:
            outline = self._outlines.get(decree_id)
            if outline is not None and outline.is_issued and not outline.amends:
                yield decree_id, outline

    def find_issue_days(self, decree_ids: Iterable[str]) -> tuple[int, int] | None:
        """Return the ordinals of the first and the last day of `find_issue`, at less cost, or None where it does.

        >>> index = DecreeIndex([Decree(id="sk-1", issued=PartialDate(2025, 10, 15))])
        >>> [date.fromordinal(day).isoformat() for day in index.find_issue_days(["sk-1"])]
        ['2025-10-15', '2025-10-15']
        """
        days: tuple[int, int] | None = None
        for _, outline in self._iter_appointing(decree_ids):
            if outline.issued is None:
                return None
            first, last = outline.issued.ordinals
            days = (first, last) if days is None else (min(days[0], first), min(days[1], last))
        return days

    def find_issue(self, decree_ids: Collection[str]) -> Days | None:
        """Return the day on which the earliest of the appointing decrees was issued.

        Return None if no decree appoints, or if the day of any of them is not known.

        >>> index = DecreeIndex([Decree(id="sk-1", issued=PartialDate(2025)), Decree(id="sk-2")])
        >>> index.find_issue(["sk-1"]).written, index.find_issue(["sk-1", "sk-2"])
        ('2025', None)
        """
        days = self.find_issue_days(decree_ids)
        if days is None:
            return None
        first, last = days
        issues = [
            make_days(outline.issued, f"{outline.path}/issued")
            for _, outline in self._iter_appointing(decree_ids)
            if outline.issued is not None
        ]
        if len(issues) == 1:
            return issues[0]
        earliest = min(issues)
        written = earliest.written if earliest.last == last else format_days(first, last)
        facts = dict.fromkeys(fact for issue in issues if issue.first <= last for fact in issue.settled_by)
        return Days(first, last, written, earliest.pointer, tuple(facts))

    @property
    def has_any_endings(self) -> bool:
        """Whether any decree ends another, whether the other is in the register or not."""
        return bool(self._endings)

    def has_endings(self, decree_ids: Iterable[str]) -> bool:
        """Return whether any of the decrees is ended by another."""
        return not self._endings.keys().isdisjoint(decree_ids)

    def find_end(self, decree_ids: Iterable[str]) -> EndedDecree | None:
        """Return the last of the appointing decrees to end, with its end.

        Return None if no decree appoints, or one of them is not ended by another. A decree ends when the earliest of
        those that replace or revoke it comes into force.
        """
        ends: dict[str, Ending] = {}
        for decree_id, _ in self._iter_appointing(decree_ids):
            if decree_id not in self._endings:
                return None
            ends[decree_id] = self._find_first_ending(decree_id)
        if not ends:
            return None
        last_id = max(ends, key=lambda decree_id: (*_sort_ending(ends[decree_id]), decree_id))
        first = max(end.first for end in ends.values())
        facts = dict.fromkeys(fact for end in ends.values() if end.last >= first for fact in end.settled_by)
        ending = ends[last_id]._replace(first=first, settled_by=tuple(facts))
        return EndedDecree(last_id, ending, tuple(ends))

    def _find_first_ending(self, decree_id: str) -> Ending:
        """Return the earliest of the decrees that end a decree, with the days on which the first of them may do so."""
        if decree_id not in self._ends:
            endings = self._endings[decree_id]
            earliest = min(endings, key=_sort_ending)
            first = min(ending.first for ending in endings)
            facts = tuple(fact for ending in endings if ending.first <= earliest.last for fact in ending.settled_by)
            self._ends[decree_id] = earliest._replace(first=first, settled_by=facts)
        return self._ends[decree_id]


def _sort_ending(ending: Ending) -> tuple[int, int, str]:
    return ending.last, ending.first, ending.decree_id


NO_DECREES: Final = DecreeIndex()
"""The index of a register without decrees."""
