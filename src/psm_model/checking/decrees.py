"""DecreeIndex: what rules must know of the decrees of a register, by id."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Any, Final, NamedTuple

from psm_model.entities.decree import Decree
from psm_model.entities.validity import ENDED_FIELDS, DecreeEndings, find_decree_days
from psm_model.values.endings import Ending
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict

from .day_params import format_days
from .days import Days, make_days
from .facts import Fact
from .imprecision import find_imprecise

__all__ = ["NO_DECREES", "DecreeEnd", "DecreeIndex", "DecreeOutline"]


_YES: Final = Verdict.YES  # found faster here than in the class


class DecreeOutline(NamedTuple):
    """A decree without its texts."""

    position: int
    """Its position among all decrees."""
    issued: PartialDate | None
    """The day of issue; None if it is not known, or the decree was not issued."""
    in_force_from: PartialDate | None
    """The first day on which it is in force."""
    is_issued: bool
    """Whether it was issued."""
    appoints: Verdict
    """Whether it appoints by itself: it was issued, and does more than amend others."""
    withheld: tuple[str, ...]
    """The names of the withheld fields."""

    @property
    def path(self) -> str:
        """Its JSON Pointer."""
        return f"/decrees/{self.position}"

    @property
    def settled_by(self) -> tuple[Fact, ...]:
        """The facts that would settle when it comes into force."""
        pointer, status = f"{self.path}/in_force_from", f"{self.path}/status"
        facts = (Fact(pointer),) if self.in_force_from is None else find_imprecise(pointer, self.in_force_from)
        return (*facts, Fact(status)) if "status" in self.withheld else facts


class DecreeEnd(NamedTuple):
    """When others may end a decree."""

    endings: tuple[Ending[str], ...]
    """The decrees that may end it, by id, those that may do so earliest first."""
    surest: Ending[str]
    """The one that may do so latest, at the earliest of all: it is certainly ended on that day."""
    settled_by: tuple[Fact, ...]
    """The facts that would settle on which day it ended: when each of the first to end it comes into force, and when
    those do that may have ended these before; of decrees in a circle, the decrees themselves."""


class _Entries:
    """The contents of an index, as decrees are added to it."""

    __slots__ = ("endings", "ends", "outlines", "relations")

    def __init__(self, decrees: Iterable[Decree] = ()) -> None:
        self.outlines: dict[str, DecreeOutline] = {}
        self.endings = DecreeEndings()
        self.relations: dict[str, tuple[str, ...]] = {}
        # The end of a decree, once it was looked for; many boards may have one decree.
        self.ends: dict[str, DecreeEnd | None] = {}
        for position, decree in enumerate(decrees):
            self.add(decree, position)

    def add(self, decree: Decree, position: int) -> None:
        if decree.id in self.outlines:
            return
        changed_ids, withheld = decree.changed_ids, decree.withheld
        self.outlines[decree.id] = DecreeOutline(
            position, decree.day, decree.in_force_from, decree.is_issued, _judge_appointing(decree), withheld
        )
        if changed_ids:
            self.relations[decree.id] = changed_ids
        if withheld or (changed_ids and decree.ended_ids):
            self.endings.add(decree)
            self.ends.clear()

    def extend(self, part: _Entries, before: int) -> None:
        added = {
            decree_id: outline._replace(position=before + outline.position)
            for decree_id, outline in part.outlines.items()
            if decree_id not in self.outlines
        }
        self.outlines.update(added)
        self.relations.update((known, changed) for known, changed in part.relations.items() if known in added)
        self.endings.extend(part.endings, added.keys())
        self.ends.clear()

    def find_end(self, decree_id: str) -> DecreeEnd | None:
        if not self.endings[decree_id]:
            return None  # the common case
        if decree_id not in self.ends:
            self.ends[decree_id] = self._find_end(decree_id)
        return self.ends[decree_id]

    def _find_end(self, decree_id: str) -> DecreeEnd | None:
        endings = sorted(self.endings.find(decree_id))
        if not endings:
            return None
        surest = min(endings, key=lambda ending: (ending.last, ending.first, ending.act))
        acts = [ending.act for ending in endings if ending.first <= surest.last]
        rivals = [rival for ending_id in acts for rival in self.endings.find_rivals(ending_id)]
        outlines = sorted((self.outlines[known] for known in {*acts, *rivals}), key=lambda outline: outline.position)
        facts = [fact for outline in outlines for fact in outline.settled_by]
        facts += (fact for known in acts for fact in self._find_open_facts(known))
        # No date settles a circle: one of its decrees names another by mistake.
        facts += (Fact(self.outlines[known].path) for known in acts if self.endings.is_circular(known))
        return DecreeEnd(tuple(endings), surest, tuple(dict.fromkeys(facts)))

    def _find_open_facts(self, ending_id: str) -> list[Fact]:
        """Return the withheld facts about decrees that may have ended a decree before it ended another."""
        last = find_decree_days(self.outlines[ending_id])[1]
        outlines = [self.outlines[ending.act] for ending in self.endings.find_open(ending_id, last)]
        return [
            Fact(f"{outline.path}/{name}")
            for outline in outlines
            for name in sorted(ENDED_FIELDS.intersection(outline.withheld))
        ]


class DecreeIndex:
    """The decrees of a register by id; the first of several with one id counts.

    It keeps dates, ids and relations between decrees, and no texts. It is built on the first look-up, since many rules
    need no decree.

    >>> index = DecreeIndex([Decree(id="sk-1", issued=PartialDate(2025))])
    >>> index["sk-1"].issued, "sk-2" in index
    (PartialDate.parse('2025'), False)
    """

    def __init__(self, decrees: Iterable[Decree] = ()) -> None:
        self._first = tuple(decrees)

    @cached_property
    def _entries(self) -> _Entries:
        return _Entries(self._first)

    def add(self, decree: Decree, position: int) -> None:
        """Add the decree at a position among all."""
        self._entries.add(decree, position)

    def extend(self, part: DecreeIndex, before: int) -> None:
        """Add the decrees of the part that follows, after a number of decrees.

        >>> index = DecreeIndex([Decree(id="sk-1")])
        >>> index.extend(DecreeIndex([Decree(id="sk-1"), Decree(id="sk-2")]), 1)
        >>> index["sk-1"].path, index["sk-2"].path
        ('/decrees/0', '/decrees/2')
        """
        self._entries.extend(part._entries, before)

    def __eq__(self, other: object) -> bool:
        return self.__getstate__() == other.__getstate__() if isinstance(other, DecreeIndex) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # it may grow

    def __getstate__(self) -> tuple[object, ...]:
        """Return the state, without the ends that were looked for."""
        entries = self._entries
        return entries.outlines, entries.relations, entries.endings

    # Any: the values of the slots.
    def __setstate__(self, state: tuple[Any, ...]) -> None:
        """Restore the state."""
        self._first = ()
        self._entries.outlines, self._entries.relations, self._entries.endings = state

    def __getitem__(self, decree_id: str) -> DecreeOutline:
        return self._entries.outlines[decree_id]

    def __contains__(self, decree_id: object) -> bool:
        return decree_id in self._entries.outlines

    def __len__(self) -> int:
        return len(self._entries.outlines)

    @property
    def relations(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the decrees that a decree amends, replaces or revokes, by its own id."""
        return self._entries.relations

    def has_issued(self, decree_ids: Iterable[str]) -> bool:
        """Return whether any of the decrees exists and was issued."""
        known = (self._entries.outlines.get(decree_id) for decree_id in decree_ids)
        return any(outline is not None and outline.is_issued for outline in known)

    def find_appointing(self, decree_ids: Iterable[str]) -> list[DecreeOutline]:
        """Return those of the decrees that appoint: they exist, were issued and do more than amend others.

        Decrees of which that is not known, because fields are withheld, are among them.
        """
        known = (self._entries.outlines.get(decree_id) for decree_id in decree_ids)
        return [outline for outline in known if outline is not None and outline.appoints.possible]

    def find_issue_days(self, decree_ids: Iterable[str]) -> tuple[int, int] | None:
        """Return the ordinals of the first and the last day of `find_issue`, at less cost, or None where it does.

        >>> index = DecreeIndex([Decree(id="sk-1", issued=PartialDate(2025, 10, 15))])
        >>> [date.fromordinal(day).isoformat() for day in index.find_issue_days(["sk-1"])]
        ['2025-10-15', '2025-10-15']
        """
        days: tuple[int, int] | None = None
        for decree_id in decree_ids:
            outline = self._entries.outlines.get(decree_id)
            if outline is None or not outline.appoints.possible:
                continue
            if outline.issued is None or not outline.appoints.certain:
                return None
            first, last = outline.issued.ordinals
            days = (first, last) if days is None else (min(days[0], first), min(days[1], last))
        return days

    def find_issue(self, decree_ids: Collection[str]) -> Days | None:
        """Return the day on which the earliest of the appointing decrees was issued.

        Return None if no decree appoints, or if the day of any of them is not known, or whether it appoints.

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
            for outline in self.find_appointing(decree_ids)
            if outline.issued is not None
        ]
        if len(issues) == 1:
            return issues[0]
        # Of decrees with the same days the first named counts, wherever they are in the register.
        earliest = min(issues, key=lambda issue: issue[:3])
        written = earliest.written if earliest.last == last else format_days(first, last)
        facts = dict.fromkeys(fact for issue in issues if issue.first <= last for fact in issue.settled_by)
        return Days(first, last, written, earliest.pointer, tuple(facts))

    @property
    def has_any_endings(self) -> bool:
        """Whether any decree ends another, whether the other is in the register or not."""
        return bool(self._entries.endings)

    def find_ending_ids(self, decree_id: str) -> Collection[str]:
        """Return the ids of the decrees that replace or revoke a decree, whether they come into force or not."""
        return self._entries.endings[decree_id]

    def find_end(self, decree_id: str) -> DecreeEnd | None:
        """Return when others may end a decree; None if none may.

        >>> old, new = Decree(id="sk-1"), Decree(id="sk-2", in_force_from=PartialDate(2025), revokes_ids=["sk-1"])
        >>> DecreeIndex([old, new]).find_end("sk-1").surest.act
        'sk-2'
        """
        return self._entries.find_end(decree_id)


def _judge_appointing(decree: Decree) -> Verdict:
    """Return whether a decree appoints by itself: it was issued, and does more than amend others."""
    if decree.is_issued and not (decree.withheld or decree.amends_ids):
        return _YES  # the common case
    if not decree.is_issued:
        return Verdict.NO
    if "status" in decree.withheld:
        return Verdict.UNDETERMINED
    if decree.ended_ids:
        return _YES
    if decree.amends_ids:
        return Verdict.of(always=False, possible=not ENDED_FIELDS.isdisjoint(decree.withheld))
    return Verdict.of(always="amends_ids" not in decree.withheld, possible=True)


NO_DECREES: Final = DecreeIndex()
"""The index of a register without decrees."""
